"""The guide for authors: every example in it is read without a problem, and every setting it names is known."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from courseware.activities.activity import Activity
from courseware.checks import check
from courseware.course.reading import CourseReader, Folders, activities_in
from courseware.problems import Problem
from courseware.sources.organisation import read_organisation
from courseware.sources.yaml_files import read_yaml

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "AUTHORING.md").read_text(encoding="utf-8")
EXAMPLES: list[tuple[str, str]] = re.findall(r"^```(markdown|yaml)\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)
BANKS = [text for _, text in EXAMPLES if "kind: quiz" in text]
EXAMS = [text for _, text in EXAMPLES if "kind: exam" in text]
STORIES = [text for _, text in EXAMPLES if "kind: scenario" in text]
BLOCKS = [text for kind, text in EXAMPLES if kind == "markdown" and re.match(r"/{3,} (?:question|case)", text)]


def problems_and_activities(folder: Path) -> tuple[list[str], list[Activity]]:
    """What a check says about a course, and what it found there."""
    course = CourseReader(Folders.of(folder)).read()
    return [str(each) for each in [*course.problems, *check(course)]], list(course.activities())


def test_the_guide_has_examples() -> None:
    assert len(BLOCKS) >= 5
    assert len(BANKS) == 2
    assert len(STORIES) == 2


@pytest.mark.parametrize("text", BLOCKS, ids=lambda text: text.split("\n")[1].strip())
def test_each_question_in_the_guide_is_right(text: str, tmp_path: Path) -> None:
    (tmp_path / "course").mkdir()
    (tmp_path / "course" / "call.mp3").write_bytes(b"")
    (tmp_path / "course" / "index.md").write_text(f"# Page\n\n{text}", encoding="utf-8")
    problems, activities = problems_and_activities(tmp_path)
    assert len(activities) == 1
    assert [each for each in problems if ": " in each and "L12" not in each] == []


@pytest.mark.parametrize("text", BANKS, ids=["markdown", "yaml"])
def test_each_quiz_in_the_guide_is_right(text: str, tmp_path: Path) -> None:
    for name in ("course", "quizzes"):
        (tmp_path / name).mkdir()
    ending = "md" if text.startswith("---") else "yml"
    (tmp_path / "quizzes" / f"bank.{ending}").write_text(text, encoding="utf-8")
    (tmp_path / "course" / "index.md").write_text("# Page\n\n/// activity | who-is-the-customer\n", encoding="utf-8")
    problems, activities = problems_and_activities(tmp_path)
    assert [each.id for each in activities][:2] == ["who-is-the-customer", "shift-figures"]
    assert problems == []


@pytest.mark.parametrize("text", STORIES, ids=["markdown", "yaml"])
def test_each_story_in_the_guide_is_right(text: str, tmp_path: Path) -> None:
    for name in ("course", "quizzes"):
        (tmp_path / name).mkdir()
    ending = "md" if text.startswith("---") else "yml"
    (tmp_path / "quizzes" / f"story.{ending}").write_text(text, encoding="utf-8")
    (tmp_path / "course" / "index.md").write_text("# Page\n\n/// activity | missing-page\n", encoding="utf-8")
    problems, activities = problems_and_activities(tmp_path)
    assert [each.id for each in activities] == ["missing-page"]
    assert problems == []


def test_the_cards_in_the_guide_are_right(tmp_path: Path) -> None:
    (text,) = (text for _, text in EXAMPLES if "kind: review" in text)
    for name in ("course/02-who", "quizzes"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "quizzes" / "cards.md").write_text(text, encoding="utf-8")
    (tmp_path / "course" / "02-who" / "index.md").write_text("# Page\n\n/// activity | remember\n", encoding="utf-8")
    problems, activities = problems_and_activities(tmp_path)
    assert [each.id for each in activities] == ["remember"]
    assert problems == []


def test_each_exam_in_the_guide_is_right() -> None:
    page = (ROOT / "course" / "trainer" / "authoring" / "exam.md").read_text(encoding="utf-8")
    texts = [*EXAMS, *re.findall(r"^```yaml\n(.*?)^```", page, re.DOTALL | re.MULTILINE)]
    assert len(texts) == 3
    problems: list[Problem] = []
    kinds = [each.kind for text in texts for each in activities_in(text, "quizzes/x.yml", problems)]
    assert (kinds, problems) == (["exam"] * 4, [])


def test_the_pack_and_the_rubric_in_the_guide_are_right() -> None:
    pack, rubric = (next(text for _, text in EXAMPLES if text.startswith(start)) for start in ("name: Harbour City Permits\ncustomer: {one: applicant, many: applicants}\nwords", "rubric:"))  # fmt: skip
    nodes, problems = read_yaml(pack, "org.yml")
    organisation = read_organisation(nodes[0], "org.yml", problems)
    assert organisation.complete
    assert organisation.words["contacts.learning"] == "Devi, room 12"
    assert organisation.words["anecdotes.queue"] == "I was told to come back with a number. I had three."
    plan = f"kind: plan\nid: p\ntitle: P\ncolumns:\n  what: {{title: What}}\n{rubric}"
    (made,) = activities_in(plan, "quizzes/x.yml", problems)
    assert [names for _, names in made.judged()] == [("O2.2",)]
    assert problems == []
