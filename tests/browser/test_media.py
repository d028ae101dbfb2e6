"""Sound on a page: it plays in every place, its words are there to read, to unfold and to print."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.test_keyboard import press, tab_to
from tests.browser.visits import Visit, wait_for

HEARING = "03-third/hearing.html"


def test_sound_plays_and_its_words_unfold(visit: Visit) -> None:
    """Under a strict policy as from a folder. From a folder browsers refuse captions; the transcript is there."""
    page = visit.go(HEARING)
    wait_for(page, "[...document.querySelectorAll('audio')].every(each => each.duration > .7)")
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
