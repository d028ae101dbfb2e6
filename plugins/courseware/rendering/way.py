"""What the browser must know of the way through a course: paths, gates, and each page by title, address and content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator

from courseware.course.course import Course
from courseware.course.page import Page
from courseware.course.paths import extra_pages

PAGES = "assets/outline-pages.js"
"""Loaded by scripts that need it, and by no page of itself: it grows with the course."""


def way_in_outline(course: Course) -> dict[str, object]:
    """What every page is told by the outline, as far as the course has it."""
    settings = course.settings
    found: dict[str, object] = {}
    if settings.paths:
        found["paths"] = [
            [path.id, path.title, path.modules, [page.id for page in extra_pages(path, course)]]
            for path in settings.paths.values()
        ]
        pages = [page for module in course.outline.modules for page in module.pages if page.paths]
        found["only"] = {page.id: page.paths for page in pages}
    if settings.completion.course == "all":
        found["all"] = True
    if settings.gating:
        found["gated"] = settings.gating.everywhere or settings.gating.modules
    return found


def way_parts(course: Course) -> dict[str, str]:
    """The parts that follow the reader through the modules, by what on a page asks for them."""
    if not course.outline.modules:
        return {}
    return {"body": "way gate" if course.settings.gating else "way", "cw-end": "notes"}


def pages_script(course: Course, url_of: Callable[[Page], str], sections_of: Callable[[Page], Iterable[str]]) -> str:
    """Every page of the modules by its id: title, address from the site's root, minutes, mark of its content, sections."""
    pages = {
        page.id: [page.title, url_of(page), page.minutes, content_mark(page, course), *sections_of(page)]
        for module in course.outline.modules
        for page in module.pages
    }
    return f"self.coursewarePages={json.dumps(pages, ensure_ascii=False, separators=(',', ':'))};\n"


def content_mark(page: Page, course: Course) -> str:
    """Another one whenever what stands on a page is, in what it brings in too. Front matter does not count."""
    digest = hashlib.blake2s("\n".join(_texts(page, course)).encode(), digest_size=4)
    return digest.hexdigest()


def _texts(page: Page, course: Course) -> Iterator[str]:
    yield page.source.text
    for reference in page.references():
        brought_in = course.catalogue.get(reference.id)
        for activity in brought_in.everything() if brought_in else ():
            yield from (part.text for part in activity.parts())
