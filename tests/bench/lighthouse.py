"""Lighthouse's marks for a page, where the command is installed; Courseware does not install it."""

from __future__ import annotations

import gzip
import json
import shutil
import statistics
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PAGES = ("index.html", "01-two-ideas/loop.html", "stories/missing-page.html")
"""The start page, a lesson and a scenario of our own course."""

PACKED = ("text/", "application/javascript", "application/json", "image/svg")


class Quiet(SimpleHTTPRequestHandler):
    """Serves files as our settings for servers do, compressed and to be kept, and prints nothing."""

    def do_GET(self) -> None:
        """Sends a file."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            super().do_GET()
            return
        kind, data = self.guess_type(str(path)), path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "public, max-age=31536000")
        if kind.startswith(PACKED):
            data = gzip.compress(data, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def site_served(site: Path) -> Iterator[str]:
    """The address under which a built site answers."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def is_here() -> bool:
    """Whether the command is installed."""
    return shutil.which("lighthouse") is not None


def scores(site: Path, path: str) -> dict[str, float]:
    """The marks of a page, 0 to 100, by their names; empty without Lighthouse."""
    command = shutil.which("lighthouse")
    if not command:
        return {}
    with site_served(site) as address:
        said = subprocess.run(
            [command, address + path, "--quiet", "--output=json", "--chrome-flags=--headless=new --no-sandbox"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False,
        )  # fmt: skip
    if said.returncode:
        return {}
    return {each["title"]: 100 * (each["score"] or 0) for each in json.loads(said.stdout)["categories"].values()}


def side_by_side(ours: Path, bare: Path, rounds: int = 3) -> dict[str, tuple[dict[str, float], dict[str, float]]]:
    """The medians of each page's marks with us and in bare Material, taken in turn: a busy machine slows both."""
    found = {}
    for page in PAGES:
        taken = [(scores(ours, page), scores(bare, page)) for _ in range(rounds)]
        found[page] = (middle([own for own, _ in taken]), middle([other for _, other in taken]))
    return found


def middle(marks: list[dict[str, float]]) -> dict[str, float]:
    """The median of each mark, of the rounds that could be measured."""
    names = next(iter(each for each in marks if each), {})
    return {name: statistics.median(each[name] for each in marks if each) for name in names}
