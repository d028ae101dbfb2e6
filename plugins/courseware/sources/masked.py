"""Markdown in which code, comments and drawings are blanked out, every character at its place."""

from __future__ import annotations

import re
from collections.abc import Sequence

FENCE = re.compile(r"[ >]*(?:(?:[-*+]|\d+[.)])[ ]+)*(`{3,}(?=[^`]*$)|~{3,})")
OPENING = re.compile(r"`(?<![\\`]`)`*|<!--|<(pre|script|style|svg|math|textarea)\b", re.IGNORECASE)
"""Each way begins with a sign of its own, which a search finds at once; what stands before a backtick is looked at from behind it."""


def masked(lines: Sequence[str]) -> list[str]:
    """The lines without fenced and inline code, comments, scripts and drawings."""
    texts = list(lines)
    joined = "\n".join(texts)
    if "```" in joined or "~~~" in joined:
        _blank_fences(texts)
        joined = "\n".join(texts)
    return _blank_spans(joined).split("\n") if "`" in joined or "<" in joined else texts


def _blank_fences(texts: list[str]) -> None:
    index = 0
    open_ended = {"`": 1 << 30, "~": 1 << 30}  # from which length on no closing line follows
    while index < len(texts):
        match = FENCE.match(texts[index])
        if match and len(match[1]) < open_ended[match[1][0]]:
            close = re.compile(rf"[ >]*{re.escape(match[1][0])}{{{len(match[1])},}}[ ]*$")
            end = next((at for at in range(index + 1, len(texts)) if close.match(texts[at])), None)
            if end is None:
                open_ended[match[1][0]] = len(match[1])
            else:
                texts[index : end + 1] = [""] * (end + 1 - index)
                index = end
        index += 1


def _blank_spans(text: str) -> str:
    pieces: list[str] = []
    done = at = 0
    without_end: set[str] = set()
    while match := OPENING.search(text, at):
        close = match[0] if match[0][0] == "`" else "-->" if match[0] == "<!--" else f"</{match[1].lower()}"
        at = match.end()
        if close in without_end:
            continue
        end = _find(text, close, at)
        if end < 0:
            without_end.add(close)
        elif close[0] != "`" or "\n\n" not in text[at:end]:
            at = end + len(close)
            fill = "x" if close[0] == "`" else " "
            pieces += [text[done : match.start()], re.sub(r"[^\n]", fill, text[match.start() : at])]
            done = at
    return "".join([*pieces, text[done:]])


def _find(text: str, close: str, start: int) -> int:
    """Where `close` stands from `start` on; backticks only as a run of that length, a tag also in capitals."""
    if close.startswith("</"):
        found = re.compile(re.escape(close), re.IGNORECASE).search(text, start)
        return found.start() if found else -1
    at = text.find(close, start)
    while close[0] == "`" and at >= 0 and "`" in (text[at - 1], text[at + len(close) : at + len(close) + 1]):
        while at < len(text) and text[at] == "`":
            at += 1
        at = text.find(close, at)
    return at
