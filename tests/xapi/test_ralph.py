"""Ralph takes what plain xAPI sends, over the platform's own origin, and gives back what was sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.xapi.asking import Course
from tests.xapi.examples import changed
from tests.xapi.ralph import Ralph, running
from tests.xapi.rules import judged, unfinished
from tests.xapi.small import PLAIN, package
from tests.xapi.statements import faults_of
from tests.xapi.system import platform


@pytest.fixture(scope="module")
def ralph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ralph]:
    """The store, which takes two seconds to start."""
    with running(tmp_path_factory.mktemp("ralph")) as store:
        yield store


@pytest.fixture(autouse=True)
def _empty(ralph: Ralph) -> None:
    """Each test begins with nothing kept."""
    ralph.forget()


def test_records_arrive_in_several_writes(ralph: Ralph, tmp_path: Path) -> None:
    with platform(package(tmp_path, "tincan.xml", PLAIN), ralph=ralph) as system:
        launch = system.launch_plain(ralph=True)
        course = Course(launch)
        sent = [course.allowed("answered", second) for second in range(3)]
        assert course.send(*sent[:2]).status == 200
        assert course.ask("POST", "statements", [sent[2]], Authorization="").status == 200
        # A page sends what was lost on the way once more: it is kept once.
        assert course.send(sent[2]).status in {200, 204}
    assert [each["id"] for each in ralph.statements] == [each["id"] for each in sent]
    assert [faults_of(each) for each in ralph.statements] == [[], [], []]


def test_a_session_is_judged_by_what_arrived(ralph: Ralph, tmp_path: Path) -> None:
    with platform(package(tmp_path, "tincan.xml", PLAIN), ralph=ralph) as system:
        launch = system.launch_plain(ralph=True)
        course = Course(launch)
        begun = changed(course.allowed("initialized"), "object", "id", launch.unit.id)
        course.send(begun)
        course.send(changed(begun, "id", course.allowed()["id"]))
    assert judged(ralph.statements, launch.session) == ["initialized: is there already in this session"]
    assert unfinished(launch.session) == ["terminated is missing"]


def test_it_is_no_judge(ralph: Ralph, tmp_path: Path) -> None:
    """What it takes is judged by us: hence the validator."""
    with platform(package(tmp_path, "tincan.xml", PLAIN), ralph=ralph) as system:
        course = Course(system.launch_plain(ralph=True))
        malformed = changed(
            course.allowed("answered"), "result", {"duration": "00:01:30", "score": {"raw": 12, "max": 10}}
        )
        assert course.send(malformed).status == 200
        assert course.ask("POST", "statements", [malformed], Authorization="Basic eDp5").status == 401
    assert faults_of(ralph.statements[0]) != []
