"""How the double is reached: files of the package, the record store, and another store behind the same origin."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from tests.browser import hosting
from tests.xapi.messages import Answer, Request
from tests.xapi.trouble import STATUS, Kind

if TYPE_CHECKING:
    from tests.xapi.system import System

PREFIX = "/course/"
"""Below which the package is served."""
ALLOWED = {"authorization", "content-type", "x-experience-api-version", "if-match", "if-none-match"}
"""The headers that another origin may send, in lower case."""
EXPOSED = "ETag, Retry-After, X-Experience-API-Version, X-Experience-API-Consistent-Through"
PLATFORM = b"<!doctype html><html lang=en><meta charset=utf-8><title>A learning platform</title><link rel=icon href=data:,><h1>A learning platform</h1></html>"
ONE_AT_A_TIME = threading.Lock()
"""The store answers one request after the other, as a database would."""


class Handler(hosting.Handler):
    """One request to one of the two origins."""

    request_now: Request | None = None

    def __init__(self, *args: Any, system: System, elsewhere: bool, **more: Any) -> None:
        self.system = system
        self.elsewhere = elsewhere
        super().__init__(*args, **more)

    def do_GET(self) -> None:  # noqa: N802 - Python's own name
        """A file, or something of a store."""
        request = self.noted()
        if request.resource or request.path.startswith("/ralph/"):
            self.stored(request)
        elif request.path == "/platform":
            self.give(Answer(200, PLATFORM, {"Content-Type": "text/html; charset=utf-8"}), request)
        elif self.elsewhere:
            self.give(Answer(404), request)
        else:
            super().do_GET()

    def do_POST(self) -> None:  # noqa: N802 - Python's own name
        """Something of a store."""
        self.stored(self.noted())

    do_PUT = do_DELETE = do_POST  # noqa: N815 - Python's own names

    def do_OPTIONS(self) -> None:  # noqa: N802 - Python's own name
        """Whether a page of the first origin may ask what it is about to ask."""
        request = self.noted()
        asked = {each.strip().lower() for each in request.headers.get("access-control-request-headers", "").split(",")}
        if strange := asked - ALLOWED - {""}:
            self.system.violations.append(f"OPTIONS {request.resource}: the headers {sorted(strange)} are not allowed")
            self.give(Answer(403), request)
            return
        allowed = {
            "Access-Control-Allow-Methods": "GET, POST, PUT, DELETE",
            "Access-Control-Allow-Headers": ", ".join(sorted(ALLOWED)),
        }
        self.give(Answer(204, headers=allowed), request)

    def noted(self) -> Request:
        """The request, and noted as having come."""
        parts = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(headers.get("content-length", "0")))
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        request = Request(self.command, parts.path, query, headers, body, self.elsewhere)
        with ONE_AT_A_TIME:
            self.system.requests.append(request)
        self.request_now = request
        return request

    def stored(self, request: Request) -> None:
        """Answers for a store, unless something goes wrong on the way."""
        trouble = self.system.trouble
        if trouble.slowness and request.resource:
            time.sleep(trouble.slowness)
        with ONE_AT_A_TIME:
            kind = trouble.strikes(request.resource)
            answer = self.struck(kind, request)
        if kind in {"cut", "lost"}:
            self.cut(begun=request.method == "GET")
        else:
            self.give(answer, request)

    def struck(self, kind: Kind | None, request: Request) -> Answer:
        """What is answered, or would be if the line held."""
        if kind in STATUS:
            status, headers = STATUS[kind]
            return Answer(status, headers=headers)
        if kind == "cut":
            return Answer(0)
        if request.path.startswith("/ralph/") and self.system.ralph:
            return self.system.ralph.handed_on(request)
        return self.system.answer(request)

    def cut(self, *, begun: bool) -> None:
        """Breaks the line: within an answer that has begun, or before it. What was not kept is never answered by 200."""
        if begun:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
            self.wfile.flush()
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def give(self, answer: Answer, request: Request) -> None:
        """Sends an answer. Whoever asked may have left, as pages do that are closed."""
        body = answer.body
        kind = {"Content-Type": "application/json"} if body else {}
        try:
            self.send_response(answer.status)
            for name, value in ({**kind, **answer.headers} | self.across(request)).items():
                self.send_header(name, value)
            if answer.status != http.client.NO_CONTENT:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except ConnectionError:
            self.close_connection = True

    def across(self, request: Request) -> dict[str, str]:
        """The headers by which a page of the first origin may read an answer of the second one."""
        if not self.elsewhere or request.headers.get("origin") != self.system.origin:
            return {}
        return {
            "Access-Control-Allow-Origin": self.system.origin,
            "Access-Control-Expose-Headers": EXPOSED,
            "Vary": "Origin",
        }

    def send_response(self, code: int, message: str | None = None) -> None:
        """Notes what was answered."""
        if self.request_now:
            self.request_now.status = code
        super().send_response(code, message)
