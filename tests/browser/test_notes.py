"""Notes and bookmarks on sections: made by mouse and keyboard, kept, listed, deleted, exported, never handed in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.asking import LEARNING, PLAIN, has_focus
from tests.browser.breaking import records
from tests.browser.building import Build
from tests.browser.copies import Copies
from tests.browser.test_accessible import findings, turn
from tests.browser.test_keyboard import tab_to
from tests.browser.test_way import variant
from tests.browser.visits import Visit, visiting

TEXT = "Ask Leila on Monday & <b>listen</b>"
NAME = "note/01-first/plain#the-shape"
SECTIONS = "\n## The shape {#the-shape}\n\nRound.\n\n## The size\n\nSmall.\n"


@pytest.fixture(scope="session")
def noted_site(course: Path, build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course for tests, with a page of two sections."""
    folder = variant(course, tmp_path_factory.mktemp("noted"), "")
    plain = folder / "pages" / "01-first" / "plain.md"
    plain.write_text(plain.read_text("utf-8").replace("paths: long\n", "") + SECTIONS, "utf-8")
    return build(folder)


@pytest.fixture
def noted(context: BrowserContext, noted_site: Path, on_web: Callable[[Path], str]) -> Iterator[Visit]:
    """A visit to it."""
    with visiting(context, on_web(noted_site)) as made:
        yield made


def sign(page: Page, title: str) -> Locator:
    """The button beside a heading."""
    return page.get_by_role("button", name=f"Note on “{title}”")


def panel(page: Page, title: str) -> Locator:
    """What it opens."""
    return page.get_by_role("group", name=f"Note on “{title}”")


def write(page: Page, title: str = "The shape", text: str = TEXT) -> None:
    """Writes a note by mouse."""
    sign(page, title).click()
    panel(page, title).get_by_label("Your note").fill(text)
    expect(panel(page, title).get_by_role("status")).to_contain_text("Saved on this device")


def listed(page: Page) -> Locator:
    """The notes on "My learning"."""
    return page.locator("cw-noted").get_by_role("listitem")


def kept(page: Page, name: str = NAME) -> dict[str, Any]:
    """A note as it is kept."""
    found: dict[str, Any] = json.loads(records(page)[name])["data"]
    return found


