"""`triage`: questions that count, verdicts that no sum of points escapes."""

from __future__ import annotations

import pytest

from courseware.activities.triage.model import Triage
from courseware.activities.triage.source import reachable
from tests.activities.reading import one, read

FORMATS = """\
kind: triage
id: training-request
title: Eight questions before yes
questions:
  - ask: Could they do it if everything depended on it?
    if-yes: -3
    if-no: 3
verdicts:
  - {from: 3, title: Train, reply: Let us plan it together.}
  - {from: -3, title: Not yet, reply: Let us look at two mornings first.}
"""


def triage(text: str) -> Triage:
    """The triage, in which nothing is wrong."""
    found = one(text)
    assert isinstance(found, Triage)
    return found


def test_the_example_is_read() -> None:
    found = triage(FORMATS)
    assert (found.lowest, found.highest, sorted(reachable(found))) == (-3, 3, [-3, 0, 3])
    assert [(each.least, each.title.text) for each in found.verdicts] == [(3, "Train"), (-3, "Not yet")]
    assert [each.name for each in found.results] == ["verdict"]


def test_points_may_be_left_out_and_verdicts_stand_in_any_order() -> None:
    text = FORMATS.replace("    if-no: 3\n", "").replace("from: 3", "from: 0")
    first, second = text.split("verdicts:\n")[1].splitlines()
    found = triage(text.replace(f"{first}\n{second}", f"{second}\n{first}"))
    assert (found.asks[0].yes, found.asks[0].no) == (-3, 0)
    assert [each.least for each in found.verdicts] == [0, -3]


WRONG = {
    "no questions": ("kind: triage\nid: x\ntitle: X\nverdicts:\n  - {from: 0, title: A, reply: B}\n", ["no-questions"]),
    "no verdicts": (FORMATS.partition("verdicts")[0], ["no-verdicts"]),
    "nothing asked": (FORMATS.replace("ask: Could", "because: Could"), ["no-title"]),
    "no difference": (FORMATS.replace("if-yes: -3", "if-yes: 3"), ["no-difference"]),
    "no whole number": (FORMATS.replace("if-no: 3", "if-no: three"), ["wrong-number", "verdict-unreachable"]),
    "a gap at the bottom": (FORMATS.replace("from: -3", "from: -2"), ["no-verdict"]),
    "never reached": (FORMATS.replace("from: 3", "from: 4"), ["verdict-unreachable"]),
    "skipped by all sums": (
        FORMATS.replace("  - {from: -3", "  - {from: 1, title: Partly, reply: Let us see.}\n  - {from: -3"),
        ["verdict-unreachable"],
    ),
    "the same twice": (FORMATS.replace("from: 3", "from: -3"), ["verdict-twice"]),
    "no from": (FORMATS.replace("from: 3, ", ""), ["verdict-incomplete"]),
    "no reply": (FORMATS.replace(", reply: Let us plan it together.", ""), ["verdict-incomplete"]),
    "a from that is none": (FORMATS.replace("from: 3", "from: high"), ["wrong-number"]),
    "an unknown setting": (FORMATS.replace("if-no", "if-not"), ["unknown-setting", "verdict-unreachable"]),
}


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG)
def test_mistakes_are_told_with_a_place_and_a_remedy(text: str, expected: list[str]) -> None:
    _, problems = read(text)
    assert sorted(each.code for each in problems) == sorted(expected)
    for problem in problems:
        assert problem.line > 0
        assert problem.hint.endswith((".", "?"))


def test_a_gap_is_told_with_its_numbers() -> None:
    (problem,) = read(FORMATS.replace("from: -3", "from: -2"))[1]
    assert problem.message == (
        "Answers can come to -3 points, and the lowest verdict begins at -2: below it nobody would get one."
    )
    assert (problem.line, problem.hint) == (10, "Write `from: -3` here.")
