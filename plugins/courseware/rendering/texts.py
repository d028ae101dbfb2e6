"""The texts of what a block of a page holds, in a fixed order, so that they can be rendered and found again."""

from __future__ import annotations

from typing import NamedTuple

from courseware.activities.activity import Activity
from courseware.course.page import Case, Content, Furniture
from courseware.sources.media import Media
from courseware.sources.text import Part
from courseware.sources.walls import Wall


class Rendered(NamedTuple):
    """A text: whether it is one line, the file it comes from ("" for the page's own), and the folder its links begin in."""

    part: Part
    as_line: bool
    path: str = ""
    folder: str = ""


def texts_of(content: Content) -> list[Rendered]:
    """The texts of a block's content."""
    found: list[Rendered] = []
    if isinstance(content, Activity):
        for activity in content.everything():
            lines = {id(part) for part in activity.lines()}
            found += [Rendered(part, id(part) in lines, activity.path) for part in activity.parts()]
            found += [Rendered(each.part, each.as_line, each.path, each.folder) for each in activity.borrowed()]
    elif isinstance(content, Case):
        found.append(Rendered(content.title, True))
        if content.text:
            found.append(Rendered(content.text, False))
        for media in content.media:
            found += texts_of(media)
        for activity in content.activities:
            found += [Rendered(part, as_line) for part, as_line, *_ in texts_of(activity)]
    elif isinstance(content, Media):
        found += [Rendered(part, part is content.title) for part in content.parts()]
    elif isinstance(content, Wall):
        lines = {id(part) for part in content.lines()}
        found += [Rendered(part, id(part) in lines) for part in content.parts()]
    elif isinstance(content, Furniture):
        found.append(Rendered(content.title, True))
        if content.text:
            found.append(Rendered(content.text, False))
    return found
