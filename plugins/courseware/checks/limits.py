"""Thresholds of rules, which a course may set in `course.yml` under `checks:`.

A family of rules names its own; the settings file is read once, and a name that no rule has is a problem.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from courseware.course.course import CourseSettings
from courseware.problems import Problem
from courseware.sources.fields import Fields
from courseware.sources.yaml_nodes import Mapping

Value = TypeVar("Value")
Named = tuple[tuple[str, int, int], ...]
"""Words with the line and column where the author wrote them."""


@dataclass(frozen=True, slots=True)
class Limit(Generic[Value]):
    """One threshold: its name, and how it is read."""

    name: str
    read: Callable[[Fields], Value]


def number(name: str, default: float, least: float = 0, most: float = 1e9) -> Limit[float]:
    """A threshold that is a number."""
    return Limit(name, lambda fields: fields.number(name, default, least, most))


def word(name: str, allowed: tuple[str, ...], default: str) -> Limit[str]:
    """A setting that is one of a few words."""
    return Limit(name, lambda fields: fields.word(name, allowed, default))


def names(name: str) -> Limit[Named]:
    """A setting that is a list of words."""
    return Limit(name, lambda fields: fields.names(name))


class Limits:
    """The thresholds as a course has set them; `silence` has the rules that it silences for the course as a whole."""

    def __init__(self, settings: CourseSettings, known: Iterable[Limit[Any]]) -> None:
        mapping = settings.checks
        self.problems: list[Problem] = []
        self.line, self.column = (mapping.line, mapping.column) if mapping else (0, 0)
        fields = Fields(mapping or Mapping([], 0, 0), settings.path, self.problems)
        self.values = {limit.name: limit.read(fields) for limit in known}
        self.silence = fields.silences()
        fields.finish("`checks:`")

    def __getitem__(self, limit: Limit[Value]) -> Value:
        return cast("Value", self.values[limit.name])
