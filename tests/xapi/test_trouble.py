"""What can go wrong on the way to the store: a store that is busy, a line that breaks, a token that is late."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from tests.xapi.asking import Course
from tests.xapi.small import CMI5, package
from tests.xapi.system import System, platform


@pytest.mark.parametrize(
    ("kind", "status", "later"), [("busy", 503, None), ("busy for a while", 503, "1"), ("too many", 429, "1")]
)
def test_a_store_can_be_busy(system: System, kind: Any, status: int, later: str | None) -> None:
    course = Course(system.launch()).begun()
    system.trouble.next = [kind]
    told = course.send(course.allowed("answered", 1))
    assert (told.status, told.headers.get("Retry-After")) == (status, later)
    assert len(system.statements) == 1
    assert course.send(course.allowed("answered", 1)).status == 200


@pytest.mark.parametrize(("kind", "kept"), [("cut", 1), ("lost", 2)])
def test_the_line_can_break_before_and_after_all_was_kept(system: System, kind: Any, kept: int) -> None:
    course = Course(system.launch()).begun()
    one = course.allowed("answered", 1)
    system.trouble.next = [kind]
    with pytest.raises(ConnectionError):
        course.send(one)
    assert len(system.statements) == kept
    assert course.send(one).status == 200
    assert (len(system.statements), system.violations) == (2, [])
    assert [each.status for each in system.requests if each.resource == "statements"] == [200, 0, 200]


def test_what_is_read_can_break_off_in_the_middle(system: System) -> None:
    course = Course(system.launch()).begun()
    course.state("PUT", content={"a": 1})
    system.trouble.next = ["cut"]
    with pytest.raises(ConnectionError, match="within an answer"):
        course.state("GET")
    assert course.state("GET").content == {"a": 1}


def test_a_token_can_be_late(system: System) -> None:
    course = Course(system.launch())
    system.trouble.where, system.trouble.next = ("fetch",), ["busy for a while", "cut"]
    assert course.authorized().status == 503
    with pytest.raises(ConnectionError):
        course.authorized()
    assert course.authorized().content["auth-token"]
    assert system.violations == []


def outcomes(folder: Path, seed: int) -> list[int]:
    """What is answered to 30 requests, half of which fail."""
    with platform(package(folder, "cmi5.xml", CMI5)) as system:
        course = Course(system.launch()).begun()
        system.trouble.seed, system.trouble.share, system.trouble.kinds = seed, 0.5, ("busy", "too many")
        return [course.state("GET").status for _ in range(30)]


def test_the_same_seed_gives_the_same_trouble(tmp_path: Path) -> None:
    first = outcomes(tmp_path, 1)
    assert first == outcomes(tmp_path, 1) != outcomes(tmp_path, 2)
    assert set(first) == {404, 429, 503}


def test_a_store_can_be_too_small_or_too_simple(system: System) -> None:
    course = Course(system.launch()).begun()
    system.trouble.largest = 100
    assert course.state("PUT", content={"a": "x" * 100}).status == 413
    system.trouble.no_state = 405
    assert course.state("PUT", content={"a": 1}).status == 405
    assert system.violations == []


def test_a_store_can_be_slow(system: System) -> None:
    course = Course(system.launch()).begun()
    system.trouble.slowness = 0.2
    begun = time.monotonic()
    assert course.profile().status == 404
    assert time.monotonic() - begun >= 0.2


def test_a_token_can_expire(system: System) -> None:
    course = Course(system.launch()).begun()
    system.trouble.expired = True
    assert course.send(course.allowed("answered", 1)).status == 401
    assert (system.violations, system.refused) == ([], ["POST statements: the token has expired"])
