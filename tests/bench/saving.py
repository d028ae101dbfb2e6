"""How long it takes from saving a file to the new text on the page, while `courseware serve` runs."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.processes import COURSEWARE

FIRST_BUILD = 300.0
PATIENCE = 120.0


@contextmanager
def served(settings: Path, *options: str) -> Iterator[int]:
    """The course behind `settings`, served on 127.0.0.1; gives the port once the first page answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [*COURSEWARE, "serve", "-f", str(settings), "-a", f"127.0.0.1:{port}", *options]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
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


def after_saving(port: int, file: Path, old: str, new: str, path: str) -> float:
    """Saves `file` with `new` in the place of `old`; the seconds until the page at `path` shows `new`."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} does not stand in {file}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return wait_for(port, path, lambda html: new in html)


def edits(root: Path, number: int, with_word: Path) -> Iterator[tuple[str, Path, str, str, str]]:
    """What an author changes: a name for it, the file, the old text, the new one, the page that shows it.

    `with_word` is a page that takes in the name of the organisation.
    """
    lesson = root / "course" / "02-module" / "lesson-05.md"
    heading = next(line for line in lesson.read_text("utf-8").split("\n") if line.startswith("# "))
    quiz = root / "quizzes" / "02-module-lesson-06.yml"
    ask = next(line for line in quiz.read_text("utf-8").split("\n") if line.startswith("ask: "))
    name = (root / "site_config" / "org.yml").read_text("utf-8").split("\n")[0]
    shown = f"{with_word.relative_to(root / 'course').with_suffix('').as_posix()}/"
    yield "text of a page", lesson, "\n\n## ", f"\n\nNew text {number}.\n\n## ", "02-module/lesson-05/"
    yield "title of a page", lesson, heading, f"# New title {number}", "02-module/lesson-04/"
    yield "quiz file", quiz, ask, f"ask: New question {number}?", "02-module/lesson-06/"
    yield "word of org.yml", root / "site_config" / "org.yml", name, f"name: New name {number}", shown
    yield "start page", root / "course" / "index.md", "\n\n", f"\n\nNew start {number}.\n\n", ""
