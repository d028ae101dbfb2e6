"""Values by their key: what is expected decides what a text means; what does not fit is named where it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courseware.problems import Problem
from courseware.sources.fields import Fields, either
from courseware.sources.yaml_nodes import Entry, Mapping, Node, Scalar, Sequence


def fields(**values: str | Node) -> tuple[Fields, list[Problem]]:
    """Fields whose texts stand one below the other, from column 6 on."""
    entries = []
    for line, (key, value) in enumerate(values.items(), 1):
        name = key.replace("_", "-")
        entries.append(Entry(Scalar(name, line, 1), Scalar(value, line, 6) if isinstance(value, str) else value))
    problems: list[Problem] = []
    return Fields(Mapping(entries, 1, 1), "x.yml", problems), problems


GOOD: list[tuple[str, Callable[[Fields], Any], Any]] = [
    ("Yes", lambda f: f.yes_no("key", False), True),
    ("off", lambda f: f.yes_no("key", True), False),
    ("2,5", lambda f: f.number("key", 1, 0), 2.5),
    ("٣", lambda f: f.number("key", 1, 0), 3),
    ("3", lambda f: f.whole("key", 0, 1), 3),
    ("70%", lambda f: f.share("key"), 0.7),
    ("62,5 %", lambda f: f.share("key"), 0.625),
    ("Matter", lambda f: f.word("key", ("matter",), ""), "matter"),
    ("next-customer", lambda f: f.name("key"), "next-customer"),
    ("a,  b", lambda f: f.names("key"), (("a", 1, 6), ("b", 1, 10))),
    (" two  words ", lambda f: f.line_of("key"), "two words"),
]


@pytest.mark.parametrize(("text", "read", "value"), GOOD, ids=[text for text, _, _ in GOOD])
def test_a_text_means_what_its_key_expects(text: str, read: Callable[[Fields], Any], value: Any) -> None:
    found, problems = fields(key=text)
    assert (read(found), problems) == (value, [])


BAD: list[tuple[str, Callable[[Fields], Any], str, str]] = [
    ("perhaps", lambda f: f.yes_no("key", False), "wrong-word", "key: yes"),
    ("many", lambda f: f.number("key", 1, 0), "wrong-number", "key: 1"),
    ("-1", lambda f: f.number("key", 1, 0), "wrong-number", "key: 1"),
    ("9" * 5000, lambda f: f.number("key", 1, 0), "wrong-number", "key: 1"),
    ("2.4", lambda f: f.whole("key", 0, 1), "wrong-number", "key: 2"),
    ("70", lambda f: f.share("key"), "wrong-number", "key: 70%"),
    ("0,7", lambda f: f.share("key"), "wrong-number", "key: 70%"),
    ("²", lambda f: f.share("key"), "wrong-number", "key: 70%"),
    ("1" * 5000, lambda f: f.share("key"), "wrong-number", "key: 70%"),
    ("mater", lambda f: f.word("key", ("matter",), ""), "wrong-word", "key: matter"),
    ("Next Customer!", lambda f: f.name("key"), "bad-id", "key: next-customer"),
    ("", lambda f: f.name("key"), "bad-id", "key: next-customer"),
    ("   ", lambda f: f.text("key"), "empty-value", ""),
    ("L09", lambda f: f.silences(), "silence-without-reason", "silence: L09, the negative is the point"),
]


@pytest.mark.parametrize(
    ("text", "read", "code", "proposed"), BAD, ids=[f"{code} {text[:9]}" for text, _, code, _ in BAD]
)
def test_what_does_not_fit_is_named_and_the_proposal_fits(
    text: str, read: Callable[[Fields], Any], code: str, proposed: str
) -> None:
    key = "silence" if code.startswith("silence") else "key"
    found, problems = fields(**{key: text})
    read(found)
    (problem,) = problems
    assert (problem.code, problem.line) == (code, 1)
    assert len(problem.message) < 400
    if proposed:
        assert f"`{proposed}`" in problem.hint
        again, left = fields(**{key: proposed.partition(": ")[2]})
        read(again)
        assert left == []


LISTED = Sequence([Scalar("a", 1, 6), Scalar("b", 2, 6)], 1, 6)
GROUPED = Mapping([Entry(Scalar("a", 1, 6), Scalar("b", 1, 9))], 1, 6)
WRONG_SHAPES: list[tuple[Node, Callable[[Fields], Any], str]] = [
    (LISTED, lambda f: f.text("key"), "text-expected"),
    (GROUPED, lambda f: f.text("key"), "text-expected"),
    (GROUPED, lambda f: f.texts("key"), "text-expected"),
    (GROUPED, lambda f: f.names("key"), "text-expected"),
    (Scalar("a", 1, 6), lambda f: f.group("key"), "group-expected"),
    (Scalar("a", 1, 6), lambda f: f.groups("key"), "list-expected"),
    (Sequence([Scalar("a", 1, 6)], 1, 6), lambda f: f.groups("key"), "group-expected"),
]


@pytest.mark.parametrize(("node", "read", "code"), WRONG_SHAPES)
def test_a_value_of_another_shape_is_named(node: Node, read: Callable[[Fields], Any], code: str) -> None:
    found, problems = fields(key=node)
    assert not read(found)
    assert [problem.code for problem in problems] == [code]


def test_a_key_that_nobody_knows_is_named_with_the_nearest_that_is_known() -> None:
    found, problems = fields(objectves="O1", colour="red")
    found.names("objectives")
    found.name("id")
    found.finish("A choice")
    assert [problem.code for problem in problems] == ["unknown-setting"] * 2
    assert problems[0].hint == "Did you mean `objectives`?"
    assert problems[1].hint == "It knows `id` and `objectives`."


def test_words_are_listed_as_in_a_sentence() -> None:
    assert either(["a"]) == "`a`"
    assert either(["a", "b", "c"]) == "`a`, `b` or `c`"


READERS: list[Callable[[Fields], Any]] = [read for _, read, _ in GOOD]


@settings(deadline=None)
@given(st.text(), st.sampled_from(READERS))
def test_no_text_breaks_a_reader(text: str, read: Callable[[Fields], Any]) -> None:
    found, problems = fields(key=text)
    read(found)
    assert all(problem.message.endswith(".") and problem.hint for problem in problems)
