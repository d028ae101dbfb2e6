"""Lighthouse's marks for a page, where the command is installed; Courseware does not install it."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and prints nothing."""

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
