"""Stories, played: every ending, by mouse and by keyboard alone, kept, in two tabs, edited, without script, on paper."""

from __future__ import annotations

import re
import shutil
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from courseware.activities.scenario.model import Choice, Scenario
from courseware.activities.scenario.walking import State, Walk
from courseware.course.reading import activities_in
from courseware.sources.plain import plain
from tests.browser.asking import has_focus
from tests.browser.building import Build
from tests.browser.hosting import STRICT, Host, served
from tests.browser.test_edited import edit
from tests.browser.test_keyboard import press, tab_to
from tests.browser.test_without_script import AS_PRINTED
from tests.browser.visits import Visit, visiting

ROOT = Path(__file__).parents[2]
STORY = "03-third/index.html"
CHANGED = "This story has changed since you were here, so it begins again. Your old way is kept below."


@dataclass(frozen=True)
class Played:
    """A way through a story: the choices, and the state behind each."""

    choices: tuple[Choice, ...]
    states: tuple[State, ...]


def read_story(path: Path) -> Scenario:
    """The scenario in a file."""
    problems: list[object] = []
    found = list(activities_in(path.read_text("utf-8"), path.name, problems))  # type: ignore[arg-type]
    assert isinstance(found[0], Scenario)
    return found[0]


def ways_to_endings(story: Scenario) -> dict[str, Played]:
    """The shortest way to each ending, with all that the states on it say."""
    walk = Walk(story, all_of_it=False)
    waiting: deque[tuple[State, tuple[Choice, ...]]] = deque([(walk.start, ())])
    met = {walk.start}
    found: dict[str, tuple[Choice, ...]] = {}
    while waiting:
        here, way = waiting.popleft()
        if story.scenes[here.scene].outcome:
            found.setdefault(here.scene, way)
            continue
        for choice in walk.offered(here):
            after = walk.take(here, choice)
            if after not in met:
                met.add(after)
                waiting.append((after, (*way, choice)))
    return {ending: played(story, way) for ending, way in found.items()}


def played(story: Scenario, way: tuple[Choice, ...]) -> Played:
    """A way with its states."""
    walk = Walk(story)
    states = [walk.start]
    for choice in way:
        states.append(walk.take(states[-1], choice))
    return Played(way, tuple(states))


def heading(page: Page) -> Locator:
    """The heading of the scene that is shown."""
    return page.locator(".cw-scene:not([hidden]) > h2")


def button_of(page: Page, choice: Choice) -> Locator:
    """The button of a choice."""
    words = re.escape(plain(choice.text.text))
    return page.locator(".cw-choice").filter(has_text=re.compile(re.sub(r"[\"'“”‘’]|\\ ", ".", words)))


def stands(page: Page, story: Scenario, state: State) -> None:
    """The notebook, or at the end the list of figures, says what the state is."""
    expect(heading(page)).to_have_text(re.compile(re.sub("[\"'’]", ".", plain(story.scenes[state.scene].title.text))))
    ends = bool(story.scenes[state.scene].outcome)
    said = page.locator(".cw-decide > .cw-chips" if ends else ".cw-meter b").all_inner_texts()
    text = " ".join(" ".join(said).split())
    for meter, value in zip(story.meters, state.meters, strict=True):
        title = re.sub("[\"'’]", ".", re.escape(plain(meter.title.text)))
        assert re.search(rf"{title}(?: ?\(low is good\))? {value:g} of 10", text), (meter.name, value, text)


@pytest.fixture
def own_visit(context: BrowserContext, own_site: Path) -> Iterator[Visit]:
    """A visit to our own course under a strict policy."""
    with served(own_site, policy=STRICT) as address, visiting(context, address) as made:
        yield made


@pytest.mark.parametrize(
    "name",
    ["missing-page", "courtesy-training", "green-board", "release", "two-offers", "too-many-wishes", "opening-scene"],
)
def test_every_ending_of_our_own_stories(own_visit: Visit, name: str) -> None:
    story = read_story(ROOT / "quizzes" / f"{name}.md")
    ways = ways_to_endings(story)
    assert set(ways) == {scene.name for scene in story.endings}
    page = own_visit.go("00-start/index.html" if name == "opening-scene" else f"stories/{name}.html")
    for ending, way in ways.items():
        for choice, state in zip(way.choices, way.states[1:], strict=True):
            button_of(page, choice).click()
            stands(page, story, state)
            # Comments come at once, or not before the end.
            expect(page.locator(".cw-came .cw-coach")).to_have_count(int(story.coach_at_once))
        scene = page.locator(f"[data-scene={ending}]")
        expect(scene).to_have_attribute("data-outcome", story.scenes[ending].outcome)
        causes = [cause for cause in story.causes if set(cause.clues) & way.states[-1].found]
        if story.causes:
            expect(page.get_by_role("heading", name=f"Causes: you found {len(causes)} of")).to_be_visible()
        page.get_by_role("button", name="Play it again from the start").click()
        stands(page, story, way.states[0])


