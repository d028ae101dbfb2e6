"""L27: the banks fill the blueprint for every path and attempt; what they lack is named by cell, with how many to write."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from courseware.activities.exam.model import Exam
from courseware.activities.sets import Way
from courseware.checks import check
from courseware.problems import Problem
from tests.checks.courses import course_of, found

EXAM = """\
kind: exam
id: final
title: Final
from: [bank.yml]
pass: 75%
attempts: {attempts}
blueprint:
  - {{objectives: O1, understand: {understand}, apply: 1}}
"""
PAGE = "---\nobjectives: O1.1, O1.2\n---\n\n# One\n\nText.\n\n/// activity | final\n"
OBJECTIVES = "O1.1: {can: name the customer, level: understand}\nO1.2: {can: name the supplier, level: apply}\n"


def question(name: str, objective: str, indent: str = "  ", more: str = "") -> str:
    """A question of a bank."""
    lines = [
        f"- id: {name}",
        f"  objectives: {objective}",
        f"  ask: Who is meant by {name}?",
        "  options:",
        f"    - {{right: The one with the hat {name}, because: It is the one that the case speaks of}}",
        f"    - {{wrong: The one on a bicycle {name}, because: Nobody in the case has ever had a bicycle}}",
        f"    - {{wrong: The one at the window {name}, because: The window was open and nobody stood there}}",
    ]
    return "".join(f"{indent}{line}\n" for line in lines) + more


def files(bank: str, attempts: int = 1, understand: int = 1, more: dict[str, str] | None = None) -> dict[str, str]:
    """The files of a course with an exam."""
    return {
        "course/01-one/index.md": PAGE,
        "quizzes/exam.yml": EXAM.format(attempts=attempts, understand=understand),
        "quizzes/bank.yml": f"kind: quiz\nid: bank\ntitle: Bank\nquestions:\n{bank}",
        "site_config/objectives.yml": OBJECTIVES,
        **(more or {}),
    }


def about(problems: list[Problem]) -> list[tuple[str, str, str]]:
    """Place, weight and hint of what L27 says."""
    return [(each.place, each.severity.value, each.hint) for each in problems if each.code == "L27"]


BOTH = question("a", "O1.1") + question("b", "O1.2")


def test_a_bank_that_fills_the_blueprint_is_fine(tmp_path: Path) -> None:
    assert about(found(tmp_path, files(BOTH))) == []


def test_what_an_attempt_lacks_is_named_with_how_many_to_write(tmp_path: Path) -> None:
    told = found(tmp_path, files(BOTH, attempts=3))
    assert about(told) == [
        ("quizzes/exam.yml:8:5", "error", "Write 2 more: `objectives: O1.1` (or O1.2), `level: understand`."),
        ("quizzes/exam.yml:8:5", "error", "Write 2 more: `objectives: O1.1` (or O1.2), `level: apply`."),
    ]
    messages = [each.message for each in told if each.code == "L27"]
    assert (
        messages[0]
        == "3 attempts of 1 want 3 about O1 on the level `understand`, and the banks have 1, so an attempt would fall short."
    )


def test_cases_that_cannot_be_packed_are_told_apart_from_too_few(tmp_path: Path) -> None:
    case = "  - case: letter\n    text: The letter.\n    questions:\n" + "".join(
        question(name, "O1.1", "      ") for name in "cde"
    )
    bank = question("a", "O1.1") + question("b", "O1.2") + question("f", "O1.2") + case
    told = found(tmp_path, files(bank, attempts=2, understand=2))
    assert about(told) == [
        (
            "quizzes/bank.yml:29:9",
            "warning",
            "Let it ask less of this, take a question out of the case, or give the row more.",
        ),
        (
            "quizzes/exam.yml:8:5",
            "error",
            "Write 3 more outside of cases: `objectives: O1.1` (or O1.2), `level: understand`.",
        ),
    ]
    assert "do not fit beside each other" in " ".join(each.message for each in told)


def test_a_parallel_form_needs_questions_of_its_own(tmp_path: Path) -> None:
    exam = EXAM.format(attempts=1, understand=1).replace("pass: 75%", "counted: no")
    both = exam + "---\nkind: exam\nid: later\ntitle: Later\ncounted: no\nafter: final\n"
    told = found(tmp_path, files(BOTH, more={"quizzes/exam.yml": both}))
    assert [hint.partition(":")[0] for _, _, hint in about(told)] == ["Write 1 more"] * 2
    enough = BOTH + question("c", "O1.1") + question("d", "O1.2")
    assert about(found(tmp_path, files(enough, more={"quizzes/exam.yml": both}))) == []


def test_every_path_is_looked_at(tmp_path: Path) -> None:
    """A path that teaches half of a row is asked the whole row, by questions about that half."""
    course = course_of(tmp_path, files(BOTH + question("c", "O1.2", more="    level: understand\n")))
    exam = course.catalogue["final"]
    assert isinstance(exam, Exam)
    assert exam.lessons
    assert about(check(course)) == []
    short = Way("short", "One hour", frozenset({"O1.1"}))
    exam.lessons = replace(exam.lessons, ways=(*exam.lessons.ways, short))
    told = [each for each in check(course) if each.code == "L27"]
    assert [each.message for each in told] == [
        "On the path “One hour”, the blueprint wants 1 about O1 on the level `apply`, and the banks have 0, so an attempt would fall short."
    ]
    exam.lessons = replace(exam.lessons, ways=(exam.lessons.ways[0], replace(short, taught=frozenset())))
    told = [each for each in check(course) if each.code == "L27"]
    assert ["nothing that this exam asks about is taught" in each.message for each in told] == [True]


@pytest.mark.parametrize(("modules", "told"), [("[02-two]", 0), ("[01-one, 03-exam]", 0), ("[02-two, 03-exam]", 1)])
def test_only_paths_that_lead_to_the_exam_have_to_fill_it(tmp_path: Path, modules: str, told: int) -> None:
    """Whoever is never led to the exam is not examined."""
    more = {
        "course/01-one/index.md": PAGE.replace("/// activity | final\n", ""),
        "course/02-two/index.md": "# Two\n\nText.\n",
        "course/03-exam/index.md": "# The exam\n\n/// activity | final\n",
        "site_config/course.yml": f"id: c\ntitle: C\npaths:\n  short: {{title: Short, modules: {modules}}}\n",
    }
    messages = [each.message for each in found(tmp_path, files(BOTH, more=more)) if each.code == "L27"]
    assert len(messages) == told
    assert all("On the path “Short”, nothing that this exam asks about is taught" in each for each in messages)


ODD = {
    "a row that no page teaches": (
        {"quizzes/exam.yml": EXAM.format(attempts=1, understand=1) + "  - {objectives: O2, apply: 1}\n"},
        ("quizzes/exam.yml:9:5", "warning"),
    ),
    "a question that fits no row": (
        {
            "quizzes/bank.yml": f"kind: quiz\nid: bank\ntitle: B\nquestions:\n{BOTH}{question('x', 'O1.1')}    level: create\n"
        },
        ("quizzes/bank.yml:19:5", "warning"),
    ),
    "a question that nobody judges": (
        {
            "quizzes/bank.yml": f"kind: quiz\nid: bank\ntitle: B\nquestions:\n{BOTH}"
            "  - {id: think, kind: reflection, objectives: O1.1, ask: What do you think of it}\n"
        },
        ("quizzes/bank.yml:19:5", "error"),
    ),
    "a certificate of nothing": (
        {"course/01-one/index.md": PAGE.replace("/// activity | final", "/// certificate")},
        ("course/01-one/index.md:9:1", "error"),
    ),
}


@pytest.mark.parametrize(("more", "told"), ODD.values(), ids=ODD)
def test_what_is_never_asked_or_reached_is_told(more: dict[str, str], told: tuple[str, str], tmp_path: Path) -> None:
    assert [each[:2] for each in about(found(tmp_path, files(BOTH, more=more)))] == [told]
