"""What a formula is made of once it is read: a tree, and the same in the order in which it is worked out."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Literal

from courseware.formulas.tokens import Source


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of a formula. `text` is how the author wrote it; its first character stands at `line` and `column`."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Number(Node):
    """A number; `5%` has the value 0.05. It is finite and not negative."""

    value: float


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A meter, a column, an input: whatever the scope knows."""

    name: str


@dataclass(frozen=True, slots=True)
class Asked(Node):
    """`seen(scene)` or `found(clue)`; `name` is the scene or clue, which stands at `name_line` and `name_column`."""

    what: Literal["seen", "found"]
    name: str
    name_line: int
    name_column: int


@dataclass(frozen=True, slots=True)
class Negative(Node):
    """A minus before a value."""

    of: Node


@dataclass(frozen=True, slots=True)
class Not(Node):
    """The opposite of a condition."""

    of: Node


@dataclass(frozen=True, slots=True)
class Operation(Node):
    """Two values with a sign between them: `+ - * /`, `= != < <= > >=`, `and`, `or`."""

    sign: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Call(Node):
    """One of the functions `min max sum mean round if` with its arguments."""

    function: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that was read.

    `steps` are all nodes of `root` in reverse Polish order: what a node needs stands before it. Who
    goes through a formula follows them, so that no formula is too deep for anybody.
    """

    source: Source
    root: Node
    steps: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """What a formula asks for, each once and in the order of the text."""

    values: tuple[str, ...]
    scenes: tuple[str, ...]
    clues: tuple[str, ...]


def parts(node: Node) -> tuple[Node, ...]:
    """The nodes that this one is worked out from."""
    match node:
        case Operation():
            return node.left, node.right
        case Call():
            return node.arguments
        case Negative() | Not():
            return (node.of,)
        case _:
            return ()


def in_order(root: Node) -> tuple[Node, ...]:
    """The nodes below `root` and `root` itself in reverse Polish order."""
    found: list[Node] = []
    waiting = [root]
    while waiting:
        found.append(waiting.pop())
        waiting.extend(parts(found[-1]))
    return tuple(reversed(found))


OF_COLUMNS = ("min", "max", "sum", "mean")
"""The functions that take a whole column."""


def whole_columns(formula: Formula, columns: Container[str]) -> frozenset[int]:
    """The `id()` of each name that means all rows of its column: the only value of `sum`, `mean`, `min` or `max`.

    Anywhere else such a name is the number of the row that the formula stands in, so `weight / sum(weight)` is a share.
    """
    calls = (node for node in formula.steps if isinstance(node, Call) and node.function in OF_COLUMNS)
    alone = (node.arguments[0] for node in calls if len(node.arguments) == 1)
    return frozenset(id(node) for node in alone if isinstance(node, Name) and node.name in columns)


def names_in(formula: Formula) -> Names:
    """The names, scenes and clues that occur in a formula."""

    def unique(names: Iterator[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(names))

    asked = [node for node in formula.steps if isinstance(node, Asked)]
    return Names(
        unique(node.name for node in formula.steps if isinstance(node, Name)),
        unique(node.name for node in asked if node.what == "seen"),
        unique(node.name for node in asked if node.what == "found"),
    )
