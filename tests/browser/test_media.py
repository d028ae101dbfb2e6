"""Sound on a page: it plays in every place, its words are there to read, to unfold and to print."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.test_keyboard import press, tab_to
from tests.browser.visits import Visit, follow, wait_for

HEARING = "03-third/hearing.html"
HEARD = "[...document.querySelectorAll('audio')].every(each => each.duration > .7)"


def test_sound_plays_and_its_words_unfold(visit: Visit) -> None:
    """Under a strict policy as from a folder. From a folder browsers refuse captions; the transcript is there."""
    page = visit.go(HEARING)
    wait_for(page, HEARD)
    sound = page.locator(".cw-media").first
    words = sound.get_by_text("Nobody speaks.")
    expect(words).to_be_hidden()
    tab_to(page, sound.locator("summary"))
    press(page, "Enter")
    expect(words).to_be_visible()
    assert sound.locator("audio").evaluate("each => each.controls && each.paused")
    if visit.root.startswith("http"):
        page.evaluate("document.querySelector('track').track.mode = 'showing'")
        wait_for(page, "document.querySelector('track').readyState === 2")
    # On the page, in a case, in a question, and out of a bank in a case and in a question.
    expect(page.locator("audio")).to_have_count(5)
    expect(page.locator(".cw-item > .cw-case + cw-media audio")).to_have_count(1)
    for name, right in (("what-rings", "A bell"), ("heard-last", "The bell")):
        question = page.locator(f"#cw-{name}")
        expect(question.locator("form audio")).to_have_count(1)
        question.get_by_label(right, exact=True).check()
        question.get_by_role("button", name="Check").click()
        expect(question.locator(".cw-result")).to_have_text("That holds.")


def test_the_words_are_printed(web_visit: Visit) -> None:
    page = web_visit.go(HEARING)
    words = page.get_by_text("Somebody says: “Again.”")
    wait_for(page, "!!customElements.get('cw-media')")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(words).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(words).to_be_hidden()


def test_a_player_asks_for_its_sound_once(web_visit: Visit) -> None:
    """Material writes the addresses of a page anew as it begins. A player that took part would load all over again."""
    page = web_visit.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith("bell.wav") else None)
    web_visit.go(HEARING)
    wait_for(page, "document.querySelector('a[download]').getAttribute('href').startsWith('http')")
    wait_for(page, HEARD)
    assert 0 < len(asked) <= page.locator("audio").count()


def test_sound_plays_on_a_page_that_came_without_loading(web_visit: Visit) -> None:
    page = web_visit.go("03-third/cases.html")
    follow(page, "Next, about 5 min Hearing", "Hearing")
    wait_for(page, "document.querySelectorAll('audio').length === 5 && " + HEARD)
