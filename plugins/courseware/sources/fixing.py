"""Writes corrected lines into an author's file, and leaves every other sign in it as it is."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path

from courseware.problems import Fix

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_END = re.compile(r"[\r\n]*$")
_BOM = "\ufeff"


def apply_fixes(text: str, fixes: Iterable[Fix]) -> str:
    """The text with the fixes in it.

    Of fixes that touch the same lines the first given holds; the others wait for the next run, as does
    one whose lines are not there. New lines end as their neighbours do (`\\r\\n`, `\\n`, `\\r`); a byte
    order mark and a missing line end at the end of the file stay as they are.
    """
    bom = _BOM if text.startswith(_BOM) else ""
    lines: list[str] = _LINE.findall(text[len(bom) :])
    chosen: list[Fix] = []
    for fix in fixes:
        there = 1 <= fix.first <= len(lines) + 1 and fix.first - 1 <= fix.last <= len(lines)
        if there and not any(_touch(fix, other) for other in chosen):
            chosen.append(fix)
    closed = not lines or lines[-1][-1] in "\r\n"
    # Bottom-up, so that the line numbers above stay true; an insertion after the lines that begin with it.
    for fix in sorted(chosen, key=lambda fix: (fix.first, fix.last), reverse=True):
        lines[fix.first - 1 : fix.last] = _ended(fix, lines)
    if lines and closed != (lines[-1][-1:] in ("\r", "\n")):
        lines[-1] = lines[-1] + _line_end(lines) if closed else _END.sub("", lines[-1])
    return bom + "".join(lines)


def _touch(some: Fix, other: Fix) -> bool:
    """Whether both replace a line, or one inserts within what the other replaces, or both insert at one place."""
    if some.last < some.first and other.last < other.first:
        return some.first == other.first
    if some.last < some.first:
        return other.first < some.first <= other.last
    if other.last < other.first:
        return some.first < other.first <= some.last
    return some.first <= other.last and other.first <= some.last


def _ended(fix: Fix, lines: list[str]) -> list[str]:
    end = _line_end(lines[max(fix.first - 2, 0) : fix.last + 1]) or _line_end(lines)
    if fix.first > 1 and fix.lines and lines[fix.first - 2][-1] not in "\r\n":
        lines[fix.first - 2] += end
    return [line + end for line in fix.lines]


def _line_end(lines: list[str]) -> str:
    """How these lines end; a plain line feed where none does."""
    for line in lines:
        found = _END.search(line)
        if found and found[0]:
            return found[0]
    return "\n"


def rewrite(path: Path, fixes: Iterable[Fix]) -> bool:
    """Writes the fixes into a file, and says whether anything changed.

    The file is replaced in one step, so that a crash leaves either the old or the new one. A file that is
    not UTF-8 is left alone. Raises `OSError` where it cannot be read or written.
    """
    path = path.resolve()
    old = path.read_bytes()
    try:
        text = old.decode("utf-8")
    except UnicodeDecodeError:
        return False
    new = apply_fixes(text, fixes).encode("utf-8")
    if new == old:
        return False
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(path.stat().st_mode & 0o7777)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return True
