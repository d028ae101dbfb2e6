"""Pages that a browser translates while they are used: each activity does, keeps and says the same as on the page as it is.

Two visitors do the same things at the same time of day: one reads the page as it is, one has it translated. After each
step both have to show the same, but for the language.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from courseware.activities.registry import kinds
from tests.browser.asking import KINDS, LEARNING, Question
from tests.browser.covering import THOROUGH
from tests.browser.sitting import CERTIFICATE, EXAM, Sitting
from tests.browser.translating import translate
from tests.browser.visits import Visit, visiting

PAGE = "everything.html"
OTHERS = ("writing.html", "sheets.html", "03-third/graph.html")
SAME_DEVICE = """{
  const moment = Date.UTC(2031, 4, 5, 10)
  self.Date = class extends Date {
    constructor(...values) {
      super(...(values.length ? values : [moment]))
    }
    static now = () => moment
  }
  let next = 7
  crypto.getRandomValues = (list) => list.map((_, i) => (list[i] = next = (next * 48271) % 2147483647) && list[i])
}"""
"""Both visitors get the same draws at the same moment. Playwright's own clock stops in Firefox for a page that is not in front."""
ALL_OF_IT: ViewportSize = {"width": 1280, "height": 9000}
"""A window in which nothing is out of sight: a row that is not laid out counts as invisible, and not at the same place on both pages."""
UNLIKE = re.compile(r"^(labels|lines|h|t)$|/tick$|^used")
"""What records hold of words and moments."""
LONG_AGO = 10**12
PRESSES = 30 if THOROUGH else 5
"""Buttons of an activity that are pressed: in the soak, all that any activity has."""
LEAVE = r"print|paper|copy|load|file|bring in|take out|save|paste|calendar|csv"
"""Buttons that lead out of the page."""

SHOWN = """(selector) => {
  const boxes = [...document.querySelectorAll(selector)]
  // A line taken over from another activity is a trainee's own text, in the language in which it was read.
  const typed = (each) => (each.localName === 'textarea' ? each.value.toUpperCase() : each.value)
  const fields = boxes.flatMap((box) => [...box.querySelectorAll('input, select, textarea')])
  return {
    text: boxes.map((each) => each.innerText).join(' ').replace(/\\s+/g, ' ').trim().toUpperCase(),
    values: fields.map((each) => `${typed(each)}${each.checked ? ' chosen' : ''}${each.readOnly || each.disabled ? ' fixed' : ''}`),
    said: boxes.flatMap((box) => [...box.querySelectorAll('[role=status]')]).map((each) => each.textContent.trim().toUpperCase())
  }
}"""
"""What activities say, hold and announce."""

KEPT = """() => Object.fromEntries(
  Object.keys(localStorage).filter((key) => !key.startsWith('__') && !key.startsWith('/')).sort().map((key) => [key, localStorage[key]])
)"""
"""All that is kept on the device."""

FILL = """([selector, last]) => {
  const shown = (each) => each.checkVisibility() && !each.disabled && !each.readOnly
  const groups = new Map()
  for (const field of document.querySelectorAll(`${selector} :is(input, select, textarea)`)) {
    if (!shown(field.closest('label') ?? field) || /file|hidden|range/.test(field.type)) continue
    if (/radio|checkbox/.test(field.type)) groups.set(field.name, [...(groups.get(field.name) ?? []), field])
    else if (field.localName === 'select') {
      field.selectedIndex = last ? field.options.length - 1 : Math.min(1, field.options.length - 1)
      field.dispatchEvent(new Event('change', { bubbles: true }))
      field.dispatchEvent(new Event('input', { bubbles: true }))
    } else {
      field.value = field.type === 'date' ? '2031-05-06' : last ? '7' : '3'
      field.dispatchEvent(new Event('input', { bubbles: true }))
      field.dispatchEvent(new Event('change', { bubbles: true }))
    }
  }
  for (const group of groups.values()) group.at(last ? -1 : 0).click()
}"""
"""Fills in all fields of an activity: the first, or the last of what can be chosen."""

