"""Reading formulas: precedence, places, and what authors are told."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from courseware.formulas.compiling import compile_formula
from courseware.formulas.nodes import Asked, Names, names_in, parts
from courseware.formulas.parsing import parse
from courseware.problems import Problem
from tests.formulas.reading import FORMULAS, read, refused

EXPECTED = [
    ("", 7, "Here stands no formula.", "Write one"),
    ("  \n ", 8, "Here stands no formula.", "Write one"),
    ("0,5 * a", 7, "`0,5` can be read in more than one way", "write a point: `0.5`"),
    ("a * 2,5%", 11, "`2,5%` can be read", "write a point: `2.5%`"),
    ("max(1,5)", 11, "`1,5` can be read", "write a blank behind the comma: `1, 5`"),
    ("max(1,5,7)", 11, "`1,5,7` can be read", "For 3 values write a blank behind the comma: `1, 5, 7`"),
    ("12,500", 7, "`12,500` can be read", "leave the comma out: `12500`"),
    ("1,234.50", 7, "`1,234.50` can be read", "For a large number leave the comma out: `1234.50`"),
    ("1.000.000", 7, "`1.000.000` is no number", "`12500`"),
    ("5. + a", 7, "`5.` is no number", "`0.5`"),
    ("0.5a", 7, "`0.5a` is no number", "one decimal point"),
    ("9" * 400, 7, "larger than a computer can hold", "smaller"),
    ("a + 5-2", 11, "`5-2` can be read as a name and as a subtraction", "`5 - 2`"),
    ("5-0.5", 7, "In `5-0.5` the hyphen", "`5 - 0.5`"),
    ("top-gap-0.5", 7, "In `top-gap-0.5` the hyphen", "`top-gap - 0.5`"),
    ("a--b", 7, "`a--b` cannot be a name", "`a-b`"),
    ("Partner >= 3", 7, "`Partner` cannot be a name", "`partner`"),
    ("top_gap > 3", 7, "`top_gap` cannot be a name", "`top-gap`"),
    ("top‑gap > 3", 7, "`top‑gap` cannot be a name", "`top-gap`"),
    ("größe > 3", 7, "`größe` cannot be a name: names have small letters", "`grosse`"),
    ("1 < a < 3", 13, "a second comparison goes on", "`1 < a and a < 3`"),
    ("(a + 1) = (b - 2) = min(c, 3) and d", 25, "a second comparison", "`((a + 1) = (b - 2) and (b - 2) = min(c, 3))`"),
    ("not 1 <= a ≤ 3", 18, "a second comparison", "`(1 <= a and a ≤ 3)`"),
    ("a + ", 9, "Behind `+` a value is missing.", "or take `+` away"),
    ("a + * b", 9, "Behind `+` a value is missing, where `*` stands.", "Write a number"),
    ("a > = 3", 9, "`>` and `=` stand side by side", "one sign"),
    ("* 3", 7, "Before `*` nothing stands.", "Write a number"),
    ("and a", 7, "Before `and` nothing stands.", "Write a number"),
    ("= a", 7, "does not begin with `=`", "Take the `=` away"),
    ("()", 7, "Behind `(` a value is missing", "Write a number"),
    ("(a", 7, "not closed", "Write `)`"),
    ("max(a, b", 10, "not closed", "Write `)`"),
    ("a)", 8, "closes none", "Take it away"),
    ("(a, b)", 9, "A comma stands only between the values of a function.", "point"),
    ("a, b", 8, "A comma stands only between", "`and`"),
    ("max(a,)", 12, "Behind `,` a value is missing", "Write a number"),
    ("a b", 9, "Between `a` and `b` a sign is missing.", "write a hyphen: `a-b`"),
    ("a 3", 9, "Between `a` and `3` a sign is missing.", "`>=`"),
    ("a not b", 9, "Between `a` and `not`", "`and`"),
    ("5 % 3", 11, "Between `5 %` and `3`", "`+`"),
    ("(a b)", 10, "Between `a` and `b`", "hyphen"),
    ("if a > 3", 10, "`if` is a function here", "A condition needs no `if`"),
    ("sum weight", 11, "`sum` is a function", "`sum(weight)`"),
    ("seen friday", 12, "`seen` is a function", "`seen(friday)`"),
    ("averge(a)", 7, "no function of this name", "Did you mean `mean(…)`?"),
    ("average(a)", 7, "no function of this name", "Did you mean `mean(…)`?"),
    ("maxx(a)", 7, "no function of this name", "Did you mean `max(…)`?"),
    ("price(3 + 4)", 7, "no function of this name", "`price * (…)`"),
    ("seen()", 7, "`seen` wants the name of one scene", "`seen(friday)`"),
    ("found(0.5)", 7, "`found` wants the name of one clue", "`found(prices)`"),
    ("seen(a, b)", 7, "one scene at a time", "`and` or `or`"),
    ("seen(a b)", 14, "Between `a` and `b`", "`a-b`"),
    ("seen(a", 11, "not closed", "Write `)`"),
    ("a => 3", 9, "`=>` means nothing", "`>=`"),
    ("a =< 3", 9, "`=<` means nothing", "`<=`"),
    ("a && b", 9, "`&&` means nothing", "`and`"),
    ("a || b", 9, "`||` means nothing", "`or`"),
    ("!a", 7, "`!` means nothing", "`not`"),
    ("a ** 2", 9, "`**` means nothing", "`a * a`"),
    ("a ^ 2", 9, "`^` means nothing", "`a * a`"),
    ("a : 2", 9, "`:` means nothing", "write `/`"),
    ("max(a; b)", 12, "`;` means nothing", "comma"),
    ("a%", 8, "`%` means nothing", "per cent"),
    ("[a]", 7, "`[` means nothing", "round bracket"),
    ("'a'", 7, "`'` means nothing", "without quotation marks"),
    ("`a`", 7, "The sign U+0060 means nothing", "without quotation marks"),
    ("9000 €", 12, "`€` means nothing", "unit"),
    ("a\u200b", 8, "The sign U+200B means nothing", "Take it away"),
    ("a @ b", 9, "`@` means nothing", "round brackets"),
    ("a + 1 " * 100, 7, "This formula has 600 signs and 500 is the most", "Split"),
    ("(" * 51 + "a" + ")" * 51, 57, "More than 50 brackets", "split the formula"),
    ("(" * 499, 57, "More than 50 brackets", "split the formula"),
    ("-" * 499, 57, "More than 50 brackets", "split the formula"),
    ("not " * 100, 207, "More than 50 brackets", "split the formula"),
    ("max(" * 100, 207, "More than 50 brackets", "split the formula"),
]


@pytest.mark.parametrize(("text", "column", "message", "hint"), EXPECTED, ids=lambda value: str(value)[:30])
def test_what_an_author_is_told(text: str, column: int, message: str, hint: str) -> None:
    problem = refused(text)
    assert message in problem.message
    assert hint in problem.hint
    if "\n" not in text:
        assert (problem.path, problem.line, problem.column) == ("a.md", 3, column)
    assert problem.code in ("bad-formula", "unknown-function")


@pytest.mark.parametrize(
    "text", ["a" + " + a" * 124, "(" * 49 + "a" + ")" * 49, "a" + " and a" * 82, "a=a" + " or a=a" * 71]
)
def test_long_and_deep_formulas_are_read(text: str) -> None:
    assert compile_formula(read(text))


@pytest.mark.parametrize(
    ("text", "line", "column"), [("partner\n  + what?", 4, 15), ("a\n\n  ?", 5, 9), ("?", 3, 7), ("\n(\na", 4, 7)]
)
def test_places_in_a_text_on_several_lines(text: str, line: int, column: int) -> None:
    problem = refused(text)
    assert (problem.line, problem.column) == (line, column)


def test_what_a_formula_asks_for() -> None:
    formula = read("a - top-gap > a and not seen(friday) or found(prices) and seen(15-10) and found(prices)")
    assert names_in(formula) == Names(("a", "top-gap"), ("friday", "15-10"), ("prices",))
    asked = [node for node in formula.steps if isinstance(node, Asked)]
    assert [(node.name, node.name_column) for node in asked[:1]] == [("friday", 7 + 29)]


def test_pieces_keep_the_authors_words() -> None:
    formula = read("1 + (a  == 2)")
    assert [node.text for node in formula.steps] == ["1", "a", "2", "a  == 2", "1 + (a  == 2)"]
    assert formula.steps[-1] is formula.root


ALPHABET = st.sampled_from([*"ab1509 -+*/().,%=<>!\n", "and ", "or ", "not ", "max(", "seen(", "≥", "é", "€", "\0"])


@settings(deadline=None)
@given(st.lists(ALPHABET, max_size=40).map("".join) | st.text())
@example("١ + ²")
@example("a.5")
@example("seen(")
@example("seen(a,")
def test_no_text_breaks_the_reader(text: str) -> None:
    problems: list[Problem] = []
    formula = parse(text, "a.md", 1, 1, problems)
    assert (formula is None) == bool(problems)
    for problem in problems:
        assert problem.message
        assert problem.hint
        lines = text.split("\n")
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1


@settings(deadline=None)
@given(FORMULAS, st.integers(1, 90), st.integers(1, 90))
def test_places_point_at_the_text_they_name(text: str, line: int, column: int) -> None:
    formula = read(text, line, column)
    lines = text.split("\n")
    for node in formula.steps:
        row = node.line - line
        start = sum(len(each) + 1 for each in lines[:row]) + node.column - column
        assert text[start : start + len(node.text)] == node.text
        if isinstance(node, Asked):
            assert lines[node.name_line - line][node.name_column - column :].startswith(node.name)


@settings(deadline=None)
@given(FORMULAS)
def test_every_part_comes_before_what_needs_it(text: str) -> None:
    passed: set[int] = set()
    for node in read(text).steps:
        assert all(id(part) in passed for part in parts(node))
        passed.add(id(node))
