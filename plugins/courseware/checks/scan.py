"""Markdown read line by line for its headings, paragraphs and tables, each with its place.

No HTML is made: a rule about a text must name the line and column in which its author finds it. Code,
comments and drawings are blanked out; every line keeps its number and every character its column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from courseware.sources.lines import Line
from courseware.sources.masked import masked
from courseware.sources.plain import plain

Kind = Literal["heading", "paragraph", "item", "quote", "table"]


@dataclass(slots=True)
class Piece:
    """A heading (with its level), paragraph, list item, quotation or table. `section` counts the headings before it."""

    kind: Kind
    lines: list[Line]
    section: int
    level: int = 0
    _text: str = ""

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.lines[0].number

    @property
    def column(self) -> int:
        """Where it begins."""
        return self.lines[0].column

    @property
    def text(self) -> str:
        """What a reader reads of it."""
        if not self._text:
            text = "\n".join([line.text for line in self.lines])
            self._text = plain(text.replace("|", " ") if self.kind == "table" else text)
        return self._text


QUOTE = re.compile(r"(?:[ ]{0,3}>[ ]?)+")
HEADING = re.compile(r"(#{1,6})[ ]+(.*?)[ ]*#*[ ]*$")
ITEM = re.compile(r"(?:[-*+•–—▪◦‣·]|\d{1,9}[.)])[ ]+(?:\[[ xX]\][ ]+)?")
BOX = re.compile(r"(?:!!!|\?\?\?\+?|///+|:::+)(?:[ ]|$)|===[!+]?[ ]+[\"']|\[\^[^\]]+\]:")
NO_TEXT = re.compile(r"\[[^\]]+\]:[ ]|\*\[[^\]]+\]:[ ]|\{:?[ ]*[.#][^}]*\}$|[-*_][ ]*(?:[-*_][ ]*){2,}$")
UNDERLINE = re.compile(r"(=+|-+)[ ]*$")
RULE = re.compile(r"\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")


def scan(lines: Sequence[str], first: int, column: int, below: int) -> tuple[list[str], list[Piece]]:
    """The lines with code and the like blanked out, and the pieces that they make.

    The first line has the number `first` and begins in `column`, the others follow it and begin in `below`.
    """
    scanner = Scanner(masked(lines), first, column, below)
    scanner.read()
    return scanner.texts, scanner.pieces


class Scanner:
    """Reads masked lines; `texts` are these lines with indented code blanked out as well."""

    def __init__(self, texts: list[str], first: int, column: int, below: int) -> None:
        self.texts = texts
        self.first = first
        self.columns = (column, below)
        self.pieces: list[Piece] = []
        self.section = 0
        self.open: Piece | None = None
        self.boxes: list[tuple[int, int]] = []
        """Around the line: indent of what holds it, and the indent of what it holds."""

    def read(self) -> None:
        """Fills `pieces`."""
        index = 0
        while index < len(self.texts):
            index = self._line(index)

    def _cut(self, index: int, start: int) -> Line:
        return Line(self.texts[index][start:], self.first + index, self.columns[index > 0] + start)

    def _line(self, index: int) -> int:
        text = self.texts[index]
        if not text:
            self.open = None
            return index + 1
        quote = QUOTE.match(text) if ">" in text else None
        cut = quote.end() if quote else 0
        body = text[cut:].lstrip(" ")
        if not body:
            self.open = None
            return index + 1
        indent = len(text) - cut - len(body)
        if not self.open:
            while self.boxes and indent <= self.boxes[-1][0]:
                self.boxes.pop()
            if indent >= (self.boxes[-1][1] if self.boxes else 0) + 4:
                self.texts[index] = ""
                return index + 1
        line = self._cut(index, cut + indent)
        if self._marked(line, indent, bool(quote)):
            return index + 1
        if "|" in body and index + 1 < len(self.texts) and self._is_rule(index + 1):
            return self._table(index, line)
        if self.open and len(self.open.lines) == 1 and self.open.kind == "paragraph" and UNDERLINE.match(body):
            self.open.kind, self.open.level = "heading", 1 if body[0] == "=" else 2
            self.open, self.section = None, self.section + 1
        elif NO_TEXT.match(body):
            self.open = None
        elif self.open:
            self.open.lines.append(line)
        else:
            self._begin("quote" if quote else "paragraph", line)
        return index + 1

    def _marked(self, line: Line, indent: int, quoted: bool) -> bool:
        """Headings, list items and the first lines of boxes: whether the line is one of them."""
        first = line.text[0]
        if first == "#" and (match := HEADING.match(line.text)):
            self.open, self.section = None, self.section + 1
            self._begin("heading", Line(match[2], line.number, line.column + match.start(2)), len(match[1]))
            self.open = None
        elif first in "!?=/:[" and BOX.match(line.text):
            self.open = None
            self.boxes.append((indent, indent + 4))
        elif (match := ITEM.match(line.text)) and not NO_TEXT.match(line.text):
            while self.boxes and indent <= self.boxes[-1][0]:
                self.boxes.pop()
            self.boxes.append((indent, indent + 4))
            text = line.text[match.end() :]
            self._begin("quote" if quoted else "item", Line(text, line.number, line.column + match.end()))
        else:
            return False
        return True

    def _begin(self, kind: Kind, line: Line, level: int = 0) -> None:
        self.open = Piece(kind, [line], self.section, level)
        self.pieces.append(self.open)

    def _is_rule(self, index: int) -> bool:
        text = self.texts[index].lstrip(" >")
        return "-" in text and "|" in text and bool(RULE.match(text))

    def _table(self, index: int, head: Line) -> int:
        rows = [head]
        index += 1
        while index < len(self.texts) and "|" in self.texts[index]:
            text = self.texts[index]
            rows.append(self._cut(index, len(text) - len(text.lstrip(" >"))))
            index += 1
        self.pieces.append(Piece("table", rows, self.section))
        self.open = None
        return index
