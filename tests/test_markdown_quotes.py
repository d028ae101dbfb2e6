"""Straight quotation marks, set as printers set them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from courseware.markdown_extension import CoursewareExtension
from tests.tools.examples import examples


def html(text: str) -> str:
    """The HTML of a text, quotation marks set."""
    return Markdown(extensions=["attr_list", "tables", CoursewareExtension(quotes=True)]).convert(text)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('"So," he said.', "“So,” he said."),
        ("It's Tomas' page, isn't it?", "It’s Tomas’ page, isn’t it?"),
        ("('inner')", "(‘inner’)"),
        ("\"'Inner' and outer\"", "“‘Inner’ and outer”"),
        ('*"Fine"*, "**bold**"', "<em>“Fine”</em>, “<strong>bold</strong>”"),
        ('"[link](x.md)"', '“<a href="x.md">link</a>”'),
        ('<b>"raw"</b>', "<b>“raw”</b>"),
        ("the '90s, and 'twas so", "the ’90s, and ’twas so"),
        ('`"code"` stays', '<code>"code"</code> stays'),
        ('[a](b "title")', '<a href="b" title="title">a</a>'),
    ],
)
def test_marks_open_and_close(written: str, shown: str) -> None:
    assert html(written) == f"<p>{shown}</p>"


def test_each_paragraph_and_cell_begins_anew() -> None:
    assert html('It ends"\n\n"and begins') == "<p>It ends”</p>\n<p>“and begins</p>"
    assert html('| "a" | "b" |\n|---|---|\n| \'c\' | d |').count("“") == 2


def test_code_stays_as_it_is() -> None:
    assert html("    print('x')") == "<pre><code>print('x')\n</code></pre>"


def test_questions_are_set_as_the_page_is() -> None:
    block = '/// question | What is "it"?\n    id: it\n\n- [x] It\'s a word\n- [ ] "Nothing"\n///\n'
    shown = html(block)
    assert "What is “it”?" in shown
    assert "It’s a word" in shown


def test_without_the_setting_nothing_is_touched() -> None:
    assert Markdown(extensions=[CoursewareExtension()]).convert('"so"') == '<p>"so"</p>'


@examples(60)
@given(st.text(alphabet="ab \"'()*`\n-", max_size=40))
def test_nothing_but_marks_changes(text: str) -> None:
    plain = Markdown(extensions=["attr_list", "tables", CoursewareExtension()]).convert(text)
    turned = html(text).replace("“", '"').replace("”", '"').replace("‘", "'").replace("’", "'")
    assert turned == plain
