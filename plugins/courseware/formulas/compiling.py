"""A formula as the browser gets it: reverse Polish, so that it takes a stack to work it out and no parser.

`partner >= 3 and seen(friday)` becomes `partner 3 >= seen:friday and`. Tokens have one blank between them:
a number in plain digits, a name, `seen:` or `found:` with its name, a sign, `not`, or a function with the number of its
values, `max/2`. A minus before a value is written as `0 … -`.
"""

from __future__ import annotations

from decimal import Decimal

from courseware.formulas.nodes import Asked, Call, Formula, Name, Negative, Node, Not, Number, Operation, parts


def compile_formula(formula: Formula) -> str:
    """The text that `evaluate.ts` works out."""
    stack: list[str] = []
    for node in formula.steps:
        count = len(parts(node))
        taken = stack[len(stack) - count :]
        del stack[len(stack) - count :]
        stack.append(" ".join(["0", *taken, "-"] if isinstance(node, Negative) else [*taken, token(node)]))
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
