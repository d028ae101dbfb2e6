"""What the tests of this folder have in common: a question read from a page or from YAML, and a course from files."""

from __future__ import annotations

from pathlib import Path

from courseware.activities.activity import Activity
from courseware.course.course import Course
from courseware.course.reading import CourseReader, Folders, activities_in, page_of
from courseware.problems import Problem
from courseware.sources.pages import read_page


def read(text: str) -> tuple[list[Activity], list[Problem]]:
    """The activities of a page, or of a YAML text (which has no `///`), and what is wrong."""
    if "///" in text:
        page = page_of(read_page(text, "course/page.md"), "page.md")
        return list(page.own_activities()), page.problems
    problems: list[Problem] = []
    return list(activities_in(text, "quizzes/x.yml", problems)), problems


def one(text: str) -> Activity:
    """The only activity of a text in which nothing is wrong."""
    (activity,), problems = read(text)
    assert problems == []
    return activity


def codes(text: str) -> list[str]:
    """The codes of what is wrong in a text."""
    return [problem.code for problem in read(text)[1]]


def assert_told(text: str, expected: list[str]) -> None:
    """What is wrong in a text is told by these codes, each with a place and a remedy that is a sentence."""
    _, problems = read(text)
    assert [each.code for each in problems] == expected
    for problem in problems:
        assert problem.line > 0
        assert problem.hint.endswith((".", "?"))


def block(inside: str, title: str = "A?") -> str:
    """A question with settings and answers."""
    return f"/// question | {title}\n{inside}\n///\n"


def course(folder: Path, **files: str | bytes) -> Course:
    """The course that files make; `page_x` is `course/x.md`, `quiz_x` is `quizzes/x.yml`, `org` is `site_config/org.yml`."""
    places = {"page": "course/{}.md", "quiz": "quizzes/{}.yml", "bank": "quizzes/{}.md"}
    for name, content in files.items():
        kind, _, rest = name.partition("_")
        path = folder / (places[kind].format(rest) if kind in places else f"site_config/{name}.yml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return CourseReader(Folders.of(folder)).read()
