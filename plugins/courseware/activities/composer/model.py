"""What a composer is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from courseware.activities.exercise import Exercise
from courseware.sources.plain import plain
from courseware.sources.text import Part


@dataclass(slots=True, kw_only=True)
class Clause:
    """A text to choose. `covers` names the gaps that it closes."""

    key: str
    title: Part | None
    text: Part
    covers: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Blank:
    """A field: clauses to choose from, or a text or a date to write."""

    name: str
    title: Part
    example: Part | None
    clauses: tuple[Clause, ...]
    several: bool
    date: bool


@dataclass(slots=True, kw_only=True)
class Composer(Exercise):
    """A composer. `gaps` are what the text should provide for, by name."""

    blanks: tuple[Blank, ...]
    gaps: dict[str, Part]
    template: Part

    @property
    def takes_minutes(self) -> float:
        """Four: a few fields, and one result."""
        return 4

    @property
    def titles(self) -> dict[str, Part]:
        """What the template may speak of."""
        return {each.name: each.title for each in self.blanks}

    def parts(self) -> Iterator[Part]:
        """Titles, examples, clauses, gaps and the template."""
        yield from Exercise.parts(self)
        for blank in self.blanks:
            yield blank.title
            if blank.example:
                yield blank.example
            for clause in blank.clauses:
                if clause.title:
                    yield clause.title
                yield clause.text
        yield from self.gaps.values()
        yield self.template

    def lines(self) -> Iterator[Part]:
        """All titles."""
        yield self.title
        yield from self.titles.values()
        yield from self.gaps.values()
        for blank in self.blanks:
            yield from (clause.title for clause in blank.clauses if clause.title)

    def cells(self, _word: Callable[[str], str], /) -> Iterator[tuple[str, str]]:
        """Fields, and the clauses to choose from."""
        for blank in self.blanks:
            yield blank.name, plain(blank.title.text)
            for clause in blank.clauses:
                yield f"{blank.name}={clause.key}", plain((clause.title or clause.text).text)
