"""A story that a quiz draws is one of its questions: its ending is the answer, and what one has played of it stays."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.asking import Question, has_focus
from tests.browser.building import Build
from tests.browser.hosting import served
from tests.browser.visits import Visit, visiting

HOME = "03-third/index.html"
QUIZ = """\
kind: quiz
id: with-story
title: One of each
shuffle: no
questions:
  - id: plain-one
    ask: Is it bright?
    options:
      - right: Bright
      - wrong: Dark
  - activity: small-story
"""


@pytest.fixture(scope="module")
def site_with_story(course: Path, build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course with a quiz in the place of the story alone."""
    folder = tmp_path_factory.mktemp("drawn-story")
    shutil.copytree(course, folder, dirs_exist_ok=True)
    (folder / "quizzes" / "with-story.yml").write_text(QUIZ, encoding="utf-8")
    page = folder / "pages" / "03-third" / "index.md"
    text = page.read_text(encoding="utf-8")
    assert text.count("/// activity | small-story") == 1
    page.write_text(text.replace("/// activity | small-story", "/// activity | with-story"), encoding="utf-8")
    return build(folder)


@pytest.fixture
def quiz(context: BrowserContext, site_with_story: Path) -> Iterator[Visit]:
    """A visit to it."""
    with served(site_with_story) as address, visiting(context, address) as made:
        yield made


def take(page: Page, words: str) -> None:
    """Takes a choice of the story."""
    page.locator(".cw-choice", has_text=words).click()


def scene(page: Page) -> Locator:
    """The heading of the scene that is shown."""
    return page.locator("cw-scenario .cw-scene:not([hidden]) > h2")


def result(page: Page) -> Locator:
    """What the quiz says of the round."""
    return page.locator("cw-quiz .cw-quiz > div > [role=status]")


def test_a_patch_is_half_an_answer_and_the_story_begins_anew_with_the_next_round(quiz: Visit) -> None:
    page = quiz.go(HOME)
    Question(page, "plain-one").check("Bright")
    take(page, "Change the lamp")
    expect(scene(page)).to_have_text("The wall")
    expect(result(page)).to_be_empty()
    page.reload()
    expect(scene(page)).to_have_text("The wall")
    take(page, "Wipe it dry")
    take(page, "Put in another lamp")
    expect(result(page)).to_contain_text("1 of 2 right at the first try.")
    missed = page.locator(".cw-missed a")
    expect(missed).to_have_text(["The lamp in the hall"])
    assert missed.get_attribute("href") == "#cw-small-story"
    page.reload()
    expect(result(page)).to_contain_text("1 of 2 right at the first try.")
    expect(scene(page)).not_to_have_text("Monday")
    page.get_by_role("button", name="Try the missed ones again").click()
    expect(scene(page)).to_have_text("Monday")
    assert has_focus(scene(page))
    expect(page.locator("#cw-plain-one")).to_be_hidden()
    take(page, "Change the lamp")
    take(page, "Call the plumber")
    expect(result(page)).to_contain_text("1 of 1 right this time.")
    assert quiz.faults == []


def test_the_first_ending_counts_and_a_question_within_the_story_does_not(quiz: Visit) -> None:
    page = quiz.go(HOME)
    take(page, "Change the lamp")
    take(page, "Call the plumber")
    page.get_by_label("Nobody: he is paid by the owner").check()
    page.locator("#cw-small-story-who button[type=submit]").click()
    expect(result(page)).to_be_empty()
    page.get_by_role("button", name="Play it again from the start").click()
    take(page, "It will do until Friday")
    take(page, "Lamps are not my job")
    Question(page, "plain-one").check("Bright")
    expect(result(page)).to_contain_text("2 of 2 right at the first try.")
    assert quiz.faults == []
