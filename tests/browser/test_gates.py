"""Pages that wait for the one before: a reason, a way to what is missing, never a dead end; on paths and offline too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from playwright.sync_api import BrowserContext, Page, expect

from courseware.cli import main
from tests.browser.asking import FIRST, PLAIN, SECOND
from tests.browser.building import Build
from tests.browser.test_accessible import findings
from tests.browser.test_navigation import entry
from tests.browser.test_way import PATHS, THIRD, card, choose, done, status, variant
from tests.browser.test_without_script import bare, scriptless  # noqa: F401 - fixtures
from tests.browser.visits import Visit, visiting

GATE = "This page opens when “Only text” is done."


@pytest.fixture(scope="session")
def gated_site(course: Path, build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, with pages that wait in two modules."""
    lines = PATHS + "next-after-done: [02-second, 03-third]\n"
    return build(variant(course, tmp_path_factory.mktemp("gated"), lines))


@pytest.fixture
def gated(context: BrowserContext, gated_site: Path, on_web: Callable[[Path], str]) -> Iterator[Visit]:
    """A visit to the site with pages that wait."""
    with visiting(context, on_web(gated_site)) as made:
        yield made


def test_a_page_that_waits_says_so_and_leads_to_what_is_missing(gated: Visit) -> None:
    page = gated.go(SECOND)
    expect(page.get_by_text(GATE)).to_be_visible()
    expect(page.get_by_role("heading", level=1, name="Second module")).to_be_visible()
    expect(page.locator("#cw-twins")).to_be_hidden()
    expect(page.locator("cw-end")).to_be_hidden()
    assert findings(page) == []
    page.get_by_role("link", name="Go to “Only text”").click()
    expect(page.get_by_role("heading", level=1, name="Only text")).to_be_visible()
    on = page.locator(".cw-next")
    expect(on).to_contain_text("Opens when this page is done")
    expect(entry(page, "Second module").locator(".cw-lock")).to_have_text(", opens later")
    done(page)
    expect(on).not_to_contain_text("Opens when")
    expect(entry(page, "Second module").locator(".cw-lock")).to_have_count(0)
    on.click()
    expect(page.locator("#cw-twins")).to_be_visible()
    expect(page.get_by_text(GATE)).to_have_count(0)


def test_carry_on_leads_to_what_comes_first(gated: Visit) -> None:
    page = gated.go(SECOND)
    expect(page.get_by_text(GATE)).to_be_visible()
    gated.go()
    expect(page.locator("cw-carry")).to_contain_text("Only text")
    page.get_by_role("link", name="Carry on").click()
    expect(page.get_by_role("heading", level=1, name="Only text")).to_be_visible()


def test_far_ahead_the_notice_leads_to_the_nearest_page_that_is_open(gated: Visit) -> None:
    page = gated.go("03-third/sorting.html")
    expect(page.get_by_text("This page opens when “A story” is done. First comes “Only text”.")).to_be_visible()
    expect(page.get_by_role("link", name="Go to “Only text”")).to_be_visible()
    expect(page.locator("#cw-steps")).to_be_hidden()
    expect(page.locator("cw-end")).to_be_hidden()
    # Pages of modules that nobody locked are free.
    gated.go("04-ratings/index.html")
    expect(page.locator("cw-end")).to_be_visible()
    expect(page.locator(".cw-gate")).to_have_count(0)


def test_what_is_done_or_begun_stays_open(gated: Visit) -> None:
    page = gated.go(PLAIN)
    done(page)
    gated.go(SECOND)
    expect(page.locator("#cw-twins")).to_be_visible()
    gated.go(PLAIN)
    page.get_by_role("button", name="Not done after all").click()
    gated.go(SECOND)
    expect(page.locator("#cw-twins")).to_be_visible()
    expect(page.locator(".cw-gate")).to_have_count(0)
    # The page behind it was not begun, and waits.
    gated.go("02-second/a%20look%20back.html")
    expect(page.get_by_text("This page opens when “Second module” is done.")).to_be_visible()


