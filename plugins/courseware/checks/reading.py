"""Texts that are easy to find one's way in (rules L19 and L20)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from statistics import median

from courseware.checks.limits import number
from courseware.checks.material import Material, Prose
from courseware.checks.passages import Passage
from courseware.checks.plain import count_words, sentences, words_in
from courseware.checks.rules import Finding, has, rule
from courseware.checks.scan import Piece
from courseware.checks.words import ENGLISH, Words
from courseware.sources.plain import plain

PARAGRAPH = number("paragraph-words", 120, 20)
SENTENCE = number("sentence-words", 30, 5)
SECTION = number("words-between-activities", 700, 50)
LINK = re.compile(r"(?<!!)\[(?P<text>[^\[\]]*)\](?:\(|\[[^\[\]\n]*\])|<a\b[^<>]*>(?P<inner>[^<>]*)</a>", re.IGNORECASE)
FEW_SENTENCES = 5
EASE = number("reading-ease", 0, 0, 100)
ENOUGH = 100
"""Words, below which a figure of reading ease says nothing."""
VOWELS = re.compile(r"[aeiouy]+")


@rule("L19", Passage, first=has("# ", "\n==", "\n--"))
def headings_step_by_step(passage: Passage, _: Material) -> Iterator[Finding]:
    """L19: a heading that leaves out a level. Source: WCAG 1.3.1; readers who hear a page go from heading to heading.

    Guard: the page's title may stand in the nav, so the first heading may be of level 1 or 2; inside a question the first is free.
    """
    above = 1 if passage.role == "page" else 0
    for piece in passage.pieces:
        if piece.kind != "heading":
            continue
        if above and piece.level > above + 1:
            yield Finding(piece.line, piece.column, f"This heading is of level {piece.level}, the one above it of level {above}: readers who go from heading to heading by ear look for the one between.",
                          f"Write `{'#' * (above + 1)} {' '.join(piece.lines[0].text.split())}`.")  # fmt: skip
        above = piece.level


@rule("L19", Passage, first=has("](", "][", "<a "))
def link_says_where(passage: Passage, _: Material) -> Iterator[Finding]:
    """L19: a link called "here". Source: WCAG 2.4.4; whoever hears the links alone learns nothing from it.

    Guard: only where such a word is the whole text of the link.
    """
    if not passage.words:
        return
    for match in LINK.finditer(passage.text):
        text = plain(match["text"] or match["inner"] or "").strip(" .!:→»>")
        if text.lower() in passage.words.links:
            yield Finding(*passage.place(match.start()), f"“{text}” does not say where the link leads, and many read or hear the links of a page alone.",
                          "Put the link on the words that name what is found there.")  # fmt: skip


def is_long(around: str, _words: Words | None, material: Material) -> bool:
    """Whether any piece has as many blanks as a long paragraph."""
    most = material.limits[PARAGRAPH]
    return any(len(each) > 2 * most and each.count(" ") + each.count("\n") >= most for each in around.split("\n\n"))


@rule("L19", Passage, first=is_long)
def paragraph_is_short(passage: Passage, material: Material) -> Iterator[Finding]:
    """L19: a paragraph of more than 120 words. Source: plain-language guidelines.

    Guard: quotations are exempt, since a law or a letter must stay as it is; so are tables.
    """
    most = material.limits[PARAGRAPH]
    for piece in passage.pieces:
        if piece.kind in ("paragraph", "item") and (words := count_words(piece.text)) > most:
            yield Finding(piece.line, piece.column, f"This paragraph has {words} words; readers lose their place beyond {most:g}.",
                          "Divide it where the thought turns.")  # fmt: skip


@rule("L19", Prose)
def sentences_are_short(prose: Prose, material: Material) -> Iterator[Finding]:
    """L19: half of a page's sentences have more than 30 words. Source: plain-language guidelines.

    Guard: the middle of at least five sentences counts, so that a long one is free; quotations, lists and tables are exempt.
    """
    lengths: list[tuple[int, Piece]] = []
    for piece in prose.passage.pieces:
        if piece.kind == "paragraph":
            lengths += [(count_words(each), piece) for each in sentences(piece.text)]
    if len(lengths) < FEW_SENTENCES:
        return
    middle = median(words for words, _ in lengths)
    if middle > material.limits[SENTENCE]:
        longest, piece = max(lengths, key=lambda pair: pair[0])
        yield Finding(piece.line, piece.column,
                      f"Half of the sentences on this page have {middle:g} words or more; the longest, with {longest}, stands here. Readers lose the thread.",
                      "Make two of one where it can be.")  # fmt: skip


@rule("L19", Prose)
def page_reads_easily(prose: Prose, material: Material) -> Iterator[Finding]:
    """L19: a page that is harder to read than the course wants: Flesch's reading ease, 206.835 - 1.015 words a sentence - 84.6 syllables a word.

    Source: Flesch 1948, for English. Guard: off unless `checks: {reading-ease: …}` says what is wanted (60: plain English);
    pages of a hundred words and more; quotations, lists and tables are exempt.
    """
    wanted = material.limits[EASE]
    if not wanted or prose.passage.words is not ENGLISH or prose.page.audience == "trainer":
        return
    texts = [piece for piece in prose.passage.pieces if piece.kind == "paragraph"]
    told = [each for piece in texts for each in sentences(piece.text)]
    words = [word for each in told for word in words_in(each)]
    if len(words) < ENOUGH:
        return
    ease = 206.835 - 1.015 * len(words) / len(told) - 84.6 * sum(map(syllables, words)) / len(words)
    if ease < wanted:
        yield Finding(texts[0].line, texts[0].column,
                      f"This page has a reading ease of {ease:.0f}, and the course wants {wanted:g}: long words or long sentences, so readers tire.",
                      "Say it in shorter words, and make two of a long sentence.")  # fmt: skip


def syllables(word: str) -> int:
    """About how many syllables an English word has: groups of vowels, without a silent e at its end."""
    groups = len(VOWELS.findall(word))
    silent = word.endswith("e") and not word.endswith(("le", "ee", "ye")) and groups > 1
    return max(1, groups - silent)


@rule("L20", Prose)
def something_to_do(prose: Prose, material: Material) -> Iterator[Finding]:
    """L20: more than 700 words without anything to do. Source: retrieval practice; reading alone is forgotten.

    Guard: only pages of modules for trainees; quotations, code and headings are not counted.
    """
    if not prose.in_module or prose.page.audience != "trainee":
        return
    most = material.limits[SECTION]
    run, told, section = 0, False, -1
    for piece in prose.passage.pieces:
        here = bisect_right(prose.stops, piece.line)
        if here != section:
            run, told, section = 0, False, here
        if piece.kind in ("paragraph", "item", "table"):
            run += count_words(piece.text)
        if run > most and not told:
            told = True
            yield Finding(piece.line, piece.column, f"Up to here it is {run} words since there was something to do; what is only read is soon forgotten.",
                          "Put a question before this paragraph.")  # fmt: skip
