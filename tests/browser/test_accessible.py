"""Every state of every kind, as axe and a narrow screen see it: light, dark, right to left, at 320 pixels, text doubled.

`make test` looks at each state in light and in one of the other modes in Chromium, and at every third state in a further
mode in Firefox; `make soak` at all of them in all modes in both.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.asking import (
    FIRST,
    LEARNING,
    LIMITED,
    NUMBER,
    PLAIN,
    QUIZ,
    SEVERAL,
    SINGLE,
    TYPED,
    Kind,
    Question,
    wait_until_alive,
)
from tests.browser.sitting import CERTIFICATE, EXAM, Sitting
from tests.browser.visits import Visit, visiting, wait_for

AXE = (Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
STORY = "03-third/index.html"
SORTING = "03-third/sorting.html"
PLACES = ("the council", "the bank", "Mrs Aalto")
MODES = ("dark", "rtl", "narrow", "large", "forced")
EVERYTHING = bool(os.environ.get("COURSEWARE_SOAK"))


def answered(kind: Kind, *answers: tuple[str, ...]) -> Callable[[Visit], None]:
    """A state that comes of answering."""

    def prepare(visit: Visit) -> None:
        visit.go(kind.page)
        question = wait_until_alive(visit.page, kind.name)
        for answer in answers:
            question.check(*answer)
            expect(question.status).not_to_be_empty()

    return prepare


def pressed(kind: Kind, *names: str, answer: tuple[str, ...] = ()) -> Callable[[Visit], None]:
    """A state that comes of pressing further buttons."""

    def prepare(visit: Visit) -> None:
        visit.go(kind.page)
        question = wait_until_alive(visit.page, kind.name)
        if answer:
            question.check(*answer)
        for name in names:
            question.button(name).click()

    return prepare


def opened(path: str, *names: str) -> Callable[[Visit], None]:
    """A page, with some of its buttons pressed."""

    def prepare(visit: Visit) -> None:
        visit.go(path)
        for name in names:
            visit.page.get_by_role("button", name=name, exact=True).click()

    return prepare


def quiz_done(visit: Visit) -> None:
    """The results of a quiz, some of it missed."""
    visit.go(QUIZ)
    items = visit.page.locator(".cw-item").filter(visible=True)
    expect(items.locator("button[type=submit]").first).to_be_visible()
    for item in items.all():
        for form in item.locator("form").all():
            typed = form.get_by_role("textbox")
            if typed.count():
                typed.fill("7")
            else:
                form.get_by_role("radio").first.check()
            form.locator("button[type=submit]").click()
    expect(visit.page.locator(".cw-results")).to_be_visible()


def restored(visit: Visit) -> None:
    """An answer after a reload."""
    answered(SINGLE, SINGLE.right)(visit)
    visit.page.reload()
    expect(wait_until_alive(visit.page, "single").status).not_to_be_empty()


def decided(*names: str) -> Callable[[Visit], None]:
    """A state of a story, some decisions on."""

    def prepare(visit: Visit) -> None:
        visit.go(STORY)
        for name in names:
            visit.page.get_by_role("button", name=name).click()

    return prepare


def sorted_out(*names: str) -> Callable[[Visit], None]:
    """The kinds that sort, each answered partly right, with further buttons pressed in each."""

    def prepare(visit: Visit) -> None:
        page = visit.go(SORTING)
        page.get_by_role("button", name="Move down: Mend it").click()
        for place, select in zip(PLACES, page.locator("#cw-parts select").all(), strict=False):
            select.select_option(label=place)
        for item in page.locator("#cw-manner .cw-pair").all():
            item.get_by_label("Casual").check()
        for name in ("steps", "parts", "manner"):
            question = wait_until_alive(page, name)
            question.main.click()
            for each in names:
                question.button(each).click()

    return prepare


def graph(visit: Visit) -> None:
    """A chain that is drawn and compared, and a tree that is read backwards and counted."""
    visit.go("03-third/graph.html")
    chain, tree = visit.page.locator("#cw-hands"), visit.page.locator("#cw-causes")
    chain.get_by_role("button", name="Add a hand-over").click()
    chain.get_by_label("From 2").fill("Somebody with a very long name")
    chain.get_by_label("To 2").fill("Trainer")
    chain.get_by_text("Compare with").click()
    tree.get_by_label("Because …").fill("The floor is bare")
    tree.get_by_label("How often, if counted").fill("3")
    tree.get_by_role("button", name="Read it backwards").click()
    tree.get_by_role("button", name="Why? The floor is bare").click()


def come_back(visit: Visit) -> None:
    """The start page of somebody who has been here before."""
    answered(SINGLE, SINGLE.right)(visit)
    visit.go()
    expect(visit.page.get_by_role("link", name="Carry on")).to_be_visible()


def written(visit: Visit) -> None:
    """Gaps, pieces, places and thoughts, some of them answered wrong, some shown."""
    page = visit.go("writing.html")
    gaps = wait_until_alive(page, "gaps")
    gaps.box.get_by_role("textbox").first.fill("pay for")
    gaps.main.click()
    page.locator("#cw-chosen select").select_option("last")
    wait_until_alive(page, "chosen").main.click()
    Question(page, "chosen").button("Show me").click()
    for name in ("pieces", "blame"):
        page.locator(f"#cw-{name} .cw-piece").first.click()
        Question(page, name).main.click()
        Question(page, name).button("Show me").click()
    page.locator("#cw-places .cw-pic label").last.click()
    Question(page, "places").main.click()
    for name in ("think", "judged"):
        Question(page, name).field.fill("The night shift")
        Question(page, name).main.click()


def filled(visit: Visit) -> None:
    """A worksheet with a number that is none, a value that is missing, and a row that may come back."""
    page = visit.go("sheets.html")
    gaps = page.locator("#cw-gap-sheet")
    gaps.get_by_role("textbox", name="Row 1 Weight").fill("many")
    gaps.get_by_role("button", name="Remove row 2").click()


def card(*grades: str, answer: bool = False) -> Callable[[Visit], None]:
    """Cards, some of them graded, with the list of all of them, or with the answer of the next."""

    def prepare(visit: Visit) -> None:
        page = visit.go("cards.html")
        show = page.get_by_role("button", name="Show the answer")
        for grade in grades:
            show.click()
            page.get_by_role("button", name=grade).click()
        if answer:
            show.click()
        else:
            page.get_by_text("All your 3 cards").click()

    return prepare


def examined(right: int, look: str = "") -> Callable[[Visit], None]:
    """An exam that was handed in, and its answers, if they are to be looked at."""

    def prepare(visit: Visit) -> None:
        visit.go(EXAM)
        exam = Sitting(visit.page).begin()
        exam.answer_all(right)
        exam.hand_in()
        if look == "answers":
            exam.button("Look at your answers").click()
            expect(visit.page.locator(".cw-reviewed")).to_be_visible()
        elif look == "certificate":
            visit.go(CERTIFICATE)
            visit.page.get_by_label("Your name").fill("Samira Okonjo-Lindqvist")

    return prepare


def sitting(visit: Visit) -> None:
    """The desk of an exam, with a question answered, one marked, and the way to hand in."""
    visit.go(EXAM)
    exam = Sitting(visit.page).begin()
    exam.answer()
    exam.button("Mark to come back").click()
    exam.button("Next question").click()
    exam.button("Hand in").first.click()


STATES: dict[str, Callable[[Visit], None]] = {
    "start": opened("index.html"),
    "start, come back": come_back,
    "single, fresh": opened(FIRST),
    "single, empty": pressed(SINGLE, "Check"),
    "single, hint": pressed(SINGLE, "Give me a hint"),
    "single, wrong": answered(SINGLE, SINGLE.wrong),
    "single, right": answered(SINGLE, SINGLE.wrong, SINGLE.right),
    "single, restored": restored,
    "several, partly": answered(SEVERAL, SEVERAL.wrong),
    "several, revealed": pressed(SEVERAL, "Show me", answer=SEVERAL.wrong),
    "text, wrong": answered(TYPED, TYPED.wrong),
    "number, empty": pressed(NUMBER, "Check"),
    "number, right": answered(NUMBER, NUMBER.right),
    "limited, spent": answered(LIMITED, LIMITED.wrong, ("Nor this one",)),
    "quiz, fresh": opened(QUIZ),
    "quiz, results": quiz_done,
    "plain, done": opened(PLAIN, "Done"),
    "worksheet, fresh": opened("sheets.html"),
    "worksheet, filled": filled,
    "learning": opened(LEARNING),
    "learning, erase": opened(LEARNING, "Erase"),
    "written, fresh": opened("writing.html"),
    "written, answered": written,
    "chain and trees": graph,
    "story, begun": opened(STORY),
    "story, scene": decided("Change the lamp"),
    "story, ending": decided("Change the lamp", "Wipe it dry", "Put in another lamp"),
    "story, best ending": decided("Change the lamp", "Call the plumber"),
    "sorting, fresh": opened(SORTING),
    "hearing": opened("03-third/hearing.html"),
    "sorting, answered": sorted_out(),
    "sorting, revealed": sorted_out("Show me"),
    "card, answer": card(answer=True),
    "cards, done": card("I knew it", "At once"),
    "exam, fresh": opened(EXAM),
    "exam, desk": sitting,
    "exam, failed": examined(1),
    "exam, answers": examined(4, "answers"),
    "certificate": examined(5, "certificate"),
}


def findings(page: Page, mode: str = "") -> list[str]:
    """What axe finds: the rule, how bad it is, and where."""
    if not page.evaluate("'axe' in self"):
        page.evaluate(AXE)
    # What is still fading in has the contrast of a moment. What is in a folded box never begins in Firefox, so nobody
    # waits longer than a second.
    page.evaluate(
        """() => Promise.race([
            Promise.all(document.getAnimations().map(each => each.finished.catch(() => 0))),
            new Promise(done => setTimeout(done, 1000))
        ])"""
    )
    # Forced colours are the reader's own. The browser paints them, but still tells axe the page's colour of text.
    violations = page.evaluate(
        "contrast => axe.run({resultTypes: ['violations'], rules: {'color-contrast': {enabled: contrast}}})"
        # What holds is ten times as much, and to bring it over costs as much as to look.
        ".then(found => found.violations)",
        mode != "forced",
    )
    return [
        f"{each['id']} ({each['impact']}): {node['target'][0]}: {node['failureSummary']}"
        for each in violations
        for node in each["nodes"]
    ]


def turn(page: Page, mode: str) -> None:
    """Puts the page into a mode, as a reader's settings would."""
    page.evaluate(
        """mode => {
            document.body.dataset.mdColorScheme = mode === "dark" ? "slate" : "default"
            document.documentElement.dir = document.body.dir = mode === "rtl" ? "rtl" : "ltr"
            document.documentElement.style.fontSize = mode === "large" ? "250%" : ""
        }""",
        mode,
    )
    page.set_viewport_size({"width": 320 if mode == "narrow" else 1280, "height": 900})
    page.emulate_media(reduced_motion="reduce", forced_colors="active" if mode == "forced" else "none")


