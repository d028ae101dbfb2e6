"""The manifest of SCORM 1.2: mastery score and prerequisites stand in the items."""

from __future__ import annotations

from courseware.course.course import Course
from courseware.packages.lms.manifest import Dialect, item_of, items_in, manifest, text, written
from courseware.packages.lms.units import Unit

DIALECT = Dialect(
    "1.2",
    {
        "xmlns": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
        "xmlns:adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
    },
    "adlcp:scormtype",
)
ROOM = 4096
"""Characters that a system keeps between two launches."""


def manifest_12(course: Course, title: str, units: list[Unit], files: list[str]) -> bytes:
    """The manifest of a package with these `files`."""
    root = manifest(DIALECT, course, title, units, files)
    for item, unit in zip(items_in(root), units, strict=True):
        if unit.before:
            text(item, "adlcp:prerequisites", item_of(unit.before), type="aicc_script")
        if unit.pass_mark is not None:
            text(item, "adlcp:masteryscore", f"{100 * unit.pass_mark:g}")
    return written(root)
