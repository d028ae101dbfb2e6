"""`shared-device` in `course.yml`: the pages ask who is working, and the runtime keeps people apart."""

from __future__ import annotations

from pathlib import Path

from courseware.rendering.activities import ActivityRenderer
from courseware.rendering.assets import find_assets, outline_script
from courseware.rendering.furniture import Outside, place_of, with_furniture
from tests.course.test_reporting import with_lines

ASKS = "<cw-people"


def test_nothing_is_asked_unless_it_is_switched_on(tmp_path: Path) -> None:
    for number, line in enumerate(("", "shared-device: no\n")):
        folder = tmp_path / str(number)
        course = with_lines(folder, line)
        assert not course.settings.shared
        assert "shared" not in outline_script(course, find_assets())


def test_every_page_asks_in_the_modules_and_outside(tmp_path: Path) -> None:
    course = with_lines(tmp_path, "shared-device: yes\n")
    assert course.problems == []
    assert '"shared":true' in outline_script(course, find_assets())
    renderer = ActivityRenderer()
    for page in course.pages.values():
        html = with_furniture("<h1>A</h1>", place_of(page, course, lambda page: page.id), renderer)
        assert html.startswith(ASKS)
        assert html.count(ASKS) == 1
    assert ASKS not in with_furniture("<h1>A</h1>", Outside(""), renderer)
    assert with_furniture("<h1>A</h1>", None, renderer) == "<h1>A</h1>"


def test_what_is_neither_yes_nor_no_is_told(tmp_path: Path) -> None:
    (problem,) = with_lines(tmp_path, "shared-device: maybe\n").problems
    assert (problem.code, problem.path, problem.line) == ("wrong-word", "site_config/course.yml", 4)
    assert problem.hint == "Write `shared-device: yes` or `shared-device: no`."
