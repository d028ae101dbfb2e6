"""What YAML cannot read or bends in silence is told with the lines to write, and the fix makes it what was meant."""

from __future__ import annotations

import pytest

from courseware.problems import Problem
from courseware.sources.fixing import apply_fixes
from courseware.sources.yaml_files import Mapping, Node, Scalar, Sequence, read_yaml

Plain = str | list["Plain"] | dict[str, "Plain"]


def plain(node: Node) -> Plain:
    """The node as Python's own lists and texts."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {entry.key.text: plain(entry.value) for entry in node.entries}


def read(text: str) -> tuple[list[Plain], list[Problem]]:
    """What a text says, and what is wrong in it."""
    documents, problems = read_yaml(text, "bank.yml")
    return [plain(document) for document in documents], problems


def only(text: str) -> Problem:
    """The one problem of a text."""
    _, problems = read(text)
    assert len(problems) == 1, [str(problem) for problem in problems]
    return problems[0]


def fixed(text: str) -> str:
    """The text after its fixes, which leave nothing to tell and change nothing that was understood."""
    said, problems = read(text)
    assert problems
    assert all(problem.fix for problem in problems), [str(problem) for problem in problems]
    text = apply_fixes(text, [problem.fix for problem in problems if problem.fix])
    again, problems = read(text)
    assert problems == []
    assert again == said
    return text


# Signs in prose


@pytest.mark.parametrize(
    ("prose", "code", "column"),
    [
        ("Which one: this or that?", "yaml-colon", 6),
        ("Look at this:", "yaml-colon", 6),
        ('"Only buyers", he says', "yaml-quote", 6),
        ("'Only buyers', he says", "yaml-quote", 6),
        ("'tis the season", "yaml-quote", 6),
        ("*Who* pays?", "yaml-start", 6),
        ("**Who** pays?", "yaml-start", 6),
        ("*Who", "yaml-start", 6),
        ("@home or at work?", "yaml-start", 6),
        ("% of what?", "yaml-start", 6),
        ("`code` or not?", "yaml-start", 6),
        ("[Sic] he wrote", "yaml-start", 6),
        ("[The manual](manual.md) says so.", "yaml-start", 6),
        ("{Who} pays?", "yaml-start", 6),
        ("{{ org.customer }} comes", "yaml-start", 6),
        ("{{ org.customer }}", "yaml-start", 6),
        ("> He hangs up.", "yaml-start", 6),
        ("| a | b |", "yaml-start", 6),
        ("- one", "yaml-start", 6),
        ("? what", "yaml-start", 6),
        ("! important", "yaml-start", 6),
        ("!important", "yaml-start", 6),
        ("& Sons", "yaml-start", 6),
        ("&Sons and others", "yaml-start", 6),
        (", and so on", "yaml-start", 6),
        ("] what", "yaml-start", 6),
        ("#4 is closed", "bent-yaml", 6),
        ("Room #4 is closed", "bent-yaml", 6),
        ("We won # again", "bent-yaml", 6),
        ('"A \\d in a pattern"', "yaml-quote", 6),
    ],
)
def test_prose_that_yaml_takes_for_something_else(prose: str, code: str, column: int) -> None:
    text = f"id: a\nask: {prose}\nhint: b\n"
    problem = only(text)
    assert (problem.code, problem.line, problem.column) == (code, 2, column)
    meant = prose[1:-1] if code == "yaml-quote" and "\\" in prose else prose
    assert fixed(text) == f"id: a\nask: |\n  {meant}\nhint: b\n"
    assert read(text)[0] == [{"id": "a", "ask": meant, "hint": "b"}]


def test_the_hint_shows_what_to_write() -> None:
    assert only("ask: Which: a or b?\n").hint == "Write `ask: |` and on the next line, 2 spaces in, `Which: a or b?`."


def test_item_of_a_list() -> None:
    assert fixed("steps:\n  - *Ask* five users\n  - Show it\n") == "steps:\n  - |\n    *Ask* five users\n  - Show it\n"


def test_key_of_an_item() -> None:
    text = "options:\n  - right: Two: a and b\n    because: c\n"
    assert fixed(text) == "options:\n  - right: |\n      Two: a and b\n    because: c\n"


def test_item_that_begins_like_a_key_but_is_prose() -> None:
    assert (
        fixed("steps:\n  - Deliver in time: not late: ever\n") == "steps:\n  - |\n    Deliver in time: not late: ever\n"
    )


def test_text_below_its_key() -> None:
    assert fixed("because:\n  Two reasons: time: money\nid: a\n") == "because: |\n  Two reasons: time: money\nid: a\n"
    assert fixed("because:\n  Room #4 is closed\n") == "because: |\n  Room #4 is closed\n"


def test_comment_behind_a_bent_text_stays_a_comment() -> None:
    assert fixed("ask: One: two  # a note\n") == "ask: |  # a note\n  One: two\n"


def test_text_beside_its_bar_moves_below_it() -> None:
    assert fixed("ask: | Who pays?\n") == "ask: |\n  Who pays?\n"


def test_sentence_over_several_lines() -> None:
    text = "text: Half of the callers\n  quote the same: letter\n  and ask #4.\nid: a\n"
    assert fixed(text) == "text: |\n  Half of the callers\n  quote the same: letter\n  and ask #4.\nid: a\n"


def test_lines_that_are_not_set_in() -> None:
    text = "text: Half of the callers\nquote the same letter\nand ask.\nid: a\n"
    assert fixed(text) == "text: |\n  Half of the callers\n  quote the same letter\n  and ask.\nid: a\n"


def test_several_mistakes_are_told_in_one_run() -> None:
    text = "ask: Which: a or b?\noptions:\n  - right: *a*\n    because: it's @home: yes\n  - wrong: [b] c\n"
    _, problems = read(text)
    assert [problem.line for problem in problems] == [1, 3, 4, 5]
    fixed(text)


def test_windows_line_ends_are_kept() -> None:
    assert fixed("id: a\r\nask: b: c\r\n") == "id: a\r\nask: |\r\n  b: c\r\n"


# Quotation marks


@pytest.mark.parametrize("text", ['ask: "Who pays?\nid: a\n', "ask: 'Who pays?\nid: a\n", 'ask: "Who pays?\nid: "a"\n'])
def test_unclosed_quotation_mark_is_told_where_it_opens(text: str) -> None:
    said, problems = read(text)
    assert [(problem.code, problem.line, problem.column) for problem in problems] == [("yaml-quote", 1, 6)]
    assert problems[0].fix is None
    assert "Who pays?" in problems[0].hint
    assert said == [{"ask": "Who pays?", "id": "a"}]


def test_quoted_text_over_several_lines_is_sound() -> None:
    assert read('ask: "Who: a\n  or b?"\nid: a\n') == ([{"ask": "Who: a or b?", "id": "a"}], [])


def test_curly_quotation_marks_around_a_key() -> None:
    assert fixed("“ask”: Who pays?\n") == "ask: Who pays?\n"


def test_curly_quotation_marks_around_a_text_hold_nothing_together() -> None:
    assert fixed("ask: “Who: a or b?”\n") == "ask: |\n  “Who: a or b?”\n"


# Paragraphs and lists


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("text: >\n  One.\n\n  Two.\nid: a\n", "text: |\n  One.\n\n  Two.\nid: a\n"),
        ("text: >-\n  Pick:\n  - a\n  - b\n", "text: |-\n  Pick:\n  - a\n  - b\n"),
        ("text: One.\n\n  Two.\nid: a\n", "text: |\n  One.\n\n  Two.\nid: a\n"),
        ("text: Pick\n  - a\n  - b\n", "text: |\n  Pick\n  - a\n  - b\n"),
        ("text: 'One.\n\n  It''s two.'\n", "text: |\n  One.\n\n  It's two.\n"),
    ],
)
def test_lines_that_must_not_be_joined(text: str, mended: str) -> None:
    assert only(text).code == "bent-yaml"
    assert fixed(text) == mended


def test_joined_sentences_are_no_problem() -> None:
    assert read("text: >\n  One\n  and two.\n") == ([{"text": "One and two."}], [])


# Brackets


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        (
            "items:\n  - {item: Pays, and more, belongs: the council}\n",
            "items:\n  - item: Pays, and more\n    belongs: the council\n",
        ),
        ("items:\n  - {item: Note: this, belongs: x}\n", "items:\n  - item: |\n      Note: this\n    belongs: x\n"),
        ("tab: {title: Who pays?, id: a}\n", "tab:\n  title: Who pays?\n  id: a\n"),
        (
            "tab: {title: Dear {{ org.customer }}, hello, id: a}\n",
            "tab:\n  title: Dear {{ org.customer }}, hello\n  id: a\n",
        ),
        ("tab: {title:Who, id: a}\n", "tab:\n  title: Who\n  id: a\n"),
        ("offer: [Who: a, b]\n", "offer:\n  - |\n    Who: a\n  - b\n"),
        ("offer: [a, *b*]\n", "offer:\n  - a\n  - |\n    *b*\n"),
        ("offer: [a, Room #4]  # all\n", "# all\noffer:\n  - a\n  - |\n    Room #4\n"),
        (
            "a:\n  b: {c: [x, y], d: Who, me?, e: 'q, r'}\n",
            "a:\n  b:\n    c: [x, y]\n    d: Who, me?\n    e: 'q, r'\n",
        ),
        ("a: {b: {c: One: two}, d: e}\n", "a:\n  b:\n    c: |\n      One: two\n  d: e\n"),
        ("a: [\n  One, # first\n  Two: three\n]\nb: c\n", "a:\n  - One\n  - |\n    Two: three\nb: c\n"),
    ],
)
def test_text_torn_between_brackets(text: str, mended: str) -> None:
    problem = only(text)
    assert problem.code == "bent-yaml"
    assert fixed(text) == mended


def test_texts_between_brackets_keep_their_places() -> None:
    documents, problems = read_yaml("a: {item: Pays, and more, belongs: x}\n", "bank.yml")
    node = documents[0].get("a")
    assert problems
    assert isinstance(node, Mapping)
    assert [(entry.key.column, entry.value.column) for entry in node.entries] == [(5, 11), (27, 36)]


def test_bracket_that_is_never_closed() -> None:
    said, problems = read("offer: [a, b\nid: c\n")
    assert [(problem.line, problem.column, problem.fix) for problem in problems] == [(1, 8, None)]
    assert "`]`" in problems[0].hint
    assert said == [{"offer": "[a, b", "id": "c"}]


# Spaces


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("ask:Who pays?\nid: a\n", "ask: Who pays?\nid: a\n"),
        ("id: a\nask:Who pays?\n", "id: a\nask: Who pays?\n"),
        ("options:\n  - right:The clinic\n    because: a\n", "options:\n  - right: The clinic\n    because: a\n"),
        ("id: a\nask:\u00a0Who?\n", "id: a\nask: Who?\n"),
        ("id: a\nask： Who?\n", "id: a\nask: Who?\n"),
        ("options:\n  -right: a\n  - wrong: b\n", "options:\n  - right: a\n  - wrong: b\n"),
        ("steps:\n  - one\n  -two\n", "steps:\n  - one\n  - two\n"),
        ("options\n  - right: a\n", "options:\n  - right: a\n"),
        ("id: a\noptions\n  - right: a\n", "id: a\noptions:\n  - right: a\n"),
        ("a:\n\u00a0\u00a0b: c\n", "a:\n  b: c\n"),
    ],
)
def test_missing_or_odd_spaces_and_colons(text: str, mended: str) -> None:
    assert only(text).code == "yaml-space"
    assert fixed(text) == mended


def test_missing_space_and_a_colon_take_two_runs() -> None:
    text = "id: a\nask:Which: a or b?\n"
    said, problems = read(text)
    assert [problem.code for problem in problems] == ["yaml-space", "yaml-colon"]
    assert said == [{"id": "a", "ask": "Which: a or b?"}]
    assert problems[1].fix is None
    assert fixed(apply_fixes(text, [problem.fix for problem in problems if problem.fix])) == (
        "id: a\nask: |\n  Which: a or b?\n"
    )


def test_dashes_without_spaces_throughout() -> None:
    said, problems = read("steps:\n  -one\n  -two\n")
    assert [problem.code for problem in problems] == ["yaml-space"]
    assert "- one" in problems[0].hint
    assert said == [{"steps": "-one\n-two"}]


@pytest.mark.parametrize("text", ["see: http://a.b/c\n", "at: [10:15, 11:00]\n", "a:\n  - mailto:a@b.c\n", "a: b:c\n"])
def test_colons_within_words_are_no_problem(text: str) -> None:
    assert read(text)[1] == []


# Where lines begin


def test_key_set_in_too_far() -> None:
    said, problems = read("ask: Who?\n  options:\n    - right: a\nid: b\n")
    assert [(problem.code, problem.line, problem.column) for problem in problems] == [("yaml-indent", 2, 3)]
    assert "`options:`" in problems[0].hint
    assert said == [{"ask": "Who?", "options": [{"right": "a"}], "id": "b"}]


def test_key_set_in_too_little() -> None:
    said, problems = read("options:\n  - right: a\n    because: b\n   missed: c\n  - wrong: d\n")
    assert [(problem.code, problem.line, problem.column) for problem in problems] == [("yaml-indent", 4, 4)]
    assert said == [{"options": [{"right": "a", "because": "b", "missed": "c"}, {"wrong": "d"}]}]


def test_item_set_in_otherwise_than_the_first() -> None:
    said, problems = read("options:\n  - right: a\n    because: b\n - wrong: c\n   because: d\nid: e\n")
    assert [(problem.code, problem.line) for problem in problems] == [("yaml-indent", 4)]
    assert said == [{"options": [{"right": "a", "because": "b"}, {"wrong": "c", "because": "d"}], "id": "e"}]


def test_what_stands_below_a_misplaced_line_keeps_its_columns() -> None:
    documents, _ = read_yaml("ask: Who?\n  options:\n    - right: a\n", "bank.yml")
    options = documents[0].get("options")
    assert isinstance(options, Sequence)
    item = options.items[0]
    assert isinstance(item, Mapping)
    assert (item.entries[0].key.column, item.entries[0].value.column) == (7, 14)


def test_text_not_set_in_below_its_bar() -> None:
    text = "options:\n  - wrong: |\n    Nobody: she was told\n    because: a\n"
    assert only(text).line == 3
    assert fixed(text) == "options:\n  - wrong: |\n      Nobody: she was told\n    because: a\n"


def test_text_set_in_unevenly_below_its_bar() -> None:
    assert fixed("text: |\n    One\n  two\nid: a\n") == "text: |\n    One\n    two\nid: a\n"


def test_bar_with_nothing_below() -> None:
    problem = only("text: |\nid: a\n")
    assert (problem.code, problem.line) == ("yaml-indent", 1)


def test_tabs_become_spaces() -> None:
    text = "options:\n\t- right: a\n\t  because: b\n\t- wrong: c\nid: d\n"
    problem = only(text)
    assert (problem.code, problem.line, problem.column) == ("yaml-tab", 2, 1)
    assert fixed(text) == "options:\n  - right: a\n    because: b\n  - wrong: c\nid: d\n"


def test_tabs_whose_width_decides_have_no_certain_fix() -> None:
    _, problems = read("a:\n    b:\n\tc: d\n")
    assert [(problem.code, problem.fix) for problem in problems if problem.code == "yaml-tab"] == [("yaml-tab", None)]


def test_columns_behind_tabs_are_those_of_the_file() -> None:
    documents, _ = read_yaml("a:\n\t\tb: c\n", "bank.yml")
    node = documents[0].get("a")
    assert isinstance(node, Mapping)
    assert (node.entries[0].key.column, node.entries[0].value.column) == (3, 6)


def test_line_that_belongs_nowhere() -> None:
    said, problems = read("options:\n  - right: a\nand so on\nid: b\n")
    assert [(problem.code, problem.line) for problem in problems] == [("yaml-indent", 3)]
    assert said == [{"options": [{"right": "a"}], "id": "b"}]
