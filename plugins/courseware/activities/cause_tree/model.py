"""What a cause tree is: a problem, and whys below it, the trainee's own or those of a guided case."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from courseware.activities.activity import Activity
from courseware.activities.exercise import Exercise
from courseware.activities.question import Answer, Question
from courseware.sources.text import Part


@dataclass(frozen=True, slots=True)
class Step:
    """One why of a guided tree: a question, and what supports its right answer."""

    question: Question
    evidence: Part | None
    family: str

    @property
    def claim(self) -> Answer:
        """What holds: the one right answer."""
        return next(answer for answer in self.question.answers if answer.right)


@dataclass(slots=True, kw_only=True)
class CauseTree(Exercise):
    """A cause tree. A free one is nobody's to score; each why of a guided one is a question like any other.

    `problem` is missing where trainees write their own. A guided tree has a version, made of its questions.
    """

    problem: Part | None
    families: tuple[tuple[str, str], ...]
    """Key and words."""
    steps: tuple[Step, ...]

    def parts(self) -> Iterator[Part]:
        """Title, text, problem, and the evidence of the steps; the questions bring their own."""
        yield from Exercise.parts(self)
        for part in (self.problem, *(step.evidence for step in self.steps)):
            if part:
                yield part

    def cells(self, word: Callable[[str], str], /) -> Iterator[tuple[str, str]]:
        """The problem, and what is asked of each why."""
        yield "problem", word("What people notice")
        yield "claim", word("Because …")
        yield "evidence", word("How do we know?")
        yield "confidence", word("How sure?")
        for level, sure in enumerate((word("Guessing"), word("Fairly sure"), word("Certain")), 1):
            yield f"confidence={level}", sure
        yield "family", word("Cause family")
        yield from ((f"family={key}", words) for key, words in self.families)
        yield "count", word("How often, if counted")

    def members(self) -> Iterator[Activity]:
        """The questions of a guided tree."""
        for step in self.steps:
            yield step.question
