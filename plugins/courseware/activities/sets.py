"""What all sets share: a quiz and an exam hold groups of questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from courseware.activities.activity import Activity
from courseware.sources.drafts import Reference
from courseware.sources.media import Media
from courseware.sources.text import Part


@dataclass(slots=True)
class Group:
    """What is drawn together: questions on one case, or a single one. A `reference` stands for what it brings in."""

    questions: list[Activity]
    case: Part | None = None
    reference: Reference | None = None
    media: list[Media] = field(default_factory=list)
    """What can be seen or heard with the case."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """An objective as the course teaches it: `pages` are the ids and titles of the pages that name it."""

    id: str
    can: str
    level: str
    module: str
    """The title of the module that teaches it first; "" where none does."""
    pages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A path through the course, and the objectives that it teaches. The whole course is one, with the id ""."""

    id: str
    title: str
    taught: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lessons:
    """What a course teaches, for sets that ask about it."""

    objectives: tuple[Lesson, ...] = ()
    ways: tuple[Way, ...] = (Way("", "", frozenset()),)
    certificate: str = ""
    """The id of the page that holds the certificate; "" where none does."""


@dataclass(slots=True, kw_only=True)
class ActivitySet(Activity):
    """An activity made of others.

    `written` is what its source says; `groups` what came of it once the whole course was read and every reference followed.
    """

    written: list[Group]
    groups: list[Group] = field(default_factory=list)
    banks: tuple[tuple[str, int, int], ...] = ()
    """Files below `quizzes/` whose questions it takes, with line and column."""
    after: Reference | None = None
    """The set of which this one is the parallel form: it takes its questions from there."""
    first: ActivitySet | None = None
    """That set, once the whole course was read."""
    lessons: Lessons | None = None
    """What the course teaches, once it was read, for a set that `asks_about_lessons`."""

    def takes(self, activity: Activity) -> bool:
        """Whether it can ask this activity, which stands in its source or is brought in."""
        return activity.may_be_drawn

    @property
    def asks_about_lessons(self) -> bool:
        """Whether what is asked depends on what the course teaches."""
        return False

    def parts(self) -> Iterator[Part]:
        """The title and the cases; questions bring their own."""
        yield self.title
        for group in self.groups:
            if group.case:
                yield group.case
            for media in group.media:
                yield from media.parts()

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
