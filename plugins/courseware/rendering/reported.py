"""What a package tells a learning management system: the table that its launch page goes by (`browser/lms/reported.json`)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

TABLE = Path(__file__).parent.parent / "browser" / "lms" / "reported.json"
ANSWER = "cmi.interactions.n"
ANSWERED = "answered"
SCORM = ("scorm12", "scorm2004")
STANDARDS = {"scorm12": "SCORM 1.2", "scorm2004": "SCORM 2004", "xapi": "cmi5, xAPI"}
"""What a column is called. cmi5 is xAPI with more rules: both tell a record store the same."""


class Told(NamedTuple):
    """Something that happens in the course."""

    id: str
    """A kind of question, or a row of the table."""
    how: str
    """`content`, `done`, `standing`, `kept` or `nothing`."""
    names: tuple[tuple[str, ...], ...]
    """In each of `STANDARDS`, the elements or verbs in which it arrives; none where it does not."""


@cache
def reported() -> list[Told]:
    """All rows: the kinds of questions, then the others in the order of the table."""
    table: dict[str, Any] = json.loads(TABLE.read_text("utf-8"))

    def names(row: dict[str, Any]) -> tuple[tuple[str, ...], ...]:
        scorm = [
            (f"{ANSWER}: {table['names'][row['type']][each]}",) if "type" in row else tuple(row[each]) for each in SCORM
        ]
        return (*scorm, (row["verb"],) if "verb" in row else tuple(row["xapi"]))

    questions = [
        {"id": kind, "told": "content", "type": name, "verb": f"{ANSWERED}: {table['names'][name]['xapi']}"}
        for kind, name in table["types"].items()
    ]
    return [Told(row["id"], row["told"], names(row)) for row in [*questions, *table["rows"]]]
