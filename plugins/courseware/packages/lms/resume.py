"""How much of what a system keeps between two launches the progress of a course takes at most (`browser/pack.ts`)."""

from __future__ import annotations

from courseware.packages.lms.course_script import Items

HEAD = 4 + 2
"""Bytes around all pages: version and course before them, a check behind."""
PAGE = 4
"""Bytes before the states of a page."""
BITS = 3
MOST = 127
"""Items of a page that are carried."""


def largest_state(leaves: list[tuple[str, Items]]) -> int:
    """The characters of the packed progress of somebody who has done everything."""
    states = [-(-BITS * min(len(items), MOST) // 8) for _, items in leaves]
    size = HEAD + sum(PAGE + each for each in states)
    return -(-size * 8 // 6)
