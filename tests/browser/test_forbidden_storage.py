"""A browser that keeps nothing: every page works, and says so before anything is lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, Playwright, expect

from tests.browser.asking import FIRST, KINDS, NOT_YET, QUIZ, SAVED, UNSAVED, Question
from tests.browser.breaking import THROWING
from tests.browser.hosting import served
from tests.browser.visits import Visit, visiting
from tests.tools.browsers import CHROMIUM

NOTHING_KEPT = "This browser keeps nothing. Your answers last until you close the page. Save a copy?"
# Material's own scripts look for a stored palette and stop where storage is forbidden; ours go on.
OF_MATERIAL = ["insecure", "Access is denied", "localStorage", "SecurityError", "__md_get", "is null", "of null"]


def works_and_says_so(page: Page, root: str) -> None:
    """Expects a page on which everything can be done and nothing is said to be saved."""
    page.goto(root + FIRST)
    expect(page.get_by_role("status").filter(has_text=NOTHING_KEPT)).to_be_visible()
    question = Question(page, "single")
    question.check("The wrong one")
    expect(question.status).to_have_text(NOT_YET)
    expect(question.note).to_have_text(UNSAVED)
    question.check("The right one")
    expect(question.status).to_have_text("That holds. Right at the second try.")
    expect(page.locator("cw-end").get_by_role("status")).to_have_text("Answered.")
    expect(page.get_by_text("Saved on this device")).to_have_count(0)


def test_storage_that_throws(web_visit: Visit) -> None:
    web_visit.expected += OF_MATERIAL
    web_visit.page.add_init_script(THROWING)
    works_and_says_so(web_visit.page, web_visit.root)


def test_a_quiz_without_storage(web_visit: Visit) -> None:
    web_visit.expected += OF_MATERIAL
    web_visit.page.add_init_script(THROWING)
    page = web_visit.go(QUIZ)
    items = page.locator("cw-quiz [data-v]").filter(visible=True)
    expect(page.get_by_role("status").filter(has_text=NOTHING_KEPT)).to_be_visible()
    expect(items).to_have_count(3)
    for name in items.evaluate_all("all => all.map(each => each.id.slice(3))"):
        question = Question(page, name)
        if question.options.count():
            question.options.first.check()
            question.check()
        else:
            question.check("5")
    expect(page.get_by_text("right at the first try")).to_be_visible()


def test_a_frame_without_storage(context_page: Page, framed: str, site: Path) -> None:
    """A frame that some learning platforms use: same scripts, but no origin of its own."""
    context_page.goto(framed + "frame.html")
    frame: FrameLocator = context_page.frame_locator("iframe")
    expect(frame.get_by_role("status").filter(has_text=NOTHING_KEPT)).to_be_visible()
    box = frame.locator("#cw-single")
    box.get_by_label("The wrong one", exact=True).check()
    box.get_by_role("button", name="Check").click()
    expect(box.get_by_role("status")).to_have_text(NOT_YET)
    expect(box.get_by_text(UNSAVED)).to_be_visible()


@pytest.fixture
def context_page(browser: Browser) -> Iterator[Page]:
    """A page that may log what it likes."""
    with browser.new_context() as made:
        yield made.new_page()


@pytest.fixture
def framed(site: Path, tmp_path: Path) -> Iterator[str]:
    """The site beside a page that shows it in a frame which may run scripts and nothing else."""
    folder = tmp_path / "framed"
    folder.mkdir()
    (folder / "site").symlink_to(site)
    frame = (
        f'<!doctype html><iframe sandbox="allow-scripts allow-forms" width=900 height=800 src="site/{FIRST}"></iframe>'
    )
    (folder / "frame.html").write_text(frame, encoding="utf-8")
    with served(folder) as address:
        yield address


@pytest.fixture
def refusing(
    browser_name: str, playwright: Playwright, launch: Callable[..., Browser], tmp_path: Path
) -> Iterator[Page]:
    """A real browser in which the reader has blocked all cookies and site data."""
    if browser_name == "firefox":
        started = launch(**{"network.cookie.cookieBehavior": 2})
        yield started.new_page()
        started.close()
        return
    blocked = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (tmp_path / "Default").mkdir()
    (tmp_path / "Default" / "Preferences").write_text(json.dumps(blocked), encoding="utf-8")
    profile = playwright.chromium.launch_persistent_context(tmp_path, **CHROMIUM.options())
    yield profile.new_page()
    profile.close()


def test_a_browser_told_to_keep_nothing(refusing: Page, web: str) -> None:
    assert refusing.goto(web + "404.html")
    assert refusing.evaluate("(() => { try { return localStorage === null } catch { return true } })()")
    works_and_says_so(refusing, web)


def test_private_browsing_keeps_answers_as_long_as_it_lasts(
    browser_name: str, browser: Browser, launch: Callable[..., Browser], web: str
) -> None:
    """Chromium's contexts are private windows; Firefox has to be started as one."""
    private = launch(**{"browser.privatebrowsing.autostart": True}) if browser_name == "firefox" else browser
    with private.new_context() as context, visiting(context, web) as visit:
        page = visit.go(KINDS)
        question = Question(page, "number")
        question.check("105")
        expect(question.note).to_have_text(SAVED)
        page.reload()
        expect(question.status).to_have_text("That holds.")
    if private is not browser:
        private.close()
