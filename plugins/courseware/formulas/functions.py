"""The functions of the language, how many values they take, and what authors call them elsewhere."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Literal

FUNCTIONS = ("min", "max", "sum", "mean", "round", "if")
ASKING: dict[str, Literal["seen", "found"]] = {"seen": "seen", "found": "found"}
OTHER_WORDS = {
    **dict.fromkeys(("average", "avg"), "mean"),
    **dict.fromkeys(("total", "add"), "sum"),
    **dict.fromkeys(("visited", "scene"), "seen"),
    **dict.fromkeys(("clue", "knows", "has"), "found"),
    **dict.fromkeys(("iif", "when", "choose"), "if"),
    **dict.fromkeys(("smallest", "lowest", "minimum"), "min"),
    **dict.fromkeys(("largest", "highest", "maximum"), "max"),
    **dict.fromkeys(("floor", "ceil", "int", "roundup", "rounddown"), "round"),
}
FEWEST_AND_MOST = {"round": (1, 2), "if": (3, 3)}
"""How many values a function takes; one and more where nothing is said."""
EXAMPLES = {
    "min": "min(a, b)",
    "max": "max(0, a - b)",
    "sum": "sum(weight)",
    "mean": "mean(a, b)",
    "round": "round(a)` or `round(a, 2)",
    "if": "if(a > b, a, b)",
}
MOST_DIGITS = 9
"""Digits behind the point that `round` keeps at most."""


def meant(word: str) -> str:
    """The function that an author may mean by a word that is none; "" if nothing is like it."""
    close = next(iter(get_close_matches(word, [*FUNCTIONS, *ASKING, *OTHER_WORDS], 1, 0.7)), "")
    return OTHER_WORDS.get(close, close)
