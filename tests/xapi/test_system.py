"""The double of a cmi5 system does what a system does, and shows each refusal; asked by urllib, without a browser."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.xapi.asking import Course, Told, ask, refused
from tests.xapi.examples import GONE, changed
from tests.xapi.rules import MASTERY
from tests.xapi.store import LAUNCH_DATA
from tests.xapi.system import System

Json = dict[str, Any]


def test_a_whole_session(system: System) -> None:
    launch = system.launch(returning=True)
    course = Course(launch).begun()
    assert course.data["masteryScore"] == 0.8
    assert course.data["returnURL"] == system.returned
    assert course.send(course.allowed("answered", 1), course.defined("completed", 2)).status == 200
    assert not system.is_satisfied(launch)
    passed = changed(course.defined("passed", 3, score={"scaled": 0.9}), "context", "extensions", MASTERY, 0.8)
    assert course.ask("PUT", f"statements?statementId={passed['id']}", passed).status == 204
    assert course.state("PUT", content={"suspend": "x"}).status == 204
    assert course.send(course.defined("terminated", 4)).status == 200
    assert system.satisfied == {(launch.session.registration, launch.unit.id)}
    assert launch.verbs == ["initialized", "completed", "passed", "terminated"]
    assert [each["verb"]["id"] for each in system.statements] == [each["verb"]["id"] for each in launch.sent]
    kept = system.state(launch)
    assert kept is not None
    assert json.loads(kept.content) == {"suspend": "x"}
    assert (system.violations, system.refused, system.leaks()) == ([], [], [])


def test_the_files_of_the_package_are_served(system: System) -> None:
    assert ask("GET", system.launch().address).status == 200
    assert ask("GET", f"{system.origin}/course/missing.html").status == 404
    assert ask("GET", system.returned).status == 200
    assert [each.status for each in system.requests] == [200, 404, 200]


def test_units_in_blocks_are_launched_by_their_own_address(system: System) -> None:
    assert [each.move_on for each in system.units] == ["CompletedAndPassed", "Completed"]
    assert "/course/launch-one.html?unit=one&endpoint=" in system.launch(1).address


def test_a_system_names_a_unit_in_its_own_way_and_always_the_same(system: System) -> None:
    first, second = system.launch(), system.launch()
    assert first.session.activity == second.session.activity != first.unit.id
    assert first.session.registration != second.session.registration


# --- the token ------------------------------------------------------------------


def test_a_token_is_given_once(system: System) -> None:
    course = Course(system.launch())
    assert set(course.authorized().content) == {"auth-token"}
    assert course.authorized().content["error-code"] == "1"
    assert system.violations == ["POST fetch: a token was asked for twice"]


def test_a_token_is_not_read_by_get(system: System) -> None:
    course = Course(system.launch())
    assert ask("GET", course.at["fetch"]).status == 405
    assert system.violations == ["GET fetch: only POST is allowed"]
    assert course.authorized().content["auth-token"]


def test_an_unknown_key_and_credentials_for_a_token_are_refused(system: System) -> None:
    course = Course(system.launch())
    assert "auth-token" not in ask("POST", course.at["fetch"] + "0", b"").content
    assert ask("POST", course.at["fetch"], b"", Authorization="Basic eA==").status == 400
    assert len(system.violations) == 2


def test_nothing_goes_without_credentials(system: System) -> None:
    course = Course(system.launch()).begun()
    told = course.ask("POST", "statements", [course.allowed()], Authorization="")
    assert refused(system, told, 401, "no credentials")


def test_nothing_goes_with_wrong_credentials(system: System) -> None:
    course = Course(system.launch()).begun()
    told = course.ask("POST", "statements", [course.allowed()], Authorization="Basic eDp5")
    assert refused(system, told, 401, "wrong credentials")


@pytest.mark.parametrize("version", ["", "1.0", "2.0.0"])
def test_the_version_has_to_be_said(system: System, version: str) -> None:
    course = Course(system.launch()).begun()
    told = course.ask("POST", "statements", [course.allowed()], X_Experience_API_Version=version)
    assert refused(system, told, 400, "X-Experience-API-Version")


# --- statements -----------------------------------------------------------------


def test_the_same_statement_again_is_fine(system: System) -> None:
    course = Course(system.launch()).begun()
    one = course.allowed("answered", 1)
    assert course.send(one).content == [one["id"]]
    assert course.send(one).status == 200
    assert course.ask("PUT", f"statements?statementId={one['id']}", one).status == 204
    assert (len(system.statements), system.violations) == (2, [])


def test_another_statement_under_an_id_is_a_conflict(system: System) -> None:
    course = Course(system.launch()).begun()
    one = course.allowed("answered", 1)
    course.send(one)
    assert refused(system, course.send(changed(one, "verb", "display", "en", "x")), 409, "another statement has the id")


def test_a_batch_is_kept_whole_or_not_at_all(system: System) -> None:
    launch = system.launch()
    course = Course(launch).begun()
    bad = changed(course.allowed("answered", 2), "result", {"score": {"scaled": 2}})
    assert refused(system, course.send(course.allowed("answered", 1), bad), 400, "not within -1 and 1")
    late = [course.defined("terminated", 3), course.allowed("answered", 4)]
    assert course.send(*late).status == 400
    assert "nothing comes after terminated" in system.violations[-1]
    assert launch.verbs == ["initialized"]
    assert len(system.statements) == 1


def elsewhere(course: Course, **other: str) -> Told:
    """A document of something else."""
    course.at |= other
    return course.state("GET")


def merged_with_a_text(course: Course) -> Told:
    """A document that was a text before."""
    course.state("PUT", content={}, Content_Type="text/plain")
    return course.state("POST", content={})


def written_preferences(course: Course) -> Told:
    """The learner's preferences, written."""
    agent = course.at["actor"].replace('"', "%22")
    return course.ask("PUT", f"agents/profile?agent={agent}&profileId=cmi5LearnerPreferences", {"a": 1})


