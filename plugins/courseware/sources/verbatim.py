"""What in a text is not read: fenced code, comments, raw HTML. What is left are the lines that may begin or end a block."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from courseware.sources.lines import TAB_WIDTH, Nesting

FENCE = re.compile(r"(?P<before>[ >]*)(?P<mark>`{3,}|~{3,})[^`~]*$")
COMMENT_END = re.compile(r"--!?>")
EMPTY_LINE = re.compile(r"\n[ >]*\n")
CODE_OR_COMMENT = re.compile(r"(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)|<!--")
TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][\w-]*)(?P<inside>[^<>]*)>")

BLOCK_TAGS = (
    "address article aside blockquote body canvas center colgroup dd details div dl dt fieldset figcaption figure footer"
    " form group h1 h2 h3 h4 h5 h6 header hgroup html iframe legend li main map math menu nav noscript object ol"
    " option output p pre progress script section style summary table tbody td textarea tfoot th thead tr ul video"
).split()
"""Tags that begin raw HTML when they stand at the beginning of a line."""

SAMPLES = frozenset(("pre", "script", "style", "textarea"))
"""Raw HTML in which nobody expects Markdown to work."""

EVENT = re.compile(
    r"^(?:(?P<fence>[ >]*(?:`{3}|~{3}))"
    r"|(?P<slashes>[ >]*(?:(?:[-*+•]|\d{1,9}[.)])[ ]+)?/)"
    r"|(?P<heading>[ ]{0,3}\#{1,6}[^\#\n])"
    rf"|(?P<tag>[ ]{{0,3}}<(?:{'|'.join(BLOCK_TAGS)})(?![\w-])))"
    r"|(?P<comment><!--)",
    re.MULTILINE | re.IGNORECASE,
)

Event = Literal["slashes", "heading"]

Stop = Callable[[int, int], int | None]
"""The index of the line in which a block ends, if that is between two lines; see `Scanner.next`."""


class Raw(NamedTuple):
    """Raw HTML that Markdown takes as it is: its tag, where the tag stands, the offset behind its end (None: never closed)."""

    tag: str
    start: int
    end: int | None


@dataclass(frozen=True, slots=True)
class Unclosed:
    """Code or a comment without an end where one is due: what, and in which line it begins."""

    kind: str
    index: int


class Ahead:
    """The next match of a pattern, which is searched for once and then remembered while it is still ahead."""

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self._pattern = pattern
        self._text = text
        self._from = len(text) + 1
        self._match: re.Match[str] | None = None

    def find(self, offset: int) -> re.Match[str] | None:
        """The first match from `offset` on."""
        if offset < self._from or (self._match is not None and self._match.start() < offset):
            self._from = offset
            self._match = self._pattern.search(self._text, offset)
        return self._match


def comments_in(text: str) -> frozenset[int]:
    """Where comments begin in a line, outside inline code and other comments."""
    found = set()
    match = CODE_OR_COMMENT.search(text)
    while match:
        at = match.end()
        if not match["ticks"]:
            found.add(match.start())
            end = COMMENT_END.search(text, at)
            at = end.end() if end else len(text)
        match = CODE_OR_COMMENT.search(text, at)
    return frozenset(found)


def fence_end(
    texts: Sequence[str], index: int, opening: str | None = None, lead: str | None = None
) -> tuple[bool, int]:
    """Where the fenced code ends that begins in line `index`: True and the line of its closing fence.

    False and the line where it turned out to be none: it has no closing fence, or a line is less indented
    (as in pymdownx.superfences). `opening` is what opens it, if not the whole line, and `lead` what must stand
    before every other line, if not what stands before the first.
    """
    match = FENCE.match(texts[index] if opening is None else opening)
    if not match:
        return False, index + 1
    lead = match["before"] if lead is None else lead
    mark, width, quotes, empty = match["mark"], len(lead), lead.count(">"), False
    for number in range(index + 1, len(texts)):
        text = texts[number]
        if not text.strip(" >" if quotes else " "):
            empty = True
            continue
        shared = len(text[:width]) - len(text[:width].lstrip(" >"))
        depth = text.count(">", 0, shared)
        if shared < width or depth > quotes or (empty and depth < quotes):
            return False, number
        if text[width:].rstrip(" ") == mark:
            return True, number
        empty = False
    return False, len(texts)


class Scanner:
    """Goes through a text from event to event: lines that begin with slashes, and headings, outside what is not read.

    `raw` (by their offsets) and `unclosed` gather what was met on the way.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        """`texts` are the lines as Markdown sees them."""
        self.texts = texts
        self.text = "\n".join(texts)
        self.starts = [0]
        for text in texts:
            self.starts.append(self.starts[-1] + len(text) + 1)
        self.nesting = Nesting(texts)
        self.raw: dict[int, Raw] = {}
        self.unclosed: list[Unclosed] = []
        self._fences_from = 0
        self._comment_ends = Ahead(COMMENT_END, self.text)
        self._empty_lines = Ahead(EMPTY_LINE, self.text)
        self._comments: tuple[int, frozenset[int]] = (-1, frozenset())
        self._pairs: dict[str, dict[int, int]] = {}

    def line_of(self, offset: int) -> int:
        """The index of the line with this offset."""
        return bisect_right(self.starts, offset) - 1

    def next(self, index: int, stop: Stop | None = None) -> tuple[Event, int] | None:
        """The first event from line `index` on: its kind and line.

        Inside a block `stop(first, last)` names the line from `first` on and before `last` in which that block
        ends: code, comments and raw HTML that would go on behind it have no end of their own.
        """
        offset = self.starts[min(index, len(self.texts))]
        while match := EVENT.search(self.text, offset):
            line = self.line_of(match.start())
            kind = match.lastgroup or ""
            if kind in ("slashes", "heading"):
                return ("slashes" if kind == "slashes" else "heading"), line
            offset = self._behind(kind, match, line, stop) or match.end()
        return None

    def _behind(self, kind: str, match: re.Match[str], line: int, stop: Stop | None) -> int | None:
        """The offset behind the code, comment or raw HTML that begins here; None if it is none."""
        if kind == "fence":
            return self._behind_fence(match.start(), line, stop)
        end = self._comment_end(match.start(), line) if kind == "comment" else self._tag_end(match)
        if end is None or stop is None or stop(line + 1, self.line_of(end)) is None:
            return end
        self.raw.pop(self.text.find("<", match.start()), None)
        self.unclosed.append(Unclosed(kind, line))
        return None

    def _behind_fence(self, offset: int, line: int, stop: Stop | None) -> int | None:
        if offset < self._fences_from:
            return None
        found, end = fence_end(self.texts, line)
        closed = stop(line + 1, end) if stop else None
        if found and closed is None:
            return self.starts[end + 1]
        if stop and FENCE.match(self.texts[line]):
            self.unclosed.append(Unclosed("fence", line))
        self._fences_from = self.starts[end if closed is None else closed]
        return None

    def _comment_end(self, offset: int, line: int) -> int | None:
        before = self.text[self.starts[line] : offset]
        inline = len(before) >= TAB_WIDTH or bool(before.strip(" "))
        if self.nesting.is_code(line):
            return None
        if inline:
            if self._comments[0] != line:
                self._comments = line, comments_in(self.texts[line])
            if len(before) not in self._comments[1]:
                return None
        end = self._comment_ends.find(offset + 4)
        if not end:
            return None
        empty = self._empty_lines.find(offset) if inline else None
        return None if empty and empty.start() < end.start() else end.end()

    def _tag_end(self, match: re.Match[str]) -> int | None:
        start = self.text.index("<", match.start())
        tag = TAG.match(self.text, start)
        if not tag or re.search(r"\bmarkdown\b", tag["inside"]) or tag["inside"].endswith("/"):
            return None
        name = tag["name"].lower()
        end = self._closings(name).get(start)
        self.raw[start] = Raw(name, start, end)
        return end

    def _closings(self, name: str) -> dict[int, int]:
        """For each opening tag of this name its offset and the offset behind its closing tag, found in one pass."""
        if name not in self._pairs:
            pairs: dict[int, int] = {}
            waiting: list[int] = []
            for tag in re.finditer(rf"<(/?){name}\b[^<>]*>", self.text, re.IGNORECASE):
                if tag[1] and waiting:
                    pairs[waiting.pop()] = tag.end()
                elif not tag[1] and not tag[0].endswith("/>"):
                    waiting.append(tag.start())
            self._pairs[name] = pairs
        return self._pairs[name]
