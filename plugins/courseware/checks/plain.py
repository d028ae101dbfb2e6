"""Texts as a reader sees them: without the signs of Markdown and HTML; their words and sentences."""

from __future__ import annotations

import html
import re

SIGN = re.compile(r"[`*_\[\]<>\\!{}&~^]")
PLACEHOLDER = re.compile(r"\{\{\s*(?:[\w-]+\.)*([\w-]+)\s*\}\}")
STEPS = (
    (re.compile(r"<!--(?:(?!<!--|-->).)*-->", re.DOTALL), " "),
    (PLACEHOLDER, r"\1"),
    (re.compile(r"\[\^[^\]\s]*\]"), ""),
    (re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])?"), r"\1"),
    (re.compile(r"<(?:https?:|mailto:)?([^<>\s]+[@.][^<>\s]+)>"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^<>]*>"), ""),
    (re.compile(r"\{[:#.]?[^{}]*\}"), ""),
    (re.compile(r"(?<!\\)(?:\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)|`+|~~|==)"), ""),
    (re.compile(r"\\([^\w\s])"), r"\1"),
)
WORD = re.compile(r"[^\W_](?:[\w'’]|[.,-](?=\w))*")
END = re.compile(r"(?<=[.!?…])[\"'”’»)*_]*\s+(?=[\"'“‘«(*_]*[^\Wa-z_])")
NO_BLANKS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Scripts that set no blank between words, so that counting words says nothing."""


def plain(text: str) -> str:
    """The words of a piece of Markdown, with single blanks between them."""
    if SIGN.search(text):
        for pattern, instead in STEPS:
            text = pattern.sub(instead, text)
        text = html.unescape(text)
    elif "\n" not in text and "  " not in text:
        return text.strip()
    return " ".join(text.split())


def words_in(text: str) -> list[str]:
    """The words of a plain text, in small letters."""
    return WORD.findall(text.lower())


def count_words(text: str) -> int:
    """How many words a plain text has: what stands between its blanks."""
    return text.count(" ") + 1 if text else 0


def sentences(text: str) -> list[str]:
    """The sentences of a plain text: up to a full stop, question or exclamation mark before a capital letter."""
    return [each for each in END.split(text) if each]


def same_length(match: re.Match[str]) -> str:
    """Blanks in the place of a match, line ends kept, so that all places stay what they were."""
    return re.sub(r"[^\n]", " ", match[0])
