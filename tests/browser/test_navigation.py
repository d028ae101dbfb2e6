"""Ticks, dots and goals: what is done is seen where one looks for the way on."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.asking import FIRST, KINDS, LIMITED, NUMBER, PLAIN, SECOND, SEVERAL, TYPED, Question
from tests.browser.breaking import records
from tests.browser.visits import Visit, follow


def entry(page: Page, title: str) -> Locator:
    """A link in the navigation; a module's has its number before it."""
    return page.locator("nav a.md-nav__link", has_text=re.compile(rf"^\s*\d?\s*{title}")).first


def tick(page: Page, title: str) -> Locator:
    """The tick behind such a link: a drawing, and a word for those who listen."""
    return entry(page, title).locator(".cw-tick", has_text="done")


def state(page: Page) -> Locator:
    """What the end of the page says of it."""
    return page.locator("cw-end").get_by_role("status")


def answer_all_kinds(page: Page) -> None:
    """Answers what `KINDS` asks, in part wrongly."""
    for kind, answer in (
        (SEVERAL, SEVERAL.right),
        (TYPED, TYPED.wrong),
        (NUMBER, NUMBER.right),
        (LIMITED, LIMITED.right),
    ):
        Question(page, kind.name).check(*answer)


def test_opening_pages_completes_nothing(web_visit: Visit) -> None:
    """In a peer a course is passed by opening its pages."""
    for path in (FIRST, KINDS, "01-first/quiz.html", PLAIN, SECOND):
        page = web_visit.go(path)
        expect(page.locator("cw-end .cw-folio")).to_be_visible()
        page.mouse.wheel(0, 5000)
    expect(page.locator(".cw-tick")).to_have_count(0)
    assert [name for name in records(page) if name.startswith("page/")] == []


def test_a_page_is_ticked_once_its_questions_are_answered(web_visit: Visit) -> None:
    page = web_visit.go(KINDS)
    expect(state(page)).to_have_text("You have answered 0 of 4 on this page.")
    Question(page, "several").check("Apple")
    expect(state(page)).to_have_text("You have answered 1 of 4 on this page.")
    expect(tick(page, "All kinds")).to_have_count(0)
    answer_all_kinds(page)
    expect(state(page)).to_have_text("All four answered.")
    expect(tick(page, "All kinds")).to_have_count(1)
    page.reload()
    expect(tick(page, "All kinds")).to_have_count(1)
    expect(tick(page, "Only text")).to_have_count(0)


def test_a_page_to_read_is_done_by_its_button(visit: Visit) -> None:
    page = visit.go(PLAIN)
    expect(state(page)).to_be_empty()
    page.get_by_role("button", name="Done", exact=True).click()
    expect(state(page)).to_have_text("This page is done.")
    expect(tick(page, "Only text")).to_have_count(1)
    back = page.get_by_role("button", name="Not done after all")
    expect(back).to_be_focused()
    page.reload()
    expect(tick(page, "Only text")).to_have_count(1)
    back.click()
    expect(tick(page, "Only text")).to_have_count(0)
    expect(state(page)).to_be_empty()


def test_ticks_and_dots_come_again_after_instant_navigation(web_visit: Visit) -> None:
    page = web_visit.go(FIRST)
    Question(page, "single").check("The right one")
    expect(page.get_by_role("img", name="Page 1 of 4. 1 page done.")).to_be_visible()
    follow(page, "Next, about 5 min All kinds", "All kinds")
    expect(page.get_by_role("img", name="Page 2 of 4. 1 page done.")).to_be_visible()
    expect(page.locator(".cw-thread i").nth(0)).to_have_class("done")
    expect(page.locator(".cw-thread i").nth(1)).to_have_class("here")
    answer_all_kinds(page)
    expect(page.get_by_role("img", name="Page 2 of 4. 2 pages done.")).to_be_visible()
    expect(tick(page, "All kinds")).to_have_count(1)
    follow(page, "Back to First page", "First page")
    expect(tick(page, "All kinds")).to_have_count(1)
    ticked = page.locator("a.md-nav__link", has=page.locator(".cw-tick"))
    expect(ticked).to_have_text([re.compile("First page"), re.compile("All kinds")])
    expect(page.locator(".cw-tick")).to_have_count(2)
    expect(Question(page, "single").status).to_have_text("That holds.")
    expect(Question(page, "single").main).to_have_count(1)


def test_a_module_is_ticked_when_all_its_pages_are_done(web_visit: Visit) -> None:
    page = web_visit.go("02-second/a%20look%20back.html")
    page.get_by_role("button", name="Done", exact=True).click()
    expect(tick(page, "A look back")).to_have_count(1)
    expect(tick(page, "Second module")).to_have_count(0)
    follow(page, "Back to Second module", "Second module")
    Question(page, "twins").check("Other words")
    Question(page, "quoted").check("nobody's")
    expect(tick(page, "Second module")).not_to_have_count(0)
    expect(tick(page, "First module")).to_have_count(0)


