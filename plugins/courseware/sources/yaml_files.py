"""Reads YAML as the author's text with positions: what is wrong is told, with the line to write.

A sound text goes through PyYAML once (`yaml_events`). Where PyYAML stumbles or something looks
bent, `yaml_lines` goes through the document line by line, tells what it finds, and PyYAML reads
the mended sheet; so one run tells all mistakes, and what is sound beside them is still there.
"""

from __future__ import annotations

import re
from itertools import pairwise

from yaml import YAMLError

from courseware.problems import Fix, Problem, unique
from courseware.sources.yaml_bent import Sheet
from courseware.sources.yaml_events import TooDeep, Tree
from courseware.sources.yaml_lines import LineReader
from courseware.sources.yaml_nodes import Entry, Mapping, Node, Scalar, Sequence, describe
from courseware.sources.yaml_signs import CONTROL
from courseware.sources.yaml_words import doubtful, more, too_deep, too_large, unreadable

__all__ = ["Entry", "Mapping", "Node", "Scalar", "Sequence", "describe", "read_yaml"]

LONGEST_LINE = 20_000
"""Characters. A page of prose on one line has some three thousand."""

MOST_LINES = 100_000
"""Lines of a file. A bank of five thousand questions has some sixty thousand."""

MOST_TOLD = 200
"""Problems told of a file."""

_COMPARED = 5_000
"""Lines up to which a document with tabs is read with all widths of the tab, to be sure what it says."""

_TAB_WIDTHS = (2, 4, 8)
_DOCUMENT = re.compile(r"(?:---|\.\.\.)(?=[ \t]|$)")
_BREAKS = "\x85\u2028\u2029\x0b\x0c"
_MENDED = "\t\x85\u2028\u2029\ufeff\ufdd0"
"""Signs that PyYAML's two parsers read differently, or that would move the lines."""

_ERRORS = (YAMLError, ValueError, OverflowError)
"""What PyYAML raises; the last two come from numbers behind a backslash that are no sign's."""

_SOUND = frozenset({"twice", "merge"})
"""Doubts for which nothing is to be looked up in the lines."""


