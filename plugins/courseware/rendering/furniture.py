"""What the generator adds to pages.

The opening of a module's page, its goals and the next step; and the blocks `cover`, `carry-on`,
`modules` and `my-learning`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from courseware.activities.activity import Activity
from courseware.activities.exam.model import Exam
from courseware.activities.question import Question
from courseware.activities.recalling import Recalls
from courseware.activities.registry import kinds
from courseware.activities.sets import ActivitySet
from courseware.course.bank_form import forms_of
from courseware.course.course import Course, Objective
from courseware.course.coverage import coverage_of
from courseware.course.outline import Module, titles_apart
from courseware.course.page import Furniture, Page
from courseware.course.recalling import reminder_pages
from courseware.course.reporting import report_address
from courseware.rendering.activities import ActivityRenderer, Html
from courseware.rendering.reported import STANDARDS, reported
from courseware.sources.plain import plain

UrlOf = Callable[[Page], str]
"""The address of a page, relative to the one being rendered."""

HANDOUT = "<cw-handout></cw-handout>"
HEADING = re.compile(r"<h1\b[^>]*>.*?</h1>", re.DOTALL)


class ObjectiveRow(NamedTuple):
    """An objective on "My learning", with the activities that show it."""

    objective: Objective
    activities: tuple[str, ...]


class Neighbour(NamedTuple):
    """The page before or after, as a link to it says it."""

    url: str
    title: str
    minutes: int


class Place(NamedTuple):
    """Where a page stands: all that its opening and its end say, beside its own heading.

    Templates get nothing else. So while two places are equal, what is written around the page is too.
    """

    id: str
    title: str
    minutes: int
    number: int
    pages: int
    module_id: str
    module_title: str
    module_number: str
    module_minutes: int
    goals: tuple[tuple[str, str], ...]
    done: str
    last: Neighbour | None
    next: Neighbour | None
    report: str
    shared: bool = False


class Outside(NamedTuple):
    """What is written around a page outside the modules."""

    report: str
    shared: bool = False


Around = Place | Outside


def place_of(page: Page, course: Course, url_of: UrlOf) -> Around:
    """Where a page stands in its module, or that it stands outside."""
    found = course.outline.place(page.id)
    report = report_address(course.settings, page.id)
    if found is None:
        return Outside(report, course.settings.shared)
    module, number = found
    last, following = (
        Neighbour(url_of(each), each.title, each.minutes) if each else None
        for each in course.outline.neighbours(page.id)
    )
    return Place(
        id=page.id,
        title=page.title,
        minutes=page.minutes,
        number=number + 1,
        pages=len(module.pages),
        module_id=module.id,
        module_title=module.title,
        module_number=module.number,
        module_minutes=module.minutes,
        goals=tuple((name, course.objectives[name].can) for name, _, _ in page.objectives if name in course.objectives),
        done=page.done,
        last=last,
        next=following,
        report=report,
        shared=course.settings.shared,
    )


def with_furniture(html: str, place: Around | None, renderer: ActivityRenderer) -> str:
    """The page's HTML with opening, end and the ways to print it; outside the modules with a line for reports, if there is one."""
    if place is None:
        return html
    people = renderer.template("people.html") if place.shared else ""
    if not isinstance(place, Place):
        report = renderer.template("report.html", report=place.report) if place.report else ""
        return people + html + report + (HANDOUT if "<cw-" in html and "cw-cover" not in html else "")
    match = HEADING.search(html)
    before, heading, behind = (html[: match.start()], match[0], html[match.end() :]) if match else ("", "", html)
    opening = renderer.template("opening.html", heading=Markup(heading), place=place)
    return f"{people}{before}{opening}{behind}{renderer.template('end.html', place=place)}{HANDOUT}"


def furniture_block(
    content: Furniture, course: Course, texts: dict[int, Html], renderer: ActivityRenderer, url_of: UrlOf
) -> str:
    """The HTML of one of the blocks that the generator fills."""
    values: dict[str, object] = {"course": course, "url_of": url_of, "settings": content.settings}
    values["title"] = Markup(texts[id(content.title)].inline) or course.settings.title
    values["text"] = Markup(texts[id(content.text)].blocks if content.text else "")
    if content.name in ("carry-on", "my-learning"):
        values["reviews"] = reviews_of(course)
    if content.name == "my-learning":
        values["rows"] = objective_rows(course)
        values["reviewed"] = renderer.words.reviewed
        values["sure"] = asked_how_sure(course)
        values["ids_on"] = lambda page: [one.id for one in course.on_page(page) if not isinstance(one, Recalls)]
        values["carried"] = lambda page: [f"{name}={v}" for name, v in carried_from(page, course)]
        values["reminders"] = reminder_pages(course)
    if content.name in {"hand-in", "class"}:
        values |= {"own": own_work(course), "rows": objective_rows(course), "asked": asked_on_pages(course)}
    if content.name == "maps":
        values["maps"] = maps_of(course, renderer)
    if content.name == "keys":
        values["keys"] = by_module(keys_of(course), course)
    if content.name == "coverage":
        values["covered"] = coverage_of(course).values()
        values["titles"] = titles_apart(course.outline)
    if content.name == "banks":
        values["forms"] = forms_of(course)
    if content.name in ("reported", "reported-as"):
        values |= {"rows": reported(), "standards": STANDARDS.values() if content.name == "reported-as" else ()}
    if content.name == "certificate":
        values["exams"] = found = exams_of(course)
        values["objectives"] = objectives_of([exam for exam, _ in found], course)
    return renderer.template(f"{content.name}.html", **values)


