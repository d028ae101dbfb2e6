"""The words of an author's text without the signs of Markdown, for where no Markdown is rendered: a drawing, a list."""

from __future__ import annotations

import html
import re

STEPS = (
    (re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])?"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->"), ""),
    (re.compile(r"(?<!\\)(?:\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)|`+|~~|==)"), ""),
    (re.compile(r"\\([^\w\s])"), r"\1"),
)


def plain(text: str) -> str:
    """The words of a title or choice without the signs of Markdown. Not HTML: it is still to be escaped."""
    for pattern, instead in STEPS:
        text = pattern.sub(instead, text)
    return " ".join(html.unescape(text).split())
