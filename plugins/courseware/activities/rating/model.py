"""A rating: dimensions with a scale between two anchors, asked of the trainee and, in other words, of people outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from courseware.activities.exercise import Exercise
from courseware.activities.rating.picture import RADIUS, Sector, arc, sectors
from courseware.sources.plain import plain
from courseware.sources.text import Part

LEAST_GROUP = 2
"""Below this a group is one person, and a picture of the group would be a picture of that person."""


@dataclass(slots=True)
class Dimension:
    """One thing that is rated. `levels` are the anchors by level; those between first and last may be left out."""

    name: str
    title: Part
    levels: dict[int, Part]
    evidence: Part | None
    """What to ask for, so that a level has something behind it."""
    outside: Part | None
    """How people outside are asked; None where they are not."""
    weight: float
    target: int | None
    at_least: int | None
    """Below this level the whole is out, whatever the others add up to."""


@dataclass(slots=True, kw_only=True)
class Rating(Exercise):
    """A rating on the scale from `low` to `high`. Own levels and names are texts, so nothing here is scored."""

    low: int
    high: int
    dimensions: tuple[Dimension, ...]
    evidence: bool
    confidence: bool
    smallest_group: int
    chart: str
    compare: tuple[tuple[str, Part], ...]
    """What is rated one after the other, such as two offers, each with its key; empty where it is one thing."""
    memo: bool
    weighted: bool
    """Whether levels are added up, each with its weight."""

    @property
    def scale(self) -> range:
        """Every level."""
        return range(self.low, self.high + 1)

    def share(self, level: int) -> float:
        """How far a level fills a bar or sector: on a scale from 1 the first level is a step, not nothing."""
        zero = self.low - 1 if self.low else 0
        return (level - zero) / (self.high - zero)

    @property
    def sectors(self) -> list[Sector]:
        """A sector of the wheel for each dimension."""
        return sectors(len(self.dimensions))

    def arc(self, number: int, level: int) -> str:
        """The line that marks a level in a sector."""
        return arc(number, len(self.dimensions), RADIUS * self.share(level))

    @property
    def has_targets(self) -> bool:
        """Whether any dimension says where it should get to."""
        return any(each.target is not None for each in self.dimensions)

    @property
    def outside(self) -> list[Dimension]:
        """What people outside are asked."""
        return [each for each in self.dimensions if each.outside]

    def parts(self) -> Iterator[Part]:
        """Its texts; anchors that all dimensions share come once."""
        yield from Exercise.parts(self)
        yield from self.lines()

    def lines(self) -> Iterator[Part]:
        """Titles, anchors and questions; all are one line."""
        yield self.title
        seen: set[int] = set()
        for each in self.dimensions:
            for part in (each.title, *each.levels.values(), each.evidence, each.outside):
                if part and id(part) not in seen:
                    seen.add(id(part))
                    yield part
        for _, name in self.compare:
            yield name

    def cells(self, word: Callable[[str], str], /) -> Iterator[tuple[str, str]]:
        """Dimensions, their levels and what is asked beside them; and what they are compared for."""
        for each in self.dimensions:
            title = plain(each.title.text)
            yield each.name, title
            yield f"{each.name}.e", f"{title} · {word('What shows it?')}"
            yield f"{each.name}.c", f"{title} · {word('How sure are you?')}"
            for level, anchor in each.levels.items():
                yield f"{each.name}={level}", f"{level} · {plain(anchor.text)}"
            yield f"{each.name}=?", word("no evidence yet")
            for level, sure in enumerate((word("Guessing"), word("Fairly sure"), word("Certain")), 1):
                yield f"{each.name}.c={level}", sure
        for key, name in self.compare:
            yield f"@{key}", name.text
        yield ".why", word("What we decide, and why")
