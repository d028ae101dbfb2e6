"""After every edit the followed site is the one that a full build gives, byte for byte."""

from __future__ import annotations

import logging
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError

from tests.following import Followed, different, new_plugins

ALWAYS = {"start", "learning"}
"""Pages with blocks that show the course; they are written after every edit."""
ALL = {"start", "learning", "01-first", "01-first/one", "01-first/two", "02-second", "02-second/three"}


@pytest.fixture
def course(tmp_path: Path) -> Iterator[Followed]:
    """A small course, served."""
    with new_plugins():
        followed = Followed(tmp_path / "course")
        followed.start()
        yield followed


def is_current(course: Followed) -> None:
    """Asserts that the site is the one of a full build."""
    from tests.following import contents

    folder = course.root.parent / "full"
    assert different(contents(course.site), course.full(folder)) == []


Edit = Callable[[Followed], object]
EDITS: dict[str, tuple[Edit, set[str]]] = {
    # 02-second shows a question of this page in a quiz.
    "text": (lambda c: c.replace("course/01-first/one.md", "Text of one", "Other text"), {"01-first/one", "02-second"}),
    "heading": (lambda c: c.replace("course/01-first/two.md", "## Deep", "## Deeper"), {"01-first/two"}),
    # The module's pages name it in their navigation, and so does the page before it.
    "title": (lambda c: c.replace("course/01-first/two.md", "# Two", "# Second"),
              {"01-first", "01-first/one", "01-first/two", "02-second"}),
    "minutes": (lambda c: c.replace("course/02-second/three.md", "# Three", "---\nminutes: 9\n---\n\n# Three"),
                {"02-second", "02-second/three"}),
    "start page": (lambda c: c.write("course/index.md", c.read("course/index.md") + "\nAnd so it begins.\n"), set()),
    # 02-second shows the question in a quiz.
    "quiz file": (lambda c: c.replace("quizzes/a.yml", "What of", "What, then, of"), {"01-first/two", "02-second"}),
    "question in a page that a quiz brings in": (
        lambda c: c.replace("course/01-first/one.md", "Which one?", "Which?"), {"01-first/one", "02-second"}),
    "word": (lambda c: c.replace("site_config/org.yml", "Harbour", "River"), {"01-first/two", "02-second"}),
    "word that no page uses": (lambda c: c.write("site_config/org.yml", c.read("site_config/org.yml") + "motto: On.\n"), set()),
    "objective": (lambda c: c.replace("site_config/objectives.yml", "one from two", "two from one"), {"01-first", "01-first/one"}),
    "version": (lambda c: c.replace("site_config/course.yml", "version: one", "version: two"), set()),
    "activity that was missing": (
        lambda c: c.write("quizzes/a.yml", c.read("quizzes/a.yml") + "---\n" + c.read("quizzes/c.yml").replace("bank-c", "not-yet")),
        {"01-first/two", "02-second", "02-second/three"}),
    "script in a page": (lambda c: c.replace("course/02-second/three.md", "self.three = 3", "self.three = 4"), {"02-second/three"}),
    "picture": (lambda c: c.replace("course/01-first/dot.svg", 'r="3"', 'r="4"'), set()),
    "theme": (lambda c: c.write("site_config/theme/main.html", '{% extends "base.html" %}{% block footer %}End{% endblock %}'), ALL),
    "nav": (lambda c: c.replace("mkdocs.yml", "      - 01-first/one.md\n      - 01-first/two.md\n",
                                "      - 01-first/two.md\n      - 01-first/one.md\n"), ALL),
    "new page": (lambda c: c.write("course/02-second/four.md", "# Four\n\nSee [three](three.md).\n"), {*ALL, "02-second/four"}),
    "page removed": (lambda c: (c.root / "course/02-second/three.md").unlink(), ALL - {"02-second/three"}),
    "new picture": (lambda c: c.write("course/01-first/more.svg", "<svg/>\n"), ALL),
    "new quiz file": (lambda c: c.write("quizzes/d.yml", c.read("quizzes/c.yml").replace("bank-c", "not-yet")), {"02-second/three"}),
    "quiz file removed": (lambda c: (c.root / "quizzes/c.yml").unlink(), {"02-second"}),
    "nothing": (lambda c: None, set()),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_gives_the_site_of_a_full_build(course: Followed, name: str) -> None:
    edit, pages = EDITS[name]
    edit(course)
    course.follow()
    assert course.written() == pages | ALWAYS
    is_current(course)
    course.follow()
    assert course.written() == ALWAYS
    is_current(course)
