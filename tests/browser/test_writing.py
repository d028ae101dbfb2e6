"""Gaps that are filled, pieces that are picked, and thoughts that nobody scores."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.asking import NOT_YET, SAVED, Question, has_focus, wait_until_alive
from tests.browser.test_keyboard import press, tab_to
from tests.browser.visits import Visit

WRITING = "writing.html"
LISTEN = "self.told = []; document.addEventListener('courseware:record', ({detail}) => told.push(detail))"


def fill(page: Page, name: str, *texts: str) -> Question:
    """Writes into the gaps of a question, in their order, and checks."""
    question = wait_until_alive(page, name)
    for number, text in enumerate(texts, 1):
        question.box.get_by_label(f"Gap {number} of {len(texts)}").fill(text)
    question.main.click()
    return question


def pick(page: Page, name: str, *texts: str) -> Question:
    """Picks these pieces and no others, by pressing the text itself, and checks."""
    question = wait_until_alive(page, name)
    for piece in question.box.locator(".cw-piece").all():
        if (piece.inner_text().strip() in texts) != piece.get_by_role("checkbox").is_checked():
            piece.click()
    question.main.click()
    return question


RIGHT = ("Please turn to the department in charge.", "We are not responsible.")


def test_gaps_pieces_and_places_by_mouse_and_after_a_reload(web_visit: Visit) -> None:
    page = web_visit.go(WRITING)
    page.evaluate(LISTEN)
    gaps = fill(page, "gaps", "Work  with", "pay for", "")
    expect(gaps.status).to_have_text("Partly. One found, two are still missing.")
    second = gaps.box.get_by_label("Gap 2 of 3")
    expect(second).to_have_accessible_description(re.compile("whoever has to .* not yet .*Paying is one sign"))
    expect(gaps.box.get_by_label("Gap 3 of 3")).to_have_accessible_description(re.compile("still empty"))
    assert has_focus(gaps.main)
    chosen = wait_until_alive(page, "chosen")
    chosen.box.get_by_role("combobox").select_option("last")
    chosen.main.click()
    expect(chosen.status).to_have_text(NOT_YET)
    chosen.button("Show me").click()
    expect(chosen.shown("not yet: “next”").or_(chosen.shown("not yet: next"))).to_have_count(1)
    pieces = pick(page, "pieces", RIGHT[0], "We are open until four.")
    expect(pieces.status).to_have_text("Partly. One found, one does not belong, one is still missing.")
    expect(pieces.shown("That says when, and not who will help.")).to_have_count(1)
    expect(pieces.shown("It says whose problem it is not.")).to_have_count(0)
    places = wait_until_alive(page, "places")
    places.box.locator(".cw-pic label").first.click()
    expect(places.box.get_by_role("checkbox", name="The machine for numbers")).to_be_checked()
    places.main.click()
    expect(places.status).to_have_text("That holds.")
    told = {each["activity"]: each for each in page.evaluate("told")}
    assert told["gaps"]["labels"] == ["Work  with", "pay for", "…"]
    assert told["pieces"]["labels"] == [RIGHT[0], "We are open until four."]
    page.reload()
    for question, result in ((gaps, "Partly."), (pieces, "Partly."), (places, "That holds.")):
        expect(question.status).to_contain_text(result)
    expect(second).to_have_value("pay for")
    expect(places.box.locator(".cw-pic .is-on")).to_have_count(1)
    expect(fill(page, "gaps", "use", "next.", "MENDS").status).to_have_text("That holds. Right at the second try.")
    expect(gaps.shown("Using is the test.")).to_have_count(1)
    expect(pick(page, "pieces", *RIGHT).status).to_have_text("That holds. Right at the second try.")


def test_gaps_and_pieces_by_keyboard_alone(web_visit: Visit) -> None:
    page = web_visit.go(WRITING)
    gaps = wait_until_alive(page, "gaps")
    for number, text in enumerate(("use", "next", "mends"), 1):
        tab_to(page, gaps.box.get_by_label(f"Gap {number} of 3"))
        page.keyboard.type(text)
    press(page, "Enter")
    expect(gaps.status).to_have_text("That holds.")
    chosen = wait_until_alive(page, "chosen")
    tab_to(page, chosen.box.get_by_role("combobox"))
    page.keyboard.type("next")
    tab_to(page, chosen.main)
    press(page, "Enter")
    expect(chosen.status).to_have_text("That holds.")
    blame = wait_until_alive(page, "blame")
    tab_to(page, blame.box.get_by_role("checkbox", name="your own fault"))
    press(page, "Space")
    tab_to(page, blame.main)
    press(page, "Enter")
    expect(blame.status).to_have_text("That holds.")
    think = wait_until_alive(page, "think")
    tab_to(page, think.field)
    page.keyboard.type("The night shift")
    tab_to(page, think.main)
    press(page, "Enter")
    assert has_focus(think.main)
    tab_to(page, think.box.get_by_role("checkbox", name="I said what they use"))
    press(page, "Space")
    expect(think.box.get_by_role("checkbox", checked=True)).to_have_count(1)


def test_a_thought_is_kept_while_it_is_written_and_told_without_its_words(web_visit: Visit) -> None:
    page = web_visit.go(WRITING)
    page.evaluate(LISTEN)
    think = wait_until_alive(page, "think")
    think.main.click()
    expect(think.status).to_contain_text("Write something first")
    assert has_focus(think.field)
    expect(think.shown("the night shift.")).to_have_count(0)
    think.button("Show it anyway").click()
    expect(think.shown("the night shift.")).to_have_count(1)
    think.field.fill("My secret customer")
    expect(think.note).to_have_text(SAVED)
    assert page.evaluate("told") == []
    page.reload()
    expect(think.field).to_have_value("My secret customer")
    expect(think.shown("the night shift.")).to_have_count(0)
    page.evaluate(LISTEN)
    think.main.click()
    think.box.get_by_label("I said what they use").check()
    judged = wait_until_alive(page, "judged")
    judged.field.fill("Dear Ms Aalto")
    judged.main.click()
    judged.box.get_by_label("people we asked").check()
    told = page.evaluate("told")
    assert [(each["activity"], each["verb"], "score" in each) for each in told] == [
        ("think", "completed", False),
        ("judged", "completed", False),
    ]
    assert "secret" not in str(told)
    assert told[1]["response"] == ["Dear Ms Aalto"]
    page.reload()
    expect(think.box.get_by_label("I said what they use")).to_be_checked()
    expect(judged.box.get_by_label("people we asked")).to_be_checked()
    expect(think.main).to_have_attribute("aria-disabled", "true")


def test_a_quiz_leaves_a_thought_out_of_its_sum(web_visit: Visit) -> None:
    page = web_visit.go(WRITING)
    thought = wait_until_alive(page, "thought")
    thought.field.fill("What happened before?")
    thought.main.click()
    known = wait_until_alive(page, "known")
    known.check("The clinic")
    results = page.locator("#cw-thinking .cw-results")
    expect(results).to_contain_text("1 of 1 right at the first try. That is 100 %")
    page.reload()
    expect(results).to_contain_text("You have passed.")
    expect(thought.field).to_have_value("What happened before?")
