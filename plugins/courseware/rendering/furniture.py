"""What the generator adds to pages.

The opening of a module's page, its goals and the next step; and the blocks `cover`, `carry-on`,
`modules` and `my-learning`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from courseware.activities.activity import Activity
from courseware.course.course import Course, Objective
from courseware.course.page import Furniture, Page
from courseware.rendering.activities import ActivityRenderer, Html

UrlOf = Callable[[Page], str]
"""The address of a page, relative to the one being rendered."""

HEADING = re.compile(r"<h1\b[^>]*>.*?</h1>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """An objective on "My learning", with the activities that show it."""

    objective: Objective
    activities: tuple[str, ...]


def done_when(page: Page, course: Course) -> str:
    """When a page is done: what its front matter says; else `answered` with activities, `read` without."""
    return page.done_when or ("answered" if any(True for _ in course.on_page(page)) else "read")


def with_furniture(html: str, page: Page, course: Course, url_of: UrlOf, renderer: ActivityRenderer) -> str:
    """The page's HTML with opening and end, if it belongs to a module; else unchanged."""
    place = course.outline.place(page.id)
    if place is None:
        return html
    module, number = place
    match = HEADING.search(html)
    before, heading, behind = (html[: match.start()], match[0], html[match.end() :]) if match else ("", "", html)
    goals = [course.objectives[name] for name, _, _ in page.objectives if name in course.objectives]
    last, following = course.outline.neighbours(page.id)
    values = {
        "page": page,
        "module": module,
        "number": number + 1,
        "count": len(module.pages),
        "goals": goals,
        "done": done_when(page, course),
        "last": last,
        "next": following,
        "url_of": url_of,
    }
    opening = renderer.template("opening.html", heading=heading, **values)
    return f"{before}{opening}{behind}{renderer.template('end.html', **values)}"


def furniture_block(
    content: Furniture, course: Course, texts: dict[int, Html], renderer: ActivityRenderer, url_of: UrlOf
) -> str:
    """The HTML of one of the blocks that the generator fills."""
    values: dict[str, object] = {"course": course, "url_of": url_of, "settings": content.settings}
    values["title"] = texts[id(content.title)].inline or course.settings.title
    values["text"] = texts[id(content.text)].blocks if content.text else ""
    if content.name == "my-learning":
        values["rows"] = objective_rows(course)
        values["ids_on"] = lambda page: [activity.id for activity in course.on_page(page)]
    return renderer.template(f"{content.name}.html", **values)


def objective_rows(course: Course) -> list[ObjectiveRow]:
    """The objectives that some activity of the course is about, with those activities in their order."""
    found: dict[str, list[str]] = {}
    shown: dict[str, Activity] = {}
    for page in course.outline.pages:
        for activity in course.on_page(page):
            for each in activity.everything():
                shown.setdefault(each.id, each)
    for activity in shown.values():
        for name in activity.objective_ids:
            found.setdefault(name, []).append(activity.id)
    return [
        ObjectiveRow(objective, tuple(found[name])) for name, objective in course.objectives.items() if name in found
    ]
