"""Where the course takes up each objective: what teaches it, practises it, examines it, and which rubric judges it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from courseware.activities.activity import Activity
from courseware.activities.exam.model import Exam
from courseware.activities.plan.model import Criterion, Plan
from courseware.activities.sets import ActivitySet
from courseware.course.course import Course, Objective
from courseware.course.page import Page


@dataclass(slots=True)
class Coverage:
    """One objective: the pages that teach it, what practises it, the questions of exams that count, and rows of rubrics."""

    objective: Objective
    taught: list[Page] = field(default_factory=list)
    practised: list[tuple[Page, Activity]] = field(default_factory=list)
    """Activities on pages for trainees, each with the first page that shows it; questions of sets one by one."""
    examined: list[Activity] = field(default_factory=list)
    judged: list[tuple[Plan, Criterion]] = field(default_factory=list)

    @property
    def practised_on(self) -> list[tuple[Page, int]]:
        """The pages with something to practise it, and how much there is on each."""
        counts = Counter(page.id for page, _ in self.practised)
        pages = {page.id: page for page, _ in self.practised}
        return [(pages[name], counts[name]) for name in counts]

    @property
    def is_made(self) -> bool:
        """Whether what the objective asks for is created, which no question can ask for."""
        return self.objective.level == "create"


def coverage_of(course: Course) -> dict[str, Coverage]:
    """Every objective of the course by its id, in the order of `objectives.yml`."""
    found = {name: Coverage(objective) for name, objective in course.objectives.items()}

    def about(names: Iterable[str]) -> Iterator[Coverage]:
        return (found[name] for name in dict.fromkeys(names) if name in found)

    for page in (page for page in course.outline.pages if page.audience != "trainer"):
        for each in about(name for name, _, _ in page.objectives) if course.outline.place(page.id) else ():
            each.taught.append(page)
        for activity in _practice_on(page, course):
            for each in about(activity.objective_ids):
                if all(one is not activity for _, one in each.practised):
                    each.practised.append((page, activity))
    for question in examined_questions(course):
        for each in about(question.objective_ids):
            each.examined.append(question)
    for plan, criterion in _rubrics(course):
        for each in about(name for name, _, _ in criterion.objectives):
            each.judged.append((plan, criterion))
    return found


def _rubrics(course: Course) -> Iterator[tuple[Plan, Criterion]]:
    plans = {id(each): each for each in course.activities() if isinstance(each, Plan)}
    for plan in plans.values():
        for criterion in plan.criteria:
            yield plan, criterion


def _practice_on(page: Page, course: Course) -> Iterator[Activity]:
    """What can be practised on a page: no exams, and of other sets the questions in place of the set."""
    for activity in course.on_page(page):
        if not isinstance(activity, Exam):
            yield from (each for each in activity.everything() if not isinstance(each, ActivitySet))


def exams_that_count(course: Course) -> list[Exam]:
    """The exams that can be passed; a parallel form asks from the banks of the first."""
    found = {id(each): each for each in course.activities() if isinstance(each, Exam) and each.counted}
    return [each for each in found.values() if each.after is None]


def examined_questions(course: Course) -> list[Activity]:
    """The questions that exams may draw, each once."""
    questions = [one for exam in exams_that_count(course) for group in exam.drawable for one in group.questions]
    return list({id(each): each for each in questions}.values())
