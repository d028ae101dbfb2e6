"""What a learning management system launches: the course as one unit, or each of its modules."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote

from courseware.activities.exam.model import Exam
from courseware.activities.identity import short_hash
from courseware.course.course import Course
from courseware.course.outline import Module
from courseware.course.page import Page
from courseware.packages.built_site import NotPossibleError, file_for
from courseware.rendering.furniture import exams_of

WHOLE = "course"
"""The id of the unit that is the whole course."""
NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_-]+")


class Unit(NamedTuple):
    """Something to launch."""

    id: str
    """`course`, or the module's id."""
    name: str
    """The id as a file or an XML document can have it."""
    title: str
    start: str
    """The address of its first page, from the package's root."""
    exams: tuple[Exam, ...]
    """The exams on its pages that can be passed."""
    before: str = ""
    """The name of the unit that has to be done first; "" where it waits for none."""

    @property
    def launch(self) -> str:
        """Its launch page."""
        return "launch.html" if self.id == WHOLE else f"launch-{self.name}.html"

    @property
    def pass_mark(self) -> float | None:
        """What passes it, as a share of 1: the mark of its exam. Of several exams no one figure could tell."""
        return self.exams[0].pass_mark if len(self.exams) == 1 else None


def units_of(course: Course, title: str, modules: bool) -> list[Unit]:
    """The course as one unit with this title, or its modules in their order; NotPossibleError where there is nothing to launch."""
    pages, found = course.outline.pages, exams_of(course)
    if not pages:
        raise NotPossibleError("This course has no pages, so there is nothing to launch.")
    if not modules:
        first = next((page for page in pages if page.id == "index"), pages[0])
        return [Unit(WHOLE, WHOLE, title, address_of(first), tuple(exam for exam, _ in found))]
    if not course.outline.modules:
        raise NotPossibleError(
            "This course has no modules, so there is nothing to launch one by one. Put pages into folders and name these in "
            "the nav, or leave --modules out."
        )
    units: list[Unit] = []
    last: Module | None = None
    for module in course.outline.modules:
        if module.id == WHOLE:
            raise NotPossibleError(
                f"A module in the folder `{WHOLE}` could not be told from the whole course. Give the folder another name."
            )
        exams = tuple(exam for exam, page in found if page in module.pages)
        before = units[-1].name if last and waits(module, last, course) else ""
        start = address_of(module.pages[0])
        units.append(Unit(module.id, name_of(module.id), module.title, start, exams, before))
        last = module
    return units


def address_of(page: Page) -> str:
    """The address of a page from the package's root, where pages are files."""
    return quote(file_for(page.path, directories=False))


def name_of(module: str) -> str:
    """An id as a file or an XML document can have it; different ids stay different."""
    safe = NOT_IN_NAMES.sub("-", module)
    return safe if safe == module else f"{safe}-{short_hash(module, 6)}"


def waits(module: Module, last: Module, course: Course) -> bool:
    """Whether a module waits until all of the one before is done, as the course itself has it (`next-after-done`).

    A module that waits alone asks for the last page before it, and not for all of them. On a path the module before may be
    another one. A system that were stricter than the course would lock people out, so in both cases the course alone decides.
    """
    gating = course.settings.gating
    both = gating.everywhere or {module.id, last.id} <= set(gating.modules)
    return both and not course.settings.paths
