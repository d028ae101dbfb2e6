"""What activities publish and make use of: phrases, names, and results that exist nowhere."""

from __future__ import annotations

import pytest

from courseware.activities.activity import Activity
from courseware.activities.results import PHRASES, SPELT, Result, Use, check_columns, read_results
from courseware.course.course import Course, CourseSettings
from courseware.course.outline import Outline
from courseware.course.page import Page
from courseware.course.references import resolve
from courseware.problems import Problem
from courseware.sources.fields import Fields
from courseware.sources.named import read_named
from courseware.sources.organisation import Organisation
from courseware.sources.pages import read_page
from courseware.sources.text import Part
from courseware.sources.yaml_files import read_yaml
from courseware.sources.yaml_nodes import Mapping

ALL = tuple(PHRASES)


def fields_of(text: str) -> Fields:
    """The fields of one mapping in YAML."""
    (node,), problems = read_yaml(text, "x.yml")
    assert isinstance(node, Mapping)
    assert problems == []
    return Fields(node, "x.yml", [])


@pytest.mark.parametrize(
    ("phrase", "compiled"),
    [
        ("first 3 expectation by gap", "top first 3 expectation gap"),
        ("lowest 2 dimensions", "top lowest 2 dimensions"),
        ("highest 12 dimensions", "top highest 12 dimensions"),
        ("hand-overs without good", "top without 0 hand-overs good"),
        ("sum of minutes", "top sum 0 minutes"),
        ("sum  of   minutes", "top sum 0 minutes"),
    ],
)
def test_every_phrase_is_read(phrase: str, compiled: str) -> None:
    fields = fields_of(f"publish:\n  top: {phrase}\n")
    assert [result.compiled for result in read_results(fields, ALL)] == [compiled]
    assert fields.problems == []


@pytest.mark.parametrize(
    "phrase", ["first expectation by gap", "lowest dimensions", "sum minutes", "first 0 a by b", "x"]
)
def test_a_phrase_that_is_none_is_told_with_those_that_there_are(phrase: str) -> None:
    fields = fields_of(f"publish:\n  top: {phrase}\n")
    assert read_results(fields, ("first", "sum")) == ()
    (problem,) = fields.problems
    assert (problem.line, problem.column, problem.code) == (2, 8, "unknown-phrase")
    assert problem.hint == f"Write `top: {SPELT['first']}` or `top: {SPELT['sum']}`."


def test_a_phrase_of_another_kind_is_told() -> None:
    fields = fields_of("publish: {top: lowest 2 dimensions}\n")
    assert read_results(fields, ("first",)) == ()
    assert [problem.code for problem in fields.problems] == ["unknown-phrase"]


def test_a_column_that_is_not_there_is_told() -> None:
    result = Result("top", "first", 3, "expectation", "gop", 7, 3)
    known = {"first.what": ("expectation",), "first.by": ("gap", "weight")}
    (problem,) = check_columns((result,), "x.yml", known)
    assert (problem.place, problem.code, problem.hint) == ("x.yml:7:3", "unknown-name", "Did you mean `gap`?")
    assert check_columns((Result("a", "sum", 0, "anything"),), "x.yml", known) == []


def test_named_things_have_titles_and_bodies() -> None:
    fields = fields_of("inputs:\n  one: Its words\n  two: {title: Other words, value: 3}\n")
    first, second = read_named(fields, "inputs")
    assert (first.name, first.title.text, first.body) == ("one", "Its words", None)
    assert (second.title.text, second.line, second.column) == ("Other words", 3, 3)
    assert second.body
    assert second.body.number("value", 0, 0) == 3


@pytest.mark.parametrize(
    ("text", "code"),
    [("Big: x", "bad-id"), ("one:", "no-title"), ("one: {value: 3}", "no-title"), ("one: [a]", "no-title")],
)
def test_named_things_without_name_or_words_are_told(text: str, code: str) -> None:
    fields = fields_of(f"inputs:\n  {text}\n")
    read_named(fields, "inputs")
    assert [(problem.line, problem.code) for problem in fields.problems] == [(2, code)]


def activity(name: str, *results: str, uses: tuple[str, ...] = ()) -> Activity:
    """An activity that publishes and uses."""
    return Activity(
        id=name,
        kind="plan",
        path=f"{name}.yml",
        line=1,
        column=1,
        title=Part((f"The {name}",), 1, 1),
        results=tuple(Result(each) for each in results),
        uses=tuple(Use(each, 4, 10) for each in uses),
    )


def told(*activities: Activity, pages: str = "") -> list[Problem]:
    """What is wrong in a course of these; `pages` is the text of its only page."""
    found: dict[str, Page] = {}
    if pages:
        page = Page("page", "page.md", read_page(pages, "course/page.md"), "Page")
        page.contents = [each for each in activities if each.id in pages]
        found = {"page.md": page}
    elsewhere = [each for each in activities if each.id not in pages]
    course = Course(CourseSettings(), found, elsewhere, {}, Organisation({}), Outline(), [])
    resolve(course)
    return course.problems


def test_a_result_that_exists_is_called_by_what_makes_it() -> None:
    maker, user = activity("gaps", "top"), activity("plan", uses=("gaps.top",))
    assert told(maker, user, pages="gaps plan") == []
    assert user.uses[0].title is maker.title


def test_a_result_that_nothing_makes_is_told() -> None:
    (problem,) = told(activity("gaps", "top-gaps"), activity("plan", uses=("gaps.top-gap",)), pages="gaps plan")
    assert (problem.place, problem.code) == ("plan.yml:4:10", "unknown-result")
    assert problem.hint == "Did you mean `gaps.top-gaps`?"
    (problem,) = told(activity("plan", uses=("nothing.at-all",)), pages="plan")
    assert "There is no activity `nothing`" in problem.message


def test_a_result_that_no_page_lets_anyone_make_is_told() -> None:
    (problem,) = told(activity("gaps", "top"), activity("plan", uses=("gaps.top",)), pages="plan")
    assert (problem.code, problem.hint) == ("result-nowhere", "Write `/// activity | gaps` into a page.")
