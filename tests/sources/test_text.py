"""Files as texts: every encoding that is not UTF-8, every file that cannot be read, is a problem with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courseware.sources.text import LARGEST_FILE, Part, decode, read_text


def test_the_mark_of_utf_8_and_the_line_ends_of_other_systems_are_no_text() -> None:
    assert decode(b"\xef\xbb\xbfa\r\nb\rc\n", "x.md") == ("a\nb\nc\n", None)


def test_a_file_in_another_encoding_is_told_where_its_first_wrong_letter_stands() -> None:
    text, problem = decode("first\r\nder Schlüssel".encode("cp1252"), "x.md")
    assert problem
    assert (text, problem.line, problem.column, problem.code) == ("", 2, 9, "not-utf-8")
    assert "UTF-8" in problem.hint


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_a_file_of_wide_letters_is_told(encoding: str) -> None:
    _, problem = decode("plain".encode(encoding), "x.md")
    assert problem
    assert (problem.line, problem.code) == (1, "not-utf-8")


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_break_it(data: bytes) -> None:
    text, problem = decode(data, "x.md")
    assert "\r" not in text
    assert problem is None or (text == "" and problem.line >= 1 and problem.column >= 1)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    text, problem = read_text(tmp_path / "gone.md", "gone.md")
    assert problem
    assert (text, problem.code, problem.place) == ("", "unreadable-file", "gone.md")


def test_a_folder_with_the_name_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "x.md").mkdir()
    _, problem = read_text(tmp_path / "x.md", "x.md")
    assert problem
    assert problem.code == "unreadable-file"


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.md"
    path.write_text("x")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    _, problem = read_text(path, "x.md")
    assert problem
    assert "permission denied" in problem.message


def test_a_file_that_nobody_wrote_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"x" * (LARGEST_FILE + 1))
    _, problem = read_text(path, "x.md")
    assert problem
    assert problem.code == "file-too-large"
    path.write_bytes(b"x" * LARGEST_FILE)
    assert read_text(path, "x.md")[1] is None


def test_a_part_of_blank_lines_is_empty() -> None:
    assert not Part(("", "  "), 1, 1)
    assert Part(("", "a"), 1, 1)
