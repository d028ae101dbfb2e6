"""The columns of a worksheet from its source: their types, and formulas that go round in no circle."""

from __future__ import annotations

import re

from courseware.activities.worksheet.model import Column
from courseware.formulas.checking import Kind, Scope, read_formula
from courseware.formulas.nodes import names_in
from courseware.problems import Problem
from courseware.sources.fields import Fields, either
from courseware.sources.guess import brief, closest
from courseware.sources.named import Named, read_named
from courseware.sources.text import Part
from courseware.sources.yaml_nodes import Scalar, Sequence

NUMBER = r"[-−+]?\d{1,12}(?:\.\d{1,6})?"
RANGED = re.compile(rf"(?P<type>number|scale)(?:\s+(?P<low>{NUMBER})\s+(?:to|-|–)\s+(?P<high>{NUMBER}))?")
TYPES = ("text", "long", "choice", "number 0 to 100", "scale 1 to 10", "date", "check")
PLAIN = ("text", "long", "choice", "date", "check", "formula")
MOST_STEPS = 20
"""Steps of a scale; more are a number that is typed."""


def read_columns(fields: Fields, inputs: tuple[str, ...]) -> tuple[Column, ...]:
    """The columns, their formulas read; `inputs` are the names of the values that formulas may use as well."""
    named = read_named(fields, "columns")
    columns = [read_column(each, fields) for each in named]
    clash = next((each for each in named if each.name in inputs), None)
    if clash:
        fields.problems.append(
            Problem(
                fields.path,
                clash.line,
                clash.column,
                "name-twice",
                f"`{clash.name}` is an input and a column, so a formula could mean either.",
                "Give one of them another name.",
            )
        )
    totals = [column for column in columns if column.total is not None]
    for column in totals[1:]:
        fields.problems.append(
            Problem(
                fields.path,
                column.line,
                column.column,
                "two-totals",
                f"`{totals[0].name}` and `{column.name}` both have a total, and only one can be shared out.",
                "Take one `total:` away.",
            )
        )
    read_formulas(columns, named, fields, inputs)
    return tuple(columns)


def read_column(named: Named, outer: Fields) -> Column:
    """One column without its formula."""
    column = Column(name=named.name, title=named.title, line=named.line, column=named.column)
    body = named.body
    if body is None:
        return column
    has_formula = body.has("formula")
    body.known.add("formula")
    column.type = "formula" if has_formula else "text"
    read_type(column, body, has_formula)
    column.text = body.text("text")
    column.unit = body.line_of("unit")
    column.offer = read_offer(body)
    if column.type == "choice" and len(column.offer) < 2:
        outer.problems.append(
            Problem(
                outer.path,
                named.line,
                named.column,
                "no-offer",
                f"`{named.name}` is a choice with nothing to choose from.",
                "Write `offer: [low, high]`, or what else there is to choose.",
            )
        )
    elif column.offer and column.type != "choice":
        body.say(
            "misplaced-offer", f"`{named.name}` is no choice, so `offer` would not be shown.", "Write `type: choice`.",
            body.keys["offer"],
        )  # fmt: skip
    if body.has("total"):
        total = body.number("total", 100, 1)
        if column.type == "number":
            column.total = total
        else:
            body.say(
                "misplaced-total",
                f"`{named.name}` holds no numbers that people type, so there is nothing to share out.",
                "Write `type: number 0 to 100`, or take `total` away.",
                body.keys["total"],
            )
    body.finish("A column")
    return column


