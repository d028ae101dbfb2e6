"""The files of a course: which there are, how a change shows, which words of the organisation a text asks for."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

NAMED = re.compile(r"\{\{\s*org\s*\.([^{}]*)\}\}", re.IGNORECASE)
TICK = 50_000_000
"""Nanoseconds: more than the clocks of file systems in use need for a step."""

Stamp = tuple[int, int, int]
"""Time, size and inode of a file."""


def stamp_of(path: Path) -> Stamp:
    """What changes when a file does.

    A file saved this very moment may be saved again within the same tick of the clock. Its stamp equals no other one,
    so that it is read once more.
    """
    try:
        stat = path.stat()
    except OSError:
        return 0, 0, 0
    now = time.time_ns()
    return stat.st_mtime_ns, stat.st_size, stat.st_ino if now - stat.st_mtime_ns > TICK else -now


def files_below(folder: Path, endings: tuple[str, ...]) -> list[Path]:
    """The files with one of the endings, in the order of their names; hidden ones left out."""
    found = []
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        found += [Path(base, each) for each in sorted(names) if each.endswith(endings) and not each.startswith(".")]
    return found


def names_in(text: str) -> frozenset[str]:
    """The names behind `org.` in a text, in code too: rather one too many."""
    return frozenset(" ".join(name.partition("|")[0].split()) for name in NAMED.findall(text))