Send = Callable[[Course], Told]
WRONG: list[tuple[str, Send, int, str]] = [
    ("no JSON", lambda c: c.ask("POST", "statements", b"{"), 400, "no JSON"),
    ("not a number", lambda c: c.ask("POST", "statements", b"[NaN]"), 400, "no JSON"),
    ("no type", lambda c: c.ask("POST", "statements", [c.allowed()], Content_Type="text/plain"), 400, "Content-Type"),
    ("an empty batch", lambda c: c.send(), 400, "no statements"),
    ("an id twice", lambda c: c.send(*[c.allowed()] * 2), 400, "an id is there twice"),
    ("a parameter", lambda c: c.ask("POST", "statements?statementId=1", [c.allowed()]), 400, "no parameters"),
    ("another id", lambda c: c.ask("PUT", "statements?statementId=1", c.allowed()), 400, "not the id"),
    ("a method", lambda c: c.ask("DELETE", "statements"), 405, "no such thing"),
    ("a resource", lambda c: c.ask("GET", "states"), 404, "no such thing"),
    ("no registration", lambda c: c.send(changed(c.allowed(), "context", "registration", GONE)), 400, "registration is not"),
    ("the system's own document", lambda c: c.state("PUT", LAUNCH_DATA, {}), 403, "belongs to the system"),
    ("a document that cannot be merged", merged_with_a_text, 400, "only two JSON objects"),
    ("all documents taken away", lambda c: c.state("DELETE", ""), 400, "only read"),
    ("a document that is no JSON", lambda c: c.state("PUT", content=b"{"), 400, "no JSON"),
    ("an unknown parameter", lambda c: c.ask("GET", "activities/state?stateID=x"), 400, "unknown parameters: stateID"),
    ("no parameters", lambda c: c.ask("GET", "activities/state"), 400, "missing parameters: activityId, agent"),
    ("an agent that is no JSON", lambda c: c.ask("GET", "agents/profile?agent=anna"), 400, "the agent is no JSON"),
    ("somebody else", lambda c: c.ask("GET", "agents/profile?agent=%7B%7D"), 403, "the agent is not"),
    ("an activity that is no IRI", lambda c: elsewhere(c, activityId="x"), 400, "no IRI"),
    ("another activity", lambda c: elsewhere(c, activityId="a:b"), 403, "the activity is not"),
    ("another registration", lambda c: elsewhere(c, registration="1"), 403, "the registration is not"),
    ("preferences written", written_preferences, 403, "are only read"),
]  # fmt: skip
"""What it is, a request that does it, what is answered, and what is noted."""


@pytest.mark.parametrize(("what", "send", "status", "said"), WRONG, ids=[each[0] for each in WRONG])
def test_a_wrong_request_is_refused(system: System, what: str, send: Send, status: int, said: str) -> None:
    course = Course(system.launch()).begun()
    assert refused(system, send(course), status, said), system.violations


