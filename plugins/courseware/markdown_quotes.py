"""Straight quotation marks as printers set them: "so" becomes “so”, and it's becomes it’s.

Python-Markdown's own `smarty` does the same with a second pass over all inline text, which takes a third of the time
of a large build. This goes through the finished text once, and looks closer only where a straight mark stands.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from courseware.rendering.quotes import set_quotes

AS_IT_STANDS = frozenset(("code", "pre", "kbd", "samp", "script", "style", "textarea", "math", "svg"))
INLINE = frozenset(
    "a abbr b bdi bdo cite data del dfn em i ins label mark q s small span strong sub sup time u var input img".split()
)


class Quotes(Treeprocessor):
    """Sets the quotation marks of a page; those in code stay as they are."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._before = " "
        """The character before the text that comes next."""

    def run(self, root: etree.Element) -> None:
        """Goes through all text in its order."""
        self._before = " "
        self._element(root)

    def _element(self, element: etree.Element) -> None:
        inline = element.tag in INLINE
        if not inline:
            self._before = " "
        if element.tag in AS_IT_STANDS:
            self._before = "x"
            return
        if element.text:
            element.text = self._text(element.text)
        for child in element:
            self._element(child)
            if child.tail:
                child.tail = self._text(child.tail)
        if not inline:
            self._before = " "

    def _text(self, text: str) -> str:
        before, self._before = self._before, text[-1]
        return set_quotes(text, before)
