"""`make soak` tries more examples in every property test, also in those that have a number of their own."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import settings

from tests.tools.examples import USUAL, examples

TESTS = Path(__file__).parents[1]


def test_a_tests_own_number_follows_the_profile() -> None:
    usual = settings()
    assert examples(40).max_examples == 40 * usual.max_examples // USUAL
    settings.register_profile("ten times", max_examples=10 * USUAL)
    before = settings.get_current_profile_name()
    settings.load_profile("ten times")
    try:
        assert examples(40).max_examples == 400
    finally:
        settings.load_profile(before)


def test_no_test_fixes_its_number() -> None:
    fixed = re.compile(r"settings\(.*max_examples")
    paths = [path for path in sorted(TESTS.rglob("*.py")) if path.parent != TESTS / "tools" and path != Path(__file__)]
    assert [path.name for path in paths if fixed.search(path.read_text("utf-8"))] == []
