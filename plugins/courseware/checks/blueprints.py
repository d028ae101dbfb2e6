"""Exams beside their banks and beside practice (rule L21)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from math import ceil

from courseware.activities.activity import Activity
from courseware.activities.exam.blueprint import COLUMNS
from courseware.activities.exam.model import Exam
from courseware.activities.question import Question
from courseware.checks.limits import number
from courseware.checks.material import Material
from courseware.checks.plain import words_in
from courseware.checks.rules import Finding, rule
from courseware.course.coverage import examined_questions
from courseware.sources.plain import plain

RATIO = number("bank-ratio", 2, 1, 100)
"""How many questions a bank should have for each that is asked."""
ALIKE = number("alike", 85, 50, 101)
"""Per cent; from there on two questions count as one. 101: nothing does."""
SHORT = 4
"""Letters of words that stand everywhere."""
SHARED = 0.6
"""The share of words without which two texts cannot be that much alike; saves comparing them letter by letter."""


@rule("L21", Material)
def bank_is_larger_than_the_exam(material: Material, _: Material) -> Iterator[Finding]:
    """L21: a bank with fewer than twice as many questions as the exam asks: whoever sits next to it has seen half of it.

    Source: practice of item banking. Guard: cells that the bank cannot even fill are told by L27; tests that are not counted are free.
    """
    for exam in material.activities:
        if not (isinstance(exam, Exam) and exam.counted and exam.after is None and exam.lessons):
            continue
        need = exam.needs(exam.lessons.ways[0].taught)
        there = Counter(exam.cell(one) for group in exam.drawable for one in group.questions)
        for cell, wanted in enumerate(need):
            least = round(wanted * material.limits[RATIO])
            if wanted <= there[cell] < least:
                row, level = exam.blueprint[cell // len(COLUMNS)], COLUMNS[cell % len(COLUMNS)]
                yield Finding(row.line, row.column,
                              f"About {', '.join(row.objectives)} on the level `{level}` this exam asks {wanted} each time, and its banks have {there[cell]}, "
                              "so whoever has sat it once knows most of them.",
                              f"Write {least - there[cell]} more for its banks, or let it ask fewer.", path=exam.path)  # fmt: skip


@rule("L21", Material)
def exam_asks_something_new(material: Material, _: Material) -> Iterator[Finding]:
    """L21: a question of an exam that is nearly one of practice, word for word: it examines memory for the page.

    Source: assessment asks for transfer. Guard: what is asked, the case and all options are compared together, and 85 % must be alike.
    """
    examined = {id(one): one for one in examined_questions(material.course) if isinstance(one, Question)}
    if not examined:
        return
    practised = {
        id(one): one
        for covered in (material.course.on_page(page) for page in material.course.pages.values())
        for activity in covered
        if not activity.is_exam
        for one in activity.everything()
        if isinstance(one, Question) and id(one) not in examined
    }
    practice = Texts(practised.values())
    for question in examined.values():
        text = all_of(question)
        for other, its_text in practice.near(text):
            like = SequenceMatcher(None, text, its_text, autojunk=False).ratio()
            if 100 * like >= material.limits[ALIKE]:
                yield Finding(question.line, question.column,
                              f"This question of an exam is nearly `{other.id}` of {other.path}:{other.line}, where its answer is explained, "
                              "so it asks who remembers that page.",
                              "Ask about the same thing in a case that nobody has met.", path=question.path)  # fmt: skip
                break


class Texts:
    """Questions by their words, to find those that another one may be a copy of without comparing it with all."""

    def __init__(self, questions: Iterable[Question]) -> None:
        self.entries = [(one, text, content_of(text)) for one in questions for text in [all_of(one)]]
        self.where: dict[str, list[int]] = {}
        for number_, (_one, _text, words) in enumerate(self.entries):
            for word in words:
                self.where.setdefault(word, []).append(number_)

    def near(self, text: str) -> list[tuple[Question, str]]:
        """The three with most words of `text`, each with its own text, if they share enough.

        Whoever shares enough of all words shares one of the rarest, so questions that only share common words are never looked at.
        """
        words = content_of(text)
        by_rarity = sorted(words, key=lambda word: len(self.where.get(word, ())))
        rarest = by_rarity[: len(words) - ceil(SHARED * len(words)) + 1]
        shared = []
        for number_ in {number_ for word in rarest for number_ in self.where.get(word, ())}:
            one, its_text, its_words = self.entries[number_]
            common = len(words & its_words)
            if common >= SHARED * max(len(words), len(its_words)):
                shared.append((-common, number_, one, its_text))
        return [(one, its_text) for _, _, one, its_text in sorted(shared, key=lambda each: each[:2])[:3]]


def content_of(text: str) -> set[str]:
    """Its longer words, which tell texts apart."""
    return {word for word in words_in(text) if len(word) > SHORT}


def all_of(question: Activity) -> str:
    """What is asked, the case and what can be chosen, in small letters."""
    parts = [question.title, *([question.case] if isinstance(question, Question) and question.case else [])]
    parts += [answer.text for answer in question.answers] if isinstance(question, Question) else []
    return plain("\n".join(part.text for part in parts)).lower()
