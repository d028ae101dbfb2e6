"""`reflection`: what its writer compares the own text with, and what can be wrong with that."""

from __future__ import annotations

from pathlib import Path

import pytest

from courseware.activities.reflection.model import Reflection
from courseware.rendering.furniture import objective_rows
from tests.activities.reading import block, codes, course, one

LIST = "- [ ] I named a person\n- [ ] I said what they use {#use}\n\n*For example:* the night shift."
RUBRIC = "rubric:\n  customers: {title: Customers are named, levels: {0: nobody, 3: people we asked}}\n"


def reflection(text: str) -> Reflection:
    """The question in which nothing is wrong."""
    activity = one(text)
    assert isinstance(activity, Reflection)
    return activity


def test_a_checklist_and_a_model_answer() -> None:
    question = reflection(block(f"    kind: reflection\n\nThink of one.\n\n{LIST}"))
    assert [(key, text.text) for key, text in question.checklist][1] == ("use", "I said what they use")
    assert question.explain
    assert question.explain.text == "*For example:* the night shift."
    assert question.case
    assert question.case.text == "Think of one."
    assert question.key_words == ("For example: the night shift.",)
    assert question.answers == ()


def test_yaml_says_the_same() -> None:
    markdown = reflection(block("    kind: reflection\n    id: x\n\n- [ ] One: first\n- [ ] Two\n\nSo."))
    yaml = reflection("kind: reflection\nid: x\nask: A?\nchecklist:\n  - |\n    One: first\n  - Two\nmodel: So.\n")
    assert [key for key, _ in markdown.checklist] == [key for key, _ in yaml.checklist]
    assert markdown.version == yaml.version
    assert markdown.explain
    assert yaml.explain
    assert markdown.explain.text == yaml.explain.text


def test_it_is_private_unless_its_author_says_otherwise_and_never_scored() -> None:
    assert reflection(block(f"    kind: reflection\n\n{LIST}")).private
    question = reflection(block(f"    kind: reflection\n    private: no\n\n{LIST}"))
    assert not question.private
    assert not question.is_scored


def test_what_somebody_wrote_outlives_a_new_checklist() -> None:
    before = reflection(block(f"    kind: reflection\n\n{LIST}"))
    after = reflection(block("    kind: reflection\n\n- [ ] Another\n\nAnother."))
    assert before.version == after.version


def test_a_rubric_has_criteria_and_levels() -> None:
    (criterion,) = reflection(f"kind: reflection\nask: A?\n{RUBRIC}").rubric
    assert (criterion.name, criterion.title.text) == ("customers", "Customers are named")
    assert [(number, words.text) for number, words in criterion.levels] == [("0", "nobody"), ("3", "people we asked")]


def test_it_shows_no_objective_because_nobody_judges_it(tmp_path: Path) -> None:
    page = "---\nobjectives: O1\n---\n\n# A\n\n" + block(
        "    kind: reflection\n    id: x\n    objectives: O1\n\n" + LIST
    )
    read = course(tmp_path, page_index=page, objectives="O1: {can: think, level: apply}\n")
    assert objective_rows(read) == []


WRONG = {
    "nothing to compare with": (block("    kind: reflection\n"), ["nothing-to-compare"]),
    "a tick in the checklist": (block("    kind: reflection\n\n- [x] a"), ["ticked-checklist"]),
    "a reason in the checklist": (block("    kind: reflection\n\n- [ ] a\n  > b"), ["reason-unused"]),
    "right answers": ("kind: reflection\nask: A?\nanswers:\n  - right: a\nmodel: b\n", ["answers-of-reflection"]),
    "points": (block(f"    kind: reflection\n    points: 2\n\n{LIST}"), ["not-scored"]),
    "two model answers": (block(f"    kind: reflection\n    model: a\n\n{LIST}"), ["two-explanations"]),
    "a rubric in Markdown": (block(f"    kind: reflection\n    rubric: a\n\n{LIST}"), ["rubric-in-markdown"]),
    "a criterion without levels": ("kind: reflection\nask: A?\nrubric:\n  a: {title: b}\nmodel: c\n", ["no-levels"]),
    "an unknown key": (block(f"    kind: reflection\n    modell: a\n\n{LIST}"), ["unknown-setting"]),
}


@pytest.mark.parametrize(("text", "found"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named(text: str, found: list[str]) -> None:
    assert codes(text) == found
