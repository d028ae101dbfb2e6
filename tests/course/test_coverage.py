"""Where each objective is taught, practised, examined and judged, and what a bank's form gives away."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from markdown import Markdown

from courseware.course.bank_form import forms_of
from courseware.course.course import Course
from courseware.course.coverage import Coverage, coverage_of
from courseware.course.page import Furniture
from courseware.markdown_extension import CoursewareExtension
from courseware.rendering.activities import ActivityRenderer, Html
from courseware.rendering.furniture import exams_of, furniture_block, objectives_of
from tests.checks.courses import all_told, course_of


def asked(name: str, about: str, right: str = "The clinic", shuffle: str = "yes") -> str:
    """A question of three options of which the second is right."""
    return (
        f"/// question | What about {name}?\n    id: {name}\n    objectives: {about}\n    level: apply\n    shuffle: {shuffle}\n\n"
        f"- [ ] Nobody\n- [x] {right}\n- [ ] A bank\n///\n\n"
    )


def made_on(page: str, course: Course, renderer: ActivityRenderer) -> str:
    """What stands on a page in the place of the one list or table that is made there."""
    (block,) = (each for each in course.pages[page].contents if isinstance(each, Furniture))
    texts: dict[int, Html] = defaultdict(lambda: Html("", "", ""))
    return furniture_block(block, course, texts, renderer, lambda to: to.path)


def quoting() -> ActivityRenderer:
    """A renderer for a site that asks for typographic quotation marks."""
    extension = CoursewareExtension(quotes=True)
    Markdown(extensions=[extension])
    return extension.renderer


OBJECTIVES = """\
O1.1: {can: name the next customer, level: apply}
O1.2: {can: draw the chain, level: apply}
O1.3: {can: write a plan, level: create}
O1.4: {can: count the calls, level: apply}
"""
EXAM = """\
kind: exam
id: exam
title: The exam
from: [bank.md]
pass: 60%
blueprint:
  - objectives: O1.1, O1.2
    apply: 1
"""
PLAN = """\
kind: plan
id: my-plan
title: My plan
objectives: O1.3
columns:
  what: {title: What}
rubric:
  first: {title: A first step, objectives: O1.3, levels: {0: none, 2: one with a day}}
  other: {title: No row of ours, levels: {0: none, 1: some}}
