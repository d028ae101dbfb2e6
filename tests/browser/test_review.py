"""Cards that come again, in a browser: by keyboard alone, after a reload, on another day, in two tabs, on paper."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.asking import FIRST, LEARNING, PLAIN, SAVED, SINGLE, has_focus, wait_until_alive
from tests.browser.test_keyboard import press
from tests.browser.test_without_script import bare, printed, scriptless  # noqa: F401
from tests.browser.visits import Visit, follow

CARDS = "cards.html"
MONDAY = "2026-11-23T10:42:00"


def box_of(page: Page) -> Locator:
    """The review, alive."""
    found = page.locator("cw-review")
    expect(found.locator(".cw-now")).to_be_visible()
    return found


def grade(page: Page, words: str) -> None:
    """Shows the answer and says how well it was known."""
    page.get_by_role("button", name="Show the answer").click()
    page.get_by_role("button", name=words).click()


def asks(page: Page, words: str) -> None:
    """Expects this to be asked."""
    expect(page.locator(".cw-now .cw-ask")).to_have_text(words)


def test_cards_are_graded_by_keyboard_and_come_again_another_day(visit: Visit) -> None:
    page = visit.page
    page.clock.install(time=MONDAY)
    visit.go(CARDS)
    box = box_of(page)
    expect(box.get_by_text("Card 1 of 2 today")).to_be_visible()
    page.get_by_role("button", name="Show the answer").focus()
    press(page, "Enter")
    answer = box.get_by_role("group", name="Answer")
    assert has_focus(answer)
    expect(answer).to_contain_text("Two, and that is")
    press(page, "Tab")
    assert has_focus(box.get_by_role("button", name="Not this time today"))
    press(page, "Enter")
    expect(box.get_by_role("status")).to_have_text("It comes again today, after the others.")
    expect(box.locator(".cw-saved")).to_have_text(SAVED)
    assert has_focus(page.locator(".cw-now .cw-ask"))
    asks(page, "What is two and two?")
    press(page, "Tab")
    press(page, "Enter")
    for _ in range(3):
        press(page, "Tab")
    while not page.evaluate("document.activeElement.textContent.startsWith('At once')"):
        press(page, "Tab")
    press(page, "Enter")
    expect(box.get_by_role("status")).to_have_text("It comes again on December 1.")
    asks(page, "What is one and one?")
    visit.page.reload()
    asks(page, "What is one and one?")
    grade(page, "I knew it")
    expect(box.get_by_role("status")).to_have_text(re.compile(r"^It comes again (tomorrow|in \d days)\.$"))
    asks(page, "That is all for today.")
    assert has_focus(page.locator(".cw-now .cw-ask"))
    expect(box.get_by_text("The next card comes tomorrow.")).to_be_visible()
    page.reload()
    asks(page, "That is all for today.")
    page.clock.set_system_time("2026-11-24T08:00:00")
    page.reload()
    expect(box.get_by_text(re.compile("Card 1 of [12] today"))).to_be_visible()
    # A clock that was far ahead and is right again: nothing is lost, and the days go on.
    page.clock.set_system_time("2040-01-01T08:00:00")
    page.reload()
    grade(page, "I knew it")
    page.clock.set_system_time("2026-11-24T09:00:00")
    page.reload()
    expect(box.get_by_text(re.compile("Card 1 of [12] today"))).to_be_visible()


def test_the_start_page_and_my_learning_count_what_waits(web_visit: Visit) -> None:
    page = web_visit.page
    page.clock.install(time=MONDAY)
    waits = web_visit.go().locator("cw-due")
    expect(waits).to_contain_text("2 cards wait for you today.")
    waits.get_by_role("link", name="Go over them").click()
    grade(page, "I knew it")
    web_visit.go()
    expect(waits).to_contain_text("1 card waits for you today.")
    web_visit.go(CARDS)
    grade(page, "I knew it")
    web_visit.go()
    expect(waits).to_be_hidden()
    web_visit.go(LEARNING)
    expect(waits).to_contain_text("No card is due today.")
    page.clock.set_system_time("2026-12-20T08:00:00")
    web_visit.go(LEARNING)
    expect(waits).to_contain_text("2 cards wait for you today.")


def test_what_was_missed_and_what_was_done_becomes_a_card(web_visit: Visit) -> None:
    page = web_visit.go(FIRST)
    question = wait_until_alive(page, "single")
    question.check(*SINGLE.wrong)
    question.check(*SINGLE.right)
    web_visit.go(CARDS)
    box = box_of(page)
    box.get_by_text("All your 4 cards").click()
    cards = box.locator(".cw-deck > li").filter(visible=True)
    expect(cards).to_have_count(4)
    missed = cards.last
    expect(missed).to_contain_text("The case of the question, with bold text and code.")
    expect(missed.get_by_role("listitem").filter(visible=True)).to_have_count(3)
    missed.locator("summary").click()
    expect(missed.locator("b")).to_have_text(["The right one"])
    expect(missed).to_contain_text("The explanation comes last.")
    web_visit.go(PLAIN)
    page.get_by_role("button", name="Done", exact=True).click()
    follow(page, "Cards", "Cards")
    expect(box_of(page).get_by_text("All your 5 cards")).to_be_visible()
    # Taken out by going on without a reload, and put back.
    grade(page, "I knew it")
    follow(page, "My learning", "My learning")
    page.go_back()
    expect(box_of(page).get_by_text("Card 2 of 2 today")).to_be_visible()
    grade(page, "With an effort")
    asks(page, "That is all for today.")


def test_a_grade_can_be_taken_back(web_visit: Visit) -> None:
    page = web_visit.go(CARDS)
    box = box_of(page)
    undo = box.get_by_role("button", name="Take that back")
    expect(undo).to_be_hidden()
    grade(page, "At once")
    asks(page, "What is two and two?")
    undo.focus()
    press(page, "Enter")
    asks(page, "What is one and one?")
    assert has_focus(page.locator(".cw-now .cw-ask"))
    expect(box.get_by_role("status")).to_have_text("Taken back.")
    expect(undo).to_be_hidden()
    page.reload()
    expect(box.get_by_text("Card 1 of 2 today")).to_be_visible()
    asks(page, "What is one and one?")


def test_two_tabs_grade_together(web_visit: Visit) -> None:
    page = web_visit.go(CARDS)
    asks(page, "What is one and one?")
    other = web_visit.another_tab(CARDS)
    asks(other, "What is one and one?")
    grade(other, "I knew it")
    asks(other, "What is two and two?")
    asks(page, "What is two and two?")
    grade(page, "I knew it")
    asks(other, "That is all for today.")


def test_a_page_says_where_to_report_a_problem(web_visit: Visit) -> None:
    for path, name in ((FIRST, "01-first"), (CARDS, "cards")):
        link = web_visit.go(path).get_by_role("link", name="Report a problem on this page")
        expect(link).to_have_attribute(
            "href", f"mailto:help@example.org?subject=A%20course%20for%20tests%202026-11%3A%20{name}"
        )


def test_reminders_lead_back_to_the_pages(web_visit: Visit, browser_name: str) -> None:
    page = web_visit.page
    page.clock.install(time=MONDAY)
    web_visit.go(LEARNING)
    save = page.get_by_role("button", name="Save reminders for my calendar")
    if browser_name == "firefox":
        # Over WebDriver BiDi nothing is said of a download.
        save.click()
    else:
        with page.expect_download() as waiting:
            save.click()
        file = Path(waiting.value.path()).read_bytes().decode().replace("\r\n ", "")
        assert waiting.value.suggested_filename == "test-course.ics"
        assert re.findall(r"DTSTART;VALUE=DATE:(\d+)\r\n", file) == ["20261223", "20270221"]
        assert re.findall(r"UID:(\S+)\r\n", file) == [f"test-course-remind-{n}@courseware.invalid" for n in (30, 90)]
        assert "SUMMARY:A course for tests: day 30\r\n" in file
        root = web_visit.root.replace(",", "\\,")
        assert f"DESCRIPTION:Cards: {root}{CARDS}\\nFirst page: {root}{FIRST}\r\n" in file
    expect(page.locator("cw-remind [role=status]")).to_contain_text("Days from today: 30, 90.")


def test_without_script_all_cards_can_be_read(bare: Page, web: str, browser_name: str) -> None:  # noqa: F811
    bare.goto(web + CARDS)
    card = bare.locator(".cw-deck").first.locator("> li").first
    assert card.get_by_text("What is one and one?").is_visible()
    assert not card.get_by_text("Two, and that is").is_visible()
    assert bare.get_by_text("Questions of the course").is_visible()
    assert not bare.locator("[data-missed]").first.is_visible()


def test_on_paper_question_and_answer_stand_side_by_side(web_visit: Visit, browser_name: str) -> None:
    page = web_visit.go(CARDS)
    box_of(page)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    printed(page, browser_name)
    card = page.locator(".cw-deck > li").filter(visible=True)
    expect(card).to_have_count(3)
    asked, answer = card.nth(1).locator("summary").bounding_box(), card.nth(1).get_by_text("Four.").bounding_box()
    assert asked
    assert answer
    assert asked["x"] + asked["width"] <= answer["x"]
    assert abs(asked["y"] - answer["y"]) < 40
    expect(page.locator(".cw-now")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".cw-deck details[open]")).to_have_count(0)