def reviews_of(course: Course) -> list[tuple[Page, Recalls]]:
    """The reviews that pages for trainees show, each with its page."""
    found = [(course.shown_on.get(each.id), each) for each in course.catalogue.values() if isinstance(each, Recalls)]
    return [(page, review) for page, review in found if page and page.audience != "trainer"]


def exams_of(course: Course) -> list[tuple[Exam, Page]]:
    """The exams that can be passed, each with the first page for trainees that shows it."""
    found: dict[str, tuple[Exam, Page]] = {}
    for page in (page for page in course.outline.pages if page.audience != "trainer"):
        for activity in course.on_page(page):
            if isinstance(activity, Exam) and activity.counted:
                found.setdefault(activity.id, (activity, page))
    return list(found.values())


def objectives_of(exams: list[Exam], course: Course) -> list[Objective]:
    """The objectives that exams can show, in their order: a sum about a plan does not show that somebody can make one."""
    rows = [row for exam in exams for row in exam.blueprint]
    asked = (each for each in course.objectives.values() if any(row.covers(each.id) for row in rows))
    return [each for each in asked if not each.is_made]


def maps_of(course: Course, renderer: ActivityRenderer) -> list[Markup]:
    """The map of every activity whose kind has one, in the order of the files."""
    drawn = {activity.id: (activity, kinds()[activity.kind].draw) for activity in course.activities()}
    return [
        Markup(renderer.template(f"{activity.kind}/map.html", **draw(activity, renderer.word)))
        for activity, draw in drawn.values()
        if draw
    ]


def shown_to_trainees(course: Course) -> list[tuple[Page, Activity]]:
    """Every activity on trainees' pages, sets and their members, each once, with the first page it stands on."""
    found: dict[str, tuple[Page, Activity]] = {}
    for page in course.outline.pages:
        for activity in course.on_page(page) if page.audience != "trainer" else ():
            for each in activity.practised():
                found.setdefault(each.id, (page, each))
    return list(found.values())


def asked_on_pages(course: Course) -> list[tuple[Page, Question]]:
    """The questions of trainees' pages that can be right or wrong."""
    return [(page, each) for page, each in shown_to_trainees(course) if isinstance(each, Question) and each.is_scored]


def carried_from(page: Page, course: Course) -> list[tuple[str, str]]:
    """What a link takes along of a page: the record of each question and set for practice, with the version of its answers.

    Own work is private and exams are long; both go by file.
    """
    found = []
    for each in (each for activity in course.on_page(page) for each in activity.practised()):
        if isinstance(each, Question) and each.is_scored and not each.private:
            found.append((f"answer/{each.id}", each.version))
        elif isinstance(each, ActivitySet) and not isinstance(each, Exam):
            found.append((f"quiz/{each.id}", each.version))
    return found


def asked_how_sure(course: Course) -> list[tuple[Page, Question]]:
    """The questions of trainees' pages that ask how sure one is."""
    return [(page, each) for page, each in asked_on_pages(course) if each.confidence]


def own_work(course: Course) -> list[Activity]:
    """What trainees write about their own case, on pages that they have."""
    return [each for _, each in shown_to_trainees(course) if each.private]


class Key(NamedTuple):
    """A question with what is right about it, in words."""

    asked: str
    right: tuple[str, ...]


def keys_of(course: Course) -> list[tuple[Page, list[Key]]]:
    """The questions of each page, with what is right; pages without questions are left out, and examples for trainers."""
    found = []
    for page in (page for page in course.outline.pages if page.audience != "trainer"):
        keys = [
            Key(plain(each.title.text), each.key_words)
            for activity in course.on_page(page)
            for each in activity.everything()
            if isinstance(each, Question)
        ]
        if keys:
            found.append((page, keys))
    return found


def by_module(
    found: list[tuple[Page, list[Key]]], course: Course
) -> list[tuple[Module | None, list[tuple[Page, list[Key]]]]]:
    """The keys of pages under the module they belong to; None for pages outside the modules."""
    places = {page.id: course.outline.place(page.id) for page, _ in found}
    parts = groupby(found, lambda each: (place := places[each[0].id]) and place[0])
    return [(module, list(part)) for module, part in parts]


def objective_rows(course: Course) -> list[ObjectiveRow]:
    """The objectives that some activity of the course is about, with those activities in their order.

    What nobody judges shows no objective. What stands on pages for trainers is not for trainees to learn, in either edition.
    """
    found: dict[str, list[str]] = {}
    for _, activity in shown_to_trainees(course):
        for name in activity.objective_ids if activity.is_scored else ():
            found.setdefault(name, []).append(activity.id)
    return [
        ObjectiveRow(objective, tuple(found[name])) for name, objective in course.objectives.items() if name in found
    ]
