"""What a match question is."""

from __future__ import annotations

from dataclasses import dataclass

from courseware.activities.pairs import Pairs


@dataclass(slots=True, kw_only=True)
class Match(Pairs):
    """Each item gets its place from a list."""
