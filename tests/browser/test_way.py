"""The way through the course: paths to choose from, what is left, what has changed, and pages that wait for others."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.asking import KINDS, LEARNING, PLAIN, QUIZ, Question, has_focus
from tests.browser.breaking import records
from tests.browser.building import Build
from tests.browser.serving import Nginx, nginx
from tests.browser.test_accessible import findings, turn
from tests.browser.test_keyboard import tab_to
from tests.browser.test_navigation import entry, tick
from tests.browser.test_without_script import bare, scriptless  # noqa: F401 - fixtures
from tests.browser.visits import Visit, follow, visiting, wait_for

PATHS = """
paths:
  short: {title: Short and sweet, modules: [01-first, 03-third]}
  long: {title: Managers, modules: [01-first, 02-second]}
"""
THIRD = "03-third/index.html"


def variant(course: Path, folder: Path, lines: str) -> Path:
    """The course for tests with these lines in its `course.yml`, and a page that is on one path only."""
    shutil.copytree(course, folder, dirs_exist_ok=True)
    settings = folder / "site_config" / "course.yml"
    settings.write_text(settings.read_text("utf-8") + lines, "utf-8")
    plain = folder / "pages" / "01-first" / "plain.md"
    plain.write_text(plain.read_text("utf-8").replace("minutes: 1", "minutes: 1\npaths: long"), "utf-8")
    return folder


@pytest.fixture(scope="session")
def paths_site(course: Path, build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with two paths, and nothing that waits."""
    return build(variant(course, tmp_path_factory.mktemp("paths"), PATHS))


@pytest.fixture(params=["http", "file"])
def paths(
    request: pytest.FixtureRequest, context: BrowserContext, paths_site: Path, on_web: Callable[[Path], str]
) -> Iterator[Visit]:
    """A visit to the site with paths."""
    with visiting(context, on_web(paths_site) if request.param == "http" else f"{paths_site.as_uri()}/") as made:
        yield made


@pytest.fixture
def web_paths(context: BrowserContext, paths_site: Path, on_web: Callable[[Path], str]) -> Iterator[Visit]:
    """The same on the web alone: from files Firefox keeps every page apart."""
    with visiting(context, on_web(paths_site)) as made:
        yield made


def status(page: Page) -> Locator:
    """How far the chosen way is."""
    return page.locator("cw-way").get_by_role("status")


def card(page: Page, module: str) -> Locator:
    """What the card of a module says."""
    return page.locator(f".cw-card[data-module='{module}']")


def choose(page: Page, title: str) -> None:
    """Chooses a path on the start page."""
    if not page.locator("cw-way details").evaluate("each => each.open"):
        page.locator("cw-way summary").click()
    page.get_by_role("radio", name=title).check()
    expect(page.locator("cw-way summary")).to_have_text(f"Your way through the course: {title}")


def done(page: Page) -> None:
    """Presses the button at the end of a page."""
    page.get_by_role("button", name="Done", exact=True).click()
    expect(page.get_by_text("This page is done.")).to_be_visible()


def test_the_whole_course_is_the_way_until_another_is_chosen(paths: Visit) -> None:
    page = paths.go()
    expect(page.locator("cw-way summary")).to_have_text("Your way through the course: The whole course")
    expect(status(page)).to_have_text(re.compile(r"The whole course: 0 of \d+ pages done, about \d+ min left\."))
    expect(page.locator(".cw-card.is-outside")).to_have_count(0)


def test_a_path_is_chosen_changed_and_still_there_after_a_reload(paths: Visit) -> None:
    page = paths.go()
    choose(page, "Managers")
    expect(status(page)).to_have_text(re.compile(r"Managers: 0 of 6 pages done, about \d+ min left\."))
    expect(card(page, "03-third")).to_contain_text("Outside your way")
    expect(card(page, "02-second")).not_to_contain_text("Outside your way")
    # Never out of reach.
    expect(card(page, "03-third").get_by_role("link")).to_be_visible()
    assert json.loads(records(page)["me/path"])["data"] == {"path": "long"}
    page.reload()
    expect(page.locator("cw-way summary")).to_have_text("Your way through the course: Managers")
    choose(page, "Short and sweet")
    expect(status(page)).to_have_text(re.compile(r"Short and sweet: 0 of 8 pages done"))
    expect(card(page, "02-second")).to_contain_text("Outside your way")
    expect(card(page, "03-third")).not_to_contain_text("Outside your way")
    choose(page, "The whole course")
    expect(page.locator(".cw-card.is-outside")).to_have_count(0)


def test_a_path_is_chosen_by_keyboard(web_paths: Visit) -> None:
    page = web_paths.go()
    expect(status(page)).to_contain_text("left")
    summary = page.locator("cw-way summary")
    tab_to(page, summary)
    page.keyboard.press("Enter")
    radio = page.get_by_role("radio", name="The whole course")
    tab_to(page, radio)
    page.keyboard.press("ArrowDown")
    expect(status(page)).to_contain_text("Short and sweet")
    assert has_focus(page.get_by_role("radio", name="Short and sweet"))


