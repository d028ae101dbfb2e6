"""What a quiz is: a pool of questions, how many are drawn, what counts as passed."""

from __future__ import annotations

from dataclasses import dataclass

from courseware.activities.sets import ActivitySet, Group


@dataclass(slots=True, kw_only=True)
class Quiz(ActivitySet):
    """A quiz. `draw` 0 means all; `pass_mark` is a share of 1, None where nothing is to be passed."""

    draw: int
    pass_mark: float | None
    shuffle: bool

    @property
    def is_practice(self) -> bool:
        """Always: its answers stand in the page."""
        return True

    @property
    def drawn(self) -> int:
        """How many questions a draw asks for."""
        return min(self.draw, self.size) if self.draw else self.size

    @property
    def takes_minutes(self) -> float:
        """As long as its questions, as many as are drawn."""
        return sum(each.takes_minutes for each in self.members()) * self.drawn / max(1, self.size)

    def first_draw(self) -> list[tuple[Group, bool]]:
        """Each group, and whether it is part of the draw that is shown without script: the first that fit."""
        left = self.drawn
        shown = []
        for group in self.groups:
            fits = 0 < len(group.questions) <= left
            left -= len(group.questions) if fits else 0
            shown.append((group, fits))
        return shown
