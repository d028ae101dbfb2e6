"""A page that holds every kind at once: each lives, each is used by keyboard alone, each is as it was after a reload."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from courseware.activities.registry import kinds
from tests.browser.asking import SAVED
from tests.browser.test_keyboard import press
from tests.browser.visits import Visit

PAGE = "everything.html"
FAR = 60
"""More presses of Tab than one activity is from the next."""
FIELD = "input:not([type=hidden], [type=file]), select, textarea, .cw-steps button, .cw-scene button, .cw-now button"


def first_field(box: Locator) -> Locator:
    """The first control of an activity that takes an answer."""
    return box.locator(FIELD).filter(visible=True).first


def tab_to(page: Page, control: Locator) -> None:
    """Presses Tab until a control has the focus, which is never lost on the way."""
    for _ in range(FAR):
        if control.evaluate("each => each === document.activeElement || each.type === 'radio' && !!each.name"
                            " && document.activeElement.name === each.name"):  # fmt: skip
            return
        press(page, "Tab")
    pytest.fail(f"Tab never comes to {control}")


def use(page: Page) -> str:
    """Does something with the control that has the focus, by keys; what it holds now."""
    kind = page.evaluate("document.activeElement.type")
    if kind in {"radio", "checkbox"}:
        page.keyboard.press("Space")
    elif kind.startswith("select"):
        page.keyboard.press("ArrowDown")
    elif kind in {"text", "textarea"}:
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type("7")
    else:
        page.keyboard.press("Enter")
    return str(page.evaluate("(each => each.checked ?? each.value)(document.activeElement)"))


def test_every_kind_on_one_page_by_keyboard_alone(visit: Visit) -> None:
    page = visit.go(PAGE)
    boxes = {name: page.locator(f"article cw-{name}:not(cw-quiz *, cw-scenario *)").first for name in kinds()}
    for name, box in boxes.items():
        expect(box, name).to_have_count(1)
    order = page.locator("article [id^=cw-]").evaluate_all("all => all.map(each => each.localName)")
    boxes["exam"].get_by_role("button", name="Begin").press("Enter")
    alive = ".cw-tools, button[type=submit], .cw-scene button, .cw-desk .cw-list button"
    for box in boxes.values():
        expect(box.locator(alive).filter(visible=True).first).to_be_visible()
    page.locator("article h1").evaluate("each => { each.tabIndex = -1; each.focus() }")
    for name in sorted(boxes, key=lambda name: order.index(f"cw-{name}")):
        box = boxes[name]
        tab_to(page, first_field(box))
        use(page)
        if name == "review":
            tab_to(page, box.get_by_role("button", name="I knew it"))
            press(page, "Enter")
            expect(box.locator(".cw-saved")).to_have_text(SAVED)
            continue
        check = box.locator("button[type=submit]").filter(visible=True)
        if check.count():
            tab_to(page, check.first)
            press(page, "Enter")
            expect(box.locator("[role=status]:not(:empty)").filter(visible=True).first).to_be_visible()
        elif name != "scenario":
            expect(box.locator(".cw-saved")).to_have_text(SAVED)
    page.reload()
    expect(boxes["text"].get_by_role("textbox")).to_have_value("7")
    expect(boxes["worksheet"].locator(FIELD).first).to_have_value("7")
    expect(boxes["rating"].get_by_role("radio").first).to_be_checked()
    expect(boxes["triage"].get_by_role("radio").first).to_be_checked()
    expect(boxes["highlight"].get_by_role("checkbox").first).to_be_checked()
