"""What Markdown did not let become a block: its text is given back, and the author is told.

`sources.blocks` knows where blocks are; whether a place is code or raw HTML, Markdown and its other
extensions have the last word. What they decide otherwise must not pass in silence.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from html import escape, unescape
from typing import Protocol

from markdown import Markdown
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from courseware.course.page import Page
from courseware.problems import Problem
from courseware.sources.blocks import FOREIGN, OURS

STX, ETX = "\u0002", "\u0003"
LEFTOVER = re.compile(rf"{STX}courseware:(\d+){ETX}")
SHOWN = re.compile(
    rf"^(?:<(?:p|li|dd|td|div)\b[^<>]*>)*[ ]*(/{{3,}}[ ]*(?:{'|'.join((*OURS, *sorted(FOREIGN)))})\b[^\n<]*)",
    re.MULTILINE | re.IGNORECASE,
)
HIDDEN = re.compile(r"<!--.*?-->|<(pre|code|script|style|textarea)\b.*?</\1>|<div class=cw-broken.*?</div>", re.DOTALL)


class State(Protocol):
    """What the processors of one Markdown instance share during one page."""

    md: Markdown
    page: Page | None

    def tell_at(self, problem: Problem) -> None:
        """Logs a problem that only Markdown can see."""


def tell_block(state: State, number: int, code: str, message: str, hint: str) -> str:
    """Tells what became of the block with this number; gives its text, as the author wrote it."""
    assert state.page
    source = state.page.source
    block = source.blocks[number]
    state.tell_at(Problem(source.path, block.line, block.column, code, message, hint))
    return "\n".join(source.lines[block.first : block.last + 1])


class GiveBackCode(Treeprocessor):
    """A marker that ended in indented code: the author's text is put back before highlighting."""

    def __init__(self, state: State) -> None:
        super().__init__(state.md)
        self.state = state

    def run(self, root: etree.Element) -> None:
        """Puts the author's lines back into `<code>`."""
        if self.state.page is None:
            return
        for code in root.iter("code"):
            if code.text and STX in code.text:
                code.text = AtomicString(LEFTOVER.sub(self._give, code.text))

    def _give(self, match: re.Match[str]) -> str:
        return tell_block(
            self.state,
            int(match[1]),
            "block-in-code",
            "This block stands so far in that Markdown takes it for code, so it is shown as text.",
            "Indent it by four blanks for each list item or box around it, and by none where there is none.",
        )


class GiveBack(Postprocessor):
    """A marker that is still there stood inside raw HTML; and lines that look like blocks were never seen as such."""

    def __init__(self, state: State) -> None:
        super().__init__(state.md)
        self.state = state

    def run(self, text: str) -> str:
        """Replaces markers by the author's lines, as text, and tells what is shown although it looks like a block."""
        if self.state.page is None:
            return text
        if STX in text:
            text = LEFTOVER.sub(self._give, text)
        if SHOWN.search(text):
            for line in SHOWN.findall(HIDDEN.sub("", text)):
                self._tell_shown(unescape(line).strip())
        return text

    def _give(self, match: re.Match[str]) -> str:
        source = tell_block(
            self.state,
            int(match[1]),
            "block-in-html",
            "This block stands inside HTML, where Markdown does not work, so it is shown as text.",
            "Write `markdown` into the HTML tag around it, as in `<div markdown>`, or take the tag away.",
        )
        return f"<code>{escape(source)}</code>"

    def _tell_shown(self, line: str) -> None:
        """Tells a line that looks like a block, unless the reader has told something about it already."""
        assert self.state.page
        source = self.state.page.source
        told = {problem.line for problem in self.state.page.problems}
        places = [number for number, text in self._outside() if text.strip(" >") == line]
        if not told.intersection(places):
            name = line.strip("/ ").partition(" ")[0].lower()
            hint = "Put it on a line of its own at the left margin, with empty lines around, and close code and HTML above it."
            if name in FOREIGN:
                hint = "Name the extension that knows it in mkdocs.yml, such as `pymdownx.blocks.admonition`, or write `!!! note`."
            message = f"`{line}` looks like the beginning of a block, but Markdown shows it as text."
            self.state.tell_at(Problem(source.path, places[0] if places else 0, 1, "block-as-text", message, hint))

    def _outside(self) -> Iterator[tuple[int, str]]:
        """The lines outside blocks with their numbers."""
        assert self.state.page
        source = self.state.page.source
        inside = {index for block in source.blocks for index in range(block.first, block.last + 1)}
        return (
            (number, text)
            for number, text in enumerate(source.lines, source.first_line)
            if number - source.first_line not in inside
        )
