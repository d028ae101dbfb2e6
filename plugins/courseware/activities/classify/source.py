"""A classify question from its source."""

from __future__ import annotations

from courseware.activities.activity import Context
from courseware.activities.classify.model import Classify
from courseware.activities.pairs_source import read_pairs
from courseware.problems import Problem
from courseware.sources.drafts import Draft


def read(draft: Draft, problems: list[Problem], context: Context) -> Classify | None:
    """The question; None if it asks nothing, or leaves nothing to decide."""
    return read_pairs(draft, context, Classify, "A classify question", by_name=False)
