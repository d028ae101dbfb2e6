"""The signs by which YAML bends prose: what may stand plainly, what is a comment, what folding spoils."""

from __future__ import annotations

import re
from typing import NamedTuple

NAME = re.compile(r"[a-z][a-z0-9-]*")
"""A key as course files have them. What is no name and stands before a colon is more likely prose."""

NAMED_LINE = re.compile(r"(?:-[ \t]+)*[a-z][a-z0-9-]*:(?:[ \t]|$)")
"""A line that is a key with or without value, perhaps as an item of a list."""

COLON = re.compile(r":(?=[ \t]|$)")
"""A colon that YAML takes for the end of a key."""

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufdd0\ud800-\udfff\ufffe\uffff]")
"""Signs without a shape: no text needs them, and YAML refuses some and breaks the line at others."""

CURLY = "“”„‟«»‘’‚‹›"
"""Quotation marks of prose. To YAML they are letters."""

NOTHING_BEHIND = re.compile(r"[ \t]*$|[ \t]+#")
"""The rest of a line that holds no more than a comment."""

HEADER = re.compile(r"[|>](?:[+-][1-9]?|([1-9])[+-]?)?[ \t]*(?:[ \t]#.*)?$")
"""What stands behind a key whose text begins on the next line."""

_STARTS = frozenset("""-?:,[]{}#&*!|>'"%@`""")
_UNSAFE = re.compile(r":(?:\s|$)|\s#|^\s|\s$|[\n\t]")
_UNSAFE_IN_FLOW = re.compile(r"[\[\]{},?]")
_NEGATIVE = re.compile(r"-\d")
_JOINED_BADLY = re.compile(r"(?:[-*+>•–]|\d{1,9}[.)]|#{1,6})(?:\s|$)|\||```|~~~|///")
_FIRST_JOINED_BADLY = re.compile(r"#{1,6}\s|\||```|~~~|///")


def leading(line: str) -> int:
    """The number of spaces before a line."""
    return len(line) - len(line.lstrip(" "))


def plain_safe(text: str) -> bool:
    """Whether YAML reads `text`, written on one line behind `key: ` or `- `, as it stands."""
    if not text or _UNSAFE.search(text):
        return False
    return text[0] not in _STARTS or bool(_NEGATIVE.match(text))


def flow_safe(text: str) -> bool:
    """The same between brackets, by the stricter rule that course files keep there."""
    return plain_safe(text) and not _UNSAFE_IN_FLOW.search(text)


class Comment(NamedTuple):
    """A `#` behind a value: where it stands, and whether it more likely belongs to the text."""

    at: int
    bent: bool


def comment_at(line: str, start: int, search_from: int = 0) -> Comment | None:
    """What YAML takes for a comment behind a value that begins at `start`, or behind `search_from` where that lies in it.

    It is a comment indeed when a blank follows the `#` and either two or more blanks stand before
    it or the value is one word (`id: lost # note`). Otherwise (`Room #4`, `We won # again`) it is
    text that YAML would cut off.
    """
    at = max(start, search_from)
    while (at := line.find("#", at)) >= 0:
        if at == start or line[at - 1] in " \t":
            break
        at += 1
    else:
        return None
    value = line[start:at].rstrip()
    gap = at - start - len(value) if value else 2
    spaced = line[at + 1 : at + 2] in ("", " ", "\t")
    return Comment(at, not (spaced and (gap >= 2 or " " not in value)))


def folds_badly(lines: list[str]) -> bool:
    """Whether Markdown would read these lines differently once YAML has joined them into one."""
    stripped = [line.strip() for line in lines]
    while stripped and not stripped[-1]:
        stripped.pop()
    if len(stripped) < 2:
        return False
    if _FIRST_JOINED_BADLY.match(stripped[0]):
        return True
    if any(not line or _JOINED_BADLY.match(line) for line in stripped[1:]):
        return True
    return any(line.endswith(("  ", "\\")) for line in lines[: len(stripped) - 1])
