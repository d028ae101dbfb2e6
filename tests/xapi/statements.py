"""What is wrong with an xAPI statement by itself, by xAPI 1.0.3 and no more leniently than the strictest store.

`faults_of(statement)` gives sentences such as "result.score.scaled: 80 is not within -1 and 1"; none if all is well.
Statements come as JSON has been read: dictionaries, lists, texts, numbers, booleans, None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from tests.xapi import values
from tests.xapi.interactions import definition_faults, response_faults

Json = dict[str, Any]
Faults = Iterator[str]

IDENTIFIERS = ("mbox", "mbox_sha1sum", "openid", "account")
"""Of these an actor has exactly one."""
CONTEXT_ACTIVITIES = ("parent", "grouping", "category", "other")
SET_BY_THE_STORE = ("stored", "authority")
"""What a client has no business to say."""
SHAPES: dict[str, dict[str, Callable[[object], bool]]] = {
    "result": {
        "success": lambda value: isinstance(value, bool),
        "completion": lambda value: isinstance(value, bool),
        "response": lambda value: isinstance(value, str),
        "duration": values.is_duration,
    },
    "context": {
        "registration": values.is_uuid,
        "revision": values.is_text,
        "platform": values.is_text,
        "language": values.is_language,
    },
    "attachment": {
        "usageType": values.is_iri,
        "contentType": lambda value: isinstance(value, str) and values.MEDIA_TYPE.fullmatch(value) is not None,
        "length": lambda value: values.is_whole(value) and int(str(value)) >= 0,
        "sha2": values.is_text,
        "fileUrl": values.is_iri,
    },
}
"""Of some objects, the properties that are a single value, and what they have to be."""


def faults_of(statement: object) -> list[str]:
    """All that is wrong with a statement that a client sends."""
    if not isinstance(statement, dict):
        return ["a statement is an object"]
    return [*blanks(statement, ""), *statement_faults(statement, "", inner=False)]


def blanks(value: object, at: str) -> Faults:
    """Where null stands, or an object or list with nothing in it."""
    if value is None:
        yield f"{at}: null is not allowed"
    elif value in ({}, []):
        yield f"{at or 'the statement'}: is empty"
    elif isinstance(value, dict):
        for name, each in value.items():
            # In extensions anything may stand.
            if name != "extensions":
                yield from blanks(each, joined(at, name))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from blanks(each, f"{at}[{number}]")


def joined(at: str, name: str) -> str:
    """The place of a property."""
    return f"{at}.{name}" if at else name


def unknown(value: Json, at: str, *known: str) -> Faults:
    """The properties that xAPI does not know; it is case-sensitive."""
    for name in value.keys() - set(known):
        yield f"{joined(at, name)}: is not a property that xAPI knows"


def wanted(value: Json, at: str, *names: str) -> Faults:
    """The properties that have to be there and are not."""
    for name in names:
        if name not in value:
            yield f"{joined(at, name)}: is missing"


def single(value: Json, at: str, kind: str) -> Faults:
    """What is wrong with the single values of an object of `SHAPES`."""
    for name, fits in SHAPES[kind].items():
        if name in value and not fits(value[name]):
            yield f"{joined(at, name)}: {value[name]!r} is not a valid value"


def statement_faults(statement: Json, at: str, inner: bool) -> Faults:
    """A statement; `inner` for one within another."""
    yield from wanted(statement, at, "actor", "verb", "object", *(() if inner else ("id", "timestamp")))
    parts = ["actor", "verb", "object", "result", "context", "timestamp", "attachments"]
    yield from unknown(statement, at, *parts, *(("objectType",) if inner else ("id", "version", *SET_BY_THE_STORE)))
    for name in () if inner else SET_BY_THE_STORE:
        if name in statement:
            yield f"{name}: is for the store to say"
    if "id" in statement and not values.is_random_uuid(statement["id"]):
        yield f"id: {statement['id']!r} is not a random UUID"
    if "timestamp" in statement and not values.is_timestamp(statement["timestamp"]):
        yield f"{joined(at, 'timestamp')}: {statement['timestamp']!r} is not a moment with its zone"
    if "version" in statement and statement["version"] not in ("1.0.0", "1.0.3"):
        yield f"version: {statement['version']!r} is not 1.0.0 or 1.0.3"
    judges: dict[str, Callable[[Any, str], Faults]] = {
        "actor": actor_faults,
        "verb": verb_faults,
        "result": result_faults,
        "context": context_faults,
    }
    for name, judge in judges.items():
        if name in statement:
            yield from of_object(statement[name], joined(at, name), judge)
    if "object" in statement:
        yield from of_object(statement["object"], joined(at, "object"), lambda v, a: object_faults(v, a, inner))
    yield from list_of(statement, "attachments", at, attachment_faults)
    yield from between(statement, at)


def of_object(value: object, at: str, judge: Callable[[Any, str], Faults]) -> Faults:
    """What `judge` says of an object; anything else is a fault by itself."""
    if isinstance(value, dict):
        yield from judge(value, at)
    elif value is not None:
        yield f"{at}: {value!r} is not an object"


def list_of(parent: Json, name: str, at: str, judge: Callable[[Any, str], Faults]) -> Faults:
    """What `judge` says of each object of a list. One object alone is a list of it to xAPI, but not to us."""
    if name not in parent:
        return
    if not isinstance(parent[name], list):
        yield f"{joined(at, name)}: is not a list"
        return
    for number, each in enumerate(parent[name]):
        yield from of_object(each, f"{joined(at, name)}[{number}]", judge)


def between(statement: Json, at: str) -> Faults:
    """What has to agree between the parts of a statement."""
    thing = statement.get("object")
    context, result = statement.get("context"), statement.get("result")
    is_activity = isinstance(thing, dict) and thing.get("objectType", "Activity") == "Activity"
    if isinstance(context, dict) and not is_activity:
        for name in ("revision", "platform"):
            if name in context:
                yield f"{joined(at, 'context')}.{name}: only where the object is an activity"
    if is_activity and isinstance(thing, dict) and isinstance(result, dict):
        definition = thing.get("definition")
        if isinstance(definition, dict) and "response" in result:
            yield from response_faults(definition, result["response"], joined(at, "result.response"))


def actor_faults(actor: Json, at: str) -> Faults:
    """An agent, or a group of them."""
    kind = actor.get("objectType", "Agent")
    if kind not in ("Agent", "Group"):
        yield f"{at}.objectType: {kind!r} is neither Agent nor Group"
    is_group = kind == "Group"
    yield from unknown(actor, at, "objectType", "name", *IDENTIFIERS, *(("member",) if is_group else ()))
    found = [name for name in IDENTIFIERS if name in actor]
    if len(found) > 1 or (not found and not is_group):
        yield f"{at}: has {len(found)} of {', '.join(IDENTIFIERS)} and not exactly one"
    if is_group and not found and "member" not in actor:
        yield f"{at}.member: is missing in a group without an identity"
    if "name" in actor and not values.is_text(actor["name"]):
        yield f"{at}.name: is not a text"
    if "mbox" in actor and not (isinstance(actor["mbox"], str) and values.MAILBOX.fullmatch(actor["mbox"])):
        yield f"{at}.mbox: {actor['mbox']!r} is not mailto: with an address"
    sha1 = actor.get("mbox_sha1sum", "0" * 40)
    if not (isinstance(sha1, str) and values.SHA1.fullmatch(sha1)):
        yield f"{at}.mbox_sha1sum: is not a SHA-1 sum"
    if "openid" in actor and not values.is_iri(actor["openid"]):
        yield f"{at}.openid: is not an address"
    if "account" in actor:
        yield from of_object(actor["account"], f"{at}.account", account_faults)
    yield from list_of(actor, "member", at, actor_faults)


def account_faults(account: Json, at: str) -> Faults:
    """Where somebody is known under a name."""
    yield from wanted(account, at, "homePage", "name")
    yield from unknown(account, at, "homePage", "name")
    if "homePage" in account and not values.is_iri(account["homePage"]):
        yield f"{at}.homePage: {account['homePage']!r} is not an absolute address"
    if "name" in account and not values.is_text(account["name"]):
        yield f"{at}.name: is not a text"


def verb_faults(verb: Json, at: str) -> Faults:
    """What was done; its display is for people, and we always say it."""
    yield from wanted(verb, at, "id", "display")
    yield from unknown(verb, at, "id", "display")
    if "id" in verb and not values.is_iri(verb["id"]):
        yield f"{at}.id: {verb['id']!r} is not an absolute IRI"
    yield from language_map(verb, "display", at)


def language_map(parent: Json, name: str, at: str) -> Faults:
    """Texts by the tag of their language."""
    found = parent.get(name, {})
    if not isinstance(found, dict):
        yield f"{joined(at, name)}: is not a text by language"
        return
    for tag, text in found.items():
        if not values.is_language(tag):
            yield f"{joined(at, name)}: {tag!r} is not a language tag"
        if not values.is_text(text):
            yield f"{joined(at, name)}.{tag}: is not a text"


def extension_faults(parent: Json, at: str) -> Faults:
    """Extensions have IRIs as their names."""
    found = parent.get("extensions", {})
    if not isinstance(found, dict):
        yield f"{at}.extensions: is not an object"
        return
    if not found and "extensions" in parent:
        yield f"{at}.extensions: is empty"
    for name in found:
        if not values.is_iri(name):
            yield f"{at}.extensions: {name!r} is not an absolute IRI"


def object_faults(thing: Json, at: str, inner: bool) -> Faults:
    """What it was done to."""
    kind = thing.get("objectType", "Activity")
    if kind == "Activity":
        yield from activity_faults(thing, at)
    elif kind in ("Agent", "Group"):
        yield from actor_faults(thing, at)
    elif kind == "StatementRef":
        yield from reference_faults(thing, at)
    elif kind == "SubStatement" and not inner:
        yield from statement_faults(thing, at, inner=True)
    else:
        yield f"{at}.objectType: {kind!r} cannot stand here"


def reference_faults(reference: Json, at: str) -> Faults:
    """Another statement, by its id."""
    yield from unknown(reference, at, "objectType", "id")
    if reference.get("objectType") != "StatementRef" or not values.is_uuid(reference.get("id")):
        yield f"{at}: does not name a statement by its UUID"


def activity_faults(activity: Json, at: str) -> Faults:
    """Something that one can do."""
    yield from wanted(activity, at, "id")
    yield from unknown(activity, at, "objectType", "id", "definition")
    if activity.get("objectType", "Activity") != "Activity":
        yield f"{at}.objectType: {activity['objectType']!r} is not Activity"
    if "id" in activity and not values.is_iri(activity["id"]):
        yield f"{at}.id: {activity['id']!r} is not an absolute IRI"
    definition = activity.get("definition", {})
    if not isinstance(definition, dict):
        yield f"{at}.definition: is not an object"
        return
    at = f"{at}.definition"
    yield from language_map(definition, "name", at)
    yield from language_map(definition, "description", at)
    yield from extension_faults(definition, at)
    for name in ("type", "moreInfo"):
        if name in definition and not values.is_iri(definition[name]):
            yield f"{at}.{name}: {definition[name]!r} is not an absolute IRI"
    for fault in definition_faults(definition):
        yield f"{at}{fault}"


def result_faults(result: Json, at: str) -> Faults:
    """How it went."""
    yield from unknown(result, at, "score", "extensions", *SHAPES["result"])
    yield from single(result, at, "result")
    yield from extension_faults(result, at)
    if "score" in result:
        yield from of_object(result["score"], f"{at}.score", score_faults)


def score_faults(score: Json, at: str) -> Faults:
    """How many points."""
    yield from unknown(score, at, "scaled", "raw", "min", "max")
    for name, value in score.items():
        if not values.is_number(value):
            yield f"{at}.{name}: {value!r} is not a number"
            return
    if not -1 <= score.get("scaled", 0) <= 1:
        yield f"{at}.scaled: {score['scaled']} is not within -1 and 1"
    low, high = score.get("min", float("-inf")), score.get("max", float("inf"))
    if low >= high:
        yield f"{at}: min is not below max"
    if not low <= score.get("raw", max(low, min(high, 0))) <= high:
        yield f"{at}.raw: {score['raw']} is not within min and max"


def context_faults(context: Json, at: str) -> Faults:
    """Around it."""
    known = ("instructor", "team", "contextActivities", "statement", "extensions")
    yield from unknown(context, at, *known, *SHAPES["context"])
    yield from single(context, at, "context")
    yield from extension_faults(context, at)
    for name in ("instructor", "team"):
        if name in context:
            yield from of_object(context[name], f"{at}.{name}", actor_faults)
    if isinstance(context.get("team"), dict) and context["team"].get("objectType") != "Group":
        yield f"{at}.team: is not a group"
    if "statement" in context:
        yield from of_object(context["statement"], f"{at}.statement", reference_faults)
    around = context.get("contextActivities", {})
    yield from of_object(around, f"{at}.contextActivities", around_faults)


def around_faults(around: Json, at: str) -> Faults:
    """Activities that a statement has to do with."""
    yield from unknown(around, at, *CONTEXT_ACTIVITIES)
    for name in CONTEXT_ACTIVITIES:
        yield from list_of(around, name, at, activity_faults)


def attachment_faults(attachment: Json, at: str) -> Faults:
    """A file that goes with it."""
    yield from wanted(attachment, at, "usageType", "display", "contentType", "length", "sha2")
    yield from unknown(attachment, at, "display", "description", *SHAPES["attachment"])
    yield from single(attachment, at, "attachment")
    yield from language_map(attachment, "display", at)
    yield from language_map(attachment, "description", at)
