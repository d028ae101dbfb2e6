"""Courses that break a rule, and courses that only look as if they did, each with the report that its author gets.

`samples/L05.md` holds those of a rule: a heading `## broken: what is wrong` or `## sound: what looks like it`, then the files of a
small course, each between `~~~~ path` and `~~~~`, and last its `~~~~ report`. What is not given is there by itself: `course.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from courseware.problems import as_text
from tests.checks.courses import all_told

FOLDER = Path(__file__).parent / "samples"
HEADING = re.compile(r"^## (?P<what>broken|sound): (?P<title>.+)$", re.MULTILINE)
FILE = re.compile(r"^~~~~ (?P<name>\S+)\n(?P<text>.*?)^~~~~$", re.MULTILINE | re.DOTALL)
REPORT = "report"


@dataclass(frozen=True, slots=True)
class Sample:
    """One small course: the rule that it is about, its files by their paths, and what is expected to be told."""

    rule: str
    broken: bool
    title: str
    files: dict[str, str]
    report: str

    def told(self, folder: Path) -> str:
        """What the check says of it, one line a problem; `folder` is where its files are written."""
        return as_text(all_told(folder, self.files))


def samples_in(path: Path) -> Iterator[Sample]:
    """The samples of one file."""
    text = path.read_text(encoding="utf-8")
    heads = [*HEADING.finditer(text)]
    for head, behind in zip(heads, [*heads[1:], None], strict=True):
        files = {m["name"]: m["text"] for m in FILE.finditer(text, head.end(), behind.start() if behind else len(text))}
        report = files.pop(REPORT, "")
        yield Sample(path.stem, head["what"] == "broken", head["title"], files, report)


def all_samples() -> list[Sample]:
    """Every sample, in the order of the rules."""
    return [sample for path in sorted(FOLDER.glob("*.md")) for sample in samples_in(path)]


def renewed(path: Path, folder: Path) -> str:
    """The text of a file of samples with the reports as they come now."""
    text = path.read_text(encoding="utf-8")
    heads = [*HEADING.finditer(text)]
    pieces = [text[: heads[0].start()] if heads else text]
    for number, (head, sample) in enumerate(zip(heads, samples_in(path), strict=True)):
        end = heads[number + 1].start() if number + 1 < len(heads) else len(text)
        body = re.sub(
            rf"\n*^~~~~ {REPORT}\n.*?^~~~~\n*", "\n", text[head.start() : end], flags=re.MULTILINE | re.DOTALL
        )
        told = sample.told(folder / str(number))
        pieces.append(f"{body.rstrip()}\n\n~~~~ {REPORT}\n{told}~~~~\n\n")
    return "".join(pieces).rstrip() + "\n"
