"""What cmi5 asks of a session beyond xAPI: which statements, in which order, and with what in them.

A `Session` holds what a launch was told and what has come since. `faults_in(statement, session, earlier)` judges a statement
before it is kept, `judged(statements, session)` all that a store has of a session, and `unfinished(session)` what one owes that is over. A rule of the standard stands beside what
Courseware promises on top of it: `failed` is held back until the end, and a look around tells nothing but that it was one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.xapi import values
from tests.xapi.statements import faults_of

Json = dict[str, Any]
Faults = Iterator[str]

VERBS = "http://adlnet.gov/expapi/verbs/"
CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5"
MOVE_ON = "https://w3id.org/xapi/cmi5/context/categories/moveon"
SESSION_ID = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"
MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore"
PROGRESS = "https://w3id.org/xapi/cmi5/result/extensions/progress"
JUDGED = ("completed", "passed", "failed")
DEFINED = ("initialized", *JUDGED, "terminated")
"""The verbs that cmi5 defines and leaves to courses."""
NEEDED = {"launch data", "preferences"}
"""What a course asks the system for before it sends anything."""
RESULTS: dict[str, Json] = {
    "completed": {"completion": True},
    "passed": {"success": True},
    "failed": {"success": False},
}
"""What a result says beside score and duration; nothing with other verbs."""


@dataclass
class Session:
    """A launch: what the course was told, what it has asked for, and what it has sent."""

    actor: Json
    activity: str
    registration: str | None
    template: Json
    """The context that goes into every statement; the id of the session is in it."""
    mode: str = "Normal"
    mastery: float | None = None
    read: set[str] = field(default_factory=set)
    """What of `NEEDED` was asked for."""
    statements: list[Json] = field(default_factory=list)
    abandoned: bool = False
    """Whether the learner was seen elsewhere before the session was over."""
    plain: bool = False
    """Whether it is xAPI without cmi5: the same statements in the same order, but no categories, and nothing to read first."""

    @property
    def verbs(self) -> list[str]:
        """The verbs that cmi5 defines, as they came."""
        return [verb_of(each) for each in self.statements if self.defines(each)]

    def defines(self, statement: Json) -> bool:
        """Whether a statement is one of those that cmi5 defines; without cmi5, one that says the same of the unit."""
        if self.plain:
            return verb_of(statement) in DEFINED and statement["object"].get("id") == self.activity
        return CMI5 in categories_of(statement)


def verb_of(statement: Json) -> str:
    """A verb of ADL's by its name, any other by its IRI."""
    return str(statement["verb"]["id"]).removeprefix(VERBS)


def categories_of(statement: Json) -> set[str]:
    """The categories that a statement is in."""
    found = statement.get("context", {}).get("contextActivities", {}).get("category", [])
    return {str(each.get("id")) for each in found}


def judged(statements: Iterable[Json], session: Session, earlier: Sequence[Session] = ()) -> list[str]:
    """All that is wrong with the statements of a session, as they came; they are in it afterwards."""
    said: list[str] = []
    for each in statements:
        said += faults_of(each) or faults_in(each, session, earlier)
        session.statements.append(each)
    return said


def faults_in(statement: Json, session: Session, earlier: Sequence[Session]) -> list[str]:
    """All that is wrong with a well-formed statement that comes now; `earlier` are the sessions before, of the same registration."""
    faults = [
        *everywhere(statement, session),
        *in_order(statement, session),
        *progress_faults(statement, session, earlier),
        *of_the_mode(statement, session),
    ]
    if session.defines(statement):
        for judge in (of_the_unit, result_faults, score_faults, mastery_faults):
            faults += judge(statement, session)
        faults += once(statement, session, earlier)
    verb = verb_of(statement)
    return [f"{verb}: {fault}" for fault in faults]


def everywhere(statement: Json, session: Session) -> Faults:
    """What holds for all statements of a session, whoever defines them."""
    context = statement.get("context", {})
    if statement["actor"] != session.actor:
        yield "the actor is not the one of the launch"
    if context.get("registration") != session.registration:
        yield "the registration is not the one of the launch"
    for fault in missing(session.template, context, "context"):
        yield f"{fault} of the template is missing or another"
    if not values.is_utc(statement.get("timestamp")):
        yield "the timestamp is not in UTC"
    categories = categories_of(statement)
    if session.plain and {CMI5, MOVE_ON} & categories:
        yield "the categories of cmi5 are for its own sessions"
    elif MOVE_ON in categories and not (CMI5 in categories and verb_of(statement) in JUDGED):
        yield "the moveOn category is for completed, passed and failed alone"


def missing(template: object, found: object, at: str) -> Faults:
    """The places of a template that something does not hold. A list may hold more, and in another order."""
    if isinstance(template, dict) and isinstance(found, dict):
        for name, value in template.items():
            yield from missing(value, found.get(name), f"{at}.{name}")
    elif isinstance(template, list) and isinstance(found, list):
        for number, value in enumerate(template):
            if all(any(missing(value, each, "")) for each in found):
                yield f"{at}[{number}]"
    elif template != found:
        yield at


