"""From the text of a formula to its tree, by the precedence that school teaches.

Loosest first: `or`, `and`, `not`, one comparison, `+ -`, `* /`, a minus before a value.
"""

from __future__ import annotations

import re
from typing import Literal

from courseware.formulas.functions import ASKING, FUNCTIONS, meant
from courseware.formulas.nodes import Asked, Call, Formula, Name, Negative, Node, Not, Number, Operation, in_order
from courseware.formulas.tokens import Source, Token, Unreadable, tokens
from courseware.problems import Problem

DEEPEST = 50
"""Brackets in brackets; more than a person can follow, and fewer than Python can."""

COMPARISONS = frozenset({"=", "!=", "<", "<=", ">", ">="})
STRENGTH = {"or": 1, "and": 2, **dict.fromkeys(COMPARISONS, 4), "+": 5, "-": 5, "*": 6, "/": 6}
NOT, MINUS = 3, 7
LIKE_MINUS = re.compile(r"[0-9]+(?:-[0-9]+)+")


def parse(text: str, path: str, line: int, column: int, problems: list[Problem]) -> Formula | None:
    """The formula that `text` spells, or None and a problem in `problems`: the first that is found.

    `line` and `column` are those of the first character of `text` in the file `path`, both from 1; further
    lines of the text begin in the same column (as in a `Part`). Grammar only: whether names are
    known and values fit is what `checking` says.
    """
    source = Source(text, path, line, column)
    try:
        return _Reader(source).formula()
    except Unreadable as found:
        problems.append(found.problem)
        return None


