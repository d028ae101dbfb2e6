"""Where readers report a problem, and of what a calendar reminds them: the lines of `course.yml`."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest

from courseware.course.course import Course, CourseSettings
from courseware.course.recalling import reminder_pages
from courseware.course.reporting import report_address
from tests.activities.reading import course as read_course

HEAD = "id: c\ntitle: Up & close\nversion: 2026-11\n"


def with_lines(folder: Path, lines: str) -> Course:
    """A course with these lines in its `course.yml`."""
    return read_course(folder, course=HEAD + lines, page_index="# Start\n", **{"page_01-a/one": "# One\n"})


def address(report: str, page: str = "01-a/one") -> str:
    """What a page makes of an address."""
    return report_address(CourseSettings(title="Up & close", version="2026-11", report=report), page)


def test_a_mail_says_course_version_and_page() -> None:
    made = address("mailto:help@example.org")
    assert made == "mailto:help@example.org?subject=Up%20%26%20close%202026-11%3A%2001-a%2Fone"
    assert unquote(made.partition("=")[2]) == "Up & close 2026-11: 01-a/one"
    assert address("mailto:help@example.org?cc=a@example.org").count("?") == 1
    assert address("mailto:help@example.org?subject={page}") == "mailto:help@example.org?subject=01-a%2Fone"


def test_an_address_on_the_web_is_filled_in_where_it_asks() -> None:
    assert address("https://example.org/new?title={page}&v={version}") == (
        "https://example.org/new?title=01-a%2Fone&v=2026-11"
    )
    assert address("https://example.org/form") == "https://example.org/form"
    assert address("") == ""


WRONG = {
    "a script": ("javascript:alert(1)", "wrong-address", "Write `report: mailto:training@example.org`"),
    "data": ("data:text/html,x", "wrong-address", "Write"),
    "no encryption": ("http://example.org/", "wrong-address", "`https://`"),
    "no scheme": ("help@example.org", "wrong-address", "Write `report: mailto:help@example.org`."),
    "a host without a scheme": ("example.org/form", "wrong-address", "Write"),
    "nobody": ('"mailto:"', "wrong-address", "Write"),
    "nothing": ('""', "wrong-address", "Write"),
    "markup": ('"https://example.org/<b>"', "wrong-address", "Write"),
    "a wrong place": ("https://example.org/{pages}", "unknown-place", "Did you mean `{page}`?"),
}


@pytest.mark.parametrize(("line", "code", "hint"), WRONG.values(), ids=WRONG)
def test_a_wrong_address_is_told_and_not_used(line: str, code: str, hint: str, tmp_path: Path) -> None:
    found = with_lines(tmp_path, f"report: {line}\n")
    (problem,) = found.problems
    assert (problem.code, problem.path, problem.line) == (code, "site_config/course.yml", 4)
    assert hint in problem.hint
    assert found.settings.report == ""


def test_reminders_lead_to_pages_that_are_there(tmp_path: Path) -> None:
    found = with_lines(tmp_path, "remind: [90, 30]\nremind-pages: 01-a/one.md\n")
    assert found.problems == []
    assert found.settings.remind == (30, 90)
    assert [page.id for page in reminder_pages(found)] == ["01-a/one"]
    assert reminder_pages(with_lines(tmp_path, "")) == []


@pytest.mark.parametrize(
    ("lines", "code", "line"),
    [
        ("remind: [30]\nremind-pages: [01-a/two.md]\n", "unknown-page", 5),
        ("remind-pages: [01-a/one.md]\n", "no-days", 4),
        ("remind: [soon]\n", "wrong-number", 4),
        ("remind: [0]\n", "wrong-number", 4),
        ("remind: [30]\n", "no-pages", 4),
    ],
)
def test_wrong_reminders_are_told(lines: str, code: str, line: int, tmp_path: Path) -> None:
    (problem,) = with_lines(tmp_path, lines).problems
    assert (problem.code, problem.line) == (code, line)
    assert problem.hint.endswith((".", "?"))
