"""Entries of an answered list: `- [x]` and `- [ ]`, and what people write when they mean that."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

MARKER = r"(?:[-*+•–—▪◦‣·○●►➢]|\d{1,9}[.)]|[A-Za-z][.)])"
"""What a list entry begins with, in Markdown or pasted from elsewhere."""

EXACT = re.compile(rf"(?P<indent>[ ]*){MARKER}[ \u00a0]+\[(?P<box>[ xX])\](?:[ \u00a0]+(?P<text>.*))?")
NEARLY = re.compile(
    rf"(?P<indent>[ ]*)(?P<marker>{MARKER}[ \u00a0]*)?"
    r"(?:[\[［](?P<box>[^\[\]［］]{0,3})[\]］](?![\[(:])|\((?P<round>[ xX])\)|(?P<sign>[☐☑☒✓✔✗✘]))[ \u00a0]*(?P<text>.*)"
)
PLAIN = re.compile(r"(?P<indent>[ ]*)(?:[-*+•–—▪◦‣·○●►➢]|\d{1,9}[.)])[ \u00a0]+(?P<text>[^-*_\s].*|[-*_][^ ].*)")

BOXY = re.compile(r"[\[［(☐☑☒✓✔✗✘]")
"""Without one of these no line has a box; most lines have none, and are asked no more."""

RIGHT = frozenset("x X v V * + × х Х ✓ ✔ ☑".split())
UNSURE = frozenset("✗ ✘ ☒".split())

Spelling = Literal["exact", "nearly", "bare"]


class Box(NamedTuple):
    """An entry with a box. `start` is where its text begins; `bare` ones have no marker before the box."""

    indent: int
    ticked: bool
    start: int
    spelling: Spelling
    hint: str = ""


def match_box(text: str) -> Box | None:
    """The entry that a line is, or is meant to be."""
    if not BOXY.search(text):
        return None
    match = EXACT.fullmatch(text)
    if match:
        start = match.start("text") if match["text"] else len(text)
        return Box(len(match["indent"]), match["box"] != " ", start, "exact")
    match = NEARLY.fullmatch(text)
    if not match:
        return None
    sign = next(each for each in (match["box"], match["round"], match["sign"]) if each is not None).strip()
    if sign not in RIGHT and sign not in UNSURE and sign not in ("", "☐"):
        return None
    words = match["text"].strip()
    if not match["marker"] and not (match["sign"] in ("☐", "☑", "☒") or (match["box"] in (" ", "x", "X") and words)):
        return None
    hint = f"Write `- [{'x' if sign in RIGHT else ' '}] {words}`."
    if sign in UNSURE:
        hint = f"Write `- [x] {words}` if it is right, `- [ ] {words}` if not."
    return Box(len(match["indent"]), sign in RIGHT, match.start("text"), "nearly" if match["marker"] else "bare", hint)


@dataclass(frozen=True, slots=True)
class Form:
    """What the entries of a list look like that has no boxes; `sign` has to stand in one for the list to begin there."""

    pattern: re.Pattern[str]
    sign: str = ""

    def match(self, text: str) -> Box | None:
        """The entry that a line is."""
        match = self.pattern.fullmatch(text)
        return Box(len(match["indent"]), True, match.start("text"), "exact") if match else None


NUMBERED = Form(re.compile(r"(?P<indent>[ ]*)\d{1,9}[.)][ \u00a0]+(?P<text>.+)"))
"""`1. First`, `2. Second`: a list in its right order."""

PLACED = Form(PLAIN, "::")
"""`- item :: where it belongs`."""


def match_plain(text: str) -> tuple[int, int] | None:
    """The indent of a list entry without a box, and where its text begins."""
    match = PLAIN.fullmatch(text)
    return (len(match["indent"]), match.start("text")) if match else None
