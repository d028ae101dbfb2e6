"""`composer`: fields, clauses, a template, and what can be wrong with them."""

from __future__ import annotations

import pytest

from courseware.activities.composer.model import Composer
from tests.activities.reading import assert_told, one

FORMATS = """\
kind: composer
id: limit-sentence
title: A fair limit
fields:
  can: What you can do
  by: By when
  reason:
    title: Why not more
    offer: [The van leaves at six., Two others have the same wish.]
template: I can {{ can }} by {{ by }}. {{ reason }}
"""
TERMS = """\
kind: composer
id: terms
title: Terms
gaps:
  silence: Nobody knew when
fields:
  clauses:
    title: What we agree
    choose: several
    offer:
      - title: Answer times
        text: An answer within four hours.
        covers: silence
      - id: name
        text: One name on each side.
  review: {title: When, type: date}
template: We agree {{ clauses }} until {{ review }}.
"""


def composer(text: str) -> Composer:
    """The composer, in which nothing is wrong."""
    found = one(text)
    assert isinstance(found, Composer)
    return found


def test_the_example_is_read() -> None:
    found = composer(FORMATS)
    assert [each.name for each in found.blanks] == ["can", "by", "reason"]
    assert [each.text.text for each in found.blanks[2].clauses] == [
        "The van leaves at six.",
        "Two others have the same wish.",
    ]
    assert [each.name for each in found.results] == ["text"]


def test_clauses_cover_gaps_and_keep_their_keys() -> None:
    found = composer(TERMS)
    clauses, review = found.blanks
    assert (clauses.several, review.date) == (True, True)
    first, second = clauses.clauses
    assert (first.covers, second.key, second.title) == (("silence",), "name", None)
    assert [each.name for each in found.results] == ["text", "open"]
    moved = composer(TERMS.replace("      - title: Answer", "      - Nothing else.\n      - title: Answer"))
    assert moved.blanks[0].clauses[1].key == first.key


WRONG = {
    "no fields": ("kind: composer\nid: x\ntitle: X\ntemplate: A\n", ["no-fields"]),
    "no template": (FORMATS.partition("template")[0], ["no-template"]),
    "an unknown place": (FORMATS.replace("{{ by }}", "{{ bye }}"), ["unknown-name", "unused-field"]),
    "a field that goes nowhere": (FORMATS.replace("{{ by }}", "noon"), ["unused-field"]),
    "an open brace": (FORMATS.replace("{{ by }}", "{{ by }"), ["unknown-name", "unused-field"]),
    "nothing to choose": (
        FORMATS.replace("by: By when", "by: {title: By when, choose: several}"),
        ["nothing-to-choose"],
    ),
    "an empty clause": (FORMATS.replace("[The van leaves at six., ", "['', "), ["empty-clause"]),
    "a clause without text": (
        TERMS.replace("        text: An answer within four hours.\n", ""),
        ["empty-clause", "gap-open"],
    ),
    "an unknown gap": (TERMS.replace("covers: silence", "covers: silense"), ["unknown-name", "gap-open"]),
    "a gap that stays": (TERMS.replace("        covers: silence\n", ""), ["gap-open"]),
    "an unknown type": (TERMS.replace("type: date", "type: day"), ["wrong-word"]),
    "an unknown setting": (FORMATS.replace("title: Why", "titel: W\n    title: Why"), ["unknown-setting"]),
}


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG)
def test_mistakes_are_told_with_a_place_and_a_remedy(text: str, expected: list[str]) -> None:
    assert_told(text, expected)
