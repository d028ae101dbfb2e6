"""Trips by keyboard alone: through a module from the start page on, and back through a page beneath a header that stays."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.asking import FIRST, KINDS, QUIZ, SECOND, SEVERAL, SINGLE, TYPED, Kind, has_focus, wait_until_alive
from tests.browser.test_everything import PAGE
from tests.browser.test_keyboard import choose_by_keys, press, tab_to
from tests.browser.visits import Visit

REST = 500
"""Milliseconds until a page that scrolls smoothly has come to rest."""
MANY = 400
"""More presses than a page has controls."""
LOW = 420
"""Pixels of height, as they are left on a laptop at 200 %: the header then takes much of it."""
HIDDEN = """() => {
  const at = document.activeElement
  if (!at || at.matches("body, html")) return null
  const all = [at, ...(at.labels ?? [])]
  const boxes = all.flatMap((each) => [...each.getClientRects()]).filter((box) => box.width > 1 && box.height > 1)
  const seen = boxes.some((box) => [0.1, 0.5, 0.9].some((x) => [0.1, 0.5, 0.9].some((y) => {
    const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y)
    return top && all.some((each) => each.contains(top))
  })))
  const { top, bottom } = at.getBoundingClientRect()
  const where = `${at.closest("[id^=cw-]")?.id} ${at.localName}, ${Math.round(top)} to ${Math.round(bottom)} of ${innerHeight}`
  return seen ? "" : `${where}: ${at.labels?.[0]?.textContent ?? at.textContent}`
}"""
"""The control that has the focus, if something lies over all of it or it is out of sight; nothing if one can see it."""


def seen(page: Page) -> None:
    """What has the focus is in sight."""
    page.wait_for_timeout(REST)
    assert page.evaluate(HIDDEN) == ""


def go_by_key(page: Page, path: str) -> None:
    """Comes to a link of the page's text or of its end by Tab, and follows it."""
    # Within a folder links hold the name alone.
    name = path.rpartition("/")[2]
    links = page.locator(f":is(article, .md-footer) :is(a[href$='{path}'], a[href='{name}']:not([href='index.html']))")
    tab_to(page, links)
    seen(page)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{path}")
    expect(page.locator("article h1")).to_be_visible()


def answer(page: Page, kind: Kind) -> None:
    """Answers right; the result is announced, and the focus stays where it was."""
    question = wait_until_alive(page, kind.name)
    choose_by_keys(page, question, kind, kind.right)
    seen(page)
    tab_to(page, question.main)
    seen(page)
    press(page, "Enter")
    expect(question.status).to_have_text("That holds.")
    assert has_focus(question.main)


def test_a_module_from_the_start_page_to_the_next_by_keyboard_alone(visit: Visit) -> None:
    page = visit.go()
    go_by_key(page, FIRST)
    answer(page, SINGLE)
    go_by_key(page, KINDS)
    for kind in (SEVERAL, TYPED):
        answer(page, kind)
    go_by_key(page, QUIZ)
    go_by_key(page, "01-first/plain.html")
    go_by_key(page, SECOND)


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_nothing_lies_over_what_has_the_focus(web_visit: Visit, key: str) -> None:
    page = web_visit.go(PAGE)
    expect(page.locator("#cw-single, article form button[type=submit]").first).to_be_visible()
    page.set_viewport_size({"width": 800, "height": LOW})
    last = page.locator("article").locator("button, input, textarea, select").filter(visible=True)
    (last.last if key == "Shift+Tab" else last.first).focus()
    met: list[str] = []
    for _ in range(MANY):
        page.keyboard.press(key)
        page.wait_for_timeout(20)
        found = page.evaluate(HIDDEN)
        if found is None or not page.evaluate("!!document.activeElement.closest('article')"):
            break
        if found:
            page.wait_for_timeout(REST)
            found = page.evaluate(HIDDEN)
        met.append(found)
    assert len(met) > 30, "the trip ended too soon"
    assert [each for each in met if each] == []
