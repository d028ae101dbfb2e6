"""A visit to a site: a page, its address, and what went wrong while it was open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Page, Response, expect


@dataclass
class Visit:
    """A page, the address of the site, and the faults seen so far in this page and in other tabs."""

    page: Page
    root: str
    faults: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)
    """Pieces of messages that a test provokes on purpose."""

    def go(self, path: str = "index.html") -> Page:
        """Opens a page of the site."""
        self.page.goto(self.root + path)
        return self.page

    def watch(self, page: Page) -> Page:
        """Notes errors, and requests that fail or go to other hosts, of a page."""
        page.on("console", lambda message: self._note(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self._note(str(error)))
        page.on("request", lambda request: self._ask(request.url))
        page.on("response", self._answer)
        return page

    def another_tab(self, path: str) -> Page:
        """A second tab of the same visitor."""
        page = self.watch(self.page.context.new_page())
        page.goto(self.root + path)
        return page

    def _ask(self, url: str) -> None:
        if not url.startswith((self.root.split("/deep/")[0], "data:", "blob:", "about:")):
            self._note(f"asked another place: {url}")

    def _answer(self, response: Response) -> None:
        if response.status >= 400:
            self._note(f"{response.status}: {response.url}")

    def _note(self, text: str) -> None:
        if not any(piece in text for piece in self.expected):
            self.faults.append(text)


@contextmanager
def visiting(context: BrowserContext, address: str) -> Iterator[Visit]:
    """A visit that fails in the end if anything went wrong in it."""
    made = Visit(context.new_page(), address)
    made.watch(made.page)
    yield made
    assert made.faults == []


def follow(page: Page, link: str, title: str) -> None:
    """Goes on by a link, as instant navigation does: what stands in the page changes, its scripts stay."""
    page.evaluate("self.stayed = true")
    page.get_by_role("link", name=link, exact=True).last.click()
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    assert page.evaluate("self.stayed") is True, "the page was loaded anew"


def wait_for(page: Page, expression: str, patience: int = 400) -> None:
    """Waits until an expression is true in the page; Playwright's own way needs `eval`, which a strict policy forbids."""
    for _ in range(patience):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {expression}")
