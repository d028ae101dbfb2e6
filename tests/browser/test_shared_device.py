"""A device that several people share: everybody's answers apart, and nothing left of who has finished."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.asking import FIRST, KINDS, LEARNING, SAVED, Question, has_focus
from tests.browser.breaking import records
from tests.browser.building import Build
from tests.browser.copies import Copies
from tests.browser.serving import nginx
from tests.browser.test_accessible import findings, turn
from tests.browser.visits import Visit, visiting, wait_for

ASKED = "Who is working here?"


@pytest.fixture(scope="session")
def shared(shared_course: Path, build: Build) -> Iterator[str]:
    """The site of the course for a device that is shared."""
    with nginx(build(shared_course)) as server:
        yield server.address


@pytest.fixture
def at_desk(context: BrowserContext, shared: str) -> Iterator[Visit]:
    with visiting(context, shared) as made:
        yield made


def begin(page: Page, name: str) -> None:
    """Somebody new types a name."""
    dialog = page.get_by_role("dialog", name=ASKED)
    dialog.get_by_role("textbox").fill(name)
    dialog.get_by_role("button", name="Begin").click()
    expect(page.get_by_text(f"Working here: {name}")).to_be_visible()


def change(page: Page, name: str) -> None:
    """Somebody else goes on, who has been here before."""
    page.get_by_role("button", name="Somebody else").click()
    page.get_by_role("dialog", name=ASKED).get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_text(f"Working here: {name}")).to_be_visible()


def names(page: Page) -> list[str]:
    """The names that the browser holds."""
    found: list[str] = page.evaluate(
        "() => Object.entries(localStorage).flatMap(([key, name]) => key.includes('/!people/') ? [name] : []).sort()"
    )
    return found


def test_each_has_answers_of_their_own(at_desk: Visit) -> None:
    page = at_desk.go(FIRST)
    dialog = page.get_by_role("dialog", name=ASKED)
    expect(dialog).to_contain_text("It is no lock")
    page.keyboard.press("Escape")
    expect(dialog).to_be_visible()
    begin(page, "Ana")
    Question(page, "single").check("The right one")
    expect(Question(page, "single").note).to_have_text(SAVED)
    page.get_by_role("button", name="Somebody else").click()
    begin(page, "<b>Ben</b>")
    expect(Question(page, "single").status).to_be_empty()
    Question(page, "single").check("The wrong one")
    change(page, "Ana")
    expect(Question(page, "single").status).to_have_text("That holds.")
    assert names(page) == ["<b>Ben</b>", "Ana"]
    assert not any("/nobody/" in key for key in page.evaluate("Object.keys(localStorage)"))


def test_a_name_is_needed_and_none_is_given_twice(at_desk: Visit) -> None:
    page = at_desk.go(FIRST)
    dialog = page.get_by_role("dialog", name=ASKED)
    dialog.get_by_role("button", name="Begin").click()
    expect(dialog.get_by_role("status")).to_have_text("A name first, so that you find your answers again.")
    assert has_focus(dialog.get_by_role("textbox"))
    begin(page, "Ana")
    page.get_by_role("button", name="Somebody else").click()
    dialog.get_by_role("textbox").fill("  ana ")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("status")).to_contain_text("ana is here already")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert names(page) == ["Ana"]


def test_who_worked_before_the_switch_keeps_everything(at_desk: Visit, web: str) -> None:
    page = at_desk.go("404.html")
    page.evaluate("""() => localStorage.setItem('cw/test-course/me/answer/number', JSON.stringify({
        f: 1, v: 'x', t: 5, by: 'a', data: {}, top: {}, old: [] }))""")
    at_desk.go(FIRST)
    page.get_by_role("dialog", name=ASKED).get_by_role("button", name="Whoever worked here before").click()
    expect(page.get_by_text("Working here: Whoever worked here before")).to_be_visible()
    assert "answer/number" in records(page)


def test_finishing_takes_the_file_first_and_leaves_nothing(
    at_desk: Visit, browser_name: str, downloads: Path, tmp_path: Path
) -> None:
    page = at_desk.go(FIRST)
    begin(page, "Ana")
    page.get_by_role("button", name="Somebody else").click()
    begin(page, "Ben")
    Question(page, "single").check("The right one")
    expect(Question(page, "single").note).to_have_text(SAVED)
    page.get_by_role("button", name="Finish here").click()
    dialog = page.get_by_role("dialog", name="Finish here")
    clear = dialog.get_by_role("button", name="Erase and finish")
    clear.click()
    expect(dialog.get_by_role("status")).to_have_text(re.compile("Nothing has been erased"))
    copies = Copies(page, browser_name, downloads, tmp_path)
    copy = copies.save(dialog.get_by_role("button", name="Save the file").click)
    assert "answer/single" in copy["records"]
    clear.click()
    assert has_focus(dialog.get_by_role("checkbox"))
    dialog.get_by_role("checkbox").check()
    other = at_desk.another_tab(KINDS)
    expect(other.get_by_text("Working here: Ben")).to_be_visible()
    clear.click()
    for tab in (page, other):
        expect(tab.get_by_role("dialog", name=ASKED)).to_be_visible()
    assert names(page) == ["Ana"]
    assert not any("answer/" in key for key in page.evaluate("Object.keys(localStorage)"))
    begin(page, "Ben")
    at_desk.go(LEARNING)
    copies.bring(copy)
    expect(copies.status).to_contain_text("came in.")
    at_desk.go(FIRST)
    expect(Question(page, "single").status).to_have_text("That holds.")


def test_after_a_pause_it_asks_again(at_desk: Visit) -> None:
    page = at_desk.go(FIRST)
    begin(page, "Ana")
    page.reload()
    expect(page.get_by_text("Working here: Ana")).to_be_visible()
    dialog = page.get_by_role("dialog", name=ASKED)
    expect(dialog).to_be_hidden()
    page.evaluate("localStorage.setItem('cw/test-course/!seen', String(Date.now() - 31 * 60000))")
    for _ in range(2):
        page.reload()
        expect(dialog).to_be_visible()
    assert has_focus(dialog.get_by_role("button", name="Ana", exact=True))
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    page.reload()
    expect(page.get_by_text("Working here: Ana")).to_be_visible()
    expect(dialog).to_be_hidden()


def test_who_is_working_follows_from_page_to_page(at_desk: Visit) -> None:
    page = at_desk.go(FIRST)
    begin(page, "Ana")
    page.get_by_role("link", name="My learning", exact=True).last.click()
    expect(page.get_by_role("heading", level=1, name="My learning")).to_be_visible()
    expect(page.get_by_text("Working here: Ana")).to_be_visible()


def test_both_dialogs_are_accessible_and_fit(at_desk: Visit, browser_name: str) -> None:
    page = at_desk.go(FIRST)
    begin(page, "Ana" * 20)
    page.get_by_role("button", name="Somebody else").click()
    for mode in ("light", "dark", "rtl"):
        turn(page, mode)
        assert findings(page, mode) == [], mode
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Finish here").click()
    for mode in ("light", "dark"):
        turn(page, mode)
        assert findings(page, mode) == [], mode
    turn(page, "narrow")
    wait_for(page, "document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth")


def test_without_the_switch_nobody_is_asked(web_visit: Visit) -> None:
    page = web_visit.go(FIRST)
    expect(Question(page, "single").main).to_be_visible()
    expect(page.locator("cw-people")).to_have_count(0)


def test_a_page_that_waits_asks_as_well(at_desk: Visit) -> None:
    """It puts its text away, and not the question who is working."""
    page = at_desk.go("03-third/index.html")
    begin(page, "Noor")
    expect(page.get_by_text("This page opens when")).to_be_visible()
    expect(page.get_by_role("button", name="Finish here")).to_be_visible()
    assert at_desk.faults == []