def test_the_best_way_by_keyboard_alone(own_visit: Visit) -> None:
    story = read_story(ROOT / "quizzes" / "missing-page.md")
    assert story.exploration
    page = own_visit.go("stories/missing-page.html")
    begin(page)
    page.locator("article").first.evaluate("each => each.querySelector('.cw-choice').focus()")
    for scene, key in story.exploration.best:
        choice = next(each for each in story.scenes[scene].choices if each.key == key)
        target = button_of(page, choice)
        if not has_focus(target):
            tab_to(page, target)
        press(page, "Enter")
        expect(heading(page)).to_be_focused()
    expect(page.get_by_role("heading", name="You took the way that reaches the cause")).to_be_visible()


def begin(page: Page) -> None:
    """Waits until the story has come to life."""
    expect(page.get_by_role("heading", name="What do you do?")).to_be_visible()


def test_a_story_in_every_place(visit: Visit) -> None:
    page = visit.go(STORY)
    begin(page)
    expect(heading(page)).to_have_text("Monday")
    page.get_by_role("button", name="Change the lamp").click()
    expect(heading(page)).to_have_text("The wall")
    expect(heading(page)).to_be_focused()
    expect(page.locator(".cw-clue")).to_contain_text("The wall behind the lamp is damp")
    expect(page.locator(".cw-came")).to_contain_text("The glass is wet from the inside.")
    expect(page.locator(".cw-book")).to_contain_text("Trust of the house7 of 10, up 2")
    expect(page.locator(".cw-book [role=status]")).to_have_text(
        "Trust of the house 7 of 10, up 2. Work for you 3 of 10, up 1"
    )
    expect(page.locator(".cw-book .cw-saved")).to_have_text(re.compile(r"Saved on this device at \d\d:\d\d"))

    page.reload()
    begin(page)
    expect(heading(page)).to_have_text("The wall")
    page.get_by_role("button", name="Call the plumber").click()
    expect(heading(page)).to_have_text("Light")
    expect(page.get_by_role("heading", name="You took the way that reaches the cause")).to_be_visible()
    expect(page.get_by_role("heading", name="Causes: you found 1 of 1")).to_be_visible()
    expect(page.get_by_text("Whoever owns the pipe has to know.").filter(visible=True)).to_have_count(1)
    expect(page.locator("cw-end [role=status]")).to_have_text("You have answered 1 of 2 on this page.")

    page.reload()
    expect(heading(page)).to_have_text("Light")


def test_the_debrief_shows_where_the_ways_part(web_visit: Visit) -> None:
    page = web_visit.go(STORY)
    begin(page)
    page.get_by_role("button", name="Change the lamp").click()
    page.get_by_role("button", name="Wipe it dry").click()
    page.get_by_role("button", name="Put in another lamp").click()
    expect(heading(page)).to_have_text("Light for a week")
    mine, best = page.locator(".cw-taken").all()
    expect(mine.locator("li.cw-step")).to_have_count(3)
    expect(mine.locator("li.cw-step").nth(1)).to_contain_text("Here the ways part.")
    expect(best.locator("li.cw-step")).to_have_count(2)
    expect(best.locator("li.cw-step").nth(1)).to_contain_text("Call the plumber.")
    page.get_by_role("button", name="Play it again from where the ways part").click()
    expect(heading(page)).to_have_text("The wall")
    expect(heading(page)).to_be_focused()
    page.get_by_role("button", name="Take back my last decision").click()
    expect(heading(page)).to_have_text("Monday")


def test_conditions_ask_for_what_was_found(web_visit: Visit) -> None:
    page = web_visit.go(STORY)
    begin(page)
    page.get_by_role("button", name="It will do until Friday").click()
    expect(heading(page)).to_have_text("Friday")
    expect(page.locator(".cw-book")).to_contain_text("You are now Mio on his day off")
    expect(page.locator(".cw-choice")).to_have_count(2)
    page.get_by_role("button", name="Take back my last decision").click()
    page.get_by_role("button", name="Change the lamp").click()
    page.get_by_role("button", name="Wipe it dry").click()
    expect(page.locator(".cw-choice")).to_have_count(3)


def test_by_keyboard_alone(web_visit: Visit) -> None:
    page = web_visit.go(STORY)
    begin(page)
    tab_to(page, page.get_by_role("button", name="Change the lamp"))
    press(page, "Enter")
    expect(heading(page)).to_be_focused()
    tab_to(page, page.get_by_role("button", name="Wipe it dry"))
    press(page, "Space")
    expect(heading(page)).to_have_text("Friday")
    tab_to(page, page.get_by_role("button", name="Lamps are not my job"))
    press(page, "Enter")
    expect(heading(page)).to_have_text("Dark")
    expect(heading(page)).to_be_focused()
    tab_to(page, page.get_by_role("button", name="Play it again from the start"))
    press(page, "Enter")
    expect(heading(page)).to_have_text("Monday")
    expect(heading(page)).to_be_focused()


