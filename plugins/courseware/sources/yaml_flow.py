"""What stands between `{ }` or `[ ]`, read as its author meant it, and written anew as a block.

YAML ends a text between brackets at every comma. Here a piece that is no `key: value` goes on
with the text before it, so that `{item: Pays, and more, belongs: x}` keeps its sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from yaml import YAMLError

from courseware.sources.yaml_events import DEEPEST, TooDeep, Tree
from courseware.sources.yaml_nodes import Entry, Mapping, Node, Scalar, Sequence
from courseware.sources.yaml_signs import flow_safe, plain_safe

QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'', re.DOTALL)
_KEY = re.compile(
    r"""\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*:|([^\s,:\[\]{}"'#?&*!|>%@`-][^,:\[\]{}\n]*?)\s*:(?=[\s,\]}]|$))"""
)
_GLUED_KEY = re.compile(r"\s*()([a-z][a-z0-9-]*):(?=[^\s/,\]}])")
_CLOSED = re.compile(r"\s*(?:[,\]}]|$)")
_LAST = re.compile(r"\s*\}")
_SPACE = re.compile(r"(?:\s|(?<=\s)#(?=\s)[^\n]*)*")
_NEXT_SIGN = re.compile(r"[,\[\]{}#]")
_LAST_COMMENT = re.compile(r"(?<=  )#(?: [^\n]*)?\n\s*[\]}]")
_LONGEST_PLACEHOLDER = 200
_FOLD = re.compile(r"[ \t]*\n\s*")


class NotFlow(Exception):
    """The brackets are not closed, or what is between them is no list and no group of keys."""


@dataclass(slots=True)
class Leaf:
    """A text between brackets: as it is written, where, and what it says."""

    raw: str
    start: int
    text: str
    quoted: bool


@dataclass(slots=True)
class Group:
    """A list (keys are None) or a group of keys; `bent` where YAML would read it otherwise than meant."""

    start: int
    keyed: bool
    pieces: list[tuple[Leaf | None, Leaf | Group | None]] = field(default_factory=list)
    end: int = 0
    bent: bool = False


class FlowReader:
    """Reads one list or group of keys that begins at the start of `text`."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._bent = False

    def read(self) -> Group:
        """The list or group; `end` is where the text goes on behind it. Raises `NotFlow` and `TooDeep`."""
        return self._group(1)

    def _group(self, depth: int) -> Group:
        if depth > DEEPEST:
            raise TooDeep(0, 0)
        outer, self._bent = self._bent, False
        group = Group(self._at, self._text[self._at] == "{")
        closing = "}" if group.keyed else "]"
        self._at += 1
        while True:
            self._skip()
            if self._peek() == closing:
                break
            piece = self._entry(depth) if group.keyed else (None, self._value(depth, False))
            if not (isinstance(piece[1], Leaf) and piece[1].raw == ""):
                group.pieces.append(piece)
            self._skip()
            if self._peek() == ",":
                self._at += 1
            elif self._peek() != closing:
                raise NotFlow
        self._at += 1
        group.end = self._at
        group.bent = self._bent
        self._bent = outer or group.bent
        return group

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _skip(self) -> None:
        found = _SPACE.match(self._text, self._at)
        self._at = found.end() if found else self._at

    def _entry(self, depth: int) -> tuple[Leaf, Leaf | Group | None]:
        glued = False
        found = _KEY.match(self._text, self._at)
        if not found:
            found, glued = _GLUED_KEY.match(self._text, self._at), True
        if not found:
            raise NotFlow
        self._bent |= glued
        side = 1 if found[1] else 2
        key = _leaf(found[side], found.start(side), bool(found[1]))
        self._at = found.end()
        self._skip()
        if self._peek() == "}" or (self._peek() == "," and not self._goes_on()):
            return key, None
        return key, self._value(depth, True)

    def _goes_on(self) -> bool:
        """Whether the piece behind this comma belongs to the text before it."""
        found = _SPACE.match(self._text, self._at + 1)
        after = found.end() if found else self._at + 1
        if _LAST.match(self._text, after):
            return False
        return not (_KEY.match(self._text, after) or _GLUED_KEY.match(self._text, after))

    def _value(self, depth: int, keyed: bool) -> Leaf | Group:
        start = self._at
        sign = self._peek()
        if sign and sign in "[{" and not self._text.startswith("{{", start):
            bent = self._bent
            group = self._group(depth + 1)
            if _CLOSED.match(self._text, self._at):
                return group
            self._at, self._bent = start, bent
        elif sign in ('"', "'"):
            found = QUOTED.match(self._text, start)
            if found and _CLOSED.match(self._text, found.end()):
                self._at = found.end()
                return _leaf(found[0], start, True)
        return self._plain(keyed)

    def _plain(self, keyed: bool) -> Leaf:
        """A text up to the comma or bracket that ends it; placeholders and brackets within are part of it."""
        start = self._at
        merged = False
        open_brackets = 0
        while True:
            found = _NEXT_SIGN.search(self._text, self._at)
            if not found:
                raise NotFlow
            sign, self._at = found[0], found.start()
            if sign == "#":
                if _LAST_COMMENT.match(self._text, self._at):
                    break
            elif (
                self._text.startswith("{{", self._at)
                and (end := self._text.find("}}", self._at, self._at + _LONGEST_PLACEHOLDER)) > 0
            ):
                self._at = end + 1
            elif sign in "[{":
                open_brackets += 1
            elif sign in "]}":
                if not open_brackets:
                    break
                open_brackets -= 1
            elif not open_brackets:
                if not keyed or not self._goes_on():
                    break
                merged = True
            self._at += 1
        leaf = _leaf(self._text[start : self._at].rstrip(), start, False)
        self._bent |= merged or not flow_safe(leaf.text)
        return leaf


def _leaf(raw: str, start: int, quoted: bool) -> Leaf:
    return Leaf(raw, start, unquoted(raw) if quoted else _FOLD.sub(" ", raw), quoted)


def unquoted(raw: str) -> str:
    """What a text in quotation marks says; its own letters where YAML cannot tell."""
    try:
        nodes = Tree(raw.split("\n")).grow(raw).documents
    except (YAMLError, ValueError, OverflowError):
        return raw[1:-1]
    return nodes[0].text if nodes and isinstance(nodes[0], Scalar) else raw[1:-1]


def flow_nodes(group: Group, text: str, row: int, column: int) -> Node:
    """The nodes that `group` means; `row` and `column` are those of `text` in the file, both from 1."""
    starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def place(offset: int) -> tuple[int, int]:
        line = bisect_right(starts, offset) - 1
        return row + line, offset - starts[line] + (1 if line else column)

    def node(piece: Leaf | Group | None, before: int) -> Node:
        if piece is None:
            return Scalar("", *place(before))
        if isinstance(piece, Leaf):
            return Scalar(piece.text, *place(piece.start + piece.quoted))
        if not piece.keyed:
            return Sequence([node(value, piece.start) for _, value in piece.pieces], *place(piece.start))
        entries = []
        for key, value in piece.pieces:
            assert key is not None  # a group of keys has a key in every piece
            name = Scalar(key.text, *place(key.start + key.quoted))
            entries.append(Entry(name, node(value, key.start + len(key.raw) + 1)))
        return Mapping(entries, *place(piece.start))

    return node(group, 0)


def block_lines(group: Group, text: str, indent: int) -> list[str]:
    """`group` as lines of its own, set in by `indent`; parts that YAML reads as meant stay as they are."""
    lines: list[str] = []
    blank = " " * indent
    for key, value in group.pieces:
        lead = f"{blank}{key.raw}:" if key else f"{blank}-"
        if value is None:
            lines.append(lead)
        elif isinstance(value, Group):
            if not value.bent:
                lines.append(f"{lead} {_FOLD.sub(' ', text[value.start : value.end])}")
                continue
            inner = block_lines(value, text, indent + 2)
            lines.extend([lead, *inner] if key else [f"{lead} {inner[0].lstrip()}", *inner[1:]])
        elif value.quoted:
            lines.append(f"{lead} {_FOLD.sub(' ', value.raw)}")
        elif plain_safe(value.text):
            lines.append(f"{lead} {value.text}")
        else:
            lines.extend([f"{lead} |", f"{blank}  {value.text}"] if value.text else [lead])
    return lines
