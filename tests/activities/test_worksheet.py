"""`worksheet`: what its columns, rows and phrases mean, what stays when its author changes it, what can be wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from courseware.activities.worksheet.model import Worksheet
from courseware.course.reading import CourseReader, Folders, activities_in
from courseware.formulas.compiling import compile_formula
from courseware.problems import Problem
from courseware.rendering.activities import ActivityRenderer, Html
from tests.activities.reading import codes, one, read

ROOT = Path(__file__).parents[2]
GAPS = """
kind: worksheet
id: gap-table
title: Where do we fall short?
private: yes                      # about the trainee's own case: never reported, only handed in
tabs: [Small restaurants, Care homes]
inputs:
  target: {title: Target, value: 9}
columns:
  expectation: What they expect
  weight: {title: Weight, type: number 0 to 100, total: 100}
  now: {title: How well now, type: scale 1 to 10}
  gap:
    title: Gap score
    formula: weight * max(0, target - now)
rows:                             # to start from; the trainee may change them
  - {expectation: Delivered before 8, weight: 35, now: 6}
views: [table, bars of gap]
publish:
  top-gaps: first 3 expectation by gap
"""


def sheet(text: str) -> Worksheet:
    """The worksheet of a text in which nothing is wrong."""
    activity = one(text)
    assert isinstance(activity, Worksheet)
    return activity


def small(more: str = "", columns: str = "  what: What\n  size: {title: Size, type: number}\n") -> str:
    """A worksheet with more lines below its columns."""
    return f"kind: worksheet\nid: a\ntitle: A\ncolumns:\n{columns}{more}"


def problem(text: str) -> Problem:
    """The only problem of a text."""
    problems = read(text)[1]
    assert len(problems) == 1, [str(each) for each in problems]
    return problems[0]


def test_the_gap_table_of_the_guide() -> None:
    made = sheet(GAPS)
    assert [column.described for column in made.columns] == [
        "expectation text",
        "weight number 0 100",
        "now scale 1 10",
        "gap formula",
    ]
    assert made.columns[1].total == 100
    assert made.columns[3].compiled == "weight 0 target now - max/2 *"
    assert [tab.key for tab in made.tabs] == ["e4180a", "7322e7"]
    assert [tab.title.text for tab in made.tabs if tab.title] == ["Small restaurants", "Care homes"]
    assert made.views == ("bars of gap",)
    assert made.published == "top-gaps first 3 expectation gap"
    assert made.private
    assert made.version == ""


def test_a_row_keeps_its_key_when_figures_change_and_others_come() -> None:
    before = sheet(GAPS).rows[0].key
    changed = GAPS.replace("weight: 35", "weight: 40").replace("rows:  ", "rows:\n  - {expectation: Told early}\n#")
    rows = sheet(changed).rows
    assert [row.key for row in rows][1] == before
    assert rows[1].cells["weight"].text == "40"
    assert sheet(small("rows:\n  - {what: x}\n  - {what: x}\n")).rows[1].key.endswith("-2")
    assert sheet(small("rows:\n  - {id: mine, what: x}\n")).rows[0].key == "mine"


def test_a_row_stands_in_every_tab_or_in_its_own() -> None:
    made = sheet(GAPS.replace("{expectation:", "{tab: Care homes, expectation:"))
    first, second = made.tabs
    assert made.rows_of(first) == []
    assert len(made.rows_of(second)) == 1
    named = sheet(small("tabs:\n  north: In the north\nrows:\n  - {tab: north, what: x}\n"))
    assert named.tabs[0].key == "north"
    assert named.rows_of(named.tabs[0])


def test_each_type_takes_its_values() -> None:
    columns = """\
  a: {title: A, type: long}
  b: {title: B, type: scale -2 to 2}
  c: {title: C, type: choice, offer: [low, high]}
  d: {title: D, type: date}
  e: {title: E, type: check}
  f: {title: F, type: number}
