"""Where records go: to a second origin, by plain xAPI, and that credentials go nowhere else."""

from __future__ import annotations

from pathlib import Path

from tests.xapi.asking import Course, ask, refused
from tests.xapi.examples import changed
from tests.xapi.small import CMI5, package
from tests.xapi.system import System, platform


def test_a_second_origin_asks_first(tmp_path: Path) -> None:
    with platform(package(tmp_path, "cmi5.xml", CMI5), elsewhere=True) as system:
        course = Course(system.launch())
        assert system.records != system.origin
        assert course.at["endpoint"].startswith(system.records)
        wanted = {"Access_Control_Request_Method": "POST", "Origin": system.origin}
        names = "authorization,content-type,x-experience-api-version"
        told = course.ask("OPTIONS", "statements", Authorization="", Access_Control_Request_Headers=names, **wanted)
        assert told.headers["Access-Control-Allow-Origin"] == system.origin
        assert set(names.split(",")) <= set(told.headers["Access-Control-Allow-Headers"].split(", "))
        other = course.ask("OPTIONS", "statements", Authorization="", Origin="https://other.example.org")
        assert "Access-Control-Allow-Origin" not in other.headers
        assert ask("POST", course.at["fetch"], b"", Origin=system.origin).headers["Access-Control-Allow-Origin"]
        assert ask("GET", f"{system.records}/course/launch.html").status == 404
        assert system.violations == []
        strange = course.ask(
            "OPTIONS", "statements", Authorization="", Access_Control_Request_Headers="x-own", **wanted
        )
        assert refused(system, strange, 403, "['x-own']")


def test_credentials_that_go_astray_are_seen(system: System) -> None:
    course = Course(system.launch()).begun()
    assert system.leaks() == []
    ask("GET", f"{system.origin}/course/a.js", Referer=f"{system.origin}/?auth={course.credentials}")
    ask("GET", f"{system.origin}/course/b.js", Authorization=course.credentials)
    ask("GET", f"{system.origin}/course/c.js?{course.credentials.partition(' ')[2]}=")
    assert system.leaks() == ["GET /course/a.js", "GET /course/b.js", "GET /course/c.js"]


def test_plain_xapi_is_launched_with_credentials(plain: System) -> None:
    launch = plain.launch_plain()
    course = Course(launch)
    assert set(course.at) == {"endpoint", "auth", "actor", "activity_id"}
    assert ask("GET", launch.address).status == 200
    own = changed(course.allowed("initialized"), "object", "id", launch.unit.id)
    assert course.send(own).status == 200
    assert (launch.verbs, plain.violations, plain.leaks()) == (["initialized"], [], [])
    assert refused(plain, course.send(changed(own, "id", course.allowed()["id"])), 400, "already in this session")


def test_an_open_store_takes_what_comes_without_credentials(plain: System) -> None:
    plain.open = True
    course = Course(plain.launch_plain())
    told = course.ask("POST", "statements", [course.allowed()], Authorization="")
    assert (told.status, len(plain.statements), plain.violations) == (200, 1, [])
    assert refused(plain, course.send(course.allowed()), 400, "credentials were sent")
