"""The manifest of SCORM 1.2: mastery score and prerequisites stand in the items."""

from __future__ import annotations

from courseware.packages.lms.contents import Contents
from courseware.packages.lms.manifest import Dialect, item_of, items_in, manifest, text
from courseware.packages.lms.xml import written

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


def manifest_12(contents: Contents) -> bytes:
    """The manifest of a package."""
    root = manifest(DIALECT, contents)
    for item, unit in zip(items_in(root), contents.units, strict=True):
        if unit.before:
            text(item, "adlcp:prerequisites", item_of(unit.before), type="aicc_script")
        if unit.pass_mark is not None:
            text(item, "adlcp:masteryscore", f"{100 * unit.pass_mark:g}")
    return written(root)
