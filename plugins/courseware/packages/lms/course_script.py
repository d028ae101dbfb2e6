"""`lms-course.js`: what the launch page must know of the whole course, as one statement."""

from __future__ import annotations

import json

from courseware.activities.activity import Activity
from courseware.activities.question import Question
from courseware.course.course import Course
from courseware.locales.catalogue import catalogue_of, with_latin_figures
from courseware.rendering.furniture import carried_from, exams_of, objectives_of
from courseware.sources.plain import plain

COURSE = "assets/lms-course.js"
LONGEST = 250
"""Characters of a description that SCORM 2004 takes."""
KEYS = "lms"
"""What the launch page says has keys that begin so."""

Items = list[tuple[str, str]]
"""Records with the versions that their answers belong to."""


def course_script(course: Course, title: str, iri: str = "") -> str:
    """The statement; the same course gives the same text. `iri` names it in a record store, where one is to be told."""
    activities = activities_of(course)
    settings = course.settings
    said = catalogue_of(settings.tag, settings.words).browser_words()
    words = {key: text for key, text in said.items() if key.startswith(KEYS)}
    told: dict[str, object] = {
        "id": settings.id,
        "version": settings.version,
        "title": title,
        "lang": with_latin_figures(settings.tag),
        **({"words": words} if words else {}),
        "modules": [[module.id, module.title, [page.id for page in module.pages]] for module in course.outline.modules],
        "leaves": leaves_of(course),
        "about": {name: [each.kind, description(each)] for name, each in sorted(activities.items())},
        "private": sorted(name for name, each in activities.items() if each.private),
        "keys": {
            name: each.keys_offered
            for name, each in sorted(activities.items())
            if isinstance(each, Question) and each.keys_offered
        },
    }
    if iri:
        told |= for_record_store(course, iri, activities)
    return f"self.coursewareLms={json.dumps(told, ensure_ascii=False, separators=(',', ':'))};\n"


def for_record_store(course: Course, iri: str, activities: dict[str, Activity]) -> dict[str, object]:
    """What is told in addition where the launch page writes to a record store."""
    store = course.settings.xapi
    named = {name for each in activities.values() for name in each.objective_ids}
    judged = {each.id for each in objectives_of([exam for exam, _ in exams_of(course)], course)}
    return {
        "iri": iri,
        "hosts": list(store.hosts),
        **({"endpoint": store.endpoint} if store.endpoint else {}),
        "objectives": {name: each.can for name, each in course.objectives.items() if name in named | judged},
    }


def activities_of(course: Course) -> dict[str, Activity]:
    """All that can be reported, by its id: what stands on any page, sets with their members."""
    shown = (activity for page in course.pages.values() for activity in course.on_page(page))
    return {each.id: each for activity in shown for each in activity.everything()}


def leaves_of(course: Course) -> list[tuple[str, Items]]:
    """Each page of the modules with what is carried of it, as "My learning" lists it."""
    return [(page.id, carried_from(page, course)) for module in course.outline.modules for page in module.pages]


def description(activity: Activity) -> str:
    """What is asked, in words."""
    text = plain(activity.title.text)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
