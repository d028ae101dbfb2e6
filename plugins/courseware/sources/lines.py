"""The lines of a text, each with the place of its characters in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from courseware.sources.text import Part

TAB_WIDTH = 4
"""Columns of a tab in Markdown."""

MARKS = "\x02\x03"
"""Signs that Markdown keeps for itself and drops from what an author wrote."""

BEFORE = re.compile(r"(?:[ ]{0,3}>)*")
CONTAINER = re.compile(
    r"[ ]*(?:[-*+][ ]|\d+[.)][ ]|!!!|\?\?\?|===|\[\^[^\]]+\]:|:[ ]|/{3,}[ ]*\w|<\w[^>]*\bmarkdown\b)"
)
HEADING = re.compile(r"[ ]{0,3}#{1,6}[ ]")
BREAK = re.compile(r"[ ]{0,3}(?:#{1,6}[ ]|`{3}|~{3}|<)")


class Line(NamedTuple):
    """A line, or what is left of it inside a block: the text, the number of the line, the column where it begins."""

    text: str
    number: int
    column: int

    def at(self, offset: int) -> int:
        """The column of the character with this index in `text`; that behind the end is known, too."""
        return self.column + offset

    def cut(self, start: int, stop: int | None = None) -> Line:
        """The characters from `start` up to `stop`."""
        return Line(self.text[start:stop], self.number, self.column + start)

    def typed(self) -> str:
        """The text with one character for each that the author typed, so that indexes count columns."""
        return self.text


class ShiftedLine(Line):
    """A line whose characters do not stand one beside the other: with tabs, or with something taken out."""

    columns: tuple[int, ...]

    def __new__(cls, text: str, number: int, columns: tuple[int, ...]) -> ShiftedLine:
        """`columns` are those of each character of `text`, and of the place behind the last."""
        line = super().__new__(cls, text, number, columns[0])
        line.columns = columns
        return line

    def at(self, offset: int) -> int:
        """The column of the character with this index in `text`."""
        return self.columns[offset]

    def cut(self, start: int, stop: int | None = None) -> Line:
        """The characters from `start` up to `stop`."""
        end = len(self.text) if stop is None else min(stop, len(self.text))
        return ShiftedLine(self.text[start:end], self.number, self.columns[start : end + 1])

    def typed(self) -> str:
        """The text with one character for each column, as far as one follows the other."""
        return "".join(
            char for index, char in enumerate(self.text) if not index or self.columns[index] > self.columns[index - 1]
        )

    def without(self, spans: Iterable[tuple[int, int]]) -> Line:
        """The line without the characters of these spans, which come in their order."""
        kept: list[int] = []
        at = 0
        for start, end in spans:
            kept += range(at, start)
            at = end
        kept += range(at, len(self.text))
        text = "".join(self.text[index] for index in kept)
        if not text.strip(" "):
            return Line("", self.number, self.columns[0])
        return ShiftedLine(text, self.number, tuple(self.columns[index] for index in (*kept, len(self.text))))


def shifted(line: Line) -> ShiftedLine:
    """The same line, with the column of every character."""
    if isinstance(line, ShiftedLine):
        return line
    return ShiftedLine(line.text, line.number, tuple(range(line.column, line.column + len(line.text) + 1)))


def read_lines(text: str, first_line: int = 1) -> list[Line]:
    """The lines of a text as Markdown sees them: tabs reach to the next fourth column, blank lines are empty."""
    if "\t" in text or any(mark in text for mark in MARKS):
        return [read_line(raw, number) for number, raw in enumerate(text.split("\n"), first_line)]
    return numbered([raw if raw.strip(" ") else "" for raw in text.split("\n")], first_line)


def read_line(raw: str, number: int) -> Line:
    """One line of a text as Markdown sees it."""
    if "\t" in raw or any(mark in raw for mark in MARKS):
        letters: list[str] = []
        columns: list[int] = []
        for column, char in enumerate(raw, 1):
            if char not in MARKS:
                wide = TAB_WIDTH - len(letters) % TAB_WIDTH if char == "\t" else 1
                letters += " " * wide if char == "\t" else char
                columns += [column] * wide
        text = "".join(letters)
        if text.strip(" "):
            return ShiftedLine(text, number, (*columns, len(raw) + 1))
        return Line("", number, 1)
    return Line(raw if raw.strip(" ") else "", number, 1)


def numbered(lines: Iterable[str], first_line: int = 1) -> list[Line]:
    """Lines with their numbers, each beginning in column 1."""
    return [Line(text, number, 1) for number, text in enumerate(lines, first_line)]


def join(lines: Sequence[Line]) -> Part | None:
    """The lines as one part, without blank ones at its ends; None if nothing is left.

    Where lines between them are left out, blank ones stand in, so that line `i` of the part is line `part.line + i`.
    """
    first, end = 0, len(lines)
    while first < end and not lines[first].text.strip():
        first += 1
    while end > first and not lines[end - 1].text.strip():
        end -= 1
    if first == end:
        return None
    texts: list[str] = []
    begin = lines[first]
    for line in lines[first:end]:
        texts += [""] * (line.number - begin.number - len(texts))
        texts.append(line.text)
    return Part(tuple(texts), begin.number, begin.column)


def indent_of(text: str) -> int:
    """How many blanks a text begins with."""
    return len(text) - len(text.lstrip(" "))


class Nesting:
    """Tells code from text among indented lines: from four blanks on a line is code, unless a list item or the like holds it."""

    def __init__(self, texts: Sequence[str]) -> None:
        """`texts` are the lines as Markdown sees them."""
        self._texts = texts

    def is_code(self, index: int) -> bool:
        """Whether this line is indented code."""
        return self._is_far_in(index) and self._kinds[index] == "code"

    def is_lazy(self, index: int) -> bool:
        """Whether this line, though far indented, goes on with the paragraph above."""
        return self._is_far_in(index) and self._kinds[index] == "lazy"

    def _is_far_in(self, index: int) -> bool:
        text = self._texts[index]
        return " " * TAB_WIDTH in text[: len(text) - len(text.lstrip(" >"))]

    @cached_property
    def _kinds(self) -> list[str]:
        """For each line "text", "code" or "lazy". One pass: a stack holds the lines that hold this one."""
        kinds: list[str] = []
        above: list[tuple[int, int, int]] = []
        before = ""
        for text in self._texts:
            kind = before if before == "code" else ""
            if text.strip(" >"):
                rest = text[BEFORE.match(text).end() :]  # type: ignore[union-attr]
                depth = text.count(">", 0, len(text) - len(rest))
                indent = max(0, indent_of(rest) - bool(depth))
                kind = self._place(above, depth, indent, rest, before)
            kinds.append(kind)
            before = "" if kind == "text" and HEADING.match(text) else kind
        return kinds

    @staticmethod
    def _place(above: list[tuple[int, int, int]], depth: int, indent: int, rest: str, before: str) -> str:
        """The kind of one line. `above` has depth in quotes, indent, and the indent that its own text has."""
        holds = CONTAINER.match(rest)
        goes_on = before in ("text", "lazy")
        if goes_on and above:
            depth = max(depth, above[-1][0])
        if goes_on and indent < TAB_WIDTH and not holds and not BREAK.match(rest) and above and above[-1][0] == depth:
            return "text"
        while above and (above[-1][0] > depth or (above[-1][0] == depth and above[-1][1] >= indent)):
            above.pop()
        inner = above[-1][2] if above and above[-1][0] == depth else 0
        if indent - inner >= TAB_WIDTH:
            if not goes_on:
                return "code"
            if not holds or rest.lstrip().startswith("/"):
                return "lazy"
        above.append((depth, indent, (indent // TAB_WIDTH + 1) * TAB_WIDTH if holds else inner))
        return "text"
