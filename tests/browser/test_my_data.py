""" "My data" on "My learning": what is kept, in words and numbers, and a quiet word when a copy is due."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.asking import FIRST, KINDS, LEARNING, Question, has_focus
from tests.browser.breaking import PREFIX
from tests.browser.copies import Copies
from tests.browser.test_accessible import findings, turn
from tests.browser.visits import Visit

OLD = """([prefix, days]) => {
    const t = Date.now() - days * 864e5
    const made = { f: 1, v: 'x', t, by: 'a', data: {}, top: {}, old: [] }
    localStorage.setItem(prefix + 'answer/number', JSON.stringify(made))
}"""


@pytest.fixture
def copies(web_visit: Visit, browser_name: str, downloads: Path, tmp_path: Path) -> Copies:
    return Copies(web_visit.page, browser_name, downloads, tmp_path)


def test_what_is_kept_is_said_in_words_and_numbers(web_visit: Visit, copies: Copies) -> None:
    page = web_visit.go(LEARNING)
    line = page.locator(".cw-kept")
    expect(line).to_have_text("Nothing is kept here yet.")
    other = web_visit.another_tab(KINDS)
    Question(other, "number").check("105")
    Question(other, "typed").check("meeting")
    expect(line).to_have_text(
        re.compile(r"^2 questions answered\. The oldest is from \w+ \d+, \d{4}\. All of it takes [1-9]\d* KB\.$")
    )
    copies.save()
    expect(line).to_have_text(re.compile(r"Your last copy is from \w+ \d+, \d{4}\.$"))
    copies.tools.get_by_role("button", name="Erase", exact=True).click()
    copies.tools.get_by_role("group").get_by_role("button", name="Erase", exact=True).click()
    expect(line).to_have_text("Nothing is kept here yet.")


def test_after_two_weeks_without_a_copy_it_says_so_and_can_be_put_off(web_visit: Visit, copies: Copies) -> None:
    page = web_visit.go(LEARNING)
    box = copies.tools.get_by_role("group", name="You have had no new copy for two weeks or more.")
    page.evaluate(OLD, [PREFIX, 15])
    page.reload()
    expect(box).to_be_visible()
    for mode in ("light", "dark"):
        turn(page, mode)
        assert findings(page, mode) == [], mode
    box.get_by_role("button", name="Not now").click()
    expect(box).to_be_hidden()
    assert has_focus(copies.tools.get_by_role("button", name="Save a copy", exact=True))
    page.reload()
    expect(page.locator(".cw-kept")).to_contain_text("1 question answered")
    expect(box).to_be_hidden()


def test_a_copy_is_all_that_was_wanted(web_visit: Visit, copies: Copies) -> None:
    page = web_visit.go(LEARNING)
    box = copies.tools.get_by_role("group", name="You have had no new copy for two weeks or more.")
    page.evaluate(OLD, [PREFIX, 15])
    page.reload()
    copy = copies.save(box.get_by_role("button", name="Save a copy now").click)
    assert "answer/number" in copy["records"]
    expect(box).to_be_hidden()
    page.reload()
    expect(page.locator(".cw-kept")).to_contain_text("Your last copy")
    expect(box).to_be_hidden()


def test_nobody_is_reminded_of_what_is_new(web_visit: Visit) -> None:
    page = web_visit.go(FIRST)
    Question(page, "single").check("The right one")
    web_visit.go(LEARNING)
    expect(page.locator(".cw-kept")).to_contain_text("1 question answered")
    expect(page.locator(".cw-remember")).to_be_hidden()
