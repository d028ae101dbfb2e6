"""What can be picked in a text: its sentences or words, and which of them stand between `==` and `==`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from courseware.activities.highlight.splitting import emphasised, joined, sentences, words
from courseware.sources.marks import END, MARKED, OURS, TABLE_BAR, mark, readable
from courseware.sources.text import Part

HALF = re.compile(r"(?<![=\\])==(?=[^\s=])|(?<=[^\s=\\])==(?!=)")
BEFORE = re.compile(r"(?P<marks>(?:[ >]|(?:[-*+]|\d{1,9}[.)])[ ]+)*)")
NO_TEXT = re.compile(r"[ >]*(?:#{1,6}[ ]|[-*_=][ ]*(?:[-*_=][ ]*){2,}$|\*?\[[^\]]+\]:|\{:|(?:!!!|\?\?\?\+?)[ ]|===[ ])")
RULE = re.compile(r"[ >]*\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")


@dataclass(slots=True)
class Run:
    """A paragraph, list item or cell: its pieces of lines as `(line, start, end)`."""

    slices: list[tuple[int, int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Piece:
    """What can be picked, as the author wrote it, and where it stands in the file."""

    text: str
    right: bool
    line: int
    column: int


@dataclass(slots=True)
class Pieces:
    """The pieces of a text in their order, the text with marks for the view, and where `==` is opened or closed alone."""

    shown: Part
    found: list[Piece] = field(default_factory=list)
    halves: list[tuple[int, int]] = field(default_factory=list)


def split(part: Part, pick: str) -> Pieces:
    """The sentences or words of a text."""
    texts = readable(part)
    lines = [OURS.sub("\ufffd", line) for line in part.lines]
    pieces = Pieces(part)
    spans_of = words if pick == "words" else sentences
    # From the last run to the first, so that places in the lines stay true; numbers count from the first.
    done = [Cut(part, texts, lines, run) for run in runs(texts)]
    number = 0
    for cut in done:
        cut.read(spans_of, number)
        number += len(cut.pieces)
        pieces.found += cut.pieces
        pieces.halves += cut.halves
    for cut in reversed(done):
        cut.write(lines)
    pieces.shown = Part(tuple(lines), part.line, part.column)
    return pieces


def runs(texts: list[str]) -> Iterator[Run]:
    """The paragraphs, list items and cells of a text; headings and rules are none."""
    run = Run()
    in_table = False
    for index, text in enumerate(texts):
        ahead = texts[index + 1] if index + 1 < len(texts) else ""
        starts_table = "|" in text and "|" in ahead and bool(RULE.match(ahead))
        in_table = bool(text.strip()) and (in_table or starts_table)
        before = BEFORE.match(text)
        assert before
        ends = not text.strip(" >") or NO_TEXT.match(text) or before["marks"].strip(" >") or in_table
        if ends and run.slices:
            yield run
            run = Run()
        if in_table:
            if not starts_table and not RULE.match(text):
                yield from (Run([cell]) for cell in cells(index, text))
        elif text.strip(" >") and not NO_TEXT.match(text):
            run.slices.append((index, before.end(), len(text.rstrip())))
    if run.slices:
        yield run


def cells(index: int, text: str) -> Iterator[tuple[int, int, int]]:
    """The cells of a row."""
    start = 0
    for match in [*TABLE_BAR.finditer(text), None]:
        end = match.start() if match else len(text)
        if text[start:end].strip():
            yield index, start, end
        start = end + 1


class Cut:
    """One run: its text without `==`, and the pieces in it."""

    def __init__(self, part: Part, texts: list[str], lines: list[str], run: Run) -> None:
        self.part = part
        self.run = run
        masked = "\n".join(texts[index][start:end] for index, start, end in run.slices)
        self.text = "\n".join(lines[index][start:end] for index, start, end in run.slices)
        self.places = [(index, at) for index, start, end in run.slices for at in range(start, end + 1)]
        self.marks: list[tuple[int, int]] = []
        self.pieces: list[Piece] = []
        self.spans: list[tuple[int, int]] = []
        self.masked = self._without_signs(masked)
        self.halves = [self._place(match.start()) for match in HALF.finditer(self.masked)]

    def _without_signs(self, masked: str) -> str:
        """Takes the `==` of whole marks out, and notes what stood between them."""
        taken: list[int] = []
        for match in MARKED.finditer(masked):
            start, end = match.span("inside")
            before = len(taken)
            self.marks.append((start - before - 2, end - before - 2))
            taken += [start - 2, start - 1, end, end + 1]
        gone = set(taken)
        keep = [at for at in range(len(masked)) if at not in gone]
        self.text = "".join(self.text[at] for at in keep)
        self.places = [self.places[at] for at in keep]
        return "".join(masked[at] for at in keep)

    def _place(self, at: int) -> tuple[int, int]:
        index, column = self.places[at]
        return self.part.line + index, self.part.column + column

    def read(self, spans_of: Callable[[str], Iterator[tuple[int, int]]], number: int) -> None:
        """Finds the pieces, the first of which has this number."""
        found = sorted(joined(list(spans_of(self.masked)), self.marks, emphasised(self.masked)))
        for (start, end), right in found:
            self.pieces.append(Piece(self.text[start:end], right, *self._place(start)))
        self.spans = [span for span, _ in found]
        self._number = number

    def write(self, lines: list[str]) -> None:
        """Puts marks around the pieces in the lines."""
        text = self.text
        for number, (start, end) in reversed(list(enumerate(self.spans, self._number))):
            text = f"{text[:start]}{mark(number)}{text[start:end]}{END}{text[end:]}"
        for (index, start, end), line in reversed(list(zip(self.run.slices, text.split("\n"), strict=True))):
            lines[index] = lines[index][:start] + line + lines[index][end:]
