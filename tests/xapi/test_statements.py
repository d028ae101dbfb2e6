"""The validator of statements finds what is wrong, each fault in an example that has this one, and nothing in sound ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.xapi import values
from tests.xapi.examples import ANNA, GONE, allowed, answered, changed, defined
from tests.xapi.statements import faults_of

Json = dict[str, Any]
SCORED = defined("passed", score=0.8)
SCORED["result"]["score"] |= {"raw": 8, "min": 0, "max": 10}
CHOICE = answered("choice", "a[,]b", "a[,]b", choices=["a", "b", "c"])
MATCHING = answered("matching", "a[.]x[,]b[.]y", "a[.]y", source=["a", "b"], target=["x", "y"])
AT = ("object", "definition")
GROUP = {"objectType": "Group", "member": [ANNA]}

SOUND: list[Json] = [
    defined("initialized"),
    SCORED,
    CHOICE,
    MATCHING,
    allowed(extensions={"https://a.example/x": None, "urn:x:y": {}}),
    answered("choice", "", "a", choices=["a"]),
    answered("sequencing", "b[,]a", "a[,]b", choices=["a", "b"]),
    answered("fill-in", "moment of truth", "{case_matters=false}moment of truth", "{lang=en}x"),
    answered("numeric", "-4.5", "3[:]5"),
    answered("numeric", "1e-3", "[:]5"),
    answered("performance", "one[.]done this", steps=["one", "two"]),
    answered("true-false", "true", "false"),
    answered("likert", "2", scale=["1", "2"]),
    answered("other", "anything [,] at all"),
    answered("long-fill-in", ""),
    changed(SCORED, "timestamp", "2026-11-28T13:00:00+01:00"),
    changed(SCORED, "actor", {"mbox": "mailto:anna@example.org", "name": "Anna"}),
    changed(SCORED, "context", "instructor", GROUP),
    changed(SCORED, "object", {"objectType": "StatementRef", "id": SCORED["id"]}),
    changed(
        SCORED,
        "object",
        {"objectType": "SubStatement", "actor": ANNA, "verb": SCORED["verb"], "object": SCORED["object"]},
    ),
]
"""In each of them all is well."""

BAD: list[tuple[str, Json, str]] = [
    ("no id", changed(SCORED, "id", GONE), "id: is missing"),
    ("an id that is none", changed(SCORED, "id", "1"), "not a random UUID"),
    ("an id of version 1", changed(SCORED, "id", "a8098c1a-f86e-11da-bd1a-00112444be1e"), "not a random UUID"),
    ("no actor", changed(SCORED, "actor", GONE), "actor: is missing"),
    ("no verb", changed(SCORED, "verb", GONE), "verb: is missing"),
    ("no object", changed(SCORED, "object", GONE), "object: is missing"),
    ("no timestamp", changed(SCORED, "timestamp", GONE), "timestamp: is missing"),
    ("an actor that is a text", changed(SCORED, "actor", "Anna"), "actor: 'Anna' is not an object"),
    ("no identity", changed(SCORED, "actor", {"name": "Anna"}), "has 0 of"),
    ("two identities", changed(SCORED, "actor", "mbox", "mailto:a@example.org"), "has 2 of"),
    ("an address without mailto", changed(SCORED, "actor", {"mbox": "a@example.org"}), "actor.mbox"),
    ("a sum that is too short", changed(SCORED, "actor", {"mbox_sha1sum": "abc"}), "mbox_sha1sum: is not"),
    ("an OpenID that is no address", changed(SCORED, "actor", {"openid": "anna"}), "openid: is not"),
    ("an account without home page", changed(SCORED, "actor", "account", "homePage", GONE), "homePage: is missing"),
    ("a home page that is relative", changed(SCORED, "actor", "account", "homePage", "/a"), "not an absolute address"),
    ("a name of an account that is a number", changed(SCORED, "actor", "account", "name", 7), "account.name: is not"),
    ("a name that is empty", changed(SCORED, "actor", "name", ""), "actor.name: is not"),
    ("an actor of another kind", changed(SCORED, "actor", "objectType", "Person"), "neither Agent nor Group"),
    ("a group of nobody", changed(SCORED, "actor", {"objectType": "Group", "name": "A"}), "member: is missing"),
    ("a member that is no agent", changed(SCORED, "actor", GROUP | {"member": [{"name": "B"}]}), "member[0]: has 0"),
    ("members of an agent", changed(SCORED, "actor", "member", [ANNA]), "actor.member: is not a property"),
    ("a verb that is a word", changed(SCORED, "verb", "id", "passed"), "not an absolute IRI"),
    ("a verb without display", changed(SCORED, "verb", "display", GONE), "verb.display: is missing"),
    ("a display that is a text", changed(SCORED, "verb", "display", "passed"), "not a text by language"),
    ("a language that is none", changed(SCORED, "verb", "display", {"english": "passed", "e": "p"}), "'e' is not a language"),
    ("a tag with an underscore", changed(SCORED, "verb", "display", {"en_US": "passed"}), "'en_US' is not a language"),
    ("an activity that is relative", changed(SCORED, "object", "id", "course/1"), "object.id: 'course/1'"),
    ("an activity with a blank", changed(SCORED, "object", "id", "https://a.example/a b"), "object.id"),
    ("an activity without a host", changed(SCORED, "object", "id", "https:///a"), "object.id"),
    ("an activity of another kind", changed(SCORED, "object", "objectType", "activity"), "cannot stand here"),
    ("a type that is a word", changed(SCORED, *AT, "type", "course"), "definition.type"),
    ("a name without language", changed(SCORED, *AT, "name", "Course"), "definition.name: is not a text by"),
    ("a name that is a number", changed(SCORED, *AT, "name", {"en": 7}), "definition.name.en: is not a text"),
    ("a definition that is a text", changed(SCORED, *AT, "Course"), "definition: is not an object"),
    ("an agent around it", changed(SCORED, "context", "contextActivities", "parent", [{"objectType": "Agent", "id": "a:b"}]), "'Agent' is not Activity"),
    ("extensions that are a list", changed(SCORED, "result", "extensions", [1]), "extensions: is not an object"),
    ("a definition with more", changed(SCORED, *AT, "title", {"en": "C"}), "definition.title: is not a property"),
    ("null", changed(SCORED, "result", "response", None), "result.response: null"),
    ("an empty object", changed(SCORED, "result", {}), "result: is empty"),
    ("an empty list", changed(SCORED, "context", "contextActivities", "other", []), "other: is empty"),
    ("empty extensions", changed(SCORED, "result", "extensions", {}), "extensions: is empty"),
    ("a property that is unknown", changed(SCORED, "Result", {"success": True}), "Result: is not a property"),
    ("what the store says", changed(SCORED, "stored", SCORED["timestamp"]), "for the store to say"),
    ("another version", changed(SCORED, "version", "2.0.0"), "version: '2.0.0'"),
    ("a time without zone", changed(SCORED, "timestamp", "2026-11-28T12:00:00"), "not a moment with its zone"),
    ("a day that there is not", changed(SCORED, "timestamp", "2026-02-30T12:00:00Z"), "not a moment with its zone"),
    ("a zone that there is not", changed(SCORED, "timestamp", "2026-11-28T12:00:00-00:00"), "not a moment with its zone"),
    ("a duration as a clock", changed(SCORED, "result", "duration", "00:01:30"), "result.duration"),
    ("a duration of three decimals", changed(SCORED, "result", "duration", "PT1.255S"), "result.duration"),
    ("a duration of nothing", changed(SCORED, "result", "duration", "PT"), "result.duration"),
    ("success as a text", changed(SCORED, "result", "success", "true"), "result.success"),
    ("completion as a number", changed(SCORED, "result", "completion", 1), "result.completion"),
    ("a response as a list", changed(SCORED, "result", "response", ["a"]), "result.response"),
    ("a result with more", changed(SCORED, "result", "scores", {"raw": 1}), "result.scores: is not a property"),
    ("a scaled score of 80", changed(SCORED, "result", "score", "scaled", 80), "not within -1 and 1"),
    ("a score as a text", changed(SCORED, "result", "score", "raw", "8"), "'8' is not a number"),
    ("a score that is true", changed(SCORED, "result", "score", "scaled", True), "True is not a number"),
    ("a raw score above max", changed(SCORED, "result", "score", "raw", 11), "not within min and max"),
    ("a raw score below min", changed(SCORED, "result", "score", "raw", -1), "not within min and max"),
    ("min above max", changed(SCORED, "result", "score", "min", 12), "min is not below max"),
    ("a score with more", changed(SCORED, "result", "score", "points", 1), "score.points: is not a property"),
    ("an extension that is a word", changed(SCORED, "result", "extensions", {"before": 1}), "'before' is not an absolute"),
    ("a registration that is a name", changed(SCORED, "context", "registration", "anna"), "context.registration"),
    ("a language of the context", changed(SCORED, "context", "language", "en_US"), "context.language"),
    ("an activity around it alone", changed(SCORED, "context", "contextActivities", "parent", {"id": "a:b"}), "is not a list"),
    ("a kind of activities around it", changed(SCORED, "context", "contextActivities", "parents", [{"id": "a:b"}]), "parents: is not a"),
    ("an activity around it without id", changed(SCORED, "context", "contextActivities", "other", [{"definition": {"name": {"en": "A"}}}]), "other[0].id: is missing"),
    ("a team that is one", changed(SCORED, "context", "team", ANNA), "team: is not a group"),
    ("a context with more", changed(SCORED, "context", "session", "1"), "context.session: is not a property"),
    ("a statement of the context", changed(SCORED, "context", "statement", {"id": "a"}), "does not name a statement"),
    ("a platform without activity", changed(changed(SCORED, "object", ANNA), "context", "platform", "P"), "only where the object"),
    ("a statement two levels in", changed(SCORED, "object", {"objectType": "SubStatement", "actor": ANNA, "verb": SCORED["verb"], "object": {"objectType": "SubStatement"}}), "cannot stand here"),
    ("an attachment", changed(SCORED, "attachments", [{"usageType": "a:b"}]), "attachments[0].sha2: is missing"),
    ("no type of interaction", changed(CHOICE, *AT, "interactionType", GONE), "interactionType: is missing"),
    ("an unknown type of interaction", changed(CHOICE, *AT, "interactionType", "multiple"), "'multiple' is none"),
    ("an interaction of another type", changed(CHOICE, *AT, "type", "https://a.example/q"), "not that of an interaction"),
    ("components of another type", changed(CHOICE, *AT, "scale", [{"id": "a"}]), "scale: not with choice"),
    ("components without type", changed(SCORED, *AT, "choices", [{"id": "a"}]), "only with an interactionType"),
    ("components that are texts", changed(CHOICE, *AT, "choices", ["a", "b"]), "choices[0]: is not an object"),
    ("a component with a blank", changed(CHOICE, *AT, "choices", 2, "id", "c d"), "without blanks"),
    ("a component with a separator", changed(CHOICE, *AT, "choices", 2, "id", "c[.]d"), "without blanks"),
    ("a component twice", changed(CHOICE, *AT, "choices", 2, "id", "a"), "an id is there twice"),
    ("a component without language", changed(CHOICE, *AT, "choices", 0, "description", "A"), "not a text by language"),
    ("a component with more", changed(CHOICE, *AT, "choices", 0, "text", "A"), "properties that xAPI does not know"),
    ("a pattern that is a text", changed(CHOICE, *AT, "correctResponsesPattern", "a"), "Pattern: is not a list"),
    ("a pattern of unknown choices", changed(CHOICE, *AT, "correctResponsesPattern", ["d"]), "Pattern[0]: 'd'"),
    ("choices parted by commas", changed(CHOICE, "result", "response", "a,b"), "not written as an answer to choice"),
    ("a choice twice", changed(CHOICE, "result", "response", "a[,]a"), "not written as an answer to choice"),
    ("pairs parted by points", changed(MATCHING, "result", "response", "a.x[,]b.y"), "an answer to matching"),
    ("a pair the other way round", changed(MATCHING, "result", "response", "x[.]a"), "an answer to matching"),
    ("half a pair", changed(MATCHING, "result", "response", "a[.]"), "an answer to matching"),
    ("a step without separator", answered("performance", "one done", steps=["one"]), "an answer to performance"),
    ("an unknown step", answered("performance", "two[.]done", steps=["one"]), "an answer to performance"),
    ("a step of the order that is unknown", answered("sequencing", "a[,]c", choices=["a", "b"]), "an answer to sequencing"),
    ("a number with a comma", answered("numeric", "4,5"), "an answer to numeric"),
    ("a range as an answer", answered("numeric", "4[:]5"), "an answer to numeric"),
    ("yes", answered("true-false", "yes"), "an answer to true-false"),
    ("components that are no list", changed(CHOICE, *AT, "choices", "ab"), "choices: is not a list"),
    ("a pattern that is a number", changed(CHOICE, *AT, "correctResponsesPattern", [1]), "Pattern[0]: is not a text"),
    ("two of a scale", answered("likert", "1[,]2", scale=["1", "2"]), "an answer to likert"),
    ("what only patterns say", answered("fill-in", "{case_matters=false}a"), "an answer to fill-in"),
]  # fmt: skip
"""What it is, a statement that has it, and a part of what has to be said of it."""


@pytest.mark.parametrize("number", range(len(SOUND)))
def test_a_sound_statement_has_no_fault(number: int) -> None:
    assert faults_of(SOUND[number]) == []


@pytest.mark.parametrize(("what", "statement", "said"), BAD, ids=[each[0] for each in BAD])
def test_a_fault_is_found(what: str, statement: Json, said: str) -> None:
    assert any(said in fault for fault in faults_of(statement)), faults_of(statement)


ANYTHING: list[Any] = [None, [], {}, "", 7, 0.5, True, [None], ["x"], {"x": []}, {"id": 7}]


def ways(value: object, *way: Any) -> Iterator[tuple[Any, ...]]:
    """The way to each part of a statement."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, each in parts:
        yield (*way, name)
        yield from ways(each, *way, name)


@pytest.mark.parametrize("number", range(len(SOUND)))
def test_anything_may_stand_anywhere(number: int) -> None:
    """Whatever stands in the place of whatever, the validator says what is wrong and does not stumble."""
    for way in ways(SOUND[number]):
        for value in ANYTHING:
            found = faults_of(changed(SOUND[number], *way, value))
            assert found or value is not None or "extensions" in way, way


def test_what_is_no_object_is_no_statement() -> None:
    assert faults_of([SCORED]) == ["a statement is an object"]


@pytest.mark.parametrize("tag", ["en", "de-AT", "zh-Hant-TW", "sr-Latn", "es-419", "pt-BR", "en-x-plain", "gsw"])
def test_languages(tag: str) -> None:
    assert values.is_language(tag)


@pytest.mark.parametrize("value", ["PT0S", "PT1M30.25S", "P1DT2H", "P2W", "PT0.1S", "P1Y2M3D"])
def test_durations(value: str) -> None:
    assert values.is_duration(value)


def test_a_number_is_no_duration() -> None:
    assert not values.is_duration(90)
