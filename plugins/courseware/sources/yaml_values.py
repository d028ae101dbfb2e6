"""One value of a YAML file, from its first sign to its last line, where YAML reads it otherwise than meant."""

from __future__ import annotations

import re

from courseware.sources.yaml_bent import Place, Sheet, write
from courseware.sources.yaml_doubts import check_keys
from courseware.sources.yaml_events import TooDeep
from courseware.sources.yaml_flow import FlowReader, Group, NotFlow, block_lines, flow_nodes
from courseware.sources.yaml_nodes import Mapping, Node, Scalar, Sequence
from courseware.sources.yaml_quotes import read_quoted
from courseware.sources.yaml_signs import COLON, NOTHING_BEHIND, Comment, comment_at, folds_badly, leading

_SIGNS = frozenset("*&!%@`,]}|>")
_ALONE = re.compile(r"[-?:](?:[ \t]|$)")
_BRACKETS = re.compile(r"\[.*\]|\{(?!\{).*\}")
_MARKED = re.compile(r"([&!]\S*)(?:[ \t]+|$)")

_COLON = "A colon and a space end the name of a key in YAML, also in the middle of a sentence."
_START = "A text cannot begin with `{0}`, which is one of YAML's own signs."


def read_value(sheet: Sheet, place: Place, item: Place | None = None) -> int:
    """Reads the value at `place` and gives the row behind it.

    `item` is the place of the text that this key begins, should the key be none but prose.
    """
    value = sheet.shown[place.row][place.column :].rstrip()
    sign = value[0]
    if sign in "\"'":
        return read_quoted(sheet, place, value)
    if value.startswith("{{"):
        return _prose(sheet, place, "{")
    if sign in "[{":
        return _flow(sheet, place, value)
    if sign in _SIGNS or _ALONE.match(value):
        return _signed(sheet, place, value)
    return _plain(sheet, place, item)


def cut_value(sheet: Sheet, place: Place) -> bool:
    """Whether the value at `place` is a text beginning with `#`, which is then told."""
    comment = comment_at(sheet.shown[place.row], place.column)
    if comment is None or not comment.bent or sheet.nested(place.row, place.parent):
        return False
    sheet.text(
        place, place.row + 1, "bent-yaml", "YAML takes what begins with `#` for a remark, so nothing of this is read."
    )
    return True


def _prose(sheet: Sheet, place: Place, sign: str) -> int:
    """A text that begins with a sign of YAML's."""
    last = sheet.region(place.row, place.parent)
    sheet.text(place, last, "yaml-start", _START.format(sign))
    return last


def _plain(sheet: Sheet, place: Place, item: Place | None) -> int:
    row, at = place.row, place.column
    last = sheet.region(row, place.parent)
    lines = sheet.collect(row, last, at)
    comment = comment_at(sheet.shown[row], at)
    tail = ""
    if comment and not comment.bent and last == row + 1:
        tail = sheet.shown[row][comment.at :].rstrip()
    body = [lines[0].removesuffix(tail), *lines[1:]]
    if any(COLON.search(line.rstrip()) for line in body):
        sheet.text(item or place, last, "yaml-colon", _COLON, tail=tail)
    elif (comment and not tail) or any(_comment(line) for line in lines[1:]):
        kept = sheet.shown[row][at : comment.at].rstrip() if comment else lines[0]
        message = f"YAML takes what follows ` #` for a remark (which has two spaces before it), so only “{kept[-40:]}” is read."
        sheet.text(place, last, "bent-yaml", message)
    elif len(lines) > 1:
        _check_joined(sheet, place, last, lines)
    return last


def _comment(line: str) -> Comment | None:
    return comment_at(line, leading(line))


def _check_joined(sheet: Sheet, place: Place, last: int, lines: list[str]) -> None:
    if all(line.startswith("-") for line in lines):
        hint = write([f"- {line.lstrip('-')}" for line in lines])
        message = "An item of a list begins with `-` and a space; YAML reads these lines as one text."
        sheet.text(place, last, "yaml-space", message, advice=hint)
    elif folds_badly(lines):
        message = "YAML joins these lines into one, so their paragraphs or list are lost."
        sheet.text(place, last, "bent-yaml", message)


