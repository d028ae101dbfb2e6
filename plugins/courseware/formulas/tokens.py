"""The signs, words and numbers of a formula, each with its place in the author's file."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from courseware.problems import Problem

LONGEST = 500
"""Signs of a formula. Nobody reads a longer one; a text that is longer was put there by mistake."""

SPACE = re.compile(r"\s+")
WORD = re.compile(r"\w+(?:[-‐‑]+\w+)*")
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
NUMBER = re.compile(r"(?P<digits>[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?P<percent>\s*%)?")
COMMAS = re.compile(r"[0-9]+(?:,[0-9]+)+(?:\.[0-9]+)?%?")
STUCK = re.compile(r"\.?\w|\.(?!\w)")
DOTTED = re.compile(r"[\w.]+")
HYPHENATED = re.compile(r"\w[\w-]*-\w+\.[0-9]+")
BRACKET = re.compile(r"\s*\(")
SIGN = re.compile(r"==|!=|<>|<=|>=|=<|=>|&&|\|\||\*\*|[^\w\s]")
SIGNS = "( ) , + - * / = != < <= > >=".split()
SAME = {"==": "=", "<>": "!=", "≠": "!=", "≤": "<=", "≥": ">=", "×": "*", "·": "*", "÷": "/", "−": "-", "–": "-"}
"""Other spellings that can mean one thing only."""
KEYWORDS = ("and", "or", "not")
REMEDIES = {
    "=<": "Write `<=`.",
    "=>": "Write `>=`.",
    "&&": "Write `and`.",
    "&": "Write `and`.",
    "||": "Write `or`.",
    "|": "Write `or`.",
    "!": "Write `not` before a condition, `!=` between two numbers.",
    "**": "Write the number several times, such as `a * a`.",
    "^": "Write the number several times, such as `a * a`.",
    ":": "To divide, write `/`.",
    ";": "Between two values write a comma.",
    "%": "Behind a number it is per cent, such as `5%`; behind anything else write `/ 100`.",
    ".": "A number has a digit on both sides of its point, such as `0.5`.",
    "—": "To subtract, write ` - `.",
    **dict.fromkeys("[{", "Write a round bracket, `(`."),
    **dict.fromkeys("]}", "Write a round bracket, `)`."),
    **dict.fromkeys("\"'“”‘’`", "Write names and numbers without quotation marks."),
    **dict.fromkeys("€$£", "Write the number alone; a unit stands in `unit:`."),
}


@dataclass(frozen=True, slots=True)
class Token:
    """One sign, word or number.

    `text` is what stands there, from `start` up to `end` in the formula; `means` the same in the one
    spelling that the language has (`=` for `==`), `value` what a number is worth, 0.05 for `5%`.
    """

    kind: Literal["number", "word", "sign", "end"]
    text: str
    means: str
    start: int
    end: int
    value: float = 0.0


@dataclass(frozen=True, slots=True)
class Source:
    """A formula as it stands in the author's file.

    `line` and `column` are those of the first character of `text`, from 1; the further lines of a
    text on several begin in the same column, as those of a `Part` do.
    """

    text: str
    path: str
    line: int
    column: int

    def place(self, at: int) -> tuple[int, int]:
        """Line and column of the character with this index."""
        before = self.text.count("\n", 0, at)
        return self.line + before, self.column + at - (self.text.rfind("\n", 0, at) + 1)

    def problem(self, at: int, message: str, hint: str, code: str = "bad-formula") -> Problem:
        """What is wrong at the character with this index."""
        return Problem(self.path, *self.place(at), code, message, hint)


class Unreadable(Exception):
    """Ends the reading of a formula; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.sentence)
        self.problem = problem


def tokens(source: Source) -> list[Token]:
    """What the formula consists of, and a token `end` behind it. Raises `Unreadable` at the first sign that has no meaning."""
    text = source.text
    if len(text) > LONGEST:
        raise Unreadable(
            source.problem(
                0,
                f"This formula has {len(text)} signs and {LONGEST} is the most, so it is not read.",
                "Split it into several, or shorten it.",
            )
        )
    found: list[Token] = []
    at = 0
    while at < len(text):
        if space := SPACE.match(text, at):
            at = space.end()
            continue
        found.append(_number(source, at) or _word(source, at) or _sign(source, at))
        at = found[-1].end
    return [*found, Token("end", "", "", len(text), len(text))]


