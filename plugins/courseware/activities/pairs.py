"""Items and the places where they belong: what `match` and `classify` share, and how it is scored."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from courseware.activities.question import Answer, Question
from courseware.activities.scoring import Score
from courseware.sources.plain import plain
from courseware.sources.text import Part


@dataclass(frozen=True, slots=True)
class Place:
    """Something that can be chosen; `key` is what records keep."""

    key: str
    text: Part


@dataclass(slots=True, kw_only=True)
class Placed(Answer):
    """An item; `place` is the key of the place where it belongs."""

    place: str


@dataclass(slots=True, kw_only=True)
class Pairs(Question):
    """Items, in `answers`, each of which gets one of the places; a place may get several, or none."""

    places: tuple[Place, ...]

    def parts(self) -> Iterator[Part]:
        """Those of a question, and the places."""
        # A class with slots is made anew, and `super()` would ask the one before.
        yield from Question.parts(self)
        for place in self.places:
            yield place.text

    def lines(self) -> Iterator[Part]:
        """Those of a question, and the places."""
        yield from Question.lines(self)
        for place in self.places:
            yield place.text

    def placed(self) -> list[tuple[Placed, Place]]:
        """Each item with the place where it belongs."""
        places = {place.key: place for place in self.places}
        return [(answer, places[answer.place]) for answer in self.answers if isinstance(answer, Placed)]

    @property
    def offered(self) -> tuple[str, ...]:
        """The items."""
        return tuple(plain(answer.text.text) for answer in self.answers)

    @property
    def keys_offered(self) -> tuple[str, ...]:
        """Those of the items, then those of the places that are not among them."""
        return tuple(dict.fromkeys([*(item.key for item in self.answers), *(place.key for place in self.places)]))

    @property
    def key_words(self) -> tuple[str, ...]:
        """Each item with its place."""
        return tuple(f"{plain(item.text.text)}: {plain(place.text.text)}" for item, place in self.placed())

    def score(self, response: Collection[str]) -> Score:
        """The score of `item=place` keys."""
        right = {item.key: place.key for item, place in self.placed()}
        return score(right, len(self.places), dict(each.split("=", 1) for each in response if "=" in each))


def score(right: Mapping[str, str], places: int, chosen: Mapping[str, str]) -> Score:
    """The share of items in their place, less what blind guessing would have brought.

    Guessing among k places hits one in k. So each wrong item takes away 1/(k - 1) of what a right one brings, and
    guessing comes to 0 on average: the formula score of the testing literature (Frary 1988), and the same idea as where
    several options may be chosen. Without it, two columns would give half the points to a coin. Below 0 it is 0.
    """
    hits = sum(chosen.get(item) == place for item, place in right.items())
    if hits == len(right):
        return Score(1.0, "right")
    value = (hits - (len(right) - hits) / max(1, places - 1)) / len(right)
    return Score(max(0.0, value), "partly" if hits else "wrong")
