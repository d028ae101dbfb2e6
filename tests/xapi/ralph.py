"""A record store that is not ours: ralph-malph, on the loopback interface, behind the platform's own origin.

It takes plain xAPI only (no documents, so no cmi5), knows no other origins, and accepts malformed statements: a place where records
really arrive over the line, never a judge of them. What it has kept is for `tests.xapi.statements` and `tests.xapi.rules` to judge.
"""

from __future__ import annotations

import base64
import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.xapi.messages import Answer, Request
from tests.xapi.statements import SET_BY_THE_STORE

Json = dict[str, Any]

ROOT = Path(__file__).parents[2]
USER, PASSWORD = "tests", "only-for-tests"
HANDED_ON = ("authorization", "content-type", "x-experience-api-version")
"""The headers that a proxy hands on; credentials are added where a course has none."""
PATIENCE = 60.0
"""Seconds for the store to start; two busy processors take some."""


@dataclass
class Ralph:
    """A running store."""

    port: int
    folder: Path

    @property
    def credentials(self) -> str:
        """The Authorization header that it knows."""
        return "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()

    @property
    def statements(self) -> list[Json]:
        """What it has kept, as it was sent: what a store adds is taken off."""
        file = self.folder / "fs_lrs.jsonl"
        if not file.is_file():
            return []
        kept = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        return [{name: value for name, value in each.items() if name not in SET_BY_THE_STORE} for each in kept]

    def forget(self) -> None:
        """Begins anew, with nothing kept."""
        (self.folder / "fs_lrs.jsonl").unlink(missing_ok=True)

    def asked(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        """What it answers."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            content = answer.read()
            return Answer(answer.status, content, {"Content-Type": answer.headers.get("Content-Type", "text/plain")})
        finally:
            connection.close()

    def handed_on(self, request: Request) -> Answer:
        """What it answers to a request below `/ralph/`."""
        headers = {name: value for name, value in request.headers.items() if name in HANDED_ON}
        path = "/xAPI/" + request.path.removeprefix("/ralph/")
        query = f"?{urlencode(request.query)}" if request.query else ""
        return self.asked(request.method, path + query, request.body, {"authorization": self.credentials} | headers)


@contextmanager
def running(folder: Path) -> Iterator[Ralph]:
    """The store until the block ends; it keeps its statements in `folder`.

    Its socket is opened here and handed down, so that no port is lost on the way and whoever asks early waits in line.
    """
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        store = Ralph(listening.getsockname()[1], folder)
        command = [sys.executable, "-m", "tests.xapi.ralph_store", str(folder), str(listening.fileno()), USER, PASSWORD]
        process = subprocess.Popen(command, cwd=ROOT, pass_fds=[listening.fileno()])
    try:
        assert store.asked("GET", "/__lbheartbeat__", b"", {}).status == HTTPStatus.OK
        yield store
    finally:
        process.terminate()
        process.wait(PATIENCE)
