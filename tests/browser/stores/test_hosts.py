"""Where records may go, and who hears of the credentials: nobody but the store that the build allows."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from courseware.course.xapi import RecordStore
from tests.browser.asking import FIRST, SINGLE, Question
from tests.browser.launching import Launched, Opens, Unpacks, launched, opened
from tests.browser.test_accessible import findings
from tests.xapi.rules import Session, judged


def test_a_host_that_is_not_allowed_gets_nothing_and_the_learner_is_told(
    context: BrowserContext, opens: Opens, standard: str
) -> None:
    """A crafted link would else send somebody's records, with their name, to whoever made it."""
    system = opens(standard, elsewhere=True)
    with opened(context, system) as visit:
        launch = system.launch() if standard == "cmi5" else system.launch_plain()
        course = Launched(visit, launch)
        expect(course.note).to_contain_text(f"may not report to {system.records.partition('//')[2]}")
        Question(course.go(FIRST), "single").check(*SINGLE.right)
        expect(Question(course.go(FIRST), "single").status).to_have_text("That holds.")
        assert [each for each in system.requests if each.resource] == []
        assert findings(course.page) == []


def test_a_host_that_the_build_allows_gets_the_records(
    context: BrowserContext, opens: Opens, unpacks: Unpacks, standard: str, tmp_path: Path
) -> None:
    system = opens(tmp_path, elsewhere=True)
    unpacks(standard, RecordStore(hosts=(system.records,)), tmp_path)
    with opened(context, system) as visit:
        visit.expected.append("asked another place: " + system.records)
        course = launched(visit, system, standard)
        Question(course.go(FIRST), "single").check(*SINGLE.right)
        course.told("answered", "/activities/single")
        expect(course.note).to_be_hidden()


def test_without_a_launch_records_go_where_the_build_says_and_name_nobody(
    context: BrowserContext, opens: Opens, unpacks: Unpacks, tmp_path: Path
) -> None:
    """A proxy before the store adds the credentials; the learner is a code of this browser."""
    system = opens(tmp_path, elsewhere=True)
    system.open = True
    unpacks("xapi", RecordStore(hosts=(system.records,), endpoint=f"{system.records}/xapi/"), tmp_path)
    with opened(context, system) as visit:
        visit.expected.append("asked another place: " + system.records)
        address = system.launch_plain().address.partition("?")[0]
        course = Launched(visit, system.launches[-1], address)
        Question(course.go(FIRST), "single").check(*SINGLE.right)
        course.until(lambda: len(system.statements) > 1)
        first = system.statements[0]
        unit = system.launches[-1].unit.id
        assert judged(system.statements, Session(first["actor"], unit, None, {}, plain=True)) == []
        (account,) = {json.dumps(each["actor"]["account"]) for each in system.statements}
        code = json.loads(account)["name"]
        assert re.fullmatch(r"[0-9a-f-]{36}", code)
        asked = [each for each in system.requests if each.resource]
        assert not any("authorization" in each.headers for each in asked)


@pytest.mark.parametrize(
    "query",
    [
        "endpoint=javascript:alert(1)&fetch=x&actor={}&activityId=urn:x&registration=1",
        "endpoint=%2Fxapi%2F",
        "endpoint={own}/xapi/&auth=Basic%0AX&actor=%7B%22mbox%22%3A%22mailto%3Aa%40b.c%22%7D",
        "endpoint={own}/xapi/&auth=Basic%20x&actor=%5B1%5D",
    ],
)
def test_an_address_that_makes_no_sense_is_refused_in_words(
    context: BrowserContext, opens: Opens, standard: str, query: str
) -> None:
    system = opens(standard)
    with opened(context, system) as visit:
        address = system.launch() if standard == "cmi5" else system.launch_plain()
        visit.page.goto(address.address.partition("?")[0] + "?" + query.replace("{own}", system.origin))
        expect(visit.page.locator(".cw-launch-note").first).to_contain_text("in a way that it cannot read")
        expect(visit.page.frame_locator("iframe").get_by_role("heading", level=1)).to_be_visible()
        assert [each for each in system.requests if each.resource] == []


def test_credentials_stay_out_of_sight(context: BrowserContext, opens: Opens, standard: str) -> None:
    """Neither in the address, nor in what the browser keeps beyond this tab, nor in a copy of one's data, nor in the console."""
    said: list[str] = []
    context.on("console", lambda message: said.append(message.text))
    system = opens(standard)
    with opened(context, system) as visit:
        course = launched(visit, system, standard)
        Question(course.go(FIRST), "single").check(*SINGLE.right)
        course.told("answered", "/activities/single")
        secret = course.launch.credentials.removeprefix("Basic ")
        kept = course.page.evaluate("JSON.stringify(localStorage)")
        # A copy of one's own data is made of what the course in the frame keeps.
        copied = course.frame.evaluate("JSON.stringify(Object.values(coursewareBox))")
        assert "single" in course.frame.evaluate("Object.keys(coursewareBox).join()")
        assert secret not in kept + copied + course.page.url + course.frame.url + " ".join(said)
