"""Why a formula has no value, as a value of its own: nobody sees `NaN` or a traceback."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Code = Literal["missing", "divided-by-zero", "too-large", "no-values"]


@dataclass(frozen=True, slots=True)
class Fault:
    """Why there is no value. `names` are those concerned: what is missing, or the columns that are empty."""

    code: Code
    names: tuple[str, ...] = ()


WORDS: dict[Code, str] = {
    "missing": "Still needed for this: {names}.",
    "divided-by-zero": "There is no result yet: it would be divided by zero.",
    "too-large": "There is no result: the numbers are too large to reckon with.",
    "no-values": "There is no result yet: no number is given in {names}.",
}
"""As in `words.ts`, where another language can take their place."""


def in_words(fault: Fault, titles: Mapping[str, str] | None = None) -> str:
    """A sentence for people. `titles` says what they call a name; without one it is shown as it is."""
    known = titles or {}
    return WORDS[fault.code].replace("{names}", ", ".join(known.get(name, name) for name in fault.names))