BUTTONS = """([selector, leave]) =>
  [...document.querySelectorAll(`${selector} :is(button, summary)`)].flatMap((each, i) =>
    each.checkVisibility() && !each.ariaDisabled && !RegExp(leave, 'i').test(each.textContent) ? [i] : [])"""

PRESS = """([selector, i]) => {
  const each = document.querySelectorAll(`${selector} :is(button, summary)`)[i]
  if (each?.checkVisibility()) each.click()
}"""


@dataclass
class Two:
    """The page as it is, and translated."""

    plain: Visit
    foreign: Visit

    def go(self, path: str, translated: bool = True) -> None:
        """Opens a page, and has it translated."""
        for visit in (self.plain, self.foreign):
            visit.go(path)
            visit.page.wait_for_timeout(300)
        if translated:
            translate(self.foreign.page)

    def do(self, script: str, *values: object) -> Any:
        """Does the same on both pages; what the plain one answers."""
        self.foreign.page.evaluate(script, list(values))
        return self.plain.page.evaluate(script, list(values))

    def look(self, selector: str, after: str) -> None:
        """Waits until both show the same."""
        for _ in range(40):
            plain, foreign = (each.page.evaluate(SHOWN, selector) for each in (self.plain, self.foreign))
            if plain == foreign:
                return
            self.plain.page.wait_for_timeout(50)
        both = [[str(each[key]) for key in ("text", "said", "values")] for each in (plain, foreign)]
        apart = [(one, other) for one, other in zip(*both, strict=True) if one != other]
        at = next((i for i, (a, b) in enumerate(zip(*apart[0], strict=False)) if a != b), 0)
        pytest.fail(f"{selector} {after}: {apart[0][0][at - 30 : at + 60]} | {apart[0][1][at - 30 : at + 60]}")

    def compare_records(self, after: str) -> None:
        """Waits until both have kept the same: what is typed is written down after a moment."""
        for _ in range(40):
            plain, foreign = records(self.plain.page), records(self.foreign.page)
            if plain == foreign:
                return
            self.plain.page.wait_for_timeout(50)
        apart = {
            key: (plain.get(key), foreign.get(key)) for key in {*plain, *foreign} if plain.get(key) != foreign.get(key)
        }
        pytest.fail(f"{after}: {apart}")

    def use(self, selector: str, presses: int = PRESSES) -> None:
        """Fills in an activity in two ways and presses its buttons after each."""
        for last in (True, False):
            self.do(FILL, selector, last)
            self.look(selector, f"filled in, {last=}")
            pressed: list[int] = []
            while len(pressed) < presses:
                buttons = self.plain.page.evaluate(BUTTONS, [selector, LEAVE])
                left = [i for i in buttons if i not in pressed]
                if not left:
                    break
                pressed.append(left[0])
                self.do(PRESS, selector, left[0])
                self.look(selector, f"after buttons {pressed}")


def records(page: Page) -> dict[str, Any]:
    """What is kept, without the words, which are kept as they were read, and without the moments."""

    def bare(value: object) -> object:
        if isinstance(value, dict):
            return {key: bare(each) for key, each in value.items() if not UNLIKE.search(key)}
        if isinstance(value, list):
            # A cell is a value and the time of writing it.
            return [bare(each) for each in value if not (isinstance(each, int) and each > LONG_AGO)]
        # A line taken over from another activity is kept in the language in which it was read.
        return value.upper() if isinstance(value, str) else value

    return {key: bare(json.loads(text)) if text[:1] in "{[" else text for key, text in page.evaluate(KEPT).items()}


@pytest.fixture
def two(browser: Browser, web: str) -> Iterator[Two]:
    """Two visitors at the same moment."""
    with ExitStack() as stack:
        visits = []
        for _ in range(2):
            context = browser.new_context(viewport=ALL_OF_IT, service_workers="block")
            stack.callback(context.close)
            context.add_init_script(SAME_DEVICE)
            visit = stack.enter_context(visiting(context, web))
            visits.append(visit)
        yield Two(*visits)


