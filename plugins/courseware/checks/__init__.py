"""Rules that an author wants to be told about, one family a file."""

from __future__ import annotations

from courseware.checks.run import find
from courseware.checks.silences import Silences
from courseware.course.course import Course
from courseware.problems import Problem, unique
from courseware.progress import Step, quietly


def check(course: Course) -> list[Problem]:
    """What the rules find in a course, less what an author has silenced with a reason, and these reasons."""
    return _less_silenced(course, quietly)[1]


def report(course: Course, step: Step = quietly) -> list[Problem]:
    """All that is to be told about a course: what its readers found and what the rules find, less what is silenced.

    `step` is told how far it is.
    """
    by_readers, by_rules = _less_silenced(course, step)
    return unique([*by_readers, *by_rules])


def _less_silenced(course: Course, step: Step) -> tuple[list[Problem], list[Problem]]:
    silences = Silences(course)
    by_readers = silences.without(course.problems, by_readers=True)
    by_rules = silences.without(find(course, step))
    return by_readers, unique([*by_rules, *silences.told()])
