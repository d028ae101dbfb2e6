"""What a YAML file holds, as text with positions: scalars, groups of keys, lists.

Nothing is typed here: `Yes`, `15:10`, `010` and dates are the letters that the author wrote.
Lines and columns count from 1, as in `Problem`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from courseware.sources.text import Part


@dataclass(slots=True)
class Scalar:
    """A text. `line` and `column` are those of its first character, behind a quotation mark or below a `|`.

    `block` tells a text on lines of its own (`|`, `>`) from one beside its key. The line break at
    the end of a block is not part of the text. A key without a value has the text "".
    """

    text: str
    line: int
    column: int
    block: bool = False

    @property
    def part(self) -> Part:
        """The text as lines with their position.

        For a `|` block and a text on one line, line `i` of the part is found in the file at
        `line + i`, from `column`. YAML joins the lines of other texts: there only the beginning is.
        """
        return Part(tuple(self.text.split("\n")), self.line, self.column)


@dataclass(slots=True)
class Entry:
    """One `key: value`."""

    key: Scalar
    value: Node


@dataclass(slots=True)
class Mapping:
    """A group of keys, in the author's order. A key that comes twice is here once, as it came first."""

    entries: list[Entry]
    line: int
    column: int

    def get(self, name: str) -> Node | None:
        """The value of the key `name`, or None where there is no such key."""
        for entry in self.entries:
            if entry.key.text == name:
                return entry.value
        return None

    def keys(self) -> list[str]:
        """The names of the keys, in the author's order."""
        return [entry.key.text for entry in self.entries]


@dataclass(slots=True)
class Sequence:
    """A list."""

    items: list[Node]
    line: int
    column: int


Node = Scalar | Mapping | Sequence


def describe(node: Node) -> str:
    """What stands there, in words that a problem can use: "text", "a list" …."""
    if isinstance(node, Mapping):
        return "a group of keys"
    if isinstance(node, Sequence):
        return "a list"
    return "text" if node.text else "nothing"


def scalars(nodes: list[Node]) -> Iterator[Scalar]:
    """Every key and every text below `nodes`, in no promised order."""
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            yield node
        elif isinstance(node, Sequence):
            waiting.extend(node.items)
        else:
            for entry in node.entries:
                yield entry.key
                waiting.append(entry.value)
