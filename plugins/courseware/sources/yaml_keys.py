"""Lines of a YAML file whose keys or dashes are mistyped: told, and read on as if they were right."""

from __future__ import annotations

import re

from courseware.sources.yaml_bent import Sheet, write
from courseware.sources.yaml_signs import CURLY, plain_safe

GLUED = re.compile(r"[a-z][a-z0-9-]*(?::(?=[^ \t/:])|：)")
"""A name, and a colon to which the text is glued, or which is no plain colon."""

WIDE_COLON = "："


def split_key(sheet: Sheet, row: int, colon: int) -> None:
    """Parts a key from what is glued to its colon, which is the sign before the column `colon`."""
    line = sheet.shown[row]
    message = "A colon ends the name of a key only with a space behind it."
    if line[colon - 1] == WIDE_COLON:
        message = "This is the wide colon of Chinese and Japanese writing; YAML wants the plain one and a space."
    _rewrite(sheet, row, colon - 1, f"{line[: colon - 1]}: {line[colon:].lstrip()}", message)


def part_dash(sheet: Sheet, row: int, at: int) -> None:
    """Parts the `-` at the column `at` from the item that is glued to it."""
    line = sheet.shown[row]
    _rewrite(
        sheet, row, at, f"{line[: at + 1]} {line[at + 1 :].lstrip()}", "An item of a list begins with `-` and a space."
    )


def add_colon(sheet: Sheet, row: int, at: int) -> None:
    """Gives a lone name with something below it the colon of a key."""
    _rewrite(sheet, row, at, f"{sheet.shown[row].rstrip()}:", "The name of a key ends with a colon; this one has none.")


def bare_key(sheet: Sheet, row: int, at: int, name: str) -> None:
    """Takes the curly quotation marks off the key `name`."""
    line = sheet.shown[row]
    bare = name.strip(CURLY).strip()
    if plain_safe(bare):
        rest = line[at + len(name) :]
        message = "Curly quotation marks are letters to YAML, so this is not the key that was meant."
        _tell(sheet, row, at, f"{line[:at]}{bare}{rest}", message)
        sheet.shown[row] = sheet.work[row] = f"{line[:at]}{bare.ljust(len(name))}{rest}"


def _rewrite(sheet: Sheet, row: int, at: int, line: str, message: str) -> None:
    _tell(sheet, row, at, line, message)
    sheet.move(row, at + 1, len(line) - len(sheet.shown[row]))
    sheet.shown[row] = sheet.work[row] = line


def _tell(sheet: Sheet, row: int, at: int, line: str, message: str) -> None:
    fix = (row, row, [line]) if sheet.certain(row, row + 1) else None
    sheet.tell(row, at, "yaml-space" if "quotation" not in message else "yaml-quote", message, write([line]), fix)
