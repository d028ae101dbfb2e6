"""`tincan.xml` of a package for plain xAPI: each unit as an activity with its launch page."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from courseware.packages.lms.contents import Contents
from courseware.packages.lms.units import WHOLE
from courseware.packages.lms.xml import text, written

NAMESPACE = "http://projecttincan.com/tincan.xsd"
TYPES = "http://adlnet.gov/expapi/activities/"


def activities(contents: Contents) -> bytes:
    """The activities of a package."""
    tag = contents.course.settings.tag
    root = Element("tincan", {"xmlns": NAMESPACE})
    listed = SubElement(root, "activities")
    for unit in contents.units:
        is_whole = unit.id == WHOLE
        kind = TYPES + ("course" if is_whole else "module")
        made = SubElement(listed, "activity", {"id": contents.name_of(unit), "type": kind})
        text(made, "name", unit.title)
        text(made, "description", contents.about if is_whole else unit.title, lang=tag)
        text(made, "launch", unit.launch, lang=tag)
    return written(root)
