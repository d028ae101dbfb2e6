"""`chain`: hand-overs, parts, an expert's chain, and what can be wrong with them."""

from __future__ import annotations

import pytest

from courseware.activities.chain.model import Chain
from tests.activities.reading import codes, one, read

HEAD = "kind: chain\nid: c\ntitle: Who hands what to whom?\n"
FULL = (
    HEAD
    + """parts: [pays, uses]
hand-overs:
  - from: Trainer
    to: Participants
    what: Practice
    good: They can do last year's paper
  - {from: participants, to: Trainer, what: Their questions}
expert:
  - {from: Trainer, to: Company, what: A report}
publish:
  unclear: hand-overs without good
"""
)


def chain(text: str) -> Chain:
    """The chain in a text in which nothing is wrong."""
    activity = one(text)
    assert isinstance(activity, Chain)
    return activity


def test_a_chain_is_read() -> None:
    found = chain(FULL)
    assert [(each.giver, each.taker, each.good) for each in found.hand_overs] == [
        ("Trainer", "Participants", "They can do last year's paper"),
        ("participants", "Trainer", ""),
    ]
    assert found.parties == ["Trainer", "Participants"]
    assert [words for _, words in found.roles] == ["pays", "uses"]
    assert [each.taker for each in found.expert] == ["Company"]
    assert [result.name for result in found.results] == ["unclear", "customers"]
    assert found.published == "unclear without 0 hand-overs good"
    assert found.private
    assert found.version == ""


def test_a_row_keeps_its_key_when_others_come_and_go() -> None:
    more = FULL.replace("hand-overs:\n", "hand-overs:\n  - {from: Author, to: Trainer}\n", 1)
    assert [each.key for each in chain(more).hand_overs][1:] == [each.key for each in chain(FULL).hand_overs]
    named = HEAD + "hand-overs:\n  - {id: first, from: A, to: B}\n"
    assert chain(named).hand_overs[0].key == "first"


def test_parts_may_be_written_with_commas() -> None:
    assert [words for _, words in chain(HEAD + "parts: pays, is affected\n").roles] == ["pays", "is affected"]


WRONG = {
    "no title": ("kind: chain\nid: c\n", ["no-title"]),
    "no giver": (HEAD + "hand-overs:\n  - {to: B}\n", ["no-party"]),
    "no taker": (HEAD + "hand-overs:\n  - {from: A}\n", ["no-party"]),
    "an empty name": (HEAD + "hand-overs:\n  - from:\n    to: B\n", ["empty-value"]),
    "one party": (HEAD + "hand-overs:\n  - {from: The clinic, to: the Clinic}\n", ["same-party"]),
    "a sentence for a name": (HEAD + f"hand-overs:\n  - {{from: {'a' * 90}, to: B}}\n", ["long-name"]),
    "twice": (HEAD + "hand-overs:\n  - {from: A, to: B, what: c}\n  - {from: a, to: b, what: C}\n", ["twice"]),
    "an unknown key": (HEAD + "hand-overs:\n  - {from: A, to: B, god: c}\n", ["unknown-setting"]),
    "no list": (HEAD + "hand-overs: A to B\n", ["list-expected"]),
    "words in the list": (HEAD + "hand-overs:\n  - A to B\n", ["group-expected"]),
    "an expert who says nothing": (HEAD + "expert: []\n", ["empty-expert"]),
    "a part twice": (HEAD + "parts: [pays, Pays]\n", ["twice"]),
    "parts with bodies": (HEAD + "parts:\n  pays: x\n", ["text-expected"]),
    "an unknown phrase": (HEAD + "publish:\n  x: all of it\n", ["unknown-phrase"]),
    "of an unknown column": (HEAD + "publish:\n  x: hand-overs without goods\n", ["unknown-name"]),
    "of something else": (HEAD + "publish:\n  x: parties without good\n", ["unknown-name"]),
    "a name that is taken": (HEAD + "publish:\n  customers: hand-overs without good\n", ["name-taken"]),
}


@pytest.mark.parametrize(("text", "found"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named(text: str, found: list[str]) -> None:
    assert codes(text) == found


def test_the_place_is_that_of_the_word() -> None:
    (problem,) = read(HEAD + "hand-overs:\n  - {from: A, to: B}\n  - from: Clinic\n    to: clinic\n")[1]
    assert (problem.line, problem.column) == (7, 9)
