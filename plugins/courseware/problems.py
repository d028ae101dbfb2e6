"""What is wrong in an author's text: where, why it matters, what to write instead.

A problem is a value. Rooms below the doors make problems and hand them up; only
a door (`cli`, `mkdocs_plugin`) prints them or ends a run because of them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs: an error fails a check, the others are told only."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True)
class Fix:
    """The corrected lines of one place: `lines` replace `first` to `last` (1-based, both included).

    With `last == first - 1` nothing is replaced and `lines` are inserted before `first`.
    """

    first: int
    last: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake of an author.

    `path` is relative to the project's folder, with `/`; `line` and `column` count from 1,
    columns in characters. `line` 0 means that the file as a whole is meant. `message` says
    what is wrong and why it matters, `hint` what to write instead. `code` is a rule's
    number (`L05`) or a short name (`unclosed-block`), by which it can be silenced or looked up.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    fix: Fix | None = field(default=None, compare=False)

    @property
    def place(self) -> str:
        """`path:line:column`, as editors and terminals turn it into a link."""
        return self.path if self.line <= 0 else f"{self.path}:{self.line}:{self.column}"

    @property
    def sentence(self) -> str:
        """Message and hint in one, without the place."""
        return f"{self.message} {self.hint}".strip()

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}"


def sort_key(problem: Problem) -> tuple[str, int, int, str]:
    """Orders problems as a reader goes through the files."""
    return problem.path, problem.line, problem.column, problem.code


def unique(problems: Iterable[Problem]) -> list[Problem]:
    """The problems in reading order, each once."""
    return sorted(dict.fromkeys(problems), key=sort_key)


def as_text(problems: list[Problem]) -> str:
    """One line a problem: place, severity where it is no error, what is wrong, what to write, code."""
    lines = []
    for problem in problems:
        weight = "" if problem.severity is Severity.ERROR else f"{problem.severity}: "
        lines.append(f"{problem.place}: {weight}{problem.sentence} [{problem.code}]\n")
    return "".join(lines)


def as_json(problems: list[Problem]) -> str:
    """An array of objects with the fields of `Problem`; `fix` is there where one is known."""
    rows = []
    for problem in problems:
        row: dict[str, object] = {
            "path": problem.path,
            "line": problem.line,
            "column": problem.column,
            "code": problem.code,
            "severity": problem.severity.value,
            "message": problem.message,
            "hint": problem.hint,
        }
        if problem.fix:
            row["fix"] = {"first": problem.fix.first, "last": problem.fix.last, "lines": list(problem.fix.lines)}
        rows.append(row)
    return json.dumps(rows, indent=2, ensure_ascii=False) + "\n"


SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "note"}


def as_sarif(problems: list[Problem]) -> str:
    """SARIF 2.1.0 (OASIS), which code hosts read to show problems beside the line."""
    results = [
        {
            "ruleId": problem.code,
            "level": SARIF_LEVELS[problem.severity],
            "message": {"text": problem.sentence},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": problem.path, "uriBaseId": "%SRCROOT%"},
                        "region": {"startLine": max(problem.line, 1), "startColumn": max(problem.column, 1)},
                    }
                }
            ],
        }
        for problem in problems
    ]
    rules = [{"id": code} for code in sorted({problem.code for problem in problems})]
    run = {
        "tool": {"driver": {"name": "courseware", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


GITHUB_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "notice"}


def as_github(problems: list[Problem]) -> str:
    """Workflow commands, which GitHub's builders turn into remarks beside the line."""

    def text(value: str) -> str:
        return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def attribute(value: str) -> str:
        return text(value).replace(":", "%3A").replace(",", "%2C")

    return "".join(
        f"::{GITHUB_LEVELS[p.severity]} file={attribute(p.path)},line={max(p.line, 1)},col={max(p.column, 1)},"
        f"title={attribute(p.code)}::{text(p.sentence)}\n"
        for p in problems
    )


GITLAB_LEVELS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFORMATION: "info"}


def as_gitlab(problems: list[Problem]) -> str:
    """GitLab's code quality report: the array that a job hands over as `codequality`."""
    rows = []
    seen: dict[str, int] = {}
    for problem in problems:
        # The line is left out of the fingerprint, so that a remark follows its text when lines move.
        stem = f"{problem.path}\n{problem.code}\n{problem.message}"
        seen[stem] = seen.get(stem, 0) + 1
        rows.append(
            {
                "description": problem.sentence,
                "check_name": problem.code,
                "fingerprint": hashlib.sha256(f"{stem}\n{seen[stem]}".encode()).hexdigest()[:40],
                "severity": GITLAB_LEVELS[problem.severity],
                "location": {"path": problem.path, "lines": {"begin": max(problem.line, 1)}},
            }
        )
    return json.dumps(rows, indent=2, ensure_ascii=False) + "\n"


FORMATS: dict[str, Callable[[list[Problem]], str]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "github": as_github,
    "gitlab": as_gitlab,
}
