"""Handing in without a server: a file or a text that the trainee makes, and the trainer's view of a class."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.asking import FIRST, KINDS, PLAIN, Question, has_focus
from tests.browser.copies import Copies
from tests.browser.test_accessible import findings, turn
from tests.browser.visits import Visit

LEARNING, CLASS = "my-learning.html", "class.html"
OWN = "Nobody reads the weekly sheet"


def hand_in(page: Page) -> Locator:
    """The form, once it is alive."""
    box = page.locator("cw-hand-in")
    expect(box.get_by_role("button", name="Make the file")).to_be_visible()
    return box


def worked(visit: Visit) -> Page:
    """A trainee who has answered a question, done a page, and written about the own case."""
    page = visit.go(KINDS)
    Question(page, "several").check("Apple")
    page = visit.go(PLAIN)
    page.get_by_role("button", name="Done", exact=True).click()
    page = visit.go("writing.html")
    page.locator("cw-reflection textarea").first.fill(OWN)
    expect(page.locator("cw-reflection").first).to_contain_text("Saved on this device")
    return visit.go(LEARNING)


@pytest.fixture
def files(web_visit: Visit, browser_name: str, downloads: Path, tmp_path: Path) -> Copies:
    """The files that the browser writes."""
    return Copies(web_visit.page, browser_name, downloads, tmp_path)


def made(files: Copies) -> dict[str, Any]:
    """The file that the form makes."""
    return files.save(files.page.get_by_role("button", name="Make the file").click)


def upload(*contents: object) -> list[FilePayload]:
    """Files with these contents, for a file control."""
    texts = [each if isinstance(each, bytes) else json.dumps(each).encode() for each in contents]
    return [{"name": f"{n}.json", "mimeType": "application/json", "buffer": text} for n, text in enumerate(texts)]


def test_what_is_handed_in_is_what_was_chosen_and_reaches_the_class(web_visit: Visit, files: Copies) -> None:
    page = worked(web_visit)
    box = hand_in(page)
    box.get_by_role("button", name="Make the file").click()
    expect(box.get_by_role("status")).to_have_text("Write a name first, so that they know whose results these are.")
    assert has_focus(box.get_by_label("Your name"))
    page.keyboard.type("Ada <i>Obi</i>")
    box.get_by_label("help with").fill("The second module")
    first = made(files)
    assert OWN not in str(first), "own texts leave only when they are added"
    page.locator("cw-hand-in fieldset").get_by_role("checkbox").first.check()
    second = made(files)
    assert OWN in str(second)
    box.get_by_role("button", name="Make a text to paste").click()
    text = page.locator("cw-hand-in pre").inner_text()
    assert text.startswith("[hand-in 1 test-course")
    assert findings(page) == []

    page = web_visit.go(CLASS)
    view = page.locator("cw-class")
    other = {**first, "values": {**first["values"], ".who": "Ben", ".device": "other", ".help": "", ".t": "1"}}
    view.locator("input[type=file]").set_input_files(upload(second, other))
    expect(view.get_by_role("status")).to_have_text("2 people.")
    table = view.locator("[data-learners]")
    expect(page.locator("link[href*='/people']"), "the dialogs of a shared device are not on this page").to_have_count(
        0
    )
    rows = table.locator("tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text("Ada <i>Obi</i>1 of ")
    expect(rows.nth(0)).to_contain_text("asks for help")
    expect(view.locator(".cw-helped li")).to_have_text(["Ada <i>Obi</i> The second module"])
    view.locator(".cw-added summary").click()
    expect(view.locator(".cw-added li")).to_contain_text([OWN])
    view.get_by_text("Paste texts").click()
    view.get_by_label("One text or several").fill("Hi,\n> " + text.replace("\n", "\n> "))
    view.get_by_role("button", name="Read them").click()
    expect(view.get_by_role("status")).to_have_text("2 people. 1 had handed in before; the newer one counts.")
    hardest = view.locator("tr[data-activity]:visible")
    expect(hardest).to_have_count(1)
    expect(hardest.locator("td").first).to_have_text("2 of 2")
    saved_and_forgotten(page, view)


def test_what_is_added_is_shown_in_the_words_of_the_exercise(web_visit: Visit, files: Copies) -> None:
    page = web_visit.go("04-ratings/index.html")
    rating = page.locator("#cw-small-rating")
    door = rating.get_by_role("group", name="The door")
    door.get_by_role("radio", name="It sticks").check()
    door.get_by_role("textbox").fill("Mondays")
    door.get_by_role("combobox").select_option("Certain")
    rating.get_by_role("group", name="The lamp").get_by_role("radio", name="no evidence yet").check()
    rating.get_by_label("a name for your file").fill("Owl")
    expect(rating).to_contain_text("Saved on this device")
    page = web_visit.go(LEARNING)
    hand_in(page).get_by_label("Your name").fill("Ada")
    page.get_by_role("checkbox", name="Where does the house stand?").check()
    file = made(files)
    assert "Owl" not in str(file), "beside the name a pseudonym would be none"

    view = web_visit.go(CLASS).locator("cw-class")
    view.locator("input[type=file]").set_input_files(upload(file))
    view.locator(".cw-added summary").click()
    expect(view.locator(".cw-added h4")).to_have_text("Where does the house stand?")
    expect(view.locator(".cw-added li")).to_have_text(
        [
            "The door 1 · It sticks",
            "The door · What shows it? Mondays",
            "The door · How sure are you? Certain",
            "The lamp no evidence yet",
        ]
    )


def saved_and_forgotten(page: Page, view: Locator) -> None:
    """The class as a table for a spreadsheet; then nothing of it is left."""
    for colours in ("light", "dark"):
        turn(page, colours)
        assert findings(page) == []
    view.get_by_role("button", name="Forget all of it").click()
    expect(view.locator(".cw-seen")).to_be_hidden()
    assert has_focus(view.locator("input[type=file]"))
    assert "Ada" not in page.evaluate("JSON.stringify(localStorage)")


def test_files_that_do_not_fit_change_nothing(web_visit: Visit) -> None:
    page = web_visit.go(CLASS)
    view = page.locator("cw-class")
    foreign = {"format": "courseware-hand-in", "f": 1, "activity": "course", "course": "elsewhere", "values": {}}
    view.locator("input[type=file]").set_input_files(upload(b"{", b"\xff\x00", foreign))
    expect(view.get_by_role("status")).to_contain_text("0 people.")
    for words in (
        "“0.json” was left out: it cannot be read",
        "“1.json” was left out: nothing in it",
        "“2.json” was left out: it was not handed in",
    ):
        expect(view.get_by_role("status")).to_contain_text(words)
    expect(view.locator(".cw-seen")).to_be_hidden()


def test_the_form_goes_by_keyboard(visit: Visit) -> None:
    page = visit.go(FIRST)
    page = visit.go(LEARNING)
    box = hand_in(page)
    expect(box.locator("fieldset")).to_be_hidden()
    box.get_by_label("Your name").focus()
    page.keyboard.type("Ada")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(box.locator("pre")).to_be_visible()
    page.keyboard.press("Tab")
    assert has_focus(box.locator("pre"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(box.get_by_role("status")).to_contain_text(re.compile("Copied|selected"))
