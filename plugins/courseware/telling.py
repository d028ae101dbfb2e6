"""Tells problems in MkDocs' log: at once what the reader found, and while serving, later, what the rules find.

Asking the rules takes longer than rendering what an edit has changed. So an author sees the page first, and what could
be better about it a moment later.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from courseware.course.course import Course
from courseware.course.reading import CourseReader, Folders
from courseware.problems import Problem, Severity, unique

LOG = get_plugin_logger("courseware")
QUIET = 2.0
"""Seconds without another edit before the rules are asked."""


class Teller:
    """Logs problems; errors as warnings, which a strict build counts."""

    def __init__(self, serving: bool) -> None:
        """`serving`: the rules are asked later."""
        self._serving = serving
        self._waiting: tuple[Folders, object] | None = None
        self._reader: CourseReader | None = None
        self._closed = False
        self._news = threading.Condition()
        self._thread: threading.Thread | None = None
        self._told: set[Problem] = set()

    def tell(self, problems: Iterable[Problem]) -> None:
        """Logs these problems in the order of files and lines."""
        for problem in unique(problems):
            told = LOG.warning if problem.severity is Severity.ERROR else LOG.info
            told("%s: %s [%s]", problem.place, problem.sentence, problem.code)

    def tell_about(self, course: Course, folders: Folders, config: MkDocsConfig) -> None:
        """Logs what the reader found; what the rules find, where it is to fail the build, or later, while serving.

        Any other build does not ask the rules, which would take longer than all else we do: it says what will.
        """
        if config.strict:
            self.tell([*course.problems, *found_by_rules(course)])
            return
        self.tell(course.problems)
        if self._serving:
            self.tell_later(folders, config.nav)
        else:
            LOG.info("The rules for good questions are asked by `courseware check`, and with --strict.")

    def tell_later(self, folders: Folders, nav: object) -> None:
        """Asks the rules once no other edit has come for a while; logs what they have not found the last time."""
        with self._news:
            self._waiting = (folders, nav)
            self._news.notify()
            if self._thread is None:
                self._thread = threading.Thread(target=self._ask, daemon=True, name="courseware-rules")
                self._thread.start()

    def wait(self) -> None:
        """Returns when the rules have answered."""
        thread = self._thread
        if thread:
            thread.join()

    def close(self) -> None:
        """Asks nothing more, and logs nothing that is still on its way."""
        with self._news:
            self._waiting, self._closed = None, True
            self._news.notify()

    def _ask(self) -> None:
        while True:
            with self._news:
                while not self._closed and self._news.wait(QUIET):
                    pass
                asked, self._waiting = self._waiting, None
                if asked is None or self._closed:
                    self._thread = None
                    return
            # Read anew by a reader of its own: the next build may change what its own reader has in hand.
            folders, nav = asked
            if self._reader is None or self._reader.folders != folders:
                self._reader = CourseReader(folders)
            found = found_by_rules(self._reader.read(nav))
            if not self._closed:
                self.tell(problem for problem in found if problem not in self._told)
            self._told = set(found)


def found_by_rules(course: Course) -> list[Problem]:
    """What the rules find. They are loaded here, since a build that does not ask them need not wait for it."""
    from courseware.checks import check  # noqa: PLC0415

    return check(course)
