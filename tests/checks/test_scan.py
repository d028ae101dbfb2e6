"""Markdown read for its headings, paragraphs and tables: nothing moves, nothing crashes, nothing takes for ever."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.checks.plain import sentences
from courseware.checks.scan import scan
from courseware.sources.plain import plain
from tests.checks.courses import PAGE, course_of, found

SIGNS = "``` ~~~ ` `` <!-- --> <svg> </svg> > - # | |---| ![]( a !!! === [^1]: % İ { } _ * ](".split()
PIECES = st.sampled_from([*SIGNS, *(f"{sign} " for sign in SIGNS), "    ", "\n", "\n\n"])


@given(st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join))
def test_every_character_keeps_its_place(text: str) -> None:
    lines = text.split("\n")
    blanked, pieces = scan(lines, 3, 5, 1)
    assert len(blanked) == len(lines)
    assert all(len(new) in (0, len(old)) for new, old in zip(blanked, lines, strict=True))
    for piece in pieces:
        for line in piece.lines:
            start = line.column - (5 if line.number == 3 else 1)
            assert blanked[line.number - 3][start:].startswith(line.text)
        plain(piece.text)


@pytest.mark.parametrize(
    "sign",
    ["`", "```\n", "``a `b\n", "<!-- ", "<svg ", "![", "[", "- \n", "    > ", "|-\n", "a|b\n-|-\n", "__", "1 ", "a@"],
)
def test_a_large_file_of_one_sign_is_read(tmp_path: Path, sign: str) -> None:
    course_of(tmp_path, {PAGE: "x"})
    found(tmp_path, {PAGE: sign * (20_000 // len(sign))})


def test_kinds_and_places() -> None:
    text = "# A\n\nOne\ntwo.\n\n- item\n  more\n\n> quoted\n\n| a |\n|---|\n| b |\n\nTitle\n---\n"
    kinds = [
        (piece.kind, piece.line, piece.column, piece.section, piece.text)
        for piece in scan(text.split("\n"), 1, 1, 1)[1]
    ]
    assert kinds == [
        ("heading", 1, 3, 1, "A"),
        ("paragraph", 3, 1, 1, "One two."),
        ("item", 6, 3, 1, "item more"),
        ("quote", 9, 3, 1, "quoted"),
        ("table", 11, 1, 1, "a --- b"),
        ("heading", 15, 1, 1, "Title"),
    ]


def test_plain_text_and_sentences() -> None:
    assert (
        plain("**One** [two](a.md), `three` {{ org.customers }} <b>four</b> \\* &amp;")
        == "One two, three customers four * &"
    )
    assert sentences("He rang, e.g. twice. “Go,” she said. Then? 3.5 left.") == [
        "He rang, e.g. twice.",
        "“Go,” she said.",
        "Then?",
        "3.5 left.",
    ]
