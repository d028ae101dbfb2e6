"""Exams beside their banks and beside practice (rule L21)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from courseware.activities.activity import Activity
from courseware.activities.exam.blueprint import COLUMNS
from courseware.activities.exam.model import Exam
from courseware.activities.question import Question
from courseware.checks.limits import number
from courseware.checks.material import Material
from courseware.checks.plain import words_in
from courseware.checks.rules import Finding, rule
from courseware.course.coverage import exams_that_count
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
    for exam in exams_that_count(material.course):
        if not exam.lessons:
            continue
        need = exam.needs(exam.lessons.ways[0].taught)
        there = Counter(exam.cell(one) for group in exam.drawable for one in group.questions)
        for cell, wanted in enumerate(need):
            least = round(wanted * material.limits[RATIO])
            if wanted <= there[cell] < least:
                row, level = exam.blueprint[cell // len(COLUMNS)], COLUMNS[cell % len(COLUMNS)]
                yield Finding(row.line, row.column,
                              f"The banks have {there[cell]} questions about {', '.join(row.objectives)} on the level `{level}`, and {wanted} of them are asked each time; "
                              "who has sat it once knows most of them.",
                              f"Write {least - there[cell]} more, or ask for fewer.", path=exam.path)  # fmt: skip


@rule("L21", Material)
def exam_asks_something_new(material: Material, _: Material) -> Iterator[Finding]:
    """L21: a question of an exam that is nearly one of practice, word for word: it examines memory for the page.

    Source: assessment asks for transfer. Guard: what is asked, the case and all options are compared together, and 85 % must be alike.
    """
    exams = exams_that_count(material.course)
    examined = {id(one): one for exam in exams for group in exam.drawable for one in group.questions}
    if not examined:
        return
    practised = {
        id(one): one
        for covered in (material.course.on_page(page) for page in material.course.pages.values())
        for activity in covered
        if not isinstance(activity, Exam)
        for one in activity.everything()
        if isinstance(one, Question) and id(one) not in examined
    }
    texts = [(one, text, content_of(text)) for one in practised.values() for text in [all_of(one)]]
    where: dict[str, set[int]] = {}
    for number_, (_one, _text, words) in enumerate(texts):
        for word in words:
            where.setdefault(word, set()).add(number_)
    for question in examined.values():
        text = all_of(question)
        words = content_of(text)
        shared: Counter[int] = Counter()
        for word in words:
            shared.update(where.get(word, ()))
        for number_, common in shared.most_common(3):
            other, its_text, its_words = texts[number_]
            if common < SHARED * max(len(words), len(its_words)):
                break
            like = SequenceMatcher(None, text, its_text, autojunk=False).ratio()
            if 100 * like >= material.limits[ALIKE]:
                yield Finding(question.line, question.column,
                              f"This question of an exam is nearly `{other.id}` of {other.path}:{other.line}, where its answer is explained.",
                              "Ask about the same thing in a case that nobody has met.", path=question.path)  # fmt: skip
                break


def content_of(text: str) -> set[str]:
    """Its longer words, which tell texts apart."""
    return {word for word in words_in(text) if len(word) > SHORT}


def all_of(question: Activity) -> str:
    """What is asked, the case and what can be chosen, in small letters."""
    parts = [question.title, *([question.case] if isinstance(question, Question) and question.case else [])]
    parts += [answer.text for answer in question.answers] if isinstance(question, Question) else []
    return plain("\n".join(part.text for part in parts)).lower()
