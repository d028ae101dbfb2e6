"""A language that nobody speaks: every text of the interface with accents, longer, between brackets.

What stands on a page without brackets, and is not its author's, was forgotten; what does not fit is clipped in some real
language. It is put into `words.yml`, so it also shows that an organisation can say any text in its own words.
"""

from __future__ import annotations

import re
from pathlib import Path

from courseware.locales.catalogue import every_text
from courseware.locales.overrides import SLOT

OPEN, CLOSE = "⟦", "⟧"
ACCENTS = str.maketrans("aceinosuyzACEINOSUYZ", "åçéîñøšûýžÅÇÉÎÑØŠÛÝŽ")
LONGER = 0.4
FILLER = "løñg wørds ýét "
LISTS = ("no one two", "first second third")
"""Texts that are lists of words with blanks between: they stand inside other texts."""


def pseudo(text: str) -> str:
    """A text in it; its places for values stay, and each part of a list keeps its place."""
    if "|" in text:
        return "|".join(pseudo(part) for part in text.split("|"))
    accented = re.sub(
        r"\{#?\w+\}|[^{]+", lambda piece: piece[0] if SLOT.fullmatch(piece[0]) else piece[0].translate(ACCENTS), text
    )
    if text.startswith(LISTS):
        return accented
    more = round(len(text) * LONGER)
    return f"{OPEN}{accented} {(FILLER * (more // len(FILLER) + 1))[:more].strip()}{CLOSE}"


def quoted(text: str) -> str:
    """A text as YAML has it between single quotation marks."""
    return "'" + text.replace("'", "''") + "'"


def words_file() -> str:
    """`words.yml` with every text there is."""
    lines = []
    for one, many in every_text().items():
        if many:
            lines += [f"{quoted(one)}:", f"  one: {quoted(pseudo(one))}", f"  other: {quoted(pseudo(many))}"]
        else:
            lines.append(f"{quoted(one)}: {quoted(pseudo(one))}")
    return "\n".join(lines) + "\n"


def plain(text: str) -> str:
    """A text without marks and signs, as far as comparing goes."""
    return " ".join(re.sub(r"[^\w\s]+", " ", text.lower()).split())


def written(course: Path) -> str:
    """All that the author of a course has written, in one line."""
    files = [*course.rglob("*.md"), *course.rglob("*.yml"), *course.rglob("*.vtt")]
    text = " ".join(path.read_text("utf-8") for path in files if path.name != "words.yml")
    name = re.search(r"^name: (.+)$", (course / "site_config" / "org.yml").read_text("utf-8"), re.MULTILINE)
    return plain(text.replace("{{ org.name }}", name[1] if name else ""))
