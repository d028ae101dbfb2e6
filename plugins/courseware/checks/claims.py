"""Claims with nothing behind them (rule L24)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from courseware.activities.numeric.model import Numeric
from courseware.checks.material import Material
from courseware.checks.passages import Passage
from courseware.checks.rules import Finding, has, rule
from courseware.checks.scan import Piece
from courseware.checks.words import Words
from courseware.sources.plain import PLACEHOLDER

BEHIND = re.compile(r"\]\(|\[\^|https?://")
"""A link or a footnote: something that a reader can look up."""
NEAR = 60
"""Characters around its sign within which such a phrase stands."""
IDIOMS = ("0", "100", "hundred", "zero")


@rule("L24", Passage, first=has("%", "per cent", "percent"))
def figure_has_a_source(passage: Passage, material: Material) -> Iterator[Finding]:
    """L24: a percentage that is neither marked as illustrative nor has a source.

    Guard: one mark is enough for the section of a page, or for a whole question; what is asked, options and hints are free, and
    so are questions for a number, where it is there to reckon with; 0 % and 100 %; pass marks; a page whose front matter
    says `illustrative: yes` or has a `source:`.
    """
    words = passage.words
    if not words or passage.role in ("title", "option", "hint") or isinstance(passage.owner, Numeric):
        return
    if words.marked.search(passage.around) or "](" in passage.around or passage.path in material.marked_pages:
        return
    behind = backed(passage.pieces, words)
    exempt: dict[int, bool] = {}
    prose = PLACEHOLDER.sub(lambda match: " " * len(match[0]), passage.prose)
    for match in words.percent.finditer(prose):
        line, column = passage.place(match.start())
        inside = passage.piece_at(line)
        if inside is None or re.split(r"[ \u00a0\u202f%]", match[0].lower())[0] in IDIOMS:
            continue
        if id(inside) not in exempt:
            exempt[id(inside)] = inside.section in behind or bool(words.no_claim.search(inside.text))
        if not exempt[id(inside)]:
            yield Finding(line, column, f"“{' '.join(match[0].split())}” is a figure with nothing behind it: is it found or invented?",
                          "Link the source, or write that it is *illustrative*.")  # fmt: skip


def backed(pieces: list[Piece], words: Words) -> set[int]:
    """The sections in which a mark, a link or a footnote stands."""
    return {piece.section for piece in pieces if is_backed(piece, words)}


def is_backed(piece: Piece, words: Words) -> bool:
    """Whether a piece names where it comes from, or says that it is invented."""
    raw = "\n".join([line.text for line in piece.lines])
    return bool(BEHIND.search(raw) or words.marked.search(raw))


def leans(around: str, words: Words | None, _: Material) -> bool:
    """Whether such a phrase stands anywhere."""
    if words is None:
        return False
    for sign in words.research_signs:
        at = around.find(sign)
        while at >= 0:
            if words.research.search(around, max(at - NEAR, 0), at + len(sign) + NEAR):
                return True
            at = around.find(sign, at + 1)
    return False


@rule("L24", Passage, first=leans)
def research_is_named(passage: Passage, material: Material) -> Iterator[Finding]:
    """L24: "studies show", "research proves" without saying which.

    Guard: a link or footnote in the same paragraph, or `source:`, is enough; wrong options may claim what they like.
    """
    words = passage.words
    if not words or passage.role in ("title", "option", "hint") or passage.path in material.marked_pages:
        return
    known: dict[int, bool] = {}
    for match in words.research.finditer(passage.prose):
        line, column = passage.place(match.start())
        piece = passage.piece_at(line)
        if piece is None:
            continue
        if id(piece) not in known:
            known[id(piece)] = is_backed(piece, words)
        if not known[id(piece)]:
            yield Finding(line, column, f"“{' '.join(match[0].split())}” leans on research that nobody can look up.",
                          "Name it and link it, or say it in your own name.")  # fmt: skip
