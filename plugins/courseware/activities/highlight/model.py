"""What a question about a text or picture is, in which the right pieces are picked, and how it is scored."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from courseware.activities.question import Answer, Question
from courseware.activities.scoring import Score, several_of
from courseware.sources.plain import plain
from courseware.sources.text import Part


@dataclass(slots=True, kw_only=True)
class Region(Answer):
    """A place in a picture: left, top, width and height in per cent."""

    box: tuple[float, float, float, float]


@dataclass(slots=True, kw_only=True)
class Highlight(Question):
    """Pieces to pick. `answers` are those that are right or about which something is said; `pieces` are all."""

    pick: str
    pieces: tuple[Answer, ...]
    shown: Part | None
    """The case with marks around its pieces."""
    picture: Part | None
    """The picture, as Markdown."""

    @property
    def shown_case(self) -> Part | None:
        """The case with marks."""
        return self.shown

    @property
    def key_words(self) -> tuple[str, ...]:
        """The right pieces."""
        return tuple(plain(piece.text.text) for piece in self.pieces if piece.right)

    @property
    def keys_offered(self) -> tuple[str, ...]:
        """Those of the pieces."""
        return tuple(piece.key for piece in self.pieces)

    def more(self) -> Iterator[Part]:
        """The picture."""
        if self.picture:
            yield self.picture

    def score(self, picked: Collection[str]) -> Score:
        """The score of the keys that were picked."""
        right = {piece.key for piece in self.pieces if piece.right}
        return several_of(right, {piece.key for piece in self.pieces} - right, set(picked))
