"""`quiz`: members, what is drawn, and what only shows when the whole course is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from courseware.activities.quiz.model import Quiz
from courseware.course.reading import activities_in
from courseware.problems import Problem
from courseware.sources.text import LARGEST_FILE
from tests.activities.reading import block, codes, course, one

QUESTION = "  - ask: {0}?\n    id: {0}\n    options:\n      - right: a\n      - wrong: b\n"


def bank(name: str, *questions: str, more: str = "") -> str:
    """The YAML of a quiz with these questions; a name after `@` brings one in."""
    members = "".join(
        f"  - activity: {each[1:]}\n" if each.startswith("@") else QUESTION.format(each) for each in questions
    )
    return f"kind: quiz\nid: {name}\ntitle: T\n{more}questions:\n{members}"


def test_a_draw_takes_whole_cases_and_what_fits() -> None:
    case = "  - case: letter\n    text: The letter.\n    questions:\n" + "".join(
        f"    {line}\n" for name in ("b", "c") for line in QUESTION.format(name).splitlines()
    )
    quiz = one(bank("q", "a", "d", more="draw: 2\npass: 70%\n").replace("questions:\n", f"questions:\n{case}", 1))
    assert isinstance(quiz, Quiz)
    quiz.groups = quiz.written
    assert (quiz.size, quiz.drawn, quiz.pass_mark) == (4, 2, 0.7)
    assert [shown for _, shown in quiz.first_draw()] == [True, False, False]


WRONG = {
    "no title": ("kind: quiz\nquestions:\n" + QUESTION.format("a"), ["no-title"]),
    "no questions": ("kind: quiz\ntitle: T\nquestions: []\n", ["empty-quiz"]),
    "questions that are none": ("kind: quiz\ntitle: T\nquestions: a, b\n", ["list-expected", "empty-quiz"]),
    "more than there are": (bank("q", "a", more="draw: 3\n"), ["draw-too-large"]),
}


@pytest.mark.parametrize(("text", "told"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named(text: str, told: list[str]) -> None:
    assert codes(text) == told


def test_a_quiz_in_a_quiz_is_told() -> None:
    inner = "  - kind: quiz\n    title: U\n    questions:\n" + "".join(
        f"    {line}\n" for line in QUESTION.format("b").splitlines()
    )
    assert codes(bank("q", "a") + inner) == ["misplaced-set"]


def test_a_case_that_no_draw_can_hold_is_told() -> None:
    text = (
        "---\nkind: quiz\nid: q\ntitle: T\ndraw: 1\n---\n\n//// case | C\n\nText.\n\n"
        + block("    id: a\n\n- [x] a\n- [ ] b")
        + "\n"
        + block("    id: b\n\n- [x] a\n- [ ] b")
        + "////\n"
    )
    problems: list[Problem] = []
    list(activities_in(text, "quizzes/q.md", problems))
    assert [problem.code for problem in problems] == ["case-too-large"]


def found(folder: Path, **files: str | bytes) -> list[tuple[str, str]]:
    """Place and code of what is wrong in a course."""
    return sorted({(problem.place, problem.code) for problem in course(folder, **files).problems})


def test_banks_that_bring_each_other_in_are_told(tmp_path: Path) -> None:
    read = course(tmp_path, quiz_a=bank("a", "one", "@b"), quiz_b=bank("b", "two", "@a"))
    assert {problem.code for problem in read.problems} == {"include-loop"}
    assert "a → b → a" in " ".join(problem.message for problem in read.problems)


def test_a_bank_that_brings_itself_in_is_told(tmp_path: Path) -> None:
    assert found(tmp_path, quiz_a=bank("a", "one", "@a")) == [("quizzes/a.yml:10:5", "include-loop")]


STORY = """\
kind: scenario
id: story
title: S
scenes:
  here:
    choices:
      - {do: wait, happens: nothing, next: over}
      - {do: ask, happens: much, next: over}
endings:
  over: {outcome: fix, title: Over, debrief: It is over.}
"""


def test_a_story_can_be_drawn(tmp_path: Path) -> None:
    read = course(tmp_path, quiz_a=bank("a", "one", "@story"), quiz_s=STORY)
    assert read.problems == []
    quiz = read.catalogue["a"]
    assert [each.id for each in quiz.members()] == ["one", "story"]


def test_a_story_in_the_quiz_itself_can_be_drawn() -> None:
    inner = STORY.replace("kind: scenario\n", "").replace("\n", "\n    ").rstrip()
    assert codes(bank("q", "a") + "  - kind: scenario\n    " + inner + "\n") == []


def test_what_has_no_one_answer_cannot_be_drawn(tmp_path: Path) -> None:
    sums = "kind: calculator\nid: sums\ntitle: S\ninputs:\n  n: {title: N, value: 1}\nresults:\n  m: {title: M, formula: n * 2}\n"
    told = found(tmp_path, quiz_a=bank("a", "one", "@sums"), quiz_s=sums)
    assert ("quizzes/a.yml:10:5", "misplaced-activity") in told


def test_an_exam_asks_no_story(tmp_path: Path) -> None:
    exam = "kind: exam\nid: e\ntitle: E\nfrom: [a.yml]\nblueprint:\n  - {objectives: O1, apply: 1}\npass: 50%\n"
    told = found(tmp_path, quiz_a=bank("a", "one", "@story"), quiz_s=STORY, quiz_e=exam)
    assert ("quizzes/e.yml:4:8", "misplaced-activity") in told


def test_what_leads_nowhere_is_told(tmp_path: Path) -> None:
    assert found(tmp_path, quiz_a=bank("a", "one", "@gone"), page_p="text\n\n/// activity | nowhere\n") == [
        ("course/p.md:3:16", "unknown-activity"),
        ("quizzes/a.yml:10:5", "unknown-activity"),
    ]


def test_an_id_that_stands_in_two_files_is_told(tmp_path: Path) -> None:
    assert found(tmp_path, quiz_a=bank("a", "one"), page_p=block("    id: one\n\n- [x] a\n- [ ] b")) == [
        ("quizzes/a.yml:5:5", "L01")
    ]


def test_a_name_that_the_organisation_does_not_have_is_told_in_pages_and_quizzes(tmp_path: Path) -> None:
    page = "The {{ org.customer }}.\n\n" + block("- [x] a\n  > {{ org.nobody }}\n- [ ] b") + "\n`{{ org.nobody }}`\n"
    quiz = bank("a", "one", more="").replace("title: T", "title: The {{ org.nobody }}")
    assert found(tmp_path, org="customer: applicant\n", page_p=page, quiz_a=quiz) == [
        ("course/p.md:5:5", "L22"),
        ("quizzes/a.yml:3:12", "L22"),
    ]


def test_files_that_cannot_be_read_do_not_hide_others(tmp_path: Path) -> None:
    read = course(
        tmp_path,
        page_a="Grüße".encode("cp1252"),
        quiz_b=b"x" * (LARGEST_FILE + 1),
        page_c=block("    id: c\n\n- [x] a\n- [ ] b"),
    )
    assert sorted((problem.path, problem.code) for problem in read.problems) == [
        ("course/a.md", "not-utf-8"),
        ("quizzes/b.yml", "file-too-large"),
    ]
    assert "c" in read.catalogue
