"""A worksheet from its source: its columns, and all that speaks of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from courseware.activities.activity import Context
from courseware.activities.exercise import read_common
from courseware.activities.identity import option_keys
from courseware.activities.results import Result, check_columns, read_results
from courseware.activities.worksheet.columns import in_order, read_columns
from courseware.activities.worksheet.model import Column, Input, Row, Tab, Worksheet
from courseware.problems import Problem
from courseware.sources.drafts import Draft
from courseware.sources.fields import DECIMAL, NO, YES, Fields, either
from courseware.sources.guess import brief, closest
from courseware.sources.named import read_named
from courseware.sources.text import Part
from courseware.sources.yaml_nodes import Mapping, Scalar, describe

LAYOUTS = ("table", "cards", "form")
VIEW = re.compile(r"(?:(?:bars|line|pareto) of (?P<of>[a-z0-9-]+)|matrix of (?P<y>[a-z0-9-]+) by (?P<x>[a-z0-9-]+))")
VIEWS = ("table", "bars of COLUMN", "line of COLUMN", "pareto of COLUMN", "matrix of COLUMN by COLUMN")
FORM = "form"
"""The key of the only row of a form, so that its answers stay when its words change."""


def read(draft: Draft, problems: list[Problem], context: Context) -> Worksheet | None:
    """The worksheet; None if it has no title or no column."""
    common = read_common(draft, context, "A worksheet")
    fields = draft.fields
    inputs = read_inputs(fields)
    tabs = read_tabs(fields)
    columns = read_columns(fields, tuple(each.name for each in inputs))
    layout = fields.word("layout", LAYOUTS, "table")
    rows = read_rows(fields, columns, tabs, layout) if columns else ()
    views = read_views(fields, columns)
    results = read_results(fields, ("first", "without", "sum"))
    fields.finish("A worksheet")
    if not columns:
        fields.say(
            "no-columns",
            "A worksheet without columns has nothing to fill in.",
            "Write `columns:` and below it, two blanks further in, `what: What you saw`.",
            fields.keys.get("columns"),
        )
        return None
    names = tuple(each.name for each in columns)
    numbers = tuple(each.name for each in columns if each.is_number)
    known = {
        "first.what": names,
        "first.by": numbers,
        "without.what": ("rows", *names),
        "without.by": names,
        "sum.what": numbers,
    }
    problems += check_columns(results, draft.path, known)
    if layout == FORM:
        # The fields of a form are few, so that each is a result by itself.
        results += tuple(Result(name) for name in names if name not in [each.name for each in results])
    order = in_order(columns, draft.path, problems)
    if common is None:
        return None
    return Worksheet(
        **common,
        columns=columns,
        inputs=inputs,
        tabs=tabs,
        rows=rows,
        layout=layout,
        views=views,
        order=order,
        results=results,
    )


def read_inputs(fields: Fields) -> tuple[Input, ...]:
    """What stands under `inputs`: values by name."""
    found = []
    for name, title, body, _, _ in read_named(fields, "inputs"):
        value = unit = ""
        if body:
            scalar = body.scalar("value")
            value = scalar.text.strip().replace(",", ".") if scalar else ""
            unit = body.line_of("unit")
            body.finish("An input")
            if scalar and not DECIMAL.fullmatch(value):
                body.say(
                    "wrong-number",
                    f"`value: {brief(value)}` is no number, so no formula could work with it.",
                    "Write digits alone, such as `value: 9`; a unit stands in `unit:`.",
                    scalar,
                )
        found.append(Input(name, title, value, unit))
    return tuple(found)


def read_tabs(fields: Fields) -> tuple[Tab, ...]:
    """What stands under `tabs`: titles, or names with their titles."""
    if isinstance(fields.node("tabs"), Mapping):
        return tuple(Tab(name, title) for name, title, *_ in read_named(fields, "tabs"))
    titles = [Part((text,), line, column) for text, line, column in fields.names("tabs")]
    return tuple(map(Tab, option_keys([("", title.text) for title in titles]), titles))


def read_rows(fields: Fields, columns: tuple[Column, ...], tabs: tuple[Tab, ...], layout: str) -> tuple[Row, ...]:
    """The rows to start from, with keys made of their words."""
    read_ones = []
    by_title = {tab.title.text.strip().lower(): tab.key for tab in tabs if tab.title} | {
        tab.key: tab.key for tab in tabs
    }
    for row in fields.groups("rows"):
        given = "" if any(each.name == "id" for each in columns) else row.name("id")
        tab = ""
        if tabs and not any(each.name == "tab" for each in columns) and row.has("tab"):
            wanted = row.line_of("tab")
            tab = by_title.get(wanted.lower(), "")
            if not tab:
                row.say(
                    "unknown-tab",
                    f"There is no tab `{brief(wanted)}`, so nobody would see this row.",
                    f"Write {either(f'tab: {each.title.text}' for each in tabs if each.title)}.",
                    row.values["tab"],
                )
        cells = read_cells(row, columns)
        if cells:
            read_ones.append((given, tab, cells))
    if layout == FORM:
        if len(read_ones) > 1:
            fields.say("form-rows", "A form is one row, so the others would not be shown.", "Leave one of them.",
                       fields.values["rows"])  # fmt: skip
        return tuple(Row(FORM, tab, cells) for _, tab, cells in read_ones[:1])
    worded = [each.name for each in columns if each.is_worded]

    def words(cells: dict[str, Part]) -> str:
        """What tells a row from others; figures only where there are no words, so that another figure moves no answer."""
        chosen = [name for name in worded if name in cells] or list(cells)
        return "\n".join(f"{name}={cells[name].text}" for name in chosen)

    keys = option_keys([(given, f"{tab}\n{words(cells)}") for given, tab, cells in read_ones])
    return tuple(Row(key, tab, cells) for key, (_, tab, cells) in zip(keys, read_ones, strict=True))


def read_cells(row: Fields, columns: tuple[Column, ...]) -> dict[str, Part]:
    """The values of a row by column; one that its column cannot hold is a problem."""
    by_name = {each.name: each for each in columns}
    cells: dict[str, Part] = {}
    for name, key in row.keys.items():
        value = row.values[name]
        if name in row.known and name not in by_name:
            continue
        if name not in by_name:
            close = closest(name, tuple(by_name), 0.5)
            row.say(
                "unknown-column",
                f"There is no column `{brief(name)}`, so this would not be shown.",
                f"Did you mean `{close}`?" if close else f"Write {either(by_name)}.",
                key,
            )
        elif not isinstance(value, Scalar):
            row.say("text-expected", f"`{name}` holds {describe(value)}, where text belongs.",
                    f"Write one `{name}: text`.", value)  # fmt: skip
        elif value.text.strip():
            text = cell(by_name[name], value.text.strip())
            if text is None:
                row.say("wrong-value", f"`{brief(value.text)}` cannot stand in the column `{name}`.",
                        wanted(by_name[name]), value)  # fmt: skip
            else:
                cells[name] = value.part if by_name[name].is_worded else Part((text,), value.line, value.column)
    return cells


def cell(column: Column, text: str) -> str | None:
    """A value as the browser keeps it; None if its column cannot hold it."""
    if column.type in ("number", "scale"):
        bare = text.replace("−", "-").replace(",", ".").removeprefix("+")
        if not DECIMAL.fullmatch(bare) or (column.type == "scale" and float(bare) != int(float(bare))):
            return None
        inside = column.low is None or column.high is None or column.low <= float(bare) <= column.high
        return bare if inside else None
    if column.type == "date":
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            return None
    if column.type == "check":
        return "yes" if text.lower() in YES else "" if text.lower() in NO else None
    if column.type == "choice":
        return text if text in [" ".join(each.text.split()) for each in column.offer] else None
    return None if column.type == "formula" else text


def wanted(column: Column) -> str:
    """What to write into a column instead."""
    if column.type == "choice" and column.offer:
        return f"Write {either(each.text for each in column.offer)}."
    if column.type in ("number", "scale"):
        bounds = "" if column.low is None else f" from {column.low:.15g} to {column.high:.15g}"
        return f"Write a {'whole ' if column.type == 'scale' else ''}number{bounds}."
    return {
        "date": "Write a day, such as `2027-03-31`.",
        "check": "Write `yes` or `no`.",
        "formula": "Take it away: the formula works it out.",
    }.get(column.type, "Take it away.")


def read_views(fields: Fields, columns: tuple[Column, ...]) -> tuple[str, ...]:
    """The drawings: phrases about columns that hold numbers."""
    found = []
    for text, line, column in fields.names("views"):
        phrase = " ".join(text.split())
        match = VIEW.fullmatch(phrase)
        if phrase != "table" and not match:
            fields.problems.append(
                Problem(
                    fields.path, line, column, "unknown-view",
                    f"`{brief(phrase)}` is no way to show a worksheet.", f"Write {either(VIEWS)}.",
                )
            )  # fmt: skip
        if match:
            # Each of its columns is looked at, so that one run tells all that is wrong.
            drawn = [is_drawn(fields, name, columns, line, column) for name in spoken_of(match)]
            if all(drawn):
                found.append(phrase)
    return tuple(found)


def spoken_of(match: re.Match[str]) -> Iterable[str]:
    """The columns that a view names."""
    return [name for name in match.groupdict().values() if name]


def is_drawn(fields: Fields, name: str, columns: tuple[Column, ...], line: int, column: int) -> bool:
    """Whether a column can be drawn; if not, a problem says why."""
    numbers = tuple(each.name for each in columns if each.is_number)
    if name in numbers:
        return True
    exists = any(each.name == name for each in columns)
    close = closest(name, numbers, 0.5)
    message = (
        f"The column `{name}` holds no numbers to draw." if exists else f"There is no column `{brief(name)}` to draw."
    )
    hint = f"Did you mean `{close}`?" if close else f"Write {either(numbers)}." if numbers else "Take the view away."
    fields.problems.append(Problem(fields.path, line, column, "unknown-column", message, hint))
    return False
