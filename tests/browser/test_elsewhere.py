"""Progress as a link and a QR code: it says what it would bring, asks first, and adds without taking anything away."""

from __future__ import annotations

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.asking import KINDS, LEARNING, PLAIN, Question, has_focus
from tests.browser.breaking import records
from tests.browser.test_accessible import findings, turn
from tests.browser.visits import Visit, visiting, wait_for

STAYS = "What is here stays; what is missing is added."


def section(page: Page) -> Locator:
    """Where one continues elsewhere."""
    return page.get_by_role("region", name="Continue elsewhere")


def link_of(visit: Visit) -> str:
    """The link that "My learning" makes."""
    page = visit.go(LEARNING)
    section(page).get_by_role("button", name="Show the link").click()
    link = page.get_by_label("Your link")
    assert has_focus(link)
    return link.inner_text()


def answer(page: Page) -> None:
    """One question right at the second try, one not right."""
    Question(page, "number").check("3")
    Question(page, "number").check("105")
    Question(page, "typed").check("meeting")


def test_a_link_takes_progress_to_another_browser(web_visit: Visit, browser: Browser) -> None:
    answer(web_visit.go(KINDS))
    web_visit.go(PLAIN).get_by_role("button", name="Done", exact=True).click()
    link = link_of(web_visit)
    assert link.startswith(f"{web_visit.root}{LEARNING}#carry=")
    assert len(link) < len(web_visit.root) + 80
    with browser.new_context() as context, visiting(context, web_visit.root) as elsewhere:
        Question(elsewhere.go(KINDS), "typed").check("moment of truth")
        there = elsewhere.page
        there.goto(link)
        panel = section(there).get_by_role("group")
        expect(panel).to_contain_text(f"This link holds: 1 page done · 2 questions answered · 1 of them right. {STAYS}")
        expect(there.locator("#cw--held")).to_be_focused()
        assert "answer/number" not in records(there)
        panel.get_by_role("button", name="Bring it in").click()
        expect(section(there).get_by_role("status")).to_have_text("It is in. You carry on from there.")
        expect(panel).to_be_hidden()
        expect(there.locator("[data-page='01-first/plain']")).to_contain_text("Done")
        expect(there.locator("[data-page='01-first/kinds']")).to_contain_text("2 of 4 answered")
        assert "carry=" not in there.url
        there.reload()
        expect(section(there).get_by_role("button", name="Show the link")).to_be_visible()
        expect(panel).to_be_hidden()
        elsewhere.go(KINDS)
        expect(Question(there, "typed").status).to_have_text("That holds.")
        assert Question(there, "typed").given() == ["moment of truth"]
        number = Question(there, "number")
        assert number.given() == []
        number.check("3")
        expect(there.get_by_text("You have answered 2 of 4 on this page.")).to_be_visible()


def test_pasted_into_the_page_it_asks_as_well(web_visit: Visit) -> None:
    answer(web_visit.go(KINDS))
    link = link_of(web_visit)
    page = web_visit.page
    page.evaluate("localStorage.clear()")
    page.reload()
    field = section(page).get_by_label("You have a link? Paste it here:")
    field.fill(f"  {link} ")
    section(page).get_by_role("button", name="See what it holds").click()
    panel = section(page).get_by_role("group")
    expect(panel).to_contain_text("2 questions answered")
    panel.get_by_role("button", name="Leave it").click()
    expect(section(page).get_by_role("status")).to_have_text("Nothing here has changed.")
    assert not any(name.startswith("answer/") for name in records(page))


def test_what_is_no_link_of_ours_gets_a_sentence_and_changes_nothing(web_visit: Visit) -> None:
    answer(web_visit.go(KINDS))
    before = records(web_visit.page)
    link = link_of(web_visit)
    code = link.partition("carry=")[2]
    page = web_visit.page
    for wrong in (code[:-3], code[5:], "AAAA", "__proto__", "x" * 9000):
        page.goto("about:blank")
        page.goto(f"{web_visit.root}{LEARNING}#carry={wrong}")
        expect(section(page).get_by_role("status")).to_contain_text("Nothing here has changed.")
        expect(section(page).get_by_role("group")).to_be_hidden()
    assert {name: text for name, text in records(page).items() if name in before} == before


def test_the_picture_has_words_and_all_of_it_is_accessible(web_visit: Visit) -> None:
    answer(web_visit.go(KINDS))
    link = link_of(web_visit)
    page = web_visit.page
    picture = section(page).get_by_role("img", name="The same link as a QR code, for a camera")
    expect(picture).to_be_visible()
    page.goto("about:blank")
    page.goto(link)
    expect(section(page).get_by_role("group")).to_be_visible()
    section(page).get_by_role("button", name="Show the link").click()
    for mode in ("light", "dark", "rtl"):
        turn(page, mode)
        assert findings(page, mode) == [], mode
    turn(page, "narrow")
    wait_for(page, "document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth")