def test_every_decision_is_told_in_words(web_visit: Visit) -> None:
    page = web_visit.go(STORY)
    begin(page)
    page.evaluate(
        "self.told = []; document.addEventListener('courseware:record', ({detail}) => self.told.push(detail))"
    )
    page.get_by_role("button", name="It will do until Friday").click()
    page.get_by_role("button", name="Take back my last decision").click()
    page.get_by_role("button", name="It will do until Friday").click()
    page.get_by_role("button", name="Lamps are not my job").click()
    told = [event for event in page.evaluate("self.told") if event["kind"] == "scenario"]
    assert [event["verb"] for event in told] == ["answered", "returned", "answered", "answered", "completed"]
    first = told[0]
    assert first["scene"] == "monday"
    assert (first["before"], first["after"]) == ({"trust": 5, "work": 2}, {"trust": 2, "work": 2})
    assert first["text"] == (
        "Monday. Say: “It will do until Friday.” Trust of the house 2 of 10, down 3, Work for you 2 of 10"
    )
    assert told[-1]["ending"] == "lost"
    assert told[-1]["outcome"] == "loss"
    assert told[-1]["score"] == 0


def test_two_tabs_do_not_lose_a_way(web_visit: Visit) -> None:
    page = web_visit.go(STORY)
    begin(page)
    page.get_by_role("button", name="Change the lamp").focus()
    other = web_visit.another_tab(STORY)
    begin(other)
    other.get_by_role("button", name="Change the lamp").click()
    other.get_by_role("button", name="Wipe it dry").click()
    page.bring_to_front()
    page.get_by_role("button", name="It will do until Friday").click()
    expect(heading(page)).to_have_text("Friday")
    expect(page.locator(".cw-book [role=status]")).to_have_text(
        "This story has gone on in another tab. You are here now."
    )
    expect(page.locator(".cw-book .cw-thread li")).to_have_count(3)


@pytest.fixture(scope="session")
def changed_story(course: Path, build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course with a story in which a choice leads elsewhere."""
    folder = tmp_path_factory.mktemp("changed")
    shutil.copytree(course, folder, dirs_exist_ok=True)
    edit(
        folder / "quizzes" / "small-story.md",
        ("- Do: Wipe it dry. → friday\n  (work +1)", "- Do: Wipe it dry. → friday\n  (work +2)"),
    )
    return build(folder)


def test_an_edited_story_begins_again_and_keeps_the_old_way(
    host_visit: Visit, host: Host, site: Path, changed_story: Path
) -> None:
    page = host_visit.go(STORY)
    begin(page)
    page.get_by_role("button", name="Change the lamp").click()
    expect(heading(page)).to_have_text("The wall")
    host.folder = changed_story
    page.reload()
    begin(page)
    expect(heading(page)).to_have_text("Monday")
    expect(page.locator(".cw-book .cw-saved")).to_contain_text(CHANGED)
    expect(page.locator(".cw-book .cw-saved li")).to_have_text(["Monday. Change the lamp, and look behind it."])
    host.folder = site
    page.reload()
    begin(page)
    expect(heading(page)).to_have_text("The wall")


def test_a_wicked_record_does_not_break_the_story(web_visit: Visit) -> None:
    page = web_visit.go(STORY)
    begin(page)
    page.get_by_role("button", name="Change the lamp").click()
    page.evaluate(
        """() => {
            const key = Object.keys(localStorage).find((each) => each.endsWith("scenario/small-story"))
            const record = JSON.parse(localStorage[key])
            record.data.way = ["monday/<b>", "__proto__/x", ...Array(3000).fill("monday/x")]
            localStorage[key] = JSON.stringify(record)
        }"""
    )
    page.reload()
    begin(page)
    expect(heading(page)).to_have_text("Monday")
    page.get_by_role("button", name="Change the lamp").click()
    expect(heading(page)).to_have_text("The wall")


def test_without_its_script_a_story_reads_as_text_with_links(context: BrowserContext, site: Path) -> None:
    with served(site) as address:
        page = context.new_page()
        page.route(re.compile(r"/story\.\w+\.js$"), lambda route: route.abort())
        page.goto(address + STORY)
        expect(page.locator(".cw-scene").filter(visible=True)).to_have_count(6)
        expect(page.get_by_text("Trust of the house up 2").first).to_be_visible()
        page.get_by_role("link", name="→ The wall").click()
        assert page.url.endswith("#cw-small-story--wall")


def test_on_paper_a_story_is_a_storyboard(web_visit: Visit, browser_name: str) -> None:
    page = web_visit.go(STORY)
    begin(page)
    if browser_name == "chromium":
        page.emulate_media(media="print")
    else:
        page.evaluate(AS_PRINTED)
    expect(page.locator(".cw-scene").filter(visible=True)).to_have_count(6)
    expect(page.get_by_role("link", name="→ The wall")).to_be_visible()
    expect(page.locator(".cw-book")).to_be_hidden()
