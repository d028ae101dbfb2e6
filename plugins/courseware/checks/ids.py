"""Ids: a promise under which answers are kept (rule L01)."""

from __future__ import annotations

from collections.abc import Iterator

from courseware.activities.activity import Activity
from courseware.checks.material import Material
from courseware.checks.rules import Finding, rule
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
