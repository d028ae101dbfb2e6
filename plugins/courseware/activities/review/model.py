"""What a review is: a deck of cards, and how many of them come a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from courseware.activities.recalling import Recalls, Source
from courseware.sources.text import Part


@dataclass(slots=True, kw_only=True)
class Card:
    """A question to oneself and its answer. Under its key, browsers keep when it comes again."""

    key: str
    ask: Part
    answer: Part
    source: Source | None


@dataclass(slots=True, kw_only=True)
class Review(Recalls):
    """A deck. `case` is the text before it."""

    case: Part | None
    cards: tuple[Card, ...]

    @property
    def own_keys(self) -> tuple[tuple[str, str], ...]:
        """The author's cards, each with the page that has to be done before it comes."""
        return tuple((card.key, card.source.joins if card.source else "") for card in self.cards)

    def sources(self) -> Iterator[Source]:
        """The pages that cards name."""
        return (card.source for card in self.cards if card.source)

    def parts(self) -> Iterator[Part]:
        """Title and text, questions and answers."""
        yield self.title
        if self.case:
            yield self.case
        for card in self.cards:
            yield card.ask
            yield card.answer

    def lines(self) -> Iterator[Part]:
        """Title and questions."""
        yield self.title
        yield from (card.ask for card in self.cards)
