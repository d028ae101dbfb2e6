"""When something counts as done, and whether a page waits for the one before it: `completion` and `next-after-done`.

`completion: {done-when: passed, course: all}`: what a page with questions asks for that says nothing itself; and whether
the course is done with the pages of the chosen path (`path`) or all. `next-after-done: yes`, or modules: `[02-who]`.
"""

from __future__ import annotations

from courseware.course.course import Course
from courseware.course.page import DONE_WHEN
from courseware.course.rules import Completion, Gating
from courseware.problems import Problem
from courseware.sources.fields import NO, YES, Fields
from courseware.sources.guess import brief, closest


def read_completion(fields: Fields) -> Completion:
    """What `completion:` says."""
    group = fields.group("completion")
    if group is None:
        return Completion()
    found = Completion(group.word("done-when", DONE_WHEN, "answered"), group.word("course", ("path", "all"), "path"))
    group.finish("`completion`")
    return found


def read_gating(fields: Fields) -> Gating:
    """What `next-after-done:` says: `yes`, `no`, or modules."""
    named = fields.names("next-after-done")
    first = named[0][0].lower() if len(named) == 1 else ""
    return Gating(first in YES, () if first in (*YES, *NO) else named)


def gates_stand(course: Course) -> None:
    """Tells modules behind `next-after-done` that are not there."""
    known = tuple(module.id for module in course.outline.modules)
    for name, line, column in course.settings.gating.named if course.pages else ():
        if name not in known:
            close = closest(name, known, 0.5)
            course.problems.append(
                Problem(
                    course.settings.path,
                    line,
                    column,
                    "unknown-module",
                    f"There is no module `{brief(name)}`, so none of its pages would wait for the one before.",
                    f"Did you mean `{close}`?" if close else "Write `yes`, `no`, or the names of modules' folders.",
                )
            )
