"""What an exam is: banks, a blueprint, what counts as passed, and on what terms it is sat."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from courseware.activities.activity import Activity
from courseware.activities.exam.blueprint import Row, cell_of, needs
from courseware.activities.identity import short_hash
from courseware.activities.question import Question
from courseware.activities.sets import ActivitySet, Group, Lessons
from courseware.sources.text import Part

SHOWN = ("after-pass", "never", "at-once")
"""When somebody may see the answers."""


@dataclass(slots=True, kw_only=True)
class Exam(ActivitySet):
    """An exam. Minutes, attempts and wait (in minutes) are 0 where nothing is set; `pass_mark` is a share of 1.

    One that is not `counted` is a test for oneself: nothing is to be passed, and it asks about all of the course.
    """

    text: Part | None
    own_blueprint: tuple[Row, ...]
    minutes: int
    pass_mark: float | None
    attempts: int
    wait: int
    shown: str
    counted: bool

    def takes(self, activity: Activity) -> bool:
        """Questions alone: a story tells at each step what came of the last one."""
        return isinstance(activity, Question)

    @property
    def asks_about_lessons(self) -> bool:
        """An exam asks what was taught."""
        return True

    @property
    def blueprint(self) -> tuple[Row, ...]:
        """Its rows, or those of the exam whose parallel form it is."""
        return self.first.blueprint if isinstance(self.first, Exam) else self.own_blueprint

    def practised(self) -> Iterator[Activity]:
        """The exam alone: its questions are kept with it."""
        yield self

    def parts(self) -> Iterator[Part]:
        """Title, introduction, cases."""
        yield from ActivitySet.parts(self)
        if self.text:
            yield self.text

    @property
    def _lessons(self) -> Lessons:
        return self.lessons or Lessons()

    def cell(self, question: Activity) -> int | None:
        """The cell of the blueprint that a question is drawn for."""
        levels = {each.id: each.level for each in self._lessons.objectives}
        return cell_of(question, self.blueprint, levels) if question.is_scored else None

    def needs(self, taught: frozenset[str]) -> tuple[int, ...]:
        """How many questions each cell wants of somebody who was taught these objectives."""
        return needs(self.blueprint, taught if self.counted else None)

    def may_be_asked(self, question: Activity, taught: frozenset[str]) -> bool:
        """Whether a question is about nothing but what was taught."""
        return not self.counted or taught.issuperset(question.objective_ids)

    @property
    def drawable(self) -> list[Group]:
        """The groups of which every question has a cell, and so can be drawn."""
        return [
            group
            for group in self.groups
            if group.questions and all(self.cell(each) is not None for each in group.questions)
        ]

    @property
    def asked(self) -> int:
        """How many questions it asks of somebody who takes the whole course."""
        return sum(self.needs(self._lessons.ways[0].taught))

    @property
    def is_exam(self) -> bool:
        """Also as a test for oneself."""
        return True

    def examined(self) -> Iterator[Activity]:
        """Whatever it may draw, if it can be passed; a parallel form asks from the banks of the first."""
        if self.counted and self.after is None:
            for group in self.drawable:
                yield from group.questions

    @property
    def takes_minutes(self) -> float:
        """Its time limit, or that of practice where it has none."""
        return self.minutes or 1.25 * self.asked

    @property
    def kinds(self) -> list[str]:
        """The kinds of its questions, each once."""
        return sorted({each.kind for group in self.drawable for each in group.questions})

    def paper(self) -> tuple[list[Group], list[Group]]:
        """The groups of a form on paper, as far as the first that fit make one; and the others."""
        taught = self._lessons.ways[0].taught
        left = list(self.needs(taught))
        on_paper: list[Group] = []
        others: list[Group] = []
        for group in sorted(self.drawable, key=lambda group: -len(group.questions)):
            cells = [self.cell(each) or 0 for each in group.questions]
            fits = all(self.may_be_asked(each, taught) for each in group.questions) and all(
                cells.count(cell) <= left[cell] for cell in cells
            )
            for cell in cells if fits else ():
                left[cell] -= 1
            (on_paper if fits else others).append(group)
        return on_paper, others

    @property
    def seal(self) -> int:
        """What its answers are packed with: another number whenever a question changes."""
        texts = "\n".join(part.text for activity in self.everything() for part in activity.parts())
        return int(short_hash(self.id + texts, 7), 16) | 1

    @property
    def plan(self) -> str:
        """What the browser draws by, as JSON: needs by row, titles and objectives of rows, what each path has taught."""
        lessons = self._lessons
        named = {each.id: each for each in lessons.objectives}
        rows = []
        for row in self.blueprint:
            covered = [name for name in named if row.covers(name)]
            title = row.title or next((named[name].module for name in covered if named[name].module), "")
            title = title or next((named[name].can for name in covered), ", ".join(row.objectives))
            rows.append({"need": row.counts, "title": title, "objectives": covered})
        ways = {way.id: sorted(way.taught) for way in lessons.ways} if self.counted else None
        return json.dumps({"rows": rows, "ways": ways}, ensure_ascii=False, separators=(",", ":"))
