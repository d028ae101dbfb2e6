"""A numeric question from its source: `- [x] 105`, or `answers:`."""

from __future__ import annotations

import re

from courseware.activities.activity import Context
from courseware.activities.identity import version
from courseware.activities.numeric.model import Amount, Numeric
from courseware.activities.numeric.numbers import read_number
from courseware.activities.question import Answer, need_right, no_missed, read_common
from courseware.problems import Problem
from courseware.sources.drafts import Draft, spellings
from courseware.sources.fields import Fields
from courseware.sources.guess import brief

WITHIN = re.compile(r"([0-9]{1,15}(?:[.,][0-9]{1,15})?)[ ]?(%?)")


def read(draft: Draft, problems: list[Problem], context: Context) -> Numeric | None:
    """The question; None if it asks nothing, no answer is right or one of them is no number."""
    common = read_common(draft, context, shuffle=False)
    unit = draft.fields.line_of("unit")
    within = read_within(draft.fields, "")
    draft.fields.finish("A numeric question")
    no_missed(draft)
    tolerances = []
    for written in draft.answers:
        own = within if written.item.ticked else ""
        if written.fields:
            own = read_within(written.fields, own)
            written.fields.finish("An answer")
        tolerances.append(own)
    if common is None or not need_right(draft, common["answers"], "`- [x] 12.5` (in YAML `right: 12.5`)"):
        return None
    answers = []
    for answer, own in zip(common["answers"], tolerances, strict=True):
        values = read_values(answer, draft.path, unit, problems)
        answers.append(Amount(**answer.base(), values=values, within=own))
    if not all(answer.values for answer in answers):
        return None
    common["answers"] = tuple(answers)
    common["version"] = version("numeric", [(f"{v:.15g}±{a.within}", a.right) for a in answers for v in a.values])
    return Numeric(**common, unit=unit)


def read_values(answer: Answer, path: str, unit: str, problems: list[Problem]) -> tuple[float, ...]:
    """The numbers that `105 | 106` names; none and a problem if one is no number, or can be read in two ways."""
    values = []
    for word in spellings(answer.text.text):
        readings = read_number(word, unit)
        if len(readings) != 1:
            why = f"can be read as {readings[0]:.15g} and as {readings[1]:.15g}" if readings else "is no number"
            problems.append(
                Problem(
                    path,
                    answer.line,
                    answer.column,
                    "not-a-number",
                    f"`{brief(word)}` {why}, so no answer could be compared with it.",
                    "Write digits with a decimal point and no groups, such as `1234.5`; the unit stands in `unit:`.",
                )
            )
            return ()
        values.append(readings[0])
    return tuple(values)


def read_within(fields: Fields, default: str) -> str:
    """The tolerance under `within`: `0.5` or `5%`."""
    scalar = fields.scalar("within")
    if scalar is None:
        return default
    match = WITHIN.fullmatch(scalar.text.strip())
    if match:
        return f"{float(match[1].replace(',', '.')):.15g}{match[2]}"
    fields.say(
        "wrong-number",
        f"`within: {brief(scalar.text)}` is no tolerance.",
        "Write how far off one may be: `within: 0.5`, or `within: 5%`.",
        scalar,
    )
    return default
