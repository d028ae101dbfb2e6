"""What `imsmanifest.xml` has in both versions of SCORM: one organization, an item a unit, and a list of all files."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement

from courseware.packages.lms import xml
from courseware.packages.lms.contents import Contents

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


def manifest(dialect: Dialect, contents: Contents) -> Element:
    """The manifest with its items, to which a standard adds its rules. No time limit is named: a course has none.

    That of an exam ends the exam and not the session. No schema is named, so none has to be in the package.
    """
    root = Element(
        "manifest", {"identifier": f"course-{contents.course.settings.id}", "version": "1", **dialect.namespaces}
    )
    metadata = SubElement(root, "metadata")
    text(metadata, "schema", "ADL SCORM")
    text(metadata, "schemaversion", dialect.version)
    organization = SubElement(SubElement(root, "organizations", {"default": "organization"}), "organization")
    organization.set("identifier", "organization")
    text(organization, "title", contents.title)
    resources = SubElement(root, "resources")
    for unit in contents.units:
        item = SubElement(
            organization, "item", {"identifier": item_of(unit.name), "identifierref": f"launch-{unit.name}"}
        )
        text(item, "title", unit.title)
        resource = add_resource(resources, dialect, f"launch-{unit.name}", "sco", [unit.launch])
        resource.set("href", unit.launch)
        SubElement(resource, "dependency", {"identifierref": SHARED})
    add_resource(
        resources, dialect, SHARED, "asset", sorted(set(contents.files) - {unit.launch for unit in contents.units})
    )
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
    """An element with a text in it, which is cut where 1.2 would refuse it."""
    xml.text(parent, tag, xml.clean(content)[:LONGEST], **attributes)
