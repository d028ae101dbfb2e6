"""A browser with no room: what was saved stays saved, what is new is not said to be."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.asking import FIRST, KINDS, NOT_YET, SAVED, UNSAVED, Question
from tests.browser.breaking import FORGETFUL, fill, make_room, records
from tests.browser.visits import Visit, follow

NO_ROOM = (
    "What you saved before is safe. This browser has no room for more: new answers last until you close the page. "
    "Save a copy?"
)


def test_a_full_quota_is_said_and_costs_nothing_that_was_saved(visit: Visit) -> None:
    page = visit.go(KINDS)
    Question(page, "number").check("105")
    before = records(page)
    fill(page)
    question = Question(page, "typed")
    question.check("meeting")
    expect(question.status).to_have_text(NOT_YET)
    expect(question.note).to_have_text(UNSAVED)
    expect(page.get_by_role("status").filter(has_text=NO_ROOM)).to_be_visible()
    expect(Question(page, "number").note).to_have_text(SAVED)
    assert records(page)["answer/number"] == before["answer/number"]
    question.check("moment of truth")
    expect(question.status).to_have_text("That holds. Right at the second try.")
    page.reload()
    expect(Question(page, "number").status).to_have_text("That holds.")


def test_an_answer_in_memory_is_written_once_there_is_room(web_visit: Visit) -> None:
    page = web_visit.go(KINDS)
    fill(page)
    question = Question(page, "typed")
    question.check("meeting")
    expect(question.note).to_have_text(UNSAVED)
    make_room(page)
    Question(page, "number").check("3")
    expect(question.note).to_have_text(SAVED)
    expect(page.get_by_text(NO_ROOM)).to_be_hidden()
    page.reload()
    expect(question.status).to_have_text(NOT_YET)
    expect(question.note).to_have_text(SAVED)


def test_an_answer_in_memory_lasts_as_long_as_the_page(web_visit: Visit) -> None:
    page = web_visit.go(FIRST)
    expect(Question(page, "single").main).to_be_visible()
    fill(page)
    Question(page, "single").check("The wrong one")
    follow(page, "Next, about 5 min All kinds", "All kinds")
    expect(page.get_by_text(NO_ROOM)).to_be_visible()
    follow(page, "Back to First page", "First page")
    question = Question(page, "single")
    expect(question.status).to_have_text(NOT_YET)
    expect(question.note).to_have_text(UNSAVED)


def test_a_quota_that_was_full_before_the_first_visit(web_visit: Visit) -> None:
    page = web_visit.go("404.html")
    page.evaluate("localStorage.clear()")
    fill(page)
    question = Question(web_visit.go(FIRST), "single")
    question.check("The right one")
    expect(question.status).to_have_text("That holds.")
    expect(question.note).to_have_text(UNSAVED)
    expect(page.get_by_text(NO_ROOM)).to_be_visible()


def test_saved_is_not_said_of_what_does_not_read_back(web_visit: Visit) -> None:
    """Storage that takes what it is given without a word and forgets it."""
    web_visit.page.add_init_script(FORGETFUL)
    page = web_visit.go(FIRST)
    question = Question(page, "single")
    question.check("The wrong one")
    expect(question.status).to_have_text(NOT_YET)
    expect(question.note).to_have_text(UNSAVED)
    expect(page.get_by_role("status").filter(has_text="Save a copy?")).to_be_visible()
    question.check("The right one")
    expect(question.status).to_have_text("That holds. Right at the second try.")
    expect(page.get_by_text("Saved on this device")).to_have_count(0)


def test_a_write_that_is_cut_short_is_not_called_saved(web_visit: Visit) -> None:
    cut = "const put = Storage.prototype.setItem; Storage.prototype.setItem = function (key, value) {"
    web_visit.page.add_init_script(
        f"{cut} put.call(this, key, key.includes('/answer/') ? value.slice(0, 40) : value) }}"
    )
    page = web_visit.go(FIRST)
    question = Question(page, "single")
    question.check("The wrong one")
    expect(question.note).to_have_text(UNSAVED)
    expect(question.status).to_have_text(NOT_YET)
