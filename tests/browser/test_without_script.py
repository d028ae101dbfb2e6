"""Without script, with a part of it missing, and on paper: everything can be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, ViewportSize, expect

from tests.browser.asking import FIRST, KINDS, QUIZ, Question
from tests.browser.conftest import PATIENCE
from tests.browser.sitting import EXAM
from tests.browser.visits import Visit

# Firefox over WebDriver BiDi cannot be told to print; its rules for print are put in force instead.
AS_PRINTED = """
    () => {
        const turn = (rules) => {
            for (const rule of rules) {
                const media = rule.media?.mediaText ?? ''
                if (media.includes('print')) rule.media.mediaText = 'all'
                else if (/^screen/.test(media)) rule.media.mediaText = 'not all'
                if (rule.cssRules) turn(rule.cssRules)
            }
        }
        for (const sheet of document.styleSheets) {
            if (sheet.media.mediaText === 'print') sheet.media.mediaText = 'all'
            turn(sheet.cssRules)
        }
    }
"""


@pytest.fixture(scope="session")
def scriptless(
    browser_name: str, browser: Browser, launch: Callable[..., Browser], running: dict[str, Browser]
) -> Browser:
    """A browser that runs no script: Firefox by its preference, Chromium by an option of the context."""
    if browser_name == "chromium":
        return browser
    if "scriptless" not in running:
        running["scriptless"] = launch(**{"javascript.enabled": False})
    return running["scriptless"]


@pytest.fixture
def bare(scriptless: Browser, browser_name: str) -> Iterator[Page]:
    """A page without script, high enough that everything is in sight: Playwright scrolls and waits by script."""
    size: ViewportSize = {"width": 1280, "height": 4000}
    with scriptless.new_context(java_script_enabled=browser_name != "chromium", viewport=size) as context:
        context.set_default_timeout(PATIENCE)
        yield context.new_page()


def press(page: Page, summary: Locator, opened: Locator) -> None:
    """Clicks on a summary, and expects it to open what it stands for."""
    assert not opened.is_visible()
    box = summary.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    for _ in range(PATIENCE // 50):
        if opened.is_visible():
            return
        page.wait_for_timeout(50)
    pytest.fail("it does not open")


def printed(page: Page, browser_name: str) -> None:
    """Shows the page as it would be printed."""
    if browser_name == "chromium":
        page.emulate_media(media="print")
    else:
        page.evaluate(AS_PRINTED)


def test_questions_can_be_read_and_their_answers_opened(bare: Page, root: str) -> None:
    """Without script a peer gives no way to read the answer."""
    bare.goto(root + FIRST)
    question = bare.locator("#cw-single")
    assert question.get_by_text("The case of the question").is_visible()
    assert (question.get_by_role("radio").count(), question.get_by_role("button").count()) == (3, 0)
    press(bare, question.locator(".cw-hints summary"), question.get_by_text("Look at the words."))
    press(bare, question.locator(".cw-key summary"), question.get_by_text("It is called right, and so it is."))
    assert question.get_by_text("The explanation comes last.").is_visible()


def test_chains_and_trees_are_forms_on_paper(bare: Page, web: str) -> None:
    bare.goto(web + "03-third/graph.html")
    chain, free, guided = (bare.locator(f"#cw-{name}") for name in ("hands", "causes", "whys"))
    assert chain.locator("input[name=from]").count() == 5
    assert free.locator("textarea").count() == 3
    assert not chain.get_by_role("button").filter(visible=True).count()
    assert guided.get_by_text("Why does no current reach it?").first.is_visible()
    press(bare, guided.get_by_text("Read it backwards"), guided.get_by_text("no evidence yet"))
    press(bare, chain.get_by_text("Compare with"), chain.get_by_text("Questions"))


def test_letters_of_options_and_answers_match(bare: Page, web: str) -> None:
    bare.goto(web + KINDS)
    question = bare.locator("#cw-several")
    options = [text.split()[-1] for text in question.locator(".cw-opt").all_inner_texts()]
    assert options == ["Apple", "Pear", "Carrot", "Leek"]
    answers = question.locator(".cw-key li").all_text_contents()
    assert len(answers) == len(options)
    for option, answer in zip(options, answers, strict=True):
        assert f"{option}s are " in answer or f"{option}s grow " in answer
    assert question.locator(".cw-key ol").get_attribute("type") == "A"


def test_a_pool_shows_its_first_draw(bare: Page, web: str) -> None:
    bare.goto(web + QUIZ)
    shown = bare.locator("cw-quiz [data-v]").filter(visible=True)
    assert bare.get_by_text("3 of 5 questions. 50 % is the pass mark.").is_visible()
    assert shown.count() == 3
    press(bare, shown.first.locator(".cw-key summary"), shown.first.locator(".cw-key li").first)


def test_the_start_page_says_where_the_course_begins(bare: Page, web: str) -> None:
    bare.goto(web + "index.html")
    carry = bare.locator("cw-carry")
    assert carry.get_by_role("link", name="Begin").is_visible()
    assert not carry.get_by_text("Your answers are saved on this device.").is_visible(), "nothing is"
    assert bare.get_by_text("2 cards wait for you today.").first.is_visible()


def test_a_story_can_be_read_whole(bare: Page, web: str) -> None:
    """In its full width, and what waits for a script does not wait."""
    bare.goto(web + "03-third/index.html")
    for what in (".cw-intro .cw-you", ".cw-meters", ".cw-ways-on", ".cw-ending", ".cw-causes"):
        assert bare.locator(what).first.is_visible(), what
    story, title = (bare.locator(what).first.bounding_box() for what in (".cw-scene", ".cw-opening"))
    assert story
    assert title
    assert story["width"] == title["width"]


def test_a_part_that_is_missing_leaves_questions_that_work(web_visit: Visit) -> None:
    web_visit.expected += ["quiz.", "Failed to load", "404", "net::ERR"]
    web_visit.page.route(re.compile(r"/quiz\.\w+\.js"), lambda route: route.fulfill(status=404, body=""))
    page = web_visit.go(QUIZ)
    questions = page.locator("cw-quiz [data-v]").filter(visible=True)
    expect(questions).to_have_count(3)
    name = (questions.first.get_attribute("id") or "").removeprefix("cw-")
    question = Question(page, name)
    question.options.first.check()
    question.check()
    expect(question.status).not_to_be_empty()


def test_a_missing_outline_leaves_questions_that_work(web_visit: Visit) -> None:
    web_visit.expected += ["outline.js", "Failed to load", "404", "net::ERR"]
    web_visit.page.route("**/outline.js", lambda route: route.fulfill(status=404, body=""))
    question = Question(web_visit.go(FIRST), "single")
    question.check("The right one")
    expect(question.status).to_have_text("That holds.")


def test_a_missing_core_leaves_what_is_read_without_script(web_visit: Visit) -> None:
    web_visit.expected += ["core.", "Failed to load", "404", "net::ERR"]

    def refuse(route: Route) -> None:
        route.fulfill(status=404, body="")

    web_visit.page.route(re.compile(r"/core\.\w+\.js"), refuse)
    question = Question(web_visit.go(FIRST), "single")
    question.box.locator("summary", has_text="Answer").click()
    expect(question.shown("It is called right, and so it is.")).to_have_count(1)


def test_on_paper_there_are_no_controls_and_no_text_is_missing(web_visit: Visit, browser_name: str) -> None:
    page = web_visit.go(FIRST)
    question = Question(page, "single")
    question.check("The wrong one")
    printed(page, browser_name)
    expect(page.locator("article button").filter(visible=True)).to_have_count(0)
    expect(page.locator("article cw-end a").filter(visible=True)).to_have_count(0)
    for text in (
        "Text of the first page.",
        "Which one is right?",
        "The case of the question",
        "The right one",
        "The wrong one",
    ):
        expect(page.locator("article").get_by_text(text).filter(visible=True)).not_to_have_count(0)
    expect(question.shown("It is called wrong, which should have been a warning.")).to_have_count(1)
    expect(page.locator(".md-header, .md-sidebar").filter(visible=True)).to_have_count(0)


def test_gaps_pieces_and_thoughts_can_be_read_and_printed(bare: Page, web: str) -> None:
    bare.goto(f"{web}writing.html")
    for name, controls in (("gaps", "input"), ("chosen", "select"), ("pieces", "input"), ("think", "textarea")):
        assert bare.locator(f"#cw-{name} fieldset {controls}, #cw-{name} form > {controls}").first.is_visible(), name
    assert bare.get_by_text("last · next · pay for").is_visible()
    press(bare, bare.locator("#cw-gaps .cw-key summary"), bare.locator("#cw-gaps .cw-key q").first)
    press(bare, bare.locator("#cw-think .cw-key summary"), bare.locator("#cw-think .cw-key .cw-why"))


def test_a_rating_is_a_form_on_paper(bare: Page, web: str) -> None:
    bare.goto(web + "04-ratings/index.html")
    box = bare.locator("#cw-small-rating")
    assert box.get_by_role("radio").filter(visible=True).count() == 3 * 6
    assert box.get_by_text("It lets rain in").is_visible()
    assert box.get_by_text("Ask people outside").is_visible()
    for hidden in ("Your picture so far", "Compare in the team", "Save the page for a mail"):
        assert not box.get_by_text(hidden, exact=True).is_visible()


def test_an_exam_is_a_form_for_paper(bare: Page, root: str) -> None:
    """Questions enough for the blueprint, and nothing that gives an answer away."""
    bare.goto(root + EXAM)
    assert bare.get_by_text("This is the exam on paper.").is_visible()
    assert bare.locator(".cw-paper [data-w]").filter(visible=True).count() == 5
    assert bare.locator("cw-exam details, cw-exam button").count() == 0


def test_an_exam_prints_as_a_form_for_paper(web_visit: Visit) -> None:
    page = web_visit.go(EXAM)
    expect(page.get_by_role("button", name="Begin")).to_be_visible()
    expect(page.locator(".cw-paper")).to_be_hidden()
    page.evaluate(AS_PRINTED)
    expect(page.locator(".cw-paper [data-w]").filter(visible=True)).to_have_count(5)
    expect(page.get_by_role("button", name="Begin")).to_be_hidden()
