"""What a question to think about is. Nobody scores it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from courseware.activities.question import Question
from courseware.activities.rubric import Criterion
from courseware.sources.plain import plain
from courseware.sources.text import Part

SHOWN = 300
"""Letters of a model answer in a list of keys."""


@dataclass(slots=True, kw_only=True)
class Reflection(Question):
    """A question that is answered in one's own words. `explain` is the model answer; there are no right ones."""

    checklist: tuple[tuple[str, Part], ...]
    """What the writer looks for in the own text, with its keys."""
    rubric: tuple[Criterion, ...]

    @property
    def takes_minutes(self) -> float:
        """Four: to write a few sentences, and to hold them against the points that follow."""
        return 4

    @property
    def is_scored(self) -> bool:
        """Never: only the writer knows."""
        return False

    @property
    def key_words(self) -> tuple[str, ...]:
        """The beginning of the model answer."""
        text = plain(self.explain.text) if self.explain else ""
        return (text if len(text) <= SHOWN else f"{text[:SHOWN].rsplit(' ', 1)[0]} …",) if text else ()

    def more(self) -> Iterator[Part]:
        """The checklist and the rubric."""
        for _, text in self.checklist:
            yield text
        for criterion in self.rubric:
            yield from criterion.parts()
