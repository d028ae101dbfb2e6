"""What asks again later: which questions can be missed, and the pages that cards and reminders lead to."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from courseware.activities.activity import Activity
from courseware.activities.question import Question
from courseware.activities.recalling import Asked, Recalls, Source
from courseware.activities.sets import ActivitySet
from courseware.course.course import Course
from courseware.course.outline import titles_apart
from courseware.course.page import Case, Page
from courseware.problems import Problem
from courseware.sources.drafts import Reference
from courseware.sources.guess import brief, closest
from courseware.sources.text import Part


def recall(course: Course) -> None:
    """Gives each review the questions of practice, and tells pages that are not there."""
    reminders_lead_on(course)
    reviews = [each for each in course.catalogue.values() if isinstance(each, Recalls)]
    asked = practised(course) if any(each.add_missed for each in reviews) else []
    titles = titles_apart(course.outline)
    for review in reviews:
        review.asked = asked if review.add_missed else []
        for source in review.sources() if course.pages else ():
            lead(source, review, course, titles)


def lead(source: Source, review: Recalls, course: Course, titles: Mapping[str, str]) -> None:
    """Fills in what a card says of its page (`titles` by page id); a problem where there is none."""
    page = course.pages.get(posixpath.normpath(source.path))
    shown = course.shown_on.get(review.id)
    if page and page.audience == "trainer" and shown and shown.audience != "trainer":
        course.problems.append(
            Problem(
                review.path,
                source.line,
                source.column,
                "page-for-trainers",
                f"The page `{brief(source.path)}` is for trainers, and this card is for trainees, who could not open it.",
                "Name a page for trainees, or take `page` away.",
            )
        )
        return
    if page:
        source.joins = page.id if course.outline.place(page.id) else ""
        source.link = source.linked(titles.get(page.id, page.title))
        return
    lost = "nobody could read up on this card"
    course.problems.append(no_page(source.path, review.path, source.line, source.column, lost, course))


def reminders_lead_on(course: Course) -> None:
    """Tells pages of reminders that are not there, and days without pages or pages without days."""
    settings = course.settings
    for name, line, column in settings.remind_pages if course.pages else ():
        if posixpath.normpath(name) not in course.pages:
            lost = "a reminder would lead nowhere"
            course.problems.append(no_page(name, settings.path, line, column, lost, course))
    _, line, column = settings.remind_pages[0] if settings.remind_pages else ("", settings.remind_line, 1)
    if settings.remind_pages and not settings.remind:
        code, message = (
            "no-days",
            "These pages are to be looked at again, and no day is named, so nobody would be reminded.",
        )
        hint = "Write `remind: [30, 60, 90]`."
    elif settings.remind and not settings.remind_pages:
        code, message = (
            "no-pages",
            "Here are days to be reminded, and no page to look at again, so nobody would be reminded.",
        )
        hint = "Write `remind-pages: [job-aids/ninety-days.md]`, paths below `course/`."
    else:
        return
    course.problems.append(Problem(settings.path, line, column, code, message, hint))


def reminder_pages(course: Course) -> list[Page]:
    """The pages to look at again, where the course has days for them."""
    if not course.settings.remind:
        return []
    found = [course.pages.get(posixpath.normpath(name)) for name, _, _ in course.settings.remind_pages]
    return [page for page in found if page]


def no_page(name: str, path: str, line: int, column: int, lost: str, course: Course) -> Problem:
    """A page that is named and not there."""
    close = closest(name, tuple(course.pages), 0.5)
    hint = f"Did you mean `{close}`?" if close else "Write its path below `course/`, such as `02-who/index.md`."
    return Problem(path, line, column, "unknown-page", f"There is no page `{brief(name)}`, so {lost}.", hint)


def practised(course: Course) -> list[Asked]:
    """The questions that trainees practise with, each once; none whose answers have to stay out of pages."""
    counted = {
        each.id
        for activity in course.catalogue.values()
        if isinstance(activity, ActivitySet) and not activity.is_practice
        for each in activity.everything()
    }
    found: dict[str, Asked] = {}
    for page in in_order(course):
        for asked in asked_on(page, course):
            question = asked.question
            if question.is_scored and not question.private and question.key_words and question.id not in counted:
                found.setdefault(question.id, asked)
    return list(found.values())


def in_order(course: Course) -> Iterator[Page]:
    """The pages for trainees in the order of the nav; those that stand outside it come last."""
    pages = {page.id: page for page in (*course.outline.pages, *course.pages.values())}
    return (page for page in pages.values() if page.audience != "trainer")


def asked_on(page: Page, course: Course) -> Iterator[Asked]:
    """The questions of a page, those inside its stories, exercises and sets too."""
    folder = posixpath.dirname(page.path)
    for content in page.contents:
        if isinstance(content, Case):
            for activity in content.activities:
                yield from asked_in(activity, content.text, folder)
        elif isinstance(content, Activity):
            yield from asked_in(content, None, folder)
        elif isinstance(content, Reference) and content.id in course.catalogue:
            yield from asked_in(course.catalogue[content.id], None, "")


def asked_in(activity: Activity, case: Part | None, folder: str) -> Iterator[Asked]:
    """The questions of an activity with the text that they share."""
    if isinstance(activity, Question):
        yield Asked(activity, case, folder)
    elif isinstance(activity, ActivitySet):
        for group in activity.groups:
            for each in group.questions:
                yield from asked_in(each, group.case, folder)
    else:
        for each in activity.members():
            yield from asked_in(each, None, folder)
