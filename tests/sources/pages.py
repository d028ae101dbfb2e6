"""What the tests of this folder have in common: a page read from a text, and the place that a problem names."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import dedent

from courseware.activities.activity import Activity
from courseware.course.page import Case, Page
from courseware.course.reading import page_of
from courseware.problems import Problem
from courseware.sources.pages import read_page
from courseware.sources.text import Part


def page(text: str) -> Page:
    """The page that a text makes, with all its problems. A text that begins on a new line is dedented."""
    return page_of(read_page(plain(text), "course/page.md"), "page.md")


def plain(text: str) -> str:
    """The text as it stands in the file."""
    return dedent(text[1:]) if text.startswith("\n") else text


def codes(text: str) -> list[str]:
    """The codes of a page's problems but for the missing id, in reading order."""
    return [problem.code for problem in sorted(page(text).problems, key=lambda each: (each.line, each.column))]


def told(text: str) -> tuple[Problem, str]:
    """The only problem of a page, and what stands at its place up to the end of the line."""
    (problem,) = page(text).problems
    return problem, stands_at(plain(text), problem.line, problem.column)


def stands_at(text: str, line: int, column: int) -> str:
    """What stands at a place of a text, up to the end of the line."""
    return text.split("\n")[line - 1][column - 1 :]


def parts(read: Page) -> Iterator[Part]:
    """Every text of every activity that is written in a page, and of its cases."""
    for content in read.contents:
        if isinstance(content, Activity):
            for activity in content.everything():
                yield from activity.parts()
        elif isinstance(content, Case):
            yield content.title
            if content.text:
                yield content.text
            for activity in content.activities:
                yield from activity.parts()
