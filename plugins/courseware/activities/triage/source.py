"""A triage from its source: `questions:` that count, and `verdicts:` that no sum of points escapes."""

from __future__ import annotations

import re

from courseware.activities.activity import Context
from courseware.activities.exercise import read_common
from courseware.activities.identity import option_keys
from courseware.activities.results import Result
from courseware.activities.triage.model import Ask, Triage, Verdict
from courseware.problems import Problem
from courseware.sources.drafts import Draft
from courseware.sources.fields import Fields
from courseware.sources.guess import brief
from courseware.sources.text import Part

POINTS = re.compile(r"[+-]?\d{1,4}")


def read(draft: Draft, problems: list[Problem], context: Context) -> Triage | None:
    """The triage; None if it has no title, no questions or no verdicts."""
    fields = draft.fields
    common = read_common(draft, context, "A triage")
    entries, bands = fields.groups("questions"), fields.groups("verdicts")
    fields.finish("A triage")
    asks = read_asks(entries)
    verdicts = [(verdict, entry) for entry in bands if (verdict := read_verdict(entry))]
    for key, given, example in (
        ("questions", entries, "- ask: …` with `if-yes: -3` and `if-no: 3"),
        ("verdicts", bands, "- from: 0` with `title` and `reply"),
    ):
        if not given:
            fields.say(
                f"no-{key}",
                f"This triage has no {key}, so it would come to nothing.",
                f"Write `{key}:`, and below it `{example}`.",
            )
    if common is None or not asks or not verdicts:
        return None
    triage = Triage(
        **common,
        results=(Result("verdict"),),
        asks=asks,
        verdicts=tuple(sorted((verdict for verdict, _ in verdicts), key=lambda each: -each.least)),
    )
    if len(verdicts) == len(bands):
        check_bands(triage, verdicts)
    return triage


def read_asks(entries: list[Fields]) -> tuple[Ask, ...]:
    """The questions with their keys."""
    found: list[tuple[str, Part, Part | None, int, int]] = []
    for entry in entries:
        key, text, because = entry.name("id"), entry.text("ask"), entry.text("because")
        yes, no = read_points(entry, "if-yes"), read_points(entry, "if-no")
        entry.finish("A question of a triage")
        if text is None:
            entry.say("no-title", "This question does not say what is asked.", "Write `ask: What is asked?`.")
            continue
        if yes == no:
            entry.say(
                "no-difference",
                "Yes and no count the same here, so this question would change nothing.",
                "Write `if-yes: -3` or `if-no: 3`, each with the points that it adds.",
            )
        found.append((key, text, because, yes, no))
    keys = option_keys((key, text.text) for key, text, _, _, _ in found)
    return tuple(
        Ask(key=key, text=text, because=because, yes=yes, no=no)
        for key, (_, text, because, yes, no) in zip(keys, found, strict=True)
    )


def read_points(entry: Fields, key: str) -> int:
    """Points: a whole number, which may be below zero; 0 where nothing is said."""
    scalar = entry.scalar(key)
    if scalar is None:
        return 0
    if POINTS.fullmatch(scalar.text.strip()):
        return int(scalar.text)
    entry.say(
        "wrong-number",
        f"`{key}: {brief(scalar.text)}` is no whole number of points.",
        f"Write `{key}: 3` or `{key}: -3`.",
        scalar,
    )
    return 0


def read_verdict(entry: Fields) -> Verdict | None:
    """One verdict; None (and a problem) where a part of it is missing."""
    before = len(entry.problems)
    least, title, reply = read_points(entry, "from"), entry.text("title"), entry.text("reply")
    entry.finish("A verdict")
    for key, part in (("from", entry.has("from")), ("title", title), ("reply", reply)):
        if not part and (key == "from" or not entry.has(key)):
            entry.say(
                "verdict-incomplete",
                f"This verdict has no `{key}`.",
                "A verdict is written `{from: 3, title: Train, reply: Let us plan it.}`.",
            )
            return None
    if title is None or reply is None or len(entry.problems) > before:
        return None
    return Verdict(least=least, title=title, reply=reply)


def check_bands(triage: Triage, verdicts: list[tuple[Verdict, Fields]]) -> None:
    """A problem where points come to no verdict, or a verdict to no points."""
    lowest, highest = triage.lowest, triage.highest
    sums = reachable(triage)
    by_least: dict[int, Fields] = {}
    for verdict, band in verdicts:
        least = verdict.least
        if least in by_least:
            band.say(
                "verdict-twice",
                f"A verdict from {least} on stands already in line {by_least[least].line}, so this one would never come.",
                "Let it begin at another number of points.",
            )
        by_least.setdefault(least, band)
    edges = sorted(by_least)
    if edges[0] > lowest:
        by_least[edges[0]].say(
            "no-verdict",
            f"Answers can come to {lowest} points, and the lowest verdict begins at {edges[0]}: below it nobody would get one.",
            f"Write `from: {lowest}` here.",
        )
    for edge, end in zip(edges, [*edges[1:], highest + 1], strict=True):
        if not any(edge <= each < end for each in sums) and (edge > lowest or end <= lowest):
            by_least[edge].say(
                "verdict-unreachable",
                f"No answers come to this verdict: it takes {edge} points"
                + (f" to {end - 1}" if end <= highest else "")
                + f", and answers come to {lowest} up to {highest}.",
                "Let it begin at fewer points, or take it away.",
            )


def reachable(triage: Triage) -> set[int]:
    """Every sum of points that answers can come to."""
    sums = {0}
    for ask in triage.asks:
        sums = {each + points for each in sums for points in (ask.yes, ask.no, 0)}
    return sums
