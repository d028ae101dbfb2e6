"""The organisation's words stand where their names stood, and never in code."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courseware.problems import Problem
from courseware.sources.organisation import Organisation, read_organisation
from courseware.sources.text import Part
from courseware.sources.yaml_files import read_yaml

OURS = Organisation({"customer": "applicant", "customers": "applicants", "words.ticket": "file"})


def replaced(text: str, path: str = "x.md") -> tuple[str, list[tuple[int, int]]]:
    problems: list[Problem] = []
    return OURS.replace(text, 1, 1, path, problems), [(problem.line, problem.column) for problem in problems]


def test_the_pack_gives_its_words() -> None:
    nodes, problems = read_yaml(
        "name: Permits\ncustomer: {one: applicant, many: applicants}\nwords: {ticket: file}\n", "org.yml"
    )
    assert problems == []
    assert read_organisation(nodes[0]).words == {
        "name": "Permits",
        "customer": "applicant",
        "customers": "applicants",
        "words.ticket": "file",
    }
    assert read_organisation(None).words == {}


@pytest.mark.parametrize("name", ["{{ org.customer }}", "{{org.customer}}", "{{  Org.customer\t}}"])
def test_names_are_replaced(name: str) -> None:
    assert replaced(f"The {name} and {name}.") == ("The applicant and applicant.", [])


IN_CODE = {
    "inline code": "`{{ org.customer }}`",
    "inline code of two signs": "`` a ` {{ org.customer }} ``",
    "a fence": "```\n{{ org.customer }}\n```",
    "a fence in an item": "- a\n\n    ```\n    {{ org.customer }}\n    ```",
    "indented code": "text\n\n    {{ org.customer }}",
    "indented code by a tab": "text\n\n\t{{ org.customer }}",
    "a tag for code": "<code>{{ org.customer }}</code>",
    "a sample": "<pre>\n{{ org.customer }}\n</pre>",
    "inline code over two lines": "`a\n{{ org.customer }}`",
    "an unknown name in code": "`{{ org.nobody }}`",
}


@pytest.mark.parametrize("text", IN_CODE.values(), ids=IN_CODE)
def test_code_stays_as_it_is(text: str) -> None:
    assert replaced(text) == (text, [])


NOT_IN_CODE = {
    "a list item": "- a\n\n    {{ org.customer }}",
    "a setting": "/// question | x\n    hint: {{ org.customer }}",
    "a sign that does not close": "a ` b {{ org.customer }}",
    "a sign that closes in another paragraph": "a ` b {{ org.customer }}\n\nc ` d",
    "an escaped sign": "\\` {{ org.customer }} `",
    "behind code": "`a` {{ org.customer }} `b`",
    "a fence that does not close": "```\n{{ org.customer }}",
}


@pytest.mark.parametrize("text", NOT_IN_CODE.values(), ids=NOT_IN_CODE)
def test_what_is_no_code_is_replaced(text: str) -> None:
    assert replaced(text) == (text.replace("{{ org.customer }}", "applicant"), [])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a {{ org.custmer }}", (1, 3)),
        ("one\n\n/// question | The {{ org.nobody }}?\n///", (3, 20)),
        ("/// question | A\n\thint: the {{ org.nobody }}\n///", (2, 12)),
        ("- [x] a\n  > {{ org.nobody }}", (2, 5)),
    ],
)
def test_a_name_that_nobody_knows_is_told_where_it_stands(text: str, place: tuple[int, int]) -> None:
    assert replaced(text) == (text, [place])


def test_in_yaml_an_indent_is_no_code() -> None:
    text = "questions:\n    - ask: A\n      text: |\n        Foo {{ org.nobody }}\n      right: a ` b\n      wrong: c ` {{ org.nobody }}\n"
    assert replaced(text, "quizzes/x.yml")[1] == [(4, 13), (6, 18)]


def test_the_nearest_name_is_proposed() -> None:
    problems: list[Problem] = []
    OURS.replace("{{ org.custmer }} {{ org.zzz }}", 1, 1, "x.md", problems)
    assert problems[0].hint == "Did you mean `{{ org.customer }}`?"
    assert "org.yml" in problems[1].hint


def test_a_part_keeps_its_lines() -> None:
    part = OURS.fill(Part(("a {{ org.customer }}", "b"), 3, 5), "x.md", [])
    assert part == Part(("a applicant", "b"), 3, 5)


@settings(deadline=None)
@given(st.text(alphabet="`{}~< \n\torg.customer/pe>-", max_size=80) | st.text())
def test_no_text_breaks_it_and_what_holds_no_name_stays(text: str) -> None:
    found, _ = replaced(text + "{{")
    if "org" not in text.lower():
        assert found == text + "{{"


@pytest.mark.parametrize(
    "text",
    [
        "```\n" * 20_001,
        "`a``b" * 20_000,
        "<pre>" * 20_000,
        "{{ org." * 20_000,
        "{{ org." + " " * 100_000,
        "{{ org.x }}\n" * 5_000,
    ],
    ids=lambda text: text[:9],
)
def test_the_time_grows_with_the_text_and_no_faster(text: str) -> None:
    begin = time.process_time()
    replaced(text + "{{ org.customer }}")
    assert time.process_time() - begin < 5
