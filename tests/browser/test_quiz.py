"""A quiz with a pool: what is drawn, what counts, and another round."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.asking import QUIZ, Question
from tests.browser.breaking import PREFIX
from tests.browser.visits import Visit, wait_for

RIGHT = {
    "pool-1": "Yes, the first",
    "pool-2": "Yes, the second",
    "pool-3": "The letter",
    "pool-4": "5",
    "pool-5": "Yes, the last",
}
WRONG = {
    "pool-1": "No, a later one",
    "pool-2": "No, not at all",
    "pool-3": "The waiting time",
    "pool-4": "7",
    "pool-5": "No, there are more",
}
CASE = {"pool-3", "pool-4"}


def result(page: Page) -> Locator:
    """The line that says how the round went."""
    return page.locator("cw-quiz .cw-quiz > div > [role=status]")


def drawn(page: Page) -> list[str]:
    """The questions asked in this round, once the quiz has come to life."""
    expect(result(page)).to_be_attached()
    shown = page.locator("cw-quiz [data-v]").filter(visible=True)
    names: list[str] = shown.evaluate_all("all => all.map(each => each.id.slice(3))")
    return names


def answer(page: Page, names: list[str], missed: int = 0) -> list[str]:
    """Answers these questions, the first few wrongly; says which."""
    wrong = names[:missed]
    for name in names:
        Question(page, name).check((WRONG if name in wrong else RIGHT)[name])
    return wrong


def test_a_round_in_every_place(visit: Visit) -> None:
    """The quiz is a part of its own, loaded where it is needed: in a folder and under a strict policy too."""
    page = visit.go(QUIZ)
    names = drawn(page)
    assert len(names) == 3
    expect(result(page)).to_be_empty()
    answer(page, names)
    expect(result(page)).to_have_text(
        "3 of 3 right at the first try. That is 100 %, and 50 % is the pass mark. You have passed."
    )
    expect(page.locator("cw-end").get_by_role("status")).to_have_text("Passed.")
    page.reload()
    expect(result(page)).to_contain_text("3 of 3 right at the first try.")


def test_the_draw_is_kept_on_reload(web_visit: Visit) -> None:
    page = web_visit.go(QUIZ)
    names = drawn(page)
    page.reload()
    assert drawn(page) == names
    answer(page, names[:1])
    page.reload()
    assert drawn(page) == names
    expect(Question(page, names[0]).status).to_have_text("That holds.")
    expect(Question(page, names[1]).status).to_be_empty()
    answer(page, names[1:])
    expect(result(page)).to_contain_text("3 of 3 right at the first try.")


def test_nothing_is_drawn_twice_until_the_pool_is_used_up(web_visit: Visit) -> None:
    page = web_visit.go(QUIZ)
    first = drawn(page)
    answer(page, first)
    page.get_by_role("button", name="New questions").click()
    expect(result(page)).to_be_empty()
    second = drawn(page)
    assert len(first) == len(second) == 3
    assert set(first) | set(second) == set(RIGHT)
    for name in second:
        assert Question(page, name).given() == []
    answer(page, second)
    expect(result(page)).to_contain_text("3 of 3 right at the first try.")


def test_the_questions_of_a_case_are_drawn_together(web_visit: Visit) -> None:
    page = web_visit.go(QUIZ)
    seen = set()
    for device in "abcde":
        # The draw hangs on the device's name; with names of our own it is the same in every run.
        page.evaluate("localStorage.clear()")
        page.evaluate("([key, name]) => localStorage.setItem(key, name)", [f"{PREFIX}seed/device", device])
        page.reload()
        names = set(drawn(page))
        assert len(names) == 3
        assert names >= CASE or names.isdisjoint(CASE)
        case = page.get_by_text("Half of the callers quote the same letter.").filter(visible=True)
        expect(case).to_have_count(1 if names >= CASE else 0)
        seen.add(frozenset(names))
    assert {names >= CASE for names in seen} == {True, False}, "the draws of these devices prove nothing"


def test_only_the_first_check_counts_and_the_pass_mark_decides(web_visit: Visit) -> None:
    page = web_visit.go(QUIZ)
    names = drawn(page)
    wrong = answer(page, names[:2], missed=2)
    Question(page, wrong[0]).check(RIGHT[wrong[0]])
    expect(Question(page, wrong[0]).status).to_have_text("That holds. Right at the second try.")
    answer(page, names[2:])
    expect(result(page)).to_contain_text("1 of 3 right at the first try. That is 33 %, and 50 % is the pass mark.")
    expect(result(page)).not_to_contain_text("You have passed")
    expect(page.locator("cw-end").get_by_role("status")).not_to_have_text("Passed.")
    expect(page.locator(".cw-tick")).to_have_count(0)


def test_missed_questions_are_linked_and_tried_again(web_visit: Visit) -> None:
    page = web_visit.go(QUIZ)
    wrong = answer(page, drawn(page), missed=2)
    links = page.locator(".cw-missed a")
    expect(links).to_have_count(2)
    assert [link.get_attribute("href") for link in links.all()] == [f"#cw-{name}" for name in wrong]
    links.first.scroll_into_view_if_needed()
    # Material notes where a page is scrolled to shortly afterwards, and in between does not follow a link within it.
    wait_for(page, "history.state && Math.abs(history.state.y - scrollY) < 2")
    links.first.click()
    expect(page).to_have_url(re.compile(f"#cw-{wrong[0]}$"))
    expect(page.locator(f"#cw-{wrong[0]}")).to_be_in_viewport()
    page.get_by_role("button", name="Try the missed ones again").click()
    assert drawn(page) == wrong
    first = Question(page, wrong[0])
    assert first.given() == []
    expect(first.options.first if first.options.count() else first.field).to_be_focused()
    answer(page, wrong)
    expect(result(page)).to_have_text("2 of 2 right this time.")
    page.reload()
    assert drawn(page) == wrong


def test_a_quiz_that_was_passed_stays_passed(web_visit: Visit) -> None:
    page = web_visit.go(QUIZ)
    answer(page, drawn(page))
    expect(page.locator("cw-end").get_by_role("status")).to_have_text("Passed.")
    page.get_by_role("button", name="New questions").click()
    answer(page, drawn(page), missed=3)
    expect(result(page)).to_contain_text("0 of 3 right at the first try.")
    page.reload()
    expect(page.locator("nav .cw-tick").first).to_be_attached()


def test_two_tabs_finish_one_round(web_visit: Visit) -> None:
    """Some questions are answered here, some there, and each tab has its focus in the quiz."""
    page = web_visit.go(QUIZ)
    names = drawn(page)
    answer(page, names[:1])
    other = web_visit.another_tab(QUIZ)
    assert drawn(other) == names
    answer(other, names[1:2])
    expect(Question(page, names[1]).status).to_have_text("That holds.")
    answer(page, names[2:])
    expect(result(page)).to_contain_text("3 of 3 right at the first try.")
    page.reload()
    expect(result(page)).to_contain_text("3 of 3 right at the first try.")


def test_another_tab_does_not_take_away_what_is_being_answered(web_visit: Visit) -> None:
    page = web_visit.go(QUIZ)
    first, second, _ = drawn(page)
    other = web_visit.another_tab(QUIZ)
    chosen = Question(page, second)
    chosen.give(WRONG[second])
    # The reader looks up: the focus is in the quiz no longer.
    page.get_by_role("heading", level=1).click()
    answer(other, [first])
    expect(Question(page, first).status).to_have_text("That holds.")
    assert chosen.given() == [WRONG[second]]
