"""From YAML's events to nodes, in one pass that no input can make deep or endless.

PyYAML's C parser does the reading where it is there, its Python twin elsewhere. Events, not
PyYAML's own nodes, because aliases, anchors and tags are seen before anything is made of them,
and because a stack of our own ends too deep a nesting where a recursion would end the program.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, cast

from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from courseware.sources.yaml_doubts import MOST_DOUBTS, Doubt, check_keys
from courseware.sources.yaml_nodes import Entry, Mapping, Node, Scalar, Sequence
from courseware.sources.yaml_signs import CONTROL, HEADER, comment_at, flow_safe, folds_badly

DEEPEST = 20
"""Levels of nesting. The deepest file that `formats.md` describes has eight."""


class _Mark(Protocol):
    line: int
    column: int


class _Event(Protocol):
    """What the events that matter here have; each has what its kind needs."""

    start_mark: _Mark
    end_mark: _Mark
    value: str
    style: str | None
    flow_style: bool | None
    anchor: str | None
    tag: str | None


class _Parser(Protocol):
    def get_event(self) -> _Event | None: ...


class PythonParser(Reader, Scanner, Parser):
    """PyYAML's parser without its C part."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


python_parser = cast(Callable[[str], _Parser], PythonParser)
try:
    from yaml._yaml import CParser
except ImportError:  # pragma: no cover - PyYAML was installed without its C part
    new_parser = python_parser
else:
    new_parser = cast(Callable[[str], _Parser], CParser)