def test_answers_from_before_the_gate_keep_a_page_open(gated: Visit) -> None:
    page = gated.go()
    expect(status(page)).to_contain_text("left")
    page.evaluate("""() => {
        const own = Object.keys(localStorage).find(key => key.endsWith('me/seed/device')).replace('seed/device', '')
        const data = {response: ['x'], labels: ['x'], objectives: [], score: 0, outcome: 'wrong', tries: 1, hints: 0, shown: false, sure: 0}
        localStorage[own + 'answer/twins'] = JSON.stringify({f: 1, v: '', t: 1, by: '', data, top: {}, old: []})
    }""")
    gated.go(SECOND)
    expect(page.locator("#cw-twins")).to_be_visible()
    expect(page.locator(".cw-gate")).to_have_count(0)


def test_another_tab_opens_the_page(gated: Visit) -> None:
    page = gated.go(SECOND)
    expect(page.get_by_text(GATE)).to_be_visible()
    done(gated.another_tab(PLAIN))
    expect(page.locator("#cw-twins")).to_be_visible()
    expect(page.get_by_text(GATE)).to_be_hidden()


def test_a_page_waits_for_the_one_before_it_on_the_path(gated: Visit) -> None:
    page = gated.go()
    expect(card(page, "03-third")).to_contain_text("Opens when “A look back” is done")
    choose(page, "Short and sweet")
    expect(card(page, "03-third")).to_contain_text("Opens when “A quiz” is done")
    gated.go(THIRD)
    expect(page.get_by_text("This page opens when “A quiz” is done.")).to_be_visible()
    # What is outside the path waits for nothing.
    gated.go(SECOND)
    expect(page.locator("#cw-twins")).to_be_visible()
    expect(page.locator(".cw-gate")).to_have_count(0)


def test_pages_wait_after_instant_navigation_too(gated: Visit) -> None:
    page = gated.go(FIRST)
    expect(entry(page, "Second module").locator(".cw-lock")).to_have_count(1)
    page.evaluate("self.stayed = true")
    entry(page, "Second module").click()
    expect(page.get_by_text(GATE)).to_be_visible()
    assert page.evaluate("self.stayed") is True
    expect(page.locator("#cw-twins")).to_be_hidden()
    page.go_back()
    expect(page.get_by_role("heading", level=1, name="First page")).to_be_visible()
    expect(page.locator("#cw-single")).to_be_visible()


def test_without_script_nothing_waits(bare: Page, gated_site: Path) -> None:  # noqa: F811
    bare.goto(f"{gated_site.as_uri()}/{SECOND}")
    assert bare.locator("#cw-twins").is_visible()
    bare.goto(f"{gated_site.as_uri()}/index.html")
    assert "Managers" in (bare.locator("cw-way").text_content() or "")


@pytest.fixture(scope="session")
def unpacked_paths(course: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline edition of the course with paths and pages that wait."""
    folder = tmp_path_factory.mktemp("packed")
    made = variant(course, folder / "course", PATHS + "next-after-done: [02-second]\n")
    words = ["package", "offline", "-f", str(made / "mkdocs.yml"), "-o", str(folder / "course.zip")]
    done_so = CliRunner().invoke(main, words)
    assert done_so.exit_code == 0, done_so.output
    with ZipFile(folder / "course.zip") as zipped:
        zipped.extractall(folder)
    return folder / "test-course"


def test_the_offline_edition_knows_the_way_too(context: BrowserContext, unpacked_paths: Path) -> None:
    with visiting(context, f"{unpacked_paths.as_uri()}/") as visit:
        page = visit.go()
        choose(page, "Managers")
        expect(status(page)).to_contain_text("Managers: 0 of 6 pages done")
        entry(page, "Second module").click()
        expect(page.get_by_text(GATE)).to_be_visible()
        page.get_by_role("link", name="Go to “Only text”").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Only text"))
        page.get_by_role("button", name="Note on “Only text”").click()
        page.get_by_label("Your note").fill("Once more")
        page.keyboard.press("Escape")
        done(page)
        page.locator(".cw-next").click()
        expect(page.locator("#cw-twins")).to_be_visible()
        page.get_by_role("navigation", name="Contents").get_by_role("link", name="My learning").click()
        expect(page.locator("cw-learning cw-way")).to_contain_text("Managers: 1 of 6 pages done")
        page.locator("cw-noted").get_by_role("link", name="Only text").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Only text"))
        page.locator("a.cw-title").click()
        choose(page, "Short and sweet")
        entry(page, "First module").click()
        expect(entry(page, "Only text")).to_be_hidden()
