"""`plan`: what it gathers, columns, rubric, reminders, and what can be wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from courseware.activities.plan.model import Plan
from tests.activities.reading import assert_told, course, one

FORMATS = """\
kind: plan
id: ninety-days
title: My 90 days
gather: [gap-table.top-gaps, eight-dimensions.weakest, my-chain.unclear]
columns:
  what: What
  by: {title: By when, type: date}
rubric:
  customers: {title: Customers are named, levels: {0: nobody, 3: people we asked}}
pass: 10 of 15
remind: [30, 60, 90]
"""


def plan(text: str) -> Plan:
    """The plan, in which nothing is wrong."""
    found = one(text)
    assert isinstance(found, Plan)
    return found


def test_the_example_is_read() -> None:
    found = plan(FORMATS)
    assert [use.name for use in found.uses] == ["gap-table.top-gaps", "eight-dimensions.weakest", "my-chain.unclear"]
    assert [(each.name, each.type) for each in found.columns] == [("what", "text"), ("by", "date")]
    assert list(found.criteria[0].levels) == [0, 1, 2, 3]
    assert found.remind == (30, 60, 90)


def test_a_pass_mark_is_a_share_of_the_points_there_are() -> None:
    assert (plan(FORMATS).highest, plan(FORMATS).enough) == (3, 2)
    assert plan(FORMATS.replace("10 of 15", "3")).enough == 3
    assert plan(FORMATS.replace("pass: 10 of 15\n", "")).enough == 0


def test_what_is_gathered_must_exist(tmp_path: Path) -> None:
    text = FORMATS.replace("gap-table.top-gaps, eight-dimensions.weakest, my-chain.unclear", "small.verdict")
    small = (
        "kind: triage\nid: small\ntitle: S\nquestions:\n  - {ask: A, if-yes: 1}\n"
        "verdicts:\n  - {from: 0, title: B, reply: C}\n"
    )
    pages = "# A\n\n/// activity | ninety-days\n"
    found = course(tmp_path, page_index=pages, quiz_plan=text)
    assert [each.code for each in found.problems] == ["unknown-result"]
    found = course(tmp_path, page_index=pages, quiz_plan=text, quiz_small=small)
    assert [each.code for each in found.problems] == ["result-nowhere"]
    found = course(tmp_path, page_index=pages + "\n/// activity | small\n", quiz_plan=text, quiz_small=small)
    assert found.problems == []


WRONG = {
    "no columns": ("kind: plan\nid: x\ntitle: X\n", ["no-columns"]),
    "a column of no known type": (FORMATS.replace("type: date", "type: day"), ["wrong-word"]),
    "no result's name": (FORMATS.replace("gap-table.top-gaps", "gap-table"), ["unknown-result"]),
    "gathered twice": (FORMATS.replace("my-chain.unclear", "gap-table.top-gaps"), ["gathered-twice"]),
    "one level": (
        FORMATS.replace("{0: nobody, 3: people we asked}", "{0: nobody}").replace("pass: 10 of 15\n", ""),
        ["no-levels"],
    ),
    "a level that is none": (FORMATS.replace("{0: nobody", "{0: none, a: nobody"), ["wrong-number"]),
    "more than there is": (FORMATS.replace("10 of 15", "16 of 15"), ["pass-too-high"]),
    "more than the rubric gives": (FORMATS.replace("10 of 15", "4"), ["pass-too-high"]),
    "points of nothing": (
        "kind: plan\nid: x\ntitle: X\ncolumns:\n  a: A\npass: 1 of 2\n",
        ["pass-without-rubric"],
    ),
    "no points": (FORMATS.replace("10 of 15", "most"), ["wrong-number"]),
    "no days": (FORMATS.replace("[30, 60, 90]", "[30, soon]"), ["wrong-number"]),
    "day zero": (FORMATS.replace("[30, 60, 90]", "[0]"), ["wrong-number"]),
    "an unknown setting": (FORMATS.replace("remind:", "reminds:"), ["unknown-setting"]),
}


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG)
def test_mistakes_are_told_with_a_place_and_a_remedy(text: str, expected: list[str]) -> None:
    assert_told(text, expected)
