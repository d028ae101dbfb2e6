"""Sound statements from which tests make bad ones, by one change each."""

from __future__ import annotations

import copy
import uuid
from typing import Any

from tests.xapi.interactions import INTERACTION
from tests.xapi.rules import CMI5, JUDGED, MASTERY, MOVE_ON, RESULTS, SESSION_ID, VERBS, Session

Json = dict[str, Any]

ANNA: Json = {"objectType": "Agent", "account": {"homePage": "https://lms.example.org", "name": "anna"}}
ACTIVITY = "https://lms.example.org/activities/1"
UNIT = "https://academy.example.org/courses/t/course"
REGISTRATION = "0a4e7a42-7a15-4d3f-8a52-0c7d0f1d9b11"
TEMPLATE: Json = {
    "contextActivities": {"grouping": [{"id": UNIT, "objectType": "Activity"}]},
    "extensions": {SESSION_ID: "session-1"},
}
GONE = object()
"""In a change: the property is taken away."""
DURATION = "PT1M30.25S"


def session(mode: str = "Normal", mastery: float | None = None) -> Session:
    """A session in which all was read that has to be, and nothing was sent."""
    return Session(ANNA, ACTIVITY, REGISTRATION, TEMPLATE, mode, mastery, {"launch data", "preferences"})


def defined(verb: str, second: int = 0, score: float | None = None, mastery: float | None = None) -> Json:
    """A sound statement of those that cmi5 defines."""
    context: Json = copy.deepcopy(TEMPLATE) | {"registration": REGISTRATION}
    context["contextActivities"]["category"] = [{"id": each} for each in (CMI5, MOVE_ON)[: 1 + (verb in JUDGED)]]
    result: Json = dict(RESULTS.get(verb, {}))
    if verb != "initialized":
        result["duration"] = DURATION
    if score is not None:
        result["score"] = {"scaled": score}
    if mastery is not None:
        context["extensions"][MASTERY] = mastery
    return made(verb, {"id": ACTIVITY}, context, result, second)


def allowed(verb: str = "progressed", second: int = 0, **result: Any) -> Json:
    """A sound statement of those that cmi5 allows beside its own."""
    return made(verb, {"id": UNIT}, copy.deepcopy(TEMPLATE) | {"registration": REGISTRATION}, result, second)


def made(verb: str, thing: Json, context: Json, result: Json, second: int = 0) -> Json:
    """A statement; an empty result is left out."""
    return {
        "id": str(uuid.uuid4()),
        "actor": copy.deepcopy(ANNA),
        "verb": {"id": VERBS + verb, "display": {"en": verb}},
        "object": {"objectType": "Activity", **thing},
        "context": context,
        "timestamp": f"2026-11-28T12:00:{second:02d}.123Z",
        **({"result": result} if result else {}),
    }


def answered(kind: str, response: str, *patterns: str, **components: list[str]) -> Json:
    """A sound answer to a question; components by the name of their list."""
    definition: Json = {
        "type": INTERACTION,
        "interactionType": kind,
        "name": {"en": "What do customers notice first?"},
        **{
            name: [{"id": each, "description": {"en": f"Option {each}"}} for each in ids]
            for name, ids in components.items()
        },
    }
    if patterns:
        definition["correctResponsesPattern"] = list(patterns)
    thing = {"id": f"{UNIT}/activities/one", "definition": definition}
    return made("answered", thing, copy.deepcopy(TEMPLATE) | {"registration": REGISTRATION}, {"response": response})


def changed(statement: Json, *change: Any) -> Json:
    """A copy with one change: the way to a property, then its new value or GONE."""
    *way, last, value = change
    result = copy.deepcopy(statement)
    place: Any = result
    for step in way:
        place = place[step] if isinstance(place, list) else place.setdefault(step, {})
    if value is GONE:
        del place[last]
    else:
        place[last] = value
    return result
