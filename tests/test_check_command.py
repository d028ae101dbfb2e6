"""`courseware check` and `courseware release` as they are run: exit codes, baselines, a bar for those who wait."""

from __future__ import annotations

import json
import os
import pty
import sys
from dataclasses import dataclass
from pathlib import Path
from select import select

import pytest
from click.testing import CliRunner

from courseware import bar as bars
from courseware.baseline import BaselineError, new_since, written
from courseware.cli import main
from courseware.problems import Problem, Severity

CONFIG = "site_name: Small\ndocs_dir: course\nplugins: [courseware]\n"
PAGE = "# One\n\n![](bench.svg)\n\n/// question | Who?\n    id: who\n\n- [x] The clinic next door\n  > It works with what is handed over.\n- [ ] The maker\n  > The maker is where it came from.\n- [ ] A bank\n  > A bank lends money for it.\n///\n"


def small(folder: Path, page: str = PAGE) -> Path:
    """A course of one page."""
    for name, text in {
        "mkdocs.yml": CONFIG,
        "course/index.md": page,
        "site_config/course.yml": "id: small\nversion: 2026-11\n",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@dataclass(frozen=True)
class Ended:
    """How a command has ended."""

    returncode: int
    stdout: str


def run(folder: Path, command: str, *options: str) -> Ended:
    """A command on the course of a folder; names of files are relative to it."""
    words = [str(folder / each) if each.endswith(".json") else each for each in options]
    said = CliRunner().invoke(main, [command, "-f", str(folder / "mkdocs.yml"), *words])
    return Ended(said.exit_code, said.stdout)


def test_exit_codes(tmp_path: Path) -> None:
    assert run(small(tmp_path / "bad"), "check").returncode == 1
    assert run(small(tmp_path / "good", "# One\n"), "check").returncode == 0
    (tmp_path / "nothing").mkdir()
    assert run(tmp_path / "nothing", "check").returncode == 2


def test_a_baseline_is_written_once_and_then_hides_what_is_known(tmp_path: Path) -> None:
    small(tmp_path)
    first = run(tmp_path, "check", "--baseline", "known.json")
    assert (first.returncode, first.stdout) == (0, "")
    assert run(tmp_path, "check", "--baseline", "known.json").returncode == 0
    small(tmp_path, "Some words before.\n\n" + PAGE + "\n![](other.svg)\n")
    again = run(tmp_path, "check", "--baseline", "known.json")
    assert again.returncode == 1
    # The old picture has moved by two lines and stays known, although both pictures are told in the same words.
    assert [line.split(": ")[0] for line in again.stdout.splitlines()] == ["course/index.md:18:1"]
    (tmp_path / "known.json").write_text("[]")
    assert run(tmp_path, "check", "--baseline", "known.json").returncode == 2


@pytest.mark.parametrize("name", ["", "no/such/folder/known.json", "/dev/null"])
def test_where_no_baseline_can_be(name: str, tmp_path: Path) -> None:
    """A folder, a folder that is not there, a device: the check has not run, and nobody sees a traceback."""
    done = CliRunner().invoke(
        main, ["check", "-f", str(small(tmp_path) / "mkdocs.yml"), "--baseline", str(tmp_path / name)]
    )
    assert done.exit_code == 2
    assert isinstance(done.exception, SystemExit)


def test_a_baseline_that_may_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_words: object, **_more: object) -> int:
        raise PermissionError(13, "Permission denied")

    small(tmp_path)
    monkeypatch.setattr(Path, "write_text", refuses)
    done = CliRunner().invoke(main, ["check", "-f", str(tmp_path / "mkdocs.yml"), "--baseline", str(tmp_path / "k")])
    assert done.exit_code == 2
    assert done.stderr.endswith("k cannot be read or written: Permission denied. Name another file.\n")


def test_a_release_without_a_place_for_its_record(tmp_path: Path) -> None:
    small(tmp_path, "# One\n")
    (tmp_path / "site_config/course.yml").unlink()
    (tmp_path / "site_config").rmdir()
    done = CliRunner().invoke(main, ["release", "-f", str(tmp_path / "mkdocs.yml")])
    assert (done.exit_code, done.stderr) == (
        2,
        "site_config/release.yml cannot be written: No such file or directory. Nothing recorded.\n",
    )


NESTED = "[" * 100_000
ENDLESS = '{"form": 1, "known": [{"path": "a", "code": "b", "message": "c", "times": 1e999}]}'


@pytest.mark.parametrize(
    "text",
    [NESTED, ENDLESS, "\udcff", "", "[]", "{}", '{"form": 2, "known": []}', '{"form": 1, "known": [{"path": 1}]}'],
)
def test_what_is_no_baseline(text: str) -> None:
    with pytest.raises(BaselineError):
        new_since([], text)


def test_more_of_a_kind_than_were_known() -> None:
    told = [Problem("a.md", line, 1, "L18", "No words.", "", Severity.ERROR) for line in (3, 9)]
    text = written(told)
    assert json.loads(text)["known"] == [{"path": "a.md", "code": "L18", "message": "No words.", "times": 2}]
    more = [*told, Problem("a.md", 12, 1, "L18", "No words.")]
    assert new_since(told, text) == []
    assert [problem.line for problem in new_since(more, text)] == [12]


def test_a_release_is_recorded_and_holds_the_next_one_to_it(tmp_path: Path) -> None:
    assert run(small(tmp_path), "release").returncode == 1
    assert not (tmp_path / "site_config/release.yml").exists()
    good = PAGE.replace("![](bench.svg)\n\n", "")
    small(tmp_path, good)
    assert run(tmp_path, "release").returncode == 0
    assert run(tmp_path, "check").returncode == 0
    small(tmp_path, good.replace("id: who", "id: whose"))
    told = run(tmp_path, "check")
    assert told.returncode == 1
    assert told.stdout.startswith("site_config/release.yml:4:5: `who` was in release 2026-11 and is gone")
    assert "If it is `whose` now, write `was: who` there." in told.stdout
    small(tmp_path, good.replace("id: who", "id: whose\n    was: who"))
    assert run(tmp_path, "check").returncode == 0


def test_a_bar_is_drawn_for_those_who_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal, and after a second; into a file nothing is drawn."""
    leader, follower = pty.openpty()
    with os.fdopen(follower, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        with bars.Bar() as bar:
            bar("Reading", 1, 4)
            terminal.flush()
            monkeypatch.setattr(bars, "PATIENCE", -1.0)
            bar("Reading", 2, 4)
            bar("Checking", 1, 2)
        terminal.flush()
        drawn = ""
        # A terminal hands over what was drawn piece by piece, on a busy machine in several.
        while "Checking" not in drawn and select([leader], [], [], 5)[0]:
            drawn += os.read(leader, 4096).decode()
    os.close(leader)
    assert drawn.index("Reading") < drawn.index("50%") < drawn.index("Checking")
    assert "25%" not in drawn
