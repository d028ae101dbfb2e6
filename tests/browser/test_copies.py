"""The reader's own copy: saved to a file, brought in elsewhere, and everything erased."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.asking import FIRST, KINDS, LEARNING, NOT_YET, Question, has_focus
from tests.browser.breaking import PREFIX, records
from tests.browser.copies import Copies, answer, copy_of, record
from tests.browser.visits import Visit, visiting


@pytest.fixture
def copies(visit: Visit, browser_name: str, downloads: Path, tmp_path: Path) -> Copies:
    return Copies(visit.page, browser_name, downloads, tmp_path)


@pytest.fixture
def web_copies(web_visit: Visit, browser_name: str, downloads: Path, tmp_path: Path) -> Copies:
    return Copies(web_visit.page, browser_name, downloads, tmp_path)


def test_a_copy_is_saved_and_brought_in(visit: Visit, copies: Copies) -> None:
    """In every place, also where the browser shares nothing between the files of a folder."""
    page = visit.go(LEARNING)
    copies.bring(
        copy_of(
            {
                "answer/single": record("0", answer("x", labels=["An earlier one"])),
                "page/01-first": record("", {"done": True}),
            }
        )
    )
    expect(copies.status).to_have_text("2 records came in.")
    expect(page.locator("[data-page='01-first']")).to_contain_text("Done")
    saved = copies.save()
    assert (saved["format"], saved["course"], saved["version"]) == ("courseware-records", "test-course", "2026-11")
    assert {"answer/single", "page/01-first"} <= set(saved["records"])
    assert not any(name.startswith("seed/") for name in saved["records"])


def test_erasing_asks_first_and_the_copy_restores(web_visit: Visit, web_copies: Copies) -> None:
    page = web_visit.go(KINDS)
    Question(page, "several").check("Apple", "Carrot")
    Question(page, "number").check("105")
    web_visit.go(LEARNING)
    copy = web_copies.save()
    tools = web_copies.tools
    erase = tools.get_by_role("button", name="Erase", exact=True)
    warning = tools.get_by_text("This erases all your answers on this device. There is no way back.")
    erase.click()
    assert has_focus(warning)
    assert "answer/number" in records(page)
    tools.get_by_role("button", name="Keep them").click()
    expect(warning).to_be_hidden()
    assert has_focus(erase)
    assert "answer/number" in records(page)
    erase.click()
    assert (
        web_copies.save(tools.get_by_role("button", name="Save a copy first").click)["records"].keys()
        == copy["records"].keys()
    )
    tools.get_by_role("group").get_by_role("button", name="Erase", exact=True).click()
    expect(web_copies.status).to_have_text("Your answers are erased from this device.")
    assert has_focus(erase)
    assert [name for name in records(page) if not name.startswith("seed/")] == []
    web_copies.bring(copy)
    expect(web_copies.status).to_contain_text("came in.")
    web_visit.go(KINDS)
    expect(Question(page, "number").status).to_have_text("That holds.")
    assert set(Question(page, "several").given()) == {"Apple", "Carrot"}


def test_erasing_leaves_other_courses_alone(web_visit: Visit, web_copies: Copies) -> None:
    page = web_visit.go(LEARNING)
    page.evaluate("localStorage.setItem('cw/test-course-2/me/answer/x', '1'); localStorage.setItem('theirs', '2')")
    web_copies.tools.get_by_role("button", name="Erase", exact=True).click()
    web_copies.tools.get_by_role("group").get_by_role("button", name="Erase", exact=True).click()
    expect(web_copies.status).to_contain_text("erased")
    assert page.evaluate("[localStorage.getItem('cw/test-course-2/me/answer/x'), localStorage.getItem('theirs')]") == [
        "1",
        "2",
    ]


def test_another_tab_follows_an_erasure(web_visit: Visit, web_copies: Copies) -> None:
    other = web_visit.another_tab(KINDS)
    Question(other, "number").check("105")
    web_visit.go(LEARNING)
    web_copies.tools.get_by_role("button", name="Erase", exact=True).click()
    web_copies.tools.get_by_role("group").get_by_role("button", name="Erase", exact=True).click()
    question = Question(other, "number")
    expect(question.status).to_be_empty()
    expect(question.note).to_be_hidden()
    assert question.given() == []


def test_what_is_asked_stays_as_it_is_after_an_erasure(web_visit: Visit, web_copies: Copies) -> None:
    """The order of options hangs on a record of the device, which an erasure takes away as well."""
    page = web_visit.go(LEARNING)
    web_copies.tools.get_by_role("button", name="Erase", exact=True).click()
    web_copies.tools.get_by_role("group").get_by_role("button", name="Erase", exact=True).click()
    expect(web_copies.status).to_contain_text("erased")
    page.get_by_role("link", name="All kinds", exact=True).last.click()
    question = Question(page, "several")
    expect(question.main).to_be_visible()
    orders = set()
    for _ in range(3):
        orders.add(tuple(question.texts() + Question(page, "limited").texts()))
        page.reload()
        expect(question.main).to_be_visible()
    assert len(orders) == 1


def test_an_older_copy_never_overwrites_newer_answers(web_visit: Visit, web_copies: Copies) -> None:
    page = web_visit.go(FIRST)
    Question(page, "single").check("The wrong one")
    web_visit.go(LEARNING)
    old = web_copies.save()
    web_visit.go(FIRST)
    Question(page, "single").check("The right one")
    Question(web_visit.go(KINDS), "number").check("3")
    web_visit.go(LEARNING)
    web_copies.bring(old)
    expect(web_copies.status).to_contain_text("newer here")
    expect(Question(web_visit.go(FIRST), "single").status).to_have_text("That holds. Right at the second try.")
    expect(Question(web_visit.go(KINDS), "number").status).to_have_text(NOT_YET)


def test_a_copy_carries_on_in_another_browser(
    web_visit: Visit, web_copies: Copies, browser: Browser, browser_name: str, downloads: Path, tmp_path: Path
) -> None:
    """Both sides have answered; afterwards each question has its latest answer, and bringing it in again adds nothing."""
    page = web_visit.go(KINDS)
    Question(page, "number").check("3")
    Question(page, "typed").check("meeting")
    web_visit.go(LEARNING)
    copy = web_copies.save()
    with browser.new_context() as context, visiting(context, web_visit.root) as elsewhere:
        there = elsewhere.go(KINDS)
        Question(there, "number").check("105")
        elsewhere.go(LEARNING)
        theirs = Copies(there, browser_name, downloads, tmp_path)
        theirs.bring(copy)
        expect(theirs.status).to_contain_text("came in.")
        theirs.bring(copy)
        expect(theirs.status).not_to_contain_text("came in.")
        elsewhere.go(KINDS)
        expect(Question(there, "number").status).to_have_text("That holds.")
        expect(Question(there, "typed").status).to_have_text(NOT_YET)


def test_pages_with_blanks_in_their_names_come_in(web_visit: Visit, web_copies: Copies) -> None:
    page = web_visit.go("02-second/a%20look%20back.html")
    page.get_by_role("button", name="Done", exact=True).click()
    web_visit.go(LEARNING)
    copy = web_copies.save()
    page.evaluate(f"localStorage.removeItem('{PREFIX}page/02-second/a look back')")
    page.reload()
    web_copies.bring(copy)
    expect(page.locator("[data-page='02-second/a look back']")).to_contain_text("Done")
    expect(web_copies.status).not_to_contain_text("left out")
