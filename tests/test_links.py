"""`courseware check --links`: addresses of other hosts, asked whether they answer; here a host of our own stands for them."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from courseware.cli import main
from courseware.links import addresses_in, unanswered, why_not
from courseware.problems import Severity
from tests.checks.courses import course_of

SLOW = threading.Event()


class Host(BaseHTTPRequestHandler):
    """Answers by the last part of the address: a number is what it says, `slow` waits, `get` knows no short way of asking."""

    asked: list[str] = []  # noqa: RUF012

    def do_HEAD(self) -> None:
        """The short way."""
        self.asked.append(self.path)
        name = self.path.rsplit("/", 1)[-1]
        if name == "slow":
            SLOW.wait(20)
        code = int(name) if name.isdigit() else 405 if name == "get" and self.command == "HEAD" else 200
        self.send_response(302 if name == "moved" else code)
        if name == "moved":
            self.send_header("Location", "/200")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self) -> None:
        """In full."""
        self.do_HEAD()

    def log_message(self, *_words: object) -> None:
        """Quiet."""


@pytest.fixture
def host() -> Iterator[str]:
    """A host on this machine, as an address without the slash at its end."""
    SLOW.clear()
    Host.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    SLOW.set()
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("name", ["200", "204", "moved", "get", "401", "403", "429", "a b", "größe"])
def test_what_answers(name: str, host: str) -> None:
    assert why_not(f"{host}/{name}") == ""


@pytest.mark.parametrize("code", [404, 410, 500, 503])
def test_what_is_gone(code: int, host: str) -> None:
    assert why_not(f"{host}/{code}") == f"it says {code}"


def test_who_takes_too_long(host: str) -> None:
    assert why_not(f"{host}/slow", 0.2) == "no answer in 0.2 seconds"


def test_where_nobody_is() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    for address in (f"http://127.0.0.1:{port}/", "http://127.0.0.1:99999/", "http://[::1/", "http://"):
        assert why_not(address, 1) != ""


def test_places_and_what_is_passed_over(tmp_path: Path, host: str) -> None:
    """Code, comments and names for examples are not asked; an address that comes twice is asked once and told at both."""
    page = (
        f"# One\n\nSee [this]({host}/404). Again ({host}/404), and <{host}/200>.\n\n`{host}/410` <!-- {host}/500 -->\n\n"
        "https://example.org/404\n\n/// activity | quiz\n"
    )
    quiz = (
        f"kind: quiz\nid: quiz\ntitle: Q\nquestions:\n  - id: a\n    ask: Which?\n    options:\n      - right: A\n"
        f"        because: |\n          Look at\n          {host}/410 for it.\n      - wrong: B\n"
    )
    course = course_of(tmp_path, {"course/index.md": page, "quizzes/quiz.yml": quiz})
    assert sorted(addresses_in(course)) == sorted(f"{host}/{code}" for code in (200, 404, 410))
    told = unanswered(course)
    column = page.splitlines()[2].rindex("http") - len(f"{host}/404), and <") + 1
    assert [(each.path, each.line, each.column, each.code, each.severity) for each in told] == [
        ("course/index.md", 3, 12, "L24", Severity.INFORMATION),
        ("course/index.md", 3, column, "L24", Severity.INFORMATION),
        ("quizzes/quiz.yml", 11, 11, "L24", Severity.INFORMATION),
    ]
    assert told[0].message == f"{host}/404 does not answer (it says 404), so nobody can look up what stands there."
    assert Host.asked.count("/200") == 1


def test_it_is_off_unless_asked_for_and_fails_nothing(tmp_path: Path, host: str) -> None:
    (tmp_path / "course").mkdir()
    (tmp_path / "site_config").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: S\ndocs_dir: course\nplugins: [courseware]\n")
    (tmp_path / "site_config/course.yml").write_text("id: small\n")
    (tmp_path / "course/index.md").write_text(f"# One\n\n[This old page]({host}/404)\n")
    words = ["check", "-f", str(tmp_path / "mkdocs.yml"), "--strict"]
    quiet = CliRunner().invoke(main, words)
    assert (quiet.exit_code, quiet.stdout, Host.asked) == (0, "", [])
    asked = CliRunner().invoke(main, [*words, "--links"])
    assert asked.exit_code == 0
    assert asked.stdout.startswith("course/index.md:3:17: information: http://127.0.0.1:")
