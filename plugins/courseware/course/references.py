"""What the parts of a course say about each other: activities brought in, ids, objectives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches

from courseware.activities.activity import Activity
from courseware.activities.sets import ActivitySet, Group
from courseware.course.banks import name_banks
from courseware.course.course import Course
from courseware.course.lessons import lessons_of
from courseware.problems import Problem
from courseware.sources.drafts import Reference


def activities_by_id(course: Course) -> dict[str, Activity]:
    """Every activity that is written somewhere, the first of each id.

    A set that is kept from an earlier reading still holds what was brought in then and may be gone by now; it lets go.
    """
    found: dict[str, Activity] = {}
    for activity in (*(a for p in course.pages.values() for a in p.own_activities()), *course.elsewhere):
        if isinstance(activity, ActivitySet):
            activity.groups = []
            if activity.banks or activity.after:
                activity.written = []
        for each in activity.everything():
            found.setdefault(each.id, each)
    return found


def resolve(course: Course) -> None:
    """Fills the catalogue, brings questions into the sets that name them, and tells what leads nowhere."""
    fill_sets(course)
    for activity in course.activities():
        known = course.catalogue.setdefault(activity.id, activity)
        if known is not activity and (known.path, known.line) != (activity.path, activity.line):
            course.problems.append(
                Problem(
                    activity.path,
                    activity.line,
                    activity.column,
                    "L01",
                    f"The id `{activity.id}` stands already in {known.path}, line {known.line}; answers to the two would be mixed up.",
                    "Give one of them another id (the one that has no answers yet).",
                )
            )
    for page in course.pages.values():
        has_activities = any(True for _ in course.on_page(page))
        page.done = page.done_when or (course.settings.completion.done_when if has_activities else "read")
        brought_in: dict[str, int] = {}
        for reference in page.references():
            if reference.id not in course.catalogue:
                course.problems.append(unknown(reference, course.catalogue))
            elif reference.id in brought_in:
                course.problems.append(
                    Problem(
                        reference.path,
                        reference.line,
                        reference.column,
                        "activity-twice",
                        f"`{reference.id}` stands already in line {brought_in[reference.id]} of this page; both would show one answer.",
                        "Take one of them away.",
                    )
                )
            brought_in[reference.id] = reference.line
        objectives_exist(page.objectives, page.source.path, course)
        for activity in course.on_page(page):
            for each in activity.everything():
                course.shown_on.setdefault(each.id, page)
    for activity in course.activities():
        objectives_exist(activity.objectives_named, activity.path, course)
        results_exist(activity, course)


def fill_sets(course: Course) -> None:
    """Brings the questions into the sets that name them, and tells sets what the course teaches if they ask about it."""
    tops = activities_by_id(course)
    name_banks(course, tops)
    lessons = lessons_of(course)
    for activity in tops.values():
        if isinstance(activity, ActivitySet):
            expand(activity, tops, course.problems, ())
            if activity.asks_about_lessons:
                activity.lessons = lessons


def results_exist(activity: Activity, course: Course) -> None:
    """Every result that an activity makes use of must be published somewhere, and on a page that trainees can open."""
    for use in activity.uses:
        source = course.catalogue.get(use.activity)
        names = [f"{use.activity}.{result.name}" for result in source.results] if source else []
        if source and use.name in names:
            use.title = source.title
            use.said = next(result.title for result in source.results if f"{use.activity}.{result.name}" == use.name)
            if course.pages and source.id not in course.shown_on:
                course.problems.append(
                    Problem(
                        activity.path,
                        use.line,
                        use.column,
                        "result-nowhere",
                        f"`{use.name}` comes from an activity that no page shows, so nobody could ever make this result.",
                        f"Write `/// activity | {source.id}` into a page.",
                    )
                )
            continue
        known = names or [f"{each.id}.{result.name}" for each in course.catalogue.values() for result in each.results]
        close = get_close_matches(use.name, known, 1, 0.5)
        message = (
            f"`{use.activity}` publishes no `{use.name.partition('.')[2]}`, so there would never be anything here."
            if source
            else f"There is no activity `{use.activity}`, so its result would never come."
        )
        hint = (
            f"Did you mean `{close[0]}`?"
            if close
            else "Write the id of an activity, a dot and a name that stands there under `publish:`."
        )
        course.problems.append(Problem(activity.path, use.line, use.column, "unknown-result", message, hint))


def objectives_exist(names: Iterable[tuple[str, int, int]], path: str, course: Course) -> None:
    """Rule L03, its part on names: what is named must stand in `objectives.yml`."""
    for name, line, column in names:
        if course.objectives and name not in course.objectives:
            close = get_close_matches(name, course.objectives, 1, 0.5)
            course.problems.append(
                Problem(
                    path,
                    line,
                    column,
                    "L03",
                    f"There is no objective `{name}` in objectives.yml.",
                    f"Did you mean `{close[0]}`?" if close else "Write it there, or take it away here.",
                )
            )


def unknown(reference: Reference, known: Iterable[str]) -> Problem:
    """A reference that leads nowhere."""
    close = get_close_matches(reference.id, list(known), 1, 0.5)
    hint = f"Did you mean `{close[0]}`?" if close else "Write the id of an activity in `quizzes/`."
    return Problem(
        reference.path,
        reference.line,
        reference.column,
        "unknown-activity",
        f"There is no activity with the id `{reference.id}`, so nothing can be brought in here.",
        hint,
    )


def expand(quiz: ActivitySet, known: dict[str, Activity], problems: list[Problem], way: tuple[str, ...]) -> None:
    """Puts the questions that a quiz brings in from elsewhere in the places of their references."""
    if quiz.groups:
        return  # Another set has brought it in before.
    groups: list[Group] = []
    for group in quiz.written:
        if not group.reference:
            groups.append(group)
            continue
        target = known.get(group.reference.id)
        if target is None:
            problems.append(unknown(group.reference, known))
        elif target is quiz or target.id in way:
            loop = " → ".join((*way, quiz.id, target.id))
            problems.append(
                Problem(
                    group.reference.path,
                    group.reference.line,
                    group.reference.column,
                    "include-loop",
                    f"These banks bring each other in without end: {loop}.",
                    "Take this line away.",
                )
            )
        elif isinstance(target, ActivitySet):
            expand(target, known, problems, (*way, quiz.id))
            groups += [replace(each, reference=group.reference) for each in target.groups]
        else:
            groups.append(Group([target], reference=group.reference))
    quiz.groups = []
    for group in groups:
        asked = [each for each in group.questions if quiz.takes(each)]
        problems += [misplaced(each, quiz, group.reference) for each in group.questions if each not in asked]
        if asked:
            quiz.groups.append(replace(group, questions=asked, reference=None))


def misplaced(activity: Activity, taker: ActivitySet, place: Reference | None) -> Problem:
    """What a set cannot draw, told where it is brought in."""
    return Problem(
        place.path if place else taker.path,
        place.line if place else taker.line,
        place.column if place else taker.column,
        "misplaced-activity",
        f"`{activity.id}` cannot be drawn in a {taker.kind}: it is a {activity.kind}.",
        f"Show it on a page: `/// activity | {activity.id}`.",
    )
