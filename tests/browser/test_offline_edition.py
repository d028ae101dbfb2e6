"""The offline edition, opened from a folder by a double click, in a browser that keeps every file apart."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from playwright.sync_api import BrowserContext, Page, expect

from courseware.cli import main
from tests.browser.asking import FIRST, KINDS, LEARNING, NUMBER, TYPED, Question, has_focus
from tests.browser.copies import Copies
from tests.browser.test_accessible import findings
from tests.browser.test_elsewhere import link_of, section
from tests.browser.test_keyboard import press
from tests.browser.test_media import HEARD, HEARING
from tests.browser.test_printing import count_prints
from tests.browser.test_printing import opened as paper_of
from tests.browser.test_quiz import answer, drawn, result
from tests.browser.test_shared_device import ASKED, change, names
from tests.browser.test_shared_device import begin as come
from tests.browser.test_stories import STORY, begin
from tests.browser.test_stories import heading as scene
from tests.browser.visits import Visit, visiting, wait_for


def unpack(course: Path, folder: Path) -> Path:
    """Packs a course, and unpacks its zip."""
    words = ["package", "offline", "-f", str(course / "mkdocs.yml"), "-o", str(folder / "course.zip")]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output
    with ZipFile(folder / "course.zip") as zipped:
        zipped.extractall(folder)
    return folder / "test-course"


@pytest.fixture(scope="session")
def unpacked(course: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course for tests as its zip was unpacked."""
    return unpack(course, tmp_path_factory.mktemp("unpacked"))


