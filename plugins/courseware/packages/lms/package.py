"""A package for a learning management system: the course, a launch page for each unit, and the manifest that names them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from courseware.course.course import Course
from courseware.course.editions import edition_of
from courseware.packages.built_site import NotPossibleError
from courseware.packages.lms import scorm12, scorm2004
from courseware.packages.lms.course_script import COURSE, activities_of, course_script, leaves_of
from courseware.packages.lms.launch import launch_pages, launch_script
from courseware.packages.lms.manifest import MANIFEST
from courseware.packages.lms.resume import largest_state
from courseware.packages.lms.site import files_of_site
from courseware.packages.lms.units import Unit, units_of
from courseware.packages.zipped import write_zip


class Standard(NamedTuple):
    """A standard: how its manifest is written, and how many characters a system keeps for the course."""

    manifest: Callable[[Course, str, list[Unit], list[str]], bytes]
    room: int


STANDARDS = {
    "scorm12": Standard(scorm12.manifest_12, scorm12.ROOM),
    "scorm2004": Standard(scorm2004.manifest_2004, scorm2004.ROOM),
}


def pack(
    site: Path, course: Course, config: Any, standard: str, edition: str, modules: bool, out: Path
) -> tuple[Path, str]:
    """Packs a built site; the zip's path, and in a few lines what is in it. `config` is MkDocs', for the course's name.

    `out` is the zip to write, or the folder to write it into. Raises NotPossibleError where there is nothing to launch.
    """
    course = edition_of(course, edition)
    title = course.settings.title or str(config.site_name)
    units = units_of(course, title, modules)
    files = files_of_site(site)
    name, script = launch_script()
    added = {COURSE: course_script(course, title).encode(), name: script}
    added |= launch_pages(course, title, units, standard)
    if taken := sorted(files.keys() & {*added, MANIFEST}):
        raise NotPossibleError(
            f"The package needs the name `{taken[0]}` for itself. Give that page or file another one."
        )
    files |= added
    files[MANIFEST] = STANDARDS[standard].manifest(course, title, units, sorted(files))
    folder = course.settings.id + ("-trainer" if edition == "trainer" else "") + ("-modules" if modules else "")
    path = out if out.suffix == ".zip" else out / f"{folder}-{standard}.zip"
    write_zip(path, files)
    return path, summary(course, units, STANDARDS[standard].room)


def summary(course: Course, units: list[Unit], room: int) -> str:
    """What is in a package, for whoever uploads it."""
    state = largest_state(leaves_of(course))
    activities = len(activities_of(course))
    return (
        f"{len(units)} {'unit' if len(units) == 1 else 'units'} to launch, {activities} activities.\n"
        f"All progress there can be takes {state:,} of the {room:,} characters that a system keeps; "
        "what people write takes the rest, the newest first."
    )