def modes(state: str, browser: str) -> list[str]:
    """The modes in which a state is looked at."""
    # Firefox takes forced colours from its settings only, and would show the usual ones.
    known = [mode for mode in MODES if browser == "chromium" or mode != "forced"]
    if EVERYTHING:
        return ["light", *known]
    number = list(STATES).index(state)
    if browser == "firefox":
        return [known[(number + 2) % len(known)]]
    return ["light", known[number % len(known)]]


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_and_nothing_sticks_out(web_visit: Visit, browser_name: str, state: str) -> None:
    STATES[state](web_visit)
    page = web_visit.page
    for mode in modes(state, browser_name):
        turn(page, mode)
        assert findings(page, mode) == [], mode
    for mode in ("narrow", "large", "rtl"):
        turn(page, mode)
        if mode == "large":
            page.set_viewport_size({"width": 640, "height": 900})
        # The drawer may still be sliding: Firefox moves it whatever Playwright says of motion.
        wait_for(page, "document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth")


OWN_COLOURS = {"browser.display.document_color_use": 2, "ui.useAccessibilityTheme": 1}
"""How Firefox is told of a reader's own colours; Chromium takes them from the context."""


def test_the_readers_own_colours(launch: Callable[..., Browser], browser_name: str, web: str) -> None:
    browser = launch(**OWN_COLOURS)
    forced: Literal["active", "none"] = "active" if browser_name == "chromium" else "none"
    for state in ("start", "several, revealed", "quiz, results", "learning", "written, answered", "story, ending"):
        context = browser.new_context(viewport={"width": 1280, "height": 900}, forced_colors=forced)
        with visiting(context, web) as visit:
            STATES[state](visit)
            assert visit.page.evaluate("matchMedia('(forced-colors: active)').matches")
            assert findings(visit.page, "forced") == [], state
        context.close()
    browser.close()


def test_targets_are_large_enough(web_visit: Visit) -> None:
    answered(SINGLE, SINGLE.wrong)(web_visit)
    controls = web_visit.page.locator("#cw-single :is(.cw-opt label, button), .cw-report a").filter(visible=True).all()
    large_enough(controls)
    card("I knew it", answer=True)(web_visit)
    large_enough(web_visit.page.locator("cw-review :is(button, summary), .cw-report a").filter(visible=True).all())


def large_enough(controls: list[Locator]) -> None:
    """Controls that a thumb can hit."""
    assert controls
    for control in controls:
        box = control.bounding_box()
        assert box is not None
        assert box["height"] >= 44, control.inner_text()