class TooDeep(Exception):
    """More than `DEEPEST` levels; says where."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.line = line
        self.column = column


class Tree:
    """Nodes and doubts, built from the events of one text.

    `lines` are those of the file, `first` is the file's line of the first of them, and `grafts`
    says which node stands for which placeholder (a quoted text in place of what was mended).
    """

    def __init__(self, lines: list[str], first: int = 1, grafts: dict[str, Node] | None = None) -> None:
        self.documents: list[Node] = []
        self.doubts: list[Doubt] = []
        self._lines = lines
        self._first = first
        self._grafts = grafts
        self._tabs = False
        self._hashes = False
        self._stack: list[tuple[list[Entry] | None, list[Node] | None, Scalar | None, int]] = []
        self._entries: list[Entry] | None = None
        self._items: list[Node] | None = None
        self._key: Scalar | None = None
        self._flow = 0

    def grow(self, text: str) -> Tree:
        """Reads `text`, which stands for `lines`. Raises PyYAML's `YAMLError` and `TooDeep`."""
        self._hashes = "#" in text
        self._tabs = self._grafts is not None
        following = new_parser(text).get_event
        while (event := following()) is not None:
            kind: object = type(event)
            if kind is ScalarEvent:
                self._put(self._scalar(event))
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._begin(event, kind is MappingStartEvent)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._end()
            elif kind is AliasEvent:
                self._alias(event)
        return self

    def _doubt(self, kind: str, row: int, column: int, detail: str = "") -> None:
        if len(self.doubts) < MOST_DOUBTS:
            self.doubts.append(Doubt(kind, row + self._first, column + 1, detail))

    def _put(self, node: Node) -> None:
        if self._entries is not None:
            if self._key is not None:
                self._entries.append(Entry(self._key, node))
                self._key = None
            elif type(node) is Scalar:
                self._key = node
            else:
                self.doubts.append(Doubt("complex-key", node.line, node.column, ""))
                self._key = Scalar("", node.line, node.column)
        elif self._items is not None:
            self._items.append(node)
        else:
            self.documents.append(node)

    def _begin(self, event: _Event, keyed: bool) -> None:
        mark = event.start_mark
        row, column = mark.line, mark.column
        if len(self._stack) >= DEEPEST:
            raise TooDeep(row + self._first, column + 1)
        if event.anchor is not None or event.tag is not None:
            self._named(event)
        if self._flow and keyed and self._items is not None and self._lines[row][column : column + 1] != "{":
            self._doubt("flow", row, column)
        node = Mapping([], row + self._first, column + 1) if keyed else Sequence([], row + self._first, column + 1)
        self._put(node)
        self._stack.append((self._entries, self._items, self._key, self._flow))
        self._entries = node.entries if type(node) is Mapping else None
        self._items = node.items if type(node) is Sequence else None
        self._key = None
        self._flow += bool(event.flow_style)

    def _end(self) -> None:
        if self._entries:
            check_keys(self._entries, self.doubts)
        self._entries, self._items, self._key, self._flow = self._stack.pop()

    def _alias(self, event: _Event) -> None:
        mark = event.start_mark
        name = event.anchor or ""
        self._doubt("alias", mark.line, mark.column, name)
        self._put(Scalar(f"*{name}", mark.line + self._first, mark.column + 1))

    def _named(self, event: _Event) -> None:
        mark = event.start_mark
        kind = "tag" if event.anchor is None else "anchor"
        self._doubt(kind, mark.line, mark.column, event.anchor or event.tag or "")

    def _scalar(self, event: _Event) -> Node:
        start = event.start_mark
        row, column = start.line, start.column
        text: str = event.value
        if event.anchor is not None or event.tag is not None:
            self._named(event)
        if event.style:
            return self._styled(event, text, row, column)
        if not text:
            return self._empty(row, column)
        end = event.end_mark
        if end.line != row:
            self._check_joined(row, column, end.line, end.column)
        else:
            if self._hashes and "#" in self._lines[row][end.column :]:
                self._check_cut(row, column, end.column)
            if self._tabs:
                text = self._lines[row][column : end.column]
        if self._flow and not flow_safe(text):
            self._doubt("flow", row, column)
        return Scalar(text, row + self._first, column + 1)

    def _styled(self, event: _Event, text: str, row: int, column: int) -> Node:
        if self._grafts is not None and text in self._grafts:
            return self._grafts[text]
        end = event.end_mark
        if event.style in ("|", ">"):
            return self._block(event.style, text.rstrip("\n"), row, column, end.line)
        if end.line != row:
            self._check_joined(row, column + 1, end.line, end.column - 1)
        elif self._tabs:
            inner = self._lines[row][column + 1 : end.column - 1]
            text = inner if "\t" in inner and len(inner) == len(text) else text
        if event.style == '"' and CONTROL.search(text):
            self._doubt("control", row, column)
            text = CONTROL.sub("", text)
        return Scalar(text, row + self._first, column + 2)

    def _block(self, style: str, text: str, row: int, column: int, end: int) -> Scalar:
        if not text:
            self._doubt("empty-block", row, column)
            return Scalar("", row + self._first, column + 1, True)
        if self._hashes and not HEADER.match(self._lines[row], column):
            self._doubt("cut", row, column)
        if style == ">" and folds_badly(self._lines[row + 1 : end]):
            self._doubt("joined", row, column)
        column = 0
        for at, line in enumerate(text.split("\n"), row + 1):
            if line:
                raw = self._lines[at]
                column = len(raw) - len(raw.lstrip(" ")) - len(line) + len(line.lstrip(" "))
                break
        return Scalar(text, row + 1 + self._first, column + 1, True)

    def _empty(self, row: int, column: int) -> Scalar:
        before = self._lines[row][:column].rstrip() if row < len(self._lines) else ""
        while not before and row:
            row -= 1
            before = self._lines[row].rstrip()
        if self._hashes:
            self._check_cut(row, len(before), len(before))
        if self._flow and not before.endswith(":"):
            self._doubt("flow", row, len(before))
        return Scalar("", row + self._first, len(before) + 1)

    def _check_cut(self, row: int, start: int, end: int) -> None:
        line = self._lines[row]
        if line[end:].lstrip()[:1] == "#":
            comment = comment_at(line, start)
            if comment and comment.bent:
                self._doubt("cut", row, comment.at)

    def _check_joined(self, row: int, column: int, last: int, end: int) -> None:
        lines = [self._lines[row][column:], *self._lines[row + 1 : last], self._lines[last][:end]]
        if not self._flow and (folds_badly(lines) or all(line.lstrip().startswith("-") for line in lines)):
            self._doubt("joined", row, column)
        if self._hashes:
            line = self._lines[last]
            self._check_cut(last, len(line) - len(line.lstrip()), end)
