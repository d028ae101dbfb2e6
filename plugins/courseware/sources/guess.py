"""What an author may have meant, and how a message quotes what stands there."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache

LONGEST_QUOTE = 120


@lru_cache(maxsize=2048)
def closest(word: str, known: tuple[str, ...], likeness: float = 0.6) -> str:
    """The known word that is most like this one; "" if none is like it."""
    found = get_close_matches(word[:LONGEST_QUOTE], known, 1, likeness)
    return found[0] if found else ""


def brief(text: str) -> str:
    """A text for quoting in a message: on one line, and cut where it is very long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1] + "…"
