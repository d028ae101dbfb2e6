"""What a manifest is written of, and what a record store calls the parts of a course."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from courseware.course.course import Course, CourseSettings
from courseware.packages.lms.units import WHOLE, Unit

PLAIN = "!*'()"
"""Signs that `encodeURIComponent` of browsers leaves as they are: the launch page writes the same names."""


class Contents(NamedTuple):
    """A package, as its manifest tells of it."""

    course: Course
    title: str
    about: str
    """A sentence on the course."""
    iri: str
    """What names the course in a record store."""
    units: list[Unit]
    files: list[str]
    """What is in the package, without the manifest."""

    def name_of(self, unit: Unit) -> str:
        """What names a unit in a record store. A course is more than what is launched of it, so not even the whole has its name."""
        return f"{self.iri}/{WHOLE}" if unit.id == WHOLE else part_of(self.iri, "modules", unit.id)


def iri_of(settings: CourseSettings, site: str) -> str:
    """What names a course: what `course.yml` says, else its id at the address of the site, else its id alone."""
    if settings.xapi.id:
        return settings.xapi.id
    return f"{site.rstrip('/')}/{settings.id}" if site else f"urn:courseware:{settings.id}"


def part_of(iri: str, kind: str, name: str) -> str:
    """What names a part of a course: `kind` is `modules`, `objectives` or another word for many."""
    return f"{iri}/{kind}/{quote(name, safe=PLAIN)}"
