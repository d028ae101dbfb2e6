"""Fixes change their own lines and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.problems import Fix
from courseware.sources.fixing import apply_fixes, rewrite
from tests.tools.examples import examples


def test_lines_are_replaced() -> None:
    assert apply_fixes("a\nb\nc\nd\n", [Fix(2, 3, ("x", "y", "z"))]) == "a\nx\ny\nz\nd\n"


def test_lines_are_inserted_before_their_first() -> None:
    assert apply_fixes("a\nb\n", [Fix(2, 1, ("x",))]) == "a\nx\nb\n"


def test_lines_are_inserted_at_the_end() -> None:
    assert apply_fixes("a\n", [Fix(2, 1, ("x",))]) == "a\nx\n"
    assert apply_fixes("a", [Fix(2, 1, ("x",))]) == "a\nx"
    assert apply_fixes("", [Fix(1, 0, ("x",))]) == "x\n"


def test_lines_are_taken_away() -> None:
    assert apply_fixes("a\nb\nc\n", [Fix(2, 2, ())]) == "a\nc\n"


def test_several_fixes_keep_their_lines_in_any_order() -> None:
    fixes = [Fix(3, 3, ("z",)), Fix(1, 1, ("x", "y")), Fix(3, 2, ("before",))]
    assert apply_fixes("a\nb\nc\n", fixes) == "x\ny\nb\nbefore\nz\n"


def test_of_fixes_that_touch_the_first_holds() -> None:
    assert apply_fixes("a\nb\nc\n", [Fix(1, 2, ("x",)), Fix(2, 3, ("y",))]) == "x\nc\n"
    assert apply_fixes("a\nb\nc\n", [Fix(1, 3, ("x",)), Fix(2, 1, ("y",))]) == "x\n"
    assert apply_fixes("a\nb\nc\n", [Fix(2, 1, ("y",)), Fix(1, 3, ("x",))]) == "a\ny\nb\nc\n"
    assert apply_fixes("a\n", [Fix(1, 0, ("x",)), Fix(1, 0, ("x",))]) == "x\na\n"


def test_fix_for_lines_that_are_not_there_is_left_out() -> None:
    assert apply_fixes("a\n", [Fix(2, 2, ("x",)), Fix(0, 0, ("x",)), Fix(5, 4, ("x",))]) == "a\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_are_kept(end: str) -> None:
    assert apply_fixes(f"a{end}b{end}c{end}", [Fix(2, 2, ("x", "y"))]) == f"a{end}x{end}y{end}c{end}"


def test_mixed_line_ends_are_kept_where_nothing_is_fixed() -> None:
    assert apply_fixes("a\r\nb\nc\r\nd\n", [Fix(4, 4, ("x",))]) == "a\r\nb\nc\r\nx\r\n"


def test_missing_last_line_end_stays_missing() -> None:
    assert apply_fixes("a\r\nb", [Fix(2, 2, ("x", "y"))]) == "a\r\nx\r\ny"
    assert apply_fixes("a\r\nb", [Fix(1, 1, ("x",))]) == "x\r\nb"


def test_byte_order_mark_stays_first() -> None:
    assert apply_fixes("\ufeffa\nb\n", [Fix(1, 1, ("x",))]) == "\ufeffx\nb\n"


def test_signs_that_only_python_takes_for_line_ends_are_text() -> None:
    assert apply_fixes("a\u2028b\x0bc\x85d\ne\n", [Fix(2, 2, ("x",))]) == "a\u2028b\x0bc\x85d\nx\n"


@given(st.text(), st.lists(st.builds(Fix, st.integers(0, 6), st.integers(0, 6), st.tuples(st.sampled_from("xy")))))
def test_no_fix_is_too_odd(text: str, fixes: list[Fix]) -> None:
    apply_fixes(text, fixes)


@examples(200)
@given(
    st.lists(st.sampled_from(["a", "", " b"]), min_size=1), st.sampled_from(["\n", "\r\n"]), st.booleans(), st.data()
)
def test_other_lines_are_untouched(lines: list[str], end: str, closed: bool, data: st.DataObject) -> None:
    text = end.join(lines) + (end if closed else "")
    count = len(lines) if closed else len(text.split(end)) - (lines[-1] == "")
    if count == 0:
        return
    row = data.draw(st.integers(1, count))
    mended = apply_fixes(text, [Fix(row, row, ("NEW",))]).split(end)
    expected = text.split(end)
    expected[row - 1] = "NEW"
    assert mended[:count] == expected[:count]


def test_file_is_rewritten(tmp_path: Path) -> None:
    path = tmp_path / "bank.yml"
    path.write_bytes("\ufeffä\r\nb".encode())
    path.chmod(0o640)
    assert rewrite(path, [Fix(2, 2, ("c",))])
    assert path.read_bytes() == "\ufeffä\r\nc".encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert [other.name for other in tmp_path.iterdir()] == ["bank.yml"]


def test_file_without_a_change_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "bank.yml"
    path.write_bytes(b"a\n")
    before = path.stat()
    assert not rewrite(path, [Fix(1, 1, ("a",))])
    assert not rewrite(path, [])
    assert path.stat().st_ino == before.st_ino


def test_file_that_is_not_utf8_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "bank.yml"
    path.write_bytes(b"\xe4\nb\n")
    assert not rewrite(path, [Fix(2, 2, ("x",))])
    assert path.read_bytes() == b"\xe4\nb\n"


def test_link_stays_a_link(tmp_path: Path) -> None:
    path = tmp_path / "bank.yml"
    path.write_bytes(b"a\n")
    link = tmp_path / "link.yml"
    link.symlink_to(path)
    assert rewrite(link, [Fix(1, 1, ("b",))])
    assert link.is_symlink()
    assert path.read_bytes() == b"b\n"


def test_failure_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bank.yml"
    path.write_bytes(b"a\n")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        rewrite(path, [Fix(1, 1, ("b",))])
    assert path.read_bytes() == b"a\n"
    assert [other.name for other in tmp_path.iterdir()] == ["bank.yml"]
