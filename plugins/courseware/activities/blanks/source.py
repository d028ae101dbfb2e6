"""A text with gaps from its source: `[[use|work with]]` in the case."""

from __future__ import annotations

import re

from courseware.activities.activity import Context
from courseware.activities.blanks.model import Blanks
from courseware.activities.identity import option_keys, version
from courseware.activities.question import Answer, no_missed, read_common, tell, tell_gaps
from courseware.activities.scoring import fold
from courseware.activities.spelled import Spelled, spelled, strictness, switches, tell_doubles, tell_placeholders
from courseware.problems import Problem, Severity
from courseware.sources.drafts import Draft, spellings
from courseware.sources.fields import Fields
from courseware.sources.marks import Gap, find_gaps, half_gaps, with_marks, with_words
from courseware.sources.text import Part
from courseware.sources.yaml_nodes import Sequence

MOST = 50
"""Gaps in one question; a record keeps no more than a hundred texts."""
LONGEST = 60
"""Letters that somebody may be expected to type exactly."""

ELSEWHERE = re.compile(r"[ >]*(?:#{1,6}[ ]|\[\^[^\]]+\]:|\*\[)")


def read(draft: Draft, problems: list[Problem], context: Context) -> Blanks | None:
    """The question; None if it asks nothing or has no gap that could be filled."""
    common = read_common(draft, context, shuffle=False, gaps=True)
    fields = draft.fields
    case, accents = strictness(fields)
    offer = read_offer(fields)
    fields.finish("A text with gaps")
    tell_elsewhere(draft)
    found = read_gaps(draft)
    if not found:
        tell_none(draft)
    if common is None or not found or draft.case is None:
        return None
    keys = option_keys(("", gap.inside) for gap in found)
    gaps = [as_answer(gap, key) for gap, key in zip(found, keys, strict=True)]
    wrong = [spelled(answer) for answer in common["answers"] if not answer.right and answer.text.text.strip("| \n")]
    # A word may be right in one gap and foreseen as wrong in another.
    tell_doubles(draft, [*gaps, *wrong] if len(gaps) == 1 else wrong, case, accents)
    if len(gaps) > 1:
        tell_placeholders(draft, gaps)
    tell_not_offered(draft, gaps, offer, (case, accents))
    common |= {
        "answers": (*gaps, *wrong),
        "case": with_words(draft.case, found),
        "version": version(
            "blanks",
            [
                (f"{number}:{fold(word, case, accents)}", True)
                for number, gap in enumerate(gaps)
                for word in gap.spellings
            ]
            + switches(case, accents),
        ),
    }
    shown = with_marks(draft.case, found)
    return Blanks(**common, shown=shown, offer=offer, case_matters=case, accents_matter=accents)


def as_answer(gap: Gap, key: str) -> Spelled:
    """What is right in a gap."""
    text = Part((gap.inside,), gap.line, gap.column + 2)
    place = {"line": gap.line, "column": gap.column}
    return spelled(Answer(key=key, right=True, text=text, because=None, missed=None, **place))


def read_gaps(draft: Draft) -> list[Gap]:
    """The gaps of the case that can be filled; what is wrong with the others is told."""

    def say(line: int, column: int, code: str, message: str, hint: str, severity: Severity = Severity.ERROR) -> None:
        draft.fields.problems.append(Problem(draft.path, line, column, code, message, hint, severity))

    part = draft.case
    if part is None:
        return []
    for line, column in half_gaps(part):
        say(line, column, "unclosed-gap", "This gap is not closed on its line, so its brackets would be shown.",
            "Write `]]` where it ends.")  # fmt: skip
    found = []
    for gap in find_gaps(part):
        words = spellings(gap.inside)
        if not words:
            say(gap.line, gap.column, "empty-gap", "Nothing stands in this gap, so nobody could ever fill it.",
                "Write what is right: `[[use|work with]]`.")  # fmt: skip
            continue
        if ELSEWHERE.match(part.lines[gap.index]):
            say(gap.line, gap.column, "gap-in-heading", "This gap stands in a heading or a footnote, which are also shown elsewhere.",
                "Write the line as a paragraph.")  # fmt: skip
            continue
        if long := next((word for word in words if len(word) > LONGEST), None):
            say(gap.line, gap.column, "long-gap",
                f"{len(long)} letters are to be typed here exactly; hardly anybody will.",
                "Leave the words that matter in the gap, or let people choose: `offer:`.", Severity.WARNING)  # fmt: skip
        found.append(gap)
    if len(found) > MOST:
        say(found[MOST].line, found[MOST].column, "too-many-gaps",
            f"This text has {len(found)} gaps, and answers to more than {MOST} cannot be kept.",
            "Make two questions of it.")  # fmt: skip
    return found[:MOST]


def read_offer(fields: Fields) -> tuple[str, ...]:
    """What can be chosen from: `offer: a, b`, or a list whose entries may hold commas."""
    node = fields.node("offer")
    if node is None or isinstance(node, Sequence):
        return tuple(dict.fromkeys(" ".join(part.text.split()) for part in fields.texts("offer")))
    line = fields.line_of("offer")
    return tuple(dict.fromkeys(word for word in map(str.strip, line.split(",")) if word))


def tell_not_offered(draft: Draft, gaps: list[Spelled], offer: tuple[str, ...], strict: tuple[bool, bool]) -> None:
    """Tells gaps for which nothing that is right can be chosen."""
    folded = {fold(word, *strict) for word in offer}
    for gap in gaps if offer else []:
        if not any(fold(word, *strict) in folded for word in gap.spellings):
            draft.fields.problems.append(
                Problem(
                    draft.path,
                    gap.line,
                    gap.column,
                    "not-offered",
                    f"`{gap.spellings[0]}` is not among what `offer:` lists, so this gap could not be filled.",
                    f"Add it: `offer: {', '.join((*offer[:2], gap.spellings[0]))}`.",
                )
            )


def tell_elsewhere(draft: Draft) -> None:
    """Tells what stands where it means nothing: gaps outside the case, answers marked as right."""
    no_missed(draft)
    texts = (part for answer in draft.answers for part in (answer.item.text, answer.item.because))
    tell_gaps(draft, draft.title, draft.explain, *texts)
    for answer in draft.answers:
        if answer.fields:
            answer.fields.finish("A foreseen answer")
        if answer.item.ticked:
            tell(
                draft,
                answer.item,
                "right-outside-gap",
                "What is right stands in the gaps; this list holds wrong answers that you foresee.",
                "Write it into its gap, behind a bar: `[[use|work with]]`.",
            )


def tell_none(draft: Draft) -> None:
    """Tells that there is no gap, unless a gap that is wrong was told already."""
    codes = ("unclosed-gap", "empty-gap", "misplaced-gap", "gap-in-heading")
    if not any(problem.code in codes and problem.line >= draft.line for problem in draft.fields.problems):
        draft.fields.say(
            "L02",
            "This question has no gaps, so there is nothing to fill.",
            "Write what is right between brackets, in its place in the text: `A customer has to [[use|work with]] it.`",
        )
