"""Days after which people are reminded of something: `remind: [30, 60, 90]`."""

from __future__ import annotations

import re

from courseware.sources.fields import Fields
from courseware.sources.guess import brief
from courseware.sources.yaml_nodes import Scalar

LONGEST = 3650
"""Nobody is reminded of what is older."""


def read_days(fields: Fields, key: str = "remind") -> tuple[int, ...]:
    """The days from the start, each once and in order."""
    days = set()
    for text, line, column in fields.names(key):
        if re.fullmatch(r"\d{1,4}", text) and 0 < int(text) <= LONGEST:
            days.add(int(text))
        else:
            fields.say(
                "wrong-number",
                f"`{brief(text)}` is no number of days.",
                f"Write `{key}: [30, 60, 90]`.",
                Scalar(text, line, column),
            )
    return tuple(sorted(days))
