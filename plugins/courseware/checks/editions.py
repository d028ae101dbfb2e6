"""Links that would lead trainees to what only trainers get."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from courseware.checks.material import Material
from courseware.checks.passages import Passage
from courseware.checks.rules import Finding, rule
from courseware.checks.words import Words
from courseware.course.editions import default_audience
from courseware.problems import Severity

LINK = re.compile(
    r"\]\(\s*<?(?P<inline>[^()\s<>]+)|^[ >]*\[[^\[\]\n]+\]:[ ]*<?(?P<below>[^\s<>]+)"
    r"|\b(?:href|src)\s*=\s*[\"']?(?P<html>[^\s\"'<>]+)",
    re.MULTILINE | re.IGNORECASE,
)


def worth_a_look(around: str, _words: Words | None, material: Material) -> bool:
    """Whether there is a link, and anything for trainers that it may lead to."""
    return ("](" in around or "]:" in around or "=" in around) and (material.for_trainers or "trainer/" in around)


@rule("for-trainers", Passage, Severity.ERROR, worth_a_look)
def no_way_to_the_trainers(passage: Passage, material: Material) -> Iterator[Finding]:
    """A link from a page for trainees to a page or file for trainers: it is not in the trainee's edition.

    Guard: pages for trainers may link to each other; an address with a host is none of ours.
    """
    folders = {posixpath.dirname(path) for path in _shown_on(passage, material)}
    for match in LINK.finditer(passage.text):
        link = match[match.lastgroup or 0]
        address = urlsplit(link)
        if address.scheme or address.netloc or not address.path:
            continue
        at = unquote(address.path)
        if any(_for_trainers(target(at, folder), material) for folder in folders):
            yield Finding(*passage.place(match.start(match.lastgroup or 0)),
                          f"`{link}` is for trainers, and trainees read this page. Their edition does not have it, so the link would lead nowhere.",
                          "Take the link away, or write `for: trainee` into the front matter of the page it leads to.")  # fmt: skip


def target(link: str, folder: str) -> str:
    """Where a link in a page of a folder leads, relative to `course/`."""
    path = posixpath.normpath(posixpath.join("" if link.startswith("/") else folder, link.lstrip("/")))
    if link.endswith("/") or path == ".":
        return posixpath.join(path, "index.md")
    return re.sub(r"\.html$", ".md", path)


def _for_trainers(path: str, material: Material) -> bool:
    page = material.course.pages.get(path)
    return (page.audience if page else default_audience(path)) == "trainer"


def _shown_on(passage: Passage, material: Material) -> Iterator[str]:
    """The pages for trainees on which a text stands, by their paths relative to `course/`."""
    for page in material.course.pages.values():
        if page.audience == "trainer":
            continue
        if page.source.path == passage.path or (
            passage.owner
            and any(passage.owner is one for each in material.course.on_page(page) for one in each.everything())
        ):
            yield page.path
