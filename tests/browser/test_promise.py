"""No acknowledged answer is ever lost: a short part of the trial in each run, all of it in `make soak`."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.covering import THOROUGH
from tests.browser.promise import Trial, is_kept

SEED = 20261128
OPERATIONS = 10_000 if THOROUGH else 600


def test_no_acknowledged_answer_is_lost(
    context: BrowserContext, web: str, browser_name: str, record_property: Callable[[str, object], None]
) -> None:
    counts = Trial(context, web, SEED).run(OPERATIONS)
    record_property("promise", f"{browser_name}: {counts}")
    assert counts.lost == [], str(counts)
    assert counts.operations >= OPERATIONS
    assert counts.acknowledged > OPERATIONS / 3


@pytest.mark.parametrize(
    ("entry", "kept"),
    [
        ({"v": "a", "t": 5, "top": {"best": 1}, "data": {}}, True),
        ({"v": "a", "t": 6, "top": {"best": 1}, "data": {}}, True),
        ({"v": "a", "t": 4, "top": {"best": 1}, "data": {}}, False),
        ({"v": "b", "t": 6, "top": {"best": 1}, "data": {}}, False),
        ({"v": "a", "t": 6, "top": {}, "data": {}}, False),
    ],
)
def test_what_the_ledger_calls_kept(entry: dict[str, object], kept: bool) -> None:
    write = {"name": "answer/a", "v": "a", "t": 5, "top": {"best": 1}}
    assert is_kept(write, {**entry, "old": []}) is kept


def test_a_cell_that_is_missing_is_lost() -> None:
    write = {"name": "work/a", "v": "", "t": 5, "top": {}, "cell": ["c", "x", 5]}
    entry = {"v": "", "t": 9, "top": {}, "data": {"cells": {"d": ["y", 9]}}, "old": []}
    assert not is_kept(write, entry)
    entry["data"] = {"cells": {"c": ["y", 9]}}
    assert is_kept(write, entry)
