"""A text question from its source: `- [x] spelling | other spelling`, or `answers:`."""

from __future__ import annotations

from collections.abc import Sequence

from courseware.activities.activity import Context
from courseware.activities.identity import version
from courseware.activities.question import Answer, need_right, no_missed, read_common
from courseware.activities.scoring import fold
from courseware.activities.text.model import Spelled, Text
from courseware.activities.text.patterns import fault_of
from courseware.problems import Problem, Severity
from courseware.sources.drafts import Draft, spellings
from courseware.sources.fields import Fields


def read(draft: Draft, problems: list[Problem], context: Context) -> Text | None:
    """The question; None if it asks nothing, no answer is right, or one has no text."""
    common = read_common(draft, context, shuffle=False)
    fields = draft.fields
    case = fields.word("case", ("matter",), "") == "matter"
    accents = fields.word("accents", ("matter",), "") == "matter"
    pattern = read_pattern(fields, accents)
    fields.finish("A text question")
    no_missed(draft)
    patterns = []
    for written in draft.answers:
        own = read_pattern(written.fields, accents) if written.fields else ""
        if written.fields:
            written.fields.finish("An answer")
        if not own and written.item.ticked:
            own, pattern = pattern, ""
        patterns.append(own)
    if common is None or not need_right(
        draft, common["answers"], "`- [x] what is right` (in YAML `right: what is right`)"
    ):
        return None
    answers = [spelled(answer, own) for answer, own in zip(common["answers"], patterns, strict=True)]
    if not all(answer.spellings for answer in answers):
        return None
    tell_doubles(draft, answers, case, accents)
    common["answers"] = tuple(answers)
    common["version"] = version("text", rightness(answers, case, accents))
    return Text(**common, case_matters=case, accents_matter=accents)


def spelled(answer: Answer, pattern: str) -> Spelled:
    """An answer with its spellings."""
    return Spelled(
        key=answer.key,
        right=answer.right,
        text=answer.text,
        because=answer.because,
        missed=answer.missed,
        line=answer.line,
        column=answer.column,
        spellings=tuple(spellings(answer.text.text)),
        pattern=pattern,
    )


def rightness(answers: Sequence[Spelled], case: bool, accents: bool) -> list[tuple[str, bool]]:
    """What the version is made of: every spelling as it is compared, every pattern, and the two switches."""
    found = [(fold(word, case, accents), answer.right) for answer in answers for word in answer.spellings]
    found += [(f"/{answer.pattern}/", answer.right) for answer in answers if answer.pattern]
    return found + [(switch, True) for switch, on in (("/case", case), ("/accents", accents)) if on]


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


def read_pattern(fields: Fields, accents: bool) -> str:
    """The regular expression under `pattern`, checked; "" if there is none."""
    part = fields.text("pattern")
    if not part:
        return ""
    pattern = part.text.strip()
    fault = fault_of(pattern, accents)
    if not fault:
        return pattern
    fields.say(
        "bad-pattern",
        f"This pattern cannot be used: {fault}.",
        "Keep to letters, `.`, `*`, `+`, `?`, `|`, `[…]`, `(?:…)`, `\\d`, `\\s` and `\\w`, or list the spellings with a bar between them.",
        fields.values["pattern"],
    )
    return ""
