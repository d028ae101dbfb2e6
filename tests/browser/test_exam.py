"""An exam from its first panel to the certificate: by keyboard, by the clock, in two tabs, twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.breaking import PREFIX
from tests.browser.sitting import BEFORE, CERTIFICATE, EXAM, Sitting
from tests.browser.test_keyboard import press, tab_to
from tests.browser.test_without_script import AS_PRINTED
from tests.browser.visits import Visit, follow, wait_for

SECRETS = ("Zebra", "Giraffe", "Ostrich")
"""Words of the test course that stand in answers and hints of exams only."""


def kept(page: Page) -> str:
    """The record of the exam, as it is written."""
    return str(page.evaluate("name => localStorage.getItem(name)", f"{PREFIX}exam/last-test"))


def test_an_exam_by_keyboard_alone_with_a_reload_in_the_middle(visit: Visit) -> None:
    page = visit.go(EXAM)
    exam = Sitting(page)
    tab_to(page, exam.button("Begin"))
    press(page, "Enter")
    expect(exam.heading).to_have_text("Question 1 of 5")
    expect(exam.heading).to_be_focused()
    names = exam.ids()
    for number in range(3):
        field = exam.question.locator("input, select")
        tab_to(page, field)
        if field.first.get_attribute("type") == "radio":
            press(page, "Space")
        else:
            page.keyboard.type("7" if field.first.evaluate("each => each.localName") == "input" else "P")
        tab_to(page, exam.button("Next question"))
        press(page, "Enter")
        expect(exam.heading).to_have_text(f"Question {number + 2} of 5")
        expect(exam.heading).to_be_focused()
    tab_to(page, exam.button("Mark to come back"))
    press(page, "Enter")
    expect(exam.button("Mark to come back")).to_have_attribute("aria-pressed", "true")
    expect(exam.saved.filter(visible=True)).to_have_text(re.compile(r"Saved on this device at \d\d:\d\d"))
    before = [each.inner_text() for each in exam.list.all()]
    assert not [word for word in SECRETS if word in page.content()], "nothing is said before the end"
    page.reload()
    expect(exam.box.get_by_text("Your answers are saved on this device.")).to_be_visible()
    tab_to(page, exam.button("Carry on"))
    press(page, "Enter")
    expect(exam.heading).to_have_text("Question 4 of 5")
    assert exam.ids() == names
    assert [each.inner_text() for each in exam.list.all()] == before
    tab_to(page, exam.box.locator(".cw-book").get_by_role("button", name="Hand in"))
    press(page, "Enter")
    expect(exam.asking.locator("p")).to_be_focused()
    expect(exam.asking.locator("p")).to_have_text(re.compile(r"^(Two|Three) questions are still open\.$"))
    tab_to(page, exam.asking.get_by_role("button", name="Hand in anyway"))
    press(page, "Enter")
    expect(exam.verdict).to_be_focused()
    expect(exam.verdict).to_contain_text("points, and 3.5 were needed.")
    expect(exam.box.get_by_role("link", name="The exam").first).to_be_visible()


def test_failing_and_passing_asks_nothing_twice_and_leads_to_a_certificate(web_visit: Visit, browser_name: str) -> None:
    page = web_visit.go(CERTIFICATE)
    expect(page.get_by_text("not passed yet")).to_be_visible()
    expect(page.locator(".cw-cert")).to_be_hidden()
    follow(page, "The last test", "The exam")
    exam = Sitting(page).begin()
    page.evaluate(
        "self.told = []; document.addEventListener('courseware:record', ({detail}) => self.told.push(detail))"
    )
    first = exam.answer_all(right=1, leave=2)
    exam.button("Hand in").first.click()
    exam.asking.get_by_role("button", name="Go to the first").click()
    expect(exam.heading).to_have_text("Question 4 of 5")
    exam.hand_in()
    expect(exam.verdict).to_have_text("Not passed this time. 1 of 5 points, and 3.5 were needed. Your answers stay.")
    expect(exam.box.get_by_text("The answers are shown once you have passed.")).to_be_visible()
    expect(page.locator("cw-end").get_by_role("status")).not_to_have_text("Passed.")
    told = page.evaluate("self.told")
    assert [each["verb"] for each in told if each["kind"] == "exam"] == ["failed"]
    assert sum(each["verb"] == "answered" and each["exam"] == "last-test" for each in told) == 5
    assert told[-1]["score"] == 0.2
    expect(exam.box.get_by_text("You have one attempt left.")).to_be_visible()
    exam.begin("Begin attempt 2")
    second = exam.answer_all()
    assert set(first).isdisjoint(second)
    exam.hand_in()
    expect(exam.verdict).to_have_text("You have passed. 5 of 5 points, and 3.5 were needed.")
    expect(page.locator("cw-end").get_by_role("status")).to_have_text("Passed.")
    expect(exam.box.get_by_text("You have no attempts left.")).to_be_visible()
    exam.button("Look at your answers").click()
    expect(exam.box.get_by_text(re.compile("^Zebra explains")).filter(visible=True).first).to_be_visible()
    expect(exam.box.locator(".cw-reviewed .cw-result.is-right")).to_have_count(5)
    exam.button("Back to the result").click()
    exam.box.get_by_role("link", name="Your certificate").click()
    expect(page.get_by_role("heading", level=1, name="Your certificate")).to_be_visible()
    certified(page, browser_name)


def certified(page: Page, browser_name: str) -> None:
    """A name is put onto the certificate; it prints alone, on one sheet of each of two papers."""
    sheet = page.locator(".cw-cert")
    expect(sheet).to_be_visible()
    page.get_by_label("Your name, as it is to stand there").fill("Samira <b> Okonjo")
    page.reload()
    for text in ("Samira <b> Okonjo", "A course for tests: to be tried", "5 of 5 points (100 %)", "Self-certified"):
        expect(sheet).to_contain_text(text)
    expect(sheet.get_by_text("count what there is")).to_be_visible()
    if browser_name == "chromium":
        for paper in ("A4", "Letter"):
            pdf = page.pdf(format=paper, prefer_css_page_size=True)
            assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1, paper
    page.evaluate(AS_PRINTED)
    for gone in (".md-header", "h1", ".cw-end", ".cw-cert-name"):
        expect(page.locator(gone).first).to_be_hidden()
    expect(sheet).to_be_visible()


def test_the_clock_can_be_extended_turned_off_and_stops_with_the_reader(web_visit: Visit) -> None:
    page = web_visit.page
    page.clock.install()
    web_visit.go(EXAM)
    exam = Sitting(page).begin()
    expect(exam.clock).to_have_text(re.compile(r"12 min\s+left of 12"))
    exam.answer()
    # The page's clock goes on by itself as well: a slow machine has twenty seconds to spare on either side.
    page.clock.run_for(100_000)
    expect(exam.status).to_be_empty()
    page.clock.run_for(25_000)
    expect(exam.status).to_have_text("Ten minutes left. You can ask for more.")
    expect(exam.clock).to_contain_text("10 min")
    # A clock that is put forward by an hour, and a page that slept for as long, take nothing away.
    page.clock.fast_forward(3_600_000)
    expect(exam.clock).to_contain_text("10 min")
    page.reload()
    page.clock.run_for(60_000)
    exam.begin("Carry on")
    expect(exam.clock).to_contain_text("10 min")
    exam.button("Hide the clock").click()
    expect(exam.clock).to_be_hidden()
    exam.button("Show the clock").click()
    page.clock.run_for(600_000)
    expect(exam.asking.locator("p")).to_be_focused()
    expect(exam.asking).to_contain_text("The time is up. Your answers are kept.")
    assert exam.question.evaluate("each => !!each.closest('[inert]')")
    exam.asking.get_by_role("button", name="I need more time").click()
    expect(exam.status).to_have_text("You have 5 more minutes.")
    expect(exam.heading).to_be_focused()
    expect(exam.clock).to_have_text(re.compile(r"5 min\s+left of 17"))
    exam.button("Turn the clock off").click()
    expect(exam.clock).to_have_text(re.compile("No time limit"))
    expect(exam.heading).to_be_focused()
    page.clock.run_for(600_000)
    expect(exam.asking).to_be_hidden()
    exam.hand_in()
    expect(exam.verdict).to_contain_text("You took more time than planned, which is your right.")


def test_two_tabs_sit_one_exam(web_visit: Visit) -> None:
    exam = Sitting(web_visit.go(EXAM)).begin()
    other = Sitting(web_visit.another_tab(EXAM)).begin("Carry on")
    assert other.ids() == exam.ids()
    exam.answer()
    other.list.nth(1).click()
    other.answer()
    for each in (exam, other):
        expect(each.box.locator(".cw-list .ans")).to_have_count(2)
    for number in (2, 3, 4):
        other.list.nth(number).click()
        other.answer()
    other.hand_in()
    expect(exam.verdict).to_contain_text("5 of 5 points")
    exam.page.reload()
    expect(exam.verdict).to_contain_text("You have passed.")


def test_what_is_typed_is_kept_when_the_page_goes(web_visit: Visit) -> None:
    page = web_visit.go(EXAM)
    exam = Sitting(page).begin()
    for number in range(5):
        exam.list.nth(number).click()
        if exam.question.get_by_role("textbox").count():
            break
    name = exam.id
    exam.question.get_by_role("textbox").press_sequentially("41")
    page.reload()
    wait_for(page, "!!document.querySelector('.cw-front button')")
    assert f'"{1}/a/{name}"' in kept(page)
    exam.begin("Carry on")
    expect(exam.question.get_by_role("textbox")).to_have_value("41")


def test_a_test_before_and_one_after_show_the_gain(web_visit: Visit) -> None:
    page = web_visit.go(BEFORE)
    before, after = Sitting(page, "first-look"), Sitting(page, "second-look")
    expect(before.box.get_by_text("Nothing here counts, and nobody else sees it.")).to_be_visible()
    first = before.begin().answer_all(right=0)
    expect(page.get_by_text("Another one was not what was asked for.")).to_have_count(0)
    before.hand_in()
    expect(before.verdict).to_have_text("You have handed in. 0 of 2 points.")
    before.button("Look at your answers").click()
    expect(before.box.get_by_text("Another one was not what was asked for.").first).to_be_visible()
    second = after.begin().answer_all()
    assert set(first).isdisjoint(second)
    after.hand_in()
    expect(after.box.locator(".cw-gain")).to_have_text("Before 0 of 2, now 2 of 2.")
    expect(after.box.locator(".cw-by").first).to_contain_text("Counting: Before 0 of 1, now 1 of 1.")


@pytest.mark.parametrize("which", ["site", "own_site"])
def test_no_answer_can_be_read_and_no_question_found(which: str, request: pytest.FixtureRequest) -> None:
    """Answers and reasons stand nowhere as they lie on the server, and the search does not know the questions either."""
    site: Path = request.getfixturevalue(which)
    secret = SECRETS if which == "site" else ("rubber and a pencil", "Silence has several causes")
    asked = "What is sign ex-u0?" if which == "site" else "Ten strangers"
    files = [path for path in site.rglob("*") if path.suffix in {".html", ".js", ".json", ".xml"}]
    texts = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in files}
    assert {word: name for word in secret for name, text in texts.items() if word in text} == {}
    # Of all files, only the pages that show the exam hold what it asks.
    pages = {name for name, text in texts.items() if asked in text}
    assert pages
    assert pages <= {name for name, text in texts.items() if "<cw-exam " in text}