@pytest.fixture(scope="session")
def shared(shared_course: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same for a device that several people share."""
    return unpack(shared_course, tmp_path_factory.mktemp("unpacked"))


@pytest.fixture
def at_desk(context: BrowserContext, shared: Path) -> Iterator[Visit]:
    """A visit to that."""
    with visiting(context, f"{shared.as_uri()}/") as made:
        yield made


@pytest.fixture
def opened(context: BrowserContext, unpacked: Path) -> Iterator[Visit]:
    """A visit to it; fails in the end if anything went wrong."""
    with visiting(context, f"{unpacked.as_uri()}/") as made:
        yield made


def look_with_axe(visit: Visit) -> None:
    """Expects no finding. axe itself asks for style sheets, which no browser gives it from a file."""
    visit.expected += ["CORS", "Cross-Origin", "net::ERR_FAILED"]
    assert findings(visit.page) == []


def heading(page: Page, name: str) -> None:
    """Expects a page by its heading, and that it is the only one."""
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(name))
    expect(page.locator("article.cw-leaf")).to_have_count(1)


def test_what_was_answered_on_one_page_is_known_on_all(opened: Visit) -> None:
    page = opened.go("index.html")
    heading(page, "A course for tests")
    page.get_by_role("link", name="Module 1: First module").click()
    heading(page, "First page")
    assert has_focus(page.get_by_role("heading", level=1))
    expect(page).to_have_title("First page – A course for tests")
    page.locator("a.cw-next").click()
    heading(page, "All kinds")
    Question(page, "typed").check(*TYPED.right)
    expect(Question(page, "typed").status).to_have_text("That holds.")
    expect(page.get_by_text(re.compile("Saved on this device")).first).to_be_visible()
    assert page.get_by_text("Your answers stay on this page only").count() == 0
    page.locator("a.cw-next").click()
    names = drawn(page)
    answer(page, names)
    expect(result(page)).to_contain_text("You have passed.")
    page.get_by_role("navigation", name="Contents").get_by_role("link", name="My learning").click()
    expect(page.locator("[data-page='01-first/quiz'] .cw-state")).to_contain_text("Done")
    expect(page.locator("[data-page='01-first/kinds'] .cw-state")).to_contain_text("Begun")
    page.reload()
    expect(page.locator("[data-page='01-first/kinds'] .cw-state")).to_contain_text("Begun")
    expect(page.locator(".cw-nav [aria-current]")).to_have_text(re.compile("My learning"))
    # A day later, by another double click.
    page.goto("about:blank")
    opened.go("index.html")
    page.get_by_role("link", name="Carry on").click()
    heading(page, "A quiz")
    expect(page.locator(".cw-pages :text('A quiz') ~ .cw-tick")).to_have_count(1)
    page.locator(".cw-end a.cw-b--quiet").click()
    expect(Question(page, "typed").status).to_have_text("That holds.")


def turn_to(visit: Visit, path: str) -> None:
    """Goes to another address of the open document: nothing is loaded then, and a driver that waits for it may wait for ever."""
    visit.page.evaluate("path => { location.hash = path }", path)


def test_back_and_forward_come_to_where_one_was(opened: Visit) -> None:
    page = opened.go(f"index.html#{KINDS}")
    heading(page, "All kinds")
    page.locator("#cw-limited").scroll_into_view_if_needed()
    wait_for(page, "history.state?.y > 200 && Math.abs(history.state.y - scrollY) < 1")
    y = page.evaluate("history.state.y")
    # Not by the driver's own click, which may scroll first, and then that is where one was.
    page.locator(".cw-nav").get_by_role("link", name="A quiz").evaluate("link => link.click()")
    heading(page, "A quiz")
    assert page.evaluate("scrollY") == 0
    page.go_back()
    heading(page, "All kinds")
    wait_for(page, f"Math.abs(scrollY - {y}) < 3")
    page.go_forward()
    heading(page, "A quiz")
    turn_to(opened, "02-second/a%20look%20back.html")
    heading(page, "look back")


def test_a_story_is_played(opened: Visit) -> None:
    page = opened.go(f"index.html#{STORY}")
    begin(page)
    page.get_by_role("button", name="Change the lamp").click()
    expect(scene(page)).to_have_text("The wall")
    expect(page.locator(".cw-book .cw-saved")).to_have_text(re.compile(r"Saved on this device at \d\d:\d\d"))
    # To another page and back, as its element is taken out and put in again; then from the beginning.
    page.locator(".cw-nav").get_by_role("link", name="Start", exact=True).click()
    heading(page, "A course for tests")
    page.go_back()
    expect(scene(page)).to_have_text("The wall")
    page.reload()
    begin(page)
    page.get_by_role("button", name="Call the plumber").click()
    expect(page.get_by_role("heading", name="You took the way that reaches the cause")).to_be_visible()
    page.reload()
    expect(scene(page)).to_have_text("Light")


def test_search_finds_pages_and_no_answers(opened: Visit) -> None:
    page = opened.go(f"index.html#{KINDS}")
    field = page.get_by_role("searchbox", name="Search")
    field.press_sequentially("OFFICE")
    hits = page.get_by_role("region", name="Search results")
    expect(hits.get_by_role("status")).to_have_text(re.compile(r"Found: \d"))
    expect(hits.locator("mark").first).to_have_text(re.compile("office", re.IGNORECASE))
    look_with_axe(opened)
    press(page, "Enter")
    assert has_focus(hits.get_by_role("link").first)
    press(page, "Escape")
    expect(hits).to_be_hidden()
    assert has_focus(field)
    field.fill("A meeting may hold one, but most are shorter")
    expect(hits.get_by_role("status")).to_have_text("Nothing found. Try a shorter word.")
    field.fill("quiz")
    hits.get_by_role("link", name=re.compile("^A quiz A")).click()
    heading(page, "A quiz")
    expect(hits).to_be_hidden()


def test_axe_finds_nothing_in_it(opened: Visit) -> None:
    page = opened.go("index.html")
    heading(page, "A course for tests")
    look_with_axe(opened)
    turn_to(opened, "01-first/index.html")
    heading(page, "First page")
    page.get_by_role("button", name="Change to dark").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    look_with_axe(opened)
    page.set_viewport_size({"width": 320, "height": 700})
    turn_to(opened, "my-learning.html")
    heading(page, "My learning")
    # The drawer slides out of sight first.
    expect(page.locator(".cw-nav")).to_be_hidden()
    look_with_axe(opened)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_copy_from_the_web_is_brought_in(
    opened: Visit, web_visit: Visit, browser_name: str, downloads: Path, tmp_path: Path
) -> None:
    page = web_visit.go(KINDS)
    Question(page, "typed").check(*TYPED.right)
    expect(Question(page, "typed").status).to_have_text("That holds.")
    web_visit.go("my-learning.html")
    copy = Copies(page, browser_name, downloads, tmp_path).save()
    opened.go("index.html#my-learning.html")
    Copies(opened.page, browser_name, downloads, tmp_path).bring(copy)
    turn_to(opened, KINDS)
    expect(Question(opened.page, "typed").status).to_have_text("That holds.")
    opened.go("index.html")
    expect(opened.page.get_by_role("link", name="Carry on")).to_have_attribute("href", f"#{KINDS}")


def test_in_the_preview_of_a_zip_it_says_so_and_is_text(
    context: BrowserContext, unpacked: Path, tmp_path: Path
) -> None:
    """There is nothing beside the document: neither its styles nor its scripts."""
    shutil.copy(unpacked / "index.html", tmp_path / "index.html")
    page = context.new_page()
    page.goto((tmp_path / "index.html").as_uri())
    expect(page.get_by_text("Unpack the zip first.")).to_be_visible()
    for text in ("Text of the first page.", "Two short modules.", "My learning"):
        expect(page.get_by_text(re.compile(text)).first).to_be_attached()
    expect(page.locator("article")).not_to_have_count(1)
    # Nothing is so large that the words are out of sight.
    assert page.get_by_role("heading", level=1).first.bounding_box()["y"] < 1600  # type: ignore[index]


def test_a_code_takes_progress_from_the_web_into_the_offline_edition(web_visit: Visit, opened: Visit) -> None:
    """And back: an address of a file leads nowhere on another device, so the offline edition shows the code alone."""
    Question(web_visit.go(KINDS), "typed").check(*TYPED.right)
    link = link_of(web_visit)
    page = opened.go(f"index.html#my-learning.html#carry={link.partition('carry=')[2]}")
    panel = section(page).get_by_role("group")
    expect(panel).to_contain_text("1 question answered · 1 of them right")
    panel.get_by_role("button", name="Bring it in").click()
    expect(page.locator("[data-page='01-first/kinds']")).to_contain_text("1 of 4 answered")
    assert page.url.endswith("index.html#my-learning.html")
    section(page).get_by_role("button", name="Show the link").click()
    expect(page.get_by_label("Your link")).to_have_text(re.compile(r"^[\w-]{10,40}$"))
    expect(section(page).get_by_role("img")).to_have_count(0)


def test_each_has_answers_of_their_own_on_a_shared_device(
    at_desk: Visit, browser_name: str, downloads: Path, tmp_path: Path
) -> None:
    page = at_desk.go(f"index.html#{FIRST}")
    come(page, "Ana")
    heading(page, "First page")
    Question(page, "single").check("The right one")
    page.get_by_role("button", name="Somebody else").click()
    come(page, "Ben")
    heading(page, "First page")
    expect(Question(page, "single").status).to_be_empty()
    Question(page, "single").check("The wrong one")
    turn_to(at_desk, LEARNING)
    expect(page.get_by_text("Working here: Ben")).to_be_visible()
    change(page, "Ana")
    heading(page, "My learning")
    turn_to(at_desk, FIRST)
    expect(Question(page, "single").status).to_have_text("That holds.")
    # Another day, by another double click.
    page.goto("about:blank")
    at_desk.go(f"index.html#{FIRST}")
    expect(page.get_by_text("Working here: Ana")).to_be_visible()
    assert names(page) == ["Ana", "Ben"]
    page.get_by_role("button", name="Finish here").click()
    dialog = page.get_by_role("dialog", name="Finish here")
    copy = Copies(page, browser_name, downloads, tmp_path).save(
        dialog.get_by_role("button", name="Save the file").click
    )
    assert "answer/single" in copy["records"]
    dialog.get_by_role("checkbox").check()
    dialog.get_by_role("button", name="Erase and finish").click()
    expect(page.get_by_role("dialog", name=ASKED).get_by_role("button", name="Ben", exact=True)).to_be_visible()
    assert names(page) == ["Ben"]


def test_a_handout_is_one_page_empty_and_then_has_the_answers(opened: Visit) -> None:
    """It opens the document once more, and what is answered there is known here: browsers keep it for the file."""
    count_prints(opened.page)
    page = opened.go(f"index.html#{KINDS}")
    Question(page, "typed").check(*TYPED.right)
    expect(Question(page, "typed").status).to_have_text("That holds.")
    paper = paper_of(page, "Empty, to fill in by hand")
    heading(paper, "All kinds")
    expect(paper.locator("#cw-typed").get_by_role("textbox")).to_have_value("")
    expect(paper.locator("cw-text:defined, cw-choice:defined")).to_have_count(0)
    paper.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(Question(paper, "typed").status).to_have_text("That holds.")
    Question(paper, "number").check(*NUMBER.right)
    expect(Question(paper, "number").status).to_have_text("That holds.")
    paper.close()
    page.reload()
    expect(Question(page, "number").status).to_have_text("That holds.")


def test_a_handout_asks_nobody_who_is_working(at_desk: Visit) -> None:
    count_prints(at_desk.page)
    page = at_desk.go(f"index.html#{FIRST}")
    come(page, "Ana")
    paper = paper_of(page, "Empty, to fill in by hand")
    expect(paper.get_by_role("dialog")).to_have_count(0)
    paper.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(paper.get_by_text("Working here: Ana")).to_be_visible()
    expect(paper.get_by_role("dialog")).to_have_count(0)


def test_sound_plays_in_it(opened: Visit) -> None:
    wait_for(opened.go(f"index.html#{HEARING}"), HEARD)