def read_yaml(text: str, name: str) -> tuple[list[Mapping], list[Problem]]:
    """The documents of a YAML text, a group of keys each, and all that is wrong; `name` is the file's.

    Documents are parted by `---`. One that cannot be read, is empty or is no group of keys is not
    among them (an empty one is no problem). No text makes this raise, or take long.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if len(lines) > MOST_LINES:
        return [], [too_large(name, MOST_LINES, f"The file has more than {MOST_LINES} lines")]
    if len(text) > LONGEST_LINE and len(longest := max(lines, key=len)) > LONGEST_LINE:
        return [], [
            too_large(
                name, lines.index(longest) + 1, f"This line has {len(longest)} characters, more than {LONGEST_LINE}"
            )
        ]
    if not any(sign in text for sign in _MENDED):
        try:
            tree = Tree(lines).grow(text)
        except (*_ERRORS, TooDeep):
            return _mended(lines, name)
        mappings = [node for node in tree.documents if isinstance(node, Mapping)]
        if len(mappings) == len(tree.documents) and all(doubt.kind in _SOUND for doubt in tree.doubts):
            return mappings, [doubtful(doubt, name) for doubt in tree.doubts]
    return _mended(lines, name)


def _mended(lines: list[str], name: str) -> tuple[list[Mapping], list[Problem]]:
    """Reads the documents one by one, so that none suffers from what is wrong in another."""
    problems: list[Problem] = []
    mappings: list[Mapping] = []
    for row, line in enumerate(lines):
        if CONTROL.search(line) and len(problems) <= MOST_TOLD:
            problems.append(_unseen(line, row + 1, name))
        lines[row] = CONTROL.sub(" ", line)
    starts = [0, *(row for row, line in enumerate(lines) if row and _DOCUMENT.match(line)), len(lines)]
    for start, end in pairwise(starts):
        document = lines[start:end]
        if any((body := line.strip()) and body[0] != "#" and body not in ("---", "...") for line in document):
            mappings += _document(document, start + 1, name, problems)
    problems = unique(problems)
    if len(problems) > MOST_TOLD:
        problems[MOST_TOLD:] = [more(name, problems[MOST_TOLD].line)]
    return mappings, problems


def _unseen(line: str, row: int, name: str) -> Problem:
    """The problem of a line that holds a sign without a shape."""
    found = CONTROL.search(line)
    at = found.start() if found else 0
    clean = CONTROL.sub(lambda sign: " " if sign[0] in _BREAKS else "", line)
    return Problem(
        name, row, at + 1, "yaml-control",
        f"A sign that cannot be seen (U+{ord(line[at]):04X}) stands here; such signs come with pasted text.",
        "Write the line anew without it.", fix=Fix(row, row, (clean,)),
    )  # fmt: skip


def _document(lines: list[str], first: int, name: str, problems: list[Problem]) -> list[Mapping]:
    """One document, which begins in line `first` of the file."""
    tabs = any("\t" in line[: len(line) - len(line.lstrip())] for line in lines)
    widths = _TAB_WIDTHS if tabs and len(lines) <= _COMPARED else _TAB_WIDTHS[:1]
    readings = [_Reading(lines, first, name, width) for width in widths]
    sound = [reading for reading in readings if not reading.failed]
    reading = (sound or readings)[0]
    problems += reading.problems
    if reading.sheet.untabbed:
        same = bool(sound) and len(widths) > 1 and all(_bare(other.nodes) == _bare(reading.nodes) for other in sound)
        problems += _tab_problems(reading.sheet, first, name, same)
    mappings = []
    for node in reading.nodes:
        if isinstance(node, Mapping):
            mappings.append(node)
        elif not isinstance(node, Scalar) or node.text:
            problems.append(_no_keys(node, name))
    return mappings


def _no_keys(node: Node, name: str) -> Problem:
    return Problem(
        name, node.line, node.column, "yaml-not-keys",
        f"Here is {describe(node)}, where a course file has keys with their values.",
        "Begin with a line such as `kind: quiz`: a name, a colon, a space, a text.",
    )  # fmt: skip


class _Reading:
    """One document, read with one width of the tab."""

    def __init__(self, lines: list[str], first: int, name: str, width: int) -> None:
        sheet = self.sheet = Sheet(lines, first, name, width)
        self.nodes: list[Node] = []
        self.failed = False
        reader = LineReader(sheet)
        reader.run()
        self.problems = list(sheet.problems)
        if reader.prose:
            self.nodes = [reader.prose]
            return
        if sheet.full:
            self.failed = True
            self.problems.append(more(name, max(problem.line for problem in self.problems) + 1))
            return
        text = sheet.text_to_read()
        tree = Tree(sheet.shown, first, sheet.grafts)
        try:
            tree.grow(text)
        except TooDeep as error:
            self.problems = [too_deep(error, name)]
        except _ERRORS as error:
            self.failed = True
            self.problems.append(unreadable(error, text, first, name))
        else:
            self.nodes = tree.documents
            told = {problem.line for problem in self.problems}
            for doubt in [*sheet.doubts, *tree.doubts]:
                if doubt.kind in _SOUND or doubt.line not in told:
                    self.problems.append(doubtful(doubt, name))
            sheet.restore_columns(self.nodes)


def _bare(node: list[Node] | Node) -> object:
    """What the nodes say, wherever it stands."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return [(entry.key.text, _bare(entry.value)) for entry in node.entries]
    return [_bare(item) for item in (node.items if isinstance(node, Sequence) else node)]


def _tab_problems(sheet: Sheet, first: int, name: str, certain: bool) -> list[Problem]:
    """One problem for every run of lines that are set in with tabs."""
    problems = []
    runs: list[list[int]] = []
    for row in sorted(sheet.untabbed):
        if runs and runs[-1][-1] == row - 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    for run in runs:
        top, last = run[0] + first, run[-1] + first
        which = "This line is" if top == last else f"The lines up to {last} are"
        problem = Problem(
            name, top, 1, "yaml-tab", f"{which} set in with the tab key, which YAML does not allow.",
            "Set every level in by two spaces.",
            fix=Fix(top, last, tuple(sheet.untabbed[row] for row in run)) if certain else None,
        )  # fmt: skip
        problems.append(problem)
    return problems
