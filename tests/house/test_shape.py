"""The shape of the sources: small files, small functions, nothing that only one machine knows."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = ("plugins", "tests")
CODE = {".py", ".ts", ".mjs", ".css", ".html", ".sh"}
NOT_OURS = {"node_modules", "static", "site", "site-trainer", "test-results"}
LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 60
BYTES_OF_A_FILE = 1_000_000


def files(*folders: str) -> Iterator[Path]:
    """Every file of the repository in `folders`, without what is installed, built or hidden."""
    for start in folders:
        for folder, inside, names in os.walk(ROOT / start):
            inside[:] = [name for name in inside if name not in NOT_OURS and not name.startswith((".", "__"))]
            yield from (Path(folder, name) for name in names)


def code() -> list[Path]:
    """What people write and read as code."""
    return [path for path in files(*SOURCES) if path.suffix in CODE]


def said(path: Path, line: int = 1) -> str:
    """A place as an editor opens it."""
    return f"{path.relative_to(ROOT).as_posix()}:{line}"


def test_files_are_short() -> None:
    lengths = {said(path): len(path.read_text(encoding="utf-8").splitlines()) for path in code()}
    assert {place: length for place, length in lengths.items() if length >= LINES_OF_A_FILE} == {}


def test_functions_are_short() -> None:
    long = [
        f"{said(path, node.lineno)} {node.name}"
        for path in code()
        if path.suffix == ".py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 >= LINES_OF_A_FUNCTION
    ]
    assert long == []


def test_no_file_is_large() -> None:
    assert [said(path) for path in files(".") if path.stat().st_size > BYTES_OF_A_FILE] == []


def places(pattern: str, paths: list[Path]) -> list[str]:
    """Where `pattern` stands in `paths`; this file names what it looks for and is left out."""
    return [
        said(path, number)
        for path in paths
        if path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(pattern, line)
    ]


def test_the_browser_code_does_nothing_unsafe() -> None:
    shipped = [path for path in files("plugins") if path.suffix in {".ts", ".html"}]
    assert places(r"\beval\(|\bnew Function\b|\.(?:inner|outer)HTML\s*=|\bdocument\.write\b", shipped) == []
    # Fetching is what a service worker is for, and what tells a record store; it is nobody else's business.
    fetching = {"worker.ts", "parting.ts", "store.ts"}
    others = [
        path
        for path in shipped
        if path.name not in fetching or (path.parent.name == "browser" and path.stem == "store")
    ]
    assert places(r"\bfetch\(", others) == []
    assert (
        places(r"<script\b|<style\b|\sstyle=|\son[a-z]+=", [path for path in shipped if path.suffix == ".html"]) == []
    )


def test_no_notes_to_self() -> None:
    assert places(r"\b(?:TODO|FIXME|XXX)\b", code()) == []


def test_no_folder_of_one_machine() -> None:
    assert places(r"(?<![\w.])/(?:home|Users|root|work)/\w", code()) == []


def test_a_kind_styles_no_class_of_another() -> None:
    """All style sheets become one, so the same name in two folders would dress one kind as the other."""
    home = ROOT / "plugins" / "courseware"
    shared = styled(*(home / "browser" / "look").rglob("*.css"))
    folders = sorted(each for each in (home / "activities").iterdir() if each.is_dir())
    used = {folder.name: named(folder) for folder in folders}
    taken = {
        f"{folder.name} styles .{name}, {other} has it too"
        for folder in folders
        for name in styled(*folder.glob("style.css")) - shared
        for other, names in used.items()
        if other != folder.name and name in names
    }
    assert taken == set()


def styled(*sheets: Path) -> set[str]:
    """The classes of ours in style sheets."""
    return {name for sheet in sheets for name in re.findall(r"\.(cw-[a-z0-9-]+)", sheet.read_text(encoding="utf-8"))}


def named(folder: Path) -> set[str]:
    """Our names in a kind's HTML and script, but for those of elements."""
    texts = [path.read_text(encoding="utf-8") for path in folder.iterdir() if path.suffix in {".ts", ".html"}]
    tags = {f"cw-{each.name.replace('_', '-')}" for each in folder.parent.iterdir()}
    return {name for text in texts for name in re.findall(r"\bcw-[a-z0-9-]+", text)} - tags
