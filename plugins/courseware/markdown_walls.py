"""Where a wall stands among the headings of its page: its steps come below them, and what is in a step adds none."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

HEADING = re.compile(r"h([1-6])")


def level_at(root: etree.Element, holder: etree.Element) -> int:
    """The level for headings at this place: one below the last heading before it."""
    level = 1
    for element in root.iter():
        if element is holder:
            break
        match = HEADING.fullmatch(element.tag)
        level = int(match[1]) if match else level
    return min(level + 1, 6)


def without_headings(holder: etree.Element) -> None:
    """Makes strong paragraphs of headings inside quotes and boxes of a step: the table of contents would list them."""
    for element in list(holder.iter()):
        if not HEADING.fullmatch(element.tag):
            continue
        strong = etree.Element("strong")
        strong.text, element.text = element.text, None
        for child in list(element):
            element.remove(child)
            strong.append(child)
        element.tag = "p"
        element.append(strong)
