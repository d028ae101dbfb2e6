"""What a rule is, and which there are: those in the files beside this one.

A file that holds a family of rules is found by itself; adding one means adding a file.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

import courseware.checks
from courseware.checks.limits import Limit
from courseware.problems import Fix, Severity

if TYPE_CHECKING:
    from courseware.checks.material import Material
    from courseware.checks.words import Words

Subject = TypeVar("Subject")
"""What a rule looks at: `Seen` (a question), `Passage` (a text), `Prose` (a page), `Bank`, `Activity` or `Material`."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has found; `severity` where it is another than the rule's, `path` where another file is meant."""

    line: int
    column: int
    message: str
    hint: str
    severity: Severity | None = None
    path: str = ""
    fix: Fix | None = None


class First(Protocol):
    """Whether texts are worth a closer look: `around` is all of them in small letters, an empty line between each."""

    def __call__(self, around: str, words: Words | None, material: Material, /) -> bool:
        """Yes or no."""


def has(*signs: str) -> First:
    """Whether one of these stands somewhere."""
    return lambda around, _words, _material: any(map(around.__contains__, signs))


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject]):
    """One rule: what it looks at, how it looks, how much it weighs.

    `first` spares time where a rule looks at texts: it is asked, once for all texts of an activity or page together,
    whether it is worth looking at each.
    """

    code: str
    looks_at: type[Subject]
    test: Callable[[Subject, Material], Iterator[Finding]]
    severity: Severity
    first: First | None = None


def rule(
    code: str, looks_at: type[Subject], severity: Severity = Severity.WARNING, first: First | None = None
) -> Callable[[Callable[[Subject, Material], Iterator[Finding]]], Rule[Subject]]:
    """Makes a rule of the function below it."""
    return lambda test: Rule(code, looks_at, test, severity, first)


@cache
def _parts() -> tuple[list[Rule[Any]], list[Limit[Any]]]:
    found: dict[int, object] = {}
    for module in pkgutil.iter_modules(courseware.checks.__path__):
        for value in vars(import_module(f"{courseware.checks.__name__}.{module.name}")).values():
            if isinstance(value, Rule | Limit):
                found[id(value)] = value
    rules = [value for value in found.values() if isinstance(value, Rule)]
    return rules, [value for value in found.values() if isinstance(value, Limit)]


@cache
def rules_on(looks_at: type[Subject]) -> list[Rule[Subject]]:
    """The rules that look at this kind of thing."""
    return [each for each in _parts()[0] if each.looks_at is looks_at]


def limits() -> list[Limit[Any]]:
    """The thresholds that rules have."""
    return _parts()[1]


def codes() -> list[str]:
    """The names of all rules."""
    return sorted({each.code for each in _parts()[0]})
