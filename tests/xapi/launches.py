"""What a system launches: the units that a package names, and a launch with all that it tells a course."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode
from xml.etree.ElementTree import Element

from tests.packages.packing import read
from tests.xapi.rules import SESSION_ID, Session

Json = dict[str, Any]


class Unit(NamedTuple):
    """Something that can be launched."""

    id: str
    launch: str
    """The address of its page, from the package's folder; it may bring a query."""
    move_on: str = "NotApplicable"
    mastery: float | None = None


def units_in(folder: Path) -> list[Unit]:
    """The units of an unpacked package, by its `cmi5.xml` or `tincan.xml`; none where neither lies."""
    for name, units in (("cmi5.xml", cmi5_units), ("tincan.xml", plain_units)):
        if (folder / name).is_file():
            return list(units(read((folder / name).read_bytes())))
    return []


def cmi5_units(root: Element) -> Iterator[Unit]:
    """The assignable units, in whatever block they stand."""
    for each in root.iter("au"):
        mastery = each.get("masteryScore")
        address = (each.findtext("url") or "").strip()
        yield Unit(each.attrib["id"], address, each.get("moveOn", "NotApplicable"), float(mastery) if mastery else None)


def plain_units(root: Element) -> Iterator[Unit]:
    """The activities that have a page to launch."""
    for each in root.iter("activity"):
        if address := (each.findtext("launch") or "").strip():
            yield Unit(each.attrib["id"], address)


@dataclass
class Launch:
    """A launch of a unit: the session that begins with it, and what the course gets by its address."""

    unit: Unit
    session: Session
    address: str
    """Where the browser is sent."""
    credentials: str
    """The whole value of the Authorization header."""
    data: Json
    """The document LMS.LaunchData; empty without cmi5."""
    fetched: bool = False

    @property
    def key(self) -> str:
        """Under which the token can be fetched."""
        return uuid.uuid5(uuid.NAMESPACE_OID, self.credentials).hex

    @property
    def sent(self) -> list[Json]:
        """The statements of the session, as they came."""
        return self.session.statements

    @property
    def verbs(self) -> list[str]:
        """The verbs that cmi5 defines, as they came."""
        return self.session.verbs


def template_of(unit: Unit) -> Json:
    """A context template as full as systems write them: lists to add to, and values of the system's own."""
    return {
        "platform": "A learning platform",
        "contextActivities": {
            "grouping": [{"id": unit.id, "objectType": "Activity"}, {"id": "https://lms.example.org/courses/1"}],
            "category": [{"id": "https://lms.example.org/categories/compulsory"}],
        },
        "extensions": {SESSION_ID: str(uuid.uuid4()), "https://lms.example.org/extensions/group": "B"},
    }


def activity_of(unit: Unit) -> str:
    """The id that a system makes for a unit: by cmi5 it is never the publisher's own, and the same in each launch."""
    return f"https://lms.example.org/activities/{uuid.uuid5(uuid.NAMESPACE_URL, unit.id)}"


def address_of(page: str, query: dict[str, str | None]) -> str:
    """A page's address with more in its query; what is None is left out."""
    more = urlencode({name: value for name, value in query.items() if value is not None}, quote_via=quote)
    return f"{page}{'&' if '?' in page else '?'}{more}"


def compact(value: object) -> str:
    """JSON that is the same for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
