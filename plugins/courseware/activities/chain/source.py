"""A chain from its source: `hand-overs:`, `parts:` and an `expert:` chain."""

from __future__ import annotations

from courseware.activities.activity import Context
from courseware.activities.chain.model import Chain, HandOver
from courseware.activities.exercise import read_common
from courseware.activities.identity import option_keys
from courseware.activities.results import Result, check_columns, read_results
from courseware.activities.scoring import fold
from courseware.problems import Problem
from courseware.sources.drafts import Draft
from courseware.sources.fields import Fields
from courseware.sources.word_lists import read_words

ALWAYS = Result("customers")
"""What every chain gives: all who receive something."""
LONGEST = 80
"""Letters of a party's name. More would be cut in the drawing, and belongs to what is handed over."""


def read(draft: Draft, problems: list[Problem], context: Context) -> Chain | None:
    """The chain; None if it has no title."""
    fields = draft.fields
    common = read_common(draft, context, "A chain")
    words = read_words(fields, "parts", "part")
    hand_overs = read_hand_overs(fields, "hand-overs", "")
    # Apart from the trainee's own rows, so that a hand-over may stand in both lists.
    expert = read_hand_overs(fields, "expert", "expert ")
    results = read_results(fields, ("without",))
    known = {"without.what": ("hand-overs",), "without.by": ("good", "what")}
    problems.extend(check_columns(results, draft.path, known))
    fields.finish("A chain")
    if fields.has("expert") and not expert:
        fields.say(
            "empty-expert",
            "This chain of an expert has no hand-over, so there is nothing to compare with.",
            "List its hand-overs below `expert:` as below `hand-overs:`, or take the line away.",
            fields.keys["expert"],
        )
    for result in results:
        if result.name == ALWAYS.name:
            problems.append(
                Problem(
                    draft.path,
                    result.line,
                    result.column,
                    "name-taken",
                    f"`{result.name}` is what every chain gives by itself (all who receive something), so this one would be lost.",
                    "Give it another name.",
                )
            )
    if common is None:
        return None
    keys = option_keys(("", word) for word in words)
    return Chain(
        **common,
        roles=tuple(zip(keys, words, strict=True)),
        hand_overs=hand_overs,
        expert=expert,
        results=(*results, ALWAYS),
    )


def read_hand_overs(fields: Fields, key: str, whose: str) -> tuple[HandOver, ...]:
    """The hand-overs in a list; one without two different parties is a problem, and left out."""
    found: list[tuple[str, str, str, str, str]] = []
    seen: dict[tuple[str, ...], int] = {}
    for entry in fields.groups(key):
        given = entry.name("id")
        giver, taker = (party(entry, end, does) for end, does in (("from", "hands over"), ("to", "receives it")))
        what, good = entry.line_of("what"), entry.line_of("good")
        entry.finish("A hand-over")
        if not giver or not taker:
            continue
        if fold(giver) == fold(taker):
            entry.say(
                "same-party",
                f"`{giver}` hands over to itself here, so there is no customer in this hand-over.",
                "Write two different names behind `from:` and `to:`.",
                entry.values["to"],
            )
            continue
        name = (fold(giver), fold(taker), fold(what))
        if seen.setdefault(name, entry.line) != entry.line:
            entry.say(
                "twice",
                f"The same hand-over stands already in line {seen[name]}, so it would be drawn and counted twice.",
                "Keep one of the two, or say what is different under `what:`.",
            )
            continue
        found.append((given, giver, taker, what, good))
    keys = option_keys((each[0], f"{whose}{each[1]} → {each[2]}: {each[3]}") for each in found)
    return tuple(HandOver(name, *each[1:]) for name, each in zip(keys, found, strict=True))


def party(entry: Fields, end: str, does: str) -> str:
    """The name of a party; "" and a problem where there is none."""
    name = entry.line_of(end)
    if not entry.has(end):
        entry.say(
            "no-party",
            f"This hand-over does not say who {does}, so no arrow could be drawn.",
            f"Write `{end}: A person or role`.",
        )
    elif len(name) > LONGEST:
        entry.say(
            "long-name",
            f"This name has {len(name)} letters; in the drawing there is room for some thirty.",
            "Name a person or role in a few words, and write the rest under `what:` or `good:`.",
            entry.values[end],
        )
    return name
