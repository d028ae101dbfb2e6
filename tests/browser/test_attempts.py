"""What goes with answering: hints, giving up, trying again, tries that are counted, and being sure."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.asking import ALL, FIRST, KINDS, LIMITED, SAVED, Question
from tests.browser.visits import Visit

CHOOSE = "Choose one first. There is no harm in guessing."
WRITE = "Write something first. There is no harm in guessing."


def test_hints_come_one_by_one(web_visit: Visit) -> None:
    page = web_visit.go(FIRST)
    question = Question(page, "single")
    expect(question.shown("Look at the words.")).to_have_count(0)
    question.button("Give me a hint").click()
    expect(question.shown("Look at the words.")).to_have_count(1)
    expect(question.shown("It is the second word of the title.")).to_have_count(0)
    question.button("Another hint").click()
    expect(question.shown("It is the second word of the title.")).to_have_count(1)
    expect(question.button("Another hint")).to_have_count(0)
    expect(question.status).to_be_empty()


@pytest.mark.parametrize("page", [FIRST, KINDS])
def test_checking_nothing_is_no_try(web_visit: Visit, page: str) -> None:
    opened = web_visit.go(page)
    for kind in (kind for kind in ALL if kind.page == page):
        question = Question(opened, kind.name)
        first = question.field if kind.typed else question.options.first
        words = WRITE if kind.typed else CHOOSE
        question.check()
        expect(question.status).to_have_text(words)
        expect(first).to_be_focused()
        expect(first).to_have_accessible_description(re.compile(words))
        if kind.typed:
            expect(first).to_have_attribute("aria-invalid", "true")
        expect(question.note).to_be_hidden()
        question.check(*kind.right)
        expect(question.status).to_have_text("That holds.")
        expect(first).not_to_have_attribute("aria-invalid", "true")


def test_show_me_comes_after_a_try(web_visit: Visit) -> None:
    question = Question(web_visit.go(FIRST), "single")
    expect(question.button("Show me")).to_have_count(0)
    question.check("Another wrong one")
    question.button("Show me").click()
    expect(question.status).to_have_text("Here is the answer.")
    question.says_of(("The right one",), "This one. It is called right, and so it is.")
    question.says_of(("Another wrong one",), "This one is wrong as well, in another way.")
    assert question.given() == ["Another wrong one"]
    expect(question.shown("The explanation comes last.")).to_have_count(1)


def test_show_me_gives_the_text_that_was_meant(web_visit: Visit) -> None:
    question = Question(web_visit.go(KINDS), "typed")
    question.check("something else")
    question.button("Show me").click()
    expect(question.shown("What holds: moment of truth Any contact can be one of them.")).to_have_count(1)
    expect(question.field).to_have_value("something else")
    expect(question.field).not_to_be_editable()


def test_trying_once_more_begins_afresh(web_visit: Visit) -> None:
    question = Question(web_visit.go(FIRST), "single")
    question.check("The wrong one")
    question.check("The right one")
    question.button("Try it once more").click()
    expect(question.status).to_be_empty()
    expect(question.shown("The explanation comes last.")).to_have_count(0)
    expect(question.box.locator(".cw-fb")).to_have_count(0)
    expect(question.options.first).to_be_focused()
    assert question.given() == []
    question.check("The right one")
    expect(question.status).to_have_text("That holds.")


def test_the_last_try_shows_the_answer(web_visit: Visit) -> None:
    question = Question(web_visit.go(KINDS), "limited")
    question.check("No, not this one")
    expect(question.status).to_have_text("Not yet. Have another look. Tries left: 1.")
    question.check("Nor this one")
    expect(question.status).to_have_text("Not yet, and that was the last try. Here is the answer.")
    question.says_of(LIMITED.right, "This one. That is the one that was meant all the time.")
    expect(question.main).to_have_text("No tries left")
    expect(question.main).to_have_attribute("aria-disabled", "true")
    expect(question.main).to_be_focused()
    question.main.press("Enter")
    expect(question.status).to_contain_text("that was the last try")
    assert question.given() == ["Nor this one"]


def test_tries_stay_used_after_a_reload(web_visit: Visit) -> None:
    page = web_visit.go(KINDS)
    Question(page, "limited").check("No, not this one")
    page.reload()
    question = Question(page, "limited")
    expect(question.status).to_have_text("Not yet. Have another look. Tries left: 1.")
    question.check("Nor this one")
    expect(question.status).to_contain_text("that was the last try")
    page.reload()
    expect(question.status).to_contain_text("that was the last try")
    # Nobody's focus is on it now, so the button that does nothing is gone.
    expect(question.main).to_be_hidden()
    assert question.given() == ["Nor this one"]


def test_how_sure_one_was_is_kept_with_the_answer(web_visit: Visit) -> None:
    page = web_visit.go(KINDS)
    question = Question(page, "limited")
    sure = question.box.get_by_role("group", name="How sure are you?")
    expect(sure.get_by_role("radio", checked=True)).to_have_count(0)
    question.give(*LIMITED.right)
    sure.get_by_label("Fairly sure").check()
    expect(question.status).to_be_empty()
    question.check()
    expect(question.note).to_have_text(SAVED)
    page.reload()
    expect(sure.get_by_label("Fairly sure")).to_be_checked()
    expect(Question(page, "single").box.get_by_role("group", name="How sure are you?")).to_have_count(0)


def test_the_same_answer_again_is_not_another_try(web_visit: Visit) -> None:
    """Neither is a double click, or the button pressed once more without a change."""
    question = Question(web_visit.go(KINDS), "limited")
    question.give("No, not this one")
    question.main.dblclick()
    expect(question.status).to_have_text("Not yet. Have another look. Tries left: 1.")
    question.check()
    expect(question.status).to_have_text("Not yet. Have another look. Tries left: 1.")
    question.check(*LIMITED.right)
    expect(question.status).to_have_text("That holds. Right at the second try.")


def test_a_double_click_on_the_right_answer_keeps_it(web_visit: Visit) -> None:
    question = Question(web_visit.go(FIRST), "single")
    question.give("The right one")
    question.main.dblclick()
    expect(question.status).to_have_text("That holds.")
    assert question.given() == ["The right one"]
