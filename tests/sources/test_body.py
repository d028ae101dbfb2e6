"""The inside of a block: settings, the case, one list of answers, the explanation; each with its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courseware.sources.body import Body, read_body
from courseware.sources.lines import read_lines
from tests.sources.pages import stands_at


def body(text: str) -> Body:
    return read_body(read_lines(text), "x.md")


def only(text: str, code: str) -> str:
    """What stands at the place of the only problem, which has this code."""
    (problem,) = body(text).problems
    assert problem.code == code
    return stands_at(text, problem.line, problem.column)


FULL = """
    id: next-customer
    hint: Who works with it: not who pays. # no comment

Tomas repairs the analyser.

- [x] The clinic {#clinic}
  > It has to work with it.
  > Missed: without it the clinic waits.
- [ ] Nobody
  > Money is one sign.

The next one is the customer.
"""


def test_a_question_is_taken_apart() -> None:
    read = body(FULL.replace("\n", "", 1))
    assert [(each.key, each.value) for each in read.settings] == [
        ("id", "next-customer"),
        ("hint", "Who works with it: not who pays. # no comment"),
    ]
    assert read.case
    assert read.case.text == "Tomas repairs the analyser."
    first, second = read.items
    assert (first.ticked, first.text.text, first.key) == (True, "The clinic", "clinic")
    assert first.because
    assert first.because.text == "It has to work with it."
    assert first.missed
    assert first.missed.text == "without it the clinic waits."
    assert (second.ticked, second.text.text, second.missed) == (False, "Nobody", None)
    assert read.rest
    assert read.rest.text == "The next one is the customer."
    assert read.problems == []


MARKERS = [
    "- [x] a",
    "* [x] a",
    "+ [x] a",
    "1. [x] a",
    "2) [X] a",
    "a) [x] a",
    "• [x] a",
    "– [x] a",
    "-\t[x] a",
    "•\u00a0[x]\u00a0a",
]


@pytest.mark.parametrize("line", MARKERS)
def test_lists_of_every_origin_are_understood(line: str) -> None:
    read = body(f"{line}\n{line.replace('x', ' ').replace('X', ' ')[:-1]}b")
    assert [(item.ticked, item.text.text) for item in read.items] == [(True, "a"), (False, "b")]
    assert read.problems == []


NEARLY = [
    "-[x] a",
    "- [x]a",
    "- [ x ] a",
    "- (x) a",
    "- ☑ a",
    "- [✓] a",
    "- [v] a",
    "[x] a",
    "☑ a",
    "- ［x］ a",
    "- ✓ a",
]


@pytest.mark.parametrize("line", NEARLY)
def test_boxes_that_are_nearly_right_are_named_with_the_line_to_write(line: str) -> None:
    (problem,) = body(f"{line}\n\ntext").problems
    assert (problem.code, problem.line, problem.column, problem.hint) == ("option-spelling", 1, 1, "Write `- [x] a`.")


@pytest.mark.parametrize("line", NEARLY)
def test_the_line_that_is_proposed_is_right(line: str) -> None:
    proposed = body(f"{line}\n\ntext").problems[0].hint.removeprefix("Write `").removesuffix("`.")
    assert body(f"{proposed}\n\ntext").problems == []


@pytest.mark.parametrize(
    "line",
    ["- [x](link.md)", "- [link](x.md)", "*[x]: a short form", "- [^1] note", "- (y) a", "text [x] a", "- [done] a"],
)
def test_what_is_no_box(line: str) -> None:
    read = body(f"{line}\n\ntext")
    assert (read.items, read.problems) == ([], [])


@pytest.mark.parametrize("indent", ["", " ", "  ", "   ", "    "])
def test_feedback_stands_under_its_option_however_far_in(indent: str) -> None:
    read = body(f"- [x] a\n{indent}> why\n{indent}> more\n- [ ] b")
    assert [item.because and item.because.text for item in read.items] == ["why\nmore", None]
    assert read.problems == []


def test_options_need_no_empty_line_before_them() -> None:
    read = body("What fits?\n- [x] a\n- [ ] b")
    assert (read.case and read.case.text, len(read.items), read.problems) == ("What fits?", 2, [])


def test_a_loose_list_is_one_list() -> None:
    read = body("- [x] a\n\n  > why\n\n- [ ] b\n\n  > why not\n\nrest")
    assert [item.because and item.because.text for item in read.items] == ["why", "why not"]
    assert read.rest
    assert read.rest.text == "rest"


def test_feedback_may_have_paragraphs() -> None:
    (item,) = body("- [x] a\n  > one\n  >\n  > two").items
    assert item.because
    assert item.because.text == "one\n\ntwo"


RICH = {
    "paragraphs": "one\n\ntwo",
    "a fence": "one\n\n```python\ndef f():\n    - [ ] no option\n```",
    "a fence at once": "```\n<!-- no comment -->\n\n- [ ] no option\n```",
    "code": "one\n\ntwo\n\n    four",
    "a table": "one\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    "a list": "one\n\n- a\n- b",
    "an image": "one\n\n![words](picture.svg)",
}


@pytest.mark.parametrize("width", [2, 4])
@pytest.mark.parametrize("text", RICH.values(), ids=RICH)
def test_an_option_may_hold_what_markdown_holds(text: str, width: int) -> None:
    first, *rest = text.split("\n")
    lines = [f"- [x] {first}", *((" " * width + line) if line else "" for line in rest), "- [ ] b"]
    read = body("\n".join(lines))
    assert [item.text.text for item in read.items] == [text, "b"]
    assert read.problems == []


def test_text_behind_the_feedback_is_a_paragraph_of_the_option() -> None:
    (item,) = body("- [x] a\n  > why\n\n  more").items
    assert item.text.lines == ("a", "", "", "more")


def test_comments_are_read_by_no_one() -> None:
    read = body(
        "<!-- to do -->\n    id: x\ntext <!-- - [x] no --> more\n<!--\n- [x] no\n-->\n- [x] a <!-- c -->\n- [ ] b\n\n`<!-- shown -->`"
    )
    assert [setting.key for setting in read.settings] == ["id"]
    assert read.case
    assert read.case.text == "text  more"
    assert [item.text.text for item in read.items] == ["a", "b"]
    assert read.rest
    assert read.rest.text == "`<!-- shown -->`"
    assert read.problems == []


def test_a_comment_does_not_move_the_place_of_what_follows() -> None:
    text = "<!-- c --> case\n\n- [x] <!-- d --> a"
    read = body(text)
    assert read.case
    assert stands_at(text, read.case.line, read.case.column).lstrip() == "case"
    assert stands_at(text, read.items[0].text.line, read.items[0].text.column) == "a"


def test_a_comment_that_does_not_end_is_named() -> None:
    assert only("- [x] a\n\n<!-- no end", "unclosed-comment") == "<!-- no end"


def test_settings_may_stand_a_little_off() -> None:
    read = body("\n    id: x\n\n    hint: y\n  kind:text\n\n    code: is text\n")
    assert [(each.key, each.value) for each in read.settings] == [("id", "x"), ("hint", "y"), ("kind", "text")]
    assert read.case
    assert read.case.text == "    code: is text"


SETTINGS = {
    "without an indent": ("id: x", "setting-indent", "id: x"),
    "without a colon": ("    hint text", "bad-setting", "hint text"),
    "going on": ("    hint: x\n      and y", "bad-setting", "and y"),
    "as in YAML": ("    hint: |", "bad-setting", "|"),
}


@pytest.mark.parametrize(("text", "code", "there"), SETTINGS.values(), ids=SETTINGS)
def test_settings_that_are_none_are_named(text: str, code: str, there: str) -> None:
    assert only(f"{text}\n\n- [x] a", code) == there


def test_a_line_with_a_colon_is_text_where_no_setting_has_its_name() -> None:
    assert body("Tomas: I only need page 14.\n\n- [x] a").settings == []


LISTS = {
    "two": ("- [x] a\n- [ ] b\n\ntext\n\n- [x] c\n- [ ] d", "two-answer-lists", "- [x] c"),
    "an entry without a box": ("- [x] a\n- b", "option-without-box", "- b"),
    "a first entry without a box": ("- a\n- [x] b", "option-without-box", "- a"),
    "an option further in": ("- [x] a\n  - [ ] b", "option-indent", "- [ ] b"),
    "a list far in": ("text\n\n    - [x] a\n    - [ ] b", "option-indent", "- [x] a"),
    "a line under the list": ("- [x] a\nThat is why.", "joined-line", "That is why."),
    "a key of other signs": ("- [x] a {#My Key}", None, ""),
    "a key of capitals": ("- [x] a {#Mine}", "bad-key", "{#Mine}"),
}


@pytest.mark.parametrize(("text", "code", "there"), LISTS.values(), ids=LISTS)
def test_lists_that_can_be_read_in_two_ways_are_named(text: str, code: str | None, there: str) -> None:
    if code is None:
        assert body(text).problems == []
    else:
        assert only(text, code) == there


def test_an_option_further_in_is_still_an_option() -> None:
    assert [item.text.text for item in body("- [x] a\n  - [ ] b\n- [ ] c").items] == ["a", "b", "c"]


def test_a_rule_and_a_sentence_with_an_initial_are_the_explanation() -> None:
    for text in ("* * *", "---", "E. coli is a bacterium.", "**Bold** words"):
        read = body(f"- [x] a\n- [ ] b\n\n{text}")
        assert (read.rest and read.rest.text, read.problems) == (text, [])


def test_the_old_wording_takes_one_line_and_no_more() -> None:
    (item,) = body("- [x] new\n  > was: old\n  > because").items
    assert item.was
    assert item.because
    assert (item.was.text, item.because.text) == ("old", "because")


LINES = st.sampled_from(
    [
        "    id: x",
        "    hint: a, b",
        "    objectives:\tO1.1,\tO2.1",
        "kind: text",
        "\thint: tab",
        "",
        "",
        "text",
        "- [x] yes",
        "- [ ] no",
        "1. [ ] no",
        "-\t[x] tab",
        "• [x] y",
        "-[x] near",
        "[x] bare",
        "- plain",
        "  - nested",
        "  - [ ] deep",
        "  > because",
        "    > far",
        "> quote",
        "  > Missed: m",
        "  > was: old",
        "  more",
        "    code",
        "```",
        "  ```",
        "  > ```",
        "- [x] ```",
        "<!--",
        "-->",
        "a <!-- b --> c",
        "`<!--`",
        "{#key}",
        "- [x] a {#k}",
        "- [x] <!-- c --> a",
        "# Head",
        "* * *",
        "| a |",
        "\u00a0",
        "漢字",
        "ع",
    ]
)


@settings(deadline=None)
@given(st.lists(LINES, max_size=25).map("\n".join) | st.text())
def test_no_body_breaks_it_and_every_place_is_in_the_text(text: str) -> None:
    read = body("x" + text)
    lines = ("x" + text).split("\n")
    places = [(problem.line, problem.column) for problem in read.problems]
    places += [(item.line, item.column) for item in read.items]
    places += [(setting.line, setting.column) for setting in read.settings]
    for item in read.items:
        found = (item.text, item.because, item.missed, item.was)
        places += [(part.line, part.column) for part in found if part]
    places += [(part.line, part.column) for part in (read.case, read.rest) if part]
    for line, column in places:
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1


@settings(deadline=None)
@given(st.lists(LINES.filter(lambda line: "<!--" not in line and "-->" not in line), max_size=25).map("\n".join))
def test_every_line_of_a_part_stands_where_the_part_says(text: str) -> None:
    read = body(text)
    lines = [line.expandtabs(4) for line in text.split("\n")]
    found = [read.case, read.rest, *(part for item in read.items for part in (item.text, item.because, item.missed))]
    for part in found:
        for number, line in enumerate(part.lines if part else (), part.line if part else 0):
            assert line.strip() in lines[number - 1]
