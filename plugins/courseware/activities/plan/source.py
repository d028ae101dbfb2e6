"""A plan from its source: what it gathers, its columns, a rubric, days to be reminded."""

from __future__ import annotations

import re

from courseware.activities.activity import Context
from courseware.activities.exercise import read_common
from courseware.activities.plan.model import Column, Criterion, Plan
from courseware.activities.results import Use
from courseware.problems import Problem
from courseware.sources.days import read_days
from courseware.sources.drafts import Draft
from courseware.sources.fields import Fields
from courseware.sources.guess import brief
from courseware.sources.named import Named, read_named
from courseware.sources.text import Part
from courseware.sources.yaml_nodes import Scalar

TYPES = ("text", "long", "date", "check")
RESULT = re.compile(r"[a-z0-9-]+\.[a-z0-9-]+")
PASS = re.compile(r"(?P<points>\d{1,3})(?: of (?P<all>\d{1,3}))?")
MOST_LEVELS = 10


def read(draft: Draft, problems: list[Problem], context: Context) -> Plan | None:
    """The plan; None if it has no title or no columns."""
    fields = draft.fields
    common = read_common(draft, context, "A plan")
    uses = read_uses(fields)
    columns = tuple(read_column(each) for each in read_named(fields, "columns"))
    criteria = tuple(each for each in (read_criterion(named) for named in read_named(fields, "rubric")) if each)
    highest = sum(max(each.levels) for each in criteria)
    share = read_pass(fields, highest)
    remind = read_days(fields)
    fields.finish("A plan")
    if not columns:
        fields.say(
            "no-columns",
            "This plan has no columns, so nothing could be written into it.",
            "Write `columns:`, and below it `what: What` and `by: {title: By when, type: date}`.",
        )
    if common is None or not columns:
        return None
    return Plan(**common, uses=uses, columns=columns, criteria=criteria, share=share, remind=remind)


def read_uses(fields: Fields) -> tuple[Use, ...]:
    """`gather`: the named results, each once."""
    found: dict[str, Use] = {}
    for name, line, column in fields.names("gather"):
        if not RESULT.fullmatch(name):
            fields.say(
                "unknown-result",
                f"`{brief(name)}` is no name of a result.",
                "Write the id of an exercise, a dot and the name of its result: `gap-table.top-gaps`.",
                Scalar(name, line, column),
            )
        elif name in found:
            fields.say(
                "gathered-twice",
                f"`{name}` is gathered already in line {found[name].line}.",
                "Take one of the two away.",
                Scalar(name, line, column),
            )
        else:
            found[name] = Use(name, line, column)
    return tuple(found.values())


def read_column(named: Named) -> Column:
    """One column."""
    kind = "text"
    if named.body:
        kind = named.body.word("type", TYPES, "text")
        named.body.known.add("title")
        named.body.finish("A column of a plan")
    return Column(name=named.name, title=named.title, type=kind)


def read_criterion(named: Named) -> Criterion | None:
    """A row of the rubric; levels between those with words are there as well."""
    body = named.body
    group = body.group("levels") if body else None
    objectives = body.names("objectives") if body else ()
    if body:
        body.known.add("title")
        body.finish("A criterion")
    words: dict[int, Part] = {}
    for entry in group.mapping.entries if group else ():
        level, value = entry.key.text, entry.value
        if not re.fullmatch(r"\d{1,2}", level) or int(level) > MOST_LEVELS:
            assert group
            group.say(
                "wrong-number",
                f"`{brief(level)}` is no level.",
                f"Levels are whole numbers from 0 to {MOST_LEVELS}, such as `0: nobody` and `3: people we asked`.",
                entry.key,
            )
        elif isinstance(value, Scalar) and value.text.strip():
            words[int(level)] = value.part
    if len(words) > 1:
        return Criterion(
            name=named.name,
            title=named.title,
            levels={level: words.get(level) for level in range(min(words), max(words) + 1)},
            objectives=objectives,
        )
    if body:
        body.say(
            "no-levels",
            f"`{named.name}` needs words for two levels at least, so that people can tell them apart.",
            f"Write `{named.name}: {{title: …, levels: {{0: nobody, 3: people we asked}}}}`.",
            named.place,
        )
    return None


def read_pass(fields: Fields, highest: int) -> float:
    """`10 of 15`, or `10` of all points there are: as a share of them; 0 where nothing is said."""
    scalar = fields.scalar("pass")
    if scalar is None:
        return 0
    match = PASS.fullmatch(scalar.text.strip())
    if not match or not int(match["points"]):
        fields.say(
            "wrong-number",
            f"`pass: {brief(scalar.text)}` says no number of points.",
            "Write `pass: 10 of 15`.",
            scalar,
        )
        return 0
    points, every = int(match["points"]), int(match["all"] or highest)
    if not highest:
        fields.say(
            "pass-without-rubric",
            "`pass` speaks of points, and without a rubric there are none.",
            "Write `rubric:`, or take this line away.",
            scalar,
        )
        return 0
    if points > every:
        fields.say(
            "pass-too-high",
            f"`pass` asks for {points} points, and {every} is all there are, so no plan could stand.",
            f"Write `pass: {max(1, round(every * 2 / 3))} of {every}`.",
            scalar,
        )
        return 0
    return points / every
