"""The manifests of packages for learning management systems, and which units there are: made of the course alone, without a site."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
import yaml

from courseware.course.course import Course
from courseware.course.reading import CourseReader, Folders
from courseware.packages.built_site import NotPossibleError
from courseware.packages.lms.contents import Contents
from courseware.packages.lms.resume import largest_state
from courseware.packages.lms.scorm12 import manifest_12
from courseware.packages.lms.scorm2004 import manifest_2004
from courseware.packages.lms.units import name_of, units_of
from tests.packages.packing import COURSE, read, small

IRI = "https://academy.example.org/c"
Write = Callable[[Contents], bytes]


def course_with(settings: str, tmp_path: Path) -> Course:
    """The course for tests with more in its `course.yml`."""
    shutil.copytree(COURSE, tmp_path, dirs_exist_ok=True)
    with (tmp_path / "site_config" / "course.yml").open("a", encoding="utf-8") as file:
        file.write(settings)
    nav = yaml.safe_load((tmp_path / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    return CourseReader(Folders.of(tmp_path, pages="pages")).read(nav)


def contents_of(course: Course, modules: bool, title: str = "T") -> Contents:
    """A package of a course that holds its launch pages."""
    units = units_of(course, title, modules)
    return Contents(course, title, "About it", IRI, units, [unit.launch for unit in units])


def made(write: Write, course: Course, modules: bool) -> Element:
    """The manifest of a course."""
    return read(write(contents_of(course, modules)))


def test_only_the_unit_with_the_exam_has_its_pass_mark(tmp_path: Path) -> None:
    course = course_with("", tmp_path)
    whole = made(manifest_12, course, modules=False)
    assert [each.text for each in whole.iter("masteryscore")] == ["70"]
    modules = made(manifest_12, course, modules=True)
    assert [item.findtext("title") for item in modules.iter("item") if item.find("masteryscore") is not None] == [
        "Fifth module"
    ]
    # Time limits of an exam end the exam, and not the session.
    assert not [each for each in modules.iter() if each.tag in {"maxtimeallowed", "timelimitaction", "prerequisites"}]


def test_2004_has_pass_mark_and_objectives_in_its_rules(tmp_path: Path) -> None:
    root = made(manifest_2004, course_with("", tmp_path), modules=True)
    items = list(root.iter("item"))
    for item in items:
        controls = item.find("sequencing/deliveryControls")
        assert controls is not None
        # Nobody has completed or passed because they have left.
        assert controls.attrib == {"completionSetByContent": "true", "objectiveSetByContent": "true"}
    objectives = items[-1].find("sequencing/objectives")
    assert objectives is not None
    primary = objectives.find("primaryObjective")
    assert primary is not None
    assert primary.attrib["satisfiedByMeasure"] == "true"
    assert primary.findtext("minNormalizedMeasure") == "0.7000"
    assert [each.attrib["objectiveID"] for each in objectives.findall("objective")] == ["O3.1", "O3.2"]
    # Whether the whole is passed is up to the unit with the exam alone.
    up = [rules.attrib["rollupObjectiveSatisfied"] for rules in root.iter("rollupRules")]
    assert up == ["false"] * (len(items) - 1)


@pytest.mark.parametrize(
    ("settings", "waiting"),
    [
        ("", []),
        ("next-after-done: yes\n", ["02-second", "03-third", "04-ratings", "05-exam"]),
        ("next-after-done: [02-second, 03-third]\n", ["03-third"]),
        ("next-after-done: yes\npaths: {short: {title: Short, modules: [01-first, 03-third]}}\n", []),
    ],
)
def test_modules_wait_for_each_other_where_the_course_says_so(
    settings: str, waiting: list[str], tmp_path: Path
) -> None:
    root = made(manifest_12, course_with(settings, tmp_path), modules=True)
    names = [item.attrib["identifier"] for item in root.iter("item")]
    found = {
        item.attrib["identifier"]: item.findtext("prerequisites")
        for item in root.iter("item")
        if item.find("prerequisites") is not None
    }
    assert list(found) == [f"unit-{module}" for module in waiting]
    assert all(found[name] == names[names.index(name) - 1] for name in found)


def test_titles_survive_the_manifest(tmp_path: Path) -> None:
    course = course_with("", tmp_path)
    title = 'Fish & <chips> "2" für \x0b' + "ü" * 300
    for written in (manifest_12, manifest_2004):
        root = read(written(contents_of(course, modules=False, title=title)._replace(files=["a & b.html"])))
        said = root.findtext("organizations/organization/item/title")
        assert said == title.replace("\x0b", "")[:200]
        assert "a%20%26%20b.html" in [each.attrib["href"] for each in root.iter("file")]


def test_names_of_modules_are_safe_and_unique() -> None:
    assert name_of("02-second") == "02-second"
    odd = ["a b", "a-b", "a/b", "ä", "ö", "../x", "a.b"]
    names = [name_of(each) for each in odd]
    assert all(re.fullmatch(r"[\w-]+", name, re.ASCII) for name in names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("pages", "modules", "said"),
    [
        (["index.md"], True, "no modules"),
        ([], False, "no pages"),
        (["index.md", "course/index.md"], True, "`course`"),
    ],
)
def test_where_there_is_nothing_to_launch_it_is_told(
    pages: list[str], modules: bool, said: str, tmp_path: Path
) -> None:
    course = CourseReader(Folders.of(small(tmp_path, *pages))).read(None)
    with pytest.raises(NotPossibleError, match=said):
        units_of(course, "T", modules)


def test_the_largest_state_is_reckoned_as_it_is_packed() -> None:
    # 6 bytes around all; a page of three items takes 4 and 2 bytes more.
    assert largest_state([]) == 8
    assert largest_state([("page", [("answer/a", "1"), ("answer/b", "1"), ("answer/c", "1")])]) == 16
    assert largest_state([("page", [("answer/a", "1")] * 500)]) == largest_state([("page", [("answer/a", "1")] * 127)])
