"""The outline: modules with their pages in order, as the nav says it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from courseware.course.page import Page

NOT_MODULES = ("job-aids", "trainer")
"""Folders whose pages belong to the course, but make no module."""


@dataclass(slots=True)
class Module:
    """A part of the course: `id` is the name of its folder, `number` the figure before that name, if any."""

    id: str
    title: str
    pages: list[Page] = field(default_factory=list)

    @property
    def number(self) -> str:
        """`1` for the folder `01-two-ideas`; "" for a folder without a figure."""
        match = re.match(r"0*(\d+)(?:-|$)", self.id)
        return match[1] if match else ""

    @property
    def minutes(self) -> int:
        """The minutes of its pages together."""
        return sum(page.minutes for page in self.pages)


@dataclass(slots=True)
class Outline:
    """Modules, and all pages of the nav in their order."""

    modules: list[Module] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    """Titles that the nav gives, by page id."""

    _places: dict[str, tuple[Module, int]] = field(init=False, repr=False)
    _way: tuple[list[Page], dict[str, int]] = field(init=False, repr=False)
    """The pages of all modules, and the place of each among them."""
    _rest: tuple[list[Page], dict[str, int]] = field(init=False, repr=False)
    """All pages, for those outside the modules."""

    def __post_init__(self) -> None:
        self._places = {
            page.id: (module, number) for module in self.modules for number, page in enumerate(module.pages)
        }
        self._way = in_order([page for module in self.modules for page in module.pages])
        self._rest = in_order(self.pages)

    def place(self, page_id: str) -> tuple[Module, int] | None:
        """The module of a page and its index there; None for a page outside the modules."""
        return self._places.get(page_id)

    def neighbours(self, page_id: str) -> tuple[Page | None, Page | None]:
        """The pages before and after in the order of all modules' pages."""
        pages, order = self._way if page_id in self._places else self._rest
        index = order.get(page_id)
        if index is None:
            return None, None
        return (pages[index - 1] if index else None), (pages[index + 1] if index + 1 < len(pages) else None)


def titles_apart(outline: Outline) -> dict[str, str]:
    """The titles of all pages by their ids, with the module in brackets where two pages are called the same.

    For places that name pages of the whole course side by side, such as what is worth reading again.
    """
    often = Counter(page.title for page in outline.pages)
    titles = {}
    for page in outline.pages:
        place = outline.place(page.id) if often[page.title] > 1 else None
        titles[page.id] = f"{page.title} ({place[0].title})" if place else page.title
    return titles


def in_order(pages: list[Page]) -> tuple[list[Page], dict[str, int]]:
    """The pages with the place of each; a page that comes twice has its first place."""
    return pages, {page.id: number for number, page in reversed(list(enumerate(pages)))}


def build_outline(nav: object, pages: dict[str, Page]) -> Outline:
    """The outline that `nav` (as in mkdocs.yml: a list of paths and `title: path or list`) makes of `pages`.

    `pages` has them by their path relative to `course/`. Without a nav a folder is a module and its
    index page comes first.
    """
    entries = nav if isinstance(nav, list) and nav else default_nav(pages)
    modules: list[Module] = []
    ordered: list[Page] = []
    titles: dict[str, str] = {}
    for title, item in _entries(entries):
        found = [(name, pages[path]) for name, path in _leaves(title, item) if path in pages]
        for name, page in found:
            ordered.append(page)
            if name and len(found) >= 1 and not (isinstance(item, list) and name == title):
                titles[page.id] = name
        folders = {page.path.partition("/")[0] for _, page in found if "/" in page.path}
        if isinstance(item, list) and len(folders) == 1 and (folder := folders.pop()) not in NOT_MODULES:
            own = [page for _, page in found if page.audience == "trainee" and page.path.startswith(f"{folder}/")]
            if own:
                modules.append(Module(folder, title or titles.get(own[0].id) or own[0].own_title, own))
    return Outline(modules, ordered, titles)


def default_nav(pages: dict[str, Page]) -> list[object]:
    """The nav that MkDocs makes when none is written: by folder, index pages first."""
    top = sorted((path for path in pages if "/" not in path), key=_index_first)
    folders: dict[str, list[object]] = {}
    for path in sorted((path for path in pages if "/" in path), key=_index_first):
        folders.setdefault(path.partition("/")[0], []).append(path)
    return [*top, *({"": folders[name]} for name in sorted(folders))]


def _index_first(path: str) -> tuple[str, bool, str]:
    folder, _, name = path.rpartition("/")
    return folder, name != "index.md", name


def _entries(nav: list[object]) -> Iterator[tuple[str, object]]:
    for item in nav:
        if isinstance(item, dict):
            for title, inner in item.items():
                yield str(title or ""), inner
        else:
            yield "", item


def _leaves(title: str, item: object) -> Iterator[tuple[str, str]]:
    if isinstance(item, str):
        yield title, item
    elif isinstance(item, list):
        for name, inner in _entries(item):
            yield from _leaves(name, inner)
