"""What a worksheet is: columns of a type, rows to start from, tabs, inputs, and drawings of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from courseware.activities.exercise import Exercise
from courseware.formulas.compiling import compile_formula, plain
from courseware.formulas.nodes import Formula
from courseware.sources.plain import plain as words_of
from courseware.sources.text import Part

BLANK_ROWS = 3
"""Empty lines on paper, below the rows to start from."""


@dataclass(slots=True, kw_only=True)
class Column:
    """A column. `low` and `high` bound a number or scale; `offer` is what a choice can be."""

    name: str
    title: Part
    type: str = "text"
    text: Part | None = None
    low: float | None = None
    high: float | None = None
    offer: tuple[Part, ...] = ()
    total: float | None = None
    unit: str = ""
    formula: Formula | None = None
    columns: frozenset[str] = frozenset()
    """The columns that its formula may take as a whole."""
    line: int = 0
    column: int = 0

    @property
    def is_number(self) -> bool:
        """Whether it can be drawn and added up."""
        return self.type in ("number", "scale", "formula")

    @property
    def is_worded(self) -> bool:
        """Whether words of the author stand in it, which may hold Markdown."""
        return self.type in ("text", "long", "choice")

    @property
    def described(self) -> str:
        """The column as the browser takes it: name, type and bounds, with one blank between them."""
        bounds = [] if self.low is None or self.high is None else [plain_signed(self.low), plain_signed(self.high)]
        return " ".join([self.name, self.type, *bounds])

    @property
    def compiled(self) -> str:
        """Its formula as the browser takes it."""
        return compile_formula(self.formula, self.columns) if self.formula else ""

    @property
    def range(self) -> str:
        """Its bounds as people read them; "" where there are none."""
        signed = self.low is not None and self.low < 0
        low, high = (f"{n:+.15g}" if signed and n > 0 else f"{n:.15g}" for n in (self.low or 0, self.high or 0))
        return "" if self.low is None else f"{low.replace('-', '−')} … {high}"


@dataclass(frozen=True, slots=True)
class Row:
    """A row to start from. `key` is made of its words, never of its place; `tab` is "" for a row of all tabs."""

    key: str
    tab: str
    cells: dict[str, Part]


@dataclass(frozen=True, slots=True)
class Input:
    """A value that all formulas share."""

    name: str
    title: Part
    value: str
    unit: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A table of its own, for a group of customers or the like."""

    key: str
    title: Part | None


@dataclass(slots=True, kw_only=True)
class Worksheet(Exercise):
    """A worksheet. `layout` is `table`, `cards` (fields of a row below each other) or `form` (one row, as fields)."""

    columns: tuple[Column, ...]
    inputs: tuple[Input, ...] = ()
    tabs: tuple[Tab, ...] = ()
    rows: tuple[Row, ...] = ()
    layout: str = "table"
    views: tuple[str, ...] = ()
    """Phrases such as `bars of gap`; `table` is not among them, since it is always there."""
    order: tuple[str, ...] = ()
    """The columns with a formula, each behind those that it needs."""

    def cells(self, _word: Callable[[str], str], /) -> Iterator[tuple[str, str]]:
        """Columns, and the values that all rows share."""
        yield from ((each.name, words_of(each.title.text)) for each in self.columns)
        yield from ((each.name, words_of(each.title.text)) for each in self.inputs)

    def parts(self) -> Iterator[Part]:
        """Every text."""
        yield from Exercise.parts(self)
        for column in self.columns:
            if column.text:
                yield column.text
        yield from self._short()

    def lines(self) -> Iterator[Part]:
        """Titles, offers and cells are read as one line."""
        yield self.title
        yield from self._short()

    def _short(self) -> Iterator[Part]:
        for column in self.columns:
            yield column.title
            yield from column.offer
        for tab in self.tabs:
            if tab.title:
                yield tab.title
        for each in self.inputs:
            yield each.title
        for row in self.rows:
            yield from row.cells.values()

    @property
    def sheets(self) -> tuple[Tab, ...]:
        """The tables to show: one for each tab, or the only one."""
        return self.tabs or (Tab("", None),)

    def rows_of(self, tab: Tab) -> list[Row]:
        """The rows that a tab starts from."""
        return [row for row in self.rows if row.tab in ("", tab.key)]

    def blanks(self, tab: Tab) -> int:
        """The empty lines below them on paper."""
        return 0 if self.layout == "form" and self.rows_of(tab) else 1 if self.layout == "form" else BLANK_ROWS


def plain_signed(number: float) -> str:
    """A number in digits, without a power of ten."""
    return f"-{plain(-number)}" if number < 0 else plain(number)
