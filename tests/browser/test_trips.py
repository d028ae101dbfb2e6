"""A module from the start page to its end by keyboard alone, the focus seen at every step, targets, and what does not move."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.browser.asking import wait_until_alive
from tests.browser.sitting import EXAM, Sitting
from tests.browser.test_keyboard import press, tab_to
from tests.browser.visits import Visit, visiting, wait_for

IN_SIGHT = """() => {
  const each = document.activeElement
  const box = (each.closest('label') ?? each).getBoundingClientRect()
  const xs = [box.left + 3, (box.left + box.right) / 2, box.right - 3]
  const ys = [box.top + 3, (box.top + box.bottom) / 2, box.bottom - 3]
  const hit = xs.some((x) => ys.some((y) => {
    const at = document.elementFromPoint(x, y)
    return at && (each.contains(at) || at.contains(each) && !at.matches('body, html') || at.closest('label')?.contains(each) || each.labels && [...each.labels].some((label) => label.contains(at)))
  }))
  const header = document.querySelector('.md-header').getBoundingClientRect()
  const under = !each.closest('.md-header, .md-skip') && box.bottom <= header.bottom
  return hit && !under ? '' : `${each.outerHTML.slice(0, 90)} at ${Math.round(box.top)} to ${Math.round(box.bottom)}`
}"""
"""Nothing if some of the element with the focus can be seen (WCAG 2.4.11), else which one and where."""

SMALL = """() => {
  const fields = [...document.querySelectorAll('article :is(a[href], button, input, select, textarea, summary, [tabindex="0"])')]
  const seen = fields.filter((each) => each.checkVisibility({ visibilityProperty: true }) && each.getBoundingClientRect().width)
  const boxOf = (each) => (/radio|checkbox|file/.test(each.type ?? '') && each.closest('label') ? each.closest('label') : each).getBoundingClientRect()
  const boxes = seen.map(boxOf)
  const inText = (each) => each.matches('a') && getComputedStyle(each).display === 'inline'
  const near = (a, b) => {
    const [x, y] = [(a.left + a.right) / 2, (a.top + a.bottom) / 2]
    return Math.hypot(Math.max(b.left - x, 0, x - b.right), Math.max(b.top - y, 0, y - b.bottom)) < 12
  }
  return seen.flatMap((each, i) => {
    const box = boxes[i]
    if ((box.width >= 23.9 && box.height >= 23.9) || inText(each)) return []
    // A smaller one is large enough where no other target comes into its circle of 24 pixels.
    if (!boxes.some((other, j) => j !== i && seen[j] !== each && near(box, other))) return []
    return [`${each.outerHTML.slice(0, 100)}: ${Math.round(box.width)} by ${Math.round(box.height)}`]
  })
}"""
"""Targets below 24 by 24 pixels (WCAG 2.5.8): but for links in text, and for those with enough room around them."""


def go_on(page: Page, link: str, title: str) -> None:
    """Follows the link to the next page by keys."""
    tab_to(page, page.locator("article").get_by_role("link", name=link).first)
    press_link(page, title)


def press_link(page: Page, title: str) -> None:
    """Presses Enter on the link that has the focus, and waits for its page."""
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()


def answer_all_by_keys(page: Page) -> None:
    """Goes through all questions of a page with Tab: answers each, presses Check, and hears what came of it."""
    questions = page.locator("article [data-v]:has(> form)").filter(visible=True)
    for i in range(questions.count()):
        box = questions.nth(i)
        check = box.locator("button[type=submit]")
        first = box.locator("input, select, textarea").filter(visible=True)
        tab_to(page, first)
        if page.evaluate("/radio|checkbox/.test(document.activeElement.type)"):
            press(page, "Space")
        else:
            page.keyboard.type("7")
        assert page.evaluate(IN_SIGHT) == ""
        tab_to(page, check)
        assert page.evaluate(IN_SIGHT) == ""
        press(page, "Enter")
        expect(check).to_be_focused()
        expect(box.get_by_role("status").first).not_to_be_empty()


def test_a_module_from_the_start_page_to_its_end(web_visit: Visit) -> None:
    page = web_visit.go()
    go_on(page, "First module", "First page")
    wait_until_alive(page, "single")
    answer_all_by_keys(page)
    expect(page.locator("cw-end [role=status]")).to_have_text("Answered.")
    done = 1
    titles: list[str] = []
    while page.locator(".cw-thread i").count() > done:
        following = page.locator("a.cw-next")
        titles.append(following.locator("b").inner_text())
        tab_to(page, following)
        assert page.evaluate(IN_SIGHT) == ""
        press_link(page, titles[-1])
        wait_for(page, "!document.querySelector('article :not(:defined)')")
        answer_all_by_keys(page)
        button = page.locator("cw-end").get_by_role("button", name="Done", exact=True)
        if button.is_visible():
            tab_to(page, button)
            press(page, "Enter")
            expect(page.locator("cw-end [role=status]")).to_have_text("This page is done.")
            expect(page.locator("cw-end button")).to_be_focused()
        done += 1
    assert len(titles) == 3


def test_an_exam_to_its_certificate(web_visit: Visit) -> None:
    page = web_visit.go(EXAM)
    exam = Sitting(page)
    tab_to(page, exam.button("Begin"))
    press(page, "Enter")
    expect(exam.heading).to_be_focused()
    for number in range(5):
        answer_by_keys(page, exam)
        assert page.evaluate(IN_SIGHT) == ""
        if number < 4:
            tab_to(page, exam.button("Next question"))
            press(page, "Enter")
            expect(exam.heading).to_have_text(f"Question {number + 2} of 5")
            expect(exam.heading).to_be_focused()
            assert page.evaluate(IN_SIGHT) == ""
    tab_to(page, exam.box.locator(".cw-book").get_by_role("button", name="Hand in"))
    press(page, "Enter")
    expect(exam.asking.locator("p")).to_be_focused()
    tab_to(page, exam.asking.get_by_role("button", name="Hand in"))
    press(page, "Enter")
    expect(exam.verdict).to_be_focused()
    expect(exam.verdict).to_have_text("You have passed. 5 of 5 points, and 3.5 were needed.")
    assert page.evaluate(IN_SIGHT) == ""
    tab_to(page, exam.box.get_by_role("link", name="Your certificate"))
    press_link(page, "Your certificate")
    tab_to(page, page.get_by_label("Your name, as it is to stand there"))
    page.keyboard.type("Samira Okonjo")
    expect(page.locator(".cw-cert .name")).to_have_text("Samira Okonjo")
    tab_to(page, page.get_by_role("button", name="Print or save as PDF"))
    assert page.evaluate(IN_SIGHT) == ""


def answer_by_keys(page: Page, exam: Sitting) -> None:
    """Answers the open question right by keys alone."""
    box = exam.question
    if box.get_by_role("radio").count():
        tab_to(page, box.get_by_role("radio"))
        press(page, "Space")
        for _ in range(box.get_by_role("radio").count()):
            words = page.evaluate("document.activeElement.closest('label').textContent.trim()")
            if words.startswith(("Holds", "It is the one")):
                return
            press(page, "ArrowDown")
    elif box.locator("select").count():
        # The items stand in an order of their own each time.
        for select in box.locator("select").all():
            tab_to(page, select)
            is_council = select.evaluate("each => each.labels[0].textContent.includes('The council')")
            page.keyboard.type("Pays" if is_council else "Uses")
    else:
        tab_to(page, box.get_by_role("textbox"))
        page.keyboard.type({"ex-n0": "7", "ex-n1": "8"}.get(exam.id, "Hand-over"))


def test_the_focus_is_never_hidden_on_a_page_with_every_kind(web_visit: Visit) -> None:
    """Forwards and back: the header stays above the page, and what gets the focus comes out from under it."""
    page = web_visit.go("everything.html")
    wait_for(page, "!document.querySelector('article cw-plan:not(:defined), article cw-worksheet:not(:defined)')")
    hidden: list[Any] = []
    for key in ("Tab", "Shift+Tab"):
        for _ in range(110):
            page.keyboard.press(key)
            if page.evaluate("!!document.activeElement.closest('article')"):
                if page.evaluate(IN_SIGHT):
                    # What the search lays over the page fades for a quarter of a second after it was left.
                    page.wait_for_timeout(400)
                hidden += [(key, each) for each in [page.evaluate(IN_SIGHT)] if each]
    assert hidden == []


def test_no_target_is_too_small_on_a_page_with_every_kind(web_visit: Visit) -> None:
    page = web_visit.go("everything.html")
    wait_for(page, "!document.querySelector('article cw-plan:not(:defined), article cw-worksheet:not(:defined)')")
    found = {}
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        found[width] = page.evaluate(SMALL)
    assert found == {1280: [], 390: []}


def test_nothing_moves_for_readers_who_want_no_motion(
    launch: Callable[..., Browser], browser_name: str, web: str
) -> None:
    browser = launch(**({"ui.prefersReducedMotion": 1} if browser_name == "firefox" else {}))
    context = browser.new_context(reduced_motion="reduce")
    with visiting(context, web) as visit:
        page = visit.go("everything.html")
        assert page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
        for press_what in ("", "article cw-choice button[type=submit]", "article .cw-choice"):
            if press_what:
                page.locator(press_what).filter(visible=True).first.click()
            assert page.evaluate("document.getAnimations().filter((each) => each.playState === 'running').length") == 0
    browser.close()
