"""What a checked answer is worth. The browser computes the same; both run `tests/vectors/scoring.json`."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Literal

Outcome = Literal["right", "partly", "wrong"]


@dataclass(frozen=True, slots=True)
class Score:
    """`value` from 0 to 1, its word, and the key of the foreseen answer that decided it, if one did."""

    value: float
    outcome: Outcome
    key: str | None = None


def several_of(right: set[str], wrong: set[str], chosen: set[str]) -> Score:
    """The share of right ones found less the share of wrong ones chosen.

    So each right one found adds, each wrong one takes away, and choosing everything gives 1 - 1 = 0. Below 0 it is 0.
    """
    found = len(chosen & right) / len(right)
    value = max(0.0, found - (len(chosen & wrong) / len(wrong) if wrong else 0.0))
    if value > 1 - 1e-9:
        return Score(1.0, "right")
    return Score(value, "partly" if found else "wrong")


SIGNS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ`", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
        "\ufeff": " ",
    }
)


def fold(text: str, case: bool = False, accents: bool = False) -> str:
    """A typed text for comparing: forgiving of white space, curly quotes, dashes and a final full stop.

    With `case` False also of small and capital letters, with `accents` False of the marks
    U+0300 to U+036F (Latin, Greek and Cyrillic; marks of other scripts carry the vowel and stay).
    """
    text = " ".join(unicodedata.normalize("NFKC", text.translate(SIGNS)).translate(SIGNS).split())
    if not case:
        text = text.lower().replace("ß", "ss").replace("ς", "σ")
    if not accents:
        text = "".join(c for c in unicodedata.normalize("NFD", text) if not "\u0300" <= c <= "\u036f")
        text = unicodedata.normalize("NFC", text)
    return (text[:-1] if len(text) > 1 and text[-1] in ".!?" else text).strip()
