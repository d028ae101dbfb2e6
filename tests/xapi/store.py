"""The record store of the double: fetch, documents and statements, each refused where a strict store would.

What a course does wrong is answered as the standards have it and noted in `violations`; what it cannot know of, such as
that the learner was seen in a later session, is only answered, and noted in `refused`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.xapi.launches import Launch, compact
from tests.xapi.messages import Answer, Request
from tests.xapi.rules import faults_in
from tests.xapi.statements import faults_of
from tests.xapi.trouble import Trouble
from tests.xapi.values import is_iri

Json = dict[str, Any]

VERSION = "1.0.3"
LAUNCH_DATA = "LMS.LaunchData"
PREFERENCES = "cmi5LearnerPreferences"
JSON = "application/json"
DOCUMENTS = {
    "activities/state": {"activityId", "agent", "registration", "stateId", "since"},
    "agents/profile": {"agent", "profileId", "since"},
    "activities/profile": {"activityId", "profileId", "since"},
}
"""The resources that keep documents, each with the parameters that it knows."""


@dataclass
class Document:
    """What is kept under the name of a state."""

    type: str
    content: bytes

    @property
    def tag(self) -> str:
        """Which version it is."""
        return f'"{hashlib.sha1(self.content, usedforsecurity=False).hexdigest()}"'


class RefusedError(Exception):
    """A request that is refused: the status, and why."""

    def __init__(self, status: int, why: str, excused: bool = False) -> None:
        super().__init__(why)
        self.status = status
        self.why = why
        self.excused = excused


@dataclass
class Store:
    """All that is kept, and all that was wrong."""

    launches: list[Launch] = field(default_factory=list)
    statements: list[Json] = field(default_factory=list)
    states: dict[tuple[str, str, str, str], Document] = field(default_factory=dict)
    """By activity, agent, registration ("" for none) and name."""
    preferences: Json | None = None
    """What the learner likes: `languagePreference`, `audioPreference`; None if nobody has asked them."""
    open: bool = False
    """Whether the store takes what comes without credentials, as behind a proxy that adds them."""
    violations: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    trouble: Trouble = field(default_factory=Trouble)

    def answer(self, request: Request) -> Answer:
        """What is answered to a request, and what follows from it."""
        if self.trouble.largest is not None and len(request.body) > self.trouble.largest:
            return Answer(413)
        try:
            return self.resource_of(request)(request)
        except RefusedError as error:
            noted = self.refused if error.excused else self.violations
            noted.append(f"{request.method} {request.resource}: {error.why}")
            return Answer(error.status, {"why": error.why})

    def resource_of(self, request: Request) -> Callable[[Request], Answer]:
        """Who answers."""
        resource = request.resource
        if resource == "fetch":
            return self.fetch
        if resource == "about":
            return lambda _: Answer(200, {"version": [VERSION]})
        if resource == "statements":
            return {"POST": self.post, "PUT": self.put, "GET": self.get}.get(request.method, self.nothing)
        return self.document if resource in DOCUMENTS else self.nothing

    def nothing(self, request: Request) -> Answer:
        """A resource or method that there is not."""
        raise RefusedError(404 if request.resource != "statements" else 405, "there is no such thing here")

    # --- who asks -----------------------------------------------------------------

    def fetch(self, request: Request) -> Answer:
        """The token of a session, once."""
        if request.method != "POST":
            raise RefusedError(405, "only POST is allowed")
        if "authorization" in request.headers:
            raise RefusedError(400, "credentials were sent to where they come from")
        key = request.path.rpartition("/")[2]
        launch = next((each for each in self.launches if each.data and each.key == key), None)
        if launch is None:
            raise RefusedError(200, "an unknown key")
        if launch.fetched:
            self.violations.append("POST fetch: a token was asked for twice")
            return Answer(200, {"error-code": "1", "error-text": "The token was given out already."})
        launch.fetched = True
        return Answer(200, {"auth-token": launch.credentials.removeprefix("Basic ")})

    def asking(self, request: Request) -> Launch | None:
        """The launch that a request belongs to; None in an open store. Raises RefusedError without valid credentials."""
        version = request.headers.get("x-experience-api-version")
        if version != VERSION:
            raise RefusedError(400, f"X-Experience-API-Version is {version} and not {VERSION}")
        credentials = request.headers.get("authorization")
        if self.open:
            if credentials is not None:
                raise RefusedError(400, "credentials were sent to a store that asks for none")
            return None
        if credentials is None:
            raise RefusedError(401, "no credentials")
        launch = next((each for each in self.launches if each.credentials == credentials), None)
        if launch is None or (launch.data and not launch.fetched):
            raise RefusedError(401, "wrong credentials")
        if self.trouble.expired:
            raise RefusedError(401, "the token has expired", excused=True)
        return launch

    # --- documents ----------------------------------------------------------------

    def document(self, request: Request) -> Answer:
        """A document is read, written, merged or taken away."""
        launch = self.asking(request)
        self.check_parameters(request, launch)
        if request.resource != "activities/state":
            return self.profile(request, launch)
        if self.trouble.no_state is not None:
            return Answer(self.trouble.no_state)
        if launch and launch.session.abandoned and request.method != "GET":
            raise RefusedError(403, "the session was abandoned", excused=True)
        name = request.query.get("stateId", "")
        agent = compact(json.loads(request.query["agent"]))
        key = (request.query["activityId"], agent, request.query.get("registration", ""), name)
        if request.method == "GET" and launch and launch.data and name == LAUNCH_DATA:
            launch.session.read.add("launch data")
            return Answer(200, launch.data)
        if request.method != "GET" and name == LAUNCH_DATA:
            raise RefusedError(403, f"{LAUNCH_DATA} belongs to the system")
        return self.own_document(request, key)

    def own_document(self, request: Request, key: tuple[str, str, str, str]) -> Answer:
        """A document of a course's own. Who says which version they mean is held to it."""
        found = self.states.get(key)
        if not key[3]:
            if request.method != "GET":
                raise RefusedError(400, "all documents at once are only read")
            return Answer(200, [name for *place, name in self.states if place == list(key[:3])])
        wanted, unwanted = request.headers.get("if-match"), request.headers.get("if-none-match")
        if (wanted and (found is None or wanted not in {"*", found.tag})) or (unwanted == "*" and found):
            return Answer(412)
        if request.method == "GET":
            if found is None:
                return Answer(404)
            return Answer(200, found.content, {"Content-Type": found.type, "ETag": found.tag})
        if request.method == "DELETE":
            self.states.pop(key, None)
        else:
            self.states[key] = self.written(request, found if request.method == "POST" else None)
        return Answer(204)

    def written(self, request: Request, before: Document | None) -> Document:
        """The document that a request makes; a POST changes what stood there, one property after the other."""
        kind = request.headers.get("content-type", "")
        if not kind:
            raise RefusedError(400, "a document without a Content-Type")
        if not kind.startswith(JSON):
            return Document(kind, request.body)
        content = read_json(request)
        if before is None:
            return Document(kind, request.body)
        if not isinstance(content, dict) or not before.type.startswith(JSON):
            raise RefusedError(400, "only two JSON objects can be merged")
        return Document(kind, json.dumps(json.loads(before.content) | content, ensure_ascii=False).encode())

    def profile(self, request: Request, launch: Launch | None) -> Answer:
        """What is known of the learner."""
        if request.resource != "agents/profile" or request.query.get("profileId") != PREFERENCES:
            return Answer(404)
        if request.method != "GET":
            raise RefusedError(403, "the preferences are only read")
        if launch:
            launch.session.read.add("preferences")
        return Answer(404) if self.preferences is None else Answer(200, self.preferences)

    def check_parameters(self, request: Request, launch: Launch | None) -> None:
        """Raises RefusedError where parameters are missing, unknown, malformed, or of another launch."""
        query = request.query
        if unknown := query.keys() - DOCUMENTS[request.resource]:
            raise RefusedError(400, f"unknown parameters: {', '.join(sorted(unknown))}")
        if missing := DOCUMENTS[request.resource] - {"since", "registration", "stateId", "profileId"} - query.keys():
            raise RefusedError(400, f"missing parameters: {', '.join(sorted(missing))}")
        try:
            agent = json.loads(query.get("agent", "null"))
        except ValueError:
            raise RefusedError(400, "the agent is no JSON") from None
        if not is_iri(query.get("activityId", "a:b")):
            raise RefusedError(400, "the activityId is no IRI")
        if not launch:
            return
        session = launch.session
        if "agent" in query and agent != session.actor:
            raise RefusedError(403, "the agent is not the one of the launch")
        if request.resource == "activities/state":
            if query["activityId"] != session.activity:
                raise RefusedError(403, "the activity is not the one of the launch")
            if query.get("registration") != session.registration:
                raise RefusedError(403, "the registration is not the one of the launch")

    # --- statements ---------------------------------------------------------------

    def post(self, request: Request) -> Answer:
        """One statement, or several at once: all of them are kept, or none."""
        launch = self.asking(request)
        if request.query:
            raise RefusedError(400, "POST takes no parameters")
        content = self.statements_in(request)
        batch = content if isinstance(content, list) else [content]
        self.keep(batch, launch)
        return Answer(200, [each["id"] for each in batch])

    def put(self, request: Request) -> Answer:
        """One statement under its id."""
        launch = self.asking(request)
        content = self.statements_in(request)
        if not isinstance(content, dict) or content.get("id") != request.query.get("statementId"):
            raise RefusedError(400, "statementId is not the id of the statement")
        self.keep([content], launch)
        return Answer(204)

    def get(self, request: Request) -> Answer:
        """One statement by its id, or all of them."""
        self.asking(request)
        if (wanted := request.query.get("statementId")) is None:
            return Answer(200, {"statements": self.statements, "more": ""})
        found = [each for each in self.statements if each["id"] == wanted]
        return Answer(200, found[0]) if found else Answer(404)

    def statements_in(self, request: Request) -> Any:
        """What was sent as statements. Raises RefusedError if it is no JSON."""
        if not request.headers.get("content-type", "").startswith(JSON):
            raise RefusedError(400, f"the Content-Type is not {JSON}")
        return read_json(request)

    def keep(self, batch: list[Any], launch: Launch | None) -> None:
        """Keeps statements, or raises RefusedError: not one of them is kept then."""
        if not batch:
            raise RefusedError(400, "no statements")
        if faults := [fault for each in batch for fault in faults_of(each)]:
            raise RefusedError(400, "; ".join(faults))
        known = {each["id"]: each for each in self.statements}
        if len({each["id"] for each in batch}) < len(batch):
            raise RefusedError(400, "an id is there twice")
        for each in batch:
            if known.get(each["id"], each) != each:
                raise RefusedError(409, f"another statement has the id {each['id']}")
        new = [each for each in batch if each["id"] not in known]
        if launch:
            self.judge(new, launch)
        self.statements += new

    def judge(self, new: list[Json], launch: Launch) -> None:
        """Takes statements into their session, or raises RefusedError and leaves it as it was."""
        session = launch.session
        if new and session.abandoned:
            raise RefusedError(403, "the session was abandoned", excused=True)
        before = list(session.statements)
        for each in new:
            if faults := faults_in(each, session, [one.session for one in self.before(launch)]):
                session.statements = before
                raise RefusedError(400, "; ".join(faults))
            session.statements.append(each)

    def before(self, launch: Launch) -> list[Launch]:
        """Earlier launches of the same unit by the same registration; without one there is nothing to count by."""
        now = launch.session
        return [
            each
            for each in self.launches[: self.launches.index(launch)]
            if now.registration
            and (each.session.registration, each.session.activity) == (now.registration, now.activity)
        ]


def read_json(request: Request) -> Any:
    """The body. Raises RefusedError if it is no JSON."""
    try:
        return request.json()
    except ValueError:
        raise RefusedError(400, "the body is no JSON") from None
