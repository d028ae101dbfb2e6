"""Each kind of question answered: wrong, then right, in every place a site can be."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.asking import ALL, FIRST, KINDS, SAVED, SECOND, Kind, Question
from tests.browser.visits import Visit


def wrong_then_right(page: Page, kind: Kind) -> None:
    """Answers one question in two tries, with the mouse."""
    question = Question(page, kind.name)
    expect(question.status).to_be_empty()
    question.check(*kind.wrong)
    expect(question.status).to_have_text(kind.result)
    question.says_of(kind.wrong, kind.why_not)
    expect(question.note).to_have_text(SAVED)
    expect(question.main).to_have_text("Check again")
    question.check(*kind.right)
    expect(question.status).to_have_text("That holds. Right at the second try.")
    question.says_of(kind.right, kind.why)
    expect(question.shown(kind.why_not)).to_have_count(0)
    expect(question.main).to_have_text("Try it once more")


def test_each_kind_wrong_then_right(visit: Visit) -> None:
    """In peers a strict policy kills the quiz, and a folder on a disk does not work at all."""
    for path in (FIRST, KINDS):
        page = visit.go(path)
        for kind in (kind for kind in ALL if kind.page == path):
            wrong_then_right(page, kind)


def test_explanation_comes_with_the_right_answer(web_visit: Visit) -> None:
    question = Question(web_visit.go(FIRST), "single")
    explanation = question.box.get_by_text("The explanation comes last.")
    expect(explanation).to_be_hidden()
    question.check("The wrong one")
    expect(explanation).to_be_hidden()
    question.check("The right one")
    expect(explanation).to_be_visible()


def test_missed_options_are_spoken_of_when_the_answer_is_shown(web_visit: Visit) -> None:
    question = Question(web_visit.go(KINDS), "several")
    question.check("Apple", "Leek")
    expect(question.shown("Pears grow on trees")).to_have_count(0)
    question.button("Show me").click()
    question.says_of(("Pear",), "This one. The pear is a fruit too, and was left out.")
    question.says_of(("Apple",), "Yes. Apples grow on trees, as fruit does.")
    question.says_of(("Leek",), "Not this one. Leeks are stems and leaves, not fruit.")


def test_what_was_found_and_what_is_missing(web_visit: Visit) -> None:
    """Partial credit that does not explain itself is what users of peers complain of."""
    question = Question(web_visit.go(KINDS), "several")
    for answer, result in (
        (["Apple"], "Partly. One found, one is still missing."),
        (["Apple", "Pear", "Carrot"], "Partly. Two found, one does not belong."),
        (["Apple", "Pear", "Carrot", "Leek"], "Partly. Two found, two do not belong."),
        (["Carrot", "Leek"], "Not yet. Have another look."),
    ):
        question.check(*answer)
        expect(question.status).to_have_text(result)


def test_options_with_the_same_text_are_two_options(web_visit: Visit) -> None:
    """A peer's question with two options of one text cannot be answered."""
    question = Question(web_visit.go(SECOND), "twins")
    twins = question.box.locator(".cw-opt").filter(has_text="The same words")
    expect(twins).to_have_count(2)
    results = {}
    for place in range(2):
        twins.nth(place).get_by_role("radio").check()
        expect(question.box.get_by_role("radio", checked=True)).to_have_count(1)
        question.check()
        expect(twins.nth(place).get_by_text(re.compile("These are the (first|second)"))).to_be_visible()
        expect(twins.nth(1 - place).get_by_text(re.compile("These are the"))).to_have_count(0)
        results[place] = question.status.inner_text()
        if results[place].startswith("That holds."):
            question.main.click()
    assert sorted(text.partition(".")[0] for text in results.values()) == ["Not yet", "That holds"]


def test_each_check_is_told_once_with_the_option_chosen(web_visit: Visit) -> None:
    """A peer's records say right or wrong, but not what was chosen."""
    page = web_visit.go(FIRST)
    page.evaluate("self.told = []; document.addEventListener('courseware:record', ({detail}) => told.push(detail))")
    question = Question(page, "single")
    question.check("The wrong one")
    question.check("The right one")
    told = [each for each in page.evaluate("told") if each["verb"] == "answered"]
    keys = [question.option(text).get_attribute("value") for text in ("The wrong one", "The right one")]
    assert [(each["activity"], each["response"], each["score"], each["tries"]) for each in told] == [
        ("single", [keys[0]], 0, 1),
        ("single", [keys[1]], 1, 2),
    ]
    assert told[0]["course"] == "test-course"


def test_comments_of_the_author_stay_with_the_author(web_visit: Visit) -> None:
    """A comment inside a question leaks onto a peer's page."""
    page = web_visit.go(KINDS)
    Question(page, "typed").check("moment of truth")
    expect(page.get_by_text("not for readers")).to_have_count(0)
