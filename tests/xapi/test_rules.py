"""The rules of cmi5: whole sessions in which all is well, and for each rule a session that breaks it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from tests.xapi.examples import (
    ACTIVITY,
    GONE,
    UNIT,
    allowed,
    changed,
    defined,
    session,
)
from tests.xapi.rules import (
    CMI5,
    MASTERY,
    MOVE_ON,
    MOVES,
    PROGRESS,
    SESSION_ID,
    Session,
    judged,
    unfinished,
)
from tests.xapi.statements import faults_of

Json = dict[str, Any]
BEGUN = defined("initialized")
ENDED = defined("terminated", 59)
COMPLETED = defined("completed", 10)
CATEGORY = ("context", "contextActivities", "category")


def played(statements: list[Json], now: Session, earlier: Sequence[Session] = ()) -> list[str]:
    """What is said of statements that are sound by themselves."""
    assert [faults_of(each) for each in statements] == [[]] * len(statements)
    return judged(statements, now, earlier)


def past(*statements: Json) -> list[Session]:
    """One session before."""
    before = session()
    before.statements += statements
    return [before]


def test_a_whole_session_has_no_fault() -> None:
    progress = allowed("progressed", 5, extensions={PROGRESS: 40})
    middle = [allowed("answered", 3), progress, defined("passed", 8, 0.8, 0.8), allowed("answered", 9), COMPLETED]
    now = session(mastery=0.8)
    assert played([BEGUN, *middle, ENDED], now) == []
    assert unfinished(now) == []


def test_a_failed_session_and_one_that_passes_after_it_have_no_fault() -> None:
    failed = [BEGUN, defined("failed", 58, 0.79, 0.8), ENDED]
    first = session(mastery=0.8)
    assert played(failed, first) == []
    assert played([BEGUN, defined("passed", 3, 0.8, 0.8), ENDED], session(mastery=0.8), [first]) == []


def test_a_look_around_has_no_fault() -> None:
    assert played([BEGUN, ENDED], session("Browse")) == []


def test_passed_without_a_score_or_a_mastery_score_has_no_fault() -> None:
    assert played([BEGUN, defined("passed", 3)], session(mastery=0.8)) == []
    assert played([BEGUN, defined("passed", 3, 0.4)], session()) == []


def test_extensions_of_the_course_beside_the_template_have_no_fault() -> None:
    assert played([changed(BEGUN, "context", "extensions", "urn:a:b", 1)], session()) == []


PASSED = defined("passed", 20, 0.9, 0.8)

BAD: list[tuple[str, list[Json], str]] = [
    ("nothing initialized", [allowed("answered")], "initialized has to be the first"),
    ("initialized late", [allowed("answered"), BEGUN], "initialized has to be the first"),
    ("initialized without its category", [changed(BEGUN, *CATEGORY, GONE)], "initialized has to be the first"),
    ("initialized twice", [BEGUN, defined("initialized", 1)], "is there already in this session"),
    ("terminated twice", [BEGUN, ENDED, defined("terminated", 59)], "is there already in this session"),
    ("completed twice", [BEGUN, COMPLETED, defined("completed", 11)], "is there already in this session"),
    ("passed twice", [BEGUN, PASSED, defined("passed", 21, 0.9, 0.8)], "is there already in this session"),
    ("an answer after terminated", [BEGUN, ENDED, allowed("answered", 59)], "nothing comes after terminated"),
    ("an answer after failed", [BEGUN, defined("failed", 5, 0.1, 0.8), allowed("answered", 6)], "after failed only terminated"),
    ("failed and passed", [BEGUN, defined("failed", 5, 0.1, 0.8), PASSED], "not both told in a session"),
    ("passed and failed", [BEGUN, PASSED, defined("failed", 25, 0.1, 0.8)], "not both told in a session"),
    ("a time before initialized", [changed(BEGUN, "timestamp", "2026-11-28T12:00:02Z"), allowed("answered", 1)], "before that of initialized"),
    ("an end before another time", [BEGUN, COMPLETED, defined("terminated", 9)], "before that of another statement"),
    ("a time of another zone", [changed(BEGUN, "timestamp", "2026-11-28T13:00:00+01:00")], "not in UTC"),
    ("somebody else", [changed(BEGUN, "actor", "account", "name", "bob")], "not the one of the launch"),
    ("the actor with a name", [BEGUN, changed(allowed("answered"), "actor", "name", "Anna")], "not the one of the launch"),
    ("no registration", [changed(BEGUN, "context", "registration", GONE)], "the registration is not"),
    ("another registration", [BEGUN, changed(allowed("answered"), "context", "registration", BEGUN["id"])], "the registration is not"),
    ("no session", [BEGUN, changed(allowed("answered"), "context", "extensions", GONE)], "context.extensions of the template"),
    ("another session", [changed(BEGUN, "context", "extensions", SESSION_ID, "2")], "of the template is missing or another"),
    ("no publisher", [BEGUN, changed(allowed("answered"), "context", "contextActivities", "grouping", [{"id": ACTIVITY}])], "grouping[0] of the template"),
    ("the category with a verb of others", [BEGUN, changed(allowed("answered"), *CATEGORY, [{"id": CMI5}])], "only for verbs that cmi5 defines"),
    ("moveOn with an answer", [BEGUN, changed(allowed("answered"), *CATEGORY, [{"id": MOVE_ON}])], "for completed, passed and failed alone"),
    ("moveOn with initialized", [changed(BEGUN, *CATEGORY, [{"id": CMI5}, {"id": MOVE_ON}])], "for completed, passed and failed alone"),
    ("completed without moveOn", [BEGUN, changed(COMPLETED, *CATEGORY, [{"id": CMI5}])], "the moveOn category is missing"),
    ("another object", [changed(BEGUN, "object", "id", UNIT)], "not the activity of the launch"),
    ("completed without a time", [BEGUN, changed(COMPLETED, "result", "duration", GONE)], "the duration is missing"),
    ("passed without a time", [BEGUN, changed(PASSED, "result", "duration", GONE)], "the duration is missing"),
    ("failed without a time", [BEGUN, changed(defined("failed", 5), "result", "duration", GONE)], "the duration is missing"),
    ("terminated without a time", [BEGUN, changed(ENDED, "result", {"response": "bye"})], "the duration is missing"),
    ("completed without completion", [BEGUN, changed(COMPLETED, "result", "completion", GONE)], "completion and success are {}"),
    ("completed with success", [BEGUN, changed(COMPLETED, "result", "success", True)], "completion and success are"),
    ("passed without success", [BEGUN, changed(PASSED, "result", "success", GONE)], "completion and success are {}"),
    ("passed with completion", [BEGUN, changed(PASSED, "result", "completion", True)], "completion and success are"),
    ("failed with success", [BEGUN, changed(defined("failed", 5), "result", "success", True)], "completion and success are"),
    ("terminated with completion", [BEGUN, changed(ENDED, "result", "completion", True)], "completion and success are"),
    ("initialized with a result", [changed(BEGUN, "result", {"success": True})], "completion and success are"),
    ("completed with a score", [BEGUN, changed(COMPLETED, "result", "score", {"scaled": 1})], "a score is only for passed and failed"),
    ("terminated with a score", [BEGUN, changed(ENDED, "result", "score", {"scaled": 1})], "a score is only for passed and failed"),
    ("a score below 0", [BEGUN, defined("failed", 5, -0.5, 0.8)], "not within 0 and 1"),
    ("points without their range", [BEGUN, changed(PASSED, "result", "score", "raw", 9)], "score.raw needs min and max"),
    ("half a point", [BEGUN, changed(PASSED, "result", "score", {"raw": 8.5, "min": 0, "max": 10})], "have to be integers"),
    ("passed below the mark", [BEGUN, defined("passed", 5, 0.79, 0.8)], "does not agree with a mastery score"),
    ("failed at the mark", [BEGUN, defined("failed", 5, 0.8, 0.8)], "does not agree with a mastery score"),
    ("no mastery score", [BEGUN, defined("passed", 5, 0.9)], "the mastery score is missing"),
    ("another mastery score", [BEGUN, defined("passed", 5, 0.9, 0.7)], "the mastery score is 0.7 and not 0.8"),
    ("a mastery score of completed", [BEGUN, changed(COMPLETED, "context", "extensions", MASTERY, 0.8)], "only for passed and failed"),
    ("progress of 40.5", [BEGUN, allowed("progressed", 5, extensions={PROGRESS: 40.5})], "not an integer from 0 to 100"),
    ("progress of 101", [BEGUN, allowed("progressed", 5, extensions={PROGRESS: 101})], "not an integer from 0 to 100"),
    ("progress as a text", [BEGUN, allowed("progressed", 5, extensions={PROGRESS: "40"})], "not an integer from 0 to 100"),
    ("progress with completed", [BEGUN, changed(COMPLETED, "result", "extensions", {PROGRESS: 100})], "with or after completed"),
    ("progress after completed", [BEGUN, COMPLETED, allowed("progressed", 11, extensions={PROGRESS: 100})], "with or after completed"),
    ("an actor without account", [changed(BEGUN, "actor", {"mbox": "mailto:a@example.org"})], "not an agent with an account"),
]  # fmt: skip
"""What it is, a session with a mastery score of 0.8 that has it, and a part of what has to be said of it."""


@pytest.mark.parametrize(("what", "statements", "said"), BAD, ids=[each[0] for each in BAD])
def test_a_broken_rule_is_found(what: str, statements: list[Json], said: str) -> None:
    found = played(statements, session(mastery=0.8))
    assert any(said in fault for fault in found), found


LATER: list[tuple[str, list[Session], Json, str]] = [
    ("completed again", past(BEGUN, COMPLETED, ENDED), COMPLETED, "already in this registration"),
    ("passed again", past(BEGUN, PASSED, ENDED), defined("passed", 3), "already in this registration"),
    ("failed after passed", past(BEGUN, PASSED, ENDED), defined("failed", 3), "after passed in this registration"),
    ("progress again", past(BEGUN, COMPLETED, ENDED), allowed("progressed", 3, extensions={PROGRESS: 50}), "after completed"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "earlier", "statement", "said"), LATER, ids=[each[0] for each in LATER])
def test_what_an_earlier_session_has_settled_stays(
    what: str, earlier: list[Session], statement: Json, said: str
) -> None:
    found = played([BEGUN, statement], session(), earlier)
    assert len(found) == 1
    assert said in found[0]


@pytest.mark.parametrize("mode", ["Browse", "Review"])
@pytest.mark.parametrize("verb", ["completed", "passed", "failed"])
def test_a_look_around_is_not_judged(mode: str, verb: str) -> None:
    assert any(f"not told in the mode {mode}" in each for each in played([BEGUN, defined(verb, 3)], session(mode)))


@pytest.mark.parametrize("mode", ["Browse", "Review"])
def test_a_look_around_tells_nothing_else(mode: str) -> None:
    assert any(
        f"not told in the mode {mode}" in each for each in played([BEGUN, allowed("answered", 3)], session(mode))
    )


@pytest.mark.parametrize("unread", ["launch data", "preferences"])
def test_what_the_system_tells_is_read_first(unread: str) -> None:
    now = session()
    now.read.remove(unread)
    assert played([BEGUN], now) == [f"initialized: the {unread} must be read before the first statement"]


def test_an_abandoned_session_takes_nothing() -> None:
    now = session()
    assert played([BEGUN], now) == []
    now.abandoned = True
    assert played([allowed("answered", 3)], now) == ["answered: the session was abandoned"]


def test_a_session_has_to_end() -> None:
    now = session()
    assert unfinished(now) == []
    played([BEGUN], now)
    assert unfinished(now) == ["terminated is missing"]


@pytest.mark.parametrize(
    ("rule", "verbs", "done"),
    [
        ("Passed", {"completed"}, False),
        ("Passed", {"passed"}, True),
        ("Completed", {"passed"}, False),
        ("Completed", {"completed"}, True),
        ("CompletedAndPassed", {"completed"}, False),
        ("CompletedAndPassed", {"completed", "passed"}, True),
        ("CompletedOrPassed", {"passed"}, True),
        ("CompletedOrPassed", {"failed"}, False),
        ("NotApplicable", set(), True),
    ],
)
def test_when_a_unit_is_done_with(rule: str, verbs: set[str], done: bool) -> None:
    assert MOVES[rule](verbs) is done


def without_categories(*statements: Json) -> list[Json]:
    """The same statements as they are outside of cmi5."""
    return [changed(each, *CATEGORY, GONE) for each in statements]


def test_plain_xapi_says_the_same_without_categories() -> None:
    now = session()
    now.plain, now.read = True, set()
    own = changed(defined("completed", 4), "object", "id", f"{UNIT}/activities/letter")
    exercise = changed(changed(own, *CATEGORY, GONE), "result", GONE)
    assert played([*without_categories(BEGUN), exercise, *without_categories(COMPLETED, ENDED)], now) == []


def test_plain_xapi_is_held_to_the_order_and_has_no_category() -> None:
    now = session()
    now.plain = True
    assert played([BEGUN], now) == ["initialized: the categories of cmi5 are for its own sessions"]
    assert played(without_categories(defined("initialized", 2)), now) == [
        "initialized: is there already in this session"
    ]
    assert played(without_categories(changed(COMPLETED, "result", "duration", GONE)), now) == [
        "completed: the duration is missing"
    ]


def test_a_malformed_statement_is_found_in_a_session_too() -> None:
    assert judged([changed(BEGUN, "id", "1")], session()) == ["id: '1' is not a random UUID"]
