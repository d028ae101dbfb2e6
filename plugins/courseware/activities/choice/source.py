"""A choice from its source: `- [x]` and `- [ ]`, or `options:`."""

from __future__ import annotations

from courseware.activities.activity import Context
from courseware.activities.choice.model import Choice
from courseware.activities.question import need_right, no_missed, read_common
from courseware.problems import Problem, Severity
from courseware.sources.drafts import Draft


def read(draft: Draft, problems: list[Problem], context: Context) -> Choice | None:
    """The choice; None if it asks nothing, or if no option is right."""
    short = all(
        len(answer.item.text.text) < 12 and not any(c.isalpha() for c in answer.item.text.text)
        for answer in draft.answers
    )
    common = read_common(draft, context, shuffle=not (short or is_true_false(draft)))
    several = draft.fields.word("choose", ("one", "several"), "")
    draft.fields.finish("A choice")
    for answer in draft.answers:
        if answer.fields:
            answer.fields.finish("An option")
    no_missed(draft, wrong_only=True)
    if common is None:
        return None
    answers = common["answers"]
    if not need_right(draft, answers, "`- [x]` (in YAML `right:`)"):
        return None
    rights = sum(answer.right for answer in answers)
    if several == "one" and rights > 1:
        draft.fields.say(
            "L02",
            f"One option is to be chosen, but {rights} are marked as right.",
            "Take `choose: one` away, or leave one right option.",
        )
        return None
    if rights == len(answers):
        draft.fields.say(
            "L02",
            "All options of this question are right, so choosing teaches nothing.",
            "Add one that is wrong and that people do take for right.",
            severity=Severity.WARNING,
        )
    return Choice(**common, several=several == "several" or rights > 1)


def is_true_false(draft: Draft) -> bool:
    """Whether these are the two options true and false, which keep their order."""
    words = {answer.item.text.text.strip().rstrip(".").lower() for answer in draft.answers}
    return words in ({"true", "false"}, {"yes", "no"}, {"right", "wrong"})
