"""`review`: cards in both spellings, their keys, which questions can be missed, and what can be wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from courseware.activities.recalling import Recalls
from courseware.activities.review.model import Review
from courseware.course.course import Course
from courseware.course.reading import activities_in
from courseware.course.recalling import practised
from courseware.problems import Problem
from tests.activities.reading import assert_told, course, one

FORMATS = """\
kind: review
id: cards
title: Remember
a-day: 3
add: missed-questions
cards:
  - ask: What makes somebody a customer?
    answer: Having to use what you hand over next.
    page: 02-who/index.md
"""

MARKDOWN = """\
---
kind: review
id: cards
title: Remember
---

Said before.

## What makes somebody a customer? {#customer page=02-who/index.md}

Having to use it:

- next, and
- as it is.

## And what does not?

### A smaller heading

Paying alone.
"""

QUESTION = """\
/// question | {ask}
    id: {id}

- [x] Right of {id}
  > So it is.
- [ ] Wrong of {id}
  > It is not.
///
"""


def review(text: str) -> Review:
    """The review, in which nothing is wrong."""
    found = one(text)
    assert isinstance(found, Review)
    return found


def in_markdown(text: str) -> tuple[Review | None, list[Problem]]:
    """The review of a Markdown file, and what is wrong in it."""
    problems: list[Problem] = []
    found = list(activities_in(text, "quizzes/cards.md", problems))
    assert all(isinstance(each, Review) for each in found)
    return (found[0] if found else None), problems  # type: ignore[return-value]


def asked_in(found: Course) -> list[str]:
    """The ids of the questions that can become cards."""
    return [asked.question.id for asked in practised(found)]


def test_the_example_is_read() -> None:
    found = review(FORMATS)
    assert (found.a_day, found.add_missed, len(found.cards)) == (3, True, 1)
    (card,) = found.cards
    assert (card.ask.text, card.answer.text) == (
        "What makes somebody a customer?",
        "Having to use what you hand over next.",
    )
    assert card.source
    assert (card.source.path, card.source.line, card.source.column) == ("02-who/index.md", 9, 11)
    assert found.private
    assert not found.is_scored


def test_markdown_says_the_same() -> None:
    found, problems = in_markdown(MARKDOWN)
    assert problems == []
    assert found
    assert found.case
    assert found.case.text == "Said before."
    first, second = found.cards
    assert (first.key, first.answer.text) == ("customer", "Having to use it:\n\n- next, and\n- as it is.")
    assert first.source
    assert (first.source.path, first.source.line, first.source.column) == ("02-who/index.md", 9, 52)
    assert (second.source, second.answer.text) == (None, "### A smaller heading\n\nPaying alone.")
    assert (found.a_day, found.add_missed) == (3, False)


def test_a_changed_card_keeps_its_key() -> None:
    (before,) = review(FORMATS).cards
    changed = FORMATS.replace("What makes", "Who is")
    assert review(changed).cards[0].key != before.key
    declared = changed.replace("    answer", "    was: What makes somebody a customer?\n    answer")
    assert review(declared).cards[0].key == before.key
    assert review(FORMATS.replace("over next.", "over.")).cards[0].key == before.key
    named = FORMATS.replace("    answer", "    id: customer\n    answer")
    assert review(named).cards[0].key == review(named.replace("What makes", "Who is")).cards[0].key == "customer"


def test_cards_may_be_missed_questions_alone() -> None:
    assert review(FORMATS.partition("cards:")[0]).cards == ()


CARD = "  - {ask: A, answer: B}\n"
WRONG = {
    "no title": (FORMATS.replace("title: Remember\n", ""), ["no-title"]),
    "no cards": ("kind: review\nid: x\ntitle: X\n", ["no-cards"]),
    "adds something else": (FORMATS.replace("missed-questions", "wrong-answers"), ["wrong-word"]),
    "none a day": (FORMATS.replace("a-day: 3", "a-day: 0"), ["wrong-number"]),
    "too many a day": (FORMATS.replace("a-day: 3", "a-day: 51"), ["wrong-number"]),
    "no whole card a day": (FORMATS.replace("a-day: 3", "a-day: 1.5"), ["wrong-number"]),
    "no question": (FORMATS.replace("ask: What makes somebody a customer?", "id: a"), ["no-ask"]),
    "no answer": (FORMATS.replace("    answer: Having to use what you hand over next.\n", ""), ["no-answer"]),
    "an empty answer": (FORMATS.replace("Having to use what you hand over next.", ""), ["empty-value"]),
    "an empty page": (FORMATS.replace("02-who/index.md", ""), ["empty-value"]),
    "cards that are no list": (FORMATS.partition("cards:")[0] + "cards: many\n", ["list-expected"]),
    "a card that is text": (FORMATS + "  - just a word\n", ["group-expected"]),
    "the same twice": (FORMATS + CARD + CARD, ["card-twice"]),
    "one id twice": (FORMATS + CARD.replace("{", "{id: a, ") + "  - {id: a, ask: C, answer: D}\n", ["key-twice"]),
    "an id that is none": (FORMATS + CARD.replace("{", "{id: A B, "), ["bad-id"]),
    "an unknown setting": (FORMATS.replace("a-day", "per-day"), ["unknown-setting"]),
    "an unknown setting of a card": (FORMATS.replace("    page:", "    pages:"), ["unknown-setting"]),
}


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG)
def test_mistakes_are_told_with_a_place_and_a_remedy(text: str, expected: list[str]) -> None:
    assert_told(text, expected)


FRONT = "---\nkind: review\nid: x\ntitle: X\n---\n\n"
WRONG_MARKDOWN = {
    "no cards": (FRONT + "Only text.\n", [("no-cards", 2)]),
    "no answer": (FRONT + "## A?\n\n## B?\n\nB.\n", [("no-answer", 7)]),
    "no question": (FRONT + "## {#a}\n\nA.\n", [("no-ask", 7)]),
    "a word that says nothing": (FRONT + "## A? {#a ending=fix}\n\nA.\n", [("unknown-word", 7)]),
    "a choice of a story": (FRONT + "## A?\n\nA.\n\n- first → second\n", [("misplaced-arrow", 11)]),
    "a question on a card": (FRONT + "## A?\n\nA.\n\n" + QUESTION.format(id="q", ask="Q?"), [("misplaced-block", 11)]),
    "one id twice": (FRONT + "## A? {#a}\n\nA.\n\n## B? {#a}\n\nB.\n", [("key-twice", 11)]),
}


@pytest.mark.parametrize(("text", "expected"), WRONG_MARKDOWN.values(), ids=WRONG_MARKDOWN)
def test_mistakes_in_markdown_are_told_where_they_are(text: str, expected: list[tuple[str, int]]) -> None:
    _, problems = in_markdown(text)
    assert [(each.code, each.line) for each in problems] == expected
    assert all(each.hint.endswith((".", "?")) for each in problems)


PAGES = {
    "page_index": "# Start\n\n/// activity | cards\n",
    "page_02-who/index": "# Who [really]\n\n" + QUESTION.format(id="one", ask="One?"),
    "page_02-who/more": "# More\n\n/// activity | bank\n",
    "page_trainer/index": "# Aside\n\n" + QUESTION.format(id="theirs", ask="Theirs?"),
    "bank_bank": "---\nkind: quiz\nid: bank\ntitle: Bank\n---\n\n" + QUESTION.format(id="two", ask="Two?"),
}


def test_a_page_is_found_and_gives_its_name(tmp_path: Path) -> None:
    found = course(tmp_path, quiz_cards=FORMATS, **PAGES)
    assert found.problems == []
    cards = found.catalogue["cards"]
    assert isinstance(cards, Recalls)
    (source,) = cards.sources()
    assert source.joins == "02-who"
    assert source.link.text == "[Who \\[really\\]](02-who/index.md)"
    assert [page for _, page in cards.own_keys] == ["02-who"]


def test_a_page_that_is_not_there_is_told(tmp_path: Path) -> None:
    found = course(tmp_path, quiz_cards=FORMATS.replace("index.md", "indx.md"), **PAGES)
    (problem,) = found.problems
    assert (problem.code, problem.path, problem.line, problem.column) == ("unknown-page", "quizzes/cards.yml", 9, 11)
    assert problem.hint == "Did you mean `02-who/index.md`?"


def test_a_page_for_trainers_is_told(tmp_path: Path) -> None:
    found = course(tmp_path, quiz_cards=FORMATS.replace("02-who", "trainer"), **PAGES)
    assert [(each.code, each.line, each.column) for each in found.problems] == [("page-for-trainers", 9, 11)]


def test_questions_of_practice_can_be_missed_and_those_for_trainers_cannot(tmp_path: Path) -> None:
    found = course(tmp_path, quiz_cards=FORMATS, **PAGES)
    cards = found.catalogue["cards"]
    assert isinstance(cards, Recalls)
    assert [asked.question.id for asked in cards.asked] == ["one", "two"]
    assert [asked.folder for asked in cards.asked] == ["02-who", ""]
    without = course(tmp_path, quiz_cards=FORMATS.replace("add: missed-questions\n", ""), **PAGES)
    assert getattr(without.catalogue["cards"], "asked", None) == []


def test_answers_that_count_stay_out_of_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = course(tmp_path, quiz_cards=FORMATS, **PAGES)
    assert asked_in(found) == ["one", "two"]
    # A set that is no practice, as an exam is, keeps its questions to itself, wherever else they stand.
    monkeypatch.setattr(type(found.catalogue["bank"]), "is_practice", False)
    assert asked_in(found) == ["one"]


def test_what_nobody_scores_and_what_is_private_is_no_card(tmp_path: Path) -> None:
    private = QUESTION.format(id="mine", ask="Mine?").replace("    id", "    private: yes\n    id")
    think = "/// question | Think?\n    id: think\n    kind: reflection\n\n- [ ] I did\n\nSo.\n///\n"
    shared = "//// case | Shared\n\nThe text of both.\n\n" + QUESTION.format(id="in-case", ask="Why?") + "////\n"
    found = course(tmp_path, page_index=f"# Start\n\n{private}\n{think}\n{shared}")
    (asked,) = practised(found)
    assert asked.question.id == "in-case"
    assert asked.case
    assert asked.case.text == "The text of both."
