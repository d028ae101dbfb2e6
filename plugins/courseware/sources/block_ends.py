"""Where a block ends: at its closing line, or before what cannot belong to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from courseware.sources.lines import indent_of
from courseware.sources.verbatim import Ahead, Scanner, Stop

WITH_BODY = ("question", "case", "cover", "media", "wall")
"""Blocks that hold text and need a closing line."""

ALONE = (
    "activity",
    "carry-on",
    "modules",
    "my-learning",
    "hand-in",
    "class",
    "maps",
    "keys",
    "coverage",
    "banks",
    "reported",
    "reported-as",
    "certificate",
)
"""Blocks of one line; a closing line right after them is tolerated."""

OURS = WITH_BODY + ALONE

HELD = {"question": ("media",)}
"""What a block may hold that is opened and closed with more slashes; a case holds more, and finds it by itself."""

FOREIGN = frozenset(
    "admonition details tab html definition define caption figure-caption table-caption note attention caution danger"
    " error tip hint warning example info success failure bug quote abstract".split()
)
"""Blocks of pymdownx.blocks, which an author may use beside ours; they are left alone."""


OPENER = re.compile(
    r"(?P<prefix>[ >]*)(?P<slashes>/{3,})[ ]*(?:(?P<name>[^\W\d_][\w-]*)(?P<rest>.*)|(?P<nameless>[^\s/].*))"
)
CLOSER = re.compile(r"(?P<prefix>[ >]*)(?P<slashes>/{2,})[ ]*")


@dataclass(frozen=True, slots=True)
class Opener:
    """The opening line of a block, taken apart."""

    index: int
    prefix: str
    slashes: int
    name: str

    @property
    def depth(self) -> int:
        """In how many quotes it stands."""
        return self.prefix.count(">")

    @property
    def closing(self) -> str:
        """The line that closes it."""
        return "/" * self.slashes

    def closed_by(self, closer: re.Match[str]) -> bool:
        """Whether a line of slashes stands where this block can be closed: no deeper than its opening line."""
        prefix = closer["prefix"]
        return prefix.count(">") <= self.depth and indent_of(prefix[::-1]) <= indent_of(self.prefix[::-1]) + 3


@dataclass(frozen=True, slots=True)
class End:
    """Where a block ends: the index of its last line, and the line that closes it, if one does, or was meant to."""

    last: int
    closing: int | None
    misspelt: bool = False


class EndSearch:
    """Looks for the line that closes a block; on the way, gathers what is wrong inside."""

    def __init__(self, scanner: Scanner, opener: Opener) -> None:
        self.scanner = scanner
        self.opener = opener
        self.misspelt: int | None = None
        """The first line that nearly closes the block."""
        self.nested: list[int] = []
        """Blocks in a block that can hold none."""
        self.unclosed: list[tuple[str, int]] = []
        self.stopped = ""
        """The block that ended this one, which could have held it with one slash more."""
        self._foreign = 0
        self._held = 0
        """Slashes of the block inside that this one may hold and that is still open; 0 for none."""
        self._heading: int | None = None
        self._before = len(scanner.unclosed)

    def run(self) -> End:
        """The end of the block."""
        stop = self._stop()
        index = self.opener.index + 1
        while event := self.scanner.next(index, stop):
            kind, at = event
            outside = self._outside(index, at)
            if outside is not None and (outside < at or kind == "heading"):
                return self._unclosed(outside)
            if kind == "heading":
                # A wall is made of headings; any other block has ended before one.
                if self._heading is None and self.opener.name != "wall":
                    self._heading = at
            elif self._closes(at):
                return self._closed(at)
            elif outside is not None or self._ends_before(at):
                return self._unclosed(at)
            index = at + 1
        outside = self._outside(index, len(self.scanner.texts) - 1)
        return self._unclosed(len(self.scanner.texts) if outside is None else outside)

    def _stop(self) -> Stop:
        """See `Scanner.next`: a closing line without an opening one before it is this block's own."""
        pattern = rf"^[ >]*(?:(?P<close>/{{{self.opener.slashes}}})[ ]*$|/{{3,}}[ ]*[^\W\d_])"
        lines = Ahead(re.compile(pattern, re.MULTILINE), self.scanner.text)

        def stop(first: int, last: int) -> int | None:
            found = lines.find(self.scanner.starts[first])
            line = self.scanner.line_of(found.start()) if found and found["close"] else last
            return line if line < last else None

        return stop

    def _closes(self, index: int) -> bool:
        closer = CLOSER.fullmatch(self.scanner.texts[index])
        if not closer or not self.opener.closed_by(closer):
            return False
        if self._held and len(closer["slashes"]) == self._held:
            self._held = 0
            return False
        if len(closer["slashes"]) != self.opener.slashes:
            if self.misspelt is None and (self.opener.name != "case" or len(closer["slashes"]) > self.opener.slashes):
                self.misspelt = index
            return False
        if self._foreign:
            self._foreign -= 1
            return False
        return True

    def _ends_before(self, index: int) -> bool:
        """Whether the block must have ended above this line, because another opens here."""
        match = OPENER.fullmatch(self.scanner.texts[index])
        if not match or not match["name"] or self.scanner.nesting.is_code(index):
            return False
        if match["name"].lower() in FOREIGN:
            self._foreign += len(match["slashes"]) == self.opener.slashes
            return False
        can_hold = match["name"].lower() in HELD.get(self.opener.name, ())
        if can_hold and len(match["slashes"]) == self.opener.slashes:
            self.stopped = match["name"].lower()
        if len(match["slashes"]) < self.opener.slashes:
            if can_hold:
                self._held = len(match["slashes"])
            else:
                self.nested.append(index)
        return len(match["slashes"]) >= self.opener.slashes

    def _outside(self, first: int, last: int) -> int | None:
        """The first of these lines that stands outside the quote or list item in which the block opened."""
        depth, indent = self.opener.depth, indent_of(self.opener.prefix)
        if not depth and indent < 4:
            return None
        for index in range(first, last + 1):
            text = self.scanner.texts[index]
            lead = text[: len(text) - len(text.lstrip(" >"))]
            if text.strip(" >") and (lead.count(">") < depth or (not depth and len(lead) < indent // 4 * 4)):
                return index
        return None

    def _closed(self, index: int) -> End:
        """The end of a block that is closed in line `index`; two slashes in it are just text then."""
        if self.misspelt is not None and self.scanner.texts[self.misspelt].count("/") == 2:
            self.misspelt = None
        return self._found(End(index, index))

    def _unclosed(self, index: int) -> End:
        """The end of a block that is not closed before line `index`."""
        if self.misspelt is not None and (self._heading is None or self.misspelt < self._heading):
            return self._found(End(self.misspelt, self.misspelt, misspelt=True))
        self.misspelt = None
        last = index - 1 if self._heading is None else min(index, self._heading) - 1
        while last > self.opener.index and not self.scanner.texts[last].strip(" >"):
            last -= 1
        return self._found(End(last, None))

    def _found(self, end: End) -> End:
        """Keeps what is wrong in the block itself; what is wrong in the questions of a case is found with them."""
        own = self.opener.name != "case"
        self.nested = [index for index in self.nested if own and index <= end.last]
        self.unclosed = [
            (each.kind, each.index) for each in self.scanner.unclosed[self._before :] if own and each.index <= end.last
        ]
        return end
