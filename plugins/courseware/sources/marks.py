"""Marks in a text: a gap to fill, a piece that can be picked.

A kind's reader finds them in the author's Markdown and puts signs in their place that no author writes. These go through the
page's own Markdown pass untouched; then the filter `marks` of a view puts a control in the place of each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from courseware.sources.lines import Nesting
from courseware.sources.masked import masked
from courseware.sources.text import Part
from courseware.sources.verbatim import BLOCK_TAGS

START, END, FIRST = "\U000f0000", "\U000f0001", 0xF0100
"""Signs of a plane that is kept free for private use."""
BEGIN = re.compile(f"{START}(.)")
OURS = re.compile("[\U000f0000-\U000fffff]")

GAP = re.compile(r"(?<!\\)\[\[(?P<inside>(?:(?!\[\[|\]\]).)*)\]\](?![(\[])")
HALF_GAP = re.compile(r"(?<!\\)\[\[")
MARKED = re.compile(r"(?<![=\\])==(?=[^\s=])(?P<inside>.+?)(?<=[^\s=])==(?!=)", re.DOTALL)
"""What an author sets between `==` and `==`."""
TABLE_BAR = re.compile(r"(?<!\\)\|")
UNSEEN = re.compile(r"!\[(?:\[\[.*?\]\]|[^\[\]])*\](?=[(\[])|\]\([^()\n]*\)|<[a-zA-Z/][^<>]*>")
"""The words of a picture, addresses and tags: no control can stand there."""
RAW = re.compile(rf"[ ]{{0,3}}<(?P<tag>{'|'.join(BLOCK_TAGS)})(?![\w-])(?![^>]*\bmarkdown\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Gap:
    """`[[…]]`: what stands inside, where in the text (line and characters), and where in the file."""

    inside: str
    index: int
    start: int
    end: int
    line: int
    column: int


def mark(number: int) -> str:
    """The sign for the beginning of a mark with this number."""
    return f"{START}{chr(FIRST + number)}"


def number_of(sign: str) -> int:
    """The number behind `START`."""
    return ord(sign) - FIRST


def readable(part: Part) -> list[str]:
    """The lines of a text in which marks are read: what is code, a comment or raw HTML is blanked out, all at its place."""
    texts = masked([OURS.sub("\ufffd", line) for line in part.lines])
    nesting = Nesting(texts)
    texts = ["" if nesting.is_code(index) else text for index, text in enumerate(texts)]
    tag = ""
    for index, text in enumerate(texts):
        tag = tag or (found["tag"].lower() if (found := RAW.match(text)) else "")
        if tag:
            texts[index] = ""
            if f"</{tag}" in text.lower() or not text.strip():
                tag = ""
    return texts


def find_gaps(part: Part) -> list[Gap]:
    """The gaps of a text, in their order."""
    if not any("[[" in line for line in part.lines):
        return []
    found = []
    for index, text in enumerate(readable(part)):
        text = UNSEEN.sub(lambda match: " " * len(match[0]), text)  # noqa: PLW2901
        in_table = bool(TABLE_BAR.search(GAP.sub("", text)))
        for match in GAP.finditer(text):
            inside = part.lines[index][match.start("inside") : match.end("inside")]
            place = (part.line + index, part.column + match.start())
            # In a table Markdown wants a backslash before each bar; what is meant is the bar between spellings.
            inside = inside.replace("\\|", "|") if in_table else inside
            found.append(Gap(inside.strip(), index, match.start(), match.end(), *place))
    return found


def has_marked(part: Part) -> bool:
    """Whether something stands between `==` and `==`."""
    return any("==" in line for line in part.lines) and bool(MARKED.search("\n".join(readable(part))))


def half_gaps(part: Part) -> list[tuple[int, int]]:
    """Line and column of each `[[` that is not closed on its line."""
    return [
        (part.line + index, part.column + match.start())
        for index, text in enumerate(readable(part))
        for match in HALF_GAP.finditer(GAP.sub(lambda gap: "x" * len(gap[0]), text))
    ]


def with_marks(part: Part, gaps: Sequence[Gap]) -> Part:
    """The text with a sign in the place of each gap, for the view."""
    return _instead(part, gaps, [mark(number) for number in range(len(gaps))])


def with_words(part: Part, gaps: Sequence[Gap]) -> Part:
    """The text with the first spelling in each gap, every other character at its place: for rules about texts."""
    words = [gap.inside.split("|")[0].strip() for gap in gaps]
    return _instead(part, gaps, [word.ljust(gap.end - gap.start) for word, gap in zip(words, gaps, strict=True)])


def _instead(part: Part, gaps: Sequence[Gap], words: Sequence[str]) -> Part:
    lines = [OURS.sub("\ufffd", line) for line in part.lines]
    for gap, word in reversed(list(zip(gaps, words, strict=True))):
        lines[gap.index] = lines[gap.index][: gap.start] + word + lines[gap.index][gap.end :]
    return Part(tuple(lines), part.line, part.column)