def test_a_path_that_is_gone_is_the_whole_course(web_paths: Visit) -> None:
    page = web_paths.go()
    choose(page, "Managers")
    page.evaluate("""() => {
        const key = Object.keys(localStorage).find(each => each.endsWith('me/path'))
        localStorage[key] = localStorage[key].replace('"long"', '"<img src=x>"')
    }""")
    page.reload()
    expect(page.locator("cw-way summary")).to_have_text("Your way through the course: The whole course")


def test_a_class_is_counted_by_the_path_of_each(web_paths: Visit) -> None:
    page = web_paths.go()
    choose(page, "Managers")
    web_paths.go(PLAIN)
    done(page)
    web_paths.go("my-learning.html")
    page.get_by_label("Your name").fill("Ada")
    page.get_by_role("button", name="Make a text to paste").click()
    text = page.locator("cw-hand-in pre").inner_text()
    web_paths.go()
    choose(page, "Short and sweet")
    view = web_paths.go("class.html").locator("cw-class")
    view.get_by_text("Paste texts").click()
    view.get_by_label("One text or several").fill(text)
    view.get_by_role("button", name="Read them").click()
    expect(view.locator("[data-learners] tbody td").first).to_have_text(re.compile(r"^1 of \d+ · Managers$"))


def test_minutes_left_go_down_with_every_page_that_is_done(web_paths: Visit) -> None:
    page = web_paths.go()
    expect(card(page, "01-first")).to_contain_text(re.compile(r"Not begun · about (\d+) min left"))
    before = re.search(r"about (\d+) min", card(page, "01-first").inner_text())
    web_paths.go(PLAIN)
    done(page)
    web_paths.go()
    expect(card(page, "01-first")).to_contain_text("1 of 4 pages done")
    after = re.search(r"about (\d+) min", card(page, "01-first").inner_text())
    assert before
    assert after
    assert int(before[1]) - int(after[1]) == 1


def test_the_way_on_leads_along_the_path(web_paths: Visit) -> None:
    page = web_paths.go()
    choose(page, "Short and sweet")
    web_paths.go(QUIZ)
    on = page.locator(".cw-next")
    # Neither the page of the other path nor the module outside is next.
    expect(on.locator("b")).to_have_text("A story")
    expect(page.get_by_role("img", name="Page 3 of 3. 0 pages done.").locator("i")).to_have_count(3)
    expect(page.locator(".cw-opening .cw-num")).to_contain_text("Page 3 of 3 ·")
    expect(page.locator(".cw-folio")).to_have_text("page 3 of 3")
    expect(entry(page, "Only text")).to_be_hidden()
    page.evaluate("self.stayed = true")
    on.click()
    expect(page.get_by_role("heading", level=1, name="A story")).to_be_visible()
    assert page.evaluate("self.stayed") is True
    follow(page, "Back to A quiz", "A quiz")
    other = web_paths.another_tab("index.html")
    choose(other, "Managers")
    expect(on.locator("b")).to_have_text("Only text")
    expect(entry(page, "Only text")).to_be_visible()
    expect(page.locator(".cw-thread i")).to_have_count(4)
    expect(page.locator(".cw-opening .cw-num")).to_contain_text("Page 3 of 4 ·")


def test_a_path_ends_with_a_word_and_a_way_out(web_paths: Visit) -> None:
    page = web_paths.go()
    choose(page, "Managers")
    web_paths.go("02-second/a%20look%20back.html")
    expect(page.locator(".cw-next")).to_contain_text("Outside your way")
    expect(page.locator(".cw-next b")).to_have_text("A story")


def test_a_page_of_another_path_can_be_read_and_says_so(web_paths: Visit) -> None:
    page = web_paths.go()
    choose(page, "Short and sweet")
    web_paths.go(PLAIN)
    expect(page.get_by_text("This page belongs to another way through the course: Managers.")).to_be_visible()
    expect(page.get_by_text("Nothing to answer here.")).to_be_visible()
    web_paths.go(LEARNING)
    expect(page.locator("cw-learning [data-page='01-first/plain']")).to_be_hidden()
    expect(page.locator("cw-learning [data-module='01-first']")).to_contain_text("0 of 3 pages")


def test_a_module_of_a_path_is_ticked_without_the_pages_of_others(web_paths: Visit) -> None:
    page = web_paths.go(PLAIN)
    done(page)
    expect(entry(page, "First module").locator(".cw-ringed")).to_have_text(", begun")
    expect(tick(page, "First module")).to_have_count(0)
    web_paths.go()
    choose(page, "Short and sweet")
    # What is done is not on this path, so nothing of the module is begun.
    expect(entry(page, "First module").locator(".cw-ringed")).to_have_count(0)


def test_a_ring_becomes_a_tick(web_visit: Visit) -> None:
    page = web_visit.go("02-second/a%20look%20back.html")
    expect(page.locator(".cw-ringed")).to_have_count(0)
    done(page)
    expect(entry(page, "Second module").locator(".cw-ringed")).to_have_text(", begun")
    follow(page, "Back to Second module", "Second module")
    Question(page, "twins").check("Other words")
    Question(page, "quoted").check("nobody's")
    expect(tick(page, "Second module")).not_to_have_count(0)
    expect(page.locator(".cw-ringed")).to_have_count(0)


