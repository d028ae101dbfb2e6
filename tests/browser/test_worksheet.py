"""Worksheets: filled in by mouse and by keyboard alone, kept, shared out, taken to a file and back, without script."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.asking import SAVED, has_focus
from tests.browser.test_keyboard import press, tab_to
from tests.browser.test_without_script import bare, scriptless
from tests.browser.visits import Visit

__all__ = ["bare", "scriptless"]

SHEETS = "sheets.html"


def sheet(page: Page, name: str = "gap-sheet") -> Locator:
    """The worksheet, once the script has brought it to life."""
    found = page.locator(f"#cw-{name}")
    expect(found.get_by_role("button", name="Print this")).to_be_visible()
    return found


def field(found: Locator, row: int, column: str) -> Locator:
    """The control in a row of the table that is shown."""
    name = f"Row {row} {column}"
    return found.get_by_role("textbox", name=name).or_(found.get_by_role("combobox", name=name))


def rows(found: Locator) -> list[str]:
    """What stands in the first column, row by row."""
    return found.locator("textarea").filter(visible=True).evaluate_all("all => all.map(each => each.value)")  # type: ignore[no-any-return]


def worked_out(found: Locator, row: int) -> list[str]:
    """What the formulas of a row came to."""
    return found.locator(".cw-ws:not([hidden]) tbody tr").nth(row - 1).locator("b").all_text_contents()


def saved(found: Locator) -> None:
    """Waits until it is kept."""
    expect(found.locator(".cw-saved")).to_have_text(SAVED)


def test_filled_in_by_mouse_and_kept(visit: Visit) -> None:
    page = visit.go(SHEETS)
    gaps = sheet(page)
    assert worked_out(gaps, 1) == ["90", "75\u00a0%"]
    field(gaps, 1, "Weight").fill("90")
    assert worked_out(gaps, 1) == ["270", "90\u00a0%"]
    assert worked_out(gaps, 2) == ["60", "10\u00a0%"]
    expect(gaps.get_by_text("Weight: 100 of 100. ✓")).to_be_visible()
    expect(gaps.get_by_role("img", name="Gap: On time 270, Told early 60.")).to_be_visible()
    field(gaps, 2, "How well now").select_option("")
    expect(gaps.get_by_text("Still needed for this: How well now.")).to_be_visible()
    gaps.get_by_label("Target").fill("7")
    assert worked_out(gaps, 1) == ["90", "90\u00a0%"]
    field(gaps, 2, "Weight").fill("400")
    expect(field(gaps, 2, "Weight")).to_have_accessible_description("Write a number from 0 to 100.")
    assert worked_out(gaps, 2)[1] == "–"
    assert worked_out(gaps, 1) == ["90", "100\u00a0%"]
    gaps.get_by_label("Homes").check()
    field(gaps, 1, "What they expect").fill("<b>Soft & warm</b>")
    gaps.get_by_label("Homes").blur()
    saved(gaps)
    page.reload()
    gaps = sheet(page)
    assert rows(gaps) == ["On time", "Told early"]
    assert worked_out(gaps, 1) == ["90", "100\u00a0%"]
    gaps.get_by_label("Homes").check()
    assert rows(gaps)[0] == "<b>Soft & warm</b>"


def test_rows_come_go_move_and_are_sorted(web_visit: Visit) -> None:
    page = web_visit.go(SHEETS)
    gaps = sheet(page)
    gaps.get_by_role("button", name="Add a row").filter(visible=True).click()
    assert has_focus(field(gaps, 3, "What they expect"))
    page.keyboard.type("Kind")
    up = gaps.get_by_role("button", name="Move row 3 up").filter(visible=True)
    up.click()
    expect(gaps.get_by_role("status")).to_have_text("Now row 2.")
    assert rows(gaps) == ["On time", "Kind", "Told early"]
    assert has_focus(gaps.get_by_role("button", name="Move row 2 up").filter(visible=True))
    gaps.get_by_role("button", name="Remove row 1").filter(visible=True).click()
    assert rows(gaps) == ["Kind", "Told early"]
    page.reload()
    gaps = sheet(page)
    assert rows(gaps) == ["Kind", "Told early"]
    gaps.get_by_role("button", name="Remove row 1").filter(visible=True).click()
    gaps.get_by_role("button", name="Undo").click()
    assert rows(gaps) == ["Kind", "Told early"]
    gaps.get_by_label("Sort by").filter(visible=True).select_option("Weight")
    expect(gaps.get_by_role("status")).to_have_text("Sorted: Weight.")
    assert rows(gaps) == ["Told early", "Kind"]
    gaps.get_by_label("Sort by").filter(visible=True).select_option("My own order")
    assert rows(gaps) == ["Kind", "Told early"]


def test_shared_out_and_taken_back(web_visit: Visit) -> None:
    gaps = sheet(web_visit.go(SHEETS))
    gaps.get_by_role("button", name="Share out").filter(visible=True).click()
    expect(field(gaps, 1, "Weight")).to_have_value("75")
    expect(field(gaps, 2, "Weight")).to_have_value("25")
    gaps.get_by_role("button", name="Undo").click()
    expect(field(gaps, 1, "Weight")).to_have_value("30")
    assert worked_out(gaps, 1) == ["90", "75\u00a0%"]


def test_by_keyboard_alone(web_visit: Visit) -> None:
    page = web_visit.go(SHEETS)
    gaps = sheet(page)
    tab_to(page, gaps.get_by_label("Kitchens"))
    press(page, "ArrowRight")
    expect(gaps.get_by_role("heading", name="Homes")).to_be_visible()
    press(page, "ArrowLeft")
    tab_to(page, field(gaps, 1, "Weight"))
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("50")
    assert worked_out(gaps, 1)[0] == "150"
    tab_to(page, gaps.get_by_role("button", name="Move row 1 down").filter(visible=True))
    press(page, "Enter")
    assert rows(gaps) == ["Told early", "On time"]
    press(page, "Enter")
    expect(gaps.get_by_role("status")).to_have_text("No further. Sorted rows stay where they are.")
    tab_to(page, gaps.get_by_role("button", name="Remove row 2").filter(visible=True))
    press(page, "Enter")
    assert has_focus(gaps.get_by_role("button", name="Undo"))
    press(page, "Enter")
    assert rows(gaps) == ["Told early", "On time"]


def take_in(gaps: Locator, text: str | bytes) -> None:
    """Chooses a file."""
    data = text.encode() if isinstance(text, str) else text
    file: FilePayload = {"name": "x.csv", "mimeType": "text/csv", "buffer": data}
    gaps.locator("input[type=file]").set_input_files(file)


def saved_table(page: Page, browser_name: str, downloads: Path) -> str:
    """Presses the button and reads the file; over WebDriver BiDi nothing is said of a download, its file comes all the same."""
    press_save = page.get_by_role("button", name="Save as CSV").first.click
    if browser_name == "chromium":
        with page.expect_download() as caught:
            press_save()
        return Path(caught.value.path()).read_text("utf-8-sig")
    before = set(downloads.glob("*.csv"))
    press_save()
    for _ in range(400):
        for path in set(downloads.glob("*.csv")) - before:
            if path.stat().st_size and not list(downloads.glob("*.part")):
                return path.read_text("utf-8-sig")
        page.wait_for_timeout(50)
    raise AssertionError("no table was saved")


def test_a_table_goes_to_a_file_and_comes_back(web_visit: Visit, browser_name: str, downloads: Path) -> None:
    page = web_visit.go(SHEETS)
    gaps = sheet(page)
    field(gaps, 2, "What they expect").fill('=HYPERLINK("x"); y')
    text = saved_table(page, browser_name, downloads)
    assert text.split("\n")[0].strip() == "What they expect,Weight,How well now,Gap,Share"
    assert "\"'=HYPERLINK(" in text
    take_in(gaps, text)
    expect(gaps.get_by_text("“x.csv”, rows: 2. Keep those that are here?")).to_be_visible()
    assert has_focus(gaps.get_by_role("button", name="Keep them"))
    gaps.get_by_role("button", name="Replace them").click()
    assert rows(gaps) == ["On time", '=HYPERLINK("x"); y']
    assert worked_out(gaps, 1) == ["90", "75\u00a0%"]
    take_in(gaps, "Weight;What they expect\n1,5;Kind\n")
    gaps.get_by_role("button", name="Keep them").click()
    expect(field(gaps, 3, "Weight")).to_have_value("1,5")
    gaps.get_by_role("button", name="Undo").click()
    assert rows(gaps) == ["On time", '=HYPERLINK("x"); y']


NO_TABLES = (b"", b"PK\x03\x04\x00\x00", b'What they expect\n"cut', b"other\n1\n", "Grüße,Weight".encode("latin-1"))


def test_a_file_that_is_no_table_changes_nothing(web_visit: Visit) -> None:
    for data in NO_TABLES:
        gaps = sheet(web_visit.go(SHEETS))
        take_in(gaps, data)
        expect(gaps.get_by_role("status")).to_contain_text("Nothing has changed.")
        assert rows(gaps) == ["On time", "Told early"]


def test_a_form_and_cards(web_visit: Visit) -> None:
    page = web_visit.go(SHEETS)
    mine = sheet(page, "own-sheet")
    mine.get_by_label("What I saw").fill("Forty people at nine")
    expect(mine.get_by_label("What I saw")).to_have_accessible_description("As a camera would.")
    mine.get_by_role("button", name="Done with this").click()
    expect(mine.get_by_role("status")).to_have_text("Done. You can still change it.")
    moments = sheet(page, "moments")
    expect(moments.get_by_text("Nothing to draw yet.")).to_have_count(2)
    field(moments, 1, "Moment").fill("The door")
    field(moments, 1, "How it feels").select_option("−1")
    expect(moments.get_by_role("img", name="How it feels: The door -1.")).to_be_visible()
    page.reload()
    expect(sheet(page, "own-sheet").get_by_label("What I saw")).to_have_value("Forty people at nine")


def test_without_script_there_is_a_paper_form(bare: Page, web: str) -> None:
    bare.goto(web + SHEETS)
    gaps = bare.locator("#cw-gap-sheet")
    assert "0 … 100" in gaps.inner_text()
    assert "On time" in gaps.inner_text()
    assert gaps.locator("tbody tr").count() == 2 + 3 + 3
    seen = bare.locator("#cw-own-sheet tbody td").first
    assert seen.get_attribute("data-label") == "What I saw As a camera would."