def test_a_document_without_a_type_is_refused(system: System) -> None:
    """urllib always names a type, so the request is handed to the store as it would arrive."""
    course = Course(system.launch()).begun()
    course.state("GET")
    again = dataclasses.replace(system.requests[-1], method="PUT", body=b"{}")
    assert system.answer(again).status == 400
    assert system.violations == ["PUT activities/state: a document without a Content-Type"]


def test_nothing_is_sent_before_all_was_read(system: System) -> None:
    course = Course(system.launch())
    course.authorized()
    course.data = course.state("GET", LAUNCH_DATA).content
    told = course.send(course.defined("initialized"))
    assert refused(system, told, 400, "the preferences must be read before")


def test_statements_are_given_back(system: System) -> None:
    course = Course(system.launch()).begun()
    kept = course.ask("GET", "statements").content["statements"]
    assert kept == system.statements
    assert course.ask("GET", f"statements?statementId={kept[0]['id']}").content == kept[0]
    assert course.ask("GET", "statements?statementId=0").status == 404


# --- documents ------------------------------------------------------------------


def test_a_document_is_kept_merged_and_taken_away(system: System) -> None:
    course = Course(system.launch()).begun()
    assert course.state("GET").status == 404
    assert course.state("PUT", content={"a": 1, "b": 1}).status == 204
    assert course.state("POST", content={"b": 2}).status == 204
    told = course.state("GET")
    assert told.content == {"a": 1, "b": 2}
    assert course.state("PUT", content={}, If_Match='"other"').status == 412
    assert course.state("PUT", content={}, If_None_Match="*").status == 412
    assert course.state("PUT", content={"a": 3}, If_Match=told.headers["ETag"]).status == 204
    assert course.state("GET", "").content == ["courseware"]
    assert course.state("DELETE").status == 204
    assert course.state("GET").status == 404
    assert system.violations == []


def test_other_documents_are_not_there(system: System) -> None:
    course = Course(system.launch()).begun()
    assert course.ask("GET", "activities/profile?profileId=x&activityId=a:b").status == 404
    assert ask("GET", f"{course.at['endpoint']}about").content == {"version": ["1.0.3"]}
    assert system.violations == []


def test_preferences_are_there_if_somebody_has_some(system: System) -> None:
    course = Course(system.launch()).begun()
    assert course.profile().status == 404
    system.preferences = {"languagePreference": "de,en", "audioPreference": "off"}
    assert course.profile().content == system.preferences


def test_a_document_comes_back_in_the_next_session_of_a_registration(system: System) -> None:
    first = system.launch()
    Course(first).begun().state("PUT", content={"location": "two"})
    again = Course(system.launch(registration=first.session.registration)).begun()
    assert again.state("GET").content == {"location": "two"}
    assert Course(system.launch()).begun().state("GET").status == 404


# --- sessions -------------------------------------------------------------------


def test_a_new_launch_is_a_new_session_with_a_new_token(system: System) -> None:
    first = system.launch()
    old = Course(first).begun()
    second = system.launch(registration=first.session.registration)
    new = Course(second).begun()
    assert first.data["contextTemplate"]["extensions"] != second.data["contextTemplate"]["extensions"]
    assert old.send(old.allowed("answered", 1)).status == 403
    assert old.state("PUT", content={"a": 1}).status == 403
    assert system.violations == []
    assert [each.partition(": ")[2] for each in system.refused] == ["the session was abandoned"] * 2
    assert new.send(changed(new.allowed("answered", 1), "context", old.allowed()["context"])).status == 400
    assert "context.extensions" in system.violations[0]


def test_sessions_side_by_side_are_possible(system: System) -> None:
    system.abandons = False
    first = system.launch()
    old = Course(first).begun()
    Course(system.launch(registration=first.session.registration)).begun()
    assert old.send(old.allowed("answered", 1)).status == 200


def test_what_was_completed_is_not_completed_in_the_next_session(system: System) -> None:
    first = system.launch(1)
    course = Course(first).begun()
    course.send(course.defined("completed", 1), course.defined("terminated", 2))
    assert system.is_satisfied(first)
    again = Course(system.launch(1, registration=first.session.registration)).begun()
    assert refused(system, again.send(again.defined("completed", 3)), 400, "already in this registration")


def test_the_system_may_set_another_mark(system: System) -> None:
    launch = system.launch(mastery=0.5, move_on="Passed", returning=False, mode="Review")
    data = Course(launch).begun().data
    assert (data["masteryScore"], data["moveOn"], data["launchMode"]) == (0.5, "Passed", "Review")
    assert "returnURL" not in data
