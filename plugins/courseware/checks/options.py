"""Options that are none, that give themselves away, that are too few or alike (rules L08, L10 and L12)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from courseware.activities.choice.model import Choice
from courseware.checks.limits import number
from courseware.checks.material import Material, Seen
from courseware.checks.plain import words_in
from courseware.checks.rules import Finding, rule
from courseware.checks.words import Words

FEWEST = number("options-least", 3, 2, 20)
MOST = number("options-most", 5, 2, 50)
MOST_SEVERAL = number("options-most-several", 8, 2, 50)
ALIKE = 0.9


@rule("L08", Seen)
def stands_for_others(seen: Seen, _: Material) -> Iterator[Finding]:
    """L08: "all of the above", "none of these", "both a and b": one known option decides it, and mixing spoils it.

    Source: item-writing guidelines (Haladyna, Downing and Rodriguez 2002). Guard: only where it is the whole option.
    """
    if not seen.is_choice or not seen.words:
        return
    for text, answer in zip(seen.options, seen.question.answers, strict=True):
        if len(text) < 40 and seen.words.above.fullmatch(text.strip(" .:;!")):
            yield Finding(answer.text.line, answer.text.column,
                          f"“{text}” stands for other options: who knows one of them can work out the rest, and order matters.",
                          "Write an option of its own, or let several be chosen (`choose: several`).")  # fmt: skip


@rule("L10", Seen)
def absolute_words(seen: Seen, _: Material) -> Iterator[Finding]:
    """L10: words such as "always" in most wrong options and in no right one, or the other way round.

    Source: trainees learn that absolute statements are wrong. Guard: one such option is no pattern, so at least two and
    half of the wrong ones are needed; everyday phrases ("at all", "every week") do not count; true/false is exempt.
    """
    words = seen.words
    if not words or not seen.is_choice or len(seen.options) < 3 or is_pair(seen, words):
        return
    marked = [is_absolute(text, words) for text in seen.options]
    rights = [mark for mark, answer in zip(marked, seen.question.answers, strict=True) if answer.right]
    wrongs = [mark for mark, answer in zip(marked, seen.question.answers, strict=True) if not answer.right]
    if not any(rights) and sum(wrongs) >= 2 and 2 * sum(wrongs) >= len(wrongs):
        answer = next(a for a, mark in zip(seen.question.answers, marked, strict=True) if mark)
        yield Finding(answer.text.line, answer.text.column,
                      f"{sum(wrongs)} wrong options claim something absolute (always, never, all …) and no right one does: a known clue.",
                      "Take the absolute word out of the wrong ones, or put one into a right one.")  # fmt: skip


def is_absolute(text: str, words: Words) -> bool:
    """Whether an option claims something without exception."""
    return bool(words.absolute.search(text)) and bool(words.absolute.search(words.harmless_absolute.sub("", text)))


def is_pair(seen: Seen, words: Words) -> bool:
    """Whether the options are true and false, yes and no; also with a reason behind the word."""
    if not seen.options or not any(seen.options[0].lower().startswith(tuple(pair)) for pair in words.true_false):
        return False
    firsts = {(words_in(text) or [""])[0] for text in seen.options}
    return any(firsts <= pair for pair in words.true_false)


@rule("L12", Seen)
def number_of_options(seen: Seen, material: Material) -> Iterator[Finding]:
    """L12: fewer than three options invite guessing, more than five cost reading and add none that works.

    Source: Rodriguez 2005, three options are enough. Guard: true/false is exempt; where several may be chosen, eight.
    """
    if not isinstance(seen.question, Choice) or not seen.words:
        return
    count = len(seen.options)
    most = material.limits[MOST_SEVERAL if seen.question.several else MOST]
    if count < material.limits[FEWEST] and not is_pair(seen, seen.words):
        yield Finding(seen.question.line, seen.question.column, f"This question has {count} option{'s' * (count != 1)}, so guessing pays.",
                      "Add one that people do take for right.")  # fmt: skip
    elif count > most:
        answer = seen.question.answers[int(most)]
        yield Finding(answer.text.line, answer.text.column,
                      f"This question has {count} options; more than {most:g} are read, but hardly chosen.",
                      "Keep those that people do take for right.")  # fmt: skip


@rule("L12", Seen)
def options_differ(seen: Seen, _: Material) -> Iterator[Finding]:
    """L12: two options that say the same. Source: both cannot be right, so both fall away.

    Guard: the same words apart from articles and endings, or a slip of one or two letters in a long word. Options that
    differ in a number, a negation or any other word are different, and so are those with code or a picture.
    """
    if not seen.is_choice or not seen.words:
        return
    told: set[int] = set()
    lengths = [len(text) for text in seen.options]
    for first, second in combinations(range(len(seen.options)), 2):
        if min(lengths[first], lengths[second]) < 0.5 * max(lengths[first], lengths[second]) or second in told:
            continue
        one, other = seen.options[first], seen.options[second]
        if one[:1].lower() != other[:1].lower() and one[-3:] != other[-3:]:
            continue
        raw = (seen.question.answers[first].text.text, seen.question.answers[second].text.text)
        if raw[0] != raw[1] and any(sign in text for text in raw for sign in ("`", "$", "![")):
            continue
        if alike(one, other, seen.words):
            told.add(second)
            answer = seen.question.answers[second]
            yield Finding(answer.text.line, answer.text.column,
                          f"This option says the same as “{one}” in line {seen.question.answers[first].line}, so readers look for a difference that is not there.",
                          "Take one of them away, or make plain where they differ.")  # fmt: skip


ARTICLES = frozenset("a an the".split())


def alike(one: str, other: str, words: Words) -> bool:
    """Whether two options say the same."""
    mine, others = ([word for word in re.findall(r"\w+(?:['’]\w+)?|[^\w\s.]", text.lower()) if word not in ARTICLES]
                    for text in (one, other))  # fmt: skip
    if len(mine) != len(others):
        return False
    for left, right in zip(mine, others, strict=True):
        if left == right or (len(left) > 4 and words.root(left) == words.root(right)):
            continue
        if min(len(left), len(right)) < 7 or SequenceMatcher(None, left, right).ratio() <= ALIKE:
            return False
    return True
