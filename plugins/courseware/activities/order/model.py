"""What an order is, and how it is scored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from courseware.activities.identity import short_hash
from courseware.activities.question import Answer, Question
from courseware.activities.scoring import Score
from courseware.sources.plain import plain


@dataclass(slots=True, kw_only=True)
class Order(Question):
    """Steps, in `answers` in their right order, to be put into it."""

    def score(self, response: Sequence[str]) -> Score:
        """The score of the steps' keys in the order of `response`."""
        return score([answer.key for answer in self.answers], response)

    def scrambled(self) -> list[Answer]:
        """The steps as a page shows them first: mixed so that none fits, the same for everybody and in every build."""
        right = [answer.key for answer in self.answers]
        for seed in range(20):
            mixed = sorted(self.answers, key=lambda answer: short_hash(f"{self.id}/{seed}/{answer.key}", 8))
            if not score(right, [answer.key for answer in mixed]).value:
                return mixed
        return list(reversed(self.answers))

    @property
    def offered(self) -> tuple[str, ...]:
        """The steps, mixed."""
        return tuple(plain(answer.text.text) for answer in self.scrambled())

    @property
    def keys_offered(self) -> tuple[str, ...]:
        """Those of the steps, mixed."""
        return tuple(answer.key for answer in self.scrambled())

    @property
    def key_words(self) -> tuple[str, ...]:
        """The steps with their numbers."""
        return tuple(f"{number}. {plain(answer.text.text)}" for number, answer in enumerate(self.answers, 1))


def score(right: Sequence[str], response: Sequence[str]) -> Score:
    """The share of steps that come right after the one they have to come after; the first has to be first.

    In a way of working it matters what follows what. A step that has slipped costs itself and its two neighbours,
    not everything behind it, as counting places would. Blind guessing brings 1/n on average; the longest run in the
    right order, the other usual measure, would give nearly half for it with four steps. Moodle's ordering question
    offers the same under "Relative to the previous item". Marks and score say the same: a step marked as fitting is a point.
    """
    places = {key: place for place, key in enumerate(right)}
    before = {key: right[place - 1] if place else "" for key, place in places.items()}
    fits = {key for place, key in enumerate(response) if before.get(key) == (response[place - 1] if place else "")}
    if len(fits) == len(right) == len(response):
        return Score(1.0, "right")
    return Score(len(fits) / len(right), "partly" if fits else "wrong")
