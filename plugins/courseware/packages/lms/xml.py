"""How all manifests are written down."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML does not know in any spelling."""


def text(parent: Element, tag: str, content: str, **attributes: str) -> None:
    """An element with a text in it."""
    SubElement(parent, tag, attributes).text = clean(content)


def clean(content: str) -> str:
    """A text without what XML cannot hold."""
    return NOT_XML.sub("", content)


def written(root: Element) -> bytes:
    """The file."""
    indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, "unicode")}\n'.encode()
