"""`match` and `classify`: items with their places, from Markdown and YAML; what can be wrong; their score."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from statistics import mean
from typing import Any

import pytest

from courseware.activities.classify.model import Classify
from courseware.activities.match.model import Match
from courseware.activities.pairs import Pairs, score
from courseware.problems import Severity
from tests.activities.reading import block, codes, one, read

VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parents[1] / "vectors" / "sorting.json").read_text("utf-8"))[
    "pairs"
]
ITEMS = """\
    id: parts
    kind: match
    offer: the council, Mrs *Aalto*, her daughter, the bank

A case.

- Pays :: the council
- Uses {#uses-it} :: Mrs Aalto
  > She eats it.
- Chooses
  and orders :: her daughter {#choosing}

So it is."""
YAML = """\
kind: match
id: parts
ask: A?
offer: [the council, Mrs *Aalto*, her daughter, the bank]
text: A case.
items:
  - {item: Pays, belongs: the council}
  - item: Uses
    id: uses-it
    belongs: Mrs Aalto
    because: She eats it.
  - item: |
      Chooses
      and orders
    belongs: her daughter
    id: choosing
explain: So it is.
"""


def pairs(inside: str, kind: str = "match") -> Pairs:
    """The question in a block in which nothing is wrong."""
    activity = one(block(f"    kind: {kind}\n{inside}" if "kind:" not in inside else inside))
    assert isinstance(activity, Pairs)
    return activity


def summary(activity: Pairs) -> object:
    """What does not depend on where it stands."""
    texts = [part.text if part else None for part in (activity.case, activity.explain)]
    answers = [(each.key, each.text.text, each.because.text if each.because else None) for each in activity.answers]
    return activity.version, texts, answers, [(each.key, each.text.text) for each in activity.places]


def test_markdown_and_yaml_say_the_same() -> None:
    from_yaml = one(YAML)
    assert isinstance(from_yaml, Match)
    assert summary(pairs(ITEMS)) == summary(from_yaml)
    assert from_yaml.key_words == ("Pays: the council", "Uses: Mrs Aalto", "Chooses and orders: her daughter")
    assert from_yaml.score([f"{item.key}={place.key}" for item, place in from_yaml.placed()]).outcome == "right"


@pytest.mark.parametrize(
    ("kind", "order"), [("match", ["apples", "Pears", "plums"]), ("classify", ["Pears", "apples", "plums"])]
)
def test_without_an_offer_the_items_name_the_places(kind: str, order: list[str]) -> None:
    """In alphabetical order where each item has its own: in that of the items, the first would go to the first."""
    activity = pairs("\n- a :: Pears\n- b :: apples\n- c :: plums\n- d ::  pears", kind)
    assert isinstance(activity, {"match": Match, "classify": Classify}[kind])
    assert [place.text.text for place in activity.places] == order
    assert activity.shuffle


def test_the_last_sign_parts_item_and_place() -> None:
    activity = pairs("\n- `a :: b` is code :: C\n- std::vector :: D\n\nList:\n\nnone")
    assert [(item.text.text, place.text.text) for item, place in activity.placed()] == [
        ("`a :: b` is code", "C"),
        ("std::vector", "D"),
    ]


def test_what_may_be_chosen_is_part_of_the_version() -> None:
    first = pairs("    offer: x, y\n\n- a :: x\n- b :: y")
    assert first.version == pairs("    offer: y, x\n\n- a :: X\n- b :: y").version
    assert first.version != pairs("    offer: x, y, z\n\n- a :: x\n- b :: y").version
    assert first.version != pairs("    offer: x, y\n\n- a :: y\n- b :: x").version


WRONG = {
    "no items": ("\nText.", ["L02"]),
    "one item": ("\n- a :: x", ["L02"]),
    "one place": ("\n- a :: x\n- b :: x", ["L02"]),
    "no place": ("\n- a :: x\n- b\n- c :: y", ["item-without-place"]),
    "the first has no place": ("\n- a\n- b :: x\n- c :: y", ["item-without-place"]),
    "an empty place": ("\n- a :: x\n- b ::\n- c :: y", ["item-without-place"]),
    "no item": ("\n- a :: x\n- :: y\n- c :: y", ["empty-answer"]),
    "a place that is not offered": ("    offer: x, y\n\n- a :: x\n- b :: z", ["place-not-offered"]),
    "a place offered twice": ("    offer: x, y, X\n\n- a :: x\n- b :: y", ["place-twice"]),
    "boxes": ("\n- [x] a :: x\n- [ ] b :: y", ["box-unused"]),
    "missed": ("\n- a :: x\n  > Missed: m\n- b :: y", ["missed-unused"]),
    "an unknown setting": ("    colour: red\n\n- a :: x\n- b :: y", ["unknown-setting"]),
    "two lists": ("\n- a :: x\n- b :: y\n\nAnd:\n\n- c :: y", ["two-answer-lists"]),
}


@pytest.mark.parametrize("kind", ["match", "classify"])
@pytest.mark.parametrize(("text", "found"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named_once(text: str, found: list[str], kind: str) -> None:
    assert codes(block(f"    kind: {kind}\n{text}")) == found


IN_YAML = {
    "no place": ("items:\n  - item: a\n  - {item: b, belongs: y}\n", ["item-without-place"]),
    "no item": (
        "items:\n  - belongs: x\n  - {item: b, belongs: y}\n  - {item: c, belongs: x}\n",
        ["entry-without-text"],
    ),
    "bare texts": ("items:\n  - a\n  - {item: b, belongs: y}\n  - {item: c, belongs: x}\n", ["group-expected"]),
    "options": ("options:\n  - right: a\n", ["box-unused"]),
}


@pytest.mark.parametrize(("text", "found"), IN_YAML.values(), ids=IN_YAML)
def test_what_is_wrong_in_yaml_is_named_once(text: str, found: list[str]) -> None:
    assert codes(f"kind: match\nid: x\nask: A?\n{text}") == found


def test_messages_point_at_the_word_and_say_what_to_write() -> None:
    (problem,) = read(block("    kind: match\n    offer: Casual, Intense\n\n- a :: Casual\n- b :: Intens"))[1]
    assert (problem.line, problem.severity) == (6, Severity.ERROR)
    assert problem.hint == "Did you mean `Intense`?"
    (problem,) = read(block("    kind: match\n\n- a :: x\n- b\n- c :: y"))[1]
    assert problem.hint.startswith("Write `- b :: where it belongs`")


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: " ".join(vector["response"]))
def test_scores(vector: dict[str, Any]) -> None:
    found = score(vector["right"], vector["places"], dict(each.split("=") for each in vector["response"]))
    assert found.value == pytest.approx(vector["score"])
    assert found.outcome == vector["outcome"]


def test_guessing_brings_nothing_where_nothing_is_cut_off() -> None:
    """Over all guesses the sum is 0; what is shown is never below 0, so a little stays."""
    right = {"a": "x", "b": "y", "c": "x"}
    guesses = [dict(zip(right, each, strict=True)) for each in product("xyz", repeat=3)]
    hits = [sum(guess[item] == place for item, place in right.items()) for guess in guesses]
    assert mean((hit - (3 - hit) / 2) / 3 for hit in hits) == pytest.approx(0)
    assert mean(score(right, 3, guess).value for guess in guesses) < 0.2
