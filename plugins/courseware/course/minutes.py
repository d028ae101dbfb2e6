"""How long a page takes: what is read, and what is done on it."""

from __future__ import annotations

import re
from functools import cache, partial

from courseware.activities.exercise import Exercise
from courseware.course.course import Course
from courseware.course.page import Page
from courseware.sources.masked import masked
from courseware.sources.plain import plain

WORDS_A_MINUTE = 200
"""The speed at which adults read a text to learn from it; slower than a novel. A rule of this project, not a finding of somebody else."""

LETTER = re.compile(r"[^\W_]")
ROW_OF_TABLE = re.compile(r"[|:\- ]+$")


def words_on(page: Page) -> int:
    """The words of a page's own text: without blocks, drawings, code and what only comments say."""
    if page.words < 0:
        own = list(page.source.lines)
        for block in page.source.blocks:
            own[block.first : block.last + 1] = [""] * (block.last + 1 - block.first)
        lines = [line for line in masked(own) if not ROW_OF_TABLE.match(line)]
        page.words = sum(1 for each in plain("\n".join(lines)).replace("|", " ").split() if LETTER.search(each))
    return page.words


def doing_on(page: Page, course: Course) -> float:
    """The minutes that activities take, each as its kind says.

    A page that is done when it is read offers its exercises and asks for none: of those the longest counts.
    """
    takes = [(activity.takes_minutes, isinstance(activity, Exercise)) for activity in course.on_page(page)]
    done = sum(minutes for minutes, offered in takes if not offered)
    exercises = [minutes for minutes, offered in takes if offered]
    return done + (max(exercises, default=0) if page.done_when == "read" else sum(exercises))


def minutes_for(page: Page, course: Course) -> int:
    """Honest minutes: 200 words a minute, and what is done on the page."""
    words, done = words_on(page), doing_on(page, course)
    return max(1, round(words / WORDS_A_MINUTE + done)) if words or done else 0


def estimate_minutes(course: Course) -> None:
    """Lets each page reckon its minutes in this course when somebody asks for them."""
    for page in course.pages.values():
        page.reckon = cache(partial(minutes_for, page, course))
