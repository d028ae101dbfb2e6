"""What is asked again later: cards an author wrote, and questions of the course that somebody missed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from courseware.activities.activity import Activity, Borrowed
from courseware.activities.question import Question
from courseware.sources.text import Part


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of practice. `case` is the text that it shares with others; `folder` is where its links begin."""

    question: Question
    case: Part | None
    folder: str


@dataclass(slots=True)
class Source:
    """The page that a card names: the address as it is written, and, once the course was read, more about it."""

    path: str
    line: int
    column: int
    joins: str = ""
    """The id of the page that has to be done before the card comes; "" where no page can be done."""
    link: Part = field(init=False)

    def __post_init__(self) -> None:
        self.link = self.linked(self.path)

    def linked(self, title: str) -> Part:
        """A link to the page, as Markdown."""
        words = title.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
        return Part(
            (f"[{words}](<{self.path}>)" if " " in self.path else f"[{words}]({self.path})",), self.line, self.column
        )


@dataclass(slots=True, kw_only=True)
class Recalls(Activity):
    """An activity that asks again. `asked` is filled once the whole course was read."""

    add_missed: bool
    """Whether questions that were missed at the first try become cards."""
    a_day: int
    """How many cards come a day."""
    asked: list[Asked] = field(default_factory=list)

    @property
    def is_scored(self) -> bool:
        """Never: only the trainee knows what came to mind."""
        return False

    @property
    def own_keys(self) -> tuple[tuple[str, str], ...]:
        """The cards of the author: the key of each, and the page that has to be done before it comes."""
        return ()

    def sources(self) -> Iterator[Source]:
        """The pages that cards name."""
        return iter(())

    def borrowed(self) -> Iterator[Borrowed]:
        """The links to pages, which no author has written, and the texts of the questions that can be missed."""
        for source in self.sources():
            yield Borrowed(source.link, True, self.path, "")
        seen: set[int] = set()
        for asked in self.asked:
            lines = {id(part) for part in asked.question.lines()}
            for part in texts_of(asked):
                if id(part) in seen:
                    continue  # A case that several questions share.
                seen.add(id(part))
                yield Borrowed(part, id(part) in lines, asked.question.path, asked.folder)


def texts_of(asked: Asked) -> Iterator[Part]:
    """The texts of a question that its card shows."""
    question = asked.question
    for part in (question.title, asked.case, question.shown_case, question.explain):
        if part:
            yield part
