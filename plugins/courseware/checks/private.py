"""What belongs to somebody: addresses and telephone numbers (rule L23, its light part)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from courseware.checks.limits import names
from courseware.checks.material import Material
from courseware.checks.passages import Passage
from courseware.checks.rules import Finding, rule
from courseware.checks.words import Words
from courseware.problems import Severity

ALLOWED = names("contacts")
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?P<host>\w[\w-]*(?:\.\w[\w-]*)+)")
NOBODYS_HOST = re.compile(r"(?:^|\.)(?:example(?:\.(?:com|org|net|edu))?|invalid|test|localhost)$", re.IGNORECASE)
"""Names that RFC 2606 keeps free for examples."""
PHONE = re.compile(
    r"(?<![\w+.,/:=-])(?:(?:\+|00)[1-9]\d{0,2}(?:[ ./-]{0,2}\(?\d{1,5}\)?){2,6}"
    r"|\(?0[1-9]\d{1,4}\)?[ ./-]{1,3}\d{3,}(?:[ .-]\d{2,})*"
    r"|(?:\(\d{3}\)[ ]?|\d{3}[-.])\d{3}[-.]\d{4})(?![\w-]|[.,]\d)"
)
NOBODYS_NUMBER = re.compile(r"55501\d\d$|(?:44|0)(?:1632960|7700900|2079460|1134960|1174960)\d{2,3}$")
"""Numbers that are kept free for stories: 555-0100 to -0199, and those of the British regulator."""
DATE = re.compile(r"0?\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d")


DIGITS = re.compile(r"[0-9][0-9 ()./-]{6,}[0-9]")


def worth_a_look(around: str, _words: Words | None, _: Material) -> bool:
    """Whether an address or enough digits stand anywhere."""
    return "@" in around or bool(DIGITS.search(around))


@rule("L23", Passage, Severity.ERROR, worth_a_look)
def nobody_is_exposed(passage: Passage, material: Material) -> Iterator[Finding]:
    """L23: an e-mail address or a telephone number in the course's text. Source: data protection; a course is copied far.

    Guard: code is passed over; names and numbers kept free for examples, dates, amounts; `checks: {contacts: …}` names
    those that may stand (a help desk).
    """
    if "@" in passage.text:
        for match in MAIL.finditer(passage.text):
            if not NOBODYS_HOST.search(match["host"]) and not allowed(match[0].lower(), material):
                yield Finding(*passage.place(match.start()), f"`{match[0]}` is somebody's address, and a course is copied far.",
                              "Invent one at `example.org`; one that is meant goes into `checks: contacts:` of course.yml.")  # fmt: skip
    for match in PHONE.finditer(passage.prose):
        digits = "".join(filter(str.isdigit, match[0]))
        if (
            not 7 < len(digits) < 16
            or NOBODYS_NUMBER.search(digits)
            or DATE.match(match[0])
            or allowed(digits, material)
        ):
            continue
        yield Finding(*passage.place(match.start()), f"“{match[0]}” looks like a telephone number, and a course is copied far.",
                      "Invent one such as 555-0123; one that is meant goes into `checks: contacts:` of course.yml.")  # fmt: skip


def allowed(found: str, material: Material) -> bool:
    """Whether the course names this address or number as one that may stand."""
    names_given = [name for name, _, _ in material.limits[ALLOWED]]
    return found in (name.lower() for name in names_given) or found in (
        "".join(filter(str.isdigit, name)) for name in names_given
    )
