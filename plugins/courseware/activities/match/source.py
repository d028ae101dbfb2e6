"""A match question from its source."""

from __future__ import annotations

from courseware.activities.activity import Context
from courseware.activities.match.model import Match
from courseware.activities.pairs_source import read_pairs
from courseware.problems import Problem
from courseware.sources.drafts import Draft


def read(draft: Draft, problems: list[Problem], context: Context) -> Match | None:
    """The question; None if it asks nothing, or leaves nothing to decide."""
    return read_pairs(draft, context, Match, "A match question", by_name=True)