"""
    made = sheet(small("rows:\n  - {a: x, b: -1, c: high, d: 2027-03-31, e: yes, f: 2.5}\n", columns))
    assert [part.text for part in made.rows[0].cells.values()] == ["x", "-1", "high", "2027-03-31", "yes", "2.5"]
    assert made.columns[1].range == "−2 … +2"


def test_a_formula_may_take_a_whole_column_and_other_formulas() -> None:
    columns = """\
  part: {title: Part, formula: 100 * size / sum(size)}
  size: {title: Size, formula: many * each}
  many: {title: Many, type: number}
  each: {title: Each, type: number}
  done: {title: Done, type: check}
  tries: {title: Tries, formula: "sum(done) + if(done, 1, 0)"}
"""
    made = sheet(small(columns=columns))
    assert made.order == ("size", "tries", "part")
    formula = made.columns[0].formula
    assert formula
    assert compile_formula(formula, {"size"}) == made.columns[0].compiled == "100 size * all:size sum/1 /"


def test_the_fields_of_a_form_are_results() -> None:
    made = sheet(small("layout: form\nrows:\n  - {what: x}\n"))
    assert [result.name for result in made.results] == ["what", "size"]
    assert made.rows[0].key == "form"
    assert made.published == ""


def test_every_phrase_is_handed_to_the_browser() -> None:
    phrases = "publish:\n  a: first 2 what by size\n  b: rows without size\n  c: sum of size\n  d: what without size\n"
    assert sheet(small(phrases)).published == (
        "a first 2 what size; b without 0 rows size; c sum 0 size; d without 0 what size"
    )


WRONG = {
    "no title": ("kind: worksheet\nid: a\ncolumns:\n  a: A\n", "no-title", ""),
    "no columns": ("kind: worksheet\nid: a\ntitle: A\n", "no-columns", "Write `columns:`"),
    "a bad name": (small(columns="  My Column: A\n  b: B\n"), "bad-id", ""),
    "an unknown setting": (small("colour: red\n"), "unknown-setting", ""),
    "an unknown setting of a column": (small(columns="  a: {title: A, colour: red}\n"), "unknown-setting", ""),
    "an unknown type": (small(columns="  a: {title: A, type: numbr 1 to 5}\n"), "unknown-type", "number 0 to 100"),
    "a scale without bounds": (small(columns="  a: {title: A, type: scale}\n"), "unknown-type", "scale 1 to 10"),
    "bounds the wrong way": (small(columns="  a: {title: A, type: scale 5 to 1}\n"), "bad-range", "`scale 1 to 5`"),
    "a scale too long": (small(columns="  a: {title: A, type: scale 1 to 100}\n"), "bad-range", "Write `number`"),
    "a choice without offer": (small(columns="  a: {title: A, type: choice}\n"), "no-offer", "offer: [low, high]"),
    "an offer without choice": (small(columns="  a: {title: A, offer: [b, c]}\n"), "misplaced-offer", "type: choice"),
    "two totals": (
        small(columns="  a: {title: A, type: number, total: 9}\n  b: {title: B, type: number, total: 9}\n"),
        "two-totals",
        "Take one",
    ),
    "a total of words": (small(columns="  a: {title: A, total: 100}\n"), "misplaced-total", "type: number"),
    "a formula and a type": (
        small(columns="  a: {title: A, type: number}\n  b: {title: B, type: number, formula: a}\n"),
        "formula-and-type",
        "",
    ),
    "no formula": (small(columns="  a: {title: A, type: formula}\n"), "no-formula", "formula: weight"),
    "an unknown name in a formula": (
        small(columns="  now: {title: A, type: number}\n  b: {title: B, formula: nwo + 1}\n"),
        "unknown-name",
        "Did you mean `now`?",
    ),
    "words in a formula": (small(columns="  a: A\n  b: {title: B, formula: a + 1}\n"), "wrong-kind", "type: number"),
    "a formula of itself": (small(columns="  a: {title: A, formula: a + 1}\n"), "circular-formula", "Take one"),
    "an input that is a column": (
        small("inputs:\n  what: {title: W, value: 1}\n"),
        "name-twice",
        "Give one of them another name.",
    ),
    "an input without a number": (small("inputs:\n  t: {title: T, value: nine}\n"), "wrong-number", "`value: 9`"),
    "an unknown column in a row": (small("rows:\n  - {waht: x}\n"), "unknown-column", "Did you mean `what`?"),
    "a value out of bounds": (
        small("rows:\n  - {a: 9}\n", "  a: {title: A, type: scale 1 to 5}\n"),
        "wrong-value",
        "Write a whole number from 1 to 5.",
    ),
    "a value that is not offered": (
        small("rows:\n  - {a: mid}\n", "  a: {title: A, type: choice, offer: [low, high]}\n"),
        "wrong-value",
        "Write `low` or `high`.",
    ),
    "no day": (small("rows:\n  - {a: soon}\n", "  a: {title: A, type: date}\n"), "wrong-value", "2027-03-31"),
    "a value for a formula": (
        small("rows:\n  - {b: 1}\n", "  a: {title: A, type: number}\n  b: {title: B, formula: a}\n"),
        "wrong-value",
        "Take it away",
    ),
    "an unknown tab": (small("tabs: [One, Two]\nrows:\n  - {tab: Three, what: x}\n"), "unknown-tab", "`tab: One`"),
    "two rows in a form": (small("layout: form\nrows:\n  - {what: x}\n  - {what: y}\n"), "form-rows", "Leave one"),
    "an unknown view": (small("views: [pie of size]\n"), "unknown-view", "bars of COLUMN"),
    "a view of nothing": (small("views: [bars of siez]\n"), "unknown-column", "Did you mean `size`?"),
    "a view of words": (small("views: [line of what]\n"), "unknown-column", "Write `size`."),
    "a matrix of one": (small("views: [matrix of size]\n"), "unknown-view", "matrix of COLUMN by COLUMN"),
    "an unknown phrase": (small("publish:\n  a: top 3 what\n"), "unknown-phrase", "first 3 COLUMN by COLUMN"),
    "an unknown column in a phrase": (small("publish:\n  a: sum of what\n"), "unknown-name", "Write `size`."),
    "an unknown layout": (small("layout: crads\n"), "wrong-word", "Did you mean `cards`?"),
}


@pytest.mark.parametrize(("text", "code", "hint"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named_once_with_what_to_write(text: str, code: str, hint: str) -> None:
    found = problem(text)
    assert found.code == code
    assert hint in found.hint
    assert found.line


def test_a_circle_is_shown_as_one_goes_round_it() -> None:
    columns = (
        "  a: {title: A, formula: b}\n  b: {title: B, formula: sum(c)}\n  c: {title: C, formula: b}\n"
        "  d: {title: D, formula: a + c}\n"
    )
    assert (
        "c → b → c" in problem(small(columns=columns)).message or "b → c → b" in problem(small(columns=columns)).message
    )


def test_several_mistakes_are_told_in_one_run() -> None:
    text = small("views: [pie, bars of x]\nrows:\n  - {y: 1, size: many}\n")
    assert sorted(codes(text)) == ["unknown-column", "unknown-column", "unknown-view", "wrong-value"]


def test_the_paper_form_is_complete() -> None:
    made = sheet(GAPS)
    texts = {id(part): Html(part.text, "", f"<p>{part.text}</p>") for part in made.parts()}
    html = ActivityRenderer().render(made, texts)
    for words in ("Where do we fall short?", "Target", "Care homes", "0 … 100", "Delivered before 8", ">35<"):
        assert words in html
    assert html.count("<tr") == 2 * (1 + 1 + 3)
    assert 'data-c="weight number 0 100" data-total=100' in html


@pytest.mark.parametrize("name", ["examples/worksheets.yml", "your-case.yml"])
def test_the_worksheets_that_ship_are_right(name: str) -> None:
    problems: list[Problem] = []
    found = list(activities_in((ROOT / "quizzes" / name).read_text("utf-8"), name, problems))
    assert problems == []
    assert len(found) == (10 if "examples" in name else 1)
    assert all(isinstance(each, Worksheet) for each in found)


def test_a_result_can_be_used_by_its_name() -> None:
    course = CourseReader(Folders.of(ROOT)).read()
    names = [f"{each.id}.{result.name}" for each in course.activities() for result in each.results]
    assert "example-gaps.top-gaps" in names
    assert "your-case.seen" in names
