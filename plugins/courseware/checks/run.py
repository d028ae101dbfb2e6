"""Shows every rule what it looks at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from courseware.activities.activity import Activity
from courseware.checks.limits import Limits
from courseware.checks.material import Bank, Material, Prose, Seen, take_apart
from courseware.checks.passages import Passage, furniture_of, passages_of
from courseware.checks.rules import Rule, limits, rules_on
from courseware.checks.words import Words
from courseware.course.course import Course
from courseware.problems import Problem
from courseware.progress import Step, quietly

TOLD_EVERY = 100
"""Activities, between two strokes of the bar."""

Subject = TypeVar("Subject")


def find(course: Course, step: Step = quietly) -> list[Problem]:
    """What the rules find, and what is wrong with their thresholds; `step` is told how far it is."""
    settings = course.settings
    set_limits = Limits(settings, limits())
    material = take_apart(course, settings, set_limits)
    return [
        *set_limits.problems,
        *_apply(rules_on(Material), [material], material, settings.path),
        *_activities(material, step),
        *(problem for seen in material.questions for problem in _apply(rules_on(Seen), [seen], material, seen.path)),
        *(problem for bank in material.banks for problem in _apply(rules_on(Bank), [bank], material, bank.path)),
        *_pages(material),
    ]


def _apply(
    rules: Iterable[Rule[Subject]], subjects: Iterable[Subject], material: Material, path: str
) -> Iterator[Problem]:
    for subject in subjects:
        for rule in rules:
            for found in rule.test(subject, material):
                yield Problem(found.path or path, found.line, found.column, rule.code, found.message, found.hint,
                              found.severity or rule.severity, found.fix)  # fmt: skip


def _activities(material: Material, step: Step) -> Iterator[Problem]:
    on_all = rules_on(Activity)
    for number, activity in enumerate(material.activities):
        if number % TOLD_EVERY == 0:
            step("Checking", number, len(material.activities))
        yield from _apply(on_all, [activity], material, activity.path)
        words = material.words(activity.path)
        around = "\n\n".join([part.text for part in activity.parts()]).lower()
        if fitting := _worth(around, words, material):
            yield from _apply(fitting, passages_of(activity, words, around), material, activity.path)


def _pages(material: Material) -> Iterator[Problem]:
    on_pages = rules_on(Prose)
    for prose in material.pages:
        yield from _apply(on_pages, [prose], material, prose.path)
        for passage in (prose.passage, *furniture_of(prose.page, prose.passage.words)):
            yield from _apply(_worth(passage.text.lower(), passage.words, material), [passage], material, prose.path)


def _worth(around: str, words: Words | None, material: Material) -> list[Rule[Passage]]:
    """The rules about texts that may find something here; most texts hold nothing that they are after."""
    return [rule for rule in rules_on(Passage) if rule.first is None or rule.first(around, words, material)]
