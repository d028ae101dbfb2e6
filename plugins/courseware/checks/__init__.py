"""Rules that an author wants to be told about, one family a file."""

from __future__ import annotations

from courseware.checks.run import find
from courseware.checks.silences import Silences
from courseware.course.course import Course
from courseware.problems import Problem, unique
from courseware.progress import Step, quietly


def check(course: Course) -> list[Problem]:
    """What the rules find in a course, less what an author has silenced with a reason, and these reasons."""
    silences = Silences(course)
    silences.without(course.problems, by_readers=True)
    return unique([*silences.without(find(course)), *silences.told()])


def report(course: Course, step: Step = quietly) -> list[Problem]:
    """All that is to be told about a course: what its readers found and what the rules find, less what is silenced.

    `step` is told how far it is.
    """
    silences = Silences(course)
    return unique(
        [
            *silences.without(course.problems, by_readers=True),
            *silences.without(find(course, step)),
            *silences.told(),
        ]
    )
