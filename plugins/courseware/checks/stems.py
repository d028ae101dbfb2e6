"""What is asked: the negative question (rule L09)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from courseware.checks.material import Material, Seen
from courseware.checks.plain import sentences
from courseware.checks.rules import Finding, rule
from courseware.checks.words import Words
from courseware.problems import Severity

QUOTED = re.compile(r"“[^”]*”|„[^“”]*[“”]|\"[^\"]*\"|‘[^’]*’|«[^»]*»")
EMPHASIS = re.compile(r"[*_]+|</?(?:b|i|em|strong|u)>", re.IGNORECASE)
BETWEEN = re.compile(r"[,;:–—]")


@rule("L09", Seen)
def negative_question(seen: Seen, _: Material) -> Iterator[Finding]:
    """L09: the question is turned round by a "not", which readers overlook; with a negative option it is a riddle.

    Source: item-writing guidelines. Information where the word is emphasised, an error with a negative option. Guard:
    only the sentence that asks; no quoted speech, no subordinate clauses ("a customer who does not pay"), no questions
    for reasons ("Why did it not help?"), no phrases such as "at least".
    """
    if not seen.words or not (found := negation(seen.stem, seen.words)):
        return
    title = seen.question.title
    at, emphasised = place_of(found, title.text)
    line, column = title.line, title.column + at
    if seen.is_choice:
        for text, answer in zip(seen.options, seen.question.answers, strict=True):
            if seen.words.option_negative.search(QUOTED.sub("", text)):
                yield Finding(answer.text.line, answer.text.column,
                              f"What is asked is turned round by “{found}”, and so is this option: two negatives make a riddle.",
                              "Ask without the negative, or take it out of the option.", Severity.ERROR)  # fmt: skip
                break
    yield Finding(line, column, f"“{found}” turns the question round, and readers overlook it.",
                  "Ask for what is right; where the exception is the point, print the word **bold**.",
                  Severity.INFORMATION if emphasised else None)  # fmt: skip


def negation(stem: str, words: Words) -> str:
    """The word that turns the question round; "" where none does."""
    if not words.negative.search(stem):
        return ""
    asking = [each for each in sentences(stem) if each.rstrip(" \"'”’»)").endswith("?")] or sentences(stem)[-1:]
    for sentence in asking:
        text = words.harmless_negative.sub(blank, QUOTED.sub(blank, sentence))
        for match in words.negative.finditer(text):
            before = BETWEEN.split(text[: match.start()])[-1].lower().split()
            if text.lower().split()[0] in words.asks_for_reasons or (before and before[0] in words.asks_for_reasons):
                continue
            own = before[2:] if before and before[0] in words.prepositions else before[1:]
            if not any(word in words.subordinate for word in own):
                return match[0]
    return ""


def place_of(found: str, raw: str) -> tuple[int, bool]:
    """Where the word stands in the author's line, and whether it is emphasised."""
    bare = EMPHASIS.sub(lambda match: "\0" * len(match[0]), raw)
    match = re.search(rf"(?<!\w){re.escape(found)}(?!\w)", bare)
    if not match:
        return 0, False
    around = bare[max(match.start() - 1, 0) : match.start()] + bare[match.end() : match.end() + 1]
    return match.start(), "\0" in around or (found.isupper() and not raw.isupper())


def blank(match: re.Match[str]) -> str:
    """As many blanks."""
    return " " * len(match[0])
