"""How far something long has come: who does it takes a step now and then, and somebody above may show it."""

from __future__ import annotations

from typing import Protocol


class Step(Protocol):
    """Told now and then: what is being done, how many parts of it are, and how many there will be."""

    def __call__(self, what: str, done: int, of: int, /) -> None:
        """Takes note."""


def quietly(_what: str, _done: int, _of: int) -> None:
    """Tells nobody."""
