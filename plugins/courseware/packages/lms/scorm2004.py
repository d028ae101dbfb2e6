"""The manifest of SCORM 2004, 4th edition: pass mark and objectives stand in the sequencing of each item.

Which module waits for which is left to the course itself here: sequencing rules ask whether something is satisfied, and a
module without an exam can be done and never is.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from courseware.course.course import Course
from courseware.packages.lms.contents import Contents
from courseware.packages.lms.manifest import Dialect, items_in, manifest, text
from courseware.packages.lms.units import Unit
from courseware.packages.lms.xml import written
from courseware.rendering.furniture import objectives_of

DIALECT = Dialect(
    "2004 4th Edition",
    {
        "xmlns": "http://www.imsglobal.org/xsd/imscp_v1p1",
        "xmlns:adlcp": "http://www.adlnet.org/xsd/adlcp_v1p3",
        "xmlns:imsss": "http://www.imsglobal.org/xsd/imsss",
    },
    "adlcp:scormType",
)
ROOM = 64000
"""Characters that a system keeps between two launches."""
PRIMARY = "the_unit"
"""The id of the objective that says whether a unit is passed. Those of a course are numbers, such as `O1.2`."""


def manifest_2004(contents: Contents) -> bytes:
    """The manifest of a package."""
    root = manifest(DIALECT, contents)
    organization = root.find("organizations/organization")
    assert organization is not None
    is_marked = any(unit.pass_mark is not None for unit in contents.units)
    for item, unit in zip(items_in(root), contents.units, strict=True):
        item.append(sequencing(unit, contents.course, is_marked))
    SubElement(SubElement(organization, "imsss:sequencing"), "imsss:controlMode", {"choice": "true", "flow": "true"})
    return written(root)


def sequencing(unit: Unit, course: Course, is_marked: bool) -> Element:
    """The rules of an item: when it is passed, and the objectives that its exams judge.

    Where some unit `is_marked`, whether the whole is passed is up to such units alone. What is done and passed the course says itself:
    no system may take it for granted that somebody has left.
    """
    mark = unit.pass_mark
    made = Element("imsss:sequencing")
    if is_marked and mark is None:
        SubElement(made, "imsss:rollupRules", {"rollupObjectiveSatisfied": "false", "objectiveMeasureWeight": "0.0000"})
    objectives = SubElement(made, "imsss:objectives")
    primary = SubElement(objectives, "imsss:primaryObjective", {"objectiveID": PRIMARY})
    if mark is not None:
        primary.set("satisfiedByMeasure", "true")
        text(primary, "imsss:minNormalizedMeasure", f"{mark:.4f}")
    for each in objectives_of(list(unit.exams), course):
        SubElement(objectives, "imsss:objective", {"objectiveID": objective_name(each.id)})
    SubElement(made, "imsss:deliveryControls", {"completionSetByContent": "true", "objectiveSetByContent": "true"})
    return made


def objective_name(name: str) -> str:
    """The name of an objective as the launch page reports it (`browser/lms/values.ts`): printable ASCII without blanks."""
    return re.sub(r"[^\x21-\x7e]", lambda match: f"_{ord(match[0]):x}", name)[:255]
