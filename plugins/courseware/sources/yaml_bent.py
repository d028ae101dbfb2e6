"""A sheet of YAML under repair: its lines, what is wrong in them, and what PyYAML gets to read instead.

A mended text is replaced by a placeholder in quotation marks, for which `yaml_events.Tree` puts in
the node that is meant, with its true position. So the rest of the file is read as if all were well.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from courseware.problems import Fix, Problem
from courseware.sources.yaml_doubts import Doubt
from courseware.sources.yaml_nodes import Node, Scalar, scalars
from courseware.sources.yaml_signs import NAMED_LINE, leading

MOST = 50
"""Problems told of one document; who has mended these sees the next."""

_WHITE = re.compile(r"\s*")
_SHOWN = 70
_DOCUMENT_SIGNS = ("---", "...")


class Place(NamedTuple):
    """Where a value stands: its row and column (from 0), the column of the key or `-` it belongs to.

    `lead` is what stands before it in its line; `above` the row of the key or `-` where that is
    another one, and `lead` then that row's text.
    """

    row: int
    column: int
    parent: int
    lead: str
    above: int = -1

    @property
    def top(self) -> int:
        """The first row of key and value."""
        return self.row if self.above < 0 else self.above


class Sheet:
    """One document. Rows count from 0; `first` is the file's line of row 0, `tab` the width of a tab.

    `shown` are the author's lines, tabs before a line made spaces; `work` is what PyYAML reads,
    row by row and column by column the same but for what was replaced.
    """

    def __init__(self, lines: list[str], first: int, name: str, tab: int) -> None:
        self.shown = list(lines)
        self.work = list(lines)
        self.literal: set[int] = set()
        self.untabbed: dict[int, str] = {}
        self.grafts: dict[str, Node] = {}
        self.problems: list[Problem] = []
        self.doubts: list[Doubt] = []
        self._first = first
        self._name = name
        self._tab = tab
        self._moved: dict[int, list[tuple[int, int]]] = {}

    @property
    def full(self) -> bool:
        """Whether enough has been told."""
        return len(self.problems) >= MOST

    def line_of(self, row: int) -> int:
        """The file's line of `row`."""
        return row + self._first

    def text_to_read(self) -> str:
        """The whole for PyYAML. Tabs within a line are spaces to it, but in texts below a `|`."""
        rows = (line if row in self.literal else line.replace("\t", " ") for row, line in enumerate(self.work))
        return "\n".join(rows)

    # Where lines begin

    def indent(self, row: int) -> int:
        """The number of spaces before `row`, once tabs and other white signs there have been made spaces."""
        line = self.shown[row]
        found = _WHITE.match(line)
        lead = found[0] if found else ""
        odd = lead.replace("\t", "").strip(" ")
        if odd or "\t" in lead:
            lead = " " * len(lead.expandtabs(self._tab))
            mended = lead + line.lstrip()
            if odd:
                self._tell_odd(row, odd[0], mended)
            else:
                self.untabbed[row] = mended
            self.move(row, 0, len(mended) - len(line))
            self.shown[row] = self.work[row] = mended
        return len(lead)

    def _tell_odd(self, row: int, sign: str, line: str) -> None:
        self.tell(
            row, 0, "yaml-space",
            f"This line is set in with a white sign that is no space (U+{ord(sign):04X}); such signs come with pasted text.",
            "Set it in with the space bar.", (row, row, [line]) if self.certain(row, row + 1) else None,
        )  # fmt: skip

    def move(self, row: int, column: int, by: int) -> None:
        """Notes that what stands in `row` from `column` stands `by` further right than in the file."""
        if by:
            self._moved.setdefault(row, []).append((column, by))

    def certain(self, top: int, last: int) -> bool:
        """Whether the rows from `top` up to `last` are the author's own, so that a fix for them holds."""
        return not any(row in self._moved for row in range(top, last))

    def parted(self, place: Place) -> bool:
        """Whether a comment stands between the key at `place` and its value."""
        return any(line.strip() for line in self.shown[place.top + 1 : place.row])

    def _back(self, row: int, column: int) -> int:
        for start, by in reversed(self._moved.get(row, [])):
            if column >= start:
                column = max(column - by, start)
        return column

    def restore_columns(self, nodes: list[Node]) -> None:
        """Gives the scalars below `nodes` the columns of the file."""
        if self._moved:
            for scalar in scalars(nodes):
                scalar.column = self._back(scalar.line - self._first, scalar.column - 1) + 1

    # How far things go

    def ends(self, row: int) -> bool:
        """Whether the document ends before `row`."""
        return row >= len(self.shown) or self.shown[row].startswith(_DOCUMENT_SIGNS)

    def following(self, row: int) -> int:
        """The next row that holds more than spaces or a comment; the number of rows where there is none."""
        row += 1
        while row < len(self.shown) and (not (body := self.shown[row].strip()) or body[0] == "#"):
            row += 1
        return row

    def nested(self, row: int, parent: int) -> bool:
        """Whether something stands below the key or `-` that `row` ends with and that stands at `parent`."""
        row = self.following(row)
        if self.ends(row):
            return False
        indent = self.indent(row)
        return indent > parent or (indent == parent and self.shown[row].lstrip().startswith("- "))

    def region(self, row: int, parent: int) -> int:
        """The row behind the text that begins in `row`: what is set in deeper than `parent` and is no key."""
        last = at = row + 1
        while not self.ends(at):
            body = self.shown[at].strip()
            if body:
                if self.indent(at) <= parent or NAMED_LINE.match(body):
                    break
                if body[0] != "#":
                    last = at + 1
            at += 1
        return last

    def collect(self, row: int, last: int, at: int) -> list[str]:
        """The lines of the text from `row`, column `at`, up to `last`, without the common indent of the later ones."""
        rest = self.shown[row + 1 : last]
        common = min((leading(line) for line in rest if line.strip()), default=0)
        lines = [self.shown[row][at:], *(line[common:] if line.strip() else "" for line in rest)]
        lines[-1] = lines[-1].rstrip()
        return lines

    def has_anchor(self, name: str) -> bool:
        """Whether some place in the document is called `&name`."""
        return any(f"&{name}" in line for line in self.shown)

    def has_alias(self, mark: str) -> bool:
        """Whether some place repeats what `mark`, `&name`, gives a name."""
        return mark[0] == "&" and len(mark) > 1 and any(f"*{mark[1:]}" in line for line in self.shown)

    # What is told, and what stands in its place

    def tell(
        self, row: int, column: int, code: str, message: str, hint: str, fix: tuple[int, int, list[str]] | None = None
    ) -> None:
        """Adds a problem; `fix` has the first and the last row that are replaced, and the lines for them."""
        mend = Fix(fix[0] + self._first, fix[1] + self._first, tuple(fix[2])) if fix else None
        column = self._back(row, column) + 1
        self.problems.append(Problem(self._name, row + self._first, column, code, message, hint, fix=mend))

    def replace(self, place: Place, last: int, node: Node) -> None:
        """Puts `node` in the place of all that stands from `place` up to `last`."""
        lead = place.lead.rstrip() if place.above < 0 else " " * (place.column - 1)
        mark = f"\ufdd0{len(self.grafts)}"
        self.grafts[mark] = node
        self.work[place.row] = f'{lead} "{mark}"'
        self.literal.discard(place.row)
        for row in range(place.row + 1, last):
            self.work[row] = ""

    def text(
        self, place: Place, last: int, code: str, message: str,
        *, lines: list[str] | None = None, tail: str = "", advice: str = "",
    ) -> None:  # fmt: skip
        """Takes the rows up to `last` for one text, and tells to write it as a block of its own.

        `lines` are those of the text where they are not simply the author's, `tail` is a comment
        behind the first. With `advice`, another hint than that block, nothing is certain enough for a fix.
        """
        row, at = place.row, place.column
        if lines is None:
            lines = self.collect(row, last, at)
        if tail:
            lines[0] = lines[0].removesuffix(tail).rstrip()
        written = [f"{place.lead.rstrip()} |{'  ' + tail if tail else ''}"]
        written += [" " * (place.parent + 2) + line if line.strip() else "" for line in lines]
        certain = not advice and self.certain(place.top, last) and not self.parted(place)
        self.tell(row, at, code, message, advice or write(written), (place.top, last - 1, written) if certain else None)
        self.replace(place, last, Scalar("\n".join(lines), row + self._first, at + 1))


def write(lines: list[str]) -> str:
    """The sentence that shows what to write."""
    shown = [_short(line.strip()) for line in lines]
    if len(lines) == 1:
        return f"Write `{shown[0]}`."
    if len(lines) == 2:
        return f"Write `{shown[0]}` and on the next line, {spaces(leading(lines[1]))} in, `{shown[1]}`."
    outer = min(leading(line) for line in lines if line.strip())
    return f"Write these lines (⏎ ends a line): `{_short(' ⏎ '.join(line[outer:] for line in lines), 4 * _SHOWN)}`."


def spaces(count: int) -> str:
    """`1 space`, `4 spaces`."""
    return "1 space" if count == 1 else f"{count} spaces"


def _short(text: str, most: int = _SHOWN) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
