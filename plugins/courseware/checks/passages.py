"""The texts of a course with their places: what a page says, and each text of an activity."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from courseware.activities.activity import Activity
from courseware.activities.question import Question
from courseware.checks.scan import Piece, scan
from courseware.checks.words import Words
from courseware.course.page import Case, Furniture, Page
from courseware.sources.text import Part
from courseware.sources.walls import Wall

TAGS = re.compile(r"<[a-zA-Z/][^<>]*>|\{:?[ ]*[.#\w][^{}\n]*\}|\]\([^()\n]*\)|https?://[^\s<>)\]]+")


class Passage:
    """A text with its places: the prose of a page, or one text of an activity.

    `role` is `page`, `title`, `case`, `option`, `because`, `hint`, `explain`, or `text` where nothing more is
    known; `around` all texts of the activity in small letters. `owner` is the activity, None for a page. `below` is the column
    of all lines but the first, where it is another.
    """

    def __init__(self, path: str, part: Part, role: str, words: Words | None, around: str = "",
                 owner: Activity | None = None, below: int = 0) -> None:  # fmt: skip
        self.path = path
        self.part = part
        self.below = below or part.column
        self.role = role
        self.words = words
        self.around = around
        self.owner = owner

    @cached_property
    def _scanned(self) -> tuple[list[str], list[Piece]]:
        return scan(self.part.lines, self.part.line, self.part.column, self.below)

    @property
    def pieces(self) -> list[Piece]:
        """Its headings, paragraphs and tables."""
        return self._scanned[1]

    @cached_property
    def text(self) -> str:
        """Its lines without code and comments, of the same length."""
        return "\n".join(self._scanned[0])

    @cached_property
    def prose(self) -> str:
        """`text` without tags, attributes and addresses of links, of the same length."""
        return TAGS.sub(
            lambda match: "]" + " " * (len(match[0]) - 1) if match[0][0] == "]" else " " * len(match[0]), self.text
        )

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for text in self._scanned[0]:
            starts.append(starts[-1] + len(text) + 1)
        return starts

    def place(self, at: int) -> tuple[int, int]:
        """Line and column of the character `at` of `text` or `prose`."""
        index = bisect_right(self._starts, at) - 1
        return self.part.line + index, (self.below if index else self.part.column) + at - self._starts[index]

    @cached_property
    def _begins(self) -> list[int]:
        return [piece.line for piece in self.pieces]

    def piece_at(self, line: int) -> Piece | None:
        """The paragraph, table … in which a line of the file stands."""
        at = bisect_right(self._begins, line) - 1
        return self.pieces[at] if at >= 0 and line <= self.pieces[at].lines[-1].number else None


def passages_of(activity: Activity, words: Words | None, around: str = "") -> Iterator[Passage]:
    """Every text of an activity; `around` is all of them in small letters."""

    def passage(part: Part | None, role: str, below: int = 0) -> Iterator[Passage]:
        if part:
            yield Passage(activity.path, part, role, words, around, activity, below)

    if not isinstance(activity, Question):
        for part in activity.parts():
            yield from passage(part, "title" if part is activity.title else "text")
        return
    yield from passage(activity.title, "title")
    yield from passage(activity.case, "case")
    for hint in activity.hints:
        yield from passage(hint, "hint")
    in_markdown = activity.path.endswith(".md")
    for answer in activity.answers:
        yield from passage(answer.text, "option", answer.column + 2 if in_markdown else 0)
        yield from passage(answer.because, "because")
        yield from passage(answer.missed, "because", answer.column + 4 if in_markdown else 0)
    yield from passage(activity.explain, "explain")
    for part in activity.more():
        yield from passage(part, "text")


def furniture_of(page: Page, words: Words | None) -> Iterator[Passage]:
    """The texts of a page's other blocks: covers and the like, and what a case tells."""
    for content in page.contents:
        if isinstance(content, Case | Furniture):
            for part, role in ((content.title, "title"), (content.text, "case")):
                if part:
                    yield Passage(page.source.path, part, role, words)
        elif isinstance(content, Wall):
            for part in content.parts():
                yield Passage(page.source.path, part, "title" if part in content.lines() else "case", words)
