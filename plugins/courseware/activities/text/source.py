"""A text question from its source: `- [x] spelling | other spelling`, or `answers:`."""

from __future__ import annotations

from collections.abc import Sequence

from courseware.activities.activity import Context
from courseware.activities.identity import version
from courseware.activities.question import need_right, no_missed, read_common
from courseware.activities.scoring import fold
from courseware.activities.spelled import Spelled, spelled, strictness, switches, tell_doubles
from courseware.activities.text.model import Text
from courseware.activities.text.patterns import fault_of
from courseware.problems import Problem
from courseware.sources.drafts import Draft
from courseware.sources.fields import Fields


def read(draft: Draft, problems: list[Problem], context: Context) -> Text | None:
    """The question; None if it asks nothing, no answer is right, or one has no text."""
    common = read_common(draft, context, shuffle=False)
    fields = draft.fields
    case, accents = strictness(fields)
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


def rightness(answers: Sequence[Spelled], case: bool, accents: bool) -> list[tuple[str, bool]]:
    """What the version is made of: every spelling as it is compared, every pattern, and the two switches."""
    found = [(fold(word, case, accents), answer.right) for answer in answers for word in answer.spellings]
    found += [(f"/{answer.pattern}/", answer.right) for answer in answers if answer.pattern]
    return found + switches(case, accents)


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
