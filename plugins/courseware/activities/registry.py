"""Which kinds of activity there are: the folders beside this file, and what other packages register."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points

import courseware.activities
from courseware.activities.activity import Activity, Context, Kind
from courseware.problems import Problem
from courseware.sources.drafts import Draft
from courseware.sources.fields import either
from courseware.sources.guess import brief, closest

GROUP = "courseware.activities"
"""The entry-point group under which another package names its `Kind`."""


@cache
def kinds() -> dict[str, Kind]:
    """Every kind by its name."""
    found: dict[str, Kind] = {}
    for module in pkgutil.iter_modules(courseware.activities.__path__):
        if module.ispkg:
            kind: Kind = import_module(f"{courseware.activities.__name__}.{module.name}").KIND
            found[kind.name] = kind
    for point in entry_points(group=GROUP):
        kind = point.load()
        found.setdefault(kind.name, kind)
    return found


def read_activity(draft: Draft, problems: list[Problem], context: Context) -> Activity | None:
    """The activity that a draft describes; None and a problem where its kind is unknown or it cannot be shown."""
    kind = kinds().get(draft.kind)
    if kind:
        return kind.read(draft, problems, context)
    close = closest(draft.kind, tuple(kinds()), 0.5)
    draft.fields.say(
        "unknown-kind",
        f"There is no kind of activity called `{brief(draft.kind)}`, so nothing can be shown here.",
        f"Did you mean `kind: {close}`?" if close else f"Write {either(f'kind: {name}' for name in kinds())}.",
        draft.fields.values.get("kind"),
    )
    return None
