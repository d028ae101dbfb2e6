"""Ids: a promise under which answers are kept (rule L01)."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from courseware.activities.activity import Activity
from courseware.checks.material import Material
from courseware.checks.rules import Finding, rule
from courseware.course.release import kept_ids
from courseware.problems import Severity


@rule("missing-id", Activity, Severity.ERROR)
def has_an_id(activity: Activity, _: Material) -> Iterator[Finding]:
    """L01, its part on missing ids. Source: longitudinal records need a name that outlives title and page.

    Guard: none is needed; `check --fix` writes the id. That ids are unique is seen when the course is read.
    """
    if activity.drafted:
        yield Finding(activity.line, activity.column,
                      "This activity has no id, so its answers would be lost as soon as its title or page is changed.",
                      f"Write `id: {activity.id}`, or let `courseware check --fix` write it.", fix=activity.id_fix)  # fmt: skip


@rule("L01", Material, Severity.ERROR)
def released_ids_stay(material: Material, _: Material) -> Iterator[Finding]:
    """L01, its part on time: an id of the last release that is gone, and no activity says that it was called so.

    Source: browsers keep answers under ids for years. Guard: only where `courseware release` has written a record; what was taken
    away on purpose stands there under `retired:`.
    """
    release = material.settings.release
    if not release:
        return
    last = f"release {release.version}" if release.version else "the last release"
    now = list(kept_ids(material.course))
    known = {*now, *(each.was for each in material.activities if each.was)}
    before = {name for name, _, _ in release.activities}
    for name, line, column in release.activities:
        if name in known or name in release.retired:
            continue
        close = get_close_matches(name, [each for each in now if each not in before], 1, 0.6)
        meant = (
            f"If it is `{close[0]}` now, write `was: {name}` there. "
            if close
            else f"If it has another id now, write `was: {name}` there. "
        )
        yield Finding(line, column,
                      f"`{name}` was in {last} and is gone, and with it what trainees have answered under this id.",
                      f"{meant}If it was taken away on purpose, put `{name}` under `retired:` in this file.", path=release.path)  # fmt: skip
    for name, line, column in release.objectives:
        if name not in material.course.objectives and name not in release.retired:
            yield Finding(line, column,
                          f"The objective {name} was in {last} and is gone; results of exams speak of it.",
                          f"Bring it back. If it was taken away on purpose, put `{name}` under `retired:` in this file.", path=release.path)  # fmt: skip
