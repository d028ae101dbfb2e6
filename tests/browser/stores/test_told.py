"""What a course tells a record store, and what comes back from there on another device."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.asking import FIRST, KINDS, SINGLE, TYPED, Question
from tests.browser.launching import REGISTRATION, Launched, Opens, launched, opened
from tests.browser.sitting import EXAM, Sitting
from tests.browser.test_stories import STORY, begin
from tests.xapi.ralph import running
from tests.xapi.rules import judged


def test_answers_are_told_and_come_back_on_another_device(
    context: BrowserContext, opens: Opens, standard: str, browser: Browser
) -> None:
    system = opens(standard)
    with opened(context, system) as visit:
        first = launched(visit, system, standard, registration=REGISTRATION)
        assert "?" not in first.page.url
        page = first.go(FIRST)
        Question(page, "single").check(*SINGLE.wrong)
        said = first.told("answered", "/activities/single")
        assert said["result"]["success"] is False
        assert said["result"]["score"] == {"scaled": 0}
        assert said["object"]["definition"]["interactionType"] == "choice"
        page = first.go(KINDS)
        Question(page, "typed").check(*TYPED.right)
        said = first.told("answered", "/activities/typed")
        assert said["result"]["response"] == "moment of truth"
        assert said["context"]["registration"] == REGISTRATION
        first.until(lambda: b"kinds" in getattr(system.state(first.launch), "content", b""))
        expect(first.note).to_be_hidden()
        first.page.goto("about:blank")
    other = browser.new_context()
    with opened(other, system) as visit:
        again = launched(visit, system, standard, registration=REGISTRATION)
        question = Question(cast("Page", again.frame), "typed")
        expect(question.status).to_have_text("That holds.")
        assert question.given() == ["moment of truth"]
        assert Question(again.go(FIRST), "single").given() == list(SINGLE.wrong)
    other.close()


def test_every_decision_of_a_story_is_told_with_its_figures(
    context: BrowserContext, opens: Opens, standard: str
) -> None:
    system = opens(standard)
    with opened(context, system) as visit:
        course = launched(visit, system, standard)
        page = course.go(STORY)
        begin(page)
        page.get_by_role("button", name="It will do until Friday").click()
        page.get_by_role("button", name="Lamps are not my job").click()
        ending = course.told("completed", "/activities/small-story")
        assert ending["result"]["completion"] is True
        decisions = [each for each in course.launch.sent if each["verb"]["id"].endswith("/responded")]
        assert len(decisions) == 2
        facts = {name.rpartition("/")[2]: value for name, value in decisions[0]["result"]["extensions"].items()}
        assert facts["scene"] == "monday"
        assert facts["before"] == {"trust": 5, "work": 2}
        assert facts["after"] == {"trust": 2, "work": 2}
        assert "It will do until Friday" in decisions[0]["result"]["response"]


def test_an_exam_is_failed_and_passed_by_its_rule(context: BrowserContext, opens: Opens, standard: str) -> None:
    """What is passed in a session is told at once, and that it was failed before is not told any more."""
    system = opens(standard)
    with opened(context, system) as visit:
        course = launched(visit, system, standard)
        page = course.go(EXAM)
        exam = Sitting(page).begin()
        exam.answer_all(right=1)
        exam.hand_in()
        assert course.told("scored", "/activities/last-test")["result"]["success"] is False
        exam.begin("Begin attempt 2")
        exam.answer_all()
        exam.hand_in()
        passed = course.told("passed")
        assert passed["result"]["success"] is True
        assert passed["result"]["score"]["scaled"] == 1
        parts = [each for each in course.launch.sent if "/objectives/" in each["object"]["id"]]
        assert {each["result"]["score"]["scaled"] for each in parts[-2:]} == {1}
        if standard == "cmi5":
            course.leave()
            course.until(lambda: "terminated" in course.launch.verbs)
            assert "failed" not in course.launch.verbs
            assert re.fullmatch(r"PT[\d.]+S", course.launch.sent[-1]["result"]["duration"])


def test_without_documents_the_rest_is_told(context: BrowserContext, opens: Opens) -> None:
    system = opens("xapi")
    system.trouble.no_state = 404
    with opened(context, system) as visit:
        course = launched(visit, system, "xapi")
        Question(course.go(FIRST), "single").check(*SINGLE.right)
        course.told("answered", "/activities/single")
        expect(course.note).to_be_hidden()


def test_a_record_store_that_is_not_ours_takes_it_too(context: BrowserContext, opens: Opens, tmp_path: Path) -> None:
    """It keeps no documents, and takes nearly anything; so what it has kept is judged."""
    with running(tmp_path) as ralph, opened(context, system := opens("xapi", ralph=ralph)) as visit:
        launch = system.launch_plain(ralph=True)
        course = Launched(visit, launch)
        Question(course.go(FIRST), "single").check(*SINGLE.right)
        course.until(lambda: len(ralph.statements) > 1)
        expect(course.note).to_be_hidden()
        assert judged(ralph.statements, launch.session) == []
        verbs = [each["verb"]["id"].rpartition("/")[2] for each in ralph.statements]
        assert verbs.count("answered") == 1
        assert verbs[0] == "initialized"
