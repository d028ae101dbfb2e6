"""Storage that does not do what it should, as scripts that run before those of a page."""

from __future__ import annotations

from playwright.sync_api import Page

PREFIX = "cw/test-course/me/"

FORGETFUL = "Storage.prototype.setItem = function () {}"
"""Writes that are taken without a word and are not there afterwards."""

THROWING = """
    Object.defineProperty(window, 'localStorage', {
        get() { throw new DOMException('The operation is insecure.', 'SecurityError') }
    })
"""
"""Storage that is forbidden altogether."""

FILL = """
    () => {
        const fill = (size) => {
            for (;;) {
                try { localStorage.setItem('filler', (localStorage.getItem('filler') ?? '') + 'x'.repeat(size)) }
                catch { return }
            }
        }
        for (let size = 1 << 22; size; size >>= 1) fill(size)
    }
"""
"""Fills the storage to the last character, as another site of the same origin may."""


def records(page: Page, prefix: str = PREFIX) -> dict[str, str]:
    """What the browser holds for the course, by name."""
    found: dict[str, str] = page.evaluate(
        "prefix => Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith(prefix))"
        ".map(([key, value]) => [key.slice(prefix.length), value]))",
        prefix,
    )
    return found


def fill(page: Page) -> None:
    """Leaves no room in the storage."""
    page.evaluate(FILL)


def make_room(page: Page) -> None:
    """Takes away what `fill` put in."""
    page.evaluate("localStorage.removeItem('filler')")
