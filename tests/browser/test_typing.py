"""What people type, and mean: texts and numbers in the ways they are written."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.asking import KINDS, NOT_YET, SECOND, Question
from tests.browser.breaking import records
from tests.browser.visits import Visit


def all_hold(question: Question, *answers: str) -> None:
    """Expects each of these answers to be right."""
    for answer in answers:
        question.check(answer)
        expect(question.status).to_have_text("That holds.")
        question.button("Try it once more").click()


def test_a_text_is_right_however_it_is_written(web_visit: Visit) -> None:
    """In peers a double space makes a right answer wrong."""
    question = Question(web_visit.go(KINDS), "typed")
    all_hold(question, "Moment  of   truth", " moment of truth. ", "MOMENTS OF TRUTH", "moment\u00a0of truth")
    all_hold(question, "m\u00f3ment of tr\u00fcth", "moments\tof truth")


def test_curly_quotes_are_quotes(web_visit: Visit) -> None:
    """In peers a curly quote, as phones write it, makes a right answer wrong."""
    question = Question(web_visit.go(SECOND), "quoted")
    all_hold(question, "the customer's word", "the customer\u2019s word", "The customer`s word")


def test_a_number_is_right_however_it_is_written(web_visit: Visit) -> None:
    question = Question(web_visit.go(KINDS), "number")
    all_hold(question, "105", "105,0", "104.5 points", "105points", "\u0661\u0660\u0665", "1.05e2", "+105")


def test_what_is_no_number_is_no_try(web_visit: Visit) -> None:
    question = Question(web_visit.go(KINDS), "number")
    for text in ("a hundred and five", "1,05,0", "--105"):
        question.check(text)
        expect(question.status).to_have_text("Write a number, such as 12.5.")
        expect(question.field).to_have_attribute("aria-invalid", "true")
        expect(question.note).to_be_hidden()
    question.check("105")
    expect(question.status).to_have_text("That holds.")


def test_an_answer_nobody_foresaw_is_wrong_without_special_feedback(web_visit: Visit) -> None:
    question = Question(web_visit.go(KINDS), "typed")
    question.check("<img src=x onerror=alert(1)>")
    expect(question.status).to_have_text(NOT_YET)
    expect(question.box.locator(".cw-fb, img")).to_have_count(0)


def test_a_very_long_answer_is_cut_and_answered(web_visit: Visit) -> None:
    """The field takes no more than fits; what a script of another puts in is cut as well."""
    page = web_visit.go(KINDS)
    question = Question(page, "typed")
    question.field.evaluate("field => { field.value = 'moment '.repeat(20000) }")
    question.check()
    expect(question.status).to_have_text(NOT_YET)
    assert len(records(page)["answer/typed"]) < 5000