def read_type(column: Column, body: Fields, has_formula: bool) -> None:
    """Sets type and bounds by `type`."""
    scalar = body.scalar("type")
    if scalar is None:
        return
    text = " ".join(scalar.text.lower().split())
    match = RANGED.fullmatch(text)
    if text in PLAIN and has_formula == (text == "formula"):
        column.type = text
        return
    if has_formula:
        body.say(
            "formula-and-type",
            f"`{column.name}` has a formula, so nobody could fill in its `{brief(text)}`.",
            "Take the line with `type` away, or that with `formula`.",
            scalar,
        )
        return
    if text == "formula":
        body.say("no-formula", f"`{column.name}` has no formula.", "Write it: `formula: weight * gap`.", scalar)
        column.type = "text"
        return
    if match and (match["low"] or match["type"] == "number"):
        if not match["low"]:
            column.type = "number"
            return
        low, high = (float(match[each].replace("−", "-")) for each in ("low", "high"))
        whole = low == int(low) and high == int(high)
        if low < high and (match["type"] == "number" or (whole and high - low <= MOST_STEPS)):
            column.type, column.low, column.high = match["type"], low, high
            return
        many = match["type"] == "scale" and low < high
        body.say(
            "bad-range",
            f"`{brief(text)}` is no scale of whole steps, {MOST_STEPS} at most."
            if many
            else f"`{brief(text)}` begins behind its end.",
            "Write `number` instead of `scale`."
            if many
            else f"Write `{match['type']} {match['high']} to {match['low']}`.",
            scalar,
        )
        column.type = "number"
        return
    close = closest(text, TYPES, 0.5)
    body.say(
        "unknown-type",
        f"`{brief(text)}` is no type of a column, so nobody knows what may stand in it.",
        f"Did you mean `type: {close}`?" if close else f"Write {either(f'type: {each}' for each in TYPES)}.",
        scalar,
    )


def read_offer(body: Fields) -> tuple[Part, ...]:
    """What can be chosen: a list, or words with commas."""
    node = body.node("offer")
    if isinstance(node, Scalar):
        return tuple(Part((name,), line, column) for name, line, column in body.names("offer"))
    return body.texts("offer") if isinstance(node, Sequence) else ()


def read_formulas(columns: list[Column], named: list[Named], fields: Fields, inputs: tuple[str, ...]) -> None:
    """Reads the formulas, each with the names of all columns and inputs."""
    kinds: dict[str, Kind] = dict.fromkeys(inputs, "number")
    kinds |= {each.name: "condition" if each.type == "check" else "number" for each in columns if is_usable(each)}
    rows = frozenset(each.name for each in columns if is_usable(each))
    scope = Scope(kinds, columns=rows, texts=[each.name for each in columns if not is_usable(each)])
    for column, entry in zip(columns, named, strict=True):
        scalar = entry.body.scalar("formula") if entry.body else None
        if entry.body is None or scalar is None:
            continue
        place = (fields.path, scalar.line, scalar.column)
        column.formula = read_formula(scalar.text, place, scope, "number", fields.problems)
        column.columns = rows


def is_usable(column: Column) -> bool:
    """Whether a formula can work with it."""
    return column.is_number or column.type == "check"


def in_order(columns: tuple[Column, ...], path: str, problems: list[Problem]) -> tuple[str, ...]:
    """The columns with a formula, each behind those that it needs; what goes round in a circle is a problem."""
    waiting = {each.name: set(names_in(each.formula).values) for each in columns if each.formula}
    found: list[str] = []
    while waiting:
        ready = [name for name, needs in waiting.items() if not needs & waiting.keys()]
        if not ready:
            break
        found += ready
        for name in ready:
            del waiting[name]
    if waiting:
        # Who only needs a member of the circle is left as well; following the needs leads into the circle itself.
        way = [next(iter(waiting))]
        while way[-1] not in way[:-1]:
            way.append(min(waiting[way[-1]] & waiting.keys()))
        circle = way[way.index(way[-1]) :]
        first = next(each for each in columns if each.name == circle[0])
        line, column = (first.formula.source.line, first.formula.source.column) if first.formula else (0, 0)
        problems.append(
            Problem(
                path,
                line,
                column,
                "circular-formula",
                f"These formulas need each other, so none could ever be worked out: {' → '.join(circle)}.",
                "Take one of these names out of one of the formulas.",
            )
        )
    return tuple(found)
