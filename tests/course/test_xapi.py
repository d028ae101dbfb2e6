"""`xapi` in `course.yml`: the name of the course in a record store, and the hosts to which records may go."""

from __future__ import annotations

from pathlib import Path

import pytest

from courseware.course.course import Course
from courseware.course.xapi import RecordStore, endpoint_of, origin_of
from tests.activities.reading import course as read_course

HEAD = "id: c\nxapi:\n"


def with_lines(folder: Path, lines: str) -> Course:
    """A course with these lines below `xapi:`, the first of them the third of the file."""
    return read_course(folder, course=HEAD + "".join(f"  {line}\n" for line in lines.splitlines()))


def test_all_of_it_is_read(tmp_path: Path) -> None:
    found = with_lines(
        tmp_path,
        "id: https://academy.example.org/courses/customers/\n"
        "hosts: [lms.example.org, LRS.example.org:8443, lrs.example.org:8443]\n"
        "endpoint: https://records.example.org:443/xapi",
    )
    assert found.problems == []
    assert found.settings.xapi == RecordStore(
        "https://academy.example.org/courses/customers",
        ("https://lms.example.org", "https://lrs.example.org:8443", "https://records.example.org"),
        "https://records.example.org/xapi/",
    )


def test_without_it_nothing_is_set(tmp_path: Path) -> None:
    assert read_course(tmp_path, course="id: c\n").settings.xapi == RecordStore()


@pytest.mark.parametrize(
    ("written", "origin"),
    [
        ("lms.example.org", "https://lms.example.org"),
        ("lms.example.org:443", "https://lms.example.org"),
        ("lms.example.org:80", "https://lms.example.org:80"),
        ("localhost", "http://localhost"),
        ("localhost:8080", "http://localhost:8080"),
        ("127.0.0.1:80", "http://127.0.0.1"),
        ("127.0.0.1.example.org", "https://127.0.0.1.example.org"),
    ],
)
def test_a_host_means_https_but_for_the_computer_itself(written: str, origin: str) -> None:
    assert origin_of(written) == origin


@pytest.mark.parametrize(
    ("written", "endpoint"),
    [
        ("https://lrs.example.org", "https://lrs.example.org/"),
        ("HTTPS://LRS.example.org/a/xAPI//", "https://lrs.example.org/a/xAPI/"),
        ("http://localhost:8080/xapi/", "http://localhost:8080/xapi/"),
        ("https://lrs.example.org/a%20b/", "https://lrs.example.org/a%20b/"),
    ],
)
def test_an_endpoint_ends_with_a_slash(written: str, endpoint: str) -> None:
    assert endpoint_of(written) == endpoint


@pytest.mark.parametrize("iri", ["urn:example:customers", "http://example.org", "https://übung.example/kurs"])
def test_names_of_courses(iri: str, tmp_path: Path) -> None:
    found = with_lines(tmp_path, f"id: {iri}")
    assert (found.problems, found.settings.xapi.id) == ([], iri)


WRONG = {
    "an id without a scheme": ("id: academy.example.org/c", "wrong-iri", 7, "`id: https://academy.example.org/c`"),
    "an id with a fragment": ("id: https://example.org/c/#top", "wrong-iri", 7, "`id: https://example.org/c`"),
    "an id with a query": ("id: https://example.org/c?x=1", "wrong-iri", 7, "`id: https://example.org/c`"),
    "an id that is a word": ("id: customers", "wrong-iri", 7, "`id: https://academy.example.org/courses/customers`"),
    "an id with a user": ("id: https://me:secret@example.org/", "wrong-iri", 7, "Write `id: https://academy."),
    "a script as id": ("id: javascript:alert(1)", "wrong-iri", 7, "Write `id:"),
    "markup in an id": ("id: 'https://example.org/\"<b>'", "wrong-iri", 8, "Write `id:"),
    "no id": ("id:", "wrong-iri", 6, "Write `id:"),
    "a host with a scheme": ("hosts: [https://lms.example.org/xapi]", "wrong-host", 11, "Write `lms.example.org`."),
    "the second host": ("hosts: lms.example.org, http://a.example.org", "wrong-host", 27, "Write `a.example.org`."),
    "a star": ("hosts: ['*.example.org']", "wrong-host", 12, "such as `lms.example.org`."),
    "a user": ("hosts: [me:secret@lms.example.org]", "wrong-host", 11, "Write `lms.example.org`."),
    "no such port": ("hosts: [lms.example.org:70000]", "wrong-host", 11, "Write `lms.example.org`."),
    "a policy": ("hosts: [lms.example.org; script-src evil.example]", "wrong-host", 11, "such as `lms.example.org`."),
    "other letters": ("hosts: [übung.example]", "wrong-host", 11, "Write `xn--bung-zra.example`."),
    "a dot too many": ("hosts: [lms..example.org]", "wrong-host", 11, "such as `lms.example.org`."),
    "no hosts": ("hosts:", "empty-value", 9, "take the line away"),
    "a port as a value": ("hosts:\n  - lms.example.org: 8443", "text-expected", 7, "Write `hosts:"),
    "no encryption": ("endpoint: http://lrs.example.org/xapi", "wrong-endpoint", 13, "`endpoint: https://lrs.example.org/xapi/`"),
    "no scheme": ("endpoint: lrs.example.org/xapi", "wrong-endpoint", 13, "`endpoint: https://lrs.example.org/xapi/`"),
    "another scheme": ("endpoint: ftp://lrs.example.org/", "wrong-endpoint", 13, "Write `endpoint: https://lrs.example.org/xapi/`"),
    "credentials": ("endpoint: https://me:secret@lrs.example.org/x", "wrong-endpoint", 13, "`endpoint: https://lrs.example.org/x/`"),
    "a query": ("endpoint: https://lrs.example.org/?key=1", "wrong-endpoint", 13, "`endpoint: https://lrs.example.org/`"),
    "https to itself": ("endpoint: https://localhost:1/x", "wrong-endpoint", 13, "`endpoint: http://localhost:1/x/`"),
    "a policy in an endpoint": ("endpoint: 'https://a;b.example/'", "wrong-endpoint", 14, "Write `endpoint:"),
    "an unknown key": ("host: lms.example.org", "unknown-setting", 3, "Did you mean `hosts`?"),
}  # fmt: skip


@pytest.mark.parametrize(("line", "code", "column", "hint"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_and_not_used(line: str, code: str, column: int, hint: str, tmp_path: Path) -> None:
    found = with_lines(tmp_path, line)
    (problem,) = found.problems
    place = ("site_config/course.yml", 3 + line.count("\n"), column)
    assert (problem.code, (problem.path, problem.line, problem.column)) == (code, place)
    assert hint in problem.hint
    assert set(found.settings.xapi.hosts) <= {"https://lms.example.org"}
    assert not found.settings.xapi.id
    assert not found.settings.xapi.endpoint
    # A password is not repeated where it could end up in a log that others read.
    assert "secret" not in problem.sentence


def test_what_is_no_group_is_told(tmp_path: Path) -> None:
    (problem,) = read_course(tmp_path, course="id: c\nxapi: https://lrs.example.org/\n").problems
    assert (problem.code, problem.line) == ("group-expected", 2)
