"""Places in a picture: each answer has `region: left top width height`, in per cent."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from courseware.activities.highlight.model import Highlight, Region
from courseware.activities.identity import version
from courseware.activities.question import Answer, need_right, tell
from courseware.sources.drafts import Answer as Written
from courseware.sources.drafts import Draft
from courseware.sources.text import Part

LINE = re.compile(r"[ ]*region[ ]*:(?P<value>.*)", re.IGNORECASE)
NUMBERS = re.compile(r"(?:\d{1,3}(?:[.]\d{1,2})?[ %,]+){3}\d{1,3}(?:[.]\d{1,2})?[ %]*")
Box = tuple[float, float, float, float]


def read_regions(draft: Draft, common: dict[str, Any] | None, boxes: list[Box | None]) -> Highlight | None:
    """The question about a picture; None if there is none, or if no place in it is right."""
    fields = draft.fields
    file, alt = fields.line_of("picture"), fields.line_of("alt")
    fields.finish("A question about a picture")
    if not file or not alt:
        fields.say(
            "no-picture",
            "Places are to be picked, but there is no picture."
            if not file
            else "The picture has no words, so who does not see it learns nothing.",
            "Write `picture: counter-hall.svg` and `alt: what it shows` among the settings.",
        )
    if common is None or not need_right(
        draft, common["answers"], "`- [x] its words`, and below it `  region: 10 20 15 30`"
    ):
        return None
    if not file or not alt or not all(boxes):
        return None
    pieces = tuple(as_region(answer, box) for answer, box in zip(common["answers"], boxes, strict=True) if box)
    common |= {
        "answers": pieces,
        "version": version("highlight regions", [(piece.key, piece.right) for piece in pieces]),
    }
    node = fields.values["picture"]
    words = alt.replace("[", "(").replace("]", ")")
    picture = Part((f"![{words}](<{file}>)",), node.line, node.column)
    return Highlight(**common, pick="regions", pieces=pieces, shown=draft.case, picture=picture)


def as_region(answer: Answer, box: Box) -> Region:
    """A place with its words."""
    return Region(key=answer.key, right=answer.right, text=answer.text, because=answer.because, missed=answer.missed,
                  line=answer.line, column=answer.column, box=box)  # fmt: skip


def take_boxes(draft: Draft) -> list[Box | None]:
    """Where each place is; the line that says so is taken out of its words, so that a place may move and keep its key."""
    boxes = []
    for written in draft.answers:
        text = written.item.text
        values = [match["value"] for line in text.lines if (match := LINE.fullmatch(line))]
        lines = tuple(line for line in text.lines if not LINE.fullmatch(line))
        written.item = replace(written.item, text=Part(lines or ("",), text.line, text.column))
        if written.fields:
            values.append(written.fields.line_of("region"))
            written.fields.finish("A place")
        boxes.append(box_of(draft, written, values))
    return boxes


def box_of(draft: Draft, written: Written, values: list[str]) -> Box | None:
    """A place from `left top width height`; None and a problem where it is none."""
    value = next((value for value in values if value), "").strip()
    if not NUMBERS.fullmatch(value):
        tell(draft, written.item, "no-region",
             f"`region: {value}` does not say where this is." if value else "Where this is in the picture is not said.",
             "Write left, top, width and height in per cent below its words: `  region: 10 20 15 30`.")  # fmt: skip
        return None
    left, top, width, height = (float(number) for number in re.findall(r"[\d.]+", value))
    if width and height and left + width <= 100 and top + height <= 100:
        return left, top, width, height
    tell(draft, written.item, "no-region", f"`region: {value}` reaches beyond the picture, or has no size.",
         "Left and width together are 100 at most, and so are top and height.")  # fmt: skip
    return None
