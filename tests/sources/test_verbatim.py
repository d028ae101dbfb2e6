"""Fenced code, comments and raw HTML are passed over, and nothing else."""

from __future__ import annotations

import pytest
from markdown import Markdown

from courseware.sources.verbatim import Scanner, comments_in, fence_end

FENCES = {
    "plain": ("```\ncode\n```", True),
    "with a language": ("```python\ncode\n```", True),
    "with settings": ('``` py title="x"\ncode\n```', True),
    "of tildes": ("~~~\n```\n~~~", True),
    "longer inside": ("```\n````\n```", True),
    "not closed": ("```\ncode", False),
    "closed by a longer one": ("```\ncode\n````", False),
    "closed further in": ("```\ncode\n  ```", False),
    "set in": ("  ```\n  code\n  ```", True),
    "set in, with a line that is not": ("  ```\ncode\n  ```", False),
    "in a quote": ("> ```\n> code\n>\n> ```", True),
    "in a quote that ends": ("> ```\n> code\n\n```", False),
    "with an empty line": ("```\n\n\n```", True),
    "inline code": ("```code``` more", False),
}


@pytest.mark.parametrize(("text", "closed"), FENCES.values(), ids=FENCES)
def test_fences_end_where_markdown_ends_them(text: str, closed: bool) -> None:
    lines = text.split("\n")
    assert fence_end(lines, 0) == (closed, len(lines) - 1) if closed else not fence_end(lines, 0)[0]
    shown = Markdown(extensions=["pymdownx.superfences"]).convert(text)
    assert ("<pre>" in shown) == closed


def test_comments_in_inline_code_are_none() -> None:
    assert comments_in("a `<!--` b <!-- c --> d `` <!-- ` `` <!-- e") == {11, 37}


SKIPPED = {
    "a fence": "```\n/// x\n```",
    "a comment": "<!--\n\n/// x\n-->",
    "a comment in a paragraph": "text <!--\n/// x\n--> text",
    "raw HTML": "<div>\n\n/// x\n\n</div>",
    "nested raw HTML": "<div>\n<div>\n</div>\n/// x\n</div>",
    "a sample": "<pre>\n/// x\n</pre>",
}
SEEN = {
    "a fence that is not closed": "```\n/// x",
    "inline code with a comment sign": "`<!--`\n/// x\n-->",
    "a comment that is not closed": "<!--\n/// x",
    "a comment in a paragraph that ends": "text <!--\n\n/// x\n\n-->",
    "a comment sign in code": "    <!--\n\n/// x\n\n-->",
    "HTML with Markdown in it": "<div markdown>\n/// x\n</div>",
    "HTML that is closed": "<div></div>\n/// x\n</div>",
    "a tag in code": "    <div>\n\n/// x\n\n</div>",
    "a tag in a line": "text <div>\n/// x\n</div>",
    "two comments": "<!-- a --> <!-- b -->\n/// x\n-->",
    "a tag of one's own": "<div-x>\n/// x\n</div-x>",
}


@pytest.mark.parametrize("text", SKIPPED.values(), ids=SKIPPED)
def test_what_is_not_read(text: str) -> None:
    assert Scanner(text.split("\n")).next(0) is None


@pytest.mark.parametrize("text", SEEN.values(), ids=SEEN)
def test_what_is_read(text: str) -> None:
    lines = text.split("\n")
    assert Scanner(lines).next(0) == ("slashes", lines.index("/// x"))


def test_a_comment_that_begins_where_another_ends() -> None:
    lines = "<!-- a\n--> <!-- b\n/// x\n-->".split("\n")
    assert Scanner(lines).next(0) is None
