"""A static web server for tests: a sub-path, headers, and a folder that can be exchanged as by a new release."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from courseware.rendering.head import ANCESTORS, POLICY

STRICT = POLICY + ANCESTORS
"""The strict policy under which the whole site has to work."""

SITE_URL = "https://example.org/deep/sub/path/"
"""Where the course for tests believes to be."""


@dataclass
class Host:
    """A place on the web; `folder` is what it serves now."""

    folder: Path
    address: str = ""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the host's folder below `prefix`, with `sent` as headers; anything else is not found."""

    def __init__(self, *args: Any, host: Host, prefix: str, sent: dict[str, str], **more: Any) -> None:
        self.host = host
        self.prefix = prefix
        self.sent = sent
        super().__init__(*args, directory=str(host.folder), **more)

    def do_GET(self) -> None:
        """Sends a file; the map of the site names this server, since Material follows no link to another port in place."""
        if not self.path.endswith("/sitemap.xml"):
            super().do_GET()
            return
        text = Path(self.translate_path(self.path)).read_bytes()
        own = text.replace(SITE_URL.encode(), self.host.address.encode())
        self.send_response(200)
        self.send_header("Content-Type", "application/xml")
        self.send_header("Content-Length", str(len(own)))
        self.end_headers()
        self.wfile.write(own)

    def translate_path(self, path: str) -> str:
        """The file for an address below the prefix."""
        path = path.partition("?")[0]
        if not path.startswith(self.prefix):
            return str(Path(self.directory) / "nothing-lies-outside-the-prefix")
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def end_headers(self) -> None:
        """Adds the headers; nothing is cached, so that a test sees what it has just written."""
        for name, value in self.sent.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Says nothing."""


@contextmanager
def hosted(folder: Path, prefix: str = "/deep/sub/path/", policy: str = "") -> Iterator[Host]:
    """A server on the loopback interface until the block ends."""
    host = Host(folder)
    sent = {"Content-Security-Policy": policy} if policy else {}
    handler = functools.partial(Handler, host=host, prefix=prefix, sent=sent)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    host.address = f"http://127.0.0.1:{server.server_address[1]}{prefix}"
    try:
        yield host
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def served(folder: Path, prefix: str = "/deep/sub/path/", policy: str = "") -> Iterator[str]:
    """The address at which `folder` is served until the block ends."""
    with hosted(folder, prefix, policy) as host:
        yield host.address
