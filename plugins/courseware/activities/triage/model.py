"""What a triage is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from courseware.activities.exercise import Exercise
from courseware.sources.plain import plain
from courseware.sources.text import Part


@dataclass(slots=True, kw_only=True)
class Ask:
    """A question, and what yes and no count. "I do not know" counts nothing."""

    key: str
    text: Part
    because: Part | None
    yes: int
    no: int


@dataclass(slots=True, kw_only=True)
class Verdict:
    """What it comes to from so many points on."""

    least: int
    title: Part
    reply: Part


@dataclass(slots=True, kw_only=True)
class Triage(Exercise):
    """A triage; `verdicts` from the highest down."""

    asks: tuple[Ask, ...]
    verdicts: tuple[Verdict, ...]

    @property
    def takes_minutes(self) -> float:
        """Four: a few fields, and one result."""
        return 4

    @property
    def lowest(self) -> int:
        """The fewest points that answers can come to."""
        return sum(min(each.yes, each.no, 0) for each in self.asks)

    @property
    def highest(self) -> int:
        """The most points that answers can come to."""
        return sum(max(each.yes, each.no, 0) for each in self.asks)

    def parts(self) -> Iterator[Part]:
        """Questions, reasons, verdicts and replies."""
        yield from Exercise.parts(self)
        for ask in self.asks:
            yield ask.text
            if ask.because:
                yield ask.because
        for verdict in self.verdicts:
            yield verdict.title
            yield verdict.reply

    def lines(self) -> Iterator[Part]:
        """Title, questions and the titles of verdicts."""
        yield self.title
        yield from (each.text for each in self.asks)
        yield from (each.title for each in self.verdicts)

    def cells(self, word: Callable[[str], str], /) -> Iterator[tuple[str, str]]:
        """Questions, and what can be said to them."""
        answers = {"y": word("Yes"), "n": word("No"), "u": word("I do not know")}
        for each in self.asks:
            yield each.key, plain(each.text.text)
            yield from ((f"{each.key}={key}", words) for key, words in answers.items())
