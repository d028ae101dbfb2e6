"""A page of sections: headings with names and words, list items with arrows; each with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.problems import Problem
from courseware.sources.blocks import read_blocks
from courseware.sources.lines import Line, read_lines
from courseware.sources.sections import Arrow, Section, read_sections
from courseware.sources.text import Part
from tests.sources.pages import stands_at
from tests.tools.examples import examples

Read = tuple[list[Line], list[Section], list[Problem]]


def sections(text: str) -> Read:
    """What stands before the first heading, the sections, and what is wrong."""
    lines = read_lines(text)
    blocks, problems = read_blocks(lines, "x.md")
    intro, found, wrong = read_sections(lines, blocks, "x.md")
    return intro, found, [*problems, *wrong]


def sound(text: str) -> list[Section]:
    """The sections of a text in which nothing is wrong."""
    _, found, problems = sections(text)
    assert problems == []
    return found


def arrow(item: str) -> Arrow:
    """The only arrow of a section."""
    ((only,),) = [section.arrows for section in sound(f"## A {{#a}}\n\n{item}\n")]
    return only


def only(text: str) -> tuple[str, str]:
    """Code and place of the only problem, as what stands there up to the end of the line."""
    _, _, (problem,) = sections(text)
    assert problem.path == "x.md"
    assert problem.hint
    return problem.code, stands_at(text, problem.line, problem.column)


def test_what_stands_where() -> None:
    intro, (first, second), problems = sections(
        "Before.\n\n## One *day* {#one checkpoint a=b}\n\nText.\n- milk\n\n- go → two (x +1)\n  > So.\n\nMore.\n\n## Two ##\n"
    )
    assert problems == []
    assert [line.text for line in intro if line.text] == ["Before."]
    assert (first.title, first.name) == (Part(("One *day*",), 3, 4), "one")
    assert [(word.text, word.line, word.column) for word in first.words] == [("checkpoint", 3, 20), ("a=b", 3, 31)]
    assert (first.line, first.column) == (3, 1)
    assert [line.text for line in first.text if line.text] == ["Text.", "- milk", "More."]
    assert (second.title.text, second.name, second.words, second.arrows) == ("Two", "", (), [])


def test_an_arrow_and_its_places() -> None:
    found = arrow("- go\n  on {#k} → the end\n  ( x +1;\n    y -1 )\n  > So\n  >   it is.\n  lazily")
    assert (found.text, found.key) == (Part(("go", "on"), 3, 3), "k")
    assert found.target
    assert (found.target.text, found.target.line, found.target.column) == ("the end", 4, 13)
    assert [(line.text, line.number, line.column) for line in found.note] == [(" x +1;", 5, 4), ("y -1 ", 6, 5)]
    assert [(line.text, line.number, line.column) for line in found.quotes] == [
        ("So", 7, 5), ("  it is.", 8, 5), ("lazily", 9, 3),
    ]  # fmt: skip
    assert (found.line, found.column) == (3, 1)


@pytest.mark.parametrize("sign", ["→", "⇒", "➔", "➜", "->", "-->", "=>", "==>"])
def test_spellings_of_an_arrow(sign: str) -> None:
    for line in (f"- go {sign} two", f"- go {sign}two", f"- go {sign} two (x +1)", f"   - go   {sign}   two"):
        found = arrow(line)
        assert found.target
        assert (found.text.text, found.target.text) == ("go", "two")


@pytest.mark.parametrize("marker", ["-", "*", "+", "•", "–", "1.", "2)"])
def test_markers_of_an_item(marker: str) -> None:
    assert arrow(f"{marker} go → two").text.text == "go"


@pytest.mark.parametrize(
    "text",
    [
        "He goes → there.",
        "- press `a → b`",
        "- well-known->unknown",
        "- 2 < 3",
        "-no blank → two",
        "```\n- go → two\n```",
        "~~~\n## B\n~~~",
        "- milk\n  ```\n  go → two\n  ```",
        "<!-- - go → two -->",
        "### Deeper → two",
        "> - go → two",
        "| a → b |",
    ],
)
def test_what_is_text(text: str) -> None:
    (found,) = sound(f"## A {{#a}}\n\n{text}\n")
    assert found.arrows == []
    assert "\n".join(line.text for line in found.text).strip() == ("" if text.startswith("<!--") else text)


def test_the_last_arrow_counts() -> None:
    found = arrow("- say a → b → two")
    assert found.target
    assert (found.text.text, found.target.text) == ("say a → b", "two")


def test_an_item_ends_where_another_begins() -> None:
    (found,) = sound("## A {#a}\n\n- one → b\n  (x +1)\n- two → c\n\n  > So.\n\nText.\n\n1. three → d\n")
    assert [(each.text.text, len(each.note), len(each.quotes)) for each in found.arrows] == [
        ("one", 1, 0), ("two", 0, 1), ("three", 0, 0),
    ]  # fmt: skip
    assert [line.text for line in found.text if line.text] == ["Text."]


def test_blocks_belong_to_their_section() -> None:
    (first, second) = sound(
        "## A {#a}\n\n- go → b\n\n## B {#b}\n\n/// question | Q?\n\n- [x] a → b\n- [ ] b\n///\n\nText.\n"
    )
    assert (len(first.blocks), len(second.blocks), second.arrows) == (0, 1, [])
    assert [line.text for line in second.text if line.text] == ["Text."]


def test_a_tab_and_a_comment_leave_places_as_they_are() -> None:
    text = "## A {#a}\n\n-\tgo <!-- a → b --> on → two\t(x +1)\n"
    (section,) = sound(text)
    (found,) = section.arrows
    assert found.target
    assert found.text.text.split() == ["go", "on"]
    assert stands_at(text, found.target.line, found.target.column).startswith("two")
    assert stands_at(text, found.note[0].number, found.note[0].column).startswith("x +1)")


WRONG = [
    ("# A {#a}\n", "heading-level", "# A {#a}"),
    ("### A {#a}\n", "heading-level", "### A {#a}"),
    ("## A {#A b}\n", "bad-id", "#A b}"),
    ("- go → a\n\n## A {#a}\n", "arrow-outside", "- go → a"),
    ("/// question | Q?\n///\n\n## A {#a}\n", "misplaced-block", "/// question | Q?"),
    ("## A {#a}\n\n- go → a (x +1\n", "unclosed-note", "(x +1"),
    ("## A {#a}\n\n- go → a\n  (x +1\n  > So.\n", "unclosed-note", "(x +1"),
    ("## A {#a}\n\n- go → a (x) and on\n", "unclosed-note", "(x) and on"),
    ("## A {#a}\n\n- go → a\n  and so on\n", "text-behind-arrow", "and so on"),
    ("## A {#a}\n\n- go {#K} → a\n", "bad-key", "{#K} → a"),
    ("## A {#a}\n\n- milk\n  - go → a\n", "nested-choice", "- go → a"),
    ("## A {#a}\n\nText <!-- and\n\n- go → a\n", "unclosed-comment", "Text <!-- and"),
]


@pytest.mark.parametrize(("text", "code", "there"), WRONG)
def test_what_is_wrong_is_told_where_it_stands(text: str, code: str, there: str) -> None:
    assert only(text) == (code, there)


def test_what_is_wrong_does_not_lose_the_rest() -> None:
    _, found, problems = sections("# A {#A}\n\n- go → a (x +1\n- stay {#K} → a\n\n## B\n\nText.\n")
    assert [problem.code for problem in problems] == ["heading-level", "bad-id", "unclosed-note", "bad-key"]
    assert [(each.name, len(each.arrows)) for each in found] == [("a", 2), ("", 0)]
    assert found[0].arrows[1].key == ""


PIECES = ["## A {#a b=c}", "# ", "#", "- go → two", "- go ->", "→", "  (x", "  x)", "  > q", "> q", "- ", "1. x => y (z)", "    - deep → b",
          "```", "~~~", "<!--", "-->", "`", "{#k}", "{", "text", "\t- tab → c", "/// question | Q", "///", ""]  # fmt: skip


@examples(150)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=10)), max_size=12).map("\n".join))
def test_no_text_is_too_odd_and_places_are_true(text: str) -> None:
    _, found, problems = sections(text)
    lines = text.split("\n")
    for problem in problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
    if "\t" in text or "<!--" in text or any(sign in text for sign in "\x02\x03"):
        return
    for section in found:
        assert stands_at(text, section.title.line, section.title.column).startswith(section.title.text)
        for word in section.words:
            assert stands_at(text, word.line, word.column).startswith(word.text)
        for each in section.arrows:
            assert stands_at(text, each.text.line, each.text.column).startswith(each.text.lines[0])
            for line in (*each.note, *each.quotes):
                assert stands_at(text, line.number, line.column).startswith(line.text)
            if each.target:
                assert stands_at(text, each.target.line, each.target.column).startswith(each.target.text)
