"""A package where things go wrong: storage that is closed, clocks that jump, two launches at once, systems that refuse or are slow."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.asking import FIRST, KINDS, SINGLE, TYPED, Question
from tests.browser.breaking import fill, make_room
from tests.browser.test_forbidden_storage import OF_MATERIAL, refusing
from tests.browser.test_lms import Launched, platform, standard, system, visit
from tests.browser.visits import Visit, wait_for

__all__ = ["platform", "refusing", "standard", "visit"]

NOWHERE = (
    "No learning platform was found, so nothing is reported. Take a copy on “My learning” before you close this window."
)
STAY = "1 answer is not yet reported to the learning platform. Keep this window open until it is."
CARRY_ON = "1 answer is not yet reported to the learning platform. Carry on; nothing is lost."
YEAR = 365 * 86_400
"""In seconds, as Playwright's clock counts."""


@pytest.fixture
def closed(refusing: Page, platform: str) -> Visit:
    """A visit with a browser that was told to keep nothing; what Material's own scripts say about that is expected."""
    return Visit(refusing, platform, expected=[*OF_MATERIAL])


def is_closed(launched: Launched) -> bool:
    """Whether the launch page really has no storage."""
    return bool(launched.launch.evaluate("(() => { try { return !self.localStorage } catch { return true } })()"))


def test_where_the_browser_keeps_nothing_the_system_keeps_all(closed: Visit, standard: str) -> None:
    launched = Launched(closed, standard)
    assert is_closed(launched)
    expect(launched.note).to_be_hidden()
    Question(launched.go(FIRST), "single").check(*SINGLE.right)
    wait_for(launched.page, "/single.*correct/.test(self.lms)")
    page = launched.go(KINDS)
    launched.page.evaluate("self.failing = true")
    Question(page, "typed").check(*TYPED.right)
    expect(launched.note).to_have_text(STAY)
    # From page to page all is still there, as long as the window is.
    expect(Question(launched.go(FIRST), "single").status).to_have_text("That holds.")
    launched.page.evaluate("self.failing = false")
    expect(launched.note).to_be_hidden(timeout=40_000)
    wait_for(launched.page, "/typed.*correct/.test(self.lms)")
    kept = launched.page.evaluate("self.lms")
    closed.page.add_init_script(f"self.lms = {json.dumps(kept)}")
    again = Launched(closed, standard)
    for path, name in ((FIRST, "single"), (KINDS, "typed")):
        expect(Question(again.go(path), name).status).to_have_text("That holds.")


def test_without_system_and_storage_the_line_says_both(closed: Visit) -> None:
    launched = Launched(closed, "scorm2004", "&absent")
    assert is_closed(launched)
    expect(launched.note).to_have_text(NOWHERE)
    Question(launched.go(FIRST), "single").check(*SINGLE.right)
    launched.go(KINDS)
    expect(Question(launched.go(FIRST), "single").status).to_have_text("That holds.")


