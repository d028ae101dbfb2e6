"""A package inside a learning management system: scorm-again is the system, and the course runs in a frame of its page."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Page, expect

from courseware.packages.lms.package import pack
from courseware.rendering.head import POLICY
from tests.browser.asking import FIRST, KINDS, SINGLE, TYPED, Question
from tests.browser.hosting import served
from tests.browser.sitting import EXAM, Sitting
from tests.browser.test_accessible import findings
from tests.browser.test_stories import STORY, begin
from tests.browser.visits import Visit, visiting, wait_for
from tests.packages.packing import whole

HERE = Path(__file__).parent
AGAIN = HERE.parents[1] / "node_modules" / "scorm-again" / "dist"
STANDARDS = ("scorm12", "scorm2004")
SYSTEM = """\
<!doctype html><html lang=en><meta charset=utf-8><title>A learning platform</title><link rel=icon href=data:,>
<script src="scorm-again.min.js"></script>
<h1>A learning platform</h1><iframe title="The course" width=1200 height=800></iframe><script src="system.js"></script></html>
"""
STRICT = f"{POLICY}; frame-src 'self'; frame-ancestors 'self'"
LIST = "<!doctype html><html lang=en><title>A list of courses</title><link rel=icon href=data:,>"
"""Another page of the system: no course is open."""

Data = dict[str, Any]


@contextmanager
def system(folder: Path, course: Path, site: Path, modules: bool = False, policy: str = STRICT) -> Iterator[str]:
    """The address of a system with a course in each standard's package, unpacked into `folder` as systems do."""
    config, packed = whole(course)
    for standard in STANDARDS:
        path, _ = pack(site, packed, config, standard, "trainee", modules, folder / f"{standard}.zip")
        with ZipFile(path) as zipped:
            zipped.extractall(folder / standard)
    shutil.copy(AGAIN / "scorm-again.min.js", folder)
    shutil.copy(HERE / "system.js", folder)
    (folder / "system.html").write_text(SYSTEM, encoding="utf-8")
    (folder / "list.html").write_text(LIST, encoding="utf-8")
    with served(folder, policy=policy) as address:
        yield address