def _number(source: Source, at: int) -> Token | None:
    """The number that stands here. Digits that go on with letters or hyphens are a word, unless a point stood between."""
    text = source.text
    match = NUMBER.match(text, at)
    word = WORD.match(text, at)
    if not match or (word and word.end() > match.end("digits") and "." not in match["digits"]):
        return None
    if commas := COMMAS.match(text, at):
        raise Unreadable(_comma(source, commas))
    if STUCK.match(text, match.end("digits")):
        whole = DOTTED.match(text, at)
        raise Unreadable(
            source.problem(
                at,
                f"`{whole[0] if whole else match[0]}` is no number, so nothing can be worked out with it.",
                "Write digits with one decimal point at most and nothing else between them, such as `12500` or `0.5`.",
            )
        )
    value = float(match["digits"] + ("e-2" if match["percent"] else ""))
    if value == float("inf"):
        raise Unreadable(source.problem(at, "This number is larger than a computer can hold.", "Write a smaller one."))
    return Token("number", match[0], match[0], at, match.end(), value)


def _comma(source: Source, match: re.Match[str]) -> Problem:
    """The problem of digits with a comma between them: a decimal comma, groups of a large number, or several values."""
    first, *rest = match[0].split(",")
    remedies = []
    if len(rest) == 1 and "." not in rest[0]:
        remedies.append(f"For a decimal comma write a point: `{first}.{rest[0]}`.")
    if all(re.fullmatch(r"[0-9]{3}([.%].*)?", group) for group in rest):
        remedies.append(f"For a large number leave the comma out: `{match[0].replace(',', '')}`.")
    remedies.append(f"For {len(rest) + 1} values write a blank behind the comma: `{match[0].replace(',', ', ')}`.")
    return source.problem(
        match.start(), f"`{match[0]}` can be read in more than one way because of its comma.", " ".join(remedies)
    )


def _word(source: Source, at: int) -> Token | None:
    """A name, a function or one of `and`, `or`, `not`."""
    text = source.text
    match = WORD.match(text, at)
    if not match:
        return None
    word, small = match[0], match[0].lower()
    if whole := HYPHENATED.match(text, at):
        name, _, number = whole[0].rpartition("-")
        raise Unreadable(
            source.problem(
                at,
                f"In `{whole[0]}` the hyphen could belong to a name or mean minus.",
                f"For minus, write a blank on both sides: `{name} - {number}`.",
            )
        )
    is_fixed = small in KEYWORDS or BRACKET.match(text, match.end())
    if is_fixed or NAME.fullmatch(word):
        return Token("word", word, small if is_fixed else word, at, match.end())
    plain = unicodedata.normalize("NFKD", small.replace("ß", "ss"))
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    better = re.sub(r"[^a-z0-9]+", "-", letters).strip("-") or "top-gap"
    raise Unreadable(
        source.problem(
            at,
            f"`{word}` cannot be a name: names have small letters, digits and single hyphens.",
            f"Write the name as it is spelt where it is set, such as `{better}`. For minus, write a blank on both sides.",
        )
    )


def _sign(source: Source, at: int) -> Token:
    """A sign with a meaning, in any of its spellings."""
    match = SIGN.match(source.text, at)
    sign = match[0] if match else source.text[at]
    means = SAME.get(sign, sign)
    if means in SIGNS:
        return Token("sign", sign, means, at, at + len(sign))
    shown = f"`{sign}`" if sign.isprintable() and sign != "`" else f"The sign U+{ord(sign[0]):04X}"
    usual = "Take it away: a formula has numbers, names, `+ - * /`, `= != < <= > >=` and round brackets."
    raise Unreadable(source.problem(at, f"{shown} means nothing in a formula.", REMEDIES.get(sign, usual)))
