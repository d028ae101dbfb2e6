"""What `imsmanifest.xml` has in both standards: one organization, an item a unit, and a list of all files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from courseware.course.course import Course
from courseware.packages.lms.units import Unit

MANIFEST = "imsmanifest.xml"
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML does not know in any spelling."""
LONGEST = 200
"""Characters of a title that 1.2 takes."""
SHARED = "files"
"""The identifier of the resource that holds what all units share."""


class Dialect(NamedTuple):
    """How a standard spells what both have."""

    version: str
    namespaces: dict[str, str]
    type_of: str
    """The attribute that says whether a resource reports."""


def manifest(dialect: Dialect, course: Course, title: str, units: list[Unit], files: Iterable[str]) -> Element:
    """The manifest with its items, to which a standard adds its rules. No time limit is named: a course has none.

    That of an exam ends the exam and not the session. No schema is named, so none has to be in the package.
    """
    root = Element("manifest", {"identifier": f"course-{course.settings.id}", "version": "1", **dialect.namespaces})
    metadata = SubElement(root, "metadata")
    text(metadata, "schema", "ADL SCORM")
    text(metadata, "schemaversion", dialect.version)
    organization = SubElement(SubElement(root, "organizations", {"default": "organization"}), "organization")
    organization.set("identifier", "organization")
    text(organization, "title", title)
    resources = SubElement(root, "resources")
    for unit in units:
        item = SubElement(
            organization, "item", {"identifier": item_of(unit.name), "identifierref": f"launch-{unit.name}"}
        )
        text(item, "title", unit.title)
        resource = add_resource(resources, dialect, f"launch-{unit.name}", "sco", [unit.launch])
        resource.set("href", unit.launch)
        SubElement(resource, "dependency", {"identifierref": SHARED})
    add_resource(resources, dialect, SHARED, "asset", sorted(set(files) - {unit.launch for unit in units}))
    return root


def add_resource(resources: Element, dialect: Dialect, name: str, kind: str, files: list[str]) -> Element:
    """A resource with its files."""
    resource = SubElement(resources, "resource", {"identifier": name, "type": "webcontent", dialect.type_of: kind})
    for file in files:
        SubElement(resource, "file", {"href": quote(file)})
    return resource


def items_in(root: Element) -> list[Element]:
    """The items, in the order of the units."""
    return root.findall("organizations/organization/item")


def item_of(unit: str) -> str:
    """The identifier of a unit's item, by the unit's name."""
    return f"unit-{unit}"


def text(parent: Element, tag: str, content: str, **attributes: str) -> None:
    """An element with a text in it."""
    SubElement(parent, tag, attributes).text = NOT_XML.sub("", content)[:LONGEST]


def written(root: Element) -> bytes:
    """The file."""
    indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, "unicode")}\n'.encode()
