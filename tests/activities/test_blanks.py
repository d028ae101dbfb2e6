"""`blanks`: gaps in a text, what counts in them, and what can be wrong with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.activities.blanks.model import Blanks
from courseware.sources.marks import BEGIN, find_gaps, with_marks, with_words
from courseware.sources.text import Part
from tests.activities.reading import block, codes, one, read
from tests.tools.examples import examples


def gaps(inside: str, settings: str = "") -> Blanks:
    """The question in a block in which nothing is wrong."""
    activity = one(block(f"    kind: blanks\n{settings}\n{inside}"))
    assert isinstance(activity, Blanks)
    return activity


def spelled(question: Blanks) -> list[tuple[str, ...]]:
    """What is right in each gap."""
    return [gap.spellings for gap in question.gaps]


TWO = "A customer has to [[use|work with]] what you hand over [[next]]."


def test_a_bar_stands_between_spellings() -> None:
    assert spelled(gaps(TWO)) == [("use", "work with"), ("next",)]


@pytest.mark.parametrize("bar", ["|", "\\|"])
def test_in_a_table_a_bar_may_have_a_backslash(bar: str) -> None:
    assert spelled(gaps(f"| Who | What |\n|---|---|\n| Tomas | [[repairs{bar}mends]] it |")) == [("repairs", "mends")]


def test_outside_a_table_a_backslash_makes_the_bar_a_sign() -> None:
    assert spelled(gaps("Write [[a \\| b]].")) == [("a | b",)]


def test_gaps_stand_in_lists_and_running_text() -> None:
    assert spelled(gaps("One [[a]].\n\n- two [[b]]\n    - three [[c]]\n\n> four [[d]]")) == [
        ("a",),
        ("b",),
        ("c",),
        ("d",),
    ]


@pytest.mark.parametrize(
    "code", ["`[[x]]`", "``a [[x]] b``", "```\n[[x]]\n```", "    [[x]]", "<pre>[[x]]</pre>", "\\[[x]]"]
)
def test_brackets_in_code_are_no_gaps(code: str) -> None:
    assert spelled(gaps(f"Fill [[a]].\n\n{code}\n\nEnd.")) == [("a",)]


@pytest.mark.parametrize("unseen", ["![a [[x]] b](c.png)", '<b title="[[x]]">b</b>', "[b](c.md?[[x]])"])
def test_where_no_control_can_stand_brackets_are_no_gaps(unseen: str) -> None:
    assert spelled(gaps(f"{unseen} and [[a]]")) == [("a",)]


@examples(60)
@given(st.text(alphabet="ab |[]`(){}<>-#!\\\n", max_size=40))
def test_no_text_breaks_the_reading_of_gaps(text: str) -> None:
    part = Part(tuple(f"[[a]] {text}".split("\n")), 1, 1)
    found = find_gaps(part)
    assert [len(line) for line in with_words(part, found).lines] == [len(line) for line in part.lines]
    assert len(BEGIN.findall(with_marks(part, found).text)) == len(found)


def test_markdown_and_yaml_say_the_same() -> None:
    markdown = gaps(
        f"{TWO}\n\n- [ ] pay for\n  > Paying is one sign of a customer, not the test.",
        "    id: x\n    accents: matter\n",
    )
    yaml = one(
        f"kind: blanks\nid: x\nask: A?\naccents: matter\ntext: |\n  {TWO}\n"
        "answers:\n  - wrong: pay for\n    because: Paying is one sign of a customer, not the test.\n"
    )
    assert isinstance(yaml, Blanks)
    assert (markdown.version, markdown.shown.lines) == (yaml.version, yaml.shown.lines)
    assert [answer.key for answer in markdown.answers] == [answer.key for answer in yaml.answers]
    assert markdown.foreseen[0].because
    assert yaml.foreseen[0].because


def test_what_can_be_chosen_is_a_line_or_a_list() -> None:
    assert gaps(TWO, "    offer: use, next, last\n").offer == ("use", "next", "last")
    activity = one(f"kind: blanks\nask: A?\noffer: [use, next, last]\ntext: |\n  {TWO}\n")
    assert isinstance(activity, Blanks)
    assert activity.offer == ("use", "next", "last")


def test_the_version_changes_with_what_is_right_and_with_nothing_else() -> None:
    before = gaps(TWO).version
    assert gaps(f"Now: {TWO}\n\n- [ ] pay\n  > No.", "    hint: Think.\n").version == before
    assert gaps(TWO.replace("next", "then")).version != before
    assert gaps("A [[next]] and [[use|work with]]").version != before
    assert gaps(TWO, "    case: matter\n").version != before


@pytest.mark.parametrize(
    ("given", "value", "outcome"),
    [
        (["Work  with", "next."], 1, "right"),
        (["use", ""], 0.5, "partly"),
        (["next", "use"], 0, "wrong"),
        (["use"], 0.5, "partly"),
    ],
)
def test_the_share_of_gaps_counts(given: list[str], value: float, outcome: str) -> None:
    found = gaps(TWO).score(given)
    assert (found.value, found.outcome) == (value, outcome)


def test_gaps_keep_the_place_of_everything_else() -> None:
    question = gaps(TWO)
    assert question.case is not None
    assert question.case.text == "A customer has to use               what you hand over next    ."
    assert question.key_words == ("use / work with", "next")


def test_a_gap_is_as_wide_as_its_kind_of_answer() -> None:
    question = gaps("[[a]] [[abcde]] [[abcdef]] [[a long answer of words]]")
    assert [question.size(number) for number in range(4)] == [8, 8, 16, 26]


def test_the_place_of_a_gap_is_told_exactly() -> None:
    assert [(gap.line, gap.column) for gap in find_gaps(Part(("a [[b]]", "[[c]]"), 5, 3))] == [(5, 5), (6, 3)]


WRONG = {
    "an empty gap": (block("    kind: blanks\n\nA [[ ]] and [[b]]."), ["empty-gap"]),
    "nothing but a bar": (block("    kind: blanks\n\nA [[|]] and [[b]]."), ["empty-gap"]),
    "a gap that is not closed": (block("    kind: blanks\n\nA [[b and\n[[c]]."), ["unclosed-gap"]),
    "no gap": (block("    kind: blanks\n\nNo gap."), ["L02"]),
    "no text": (block("    kind: blanks\n"), ["L02"]),
    "a gap in the title": (block("    kind: blanks\n\n[[b]]", "What [[a]]?"), ["misplaced-gap"]),
    "a gap in the explanation": (
        block("    kind: blanks\n\n[[b]]\n\n- [ ] c\n  > No.\n\nSo [[d]]."),
        ["misplaced-gap"],
    ),
    "a gap in a choice": (block("\nA [[b]].\n\n- [x] a\n- [ ] b"), ["misplaced-gap"]),
    "gaps without their kind": (block("\nA [[b]]."), ["misplaced-gap", "L02"]),
    "a gap in a heading": (block("    kind: blanks\n\n## A [[b]]\n\n[[c]]"), ["gap-in-heading"]),
    "a gap in a footnote": (block("    kind: blanks\n\nSee[^1] [[c]]\n\n[^1]: A [[b]]"), ["gap-in-heading"]),
    "a spelling nobody types": (block(f"    kind: blanks\n\n[[{'long ' * 20}]]"), ["long-gap"]),
    "too many gaps": (block("    kind: blanks\n\n" + "[[a]] " * 51), ["too-many-gaps"]),
    "right outside of its gap": (block("    kind: blanks\n\n[[b]]\n\n- [x] c"), ["right-outside-gap"]),
    "not on offer": (block("    kind: blanks\n    offer: a, c\n\n[[b]]"), ["not-offered"]),
    "a placeholder": (block("    kind: blanks\n\n[[{{ org.name }}]] [[b]]"), ["placeholder-in-answer"]),
    "a word that is right, foreseen as wrong": (
        block("    kind: blanks\n\n[[b]]\n\n- [ ] B\n  > No."),
        ["spelling-twice"],
    ),
    "an unknown key": (block("    kind: blanks\n    ofer: b\n\n[[b]]"), ["unknown-setting"]),
}


@pytest.mark.parametrize(("text", "found"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named(text: str, found: list[str]) -> None:
    assert codes(text) == found


def test_the_likely_mistake_is_told_at_its_place_with_what_to_write() -> None:
    problem = read(block("\nA customer has to [[use]] it."))[1][0]
    assert (problem.line, problem.column) == (3, 19)
    assert "`kind: blanks`" in problem.hint


def test_a_link_in_brackets_is_no_gap() -> None:
    assert codes(block("\nSee [[1]](page.md).\n\n- [x] a\n- [ ] b")) == []
