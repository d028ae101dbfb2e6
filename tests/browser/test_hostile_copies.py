"""Files that are no copy, or a wicked one: refused with a sentence, and nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.asking import FIRST, LEARNING, NOT_YET, Question
from tests.browser.breaking import records
from tests.browser.copies import Copies, answer, copy_of, record
from tests.browser.visits import Visit

UNTOUCHED = "Nothing here has changed. "
BAD = "cw/test-course/!bad/me/"
IMAGE = "<img src=x onerror='self.ran = true'>"


@pytest.fixture
def copies(web_visit: Visit, browser_name: str, downloads: Path, tmp_path: Path) -> Copies:
    return Copies(web_visit.page, browser_name, downloads, tmp_path)


def test_what_is_no_copy_is_refused_with_a_sentence(web_visit: Visit, copies: Copies) -> None:
    Question(web_visit.go(FIRST), "single").check("The wrong one")
    page = web_visit.go(LEARNING)
    before = records(page)
    cut = json.dumps(copy_of({"page/01-first": record("", {"done": True})}))[:-9]
    unreadable = UNTOUCHED + "This file cannot be read; it may be cut short."
    foreign = UNTOUCHED + "This file is not a copy of answers to a course like this."
    files: list[tuple[dict[str, Any] | str | bytes, str]] = [
        (b"\x89PNG\r\n\x1a\n\x00\xff", unreadable),
        (cut, unreadable),
        ("", unreadable),
        ("[1, 2, 3]", foreign),
        ('{"format": "something else"}', foreign),
        ('{"format": "courseware-records", "course": "test-course", "records": 7}', foreign),
        (
            copy_of({"page/01-first": record("", {"done": True})}, course="another"),
            UNTOUCHED + "This copy belongs to another course.",
        ),
        (b"{" + b" " * 21_000_000 + b"}", UNTOUCHED + "This file is too large for a copy of your answers."),
        ("[" * 200_000, unreadable),
    ]
    for content, words in files:
        copies.bring(content)
        expect(copies.status).to_have_text(words)
    assert records(page) == before


def test_records_of_another_shape_are_left_out_one_by_one(web_visit: Visit, copies: Copies) -> None:
    page = web_visit.go(LEARNING)
    good = record("", {"done": True})
    bad: dict[str, Any] = {
        "seed/device": good,
        "__proto__": good,
        "constructor/prototype": 5,
        "answer/no-time": {**good, "t": "soon"},
        "answer/no-data": {**good, "data": None},
        "answer/figures": {**good, "top": {"best": "all"}},
        "answer/format": {**good, "f": 2},
        "../theirs": good,
        "answer/huge": record("", {"text": "x" * 200_000}),
    }
    copies.bring(copy_of({"page/01-first": good, **bad}))
    expect(copies.status).to_have_text(
        f"1 record came in. {len(bad)} were left out: they are no records of this course."
    )
    assert page.evaluate("[({}).done, ({}).f, localStorage.getItem('theirs')]") == [None, None, None]
    kept = {name for name in records(page) if not name.startswith("seed/")}
    assert "page/01-first" in kept
    assert kept.isdisjoint(bad)


def test_markup_in_a_copy_is_shown_as_text(web_visit: Visit, copies: Copies) -> None:
    page = web_visit.go(LEARNING)
    past = record("an earlier wording", answer("x", labels=[IMAGE]), 10)
    last = record("", {"page": "01-first", "path": "01-first/index.html", "title": IMAGE}, 9_000_000_000_000)
    copies.bring(copy_of({"answer/single": past, "last/page": last}))
    expect(copies.status).to_contain_text("came in.")
    expect(web_visit.go("index.html").locator("cw-carry")).to_contain_text(IMAGE)
    question = Question(web_visit.go(FIRST), "single")
    expect(question.note.locator("q")).to_have_text(IMAGE)
    expect(page.locator("img[src=x]")).to_have_count(0)
    assert page.evaluate("self.ran") is None


def test_the_way_back_in_a_copy_leads_nowhere_else(web_visit: Visit, copies: Copies) -> None:
    page = web_visit.go(LEARNING)
    for step, path in enumerate(
        ["javascript:self.ran=true", "https://example.org/", "//example.org/", "../../../else.html"]
    ):
        data = {"page": "01-first", "path": path, "title": "Somewhere"}
        copies.bring(copy_of({"last/page": record("", data, 9_000_000_000_000 + step)}))
        expect(copies.status).not_to_be_empty()
        web_visit.go("index.html")
        expect(page.locator("cw-carry")).to_be_attached()
        for link in page.locator("cw-carry a[href]").all():
            assert link.evaluate("link => link.href").startswith(web_visit.root)
        web_visit.go(LEARNING)


def test_a_response_of_a_wicked_shape_does_not_break_the_page(web_visit: Visit, copies: Copies) -> None:
    page = web_visit.go(FIRST)
    version = page.locator("#cw-single").get_attribute("data-v") or ""
    shapes: list[dict[str, Any]] = [
        {"response": 5},
        {"response": [{}], "labels": [7], "objectives": "all"},
        {**answer("x"), "hints": 1e9, "tries": "many", "sure": {}},
    ]
    for data in shapes:
        page.evaluate("localStorage.clear()")
        web_visit.go(LEARNING)
        copies.bring(copy_of({"answer/single": record(version, data)}))
        expect(copies.status).to_have_text("1 record came in.")
        question = Question(web_visit.go(FIRST), "single")
        question.check("The wrong one")
        expect(question.status).to_contain_text(NOT_YET)


def test_a_broken_record_is_put_aside_and_goes_into_the_copy(web_visit: Visit, copies: Copies) -> None:
    page = web_visit.go(FIRST)
    Question(page, "single").check("The right one")
    broken = '{"f":1,"v":"cut sho'
    page.evaluate("text => localStorage.setItem('cw/test-course/me/answer/single', text)", broken)
    page.reload()
    question = Question(page, "single")
    expect(question.main).to_have_text("Check")
    assert records(page, BAD) == {"answer/single": broken}
    # It stays in its place until something is written there.
    assert "cut sho" in records(page)["answer/single"]
    question.check("The wrong one")
    expect(question.status).to_have_text(NOT_YET)
    web_visit.go(LEARNING)
    expect(copies.tools).to_contain_text("1 record could not be read. It is set aside and goes into your copy.")
    assert broken in copies.save()["unreadable"].values()
