"""A value that begins with a quotation mark."""

from __future__ import annotations

import re

from courseware.sources.yaml_bent import Place, Sheet, write
from courseware.sources.yaml_flow import QUOTED
from courseware.sources.yaml_signs import NOTHING_BEHIND, comment_at, folds_badly

_GOOD_ESCAPES = re.compile(
    r'(?:[^\\]|\\(?:[0abtnvfre "/\\N_LP\t]|x[0-9A-Fa-f]{2}|u(?![dD][89A-Fa-f])[0-9A-Fa-f]{4}'
    r"|U000[0-9A-Ca-cE-Fe-f][0-9A-Fa-f]{4}|U0010[0-9A-Fa-f]{4}))*"
)
_APOSTROPHE = re.compile(r"'(?:tis|twas|til|cause|em|n|round|\d0s)\b", re.IGNORECASE)
_CLOSING = {'"': re.compile(r'(?:[^"\\]|\\.)*"'), "'": re.compile(r"(?:[^']|'')*'(?!')")}


def read_quoted(sheet: Sheet, place: Place, value: str) -> int:
    """Reads the text in quotation marks at `place`, and gives the row behind it."""
    raw, row, at = sheet.shown[place.row], place.row, place.column
    found = QUOTED.match(raw, at)
    if found and NOTHING_BEHIND.match(raw, found.end()):
        if raw[at] == '"' and not _GOOD_ESCAPES.fullmatch(found[0], 1, len(found[0]) - 1):
            sheet.text(
                place, row + 1, "yaml-quote",
                'Between " " a backslash begins a sign of its own, and YAML does not know this one.',
                lines=[found[0][1:-1].replace('\\"', '"')],
            )  # fmt: skip
        return row + 1
    if found:
        last = sheet.region(row, place.parent)
        comment = comment_at(raw, at, found.end())
        tail = raw[comment.at :].rstrip() if comment and not comment.bent and last == row + 1 else ""
        sheet.text(
            place, last, "yaml-quote",
            "YAML takes these quotation marks for the limits of the whole text, and cannot place what follows.", tail=tail,
        )  # fmt: skip
        return last
    last = _closing_row(sheet, row, place.parent, raw[at])
    if last:
        _check_joined(sheet, place, last)
        return last
    return _unclosed(sheet, place, value)


def _closing_row(sheet: Sheet, row: int, parent: int, sign: str) -> int:
    """The row behind the one in which a quotation mark is closed; 0 where it is not."""
    other = row + 1
    while not sheet.ends(other):
        if sheet.shown[other].strip() and sheet.indent(other) <= parent:
            return 0
        found = _CLOSING[sign].match(sheet.shown[other])
        if found:
            return other + 1 if NOTHING_BEHIND.match(sheet.shown[other], found.end()) else 0
        other += 1
    return 0


def _check_joined(sheet: Sheet, place: Place, last: int) -> None:
    """Tells that a text in quotation marks loses its paragraphs or list."""
    lines = sheet.collect(place.row, last, place.column)
    if not folds_badly(lines):
        return
    sign = lines[0][0]
    raw = "".join(lines)
    lines[0] = lines[0][1:]
    lines[-1] = lines[-1].rpartition(sign)[0]
    if sign == "'":
        lines = [line.replace("''", "'") for line in lines]
    sheet.text(
        place, last, "bent-yaml", "YAML joins these lines into one, so their paragraphs or list are lost.",
        lines=lines, advice="Write it on lines of its own, below a `|`." if sign == '"' and "\\" in raw else "",
    )  # fmt: skip


def _unclosed(sheet: Sheet, place: Place, value: str) -> int:
    last = sheet.region(place.row, place.parent)
    if _APOSTROPHE.match(value):
        sheet.text(place, last, "yaml-quote", "YAML takes `'` at the beginning of a text for a quotation mark.")
        return last
    lines = sheet.collect(place.row, last, place.column)
    lines[0] = lines[0][1:]
    sheet.text(
        place, last, "yaml-quote", "This quotation mark is never closed, so YAML takes all that follows for its text.",
        lines=lines, advice=f"{write([f'{place.lead.strip()} {value}{value[0]}'])[:-1]}, or take the mark away.",
    )  # fmt: skip
    return last
