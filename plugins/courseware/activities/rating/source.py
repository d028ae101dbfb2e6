"""Reads a rating. Its dimensions are read one by one, so that one mistake does not hide the next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from courseware.activities.activity import Context
from courseware.activities.exercise import read_common
from courseware.activities.identity import option_keys
from courseware.activities.rating.model import LEAST_GROUP, Dimension, Rating
from courseware.activities.results import Result, check_columns, read_results
from courseware.problems import Problem
from courseware.sources.drafts import Draft
from courseware.sources.fields import Fields
from courseware.sources.guess import brief
from courseware.sources.named import read_named
from courseware.sources.text import Part
from courseware.sources.yaml_nodes import Mapping, Scalar, Sequence

SCALE = re.compile(r"(\d{1,2}) to (\d{1,2})")
UNKNOWN = range(0)
"""A scale that cannot be read: nothing else is held against it."""
MOST_LEVELS = 11
WITH = ("evidence", "confidence")
ALWAYS = Result("talk-first")
"""What a team is to talk about first: kept only when somebody asks for it in the team view."""


def read(draft: Draft, problems: list[Problem], context: Context) -> Rating | None:
    """A rating of what its author wrote; None (and a problem) where it has no title or nothing to rate."""
    fields = draft.fields
    common = read_common(draft, context, "A rating")
    scale = _scale(fields)
    extras = tuple(_extras(fields))
    shared = _levels(fields, scale)
    dimensions = tuple(_dimensions(fields, scale, shared))
    results = read_results(fields, ("lowest", "highest"))
    problems += check_columns(results, draft.path, {f"{verb}.what": ("dimensions",) for verb in ("lowest", "highest")})
    compare = _compare(fields)
    rating = {
        "smallest_group": _smallest_group(fields),
        "chart": fields.word("chart", ("bars", "wheel"), "bars"),
        "memo": fields.yes_no("memo", False),
    }
    fields.finish("A rating")
    if not dimensions and not fields.has("dimensions"):
        fields.say(
            "no-dimensions",
            "This rating has no dimensions, so there is nothing to rate.",
            "Write `dimensions:` and below it, two blanks further in, a name for each, with `title` and `levels`.",
        )
    _check_outside(fields, dimensions, bool(compare))
    if common is None or not dimensions or not scale:
        return None
    weighted = bool(compare) or any(each.weight != 1 for each in dimensions)
    return Rating(
        **common,
        **rating,  # type: ignore[arg-type]
        low=scale[0],
        high=scale[-1],
        dimensions=dimensions,
        evidence="evidence" in extras,
        confidence="confidence" in extras,
        compare=compare,
        weighted=weighted,
        results=(*results, ALWAYS),
    )


def _scale(fields: Fields) -> range:
    scalar = fields.scalar("scale")
    if scalar is None:
        return range(1, 6)
    match = SCALE.fullmatch(" ".join(scalar.text.split()))
    if match:
        low, high = int(match[1]), int(match[2])
        if low < high < low + MOST_LEVELS:
            return range(low, high + 1)
    fields.say(
        "wrong-scale",
        f"`scale: {brief(scalar.text)}` is no scale that people can choose from.",
        f"Write two whole numbers, the lower one first and at most {MOST_LEVELS} levels, such as `scale: 1 to 5`.",
        scalar,
    )
    return UNKNOWN


def _extras(fields: Fields) -> Iterator[str]:
    for name, line, column in fields.names("with"):
        if name in WITH:
            yield name
        else:
            fields.say(
                "wrong-word",
                f"A rating cannot ask for `{brief(name)}` with each level.",
                "Write `with: [evidence, confidence]`, or one of the two.",
                Scalar(name, line, column),
            )


def _smallest_group(fields: Fields) -> int:
    size = fields.whole("smallest-group", 5, 0, 1000)
    if size >= LEAST_GROUP:
        return size
    fields.say(
        "group-too-small",
        f"With `smallest-group: {size}` the team view would show what a single person has rated.",
        "Write 2 at least; 5 is the usual number: `smallest-group: 5`.",
        fields.values["smallest-group"],
    )
    return 5


def _compare(fields: Fields) -> tuple[tuple[str, Part], ...]:
    """What is rated in turn; equal names are a problem."""
    names = fields.texts("compare")
    seen: dict[str, Part] = {}
    for name in names:
        text = " ".join(name.text.split())
        if text in seen:
            fields.say(
                "name-twice",
                f"`{brief(text)}` stands twice under `compare`, so nobody could tell the two apart.",
                "Give each a name of its own.",
                Scalar(name.text, name.line, name.column),
            )
        seen[text] = name
    node = fields.values.get("compare")
    if (isinstance(node, Sequence) and len(seen) == 1) or isinstance(node, Scalar):
        fields.say(
            "one-to-compare",
            "`compare` has only one name, so there is nothing to compare it with.",
            "Write two or more, such as `compare: [First offer, Second offer]`, or take the line away.",
            node,
        )
    kept = list(seen.values())
    return tuple(zip(option_keys([("", each.text) for each in kept]), kept, strict=True))


def _check_outside(fields: Fields, dimensions: tuple[Dimension, ...], compare: bool) -> None:
    asked = next((each.outside for each in dimensions if each.outside), None)
    if compare and asked:
        fields.say(
            "outside-of-several",
            "People outside are asked once, so with `compare` nobody would know what their answers are about.",
            "Take `outside` away, or write a rating of its own for each.",
            Scalar("", asked.line, asked.column),
        )


def _dimensions(fields: Fields, scale: range, shared: dict[int, Part]) -> Iterator[Dimension]:
    for name, title, body, line, column in read_named(fields, "dimensions"):
        own = body or Fields(Mapping([], line, column), fields.path, fields.problems)
        levels = _levels(own, scale) or shared
        if not own.has("levels") or levels is not shared:
            _check_ends(own, name, levels, scale, Scalar(name, line, column))
        yield Dimension(
            name,
            title,
            levels,
            own.text("evidence"),
            own.text("outside"),
            own.number("weight", 1, 0),
            _level(own, "target", scale),
            _level(own, "at-least", scale),
        )
        own.finish("A dimension")


def _levels(fields: Fields, scale: range) -> dict[int, Part]:
    """The anchors under `levels`, by level; those that are no level of the scale are problems."""
    group = fields.group("levels")
    found: dict[int, Part] = {}
    for entry in group.mapping.entries if group else ():
        key, value = entry.key, entry.value
        level = int(key.text) if key.text.isdecimal() and len(key.text) < 3 else -1
        if scale and level not in scale:
            fields.say(
                "level-off-scale",
                f"`{brief(key.text)}` is no level of the scale {scale[0]} to {scale[-1]}, so nobody could choose it.",
                f"Write a whole number from {scale[0]} to {scale[-1]}, or change `scale`.",
                key,
            )
        elif not isinstance(value, Scalar) or not value.text.strip():
            fields.say(
                "text-expected",
                f"Level {level} has no words, so nobody would know what it stands for.",
                f"Write `{level}: what one sees there`, or take the line away.",
                key,
            )
        else:
            found[level] = value.part
    return dict(sorted(found.items()))


def _check_ends(fields: Fields, name: str, levels: dict[int, Part], scale: range, place: Scalar) -> None:
    missing = [str(level) for level in (*scale[:1], *scale[-1:]) if level not in levels]
    if missing:
        fields.say(
            "ends-missing",
            f"`{name}` does not say what level {' and level '.join(missing)} look{'s' if len(missing) == 1 else ''} like, "
            "and without both ends everybody would have a scale of their own.",
            f"Write below `levels:` the line{'s' if len(missing) > 1 else ''} "
            + " and ".join(f"`{level}: what one sees there`" for level in missing)
            + ".",
            fields.keys.get("levels", place),
        )


def _level(fields: Fields, key: str, scale: range) -> int | None:
    scalar = fields.scalar(key)
    if scalar is None:
        return None
    text = scalar.text.strip()
    if text.isdecimal() and len(text) < 3 and (not scale or int(text) in scale):
        return int(text)
    fields.say(
        "level-off-scale",
        f"`{key}: {brief(text)}` is no level of the scale {scale[0]} to {scale[-1]}.",
        f"Write a whole number from {scale[0]} to {scale[-1]}.",
        scalar,
    )
    return None
