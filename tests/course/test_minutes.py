"""How long a page takes: 200 words a minute, and what each kind says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from courseware.course.minutes import minutes_for, words_on
from tests.checks.courses import course_of

QUESTION = "/// question | Which?\n    id: {id}\n{more}\n- [x] A\n- [ ] B\n///\n\n"
QUESTIONS = "".join(f"  - id: q{n}\n    ask: Which {n}?\n    options: [{{right: A}}, {{wrong: B}}]\n" for n in range(8))
SETS = {
    "worksheet": "kind: worksheet\nid: it\ntitle: T\ncolumns:\n  a: {title: A}\n",
    "calculator": "kind: calculator\nid: it\ntitle: T\ninputs:\n  n: {title: N, value: 3}\nresults:\n  r: {title: R, formula: n}\n",
    "composer": "kind: composer\nid: it\ntitle: T\nfields:\n  a: {title: A}\ntemplate: I say {{ a }}.\n",
    "plan": "kind: plan\nid: it\ntitle: T\ncolumns:\n  a: {title: A}\n",
    "quiz": f"kind: quiz\nid: it\ntitle: T\nquestions:\n{QUESTIONS}",
    "a draw of four": f"kind: quiz\nid: it\ntitle: T\ndraw: 4\nquestions:\n{QUESTIONS}",
}
TAKES = {"worksheet": 12, "calculator": 4, "composer": 4, "plan": 12, "quiz": 10, "a draw of four": 5}


def page_with(folder: Path, text: str, **files: str) -> tuple[int, int]:
    """The words and minutes of a page."""
    course = course_of(folder, {"course/01-first/page.md": text, **{f"quizzes/{k}.yml": v for k, v in files.items()}})
    assert course.problems == []
    page = course.pages["01-first/page.md"]
    assert page.minutes == (minutes_for(page, course) if page.declared_minutes is None else page.declared_minutes)
    return words_on(page), page.minutes


@pytest.mark.parametrize("name", SETS)
def test_what_each_kind_takes(name: str, tmp_path: Path) -> None:
    assert page_with(tmp_path, "# T\n\n/// activity | it\n", it=SETS[name])[1] == TAKES[name]


def test_questions_and_reflections(tmp_path: Path) -> None:
    four = "".join(QUESTION.format(id=f"q{n}", more="") for n in range(4))
    assert page_with(tmp_path / "a", f"# T\n\n{four}") == (1, 5)
    think = "/// question | Which?\n    id: r\n    kind: reflection\n\n- [ ] I named one\n///\n"
    assert page_with(tmp_path / "b", f"# T\n\n{think}")[1] == 4


def test_an_exam_takes_its_time_limit_or_that_of_its_questions(tmp_path: Path) -> None:
    exam = "kind: exam\nid: exam\ntitle: E\nfrom: [bank.yml]\npass: 60%\n{}blueprint:\n  - objectives: O1.1\n    apply: 4\n"
    bank = SETS["quiz"].replace("    options:", "    objectives: O1.1\n    level: apply\n    options:")
    for folder, limit, takes in (("a", "minutes: 30\n", 30), ("b", "", 5)):
        root = tmp_path / folder
        (root / "site_config").mkdir(parents=True)
        (root / "site_config/objectives.yml").write_text("O1.1: {can: name it, level: apply}\n")
        text = "---\nobjectives: O1.1\n---\n\n# T\n\n/// activity | exam\n"
        assert page_with(root, text, exam=exam.format(limit), bank=bank)[1] == takes


def test_a_page_that_is_done_when_read_offers_its_exercises(tmp_path: Path) -> None:
    """Of several the longest counts there, of questions all; elsewhere each exercise is asked for."""
    text = "# T\n\n/// activity | it\n\n/// activity | two\n\n" + QUESTION.format(id="q", more="")
    both = {"it": SETS["worksheet"], "two": SETS["calculator"].replace("id: it", "id: two")}
    assert page_with(tmp_path / "a", f"---\ndone-when: answered\n---\n\n{text}", **both)[1] == 17
    assert page_with(tmp_path / "b", f"---\ndone-when: read\n---\n\n{text}", **both)[1] == 13


def test_only_words_that_are_read_count(tmp_path: Path) -> None:
    """Neither blocks nor code, drawings, comments, addresses of links and lines of tables."""
    text = (
        "# One two\n\nthree [four](https://example.org/a-long-way) five\n\n<!-- not this -->\n\n```\nnor that\n```\n\n"
        "| six | seven |\n|---|---|\n| eight | nine |\n\n<svg><text>not drawn</text></svg>\n\n"
    )
    assert page_with(tmp_path, text + QUESTION.format(id="q", more=""))[0] == 9


def test_two_hundred_words_a_minute_and_what_the_author_says(tmp_path: Path) -> None:
    assert page_with(tmp_path / "a", "word " * 700)[1] == 4
    assert page_with(tmp_path / "b", "---\nminutes: 9\n---\n\n" + "word " * 700)[1] == 9
    assert page_with(tmp_path / "c", "one word\n")[1] == 1
    assert page_with(tmp_path / "d", "\n")[1] == 0
