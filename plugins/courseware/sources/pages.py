"""A Markdown file of the course: its front matter, its lines, its blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from courseware.problems import Problem
from courseware.sources.blocks import Block, read_blocks
from courseware.sources.lines import read_lines
from courseware.sources.verbatim import Scanner
from courseware.sources.yaml_files import read_yaml
from courseware.sources.yaml_nodes import Mapping

FRONT = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)

FIRST = re.compile(r"#(?!#)[ ]*")
UNDERLINED = re.compile(r"^[^\n<`~].*\n=+[ ]*$", re.MULTILINE)


@dataclass(slots=True)
class PageSource:
    """What one Markdown file says. `lines` are those behind the front matter, the first of them is `first_line`."""

    path: str
    front: Mapping
    lines: list[str]
    first_line: int
    blocks: list[Block]
    problems: list[Problem] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The lines without the blank ones at both ends: the form in which two texts are compared."""
        return "\n".join(self.lines).strip("\n")

    @property
    def heading(self) -> tuple[str, int]:
        """The text of the first heading of level 1, and its line; "" and 0 where there is none."""
        first = next((index for index, line in enumerate(self.lines) if line), 0)
        if not self.lines or not FIRST.match(self.lines[first]):
            first = self._later_heading()
        if first < 0:
            return "", 0
        text = FIRST.sub("", self.lines[first])
        return re.sub(r"(?:#+|\{[^{}]*\})$", "", text.rstrip(" ")).strip(" "), self.first_line + first

    def _later_heading(self) -> int:
        """The index of the first heading that does not stand at the top; -1 where there is none."""
        scanner = Scanner(self.lines)
        index = 0
        while event := scanner.next(index):
            if FIRST.match(self.lines[event[1]]):
                break
            index = event[1] + 1
        underlined = UNDERLINED.search(scanner.text)
        found = [event[1]] if event else []
        found += [scanner.line_of(underlined.start())] if underlined else []
        return min(found, default=-1)


def read_page(text: str, path: str) -> PageSource:
    """The page whose text is `text`, with `\\n` line ends. A page without front matter has an empty one."""
    front = Mapping([], 1, 1)
    problems: list[Problem] = []
    match = FRONT.match(text)
    start = 0
    if match:
        start = match.end()
        nodes, problems = read_yaml("\n" + match["yaml"], path)
        if nodes and isinstance(nodes[0], Mapping):
            front = nodes[0]
    first_line = text.count("\n", 0, start) + 1
    lines = read_lines(text[start:], first_line)
    blocks, found = read_blocks(lines, path)
    return PageSource(path, front, [line.text for line in lines], first_line, blocks, problems + found)