def in_order(statement: Json, session: Session) -> Faults:
    """Initialized first, terminated last, by arrival and by their timestamps; an end is an end."""
    verb = verb_of(statement) if session.defines(statement) else ""
    if session.abandoned:
        yield "the session was abandoned"
    if "terminated" in session.verbs:
        yield "nothing comes after terminated"
    elif "failed" in session.verbs and verb != "terminated":
        yield "after failed only terminated comes"
    if not session.statements:
        if verb != "initialized":
            yield "initialized has to be the first statement"
        for each in sorted(NEEDED - session.read if not session.plain else ()):
            yield f"the {each} must be read before the first statement"
        return
    if not values.is_timestamp(statement.get("timestamp")):
        return
    now = values.moment(statement["timestamp"])
    times = [values.moment(each["timestamp"]) for each in session.statements]
    if now < times[0]:
        yield "its timestamp lies before that of initialized"
    if verb == "terminated" and now < max(times):
        yield "its timestamp lies before that of another statement"


def progress_faults(statement: Json, session: Session, earlier: Sequence[Session]) -> Faults:
    """Progress is a whole percentage, and there is none to tell any more once the unit is completed."""
    extensions = statement.get("result", {}).get("extensions", {})
    if PROGRESS not in extensions:
        return
    if not values.is_whole(extensions[PROGRESS]) or not 0 <= extensions[PROGRESS] <= 100:
        yield f"progress {extensions[PROGRESS]!r} is not an integer from 0 to 100"
    done = any("completed" in each.verbs for each in [*earlier, session])
    if done or (session.defines(statement) and verb_of(statement) == "completed"):
        yield "no progress is told with or after completed"


def of_the_unit(statement: Json, session: Session) -> Faults:
    """Who and what a statement is about, and that cmi5 knows its verb."""
    if session.plain:
        return
    if "account" not in statement["actor"] or statement["actor"].get("objectType", "Agent") != "Agent":
        yield "the actor is not an agent with an account"
    if statement["object"].get("id") != session.activity:
        yield "the object is not the activity of the launch"
    verb = verb_of(statement)
    if verb not in DEFINED:
        yield "the cmi5 category is only for verbs that cmi5 defines"
    if verb in JUDGED and MOVE_ON not in categories_of(statement):
        yield "the moveOn category is missing"


def of_the_mode(statement: Json, session: Session) -> Faults:
    """Who looks around or looks back is not judged."""
    told = session.defines(statement) and verb_of(statement) in {"initialized", "terminated"}
    if session.mode != "Normal" and not told:
        yield f"is not told in the mode {session.mode}"


def result_faults(statement: Json, _: Session) -> Faults:
    """What a result has to say of completion, success and time, and what it may not."""
    verb, result = verb_of(statement), statement.get("result", {})
    said = {name: result[name] for name in ("completion", "success") if name in result}
    if said != RESULTS.get(verb, {}):
        yield f"completion and success are {said} and not {RESULTS.get(verb, {})}"
    if verb in {*JUDGED, "terminated"} and "duration" not in result:
        yield "the duration is missing"


def score_faults(statement: Json, session: Session) -> Faults:
    """A score goes with passed and failed alone, and agrees with what has to be reached."""
    verb, score = verb_of(statement), statement.get("result", {}).get("score")
    if score is None:
        return
    if verb not in {"passed", "failed"}:
        yield "a score is only for passed and failed"
    if not 0 <= score.get("scaled", 0) <= 1:
        yield "score.scaled is not within 0 and 1"
    if "raw" in score and not {"min", "max"} <= score.keys():
        yield "score.raw needs min and max"
    if not all(values.is_whole(score[name]) for name in ("raw", "min", "max") if name in score):
        yield "score.raw, min and max have to be integers"
    if "scaled" in score and session.mastery is not None and (score["scaled"] >= session.mastery) != (verb == "passed"):
        yield f"a score of {score['scaled']} does not agree with a mastery score of {session.mastery}"


def mastery_faults(statement: Json, session: Session) -> Faults:
    """The mastery score that was judged by is told, in the words of the system."""
    told = statement.get("context", {}).get("extensions", {}).get(MASTERY)
    scaled = statement.get("result", {}).get("score", {}).get("scaled")
    judged = verb_of(statement) in {"passed", "failed"} and scaled is not None
    wanted = session.mastery if judged else None
    if wanted is not None and told is None:
        yield "the mastery score is missing in the context"
    elif told is not None and told != session.mastery:
        yield f"the mastery score is {told} and not {session.mastery}"
    elif told is not None and verb_of(statement) not in {"passed", "failed"}:
        yield "a mastery score is only for passed and failed"


def once(statement: Json, session: Session, earlier: Sequence[Session]) -> Faults:
    """No verb twice in a session; completed and passed once a registration; no judgement is taken back."""
    verb = verb_of(statement)
    before = [each for one in earlier for each in one.verbs]
    if verb in session.verbs:
        yield "is there already in this session"
    elif verb in {"completed", "passed"} and verb in before:
        yield "is there already in this registration"
    if {verb, *session.verbs} >= {"passed", "failed"}:
        yield "passed and failed are not both told in a session"
    elif verb == "failed" and "passed" in before:
        yield "comes after passed in this registration"


def unfinished(session: Session) -> list[str]:
    """What a session that is over has not told, if it has begun."""
    return ["terminated is missing"] if session.statements and "terminated" not in session.verbs else []


MOVES: dict[str, Callable[[set[str]], bool]] = {
    "Passed": lambda verbs: "passed" in verbs,
    "Completed": lambda verbs: "completed" in verbs,
    "CompletedAndPassed": lambda verbs: {"completed", "passed"} <= verbs,
    "CompletedOrPassed": lambda verbs: bool({"completed", "passed"} & verbs),
    "NotApplicable": lambda _: True,
}
"""When a unit is done with, by the verbs of all sessions of a registration."""
