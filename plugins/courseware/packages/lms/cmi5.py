"""`cmi5.xml`: the course, its objectives, and what can be launched of it, in the order that the schema asks for.

Which module waits for which has no place there: the course itself sees to it.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from courseware.packages.lms.contents import Contents, part_of
from courseware.packages.lms.units import WHOLE, Unit
from courseware.packages.lms.xml import text, written
from courseware.rendering.furniture import objectives_of

NAMESPACE = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"


def structure(contents: Contents) -> bytes:
    """The course structure of a package."""
    course, tag = contents.course, contents.course.settings.tag
    root = Element("courseStructure", {"xmlns": NAMESPACE})
    say(SubElement(root, "course", {"id": contents.iri}), tag, contents.title, contents.about)
    exams = [exam for unit in contents.units for exam in unit.exams]
    if judged := objectives_of(exams, course):
        objectives = SubElement(root, "objectives")
        for each in judged:
            name = part_of(contents.iri, "objectives", each.id)
            say(SubElement(objectives, "objective", {"id": name}), tag, each.can, each.can)
    for unit in contents.units:
        add_unit(root, contents, unit)
    return written(root)


def add_unit(root: Element, contents: Contents, unit: Unit) -> None:
    """What can be launched. Where there is an exam, it moves on once its pages are done and the exam is passed."""
    move_on = "CompletedAndPassed" if unit.exams else "Completed"
    made = SubElement(root, "au", {"id": contents.name_of(unit), "moveOn": move_on})
    if unit.pass_mark is not None:
        made.set("masteryScore", f"{round(unit.pass_mark, 4):g}")
    made.set("launchMethod", "AnyWindow")
    about = contents.about if unit.id == WHOLE else unit.title
    say(made, contents.course.settings.tag, unit.title, about)
    if judged := objectives_of(list(unit.exams), contents.course):
        objectives = SubElement(made, "objectives")
        for each in judged:
            SubElement(objectives, "objective", {"idref": part_of(contents.iri, "objectives", each.id)})
    text(made, "url", unit.launch)


def say(element: Element, tag: str, title: str, about: str) -> None:
    """Title and description, in the course's language."""
    for name, said in (("title", title), ("description", about)):
        text(SubElement(element, name), "langstring", said, lang=tag)
