"""Scoring: the vectors that Python and the browser code share, and what must hold for every answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courseware.activities.blanks.model import score as score_gaps
from courseware.activities.choice.model import score as score_choice
from courseware.activities.numeric.model import Amount
from courseware.activities.numeric.model import score as score_number
from courseware.activities.numeric.numbers import read_number
from courseware.activities.scoring import fold
from courseware.activities.spelled import Spelled
from courseware.activities.text.model import score as score_text
from courseware.sources.text import Part

VECTORS: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parents[1] / "vectors" / "scoring.json").read_text("utf-8")
)


def vectors(name: str) -> pytest.MarkDecorator:
    """One test for each vector of a group."""
    return pytest.mark.parametrize(
        "vector", VECTORS[name], ids=lambda vector: json.dumps(vector, ensure_ascii=True)[:80]
    )


def common(foreseen: dict[str, Any]) -> dict[str, Any]:
    """What every answer has."""
    text = Part((" | ".join(foreseen["is"]),), 1, 1)
    return {
        "key": foreseen["key"],
        "right": foreseen["right"],
        "text": text,
        "because": None,
        "missed": None,
        "line": 1,
        "column": 1,
    }


@vectors("choice")
def test_choices(vector: dict[str, Any]) -> None:
    if vector["score"] is None:
        return  # Nothing is chosen: the widget does not score that, and asks for a choice.
    found = score_choice(set(vector["right"]), set(vector["wrong"]), set(vector["response"]), vector["several"])
    assert found.value == pytest.approx(vector["score"], abs=1e-9)
    assert found.outcome == vector["outcome"]


@vectors("fold")
def test_folding(vector: dict[str, Any]) -> None:
    assert fold(vector["in"], vector["case"], vector["accents"]) == vector["out"]


@vectors("text")
def test_typed_texts(vector: dict[str, Any]) -> None:
    answers = [
        Spelled(**common(each), spellings=tuple(each["is"]), pattern=each.get("pattern") or "")
        for each in vector["answers"]
    ]
    found = score_text(answers, vector["response"], vector["case"], vector["accents"])
    assert (found.value, found.key) == (vector["score"], vector["key"])


@vectors("blanks")
def test_gaps(vector: dict[str, Any]) -> None:
    gaps = [
        Spelled(**common({"is": spellings, "right": True, "key": str(number)}), spellings=tuple(spellings))
        for number, spellings in enumerate(vector["gaps"])
    ]
    found = score_gaps(gaps, vector["response"], vector["case"], vector["accents"])
    assert found.value == pytest.approx(vector["score"])
    assert found.outcome == vector["outcome"]


@vectors("numbers")
def test_reading_numbers(vector: dict[str, Any]) -> None:
    assert read_number(vector["in"], vector["unit"]) == pytest.approx(vector["out"])


@vectors("numeric")
def test_typed_numbers(vector: dict[str, Any]) -> None:
    unit = vector["unit"]
    answers = [
        Amount(
            **common(each),
            values=tuple(read_number(one, unit)[0] for one in each["is"]),
            within=each.get("within") or "",
        )
        for each in vector["answers"]
    ]
    found = score_number(answers, vector["response"], unit)
    assert (found.value if found else None, found.key if found else None) == (vector["score"], vector["key"])


KEYS = st.sets(st.sampled_from("abcdefgh"), min_size=1)


@settings(deadline=None)
@given(KEYS, KEYS, st.sets(st.sampled_from("abcdefghx")))
def test_ticking_everything_never_pays(right: set[str], wrong: set[str], chosen: set[str]) -> None:
    wrong -= right
    if not wrong:
        return
    everything = score_choice(right, wrong, right | wrong, several=True)
    assert (everything.value, everything.outcome) == (0, "partly")
    assert 0 <= score_choice(right, wrong, chosen, several=True).value <= 1


@settings(deadline=None)
@given(KEYS, KEYS, st.sets(st.sampled_from("abcdefgh")), st.sampled_from("abcdefgh"))
def test_a_wrong_tick_never_adds_and_a_right_one_never_takes_away(
    right: set[str], wrong: set[str], chosen: set[str], more: str
) -> None:
    wrong -= right
    before = score_choice(right, wrong, chosen - {more}, several=True).value
    after = score_choice(right, wrong, chosen | {more}, several=True).value
    assert after >= before if more in right else after <= before


@settings(deadline=None)
@given(KEYS, KEYS)
def test_only_all_right_ones_and_nothing_else_are_right(right: set[str], chosen: set[str]) -> None:
    wrong = set("abcdefgh") - right
    assert (score_choice(right, wrong, chosen, several=True).outcome == "right") == (chosen == right)


@settings(deadline=None)
@given(st.text(), st.booleans(), st.booleans())
def test_what_is_typed_is_equal_to_itself_however_it_is_spaced(text: str, case: bool, accents: bool) -> None:
    folded = fold(text, case, accents)
    assert fold(f"  {text}\t", case, accents) == folded


@settings(deadline=None)
@given(st.text(), st.text(max_size=12))
def test_no_text_breaks_the_reading_of_numbers(text: str, unit: str) -> None:
    assert all(abs(value) < float("inf") for value in read_number(text, unit))


@pytest.mark.parametrize("text", ["1e999", "9" * 400, "-" * 1000, "1" + ",111" * 2000, "1 " * 50_000, "%" * 50_000])
def test_numbers_without_end(text: str) -> None:
    assert len(read_number(text, "points")) <= 1
