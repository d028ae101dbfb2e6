"""What the pages of a course teach, by objective and by path: what an exam may ask, and where to read it again."""

from __future__ import annotations

from collections.abc import Iterator

from courseware.activities.sets import Lesson, Lessons, Way
from courseware.course.course import Course
from courseware.course.outline import Module, titles_apart
from courseware.course.page import Furniture, Page
from courseware.course.rules import is_on


def lessons_of(course: Course) -> Lessons:
    """What a course teaches. An objective is taught on a path if a page of its modules names it."""
    pages = list(_pages(course))
    titles = titles_apart(course.outline)
    lessons = []
    for objective in course.objectives.values():
        teaching = [(module, page) for module, page in pages if objective.id in _named(page)]
        lessons.append(
            Lesson(
                objective.id,
                objective.can,
                objective.level,
                teaching[0][0].title if teaching else "",
                tuple((page.id, titles[page.id]) for _, page in teaching),
            )
        )
    whole = frozenset(name for _, page in pages for name in _named(page))
    # A course that says nowhere what its pages teach, or is read without them, teaches all of it.
    ways = [Way("", "", whole or frozenset(course.objectives))]
    ways += [
        Way(
            path.id,
            path.title,
            frozenset(name for module, page in pages if is_on(path, module, page) for name in _named(page)),
        )
        for path in course.settings.paths.values()
    ]
    return Lessons(tuple(lessons), tuple(ways), certificate_page(course))


def certificate_page(course: Course) -> str:
    """The id of the first page for trainees that holds the certificate; "" where none does."""
    for page in course.pages.values():
        for content in page.contents if page.audience != "trainer" else ():
            if isinstance(content, Furniture) and content.name == "certificate":
                return page.id
    return ""


def _pages(course: Course) -> Iterator[tuple[Module, Page]]:
    for module in course.outline.modules:
        for page in module.pages:
            yield module, page


def _named(page: Page) -> set[str]:
    return {name for name, _, _ in page.objectives}
