"""Where sentences and words begin and end, in Markdown of one paragraph."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

Span = tuple[int, int]

WHOLE = re.compile(
    r"!?\[[^\[\]]*\](?:\([^()\n]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])?|\{\{.*?\}\}|&#?\w+;|<(?:https?:|mailto:)[^<>\s]+>"
)
"""Links, pictures, words of the organisation and signs by name are never cut."""
TAG = re.compile(r"</?[a-zA-Z][^<>]*>|\{[:#.][^{}]*\}")
EMPHASIS = re.compile(
    r"(?<![\w*\\])(?P<sign>\*{1,3}|_{1,3})(?=\S).+?(?<=\S)(?P=sign)(?![\w*])|<(?P<tag>[a-z]+)\b[^<>]*>.*?</(?P=tag)>",
    re.DOTALL,
)
STOP = re.compile(r"""(?P<end>[.!?…]+|[。！？｡]+)(?P<close>["'”’»›)\]*_」』】]*)""")
OPENERS = " \n\t\"'“‘„«‹([*_¿¡「『"
TITLES = re.compile(
    r"(?:^|[\s(\"'“‘„«*_])(?:Mr|Mrs|Ms|Mx|Dr|Prof|St|Rev|Hon|Sgt|Capt|Lt|vs|e\.g|i\.e|cf|approx|bzw|z\.[ ]?B|d\.[ ]?h|u\.[ ]?a"
    r"|ca|Mme|Mlle|Sra|p\.[ ]?ex|[^\W\d_a-zI])$"
)
"""What stands before a full stop that ends no sentence, also where a capital follows; a single capital is an initial."""
NUMBERED = re.compile(r"(?:^|[\s(])(?:[Nn]o|Nr|Fig|Art|Abs|Vol|pp?|ch)$")
"""The same, where a figure follows."""
RAW_WORD = re.compile(r"[^\s—–…/。，、；：！？（）「」『』]+")


def covered(text: str, tag: str) -> str:
    """The text with every sign of what is never cut replaced: by a letter, for tags by `tag`."""
    text = WHOLE.sub(lambda match: "x" * len(match[0]), text)
    return TAG.sub(lambda match: tag * len(match[0]), text)


def emphasised(text: str) -> list[Span]:
    """What stands between signs of emphasis, with these."""
    return [match.span() for match in EMPHASIS.finditer(text)]


def sentences(text: str) -> Iterator[Span]:
    """The sentences of a paragraph, without the white space around them."""
    kept = emphasised(text)
    text = covered(text, "_")
    start = 0
    for match in STOP.finditer(text):
        end = match.end()
        if ends_here(text, match) and not any(first < end < last for first, last in kept):
            yield from trimmed(text, start, end)
            start = end
    yield from trimmed(text, start, len(text))


def ends_here(text: str, match: re.Match[str]) -> bool:
    """Whether this full stop or other sign ends a sentence."""
    behind = text[match.end() :]
    following = behind.lstrip(OPENERS)[:1]
    if not following or match["end"][0] in "。！？｡":
        return True
    if not behind[0].isspace():
        return False
    if match["end"].strip(".…"):
        return not (match["close"] and following.islower())
    before = text[max(0, match.start() - 12) : match.start()]
    if TITLES.search(before) or (following.isdigit() and NUMBERED.search(before)):
        return False
    return not following.islower()


def words(text: str) -> Iterator[Span]:
    """The words of a paragraph, without the punctuation around them."""
    text = covered(text, " ")
    for match in RAW_WORD.finditer(text):
        start, end = match.span()
        while start < end and is_sign(text[start]):
            start += 1
        while end > start and is_sign(text[end - 1]):
            end -= 1
        if start < end:
            yield start, end


def is_sign(char: str) -> bool:
    """Whether a character is punctuation or another sign that is no part of a word."""
    return unicodedata.category(char)[0] in "PSZC"


def trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """A span without white space around it; nothing where no letter or figure is in it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if any(char.isalnum() for char in text[start:end]):
        yield start, end


def joined(spans: list[Span], marks: list[Span], whole: list[Span]) -> Iterator[tuple[Span, bool]]:
    """The spans with those that a mark touches made one, and whether they were marked; none cuts through `whole`."""
    wide = [widened(spans, mark, whole) for mark in marks]
    for span in spans:
        if not any(first < span[1] and span[0] < last for first, last in wide):
            yield span, False
    yield from ((span, True) for span in sorted(set(merged(wide))))


def widened(spans: list[Span], mark: Span, whole: list[Span]) -> Span:
    """From the first to the last span that a mark touches."""
    start, end = mark
    while True:
        touched = [span for span in (*spans, *whole) if span[0] < end and start < span[1]]
        # What lies around the mark as a whole, such as emphasis around several words, is not cut by it.
        touched = [span for span in touched if span in spans or not (span[0] <= start and end <= span[1])]
        wider = min([start, *(span[0] for span in touched)]), max([end, *(span[1] for span in touched)])
        if wider == (start, end):
            return wider if any(span in spans for span in touched) else (start, start)
        start, end = wider


def merged(spans: list[Span]) -> list[Span]:
    """The spans, those that overlap as one; empty ones left out."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if start < end and found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        elif start < end:
            found.append((start, end))
    return found
