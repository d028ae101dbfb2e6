"""Ratings: filled in and kept, laid side by side in a team, asked of people outside by a page of their own."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.asking import has_focus
from tests.browser.conftest import PATIENCE
from tests.browser.test_accessible import findings, turn
from tests.browser.test_without_script import AS_PRINTED
from tests.browser.visits import Visit, wait_for

RATING = "04-ratings/index.html"
RECORD = "cw/test-course/me/"


def opened(visit: Visit) -> Locator:
    """The rating, once it is alive."""
    visit.go(RATING)
    box = visit.page.locator("#cw-small-rating")
    expect(box.get_by_role("button", name="Done with this")).to_be_visible()
    return box


def level(box: Locator, dimension: str, value: str) -> Locator:
    """A radio button."""
    return box.locator(f'[name="small-rating/{dimension}"][value="{value}"]')


def sheet(person: int, levels: Mapping[str, str], more: Mapping[str, object] | None = None) -> FilePayload:
    """The file of one of the team."""
    values = {**levels, ".who": f"Person-{person}", ".device": str(person), ".t": str(person)}
    whole = {"format": "courseware-rating", "f": 1, "course": "test-course", "activity": "small-rating"}
    content = json.dumps({**whole, "values": values, **(more or {})})
    return {"name": f"{person}.json", "mimeType": "application/json", "buffer": content.encode()}


TEAM = [
    sheet(1, {"roof": "1", "door": "3", "lamp": "4"}),
    sheet(2, {"roof": "5", "door": "3", "lamp": "?"}),
    sheet(3, {"roof": "4", "door": "4", "lamp": "4", "roof.e": "<b>No</b> bucket since May"}),
]
OUTSIDE = " ".join(f"[rating 1 test-course/small-rating o{n} 7 roof=2 door=3 comment=Ring twice]" for n in range(2))


def kept(page: Page, name: str) -> str:
    """A record as the browser keeps it."""
    return str(page.evaluate("name => localStorage.getItem(name)", RECORD + name))


def test_levels_are_kept_drawn_and_published(web_visit: Visit) -> None:
    box = opened(web_visit)
    level(box, "roof", "4").check()
    level(box, "door", "?").check()
    box.get_by_label("What shows it? the bucket").fill("Dry since May")
    box.get_by_label("How sure are you?").first.select_option("Certain")
    for _ in range(2):
        told = box.locator(".cw-open")
        expect(told).to_have_text(
            "Still to rate: The lamp. No evidence yet: The door. That counts as a question, never as a 1."
        )
        expect(box.locator(".cw-profile tbody tr").first).to_have_text(re.compile(r"The roof\s*4\s*4"))
        expect(box.locator("[data-bar=roof]")).to_have_attribute("transform", "scale(0.8 1)")
        expect(box.get_by_text("Saved on this device")).to_be_visible()
        assert '"The roof"' in kept(web_visit.page, "result/small-rating.weakest")
        web_visit.page.reload()
        expect(level(box, "roof", "4")).to_be_checked()
        expect(box.get_by_label("What shows it? the bucket")).to_have_value("Dry since May")
        expect(box.get_by_label("How sure are you?").first).to_have_value("3")
    box.get_by_role("button", name="Done with this").click()
    expect(box.get_by_role("button", name="Done. You can still change it.")).to_be_visible()
    assert "Dry" not in kept(web_visit.page, "answer/small-rating")
    box.get_by_role("button", name="Start over").click()
    expect(level(box, "roof", "4")).not_to_be_checked()
    box.get_by_role("button", name="Undo").click()
    expect(level(box, "roof", "4")).to_be_checked()


def test_two_offers_are_rated_in_turn_and_added_up(web_visit: Visit) -> None:
    page = web_visit.go(RATING)
    box = page.locator("#cw-two-offers")
    which = box.get_by_label("Which one are you rating?")
    offer = {name: box.locator(f'[name="two-offers/{name}"]') for name in ("tried", "visited")}
    expect(box.locator(".cw-open")).to_contain_text("Still to rate")
    offer["tried"].nth(2).check()
    offer["visited"].nth(0).check()
    which.select_option("Second")
    expect(offer["tried"].nth(2)).not_to_be_checked()
    offer["tried"].nth(1).check()
    offer["visited"].nth(3).check()
    for _ in range(2):
        expect(box.locator("[data-sum]")).to_have_text(["6 of 9", "3 of 6"])
        expect(box.locator(".cw-open")).to_have_text(re.compile("No evidence yet: Visited"))
        page.reload()
        expect(which).to_have_value(re.compile("@"))
        expect(offer["tried"].nth(1)).to_be_checked()
    which.select_option("First")
    expect(offer["tried"].nth(2)).to_be_checked()
    expect(box.locator(".cw-open")).to_have_text("Below what is needed: Visited. ".strip())


def test_by_keyboard_alone(web_visit: Visit) -> None:
    box = opened(web_visit)
    page = web_visit.page
    first = level(box, "roof", "1")
    first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(level(box, "roof", "2")).to_be_checked()
    assert has_focus(level(box, "roof", "2"))
    page.keyboard.press("Tab")
    page.keyboard.type("A bucket")
    expect(box.get_by_label("What shows it? the bucket")).to_have_value("A bucket")
    box.locator(".cw-team summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert has_focus(box.locator("input[type=file]"))
    page.keyboard.press("Tab")
    page.keyboard.insert_text(OUTSIDE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(box.locator(".cw-team [role=status]")).to_contain_text("2 from outside")
    assert has_focus(box.get_by_role("button", name="Add these answers"))


def test_a_team_is_compared_and_nothing_of_it_is_kept(web_visit: Visit) -> None:
    box = opened(web_visit)
    page = web_visit.page
    before = page.evaluate("JSON.stringify(localStorage)")
    box.locator(".cw-team summary").click()
    files, told, seen = (box.locator(f".cw-team {each}") for each in ("input[type=file]", "[role=status]", ".cw-seen"))
    files.set_input_files(TEAM[:2])
    expect(told).to_have_text("2 of the team, 0 from outside. The team is shown from 3 on; still missing: 1.")
    expect(seen).to_be_hidden()
    wrong: list[FilePayload] = [
        sheet(4, {"roof": "9"}),
        sheet(5, {"roof": "3"}, {"course": "other"}),
        sheet(6, {"roof": "3"}, {"f": 2}),
        {"name": "<img src=x onerror=alert(1)>.json", "mimeType": "x/y", "buffer": bytes(range(256)) * 40},
    ]
    files.set_input_files([TEAM[0], TEAM[2], *wrong])
    expect(told).to_contain_text("3 of the team, 0 from outside. Came again, so the newer one counts: 1.")
    for words in (
        "“4.json” was left out: it holds a level",
        "“5.json” was left out: it is no file of this",
        "newer version",
    ):
        expect(told).to_contain_text(words)
    expect(told).to_contain_text("“<img src=x onerror=alert(1)>.json” was left out: no whole answer")
    expect(seen.locator(".cw-note").first).to_contain_text("no ratings from outside")
    box.locator(".cw-paste").fill(OUTSIDE)
    box.get_by_role("button", name="Add these answers").click()
    expect(told).to_have_text("3 of the team, 2 from outside.")
    expect(seen.locator("ol > li > b")).to_have_text(["The roof", "The door", "The lamp"])
    cells = [row.locator("td").all_text_contents() for row in seen.locator("tbody tr").all()]
    assert cells[0] == ["4", "4", "1 – 5", "0", "2", "2", "75"]
    assert cells[1] == ["3", "1", "3 – 4", "0", "3", "0", "13"]
    assert cells[2] == ["4", "0", "4 – 4", "1", "–", "–", "0"]
    expect(seen).to_contain_text("What could the 5 have seen that the 1 has not?")
    expect(seen).to_contain_text("<b>No</b> bucket since May")
    expect(seen).to_contain_text("Ring twice")
    assert "erson-" not in seen.inner_text()
    for mode in ("light", "dark"):
        turn(page, mode)
        assert findings(page, mode) == []
    turn(page, "narrow")
    assert page.evaluate("document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth")
    assert page.evaluate("JSON.stringify(localStorage)") == before
    keep = box.get_by_role("button", name="Keep the first two for my plan")
    # What comes into sight takes its real height only then; a driver that presses at once would let go beside the button.
    keep.scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    keep.click()
    expect(told).to_have_text("Kept for your plan.")
    assert '["The roof","The door"]' in kept(page, "result/small-rating.talk-first")
    box.get_by_role("button", name="Forget all of it").click()
    expect(seen).to_be_hidden()
    assert has_focus(files)


def test_people_outside_answer_on_a_page_of_their_own(
    web_visit: Visit, browser_name: str, downloads: Path, tmp_path: Path
) -> None:
    box = opened(web_visit)
    box.locator("summary", has_text="Ask people outside").click()
    press = box.get_by_role("button", name="Save the page for a mail").click
    own = tmp_path / "from a mail.html"
    if browser_name == "chromium":
        with web_visit.page.expect_download() as caught:
            press()
        own.write_bytes(Path(caught.value.path()).read_bytes())
    else:
        press()
        wait_for_file(web_visit.page, downloads / "small-rating.html")
        own.write_bytes((downloads / "small-rating.html").read_bytes())
    page = web_visit.page.context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: faults.append(request.url) if not request.url.startswith("file:") else None)
    page.goto(own.as_uri())
    expect(page.get_by_role("heading", name="Where does the house stand?")).to_be_visible()
    page.get_by_role("button", name="Make the text").click()
    expect(page.get_by_role("status")).to_contain_text("Choose an answer first.")
    page.get_by_role("group", name="Do you stay dry here?").get_by_label("2").check()
    page.get_by_role("group", name="Do you get in at once?").get_by_label("cannot say").check()
    page.get_by_label("Anything else?").fill("It [the bell]\nis loud")
    page.get_by_role("button", name="Make the text").click()
    text = page.locator("#o textarea").input_value()
    assert re.fullmatch(
        r"\[rating 1 test-course/small-rating \w+ \d+ roof=2 door=\? comment=It the bell is loud\]", text
    )
    if browser_name == "chromium":
        assert findings(page) == []
    page.close()
    assert faults == []
    box.locator(".cw-team summary").click()
    box.locator(".cw-paste").fill(text)
    box.get_by_role("button", name="Add these answers").click()
    expect(box.locator(".cw-team [role=status]")).to_contain_text("1 from outside")
    expect(box.locator(".cw-team [role=status]")).to_contain_text("People outside are shown from two on.")


def wait_for_file(page: Page, path: Path) -> None:
    """Waits until a download is written; nothing is said of it over WebDriver BiDi."""
    for _ in range(PATIENCE // 50):
        if path.exists() and path.stat().st_size and not list(path.parent.glob("*.part")):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{path.name} was not saved")


def test_only_what_was_asked_for_is_printed(web_visit: Visit, browser_name: str) -> None:
    box = opened(web_visit)
    page = web_visit.page
    page.evaluate("self.print = () => (self.printed = true)")
    box.locator("summary", has_text="Ask people outside").click()
    box.get_by_role("button", name="Print it").click()
    wait_for(page, "self.printed === true")
    if browser_name == "chromium":
        page.emulate_media(media="print")
    else:
        page.evaluate(AS_PRINTED)
    expect(box.locator("legend", has_text="Do you stay dry here?")).to_be_visible()
    for gone in (level(box, "roof", "1"), page.locator("h1"), page.locator(".md-header")):
        expect(gone).to_be_hidden()


def test_a_printed_decision_says_what_shows_each_level(web_visit: Visit) -> None:
    page = web_visit.go(RATING)
    page.evaluate("self.print = () => (self.printed = true)")
    box = page.locator("#cw-two-offers")
    box.locator('[name="two-offers/tried"][value="2"]').check()
    shows = box.get_by_label("What shows it?").first
    shows.fill("<i>We</i> sat beside two users")
    box.get_by_label("Which one are you rating?").select_option("Second")
    shows.fill("A brochure")
    box.get_by_role("button", name="Print the decision").click()
    wait_for(page, "self.printed === true")
    proofs = box.locator(".cw-proofs > li")
    expect(proofs).to_have_text(["First · Tried · 2 <i>We</i> sat beside two users", "Second · Tried · – A brochure"])
    box.locator('[name="two-offers/tried"][value="1"]').check()
    expect(proofs).to_have_count(0)
