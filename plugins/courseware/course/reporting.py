"""Where readers report a problem: an address in `course.yml`, which each page fills in with its own name."""

from __future__ import annotations

import re
from urllib.parse import quote

from courseware.course.course import CourseSettings
from courseware.sources.fields import Fields, both
from courseware.sources.guess import brief, closest

MAIL = re.compile(r"mailto:[^\s@?<>]+@[^\s@?<>]+(?:\?\S*)?", re.IGNORECASE)
BARE = re.compile(r"[^\s@:/?<>]+@[^\s@:/?<>]+")
WEB = re.compile(r"https://[^\s/?#<>]+[^\s<>]*", re.IGNORECASE)
PLACE = re.compile(r"\{([^{}]*)\}")
PLACES = ("page", "course", "version")
EXAMPLE = "report: mailto:training@example.org"


def read_report(fields: Fields) -> str:
    """`report`: a mail address or one on the web; "" where there is none, or where it leads nowhere safe."""
    scalar = fields.scalar("report")
    if scalar is None:
        return ""
    address = scalar.text.strip()
    if not (MAIL.fullmatch(address) or WEB.fullmatch(address)):
        fields.say(
            "wrong-address",
            f"`report: {brief(address)}` is no address to which a reader could report a problem.",
            f"Write `report: mailto:{address}`."
            if BARE.fullmatch(address)
            else f"Write `{EXAMPLE}`, or an address that begins with `https://`.",
            scalar,
        )
        return ""
    for name in PLACE.findall(address):
        if name not in PLACES:
            close = closest(name, PLACES, 0.5)
            fields.say(
                "unknown-place",
                f"`{{{brief(name)}}}` stands in the address for nothing that a page knows.",
                f"Did you mean `{{{close}}}`?" if close else f"It may hold {both(f'{{{each}}}' for each in PLACES)}.",
                scalar,
            )
            return ""
    return address


def report_address(settings: CourseSettings, page: str) -> str:
    """The address for one page: its id, course and version stand in the subject of a mail, or where the address asks."""
    if not settings.report:
        return ""
    values = {"page": page, "course": settings.title or settings.id, "version": settings.version}
    address = PLACE.sub(lambda match: quote(values[match[1]], safe=""), settings.report)
    if not MAIL.fullmatch(address) or re.search(r"[?&]subject=", address, re.IGNORECASE):
        return address
    subject = f"{values['course']} {values['version']}".strip() + f": {page}"
    return f"{address}{'&' if '?' in address else '?'}subject={quote(subject, safe='')}"
