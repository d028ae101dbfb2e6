"""Plural forms: gettext counts them, browsers and CLDR name them (one, few, many …)."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

Rule = Callable[[float], str]
"""The name of the form that a number takes."""

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
TRIED = (*range(201), 1000, 10**6)
"""Numbers that show every form which a language has for whole numbers."""


def english(n: float) -> str:
    """The rule of English."""
    return "one" if n == 1 else "other"


@dataclass(frozen=True, slots=True)
class Plural:
    """A text that varies with a number. `forms` are those beside `other`, by their names."""

    other: str
    forms: tuple[tuple[str, str], ...]
    rule: Rule = english

    def of(self, n: float) -> str:
        """The form for a number."""
        return dict(self.forms).get(self.rule(n), self.other)

    @property
    def named(self) -> dict[str, str]:
        """All forms by their names."""
        return {**dict(self.forms), "other": self.other}


def plural_of(named: Mapping[str, str], rule: Rule) -> Plural:
    """The forms by their names as a text; what has no `other` takes its last form for it."""
    other = named.get("other") or next(reversed(list(named.values())))
    forms = ((name, named[name]) for name in CATEGORIES if named.get(name, other) != other)
    return Plural(other, tuple(forms), rule)


def names_of(expression: str, count: int, rule: Rule) -> dict[str, int]:
    """Which of a catalogue's forms each name means; `expression` is what its `Plural-Forms` says.

    `other` is among them in any case: where a language keeps it for fractions, it is the last form.
    """
    index = gettext.c2py(expression)
    found: dict[str, int] = {}
    for n in TRIED:
        found.setdefault(rule(n), index(n))
    return {"other": count - 1} | found


def by_name(forms: Iterable[str], names: Mapping[str, int]) -> dict[str, str]:
    """A catalogue's forms by their names; empty where one of them is not translated."""
    texts = tuple(forms)
    if not all(texts) or len(texts) <= max(names.values()):
        return {}
    return {name: texts[names[name]] for name in CATEGORIES if name in names}
