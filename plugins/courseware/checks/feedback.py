"""Feedback: what is said about each answer (rule L05)."""

from __future__ import annotations

from collections.abc import Iterator

from courseware.checks.limits import number, word
from courseware.checks.material import Material, Seen
from courseware.checks.plain import NO_BLANKS, count_words
from courseware.checks.rules import Finding, rule
from courseware.problems import Severity
from courseware.sources.plain import plain

WEIGHT = word("feedback", ("warning", "error"), "warning")
FEW = number("feedback-words", 6, 0, 100)


@rule("L05", Seen)
def says_why(seen: Seen, material: Material) -> Iterator[Finding]:
    """L05: every option, and every foreseen wrong answer, says why. Source: elaborated feedback teaches, a verdict does not.

    Guard: the right answer of a text or number may stand alone. A warning; `checks: {feedback: error}` makes it an error.
    """
    for answer in seen.question.answers:
        if answer.because is None and (seen.is_choice or not answer.right):
            yield Finding(answer.line, answer.column, "Nothing is said about this answer, so whoever chose it learns nothing.",
                          "Write why below it: `  > Because …` (in YAML: `because: …`).",
                          Severity(material.limits[WEIGHT]))  # fmt: skip


@rule("L05", Seen)
def says_something(seen: Seen, material: Material) -> Iterator[Finding]:
    """L05: feedback that repeats the verdict, has hardly any words, or stands below another answer as well.

    Guard: a picture, link or code in it says more than its words; scripts without blanks between words are not counted;
    phrases are looked up in the language of the file.
    """
    said: dict[str, int] = {}
    few = material.limits[FEW]
    for answer in seen.question.answers:
        if answer.because is None:
            continue
        raw = answer.because.text
        text = plain(raw)
        bare = text.lower().strip(" .!")
        short = count_words(text) < few
        empty = short and seen.words is not None and bare in seen.words.empty_feedback
        more = short and ("](" in raw or "`" in raw or "<" in raw or NO_BLANKS.search(raw))
        if empty or (short and not more):
            yield Finding(answer.because.line, answer.because.column, f"This feedback says little (“{text}”), so whoever chose the answer learns that it is wrong and not why." if not answer.right else
                          f"This feedback says little (“{text}”), so whoever guessed right does not learn why it is.",
                          "Say what makes the answer hold or fail, in one sentence.")  # fmt: skip
        elif bare in said:
            yield Finding(answer.because.line, answer.because.column, f"The same is said in line {said[bare]}, so nobody learns what is special about this answer.",
                          "Say what this answer would do, and to whom.")  # fmt: skip
        said.setdefault(bare, answer.because.line)


@rule("L05", Seen)
def missed_is_shown(seen: Seen, _: Material) -> Iterator[Finding]:
    """L05: `Missed:` speaks to those who left out a right option; below a wrong one, or where text is typed, nobody sees it.

    Guard: below a right option it is shown, also where one is to be chosen, when the answer is given away.
    """
    for answer in seen.question.answers:
        if answer.missed and not (answer.right and seen.is_choice):
            where = "below a wrong option" if seen.is_choice else "where an answer is typed"
            yield Finding(answer.missed.line, answer.missed.column,
                          f"`Missed:` is said to those who left out a right option; {where} nobody would see it.",
                          "Make it part of what is said about the answer.")  # fmt: skip
