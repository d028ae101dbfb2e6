"""A blueprint: how many questions about which objectives at which level; and which of its cells a question belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from courseware.activities.activity import Activity

COLUMNS = ("understand", "apply", "analyse")
"""The levels that a blueprint counts by."""

COLUMN_OF = {"understand": 0, "apply": 1, "analyse": 2, "evaluate": 2}
"""Where a level is counted. What is created is shown by making it, and no question can ask for that."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a blueprint; `counts` go with `COLUMNS`."""

    objectives: tuple[str, ...]
    counts: tuple[int, int, int]
    title: str
    line: int
    column: int

    def covers(self, objective: str) -> bool:
        """Whether this row is about an objective; `O1` stands for O1.1, O1.2 and so on."""
        return any(objective == name or objective.startswith(f"{name}.") for name in self.objectives)


def cell_of(question: Activity, rows: Sequence[Row], levels: Mapping[str, str]) -> int | None:
    """The cell that a question is drawn for: the number of its row times three, and its column; None where none wants it.

    The first of its objectives that a row covers decides. `levels` has the level of each objective, which holds where the
    question does not say its own.
    """
    for name in question.objective_ids:
        for number, row in enumerate(rows):
            if row.covers(name):
                column = COLUMN_OF.get(question.level or levels.get(name, ""))
                return None if column is None or not row.counts[column] else number * len(COLUMNS) + column
    return None


def needs(rows: Sequence[Row], taught: frozenset[str] | None) -> tuple[int, ...]:
    """How many questions each cell wants of somebody who was taught these objectives; None: of everybody, all of it.

    A row is left out where none of its objectives was taught, and holds in full where one was.
    """
    wanted: list[int] = []
    for row in rows:
        asked = taught is None or any(row.covers(name) for name in taught)
        wanted += row.counts if asked else (0, 0, 0)
    return tuple(wanted)
