"""Without a connection: what the browser keeps of a course, and how it comes to a newer version or lets go of it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from courseware import offline
from courseware.course.course import Course, CourseSettings
from courseware.course.outline import Outline
from courseware.rendering.assets import NO_BUILD, OUTLINE
from courseware.sources.organisation import Organisation
from tests.browser.asking import FIRST, KINDS, LEARNING, QUIZ, TYPED, Question
from tests.browser.serving import Nginx
from tests.browser.test_hosting import released_anew, search
from tests.browser.test_media import HEARD, HEARING
from tests.browser.visits import follow, wait_for

IS_KEPT = "!!navigator.serviceWorker.controller"
UPDATE = "navigator.serviceWorker.getRegistration().then(each => each.update()).then(() => 1, () => 0)"
CACHES = "caches.keys().then(each => each.length)"
PARTS = """sound => Promise.all(['bytes=2-5', 'bytes=6000-'].map(async range => {
  const each = await fetch(sound, { headers: { range } })
  return [each.status, each.headers.get('content-range'), (await each.arrayBuffer()).byteLength]
}))"""
NEWS = "A new version is here. Your answers stay."


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor whose browser may keep the course; in all other tests it may not, or they would see little of the server."""
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page of this visitor; fails in the end if a script did."""
    made = context.new_page()
    faults: list[str] = []
    made.on("pageerror", lambda error: faults.append(str(error)))
    yield made
    assert faults == []


def keep(page: Page, server: Nginx, path: str = FIRST) -> None:
    """Opens a page and waits until the browser has all of the course."""
    page.goto(server.address + path)
    wait_for(page, IS_KEPT)


def newer(site: Path, folder: Path) -> Path:
    """A later release of a site, with a worker of its own."""
    released_anew(site, folder)
    listed_anew(folder)
    return folder


def listed_anew(folder: Path) -> None:
    """Writes the worker of a site once more, for its files as they are now."""
    outline = folder / OUTLINE
    text = outline.read_text(encoding="utf-8")
    outline.write_text(re.sub(r'"build": ?"\w+"', f'"build":"{NO_BUILD}"', text), encoding="utf-8")
    course = Course(CourseSettings(title="A course for tests"), {}, [], {}, Organisation(), Outline())
    offline.finish(folder, course, True)


def released(page: Page) -> str:
    """Which release a page belongs to."""
    return str(page.evaluate("document.querySelector('meta[name=courseware]').content"))


def test_all_of_it_is_there_when_the_server_is_not(page: Page, server: Nginx) -> None:
    """First a line on which nothing comes through, then none: pages never opened before, search, and what was answered."""
    keep(page, server)
    server.hang()
    page.goto(server.address + KINDS)
    Question(page, "typed").check(*TYPED.right)
    expect(Question(page, "typed").status).to_have_text("That holds.")
    server.stop()
    page.reload()
    expect(Question(page, "typed").status).to_have_text("That holds.")
    follow(page, "Next, about 4 min A quiz", "A quiz")
    expect(page.locator("cw-quiz button[type=submit]").filter(visible=True).first).to_be_visible()
    search(page, "office", "Start")
    page.locator(".md-search-result__item a", has_text="Start").first.click()
    expect(page.get_by_role("heading", level=1, name="A course for tests")).to_be_visible()
    expect(page.get_by_role("link", name="Carry on")).to_have_attribute("href", re.compile(f"{re.escape(QUIZ)}$"))
    page.goto(server.address)
    expect(page.get_by_role("heading", level=1, name="A course for tests")).to_be_visible()
    assert "Literata" in page.locator("h1").evaluate("each => [...document.fonts].map(f => f.family).join()")
    page.goto(server.address + HEARING)
    wait_for(page, HEARD)
    page.evaluate("document.querySelector('audio').currentTime = .5")
    wait_for(
        page, "document.querySelector('audio').currentTime === .5 && document.querySelector('audio').readyState > 1"
    )
    page.goto(server.address + LEARNING)
    expect(page.locator("[data-page='01-first/kinds'] .cw-state")).to_have_text(re.compile("Begun"))


def test_of_a_large_course_the_pages_that_were_opened_are_kept(
    page: Page, server: Nginx, site: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(site, tmp_path / "large")
    worker = folder / offline.WORKER
    shell, _ = offline.sorted_out(folder, 1)
    worker.write_text(re.sub(r"AHEAD=\d+", f"AHEAD={len(shell)}", worker.read_text(encoding="utf-8")), encoding="utf-8")
    server.put(folder)
    keep(page, server)
    page.goto(server.address + KINDS)
    expect(page.get_by_role("heading", level=1, name="All kinds")).to_be_visible()
    wait_for(page, f"caches.match('{server.address}{KINDS}').then(each => !!each)")
    page.goto(server.address + HEARING)
    wait_for(page, HEARD)
    sound = page.locator("audio source").first.evaluate("each => each.src")
    wait_for(page, f"caches.match('{sound}').then(each => !!each)")
    server.stop()
    page.reload()
    wait_for(page, HEARD)
    # Safari asks for two bytes first, and gives up where it gets more.
    assert page.evaluate(PARTS, sound) == [[206, "bytes 2-5/6044", 4], [206, "bytes 6000-6043/6044", 44]]
    page.goto(server.address + KINDS)
    Question(page, "typed").check(*TYPED.right)
    expect(Question(page, "typed").status).to_have_text("That holds.")
    page.goto(server.address)
    expect(page.get_by_role("heading", level=1, name="A course for tests")).to_be_visible()
    with pytest.raises(Error):
        page.goto(server.address + QUIZ)


def test_it_says_that_there_is_no_connection_and_that_nothing_is_lost(page: Page, server: Nginx) -> None:
    keep(page, server)
    status = page.locator(".cw-news").get_by_role("status", include_hidden=True)
    expect(status).to_have_text("")
    page.evaluate("Object.defineProperty(navigator, 'onLine', {get: () => self.connected, configurable: true})")
    page.evaluate("self.connected = false, dispatchEvent(new Event('offline'))")
    expect(status).to_have_text("No connection. Carry on; nothing is lost.")
    expect(page.get_by_role("button", name="Load it")).to_be_hidden()
    page.get_by_role("button", name="Close", exact=True).click()
    expect(page.locator(".cw-news")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('offline'))")
    expect(page.locator(".cw-news")).to_be_visible()
    page.evaluate("self.connected = true, dispatchEvent(new Event('online'))")
    expect(page.locator(".cw-news")).to_be_hidden()


def test_a_new_release_comes_whole_and_open_pages_keep_theirs(
    page: Page, server: Nginx, site: Path, tmp_path: Path
) -> None:
    keep(page, server, KINDS)
    Question(page, "typed").give("moment of truth")
    old = released(page)
    part = page.evaluate("document.querySelector('script[src*=\"/rich.\"]').src")
    server.put(newer(site, tmp_path / "new"))
    page.evaluate(UPDATE)
    expect(page.locator(".cw-news").get_by_role("status")).to_have_text(NEWS)
    server.stop()
    # The old page is whole, down to files that neither the server nor the new release has.
    assert released(page) == old
    assert page.evaluate(f"fetch('{part}').then(each => each.ok)")
    Question(page, "typed").check()
    expect(Question(page, "typed").status).to_have_text("That holds.")
    with page.expect_event("load"):
        page.get_by_role("button", name="Load it").click()
    assert released(page) != old
    expect(Question(page, "typed").status).to_have_text("That holds.")
    expect(page.locator(".cw-news")).to_be_hidden()
    follow(page, "Back to First page", "First page")
    expect(page.get_by_text("A newer text of the first page.")).to_be_visible()
    assert page.evaluate(CACHES) == 2


def test_a_release_that_is_being_copied_is_not_kept(page: Page, server: Nginx, site: Path, tmp_path: Path) -> None:
    """The list of the new one is there, and one page is still the old one: the browser stays with what it has."""
    keep(page, server)
    old = released(page)
    mixed = newer(site, tmp_path / "new")
    shutil.copy(site / KINDS, mixed / KINDS)
    server.put(mixed)
    page.evaluate(UPDATE)
    wait_for(page, "navigator.serviceWorker.getRegistration().then(each => !each.installing && !each.waiting)")
    server.stop()
    page.reload()
    assert released(page) == old
    expect(page.get_by_text("Text of the first page.")).to_be_visible()
    assert page.locator(".cw-news").is_hidden()


def test_a_course_that_is_not_to_be_kept_takes_back_what_was(
    page: Page, server: Nginx, site: Path, tmp_path: Path
) -> None:
    keep(page, server)
    folder = shutil.copytree(site, tmp_path / "new")
    course = Course(CourseSettings(), {}, [], {}, Organisation(), Outline())
    offline.finish(folder, course, False)
    server.put(folder)
    page.evaluate(UPDATE)
    wait_for(page, "navigator.serviceWorker.getRegistrations().then(each => !each.length)")
    assert page.evaluate(CACHES) == 0


def test_a_course_that_is_gone_from_its_server_is_gone_from_the_browser(page: Page, server: Nginx) -> None:
    """Browsers keep a worker whose file is gone, and it would show the course for ever."""
    keep(page, server)
    for path in list(server.place.rglob("*")):
        if path.is_file():
            path.unlink()
    page.goto(server.address + FIRST)
    wait_for(page, "navigator.serviceWorker.getRegistrations().then(each => !each.length)")
    assert page.evaluate(CACHES) == 0
