"""Straight quotation marks in a text, set as printers set them."""

from __future__ import annotations

import re

STRAIGHT = re.compile("[\"']")
OPENS = re.compile(r"[\s(\[{/“‘—–-]")
"""A mark behind one of these, or at a beginning, opens; any other closes."""

RAW = "\x03"
"""What Markdown puts behind raw HTML while it works on a text."""


def set_quotes(text: str, before: str = " ") -> str:
    """The text with typographic marks; `before` is the character that stands before it."""
    if '"' not in text and "'" not in text:
        return text

    def turned(match: re.Match[str]) -> str:
        at = match.start()
        last = text[at - 1] if at else before
        # A mark right behind another one opens with it or closes with it.
        behind = last if last not in "\"'" else text[max(0, at - 2)] if at > 1 else " "
        following = text[at + 1 : at + 2]
        # Behind raw HTML the letter that follows decides.
        opens = following.isalnum() if behind == RAW else OPENS.match(behind) is not None
        if match[0] == '"':
            return "“" if opens else "”"
        # ’90s and ’tis begin with what was left out, not with a quotation.
        return "‘" if opens and not re.match(r"\d\ds?\b|t(?:is|was)\b", text[at + 1 :]) else "’"

    return STRAIGHT.sub(turned, text)
