"""A package for cmi5 or plain xAPI in a browser: a strict double of a system launches it, keeps its records, and judges each."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, cast
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from courseware.cli import config_of
from courseware.course.reading import CourseReader
from courseware.course.xapi import RecordStore
from courseware.packages.lms.package import pack
from courseware.rendering.head import POLICY
from courseware.settings import folders_of
from tests.browser.asking import FIRST, KINDS, SINGLE, TYPED, Question
from tests.browser.launching import Launched, launched, opened
from tests.browser.sitting import EXAM, Sitting
from tests.browser.test_accessible import findings
from tests.browser.test_stories import STORY, begin
from tests.xapi.ralph import running
from tests.xapi.rules import Session, judged
from tests.xapi.system import System, platform

STANDARDS = ("cmi5", "xapi")
FRAMED = f"{POLICY}; frame-src 'self'; frame-ancestors 'self'"

Unpacks = Callable[..., Path]


@pytest.fixture(scope="session")
def unpacks(course: Path, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Unpacks:
    """Makes a package of the course for tests, with what `course.yml` says of record stores, and unpacks it."""
    config = config_of(course / "mkdocs.yml")
    whole = CourseReader(folders_of(config)).read(config.nav)

    def unpack(standard: str, stores: RecordStore, folder: Path) -> Path:
        whole.settings.xapi = stores
        path, _ = pack(site, whole, config, standard, "trainee", False, tmp_path_factory.mktemp("zip") / "packed.zip")
        with ZipFile(path) as zipped:
            zipped.extractall(folder)
        return folder

    return unpack


@pytest.fixture(scope="session")
def packages(unpacks: Unpacks, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The package of each standard; the course names no host beside its own."""
    return {each: unpacks(each, RecordStore(), tmp_path_factory.mktemp(each)) for each in STANDARDS}


Opens = Callable[..., System]


@pytest.fixture
def opens(packages: dict[str, Path]) -> Iterator[Opens]:
    """Starts a system for the package of a standard, or one in a folder; in the end nothing was against the rules, and no credentials have gone astray."""
    with ExitStack() as stack:
        systems: list[System] = []

        def start(package: str | Path, **options: Any) -> System:
            folder = packages[package] if isinstance(package, str) else package
            # The strictest settings of a web server; records that go elsewhere need more.
            policy = "" if options.get("elsewhere") else FRAMED
            systems.append(stack.enter_context(platform(folder, policy=policy, **options)))
            return systems[-1]

        yield start
        for system in systems:
            assert system.violations == []
            assert system.leaks() == []


@pytest.fixture(params=STANDARDS)
def standard(request: pytest.FixtureRequest) -> str:
    """Each standard."""
    return str(request.param)


REGISTRATION = "7a1c6b0e-52f4-4d38-9a3b-0c9d8e7f6a5b"


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


def test_credentials_stay_out_of_sight(context: BrowserContext, opens: Opens, standard: str) -> None:
    """Neither in the address, nor in what the browser keeps, nor in a copy of one's data, nor in the console."""
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
