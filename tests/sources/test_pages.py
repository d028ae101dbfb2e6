"""A Markdown file: front matter, lines that keep their numbers, blocks, the first heading."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courseware.sources.pages import read_page


def test_front_matter_is_no_part_of_the_page_and_lines_keep_their_numbers() -> None:
    page = read_page("---\nminutes: 8\n---\n\n# Head\n\n/// activity | x\n", "x.md")
    assert page.front.keys() == ["minutes"]
    assert (page.first_line, page.heading, page.text, page.blocks[0].line) == (
        4,
        ("Head", 5),
        "# Head\n\n/// activity | x",
        7,
    )


def test_what_is_wrong_in_front_matter_is_told_in_its_line() -> None:
    page = read_page("---\nminutes: 8\nminutes: 9\n---\ntext\n", "x.md")
    assert [problem.line for problem in page.problems] == [3]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("# Head #\n", "Head"),
        ("# Head {#id}\n", "Head"),
        ("#Head\n", "Head"),
        ("Head\n====\n", "Head"),
        ("```\n# no\n```\n# Head\n", "Head"),
        ("<!--\n# no\n-->\n# Head\n", "Head"),
        ("## Lower\n", ""),
        ("    # code\n", ""),
        ("text\n", ""),
        ("", ""),
    ],
)
def test_the_first_heading(text: str, heading: str) -> None:
    assert read_page(text, "x.md").heading[0] == heading


@settings(deadline=None)
@given(st.text(alphabet="-#a: \n\t/|`<!>", max_size=80) | st.text())
def test_no_text_breaks_it_and_no_line_is_lost(text: str) -> None:
    page = read_page(text, "x.md")
    assert page.first_line - 1 + len(page.lines) == text.count("\n") + 1
    assert len(page.heading) == 2
