"""What a chain is: hand-overs to begin with, parts that a party may play, and an expert's chain to compare with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from courseware.activities.exercise import Exercise
from courseware.activities.scoring import fold


@dataclass(frozen=True, slots=True)
class HandOver:
    """One arrow. `key` names its row in what is kept; `giver` and `taker` are its ends, `good` what both would sign."""

    key: str
    giver: str
    taker: str
    what: str
    good: str


@dataclass(slots=True, kw_only=True)
class Chain(Exercise):
    """A chain. Nobody scores it: `expert` is there to compare with, not to be reached."""

    roles: tuple[tuple[str, str], ...]
    """The parts that a party may play: key and words."""
    hand_overs: tuple[HandOver, ...]
    expert: tuple[HandOver, ...]

    @property
    def parties(self) -> list[str]:
        """Everybody in the hand-overs, each once, as first written."""
        found: dict[str, str] = {}
        for each in self.hand_overs:
            for name in (each.giver, each.taker):
                found.setdefault(fold(name), name)
        return list(found.values())

    def cells(self, word: Callable[[str], str], /) -> Iterator[tuple[str, str]]:
        """The columns, and the parts that a party may play."""
        yield "from", word("From")
        yield "to", word("To")
        yield "what", word("What is handed over")
        yield "good", word("What “good” means")
        yield from self.roles
