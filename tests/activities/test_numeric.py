"""`numeric`: numbers as people write them, tolerances, units, and what can be wrong with them."""

from __future__ import annotations

import pytest

from courseware.activities.numeric.model import Amount, Numeric
from tests.activities.reading import block, codes, one, read


def numeric(inside: str, settings: str = "") -> Numeric:
    """The question in a block in which nothing is wrong."""
    activity = one(block(f"    kind: numeric\n{settings}\n{inside}"))
    assert isinstance(activity, Numeric)
    return activity


@pytest.mark.parametrize(
    "typed",
    ["1234.5", "1234,5", "1,234.5", "1.234,5", "1 234,5", "1'234.5", "١٢٣٤٫٥", "+1234.5", "1234.5 points", "1.2345e3"],
)
def test_numbers_are_read_as_people_write_them(typed: str) -> None:
    found = numeric("- [x] 1234.5", "    unit: points\n").score(typed)
    assert found
    assert found.outcome == "right"


def test_what_is_no_number_is_no_attempt() -> None:
    assert numeric("- [x] 5").score("five") is None


@pytest.mark.parametrize(
    ("within", "near", "far"), [("0.5", "105.5", "105.51"), ("5%", "110.25", "110.3"), ("", "105.0", "105.1")]
)
def test_tolerances(within: str, near: str, far: str) -> None:
    question = numeric("- [x] 105", f"    within: {within}\n" if within else "")
    for typed, outcome in ((near, "right"), (far, "wrong")):
        found = question.score(typed)
        assert found
        assert found.outcome == outcome


def test_a_tolerance_is_for_what_is_right() -> None:
    question = numeric("- [x] 105\n- [ ] 3\n  > That is the gap alone.", "    within: 0.5\n")
    assert [answer.within for answer in question.answers if isinstance(answer, Amount)] == ["0.5", ""]
    found = question.score("3")
    assert found
    assert found.key == question.answers[1].key


WRONG = {
    "a word": (block("    kind: numeric\n\n- [x] many"), ["not-a-number"]),
    "open to two readings": (block("    kind: numeric\n\n- [x] 1,234"), ["not-a-number"]),
    "no text": (block("    kind: numeric\n\n- [x] 1\n- [ ]"), ["empty-answer"]),
    "nothing but a bar": (block("    kind: numeric\n\n- [x] 1\n- [ ] |"), ["empty-answer"]),
    "without end": (block("    kind: numeric\n\n- [x] 1e999"), ["not-a-number"]),
    "no right one": (block("    kind: numeric\n\n- [ ] 1"), ["L02"]),
    "a tolerance that is none": (block("    kind: numeric\n    within: about 5\n\n- [x] 1"), ["wrong-number"]),
    "two at once": (block("    kind: numeric\n\n- [x] many\n- [ ] few"), ["not-a-number", "not-a-number"]),
}


@pytest.mark.parametrize(("text", "found"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named(text: str, found: list[str]) -> None:
    assert codes(text) == found


def test_both_readings_are_named() -> None:
    (problem,) = read(block("    kind: numeric\n\n- [x] 1,234"))[1]
    assert "1.234 and as 1234" in problem.message
