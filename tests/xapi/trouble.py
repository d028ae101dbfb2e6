"""What can go wrong on the way to a record store: switches that a test turns, and a die with a seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

Kind = Literal["busy", "busy for a while", "too many", "cut", "lost"]
"""503; 503 and 429 with Retry-After; a line that breaks before anything was done; one that breaks after all was done."""
KINDS: tuple[Kind, ...] = get_args(Kind)
STATUS = {"busy": (503, {}), "busy for a while": (503, {"Retry-After": "1"}), "too many": (429, {"Retry-After": "1"})}
"""The kinds that are an answer: its status and headers."""


@dataclass
class Trouble:
    """All switches; as they are made, nothing goes wrong."""

    seed: int = 1
    share: float = 0.0
    """How many of all requests fail, from 0 to 1."""
    kinds: Sequence[Kind] = KINDS
    where: Sequence[str] = ("statements", "activities/state")
    """The resources in which requests fail."""
    next: list[Kind] = field(default_factory=list)
    """What happens to the next requests, whatever the die says."""
    slowness: float = 0.0
    """Seconds that each answer of the store takes."""
    largest: int | None = None
    """Bytes of a body above which the answer is 413."""
    no_state: int | None = None
    """What a store without documents answers when it is asked for one: 404, 405 or 501."""
    expired: bool = False
    """Whether no token is valid any more: 401."""
    _die: random.Random | None = field(default=None, repr=False)

    def strikes(self, resource: str) -> Kind | None:
        """What happens to a request. The same seed gives the same trouble to the same requests."""
        if resource not in self.where:
            return None
        if self.next:
            return self.next.pop(0)
        if not self.share:
            return None
        self._die = self._die or random.Random(self.seed)  # noqa: S311 - chance, not secrecy
        return self._die.choice(self.kinds) if self._die.random() < self.share else None
