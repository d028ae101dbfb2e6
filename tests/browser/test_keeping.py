"""Answers are kept: over a reload, in another tab, on another day."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, expect

from tests.browser.asking import FIRST, KINDS, LIMITED, NOT_YET, NUMBER, SAVED, SEVERAL, SINGLE, TYPED, Question
from tests.browser.visits import Visit


def test_a_reload_brings_everything_back(visit: Visit) -> None:
    page = visit.go(KINDS)
    Question(page, "several").check(*SEVERAL.wrong)
    typed = Question(page, "typed")
    typed.button("Give me a hint").click()
    typed.check(*TYPED.wrong)
    Question(page, "number").check(*NUMBER.wrong)
    Question(page, "number").check(*NUMBER.right)
    page.reload()
    for kind, result in ((SEVERAL, SEVERAL.result), (TYPED, NOT_YET)):
        question = Question(page, kind.name)
        expect(question.status).to_have_text(result)
        question.says_of(kind.wrong, kind.why_not)
        assert set(question.given()) == set(kind.wrong)
        expect(question.main).to_have_text("Check again")
        expect(question.note).to_have_text(SAVED)
    expect(typed.shown("Three words.")).to_have_count(1)
    expect(Question(page, "number").status).to_have_text("That holds. Right at the second try.")
    expect(Question(page, "limited").status).to_be_empty()
    typed.check(*TYPED.right)
    expect(typed.status).to_have_text("That holds. Right at the second try.")


def test_another_tab_sees_it_at_once(visit: Visit) -> None:
    page = visit.go(FIRST)
    other = visit.another_tab(FIRST)
    here, there = Question(page, "single"), Question(other, "single")
    here.check("The wrong one")
    expect(there.status).to_have_text(NOT_YET)
    there.says_of(SINGLE.wrong, SINGLE.why_not)
    there.check("The right one")
    expect(here.status).to_have_text("That holds. Right at the second try.")
    assert here.given() == ["The right one"]


def test_another_tab_does_not_touch_what_is_being_typed(web_visit: Visit) -> None:
    page = web_visit.go(KINDS)
    other = web_visit.another_tab(KINDS)
    here, there = Question(page, "typed"), Question(other, "typed")
    here.field.fill("moment of")
    there.check("meeting")
    # This one has not been touched here, so it follows: then the news has arrived.
    Question(other, "number").check("3")
    expect(Question(page, "number").status).to_have_text(NOT_YET)
    expect(here.field).to_have_value("moment of")
    expect(here.status).to_be_empty()


def test_answers_of_two_tabs_to_different_questions_are_both_kept(web_visit: Visit) -> None:
    page = web_visit.go(KINDS)
    other = web_visit.another_tab(KINDS)
    Question(page, "typed").check("moment of truth")
    Question(other, "number").check("105")
    page.reload()
    for name in ("typed", "number"):
        expect(Question(page, name).status).to_have_text("That holds.")


def test_closing_the_window_right_after_the_press_loses_nothing(web_visit: Visit) -> None:
    """In a peer the score is lost when the window is closed."""
    page = web_visit.another_tab(FIRST)
    Question(page, "single").give("The wrong one")
    page.evaluate("document.querySelector('#cw-single button[type=submit]').click()")
    page.close()
    expect(Question(web_visit.go(FIRST), "single").status).to_have_text(NOT_YET)


def test_on_another_day_it_says_the_day(context: BrowserContext, web_visit: Visit) -> None:
    page = web_visit.page
    page.clock.install(time="2026-11-19T10:42:00")
    question = Question(web_visit.go(FIRST), "single")
    question.check("The wrong one")
    expect(question.note).to_have_text(re.compile(r"Saved on this device at 10:4\d"))
    page.clock.set_system_time("2026-11-21T08:00:00")
    page.reload()
    expect(question.note).to_have_text("Saved on this device on November 19")
    expect(question.status).to_have_text(NOT_YET)
    question.says_of(SINGLE.wrong, SINGLE.why_not)


def test_a_clock_that_was_put_back_loses_no_later_answer(web_visit: Visit) -> None:
    page = web_visit.page
    page.clock.install(time="2026-11-19T10:42:00")
    question = Question(web_visit.go(FIRST), "single")
    question.check("The wrong one")
    page.clock.set_system_time("2026-11-12T10:42:00")
    page.reload()
    question.check("The right one")
    page.reload()
    expect(question.status).to_have_text("That holds. Right at the second try.")
    assert question.given() == ["The right one"]


def test_a_mixed_order_is_the_same_after_a_reload(web_visit: Visit) -> None:
    page = web_visit.go(KINDS)
    orders = [Question(page, name).texts() for name in ("several", "limited")]
    for _ in range(2):
        page.reload()
        expect(Question(page, "limited").main).to_be_visible()
        assert [Question(page, name).texts() for name in ("several", "limited")] == orders


def test_the_order_is_mixed_for_each_visitor_anew(context: BrowserContext, web_visit: Visit) -> None:
    """The right option must not always stand first, as its author wrote it."""
    page = web_visit.go(KINDS)
    orders = set()
    for _ in range(8):
        page.evaluate("localStorage.clear()")
        page.reload()
        question = Question(page, "several")
        expect(question.main).to_be_visible()
        orders.add(tuple(question.texts()))
    assert len(orders) > 2


def test_a_new_round_that_was_begun_leaves_the_old_answer_kept(web_visit: Visit) -> None:
    page = web_visit.go(KINDS)
    question = Question(page, "limited")
    question.check(*LIMITED.right)
    question.button("Try it once more").click()
    page.reload()
    expect(question.status).to_have_text("That holds.")
    assert question.given() == list(LIMITED.right)
    expect(question.note).to_have_text(SAVED)
