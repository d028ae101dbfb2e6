"""Ids, keys and versions: answers are kept under them for years, so what an author edits must not move them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courseware.activities.identity import drafted_id, option_keys, slug, version
from courseware.activities.question import Question
from courseware.sources.fields import NAME
from tests.activities.reading import block, codes, one, read

TEXTS = st.lists(st.text(min_size=1, max_size=8), max_size=8, unique_by=lambda text: " ".join(text.lower().split()))


def keys(text: str) -> dict[str, str]:
    """The keys of a question by the texts of its answers."""
    activity = one(text)
    assert isinstance(activity, Question)
    return {answer.text.text: answer.key for answer in activity.answers}


@settings(deadline=None)
@given(st.data())
def test_a_key_does_not_depend_on_the_place_of_its_option(data: st.DataObject) -> None:
    texts = data.draw(TEXTS)
    order = data.draw(st.permutations(range(len(texts))))
    before = option_keys(("", text) for text in texts)
    after = option_keys(("", texts[index]) for index in order)
    assert after == [before[index] for index in order]


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["", "", "a", "a-2", "b"]), st.sampled_from(["x", "y", "X ", "a"])), max_size=12)
)
def test_no_two_options_have_one_key(options: list[tuple[str, str]]) -> None:
    found = option_keys(options)
    assert len(set(found)) == len(found) == len(options)


def test_equal_texts_are_different_options() -> None:
    first, second, third = option_keys([("", "same"), ("", " Same"), ("", "same")])
    assert (second, third) == (f"{first}-2", f"{first}-3")


def test_a_given_key_stays_whatever_the_text_is() -> None:
    assert keys(block("- [x] new words {#clinic}\n- [ ] b"))["new words"] == "clinic"
    assert option_keys([("", "x"), ("a", "y"), ("a-2", "z"), ("a", "w")])[1:] == ["a", "a-2", "a-3"]


def test_a_key_given_twice_is_told() -> None:
    assert codes(block("- [x] a {#k}\n- [ ] b {#k}")) == ["key-twice"]


def test_a_corrected_typo_keeps_its_key() -> None:
    assert (
        keys(block("- [x] the clinik\n- [ ] b"))["the clinik"]
        == keys(block("- [x] the clinic\n  > was: the clinik\n- [ ] b"))["the clinic"]
    )
    assert (
        keys("ask: A\noptions:\n  - right: new\n    was: old\n  - wrong: b\n")["new"] == option_keys([("", "old")])[0]
    )


BASE = block("    id: x\n\n- [x] a\n  > why\n- [ ] b")
SAME = {
    "another stem": block("    id: x\n\n- [x] a\n  > why\n- [ ] b", "Other?"),
    "other feedback": block("    id: x\n\n- [x] a\n  > because\n- [ ] b\n  > no"),
    "another order": block("    id: x\n\n- [ ] b\n- [x] a\n  > why"),
    "another case": block("    id: x\n\nA case.\n\n- [x] a\n  > why\n- [ ] b\n\nrest"),
    "another id": block("    id: y\n    hint: h\n    points: 3\n\n- [x] a\n- [ ] b"),
    "another way to write it": block("    id: x\n\n* [X]  A \n1. [ ] b\n").replace("\n", "\r\n").replace("\r\n", "\n"),
    "a comment": block("    id: x\n\n- [x] a <!-- c -->\n- [ ] b"),
}
OTHER = {
    "another right one": block("    id: x\n\n- [ ] a\n- [x] b"),
    "another text": block("    id: x\n\n- [x] a\n- [ ] c"),
    "one more": block("    id: x\n\n- [x] a\n- [ ] b\n- [ ] c"),
    "another kind": block("    id: x\n    kind: text\n\n- [x] a\n- [ ] b"),
}


@pytest.mark.parametrize("text", SAME.values(), ids=SAME)
def test_the_version_stays_where_only_words_around_change(text: str) -> None:
    assert one(text).version == one(BASE).version


@pytest.mark.parametrize("text", OTHER.values(), ids=OTHER)
def test_the_version_changes_with_what_is_right(text: str) -> None:
    assert one(text).version != one(BASE).version


TYPED = "    kind: {}\n{}\n- [x] {}\n- [ ] 7\n  > {}"
TYPED_SAME = [
    (TYPED.format("text", "", "Alpha | beta", "a"), TYPED.format("text", "", "beta | ALPHA", "b")),
    (
        TYPED.format("numeric", "    within: 0.5\n", "105 | 106", "a"),
        TYPED.format("numeric", "    within: 0,50\n", "106 | 105.0", "b"),
    ),
    (TYPED.format("numeric", "    unit: points\n", "105", "a"), TYPED.format("numeric", "    unit: pts\n", "105", "b")),
]
TYPED_OTHER = [
    (TYPED.format("text", "", "alpha", ""), TYPED.format("text", "", "alpha | beta", "")),
    (TYPED.format("text", "    case: matter\n", "alpha", ""), TYPED.format("text", "", "alpha", "")),
    (
        TYPED.format("text", r"    pattern: \S+" + "\n", "alpha", ""),
        TYPED.format("text", r"    pattern: \s+" + "\n", "alpha", ""),
    ),
    (TYPED.format("numeric", "    within: 0.5\n", "105", ""), TYPED.format("numeric", "    within: 5%\n", "105", "")),
]


@pytest.mark.parametrize(("text", "other"), TYPED_SAME)
def test_the_version_of_typed_answers_stays(text: str, other: str) -> None:
    assert one(block(text)).version == one(block(other)).version


@pytest.mark.parametrize(("text", "other"), TYPED_OTHER)
def test_the_version_of_typed_answers_changes(text: str, other: str) -> None:
    assert one(block(text)).version != one(block(other)).version


def test_these_are_promises_and_do_not_change() -> None:
    assert option_keys([("", "The clinic")]) == ["7a8b2b"]
    assert version("choice", [("7a8b2b", True), ("x", False)]) == "432fa1b5"


@settings(deadline=None)
@given(st.text(), st.text())
def test_a_drafted_id_is_an_id(page: str, title: str) -> None:
    assert NAME.fullmatch(drafted_id(page, title))
    assert NAME.fullmatch(slug(title))


def test_drafted_ids_of_equal_titles_differ() -> None:
    activities, _ = read(block("- [x] a\n- [ ] b") * 3)
    assert [activity.id for activity in activities] == ["page-a", "page-a-2", "page-a-3"]


def test_a_title_without_latin_letters_has_an_id_of_its_own() -> None:
    assert slug("漢字") != slug("かな")
