"""An order from its source: `1.` `2.` `3.`, or `steps:`."""

from __future__ import annotations

from courseware.activities.activity import Context
from courseware.activities.identity import normal, version
from courseware.activities.order.model import Order
from courseware.activities.question import no_missed, read_common, tell
from courseware.problems import Problem, Severity
from courseware.sources.boxes import NUMBERED
from courseware.sources.drafts import Draft
from courseware.sources.listed import read_listed


def read(draft: Draft, problems: list[Problem], context: Context) -> Order | None:
    """The order; None if it asks nothing, or has fewer than two steps."""
    listed = read_listed(draft, NUMBERED, "steps", "text", "1. The first step")
    common = read_common(draft, context, shuffle=False)
    draft.fields.finish("An order")
    for answer in draft.answers:
        if answer.fields:
            answer.fields.finish("A step")
    if draft.fields.has("shuffle"):
        draft.fields.say(
            "shuffle-unused",
            "Steps to be put into order are always mixed, so this line would do nothing.",
            "Take it away.",
            draft.fields.keys["shuffle"],
            Severity.WARNING,
        )
    no_missed(draft)
    if common is None or not listed:
        return None
    keys = [answer.key for answer in common["answers"]]
    if len(keys) < 2:
        draft.fields.say(
            "L02",
            "This question has one step, so there is no order to find."
            if keys
            else "This question has no steps, so there is nothing to put into order.",
            "List them in their right order, each with its number: `1. First`, `2. Second` (in YAML under `steps:`).",
        )
        return None
    tell_equal(draft)
    common["shuffle"] = False
    common["version"] = version("order", [(f"{place:03}-{key}", True) for place, key in enumerate(keys)])
    return Order(**common)


def tell_equal(draft: Draft) -> None:
    """Tells steps with the same words: nobody could know which of them is to come first."""
    seen: dict[str, int] = {}
    for answer in draft.answers:
        item = answer.item
        first = seen.setdefault(normal(item.text.text), item.line)
        if first != item.line and item.text:
            tell(
                draft,
                item,
                "same-step",
                f"This step has the same words as that in line {first}, so nobody could tell which comes first.",
                "Say what is different the second time.",
            )
