"""Asks a platform as a course would, without a browser."""

from __future__ import annotations

import json
from dataclasses import dataclass
from http.client import IncompleteRead
from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qsl, urlencode, urlsplit
from urllib.request import Request, urlopen

from tests.xapi.examples import made as example
from tests.xapi.launches import Launch
from tests.xapi.rules import CMI5, JUDGED, MOVE_ON, RESULTS
from tests.xapi.store import LAUNCH_DATA, PREFERENCES, VERSION, Store

Json = dict[str, Any]


@dataclass
class Told:
    """An answer: its status, its content read as JSON ("" for none), and its headers."""

    status: int
    content: Any
    headers: dict[str, str]


def ask(method: str, address: str, content: object = None, **headers: str) -> Told:
    """One request; header names with `_` for `-`. Raises OSError if the line breaks."""
    body = None if content is None else content if isinstance(content, bytes) else json.dumps(content).encode()
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    request = Request(address, body, sent, method=method)  # noqa: S310 - a server of ours
    try:
        answer = urlopen(request, timeout=20)  # noqa: S310
    except HTTPError as error:
        answer = error
    with answer:
        try:
            text = answer.read()
        except IncompleteRead as error:
            raise ConnectionError("the line broke within an answer") from error
        is_json = answer.headers.get("Content-Type", "").startswith("application/json")
        return Told(answer.status, json.loads(text) if is_json and text else text.decode(), dict(answer.headers))


class Course:
    """A course that was launched and knows nothing but its address."""

    def __init__(self, launch: Launch) -> None:
        self.at: dict[str, str] = dict(parse_qsl(urlsplit(launch.address).query))
        self.actor: Json = json.loads(self.at["actor"])
        self.credentials = self.at.get("auth", "")
        self.data: Json = {}

    def authorized(self) -> Told:
        """Fetches the token."""
        told = ask("POST", self.at["fetch"], b"")
        if told.content:
            self.credentials = f"Basic {told.content.get('auth-token', '')}"
        return told

    def begun(self) -> Course:
        """Reads all that has to be read, and begins."""
        self.authorized()
        self.data = self.state("GET", LAUNCH_DATA).content
        self.profile()
        assert self.send(self.defined("initialized")).status == 200
        return self

    def ask(self, method: str, path: str, content: object = None, **headers: str) -> Told:
        """Something of the store."""
        sent = {"Authorization": self.credentials, "X_Experience_API_Version": VERSION} | headers
        if content is not None:
            sent = {"Content_Type": "application/json"} | sent
        return ask(
            method, self.at["endpoint"] + path, content, **{name: value for name, value in sent.items() if value}
        )

    def state(self, method: str, name: str = "courseware", content: object = None, **headers: str) -> Told:
        """A document under a name."""
        query = {
            "activityId": self.at["activityId"],
            "agent": self.at["actor"],
            "registration": self.at["registration"],
        }
        return self.ask(method, f"activities/state?{urlencode(query | {'stateId': name})}", content, **headers)

    def profile(self) -> Told:
        """What the learner likes."""
        return self.ask("GET", f"agents/profile?{urlencode({'agent': self.at['actor'], 'profileId': PREFERENCES})}")

    def send(self, *statements: object) -> Told:
        """Several statements at once."""
        return self.ask("POST", "statements", list(statements))

    def defined(self, verb: str, second: int = 0, **result: Any) -> Json:
        """A sound statement of those that cmi5 defines."""
        made = self.allowed(verb, second)
        made["object"] = {"id": self.at["activityId"]}
        around = made["context"]["contextActivities"]
        categories = [{"id": each} for each in (CMI5, MOVE_ON)[: 1 + (verb in JUDGED)]]
        around["category"] = [*around.get("category", []), *categories]
        result = RESULTS.get(verb, {}) | ({} if verb == "initialized" else {"duration": "PT1M"}) | result
        return made | ({"result": result} if result else {})

    def allowed(self, verb: str = "answered", second: int = 0) -> Json:
        """A sound statement of those that cmi5 allows."""
        context = json.loads(json.dumps(self.data.get("contextTemplate", {})))
        if registration := self.at.get("registration"):
            context["registration"] = registration
        made = example(
            verb, {"id": f"{self.at.get('activity_id', 'urn:courseware:t')}/activities/one"}, context, {}, second
        )
        made["actor"] = self.actor
        return {name: value for name, value in made.items() if value != {}}


def refused(store: Store, told: Told, status: int, said: str) -> bool:
    """Whether a request was refused, for one reason, and that is noted."""
    return told.status == status and len(store.violations) == 1 and said in store.violations[0]
