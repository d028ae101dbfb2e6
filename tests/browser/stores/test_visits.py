"""Visits: how they begin, go on, and end, and what is told when they do not go as they should."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.asking import FIRST, KINDS, SINGLE, TYPED, Question
from tests.browser.launching import REGISTRATION, Opens, launched, opened
from tests.browser.sitting import EXAM, Sitting
from tests.browser.test_accessible import findings


def test_an_exam_that_stays_failed_is_told_when_the_learner_leaves(context: BrowserContext, opens: Opens) -> None:
    system = opens("cmi5")
    with opened(context, system) as visit:
        course = launched(visit, system, "cmi5", registration=REGISTRATION)
        exam = Sitting(course.go(EXAM)).begin()
        exam.answer_all(right=1)
        exam.hand_in()
        course.told("scored", "/activities/last-test")
        assert "failed" not in course.launch.verbs
        course.leave()
        assert course.launch.verbs == ["initialized", "failed", "terminated"]
        assert system.satisfied == set()
        # Another visit, without another try, has nothing new to say of it.
        again = launched(visit, system, "cmi5", registration=REGISTRATION)
        again.leave()
        assert again.launch.verbs == ["initialized", "terminated"]


def test_a_visit_goes_on_when_its_page_is_loaded_anew(browser: Browser, opens: Opens, standard: str) -> None:
    """The token is given out once; whoever comes back in the same tab has it still, and the session has not ended."""
    context = browser.new_context()
    system = opens(standard)
    with opened(context, system) as visit:
        course = launched(visit, system, standard)
        Question(course.go(FIRST), "single").check(*SINGLE.right)
        course.told("answered", "/activities/single")
        course.page.wait_for_timeout(300)
        course.page.reload()
        course.wait()
        Question(course.go(KINDS), "typed").check(*TYPED.right)
        course.told("answered", "/activities/typed")
        expect(course.note).to_be_hidden()
        if standard == "cmi5":
            assert course.launch.verbs == ["initialized"]
    context.close()


@pytest.mark.parametrize("has_worker", [True, False])
def test_a_page_that_is_left_ends_the_session(browser: Browser, opens: Opens, has_worker: bool) -> None:
    """A little later, so that one who only loads the page anew can go on; without a worker at once."""
    context = browser.new_context(service_workers="allow" if has_worker else "block")
    system = opens("cmi5")
    with opened(context, system) as visit:
        course = launched(visit, system, "cmi5")
        Question(course.go(FIRST), "single").check(*SINGLE.right)
        course.told("answered", "/activities/single")
        course.page.wait_for_timeout(300)
        course.page.goto(system.returned)
        course.page.wait_for_timeout(500)
        if has_worker:
            assert "terminated" not in course.launch.verbs
        course.until(lambda: course.launch.verbs == ["initialized", "terminated"])
    context.close()


def test_a_visit_that_is_over_says_so_and_keeps_what_it_has(browser: Browser, opens: Opens) -> None:
    """Without a worker the session has ended when the page was left; the answer is told in the next one."""
    context = browser.new_context(service_workers="block")
    system = opens("cmi5")
    with opened(context, system) as visit:
        course = launched(visit, system, "cmi5", registration=REGISTRATION)
        course.told("initialized")
        course.page.wait_for_timeout(300)
        course.page.reload()
        course.wait()
        expect(course.note).to_contain_text("This visit is closed in the learning platform.")
        Question(course.go(FIRST), "single").check(*SINGLE.right)
        course.page.wait_for_timeout(1000)
        assert course.launch.verbs == ["initialized", "terminated"]
        again = launched(visit, system, "cmi5", registration=REGISTRATION)
        again.told("answered", "/activities/single")
        expect(again.note).to_be_hidden()
    context.close()


def test_a_visit_that_the_system_has_given_up_says_so(context: BrowserContext, opens: Opens) -> None:
    """The course was opened a second time: what the first window has to tell waits for a later visit, and is told there."""
    system = opens("cmi5")
    with opened(context, system) as visit:
        visit.expected += ["403", "Failed to load"]
        course = launched(visit, system, "cmi5", registration=REGISTRATION)
        course.told("initialized")
        system.launch(registration=REGISTRATION)
        Question(course.go(FIRST), "single").check(*SINGLE.right)
        expect(course.note).to_contain_text("Open the course there again. Your answers stay in this browser.")
        assert findings(course.page) == []
        again = launched(visit, system, "cmi5", registration=REGISTRATION)
        again.told("answered", "/activities/single")
        expect(again.note).to_be_hidden()


def test_a_double_of_a_tab_does_not_speak_for_it(context: BrowserContext, opens: Opens) -> None:
    system = opens("cmi5")
    with opened(context, system) as visit:
        course = launched(visit, system, "cmi5")
        course.told("initialized")
        kept = json.loads(course.page.evaluate("JSON.stringify({...sessionStorage})"))
        other = context.new_page()
        # Browsers copy what a tab keeps when it is duplicated.
        other.goto(system.returned)
        other.evaluate("kept => Object.assign(sessionStorage, kept)", kept)
        other.goto(course.page.url)
        expect(other.locator(".cw-launch-note")).to_contain_text("This visit is closed")
        other.close()
        Question(course.go(FIRST), "single").check(*SINGLE.right)
        course.told("answered", "/activities/single")
        course.page.wait_for_timeout(300)
        assert course.launch.verbs == ["initialized"]


def test_what_a_store_did_not_take_is_told_after_a_reload_and_once(
    browser: Browser, opens: Opens, standard: str
) -> None:
    """The line is down, then it loses what the store says; the page is loaded anew in between."""
    context = browser.new_context()
    system = opens(standard)
    with opened(context, system) as visit:
        visit.expected += ["503", "429", "net::", "NetworkError", "Failed to load"]
        course = launched(visit, system, standard)
        course.told("initialized")
        system.trouble.share = 1
        system.trouble.kinds = ("busy", "cut")
        Question(course.go(FIRST), "single").check(*SINGLE.right)
        expect(course.note).to_contain_text("1 answer is not yet reported")
        assert findings(course.page) == []
        course.page.reload()
        system.trouble.share = 0.3
        system.trouble.kinds = ("lost", "busy for a while")
        course.wait()
        Question(course.go(KINDS), "typed").check(*TYPED.right)
        course.told("answered", "/activities/typed")
        course.told("answered", "/activities/single")
        system.trouble.share = 0
        expect(course.note).to_be_hidden(timeout=30_000)
        answers = [each for each in system.statements if each["verb"]["id"].endswith("/answered")]
        assert len(answers) == 2
    context.close()


def test_looking_only_counts_nothing(context: BrowserContext, opens: Opens) -> None:
    system = opens("cmi5")
    with opened(context, system) as visit:
        course = launched(visit, system, "cmi5", mode="Review")
        Question(course.go(FIRST), "single").check(*SINGLE.right)
        course.told("initialized")
        course.page.wait_for_timeout(1000)
        expect(course.note).to_be_hidden()
        course.leave()
        assert course.launch.verbs == ["initialized", "terminated"]
        assert len(course.launch.sent) == 2
