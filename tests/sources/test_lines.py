"""Lines keep the place of every character, also behind tabs; indented code is told from indented text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from courseware.sources.lines import Line, Nesting, join, read_lines, shifted


@settings(deadline=None)
@given(st.text(alphabet="ab\t ע漢\u0301\x02", max_size=30))
def test_every_character_knows_its_column(raw: str) -> None:
    (line,) = read_lines(raw)
    for offset, char in enumerate(line.text):
        typed = raw[line.at(offset) - 1]
        assert typed == char or (typed == "\t" and char == " ")
    assert line.at(len(line.text)) <= len(raw) + 1


@settings(deadline=None)
@given(st.text(alphabet="ab\t \n\x02\x03", max_size=60))
def test_lines_are_what_markdown_sees(text: str) -> None:
    processor = Markdown().preprocessors["normalize_whitespace"]
    seen = processor.run(("\n" + text).split("\n"))[1:]
    assert "\n".join(line.text for line in read_lines(text)).rstrip("\n") == "\n".join(seen).rstrip("\n")


def test_a_piece_of_a_line_keeps_its_columns() -> None:
    (line,) = read_lines("\ta\tb", 7)
    piece = line.cut(4)
    assert (piece.text, piece.number, piece.column) == ("a   b", 7, 2)
    assert piece.at(4) == 4
    assert piece.typed() == "a b"
    assert line.cut(4, 5).text == "a"


def test_a_line_with_something_taken_out_keeps_its_columns() -> None:
    line = shifted(Line("ab<!-- c -->de", 1, 5)).without([(2, 12)])
    assert (line.text, line.at(1), line.at(2)) == ("abde", 6, 17)
    assert shifted(Line("<!-- c -->  ", 1, 5)).without([(0, 10)]).text == ""


def test_joined_lines_keep_their_distance() -> None:
    part = join([Line("", 1, 1), Line("a", 2, 3), Line("b", 5, 1), Line("", 6, 1)])
    assert part
    assert (part.lines, part.line, part.column) == (("a", "", "", "b"), 2, 3)
    assert join([Line("", 1, 1)]) is None


CODE = {
    "text": "    code",
    "text, then a list of its own": "- item\n\ntext\n\n    code",
    "a list item": "- item\n\n    text",
    "a list item set in": "  - item\n\n    text",
    "code in a list item": "- item\n\n        code",
    "a nested item": "- item\n    - inner\n\n        text",
    "code in a nested item": "- item\n    - inner\n\n            code",
    "a box": "!!! note\n    text",
    "a folded box": "??? tip\n\n    text",
    "a tab": '=== "Tab"\n\n    text',
    "a footnote": "[^1]: first\n\n    text",
    "a definition": "Term\n:   first\n\n    text",
    "a quote": "> words\n>\n>     code",
    "an item in a quote": "> - item\n>\n>     text",
    "a heading": "# Head\n    code",
    "a lazy line after an item": "- item\ngoes on\n\n    text",
    "a quote without its sign": "> quote\ngoes on\n\n    code",
    "code with an item in it": "    - code\n\n        code",
}


@pytest.mark.parametrize("text", CODE.values(), ids=CODE)
def test_code_is_told_from_text(text: str) -> None:
    lines = text.split("\n")
    assert Nesting(lines).is_code(len(lines) - 1) == lines[-1].endswith("code")


def test_a_line_set_in_below_a_paragraph_goes_on_with_it() -> None:
    nesting = Nesting(["text", "    more"])
    assert nesting.is_lazy(1)
    assert not nesting.is_code(1)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["", "a", "    b", "- c", "        d", "> e", ">     f", "!!! g", "# h", "```"]), max_size=30
    )
)
def test_no_nesting_breaks_it(lines: list[str]) -> None:
    nesting = Nesting(lines)
    for index in range(len(lines)):
        assert not (nesting.is_code(index) and nesting.is_lazy(index))
