"""What all activities share: an id, a place in a source, texts to render."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

from courseware.activities.identity import drafted_id
from courseware.activities.results import Result, Use
from courseware.problems import Fix, Problem
from courseware.sources.drafts import Draft
from courseware.sources.text import Part


@dataclass(frozen=True, slots=True)
class Borrowed:
    """A text of another activity that this one shows too: whether it is one line, its file, and where its links begin."""

    part: Part
    as_line: bool
    path: str
    folder: str
    """Relative to the folder of pages; "" for that folder itself."""


@dataclass(slots=True, kw_only=True)
class Activity:
    """Something that a trainee can do. Fields of type `Part` are the author's Markdown."""

    id: str
    kind: str
    path: str
    line: int
    column: int
    title: Part
    version: str = ""
    objectives: tuple[tuple[str, int, int], ...] = ()
    level: str = ""
    points: float = 1
    private: bool = False
    silence: dict[str, str] = field(default_factory=dict)
    was: str = ""
    results: tuple[Result, ...] = ()
    """What other activities may make use of."""
    uses: tuple[Use, ...] = ()
    """The results of others that this one makes use of."""
    drafted: bool = False
    """Whether the id was made up from page and title, because the author has written none yet."""
    id_fix: Fix | None = None
    """How `check --fix` writes the id that the author has not written yet."""

    @property
    def html_id(self) -> str:
        """The id of the element in a page; the prefix keeps it apart from headings."""
        return f"cw-{self.id}"

    @property
    def is_scored(self) -> bool:
        """Whether what a trainee does here can be right or wrong."""
        return True

    @property
    def takes_minutes(self) -> float:
        """How long it takes, honestly; of a set, what is drawn."""
        return 0

    @property
    def may_be_drawn(self) -> bool:
        """Whether a set may draw it: it begins, it ends, and what came of it is one answer."""
        return False

    @property
    def objective_ids(self) -> tuple[str, ...]:
        """The objectives' ids without their places."""
        return tuple(name for name, _, _ in self.objectives)

    @property
    def objectives_named(self) -> tuple[tuple[str, int, int], ...]:
        """Every place in this activity that names an objective: its id, line and column."""
        return self.objectives

    @property
    def is_exam(self) -> bool:
        """Whether nothing in it is practice: it judges what can be done by now."""
        return False

    def examined(self) -> Iterator[Activity]:
        """The questions by which it decides whether somebody has passed."""
        return iter(())

    def judged(self) -> Iterator[tuple[Part, tuple[str, ...]]]:
        """What somebody's work is held against: the title of each row of a rubric, with the objectives that it judges."""
        return iter(())

    def parts(self) -> Iterator[Part]:
        """Every text of this activity that a page shows, each once; sets leave out those of their members."""
        yield self.title

    def lines(self) -> Iterator[Part]:
        """Those of `parts` that are read as one line, so that a leading `3.` or `#` starts no list or heading."""
        yield self.title

    def borrowed(self) -> Iterator[Borrowed]:
        """Texts of others that a page with this activity shows as well; they belong to others, who answer for them."""
        return iter(())

    def cells(self, _word: Callable[[str], str], /) -> Iterator[tuple[str, str]]:
        """What the cells of its record are called, for whoever reads what was handed in without the page before them.

        `NAME` is a cell, or what stands before a dot or beside a slash in its name; `NAME=VALUE` is what can be chosen there,
        `@KEY` what it was chosen for. `_word` gives the generator's own words. What is not named is shown by itself.
        """
        return iter(())

    def members(self) -> Iterator[Activity]:
        """The activities inside a set."""
        return iter(())

    def everything(self) -> Iterator[Activity]:
        """This activity and all inside it."""
        yield self
        for member in self.members():
            yield from member.everything()

    def practised(self) -> Iterator[Activity]:
        """Those of `everything` that leave an answer of their own."""
        return self.everything()


class Draw(Protocol):
    """What a kind's `map.html` is filled with; `word` gives the generator's own words in the course's language."""

    def __call__(self, activity: Any, word: Callable[[str], str], /) -> dict[str, object]:
        """The values for the template."""


class Reader(Protocol):
    """How a kind makes an activity of a draft; None where what is wrong leaves nothing to show."""

    def __call__(self, draft: Draft, problems: list[Problem], context: Context, /) -> Activity | None:
        """Reads a draft; what is wrong is added to `problems`."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of activity: its name, the bundle (`part`) that brings it to life, its reader, its folder.

    `holds` is what stands below the front matter of a Markdown file of this kind: one list of `answers` with text
    around it, blocks that are `members`, or `sections` with headings.
    """

    name: str
    part: str
    read: Reader
    folder: Path
    holds: Literal["answers", "members", "sections"] = "answers"
    draw: Draw | None = None
    """For a kind with a picture of the whole: what `map.html` in its folder is filled with."""

    @property
    def tag(self) -> str:
        """The custom element."""
        return f"cw-{self.name}"


@dataclass(slots=True)
class Context:
    """What a reader may ask of its surroundings.

    `page` is the name for drafted ids; `read` reads a draft inside another (a set's questions).
    """

    page: str
    read: Callable[[Draft, list[Problem]], Activity | None]
    taken: set[str] = field(default_factory=set)
    """The ids that stand in this file already."""
    _numbers: dict[str, int] = field(default_factory=dict)

    def id_of(self, draft: Draft) -> tuple[str, Fix | None]:
        """The id that the author wrote; else one made up from page and title, and how `check --fix` writes it."""
        name = draft.fields.name("id")
        if name:
            self.taken.add(name)
            return name, None
        name, where = self._drafted(draft), draft.where_id
        return name, Fix(where, where - 1, (f"{draft.id_indent}id: {name}",)) if where and not draft.fields.has(
            "id"
        ) else None

    def _drafted(self, draft: Draft) -> str:
        first = name = drafted_id(self.page, draft.title.text if draft.title else draft.kind)
        while name in self.taken:
            self._numbers[first] = self._numbers.get(first, 1) + 1
            name = f"{first}-{self._numbers[first]}"
        self.taken.add(name)
        return name
