"""The course inside a learning management system: all that a trainee does with it elsewhere can be done in its frame."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.asking import FIRST, SINGLE, Question
from tests.browser.sitting import EXAM, Sitting
from tests.browser.test_hosting import search
from tests.browser.test_lms import Launched, elsewhere, platform, standard, system, visit
from tests.browser.test_printing import count_prints
from tests.browser.test_review import CARDS, asks, box_of, grade
from tests.browser.test_way import done
from tests.browser.test_without_script import AS_PRINTED
from tests.browser.test_worksheet import SHEETS, field, saved, sheet
from tests.browser.visits import Visit, visiting, wait_for

__all__ = ["platform", "standard", "visit"]

SECOND = ("launch-02-second", "launch-01-first")
"""The launch pages of a short module and of the one before it."""


@pytest.fixture(scope="session")
def units(course: Path, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A system with each module of the course for tests as a unit."""
    with system(tmp_path_factory.mktemp("units"), course, site, modules=True) as address:
        yield address


@pytest.fixture
def unit_visit(context: BrowserContext, units: str) -> Iterator[Visit]:
    """A visit to it."""
    with visiting(context, units) as made:
        yield made


def status(launched: Launched) -> str:
    """Whether the unit is completed, as the system has it."""
    core: dict[str, Any] = launched.kept.get("core", launched.kept)
    return str(core.get("lesson_status", core.get("completion_status")))


def completed(launched: Launched) -> None:
    """Waits until the system has it."""
    wait_for(
        launched.page,
        "(({core, completion_status}) => core?.lesson_status ?? completion_status)(JSON.parse(localStorage.LMS))"
        " === 'completed'",
    )


def through_the_second_module(launched: Launched) -> None:
    """Does all of it and goes on by its links; it is not said to be completed before its last page is done."""
    page = launched.course
    Question(page, "twins").options.first.check()
    Question(page, "twins").check()
    launched.told("twins")
    assert status(launched) == "incomplete"
    Question(page, "quoted").check("the customer's word")
    launched.told("quoted")
    expect(page.locator("cw-end").get_by_role("status")).to_have_text("All two answered.")
    page.get_by_role("link", name="Next, about 1 min A look back", exact=True).last.click()
    expect(page.get_by_role("heading", level=1, name="A look back")).to_be_visible()
    # What the page before has left to be told is told; its status is still that of one page of two.
    launched.page.wait_for_timeout(500)
    assert status(launched) == "incomplete"
    done(page)


def test_a_unit_is_completed_when_its_module_is_done_and_never_before(unit_visit: Visit, standard: str) -> None:
    launched = Launched(unit_visit, standard, unit=SECOND[0])
    expect(launched.frame.get_by_role("heading", level=1, name="Second module")).to_be_visible()
    through_the_second_module(launched)
    completed(launched)
    if standard == "scorm2004":
        assert launched.kept["progress_measure"] == "1"
    assert not any(value in ("passed", "failed") for _, _, value in launched.calls("SetValue"))
    assert launched.calls("refused") == []
    # Another unit is another entry in the system, and what is done in this one does not complete it.
    unit_visit.go("list.html").evaluate("localStorage.removeItem('LMS')")
    other = Launched(unit_visit, standard, unit=SECOND[1])
    expect(other.frame.get_by_role("heading", level=1, name="First page")).to_be_visible()
    Question(other.course, "single").check(*SINGLE.right)
    other.told("single")
    assert status(other) == "incomplete"


def test_of_the_whole_course_a_module_is_a_part(visit: Visit, standard: str) -> None:
    launched = Launched(visit, standard)
    launched.go("02-second/index.html")
    through_the_second_module(launched)
    wait_for(
        launched.page,
        "calls.some(([name, , value]) => name === 'SetValue' && /^0\\.\\d+$/.test(value))"
        if standard == "scorm2004"
        else "calls.some(([name, element]) => name === 'SetValue' && element === 'cmi.suspend_data')",
    )
    launched.page.wait_for_timeout(1000)
    assert status(launched) == "incomplete"


def test_the_search_finds_and_opens_a_page_in_the_frame(visit: Visit, standard: str) -> None:
    launched = Launched(visit, standard)
    page = launched.go(FIRST)
    search(page, "quiz", "A quiz")
    page.locator(".md-search-result__item a", has_text="A quiz").first.click()
    expect(page.locator("cw-quiz button[type=submit]").filter(visible=True).first).to_be_visible()
    assert len(launched.calls("Initialize")) == 1
    again = Launched(visit, standard)
    expect(again.frame.get_by_role("heading", level=1, name="A quiz")).to_be_visible()


