"""What a plan is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil

from courseware.activities.exercise import Exercise
from courseware.sources.plain import plain
from courseware.sources.text import Part


@dataclass(slots=True, kw_only=True)
class Column:
    """What stands in each line of the plan; `type` is text, long, date or check."""

    name: str
    title: Part
    type: str


@dataclass(slots=True, kw_only=True)
class Criterion:
    """A row of the rubric; `levels` holds all of them, with words for those that have some.

    `objectives` (ids with line and column) are those that this row judges.
    """

    name: str
    title: Part
    levels: dict[int, Part | None]
    objectives: tuple[tuple[str, int, int], ...] = ()


@dataclass(slots=True, kw_only=True)
class Plan(Exercise):
    """A plan. `share` is the part of all points from which it stands; `remind` are days from its start."""

    columns: tuple[Column, ...]
    criteria: tuple[Criterion, ...]
    share: float
    remind: tuple[int, ...]

    @property
    def objectives_named(self) -> tuple[tuple[str, int, int], ...]:
        """Its own, and those that rows of its rubric judge."""
        return (*self.objectives, *(name for each in self.criteria for name in each.objectives))

    def judged(self) -> Iterator[tuple[Part, tuple[str, ...]]]:
        """The rows of its rubric."""
        for each in self.criteria:
            yield each.title, tuple(name for name, _, _ in each.objectives)

    @property
    def highest(self) -> int:
        """All points that the rubric can give."""
        return sum(max(each.levels) for each in self.criteria)

    @property
    def enough(self) -> int:
        """The points from which the plan stands; 0 where nobody says."""
        return ceil(self.share * self.highest - 1e-9)

    def parts(self) -> Iterator[Part]:
        """Titles and the words of levels."""
        yield from Exercise.parts(self)
        for column in self.columns:
            yield column.title
        for criterion in self.criteria:
            yield criterion.title
            yield from (words for words in criterion.levels.values() if words)

    def lines(self) -> Iterator[Part]:
        """Everything is read as a line."""
        yield from (part for part in self.parts() if part is not self.case)

    def cells(self, _word: Callable[[str], str], /) -> Iterator[tuple[str, str]]:
        """Columns, and rows of the rubric."""
        yield from ((each.name, plain(each.title.text)) for each in self.columns)
        yield from ((each.name, plain(each.title.text)) for each in self.criteria)
