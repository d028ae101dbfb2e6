"""The words of the house (rule L22, its part on words that an organisation has others for)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from courseware.checks.material import Material
from courseware.checks.passages import Passage
from courseware.checks.rules import Finding, rule
from courseware.checks.words import Words


def speaks_otherwise(around: str, _words: Words | None, material: Material) -> bool:
    """Whether one of the course's words stands anywhere that the organisation has another for."""
    words = material.house_words
    return bool(words) and any(word.lower() in around for word in words)


@rule("L22", Passage, first=speaks_otherwise)
def house_word_is_used(passage: Passage, material: Material) -> Iterator[Finding]:
    """L22: a word of the course for which the organisation has another one. Source: people learn in the words of their own work.

    Guard: whole words alone, outside of code; quotations stay as they were said; one telling a text and word.
    """
    for ours, theirs in material.house_words.items():
        if ours.lower() == theirs.lower():
            continue
        for match in re.finditer(rf"(?<![\w-]){re.escape(ours)}(?![\w-])", passage.prose, re.IGNORECASE):
            line, column = passage.place(match.start())
            piece = passage.piece_at(line)
            inside = passage.prose.rfind("{{", 0, match.start()) > passage.prose.rfind("}}", 0, match.start())
            if inside or (piece and piece.kind == "quote"):
                continue
            yield Finding(line, column, f"“{match[0]}” is a word of the course; this organisation says “{theirs}”, and people learn in their own words.",
                          f"Write `{{{{ org.words.{ours} }}}}`.")  # fmt: skip
            break
