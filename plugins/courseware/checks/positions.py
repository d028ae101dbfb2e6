"""Where the right option stands (rule L11)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from courseware.checks.cues import AMOUNT
from courseware.checks.limits import number
from courseware.checks.material import Bank, Material, Seen
from courseware.checks.options import is_pair
from courseware.checks.rules import Finding, rule
from courseware.problems import Severity

LEAST = number("position-questions", 20, 4)
RUN = number("position-run", 4, 2)
CRITICAL = {2: 3.84, 3: 5.99, 4: 7.81, 5: 9.49, 6: 11.07, 7: 12.59, 8: 14.07}
"""By number of options: what chi-square exceeds in one of twenty cases by chance."""


def fixed(bank: Bank) -> list[Seen]:
    """The questions whose order of options is the author's choice: not mixed, not given by numbers or true and false."""
    return [
        seen
        for seen in bank.questions
        if seen.key_index is not None
        and not seen.question.shuffle
        and not (seen.words and is_pair(seen, seen.words))
        and not all(AMOUNT.fullmatch(text) for text in seen.options)
    ]


@rule("L11", Bank)
def positions_are_even(bank: Bank, material: Material) -> Iterator[Finding]:
    """L11: the right option stands in some positions more often than chance puts it there.

    Source: trainees who guess pick the middle. Chi-square at 5 %. Guard: at least 20 questions with as many options each, whose
    options are not mixed.
    """
    if not bank.whole:
        return
    by_size = Counter(len(seen.options) for seen in fixed(bank))
    for size, count in by_size.items():
        if count < material.limits[LEAST] or size not in CRITICAL:
            continue
        hits = Counter(seen.key_index for seen in fixed(bank) if len(seen.options) == size)
        expected = count / size
        if sum((hits[index] - expected) ** 2 / expected for index in range(size)) > CRITICAL[size]:
            told = ", ".join(str(hits[index]) for index in range(size))
            yield Finding(bank.line, bank.column,
                          f"In {bank.name}, the right one of {size} options stands first, second … {told} times in {count} questions; "
                          "chance would spread it evenly, so its place gives it away.",
                          "Let the options be mixed (take `shuffle: no` away), or move some.")  # fmt: skip


@rule("L11", Bank, Severity.INFORMATION)
def no_long_run(bank: Bank, material: Material) -> Iterator[Finding]:
    """L11: four questions in a row with the right option in one place.

    Source: runs invite the gambler's guess. Guard: only where neither the options nor the questions are mixed, and where a run is
    four questions on without another kind between; information only.
    """
    if bank.mixed:
        return
    mine = {id(seen) for seen in fixed(bank)}
    least = int(material.limits[RUN])
    for index, group in groupby(bank.questions, lambda seen: seen.key_index if id(seen) in mine else None):
        run = list(group)
        if index is not None and len(run) >= least:
            question = run[least - 1].question
            yield Finding(question.line, question.column,
                          f"Here the right option is number {index + 1} for the {least}th time in a row.",
                          "Move one of them, or let the options be mixed.", path=question.path)  # fmt: skip
