"""Length as a clue: the right answer is the long one (rules L06 and L07)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import exp, lgamma, log

from courseware.checks.limits import number
from courseware.checks.material import Bank, Material, Seen
from courseware.checks.rules import Finding, rule
from courseware.problems import Severity

TIMES = number("key-length-times", 1.25, 1, 100)
MORE = number("key-length-more", 15, 0, 10_000)
LEAST = number("bank-questions", 12, 2)
LETTERS = re.compile(r"[^\W\d_]{2}")

CHANCE = 0.05
"""How often pure chance may look like a bias."""
MOST = 0.6
"""The share of questions beyond which whoever picks the longest option passes most banks."""


def in_words(seen: Seen) -> bool:
    """Whether the options are phrases: numbers, code, pictures and options of several lines have lengths of their own."""
    if not seen.is_choice or not all(map(LETTERS.search, seen.options)):
        return False
    raw = "\n".join([answer.text.text for answer in seen.question.answers])
    return raw.count("\n") < len(seen.options) and not any(sign in raw for sign in ("`", "$", "!["))


@rule("L06", Seen)
def key_is_longest(seen: Seen, material: Material) -> Iterator[Finding]:
    """L06: the right option is clearly longer than every wrong one. Source: item-writing guidelines (Haladyna, Rodriguez).

    Guard: numbers, code and options of several lines are exempt; of several right options the shortest counts.
    """
    if not seen.is_choice or not (wrong := seen.distractors):
        return
    key = min(map(len, seen.keys))
    longest = max(map(len, wrong))
    if key > material.limits[TIMES] * longest and key - longest > material.limits[MORE] and in_words(seen):
        answer = next(answer for answer in seen.question.answers if answer.right)
        yield Finding(answer.text.line, answer.text.column,
                      f"The right option has {key} characters, the longest wrong one {longest}: its length gives it away.",
                      "Shorten it, or say the wrong ones as fully; what explains belongs into the feedback.")  # fmt: skip


@rule("L07", Bank)
def length_tells_nothing(bank: Bank, material: Material) -> Iterator[Finding]:
    """L07: in a bank the right option is the longest (or the shortest) more often than chance makes it.

    Source: test-wise trainees pick by length. One-sided binomial test against the mean of 1/options. Guard: at least
    12 questions with one right option in words; ties count for nobody.
    """
    questions = [
        seen for seen in bank.questions if seen.key_index is not None and in_words(seen) and len(seen.options) > 2
    ]
    count = len(questions)
    if not bank.whole or count < material.limits[LEAST]:
        return
    expected = sum(1 / len(seen.options) for seen in questions) / count
    for word, pick in (("longest", max), ("shortest", min)):
        hits = sum(key_is(seen, pick(map(len, seen.distractors)), word) for seen in questions)
        if chance(hits, count, expected) >= CHANCE:
            continue
        share = hits / count
        yield Finding(bank.line, bank.column,
                      f"In {bank.name}, the right option is the {word} in {hits} of {count} questions ({share:.0%}; chance gives "
                      f"{expected:.0%}), so length gives it away.",
                      "Vary which option is the long one.", Severity.ERROR if share > MOST else None)  # fmt: skip


def key_is(seen: Seen, other: int, word: str) -> bool:
    """Whether the right option is strictly longer (or shorter) than `other`."""
    length = len(seen.keys[0])
    return length > other if word == "longest" else length < other


def chance(hits: int, count: int, share: float) -> float:
    """How likely `hits` or more of `count` are if each has the probability `share`."""
    ways = lgamma(count + 1)
    return sum(
        exp(ways - lgamma(k + 1) - lgamma(count - k + 1) + k * log(share) + (count - k) * log(1 - share))
        for k in range(hits, count + 1)
    )
