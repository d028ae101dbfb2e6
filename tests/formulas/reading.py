"""Short ways to read a formula in tests, and formulas that hypothesis makes up."""

from __future__ import annotations

from hypothesis import strategies as st

from courseware.formulas.checking import Kind, Scope, check
from courseware.formulas.nodes import Formula
from courseware.formulas.parsing import parse
from courseware.problems import Problem

SCOPE = Scope(
    {
        "partner": "number",
        "repeat": "number",
        "top-gap": "number",
        "done": "condition",
        "weight": "list",
        "now": "list",
    },
    scenes={"friday", "15-10", "monday"},
    clues={"prices", "unreadable"},
)


def read(text: str, line: int = 3, column: int = 7) -> Formula:
    """A formula without a mistake in its grammar."""
    problems: list[Problem] = []
    formula = parse(text, "a.md", line, column, problems)
    assert formula, problems
    return formula


def refused(text: str) -> Problem:
    """The one problem of a text that is no formula."""
    problems: list[Problem] = []
    assert parse(text, "a.md", 3, 7, problems) is None
    assert len(problems) == 1
    return problems[0]


def checked(text: str, wanted: Kind = "number", scope: Scope = SCOPE) -> list[Problem]:
    """What is wrong with a formula, its grammar aside."""
    problems: list[Problem] = []
    assert check(read(text), scope, wanted, problems) is (not problems)
    return problems


def joined(*pieces: st.SearchStrategy[str] | str) -> st.SearchStrategy[str]:
    """The texts one after the other."""
    return st.tuples(*(st.just(each) if isinstance(each, str) else each for each in pieces)).map("".join)


SPACES = st.sampled_from([" ", "  ", "\n", ""])
NUMBERS = st.one_of(
    st.integers(0, 20).map(str),
    st.decimals(0, 1000, places=3).map(str),
    st.sampled_from(["5%", "0.1", "0.2", "0.3", "1.005", "2.5", "0", "1" + "0" * 60, "0." + "0" * 60 + "1"]),
)
NAMES = st.sampled_from(["partner", "repeat", "top-gap"])
COLUMNS = st.sampled_from(["weight", "now"])


def longer_number(number: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """A number made of numbers."""
    condition = conditions(number)
    return st.one_of(
        joined("(", number, SPACES, ")"),
        joined(number, st.sampled_from([" + ", " - ", " * ", " / ", " × ", " −", "/"]), number),
        joined("-(", number, ")"),
        joined(st.sampled_from(["min(", "max(", "sum(", "mean("]), number, ", ", number | COLUMNS, ")"),
        joined("round(", number, st.sampled_from([")", ", 0)", ", 1)", ", 2)", ", 9)"])),
        joined("if(", condition, ", ", number, ", ", number, ")"),
    )


def conditions(number: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Comparisons of these numbers, and what joins them."""
    compared = joined(number, SPACES, st.sampled_from("= != < <= > >= == <> ≤".split()), SPACES, number)
    simple = compared | st.sampled_from(["seen(friday)", "found(prices)", "seen( monday )", "done"])
    return simple | st.one_of(
        joined("not ", simple),
        joined("(", simple, st.sampled_from([") and (", ") or ("]), simple, ")"),
        joined(simple, st.sampled_from([" and ", " or ", " and not "]), simple),
    )


COUNTS = st.recursive(
    st.one_of(NUMBERS, NAMES, joined(st.sampled_from(["sum(", "mean(", "max("]), COLUMNS, ")")),
    longer_number,
    max_leaves=6,
)
FORMULAS = (COUNTS | conditions(COUNTS)).filter(lambda text: len(text) <= 500)
"""Formulas in which the kinds fit together."""
