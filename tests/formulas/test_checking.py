"""Names that nobody knows, and values of the wrong kind."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from courseware.formulas.checking import Kind, Scope, read_formula
from courseware.problems import Problem
from tests.formulas.reading import FORMULAS, SCOPE, checked

RIGHT: list[tuple[str, Kind]] = [
    ("partner >= 3 and not seen(friday)", "condition"),
    ("done", "condition"),
    ("if(done, partner, 0) + 1", "number"),
    ("if(done, seen(monday), not found(prices))", "condition"),
    ("sum(weight) / max(weight, now, 1)", "number"),
    ("round(mean(now), 2)", "number"),
    ("weight", "list"),
    ("round(partner, 9)", "number"),
]
WRONG: list[tuple[str, Kind, str, int, str, str]] = [
    ("partnr > 3", "condition", "unknown-name", 7, "nothing called `partnr`", "Did you mean `partner`?"),
    ("partner-repeat > 3", "condition", "unknown-name", 7, "`partner-repeat`", "`partner - repeat`"),
    ("partner-2 > 3", "condition", "unknown-name", 7, "`partner-2`", "`partner - 2`"),
    ("zzz > 3", "condition", "unknown-name", 7, "`zzz`", "There are `done`, `now`, `partner`"),
    ("friday", "condition", "unknown-name", 7, "`friday`", "`seen(friday)`"),
    ("not prices", "condition", "unknown-name", 11, "`prices`", "`found(prices)`"),
    ("max > 3", "condition", "unknown-name", 7, "`max`", "`max` is a function: write `max(0, a - b)`"),
    ("seen(frday)", "condition", "unknown-scene", 12, "no scene `frday`", "Did you mean `friday`?"),
    ("seen(prices)", "condition", "unknown-scene", 12, "no scene `prices`", "`found(prices)`"),
    ("found(friday)", "condition", "unknown-clue", 13, "no clue `friday`", "`seen(friday)`"),
    ("found(zzz)", "condition", "unknown-clue", 13, "never be true", "There are `prices`, `unreadable`."),
    ("partner", "condition", "wrong-kind", 7, "`partner` is a number, and a condition", "`partner >= 1`"),
    ("partner > 3", "number", "wrong-kind", 7, "is a condition", "`if(partner > 3, 1, 0)`"),
    ("seen(friday) + 1", "number", "wrong-kind", 7, "`seen(friday)` is a condition", "`if(seen(friday), 1, 0)`"),
    ("1 + (partner > 3)", "number", "wrong-kind", 12, "`partner > 3` is a condition", "1, 0"),
    ("not partner", "condition", "wrong-kind", 11, "`partner` is a number", "Compare"),
    ("done = 1", "condition", "wrong-kind", 7, "`done` is a condition", "1, 0"),
    ("- done", "number", "wrong-kind", 9, "`done` is a condition", "1, 0"),
    ("partner and done", "condition", "wrong-kind", 7, "`partner` is a number", ">= 1"),
    ("partner = 3 or 5", "condition", "wrong-kind", 22, "compared with nothing", "`partner = 3 or partner = 5`"),
    ("done and partner > 2 or 9", "condition", "wrong-kind", 31, "`9`", "`partner > 2 or partner > 9`"),
    ("weight + 1", "number", "wrong-kind", 7, "`weight` is a whole column", "`sum(weight)`"),
    ("weight", "number", "wrong-kind", 7, "`weight` is a whole column", "`mean(weight)`"),
    ("partner", "list", "wrong-kind", 7, "a column is wanted", "name of a column"),
    ("max(done, 1)", "number", "wrong-kind", 11, "`done` is a condition", "1, 0"),
    ("round(weight)", "number", "wrong-kind", 13, "`weight` is a whole column", "sum"),
    ("if(done, weight, 1)", "number", "wrong-kind", 16, "`weight` is a whole column", "sum"),
    ("if(partner, 1, 2)", "number", "wrong-kind", 10, "`partner` is a number", ">= 1"),
    ("if(done, 1, done)", "number", "wrong-kind", 19, "a number in one case and a condition", "two numbers"),
    ("if(done, 1)", "number", "wrong-arguments", 7, "`if` takes 3 values", "`if(a > b, a, b)`"),
    (
        "max()",
        "number",
        "wrong-arguments",
        7,
        "`max` takes at least one value between its brackets, and here are none",
        "a - b",
    ),
    (
        "round(1, 2, 3)",
        "number",
        "wrong-arguments",
        7,
        "takes 1 or 2 values between its brackets, and here are 3",
        "round",
    ),
    ("round(partner, repeat)", "number", "wrong-arguments", 22, "`repeat` does not", "`round(partner, 2)`"),
    ("round(partner, 1.5)", "number", "wrong-arguments", 22, "`1.5` does not", "from 0 to 9"),
    ("round(partner, 10)", "number", "wrong-arguments", 22, "`10` does not", "from 0 to 9"),
]


@pytest.mark.parametrize(("text", "wanted"), RIGHT)
def test_what_is_right_passes(text: str, wanted: Kind) -> None:
    assert checked(text, wanted) == []


@pytest.mark.parametrize(("text", "wanted", "code", "column", "message", "hint"), WRONG)
def test_what_an_author_is_told(text: str, wanted: Kind, code: str, column: int, message: str, hint: str) -> None:
    [problem] = checked(text, wanted)
    assert (problem.code, problem.path, problem.line, problem.column) == (code, "a.md", 3, column)
    assert message in problem.message
    assert hint in problem.hint


def test_every_mistake_is_told_in_one_run() -> None:
    codes = [problem.code for problem in checked("a > b and seen(c) or found(d) and 3", "condition")]
    assert sorted(codes) == ["unknown-clue", "unknown-name", "unknown-name", "unknown-scene", "wrong-kind"]


def test_scenes_and_clues_have_a_meaning_in_scenarios_only() -> None:
    problems = checked("seen(friday) and found(prices)", "condition", Scope({"a": "number"}))
    assert [(problem.code, problem.column) for problem in problems] == [
        ("unknown-function", 7),
        ("unknown-function", 24),
    ]


def test_where_nothing_is_known_nothing_is_suggested() -> None:
    [name] = checked("a", "number", Scope())
    assert name.hint == "There are no names that a formula could use here."
    [scene] = checked("seen(a)", "condition", Scope(scenes=()))
    assert scene.hint == "This scenario has no scenes."
    [many] = checked("zz", "number", Scope({f"name-{n}": "number" for n in range(20)}))
    assert many.hint.endswith("and 12 more.")


def test_reading_and_checking_in_one() -> None:
    problems: list[Problem] = []
    assert read_formula("partner > 3", ("a.md", 1, 1), SCOPE, "condition", problems)
    assert problems == []
    assert read_formula("partner >", ("a.md", 1, 1), SCOPE, "condition", problems) is None
    assert read_formula("partner", ("a.md", 1, 1), SCOPE, "condition", problems) is None
    assert [problem.code for problem in problems] == ["bad-formula", "wrong-kind"]


def test_a_column_is_a_number_in_its_row_and_all_rows_alone_in_a_function() -> None:
    scope = Scope({"weight": "number", "now": "number", "done": "condition"}, columns={"weight", "done"}, texts={"who"})
    assert checked("weight / sum(weight) + max(0, weight - now)", "number", scope) == []
    assert checked("sum(done)", "number", scope) == []
    [once] = checked("sum(weight * now)", "number", scope)
    assert (once.code, once.column) == ("one-value", 11)
    assert "`weight * now` is one number in each row, so `sum` of it is that number again." in once.message
    [text] = checked("weight * who", "number", scope)
    assert text.message == "The column `who` holds no numbers, so nothing can be worked out with it."


@settings(deadline=None)
@given(FORMULAS)
def test_nothing_is_said_of_formulas_that_are_right(text: str) -> None:
    wanted: list[Kind] = ["number", "condition"]
    assert [kind for kind in wanted if not checked(text, kind)] != []
