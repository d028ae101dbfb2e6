"""Patterns of typed answers: regular expressions, as far as Python and browsers agree on what they mean."""

from __future__ import annotations

import re
from functools import lru_cache

from courseware.activities.scoring import fold

ESCAPES = frozenset("dDsSwWbnrtfv")
SIGNS = frozenset("^$\\.*+?()[]{}|/")
TOKEN = re.compile(
    r"(?P<escape>\\.?)|(?P<group>\(\?.?)|(?P<class>\[\^?)|(?P<times>\{[0-9]{1,4}(?:,[0-9]{0,4})?\})"
    r"|(?P<quantifier>[*+?])|(?P<brace>[{}\]])|(?P<other>.)",
    re.DOTALL,
)
IN_CLASS = re.compile(r"(?P<escape>\\.?)|(?P<close>\])|(?P<open>\[)|(?P<double>--|&&|~~|\|\|)|(?P<other>.)", re.DOTALL)
ASCII = {"d": "0-9", "w": "A-Za-z0-9_"}
"""What these mean in a browser; in Python they would take in other scripts, too."""


def fault_of(pattern: str, accents: bool) -> str:
    """Why a pattern cannot be used, as the end of a sentence; "" if it can. `accents` says that accents matter."""
    fault = _unshared(pattern, accents)
    if fault:
        return fault
    try:
        re.compile(pattern)
    except re.error as error:
        return f"it cannot be read ({error.msg}, at character {(error.pos or 0) + 1})"
    except (OverflowError, RecursionError):
        return "it is too long or too deep"
    if re.search(r"(?<!\\)(?:\\\\)*(?:\\[.?]|!)$", pattern):
        return "a full stop, ! or ? at the end is taken off before comparing, so it never fits"
    return ""


def _unshared(pattern: str, accents: bool) -> str:
    """What Python and browsers do not share, or what no typed text can hold once it is folded."""
    at, before = 0, ""
    while at < len(pattern):
        match = TOKEN.match(pattern, at)
        assert match
        kind, sign, at = match.lastgroup or "", match[0], match.end()
        if kind == "escape" and sign[1:] not in ESCAPES | SIGNS:
            return f"`{sign}` means something else, or nothing, in a browser"
        if kind == "group" and sign not in ("(?:", "(?=", "(?!"):
            return f"`{sign}` means something else, or nothing, in a browser"
        if kind == "brace":
            return f"`{sign}` stands alone; for the sign itself write `\\{sign}`"
        if kind == "quantifier" and before in ("quantifier", "times") and not (sign == "?" and pattern[at - 2] != "?"):
            return f"`{pattern[at - 2 : at]}` repeats a repetition"
        if kind == "class":
            fault, at = _class_fault(pattern, at, accents)
            if fault:
                return fault
        if kind == "other" and _folds(sign, accents):
            return _folded(sign)
        before = kind
    return ""


def _class_fault(pattern: str, at: int, accents: bool) -> tuple[str, int]:
    """What is wrong in `[…]`, whose inside begins at `at`; and where it ends."""
    first = at
    while match := IN_CLASS.match(pattern, at):
        kind, sign, at = match.lastgroup, match[0], match.end()
        if kind == "close":
            return ("`[]` holds nothing" if match.start() == first else ""), at
        if kind == "escape" and sign[1:] not in (ESCAPES - {"b"}) | SIGNS | {"-"}:
            return f"`{sign}` means something else, or nothing, in a browser", at
        if kind in ("open", "double"):
            return f"`{sign}` inside `[…]` is read in two ways; write `\\{sign[0]}`", at
        if kind == "other" and _folds(sign, accents):
            return _folded(sign), at
    return "`[` is not closed", at


def _folds(sign: str, accents: bool) -> bool:
    return not sign.isspace() and fold(sign, True, accents) != sign


def _folded(sign: str) -> str:
    return f"`{sign}` becomes `{fold(sign, True)}` before comparing, so it never fits; write that"


@lru_cache(maxsize=512)
def compiled(pattern: str, case: bool) -> re.Pattern[str]:
    """The pattern for folded texts, with `\\d`, `\\w` and `\\b` as a browser reads them."""
    pieces: list[str] = []
    inside = False
    for piece in re.findall(r"\\.|.", pattern, re.DOTALL):
        if piece[1:] in ASCII:
            pieces.append(ASCII[piece[1:]] if inside else f"[{ASCII[piece[1:]]}]")
            continue
        if piece == r"\b":
            pieces.append(r"(?a:\b)")
            continue
        inside = piece == "[" or (inside and piece != "]")
        pieces.append(piece)
    return re.compile("".join(pieces), 0 if case else re.IGNORECASE)