LISTEN = "self.told = []; document.addEventListener('courseware:record', ({detail}) => told.push(detail))"
COMPLETED = (
    "told.filter(each => each.verb === 'completed' && each.kind !== 'page').map(each => [each.kind, each[each.kind]])"
)


def test_a_module_that_is_completed_is_told_once_and_again_after_it_was_open(web_visit: Visit) -> None:
    page = web_visit.go("02-second/a%20look%20back.html")
    page.evaluate(LISTEN)
    done(page)
    follow(page, "Back to Second module", "Second module")
    Question(page, "twins").check("Other words")
    assert page.evaluate(COMPLETED) == []
    Question(page, "quoted").check("nobody's")
    wait_for(page, f"{COMPLETED}.length")
    assert page.evaluate(COMPLETED) == [["module", "02-second"]]
    web_visit.go("02-second/a%20look%20back.html")
    page.evaluate(LISTEN)
    page.get_by_role("button", name="Not done after all").click()
    # It is looked at a second after the last change; what was open for less than that was not open.
    page.wait_for_timeout(2000)
    assert page.evaluate(COMPLETED) == []
    done(page)
    wait_for(page, f"{COMPLETED}.length")
    assert page.evaluate(COMPLETED) == [["module", "02-second"]]


def test_nothing_is_told_on_a_first_visit_and_changes_on_the_next(
    context: BrowserContext, build: Build, course: Path, site: Path, tmp_path: Path
) -> None:
    with nginx(site) as server, visiting(context, server.address) as visit:
        page = visit.go()
        expect(status(page)).to_contain_text("left")
        expect(page.locator("cw-changes")).to_be_hidden()
        page.reload()
        expect(status(page)).to_contain_text("left")
        expect(page.locator("cw-changes")).to_be_hidden()
        edited(build, course, tmp_path, server)
        visit.go()
        told = page.locator("cw-changes")
        expect(told).to_contain_text("New since your last visit")
        expect(told.get_by_role("listitem")).to_have_text(["Only text · changed", "Brand new · new"])
        assert findings(page) == []
        # It stays until it was seen, and leads there.
        told.get_by_role("link", name="Only text").click()
        expect(page.get_by_role("heading", level=1, name="Only text")).to_be_visible()
        visit.go()
        told.get_by_role("button", name="Seen").click()
        expect(told).to_be_hidden()
        assert page.evaluate("document.activeElement.localName") == "a"
        page.reload()
        expect(status(page)).to_contain_text("left")
        expect(told).to_be_hidden()


def edited(build: Build, course: Path, folder: Path, server: Nginx) -> None:
    """Puts a version online in which one page is another, and one is new."""
    shutil.copytree(course, folder / "course", dirs_exist_ok=True)
    pages = folder / "course" / "pages"
    plain = pages / "01-first" / "plain.md"
    plain.write_text(plain.read_text("utf-8") + "\nA sentence more.\n", "utf-8")
    (pages / "02-second" / "new.md").write_text("# Brand new\n\nNews.\n", "utf-8")
    settings = folder / "course" / "mkdocs.yml"
    last = "      - 02-second/a look back.md\n"
    settings.write_text(settings.read_text("utf-8").replace(last, last + "      - 02-second/new.md\n"), "utf-8")
    server.put(build(folder / "course"))


@pytest.mark.parametrize("mode", ["light", "dark", "rtl", "narrow", "large"])
def test_the_choice_is_accessible(web_paths: Visit, browser_name: str, mode: str) -> None:
    page = web_paths.go(KINDS)
    Question(page, "several").check("Apple")
    web_paths.go()
    choose(page, "Managers")
    turn(page, mode)
    assert findings(page, mode) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_my_learning_has_the_path_first_and_the_rest_behind_one_line(web_paths: Visit) -> None:
    page = web_paths.go()
    choose(page, "Managers")
    web_paths.go(LEARNING)
    outside = page.locator("cw-learning details").filter(has_text="Outside your way")
    modules = page.locator("cw-learning [data-module] h2")
    expect(outside.locator("[data-module]")).to_have_count(len(outside_of(page)))
    assert "03-third" in outside_of(page)
    assert "02-second" not in outside_of(page)
    third = page.locator("[data-module='03-third']")
    expect(third).to_be_hidden()
    outside.locator("summary").click()
    expect(third).to_be_visible()
    expect(third.get_by_role("link").first).to_be_visible()
    other = web_paths.another_tab("index.html")
    choose(other, "The whole course")
    expect(outside).to_be_hidden()
    assert modules.all_inner_texts() == sorted(modules.all_inner_texts(), key=lambda title: title[0])
    expect(third).to_be_visible()


def outside_of(page: Page) -> list[str]:
    """The modules that "My learning" has put behind its line."""
    ids = page.locator("cw-learning details [data-module]").evaluate_all("all => all.map(each => each.dataset.module)")
    return [str(each) for each in ids]
