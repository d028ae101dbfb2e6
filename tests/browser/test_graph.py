"""Chains and cause trees in a browser: by mouse, by keyboard alone, after a reload."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.asking import has_focus
from tests.browser.visits import Visit

GRAPH = "03-third/graph.html"


def open_at(visit: Visit, name: str) -> Locator:
    """One of the exercises, alive."""
    visit.go(GRAPH)
    box = visit.page.locator(f"#cw-{name}")
    expect(box.get_by_role("button").filter(visible=True).first).to_be_visible()
    return box


def result(page: Page, name: str) -> list[str]:
    """What an exercise has published."""
    found = page.evaluate(
        "name => Object.entries(localStorage).find(([key]) => key.endsWith('/result/' + name))?.[1]", name
    )
    lines: list[str] = json.loads(found)["data"]["lines"] if found else []
    return lines


def test_a_chain_is_drawn_kept_and_compared(web_visit: Visit) -> None:
    box = open_at(web_visit, "hands")
    page = web_visit.page
    rows = box.locator(".cw-sheet tbody tr")
    expect(rows).to_have_count(1)
    box.get_by_text("Compare with").click()
    expect(box.get_by_text("There is nothing of yours here yet.")).to_be_visible()
    box.get_by_role("button", name="Add a hand-over").click()
    assert has_focus(box.get_by_label("From 2"))
    box.get_by_label("From 2").fill("Trainer")
    box.get_by_label("To 2").fill("The Company that sends them all")
    box.get_by_role("button", name="Add a hand-over").click()
    box.get_by_label("From 3").fill("participants.")
    box.get_by_label("To 3").fill("trainer")
    picture = box.get_by_role("img")
    expect(picture).to_have_accessible_name("Hand-overs: 3. Without an agreed “good”, and so dashed: 2.")
    expect(picture.locator("rect")).to_have_count(3)
    expect(picture.locator("path[stroke-dasharray]")).to_have_count(2)
    box.get_by_role("group", name="Trainer").get_by_label("uses").check()
    expect(picture.get_by_text("uses")).to_have_count(1)
    up = box.get_by_role("button", name="Move up: participants. → trainer")
    up.click()
    expect(box.get_by_label("From 2")).to_have_value("participants.")
    assert has_focus(up)
    box.get_by_role("button", name="Remove: Trainer → The Company that sends them all").click()
    expect(rows).to_have_count(2)
    assert has_focus(box.get_by_role("button", name="Undo"))
    box.get_by_role("button", name="Undo").click()
    expect(rows).to_have_count(3)
    box.get_by_text("Compare with").click()
    told = box.locator("details [role=status]")
    expect(told).to_contain_text("In both chains: Trainer → Participants; Participants → Trainer")
    expect(told).to_contain_text("Only the expert has: –")
    expect(told).to_contain_text("Only you have: Trainer → The Company")
    page.reload()
    expect(box.get_by_label("From 2")).to_have_value("participants.")
    expect(picture.get_by_text("uses")).to_have_count(1)
    assert result(page, "hands.unclear") == ["participants. → trainer", "Trainer → The Company that sends them all"]
    # The row to begin with was left alone, so what is in it is nobody's finding.
    assert result(page, "hands.customers") == ["trainer", "The Company that sends them all"]


def test_a_party_that_is_called_something_else_goes_on_playing_its_part(web_visit: Visit) -> None:
    box = open_at(web_visit, "hands")
    box.get_by_role("button", name="Add a hand-over").click()
    box.get_by_label("From 2").fill("Participants")
    box.get_by_label("To 2").fill("trainer")
    uses = box.get_by_role("group", name="Trainer").get_by_label("uses")
    uses.check()
    box.get_by_label("From 1").fill("Coach")
    box.get_by_label("From 1").blur()
    # There still is a trainer.
    expect(uses).to_be_checked()
    box.get_by_label("To 2").fill("coach")
    box.get_by_label("To 2").blur()
    expect(box.get_by_role("group", name="Coach").get_by_label("uses")).to_be_checked()
    expect(uses).to_have_count(0)
    expect(box.get_by_role("img").get_by_text("uses")).to_have_count(1)


def test_a_tree_grows_by_keyboard_alone(web_visit: Visit) -> None:
    box = open_at(web_visit, "causes")
    page = web_visit.page
    box.get_by_label("Because …").focus()
    page.keyboard.type("The floor is bare.")
    page.keyboard.press("Tab")
    page.keyboard.type("We have knocked on it")
    for _ in range(4):
        page.keyboard.press("Tab")
    assert has_focus(box.get_by_role("button", name="Why? The floor is bare"))
    page.keyboard.press("Enter")
    page.keyboard.type("Carpets were thrown out")
    assert has_focus(box.get_by_label("Because …").nth(1))
    for _ in range(4):
        page.keyboard.press("Tab")
    page.keyboard.type("30")
    expect(box.get_by_role("img")).to_be_visible()
    box.get_by_role("button", name="Read it backwards").focus()
    page.keyboard.press("Enter")
    told = box.get_by_role("status").first
    expect(told).to_contain_text("Carpets were thrown out. Therefore: The floor is bare. Therefore: The hall is loud.")
    expect(told).to_contain_text("Evidence is missing for: Carpets were thrown out")
    box.get_by_role("button", name="Remove: The floor is bare").focus()
    page.keyboard.press("Enter")
    expect(box.get_by_label("Because …")).to_have_count(0)
    assert has_focus(box.get_by_role("button", name="Undo"))
    page.keyboard.press("Enter")
    expect(box.get_by_label("Because …")).to_have_count(2)
    page.reload()
    expect(box.get_by_label("Because …").nth(1)).to_have_value("Carpets were thrown out")
    assert result(page, "causes.root-causes") == ["Carpets were thrown out"]
    assert result(page, "causes.unproven") == ["Carpets were thrown out"]


def test_shares_of_causes_come_to_a_hundred(web_visit: Visit) -> None:
    box = open_at(web_visit, "causes")
    for n in range(3):
        if n:
            box.get_by_role("button", name="Another cause").click()
        box.get_by_label("Because …").nth(n).fill(f"Cause {n + 1}")
        box.get_by_label("How often").nth(n).fill("2")
    expect(box.locator("tbody tr")).to_have_text(["1. Cause 1234 %34 %", "2. Cause 2233 %67 %", "3. Cause 3233 %100 %"])


def test_a_guided_tree_leads_on(web_visit: Visit) -> None:
    box = open_at(web_visit, "whys")
    first, second = box.locator("cw-choice").all()
    expect(second).to_be_hidden()
    first.get_by_label("It is lazy").check()
    first.get_by_role("button", name="Check").click()
    expect(first.get_by_text("Lamps do not choose.").filter(visible=True)).to_be_visible()
    expect(second).to_be_hidden()
    first.get_by_label("No current").check()
    first.get_by_role("button", name="Check again").click()
    second.get_by_label("The fuse is out").check()
    second.get_by_role("button", name="Check").click()
    end = re.compile("The fuse is out. Therefore: No current reaches it. Therefore: The lamp is dark.")
    expect(box.get_by_text(end)).to_be_visible()
    expect(box.get_by_text("1 of 2 right at the first try.")).to_be_visible()
    web_visit.page.reload()
    expect(box.get_by_text(end)).to_be_visible()
    expect(second.get_by_label("The fuse is out")).to_be_checked()
