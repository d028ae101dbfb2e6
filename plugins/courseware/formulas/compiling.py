"""A formula as the browser gets it: reverse Polish, so that it takes a stack to work it out and no parser.

`partner >= 3 and seen(friday)` becomes `partner 3 >= seen:friday and`. Tokens have one blank between them:
a number in plain digits, a name, `seen:` or `found:` with its name, `all:` with that of a whole column, a sign, `not`, or
a function with the number of its values, `max/2`. A minus before a value is written as `0 … -`.
"""

from __future__ import annotations

from collections.abc import Container
from decimal import Decimal

from courseware.formulas.nodes import (
    Asked,
    Call,
    Formula,
    Name,
    Negative,
    Node,
    Not,
    Number,
    Operation,
    parts,
    whole_columns,
)


def compile_formula(formula: Formula, columns: Container[str] = ()) -> str:
    """The text that `evaluate.ts` works out; `columns` as in `Scope`."""
    whole = whole_columns(formula, columns)
    stack: list[str] = []
    for node in formula.steps:
        count = len(parts(node))
        taken = stack[len(stack) - count :]
        del stack[len(stack) - count :]
        own = "all:" * (id(node) in whole) + token(node) if not isinstance(node, Negative) else "-"
        stack.append(" ".join(["0", *taken, own] if isinstance(node, Negative) else [*taken, own]))
    return stack[-1]


def token(node: Node) -> str:
    """The token of one node, without those of its parts."""
    match node:
        case Number():
            return plain(node.value)
        case Name():
            return node.name
        case Asked():
            return f"{node.what}:{node.name}"
        case Operation():
            return node.sign
        case Call():
            return f"{node.function}/{len(node.arguments)}"
        case Not():
            return "not"
    raise TypeError(node)


def plain(number: float) -> str:
    """The number in digits without a power of ten: `1e5` could be a name."""
    text = format(Decimal(repr(number)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
