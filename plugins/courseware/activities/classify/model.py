"""What a classify question is."""

from __future__ import annotations

from dataclasses import dataclass

from courseware.activities.pairs import Pairs


@dataclass(slots=True, kw_only=True)
class Classify(Pairs):
    """Each item goes into one of a few columns."""
