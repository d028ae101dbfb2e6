"""What formulas come to: the vectors that the browser code passes too, and the same in node for formulas made up."""

from __future__ import annotations

import json
import math
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from courseware.formulas.compiling import compile_formula
from courseware.formulas.evaluating import Result, Value, evaluate
from courseware.formulas.faults import WORDS, Fault, in_words
from tests.formulas.reading import FORMULAS, read

ROOT = Path(__file__).parents[2]
VECTORS: dict[str, Any] = json.loads((ROOT / "tests" / "vectors" / "formulas.json").read_text("utf-8"))
WORLD = VECTORS["world"]
ASK = """
import { createInterface } from 'node:readline'
import { evaluate } from './plugins/courseware/formulas/evaluate'
createInterface({ input: process.stdin }).on('line', (line) => {
  const { formula, value, seen, found } = JSON.parse(line)
  const result = evaluate(formula, {
    value: (name) => value[name], seen: (name) => seen.includes(name), found: (name) => found.includes(name)
  })
  console.log(JSON.stringify(Object.is(result, -0) ? 'minus zero' : result))
})
"""
Twin = Callable[[str, dict[str, Value], list[str], list[str]], Any]


def as_json(result: Result) -> Any:
    """A result as the browser has it."""
    return {"fault": result.code, "names": list(result.names)} if isinstance(result, Fault) else result


@pytest.mark.parametrize("vector", VECTORS["formulas"], ids=lambda vector: ascii(vector["formula"]))
def test_vectors(vector: dict[str, Any]) -> None:
    formula = read(vector["formula"])
    columns = vector.get("columns", ())
    assert compile_formula(formula, columns) == vector["compiled"]
    result = as_json(evaluate(formula, WORLD["value"], WORLD["seen"], WORLD["found"], columns))
    assert result == vector["result"]
    assert isinstance(result, bool) == isinstance(vector["result"], bool)


@pytest.mark.parametrize("value", [math.nan, math.inf, 10**400, "3", {}, None, object()])
def test_what_is_no_number_is_missing(value: Any) -> None:
    assert evaluate(read("a + 1"), {"a": value}) == Fault("missing", ("a",))
    assert evaluate(read("sum(a)"), {"a": [value, 4]}) == 4


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Fault("missing", ("a", "b")), "Still needed for this: Weight, b."),
        (Fault("no-values", ("a",)), "There is no result yet: no number is given in Weight."),
        (Fault("divided-by-zero"), "There is no result yet: it would be divided by zero."),
    ],
)
def test_faults_in_words(fault: Fault, words: str) -> None:
    assert in_words(fault, {"a": "Weight"}) == words


def test_the_browser_says_the_same() -> None:
    words = (ROOT / "plugins" / "courseware" / "formulas" / "words.ts").read_text("utf-8")
    assert [text for text in WORDS.values() if f"'{text}'" not in words] == []


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Twin]:
    """One node process for all formulas; it evaluates a line at a time, so that hypothesis can look for the shortest."""
    script = tmp_path_factory.mktemp("formulas") / "ask.mjs"
    folders = os.pathsep.join([str(ROOT / ".venv" / "bin"), os.environ.get("PATH", "")])
    environment = {**os.environ, "PATH": folders}
    esbuild = [str(ROOT / "node_modules" / ".bin" / "esbuild"), "--bundle", "--platform=node", "--format=esm"]
    options = [f"--outfile={script}", "--log-level=warning"]
    subprocess.run([*esbuild, *options], input=ASK, text=True, check=True, cwd=ROOT, env=environment)
    with subprocess.Popen(
        ["node", str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as node:
        assert node.stdin
        assert node.stdout
        ask, answer = node.stdin, node.stdout

        def run(formula: str, value: dict[str, Value], seen: list[str], found: list[str]) -> Any:
            ask.write(json.dumps({"formula": formula, "value": value, "seen": seen, "found": found}) + "\n")
            ask.flush()
            return json.loads(answer.readline(), parse_int=float)

        yield run
        ask.close()


ANY_NUMBER = st.one_of(
    st.integers(-10, 10),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([0.1, 0.2, 0.3, 1.005, 2.675, 0.5, -0.5, 1e308, 5e-324, -0.0, 2.0**53]),
)
ANY_VALUE = st.one_of(ANY_NUMBER, ANY_NUMBER, st.none())
WORLDS = st.fixed_dictionaries(
    {
        "partner": ANY_VALUE,
        "repeat": ANY_VALUE,
        "top-gap": ANY_VALUE,
        "done": st.one_of(st.booleans(), st.booleans(), st.none()),
        "weight": st.lists(ANY_VALUE, max_size=5),
        "now": st.lists(ANY_VALUE, max_size=2),
    }
)
SEEN = st.lists(st.sampled_from(["friday", "monday"]), max_size=2)
FOUND = st.lists(st.just("prices"), max_size=1)
ONE_TWIN = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@ONE_TWIN
@given(FORMULAS, WORLDS, SEEN, FOUND)
def test_node_comes_to_the_same(
    twin: Twin, text: str, value: dict[str, Value], seen: list[str], found: list[str]
) -> None:
    formula = read(text)
    ours = as_json(evaluate(formula, value, seen, found))
    theirs = twin(compile_formula(formula), value, seen, found)
    assert ours == theirs
    assert isinstance(ours, bool) == isinstance(theirs, bool)


@ONE_TWIN
@given(
    st.floats(allow_nan=False, allow_infinity=False) | st.decimals(-1000, 1000, places=4).map(float), st.integers(0, 9)
)
def test_node_rounds_alike(twin: Twin, number: float, digits: int) -> None:
    formula = read(f"round(partner, {digits})")
    ours = evaluate(formula, {"partner": number})
    assert ours == twin(compile_formula(formula), {"partner": number}, [], [])


@ONE_TWIN
@given(FORMULAS, st.lists(st.one_of(ANY_VALUE, st.booleans(), st.lists(ANY_VALUE, max_size=2)), min_size=6, max_size=6))
@example("done", [0, 0, 0, -0.0, 0, 0])
def test_values_of_the_wrong_kind_break_neither(twin: Twin, text: str, values: list[Any]) -> None:
    formula = read(text)
    world = dict(zip(["partner", "repeat", "top-gap", "done", "weight", "now"], values, strict=True))
    ours = as_json(evaluate(formula, world))
    assert ours == twin(compile_formula(formula), world, [], [])
    assert not isinstance(ours, float) or math.isfinite(ours)
