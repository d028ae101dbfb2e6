"""`exam`: its terms, its blueprint, what is drawn for which cell, and what a page gives away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from markdown import Markdown

from courseware.activities.exam.model import Exam
from courseware.course.course import Course
from courseware.markdown_extension import CoursewareExtension
from courseware.rendering.sealing import pack, stream
from tests.activities.reading import codes, course

EXAM = """\
kind: exam
id: final
title: Final exam
from: [bank.yml]
minutes: 30
pass: 75%
attempts: 2
wait: 12 hours
blueprint:
  - {objectives: O1, understand: 1, apply: 1}
  - {objectives: O2.1, analyse: 1, title: Who}
"""
OBJECTIVES = "O1.1: {can: name it, level: understand}\nO1.2: {can: use it, level: apply}\nO2.1: {can: judge it, level: evaluate}\n"
PAGE = "---\nobjectives: O1.1, O1.2, O2.1\n---\n\n# One\n"


def question(name: str, objectives: str, level: str = "", indent: str = "  ") -> str:
    """A question of a bank in YAML."""
    lines = [f"- id: {name}", f"  objectives: {objectives}", f"  ask: Which {name}?", "  hint: Think of zebras."]
    lines += [f"  level: {level}"] if level else []
    lines += ["  attempts: 2", "  options:", f"    - {{right: Yes {name}, because: Zebras say yes to {name}}}"]
    return "".join(f"{indent}{line}\n" for line in [*lines, f"    - {{wrong: No {name}, because: Zebras say no}}"])


BANK = (
    "kind: quiz\nid: bank\ntitle: B\nquestions:\n"
    + question("u", "O1.1")
    + question("a", "O1.2")
    + question("other", "O1.1", "analyse")
    + "  - case: letter\n    text: The letter.\n    questions:\n"
    + question("e", "O2.1", "", "      ")
    + question("u2", "O1.1", "", "      ")
)


def made(folder: Path, exam: str = EXAM, **more: str) -> tuple[Exam, Course]:
    """The exam of a course with one module."""
    files = {"quiz_exam": exam, "quiz_bank": BANK, "objectives": OBJECTIVES, "page_01-one/index": PAGE} | more
    read = course(folder, **files)
    (found,) = [each for each in read.elsewhere if isinstance(each, Exam) and each.id == "final"]
    return found, read


def test_an_exam_is_read(tmp_path: Path) -> None:
    exam, read = made(tmp_path)
    assert read.problems == []
    assert (exam.minutes, exam.pass_mark, exam.attempts, exam.wait) == (30, 0.75, 2, 720)
    assert (exam.shown, exam.counted, exam.asked) == ("after-pass", True, 3)
    assert [row.counts for row in exam.blueprint] == [(1, 1, 0), (0, 0, 1)]


def test_a_question_belongs_to_one_cell(tmp_path: Path) -> None:
    exam, read = made(tmp_path)
    cells = {name: exam.cell(read.catalogue[name]) for name in ("u", "a", "other", "e", "u2")}
    assert cells == {"u": 0, "a": 1, "other": None, "e": 5, "u2": 0}
    assert [[each.id for each in group.questions] for group in exam.drawable] == [["u"], ["a"], ["e", "u2"]]
    on_paper, others = exam.paper()
    assert [each.id for group in on_paper for each in group.questions] == ["e", "u2", "a"]
    assert [each.id for group in others for each in group.questions] == ["u"]


def test_only_what_the_pages_teach_is_asked(tmp_path: Path) -> None:
    exam, _ = made(tmp_path, **{"page_01-one/index": PAGE.replace(", O2.1", "")})
    assert exam.asked == 2
    plan = json.loads(exam.plan)
    assert plan["ways"] == {"": ["O1.1", "O1.2"]}
    assert [row["title"] for row in plan["rows"]] == ["One", "Who"]
    uncounted = EXAM.replace("pass: 75%", "counted: no")
    exam, _ = made(tmp_path, uncounted, **{"page_01-one/index": PAGE.replace(", O2.1", "")})
    assert (exam.asked, json.loads(exam.plan)["ways"], exam.shown) == (3, None, "at-once")


def test_a_parallel_form_has_the_banks_and_rows_of_the_first(tmp_path: Path) -> None:
    later = "---\nkind: exam\nid: later\ntitle: Later\ncounted: no\nafter: final\n"
    exam, read = made(tmp_path, EXAM + later)
    form = read.catalogue["later"]
    assert isinstance(form, Exam)
    assert read.problems == []
    assert (form.first, form.blueprint) == (exam, exam.blueprint)
    assert [each.id for each in form.members()] == [each.id for each in exam.members()]


WRONG = {
    "no title": (EXAM.replace("title: Final exam\n", ""), ["no-title"]),
    "no bank": (EXAM.replace("from: [bank.yml]\n", ""), ["no-bank"]),
    "no blueprint": ("kind: exam\nid: e\ntitle: E\nfrom: [bank.yml]\npass: 75%\n", ["no-blueprint"]),
    "no pass mark": (EXAM.replace("pass: 75%\n", ""), ["no-pass-mark"]),
    "a mark that nobody needs": (EXAM + "counted: no\n", ["pass-unused"]),
    "a wait for nothing": (EXAM.replace("attempts: 2", "attempts: 1"), ["wait-unused"]),
    "a wait that is none": (EXAM.replace("12 hours", "soon"), ["wrong-number"]),
    "a row without numbers": (EXAM + "  - {objectives: O3}\n", ["empty-row"]),
    "a row about nothing": (EXAM + "  - {understand: 1}\n", ["empty-row"]),
    "a level that is counted elsewhere": (
        EXAM + "  - {objectives: O3, evaluate: 1, analyse: 1}\n",
        ["unknown-setting"],
    ),
    "a number that is none": (EXAM.replace("understand: 1", "understand: few"), ["wrong-number"]),
    "a word for the answers": (EXAM + "answers-shown: perhaps\n", ["wrong-word"]),
    "a blueprint of its own": (
        "kind: exam\nid: e\ntitle: E\ncounted: no\nafter: final\nblueprint:\n  - {objectives: O1, apply: 1}\n",
        ["parallel-form"],
    ),
}


@pytest.mark.parametrize(("text", "told"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named(text: str, told: list[str]) -> None:
    assert codes(text) == told


def test_a_bank_that_is_not_there_and_a_form_of_nothing_are_told(tmp_path: Path) -> None:
    _, read = made(tmp_path, EXAM.replace("bank.yml", "bnak.yml"))
    assert [(each.place, each.code) for each in read.problems] == [("quizzes/exam.yml:4:8", "unknown-bank")]
    assert "`bank.yml`" in read.problems[0].hint
    lost = "---\nkind: exam\nid: lost\ntitle: L\ncounted: no\nafter: bank\n"
    _, read = made(tmp_path, EXAM + lost)
    assert [(each.place, each.code) for each in read.problems] == [("quizzes/exam.yml:17:8", "unknown-form")]


def test_questions_in_the_exams_own_file_are_told(tmp_path: Path) -> None:
    text = f"---\n{EXAM}---\n\n/// question | A?\n    id: x\n\n- [x] a\n- [ ] b\n///\n"
    (tmp_path / "quizzes").mkdir()
    (tmp_path / "quizzes" / "own.md").write_text(text, "utf-8")
    read = course(tmp_path, quiz_bank=BANK, objectives=OBJECTIVES)
    assert [(each.place, each.code) for each in read.problems] == [("quizzes/own.md:15:1", "misplaced-question")]


def test_a_page_gives_nothing_away(tmp_path: Path) -> None:
    made(tmp_path)
    extension = CoursewareExtension(root=str(tmp_path))
    html = Markdown(extensions=[extension]).convert("/// activity | final\n")
    assert "<cw-asked-choice data-cell=5 id=cw-e " in html
    assert html.count("<cw-asked-choice") == 4
    assert html.count(" data-attempts=") == html.count(" data-v=") == 1, "the exam's own"
    for word in ("Zebras", "cw-key", "cw-hints", "data-r", "<cw-choice id"):
        assert word not in html, word


def test_what_is_packed_can_be_unpacked() -> None:
    vectors = json.loads((Path(__file__).parents[1] / "vectors" / "sealed.json").read_text("utf-8"))
    seed = vectors["seed"]
    assert [byte for byte, _ in zip(stream(seed), range(8), strict=False)] == vectors["stream"]
    packed = pack(vectors["keys"], seed)
    assert "Zebra" not in packed
    assert pack(vectors["keys"], seed + 2) != packed
