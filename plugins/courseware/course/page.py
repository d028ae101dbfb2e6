"""A page of the course: what stands in its blocks, and what its front matter says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from courseware.activities.activity import Activity
from courseware.problems import Problem
from courseware.sources.blocks import Block
from courseware.sources.drafts import Reference
from courseware.sources.media import Media
from courseware.sources.pages import PageSource
from courseware.sources.text import Part
from courseware.sources.walls import Wall

DONE_WHEN = ("read", "answered", "passed")


@dataclass(slots=True)
class Case:
    """A text, the questions on it, and what can be seen or heard of it."""

    title: Part
    text: Part | None
    activities: list[Activity]
    media: list[Media] = field(default_factory=list)


@dataclass(slots=True)
class Furniture:
    """A block that the generator fills.

    Cover, carry-on, modules, my-learning, hand-in, class, maps, keys, coverage, banks, reported, reported-as, certificate.
    """

    name: str
    title: Part
    text: Part | None
    settings: dict[str, str]


@dataclass(slots=True)
class Broken:
    """A block that cannot be shown; the page says so where it would stand."""

    line: int
    problems: list[Problem]


Content = Activity | Reference | Case | Media | Wall | Furniture | Broken


@dataclass(slots=True)
class Page:
    """One page. `id` is its path without `.md` and `/index`; `contents` go with `source.blocks`, one for one."""

    id: str
    path: str
    """Relative to `course/`."""
    source: PageSource
    own_title: str
    title: str = ""
    """What the nav calls it, else its own title."""
    contents: list[Content] = field(default_factory=list)
    objectives: tuple[tuple[str, int, int], ...] = ()
    declared_minutes: int | None = None
    """What its front matter says; without it, `minutes` is what reading and doing take."""
    reckon: Callable[[], int] | None = field(default=None, repr=False, compare=False)
    """Says what they take in this course; asked late, since a check need not count the words of every page."""
    words: int = -1
    """The words of its own text, once they have been counted."""
    done_when: str = ""
    """What its front matter says."""
    done: str = "read"
    """When it is done, said or not: a page with activities by itself when they are answered."""
    audience: str = "trainee"
    paths: tuple[str, ...] = ()
    """The learning paths that alone show it; none for all."""
    paths_named: tuple[tuple[str, int, int], ...] = ()
    """The same, with their places."""
    front: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def minutes(self) -> int:
        """How long it takes: as its front matter says, else as reckoned."""
        if self.declared_minutes is None:
            return self.reckon() if self.reckon else 0
        return self.declared_minutes

    def own_activities(self) -> Iterator[Activity]:
        """The activities that are written in this page."""
        for content in self.contents:
            if isinstance(content, Activity):
                yield content
            elif isinstance(content, Case):
                yield from content.activities

    def media(self) -> Iterator[Media]:
        """What can be seen or heard on this page."""
        for content in self.contents:
            yield from [content] if isinstance(content, Media) else content.media if isinstance(content, Case) else ()

    def references(self) -> Iterator[Reference]:
        """What this page brings in from elsewhere."""
        return (content for content in self.contents if isinstance(content, Reference))


def page_id(path: str) -> str:
    """`01-two-ideas/loop.md` gives `01-two-ideas/loop`; `01-two-ideas/index.md` gives `01-two-ideas`; the start page `index`."""
    name = path.removesuffix(".md").removesuffix("/index").removesuffix("/README")
    return "index" if name == "README" else name


def block_text(block: Block) -> str:
    """How a message calls a block."""
    return f"/// {block.name} | {block.argument.text}" if block.argument else f"/// {block.name}"
