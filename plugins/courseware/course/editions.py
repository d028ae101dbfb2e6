"""The two editions of a course: the trainee's, and the trainer's, which has the pages for trainers as well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal, get_args

from courseware.course.course import Course
from courseware.course.outline import Outline
from courseware.course.page import Page

Edition = Literal["trainee", "trainer"]
EDITIONS: tuple[str, ...] = get_args(Edition)

FOLDER = "trainer/"
"""The folder of `course/` for trainers: a page in it is theirs unless its front matter says otherwise, a file always."""


def default_audience(path: str) -> str:
    """Whom a page is for that does not say it; `path` is relative to `course/`.

    Forgetting one line must not show the answers to those who are to find them.
    """
    return "trainer" if path.startswith(FOLDER) else "trainee"


def edition_of(course: Course, edition: str) -> Course:
    """The course as one edition shows it. The trainee's does not know the pages for trainers."""
    if edition == "trainer" or not any(page.audience == "trainer" for page in course.pages.values()):
        return course
    pages = {path: page for path, page in course.pages.items() if page.audience != "trainer"}
    whole = course.outline
    ordered = [page for page in whole.pages if page.audience != "trainer"]
    return replace(course, pages=pages, outline=Outline(whole.modules, ordered, whole.titles))


def for_trainers_only(course: Course, paths: Iterable[str]) -> set[str]:
    """Those of the paths below `course/` that trainees must not get.

    Pages for trainers, files in `trainer/`, and files that pages for trainers name and no other page does.
    """
    theirs = "\n".join(
        text for page in course.pages.values() if page.audience == "trainer" for text in _texts(page, course)
    )
    found: set[str] = set()
    doubtful: dict[str, str] = {}
    for path in paths:
        page = course.pages.get(path)
        if page:
            if page.audience == "trainer":
                found.add(path)
        elif path.startswith(FOLDER):
            found.add(path)
        elif _names(theirs, path.rpartition("/")[2]):
            doubtful[path] = path.rpartition("/")[2]
    if doubtful:
        others = "\n".join(
            text for page in course.pages.values() if page.audience != "trainer" for text in _texts(page, course)
        )
        found |= {path for path, name in doubtful.items() if not _names(others, name)}
    return found


def _texts(page: Page, course: Course) -> Iterator[str]:
    """All that stands on a page, what it brings in too."""
    yield from page.source.lines
    for reference in page.references():
        brought_in = course.catalogue.get(reference.id)
        for activity in brought_in.everything() if brought_in else ():
            yield from (part.text for part in activity.parts())


def _names(text: str, name: str) -> bool:
    """Whether a text names a file; its blanks may be written as addresses have them."""
    return bool(text) and (name in text or name.replace(" ", "%20") in text)


def nav_without(nav: object, paths: set[str]) -> object:
    """A nav as in mkdocs.yml without these pages, and without sections that would be empty."""
    if not isinstance(nav, list):
        return nav
    kept: list[object] = []
    for item in nav:
        entries = item.items() if isinstance(item, dict) else [(None, item)]
        for title, inner in entries:
            if isinstance(inner, list):
                left = nav_without(inner, paths)
                if left or not inner:
                    kept.append({title: left})
            elif not (isinstance(inner, str) and re.sub(r"^\./", "", inner) in paths):
                kept.append(inner if title is None else {title: inner})
    return kept