class _Reader:
    """Goes through the tokens of one formula. `depth` counts how many brackets, calls and signs hold this place."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.tokens = tokens(source)
        self.at = 0
        self.depth = 0

    @property
    def next(self) -> Token:
        return self.tokens[self.at]

    def take(self) -> Token:
        token = self.next
        self.at += 1
        return token

    def is_next(self, sign: str) -> bool:
        return self.next.kind == "sign" and self.next.means == sign

    def is_over(self) -> bool:
        return self.next.kind == "end"

    def refuse(self, token: Token, message: str, hint: str, code: str = "bad-formula") -> Unreadable:
        return Unreadable(self.source.problem(token.start, message, hint, code))

    def written(self, first: Token) -> tuple[str, int, int]:
        """The text from `first` up to what was taken last, and its place."""
        last = self.tokens[max(self.at - 1, 0)]
        return self.source.text[first.start : last.end], *self.source.place(first.start)

    def formula(self) -> Formula:
        if self.is_over():
            raise self.refuse(
                self.tokens[0],
                "Here stands no formula.",
                "Write one, such as `trust >= 3` or `weight * 2`, or leave it out.",
            )
        if self.is_next("="):
            raise self.refuse(self.next, "A formula does not begin with `=` here.", "Take the `=` away.")
        root = self.expression(0)
        if self.is_next(")"):
            raise self.refuse(
                self.next, "This bracket closes none that was opened.", "Take it away, or open one before."
            )
        if not self.is_over():
            raise self.unconnected()
        return Formula(self.source, root, in_order(root))

    def expression(self, least: int) -> Node:
        """Everything that holds together at least as tightly as `least`."""
        first = self.next
        left = self.operand()
        compared: Token | None = None
        while (strength := STRENGTH.get(self.next.means, 0)) > least:
            sign = self.take()
            if sign.means in COMPARISONS:
                if compared:
                    raise self.chain(first, compared, sign)
                compared = self.next
            right = self.expression(strength)
            left = Operation(*self.written(first), sign.means, left, right)
        return left

    def operand(self) -> Node:
        """A value, with what stands before it or holds it."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.refuse(
                self.next,
                f"More than {DEEPEST} brackets or signs hold one another here, so the formula is not read.",
                "Take brackets away that change nothing, or split the formula.",
            )
        token = self.take()
        node = self.started_by(token)
        self.depth -= 1
        return node

    def started_by(self, token: Token) -> Node:
        """The operand that begins with `token`, which was taken."""
        if token.kind == "number":
            return Number(*self.written(token), token.value)
        if token.kind == "word":
            if token.means == "not":
                of = self.expression(NOT - 1)
                return Not(*self.written(token), of)
            if token.means not in STRENGTH:
                return self.call(token) if self.is_next("(") else self.name(token)
        elif token.means == "-":
            of = self.expression(MINUS - 1)
            return Negative(*self.written(token), of)
        elif token.means == "+":
            return self.expression(MINUS - 1)
        elif token.means == "(":
            inside = self.expression(0)
            self.close(token)
            return inside
        raise self.missing(token)

    def missing(self, token: Token) -> Unreadable:
        """Where a value was wanted and `token` stands."""
        before = self.tokens[self.at - 2] if self.at > 1 else None
        if before is None:
            return self.refuse(token, f"Before `{token.text}` nothing stands.", "Write a number or a name before it.")
        behind = f", where `{token.text}` stands" if token.text else ""
        remedy = "Write a number or a name there"
        if before.means in COMPARISONS and token.means in COMPARISONS:
            return self.refuse(
                before,
                f"`{before.text}` and `{token.text}` stand side by side.",
                "Write one sign, such as `>=` or `!=`.",
            )
        return self.refuse(
            before, f"Behind `{before.text}` a value is missing{behind}.", f"{remedy}, or take `{before.text}` away."
        )

    def name(self, token: Token) -> Name:
        """A name. Digits with hyphens between them could be minus as well, so they are none."""
        if LIKE_MINUS.fullmatch(token.text):
            raise self.refuse(
                token,
                f"`{token.text}` can be read as a name and as a subtraction.",
                f"For minus, write a blank on both sides: `{token.text.replace('-', ' - ')}`.",
            )
        return Name(*self.written(token), token.means)

    def call(self, token: Token) -> Node:
        """A function with its arguments, or a question for a scene or clue."""
        word = token.means
        if word not in FUNCTIONS and word not in ASKING:
            close = meant(word)
            raise self.refuse(
                token,
                f"`{token.text}` is followed by a bracket, and there is no function of this name.",
                f"Did you mean `{close}(…)`?"
                if close
                else f"There are `min`, `max`, `sum`, `mean`, `round`, `if`, `seen` and `found`. For times write `{token.text} * (…)`.",
                "unknown-function",
            )
        bracket = self.take()
        if word in ASKING:
            return self.asked(token, ASKING[word], bracket)
        arguments: list[Node] = []
        while not self.is_next(")") or arguments:
            arguments.append(self.expression(0))
            if not self.is_next(","):
                break
            self.take()
        self.close(bracket)
        return Call(*self.written(token), word, tuple(arguments))

    def asked(self, token: Token, what: Literal["seen", "found"], bracket: Token) -> Asked:
        """`seen(scene)`, `found(clue)`: one name, which may begin with a digit or consist of digits."""
        thing, example = ("scene", "friday") if what == "seen" else ("clue", "prices")
        name = self.take()
        if name.kind == "end" or not re.fullmatch(r"[a-z0-9-]+", name.text):
            raise self.refuse(
                token, f"`{what}` wants the name of one {thing} in its brackets.", f"Write it so: `{what}({example})`."
            )
        if self.is_next(","):
            raise self.refuse(
                token,
                f"`{what}` asks for one {thing} at a time.",
                f"Write `{what}(…)` for each, with `and` or `or` between them.",
            )
        self.close(bracket)
        place = self.source.place(name.start)
        return Asked(*self.written(token), what, name.text, *place)

    def close(self, bracket: Token) -> None:
        """Takes the bracket that closes `bracket`."""
        if self.is_next(")"):
            self.take()
            return
        if self.is_over():
            raise self.refuse(bracket, "This bracket is not closed.", "Write `)` behind what belongs together.")
        raise self.unconnected()

    def unconnected(self) -> Unreadable:
        """What is wrong where something follows a value and no sign joins the two."""
        before, token = self.tokens[self.at - 1], self.next
        if token.means == ",":
            return self.refuse(
                token,
                "A comma stands only between the values of a function.",
                "For a decimal comma write a point, for two conditions `and` or `or`.",
            )
        message = f"Between `{before.text}` and `{token.text}` a sign is missing."
        hint = "Write what to do with them, such as `+`, `>=` or `and`."
        if before.means == "if":
            message = "`if` is a function here, and the values of a function stand in brackets."
            hint = "A condition needs no `if`. To choose between two values, write `if(condition, this, that)`."
        elif before.means in FUNCTIONS or before.means in ASKING:
            message = f"`{before.text}` is a function, and the values of a function stand in brackets."
            hint = f"Write `{before.means}({token.text})`."
        elif before.kind == token.kind == "word" and token.means != "not":
            hint = f"For one name, write a hyphen: `{before.text}-{token.text}`. For two, write a sign or `and` between them."
        return self.refuse(token, message, hint)

    def chain(self, first: Token, middle: Token, sign: Token) -> Unreadable:
        """`1 < a < 3`: two comparisons that share a value, and how to write them. `sign` was taken last."""
        text, end = self.source.text, self.tokens[self.at - 2].end
        last = self.next
        self.expression(STRENGTH[sign.means])
        both = f"{text[first.start : end]} and {text[middle.start : end]} {sign.text} {self.written(last)[0]}"
        is_all = first.start == self.tokens[0].start and self.is_over()
        return self.refuse(
            sign,
            "Here a second comparison goes on from the first, and each has to stand for itself.",
            f"Write `{both}`." if is_all else f"Write `({both})`.",
        )
