"""What stands around a page in the theme: the navigation as far as it is drawn there, and the neighbours.

With `navigation.prune` a page shows the top of the navigation and its own section; without it, all of it.
"""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

WIDER = {"navigation.sections", "navigation.expand"}
"""Features with which a theme draws more than the top and the page's own section."""


class Surroundings:
    """The surroundings of every page of one build; equal ones are drawn equally."""

    def __init__(self, nav: Navigation, config: MkDocsConfig) -> None:
        features = set(config.theme.get("features") or ())
        self._near = "navigation.prune" in features and not features & WIDER
        home = nav.homepage.url if nav.homepage else None
        self._top: object = (home, [top(item) for item in nav.items] if self._near else [whole(i) for i in nav.items])
        self._sections: dict[int, object] = {id(item): whole(item) for item in nav.items} if self._near else {}

    def of(self, page: Page) -> object:
        """What is drawn around a page."""
        ancestors = list(page.ancestors)
        section = self._sections.get(id(ancestors[-1])) if ancestors else None
        return self._top, section, said(page), said(page.previous_page), said(page.next_page)


def said(item: StructureItem | None) -> object:
    """What a link to a page says: title, address, and what its front matter has for the theme (icon, status …)."""
    if item is None:
        return None
    return item.title, getattr(item, "url", ""), repr(getattr(item, "meta", ""))


def whole(item: Any) -> object:
    """An item of the navigation with all below it."""
    return said(item), tuple(whole(child) for child in item.children or ())


def top(item: Any) -> object:
    """A top-level item as pages elsewhere show it: a section by its title, leading to its first page."""
    if not item.children:
        return said(item)
    first = item.children[0]
    icon = repr(getattr(first, "meta", ""))
    while first.children:
        first = first.children[0]
    return item.title, icon, getattr(first, "url", "")
