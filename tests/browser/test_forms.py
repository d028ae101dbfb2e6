"""Calculator, composer, triage and plan in a browser: by mouse, by keyboard alone, after a reload, without script."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.asking import SAVED, has_focus
from tests.browser.test_accessible import findings, turn
from tests.browser.test_without_script import bare, scriptless  # noqa: F401
from tests.browser.visits import Visit

FORMS = "forms.html"


@pytest.fixture
def forms(web_visit: Visit) -> Page:
    """The page, once its script has brought it to life."""
    page = web_visit.go(FORMS)
    expect(page.get_by_role("button", name="Add a line")).to_be_visible()
    return page


def box(page: Page, name: str) -> Locator:
    """One exercise."""
    return page.locator(f"#cw-{name}")


def kept(page: Page, name: str) -> None:
    """Waits until what was done is written."""
    expect(box(page, name).locator(".cw-saved")).to_have_text(SAVED)


def test_a_calculator_follows_what_is_typed_and_drawn(forms: Page) -> None:
    money = box(forms, "money")
    sheet, cells = money.locator(".cw-out"), money.locator("td")
    expect(sheet).to_have_text("It may cost 450 EUR (from 90 to 900).")
    expect(cells).to_have_text(["90", "450", "900", "1", "5", "10"])
    money.get_by_label("Margin").fill("20.000,5")
    expect(sheet).to_have_text("It may cost 1,000 EUR (from 200 to 2,000).")
    # Drawing writes into the field, by keyboard too.
    money.get_by_role("slider", name="Chance").press("ArrowRight")
    expect(money.get_by_label("Likely")).to_have_value("5.1")
    expect(sheet).to_have_text("It may cost 1,020 EUR (from 200 to 2,000).")
    kept(forms, "money")
    expect(box(forms, "again").locator("td")).to_have_text("2,040")
    forms.reload()
    expect(sheet).to_have_text("It may cost 1,020 EUR (from 200 to 2,000).")
    expect(box(forms, "again").get_by_label("Once")).to_have_value("1,020")


def result(page: Page, name: str) -> list[str]:
    """What an exercise has published."""
    found = page.evaluate("name => localStorage.getItem('cw/test-course/me/result/' + name)", name)
    lines: list[str] = json.loads(found)["data"]["lines"] if found else []
    return lines


def test_what_comes_of_a_result_is_passed_on_by_itself(forms: Page) -> None:
    """Nobody has to touch the second one: what it makes of the first is a result, too, and follows it."""
    assert result(forms, "again.twice") == []
    money = box(forms, "money")
    money.get_by_label("Margin").fill("20000")
    kept(forms, "money")
    assert result(forms, "again.twice") == ["Twice: 2,000"]
    money.get_by_label("Margin").fill("2000")
    money.get_by_label("Margin").blur()
    expect(box(forms, "again").locator("td")).to_have_text("200")
    assert result(forms, "again.twice") == ["Twice: 200"]


def test_a_calculator_says_what_cannot_stay(forms: Page) -> None:
    money = box(forms, "money")
    for field, text, good, said in (
        ("Margin", "much", "9000", "Write a number, such as 12.5."),
        ("High", "120", "10", "Write a number from 0 to 100."),
        ("Low", "7", "1", "Low, likely and high do not stand in this order."),
    ):
        money.get_by_label(field).fill(text)
        invalid = money.locator("[aria-invalid=true]")
        expect(invalid).to_have_count(1)
        expect(invalid).to_have_accessible_description(said)
        expect(money.get_by_role("status").first).to_have_text(re.compile("Still needed for this: (Chance|Margin)"))
        expect(money.locator("td").first).to_have_text("–")
        money.get_by_label(field).fill(good)
    expect(money.locator(".cw-out")).to_have_text("It may cost 450 EUR (from 90 to 900).")


def test_a_composer_builds_its_text(forms: Page) -> None:
    letter = box(forms, "letter")
    sheet = letter.locator(".cw-out")
    expect(sheet).to_have_text(re.compile(r"\[What you can do\] by \[By when\]\.\s*Yours, \[Who you are\]"))
    letter.get_by_label("Come").check()
    letter.get_by_label("By when").fill("2027-03-01")
    expect(letter.locator("[data-g]")).to_have_text("Nobody knows when: covered")
    expect(letter.get_by_text("Still empty: Who you are.")).to_be_visible()
    letter.get_by_label("Who you are").fill("<b>Yara</b>")
    letter.get_by_label("own words").fill("I come")
    expect(sheet).to_have_text(re.compile(r"I come by March 1, 2027\.\s*Yours, <b>Yara</b>"))
    kept(forms, "letter")
    forms.reload()
    expect(sheet).to_have_text(re.compile("I come by"))
    # Without a clipboard the text is selected, and it is said how to go on.
    forms.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })")
    letter.get_by_role("button", name="Copy the text").click()
    expect(letter.get_by_text("The text is selected.")).to_be_visible()
    assert forms.evaluate("getSelection().toString()").startswith("I come by")


def test_a_triage_comes_to_a_verdict_by_keyboard(forms: Page) -> None:
    ring = box(forms, "ring")
    status, sheet = ring.get_by_role("status").first, ring.locator(".cw-out")
    expect(status).to_have_text("2 questions are still open.")
    ring.get_by_role("radio", name="Yes").first.focus()
    forms.keyboard.press("Space")
    forms.keyboard.press("Tab")
    forms.keyboard.press("Space")
    expect(status).to_have_text("Write")
    expect(sheet).to_have_text("You get it in writing.")
    forms.keyboard.press("ArrowRight")
    forms.keyboard.press("ArrowRight")
    expect(status).to_have_text("Ring. One answer is not known yet; it counts for nothing.")
    kept(forms, "ring")
    ring.get_by_role("button", name="Start over").click()
    expect(status).to_have_text("2 questions are still open.")
    ring.get_by_role("button", name="Undo").click()
    expect(sheet).to_have_text("I ring you today.")


def test_a_plan_gathers_orders_and_weighs(forms: Page) -> None:
    plan, ring = box(forms, "ninety"), box(forms, "ring")
    expect(plan.get_by_text("Nothing there yet.")).to_have_count(4)
    rest = plan.locator("details").filter(has_text="Nothing there yet from these exercises")
    expect(rest.locator("[data-use]")).to_have_count(4)
    expect(plan.get_by_text("Nothing there yet.").first).to_be_hidden()
    rest.locator("summary").click()
    expect(rest.get_by_role("link", name="Ring or write?")).to_be_visible()
    ring.get_by_role("radio", name="Yes").first.check()
    ring.get_by_role("radio", name="No", exact=True).last.check()
    take = plan.locator("[data-use='ring.verdict'] button")
    # A few lines are in nobody's way, and stand where they were written.
    expect(rest).to_be_hidden()
    names = plan.locator("[data-use]").evaluate_all("all => all.map(each => each.dataset.use)")
    assert names == ["money.share", "ring.verdict", "letter.open", "money.loss"]
    take.focus()
    forms.keyboard.press("Enter")
    what = plan.get_by_role("textbox", name="What", exact=True)
    expect(what.first).to_have_value("Ring")
    expect(take).to_have_text("Taken over")
    assert has_focus(take)
    plan.get_by_role("button", name="Add a line").press("Enter")
    assert has_focus(what.last)
    forms.keyboard.type("Last")
    up = plan.get_by_role("button", name="Move up: Last")
    up.press("Enter")
    expect(what.nth(2)).to_have_value("Last")
    assert has_focus(up)
    plan.get_by_role("button", name="Remove: Ring").click()
    expect(what.first).to_have_value("")
    expect(take).to_have_text("Take over")
    plan.get_by_role("button", name="Undo").press("Enter")
    expect(what.first).to_have_value("Ring")
    plan.get_by_label("2 yes").check()
    plan.get_by_label("1 by us").check()
    expect(plan.locator(".cw-sum")).to_have_text("3 of 4 points. The plan stands.")
    kept(forms, "ninety")
    forms.reload()
    expect(what).to_have_count(4)
    expect(what.nth(2)).to_have_value("Last")
    expect(plan.locator(".cw-sum")).to_have_text("3 of 4 points. The plan stands.")


def test_a_plan_hands_out_reminders(forms: Page, browser_name: str) -> None:
    plan = box(forms, "ninety")
    save = plan.get_by_role("button", name="Save the days for my calendar")
    save.click()
    expect(plan.get_by_text("Choose the first day of the plan.")).to_be_visible()
    start = plan.get_by_label("First day of the plan")
    assert has_focus(start)
    start.fill("2026-12-01")
    if browser_name == "firefox":
        # Over WebDriver BiDi nothing is said of a download.
        save.click()
        return
    with forms.expect_download() as waiting:
        save.click()
    file = Path(waiting.value.path()).read_bytes().decode()
    assert waiting.value.suggested_filename == "ninety.ics"
    assert re.findall(r"DTSTART;VALUE=DATE:(\d+)\r\n", file) == ["20261231", "20270130"]
    assert "SUMMARY:My plan: day 30\r\n" in file


def test_axe_finds_nothing_in_forms(forms: Page, browser_name: str) -> None:
    for radio in box(forms, "ring").get_by_role("radio", name="Yes").all():
        radio.check()
    box(forms, "ninety").locator("li button").first.click()
    box(forms, "money").get_by_label("Margin").fill("much")
    modes = ["light", "dark", "rtl", "narrow", "large", "forced"] if browser_name == "chromium" else ["narrow"]
    for mode in modes:
        turn(forms, mode)
        assert findings(forms, mode) == [], mode
        if mode in {"narrow", "large"}:
            assert forms.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, mode


def test_forms_can_be_filled_in_on_paper(bare: Page, web: str) -> None:  # noqa: F811
    bare.goto(web + FORMS)
    for text in ("Loss = Chance × Margin", "I ring you today."):
        assert bare.get_by_text(text).count() == 1
    assert bare.get_by_text("by [By when].").is_visible()
    assert bare.get_by_text("The plan stands from so many points on: 3 / 4").is_visible()
    assert box(bare, "ninety").locator("li").count() == 3
    assert box(bare, "ninety").get_by_role("link", name="Ring or write?").is_visible()
