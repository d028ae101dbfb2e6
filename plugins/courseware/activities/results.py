"""Named results: what an activity publishes, and what another one, on any page, makes use of.

A result is called `ACTIVITY.NAME`, such as `gap-table.top-gaps`. The browser keeps it under that name; here is proven
that whoever asks for one asks for something that exists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches

from courseware.problems import Problem
from courseware.sources.fields import Fields, either
from courseware.sources.guess import brief
from courseware.sources.named import read_named
from courseware.sources.text import Part

PHRASES = {
    "first": re.compile(r"first (?P<count>[1-9]\d?) (?P<what>[a-z0-9-]+) by (?P<by>[a-z0-9-]+)"),
    "lowest": re.compile(r"lowest (?P<count>[1-9]\d?) (?P<what>[a-z0-9-]+)"),
    "highest": re.compile(r"highest (?P<count>[1-9]\d?) (?P<what>[a-z0-9-]+)"),
    "without": re.compile(r"(?P<what>[a-z0-9-]+) without (?P<by>[a-z0-9-]+)"),
    "sum": re.compile(r"sum of (?P<what>[a-z0-9-]+)"),
}
"""The phrases behind `publish`, as formats.md has them; there are no others."""
SPELT = {
    "first": "first 3 COLUMN by COLUMN",
    "lowest": "lowest 2 dimensions",
    "highest": "highest 2 dimensions",
    "without": "NAME without COLUMN",
    "sum": "sum of COLUMN",
}


@dataclass(frozen=True, slots=True)
class Result:
    """A result that an activity publishes; `phrase` is empty for one that its kind always gives.

    `verb` is one of `PHRASES`, with what it speaks of. The place is that of the phrase. `title` is what people read above it, where one
    activity has several.
    """

    name: str
    verb: str = ""
    count: int = 0
    what: str = ""
    by: str = ""
    line: int = 0
    column: int = 0
    title: Part | None = None

    @property
    def compiled(self) -> str:
        """The phrase as the browser takes it: name, verb, count, what, by, with one blank between them."""
        return f"{self.name} {self.verb} {self.count} {self.what} {self.by}".rstrip()


@dataclass(slots=True)
class Use:
    """What an activity takes from another, `ACTIVITY.NAME`, and where its author says so.

    `title` is what the other one is called, `said` what its result is called if it has a title; both are filled in when the whole course is
    read.
    """

    name: str
    line: int
    column: int
    title: Part | None = None
    said: Part | None = None

    @property
    def activity(self) -> str:
        """The id of the other activity."""
        return self.name.partition(".")[0]


def read_results(fields: Fields, verbs: tuple[str, ...]) -> tuple[Result, ...]:
    """What stands under `publish`; a phrase that this kind does not know is a problem. `verbs` are those it knows.

    `gaps: first 3 what by gap`, or with words for people `gaps: {what: first 3 what by gap, title: The largest gaps}`.
    """
    found = []
    for name, phrase, body, line, _ in read_named(fields, "publish", "what"):
        title = body.text("title") if body else None
        if body:
            body.finish("A result")
        text = " ".join(phrase.text.split())
        match = next((match for verb in verbs if (match := PHRASES[verb].fullmatch(text))), None)
        if match is None:
            fields.problems.append(
                Problem(
                    fields.path,
                    phrase.line,
                    phrase.column,
                    "unknown-phrase",
                    f"`{brief(text)}` is no way to say what `{name}` is, so there would be no such result.",
                    f"Write {either(f'{name}: {SPELT[verb]}' for verb in verbs)}.",
                )
            )
            continue
        verb = next(verb for verb in verbs if PHRASES[verb] is match.re)
        groups = match.groupdict()
        found.append(
            Result(
                name,
                verb,
                int(groups.get("count") or 0),
                groups["what"],
                groups.get("by") or "",
                line,
                phrase.column,
                title,
            )
        )
    return tuple(found)


def check_columns(results: tuple[Result, ...], path: str, known: dict[str, tuple[str, ...]]) -> list[Problem]:
    """The problems of results that speak of what is not there; `known` has the names by the part of the phrase.

    Its keys are a verb with `.what` or `.by`, such as `first.by`; a part without names is not looked at.
    """
    found = []
    for result in results:
        for part, word in (("what", result.what), ("by", result.by)):
            names = known.get(f"{result.verb}.{part}")
            if not word or names is None or word in names:
                continue
            close = get_close_matches(word, names, 1, 0.5)
            found.append(
                Problem(
                    path,
                    result.line,
                    result.column,
                    "unknown-name",
                    f"`{result.name}` asks for `{word}`, and there is nothing of this name here.",
                    f"Did you mean `{close[0]}`?" if close else f"Write {either(names)}." if names else "Take it away.",
                )
            )
    return found
