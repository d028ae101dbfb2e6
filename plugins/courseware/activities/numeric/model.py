"""What a numeric question is, and how it is scored."""

from __future__ import annotations

from dataclasses import dataclass

from courseware.activities.numeric.numbers import read_number
from courseware.activities.question import Answer, Question
from courseware.activities.scoring import Score


@dataclass(slots=True, kw_only=True)
class Amount(Answer):
    """A foreseen answer: the values that count as it, and how far off one may be (`within`, `"0.5"` or `"5%"`)."""

    values: tuple[float, ...]
    within: str


@dataclass(slots=True, kw_only=True)
class Numeric(Question):
    """A question answered by a number."""

    unit: str

    def score(self, typed: str) -> Score | None:
        """The score of what was typed; None if that is no number."""
        return score([a for a in self.answers if isinstance(a, Amount)], typed, self.unit)


def score(answers: list[Amount], typed: str, unit: str) -> Score | None:
    """Right if any reading of the number is near enough to a right value; then the foreseen wrong ones are asked."""
    readings = read_number(typed, unit)
    if not readings:
        return None
    for answer in sorted(answers, key=lambda each: not each.right):
        if any(is_within(reading, value, answer.within) for reading in readings for value in answer.values):
            return Score(1.0, "right", answer.key) if answer.right else Score(0.0, "wrong", answer.key)
    return Score(0.0, "wrong")


def is_within(reading: float, value: float, within: str) -> bool:
    """Whether `reading` is as near to `value` as `within` asks; a hair more for what binary fractions lose."""
    tolerance = abs(value) * float(within[:-1]) / 100 if within.endswith("%") else float(within or 0)
    return abs(reading - value) <= tolerance + 1e-9 * max(1.0, abs(value))
