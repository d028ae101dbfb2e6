"""Whether questions and cases fill a blueprint several times over, each used once: a packing problem, solved exactly.

Single questions of one cell are interchangeable, so only their number counts. What has to be found is which case goes
into which attempt. A case fits as long as no cell of the attempt overflows; what cases leave open, singles must fill.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Vector = tuple[int, ...]
"""A number for each cell of a blueprint."""

STATES = 4000
"""So many ways to have packed the cases so far are followed at most; beyond that, the best of them."""


@dataclass(frozen=True, slots=True)
class Packing:
    """What is missing in each cell, in single questions; `exact` says that it cannot be done with fewer."""

    short: Vector
    exact: bool


def pack(need: Vector, times: int, singles: Vector, cases: Iterable[Vector]) -> Packing:
    """The fewest single questions that have to be added so that `need` can be filled `times` times without a repeat.

    Nothing missing is always proven: a way to fill it was found. Something missing is exact unless the ways to pack
    the cases were too many to follow them all.
    """
    open_cells = tuple(max(0, times * wanted - there) for wanted, there in zip(need, singles, strict=True))
    useful = sorted((case for case in cases if any(map(min, case, open_cells))), reverse=True)
    nothing = (0,) * len(need)
    states: set[tuple[Vector, ...]] = {(nothing,) * times}
    exact = True
    for case in useful:
        states |= {put for state in states for put in _put(case, state, need)}
        if len(states) > STATES:
            exact = False
            states = set(sorted(states, key=lambda state: (sum(_short(state, open_cells)), state))[:STATES])
    best = min((_short(state, open_cells) for state in states), key=lambda short: (sum(short), short))
    return Packing(best, exact or not any(best))


def _put(case: Vector, state: tuple[Vector, ...], need: Vector) -> Iterable[tuple[Vector, ...]]:
    """The states that come of putting a case into one of the attempts in which it fits."""
    for place, load in enumerate(state):
        if place and load == state[place - 1]:
            continue  # Attempts that hold the same are the same.
        full = tuple(map(sum, zip(load, case, strict=True)))
        if all(have <= wanted for have, wanted in zip(full, need, strict=True)):
            yield tuple(sorted((*state[:place], full, *state[place + 1 :])))


def _short(state: Sequence[Vector], open_cells: Vector) -> Vector:
    """What the cases of a state leave open and no single question fills."""
    packed = map(sum, zip(*state, strict=True))
    return tuple(max(0, wanted - there) for wanted, there in zip(open_cells, packed, strict=True))
