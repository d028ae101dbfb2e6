"""The banks that sets take their questions from: files below `quizzes/`, named by their paths."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from courseware.activities.activity import Activity
from courseware.activities.sets import ActivitySet, Group
from courseware.course.course import Course
from courseware.problems import Problem
from courseware.sources.drafts import Reference


def name_banks(course: Course, known: Mapping[str, Activity]) -> None:
    """Makes of every named file a reference to each activity in it, and of a parallel form one to its first form."""
    files: dict[str, list[Activity]] = {}
    for activity in course.elsewhere:
        files.setdefault(activity.path, []).append(activity)
    for each in (*course.elsewhere, *(one for page in course.pages.values() for one in page.own_activities())):
        if isinstance(each, ActivitySet) and (each.banks or each.after):
            each.first = _first(each, known, course.problems)
            taken = each.first or each
            each.written = [
                Group([], reference=Reference(activity.id, each.path, line, column))
                for name, line, column in taken.banks
                for activity in _in_file(each, name, line, column, files, course.problems)
            ]


def _first(form: ActivitySet, known: Mapping[str, Activity], problems: list[Problem]) -> ActivitySet | None:
    if form.after is None:
        return None
    found = known.get(form.after.id)
    if isinstance(found, ActivitySet) and found.kind == form.kind and found.after is None:
        return found
    problems.append(
        Problem(
            form.path,
            form.after.line,
            form.after.column,
            "unknown-form",
            f"There is no {form.kind} `{form.after.id}` that stands for itself, so this one has no questions.",
            f"Write the id of the {form.kind} that was taken before, which has `from:` and `blueprint:`.",
        )
    )
    return None


def _in_file(
    taker: ActivitySet, name: str, line: int, column: int, files: dict[str, list[Activity]], problems: list[Problem]
) -> list[Activity]:
    found = min((path for path in files if path.endswith(f"/{name}")), key=len, default=None)
    if found:
        return files[found]
    if taker.after is None:
        close = get_close_matches(name, [path.partition("/")[2] for path in files], 1, 0.5)
        problems.append(
            Problem(
                taker.path,
                line,
                column,
                "unknown-bank",
                f"There is no file `{name}` with questions below `quizzes/`, so nothing can be drawn from it.",
                f"Did you mean `{close[0]}`?" if close else "Write its path below `quizzes/`, such as `bank/o1.md`.",
            )
        )
    return []
