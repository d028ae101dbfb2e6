"""Places in a text that are filled in later, and what can be wrong with them."""

from __future__ import annotations

import pytest

from courseware.problems import Problem
from courseware.sources.slots import read_slots
from courseware.sources.text import Part


def found(*lines: str) -> tuple[tuple[str, ...], list[Problem]]:
    """The places, and what is wrong."""
    problems: list[Problem] = []
    return read_slots(Part(lines, 3, 5), "quizzes/x.yml", ["can", "by-when"], problems), problems


def test_places_are_found_once_and_in_order() -> None:
    assert found("{{by-when}} I can {{ can }}, {{ by-when }}.") == (("by-when", "can"), [])


def test_words_of_the_organisation_are_left_to_the_organisation() -> None:
    assert found("For {{ org.customer }} and {{org.words.ticket}}: {{ can }}") == (("can",), [])


@pytest.mark.parametrize(
    ("text", "column", "hint"),
    [
        ("I can {{ cann }}", 11, "Did you mean `{{ can }}`?"),
        ("I can {{ weather }}", 11, "Write `{{ can }}` or `{{ by-when }}`."),
        ("I can {{ can", 11, "Write `{{ can }}`."),
        ("I can {{ can } by", 11, "Write `{{ can }}`."),
    ],
)
def test_what_nothing_can_be_put_into_is_told(text: str, column: int, hint: str) -> None:
    _, (problem,) = found("First.", text)
    assert (problem.line, problem.column, problem.code, problem.hint) == (4, column, "unknown-name", hint)
