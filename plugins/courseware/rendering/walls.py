"""The steps of a live session as HTML: a list to read and print, and the frame of what a script shows on the wall."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from markupsafe import Markup

from courseware.sources.walls import Wall

if TYPE_CHECKING:
    from courseware.rendering.activities import ActivityRenderer, Html


def wall_block(wall: Wall, texts: Mapping[int, Html], renderer: ActivityRenderer, level: int) -> str:
    """The HTML; `level` is that of the steps' headings."""
    steps = [
        (
            Markup(texts[id(step.title)].inline),
            step.minutes,
            Markup(texts[id(step.text)].blocks if step.text else ""),
        )
        for step in wall.steps
    ]
    timed = any(step.minutes for step in wall.steps)
    title = Markup(texts[id(wall.title)].inline)
    return renderer.template("wall.html", title=title, steps=steps, timed=timed, level=level)
