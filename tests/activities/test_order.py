"""`order`: steps in their right order, from Markdown and YAML; what can be wrong with it; its score."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path
from statistics import mean
from typing import Any

import pytest

from courseware.activities.order.model import Order, score
from courseware.problems import Severity
from tests.activities.reading import block, codes, one, read

VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parents[1] / "vectors" / "sorting.json").read_text("utf-8"))[
    "order"
]
STEPS = "    id: way\n    kind: order\n\nA case.\n\n1. Ask *five* users\n   > Nothing to draw without.\n2. Draw {#draw}\n3) Show\n\nSo it goes."
YAML = """\
kind: order
id: way
ask: A?
text: A case.
steps:
  - text: Ask *five* users
    because: Nothing to draw without.
  - text: Draw
    id: draw
  - Show
explain: So it goes.
"""


def order(inside: str) -> Order:
    """The order in a block in which nothing is wrong."""
    activity = one(block(inside))
    assert isinstance(activity, Order)
    return activity


def summary(activity: Order) -> object:
    """What does not depend on where it stands."""
    texts = [part.text if part else None for part in (activity.case, activity.explain)]
    answers = [(each.key, each.text.text, each.because.text if each.because else None) for each in activity.answers]
    return activity.version, texts, answers, activity.shuffle


def test_markdown_and_yaml_say_the_same() -> None:
    from_yaml = one(YAML)
    assert isinstance(from_yaml, Order)
    assert summary(order(STEPS)) == summary(from_yaml)
    assert [each.text.text for each in from_yaml.answers] == ["Ask *five* users", "Draw", "Show"]
    assert from_yaml.key_words == ("1. Ask five users", "2. Draw", "3. Show")


def test_a_list_in_the_explanation_is_no_step() -> None:
    activity = order("    kind: order\n\n1. a\n2. b\n   - inside\n\nThis:\n\n- one\n- two")
    assert [each.text.text for each in activity.answers] == ["a", "b\n- inside"]
    assert activity.explain is not None
    assert activity.explain.text == "This:\n\n- one\n- two"


@pytest.mark.parametrize("steps", ["ab", "abc", "abcdefgh"])
@pytest.mark.parametrize("name", ["x", "y", "z"])
def test_the_first_order_has_no_step_in_place_and_stays(steps: str, name: str) -> None:
    inside = f"    id: {name}\n    kind: order\n\n" + "\n".join(f"1. {letter}" for letter in steps)
    first = [answer.key for answer in order(inside).scrambled()]
    assert first == [answer.key for answer in order(inside).scrambled()]
    assert score([answer.key for answer in order(inside).answers], first).value == 0


def test_another_order_is_another_question() -> None:
    assert order("    kind: order\n\n1. a\n2. b").version != order("    kind: order\n\n1. b\n2. a").version
    assert order("    kind: order\n\n1. a\n2. b").version == order("    kind: order\n\n7) A\n8) b").version


WRONG = {
    "no steps": (block("    kind: order\n\nText."), ["L02"]),
    "bullets": (block("    kind: order\n\n- a\n- b"), ["L02"]),
    "one step": (block("    kind: order\n\n1. a"), ["L02"]),
    "options": (block("    kind: order\n\n- [x] a\n- [ ] b"), ["box-unused"]),
    "two lists": (block("    kind: order\n\n1. a\n2. b\n\nAnd:\n\n1. c"), ["two-answer-lists"]),
    "the same step twice": (block("    kind: order\n\n1. a\n2. b\n3. A"), ["same-step"]),
    "no title": ("/// question\n    kind: order\n\n1. a\n2. b\n///", ["no-title"]),
    "shuffle": (block("    kind: order\n    shuffle: no\n\n1. a\n2. b"), ["shuffle-unused"]),
    "missed": (block("    kind: order\n\n1. a\n   > Missed: m\n2. b"), ["missed-unused"]),
    "an unknown setting": (block("    kind: order\n    colour: red\n\n1. a\n2. b"), ["unknown-setting"]),
    "explained twice": (block("    kind: order\n    explain: e\n\n1. a\n2. b\n\nf"), ["two-explanations"]),
    "no list in YAML": ("kind: order\nid: x\nask: A?\nsteps: a\n", ["list-expected", "L02"]),
    "a step without text": (
        "kind: order\nid: x\nask: A?\nsteps:\n  - because: b\n  - a\n  - c\n",
        ["entry-without-text"],
    ),
    "a list in a list": ("kind: order\nid: x\nask: A?\nsteps:\n  - [a, b]\n  - c\n  - d\n", ["group-expected"]),
    "an unknown key": ("kind: order\nid: x\nask: A?\nsteps:\n  - {text: a, colour: red}\n  - b\n", ["unknown-setting"]),
    "options in YAML": ("kind: order\nid: x\nask: A?\noptions:\n  - right: a\n", ["box-unused"]),
}


@pytest.mark.parametrize(("text", "found"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named_once(text: str, found: list[str]) -> None:
    assert codes(text) == found


def test_messages_point_at_the_word_and_say_what_to_write() -> None:
    (problem,) = read(block("    kind: order\n\n1. a\n2. b\n3. A"))[1]
    assert (problem.line, problem.column, problem.severity) == (6, 1, Severity.ERROR)
    assert "line 4" in problem.message
    (problem,) = read(block("    kind: order\n\n- [x] a\n- [ ] b"))[1]
    assert (problem.line, problem.hint) == (4, "Write each as `1. The first step` (in YAML under `steps:`).")


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: "".join(vector["response"]))
def test_scores(vector: dict[str, Any]) -> None:
    found = score(vector["right"], vector["response"])
    assert found.value == pytest.approx(vector["score"])
    assert found.outcome == vector["outcome"]


def test_guessing_brings_one_in_n() -> None:
    for count in (2, 3, 4, 5):
        right = list("abcde"[:count])
        assert mean(score(right, each).value for each in permutations(right)) == pytest.approx(1 / count)
