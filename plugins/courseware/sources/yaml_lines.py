"""Goes through a sheet of YAML line by line, as its author sees it: keys, list items, texts below them.

It is called where PyYAML has stumbled or something looks bent, tells every line that YAML cannot
read as meant, and leaves a sheet that PyYAML can read. PyYAML keeps the last word.
"""

from __future__ import annotations

import re

from courseware.sources.yaml_bent import Place, Sheet, spaces
from courseware.sources.yaml_blocks import read_block
from courseware.sources.yaml_keys import GLUED, add_colon, bare_key, part_dash, split_key
from courseware.sources.yaml_nodes import Scalar, Sequence
from courseware.sources.yaml_signs import CURLY, HEADER, NAME, NAMED_LINE
from courseware.sources.yaml_values import cut_value, read_value

_DASH = re.compile(r"-(?:[ \t]+|$)")
_KEY = re.compile(
    r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?![-?:](?:[ \t]|$))[^\s"'\[\]{}#&*!|>%@`,](?:[^:#]|:(?=[^\s])|(?<=\S)#)*?)"""
    r"[ \t]*:(?=[ \t]|$)"
)
_BLANK = re.compile(r"[ \t]*")


class LineReader:
    """Reads one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._levels: list[tuple[int, bool]] = []
        """Column of every open group of keys or list, outermost first; true for a list."""
        self._open: Place | None = None
        """The key or `-` whose value may follow below."""
        self.prose: Scalar | Sequence | None = None
        """What a document without keys begins with."""
        self._last: tuple[Place, int] | None = None
        """The last sound text, and the row behind it."""

    def run(self) -> None:
        """Reads to the end, or until enough has been told."""
        row = 0
        while row < len(self._sheet.shown) and not self._sheet.full:
            row = self._line(row)

    def _line(self, row: int) -> int:
        """Reads what begins in `row`, and gives the row behind it; `row` itself where it was mended and is read anew."""
        sheet = self._sheet
        body = sheet.shown[row].strip()
        if not body or body[0] == "#" or sheet.ends(row):
            return row + 1
        if sheet.shown[row].startswith("%"):
            message = "A line that begins with `%` is an order to YAML, not text."
            sheet.tell(
                row, 0, "yaml-start", message, "Take it away; or, if it belongs to a text, set it in like that text."
            )
            sheet.work[row] = ""
            return row + 1
        at = self._place(row, sheet.indent(row), bool(_DASH.match(body)))
        raw = sheet.shown[row]
        dash = -1
        while found := _DASH.match(raw, at):
            self._push(at, True)
            dash, at = at, found.end()
            if at >= len(raw):
                self._open = Place(row, at, dash, raw[: dash + 1])
                return row + 1
        found = _KEY.match(raw, at)
        if found:
            return self._entry(row, at, found, dash)
        return self._loose(row, at, dash)

    def _push(self, column: int, listed: bool) -> None:
        if not self._levels or self._levels[-1] != (column, listed):
            self._levels.append((column, listed))

    def _place(self, row: int, indent: int, dash: bool) -> int:
        """The column at which `row` begins, once it stands where it belongs."""
        closed = []
        while self._levels and self._levels[-1][0] > indent:
            closed.append(self._levels.pop())
        if not self._levels and not closed:
            return indent
        if self._levels and self._levels[-1][0] == indent:
            if self._levels[-1][1] and not dash and (indent, False) in self._levels[-2:]:
                self._levels.pop()
            return indent
        if not closed and self._open is not None:
            return indent
        near = [level for level in [*self._levels[-1:], *closed] if level[1] == dash]
        if not near:
            return indent
        if not dash and not _KEY.match(self._sheet.shown[row], indent):
            return indent
        target = min(near, key=lambda level: abs(level[0] - indent))
        self._levels += [level for level in reversed(closed) if level[0] <= target[0]]
        self._misplaced(row, indent, target[0], sorted({level[0] for level in near}))
        return target[0]

    def _misplaced(self, row: int, indent: int, target: int, columns: list[int]) -> None:
        """Tells that `row` stands in a column of its own, and sets it and what is below it where it most likely belongs."""
        sheet = self._sheet
        line = " " * target + sheet.shown[row][indent:]
        wanted = " or ".join(str(column) for column in columns)
        hint = f"Set it in by {wanted}: `{line.strip()[:60]}`."
        if indent > target:
            hint += " If it goes on with the text above, write that text on lines of its own, below a `|`."
        message = f"This line is set in by {spaces(indent)}, but the lines that it belongs to by {wanted}."
        sheet.tell(row, indent, "yaml-indent", message, hint)
        at = row
        while at < len(sheet.shown):
            if sheet.shown[at].strip():
                count = sheet.indent(at)
                if count < indent:
                    break
                sheet.shown[at] = sheet.work[at] = " " * (count - indent + target) + sheet.shown[at][count:]
                sheet.move(at, 0, target - indent)
            at += 1

    def _entry(self, row: int, at: int, found: re.Match[str], dash: int) -> int:
        """A `key: value`."""
        sheet = self._sheet
        raw = sheet.shown[row]
        name = found[1]
        if name[0] == "-" and name[1:2].isalpha():
            part_dash(sheet, row, at)
            return row
        glued = GLUED.match(name)
        if glued:
            split_key(sheet, row, at + glued.end())
            return row
        if name[0] in CURLY:
            bare_key(sheet, row, at, name)
            raw = sheet.shown[row]
        above = self._open
        item = None
        if not NAME.fullmatch(name):
            if dash >= 0:
                item = Place(row, at, dash, raw[: dash + 1])
            elif above is not None and at > above.parent:
                item = Place(row, at, above.parent, above.lead, above.row)
        self._push(at, False)
        blank = _BLANK.match(raw, found.end())
        start = blank.end() if blank else found.end()
        return self._value(Place(row, start, at, raw[: found.end()]), item)

    def _value(self, place: Place, item: Place | None = None) -> int:
        """What stands behind a key or a `-`."""
        sheet = self._sheet
        value = sheet.shown[place.row][place.column :].rstrip()
        self._open = None
        self._last = None
        if not value or value[0] == "#":
            if not (value and cut_value(sheet, place)):
                self._open = place
            return place.row + 1
        if HEADER.match(value):
            return read_block(sheet, place)
        told = len(sheet.problems)
        last = read_value(sheet, place, item)
        if len(sheet.problems) == told and value[0] not in "\"'[{":
            self._last = place, last
        elif sheet.work[place.row] == sheet.shown[place.row][: place.column]:
            self._open = place
        return last

    def _loose(self, row: int, at: int, dash: int) -> int:
        """A line, or the rest of one behind a `-`, that is no key."""
        sheet = self._sheet
        raw = sheet.shown[row]
        glued = GLUED.match(raw, at)
        keyed = self._levels[-1] == (at, False) if self._levels else row == sheet.following(-1)
        if glued and (keyed or self._key_follows(row, at)):
            split_key(sheet, row, glued.end())
            return row
        if dash >= 0:
            return self._value(Place(row, at, dash, raw[: dash + 1]))
        if raw[at] == "-" and raw[at + 1 : at + 2].isalnum() and self._levels[-1:] == [(at, True)]:
            part_dash(sheet, row, at)
            return row
        if NAME.fullmatch(raw.strip()) and (keyed or not self._levels) and sheet.nested(row, at):
            add_colon(sheet, row, at)
            return row
        if self._open is not None and at > self._open.parent:
            above = self._open
            return self._value(Place(row, at, above.parent, above.lead, above.row))
        if self._levels:
            return self._orphan(row, at)
        where = sheet.line_of(row), at + 1
        self.prose = Sequence([], *where) if raw[at] == "[" else Scalar(raw[at:].rstrip(), *where)
        return len(sheet.shown)

    def _key_follows(self, row: int, at: int) -> bool:
        following = self._sheet.following(row)
        if following >= len(self._sheet.shown):
            return False
        return self._sheet.indent(following) == at and bool(NAMED_LINE.match(self._sheet.shown[following].strip()))

    def _orphan(self, row: int, at: int) -> int:
        """A line of prose among keys."""
        sheet = self._sheet
        end = row + 1
        while end < len(sheet.shown) and (body := sheet.shown[end].strip()):
            if sheet.indent(end) < at or _KEY.match(body) or _DASH.match(body) or body[0] == "#":
                break
            end += 1
        if self._last and self._last[1] == row and self._last[0].parent == at:
            place = self._last[0]
            self._last = None
            sheet.text(
                place, end, "yaml-indent",
                "The text goes on in a line that is not set in, where YAML looks for a key. Text of several lines stands "
                "on lines of its own, below a `|`.",
            )  # fmt: skip
        else:
            sheet.tell(
                row, at, "yaml-indent", "This line is neither a key with a colon nor part of a text above it.",
                "If it belongs to a text, set it in further than the key of that text, and write `|` behind the key's colon.",
            )  # fmt: skip
            for other in range(row, end):
                sheet.work[other] = ""
        return end