def test_every_section_has_a_quiet_sign_and_opening_it_keeps_nothing(noted: Visit) -> None:
    page = noted.go(PLAIN)
    expect(page.locator(".cw-jot")).to_have_count(3)
    sign(page, "The size").click()
    expect(sign(page, "The size")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(panel(page, "The size")).to_be_hidden()
    assert has_focus(sign(page, "The size"))
    assert not [name for name in records(page) if name.startswith("note/")]
    # The heading is still called as it was.
    expect(page.get_by_role("heading", level=2, name="The size", exact=True)).to_be_visible()


def test_a_note_is_written_by_keyboard_and_there_after_a_reload(noted: Visit) -> None:
    page = noted.go(PLAIN)
    button = sign(page, "The shape")
    tab_to(page, button)
    page.keyboard.press("Enter")
    assert has_focus(page.get_by_role("checkbox", name="Bookmark"))
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("By night")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(panel(page, "The shape")).to_be_hidden()
    assert has_focus(button)
    expect(button).to_have_accessible_name("Note on “The shape”, not empty")
    assert kept(page) == {"text": "By night", "mark": True, "title": "The shape", "page": "Only text"}
    page.reload()
    button.click()
    expect(panel(page, "The shape").get_by_label("Your note")).to_have_value("By night")
    expect(page.get_by_role("checkbox", name="Bookmark").first).to_be_checked()


def test_notes_are_listed_with_links_and_shown_as_text(noted: Visit) -> None:
    page = noted.go(PLAIN)
    write(page)
    sign(page, "Only text").click()
    panel(page, "Only text").get_by_role("checkbox", name="Bookmark").check()
    noted.go(LEARNING)
    expect(listed(page)).to_have_count(2)
    first = listed(page).filter(has_text="The shape")
    expect(first).to_contain_text(TEXT)
    assert listed(page).locator("b").count() == 0
    first.get_by_role("link", name="The shape").click()
    expect(page.get_by_role("heading", name="The shape")).to_be_in_viewport()
    assert page.url.endswith("01-first/plain.html#the-shape")
    expect(sign(page, "The shape")).to_have_class("cw-jot is-kept")


def test_a_note_is_deleted_and_put_back(noted: Visit) -> None:
    page = noted.go(PLAIN)
    write(page)
    noted.go(LEARNING)
    page.get_by_role("button", name="Delete the note on “The shape”").click()
    expect(page.locator("cw-noted").get_by_role("status")).to_have_text("Removed: The shape")
    undo = page.locator("cw-noted").get_by_role("button", name="Undo")
    assert has_focus(undo)
    expect(listed(page)).to_have_count(0)
    assert kept(page)["text"] == ""
    undo.click()
    expect(listed(page)).to_contain_text(TEXT)
    assert has_focus(page.locator("cw-noted").get_by_role("link", name="The shape"))
    page.get_by_role("button", name="Delete the note on “The shape”").click()
    page.reload()
    expect(page.locator("cw-learning")).to_contain_text("pages")
    expect(page.locator("cw-noted")).to_be_hidden()


def test_notes_of_what_is_gone_stay_on_the_list(noted: Visit) -> None:
    page = noted.go(PLAIN)
    write(page)
    for name, other in (("#the-shape", "#the-old-shape"), ("01-first/plain#", "01-first/gone#")):
        page.evaluate("""([name, other]) => {
            const key = Object.keys(localStorage).find(each => each.includes('note/') && each.includes(name))
            localStorage[key.replace(name, other)] = localStorage[key]
        }""", [name, other])  # fmt: skip
    noted.go(LEARNING)
    expect(listed(page)).to_have_count(3)
    expect(listed(page).filter(has_text="This section is no longer there")).to_have_count(1)
    expect(listed(page).filter(has_text="This page is no longer there")).to_have_count(1)
    assert findings(page) == []


def test_a_copy_takes_notes_along_and_brings_them_back(
    noted: Visit, browser_name: str, downloads: Path, tmp_path: Path
) -> None:
    page = noted.go(PLAIN)
    write(page)
    noted.go(LEARNING)
    copies = Copies(page, browser_name, downloads, tmp_path)
    copy = copies.save()
    assert copy["records"][NAME]["data"]["text"] == TEXT
    page.get_by_role("button", name="Erase", exact=True).first.click()
    page.locator(".cw-erase").get_by_role("button", name="Erase", exact=True).click()
    expect(page.locator("cw-noted")).to_be_hidden()
    copies.bring(copy)
    expect(listed(page)).to_contain_text(TEXT)
    # What was deleted here does not come back with an older copy.
    page.get_by_role("button", name="Delete the note on “The shape”").click()
    copies.bring(copy)
    expect(copies.status).to_contain_text("here already")
    expect(listed(page)).to_have_count(0)


def test_notes_that_a_copy_brings_are_read_with_care(
    noted: Visit, browser_name: str, downloads: Path, tmp_path: Path
) -> None:
    page = noted.go(LEARNING)
    copies = Copies(page, browser_name, downloads, tmp_path)
    data = {"text": ["no text"], "mark": "yes", "title": {"a": 1}, "page": 7}
    own = {"text": "<img src=x onerror=alert(1)>", "mark": True, "title": "<i>T</i>", "page": "P"}
    entry = {"f": 1, "v": "", "t": 5, "by": "", "top": {}, "old": []}
    found = {"note/01-first/plain#a": {**entry, "data": data}, "note/x": {**entry, "data": own}}
    copies.bring(
        {
            "format": "courseware-records",
            "course": "test-course",
            "version": "",
            "made": "",
            "records": found,
            "unreadable": {},
        }
    )
    expect(listed(page)).to_have_count(1)
    expect(listed(page)).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator("cw-noted img, cw-noted i:not([data-say])").count() == 0


def test_notes_are_never_handed_in(noted: Visit, browser_name: str, downloads: Path, tmp_path: Path) -> None:
    page = noted.go(PLAIN)
    write(page)
    noted.go(LEARNING)
    box = page.locator("cw-hand-in")
    box.get_by_label("Your name").fill("Ada")
    for each in box.get_by_role("checkbox").all():
        each.check()
    made = Copies(page, browser_name, downloads, tmp_path).save(box.get_by_role("button", name="Make the file").click)
    assert "Leila" not in json.dumps(made)
    assert "note/" not in json.dumps(made)


def test_two_tabs_show_the_same_note(noted: Visit) -> None:
    page = noted.go(PLAIN)
    other = noted.another_tab(PLAIN)
    write(page)
    expect(sign(other, "The shape")).to_have_class("cw-jot is-kept")
    sign(other, "The shape").click()
    expect(panel(other, "The shape").get_by_label("Your note")).to_have_value(TEXT)


@pytest.mark.parametrize("mode", ["light", "dark", "rtl", "narrow", "large", "forced"])
def test_an_open_note_is_accessible(noted: Visit, browser_name: str, mode: str) -> None:
    page = noted.go(PLAIN)
    write(page)
    turn(page, mode)
    assert findings(page, mode) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for button in page.locator(".cw-jot").all():
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
