"""`/// wall`: the steps of a live session, one a heading; what can be wrong in it, and where that is told."""

from __future__ import annotations

import pytest

from courseware.course.page import Page
from courseware.problems import Severity
from courseware.sources.walls import Wall
from tests.sources.pages import codes, page, told

TRAINER = "---\nfor: trainer\n---\n\n"


def wall(inside: str, title: str = " | A session") -> str:
    """A page for trainers with one wall; its first line inside is line 6."""
    return f"{TRAINER}/// wall{title}\n{inside}\n///\n"


def only(read: Page) -> Wall:
    """The wall on a page."""
    (content,) = read.contents
    assert isinstance(content, Wall)
    return content


def test_each_heading_is_a_step_whatever_its_level() -> None:
    read = page(
        wall("## Welcome (5 min)\n\nSay your *name*.\n\n#### A break\n### Go ( 90 Minuten. ) ##\n- One\n- Two\n")
    )
    assert read.problems == []
    steps = [(step.title.text, step.minutes, step.text.text if step.text else "") for step in only(read).steps]
    assert steps == [("Welcome", 5, "Say your *name*."), ("A break", 0, ""), ("Go", 90, "- One\n- Two")]
    assert only(read).title.text == "A session"


def test_places_are_those_of_the_file() -> None:
    first, second = only(page(wall("## One\n\nText.\n\n##  *Two* (1 min)\n"))).steps
    assert first.text is not None
    assert (first.text.line, first.text.column) == (8, 1)
    assert (second.title.text, second.title.line, second.title.column) == ("*Two*", 10, 5)


def test_what_looks_like_a_heading_in_code_or_a_comment_is_none() -> None:
    read = page(wall("## One\n\n```\n## Code\n```\n\n<!--\n## Comment (x min)\n-->\nText.\n"))
    assert read.problems == []
    assert len(only(read).steps) == 1


@pytest.mark.parametrize(
    "title", ["Pairs (two each)", "In 9 min (about)", "Part (2)", "Stand back (3 metres)", "C# (all)"]
)
def test_other_brackets_belong_to_the_words(title: str) -> None:
    (step,) = only(page(wall(f"## {title}"))).steps
    assert (step.title.text, step.minutes) == (title, 0)


@pytest.mark.parametrize(
    ("inside", "code", "at"),
    [
        ("", "no-steps", "/// wall | A session"),
        ("<!-- ## Welcome -->", "no-steps", "/// wall | A session"),
        ("Hello.", "text-before-steps", "Hello."),
        ("\n    motto: Hello\n\n## Welcome", "text-before-steps", "    motto: Hello"),
        ("##\n\nHello.\n\n## Welcome", "step-without-words", "##"),
        ("## (5 min)\n\nHello.", "step-without-words", "## (5 min)"),
        ("# Welcome", "heading-level", "# Welcome"),
        ("## Welcome {#hello} \n", "step-name", "{#hello} "),
        ("## Welcome (0 min)", "step-minutes", "(0 min)"),
        ("## Welcome (900 min)", "step-minutes", "(900 min)"),
        ("## Welcome (5-7 min)", "step-minutes", "(5-7 min)"),
        ("## Welcome (2,5 min)", "step-minutes", "(2,5 min)"),
        ("## Welcome (ca. 5 min)", "step-minutes", "(ca. 5 min)"),
        ("## Welcome (five minutes)", "step-minutes", "(five minutes)"),
        ("## Welcome (1 h)", "step-minutes", "(1 h)"),
        ("## Welcome (1:30)", "step-minutes", "(1:30)"),
        ("## Welcome (90 sec)", "step-minutes", "(90 sec)"),
        ("## Welcome (5')", "step-minutes", "(5')"),
        ("## Welcome\n\nA break\n-------\n", "underlined-step", "A break"),
        ("## Welcome\nA break\n===\n", "underlined-step", "A break"),
        ("## Welcome\n\nHello <!-- and so on", "unclosed-comment", "Hello <!-- and so on"),
    ],
)
def test_a_mistake_is_told_where_it_stands(inside: str, code: str, at: str) -> None:
    problem, stands = told(wall(inside))
    assert (problem.code, stands) == (code, at)
    assert problem.severity is Severity.ERROR
    assert problem.hint


def test_a_time_that_cannot_be_read_leaves_the_words() -> None:
    (step,) = only(page(wall("## Welcome, all (5-7 min)"))).steps
    assert (step.title.text, step.minutes) == ("Welcome, all", 0)


def test_without_a_title_it_is_told_and_shown() -> None:
    text = wall("## Welcome", "")
    assert codes(text) == ["no-title"]
    assert len(only(page(text)).steps) == 1


def test_a_rule_is_no_underline() -> None:
    assert page(wall("## Welcome\n\nText.\n\n---\n\nMore.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n")).problems == []


def test_it_holds_no_other_block() -> None:
    assert codes(wall("## Welcome\n\n// media | A talk\n")) == []
    assert codes(wall("## Welcome\n\n/// activity | bank\n")) == ["unclosed-block"]


def test_it_needs_a_closing_line() -> None:
    problem, stands = told(f"{TRAINER}/// wall | A session\n## Welcome\n\nHello.\n")
    assert (problem.code, stands) == ("unclosed-block", "/// wall | A session")


def test_on_a_page_for_trainees_it_is_told_and_shown() -> None:
    problem, stands = told("/// wall | A session\n## Welcome\n///\n")
    assert (problem.code, stands, problem.severity) == ("wall-for-trainees", "/// wall | A session", Severity.WARNING)
    assert "for: trainer" in problem.hint
    assert len(only(page("/// wall | A session\n## Welcome\n///\n")).steps) == 1


def test_a_slip_in_its_first_line_is_told() -> None:
    assert codes("// wall | A session\n") == ["block-spelling"]
    assert codes("/// wal | A session\n\n///\n") == ["unknown-block"]
