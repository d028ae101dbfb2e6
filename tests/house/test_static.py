"""The tool that proves `static/` to be up to date: it must not be content with less."""

from __future__ import annotations

from pathlib import Path

from tests.tools.static_is_current import contents, differences


def test_the_same_files_are_current() -> None:
    assert differences({"core.js": b"1"}, {"core.js": b"1"}) == []


def test_each_fault_has_its_phrase() -> None:
    kept = {"core.js": b"old", "gone.js": b"1"}
    built = {"core.js": b"new", "quiz.js": b"1"}
    assert differences(kept, built) == [
        "quiz.js is missing",
        "gone.js is built from nothing",
        "core.js is out of date",
    ]


def test_fonts_are_not_built(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "book.woff2").write_bytes(b"")
    (tmp_path / "core.js").write_bytes(b"1")
    assert contents(tmp_path) == {"core.js": b"1"}
