"""A review from its source: sections whose headings ask, or `cards:`, and `add: missed-questions`."""

from __future__ import annotations

from typing import NamedTuple

from courseware.activities.activity import Context
from courseware.activities.common import read_own_settings
from courseware.activities.identity import option_keys
from courseware.activities.recalling import Source
from courseware.activities.review.model import Card, Review
from courseware.problems import Problem
from courseware.sources.drafts import Draft
from courseware.sources.fields import Fields
from courseware.sources.guess import brief
from courseware.sources.lines import join
from courseware.sources.sections import Section, Word
from courseware.sources.text import Part
from courseware.sources.yaml_nodes import Scalar

A_DAY, MOST_A_DAY = 3, 50
MISSED = "missed-questions"


class Written(NamedTuple):
    """A card as it is written: `id` may be empty, `was` is an earlier question."""

    id: Word
    ask: Part
    answer: Part
    source: Source | None
    was: str = ""


def read(draft: Draft, problems: list[Problem], context: Context) -> Review | None:
    """The review; None if it has no title, or could never hold a card."""
    fields = draft.fields
    common = read_own_settings(draft, context, private=True)
    a_day = fields.whole("a-day", A_DAY, 1, MOST_A_DAY)
    add_missed = fields.word("add", (MISSED,), "") == MISSED
    entries = fields.groups("cards")
    fields.finish("A review")
    written = [card for card in map(from_entry, entries) if card]
    written += [card for card in (from_section(section, draft.path, problems) for section in draft.sections) if card]
    if draft.title is None:
        fields.say("no-title", "This review has no title, so it cannot be listed or found.", "Write `title: Remember`.")
        return None
    if not written and not add_missed:
        if not entries and not draft.sections:
            fields.say(
                "no-cards",
                "This review has no cards, and takes in no missed questions, so nothing would ever come.",
                f"Write `add: {MISSED}`, or cards: `## What is asked?` and the answer below it "
                "(in YAML: `cards:`, and below it `- ask: …` with `answer: …`).",
            )
        return None
    return Review(**common, add_missed=add_missed, a_day=a_day, cards=keyed(written, draft.path, problems))


def keyed(written: list[Written], path: str, problems: list[Problem]) -> tuple[Card, ...]:
    """The cards with their keys: the id that is given, else one made of what is asked."""
    given: dict[str, int] = {}
    asked: dict[str, int] = {}
    for card in written:
        name, ask = card.id.text, " ".join(card.ask.text.lower().split())
        if name and given.setdefault(name, card.id.line) != card.id.line:
            problems.append(
                Problem(
                    path,
                    card.id.line,
                    card.id.column,
                    "key-twice",
                    f"The id `{name}` stands already in line {given[name]}; the days of the two cards would be mixed up.",
                    "Give one of them another id.",
                )
            )
        if asked.setdefault(ask, card.ask.line) != card.ask.line:
            problems.append(
                Problem(
                    path,
                    card.ask.line,
                    card.ask.column,
                    "card-twice",
                    f"The same is asked in line {asked[ask]}, so people would get it twice.",
                    "Take one of the two away, or ask for something else.",
                )
            )
    keys = option_keys((card.id.text, card.was or card.ask.text) for card in written)
    return tuple(
        Card(key=key, ask=card.ask, answer=card.answer, source=card.source)
        for key, card in zip(keys, written, strict=True)
    )


def from_entry(entry: Fields) -> Written | None:
    """A card in YAML; None (and a problem) where it does not ask or answer."""
    ask, answer, was = entry.text("ask"), entry.text("answer"), entry.line_of("was")
    name, at = entry.name("id"), entry.scalar("id") or Scalar("", entry.line, entry.column)
    page = entry.scalar("page")
    source = Source(page.text.strip(), page.line, page.column) if page and entry.text("page") else None
    entry.finish("A card")
    for key, part in (("ask", ask), ("answer", answer)):
        if part is None and not entry.has(key):
            tell_half(entry, key)
    if ask is None or answer is None:
        return None
    return Written(Word(name, at.line, at.column), ask, answer, source, was)


def tell_half(entry: Fields, key: str) -> None:
    """A problem at a card without its question or its answer."""
    entry.say(
        f"no-{key}",
        f"This card has no `{key}`, and half a card helps nobody.",
        f"Write `{key}: {'What is asked?' if key == 'ask' else 'The answer'}` into it.",
    )


def from_section(section: Section, path: str, problems: list[Problem]) -> Written | None:
    """A card in Markdown: its heading asks, `{#id page=02-who/index.md}` behind it, and what stands below answers."""
    before = len(problems)

    def say(line: int, column: int, code: str, message: str, hint: str) -> None:
        problems.append(Problem(path, line, column, code, message, hint))

    source = None
    for word in section.words:
        key, _, value = word.text.partition("=")
        if key == "page" and value:
            source = Source(value, word.line, word.column + len("page="))
        else:
            say(
                word.line,
                word.column,
                "unknown-word",
                f"`{brief(word.text)}` says nothing about a card.",
                "Behind a question may stand its id and its page: `{#customer page=02-who/index.md}`.",
            )
    for block in section.blocks:
        say(
            block.line,
            block.column,
            "misplaced-block",
            f"`/// {block.name}` cannot stand on a card, so nobody would see it.",
            "Write the answer as text. Questions that were missed come by themselves: `add: missed-questions`.",
        )
    for arrow in section.arrows:
        say(
            arrow.line,
            arrow.column,
            "misplaced-arrow",
            "This line reads as a choice of a story, and would be left out of the answer.",
            "Put the arrow between backticks, or write the line without a list sign.",
        )
    answer = join(section.text)
    if not section.title:
        say(section.line, section.column, "no-ask", "This heading asks nothing.", "Write `## What is asked?`.")
    elif answer is None and len(problems) == before:
        say(
            section.line,
            section.column,
            "no-answer",
            "This card has no answer, and half a card helps nobody.",
            "Write it below the heading.",
        )
    if not section.title or answer is None:
        return None
    return Written(Word(section.name, section.line, section.column), section.title, answer, source)
