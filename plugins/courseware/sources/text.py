"""An author's text with its positions: files read, and parts of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from courseware.problems import Problem

LARGEST_FILE = 2_000_000
"""Bytes. A page of prose has some ten thousand; what is larger is no text that a person wrote."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the author's Markdown.

    `lines` are free of the indent, `>` or marker that the place around them adds. `line` is
    the line of the first in its file and `column` that of its first character, both from 1.
    """

    lines: tuple[str, ...]
    line: int
    column: int

    @property
    def text(self) -> str:
        """The lines, joined."""
        return "\n".join(self.lines)

    def __bool__(self) -> bool:
        return any(line.strip() for line in self.lines)


def read_text(path: Path, name: str) -> tuple[str, Problem | None]:
    """The text of a file with `\\n` line ends and without a BOM; or "" and the problem.

    `name` is how the problem calls the file. A file that is not there, cannot be read, is
    larger than `LARGEST_FILE` or is not UTF-8 is a problem, never an exception.
    """
    try:
        if not path.is_file() and path.exists():
            return "", unreadable(name, "it is a folder or a device")
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
            size = path.stat().st_size
    except OSError as error:
        return "", unreadable(name, error.strerror or "the system gives no reason")
    if len(data) > LARGEST_FILE:
        return "", Problem(
            name,
            0,
            0,
            "file-too-large",
            f"This file has {max(size, len(data)) / 1e6:.1f} MB; a text of a course has at most {LARGEST_FILE / 1e6:.0f} MB, "
            "so it was not read.",
            "Split it, or move what is not text out of the course.",
        )
    return decode(data, name)


def unreadable(name: str, why: str) -> Problem:
    """The problem of a file that the system does not hand over."""
    return Problem(
        name,
        0,
        0,
        "unreadable-file",
        f"This file cannot be read ({why[:1].lower()}{why[1:]}), so nothing in it is part of the course.",
        "Check its name, and that you are allowed to open it.",
    )


def decode(data: bytes, name: str) -> tuple[str, Problem | None]:
    """The text that `data` spells in UTF-8, line ends as `\\n`, or the problem with its line and column."""
    try:
        text = data.decode("utf-8-sig")
        wrong = text.find("\0")
    except UnicodeDecodeError as error:
        text = data[: error.start].decode("utf-8-sig", "replace")
        wrong = len(text)
    text = (text if wrong < 0 else text[:wrong]).replace("\r\n", "\n").replace("\r", "\n")
    if wrong < 0:
        return text, None
    line, column = text.count("\n") + 1, len(text) - (text.rfind("\n") + 1) + 1
    return "", Problem(
        name,
        line,
        column,
        "not-utf-8",
        "This file is not saved as UTF-8, so its letters beyond plain English would come out wrong.",
        "In your editor choose “Save as”, encoding UTF-8.",
    )
