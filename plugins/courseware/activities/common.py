"""The settings that mean the same in every activity."""

from __future__ import annotations

from typing import Any

from courseware.activities.activity import Context
from courseware.sources.drafts import Draft

LEVELS = ("understand", "apply", "analyse", "evaluate", "create")


def read_own_settings(draft: Draft, context: Context, private: bool) -> dict[str, Any]:
    """The fields of `Activity` and its case, for the constructor of a kind; `private` is what holds when nothing is said."""
    fields = draft.fields
    name, fix = context.id_of(draft)
    return {
        "id": name,
        "kind": draft.kind,
        "path": draft.path,
        "line": draft.line,
        "column": draft.column,
        "title": draft.title,
        "objectives": fields.names("objectives"),
        "level": fields.word("level", LEVELS, ""),
        "points": fields.number("points", 1, 0),
        "private": fields.yes_no("private", private),
        "silence": fields.silences(),
        "was": fields.line_of("was"),
        "drafted": not fields.has("id"),
        "id_fix": fix,
        "case": draft.case,
    }
