"""Keys: answers that could never count as their author meant them (rule L02, beside what readers say)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from courseware.activities.activity import Activity
from courseware.activities.numeric.model import Amount, Numeric, is_within
from courseware.activities.quiz.model import Quiz
from courseware.activities.scoring import fold
from courseware.activities.spelled import Spelled
from courseware.activities.text.model import Text
from courseware.checks.material import Material, Seen
from courseware.checks.rules import Finding, rule

REPEATED_GROUP = re.compile(r"\)[*+{]")
"""A group that may come again can take a very long time to fail, so such a pattern is not tried out here."""


@rule("L02", Seen)
def wrong_number_is_reached(seen: Seen, _: Material) -> Iterator[Finding]:
    """L02: a foreseen wrong number that lies within the tolerance of the right one counts as right.

    Guard: only exact arithmetic, as in scoring.
    """
    if not isinstance(seen.question, Numeric):
        return
    amounts = [answer for answer in seen.question.answers if isinstance(answer, Amount)]
    rights = [answer for answer in amounts if answer.right]
    for answer in amounts:
        for right in rights if not answer.right else []:
            if any(is_within(mine, value, right.within) for mine in answer.values for value in right.values):
                yield Finding(answer.line, answer.column,
                              f"This wrong number is within {right.within or '0'} of the right one in line {right.line}, so it counts as right.",
                              "Narrow `within:`, or take this answer away.")  # fmt: skip
                break


@rule("L02", Seen)
def spelling_is_reached(seen: Seen, _: Material) -> Iterator[Finding]:
    """L02: a spelling that the pattern of an answer above it matches already is never used.

    Guard: patterns that could run away are left out.
    """
    question = seen.question
    if not isinstance(question, Text):
        return
    flags = 0 if question.case_matters else re.IGNORECASE
    above: list[tuple[Spelled, re.Pattern[str]]] = []
    for answer in question.answers:
        if not isinstance(answer, Spelled):
            continue
        for word in answer.spellings:
            folded = fold(word, question.case_matters, question.accents_matter)[:100]
            first = next((one for one, pattern in above if pattern.fullmatch(folded)), None)
            if first and first.right != answer.right:
                yield Finding(answer.line, answer.column,
                              f"`{word}` fits the pattern of the answer in line {first.line} already, so this one would never be used.",
                              "Put the answer with the pattern last, or make its pattern narrower.")  # fmt: skip
                break
        if answer.pattern and not REPEATED_GROUP.search(answer.pattern):
            above.append((answer, re.compile(answer.pattern, flags)))


@rule("L02", Activity)
def draw_fits(quiz: Activity, _: Material) -> Iterator[Finding]:
    """L02, for a bank: more is drawn than there is, or a case has more questions than are drawn and never comes.

    Guard: only numbers are compared.
    """
    if not isinstance(quiz, Quiz):
        return
    if quiz.draw > quiz.size:
        yield Finding(quiz.line, quiz.column, f"{quiz.draw} questions are drawn, but the bank has {quiz.size}.",
                      f"Write `draw: {quiz.size}` or less, or add questions.")  # fmt: skip
    for group in quiz.groups:
        if quiz.draw and len(group.questions) > quiz.draw:
            first = group.questions[0]
            yield Finding(first.line, first.column,
                          f"This case has {len(group.questions)} questions, but {quiz.draw} are drawn, so it never comes.",
                          "Draw more, or shorten the case.", path=first.path)  # fmt: skip
