"""Packing questions and cases into attempts: the proof agrees with trying everything."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.checks import packing
from courseware.checks.packing import Vector, pack
from tests.tools.examples import examples

COUNT = st.integers(0, 2)
VECTOR = st.tuples(COUNT, COUNT)


def can_fill(need: Vector, times: int, singles: Vector, cases: list[Vector]) -> bool:
    """Whether it can be done, found by trying every place for every question and case."""
    items = [*cases, *((1, 0) for _ in range(singles[0])), *((0, 1) for _ in range(singles[1]))]
    for places in product(range(-1, times), repeat=len(items)):
        loads = [[0, 0] for _ in range(times)]
        for item, place in zip(items, places, strict=True):
            if place >= 0:
                loads[place] = [one + other for one, other in zip(loads[place], item, strict=True)]
        if all(tuple(load) == need for load in loads):
            return True
    return False


def fewest(need: Vector, times: int, singles: Vector, cases: list[Vector]) -> int:
    """How many single questions are missing at least, found by adding more and more."""
    for added in range(need[0] * times + need[1] * times + 1):
        for first in range(added + 1):
            if can_fill(need, times, (singles[0] + first, singles[1] + added - first), cases):
                return added
    raise AssertionError("single questions alone fill everything")


@examples(60)
@given(
    need=VECTOR,
    times=st.integers(1, 2),
    singles=st.tuples(st.integers(0, 1), st.integers(0, 1)),
    cases=st.lists(VECTOR.filter(lambda case: sum(case) > 1), max_size=3),
)
def test_what_is_missing_is_what_trying_everything_finds(
    need: Vector, times: int, singles: Vector, cases: list[Vector]
) -> None:
    found = pack(need, times, singles, cases)
    assert found.exact
    assert sum(found.short) == fewest(need, times, singles, cases)
    more = (singles[0] + found.short[0], singles[1] + found.short[1])
    assert can_fill(need, times, more, cases), "what it asks for is enough"


def test_cases_that_do_not_fit_beside_each_other_are_found_out() -> None:
    # Four questions in the first cell and two attempts of two, but three of them hang together.
    assert pack((2,), 2, (1,), [(3,)]).short == (3,)
    assert pack((3,), 1, (0,), [(2,), (2,)]).short == (1,)
    assert pack((2, 2), 2, (0, 0), [(1, 1), (1, 1), (1, 1), (1, 1)]).short == (0, 0)


def test_too_many_ways_are_said_not_to_be_a_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    need, cases = (2, 2, 2), [(1, 1, 0), (0, 1, 1), (1, 0, 1)] * 2
    whole = pack(need, 2, (0, 0, 0), cases)
    assert whole == packing.Packing((0, 0, 0), True)
    monkeypatch.setattr(packing, "STATES", 1)
    hasty = pack((2, 2, 3), 2, (0, 0, 0), cases)
    assert sum(hasty.short) >= 2
    assert not hasty.exact


def test_enough_is_proven_however_hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "STATES", 1)
    assert pack((2, 2), 2, (4, 4), [(1, 1)] * 6).exact
