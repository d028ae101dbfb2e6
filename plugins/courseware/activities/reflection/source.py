"""A reflection from its source: a checklist of `- [ ]`, then a model answer; in YAML `checklist:`, `rubric:` and `model:`."""

from __future__ import annotations

from courseware.activities.activity import Context
from courseware.activities.identity import option_keys, version
from courseware.activities.question import read_common, tell
from courseware.activities.reflection.model import Reflection
from courseware.activities.rubric import read_rubric
from courseware.problems import Problem, Severity
from courseware.sources.drafts import Draft
from courseware.sources.text import Part

MEANINGLESS = ("points", "attempts", "shuffle", "confidence")


def read(draft: Draft, problems: list[Problem], context: Context) -> Reflection | None:
    """The reflection; None if it asks nothing."""
    common = read_common(draft, context, shuffle=False, private=True)
    fields = draft.fields
    model, rubric = fields.text("model"), read_rubric(fields)
    listed = fields.texts("checklist")
    fields.finish("A reflection")
    for key in MEANINGLESS:
        if fields.has(key):
            fields.say(
                "not-scored",
                f"A reflection is never scored, so `{key}` would do nothing.",
                "Take the line away.",
                fields.keys[key],
                Severity.WARNING,
            )
    if model and draft.explain:
        fields.say(
            "two-explanations",
            "This reflection has `model:` and another text behind it, so one of the two would be lost.",
            "Write both as one model answer.",
            fields.keys["model"],
        )
    checklist = read_checklist(draft, listed)
    if common is None:
        return None
    model = model or draft.explain
    if not (model or rubric or checklist):
        fields.say(
            "nothing-to-compare",
            "There is nothing to compare one's text with, so writing it leads nowhere.",
            'Write a model answer below the question, or a checklist: `- [ ] I named a person, not "everybody"`.',
            severity=Severity.WARNING,
        )
    # What somebody wrote stays an answer to this question, also when the checklist gets another line.
    common |= {"answers": (), "explain": model, "version": version("reflection", ()), "points": 1, "attempts": 0}
    common |= {"shuffle": False, "confidence": False}
    return Reflection(**common, checklist=checklist, rubric=rubric)


def read_checklist(draft: Draft, listed: tuple[Part, ...]) -> tuple[tuple[str, Part], ...]:
    """The lines of the checklist with their keys."""
    for answer in draft.answers:
        if answer.fields:
            tell(draft, answer.item, "answers-of-reflection", "A reflection has no right or wrong answers.",
                 "Write what to look for under `checklist:`, a line each.")  # fmt: skip
        elif answer.item.ticked:
            tell(draft, answer.item, "ticked-checklist", "This box is ticked already; it is the trainee who ticks it.",
                 f"Write `- [ ] {answer.item.text.lines[0]}`.")  # fmt: skip
        if answer.item.because or answer.item.missed:
            tell(draft, answer.item, "reason-unused", "What stands below a line of a checklist would not be shown.",
                 "Write it into the line, or into the model answer.", Severity.WARNING)  # fmt: skip
    items = [answer.item for answer in draft.answers if not answer.fields]
    found = [(item.key, item.was or item.text, item.text) for item in items] + [("", text, text) for text in listed]
    keys = option_keys((key, old.text) for key, old, _ in found)
    return tuple((key, text) for key, (_, _, text) in zip(keys, found, strict=True))
