"""The interface in other languages: nothing forgotten, nothing clipped, from right to left, with all plural forms."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from courseware.locales.catalogue import catalogue_of
from tests.browser.building import Build
from tests.browser.pseudo import OPEN, plain, words_file, written
from tests.browser.test_accessible import AXE
from tests.browser.visits import Visit, visiting

NARROW = 320
MOST = ("everything.html", "index.html", "my-learning.html", "01-first/index.html")
PIECES = re.compile(r"[→:;,·()=×÷]|\b\d+\b|_{2,}")

SAID = """() => {
  const root = document.querySelector('article')
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const found = []
  for (let node; (node = walk.nextNode()); )
    if (!node.parentElement.closest('script, style, code, textarea, [data-say]')) found.push(node.data)
  for (const element of root.querySelectorAll('*'))
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'data-label'])
      if (element.hasAttribute(name)) found.push(element.getAttribute(name))
  return found
}"""
"""All that a page says to those who look and those who listen."""

CLIPPED = """() => {
  const wide = document.scrollingElement.scrollWidth
  const cut = [...document.querySelectorAll('article *')].filter((element) => {
    const style = getComputedStyle(element)
    const hides = style.overflowX === 'hidden' || style.overflowX === 'clip' || element.matches('button, .cw-b, legend')
    return hides && !element.closest('.cw-vh, svg, [hidden]') && element.clientWidth > 1 &&
      element.scrollWidth > element.clientWidth + 1
  })
  return [wide > innerWidth ? [`the page is ${wide} wide`] : [], cut.map((e) => e.outerHTML.slice(0, 120))].flat()
}"""
"""What does not fit: a page that scrolls sideways, and texts that are cut off."""

USE = """() => {
  for (const form of document.querySelectorAll('article form.cw-q')) {
    const field = form.querySelector('input, select, textarea')
    if (field?.matches('[type=radio], [type=checkbox]')) field.click()
    else if (field) field.value = '7'
    if (form.querySelector('button[type=submit]')) form.requestSubmit()
  }
  for (const field of document.querySelectorAll('article .cw-x input[type=radio], article .cw-x input[type=checkbox]')) field.click()
  for (const each of document.querySelectorAll('article .cw-scene')) each.querySelector('button')?.click()
  for (const each of document.querySelectorAll('article details')) each.open = true
}"""
"""Answers every question, takes the first choice of every story and opens what is folded."""


def copied(folder: Path, course: Path, settings: str = "", words: str = "") -> Path:
    """A copy of the course for tests in another language."""
    shutil.copytree(course, folder / "course")
    if words:
        (folder / "course" / "site_config" / "words.yml").write_text(words, "utf-8")
    path = folder / "course" / "site_config" / "course.yml"
    path.write_text(path.read_text("utf-8") + settings, "utf-8")
    return folder / "course"


@pytest.fixture(scope="session")
def pseudo_course(course: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course with every text of the interface in no language."""
    return copied(tmp_path_factory.mktemp("pseudo"), course, words=words_file())


@pytest.fixture(scope="session")
def pseudo_site(pseudo_course: Path, build: Build) -> Path:
    """It, built."""
    return build(pseudo_course, "trainer")


@pytest.fixture(scope="session")
def arabic_site(course: Path, build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course with an Arabic interface."""
    return build(copied(tmp_path_factory.mktemp("arabic"), course, "language: ar\n"), "trainer")


@pytest.fixture
def pseudo(context: BrowserContext, pseudo_site: Path, on_web: Callable[[Path], str]) -> Iterator[Visit]:
    """A visit to it."""
    with visiting(context, on_web(pseudo_site)) as visit:
        yield visit


@pytest.fixture
def arabic(context: BrowserContext, arabic_site: Path, on_web: Callable[[Path], str]) -> Iterator[Visit]:
    """A visit to it."""
    with visiting(context, on_web(arabic_site)) as visit:
        yield visit


def forgotten(page: Page, author: str) -> set[str]:
    """What the page says in English that its author has not written, piece by piece where several stand together."""
    said = [piece for text in page.evaluate(SAID) if OPEN not in text for piece in PIECES.split(text)]
    return {text.strip() for text in said if re.search(r"[A-Za-z]{2}", text) and plain(text) not in author}


def test_no_text_is_forgotten_or_clipped(
    pseudo: Visit, pseudo_course: Path, pseudo_site: Path, browser_name: str
) -> None:
    """Chromium opens every page; Firefox, which is slow to drive, those that hold every kind between them."""
    author = written(pseudo_course)
    pseudo.page.set_viewport_size({"width": NARROW, "height": 900})
    found: dict[str, object] = {}
    names = sorted(path.relative_to(pseudo_site).as_posix() for path in pseudo_site.rglob("*.html"))
    for name in names if browser_name == "chromium" else MOST:
        page = pseudo.go(name)
        for state in ("new", "used"):
            found |= {
                f"{name}, {state}": faults
                for faults in [(forgotten(page, author), page.evaluate(CLIPPED))]
                if any(faults)
            }
            page.evaluate(USE)
            page.wait_for_timeout(200)
    assert found == {}


def test_a_page_from_right_to_left(arabic: Visit) -> None:
    words = catalogue_of("ar")
    page = arabic.go("everything.html")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    expect(page.locator("body")).to_have_attribute("dir", "rtl")
    box = page.locator("cw-choice").first
    box.get_by_role("button", name=words.text("Check"), exact=True).click()
    expect(box.get_by_role("status").first).to_have_text(words.text("Choose one first. There is no harm in guessing."))
    page.evaluate(USE)
    for width in (1280, NARROW):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(CLIPPED) == []
    page.evaluate(AXE)
    assert [each["id"] for each in page.evaluate("axe.run('article').then(found => found.violations)")] == []


def test_what_is_not_reviewed_says_so(arabic: Visit, web_visit: Visit) -> None:
    note = "The buttons and notices here are a translation that no speaker of the language has checked yet."
    arabic.go("my-learning.html")
    expect(arabic.page.get_by_text(catalogue_of("ar").text(note))).to_be_visible()
    web_visit.go("my-learning.html")
    expect(web_visit.page.get_by_text(note)).to_have_count(0)
