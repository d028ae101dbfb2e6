"""Where the course takes up each objective: what teaches it, practises it, examines it, and which rubric judges it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from courseware.activities.activity import Activity
from courseware.activities.sets import ActivitySet
from courseware.course.course import Course, Objective
from courseware.course.page import Page
from courseware.sources.text import Part


@dataclass(slots=True)
class Coverage:
    """One objective: the pages that teach it, what practises it, the questions of exams that count, and rows of rubrics."""

    objective: Objective
    taught: list[Page] = field(default_factory=list)
    practised: list[tuple[Page, Activity]] = field(default_factory=list)
    """Activities on pages for trainees, each with the first page that shows it; questions of sets one by one."""
    examined: list[Activity] = field(default_factory=list)
    judged: list[tuple[Activity, Part]] = field(default_factory=list)
    """Rows of rubrics by their titles, with the activity in which each stands."""

    @property
    def practised_on(self) -> list[tuple[Page, int]]:
        """The pages with something to practise it, and how much there is on each."""
        counts = Counter(page.id for page, _ in self.practised)
        pages = {page.id: page for page, _ in self.practised}
        return [(pages[name], counts[name]) for name in counts]

    @property
    def is_made(self) -> bool:
        """Whether what the objective asks for is created."""
        return self.objective.is_made


def coverage_of(course: Course) -> dict[str, Coverage]:
    """Every objective of the course by its id, in the order of `objectives.yml`."""
    found = {name: Coverage(objective) for name, objective in course.objectives.items()}

    def about(names: Iterable[str]) -> Iterator[Coverage]:
        return (found[name] for name in dict.fromkeys(names) if name in found)

    pages = [page for page in course.outline.pages if page.audience != "trainer"]
    for page in (page for page in pages if course.outline.place(page.id)):
        for each in about(name for name, _, _ in page.objectives):
            each.taught.append(page)
    for page, activity in _practice_on(pages, course):
        for each in about(activity.objective_ids):
            each.practised.append((page, activity))
    for question in examined_questions(course):
        for each in about(question.objective_ids):
            each.examined.append(question)
    for activity in _each(course):
        for row, names in activity.judged():
            for each in about(names):
                each.judged.append((activity, row))
    return found


def _each(course: Course) -> Iterable[Activity]:
    return {id(each): each for each in course.activities()}.values()


def _practice_on(pages: Iterable[Page], course: Course) -> Iterator[tuple[Page, Activity]]:
    """What can be practised, each with the first page that shows it: no exams, and of other sets the questions in place of the set."""
    met: set[int] = set()
    for page in pages:
        for activity in course.on_page(page):
            for each in () if activity.is_exam else activity.everything():
                if not isinstance(each, ActivitySet) and id(each) not in met:
                    met.add(id(each))
                    yield page, each


def examined_questions(course: Course) -> list[Activity]:
    """The questions that exams may draw, each once."""
    return list({id(one): one for activity in _each(course) for one in activity.examined()}.values())
