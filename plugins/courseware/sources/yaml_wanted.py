"""A list or a group of keys where a text belongs: what to write, as far as the author's lines tell."""

from __future__ import annotations

import re

from courseware.problems import Fix, Problem
from courseware.sources.yaml_bent import write
from courseware.sources.yaml_flow import FlowReader, NotFlow
from courseware.sources.yaml_nodes import Mapping, Node, Scalar, Sequence, describe
from courseware.sources.yaml_signs import leading

_OPEN = re.compile(r"(.*?(?::|(?:^|[ \t])-))(?:[ \t]*|[ \t]{2,}#.*)")
"""A key or dash with nothing behind it but a comment."""


def text_wanted(node: Mapping | Sequence, text: str, name: str) -> Problem:
    """The problem of a node that ought to be a text, with the lines to write; `text` is that of its file `name`."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    row, at = node.line - 1, node.column - 1
    fix: Fix | None = None
    if row < len(lines) and at < len(lines[row]):
        before = lines[row][:at]
        fix = _beside(node, lines[row], row, at) if before.strip() else _below(lines, row, at)
    hint = "Write the text on lines of its own, below a `|`."
    if fix is not None:
        hint = (
            write(list(fix.lines)) if len(fix.lines) > 1 else f"Write `{fix.lines[0].strip()}`, and the text below it."
        )
    message = f"Here is {describe(node)}, where text belongs."
    return Problem(name, node.line, node.column, "text-wanted", message, hint, fix=fix)


def _beside(node: Node, line: str, row: int, at: int) -> Fix | None:
    """For what stands beside its key or dash: `ask: [Sic]`, `- Delivered: before eight`."""
    before = line[:at].rstrip()
    parent = _parent(before)
    if parent < 0 or not _ends_on_its_line(node, line, at):
        return None
    return Fix(row + 1, row + 1, (f"{before} |", f"{' ' * (parent + 2)}{line[at:].rstrip()}"))


def _parent(before: str) -> int:
    """The column of the key or dash that `before` ends with; -1 where it ends with neither, or is within brackets."""
    at = leading(before)
    while before[at : at + 2] == "- ":
        at += 2 + leading(before[at + 2 :])
    rest = before[at:]
    if rest == "-":
        return at
    return at if rest.endswith(":") and ": " not in rest and rest[0] not in "[{" else -1


def _ends_on_its_line(node: Node, line: str, at: int) -> bool:
    if line[at] in "[{":
        try:
            group = FlowReader(line[at:]).read()
        except NotFlow:
            return False
        return not line[at + group.end :].strip()
    if not isinstance(node, Mapping) or len(node.entries) != 1:
        return False
    value = node.entries[0].value
    beside = isinstance(value, Scalar) and not value.block and value.line == node.line
    return beside and isinstance(value, Scalar) and line[value.column - 1 :].rstrip() == value.text


def _below(lines: list[str], row: int, at: int) -> Fix | None:
    """For what stands below its key, set in: the `|` is all that is missing."""
    above = row - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    if above < 0 or lines[above].lstrip().startswith("#") or lines[row][at] in "[{":
        return None
    found = _OPEN.fullmatch(lines[above])
    if not found or _parent(found[1]) < 0 or at <= _parent(found[1]):
        return None
    return Fix(above + 1, above + 1, (f"{found[1]} |{lines[above][found.end(1) :].rstrip()}",))
