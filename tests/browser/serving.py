"""A real web server for tests: nginx with the settings that the product ships, under a sub-path."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from courseware.compressing import compress
from tests.browser.hosting import SITE_URL
from tests.tools import webserver

ROOT = Path(__file__).parents[2]
SETTINGS = ROOT / "site_config" / "hosting" / "courseware.conf"
CONFIGURATION = """\
daemon off;
master_process off;
pid {home}/nginx.pid;
error_log {home}/error.log;
events {{ worker_connections 512; }}
http {{
    include {types};
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {home}/body;
    proxy_temp_path {home}/proxy;
    fastcgi_temp_path {home}/fastcgi;
    uwsgi_temp_path {home}/uwsgi;
    scgi_temp_path {home}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {home}/www;
        set $courseware "{folder}";
        include {settings};
    }}
}}
"""
"""All that is needed around our file; one process, which is who started it."""


@dataclass
class Nginx:
    """A running server: its address, the place in which the course lies, and the releases that it was given."""

    address: str
    place: Path
    releases: Path
    process: subprocess.Popen[bytes]

    def hang(self) -> None:
        """Takes requests and answers none, as a line does on which nothing comes through."""
        self.process.send_signal(signal.SIGSTOP)

    def stop(self) -> None:
        """Ends the server: nobody is there any more."""
        self.process.send_signal(signal.SIGCONT)
        self.process.terminate()
        self.process.wait(10)

    def put(self, site: Path) -> None:
        """Puts a copy of a site in the place of what is there, from one moment to the next.

        The map of the site is made to name this server, since Material follows no link to another port in place.
        """
        self.releases.mkdir(exist_ok=True)
        folder = self.releases / str(len(list(self.releases.iterdir())))
        shutil.copytree(site, folder)
        text = (folder / "sitemap.xml").read_text(encoding="utf-8")
        (folder / "sitemap.xml").write_text(text.replace(SITE_URL, self.address), encoding="utf-8")
        compress(folder)
        link = self.releases.parent / "next"
        link.symlink_to(folder)
        link.replace(self.place)


@contextmanager
def nginx(site: Path, path: str = "/deep/sub/path/") -> Iterator[Nginx]:
    """nginx on the loopback interface, with a copy of `site` in a folder below its root, until the block ends."""
    why = webserver.fault()
    assert not why, webserver.advice(why)
    home = Path(tempfile.mkdtemp(prefix="courseware-nginx-"))
    place = Path(f"{home}/www{path}".rstrip("/"))
    place.parent.mkdir(parents=True, exist_ok=True)
    process, port = started(home, path.rstrip("/"))
    server = Nginx(f"http://127.0.0.1:{port}{path}", place, home / "releases", process)
    try:
        server.put(site)
        yield server
    finally:
        server.stop()
        shutil.rmtree(home)


def started(home: Path, folder: str) -> tuple[subprocess.Popen[bytes], int]:
    """The server's process and its port; another port where the first was taken by somebody else in the meantime."""
    for _ in range(5):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port: int = free.getsockname()[1]
        text = CONFIGURATION.format(home=home, types=types(), port=port, folder=folder, settings=SETTINGS)
        (home / "nginx.conf").write_text(text, encoding="utf-8")
        words = [
            str(webserver.program()),
            "-p",
            str(home),
            "-e",
            str(home / "error.log"),
            "-c",
            str(home / "nginx.conf"),
        ]
        process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while process.poll() is None:
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    return process, port
            time.sleep(0.02)
    raise AssertionError(f"nginx does not start: {(home / 'error.log').read_text(encoding='utf-8')}")


def types() -> Path:
    """The names of types that came with this nginx."""
    done = subprocess.run([str(webserver.program()), "-V"], capture_output=True, text=True, check=False)
    found = re.search(r"--conf-path=(\S+)", done.stdout + done.stderr)
    return Path(found[1] if found else "/etc/nginx/nginx.conf").with_name("mime.types")
