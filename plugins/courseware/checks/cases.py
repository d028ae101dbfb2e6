"""Questions on one case that lean on each other (rule L26)."""

from __future__ import annotations

from collections.abc import Iterator

from courseware.activities.activity import Activity
from courseware.activities.question import Question
from courseware.activities.sets import ActivitySet
from courseware.checks.material import Material
from courseware.checks.plain import same_length
from courseware.checks.rules import Finding, rule
from courseware.checks.stems import QUOTED
from courseware.course.page import Case


@rule("L26", Material)
def questions_stand_alone(material: Material, _: Material) -> Iterator[Finding]:
    """L26: a question on a case asks about the answer to another one, so one slip costs two points.

    Source: keep items independent (Haladyna, Downing and Rodriguez 2002). Guard: only where several questions share a
    case, only in their own text, and only words that speak to the reader or of questions ("your previous answer", "the
    question above"); what people in the case answered, and quoted speech, is the story.
    """
    told: set[int] = set()
    for question in (each for group in groups(material) if len(group) > 1 for each in group):
        words = material.words(question.path)
        if not isinstance(question, Question) or not words or id(question) in told:
            continue
        for part in (question.title, question.case):
            match = words.earlier_answer.search(QUOTED.sub(same_length, part.text)) if part else None
            if part and match:
                told.add(id(question))
                before = part.text[: match.start()].split("\n")
                column = len(before[-1]) + (part.column if len(before) == 1 else 1)
                yield Finding(part.line + len(before) - 1, column,
                              f"“{match[0]}” leans on another question of this case: whoever missed that one loses this one, too.",
                              "Give here what is needed to answer, so that each question stands alone.", path=question.path)  # fmt: skip
                break


def groups(material: Material) -> Iterator[list[Activity]]:
    """The questions of each case, on pages and in sets."""
    for page in material.course.pages.values():
        yield from (content.activities for content in page.contents if isinstance(content, Case))
    for activity in material.activities:
        if isinstance(activity, ActivitySet):
            yield from (group.questions for group in activity.groups or activity.written)
