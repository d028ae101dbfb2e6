"""Nothing jumps while a page comes to life: what a script puts in has its room before anything is painted.

Chromium measures it: the share of the window that moved, times how far (cumulative layout shift, CLS). From 0.1 on a page
counts as one that jumps; ours stay below that, and most below a tenth of it.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Route, expect

from tests.browser.covering import covering
from tests.browser.visits import Visit, wait_for

MOST = 0.1
JUMPED = ("sheets.html", "03-third/index.html", "01-first/quiz.html", "index.html")
"""Pages that once jumped: a table whose rows were taller than guessed, a story that made room for its notebook, a quiz that drew
other questions than the paper shows, and the start page, which had nothing to say before it knew its reader."""
WIDTHS = (390, 1280)
SHIFTS = """() => new Promise((done) => {
  const found = []
  new PerformanceObserver((list) => found.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true })
  const where = ({ node }) => (node?.outerHTML ?? node?.parentElement?.outerHTML ?? '?').slice(0, 80)
  setTimeout(() => done(found.map((each) => [each.value, ...each.sources.map(where)])), 200)
})"""
LINE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
"""A line of a phone: milliseconds, and bytes a second."""
LEFT = "[...document.querySelectorAll(':not(:defined, [data-w])')].map((each) => each.localName)"
"""Elements whose script has not come. The questions of an exam wait, unseen, until it is begun."""


def late(route: Route) -> None:
    """Lets the page be painted before any script of ours, as on a slow line: only then is it the same each time."""
    time.sleep(0.3)
    route.continue_()


@pytest.fixture(scope="session", params=["site", "own_site"])
def address(request: pytest.FixtureRequest, on_web: Callable[[Path], str]) -> tuple[Path, str]:
    """The course for tests, and our own."""
    folder: Path = request.getfixturevalue(request.param)
    return folder, on_web(folder)


def test_no_page_jumps_when_it_comes_to_life(browser: Browser, browser_name: str, address: tuple[Path, str]) -> None:
    """Each page anew in each width, as somebody meets it who comes by a link from elsewhere."""
    if browser_name == "firefox":
        return  # It does not measure this.
    folder, root = address
    found: dict[str, object] = {}
    for width in WIDTHS:
        context = browser.new_context(viewport={"width": width, "height": 900}, service_workers="block")
        for name in sorted({*covering(folder), *(each for each in JUMPED if (folder / each).exists())}):
            page = context.new_page()
            # A book font that comes late may break lines anew; this is about what scripts do.
            page.route(re.compile(r"\.woff2$"), lambda route: route.abort())
            page.route(re.compile(r"/core\.\w+\.js$"), late)
            page.goto(root + name)
            wait_for(page, f"!{LEFT}.length")
            shifts = page.evaluate(SHIFTS)
            if sum(value for value, *_ in shifts) > MOST:
                found[f"{name} at {width}"] = shifts
            page.close()
        context.close()
    assert found == {}


def test_letters_that_come_late_move_nothing(
    browser: Browser, browser_name: str, own_site: Path, on_web: Callable[[Path], str]
) -> None:
    """On a slow line the theme's script begins after the book's letters have come, and must not bring them in."""
    if browser_name == "firefox":
        return  # It does not measure this.
    context = browser.new_context(viewport={"width": 412, "height": 823}, service_workers="block")
    page = context.new_page()
    slow = context.new_cdp_session(page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    slow.send("Network.emulateNetworkConditions", LINE)
    page.goto(on_web(own_site) + "02-who/chain.html")
    wait_for(page, f"!{LEFT}.length")
    page.wait_for_timeout(1500)
    assert page.evaluate("[...document.fonts].some((each) => each.status === 'loaded')")
    assert sum(value for value, *_ in page.evaluate(SHIFTS)) < 0.01
    context.close()


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("forms.html", "cw-calculator input"),
        ("03-third/index.html", ".cw-ways-on"),
        ("03-third/index.html", ".cw-meters"),
        ("01-first/quiz.html", ".cw-item"),
    ],
)
def test_what_waits_for_a_script_that_never_comes_is_shown(
    context: BrowserContext, web: str, name: str, what: str
) -> None:
    page = context.new_page()
    page.route(re.compile(r"/core\.\w+\.js$|/core\.js$"), lambda route: route.abort())
    page.goto(web + name)
    waiting = page.locator(what).first
    assert waiting.evaluate("each => getComputedStyle(each).visibility") == "hidden"
    expect(waiting).to_be_visible()


def test_nothing_waits_for_long_once_the_script_is_there(web_visit: Visit) -> None:
    page = web_visit.go("everything.html")
    wait_for(page, f"!{LEFT}.length")
    expect(page.locator("cw-choice .cw-opt").first).to_be_visible()