"""
FILES = {
    "course/01-first/index.md": "---\nobjectives: O1.1, O1.3\n---\n\n# One\n\n" + asked("on-page", "O1.1") + "/// activity | quiz\n",
    "course/01-first/two.md": "# Two\n\n/// activity | quiz\n\n/// activity | my-plan\n\n/// activity | exam\n",
    "course/trainer/notes.md": "---\nobjectives: O1.4\n---\n\n# Notes\n\n" + asked("for-trainers", "O1.4"),
    "site_config/objectives.yml": OBJECTIVES,
    "quizzes/exam.yml": EXAM,
    "quizzes/plan.yml": PLAN,
    "quizzes/quiz.md": "---\nkind: quiz\nid: quiz\ntitle: A quiz\n---\n\n" + asked("in-quiz", "O1.2"),
    "quizzes/bank.md": "---\nkind: quiz\nid: bank\ntitle: A *bank*\n---\n\n"
    + asked("drawn", "O1.2", "The clinic on the other side of the street", "no")
    + asked("never-drawn", "O1.4")
    + "/// question | How many?\n    id: number\n    kind: numeric\n    objectives: O1.1\n    level: apply\n\n- [x] 7\n///\n",
}  # fmt: skip


@pytest.fixture
def covered(tmp_path: Path) -> dict[str, Coverage]:
    """The objectives of the course above."""
    return coverage_of(course_of(tmp_path, FILES))


def test_taught_is_what_pages_of_trainees_name(covered: dict[str, Coverage]) -> None:
    assert {name: [page.id for page in each.taught] for name, each in covered.items()} == {
        "O1.1": ["01-first"], "O1.2": [], "O1.3": ["01-first"], "O1.4": []}  # fmt: skip


def test_practised_is_each_activity_once_with_its_first_page(covered: dict[str, Coverage]) -> None:
    """Questions of quizzes one by one, the exam and what only trainers see not at all."""
    practised = {name: [(page.id, one.id) for page, one in each.practised] for name, each in covered.items()}
    assert practised == {
        "O1.1": [("01-first", "on-page")],
        "O1.2": [("01-first", "in-quiz")],
        "O1.3": [("01-first/two", "my-plan")],
        "O1.4": [],
    }
    assert [(page.id, count) for page, count in covered["O1.1"].practised_on] == [("01-first", 1)]


def test_examined_is_what_the_exam_may_draw(covered: dict[str, Coverage]) -> None:
    assert {name: [one.id for one in each.examined] for name, each in covered.items()} == {
        "O1.1": ["number"], "O1.2": ["drawn"], "O1.3": [], "O1.4": []}  # fmt: skip


def test_a_test_for_oneself_examines_nothing(tmp_path: Path) -> None:
    free = EXAM.replace("pass: 60%", "counted: no")
    found = coverage_of(course_of(tmp_path, {**FILES, "quizzes/exam.yml": free}))
    assert [each.examined for each in found.values()] == [[], [], [], []]


def test_judged_is_what_a_row_of_a_rubric_names(covered: dict[str, Coverage]) -> None:
    rows = [(plan.id, title.text) for plan, title in covered["O1.3"].judged]
    assert rows == [("my-plan", "A first step")]
    assert [each.is_made for each in covered.values()] == [False, False, True, False]


def test_a_row_that_names_no_objective_of_the_course_is_told_by_line(tmp_path: Path) -> None:
    wrong = {**FILES, "quizzes/plan.yml": PLAN.replace("step, objectives: O1.3", "step, objectives: O1.33")}
    (problem,) = [each for each in all_told(tmp_path, wrong) if each.path == "quizzes/plan.yml" and each.code == "L03"]
    assert (problem.line, problem.column) == (8, 44)
    assert problem.hint == "Did you mean `O1.3`?"


def test_forms(tmp_path: Path) -> None:
    """A parallel form and sets without questions are left out; lengths are those of choices with one right option."""
    files = {**FILES, "quizzes/again.yml": "kind: exam\nid: again\ntitle: Again\nafter: exam\n"}
    found = {form.title: form for form in forms_of(course_of(tmp_path, files))}
    assert list(found) == ["A quiz", "The exam", "A bank"], (
        "as the pages show them; a bank that no page shows comes last"
    )
    bank = found["A bank"]
    assert (bank.questions, bank.cases, dict(bank.kinds)) == (3, 0, {"choice": 2, "numeric": 1})
    assert (bank.single, dict(bank.options), bank.places, bank.mixed) == (2, {3: 2}, [(1, 0), (2, 2)], 1)
    assert (bank.longest, round(bank.by_chance, 2)) == (2, 0.67)
    assert (bank.key_length, bank.other_length) == (26, 6)


def test_keys_stand_under_their_module(tmp_path: Path) -> None:
    course = course_of(tmp_path, {**FILES, "course/trainer/keys.md": "# Keys\n\n/// keys\n"})
    course.outline.modules[0].title = "One"
    html = made_on("trainer/keys.md", course, ActivityRenderer())
    assert html.count("<h2") == 1
    assert '<a href="#keys-01-first">1 · One</a>' in html
    assert '<h3><a href="01-first/two.md">Two</a></h3>' in html
    assert '<h3><a href="01-first/index.md">' not in html, "a page that is called as its module needs no second heading"


def test_the_class_view_numbers_objectives_as_the_pages_on_modules_do(tmp_path: Path) -> None:
    course = course_of(tmp_path, {**FILES, "course/trainer/class.md": "# Class\n\n/// class\n"})
    html = made_on("trainer/class.md", course, ActivityRenderer())
    assert "<th scope=row>O1.1 · name the next customer</th>" in html


def test_keys_have_the_quotation_marks_of_the_pages(tmp_path: Path) -> None:
    said = asked("quoted", "O1.1", '"It\'s done," she says').replace("What about quoted?", 'What is "done"?')
    files = {**FILES, "course/01-first/said.md": "# Said\n\n" + said, "course/trainer/keys.md": "# Keys\n\n/// keys\n"}
    course = course_of(tmp_path, files)
    html = made_on("trainer/keys.md", course, quoting())
    assert "<li>What is “done”?<br><b>“It’s done,” she says</b></li>" in html
    straight = made_on("trainer/keys.md", course, ActivityRenderer())
    assert "What is &#34;done&#34;?" in straight, "where a site wants them straight, they stay so"


def test_objectives_have_the_quotation_marks_of_the_pages(tmp_path: Path) -> None:
    said = OBJECTIVES.replace("draw the chain", 'act beyond one\'s "duty"')
    course = course_of(
        tmp_path, {**FILES, "site_config/objectives.yml": said, "course/trainer/class.md": "# C\n\n/// class\n"}
    )
    html = made_on("trainer/class.md", course, quoting())
    assert "O1.2 · act beyond one’s “duty”" in html


def test_the_tables_of_the_trainers_page(tmp_path: Path) -> None:
    page = "---\nfor: trainer\n---\n\n# Figures\n\n/// coverage\n\n/// banks\n"
    course = course_of(tmp_path, {**FILES, "course/trainer/figures.md": page})
    texts: dict[int, Html] = defaultdict(lambda: Html("", "", ""))
    coverage, banks = (
        furniture_block(each, course, texts, ActivityRenderer(), lambda to: to.path)
        for each in course.pages["trainer/figures.md"].contents
        if isinstance(each, Furniture)
    )
    assert '<a href="01-first/two.md">Two</a> (1)' in coverage
    assert coverage.count("<b>nowhere</b>") == 3
    assert "Judged by: My plan – A first step" in coverage
    assert "trainer/notes.md" not in coverage
    assert "<h2>A bank</h2>" in banks
    assert "1. 0 · 2. 2 · mixed by the browser: 1" in banks
    assert "in 2; chance gives 1" in banks
    assert "right 26, wrong 6 characters" in banks


def test_a_certificate_does_not_claim_what_has_to_be_made(tmp_path: Path) -> None:
    """A question about plans may ask what belongs into one; who answers it has made none."""
    wide = EXAM.replace("O1.1, O1.2", "O1")
    course = course_of(tmp_path, {**FILES, "quizzes/exam.yml": wide})
    exams = [exam for exam, _ in exams_of(course)]
    assert [each.id for each in objectives_of(exams, course)] == ["O1.1", "O1.2", "O1.4"]
