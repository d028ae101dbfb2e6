"""Text of others (rule L25); on where the settings name their files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from courseware.checks.limits import names
from courseware.checks.material import Material
from courseware.checks.passages import Passage, furniture_of, passages_of
from courseware.checks.plain import WORD
from courseware.checks.rules import Finding, rule
from courseware.problems import Severity
from courseware.sources.text import read_text

FILES = names("third-party-texts")
LONG = 8
SHORT = 6
"""Words in a row: from `LONG` on it is copied, from `SHORT` on worth a look."""


@rule("L25", Material, Severity.ERROR)
def own_words(material: Material, _: Material) -> Iterator[Finding]:
    """L25: eight words in a row as in a text of somebody else. Source: copyright.

    Guard: off unless `checks: {third-party-texts: …}` names files (relative to the folder of mkdocs.yml); quotations
    are exempt; six or seven words are information. Each passage that is alike is told once, where it begins.
    """
    theirs: dict[tuple[str, ...], str] = {}
    for name, line, column in material.limits[FILES]:
        text, problem = read_text(material.settings.folder.parent / name, name)
        if problem:
            yield Finding(line, column, f"The text to compare with, `{name}`, cannot be read, so nothing is compared with it.",
                          "Write its place, seen from the folder of mkdocs.yml.")  # fmt: skip
        for run in runs([match[0].lower() for match in WORD.finditer(text)]):
            theirs.setdefault(run, name)
    if not theirs:
        return
    for passage in all_passages(material):
        yield from compare(passage, theirs)


def runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    """Every run of `SHORT` words."""
    return zip(*(words[start:] for start in range(SHORT)), strict=False)


def all_passages(material: Material) -> Iterator[Passage]:
    """Every text of the course."""
    for prose in material.pages:
        yield prose.passage
        yield from furniture_of(prose.page, prose.passage.words)
    for activity in material.activities:
        yield from passages_of(activity, material.words(activity.path))


def compare(passage: Passage, theirs: dict[tuple[str, ...], str]) -> Iterator[Finding]:
    """What a passage shares with the texts of others."""
    for piece in passage.pieces:
        if piece.kind == "quote":
            continue
        found = [(line.number, line.column + match.start(), match[0].lower()) for line in piece.lines
                 for match in WORD.finditer(re.sub(r"[*_]", " ", line.text))]  # fmt: skip
        same = [theirs.get(run) for run in runs([word for _, _, word in found])]
        at = 0
        while at < len(same):
            end = at
            while end < len(same) and same[end]:
                end += 1
            if end > at:
                line, column, _ = found[at]
                length = end - at + SHORT - 1
                yield Finding(line, column, f"{length} words from here on stand just so in {same[at]}, and readers would take them for yours.",
                              "Say it in your own words, or quote it: `> …` and where it comes from.",
                              None if length >= LONG else Severity.INFORMATION, path=passage.path)  # fmt: skip
            at = end + 1
