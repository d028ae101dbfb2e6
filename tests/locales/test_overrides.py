"""An organisation says things its own way in `words.yml`; what would do nothing there, or break a text, is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from courseware.locales.catalogue import catalogue_of
from tests.locales.test_languages import read

PLACE = "site_config/words.yml"


def test_any_text_can_be_said_in_other_words(tmp_path: Path) -> None:
    words = """\
Check: Have a look
"{n} of {all}": "{all}, of which {n}"
"{n} record came in.": {one: One thing came., other: "{n} things came."}
(shown): (seen)
This page is done.: |
  Done: well
    done.
"""
    course = read(tmp_path, "", words)
    assert course.problems == []
    said = catalogue_of("en", course.settings.words)
    assert said.text("Check") == "Have a look"
    assert said.text("{n} of {all}") == "{all}, of which {n}"
    assert said.text(" (shown)") == " (seen)"
    assert said.text("This page is done.") == "Done: well done."
    assert [said.plural("{n} record came in.", "{n} records came in.").of(n) for n in (1, 2)] == ["One thing came.", "{n} things came."]  # fmt: skip
    assert said.browser_words() == {"check": "Have a look", "goal": " (seen)", "isDone": "Done: well done."}


def test_a_text_may_be_named_as_the_course_s_language_has_it(tmp_path: Path) -> None:
    course = read(tmp_path, "language: de\n", "Prüfen: Los\n")
    assert course.problems == []
    said = catalogue_of("de", course.settings.words)
    assert said.text("Check") == "Los"
    assert said.text("Check again") == "Noch einmal prüfen"


def test_one_text_for_all_numbers(tmp_path: Path) -> None:
    said = catalogue_of("en", read(tmp_path, "", "'{n} records came in.': 'Came in: {n}.'\n").settings.words)
    assert [said.plural("{n} record came in.", "{n} records came in.").of(n) for n in (1, 2)] == ["Came in: {n}."] * 2


@pytest.mark.parametrize(
    ("words", "place", "code", "message", "hint"),
    [
        ("Chek: Look\n", "1:1", "unknown-text", "Nothing on any page says “Chek”", "Did you mean `Check`?"),
        ("Check: Look {n}\n", "1:8", "unknown-slot", "`{n}` would be shown", "Write it without braces."),
        ("'{n} of {all}': '{n} of {most}'\n", "1:18", "unknown-slot", "`{most}` would be shown", "It has `{all}`, `{n}`."),
        ("Check: a { b\n", "1:8", "unknown-slot", "`{ b` would be shown", "Write it without braces."),
        ("Check: {other: Look}\n", "1:8", "text-expected", "Behind this text stands", "Write one text"),
        ("'{n} record came in.': {one: Came.}\n", "1:24", "missing-form", "for all other numbers", "Add the line `other: …`."),
        ("'{n} record came in.': {ohter: Came., other: Came.}\n", "1:25", "unknown-setting", "`ohter`", "Did you mean `other`?"),
        ("Check:\n", "1:7", "empty-value", "stands nothing", "Write the words, or take the line away."),
    ],
)  # fmt: skip
def test_what_would_do_nothing_or_break_a_text(
    tmp_path: Path, words: str, place: str, code: str, message: str, hint: str
) -> None:
    course = read(tmp_path, "", words)
    assert [(problem.place, problem.code) for problem in course.problems] == [(f"{PLACE}:{place}", code)]
    assert message in course.problems[0].message
    assert hint in course.problems[0].hint


def test_a_file_that_says_nothing_costs_nothing(tmp_path: Path) -> None:
    course = read(tmp_path, "", "# nothing yet\n")
    assert (course.problems, course.settings.words) == ([], {})
