"""A package for a learning management system: the course, a launch page for each unit, and the manifest that names them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from courseware.course.course import Course
from courseware.course.editions import edition_of
from courseware.packages.built_site import NotPossibleError, folder_for
from courseware.packages.lms import cmi5, scorm12, scorm2004, tincan
from courseware.packages.lms.contents import Contents, iri_of
from courseware.packages.lms.course_script import COURSE, activities_of, course_script, leaves_of
from courseware.packages.lms.launch import launch_pages, launch_script
from courseware.packages.lms.resume import largest_state
from courseware.packages.lms.site import files_of_site
from courseware.packages.lms.units import units_of
from courseware.packages.zipped import write_zip
from courseware.rendering.assets import STATIC


class Standard(NamedTuple):
    """A standard: how its manifest is called and written, and how many characters a system keeps for the course."""

    manifest: str
    write: Callable[[Contents], bytes]
    room: int
    script: str = "lms"
    """The script of its launch pages: what speaks with a window of the system, or with a record store."""

    @property
    def is_xapi(self) -> bool:
        """Whether a record store is told, over the network."""
        return self.script == XAPI


XAPI = "xapi"
STATE = 30000
"""Characters that the course keeps in the state of a record store, which names no limit itself: a closing window sends no more."""
NO_ICON = "data:,"
"""So that a browser does not ask for one that is not there."""
PARTING = "parting.js"
"""The worker that ends a session once its window is really gone."""
STANDARDS = {
    "scorm12": Standard("imsmanifest.xml", scorm12.manifest_12, scorm12.ROOM),
    "scorm2004": Standard("imsmanifest.xml", scorm2004.manifest_2004, scorm2004.ROOM),
    "cmi5": Standard("cmi5.xml", cmi5.structure, STATE, XAPI),
    "xapi": Standard("tincan.xml", tincan.activities, STATE, XAPI),
}


def pack(
    site: Path, course: Course, config: Any, standard: str, edition: str, modules: bool, out: Path
) -> tuple[Path, str]:
    """Packs a built site; the zip's path, and in a few lines what is in it. `config` is MkDocs', for name and address of the course.

    `out` is the zip to write, or the folder to write it into. Raises NotPossibleError where there is nothing to launch.
    """
    course = edition_of(course, edition)
    settings, kind = course.settings, STANDARDS[standard]
    title = settings.title or str(config.site_name)
    about = str(config.site_description or "") or settings.motto or title
    iri = iri_of(settings, str(config.site_url or ""))
    contents = Contents(course, title, about, iri, units_of(course, title, modules), [])
    files = files_of_site(site)
    name, script = launch_script(kind.script)
    added = {COURSE: course_script(course, title, iri if kind.is_xapi else "").encode(), name: script}
    if kind.is_xapi:
        added[PARTING] = (STATIC / PARTING).read_bytes()
    icon = str(config.theme.get("favicon") or "")
    added |= launch_pages(contents, standard, name, kind.is_xapi, icon if icon in files else NO_ICON)
    if taken := sorted(files.keys() & {*added, kind.manifest}):
        raise NotPossibleError(
            f"The package needs the name `{taken[0]}` for itself. Give that page or file another one."
        )
    files |= added
    files[kind.manifest] = kind.write(contents._replace(files=sorted(files)))
    folder = folder_for(course, edition) + ("-modules" if modules else "")
    path = out if out.suffix == ".zip" else out / f"{folder}-{standard}.zip"
    write_zip(path, files)
    return path, summary(contents, kind)


def summary(contents: Contents, standard: Standard) -> str:
    """What is in a package, for whoever uploads it."""
    count, course = len(contents.units), contents.course
    state = largest_state(leaves_of(course))
    keeps = "the course keeps in a record store" if standard.is_xapi else "a system keeps"
    said = (
        f"{count} {'unit' if count == 1 else 'units'} to launch, {len(activities_of(course))} activities.\n"
        f"All progress there can be takes {state:,} of the {standard.room:,} characters that {keeps}; "
        "what people write takes the rest, the newest first."
    )
    if not standard.is_xapi:
        return said
    hosts = " and ".join(["the host that the package comes from", *course.settings.xapi.hosts])
    return f"{said}\nIn records the course is called {contents.iri}. They may go to {hosts}, and nowhere else."
