"""Small courses for tests of rules: files written into a folder, read and checked."""

from __future__ import annotations

from pathlib import Path

from courseware.checks import check, report
from courseware.course.course import Course
from courseware.course.reading import CourseReader, Folders
from courseware.problems import Problem

PAGE = "course/01-first/page.md"
COURSE = "site_config/course.yml"
OBJECTIVES = "site_config/objectives.yml"

Told = tuple[int, int, str]
"""Line, column and severity."""


def course_of(folder: Path, files: dict[str, str]) -> Course:
    """The course that these files make; `course.yml` is there by itself."""
    for name, text in {COURSE: "id: small\n", **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return CourseReader(Folders.of(folder)).read(None)


def found(folder: Path, files: dict[str, str]) -> list[Problem]:
    """What the rules find."""
    return check(course_of(folder, files))


def all_told(folder: Path, files: dict[str, str]) -> list[Problem]:
    """What readers and rules find."""
    return report(course_of(folder, files))


def told(folder: Path, code: str, text: str, **settings: str) -> list[Told]:
    """Where a rule finds something on a page with this text; `settings` stand under `checks:` (`_` for `-`)."""
    lines = "".join(f"  {key.replace('_', '-')}: {value}\n" for key, value in settings.items())
    files = {PAGE: text, COURSE: "id: small\n" + (f"checks:\n{lines}" if lines else "")}
    return [(p.line, p.column, p.severity.value) for p in found(folder, files) if p.code == code and p.path == PAGE]


def question(*options: str, ask: str = "Who is the customer?", settings: str = "", case: str = "") -> str:
    """A choice from line 1 on; the first option stands in line 6, each takes two lines. The first is right."""
    lines = [f"/// question | {ask}", "    id: first", f"    {settings or 'attempts: 3'}", "", case or "One case."]
    for number, option in enumerate(options):
        lines += [
            f"- [{' ' if number else 'x'}] {option}",
            f"  > Because of reason number {number}, said in a sentence.",
        ]
    return "\n".join([*lines, "///", ""])
