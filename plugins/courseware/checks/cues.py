"""Clues beside the content: order of numbers, the article, a word that stem and key share (rule L13)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from courseware.activities.numeric.numbers import read_number
from courseware.checks.limits import number
from courseware.checks.material import Material, Seen
from courseware.checks.plain import WORD, words_in
from courseware.checks.rules import Finding, rule
from courseware.checks.words import Words
from courseware.problems import Severity

TOPIC = number("topic-word-questions", 3, 0)
STEM = 5
"""Letters in which words of one family agree, whatever their endings: packing, packers."""
AMOUNT = re.compile(r"(?P<before>\D{0,3}?)(?P<number>[-−]?\d(?:[\d.,:  ]*\d)?)(?P<behind>\s?\D{0,20})")
VOWEL = re.compile(r"(?:[aeio]|u(?!ni|se|su|ti)|hour|honest|honou?r|heir|8|11\b|18\b)(?!ne\b|nce\b|uro)", re.IGNORECASE)
LETTER_BY_LETTER = re.compile(r"[A-Z]{2,}\b|[A-Z]\b")


@rule("L13", Seen)
def numbers_in_order(seen: Seen, _: Material) -> Iterator[Finding]:
    """L13: options that are numbers stand in order. Source: item-writing guidelines (Haladyna 3.2); hunting for a number is no skill.

    Guard: all options must be numbers with one and the same unit; up or down is the same; one reading of "1,000" is enough.
    """
    if not seen.is_choice or len(seen.options) < 3:
        return
    matches = [AMOUNT.fullmatch(text) for text in seen.options]
    units = {(match["before"].strip(), match["behind"].strip().rstrip("s")) for match in matches if match}
    if not all(matches) or len(units) != 1:
        return
    readings = [read_number(match["number"].replace(":", ".")) for match in matches if match]
    if not all(readings):
        return
    orders = [[each[which] for each in readings] for which in (0, -1)]
    if not any(order == sorted(order) or order[::-1] == sorted(order) for order in orders):
        values = orders[-1]
        up = values[1] >= values[0]
        at = next(i for i in range(1, len(values)) if (values[i] >= values[i - 1]) != up)
        answer = seen.question.answers[at]
        yield Finding(answer.text.line, answer.text.column, "These options are numbers, but they do not stand in order, so readers have to hunt.",
                      "Sort them." + (" Add `shuffle: no`." if seen.question.shuffle else ""))  # fmt: skip
    elif seen.question.shuffle:
        yield Finding(seen.question.line, seen.question.column, "These options are numbers in order, but are mixed for each trainee, who then has to hunt.",
                      "Add `shuffle: no`.")  # fmt: skip


@rule("L13", Seen)
def article_fits(seen: Seen, _: Material) -> Iterator[Finding]:
    """L13: what is asked ends with "a" or "an", and some options do not go with it.

    Source: grammatical clues. Guard: only where the text stops at the article, and where a right option fits it
    while a wrong one does not.
    """
    words = seen.words
    if not seen.is_choice or not words or not words.article:
        return
    match = words.article.search(seen.stem)
    if not match:
        return
    vowel = match[1].lower() == "an"
    fits = [bool(vowel_sound(text)) == vowel for text in seen.options]
    rights = [fit for fit, answer in zip(fits, seen.question.answers, strict=True) if answer.right]
    if all(rights) and not all(fits):
        title = seen.question.title
        yield Finding(title.line, title.column + max(title.text.rfind(match[1]), 0),
                      f"“{match[1]}” goes with the right option and not with all others, so grammar gives it away.",
                      "End before the article and write it into the options.")  # fmt: skip


def vowel_sound(text: str) -> bool:
    """Whether English says "an" before this text; letters spelled one by one go by their names."""
    if LETTER_BY_LETTER.match(text):
        return text[0] in "AEFHILMNORSX"
    return bool(VOWEL.match(text)) and not re.match(r"(?:one|once|eu)", text, re.IGNORECASE)


@rule("L13", Seen, Severity.INFORMATION)
def word_repeated_in_key(seen: Seen, material: Material) -> Iterator[Finding]:
    """L13: a word of what is asked comes again in the right option and in no wrong one.

    Source: clang associations (Haladyna 8c). Guard: content words of five letters or more; not the topic of the course, that is,
    a word that more than a few questions ask with; information only, since it is a heuristic.
    """
    words, index = seen.words, seen.key_index
    if not words or index is None or len(seen.options) < 3:
        return
    stem = seen.stem.lower()
    if not any(word[:STEM] in stem for word in seen.options[index].lower().split() if len(word) >= STEM):
        return
    shared = content(seen.options[index], words) & content(stem, words)
    for text in seen.distractors:
        others = words_in(text)
        shared = {word for word in shared if not any(other.startswith(word[:STEM]) for other in others)}
    limit = max(material.limits[TOPIC], 0.01 * len(material.questions))
    clues = sorted(word for word in shared if material.asked_with(word) <= limit)
    if clues:
        answer = seen.question.answers[index]
        at = answer.text.lines[0].lower().find(clues[0])
        yield Finding(answer.text.line, answer.text.column + max(at, 0),
                      f"“{clues[0]}…” stands in what is asked and, of all options, in the right one alone: an echo can give it away.",
                      "Use another word in one of the two, or the same word in a wrong option.")  # fmt: skip


@rule("L13", Seen, Severity.INFORMATION)
def options_are_built_alike(seen: Seen, _: Material) -> Iterator[Finding]:
    """L13: all wrong options are built in one way, and the right one in another: by its first word, or by its end.

    Source: parallel grammar (Haladyna 3.7). Guard: three options at least; English first words only; information, since it is a heuristic.
    """
    if seen.key_index is None or len(seen.options) < 3 or not all(seen.options):
        return
    answer = seen.question.answers[seen.key_index]
    stops = [text.rstrip("\"'”’»)")[-1:] in ".!?…" for text in seen.options]
    if odd(stops, seen.key_index):
        with_stop = "ends" if stops[seen.key_index] else "does not end"
        yield Finding(answer.text.line, answer.text.column, f"Of all options the right one alone {with_stop} with a full stop, which shows which it is.",
                      "Let all options end alike.")  # fmt: skip
    if seen.words:
        form = form_of(seen.options[seen.key_index])
        forms = [form_of(text) for text in seen.options] if form else [""]
        if "" not in forms and odd(forms, seen.key_index):
            others = next(form for number_, form in enumerate(forms) if number_ != seen.key_index)
            yield Finding(answer.text.line, answer.text.column,
                          f"The right option begins with {forms[seen.key_index]}, all others with {others}, which shows which it is.",
                          "Begin all options in the same way.")  # fmt: skip


def odd(values: Sequence[object], index: int) -> bool:
    """Whether all values but the one at `index` are equal, and that one is another."""
    others = {value for number_, value in enumerate(values) if number_ != index}
    return len(others) == 1 and values[index] not in others


def form_of(text: str) -> str:
    """How an English option begins, in words for a message; "" where that cannot be told."""
    match = WORD.search(text)
    first = match[0].lower() if match else ""
    if first == "to":
        return "“to” and a verb"
    if first in ("a", "an", "the"):
        return "an article"
    if len(first) > 5 and first.endswith("ing"):
        return "a verb in -ing"
    return ""


def content(text: str, words: Words) -> set[str]:
    """The content words of a text without their endings."""
    return {words.root(word) for word in words_in(text) if len(word) > 4 and word not in words.function_words}
