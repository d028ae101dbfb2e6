"""Answers that are typed: their spellings, and whether capitals and accents matter in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from courseware.activities.question import Answer
from courseware.activities.scoring import fold
from courseware.problems import Problem, Severity
from courseware.sources.drafts import Draft, spellings
from courseware.sources.fields import Fields


@dataclass(slots=True, kw_only=True)
class Spelled(Answer):
    """A foreseen answer with the spellings that count as it, and a pattern that also does."""

    spellings: tuple[str, ...]
    pattern: str = ""

    def is_spelled(self, folded: str, case: bool, accents: bool) -> bool:
        """Whether a text that was folded as `case` and `accents` say is one of the spellings."""
        return any(fold(spelling, case, accents) == folded for spelling in self.spellings)


def spelled(answer: Answer, pattern: str = "") -> Spelled:
    """An answer with its spellings."""
    return Spelled(**answer.base(), spellings=tuple(spellings(answer.text.text)), pattern=pattern)


def strictness(fields: Fields) -> tuple[bool, bool]:
    """Whether capitals matter, and whether accents do."""
    return fields.word("case", ("matter",), "") == "matter", fields.word("accents", ("matter",), "") == "matter"


def switches(case: bool, accents: bool) -> list[tuple[str, bool]]:
    """What the two add to the version of a question."""
    return [(switch, True) for switch, on in (("/case", case), ("/accents", accents)) if on]


def tell_doubles(draft: Draft, answers: Sequence[Spelled], case: bool, accents: bool) -> None:
    """Tells spellings that come a second time, and placeholders, which only texts to be read can hold."""
    seen: dict[str, Spelled] = {}
    for answer in answers:
        for word in answer.spellings:
            first = seen.setdefault(fold(word, case, accents), answer)
            if first is not answer:
                draft.fields.problems.append(
                    Problem(
                        draft.path,
                        answer.line,
                        answer.column,
                        "spelling-twice",
                        f"`{word}` stands already in line {first.line}; the first one decides, so this one would never be used.",
                        "Take one of them away.",
                        Severity.WARNING if first.right == answer.right else Severity.ERROR,
                    )
                )
    tell_placeholders(draft, answers)


def tell_placeholders(draft: Draft, answers: Sequence[Spelled]) -> None:
    """Tells spellings that hold a word of the organisation."""
    for answer in answers:
        for word in answer.spellings:
            if "{{" in word:
                draft.fields.problems.append(
                    Problem(
                        draft.path,
                        answer.line,
                        answer.column,
                        "placeholder-in-answer",
                        f"`{word}` is compared with what is typed, letter by letter; a word of the organisation is not put in here.",
                        "Write the word itself, with other spellings behind a `|`.",
                    )
                )
