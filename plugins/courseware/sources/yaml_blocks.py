"""A text on lines of its own, below a `|` or `>`: how far it goes and whether all of it is set in."""

from __future__ import annotations

import re

from courseware.sources.yaml_bent import Place, Sheet, spaces, write
from courseware.sources.yaml_nodes import Scalar
from courseware.sources.yaml_signs import NAMED_LINE, folds_badly, leading

_DIGIT = re.compile(r"[|>][+-]?([1-9])")


def read_block(sheet: Sheet, place: Place) -> int:
    """Reads the block whose `|` or `>` stands at `place`, and gives the row behind it."""
    row, parent = place.row, place.parent
    value = sheet.shown[row][place.column :].rstrip()
    start = row + 1
    while start < len(sheet.shown) and not sheet.shown[start].strip():
        sheet.shown[start] = sheet.work[start] = ""
        start += 1
    if start == len(sheet.shown):
        return row + 1
    base = _indent(sheet, start, parent + 1)
    if base <= parent:
        return _not_set_in(sheet, place, start) if base == parent else row + 1
    digit = _DIGIT.match(value)
    if digit:
        base = min(base, max(parent, 0) + int(digit[1]))
    end, shallow = _extent(sheet, start, parent, base)
    if shallow:
        _deepen(sheet, shallow, base)
    if value[0] == ">" and folds_badly(sheet.shown[row + 1 : end]):
        _tell_folded(sheet, place, value)
        _take(sheet, place, end, base)
    elif sheet.shown[start].startswith("\t", base):
        _take(sheet, place, end, base)  # PyYAML's C part takes a tab at this one place for a mistake
    return end


def _indent(sheet: Sheet, row: int, least: int) -> int:
    """The spaces before `row`; tabs there are made spaces only where these are fewer than `least`: others are text."""
    count = leading(sheet.shown[row])
    return sheet.indent(row) if count < least and sheet.shown[row][count : count + 1].isspace() else count


def _extent(sheet: Sheet, start: int, parent: int, base: int) -> tuple[int, list[int]]:
    """The row behind the block, and the rows in it that are set in less than its first."""
    shallow = []
    end = row = start
    while row < len(sheet.shown):
        line = sheet.shown[row]
        if line.strip():
            indent = _indent(sheet, row, base)
            if indent <= parent or sheet.ends(row):
                break
            if indent < base:
                if NAMED_LINE.match(line.strip()):
                    break
                shallow.append(row)
            end = row + 1
        row += 1
    sheet.literal.update(range(start, end))
    return end, shallow


def _deepen(sheet: Sheet, shallow: list[int], base: int) -> None:
    """Tells that the lines `shallow` are set in less than the beginning of their text."""
    pad = {row: " " * base + sheet.shown[row].lstrip(" ") for row in shallow}
    first, last = shallow[0], shallow[-1]
    lines = [pad.get(row, sheet.shown[row]) for row in range(first, last + 1)]
    fix = (first, last, lines) if sheet.certain(first, last + 1) else None
    sheet.tell(
        first, base, "yaml-indent",
        "This line is set in less than the first line of its text, so YAML cannot tell where it belongs.",
        f"Set it in by {spaces(base)}, as the first line is.", fix,
    )  # fmt: skip
    for row, line in pad.items():
        sheet.move(row, 0, len(line) - len(sheet.shown[row]))
        sheet.shown[row] = sheet.work[row] = line


def _tell_folded(sheet: Sheet, place: Place, value: str) -> None:
    """Tells that `>` joins lines that Markdown needs apart."""
    row = place.row
    written = f"{place.lead.rstrip()} |{value[1:]}"
    sheet.tell(
        row, place.column, "bent-yaml",
        "Below a `>` YAML joins the lines into one, so their paragraphs or list are lost.",
        write([written]), (row, row, [written]) if place.above < 0 and sheet.certain(row, row + 1) else None,
    )  # fmt: skip


def _take(sheet: Sheet, place: Place, end: int, base: int) -> None:
    """Takes the lines up to `end` for the text, as they stand."""
    lines = [line[base:] if line.strip() else "" for line in sheet.shown[place.row + 1 : end]]
    sheet.replace(place, end, Scalar("\n".join(lines).rstrip("\n"), sheet.line_of(place.row + 1), base + 1, True))


def _not_set_in(sheet: Sheet, place: Place, start: int) -> int:
    """A text below a `|` that stands in the column of its key: told, where it cannot be keys or a list."""
    parent = place.parent
    end = row = start
    while row < len(sheet.shown):
        line = sheet.shown[row]
        body = line.strip()
        if body:
            same = sheet.indent(row) == parent and (body.startswith("- ") or body[0] == "#")
            if sheet.indent(row) < parent or same or NAMED_LINE.match(body) or sheet.ends(row):
                break
            end = row + 1
        row += 1
    if end == start:
        return place.row + 1
    lines = [line[parent:].rstrip() for line in sheet.shown[start:end]]
    written = [" " * (parent + 2) + line if line else "" for line in lines]
    sheet.tell(
        start, parent, "yaml-indent",
        "The text below a `|` is set in further than its key; here YAML takes it for keys.",
        f"Set it in by {spaces(parent + 2)}.",
        (start, end - 1, written) if sheet.certain(start, end) else None,
    )  # fmt: skip
    sheet.replace(place, end, Scalar("\n".join(lines), sheet.line_of(start), parent + 1, True))
    return end