@pytest.fixture(scope="session")
def platform(course: Path, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A system with the course for tests."""
    with system(tmp_path_factory.mktemp("platform"), course, site) as address:
        yield address


class Launched:
    """A launch of the course: the system's page, the launch page in its frame, and the course in that one's."""

    def __init__(self, visit: Visit, standard: str, more: str = "", unit: str = "launch") -> None:
        self.page = visit.page
        self.standard = standard
        visit.go(f"system.html?standard={standard}&launch={standard}/{unit}.html{more}")
        wait_for(
            self.page,
            "(page => page?.readyState === 'complete' && page.querySelector('h1') !== null)"
            "(frames[0]?.frames[0]?.document)",
        )

    @property
    def launch(self) -> Frame:
        """The launch page."""
        return next(each for each in self.page.frames if re.search(r"^[^?]+/launch[\w-]*\.html$", each.url))

    @property
    def frame(self) -> Frame:
        """The course."""
        return self.launch.child_frames[0]

    @property
    def course(self) -> Page:
        """The course, for helpers that expect a page: a frame has all that they use of it."""
        return cast("Page", self.frame)

    def go(self, path: str) -> Page:
        """Another page of the course, loaded anew."""
        self.frame.goto(self.frame.url.partition(f"/{self.standard}/")[0] + f"/{self.standard}/{path}")
        return self.course

    @property
    def kept(self) -> Data:
        """What the system has of the last commit."""
        return cast("Data", self.page.evaluate("JSON.parse(localStorage.getItem('LMS') ?? '{}')"))

    @property
    def interactions(self) -> list[dict[str, str]]:
        """What it has of answers."""
        return list(self.kept.get("interactions", {}).values())

    def told(self, name: str) -> dict[str, str]:
        """The last interaction of an activity, once the system has one."""
        if self.standard == "scorm2004":
            name = name.replace("-", ".")
        wait_for(
            self.page,
            "Object.values(JSON.parse(localStorage.getItem('LMS') ?? '{}').interactions ?? {})"
            f".some(each => each.id.startsWith('{name}.') && each.result !== '')",
        )
        return [each for each in self.interactions if each["id"].startswith(name + ".")][-1]

    def stands(self, status: str) -> None:
        """Waits until the system says that the course is passed, or failed."""
        wait_for(
            self.page,
            "(({core, success_status}) => core?.lesson_status ?? success_status)(JSON.parse(localStorage.getItem('LMS')))"
            f" === '{status}'",
        )

    def calls(self, name: str) -> list[list[str]]:
        """What the course asked of the system."""
        return [each for each in self.page.evaluate("calls") if each[0] == name]

    @property
    def note(self) -> Any:
        """The line above the course."""
        return self.launch.locator(".cw-launch-note")


@contextmanager
def elsewhere(launched: Launched, browser: Browser, address: str, folder: Path) -> Iterator[Visit]:
    """A visit with another device, on which nothing is but what the system has kept; the launch before it is over."""
    launched.page.goto(address + "list.html")
    kept = json.dumps(launched.kept)
    origin = {"origin": address.partition("/deep")[0], "localStorage": [{"name": "LMS", "value": kept}]}
    state = folder / "state.json"
    state.write_text(json.dumps({"cookies": [], "origins": [origin]}), encoding="utf-8")
    with browser.new_context(storage_state=state) as context, visiting(context, address) as made:
        yield made


@pytest.fixture(params=STANDARDS)
def standard(request: pytest.FixtureRequest) -> str:
    """Each standard."""
    return str(request.param)


@pytest.fixture
def visit(context: BrowserContext, platform: str) -> Iterator[Visit]:
    """A visit to the system; fails in the end if anything went wrong."""
    with visiting(context, platform) as made:
        yield made


def test_answers_are_told_and_come_back_on_another_device(
    visit: Visit, standard: str, browser: Browser, platform: str, tmp_path: Path
) -> None:
    """Through two pages, a reload and a new browser that has nothing but what the system kept."""
    first = Launched(visit, standard)
    page = first.go(FIRST)
    Question(page, "single").check(*SINGLE.wrong)
    assert first.told("single")["result"] == ("wrong" if standard == "scorm12" else "incorrect")
    page = first.go(KINDS)
    Question(page, "typed").check(*TYPED.right)
    told = first.told("typed")
    assert told["result"] == "correct"
    assert told.get("student_response", told.get("learner_response")) == "moment of truth"
    if standard == "scorm2004":
        assert told["description"].endswith("moment of truth")
    assert first.calls("refused") == []
    assert len(first.calls("Initialize")) == 1
    expect(first.note).to_be_hidden()
    with elsewhere(first, browser, platform, tmp_path) as other:
        again = Launched(other, standard)
        expect(again.frame.get_by_role("heading", level=1, name="All kinds")).to_be_visible()
        question = Question(again.course, "typed")
        expect(question.status).to_have_text("That holds.")
        assert question.given() == ["moment of truth"]
        page = again.go(FIRST)
        assert Question(page, "single").given() == list(SINGLE.wrong)


def test_the_session_ends_when_the_course_is_left(visit: Visit, standard: str) -> None:
    launched = Launched(visit, standard)
    page = launched.go(FIRST)
    Question(page, "single").check(*SINGLE.right)
    launched.told("single")
    wait_for(launched.page, "calls.every(([name]) => name !== 'Finish' && name !== 'Terminate')")
    launched.page.evaluate("document.querySelector('iframe').remove()")
    wait_for(launched.page, "calls.some(([name]) => name === 'Finish' || name === 'Terminate')")
    core = launched.kept if standard == "scorm2004" else launched.kept["core"]
    assert core["exit"] == "suspend"
    assert core.get("lesson_status", core.get("completion_status")) == "incomplete"
    assert not any(value == "passed" for _, _, value in launched.calls("SetValue"))


def test_every_decision_of_a_story_is_told(visit: Visit, standard: str) -> None:
    launched = Launched(visit, standard)
    page = launched.go(STORY)
    begin(page)
    page.get_by_role("button", name="It will do until Friday").click()
    page.get_by_role("button", name="Lamps are not my job").click()
    ending = launched.told("small-story-ending")
    assert ending["result"] in ("wrong", "incorrect")
    texts = [each.get("student_response", each.get("learner_response", "")) for each in launched.interactions]
    assert any(re.search(r"monday: .*trust 5, work 2 .* trust 2, work 2", text) for text in texts), texts
    assert launched.calls("refused") == []


def test_an_exam_is_passed_by_its_rule_and_told_by_objective(visit: Visit, standard: str) -> None:
    launched = Launched(visit, standard)
    page = launched.go(EXAM)
    exam = Sitting(page).begin()
    exam.answer_all(right=1)
    exam.hand_in()
    launched.stands("failed")
    exam.begin("Begin attempt 2")
    exam.answer_all()
    exam.hand_in()
    launched.stands("passed")
    score = launched.kept.get("score") or launched.kept["core"]["score"]
    assert score["raw"] == "100"
    parts = {each["id"]: each["score"]["raw"] for each in launched.kept["objectives"].values()}
    assert set(parts.values()) == {"100"}
    assert len(parts) > 1
    assert launched.calls("refused") == []


def test_a_system_that_fails_is_told_later_and_the_learner_goes_on(visit: Visit, standard: str) -> None:
    launched = Launched(visit, standard)
    page = launched.go(FIRST)
    launched.page.evaluate("self.failing = true")
    Question(page, "single").check(*SINGLE.right)
    expect(Question(page, "single").status).to_have_text("That holds.")
    expect(launched.note).to_have_text(
        "1 answer is not yet reported to the learning platform. Carry on; nothing is lost."
    )
    assert findings(cast("Page", launched.launch)) == []
    assert launched.interactions == []
    launched.page.evaluate("self.failing = false")
    Question(launched.go(KINDS), "typed").check(*TYPED.right)
    assert launched.told("single")["result"] == "correct"
    assert launched.told("typed")["result"] == "correct"
    expect(launched.note).to_be_hidden()


def test_a_system_that_stumbles_at_the_beginning_is_asked_again(visit: Visit, standard: str) -> None:
    """It is opened once and read until it answers; nothing is told before."""
    launched = Launched(visit, standard, "&stumbles=3")
    assert len(launched.calls("Initialize")) == 1
    Question(launched.go(FIRST), "single").check(*SINGLE.right)
    assert launched.told("single")["result"] == "correct"
    expect(launched.note).to_be_hidden()


def test_without_a_system_the_course_works_and_says_that_nothing_is_told(visit: Visit) -> None:
    launched = Launched(visit, "scorm12", "&absent")
    expect(launched.note).to_contain_text("No learning platform was found")
    page = launched.go(FIRST)
    Question(page, "single").check(*SINGLE.right)
    launched.go(KINDS)
    expect(Question(launched.go(FIRST), "single").status).to_have_text("That holds.")


def test_two_launches_of_one_learner_hear_of_each_other(visit: Visit) -> None:
    launched = Launched(visit, "scorm12")
    page = launched.go(FIRST)
    other = Visit(visit.watch(visit.page.context.new_page()), visit.root, visit.faults)
    second = Launched(other, "scorm12")
    Question(second.go(FIRST), "single").check(*SINGLE.right)
    expect(Question(page, "single").status).to_have_text("That holds.")


def test_what_stands_in_an_exercise_is_never_told(visit: Visit, standard: str) -> None:
    launched = Launched(visit, standard)
    page = launched.go("writing.html")
    box = page.locator("cw-reflection").first
    box.get_by_role("textbox").first.fill("My secret thoughts on this")
    box.get_by_role("button").first.click()
    page.wait_for_timeout(1500)
    told = json.dumps([each for each in launched.calls("SetValue") if "suspend_data" not in each[1]])
    assert "secret" not in told
