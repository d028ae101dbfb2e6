"""`silence:` takes a rule off one activity, one page or the course, with a reason; the report lists them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from courseware.activities.activity import Activity
from courseware.checks.rules import codes
from courseware.course.course import Course
from courseware.problems import Problem, Severity
from courseware.sources.fields import Fields
from courseware.sources.yaml_nodes import Mapping

RULE = re.compile(r"L\d+")


@dataclass(slots=True)
class Owner:
    """An activity, a page or the course: its lines, what it silences, and which of these did something."""

    path: str
    first: int
    last: int
    line: int
    column: int
    silence: dict[str, str]
    used: set[str] = field(default_factory=set)


class Silences:
    """What authors have silenced, found by file and line: a problem belongs to the smallest owner around it."""

    def __init__(self, course: Course) -> None:
        self.problems: list[Problem] = []
        self.owners: dict[str, list[Owner]] = {}
        pages = [page for page in course.pages.values() if page.source.front.get("silence")]
        for page in pages:
            key = next(entry.key for entry in page.source.front.entries if entry.key.text == "silence")
            silence = Fields(page.source.front, page.source.path, self.problems).silences()
            self._add(Owner(page.source.path, 0, 1 << 60, key.line, key.column, silence))
        activities = {id(activity): activity for activity in course.activities()}.values()
        silent = {activity.path for activity in activities if activity.silence}
        for activity in activities:
            # In a file where anything is silenced, its other activities hold their lines against the owner around them.
            if activity.path in silent or activity.path in self.owners:
                line, column = activity.line, activity.column
                self._add(Owner(activity.path, line, last_line(activity), line, column, activity.silence))
        self._add_course(course)

    def _add(self, owner: Owner) -> None:
        self.owners.setdefault(owner.path, []).append(owner)

    def _add_course(self, course: Course) -> None:
        settings = course.settings
        if not settings.checks or not settings.checks.get("silence"):
            return
        silence = Fields(Mapping(settings.checks.entries, 0, 0), settings.path, []).silences()
        key = next(entry.key for entry in settings.checks.entries if entry.key.text == "silence")
        owner = Owner(settings.path, 0, 1 << 60, key.line, key.column, silence)
        self._add(owner)
        self.owners.setdefault(settings.objectives_path, []).append(owner)

    def without(self, problems: Iterable[Problem], by_readers: bool = False) -> list[Problem]:
        """Those problems that nobody has silenced; `by_readers`: they were found while the course was read."""
        return [problem for problem in problems if not self._covers(problem, by_readers)]

    def _covers(self, problem: Problem, by_readers: bool) -> bool:
        owners = [owner for owner in self.owners.get(problem.path, ()) if owner.first <= problem.line <= owner.last]
        if not owners:
            return False
        owner = min(owners, key=lambda each: each.last - each.first)
        # What a reader calls an error could not be shown or kept at all; no reason mends that.
        if problem.code not in owner.silence or not can_be_silenced(problem, by_readers):
            return False
        owner.used.add(problem.code)
        return True

    def told(self) -> Iterator[Problem]:
        """Each silence as a remark: its reason; or that there is nothing for it to silence."""
        yield from self.problems
        for owner in {id(one): one for owners in self.owners.values() for one in owners}.values():
            for code, why in owner.silence.items():
                if code in owner.used:
                    message, hint = f"{code} is silenced here: {why}", ""
                else:
                    close = get_close_matches(code.upper(), codes(), 1, 0.6) if code not in codes() else []
                    message = f"`silence: {code}` has nothing to silence here."
                    hint = f"Did you mean `{close[0]}`?" if close else "Take it away; errors in what cannot work stay."
                yield Problem(owner.path, owner.line, owner.column, "silence", message, hint, Severity.INFORMATION)


NEVER = ("L01", "L02", "L03", "L22")
"""Rules whose errors, where readers find them, say that something cannot work: ids that clash, no right answer, names that lead nowhere."""


def can_be_silenced(problem: Problem, by_readers: bool) -> bool:
    """Warnings and remarks, and errors of those rules that judge a text which works."""
    if problem.severity is not Severity.ERROR:
        return True
    return bool(RULE.fullmatch(problem.code)) and not (by_readers and problem.code in NEVER)


def last_line(activity: Activity) -> int:
    """The last line of an activity, as far as its texts and members show."""
    ends = [part.line + len(part.lines) - 1 for part in activity.parts()]
    ends += [line for _, line, _ in activity.objectives]
    ends += [last_line(member) for member in activity.members() if member.path == activity.path]
    ends += [answer.line for answer in getattr(activity, "answers", ())]
    return max([activity.line, *ends])
