"""Without script, with a part of it missing, and on paper: everything can be read."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.asking import FIRST, KINDS, QUIZ, Question
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


@pytest.fixture(scope="module")
def scriptless(browser_name: str, browser: Browser, launch: Callable[..., Browser]) -> Iterator[Browser]:
    """A browser that runs no script: Firefox by its preference, Chromium by an option of the context."""
    if browser_name == "chromium":
        yield browser
        return
    started = launch(**{"javascript.enabled": False})
    yield started
    started.close()


@pytest.fixture
def bare(scriptless: Browser, browser_name: str) -> Iterator[Page]:
    """A page without script."""
    with scriptless.new_context(java_script_enabled=browser_name != "chromium") as context:
        yield context.new_page()


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
    expect(question.get_by_text("The case of the question")).to_be_visible()
    expect(question.get_by_role("radio")).to_have_count(3)
    expect(question.get_by_role("button")).to_have_count(0)
    reason = question.get_by_text("It is called right, and so it is.")
    expect(reason).to_be_hidden()
    question.locator("summary", has_text="Hint").click()
    expect(question.get_by_text("Look at the words.")).to_be_visible()
    question.locator("summary", has_text="Answer").click()
    expect(reason).to_be_visible()
    expect(question.get_by_text("The explanation comes last.")).to_be_visible()


def test_letters_of_options_and_answers_match(bare: Page, web: str) -> None:
    bare.goto(web + KINDS)
    question = bare.locator("#cw-several")
    options = question.locator(".cw-opt").all_inner_texts()
    assert [text.strip() for text in options] == ["Apple", "Pear", "Carrot", "Leek"]
    answers = question.locator(".cw-key li")
    expect(answers).to_have_count(len(options))
    for place, (option, letter) in enumerate(zip(options, string.ascii_uppercase, strict=False)):
        assert option.strip()[:4].lower() in (answers.nth(place).text_content() or "").lower(), letter
    expect(question.locator(".cw-key ol")).to_have_attribute("type", "A")


def test_a_pool_shows_its_first_draw(bare: Page, web: str) -> None:
    bare.goto(web + QUIZ)
    shown = bare.locator("cw-quiz [data-v]").filter(visible=True)
    expect(bare.get_by_text("3 of 5 questions. 50 % is the pass mark.")).to_be_visible()
    expect(shown).to_have_count(3)
    shown.first.locator("summary").click()
    expect(shown.first.locator(".cw-key li").first).to_be_visible()


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
