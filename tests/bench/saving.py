"""How long it takes from saving a file to the new text on the page, while `courseware serve` runs."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.processes import COURSEWARE, environment

FIRST_BUILD = 300.0
PATIENCE = 120.0


@contextmanager
def served(settings: Path, *options: str) -> Iterator[int]:
    """The course behind `settings`, served on 127.0.0.1; gives the port once the first page answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [*COURSEWARE, "serve", "-f", str(settings), "-a", f"127.0.0.1:{port}", *options]
    with subprocess.Popen(
        command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            wait_for(port, "", lambda _: process.poll() is None, FIRST_BUILD)
            yield port
        finally:
            # The command starts MkDocs as a process of its own; both are in the session that begins here.
            os.killpg(process.pid, 15)


def page(port: int, path: str) -> str:
    """A page as it is served now; "" while nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", f"/{path}")
        return connection.getresponse().read().decode("utf-8", "replace")
    except OSError:
        return ""
    finally:
        connection.close()


def wait_for(port: int, path: str, fits: Callable[[str], bool], patience: float = PATIENCE) -> float:
    """The seconds until a page answers with a text that fits."""
    begin = time.perf_counter()
    while time.perf_counter() - begin < patience:
        html = page(port, path)
        if html and fits(html):
            return time.perf_counter() - begin
        time.sleep(0.01)
    raise TimeoutError(f"/{path} did not change within {patience:.0f} s")


@dataclass(frozen=True, slots=True)
class Edit:
    """What an author changes: `old` to `new` in `file`; then `shown` stands on the page at `path`."""

    name: str
    file: Path
    old: str
    new: str
    shown: str
    path: str


def after_saving(port: int, edit: Edit) -> float:
    """Makes an edit; the seconds until it is shown."""
    text = edit.file.read_text(encoding="utf-8")
    assert edit.old in text, f"{edit.old!r} does not stand in {edit.file}"
    edit.file.write_text(text.replace(edit.old, edit.new, 1), encoding="utf-8")
    return wait_for(port, edit.path, lambda html: edit.shown in html)


def edits(root: Path, number: int, with_word: Path) -> Iterator[Edit]:
    """One edit of each kind; `with_word` is a page that takes in the name of the organisation."""
    course, org = root / "course", root / "site_config" / "org.yml"
    lesson = course / "02-module" / "lesson-05.md"
    quiz = root / "quizzes" / "02-module-lesson-06.yml"
    shown = f"New {number} text"
    heading = line_with("# ", lesson)
    yield Edit("text of a page", lesson, "\n\n## ", f"\n\n{shown}.\n\n## ", shown, "02-module/lesson-05/")
    yield Edit("title of a page", lesson, heading, f"# {shown} title", f"{shown} title", "02-module/lesson-04/")
    yield Edit(
        "quiz file", quiz, line_with("ask: ", quiz), f"ask: {shown} ask?", f"{shown} ask", "02-module/lesson-06/"
    )
    path = f"{with_word.relative_to(course).with_suffix('').as_posix()}/"
    yield Edit("word of org.yml", org, line_with("name: ", org), f"name: {shown} name", f"{shown} name", path)
    yield Edit("start page", course / "index.md", "\n\n", f"\n\n{shown} start.\n\n", f"{shown} start", "")


def line_with(start: str, file: Path) -> str:
    """The first line of a file that begins with `start`."""
    return next(line for line in file.read_text(encoding="utf-8").split("\n") if line.startswith(start))