def test_each_kind_does_the_same_when_translated(two: Two) -> None:
    two.go(PAGE)
    for name in kinds():
        two.use(f"article cw-{name}")
        two.compare_records(name)
    # What was kept is there again, on the page as it is too.
    for translated in (True, False):
        two.go(PAGE, translated)
        two.look("article", f"after a reload, {translated=}")


def test_other_kinds_of_fields_do_the_same_when_translated(two: Two) -> None:
    """Words to choose for a gap, places in a picture, cards and forms, a tree that is led."""
    for page in OTHERS:
        two.go(page)
        two.use("article")
        two.compare_records(page)
        for translated in (True, False):
            two.go(page, translated)
            two.look("article", f"{page} after a reload, {translated=}")


def test_an_exam_is_passed_when_translated(two: Two) -> None:
    two.go(EXAM)
    desk = "#cw-last-test"
    for visit in (two.plain, two.foreign):
        Sitting(visit.page).begin(re.compile("^begin", re.IGNORECASE))
    two.look(desk, "begun")
    for visit in (two.plain, two.foreign):
        exam = Sitting(visit.page)
        for number in range(5):
            exam.list.nth(number).click()
            answer_right(exam)
        exam.box.locator(".cw-book > button").click()
    two.look(desk, "answered")
    for visit in (two.plain, two.foreign):
        exam = Sitting(visit.page)
        exam.asking.get_by_role("button").first.click()
        expect(exam.verdict).to_have_text("You have passed. 5 of 5 points, and 3.5 were needed.", ignore_case=True)
        exam.button(re.compile("^look at your answers", re.IGNORECASE)).click()
    two.look(desk, "handed in")
    two.compare_records("the exam")
    two.go(CERTIFICATE)
    for visit in (two.plain, two.foreign):
        visit.page.locator("#cw-cert-name").fill("Samira Okonjo")
        expect(visit.page.locator(".cw-cert .name")).to_have_text("Samira Okonjo")
    two.look("article", "the certificate")


def answer_right(exam: Sitting) -> None:
    """Answers the open question right, in whatever language it stands there."""
    box = exam.question
    if box.get_by_role("radio").count():
        box.get_by_label(re.compile("^(Holds|It is the one)", re.IGNORECASE)).check()
    elif box.locator("select").count():
        for item, place in (("The council", "pays"), ("Mrs Aalto", "uses")):
            option = box.locator("option").filter(has_text=re.compile(f"^{place}$", re.IGNORECASE)).first
            box.get_by_label(item).select_option(option.get_attribute("value"))
    else:
        box.get_by_role("textbox").fill({"ex-n0": "7", "ex-n1": "8"}.get(exam.id, "Hand-over"))


def test_the_clock_of_an_exam_leaves_a_translation_in_peace(web_visit: Visit) -> None:
    """It counts every five seconds; what says the same as before is not written, and so not translated, once more."""
    page = web_visit.page
    page.clock.install()
    web_visit.go(EXAM)
    Sitting(page).begin()
    page.clock.run_for(6000)
    translate(page)
    page.evaluate(
        """() => {
            self.changes = 0
            new MutationObserver((all) => (self.changes += all.length))
                .observe(document.querySelector('.cw-desk'), { subtree: true, childList: true, characterData: true })
        }"""
    )
    page.clock.run_for(12_000)
    assert page.evaluate("self.changes") == 0


def test_what_is_copied_or_named_is_not_translated(two: Two) -> None:
    """The text for the trainer is read by a program; a name is a name."""
    for visit in (two.plain, two.foreign):
        Question(visit.go(KINDS), "several").check("Apple")
    two.go(LEARNING)
    texts = []
    for visit in (two.plain, two.foreign):
        form = visit.page.locator("cw-hand-in")
        form.locator("[name=who]").fill("Samira Okonjo")
        form.locator("[data-as=text]").click()
        texts.append(form.locator("pre").inner_text())
    assert texts[0] == texts[1]
    two.look("article", "handed in")
