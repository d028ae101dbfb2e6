"""Tells problems in MkDocs' log: at once what the reader found, and while serving, later, what the rules find.

Asking the rules takes longer than rendering what an edit has changed. So an author sees the page first, and what could
be better about it a moment later.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable

from mkdocs.plugins import get_plugin_logger

from courseware.course.course import Course
from courseware.problems import Problem, Severity, unique

LOG = get_plugin_logger("courseware")
QUIET = 2.0
"""Seconds without another edit before the rules are asked."""


class Teller:
    """Logs problems; errors as warnings, which a strict build counts."""

    def __init__(self) -> None:
        self._waiting: Course | None = None
        self._news = threading.Condition()
        self._thread: threading.Thread | None = None
        self._told: set[Problem] = set()

    def tell(self, problems: Iterable[Problem]) -> None:
        """Logs these problems in the order of files and lines."""
        for problem in unique(problems):
            told = LOG.warning if problem.severity is Severity.ERROR else LOG.info
            told("%s: %s [%s]", problem.place, problem.sentence, problem.code)

    def tell_all(self, course: Course) -> None:
        """Logs what the reader found and what the rules find."""
        self.tell([*course.problems, *found_by_rules(course)])

    def tell_later(self, course: Course) -> None:
        """Asks the rules once no other course has come for a while; logs what they have not found the last time."""
        with self._news:
            self._waiting = course
            self._news.notify()
            if self._thread is None:
                self._thread = threading.Thread(target=self._ask, daemon=True, name="courseware-rules")
                self._thread.start()

    def wait(self) -> None:
        """Returns when the rules have answered."""
        thread = self._thread
        if thread:
            thread.join()

    def _ask(self) -> None:
        while True:
            with self._news:
                while self._news.wait(QUIET):
                    pass
                course, self._waiting = self._waiting, None
                if course is None:
                    self._thread = None
                    return
            found = found_by_rules(course)
            self.tell(problem for problem in found if problem not in self._told)
            self._told = set(found)


def found_by_rules(course: Course) -> list[Problem]:
    """What the rules find. They are loaded here, since a build that does not ask them need not wait for it."""
    from courseware.checks import check  # noqa: PLC0415

    return check(course)
