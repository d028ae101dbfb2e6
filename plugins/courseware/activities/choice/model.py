"""What a choice is, and how it is scored."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from courseware.activities.question import Question
from courseware.activities.scoring import Score, several_of
from courseware.sources.plain import plain


@dataclass(slots=True, kw_only=True)
class Choice(Question):
    """A question answered by choosing; `several` says that more than one option may be chosen."""

    several: bool

    @property
    def offered(self) -> tuple[str, ...]:
        """The options, by their keys."""
        return tuple(plain(answer.text.text) for answer in sorted(self.answers, key=lambda each: each.key))

    @property
    def keys_offered(self) -> tuple[str, ...]:
        """Those of the options, as they stand in the page."""
        return tuple(answer.key for answer in self.answers)

    def score(self, chosen: Collection[str]) -> Score:
        """The score of the option keys in `chosen`."""
        right = {answer.key for answer in self.answers if answer.right}
        return score(right, {answer.key for answer in self.answers} - right, set(chosen), self.several)


def score(right: set[str], wrong: set[str], chosen: set[str], several: bool) -> Score:
    """One: all or nothing. Several: the share of right ones found less the share of wrong ones chosen."""
    if not several:
        hit = len(chosen) == 1 and chosen <= right
        return Score(1.0, "right") if hit else Score(0.0, "wrong")
    return several_of(right, wrong, chosen)
