"""`text`: spellings, patterns that Python and browsers share, and what can be wrong with them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courseware.activities.text.model import Text
from courseware.activities.text.patterns import compiled, fault_of
from courseware.problems import Severity
from tests.activities.reading import block, codes, one, read


def typed(inside: str, settings: str = "") -> Text:
    """The question in a block in which nothing is wrong."""
    activity = one(block(f"    kind: text\n{settings}\n{inside}"))
    assert isinstance(activity, Text)
    return activity


def test_a_bar_stands_between_spellings_and_a_backslash_makes_it_a_sign() -> None:
    assert [
        answer.spellings for answer in typed("- [x] a | b\n- [ ] c \\| d").answers if hasattr(answer, "spellings")
    ] == [
        ("a", "b"),
        ("c | d",),
    ]


@pytest.mark.parametrize(
    "answer", ["moment of truth", "  Moment  of\ttruth. ", "“moment of truth”", "MOMENT OF TRUTH!"]
)
def test_a_right_answer_is_right_however_it_is_typed(answer: str) -> None:
    expected = "right" if "“" not in answer else "wrong"
    assert typed("- [x] moment of truth").score(answer).outcome == expected


@pytest.mark.parametrize("answer", ["customer's", "customer’s", "customer‘s", "customer`s"])
def test_a_curly_quote_is_a_quote(answer: str) -> None:
    assert typed("- [x] customer’s").score(answer).outcome == "right"


def test_capitals_and_accents_matter_where_the_author_says_so() -> None:
    assert typed("- [x] Café").score("cafe").outcome == "right"
    assert typed("- [x] Café", "    case: matter\n").score("cafe").outcome == "wrong"
    assert typed("- [x] Café", "    accents: matter\n").score("cafe").outcome == "wrong"


def test_a_foreseen_wrong_answer_is_told_from_others() -> None:
    question = typed("- [x] a\n- [ ] b\n  > why not")
    assert question.score("b").key == question.answers[1].key
    assert question.score("c").key is None


def test_a_pattern_belongs_to_the_first_right_answer_or_to_its_own() -> None:
    assert (
        typed("- [ ] no\n- [x] five words", "    pattern: \\S+(\\s+\\S+){4,}\n").score("a b c d e").outcome == "right"
    )
    activity = one("kind: text\nask: A?\nanswers:\n  - right: a\n  - wrong: b\n    pattern: b+\n")
    assert isinstance(activity, Text)
    assert activity.score("bbb").key == activity.answers[1].key


WRONG = {
    "no text": (block("    kind: text\n\n- [x]"), ["empty-answer"]),
    "nothing but a bar": (block("    kind: text\n\n- [x] a\n- [ ] |"), ["empty-answer"]),
    "no right one": (block("    kind: text\n\n- [ ] a"), ["L02"]),
    "a placeholder": (block("    kind: text\n\n- [x] {{ org.customer }}"), ["placeholder-in-answer"]),
    "right and wrong": (block("    kind: text\n\n- [x] a\n- [ ] A."), ["spelling-twice"]),
    "a pattern that cannot be read": (block("    kind: text\n    pattern: (a\n\n- [x] a"), ["bad-pattern"]),
    "a word for missed ones": (block("    kind: text\n\n- [x] a\n  > Missed: m"), ["missed-unused"]),
    "an unknown key": ("kind: text\nask: A?\nanswers:\n  - right: a\n    patern: b\n", ["unknown-setting"]),
}


@pytest.mark.parametrize(("text", "found"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named(text: str, found: list[str]) -> None:
    assert codes(text) == found


def test_a_spelling_that_comes_twice_weighs_by_what_it_says() -> None:
    same = read(block("    kind: text\n\n- [x] a\n- [x] A"))[1]
    both = read(block("    kind: text\n\n- [x] a\n- [ ] A"))[1]
    assert [problem.severity for problem in (*same, *both)] == [Severity.WARNING, Severity.ERROR]
    assert codes(block("    kind: text\n\n- [x] a | A")) == []


SHARED = [
    r"\d+",
    r"[a\-c]+",
    r"a{2,3}",
    r"(?:a|b)*",
    r"(?=a).*",
    r"a\.b",
    r"[^a]+?",
    r"\S+(\s+\S+){4,}",
    "ab?c",
    r"\bfoo\b",
]
UNSHARED = [
    r"\Aa",
    r"a\Z",
    r"(?i)a",
    r"(?P<n>a)",
    r"(?<=a)b",
    r"a++",
    r"a**",
    r"\-",
    r"\'",
    r"\_",
    r"a{,3}",
    "a{",
    "}",
    "]",
    "[]a]",
    "[[a]",
    "[a&&b]",
    "[a",
    "(",
    "*a",
    r"\p{L}",
    "café",
    "“a”",
    "a–b",
    r"foo\.",
    "foo!",
    "a{99999}",
    r"\1",
]


@pytest.mark.parametrize("pattern", SHARED)
def test_patterns_that_python_and_browsers_share(pattern: str) -> None:
    assert fault_of(pattern, accents=False) == ""


@pytest.mark.parametrize("pattern", UNSHARED)
def test_patterns_that_mean_something_else_in_a_browser_or_never_fit(pattern: str) -> None:
    assert fault_of(pattern, accents=False)


def test_an_accent_is_allowed_where_accents_matter() -> None:
    assert fault_of("café", accents=True) == ""


@settings(deadline=None)
@given(st.text(alphabet=r"ab\.*+?|()[]{}^$-,1dws:=! ", max_size=12) | st.text(max_size=12))
def test_a_pattern_without_fault_can_be_used(pattern: str) -> None:
    if pattern and not fault_of(pattern, accents=False):
        assert isinstance(compiled(pattern, False), re.Pattern)


def test_digits_and_letters_are_those_of_a_browser() -> None:
    assert not compiled(r"\d", False).fullmatch("٣")
    assert compiled(r"[\d-]+", False).fullmatch("1-2")
