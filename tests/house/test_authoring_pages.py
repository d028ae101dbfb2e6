"""The guide's pages on kinds: each shows a live example beside its source, and the two are the same."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from courseware.activities.registry import kinds
from courseware.course.course import Course
from courseware.course.reading import CourseReader, Folders

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "course" / "trainer" / "authoring"
PAGES = sorted(path for path in GUIDE.glob("*.md") if path.stem != "index")
FENCE = re.compile(r"^(?P<ticks>`{3,})(?:markdown|yaml)[^\n]*\n(?P<text>.*?)^(?P=ticks)[ ]*$", re.DOTALL | re.MULTILINE)
ELSEWHERE = {"choice", "text", "numeric", "quiz", "scenario"}
"""Kinds that AUTHORING.md explains."""


@cache
def course() -> Course:
    """The course as it is."""
    return CourseReader(Folders.of(ROOT)).read()


@cache
def files() -> list[str]:
    """The texts of all quizzes."""
    return [path.read_text("utf-8") for path in (ROOT / "quizzes").rglob("*.*")]


def test_every_kind_is_explained() -> None:
    explained = {path.stem for path in PAGES}
    assert set(kinds()) - ELSEWHERE <= explained


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_source_that_is_shown_is_the_source_of_what_is_live(path: Path) -> None:
    text = path.read_text("utf-8")
    live = FENCE.sub("", text)
    shown = [match["text"].strip() for match in FENCE.finditer(text)]
    assert shown, "no source is shown"
    page = next(page for page in course().pages.values() if page.source.path.endswith(f"authoring/{path.name}"))
    on_page = list(course().on_page(page))
    assert on_page or path.stem == "media", "nothing is live"
    same = [each for each in shown if each in live or any(each in other for other in files())]
    assert same, "no source that is shown is that of what stands beside it"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_pages_of_the_guide_are_for_trainers(path: Path) -> None:
    page = next(page for page in course().pages.values() if page.source.path.endswith(f"authoring/{path.name}"))
    assert page.audience == "trainer"