@pytest.fixture(scope="session")
def lenient(course: Path, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A system that sends no policy: with one, a frame without an origin may hold none of its pages."""
    with system(tmp_path_factory.mktemp("lenient"), course, site, policy="") as address:
        yield address


def test_a_frame_without_an_origin_reaches_neither_and_says_so(context: BrowserContext, lenient: str) -> None:
    """A package on another host than the system's page finds no interface; nor does one in a frame like this."""
    visit = Visit(context.new_page(), lenient)
    visit.go("system.html?standard=scorm2004&launch=list.html").evaluate(
        "launch => { const frame = document.querySelector('iframe'); frame.sandbox = 'allow-scripts allow-forms'; frame.src = launch }",
        "scorm2004/launch.html",
    )
    launch = visit.page.frame_locator("iframe")
    expect(launch.locator(".cw-launch-note")).to_have_text(NOWHERE)
    course = launch.frame_locator("iframe")
    expect(course.get_by_role("heading", level=1)).to_be_visible()
    # Each page is on its own here, and says that nothing is kept.
    expect(course.get_by_text("This browser keeps nothing.")).to_be_visible()
    assert visit.page.evaluate("calls") == []


def test_a_full_storage_is_said_and_nothing_is_lost(visit: Visit, standard: str) -> None:
    launched = Launched(visit, standard)
    page = launched.go(FIRST)
    launched.page.evaluate("self.failing = true")
    fill(launched.page)
    Question(page, "single").check(*SINGLE.right)
    expect(launched.note).to_have_text(STAY)
    make_room(launched.page)
    launched.page.evaluate("self.failing = false")
    assert launched.told("single")["result"] == "correct"
    expect(launched.note).to_be_hidden()


def seconds(told: str) -> float:
    """A span as either standard writes it."""
    parts = [float(each) for each in re.findall(r"[\d.]+", told)]
    return sum((each * 60**n for n, each in enumerate(reversed(parts))), 0.0)


def are_sound(launched: Launched) -> bool:
    """Whether all times that the system was told in this launch are such."""
    told = [(name, value) for _, name, value in launched.calls("SetValue")]
    spans = [value for name, value in told if name.endswith("session_time")]
    moments = [value for name, value in told if re.search(r"\d\.time(stamp)?$", name)]
    form = {"scorm12": r"\d\d:\d\d:\d\d\.00", "scorm2004": r"202\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d\dZ"}[launched.standard]
    assert spans
    assert moments
    assert launched.calls("refused") == []
    return all(0 <= seconds(each) < 600 for each in spans) and all(re.fullmatch(form, each) for each in moments)


def has(launched: Launched, count: int) -> None:
    """Waits until the system has so many answers."""
    wait_for(
        launched.page, f"Object.keys(JSON.parse(localStorage.LMS ?? '{{}}').interactions ?? {{}}).length === {count}"
    )


def test_a_clock_that_jumps_changes_neither_times_nor_answers(visit: Visit, standard: str) -> None:
    """Forward by a year within a launch, back by two before the next, and forward again after that one."""
    page = visit.page
    start = time.time()
    page.clock.set_system_time(start)
    launched = Launched(visit, standard)
    course = launched.go(KINDS)
    Question(course, "number").check("1")
    has(launched, 1)
    page.clock.set_system_time(start + YEAR)
    Question(course, "number").check("2")
    has(launched, 2)
    assert are_sound(launched)
    page.clock.set_system_time(start - YEAR)
    again = Launched(visit, standard)
    assert again.frame.evaluate("new Date().getFullYear()") < time.gmtime(start).tm_year
    expect(Question(again.course, "number").field).to_have_value("2")
    Question(again.course, "number").check("105")
    has(again, 3)
    assert are_sound(again)
    assert again.told("number")["result"] == "correct"
    page.clock.set_system_time(start)
    last = Launched(visit, standard)
    expect(Question(last.course, "number").status).to_contain_text("That holds.")
    expect(Question(last.course, "number").field).to_have_value("105")


def test_two_launches_of_one_learner_at_once(visit: Visit, standard: str) -> None:
    """What is answered in one is seen in the other, and whichever is closed last, both answers are there afterwards."""
    one = Launched(visit, standard)
    course = one.go(FIRST)
    other = Visit(visit.watch(visit.page.context.new_page()), visit.root, visit.faults)
    two = Launched(other, standard)
    Question(two.go(FIRST), "single").check(*SINGLE.right)
    expect(Question(course, "single").status).to_have_text("That holds.")
    Question(one.go(KINDS), "typed").check(*TYPED.right)
    # The database of these tests is one text, and has the answers of whichever launch committed last: ask what was told.
    wait_for(one.page, "calls.some(([, element, value]) => /interactions.+id$/.test(element) && /^typed/.test(value))")
    expect(Question(two.go(KINDS), "typed").status).to_have_text("That holds.")
    one.page.close()
    other.page.wait_for_timeout(500)
    again = Launched(other, standard)
    for path, name in ((FIRST, "single"), (KINDS, "typed")):
        expect(Question(again.go(path), name).status).to_have_text("That holds.")


def test_what_is_refused_keeps_nothing_else_back(visit: Visit, standard: str) -> None:
    launched = Launched(visit, standard, "&refuses=_status$")
    page = launched.go(FIRST)
    Question(page, "single").check(*SINGLE.right)
    launched.told("single")
    Question(launched.go(KINDS), "typed").check(*TYPED.right)
    launched.told("typed")
    launched.page.wait_for_timeout(2500)
    refused = [name for _, name, *_ in launched.calls("refused")]
    assert len(refused) == len(set(refused)) == 1, refused
    expect(launched.note).to_be_hidden()
    again = Launched(visit, standard)
    expect(Question(again.go(FIRST), "single").status).to_have_text("That holds.")


def test_what_the_system_does_not_keep_is_said(visit: Visit, standard: str) -> None:
    launched = Launched(visit, standard, "&refuses=suspend_data")
    Question(launched.go(FIRST), "single").check(*SINGLE.right)
    launched.told("single")
    expect(launched.note).to_have_text(
        "Your progress is not yet reported to the learning platform. Carry on; nothing is lost."
    )


def test_an_interface_that_comes_late_is_found(visit: Visit, standard: str) -> None:
    launched = Launched(visit, standard, "&after=2000")
    expect(launched.note).to_be_hidden()
    Question(launched.go(FIRST), "single").check(*SINGLE.right)
    assert launched.told("single")["result"] == "correct"


def test_a_window_that_is_lost_without_warning_takes_nothing_reported_along(visit: Visit, standard: str) -> None:
    """As a browser that is killed: nothing runs when the page goes."""
    visit.page.context.add_init_script(
        "for (const type of ['pagehide', 'visibilitychange'])"
        " addEventListener(type, (event) => event.stopImmediatePropagation(), true)"
    )
    launched = Launched(visit, standard)
    Question(launched.go(FIRST), "single").check(*SINGLE.right)
    launched.told("single")
    Question(launched.go(KINDS), "typed").check(*TYPED.right)
    launched.told("typed")
    other = Visit(visit.watch(visit.page.context.new_page()), visit.root, visit.faults)
    visit.page.close()
    again: Any = Launched(other, standard)
    assert not [each for each in again.calls("SetValue") if each[2] in ("passed", "failed", "completed")]
    expect(again.frame.get_by_role("heading", level=1, name="All kinds")).to_be_visible()
    for path, name in ((FIRST, "single"), (KINDS, "typed")):
        expect(Question(again.go(path), name).status).to_have_text("That holds.")
