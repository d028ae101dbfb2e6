"""A bar for whoever waits in front of a terminal; what the command `courseware` shows while a course is checked."""

from __future__ import annotations

import sys
from time import monotonic
from types import TracebackType
from typing import Any

import click

PATIENCE = 1.0
"""Seconds in which nobody needs to be told anything."""


class Bar:
    """A bar on the terminal, from one second on; none where the output goes into a file. Use it with `with`."""

    def __init__(self) -> None:
        self.began = monotonic()
        self.what = ""
        self.bar: Any = None

    def __call__(self, what: str, done: int, of: int) -> None:
        """Draws how far it is."""
        if not sys.stderr.isatty() or monotonic() - self.began < PATIENCE:
            return
        if what != self.what:
            self._close()
            self.what, self.bar = what, click.progressbar(length=max(of, 1), label=what, file=sys.stderr)
            self.bar.__enter__()
        self.bar.update(done - self.bar.pos)

    def _close(self) -> None:
        if self.bar:
            self.bar.__exit__(None, None, None)
            self.bar = None

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()
