"""A page on paper: empty, with one's own answers, or with the key for those who teach."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.asking import FIRST, Question
from tests.browser.building import Build
from tests.browser.hosting import STRICT, served
from tests.browser.test_accessible import findings
from tests.browser.test_without_script import AS_PRINTED
from tests.browser.visits import Visit, visiting, wait_for

WHY = "It is called right, and so it is."
WAYS = "Print this page"


def count_prints(page: Page) -> None:
    """Counts what would be printed, in the page and those it opens."""
    page.context.add_init_script("self.prints = 0; self.print = () => { self.prints += 1 }")


def print_it(page: Page, browser_name: str) -> None:
    """As a browser does before it prints: the theme hears of it, and the rules for paper hold."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    if browser_name == "chromium":
        page.emulate_media(media="print")
    else:
        page.evaluate(AS_PRINTED)


def opened(page: Page, name: str) -> Page:
    """The page for paper that a link opens."""
    page.get_by_text(WAYS).click()
    with page.context.expect_page() as found:
        page.get_by_role("link", name=name).click()
    paper = found.value
    wait_for(paper, "self.prints === 1")
    return paper


def test_a_handout_is_empty_and_comes_to_life_when_it_is_printed(visit: Visit) -> None:
    count_prints(visit.page)
    page = visit.go(FIRST)
    Question(page, "single").check("The right one")
    paper = opened(page, "Empty, to fill in by hand")
    asked = paper.locator("#cw-single")
    expect(asked.get_by_role("radio")).to_have_count(3)
    expect(asked.locator("input:checked")).to_have_count(0)
    expect(paper.locator("cw-choice:defined")).to_have_count(0)
    paper.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(paper.locator("cw-choice:not(:defined)")).to_have_count(0)
    # Firefox keeps every file on a disk apart, and this one is the same.
    expect(asked.locator("input:checked")).to_have_count(1)
    assert visit.faults == []


def test_a_handout_shows_no_answer_though_the_theme_unfolds_all(web_visit: Visit, browser_name: str) -> None:
    count_prints(web_visit.page)
    paper = opened(web_visit.go(FIRST), "Empty, to fill in by hand")
    print_it(paper, browser_name)
    asked = paper.locator("#cw-single")
    expect(asked.get_by_text("The case of the question")).to_be_visible()
    for gone in (
        paper.get_by_text(WHY),
        asked.locator("summary"),
        paper.locator(".md-header"),
        paper.get_by_text(WAYS),
    ):
        expect(gone.filter(visible=True)).to_have_count(0)


def test_ones_own_answers_are_printed_with_what_is_said_about_them(web_visit: Visit, browser_name: str) -> None:
    count_prints(web_visit.page)
    page = web_visit.go(FIRST)
    Question(page, "single").check("The right one")
    page.get_by_text(WAYS).click()
    page.get_by_role("button", name="With my answers").click()
    wait_for(page, "self.prints === 1")
    expect(page.get_by_role("link", name="With the key")).to_have_count(0)
    assert findings(page) == []
    print_it(page, browser_name)
    expect(page.locator("#cw-single").get_by_label("The right one")).to_be_checked()
    expect(page.locator("#cw-single .cw-fb").get_by_text(WHY)).to_be_visible()
    expect(page.get_by_role("button", name="Check")).to_be_hidden()


@pytest.fixture(scope="module")
def trainers_site(course: Path, build: Build) -> Path:
    """The edition for trainers."""
    return build(course, "trainer")


@pytest.fixture
def trainer(context: BrowserContext, trainers_site: Path) -> Iterator[Visit]:
    """A trainer's visit."""
    with served(trainers_site, policy=STRICT) as address, visiting(context, address) as made:
        yield made


def test_those_who_teach_print_the_key(trainer: Visit, browser_name: str) -> None:
    count_prints(trainer.page)
    page = trainer.go(FIRST)
    paper = opened(page, "With the key")
    print_it(paper, browser_name)
    expect(paper.locator("#cw-single").get_by_text(WHY)).to_be_visible()
    expect(paper.locator("#cw-single input:checked")).to_have_count(0)


def test_a_worksheet_is_printed_empty_and_filled(web_visit: Visit, browser_name: str) -> None:
    count_prints(web_visit.page)
    page = web_visit.go("sheets.html")
    field = page.locator("cw-worksheet textarea, cw-worksheet input[type=text]").filter(visible=True).first
    field.fill("Only mine")
    field.blur()
    paper = opened(page, "Empty, to fill in by hand")
    values = "[...document.querySelectorAll('cw-worksheet :is(input, textarea)')].map(each => each.value).join()"
    assert "Only mine" not in paper.evaluate(values)
    assert "Only mine" in page.evaluate(values)
    print_it(page, browser_name)
    expect(field).to_be_visible()
