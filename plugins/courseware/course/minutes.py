"""How long a page takes: what is read, and what is done on it."""

from __future__ import annotations

import re

from courseware.activities.exercise import Exercise
from courseware.course.course import Course
from courseware.course.page import Page
from courseware.sources.masked import masked
from courseware.sources.plain import plain

WORDS_A_MINUTE = 200
"""The speed at which adults read a text to learn from it; slower than a novel. A rule of this project, not a finding of somebody else."""

ROW_OF_TABLE = re.compile(r"[|:\- ]+$")


def words_on(page: Page) -> int:
    """The words of a page's own text: without blocks, drawings, code and what only comments say."""
    if page.words < 0:
        own = list(page.source.lines)
        for block in page.source.blocks:
            own[block.first : block.last + 1] = [""] * (block.last + 1 - block.first)
        lines = [line for line in masked(own) if not ROW_OF_TABLE.match(line)]
        page.words = len(plain("\n".join(lines)).replace("|", " ").split())
    return page.words


def minutes_for(page: Page, course: Course) -> int:
    """Honest minutes: 200 words a minute, and for each activity what its kind says.

    A page that is done when it is read offers its exercises and asks for none: of those the longest counts.
    """
    takes = [(activity.takes_minutes, isinstance(activity, Exercise)) for activity in course.on_page(page)]
    done = sum(minutes for minutes, offered in takes if not offered)
    exercises = [minutes for minutes, offered in takes if offered]
    done += max(exercises, default=0) if page.done_when == "read" else sum(exercises)
    return max(1, round(words_on(page) / WORDS_A_MINUTE + done)) if words_on(page) or done else 0


def estimate_minutes(course: Course) -> None:
    """Gives each page that declares no minutes those that it takes."""
    for page in course.pages.values():
        page.minutes = minutes_for(page, course) if page.declared_minutes is None else page.declared_minutes
