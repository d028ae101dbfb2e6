"""Questions answered by keyboard alone: Tab, arrows, Space, Enter and letters."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.asking import ALL, FIRST, KINDS, SECOND, SINGLE, Kind, Question, has_focus, wait_until_alive
from tests.browser.visits import Visit

FAR = 90
"""More presses of Tab than any control of a test page is away."""


IN_REACH = """all => {
    const at = document.activeElement
    return !at || at.matches("body, html") ? "lost" : all.includes(at) ? "there" : "elsewhere"
}"""
"""Whether the focus is on one of these elements, on another, or nowhere."""


def press(page: Page, key: str) -> None:
    """Presses a key; wherever the focus goes, it must be somewhere."""
    page.keyboard.press(key)
    assert page.evaluate("document.activeElement?.localName") not in {None, "body", "html"}, f"{key} lost the focus"


def press_until(page: Page, key: str, controls: Locator) -> bool:
    """Presses a key until one of these has the focus; it must never be lost on the way."""
    for _ in range(FAR):
        page.keyboard.press(key)
        where = controls.evaluate_all(IN_REACH)
        assert where != "lost", f"{key} lost the focus"
        if where == "there":
            return True
    return False


def tab_to(page: Page, control: Locator, key: str = "Tab") -> None:
    """Presses Tab until a control has the focus."""
    if not press_until(page, key, control):
        pytest.fail(f"{key} never comes to {control}")


def tab_into(page: Page, question: Question, key: str = "Tab") -> None:
    """Presses Tab until one of the question's options has the focus."""
    if not press_until(page, key, question.options):
        pytest.fail(f"{key} never comes to the options of {question.name}")


def choose_by_keys(page: Page, question: Question, kind: Kind, answer: tuple[str, ...], key: str = "Tab") -> None:
    """Answers without pressing the button."""
    if kind.typed:
        tab_to(page, question.field, key)
        # Tab selects what stands in a field, so that typing takes its place.
        page.keyboard.type(answer[0])
        return
    tab_into(page, question, key)
    if kind.name == "several":
        for text in question.texts() if key == "Tab" else reversed(question.texts()):
            if not has_focus(question.option(text)):
                tab_to(page, question.option(text), key)
            if question.option(text).is_checked() != (text in answer):
                press(page, "Space")
        return
    press(page, "Space")
    for _ in range(question.options.count()):
        if question.option(answer[0]).is_checked():
            return
        press(page, "ArrowDown")
    pytest.fail(f"arrow keys never come to {answer[0]}")


def answer_by_keys(page: Page, kind: Kind) -> None:
    """Answers wrong, then right, then begins afresh; the focus goes on from wherever it is."""
    question = wait_until_alive(page, kind.name)
    choose_by_keys(page, question, kind, kind.wrong)
    expect(question.status).to_be_empty()
    tab_to(page, question.main)
    press(page, "Enter")
    expect(question.status).to_have_text(kind.result)
    assert has_focus(question.main)

    choose_by_keys(page, question, kind, kind.right, key="Shift+Tab")
    expect(question.status).to_have_text(kind.result)
    tab_to(page, question.main)
    press(page, "Space")
    expect(question.status).to_have_text("That holds. Right at the second try.")
    question.says_of(kind.right, kind.why)
    assert has_focus(question.main)

    press(page, "Enter")
    expect(question.status).to_be_empty()
    expect(question.main).to_have_text("Check")
    assert question.given() == []
    assert has_focus(question.field if kind.typed else question.options.first)


def test_each_kind_by_keyboard_alone(visit: Visit) -> None:
    for path in (FIRST, KINDS):
        page = visit.go(path)
        for kind in (kind for kind in ALL if kind.page == path):
            answer_by_keys(page, kind)


def test_an_arrow_key_chooses_and_submits_nothing(web_visit: Visit) -> None:
    """In a peer one press of an arrow key submits and locks the question, because it submits on change."""
    page = web_visit.go(FIRST)
    question = wait_until_alive(page, "single")
    tab_into(page, question)
    chosen = set()
    for key in ("Space", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight"):
        press(page, key)
        chosen.add(question.given()[0])
        expect(question.status).to_be_empty()
        expect(question.box.locator(".cw-fb")).to_have_count(0)
    assert len(chosen) == 3
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('/answer/'))") == []
    for option in question.options.all():
        expect(option).to_be_enabled()


def test_enter_in_a_field_checks_and_does_not_wipe_the_result_away(web_visit: Visit) -> None:
    page = web_visit.go(KINDS)
    question = wait_until_alive(page, "typed")
    question.field.focus()
    page.keyboard.type("meeting")
    press(page, "Enter")
    expect(question.status).to_have_text("Not yet. Have another look.")
    assert has_focus(question.field)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("moment of truth")
    press(page, "Enter")
    press(page, "Enter")
    expect(question.status).to_have_text("That holds. Right at the second try.")
    assert question.given() == ["moment of truth"]


def test_arrow_keys_do_not_change_what_is_settled(web_visit: Visit) -> None:
    page = web_visit.go(FIRST)
    question = wait_until_alive(page, "single")
    question.check("The right one")
    question.option("The right one").focus()
    for key in ("ArrowDown", "ArrowUp"):
        press(page, key)
        assert question.given() == ["The right one"]
    expect(question.status).to_have_text("That holds.")


def test_focus_is_kept_when_a_button_has_done_its_work(web_visit: Visit) -> None:
    """The last hint, the shown answer: a button that is through stays under the focus and says so."""
    page = web_visit.go(FIRST)
    question = wait_until_alive(page, "single")
    question.button("Give me a hint").focus()
    press(page, "Enter")
    press(page, "Enter")
    assert has_focus(question.button("No more hints"))
    question.check("The wrong one")
    question.button("Show me").focus()
    press(page, "Enter")
    expect(question.status).to_have_text("Here is the answer.")
    assert has_focus(question.button("Answer shown"))
    expect(question.button("Answer shown")).to_have_attribute("aria-disabled", "true")


def test_everything_of_the_page_is_on_the_way_of_tab(web_visit: Visit) -> None:
    """From the first control to the link to the next page, forwards and back, without a trap."""
    page = web_visit.go(SECOND)
    question = wait_until_alive(page, "twins")
    back = page.get_by_role("link", name="Back to Only text")
    tab_into(page, question)
    tab_to(page, question.main)
    tab_to(page, back)
    tab_to(page, question.main, "Shift+Tab")


def test_leaving_a_field_checks_nothing(web_visit: Visit) -> None:
    page = web_visit.go(KINDS)
    question = wait_until_alive(page, "number")
    question.field.focus()
    page.keyboard.type(SINGLE.name)
    press(page, "Tab")
    expect(question.status).to_be_empty()
    expect(question.note).to_be_hidden()
