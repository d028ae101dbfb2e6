"""What all sets share: a quiz, and later an exam, hold groups of questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from courseware.activities.activity import Activity
from courseware.sources.drafts import Reference
from courseware.sources.text import Part


@dataclass(slots=True)
class Group:
    """What is drawn together: questions on one case, or a single one. A `reference` stands for what it brings in."""

    questions: list[Activity]
    case: Part | None = None
    reference: Reference | None = None


@dataclass(slots=True, kw_only=True)
class ActivitySet(Activity):
    """An activity made of others.

    `written` is what its source says; `groups` what came of it once the whole course was read and every reference followed.
    """

    written: list[Group]
    groups: list[Group] = field(default_factory=list)

    def parts(self) -> Iterator[Part]:
        """The title and the cases; questions bring their own."""
        yield self.title
        for group in self.groups:
            if group.case:
                yield group.case

    def members(self) -> Iterator[Activity]:
        """The questions of the pool."""
        for group in self.groups or self.written:
            yield from group.questions

    @property
    def is_practice(self) -> bool:
        """Whether its answers may stand in pages. Not unless a kind says so."""
        return False

    @property
    def size(self) -> int:
        """How many questions the pool has."""
        return sum(len(group.questions) for group in self.groups)
