"""The learning platform of the tests: it serves an unpacked package, launches its units and keeps their records.

    with platform(folder) as system:
        launch = system.launch()
        page.goto(launch.address)
        …
        assert system.violations == []

It stands for two things that the package registries do not offer: a cmi5 system that refuses what the strictest one refuses, and
a line on which things go wrong (`system.trouble`). With `elsewhere=True` the records go to a second origin, `system.records`. A
package has to name the hosts that it may talk to, so the platform is begun with an empty folder and the package unpacked into it.

Plain xAPI is launched by `system.launch_plain()`. What is asked for below `/ralph/` is handed on to a record store that is not ours
(`tests.xapi.ralph`). What a package sends without a launch, to an endpoint of its own, comes without credentials: `system.open`
lets it in, and `tests.xapi.rules.judged` says what is wrong with it as a session.
"""

from __future__ import annotations

import base64
import functools
import http.server
import secrets
import threading
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.browser.hosting import Host
from tests.xapi.launches import Launch, Unit, activity_of, address_of, compact, template_of, units_in
from tests.xapi.messages import Request
from tests.xapi.ralph import Ralph
from tests.xapi.rules import MOVES, Session
from tests.xapi.serving import PREFIX, Handler
from tests.xapi.store import Document, Store

Json = dict[str, Any]

SOON = 0.02
"""Seconds between two looks of a server at whether it is to end: there are many short tests."""
ANNA: Json = {"objectType": "Agent", "account": {"homePage": "https://lms.example.org", "name": "anna"}}


@dataclass
class System(Store):
    """A running platform."""

    folder: Path = Path()
    origin: str = ""
    """Where files are served, as in `http://127.0.0.1:8000`."""
    records: str = ""
    """Where the record store is: the same origin or another one."""
    requests: list[Request] = field(default_factory=list)
    """All that was asked of both origins, in the order of arrival."""
    ralph: Ralph | None = None
    abandons: bool = True
    """Whether a new launch of a registration ends the sessions before it."""

    @property
    def units(self) -> list[Unit]:
        """What can be launched."""
        return units_in(self.folder)

    @property
    def returned(self) -> str:
        """The page of the platform to which a course can go back."""
        return f"{self.origin}/platform"

    def launch(
        self,
        unit: int = 0,
        *,
        mode: str = "Normal",
        registration: str | None = None,
        actor: Json | None = None,
        mastery: float | None = None,
        move_on: str | None = None,
        returning: bool = True,
    ) -> Launch:
        """A new session of a unit by cmi5. A registration that was there before goes on with what is kept of it.

        `mastery` and `move_on` are what the system makes of those in the package, which count otherwise.
        """
        launched = self.units[unit]
        registration = registration or str(uuid.uuid4())
        mastery = launched.mastery if mastery is None else mastery
        template = template_of(launched)
        session = Session(actor or ANNA, activity_of(launched), registration, template, mode, mastery)
        data: Json = {
            "contextTemplate": template,
            "launchMode": mode,
            "launchMethod": "AnyWindow",
            "moveOn": move_on or launched.move_on,
            **({"masteryScore": mastery} if mastery is not None else {}),
            **({"returnURL": self.returned} if returning else {}),
        }
        made = Launch(launched, session, "", basic(), data)
        made.address = address_of(
            f"{self.origin}{PREFIX}{launched.launch}",
            {
                "endpoint": f"{self.records}/xapi/",
                "fetch": f"{self.records}/xapi/fetch/{made.key}",
                "actor": compact(session.actor),
                "registration": registration,
                "activityId": session.activity,
            },
        )
        return self.begun(made)

    def launch_plain(
        self, unit: int = 0, *, registration: str | None = None, actor: Json | None = None, ralph: bool = False
    ) -> Launch:
        """A launch by plain xAPI, with credentials in the address; `ralph` sends the records to that store."""
        launched = self.units[unit]
        session = Session(actor or ANNA, launched.id, registration, {}, plain=True)
        made = Launch(launched, session, "", self.ralph.credentials if ralph and self.ralph else basic(), {})
        made.address = address_of(
            f"{self.origin}{PREFIX}{launched.launch}",
            {
                "endpoint": f"{self.origin}/ralph/" if ralph else f"{self.records}/xapi/",
                "auth": made.credentials,
                "actor": compact(session.actor),
                "registration": registration,
                "activity_id": launched.id,
            },
        )
        return self.begun(made)

    def begun(self, launch: Launch) -> Launch:
        """Notes a launch; sessions of the same registration that have not ended are given up by it."""
        self.launches.append(launch)
        if self.abandons and launch.data:
            for each in self.before(launch):
                each.session.abandoned = "terminated" not in each.verbs
        return launch

    def is_satisfied(self, launch: Launch) -> bool:
        """Whether the unit of a launch is done with in its registration, by all that was told."""
        verbs = {verb for each in [*self.before(launch), launch] for verb in each.verbs}
        return MOVES[launch.data["moveOn"]](verbs)

    @property
    def satisfied(self) -> set[tuple[str, str]]:
        """The registrations with the id of each unit of theirs that is done with."""
        done = (each for each in self.launches if each.data and self.is_satisfied(each))
        return {(str(each.session.registration), each.unit.id) for each in done}

    def state(self, launch: Launch, name: str = "courseware") -> Document | None:
        """What a course keeps under a name."""
        now = launch.session
        return self.states.get((now.activity, compact(now.actor), now.registration or "", name))

    def leaks(self) -> list[str]:
        """Requests that credentials went along with and had no business to: anything but the store and the launch itself."""
        known = {each.credentials.removeprefix("Basic ").rstrip("=") for each in self.launches}
        addresses = {
            each.address.removeprefix(self.origin).partition("?")[0] for each in self.launches if not each.data
        }
        return [
            f"{each.method} {each.path}"
            for each in self.requests
            if any(secret in text for secret in known for text in places_in(each, each.path in addresses))
        ]


def places_in(request: Request, launched: bool) -> list[str]:
    """Where in a request there must be no credentials. A launch by plain xAPI has them in its own address."""
    stored = request.resource != "" or request.path.startswith("/ralph/")
    headers = [text for name, text in request.headers.items() if not (stored and name == "authorization")]
    return headers + ([] if launched else [*request.query, *request.query.values(), request.path])


def basic() -> str:
    """Credentials that nobody else has."""
    return "Basic " + base64.b64encode(f"learner:{secrets.token_hex(12)}".encode()).decode()


@contextmanager
def platform(
    folder: Path, *, elsewhere: bool = False, policy: str = "", ralph: Ralph | None = None
) -> Iterator[System]:
    """A platform on the loopback interface until the block ends; `policy` goes out with each file of the package."""
    system = System(folder=folder, ralph=ralph)
    with ExitStack() as stack:
        system.origin = stack.enter_context(listening(system, policy, elsewhere=False))
        system.records = system.origin
        if elsewhere:
            system.records = stack.enter_context(listening(system, policy, elsewhere=True))
        yield system


@contextmanager
def listening(system: System, policy: str, *, elsewhere: bool) -> Iterator[str]:
    """One origin of a platform."""
    sent = {"Content-Security-Policy": policy} if policy else {}
    host = Host(system.folder)
    handler = functools.partial(Handler, system=system, elsewhere=elsewhere, host=host, prefix=PREFIX, sent=sent)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(SOON,), daemon=True)
    thread.start()
    origin = f"http://127.0.0.1:{server.server_address[1]}"
    host.address = origin + PREFIX
    try:
        yield origin
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
