"""Where blocks begin and end, what is none, and what is said where one is not written as it should be."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courseware.sources.blocks import Block, read_blocks
from courseware.sources.lines import read_lines
from tests.sources.pages import codes, plain, told

Q = "/// question | A\n- [x] a\n- [ ] b\n///"


def blocks(text: str) -> list[Block]:
    return read_blocks(read_lines(plain(text)), "x.md")[0]


def names(text: str) -> list[str]:
    return [block.name for block in blocks(text)]


def test_a_block_knows_its_lines() -> None:
    (block,) = blocks(f"text\n\n{Q}\n\nmore")
    assert (block.name, block.argument.text, block.first, block.last, block.line, block.column) == (
        "question",
        "A",
        2,
        5,
        3,
        1,
    )
    assert [line.text for line in block.body] == ["- [x] a", "- [ ] b"]


@pytest.mark.parametrize("opener", ["///question|A", "///  question |A ", "/// Question | A", "   /// question | A"])
def test_opening_lines_are_read_with_patience(opener: str) -> None:
    (block,) = blocks(f"{opener}\n- [x] a\n- [ ] b\n///")
    assert (block.name, block.argument.text) == ("question", "A")


def test_what_is_brought_in_needs_no_closing_line_and_tolerates_one() -> None:
    assert codes("/// activity | x\n\ntext\n\n/// activity | y\n///\n\ntext") == []
    assert [block.last for block in blocks("/// activity | x\n\n/// activity | y\n\n///")] == [0, 4]


INDENT = "    "
CONTAINERS = {
    "a list item": ("- item\n\n", INDENT),
    "a tight list item": ("- item\n", INDENT),
    "a numbered item": ("1. item\n\n", INDENT),
    "a nested item": ("- item\n    - inner\n\n", INDENT * 2),
    "a box": ("!!! note\n\n", INDENT),
    "a folded box": ("??? note\n\n", INDENT),
    "a content tab": ('=== "Tab"\n\n', INDENT),
    "a footnote": ("[^1]: first\n\n", INDENT),
    "a definition": ("Term\n:   first\n\n", INDENT),
    "a quote": ("> words\n>\n", "> "),
    "an item in a quote": ("> - item\n>\n", "> " + INDENT),
    "HTML with Markdown": ("<div markdown>\n\n", ""),
    "a tab as indent": ("- item\n\n", "\t"),
}


@pytest.mark.parametrize(("before", "prefix"), CONTAINERS.values(), ids=CONTAINERS)
def test_blocks_stand_in_every_container(before: str, prefix: str) -> None:
    text = before + "\n".join(prefix + line for line in Q.split("\n"))
    (block,) = blocks(text)
    assert [line.text for line in block.body] == ["- [x] a", "- [ ] b"]
    assert text.split("\n")[block.line - 1][block.column - 1 :] == "/// question | A"
    assert codes(text) == []


NO_BLOCKS = {
    "a fence": f"```\n{Q}\n```",
    "a fence in an item": "- item\n\n    ```\n    /// question | A\n    ///\n    ```",
    "inline code": "`/// question | A`",
    "a line with inline code": "Write `/// question | A` on a line of its own.",
    "indented code": "text\n\n    /// question | A\n    ///",
    "a comment": f"<!--\n{Q}\n-->",
    "a sample": f"<pre>\n{Q}\n</pre>",
    "an escape": "\\/// question | A",
    "a block of another extension": "/// note | A\ntext\n///",
}


@pytest.mark.parametrize("text", NO_BLOCKS.values(), ids=NO_BLOCKS)
def test_what_is_no_block(text: str) -> None:
    assert blocks(text) == []
    assert codes(text) == []


UNCLOSED = {
    "at the end": ("/// question | A\n- [x] a\n- [ ] b", 2),
    "before the next": (f"/// question | A\n- [x] a\n- [ ] b\n\n{Q}", 2),
    "before a heading": ("/// question | A\n- [x] a\n- [ ] b\n\n# Next\n\ntext", 2),
    "before a heading and the next": (f"/// question | A\n- [x] a\n- [ ] b\n\n# Next\n\n{Q}", 2),
    "where its item ends": ("- item\n\n    /// question | A\n    - [x] a\n    - [ ] b\n\ntext", 4),
    "where its quote ends": ("> /// question | A\n> - [x] a\n> - [ ] b\n\ntext", 2),
}


@pytest.mark.parametrize(("text", "last"), UNCLOSED.values(), ids=UNCLOSED)
def test_a_block_without_a_closing_line_ends_before_what_is_not_its_own(text: str, last: int) -> None:
    assert blocks(text)[0].last == last
    problem, there = told(text)
    assert problem.code == "unclosed-block"
    assert there.startswith("/// question | A")
    assert f"line {last + 1}" in problem.message


TOLD = {
    "an unknown block": ("/// qestion | A\n///", "unknown-block", "/// qestion | A"),
    "a block without a name": ("/// | A\n///", "unknown-block", "/// | A"),
    "a name of another language": ("/// Übung | A\n///", "unknown-block", "/// Übung | A"),
    "no bar": ("/// question What?\n- [x] a\n- [ ] b\n///", "missing-bar", "/// question What?"),
    "a dash for the bar": ("/// question – What?\n- [x] a\n- [ ] b\n///", "missing-bar", "/// question – What?"),
    "a closing line too many": ("text\n\n///", "stray-close", "///"),
    "two slashes": ("// question | A", "block-spelling", "// question | A"),
    "one slash": ("/activity | A", "block-spelling", "/activity | A"),
    "in the line of an item": ("- /// activity | x", "block-spelling", "- /// activity | x"),
    "below a paragraph, set in": ("text\n    /// activity | x", "indented-block", "/// activity | x"),
    "closed by too many": ("/// question | A\n- [x] a\n- [ ] b\n////\n\ntext", "close-spelling", "////"),
    "closed by too few": ("/// question | A\n- [x] a\n- [ ] b\n//\n\ntext", "close-spelling", "//"),
    "a block in a question": (
        "//// question | A\n- [x] a\n- [ ] b\n\n/// activity | x\n////",
        "nested-block",
        "/// activity | x",
    ),
    "in raw HTML": (f"<div>\n{Q}\n</div>", "block-in-html", "/// question | A"),
    "below raw HTML that is not closed": (f"<div>\n\n{Q}", "unclosed-html", "<div>"),
    "code that is not closed": ("/// question | A\n```\n- [x] a\n- [ ] b\n///", "unclosed-fence", "```"),
    "HTML that is not closed": ("/// question | A\n<div>\n\n- [x] a\n- [ ] b\n///", "unclosed-html", "<div>"),
    "a comment that ends behind it": (
        "/// question | A\n- [x] a\n- [ ] b\n\n<!-- c\n///\n\n-->",
        ["unclosed-comment"],
        "<!-- c",
    ),
}


@pytest.mark.parametrize(("text", "code", "there"), TOLD.values(), ids=TOLD)
def test_what_is_nearly_a_block_is_named(text: str, code: str | list[str], there: str) -> None:
    found, _ = read_blocks(read_lines(text), "x.md")
    assert found or read_blocks(read_lines(text), "x.md")[1]
    problems = read_blocks(read_lines(text), "x.md")[1]
    assert [problem.code for problem in problems] == ([code] if isinstance(code, str) else code)
    assert text.split("\n")[problems[0].line - 1][problems[0].column - 1 :] == there


def test_a_code_fence_that_is_not_closed_does_not_swallow_the_next_question() -> None:
    text = (
        f"/// question | A\n```\n- [x] a\n- [ ] b\n///\n\n/// question | B\n```\ncode\n```\n{Q.partition(chr(10))[2]}"
    )
    assert names(text) == ["question", "question"]


def test_a_question_may_show_how_a_question_is_written() -> None:
    text = f"/// question | A\n\n```\n{Q}\n```\n\n- [x] a\n- [ ] b\n///"
    assert names(text) == ["question"]
    assert codes(text) == []


def test_a_foreign_block_keeps_its_closing_line() -> None:
    assert names(f"/// note | N\n\n{Q}\n\n///") == ["question"]
    assert codes(f"/// note | N\n\n{Q}\n\n///") == []
    assert blocks("/// question | A\n/// note | N\ntext\n///\n- [x] a\n- [ ] b\n///")[0].last == 6


def test_a_case_holds_questions() -> None:
    assert names(f"//// case | C\n\ntext\n\n{Q}\n\n{Q}\n////") == ["case"]


@pytest.mark.parametrize(
    "text",
    [
        "/// question | A\n" * 20_000,
        "/// foo | A\n" * 5_000,
        "```\n" * 20_001,
        "```\n\n" * 20_001,
        "".join(f"{'`' * (3 + number % 7)}\ntext\n" for number in range(10_000)),
        "/// question | A\n" + "```\n" * 20_001 + "///",
        "<!-- \n\n/// x\n" * 10_000,
        "text <!-- x\n\n" * 10_000 + "-->",
        "<!--" * 50_000,
        "<div>\n" * 20_000 + Q,
        "    /// question | A\n" * 20_000,
        "- item\n\n" + "    /// question | A\n" * 20_000,
        "> " * 5_000 + "/// question | A",
        "> " * 5_000 + "/ question",
        ">" * 100_000,
        "- " * 50_000,
        "-" + " " * 100_000 + "x",
        "/// question | " + "x" * 100_000,
        "///" + " " * 100_000,
        "/" * 100_000,
        "/// question | A\n- [x] a" + " " * 100_000 + "{#" + "k" * 10 + "\n///",
        "/// question | A\n- [" + " " * 100_000 + "\n///",
        "/// question | A\n    hint" + " " * 100_000 + "x\n///",
        "/// question | A\n- [x] a\n" + "\n" * 50_000 + "  > b\n///",
        "/// question | A\n- [x] a\n  > b\n" + "  >\n" * 30_000 + "///",
        "/// question | A\n" + "- [x] a\n" * 5_000 + "///",
        "/// question | A\n" + "- [x] ```\n" * 10_000 + "///",
    ],
    ids=lambda text: f"{text[:18]!r}",
)
def test_the_time_grows_with_the_text_and_no_faster(text: str) -> None:
    begin = time.process_time()
    codes(text)
    assert time.process_time() - begin < 6


LINES = st.sampled_from(
    [
        "/// question | A",
        "/// question | B",
        "///",
        "////",
        "//// case | C",
        "//",
        "- /// question | x",
        "/// activity | x",
        "/// note | N",
        "/// foo | x",
        "- [x] yes",
        "- [ ] no",
        "+ [ ] no",
        "1. [ ] no",
        "• [x] y",
        "-[x] near",
        "[x] bare",
        "- plain",
        "  > because",
        "    > far",
        "  > Missed: m",
        "  > was: old",
        "    id: some-id",
        "    kind: text",
        "    kind: numeric",
        "    hint: h",
        "    hint",
        "",
        "",
        "text",
        "text with `code`",
        "```",
        "~~~",
        "- [x] ```",
        "  ```",
        "<!--",
        "-->",
        "`<!--`",
        "text <!-- c --> more",
        "<div>",
        "</div>",
        "<div markdown>",
        "<pre>",
        "# Head",
        "        deep",
        "- item",
        "    nested",
        "!!! note",
        '=== "Tab"',
        "[^1]: foot",
        ": def",
        ">",
        "| a | b |",
        "{{ org.x }}",
        "\ttab",
        "\x0b",
        "\u2028",
        "\x02courseware:0\x03",
        "e\u0301",
        "١٢",
    ]
)
PAGES = st.lists(
    st.tuples(st.sampled_from(["", "", "", "  ", "    ", "> ", "\t", ">     "]), LINES).map("".join), max_size=30
)


@settings(deadline=None)
@given(PAGES.map("\n".join) | st.text())
def test_no_page_breaks_it_and_every_problem_has_a_place_and_words(text: str) -> None:
    problems = read_blocks(read_lines(text), "x.md")[1]
    lines = text.split("\n")
    for problem in problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.message.endswith((".", "?"))
        assert problem.hint
    codes(text)


@settings(deadline=None)
@given(PAGES)
def test_blocks_stand_one_behind_the_other(lines: list[str]) -> None:
    found, _ = read_blocks(read_lines("\n".join(lines)), "x.md")
    before = -1
    for block in found:
        assert before < block.first <= block.last < len(lines)
        before = block.last
