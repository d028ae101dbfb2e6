"""Learning paths, what counts as done, and what waits: the lines of `course.yml`, and pages that name paths."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from courseware.course.course import Course
from courseware.course.lessons import lessons_of
from courseware.problems import Problem, Severity
from courseware.rendering.assets import find_assets, outline_script
from courseware.rendering.way import content_mark, pages_script
from tests.activities.reading import course as read_course

HEAD = "id: c\ntitle: C\n"
PATHS = "paths:\n  front: {title: Front line, modules: [01-a]}\n  boss: {title: Managers, modules: [01-a, 02-b]}\n"
STORY = "kind: scenario\nid: lamp\ntitle: The lamp\nscenes:\n  one:\n    text: It is dark.\n    choices:\n      - {do: Wait, next: end, happens: It stays dark.}\nendings:\n  end: {outcome: loss, title: Dark, debrief: So it goes.}\n"
QUESTION = "/// question | Which?\n    id: q\n\n- [x] A\n  > Because.\n- [ ] B\n  > Not so.\n///\n"


def made(folder: Path, lines: str = PATHS, **pages: str) -> Course:
    """A course of two modules with these lines in its `course.yml`; `a_two` is the page `01-a/two`."""
    texts = {"a_index": "# A\n", "a_two": "# A two\n", "b_index": "# B\n", **pages}
    folders = {"a": "01-a", "b": "02-b", "c": "03-c"}
    files = {f"page_{folders[name[0]]}/{name[2:]}": text for name, text in texts.items() if name[1] == "_"}
    files |= {name: text for name, text in pages.items() if name[1] != "_"}
    return read_course(folder, course=HEAD + lines, page_index="# Start\n", **files)


def told(course: Course) -> list[tuple[str, str]]:
    """Place and code of each problem."""
    return [(problem.place, problem.code) for problem in course.problems]


def only(course: Course) -> Problem:
    """The one problem that there is."""
    assert len(course.problems) == 1, course.problems
    return course.problems[0]


def outline(course: Course) -> dict[str, object]:
    """What the browser is told."""
    found = json.loads(outline_script(course, find_assets()).partition("=")[2].rstrip(";\n"))
    assert isinstance(found, dict)
    return found


def test_paths_are_read_in_their_order(tmp_path: Path) -> None:
    course = made(tmp_path)
    assert told(course) == []
    assert [(path.id, path.title, path.modules) for path in course.settings.paths.values()] == [
        ("front", "Front line", ("01-a",)),
        ("boss", "Managers", ("01-a", "02-b")),
    ]
    assert outline(course)["paths"] == [
        ["front", "Front line", ["01-a"], []],
        ["boss", "Managers", ["01-a", "02-b"], []],
    ]


def test_a_course_without_paths_says_nothing_of_them(tmp_path: Path) -> None:
    assert outline(made(tmp_path, "")).keys().isdisjoint({"paths", "only", "all", "gated"})


def test_a_page_may_be_on_some_paths_only(tmp_path: Path) -> None:
    course = made(tmp_path, a_two="---\npaths: boss\nminutes: 5\n---\n\n# For managers\n")
    assert told(course) == []
    assert outline(course)["only"] == {"01-a/two": ["boss"]}
    front, boss = course.settings.paths.values()
    assert course.minutes_of(boss) - course.minutes_of(front) == 5 + 1
    assert course.minutes == course.minutes_of(boss)


def test_a_scenario_brings_its_page_onto_a_path(tmp_path: Path) -> None:
    lines = "paths:\n  front: {title: Front, modules: [01-a], scenarios: [lamp]}\n"
    course = made(tmp_path, lines, b_two="---\nobjectives: O1\n---\n\n# Story\n\n/// activity | lamp\n", quiz_lamp=STORY,
                  objectives="O1: {can: see, level: apply}\n")  # fmt: skip
    assert told(course) == []
    assert outline(course)["paths"] == [["front", "Front", ["01-a"], ["02-b/two"]]]
    assert lessons_of(course).ways[1].taught == {"O1"}


@pytest.mark.parametrize(
    ("lines", "place", "code", "hint"),
    [
        ("paths:\n  x: {title: X, modules: [01-a, 02-b, 02-c]}\n", "4:39", "unknown-module", "Did you mean `02-b`?"),
        ("paths:\n  x: {title: X, modules: [zz, 01-a, 02-b]}\n", "4:27", "unknown-module", "A module is called as its folder. There is `01-a`, `02-b`."),
        ("paths:\n  x: {title: X, modules: [01-a, 02-b], scenarios: [lamb]}\n", "4:52", "unknown-scenario", "Did you mean `lamp`?"),
        ("paths:\n  x: {title: X, modules: [01-a, 02-b], scenarios: [lamp]}\n", "4:52", "scenario-nowhere", "Write `/// activity | lamp` into a page of a module."),
        ("paths:\n  x: {modules: [01-a, 02-b]}\n", "4:3", "no-title", "Write `x: {title: Front line, modules: [00-start]}`."),
        ("paths:\n  x: {title: X, modules: [01-a, 02-b], for: us}\n", "4:40", "unknown-setting", "It knows `modules`, `scenarios` and `title`."),
        ("paths: front\n", "3:8", "group-expected", "Write the lines `name: text` below `paths:`, two blanks further in."),
        ("completion: {done-when: known}\n", "3:25", "wrong-word", ""),
        ("completion: {course: exam}\n", "3:22", "wrong-word", ""),
        ("completion: {when: read}\n", "3:14", "unknown-setting", ""),
        ("next-after-done: 02-c\n", "3:18", "unknown-module", "Did you mean `02-b`?"),
        ("next-after-done: [01-a, sure]\n", "3:25", "unknown-module", "Write `yes`, `no`, or the names of modules' folders."),
        ("gating: yes\n", "3:1", "unknown-setting", ""),
    ],
)  # fmt: skip
def test_what_leads_nowhere_is_told(tmp_path: Path, lines: str, place: str, code: str, hint: str) -> None:
    problem = only(made(tmp_path, lines, quiz_lamp=STORY))
    assert (problem.place, problem.code) == (f"site_config/course.yml:{place}", code)
    assert hint in problem.hint


def test_a_path_without_modules_and_a_bad_id_are_told(tmp_path: Path) -> None:
    course = made(
        tmp_path,
        "paths:\n  Front Line: {title: F, modules: [01-a]}\n  x: {title: X}\n  y: {title: Y, modules: [01-a, 02-b]}\n",
    )
    assert told(course) == [("site_config/course.yml:4:3", "bad-id"), ("site_config/course.yml:5:3", "empty-path")]


def test_a_module_on_no_path_is_told_and_stops_nothing(tmp_path: Path) -> None:
    problem = only(made(tmp_path, "paths:\n  x: {title: X, modules: [01-a]}\n"))
    assert (problem.code, problem.severity) == ("module-on-no-path", Severity.INFORMATION)
    assert "`02-b` is on no path" in problem.message


@pytest.mark.parametrize(
    ("page", "front", "place", "code"),
    [
        ("a_two", "paths: bos", "course/01-a/two.md:2:8", "unknown-path"),
        ("b_two", "paths: front", "course/02-b/two.md:2:8", "page-on-no-path"),
        ("page_apart", "paths: front", "course/apart.md:2:8", "page-on-no-path"),
    ],
)
def test_a_page_that_no_path_shows_is_told(tmp_path: Path, page: str, front: str, place: str, code: str) -> None:
    problem = only(made(tmp_path, **{page: f"---\n{front}\n---\n\n# P\n"}))
    assert (problem.place, problem.code) == (place, code)


def test_what_a_page_with_questions_asks_for_can_be_set_for_all(tmp_path: Path) -> None:
    course = made(tmp_path, "completion: {done-when: passed, course: all}\n", a_two=f"# Asked\n\n{QUESTION}",
                  b_two="---\ndone-when: read\n---\n\n# Own\n\n" + QUESTION.replace("id: q", "id: r"))  # fmt: skip
    assert told(course) == []
    assert {page.id: page.done for page in course.pages.values()} == {
        "index": "read", "01-a": "read", "01-a/two": "passed", "02-b": "read", "02-b/two": "read",
    }  # fmt: skip
    assert outline(course)["all"] is True


@pytest.mark.parametrize(
    ("lines", "gated"),
    [("next-after-done: yes\n", True), ("next-after-done: 02-b\n", ["02-b"]), ("next-after-done: [01-a, 02-b]\n", ["01-a", "02-b"])],
)  # fmt: skip
def test_pages_may_wait_for_the_one_before(tmp_path: Path, lines: str, gated: object) -> None:
    course = made(tmp_path, lines)
    assert told(course) == []
    assert outline(course)["gated"] == gated
    tags = outline(course)["tags"]
    assert isinstance(tags, dict)
    assert tags["body"] == "way gate"


@pytest.mark.parametrize("lines", ["", "next-after-done: no\n"])
def test_nothing_waits_unless_it_is_said(tmp_path: Path, lines: str) -> None:
    told_to_browser = outline(made(tmp_path, lines))
    assert "gated" not in told_to_browser
    tags = told_to_browser["tags"]
    assert isinstance(tags, dict)
    assert tags["body"] == "way"


def test_pages_are_listed_with_what_stands_in_them(tmp_path: Path) -> None:
    course = made(tmp_path, a_two="---\nminutes: 7\n---\n\n# A two\n")
    script = pages_script(course, lambda page: page.path, lambda page: ["one"] if page.id == "01-a/two" else [])
    pages = json.loads(script.partition("=")[2].rstrip(";\n"))
    assert list(pages) == ["01-a", "01-a/two", "02-b"]
    page = course.pages["01-a/two.md"]
    assert pages["01-a/two"] == ["A two", "01-a/two.md", 7, content_mark(page, course), "one"]


def test_a_page_bears_another_mark_when_its_content_is_another(tmp_path: Path) -> None:
    def mark(text: str, story: str = STORY) -> str:
        course = made(tmp_path, "", a_two=text, quiz_lamp=story)
        return content_mark(course.pages["01-a/two.md"], course)

    text = "# P\n\n/// activity | lamp\n"
    assert mark(text) == mark("---\nminutes: 9\n---\n\n" + text)
    assert mark(text) != mark(text + "\nMore.\n")
    assert mark(text) != mark(text, STORY.replace("It is dark", "It is night"))


def test_without_a_nav_a_module_is_called_as_its_first_page(tmp_path: Path) -> None:
    course = made(tmp_path, a_index="# Alpha\n", b_index="# Beta\n")
    assert [module.title for module in course.outline.modules] == ["Alpha", "Beta"]


def test_pages_to_read_again_are_named_with_their_module_where_two_are_called_the_same(tmp_path: Path) -> None:
    teaches = "---\nobjectives: O1\n---\n\n"
    course = made(tmp_path, a_index="# Alpha\n", a_two=f"{teaches}# Look back\n", b_index=f"{teaches}# Beta\n",
                  b_two=f"{teaches}# Look back\n", objectives="O1: {can: see, level: apply}\n")  # fmt: skip
    [lesson] = lessons_of(course).objectives
    assert lesson.pages == (("01-a/two", "Look back (Alpha)"), ("02-b", "Beta"), ("02-b/two", "Look back (Beta)"))
