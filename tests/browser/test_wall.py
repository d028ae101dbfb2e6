"""A session on the wall: one step at a time, by keyboard alone, with a quiet clock; without script and on paper a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.building import Build
from tests.browser.test_accessible import findings, turn
from tests.browser.test_own_course import Links
from tests.browser.test_printing import print_it
from tests.browser.test_without_script import bare, scriptless  # noqa: F401 - fixtures
from tests.browser.visits import Visit, visiting, wait_for

WALL = "trainer/wall.html"
TITLES = ["Welcome", "Five colleagues, one case", "Break", "All of it"]


@pytest.fixture(scope="session")
def trainers_site(course: Path, build: Build) -> Path:
    """The course for tests with its pages for trainers."""
    return build(course, "trainer")


@pytest.fixture(scope="session")
def trainers(trainers_site: Path, on_web: Callable[[Path], str]) -> str:
    """That edition on the web."""
    return on_web(trainers_site)


@pytest.fixture
def room(context: BrowserContext, trainers: str) -> Iterator[Visit]:
    with visiting(context, trainers) as made:
        yield made


def button(page: Page) -> Locator:
    """What opens the first wall."""
    return page.get_by_role("button", name="Show on the wall").first


def wall(page: Page) -> Locator:
    """The first wall, open or not."""
    return page.locator("dialog[aria-label='The first session']")


def opened(room: Visit) -> Page:
    """The page with the first wall open, by keyboard."""
    page = room.go(WALL)
    button(page).focus()
    page.keyboard.press("Enter")
    expect(wall(page)).to_be_visible()
    return page


def at_step(page: Page, number: int) -> None:
    """One step is there, the one that the status names, and no other."""
    expect(wall(page).get_by_role("status")).to_contain_text(f"Step {number} of 4")
    expect(wall(page).locator(".cw-stage").get_by_role("heading")).to_have_text([TITLES[number - 1]])


def test_by_keyboard_alone(room: Visit) -> None:
    page = opened(room)
    at_step(page, 1)
    expect(wall(page).locator(".cw-stage")).to_be_focused()
    # What remote controls send is among them.
    for key, number in (
        *(("ArrowRight", 2), ("PageDown", 3), ("ArrowLeft", 2), ("PageUp", 1), ("PageUp", 1)),
        *((" ", 2), ("Shift+ ", 1), ("ArrowDown", 2), ("ArrowUp", 1), ("End", 4), ("ArrowRight", 4), ("Home", 1)),
    ):
        page.keyboard.press(key)
        at_step(page, number)
    # Keys by which the theme turns pages or searches stay here.
    for key in ("n", ".", ",", "p", "f", "s", "/"):
        page.keyboard.press(key)
    at_step(page, 1)
    assert page.url.endswith(WALL)
    page.keyboard.press("Escape")
    expect(wall(page)).to_be_hidden()
    expect(button(page)).to_be_focused()
    assert page.evaluate("document.fullscreenElement") is None


def test_buttons_keep_the_focus_and_space_is_theirs(room: Visit) -> None:
    page = opened(room)
    back, following = (wall(page).get_by_role("button", name=name) for name in ("Back", "Next"))
    expect(back).to_have_attribute("aria-disabled", "true")
    following.focus()
    for number in (2, 3, 4, 4):
        page.keyboard.press(" ")
        at_step(page, number)
        expect(following).to_be_focused()
    expect(following).to_have_attribute("aria-disabled", "true")
    back.focus()
    page.keyboard.press(" ")
    at_step(page, 3)
    expect(following).not_to_have_attribute("aria-disabled", "true")
    # A click beside everything takes the focus away, not the keys.
    page.mouse.click(640, 20)
    page.keyboard.press("ArrowRight")
    at_step(page, 4)
    wall(page).get_by_role("button", name="Close").click()
    expect(wall(page)).to_be_hidden()
    expect(button(page)).to_be_focused()


def test_who_comes_back_goes_on_and_a_new_session_begins_at_the_first_step(room: Visit) -> None:
    page = opened(room)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    # The focus comes back once full screen has been left, which takes the browser a moment.
    expect(page.get_by_role("button", name="Show on the wall").first).to_be_focused()
    page.keyboard.press("Enter")
    at_step(page, 2)
    page.keyboard.press("End")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Show on the wall").first).to_be_focused()
    page.keyboard.press("Enter")
    at_step(page, 1)


def test_the_time_is_counted_down_quietly_and_can_be_hidden(room: Visit) -> None:
    room.page.clock.install()
    page = opened(room)
    clock = wall(page).get_by_role("timer")
    expect(clock).to_have_text("5 minutes left")
    page.clock.fast_forward("04:01")
    expect(clock).to_have_text("1 minute left")
    # The step goes on in the room while another is looked up.
    page.keyboard.press("ArrowRight")
    expect(clock).to_have_text("9 minutes left")
    page.clock.fast_forward("01:00")
    page.keyboard.press("ArrowLeft")
    expect(clock).to_have_text("The planned time is over. Take the time you need.")
    at_step(page, 1)
    assert clock.get_attribute("aria-live") is None, "nobody is called"
    hide = wall(page).locator("[data-do=time]")
    hide.focus()
    page.keyboard.press("Enter")
    expect(hide).to_have_text("Show the time")
    expect(clock).to_be_hidden()
    page.keyboard.press("ArrowRight")
    expect(clock).to_be_hidden()
    hide.click()
    expect(clock).to_have_text("8 minutes left")
    expect(hide).to_be_focused()
    # A step without minutes has no clock; whoever begins anew has all of them.
    page.keyboard.press("ArrowRight")
    expect(clock).to_be_hidden()
    page.keyboard.press("Home")
    expect(clock).to_have_text("5 minutes left")


def refuse_full_screen(page: Page) -> None:
    """As in a frame, or where the reader does not want it. In full screen Firefox has a screen of its own size."""
    page.add_init_script("Element.prototype.requestFullscreen = () => Promise.reject(new Error('no'))")


def covers(page: Page) -> bool:
    """Whether nothing of the page lies above the wall, in its corners and its middle."""
    return bool(
        page.evaluate(
            """() => [[2, 2], [innerWidth - 3, 2], [innerWidth / 2, innerHeight / 2], [2, innerHeight - 3],
                [innerWidth - 3, innerHeight - 3]].every(([x, y]) => document.elementFromPoint(x, y).closest('dialog'))"""
        )
    )


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (390, 844)])
def test_it_fills_the_window_and_fits(room: Visit, size: tuple[int, int]) -> None:
    width, height = size
    refuse_full_screen(room.page)
    room.page.set_viewport_size({"width": width, "height": height})
    page = opened(room)
    assert covers(page)
    page.keyboard.press("ArrowRight")
    at_step(page, 2)
    stage = wall(page).locator(".cw-stage")
    assert stage.evaluate("each => each.scrollHeight <= each.clientHeight && each.scrollWidth <= each.clientWidth")
    letters = float(stage.evaluate("each => parseFloat(getComputedStyle(each).fontSize)"))
    assert letters >= (height / 20 if width > 1000 else 20)


def test_it_fills_the_screen_and_gives_it_back(room: Visit) -> None:
    page = opened(room)
    wait_for(page, "document.fullscreenElement !== null")
    assert covers(page)
    # Who leaves full screen by the browser's own way leaves the wall.
    page.evaluate("document.exitFullscreen()")
    expect(wall(page)).to_be_hidden()
    expect(button(page)).to_be_focused()


def test_what_is_too_long_is_smaller_and_can_be_scrolled(room: Visit) -> None:
    refuse_full_screen(room.page)
    room.page.set_viewport_size({"width": 1280, "height": 720})
    page = opened(room)
    stage = wall(page).locator(".cw-stage")
    large = stage.evaluate("each => parseFloat(getComputedStyle(each).fontSize)")
    page.keyboard.press("End")
    assert stage.evaluate("each => parseFloat(getComputedStyle(each).fontSize)") < large
    stage.focus()
    page.keyboard.press("ArrowDown")
    wait_for(page, "document.querySelector('.cw-stage').scrollTop > 0")
    at_step(page, 4)
    page.keyboard.press("PageUp")
    at_step(page, 3)


def test_axe_finds_nothing(room: Visit) -> None:
    refuse_full_screen(room.page)
    page = room.go(WALL)
    for mode in ("light", "dark", "narrow"):
        turn(page, mode)
        assert findings(page) == [], mode
    turn(page, "light")
    button(page).click()
    for mode in ("light", "dark", "rtl", "narrow", "large"):
        turn(page, mode)
        for key in ("Home", "ArrowRight", "End"):
            page.keyboard.press("PageDown" if key == "ArrowRight" else key)
            assert findings(page) == [], (mode, key)


def test_in_a_language_from_right_to_left_the_arrows_turn(room: Visit) -> None:
    refuse_full_screen(room.page)
    page = opened(room)
    turn(page, "rtl")
    page.keyboard.press("ArrowLeft")
    at_step(page, 2)
    page.keyboard.press("ArrowRight")
    at_step(page, 1)


def test_nothing_moves(room: Visit) -> None:
    page = opened(room)
    page.keyboard.press("ArrowRight")
    moving = "document.getAnimations().filter(each => each.effect.target.closest('dialog')).length"
    assert page.evaluate(moving) == 0


def test_no_id_is_there_twice_and_no_heading_leaves_its_order(trainers_site: Path, room: Visit) -> None:
    html = (trainers_site / WALL).read_text("utf-8")
    ids = Links(html).ids
    assert sorted(ids) == sorted(set(ids))
    article = html[html.index("<article") : html.index("</article>")]
    levels = [int(level) for level in re.findall(r"<h([1-6])", article)]
    assert levels == [1, 2, 3, 3, 3, 3, 2, 3]
    assert "Five colleagues" not in html[: html.index("<article")], (
        "the table of contents lists the page's own headings"
    )
    page = opened(room)
    page.keyboard.press("ArrowRight")
    twice = "[...document.querySelectorAll('[id]')].map(each => each.id).filter((id, i, all) => all.indexOf(id) !== i)"
    assert page.evaluate(twice) == []


def test_after_a_page_that_was_swapped_in(room: Visit) -> None:
    page = room.go(WALL)
    page.evaluate("self.stayed = true")
    page.get_by_role("link", name="who sent you").click()
    expect(page.get_by_role("heading", level=1, name="Kinds")).to_be_visible()
    page.go_back()
    expect(button(page)).to_be_visible()
    button(page).click()
    at_step(page, 1)
    page.keyboard.press("ArrowRight")
    at_step(page, 2)


def test_a_second_wall_on_the_page_has_its_own_steps(room: Visit) -> None:
    page = room.go(WALL)
    page.get_by_role("button", name="Show on the wall").nth(1).click()
    other = page.get_by_role("dialog", name="A second one")
    expect(other.get_by_role("status")).to_contain_text("Step 1 of 1")
    expect(other.get_by_role("timer")).to_have_count(0)
    expect(wall(page)).to_be_hidden()
    page.keyboard.press("Escape")
    expect(other).to_be_hidden()


def test_without_script_all_steps_can_be_read(bare: Page, trainers: str) -> None:  # noqa: F811 - the fixture
    bare.goto(trainers + WALL)
    steps = bare.locator("cw-wall").first.locator("> ol > li")
    assert steps.count() == len(TITLES)
    for number, title in enumerate(TITLES):
        assert steps.nth(number).get_by_role("heading", name=title).is_visible()
    assert steps.nth(1).get_by_text("9 min").is_visible()
    assert not bare.get_by_role("button", name="Show on the wall").first.is_visible()
    assert not wall(bare).is_visible()


def test_on_paper_it_is_a_list_even_while_it_is_open(room: Visit, browser_name: str) -> None:
    page = opened(room)
    print_it(page, browser_name)
    expect(wall(page)).to_be_hidden()
    expect(button(page)).to_be_hidden()
    steps = page.locator("cw-wall").first.locator("> ol > li")
    for number, title in enumerate(TITLES):
        expect(steps.nth(number).get_by_text(title, exact=True)).to_be_visible()
    expect(steps.nth(1)).to_contain_text("Nobody says which slip is theirs.")


def test_trainees_do_not_get_the_page(site: Path) -> None:
    assert not (site / WALL).exists()
