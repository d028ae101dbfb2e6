"""L26: questions on one case stand alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.courses import found, told

OPTIONS = "- [x] One thing\n- [ ] Another thing\n- [ ] A third thing\n"


def case(ask: str, text: str = "It is late.") -> str:
    """A case of two questions; the second one begins in line 12."""
    return (
        f"//// case | Late\n\nHer first answer was short.\n\n/// question | What now?\n    id: one\n\n{OPTIONS}///\n"
        f"/// question | {ask}\n    id: two\n\n{text}\n\n{OPTIONS}///\n////\n"
    )


@pytest.mark.parametrize(
    "ask",
    [
        "What follows from your previous answer?",
        "Why did you choose what you picked?",
        "What changes the answer above?",
        "What follows from question 1?",
        "Based on your choice, who is next?",
    ],
)
def test_what_leans_on_another_question_is_told(tmp_path: Path, ask: str) -> None:
    ((line, column, severity),) = told(tmp_path, "L26", case(ask))
    assert (line, severity) == (12, "warning")
    assert column > len("/// question | ")


def test_also_in_its_own_text_by_its_line(tmp_path: Path) -> None:
    assert told(tmp_path, "L26", case("Who is next?", "It is late.\nThink of\nyour last answer.")) == [
        (17, 1, "warning")
    ]


@pytest.mark.parametrize(
    "ask",
    [
        "Whose answer came first?",
        "What does her previous answer show?",
        "What do you answer her question with?",
        "She says: “What was your last answer?” What does she need?",
        "Which question do you ask before you promise anything?",
    ],
)
def test_answers_in_the_story_are_the_story(tmp_path: Path, ask: str) -> None:
    assert told(tmp_path, "L26", case(ask)) == []


def test_questions_on_no_case_may_lead_on(tmp_path: Path) -> None:
    text = f"/// question | What follows from your previous answer?\n    id: two\n\n{OPTIONS}///\n"
    assert told(tmp_path, "L26", text) == []


def test_cases_in_a_bank_are_looked_at_too(tmp_path: Path) -> None:
    options = "        options:\n          - right: a\n          - wrong: b\n          - wrong: c\n"
    bank = (
        "kind: quiz\nid: bank\ntitle: B\nquestions:\n  - case: late\n    text: It is late.\n    questions:\n"
        f"      - id: one\n        ask: What now?\n{options}      - id: two\n        ask: Why your previous answer?\n{options}"
    )
    problems = [each for each in found(tmp_path, {"quizzes/bank.yml": bank}) if each.code == "L26"]
    assert [(each.path, each.line) for each in problems] == [("quizzes/bank.yml", 15)]
