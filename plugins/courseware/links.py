"""Addresses of other hosts in a course, and whether they answer: asked only where somebody wants it (rule L24, its part on links)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from courseware.course.course import Course
from courseware.problems import Problem, Severity
from courseware.progress import Step, quietly
from courseware.sources.masked import masked

PATIENCE = 10.0
"""Seconds that a host may take."""
AT_ONCE = 8
ADDRESS = re.compile(r"https?://[^\s<>\"'`|\\{}\[\]]+", re.IGNORECASE)
NOBODY = re.compile(r"(?:^|\.)(?:example(?:\.(?:com|org|net|edu))?|invalid|test)$")
"""Names that are kept free for examples."""
ASK_IN_FULL = (400, 403, 404, 405, 501)
"""What hosts say that do not know the short way of asking."""
NOT_FOR_PROGRAMS = (401, 403, 405, 406, 407, 429, 451, 999)
"""What hosts say that answer, and let people in rather than programs."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address stands."""

    path: str
    line: int
    column: int


def addresses_in(course: Course) -> dict[str, list[Place]]:
    """Every address of another host in the course's text, outside of code, with its places."""
    found: dict[str, list[Place]] = {}
    for path, lines, line, column in _texts(course):
        for down, text in enumerate(masked(lines)):
            for match in ADDRESS.finditer(text):
                address = _closed(match[0])
                if not NOBODY.search(_host(address)):
                    found.setdefault(address, []).append(Place(path, line + down, column + match.start()))
    return found


def _texts(course: Course) -> Iterator[tuple[str, Sequence[str], int, int]]:
    """The lines of pages, and of activities that stand in files of their own; with the place of the first sign."""
    pages = {page.source.path for page in course.pages.values()}
    for page in course.pages.values():
        yield page.source.path, page.source.lines, 1, 1
    for activity in {id(each): each for each in course.activities()}.values():
        if activity.path not in pages:
            for part in activity.parts():
                yield activity.path, part.lines, part.line, part.column


def _closed(address: str) -> str:
    """An address without what closes the sentence or bracket around it."""
    address = address.rstrip(".,;:!?*_")
    while address.endswith(")") and address.count("(") < address.count(")"):
        address = address[:-1].rstrip(".,;:!?*_")
    return address


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def why_not(address: str, patience: float = PATIENCE) -> str:
    """Why an address does not answer, in words; "" if it does."""
    written = quote(address, safe="%/:=&?~#+!$,;'@()*[]")
    for method in ("HEAD", "GET"):
        try:
            request = Request(written, method=method, headers={"User-Agent": "courseware-check"})  # noqa: S310
            with urlopen(request, timeout=patience):  # noqa: S310  (the pattern takes http and https alone)
                return ""
        except HTTPError as error:
            error.close()
            if method == "GET" or error.code not in ASK_IN_FULL:
                return "" if error.code in NOT_FOR_PROGRAMS else f"it says {error.code}"
        except TimeoutError:
            return f"no answer in {patience:g} seconds"
        except (OSError, HTTPException, ValueError) as error:
            reason = getattr(error, "reason", error)
            return f"no answer in {patience:g} seconds" if isinstance(reason, TimeoutError) else f"{reason}"
    return ""


def unanswered(course: Course, step: Step = quietly, patience: float = PATIENCE) -> list[Problem]:
    """What is told of addresses that do not answer: information alone, since a host may be away for an hour."""
    addresses = addresses_in(course)
    told: list[Problem] = []
    with ThreadPoolExecutor(AT_ONCE) as asking:
        reasons = asking.map(lambda address: why_not(address, patience), addresses)
        for done, (address, reason) in enumerate(zip(addresses, reasons, strict=True)):
            step("Asking", done, len(addresses))
            for place in addresses[address] if reason else ():
                told.append(Problem(place.path, place.line, place.column, "L24",
                                    f"{address} does not answer ({reason}), so nobody can look up what stands there.",
                                    "Try it in a browser. If it is gone, write where it stands now, or take the link away.",
                                    Severity.INFORMATION))  # fmt: skip
    return told
