"""`site_config/release.yml`: which ids the last release had, under which browsers out there keep answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from courseware.problems import Problem
from courseware.sources.fields import Fields
from courseware.sources.yaml_nodes import Mapping
from courseware.sources.yaml_signs import plain_safe

if TYPE_CHECKING:
    from courseware.course.course import Course

FILE = "release.yml"


@dataclass(slots=True)
class Release:
    """What was released: the version ("" for none), and ids with line and column of the record."""

    version: str
    path: str
    activities: tuple[tuple[str, int, int], ...] = ()
    objectives: tuple[tuple[str, int, int], ...] = ()
    retired: frozenset[str] = field(default_factory=frozenset)
    """Ids that were taken away on purpose."""


def read_release(mapping: Mapping | None, path: str, problems: list[Problem]) -> Release | None:
    """The record of the last release; None where there is none."""
    if mapping is None:
        return None
    fields = Fields(mapping, path, problems)
    release = Release(
        fields.line_of("version"),
        path,
        fields.names("activities"),
        fields.names("objectives"),
        frozenset(name for name, _, _ in fields.names("retired")),
    )
    fields.finish("release.yml")
    return release


def kept_ids(course: Course) -> Iterator[str]:
    """The ids of everything that trainees can do, sets and their questions too, each once and in the order of the pages."""
    met: set[str] = set()
    for page in course.outline.pages:
        for activity in course.on_page(page) if page.audience != "trainer" else ():
            for each in activity.everything():
                if each.id not in met:
                    met.add(each.id)
                    yield each.id


def version_of(course: Course) -> list[str]:
    """The line that says which version it was; lines of their own for one that YAML would bend."""
    version = course.settings.version
    if not version:
        return []
    return [f"version: {version}"] if plain_safe(version) else ["version: |", f"  {version}"]


def record_of(course: Course) -> str:
    """The text of the record for the course as it is; ids that were retired once stay named."""
    retired = sorted(course.settings.release.retired) if course.settings.release else []
    lines = [
        "# What the last release had. Written by `courseware release`; rule L01 compares the course with it.",
        *version_of(course),
        "activities:",
        *(f"  - {name}" for name in kept_ids(course)),
        "objectives:",
        *(f"  - {name}" for name in course.objectives),
    ]
    if retired:
        lines += ["retired:", *(f"  - {name}" for name in retired)]
    return "\n".join(lines) + "\n"
