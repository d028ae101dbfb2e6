"""What the room sees at each step of a live session, as an author writes it: a block of headings with text below them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from courseware.problems import Problem, Severity
from courseware.sources.blocks import Block
from courseware.sources.comments import without_comments
from courseware.sources.guess import brief
from courseware.sources.lines import Line, join
from courseware.sources.text import Part

HEADING = re.compile(r"[ ]{0,3}(?P<marks>#{1,6})(?!#)[ ]*(?P<title>.*?)[ ]*(?<!\\)#*[ ]*")
UNDERLINE = re.compile(r"(?:=+|-+)[ ]*")
NAME = re.compile(r"[ ]*\{[^{}]*\}$")
MINUTES = re.compile(r"[ ]*\([ ]*(?P<n>\d{1,3})[ ]*min[^\W\d_]*\.?[ ]*\)$", re.IGNORECASE)
NEARLY = re.compile(
    r"\([^()\d]{0,12}\d[\d\s.,:–—-]*(?:min\w*|m|h|hrs?|hours?|s|sec\w*|['’′″\"])\.?[ ]*\)$|\(\d+:\d+\)$"
    r"|\([^()]*\bmin(?:s|ute|utes)?\b\.?[^()]*\)$",
    re.IGNORECASE,
)
"""What stands in brackets at the end of a heading and looks like a time."""
LONGEST = 240


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what stands large at the top, how many minutes it takes (0: nobody counts), what stands below."""

    title: Part
    minutes: int
    text: Part | None


@dataclass(frozen=True, slots=True)
class Wall:
    """The steps of a session, for a projector."""

    title: Part
    steps: tuple[Step, ...]

    def parts(self) -> list[Part]:
        """All its texts."""
        return [self.title, *(part for step in self.steps for part in (step.title, step.text) if part)]

    def lines(self) -> list[Part]:
        """Those that are one line."""
        return [self.title, *(step.title for step in self.steps)]


class WallReader:
    """Reads the inside of one block; `problems` gets what is wrong in it."""

    def __init__(self, block: Block, path: str, problems: list[Problem]) -> None:
        self.block = block
        self.path = path
        self.problems = problems
        self.lines, self.fences, unclosed = without_comments(block.body)
        self.steps: list[Step] = []
        if unclosed:
            self.say(
                unclosed, 0, "unclosed-comment", "This comment does not end, so it would be shown.", "Write `-->`."
            )

    def read(self) -> Wall | None:
        """The wall; None where it has no step."""
        if not self.block.argument:
            self.say_at(
                self.block.line,
                self.block.column,
                "no-title",
                "This wall has no title, so whoever listens to the page could not tell it from another.",
                "Write it behind the bar: `/// wall | Session 1`.",
            )
        starts = [index for index, line in enumerate(self.lines) if self._begins(index, line)]
        for index in range(starts[0] if starts else len(self.lines)):
            if self.lines[index].text.strip():
                self.say(
                    self.lines[index],
                    0,
                    "text-before-steps",
                    "This stands before the first step, so it would never be on the wall.",
                    "Write a heading above it: `## Welcome (5 min)`; or move it out of the block.",
                )
                break
        else:
            if not starts:
                self.say_at(
                    self.block.line,
                    self.block.column,
                    "no-steps",
                    "This wall has no steps, so there is nothing to show.",
                    "Write a heading for each, `## Welcome (5 min)`, with what the room should see below it.",
                )
        for start, end in pairwise([*starts, len(self.lines)]):
            self._step(start, end)
        return Wall(self.block.argument, tuple(self.steps)) if self.steps else None

    def say(self, line: Line, offset: int, code: str, message: str, hint: str) -> None:
        """Adds a problem at a character of a line."""
        self.say_at(line.number, line.at(offset), code, message, hint)

    def say_at(
        self, line: int, column: int, code: str, message: str, hint: str, severity: Severity = Severity.ERROR
    ) -> None:
        """Adds a problem at a place of the file."""
        self.problems.append(Problem(self.path, line, column, code, message, hint, severity))

    def _begins(self, index: int, line: Line) -> bool:
        """Whether a step begins in this line. A line that is underlined would become a heading of the page; it is told."""
        if index in self.fences:
            return False
        if HEADING.fullmatch(line.text):
            return True
        above = self.lines[index - 1] if index else None
        if above and UNDERLINE.fullmatch(line.text) and above.text.strip() and not HEADING.fullmatch(above.text):
            first = index < 2 or not self.lines[index - 2].text or HEADING.fullmatch(self.lines[index - 2].text)
            if first and index - 1 not in self.fences:
                self.say(
                    above,
                    0,
                    "underlined-step",
                    "What is underlined becomes a heading, but begins no step here.",
                    f"Write `## {brief(above.text)}` and take the line below away; for a rule, leave a line empty above it.",
                )
        return False

    def _step(self, start: int, end: int) -> None:
        line = self.lines[start]
        match = HEADING.fullmatch(line.text)
        assert match
        title = line.cut(match.start("title"), match.end("title"))
        if len(match["marks"]) == 1:
            self.say(
                line,
                match.start("marks"),
                "heading-level",
                "This heading has one `#`, which is for the title of the page.",
                f"Write `## {brief(title.text)}`.",
            )
        if name := NAME.search(title.text):
            self.say(
                title,
                name.start() + len(name[0]) - len(name[0].lstrip()),
                "step-name",
                f"A step has no name of its own, so `{brief(name[0].strip())}` would be lost.",
                "Take it away.",
            )
            title = title.cut(0, name.start())
        minutes, title = self._minutes(title)
        if not title.text.strip():
            self.say(
                line,
                match.start("marks"),
                "step-without-words",
                "This step has no words, so nothing would stand at the top of the wall.",
                "Write what happens in it: `## Welcome (5 min)`.",
            )
            return
        part = Part((title.text,), title.number, title.column)
        self.steps.append(Step(part, minutes, join(self.lines[start + 1 : end])))

    def _minutes(self, title: Line) -> tuple[int, Line]:
        """The minutes at the end of a heading, and the heading without them; 0 where it has none."""
        match = MINUTES.search(title.text)
        minutes = int(match["n"]) if match else 0
        if match and 0 < minutes <= LONGEST:
            return minutes, title.cut(0, match.start())
        if near := match or NEARLY.search(title.text):
            shown = near[0].strip()
            self.say(
                title,
                near.start() + len(near[0]) - len(near[0].lstrip()),
                "step-minutes",
                f"`{brief(shown)}` is no time that can be counted down: that is whole minutes, from 1 to {LONGEST}.",
                "Write `(9 min)` at the end of the heading, or take it away.",
            )
            return 0, title.cut(0, len(title.text[: near.start()].rstrip()))
        return 0, title


def wall_of_block(block: Block, path: str, problems: list[Problem]) -> Wall | None:
    """A `/// wall` block; None where there is no step to show."""
    return WallReader(block, path, problems).read()


def misplaced(block: Block, path: str) -> Problem:
    """Told where a wall stands on a page for trainees. It harms nobody there, so it is no error."""
    return Problem(
        path,
        block.line,
        block.column,
        "wall-for-trainees",
        "This wall is for whoever leads a session, and trainees read this page alone.",
        "Move it to a page in `course/trainer/`, or write `for: trainer` into the front matter of this page.",
        Severity.WARNING,
    )
