"""Where the blocks of a page are: `/// question | …` to `///`, `/// activity | id`, `//// case | …`.

This reads lines only. It renders nothing and knows no kind of activity; what stands
inside a block is read by `sources.body`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from courseware.problems import Problem
from courseware.sources.block_ends import ALONE, CLOSER, FOREIGN, OPENER, OURS, WITH_BODY, End, EndSearch, Opener
from courseware.sources.guess import brief, closest
from courseware.sources.lines import Line, indent_of, numbered
from courseware.sources.text import Part
from courseware.sources.verbatim import SAMPLES, Scanner

__all__ = ["ALONE", "FOREIGN", "OURS", "WITH_BODY", "Block", "Line", "numbered", "read_blocks"]


@dataclass(frozen=True, slots=True)
class Block:
    """One block. `first` and `last` are indexes into the page's lines, both included.

    `prefix` is the indent or `>` before its opening line. `argument` is what stands after `|`.
    A block that no one knows has the name `unknown`.
    """

    name: str
    argument: Part
    prefix: str
    slashes: int
    first: int
    last: int
    line: int
    column: int
    body: tuple[Line, ...]


SLASHES = re.compile(r"^[^\w/\n]*(?:\d{1,9}[.)][ ]+)?/", re.MULTILINE)
NEAR = re.compile(
    r"[ >]*(?:(?:[-*+•]|\d{1,9}[.)])[ ]+/{2,}[ ]*(?:question|activity|case|cover|wall)\b"
    r"|//?[ ]*(?:question|activity|case|cover|wall)\b[ ]*(?:\||$))",
    re.IGNORECASE,
)
OPENER_IN_HTML = re.compile(rf"^[ >]*/{{3,}}[ ]*(?:{'|'.join(OURS)})\b", re.MULTILINE | re.IGNORECASE)


class BlockReader:
    """Finds the blocks in the lines of one page. After `read`, `problems` holds what was wrong."""

    def __init__(self, lines: Sequence[Line], path: str) -> None:
        self.lines = lines
        self.path = path
        self.problems: list[Problem] = []
        self.scanner = Scanner([line.text for line in lines])
        self._foreign: list[int] = []

    def read(self) -> list[Block]:
        """The blocks in their order. A block inside a case is found by reading the case's body again."""
        if not SLASHES.search(self.scanner.text):
            return []
        blocks: list[Block] = []
        index = 0
        while event := self.scanner.next(index):
            kind, index = event
            block = self._block(index) if kind == "slashes" else None
            if block:
                blocks.append(block)
            index = block.last + 1 if block else index + 1
        self._in_html(blocks)
        return blocks

    def _block(self, index: int) -> Block | None:
        """The block that begins in this line."""
        text = self.lines[index].text
        match = OPENER.fullmatch(text)
        if not match:
            self._no_opener(index)
            return None
        prefix = match["prefix"]
        if self.scanner.nesting.is_code(index):
            return None
        if self.scanner.nesting.is_lazy(index):
            self._problem(
                index,
                len(prefix),
                "indented-block",
                "This line stands so far in that Markdown joins it to the paragraph above, and no block begins.",
                "Begin it at the left margin, below an empty line.",
            )
            return None
        name = (match["name"] or "").lower()
        opener = Opener(index, prefix, len(match["slashes"]), name)
        if name in FOREIGN:
            self._foreign.append(opener.slashes)
            return None
        if name not in OURS:
            return self._unknown(opener, match)
        argument = self._argument(opener, match)
        if name in ALONE:
            return self._made(opener, End(self._end_alone(opener), None), argument)
        end = self._end(opener)
        return self._made(opener, end, argument, self._body(opener, end))

    def _made(self, opener: Opener, end: End, argument: Part, body: tuple[Line, ...] = (), name: str = "") -> Block:
        line = self.lines[opener.index]
        return Block(
            name or opener.name,
            argument,
            opener.prefix,
            opener.slashes,
            opener.index,
            end.last,
            line.number,
            line.at(len(opener.prefix)),
            body,
        )

    def _no_opener(self, index: int) -> None:
        """What a line with slashes is that opens no block: a closing line too many, or nearly an opening one."""
        text = self.lines[index].text
        closer = CLOSER.fullmatch(text)
        at = indent_of(text.replace(">", " "))
        if closer and len(closer["slashes"]) > 2:
            if self.scanner.nesting.is_code(index):
                return
            if len(closer["slashes"]) in self._foreign:
                while self._foreign.pop() != len(closer["slashes"]):
                    pass
                return
            self._problem(
                index,
                at,
                "stray-close",
                "This line closes a block, but none is open here, so the slashes would be shown.",
                "Take it away, or write the opening line above, such as `/// question | What is asked?`.",
            )
        elif NEAR.match(text) and not self.scanner.nesting.is_code(index):
            self._problem(
                index,
                at,
                "block-spelling",
                "This looks like the beginning of a block, but would be shown as plain text.",
                f"Begin it with three slashes on a line of its own: `/// {brief(text[at:].partition('/')[2].lstrip('/ '))}`.",
            )

    def _argument(self, opener: Opener, match: re.Match[str]) -> Part:
        """What stands after the bar."""
        line, rest, start = self.lines[opener.index], match["rest"], match.start("rest")
        before, bar, after = rest.partition("|")
        if bar and not before.strip():
            start, rest = start + len(before) + 1, after
        elif rest.strip():
            self._problem(
                opener.index,
                len(opener.prefix),
                "missing-bar",
                f"Between `/// {opener.name}` and what follows stands no bar, so the two cannot be told apart.",
                f"Write `{opener.closing} {opener.name} | {brief(rest.strip().lstrip(' |:｜¦-–—'))}`.",
            )
        skipped = len(rest) - len(rest.lstrip())
        piece = line.cut(start + skipped, start + len(rest.rstrip()) if rest.strip() else start + skipped)
        return Part((piece.text,), piece.number, piece.column)

    def _end_alone(self, opener: Opener) -> int:
        """The last line of a block of one line: a closing line right behind it belongs to it."""
        after = opener.index + 1
        while after < len(self.lines) and not self.lines[after].text.strip(" >"):
            after += 1
        closer = CLOSER.fullmatch(self.lines[after].text) if after < len(self.lines) else None
        if (
            closer
            and closer["slashes"] in ("///", opener.closing)
            and opener.closed_by(closer)
            and len(closer["slashes"]) not in self._foreign
        ):
            return after
        return opener.index

    def _end(self, opener: Opener) -> End:
        """Where a block with a body ends; a problem where nothing closes it."""
        search = EndSearch(self.scanner, opener)
        end = search.run()
        what = f"This {opener.name}"
        for inner in search.nested:
            self._problem(
                inner,
                indent_of(self.lines[inner].text.replace(">", " ")),
                "nested-block",
                f"{what} cannot hold this block, so this line would be shown as text.",
                f"Write `{opener.closing}` above it, which closes the {opener.name}.",
            )
        for kind, index in search.unclosed:
            self._problem(index, indent_of(self.lines[index].text), f"unclosed-{kind}", *UNCLOSED[kind])
        if search.misspelt is not None:
            text = self.lines[search.misspelt].text
            self._problem(
                search.misspelt,
                indent_of(text.replace(">", " ")),
                "close-spelling",
                f"The {opener.name} of line {self.lines[opener.index].number} opened with {opener.slashes} slashes; "
                f"these {text.count('/')} do not close it.",
                f"Write `{opener.closing}`." if end.misspelt else "Take this line away.",
            )
        if end.closing is None:
            self._problem(
                opener.index,
                len(opener.prefix),
                "unclosed-block",
                f"{what} has no closing line; it was taken to end in line {self.lines[end.last].number}.",
                f"To hold a `{search.stopped}`, this {opener.name} opens and closes with `{opener.closing}/`."
                if search.stopped
                else f"Write `{opener.closing}` on a line of its own where it ends.",
            )
        return end

    def _body(self, opener: Opener, end: End) -> tuple[Line, ...]:
        """The lines inside, without the prefix of the block."""
        lines = self.lines[opener.index + 1 : end.last + 1 if end.closing is None else end.closing]
        if not opener.prefix:
            return tuple(lines)
        inside = []
        for line in lines:
            cut = 0
            if line.text.startswith(opener.prefix):
                cut = len(opener.prefix)
            else:
                while cut < min(len(opener.prefix), len(line.text)) and line.text[cut] in " >":
                    cut += 1
            inside.append(line.cut(cut) if line.text[cut:].strip(" ") else Line("", line.number, line.at(cut)))
        return tuple(inside)

    def _unknown(self, opener: Opener, match: re.Match[str]) -> Block:
        """A block that no one knows: it is left out as far as it is closed, and told."""
        name = match["name"] or ""
        close = closest(opener.name, OURS)
        written = f"{opener.closing} {close}{(match['rest'] or '').rstrip()}"
        known = (
            "Blocks are called "
            + ", ".join(f"`{word}`" for word in OURS)
            + "; which kind of question it is stands in its `kind:`."
        )
        self._problem(
            opener.index,
            len(opener.prefix),
            "unknown-block",
            f"There is no block called `{brief(name)}`, so nothing can be shown here."
            if name
            else "This block does not say what it is, so nothing can be shown here.",
            f"Did you mean `{brief(written)}`?" if close else known,
        )
        end = EndSearch(self.scanner, opener).run()
        last = end.last if end.closing is not None else opener.index
        line = self.lines[opener.index]
        return self._made(
            opener, End(last, None), Part((name,), line.number, line.at(len(opener.prefix))), (), "unknown"
        )

    def _in_html(self, blocks: list[Block]) -> None:
        """Tells blocks inside raw HTML, where Markdown leaves them as they are."""
        for raw in self.scanner.raw.values():
            index = self.scanner.line_of(raw.start)
            if raw.end is None:
                around = bisect_right(blocks, index, key=lambda block: block.first) - 1
                inside = blocks[around] if around >= 0 and blocks[around].last >= index else None
                if inside.name != "case" if inside else around + 1 < len(blocks):
                    self._problem(
                        index,
                        indent_of(self.lines[index].text),
                        "unclosed-html",
                        f"This `<{raw.tag}>` is never closed, so all that follows is taken for HTML, where Markdown does not work.",
                        f"Write `</{raw.tag}>` where it ends.",
                    )
            elif raw.tag not in SAMPLES:
                for match in OPENER_IN_HTML.finditer(self.scanner.text, raw.start, raw.end):
                    inner = self.scanner.line_of(match.start())
                    self._problem(
                        inner,
                        indent_of(self.lines[inner].text),
                        "block-in-html",
                        f"This block stands inside `<{raw.tag}>`, where Markdown does not work, so it would be shown as text.",
                        f"Write `<{raw.tag} markdown>` in line {self.lines[index].number}, or take that tag away.",
                    )

    def _problem(self, index: int, offset: int, code: str, message: str, hint: str) -> None:
        line = self.lines[index]
        self.problems.append(Problem(self.path, line.number, line.at(min(offset, len(line.text))), code, message, hint))


UNCLOSED = {
    "fence": (
        "This code has no closing fence inside the block, so what follows would be read as text or lost.",
        "Write the same signs as here, as far in, on a line below the code.",
    ),
    "comment": (
        "This comment does not end inside the block, so it would hide what follows.",
        "Write `-->` where it ends.",
    ),
    "tag": (
        "This HTML tag is not closed inside the block, so it would take in what follows.",
        "Write its closing tag inside the block.",
    ),
}
"""What is said about code, comments and HTML that begin in a block and do not end there."""


def read_blocks(lines: Sequence[Line], path: str) -> tuple[list[Block], list[Problem]]:
    """The blocks in `lines` and what is wrong with them."""
    reader = BlockReader(lines, path)
    blocks = reader.read()
    return blocks, reader.problems
