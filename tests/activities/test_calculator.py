"""`calculator`: amounts, formulas over them, a sentence, and what can be wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from courseware.activities.calculator.model import MOST_RANGES, Calculator
from tests.activities.reading import course, one, read

FORMATS = """\
kind: calculator
id: small-refusal
title: What may a refusal cost?
illustrative: yes
inputs:
  chance: {title: Chance of losing the contract, value: 5%, low: 1%, high: 10%}
  margin: {title: Margin of the contract, value: 9000, unit: EUR}
results:
  loss: {title: It may cost, formula: chance * margin, unit: EUR}
sentence: Refusing may cost {{ loss }}.
"""


def calculator(inputs: str, results: str = "r: {title: R, formula: a}", more: str = "") -> str:
    """A calculator with these amounts and results, one a line."""

    def under(key: str, lines: str) -> str:
        return f"{key}:\n" + "".join(f"  {line}\n" for line in lines.split("\n")) if lines else ""

    return f"kind: calculator\nid: x\ntitle: X\n{under('inputs', inputs)}{under('results', results)}{more}"


def test_the_example_is_read() -> None:
    found = one(FORMATS)
    assert isinstance(found, Calculator)
    chance, margin = found.inputs
    assert (chance.percent, chance.amounts) == (True, {"low": "1", "likely": "5", "high": "10"})
    assert (margin.percent, margin.unit, margin.amounts) == (False, "EUR", {"likely": "9000"})
    (loss,) = found.outcomes
    assert (loss.formula, loss.words) == ("chance margin *", "Chance of losing the contract × Margin of the contract")
    assert [result.name for result in found.results] == ["loss"]
    assert (found.private, found.illustrative, found.ranged) == (True, True, True)


def test_results_may_use_each_other_in_any_order() -> None:
    found = one(calculator("a: {title: A, value: 2}", "r: {title: R, formula: s + a}\ns: {title: S, formula: a * a}"))
    assert isinstance(found, Calculator)
    assert [each.formula for each in found.outcomes] == ["s a +", "a a *"]
    assert found.sentence.text == "R: {{ r }}. S: {{ s }}."


def test_an_amount_may_come_from_another_exercise() -> None:
    found = one(calculator("a: {title: A, from: small-refusal.loss}"))
    assert [use.name for use in found.uses] == ["small-refusal.loss"]


def test_a_result_that_does_not_exist_is_told_by_the_course(tmp_path: Path) -> None:
    other = calculator("a: {title: A, from: small-refusal.los}").replace("id: x", "id: other")
    found = course(
        tmp_path,
        page_index="# A\n\n/// activity | small-refusal\n\n/// activity | other\n",
        quiz_one=FORMATS,
        quiz_two=other,
    )
    assert [(each.code, each.hint) for each in found.problems] == [
        ("unknown-result", "Did you mean `small-refusal.loss`?")
    ]


def test_places_in_a_sentence_are_no_words_of_the_organisation(tmp_path: Path) -> None:
    text = FORMATS.replace("Refusing", "For {{ org.name }} refusing")
    found = course(
        tmp_path, page_index="# A\n\n/// activity | small-refusal\n", quiz_one=text, org="name: Harbour City Permits\n"
    )
    assert found.problems == []
    found = course(tmp_path, quiz_one=FORMATS.replace("{{ loss }}", "{{ org.loss }}"))
    assert [each.code for each in found.problems] == ["L22"]


A = "a: {title: A, value: 2}"
WRONG = {
    "no results": (calculator(A, ""), ["no-results"]),
    "no title": (FORMATS.replace("title: What may a refusal cost?\n", ""), ["no-title"]),
    "no formula": (calculator(A, "r: {title: R}"), ["no-formula"]),
    "a formula that cannot be read": (calculator(A, "r: {title: R, formula: a *}"), ["bad-formula"]),
    "a condition as a result": (calculator(A, "r: {title: R, formula: a > 1}"), ["wrong-kind"]),
    "an unknown name": (calculator(A, "r: {title: R, formula: b}"), ["unknown-name"]),
    "a name of both": (calculator(A, "a: {title: R, formula: 1 + 1}"), ["key-twice"]),
    "waiting for itself": (calculator(A, "r: {title: R, formula: r + a}"), ["circular-formula"]),
    "waiting for each other": (
        calculator(A, "r: {title: R, formula: s + a}\ns: {title: S, formula: r}"),
        ["circular-formula"],
    ),
    "no place of this name": (calculator(A, more="sentence: It is {{ los }}.\n"), ["unknown-name"]),
    "groups of digits": (calculator(A.replace("2", '"9,000"')), ["wrong-number"]),
    "no number": (calculator(A.replace("2", "much")), ["wrong-number"]),
    "low without high": (calculator("a: {title: A, value: 2, low: 1}"), ["wrong-number"]),
    "high below low": (calculator("a: {title: A, value: 2, low: 3, high: 1}"), ["wrong-number"]),
    "per cent and not": (calculator("a: {title: A, value: 2%, low: 1, high: 3}"), ["wrong-number"]),
    "outside of its range": (calculator("a: {title: A, value: 2, range: 5 to 9}"), ["wrong-number"]),
    "a range that is none": (calculator("a: {title: A, value: 2, range: 9 to 5}"), ["wrong-number"]),
    "no result's name": (calculator("a: {title: A, from: loss}"), ["unknown-result"]),
    "two sources": (calculator("a: {title: A, from: b.c, value: 2, low: 1, high: 3}"), ["two-values"]),
    "never asked for": (calculator(A + "\nb: {title: B, value: 1}"), ["unused-input"]),
    "divided by zero": (calculator("a: {title: A, value: 0}", "r: {title: R, formula: 1 / a}"), ["no-value"]),
    "an unknown setting": (calculator("a: {title: A, valu: 2}"), ["unknown-setting"]),
    "too many ranges": (
        calculator(
            "\n".join(f"a{n}: {{title: A, value: 2, low: 1, high: 3}}" for n in range(MOST_RANGES + 1)),
            "r: {title: R, formula: " + " + ".join(f"a{n}" for n in range(MOST_RANGES + 1)) + "}",
        ),
        ["too-many-ranges"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG)
def test_mistakes_are_told_with_a_place_and_a_remedy(text: str, expected: list[str]) -> None:
    _, problems = read(text)
    assert [each.code for each in problems] == expected
    for problem in problems:
        assert problem.line > 0
        assert problem.message.endswith((".", "?"))
        assert problem.hint.endswith((".", "?"))


def test_a_circle_is_told_at_its_beginning() -> None:
    (problem,) = read(calculator(A, "r: {title: R, formula: s + a}\ns: {title: S, formula: r}"))[1]
    assert problem.message in {
        "These results wait for each other, so none would ever have a value: `r` needs `s` needs `r`.",
        "These results wait for each other, so none would ever have a value: `s` needs `r` needs `s`.",
    }
    assert problem.line in {7, 8}
