"""The words of an author's text, without the signs of Markdown and HTML: for rules, drawings and lists."""

from __future__ import annotations

import html
import re

SIGN = re.compile(r"[`*_\[\]<>\\!{}&~^]")
PLACEHOLDER = re.compile(r"\{\{\s*(?:[\w-]+\.)*([\w-]+)\s*(?:\|[^{}]*)?\}\}")
STEPS = (
    ("<!--", re.compile(r"<!--(?:(?!<!--|-->).)*-->", re.DOTALL), " "),
    ("{{", PLACEHOLDER, r"\1"),
    ("[^", re.compile(r"\[\^[^\]\s]*\]"), ""),
    ("[", re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])?"), r"\1"),
    ("<", re.compile(r"<(?:https?:|mailto:)?([^<>\s]+[@.][^<>\s]+)>"), r"\1"),
    ("<", re.compile(r"</?[a-zA-Z][^<>]*>"), ""),
    ("{", re.compile(r"\{[:#.]?[^{}]*\}"), ""),
    ("", re.compile(r"(?<!\\)(?:\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)|`+|~~|==)"), ""),
    ("\\", re.compile(r"\\([^\w\s])"), r"\1"),
)
"""What each step looks for begins with its sign; where the sign is not, nothing has to be looked for."""


def plain(text: str) -> str:
    """The words of a piece of Markdown, with single blanks between them."""
    if SIGN.search(text):
        for sign, pattern, instead in STEPS:
            if sign in text:
                text = pattern.sub(instead, text)
        text = html.unescape(text)
    elif "\n" not in text and "  " not in text:
        return text.strip()
    return " ".join(text.split())
