"""A built site as those see it who make one document of it: its pages, their order, and the navigation."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup

from courseware.course.course import Course
from courseware.course.editions import nav_without
from courseware.course.outline import NOT_MODULES, default_nav
from courseware.packages.one_document import Page
from courseware.rendering.assets import KEEPING

ARTICLE = re.compile(r'<article class="md-content__inner[^>]*>(.*)</article>', re.DOTALL)
TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)


class Entry(NamedTuple):
    """A line of the navigation: a page, or with `children` a section by its first page."""

    title: str
    url: str
    children: tuple[Entry, ...] = ()
    number: str = ""
    is_module: bool = False


class NotPossibleError(Exception):
    """Why there is no such edition, in words for its maker."""


def folder_for(course: Course, edition: str) -> str:
    """What a package is called, without its kind."""
    parts = [course.settings.id, course.settings.asked, "trainer" if edition == "trainer" else ""]
    return "-".join(filter(None, parts))


def names_in(site: Path) -> list[str]:
    """The files of a site."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


def outline_elsewhere(script: bytes, **told: object) -> bytes:
    """The site's outline for a place where no worker keeps the course. It is `told` more; what is told as None is left out."""
    before, brace, rest = script.decode().partition("{")
    outline = json.loads(brace + rest.rstrip().rstrip(";")) | {"build": None} | told
    outline["parts"].pop(KEEPING, None)
    left = {name: value for name, value in outline.items() if value is not None}
    return f"{before}{json.dumps(left, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def pages_of(site: Path, directories: bool) -> dict[str, Page]:
    """The pages of a site by their files, each with what stands in it."""
    found = {}
    for name in names_in(site):
        if not name.endswith(".html") or name == "404.html":
            continue
        match = ARTICLE.search((site / name).read_text("utf-8"))
        if match:
            heading = TITLE.search(match[1])
            title = Markup(heading[1] if heading else name).striptags().replace("¶", "").strip()  # noqa: S704
            found[name] = Page(name, match[1], title, directories)
    return found


def files_of(course: Course, config: Any) -> dict[str, str]:
    """The file of each page in the site, by that of its source."""
    return {path: file_for(path, bool(config.use_directory_urls)) for path in course.pages}


def file_for(path: str, directories: bool) -> str:
    """The file of a page, by that of its source."""
    bare = path.removesuffix(".md")
    bare = re.sub(r"(^|/)README$", r"\1index", bare)
    plain = not directories or bare == "index" or bare.endswith("/index")
    return f"{bare}.html" if plain else f"{bare}/index.html"


def in_order(pages: dict[str, Page], course: Course, file_of: dict[str, str]) -> list[Page]:
    """The pages as one goes through them, and behind them those to which no way leads."""
    order = [file_of[page.path] for page in course.outline.pages]
    ordered = [pages[name] for name in dict.fromkeys(order) if name in pages]
    return ordered + [page for name, page in pages.items() if page not in ordered]


def navigation(course: Course, config: Any, pages: dict[str, Page]) -> list[Entry]:
    """The navigation to those of the pages that the course leads to."""
    file_of = files_of(course, config)
    nav = nav_without(
        config.nav or default_nav(course.pages), set(file_of) - {page.path for page in course.outline.pages}
    )
    return list(entries(nav, course, {path: pages[name] for path, name in file_of.items() if name in pages}))


def entries(nav: object, course: Course, page_at: dict[str, Page], deep: bool = False) -> Iterator[Entry]:
    """The navigation as `nav` has it; sections without pages are left out."""
    for item in nav if isinstance(nav, list) else []:
        for title, inner in item.items() if isinstance(item, dict) else [("", item)]:
            if isinstance(inner, list):
                children = tuple(entries(inner, course, page_at, True))
                if children:
                    yield section(str(title), children, course, deep)
            elif isinstance(inner, str) and (page := page_at.get(inner)):
                yield Entry(str(title) or course.pages[inner].title or page.title, page.url)


def section(title: str, children: tuple[Entry, ...], course: Course, deep: bool) -> Entry:
    """A section: it leads to its first page, which is not named twice if it bears the section's name."""
    url = first_of(children)
    folder = url.partition("/")[0]
    module = next((each for each in course.outline.modules if each.id == folder and not deep), None)
    below = tuple(each for each in children if each.children or each.title != title)
    return Entry(title, url, below, module.number if module else "", bool(module) and folder not in NOT_MODULES)


def first_of(children: tuple[Entry, ...]) -> str:
    """The address of the first page."""
    return children[0].url


def direction_of(language: str) -> str:
    """Which way a language is written."""
    return "rtl" if language.partition("-")[0] in {"ar", "fa", "he", "ur"} else "ltr"
