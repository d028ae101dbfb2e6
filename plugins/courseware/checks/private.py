"""What belongs to somebody: addresses, telephone numbers, stories, keys to a house (rule L23)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from courseware.checks.limits import names
from courseware.checks.material import Material, Prose
from courseware.checks.passages import Passage
from courseware.checks.rules import Finding, has, rule
from courseware.checks.words import Words
from courseware.problems import Severity
from courseware.sources.text import Part

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


TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sig|Sra"
    r"|(?i:herrn?|frau|monsieur|madame|mme|mlle|señor(?:a|ita)?|senhora?|signor(?:a|ina)?|dhr|mevr(?:ouw)?|meneer|fru|pan[ií]"
    r"|пан(?:і|а|у|ові|ом)?))\.?[ ]+(?P<name>[^\W\d_]+)|\b[^\W\d_a-z][^\W\d_]+[ ]+(?:Bey|Hanım)\b"
)
"""A form of address with a name beside it, in languages that write names with a capital."""
SECRET = re.compile(
    r"(?P<host>[a-z][a-z0-9+.-]*://[^\s/:@]+:(?!//)[^\s/@]+@)"
    r"|\b(?P<header>Authorization:[ ]*(?:Basic|Bearer)[ ]+[A-Za-z0-9+/=._-]{8,})"
    r"|\b(?P<key>AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{30,}|xox[abprs]-[A-Za-z0-9-]{10,})\b"
    r"|(?P<block>-----BEGIN [A-Z ]*PRIVATE KEY-----)"
    r"|\b(?P<named>(?:password|passwd|secret|api[_-]?key|access[_-]?token|client[_-]?secret)[ ]*[=:][ ]*[\"']?(?=[^\s\"']*\d)[^\s\"'<>{}]{8,})",
    re.IGNORECASE,
)
"""What opens something: an address with a password, a header, keys of known forms, a value behind such a name."""

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


SIGNS = (
    "://",
    "authorization:",
    "akia",
    "ghp_",
    "gho_",
    "ghu_",
    "ghs_",
    "ghr_",
    "xox",
    "key",
    "passw",
    "secret",
    "token",
)
"""One of these stands in each such text; looking for them is quick."""


@rule("L23", Prose, Severity.ERROR)
def page_opens_no_door(prose: Prose, material: Material) -> Iterator[Finding]:
    """L23: a password, a key or an address with credentials in a page, in code too.

    Source: a course is copied far, and what was public once is public. Guard: only forms that are known, or a value with a digit behind
    such a name; `checks: {contacts: …}` names one that may stand.
    """
    yield from secrets_in(prose.passage.part, material)


@rule("L23", Passage, Severity.ERROR, has(*SIGNS))
def activity_opens_no_door(passage: Passage, material: Material) -> Iterator[Finding]:
    """L23: the same in the texts of an activity, and of blocks that are none."""
    if passage.role != "page":
        yield from secrets_in(passage.part, material)


def secrets_in(part: Part, material: Material) -> Iterator[Finding]:
    """What opens something, in a text with its code."""
    if not any(map(part.text.lower().__contains__, SIGNS)):
        return
    for down, line in enumerate(part.lines):
        for match in SECRET.finditer(line):
            if not allowed(match[0].lower(), material):
                yield Finding(part.line + down, part.column + match.start(), "This looks like a key or a password, and a course is copied far.",
                              "Take it out, and have it changed where it opens something: it has been in a file by now.")  # fmt: skip


@rule("L23", Material, Severity.ERROR)
def stories_were_given(material: Material, _: Material) -> Iterator[Finding]:
    """L23: an anecdote of the organisation pack whose teller has not agreed, or that still tells who it was.

    Source: data protection; a story belongs to whom it happened. Guard: a name is looked for beside a form of address alone, in most languages of the interface, and told as a
    warning, since it may be invented.
    """
    pack = material.course.organisation
    for each in pack.anecdotes:
        if not each.consent or not each.anonymised:
            lacks = "its teller has agreed" if not each.consent else "it was made anonymous"
            yield Finding(each.line, each.column, f"The anecdote `{each.name}` does not say that {lacks}, and a story belongs to whom it happened.",
                          f"Ask, and write `{'consent' if not each.consent else 'anonymised'}: yes`; without that, take it out.", path=pack.path)  # fmt: skip
        elif match := named_in(each.text):
            yield Finding(each.line, each.column, f"The anecdote `{each.name}` is said to be anonymous, and “{match[0]}” stands in it.",
                          "Write what the person did there: a clerk, a builder, a patient.", Severity.WARNING, path=pack.path)  # fmt: skip


def named_in(text: str) -> re.Match[str] | None:
    """The first form of address that has a name beside it, which begins with a capital."""
    return next((found for found in TITLED.finditer(text) if (found["name"] or found[0])[0].isupper()), None)


def allowed(found: str, material: Material) -> bool:
    """Whether the course names this address or number as one that may stand."""
    names_given = [name for name, _, _ in material.limits[ALLOWED]]
    return found in (name.lower() for name in names_given) or found in (
        "".join(filter(str.isdigit, name)) for name in names_given
    )