def test_a_worksheet_is_there_at_the_next_launch_and_on_another_device(
    visit: Visit, standard: str, browser: Browser, platform: str, tmp_path: Path
) -> None:
    launched = Launched(visit, standard)
    gaps = sheet(launched.go(SHEETS))
    field(gaps, 1, "What they expect").fill("Somebody who calls back")
    field(gaps, 1, "Weight").fill("90")
    field(gaps, 1, "Weight").blur()
    saved(gaps)
    again = Launched(visit, standard)
    gaps = sheet(again.go(SHEETS))
    expect(field(gaps, 1, "What they expect")).to_have_value("Somebody who calls back")
    field(gaps, 2, "What they expect").fill("A word in time")
    field(gaps, 2, "What they expect").blur()
    saved(gaps)
    with elsewhere(again, browser, platform, tmp_path) as other:
        there = Launched(other, standard)
        gaps = sheet(there.go(SHEETS))
        expect(field(gaps, 1, "What they expect")).to_have_value("Somebody who calls back")
        expect(field(gaps, 2, "What they expect")).to_have_value("A word in time")
        expect(field(gaps, 1, "Weight")).to_have_value("90")


def test_cards_go_on_where_they_were(
    visit: Visit, standard: str, browser: Browser, platform: str, tmp_path: Path
) -> None:
    launched = Launched(visit, standard)
    page = launched.go(CARDS)
    box = box_of(page)
    expect(box.get_by_text("Card 1 of 2 today")).to_be_visible()
    grade(page, "I knew it")
    asks(page, "What is two and two?")
    with elsewhere(launched, browser, platform, tmp_path) as other:
        page = Launched(other, standard).go(CARDS)
        asks(page, "What is two and two?")
        grade(page, "I knew it")
        asks(page, "That is all for today.")


def test_a_page_is_printed_from_the_frame_and_its_handout_opens_beside_it(visit: Visit, standard: str) -> None:
    count_prints(visit.page)
    launched = Launched(visit, standard)
    page = launched.go(FIRST)
    Question(page, "single").check(*SINGLE.right)
    page.get_by_text("Print this page").click()
    page.get_by_role("button", name="With my answers").click()
    wait_for(page, "self.prints === 1")
    assert launched.page.evaluate("self.prints") == 0, "the system's page is nothing to print"
    page.get_by_text("Print this page").click()
    paper = opened_beside(launched)
    expect(paper.locator("#cw-single input:checked")).to_have_count(0)
    paper.close()
    launched.told("single")
    expect(Question(page, "single").status).to_have_text("That holds.")
    assert len(launched.calls("Initialize")) == 1


def opened_beside(launched: Launched) -> Any:
    """The handout of the page in the frame."""
    with launched.page.context.expect_page() as found:
        opener = launched.frame
        opener.get_by_text("Print this page").click()
        opener.get_by_role("link", name="Empty, to fill in by hand").click()
    wait_for(found.value, "self.prints === 1")
    return found.value


def test_the_certificate_is_printed_from_the_frame_alone(
    visit: Visit, standard: str, browser: Browser, platform: str, tmp_path: Path
) -> None:
    count_prints(visit.page)
    launched = Launched(visit, standard)
    page = launched.go(EXAM)
    exam = Sitting(page).begin()
    exam.answer_all()
    exam.hand_in()
    launched.stands("passed")
    exam.box.get_by_role("link", name="Your certificate").click()
    expect(page.get_by_role("heading", level=1, name="Your certificate")).to_be_visible()
    page.get_by_label("Your name, as it is to stand there").fill("Samira Okonjo")
    page.get_by_role("button", name=re.compile("^Print")).click()
    wait_for(page, "self.prints === 1")
    certified(launched)
    with elsewhere(launched, browser, platform, tmp_path) as other:
        there = Launched(other, standard)
        certified(there)


def certified(launched: Launched) -> None:
    """What stands on the certificate, and that on paper nothing else does."""
    certificate = launched.frame.locator(".cw-cert")
    for text in ("Samira Okonjo", "A course for tests: to be tried", "5 of 5 points (100 %)"):
        expect(certificate).to_contain_text(text)
    launched.frame.evaluate(AS_PRINTED)
    for gone in (".md-header", "h1", ".cw-end", ".cw-cert-name"):
        expect(launched.frame.locator(gone).first).to_be_hidden()
    expect(certificate).to_be_visible()


def test_a_link_to_another_host_opens_beside_the_course(visit: Visit, standard: str) -> None:
    visit.expected.append("example.org/elsewhere")
    visit.page.context.route("https://example.org/**", lambda route: route.fulfill(body="Elsewhere"))
    launched = Launched(visit, standard)
    page = launched.go("02-second/a look back.html")
    with launched.page.context.expect_page() as found:
        page.get_by_role("link", name="elsewhere", exact=True).click()
    found.value.wait_for_url("https://example.org/elsewhere")
    assert found.value.evaluate("self.opener === null")
    found.value.close()
    done(page)
    Question(launched.go(FIRST), "single").check(*SINGLE.right)
    launched.told("single")
    assert len(launched.calls("Initialize")) == 1
    assert not launched.calls("Finish") + launched.calls("Terminate")
