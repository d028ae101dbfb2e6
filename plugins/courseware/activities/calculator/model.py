"""What a calculator is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from courseware.activities.exercise import Exercise
from courseware.activities.results import Use
from courseware.sources.amounts import Amount
from courseware.sources.plain import plain
from courseware.sources.text import Part

MOST_RANGES = 8
"""Amounts with `low` and `high`. The browser looks at every combination of the two, 256 at most, at each key pressed."""


@dataclass(slots=True, kw_only=True)
class Input:
    """An amount that the trainee may change. `because` says where the author's comes from."""

    name: str
    title: Part
    because: Part | None
    unit: str
    percent: bool
    amounts: dict[str, str]
    """By `low`, `likely`, `high`, what stands in the fields to begin with; one without a range has `likely` alone."""
    limits: tuple[Amount, Amount] | None
    use: Use | None


@dataclass(slots=True, kw_only=True)
class Outcome:
    """A result: its formula as the browser takes it, and in words. `share` tells one that is shown in per cent."""

    name: str
    title: Part
    unit: str
    formula: str
    words: str

    @property
    def share(self) -> bool:
        """Whether it is shown in per cent."""
        return self.unit == "%"


@dataclass(slots=True, kw_only=True)
class Calculator(Exercise):
    """A calculator. `sentence` has places for results and amounts."""

    inputs: tuple[Input, ...]
    outcomes: tuple[Outcome, ...]
    sentence: Part
    illustrative: bool

    @property
    def takes_minutes(self) -> float:
        """Four: a few fields, and one result."""
        return 4

    @property
    def ranged(self) -> bool:
        """Whether results are shown from low to high."""
        return any(len(each.amounts) > 1 for each in self.inputs)

    @property
    def titles(self) -> dict[str, Part]:
        """What the sentence may speak of."""
        titles = {each.name: each.title for each in self.inputs}
        return titles | {each.name: each.title for each in self.outcomes}

    def parts(self) -> Iterator[Part]:
        """Titles, reasons and the sentence."""
        yield from Exercise.parts(self)
        for amount in self.inputs:
            yield amount.title
            if amount.because:
                yield amount.because
        for outcome in self.outcomes:
            yield outcome.title
        yield self.sentence

    def lines(self) -> Iterator[Part]:
        """All titles."""
        yield self.title
        yield from self.titles.values()

    def cells(self, _word: Callable[[str], str], /) -> Iterator[tuple[str, str]]:
        """Amounts."""
        yield from ((each.name, plain(each.title.text)) for each in self.inputs)
