"""`cause-tree`: the free and the guided form, and what can be wrong with them."""

from __future__ import annotations

import pytest

from courseware.activities.cause_tree.model import CauseTree
from tests.activities.reading import codes, one

HEAD = "kind: cause-tree\nid: queue\ntitle: Why is Monday so hard?\n"
FREE = (
    HEAD
    + """problem: Staff sound rude
families: [tool, rule]
publish:
  unproven: claims without evidence
"""
)
STEP = """  - ask: Why do they sound rude?
    evidence: Counted on three Mondays
    family: rule
    options:
      - right: Forty people queue at nine
        because: Counted on three Mondays.
      - wrong: They lack manners
        because: On Thursdays they are praised.
"""
GUIDED = HEAD + "problem: Staff sound rude\nfamilies: [tool, rule]\nguided:\n" + STEP


def tree(text: str) -> CauseTree:
    """The tree in a text in which nothing is wrong."""
    activity = one(text)
    assert isinstance(activity, CauseTree)
    return activity


def test_a_free_tree_is_read() -> None:
    found = tree(FREE)
    assert found.problem
    assert found.problem.text == "Staff sound rude"
    assert [words for _, words in found.families] == ["tool", "rule"]
    assert [result.name for result in found.results] == ["unproven", "root-causes"]
    assert (found.private, found.version, list(found.members())) == (True, "", [])


def test_a_free_tree_may_leave_the_problem_to_its_reader() -> None:
    assert tree(HEAD).problem is None


def test_a_guided_tree_is_read() -> None:
    found = tree(GUIDED)
    (step,) = found.steps
    assert step.claim.text.text == "Forty people queue at nine"
    assert step.evidence
    assert (step.evidence.text, step.family) == ("Counted on three Mondays", "rule")
    assert step.question.id == "queue-why-do-they-sound-rude"
    assert not step.question.drafted
    assert not found.private
    assert found.results == ()
    assert len(found.version) == 8
    assert tree(GUIDED.replace("They lack manners", "They are tired")).version != found.version


def test_a_why_may_have_an_id() -> None:
    (step,) = tree(GUIDED.replace("- ask: Why do they", "- id: rude\n    ask: Why do they")).steps
    assert step.question.id == "rude"


WRONG = {
    "no title": ("kind: cause-tree\nid: queue\n", ["no-title"]),
    "a family twice": (HEAD + "families: tool, Tool\n", ["twice"]),
    "an unknown key": (HEAD + "familys: [tool]\n", ["unknown-setting"]),
    "an unknown phrase": (HEAD + "publish:\n  x: lowest 2 claims\n", ["unknown-phrase"]),
    "of an unknown column": (HEAD + "publish:\n  x: claims without proof\n", ["unknown-name"]),
    "a name that is taken": (HEAD + "publish:\n  root-causes: claims without evidence\n", ["name-taken"]),
    "guided, without problem": (GUIDED.replace("problem: Staff sound rude\n", ""), ["no-problem"]),
    "guided, empty": (HEAD + "problem: Rude\nguided: []\n", ["no-steps"]),
    "guided, published": (GUIDED + "publish:\n  x: claims without evidence\n", ["nothing-to-publish"]),
    "an unknown family": (GUIDED.replace("family: rule", "family: rules"), ["unknown-family"]),
    "a family where there are none": (GUIDED.replace("families: [tool, rule]\n", ""), ["unknown-family"]),
    "no right option": (GUIDED.replace("right:", "wrong:"), ["L02"]),
    "two right options": (GUIDED.replace("wrong:", "right:"), ["L02", "several-right"]),
    "no options": (GUIDED.partition("    options")[0], ["L02"]),
    "another kind": (GUIDED.replace("    evidence", "    kind: text\n    evidence"), ["wrong-step"]),
    "no question": (GUIDED.replace("ask: Why do they sound rude?", "id: rude"), ["no-title"]),
    "the same twice": (GUIDED + STEP, ["twice"]),
}


@pytest.mark.parametrize(("text", "found"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named(text: str, found: list[str]) -> None:
    assert codes(text) == found