def _signed(sheet: Sheet, place: Place, value: str) -> int:
    """A value that begins with one of YAML's own signs: most often prose, now and then meant so."""
    row, at = place.row, place.column
    last = sheet.region(row, place.parent)
    marked = _MARKED.match(value)
    if marked and marked.end() == len(value) and sheet.nested(row, place.parent):
        _tell_mark(sheet, place, marked[1])
        sheet.work[row] = sheet.shown[row][:at]
        return row + 1
    rest = value[marked.end() :] if marked else ""
    if marked and (value.startswith("!!") or _BRACKETS.fullmatch(rest) or sheet.has_alias(marked[1])):
        _tell_mark(sheet, place, marked[1])
        sheet.replace(place, last, Scalar(rest, sheet.line_of(row), at + marked.end() + 1))
    elif value[0] == "*" and sheet.has_anchor(value[1:]):
        message = f"`{value}` repeats what another place of the file calls `&{value[1:]}`; course files do not repeat."
        sheet.tell(row, at, "yaml-alias", message, f"Write it out here, and take `&{value[1:]}` away there.")
        sheet.replace(place, last, Scalar(value, sheet.line_of(row), at + 1))
    elif value[0] == "-" and last > row + 1 and sheet.shown[row + 1].lstrip().startswith("- "):
        hint = f"Write `{place.lead.strip()}` alone on its line, and every item on a line of its own below it."
        sheet.text(place, last, "yaml-start", "A list cannot begin beside its key.", advice=hint)
    elif value[0] == "|" and not value.endswith("|"):
        lines = sheet.collect(row, last, at)
        lines[0] = lines[0][1:].lstrip()
        sheet.text(place, last, "yaml-start", "The text below a `|` begins on the next line.", lines=lines)
    else:
        return _prose(sheet, place, value[0])
    return last


def _tell_mark(sheet: Sheet, place: Place, mark: str) -> None:
    if mark[0] == "&":
        message = f"`{mark}` names a part of the file to repeat it elsewhere, which course files do not do."
        hint = f"Take `{mark}` away, and write the part out wherever `*{mark[1:]}` stands."
        sheet.tell(place.row, place.column, "yaml-alias", message, hint)
    else:
        message = f"`{mark}` gives a text a type; here everything is text, and its key says what it is for."
        sheet.tell(place.row, place.column, "yaml-tag", message, f"Take `{mark}` away.")


def _flow(sheet: Sheet, place: Place, value: str) -> int:
    """A list or group of keys between brackets; or a text that begins with a bracket."""
    try:
        text, group = _group(sheet, place)
    except TooDeep:
        return sheet.region(place.row, place.parent)
    if group is None:
        return _no_flow(sheet, place, value)
    rest = text[group.end :].partition("\n")[0]
    if not NOTHING_BEHIND.match(rest):
        return _prose(sheet, place, value[0])
    last = place.row + text.count("\n", 0, group.end) + 1
    if group.bent:
        _torn(sheet, place, last, text, group, rest.strip())
    return last


def _group(sheet: Sheet, place: Place) -> tuple[str, Group | None]:
    text = sheet.shown[place.row][place.column :]
    try:
        return text, FlowReader(text).read()
    except NotFlow:
        pass
    last = place.row + 1
    while not sheet.ends(last):
        body = sheet.shown[last].strip()
        if body and sheet.indent(last) <= place.parent and body[0] not in "]}":
            break
        last += 1
    if last == place.row + 1:
        return text, None
    text = "\n".join([text, *sheet.shown[place.row + 1 : last]])
    try:
        return text, FlowReader(text).read()
    except NotFlow:
        return text, None


def _no_flow(sheet: Sheet, place: Place, value: str) -> int:
    closing = "]" if value[0] == "[" else "}"
    if closing in value:
        return _prose(sheet, place, value[0])
    last = sheet.region(place.row, place.parent)
    sheet.text(
        place, last, "yaml-start", f"This `{value[0]}` is never closed, so YAML takes all that follows for its inside.",
        advice=f"Close it with `{closing}`; or, if it belongs to a text, write that on a line of its own, below a `|`.",
    )  # fmt: skip
    return last


def _torn(sheet: Sheet, place: Place, last: int, text: str, group: Group, comment: str) -> None:
    """Tells that YAML tears the texts of `group` apart, and to write it as lines of its own."""
    lead = place.lead.rstrip()
    node = flow_nodes(group, text, sheet.line_of(place.row), place.column + 1)
    _check_keys_below(sheet, node)
    inner = block_lines(group, text, place.parent + 2)
    written = [f"{lead} {inner[0].lstrip()}", *inner[1:]] if lead.endswith("-") and inner else [lead, *inner]
    if comment:
        written.insert(0, " " * leading(lead) + comment)
    brackets = "{ }" if group.keyed else "[ ]"
    message = f"Between {brackets} every comma, colon and question mark is YAML's own, so this text is torn apart."
    certain = sheet.certain(place.top, last) and not sheet.parted(place)
    fix = (place.top, last - 1, written) if certain else None
    sheet.tell(place.row, place.column, "bent-yaml", message, write(written), fix)
    sheet.replace(place, last, node)


def _check_keys_below(sheet: Sheet, node: Node) -> None:
    if isinstance(node, Mapping):
        check_keys(node.entries, sheet.doubts)
        for entry in node.entries:
            _check_keys_below(sheet, entry.value)
    elif isinstance(node, Sequence):
        for item in node.items:
            _check_keys_below(sheet, item)
