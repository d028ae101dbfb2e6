"""`choice`: one of several, several of them, true and false; what can be wrong with it."""

from __future__ import annotations

import pytest

from courseware.activities.choice.model import Choice
from courseware.problems import Severity
from tests.activities.reading import block, codes, one, read


def choice(inside: str) -> Choice:
    """The choice in a block in which nothing is wrong."""
    activity = one(block(inside))
    assert isinstance(activity, Choice)
    return activity


@pytest.mark.parametrize(
    ("inside", "several"),
    [
        ("- [x] a\n- [ ] b", False),
        ("- [x] a\n- [x] b\n- [ ] c", True),
        ("    choose: several\n\n- [x] a\n- [ ] b", True),
        ("    choose: one\n\n- [x] a\n- [ ] b", False),
    ],
)
def test_how_many_are_chosen(inside: str, several: bool) -> None:
    assert choice(inside).several == several


@pytest.mark.parametrize(
    ("options", "shuffle"),
    [
        ("- [x] a\n- [ ] b", True),
        ("- [x] True\n- [ ] False.", False),
        ("- [ ] No\n- [x] Yes", False),
        ("- [x] 35\n- [ ] 9", False),
    ],
)
def test_options_are_shuffled_but_for_numbers_and_true_and_false(options: str, shuffle: bool) -> None:
    assert choice(options).shuffle == shuffle
    assert choice(f"    shuffle: {'no' if shuffle else 'yes'}\n\n{options}").shuffle != shuffle


def test_attempts_are_unlimited_unless_they_are_counted() -> None:
    assert choice("- [x] a\n- [ ] b").attempts == 0
    assert choice("    attempts: unlimited\n\n- [x] a\n- [ ] b").attempts == 0
    assert choice("    attempts: 2\n\n- [x] a\n- [ ] b").attempts == 2


def test_a_choice_scores_what_its_options_say() -> None:
    activity = choice("- [x] a\n- [x] b\n- [ ] c")
    right = [answer.key for answer in activity.answers if answer.right]
    assert activity.score(right).outcome == "right"
    assert activity.score(right[:1]).value == 0.5


WRONG = {
    "no title": ("/// question\n- [x] a\n- [ ] b\n///", ["no-title"]),
    "no title, with settings": (
        "/// question\n    id: x\n    hint: h\n    objectives: O1\n\n- [x] a\n- [ ] b\n///",
        ["no-title"],
    ),
    "no right one": (block("- [ ] a\n- [ ] b"), ["L02"]),
    "no list": (block("Just text."), ["L02"]),
    "two for one": (block("    choose: one\n\n- [x] a\n- [x] b\n- [ ] c"), ["L02"]),
    "an option without text": (block("- [x] a\n- [ ]"), ["empty-answer"]),
    "an unknown setting": (block("    colour: red\n\n- [x] a\n- [ ] b"), ["unknown-setting"]),
    "a wrong word": (block("    choose: many\n\n- [x] a\n- [ ] b"), ["wrong-word"]),
    "an unknown kind": (block("    kind: chioce\n\n- [x] a\n- [ ] b"), ["unknown-kind"]),
    "a bad id": (block("    id: My Id\n\n- [x] a\n- [ ] b"), ["bad-id"]),
    "several paragraphs to ask": ("ask: |\n  One.\n\n  Two.\noptions:\n  - right: a\n  - wrong: b\n", ["long-title"]),
}


@pytest.mark.parametrize(("text", "found"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named_once(text: str, found: list[str]) -> None:
    assert codes(text) == found


def test_all_right_is_a_warning() -> None:
    (_,), (problem,) = read(block("- [x] a\n- [x] b"))
    assert (problem.code, problem.severity) == ("L02", Severity.WARNING)


def test_what_nobody_would_read_is_a_warning() -> None:
    (_,), (problem,) = read(block("- [x] a\n- [ ] b\n  > Missed: m"))
    assert (problem.code, problem.severity, problem.line) == ("missed-unused", Severity.WARNING, 3)
    assert codes(block("- [x] a\n  > Missed: m\n- [ ] b")) == []


def test_unknown_kinds_are_proposed() -> None:
    (problem,) = read(block("    kind: chioce\n\n- [x] a\n- [ ] b"))[1]
    assert problem.hint == "Did you mean `kind: choice`?"
