"""The block that says what is told to a learning management system."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from courseware.course.page import Furniture
from courseware.rendering.activities import ActivityRenderer, Html
from courseware.rendering.furniture import furniture_block
from courseware.rendering.reported import STANDARDS, reported
from tests.checks.courses import course_of


def shown(tmp_path: Path, block: str) -> str:
    """The HTML of the block on a page."""
    course = course_of(tmp_path, {"course/index.md": f"# Start\n\n{block}\n"})
    (content,) = (each for each in course.pages["index.md"].contents if isinstance(each, Furniture))
    texts: dict[int, Html] = defaultdict(lambda: Html("", "", ""))
    html = furniture_block(content, course, texts, ActivityRenderer(), lambda to: to.path)
    return html.replace("<wbr>", "")


def test_trainees_read_it_in_words(tmp_path: Path) -> None:
    html = shown(tmp_path, "/// reported")
    assert html.count("<tr>") == len(reported()) + 1
    assert "<tr><th scope=row>A decision in a story</th><td>What you answered or chose</td></tr>" in html
    assert (
        "<tr><th scope=row>An exercise, rating or reflection of your own</th><td>Only that it is done</td></tr>" in html
    )
    assert "<tr><th scope=row>Cards to remember</th><td>Not told</td></tr>" in html
    assert "cmi." not in html
    assert "SCORM" not in html


def test_trainers_read_where_it_arrives(tmp_path: Path) -> None:
    html = shown(tmp_path, "/// reported-as")
    assert html.count("<tr>") == len(reported()) + 1
    assert (
        "<td><code>cmi.interactions.n: performance</code></td><td><code>cmi.interactions.n: matching</code></td>"
        "<td><code>answered: matching</code></td>" in html
    )
    assert "<td>–</td><td><code>cmi.progress_measure</code></td><td><code>progressed</code></td>" in html
    assert "<td><code>passed</code><br><code>failed</code></td>" in html
    # Decisions and own work are no interactions of the kind that xAPI knows.
    assert "<td><code>responded</code></td>" in html
    assert "<th scope=col>cmi5, xAPI</th></tr>" in html


def test_each_row_fills_each_column(tmp_path: Path) -> None:
    assert {len(row.names) for row in reported()} == {len(STANDARDS)}
    rows = re.findall("<tr>(?=<th scope=row>).*?</tr>", shown(tmp_path, "/// reported-as"))
    assert {row.count("<td>") for row in rows} == {1 + len(STANDARDS)}


def test_each_row_has_its_words(tmp_path: Path) -> None:
    """A row without words would leave an empty cell."""
    html = shown(tmp_path, "/// reported")
    assert "<th scope=row></th>" not in html
    assert "<td></td>" not in html