def test_another_tab_is_ticked_at_once(web_visit: Visit) -> None:
    page = web_visit.go(PLAIN)
    other = web_visit.another_tab(KINDS)
    page.get_by_role("button", name="Done", exact=True).click()
    expect(tick(other, "Only text")).to_have_count(1)
    expect(other.get_by_role("img", name="Page 2 of 4. 1 page done.")).to_be_visible()
    page.get_by_role("button", name="Not done after all").click()
    expect(tick(other, "Only text")).to_have_count(0)


def test_goals_are_shown_when_their_questions_hold(web_visit: Visit) -> None:
    page = web_visit.go(KINDS)
    goals = page.locator(".cw-goals li")
    Question(page, "several").check(*SEVERAL.right)
    expect(goals.nth(0)).to_have_text("tell a test from a guess (shown)")
    Question(page, "typed").check(*TYPED.right)
    # The number belongs to this goal too, and is still open.
    expect(goals.nth(1)).to_have_text("count what has been tried")
    Question(page, "number").check(*NUMBER.wrong)
    expect(goals.nth(1)).to_have_text("count what has been tried (shown)")


def test_the_start_page_knows_the_way_back(web_visit: Visit) -> None:
    page = web_visit.go("index.html")
    carry = page.locator("cw-carry")
    expect(carry).to_contain_text("First page")
    expect(carry.get_by_role("link", name="Begin")).to_have_attribute("href", re.compile(r"/01-first/index\.html$"))
    Question(web_visit.go(KINDS), "several").check("Apple")
    web_visit.go("index.html")
    expect(carry).to_contain_text("You were here today")
    expect(carry).to_contain_text("All kinds")
    expect(carry).to_contain_text("Your answers are saved on this device.")
    carry.get_by_role("link", name="Carry on").click()
    expect(page.get_by_role("heading", level=1, name="All kinds")).to_be_visible()


def test_cards_say_how_far_each_module_is(web_visit: Visit) -> None:
    page = web_visit.go("index.html")
    cards = page.locator(".cw-card")
    expect(cards.nth(0)).to_contain_text("Not begun · about 12 min left")
    web_visit.go(PLAIN).get_by_role("button", name="Done", exact=True).click()
    web_visit.go("index.html")
    expect(cards.nth(0)).to_contain_text("1 of 4 pages done · about 11 min left")
    expect(cards.nth(1)).to_contain_text("Not begun")


def test_my_learning_says_it_by_module_page_and_objective(web_visit: Visit) -> None:
    page = web_visit.go(KINDS)
    Question(page, "typed").check(*TYPED.right)
    Question(page, "number").check(*NUMBER.wrong)
    web_visit.go(PLAIN).get_by_role("button", name="Done", exact=True).click()
    web_visit.go("my-learning.html")
    expect(page.locator("section[data-module='01-first']")).to_contain_text("1 of 4 pages")
    expect(page.locator("[data-page='01-first/plain']")).to_contain_text("Done")
    expect(page.locator("[data-page='01-first/kinds']")).to_contain_text("Begun · 2 of 4 answered")
    expect(page.locator("[data-page='02-second']")).to_contain_text("To come")
    expect(page.locator("[data-objective='O1.2']")).to_contain_text(re.compile(r"1 of \d+ answered right"))
    expect(page.locator("[data-objective='O1.1']")).to_contain_text(re.compile(r"0 of \d+ answered right"))


def test_a_look_of_single_pages_comes_with_instant_navigation(web_visit: Visit) -> None:
    page = web_visit.go(FIRST)
    look = page.locator('head link[href*="/learning."]')
    expect(look).to_have_count(0)
    follow(page, "My learning", "My learning")
    expect(look).to_have_count(1)
    expect(page.locator("cw-learning li").first).to_have_css("display", "grid")


def test_the_drawer_opens_where_the_reader_is(web_visit: Visit) -> None:
    page = web_visit.page
    page.set_viewport_size({"width": 390, "height": 260})
    web_visit.go("my-learning.html")
    # The script that brings it there is loaded once it fills the list.
    expect(page.locator("cw-learning")).to_contain_text("To come")
    here = page.locator(".cw-nav [aria-current]")
    page.locator(".md-header [for=cw-drawer]").click()
    expect(here).to_be_in_viewport()
    assert page.locator(".md-sidebar__scrollwrap").first.evaluate("each => each.scrollTop") > 0
    assert page.evaluate("scrollY") == 0
    page.keyboard.press("Space")
    expect(here).to_be_hidden()
    page.keyboard.press("Space")
    expect(here).to_be_in_viewport()
