"""What an author should know before a formula is worked out: unknown names, and values of the wrong kind."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

from courseware.formulas.functions import EXAMPLES, FEWEST_AND_MOST, FUNCTIONS, MOST_DIGITS
from courseware.formulas.nodes import (
    OF_COLUMNS,
    Asked,
    Call,
    Formula,
    Name,
    Negative,
    Node,
    Not,
    Number,
    Operation,
    whole_columns,
)
from courseware.formulas.parsing import COMPARISONS, parse
from courseware.problems import Problem

Kind = Literal["number", "condition", "list"]
"""What a value is: a number; true or false; the numbers of a column, of which some may be missing."""

MOST_NAMED = 8
"""Names that a message lists."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a formula may ask for.

    `names` holds the kind of every name. `scenes` and `clues` are None where `seen` and `found` have no
    meaning, as in a worksheet. `columns` are those of `names` that are a number in each row of a table: as the only
    value of `sum`, `mean`, `min` or `max` they mean all rows. `texts` are columns that hold no numbers.
    """

    names: Mapping[str, Kind] = field(default_factory=dict)
    scenes: Collection[str] | None = None
    clues: Collection[str] | None = None
    columns: Collection[str] = ()
    texts: Collection[str] = ()


def read_formula(
    text: str, place: tuple[str, int, int], scope: Scope, wanted: Kind, problems: list[Problem]
) -> Formula | None:
    """The formula that `text` spells, parsed and checked, or None and its problems in `problems`.

    `place` is path, line and column of the first character of `text`, as `parse` takes them.
    """
    formula = parse(text, *place, problems)
    return formula if formula and check(formula, scope, wanted, problems) else None


def check(formula: Formula, scope: Scope, wanted: Kind, problems: list[Problem]) -> bool:
    """Whether `formula` can be worked out with what `scope` knows and gives what is `wanted`; if not, why in `problems`."""
    checker = _Checker(formula.source.path, scope, problems, whole_columns(formula, scope.columns))
    before = len(problems)
    for node in formula.steps:
        checker.kinds[id(node)] = checker.kind(node)
    checker.want(formula.root, wanted)
    return len(problems) == before


class _Checker:
    """Goes through the steps of one formula. `kinds` holds the kind of each node that was passed, None where it is not known."""

    def __init__(self, path: str, scope: Scope, problems: list[Problem], whole: frozenset[int]) -> None:
        self.path = path
        self.scope = scope
        self.problems = problems
        self.whole = whole
        self.kinds: dict[int, Kind | None] = {}

    def say(self, node: Node, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(self.path, node.line, node.column, code, message, hint))

    def kind(self, node: Node) -> Kind | None:
        """The kind of a node whose parts were passed."""
        match node:
            case Number():
                return "number"
            case Name():
                return "list" if id(node) in self.whole else self.name(node)
            case Asked():
                self.asked(node)
                return "condition"
            case Negative():
                self.want(node.of, "number")
                return "number"
            case Not():
                self.want(node.of, "condition")
                return "condition"
            case Call():
                return self.call(node)
            case Operation():
                return self.operation(node)
        raise TypeError(node)

    def operation(self, node: Operation) -> Kind:
        if node.sign not in ("and", "or"):
            self.want(node.left, "number")
            self.want(node.right, "number")
            return "condition" if node.sign in COMPARISONS else "number"
        self.want(node.left, "condition")
        left = node.left
        while isinstance(left, Operation) and left.sign in ("and", "or"):
            left = left.right
        if self.kinds[id(node.right)] == "number" and isinstance(left, Operation) and left.sign in COMPARISONS:
            self.say(
                node.right,
                "wrong-kind",
                f"Behind `{node.sign}` stands `{node.right.text}`, a number that is compared with nothing.",
                f"Write the comparison again: `{left.text} {node.sign} {left.left.text} {left.sign} {node.right.text}`.",
            )
        else:
            self.want(node.right, "condition")
        return "condition"

    def want(self, node: Node, wanted: Kind) -> None:
        """Tells if a node is of another kind than its place asks for."""
        kind = self.kinds[id(node)]
        text = node.text
        if kind is None or kind == wanted:
            return
        if kind == "list":
            message = f"`{text}` is a whole column, and one value is wanted here."
            hint = f"Make one of it: `sum({text})`, `mean({text})`, `min({text})` or `max({text})`."
        elif wanted == "list":
            message, hint = f"`{text}` is one value, and a column is wanted here.", "Write the name of a column."
        elif wanted == "number":
            message = f"`{text}` is a condition, true or false, and a number is wanted here."
            hint = f"Make a number of it, such as `if({text}, 1, 0)`."
            if isinstance(node, Operation):
                hint = f"Write the number alone, or make one of the condition: `if({text}, 1, 0)`."
        else:
            message = f"`{text}` is a number, and a condition is wanted here: something that is true or not."
            hint = f"Compare it with something, such as `{text} >= 1`."
        self.say(node, "wrong-kind", message, hint)

    def name(self, node: Name) -> Kind | None:
        """The kind of a name; None, and told, if nobody knows it."""
        name = node.name
        if name in self.scope.names:
            return self.scope.names[name]
        pieces = name.split("-")
        if name in self.scope.texts:
            self.say(
                node,
                "wrong-kind",
                f"The column `{name}` holds no numbers, so nothing can be worked out with it.",
                "Take another one, or give it a type, such as `type: number 0 to 100`.",
            )
            return None
        if name in FUNCTIONS:
            hint = f"`{name}` is a function: write `{EXAMPLES[name]}`."
        elif name in (self.scope.scenes or ()):
            hint = f"To ask whether this scene was visited, write `seen({name})`."
        elif name in (self.scope.clues or ()):
            hint = f"To ask whether this clue was found, write `found({name})`."
        elif len(pieces) > 1 and all(self.is_value(piece) for piece in pieces):
            hint = f"For minus, write a blank on both sides: `{' - '.join(pieces)}`."
        else:
            hint = suggest(name, self.scope.names, "There are no names that a formula could use here.")
        self.say(node, "unknown-name", f"There is nothing called `{name}`, so it has no value.", hint)
        return None

    def is_value(self, word: str) -> bool:
        return word.isdecimal() or word in self.scope.names

    def asked(self, node: Asked) -> None:
        """Tells if a scene or clue is not known."""
        thing, known = ("scene", self.scope.scenes) if node.what == "seen" else ("clue", self.scope.clues)
        if known is None:
            self.say(
                node,
                "unknown-function",
                f"`{node.what}` asks for a {thing}, and there are none here.",
                "Take it away; it has a meaning in scenarios.",
            )
        elif node.name not in known:
            other, others = ("found", self.scope.clues) if node.what == "seen" else ("seen", self.scope.scenes)
            hint = suggest(node.name, known, f"This scenario has no {thing}s.")
            if others and node.name in others:
                hint = (
                    f"There is a {'clue' if thing == 'scene' else 'scene'} of this name: write `{other}({node.name})`."
                )
            self.problems.append(
                Problem(
                    self.path,
                    node.name_line,
                    node.name_column,
                    f"unknown-{thing}",
                    f"There is no {thing} `{node.name}`, so this would never be true.",
                    hint,
                )
            )

    def call(self, node: Call) -> Kind | None:
        """The kind of what a function gives."""
        least, most = FEWEST_AND_MOST.get(node.function, (1, None))
        count = len(node.arguments)
        if count < least or (most and count > most):
            many = f"{least}" if least == most else f"{least} or {most}" if most else "at least one"
            self.say(
                node,
                "wrong-arguments",
                f"`{node.function}` takes {many} {'value' if many.endswith('one') else 'values'} between its brackets, "
                f"and here {'is' if count == 1 else 'are'} {count or 'none'}.",
                f"Write it so: `{EXAMPLES[node.function]}`.",
            )
            return self.kinds[id(node.arguments[1])] if node.function == "if" and count > 1 else "number"
        if node.function == "if":
            return self.choice(node)
        if (
            self.scope.columns
            and node.function in OF_COLUMNS
            and count == 1
            and self.kinds[id(node.arguments[0])] == "number"
        ):
            text = node.arguments[0].text
            self.say(
                node.arguments[0],
                "one-value",
                f"`{text}` is one number in each row, so `{node.function}` of it is that number again.",
                f"For all rows, make `{text}` the formula of a column of its own and write that column's name here.",
            )
        for argument in node.arguments:
            if node.function == "round" or self.kinds[id(argument)] != "list":
                self.want(argument, "number")
        if node.function == "round" and count == 2:
            digits = node.arguments[1]
            if not (isinstance(digits, Number) and digits.value in range(MOST_DIGITS + 1)):
                self.say(
                    digits,
                    "wrong-arguments",
                    f"The second value of `round` says how many digits stay behind the point, and `{digits.text}` does not.",
                    f"Write a whole number from 0 to {MOST_DIGITS}, such as `round({node.arguments[0].text}, 2)`.",
                )
        return "number"

    def choice(self, node: Call) -> Kind | None:
        """`if`: a condition, and two values of one kind."""
        condition, first, second = node.arguments
        self.want(condition, "condition")
        kinds = self.kinds[id(first)], self.kinds[id(second)]
        if "list" in kinds:
            for each in (first, second):
                self.want(each, "number")
            return "number"
        if None not in kinds and kinds[0] != kinds[1]:
            self.say(
                second,
                "wrong-kind",
                f"`if` gives a {kinds[0]} in one case and a {kinds[1]} in the other.",
                "Write two numbers or two conditions.",
            )
        return kinds[0] or kinds[1]


def suggest(name: str, known: Collection[str], nothing: str) -> str:
    """What an author may have meant by an unknown name; `nothing` is said where there are no names at all."""
    names = sorted(known)
    if not names:
        return nothing
    close = get_close_matches(name, names, 1, 0.6)
    if close:
        return f"Did you mean `{close[0]}`?"
    shown = ", ".join(f"`{each}`" for each in names[:MOST_NAMED])
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return f"There {'is' if len(names) == 1 else 'are'} {shown}{more}."
