"""Steps put in order, items put in their places: by mouse, by keyboard alone, by handle, after a reload, without script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.asking import LEARNING, NOT_YET, SAVED, has_focus, wait_until_alive
from tests.browser.test_keyboard import press, tab_to
from tests.browser.test_without_script import AS_PRINTED, bare, scriptless
from tests.browser.visits import Visit

__all__ = ["bare", "scriptless"]

QUIZ_OF_CASES = "03-third/cases.html"
SORTING = "03-third/sorting.html"
RIGHT = ["Ask five users", "Draw what they said", "Show them the draft", "Mend it"]


def steps(page: Page) -> list[str]:
    """The steps as they stand."""
    return page.locator("#cw-steps .cw-steps > li > div:first-child").all_inner_texts()


def arrow(page: Page, way: str, step: str) -> Locator:
    """The button that moves a step."""
    return page.get_by_role("button", name=f"Move {way}: {step}", exact=True)


def said(page: Page) -> Locator:
    """Where a move is read out."""
    return page.locator("#cw-steps p[role=status]")


def put_right(page: Page) -> None:
    """Moves each step up to its place."""
    for place, step in enumerate(RIGHT):
        while steps(page).index(step) > place:
            arrow(page, "up", step).click()


def result(page: Page, name: str) -> Locator:
    """Where the result of a check stands."""
    return page.locator(f"#cw-{name}-s")


def test_an_order_wrong_then_right_then_reloaded(visit: Visit) -> None:
    page = visit.go(SORTING)
    question = wait_until_alive(page, "steps")
    first = steps(page)
    assert first != RIGHT
    question.main.click()
    expect(result(page, "steps")).to_have_text("Move a step first. There is no harm in guessing.")
    arrow(page, "down", first[0]).click()
    expect(said(page)).to_have_text(f"{first[0]}, position 2 of 4")
    question.main.click()
    expect(result(page, "steps")).to_have_text(NOT_YET)
    expect(question.shown("Not here yet.")).to_have_count(4)
    put_right(page)
    expect(question.shown("Not here yet.")).to_have_count(0)
    question.main.click()
    expect(result(page, "steps")).to_have_text("That holds. Right at the second try.")
    expect(question.shown("Fits here. They see what was missed.")).to_have_count(1)
    expect(arrow(page, "up", "Mend it")).to_have_accessible_description("Fits here.")
    expect(question.note).to_have_text(SAVED)
    page.reload()
    expect(result(page, "steps")).to_have_text("That holds. Right at the second try.")
    assert steps(page) == RIGHT
    arrow(page, "up", "Mend it").click(force=True)
    assert steps(page) == RIGHT
    question.main.click()
    assert steps(page) == first


def test_an_order_by_keyboard_alone(web_visit: Visit) -> None:
    page = web_visit.go(SORTING)
    question = wait_until_alive(page, "steps")
    for place, step in enumerate(RIGHT):
        if steps(page).index(step) == place:
            continue
        button = arrow(page, "up", step)
        page.evaluate("scrollTo(0, 0); document.activeElement.blur()")
        tab_to(page, button)
        while steps(page).index(step) > place:
            press(page, "Enter")
            assert has_focus(button)
            expect(said(page)).to_have_text(f"{step}, position {steps(page).index(step) + 1} of 4")
    expect(arrow(page, "up", RIGHT[0])).to_have_attribute("aria-disabled", "true")
    tab_to(page, question.main)
    press(page, "Enter")
    expect(result(page, "steps")).to_have_text("That holds.")
    assert has_focus(question.main)
    press(page, "Enter")
    assert "Move" in str(page.evaluate("document.activeElement.ariaLabel"))


def test_a_handle_takes_a_step_along_and_escape_puts_it_back(web_visit: Visit) -> None:
    page = web_visit.go(SORTING)
    wait_until_alive(page, "steps")
    first = steps(page)
    grips = page.locator("#cw-steps .cw-grip")
    top, bottom = (grips.nth(place).bounding_box() for place in (0, 3))
    assert top
    assert bottom
    x, down = top["x"] + 8, bottom["y"] + bottom["height"] - 2
    for key in ("Escape", ""):
        page.mouse.move(x, top["y"] + 8)
        page.mouse.down()
        for part in range(1, 9):
            page.mouse.move(x, top["y"] + (down - top["y"]) * part / 8)
        assert steps(page) == [*first[1:], first[0]]
        if key:
            page.keyboard.press(key)
            assert steps(page) == first
        page.mouse.up()
    assert steps(page) == [*first[1:], first[0]]
    expect(said(page)).to_have_text(f"{first[0]}, position 4 of 4")


def test_a_shown_order_says_what_one_had(web_visit: Visit) -> None:
    page = web_visit.go(SORTING)
    question = wait_until_alive(page, "steps")
    arrow(page, "down", steps(page)[0]).click()
    mine = steps(page)
    question.main.click()
    question.button("Show me").click()
    assert steps(page) == RIGHT
    for place, step in enumerate(RIGHT):
        box = page.locator("#cw-steps .cw-steps > li").nth(place)
        expect(box).to_contain_text(f"You had it in place {mine.index(step) + 1}.")


def choose(page: Page, **places: str) -> None:
    """Chooses a place for each item of the match."""
    for item, place in places.items():
        page.locator("#cw-parts").get_by_label(item, exact=True).select_option(label=place)


def test_a_match_wrong_then_right_then_reloaded(web_visit: Visit) -> None:
    page = web_visit.go(SORTING)
    page.evaluate("self.told = []; document.addEventListener('courseware:record', ({detail}) => told.push(detail))")
    question = wait_until_alive(page, "parts")
    choose(page, Pays="the council")
    question.main.click()
    expect(result(page, "parts")).to_have_text("Still open: 2. There is no harm in guessing.")
    choose(page, Uses="the bank", Chooses="the bank")
    question.main.click()
    expect(result(page, "parts")).to_have_text("Partly. 1 of 3 are where they belong.")
    uses = page.locator("#cw-parts").get_by_label("Uses", exact=True)
    expect(uses).to_have_accessible_description(re.compile("Not this one. The meals are cooked for her to eat."))
    choose(page, Uses="Mrs Aalto", Chooses="her daughter")
    question.main.click()
    expect(result(page, "parts")).to_have_text("That holds. Right at the second try.")
    told = page.evaluate("told")
    assert [each["score"] for each in told] == [pytest.approx(1 / 9), 1]
    assert sorted(told[0]["labels"]) == ["Chooses: the bank", "Pays: the council", "Uses: the bank"]
    page.reload()
    expect(result(page, "parts")).to_have_text("That holds. Right at the second try.")
    expect(uses).to_have_accessible_description(re.compile("Yes. The meals are cooked for her to eat."))
    choose(page, Uses="the bank")
    assert uses.locator("option:checked").inner_text() == "Mrs Aalto"
    question.main.click()
    assert uses.locator("option:checked").inner_text() == "Choose"


def test_a_classify_by_keyboard_alone(web_visit: Visit) -> None:
    page = web_visit.go(SORTING)
    question = wait_until_alive(page, "manner")
    right = {"say": 0, "ranking": 2, "Numbers": 0, "year": 1}
    for item in page.locator("#cw-manner .cw-pair").all():
        tab_to(page, item.get_by_role("radio"))
        press(page, "Space")
        text = item.locator("legend").inner_text()
        for _ in range(next(place for word, place in right.items() if word in text)):
            press(page, "ArrowRight")
    tab_to(page, question.main)
    press(page, "Enter")
    expect(result(page, "manner")).to_have_text("That holds.")
    group = page.get_by_role("group", name=re.compile("We say"))
    expect(group).to_have_accessible_description("Yes. One word for all hides who needs what.")


def test_sorting_without_script_and_on_paper(bare: Page, web: str) -> None:
    bare.goto(web + SORTING)
    box = "element => getComputedStyle(element, '::before').borderTopWidth"
    assert bare.locator(".cw-steps > li").first.evaluate(box) != "0px"
    assert "the bank" in bare.locator("#cw-parts .cw-note").inner_text()
    assert bare.locator("#cw-manner input[type=radio]").count() == 12
    answers = bare.locator("#cw-steps .cw-key ol > li").all_text_contents()
    assert [text.split("They")[0].split("Without")[0] for text in answers] == RIGHT


def test_a_moved_order_is_still_a_paper_form(web_visit: Visit) -> None:
    page = web_visit.go(SORTING)
    wait_until_alive(page, "steps")
    page.evaluate(AS_PRINTED)
    expect(page.locator("#cw-steps .cw-grip").first).to_be_hidden()
    expect(arrow(page, "up", "Mend it")).to_be_hidden()


def test_being_sure_and_being_right_are_compared(web_visit: Visit) -> None:
    """Only what was said at the very first check counts; later tries know more."""
    page = web_visit.go(LEARNING)
    compared = page.locator(".cw-how-sure")
    expect(page.get_by_role("button", name="Erase")).to_be_visible()
    expect(compared).to_be_hidden()
    page.goto(web_visit.root + SORTING)
    question = wait_until_alive(page, "steps")
    arrow(page, "down", "Mend it").click()
    question.box.get_by_label("Certain").check()
    question.main.click()
    put_right(page)
    question.box.get_by_label("Guessing").check()
    question.main.click()
    expect(result(page, "steps")).to_have_text("That holds. Right at the second try.")
    page.goto(web_visit.root + QUIZ_OF_CASES)
    sure = wait_until_alive(page, "told-time")
    sure.box.get_by_label("Fairly sure").check()
    sure.check("At eight")
    page.goto(web_visit.root + LEARNING)
    expect(compared.get_by_role("row")).to_have_text(
        ["How sure you wereRight at the first try", "Fairly sure1 of 1", "Certain0 of 1"]
    )
    expect(compared).to_contain_text("Being sure and being right do not go together yet.")
    link = compared.get_by_role("link")
    expect(link).to_have_text(["Put the way of a draft in order"])
    link.click()
    expect(page.get_by_role("heading", level=1, name="Sorting")).to_be_visible()


def test_a_quiz_of_a_case_and_of_kinds_that_sort(web_visit: Visit) -> None:
    """Every kind counts at its first check; what was missed is asked again."""
    page = web_visit.go(QUIZ_OF_CASES)
    quiz = page.locator("#cw-cases")
    time, order, parts = (wait_until_alive(page, name) for name in ("told-time", "told-order", "told-parts"))
    time.check("At eight")
    down = order.box.locator(".cw-steps > li").first.get_by_role("button", name="Move down").element_handle()
    for _ in range(2):
        down.click()
    order.main.click()
    for item, place in (("Early", "eight"), ("Late", "nine")):
        parts.box.get_by_label(item, exact=True).select_option(label=place)
    parts.main.click()
    for pair in page.locator("#cw-told-never .cw-pair").all():
        pair.get_by_label("morning").check()
    wait_until_alive(page, "told-never").main.click()
    results = quiz.locator(".cw-results")
    expect(results.get_by_role("status")).to_have_text("2 of 4 right at the first try.")
    expect(results.get_by_role("link")).to_have_text(["Put the morning in order", "Morning or evening?"])
    results.get_by_role("button", name="Try the missed ones again").click()
    expect(time.box).to_be_hidden()
    assert "Move" in str(page.evaluate("document.activeElement.ariaLabel"))
    expect(order.box.locator(".cw-fb")).to_have_count(0)
