"""The words and sentences of plain texts."""

from __future__ import annotations

import re

WORD = re.compile(r"[^\W_](?:[\w'’]|[.,-](?=\w))*")
END = re.compile(r"(?<=[.!?…])[\"'”’»)*_]*\s+(?=[\"'“‘«(*_]*[^\Wa-z_])")
NO_BLANKS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Scripts that set no blank between words, so that counting words says nothing."""


def words_in(text: str) -> list[str]:
    """The words of a plain text, in small letters."""
    return WORD.findall(text.lower())


def count_words(text: str) -> int:
    """How many words a plain text has: what stands between its blanks."""
    return text.count(" ") + 1 if text else 0


def sentences(text: str) -> list[str]:
    """The sentences of a plain text: up to a full stop, question or exclamation mark before a capital letter."""
    return [each for each in END.split(text) if each]


def same_length(match: re.Match[str]) -> str:
    """Blanks in the place of a match, line ends kept, so that all places stay what they were."""
    return re.sub(r"[^\n]", " ", match[0])
