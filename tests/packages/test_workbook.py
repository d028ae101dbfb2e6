"""`courseware package workbook`: all pages that paper can hold, no answers unless asked for, nothing that runs."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

import pytest

from tests.packages.packing import ROOT, Document, packed

WHY = "It is called right, and so it is."
"""What is said about an answer of the course that the tests use."""


def workbook(course: Path, out: Path, *words: str) -> dict[str, str]:
    """The files of the workbook, as text, by their names in its folder."""
    with ZipFile(packed("workbook", out, *words, course=course)) as archive:
        names = archive.namelist()
        return {name.partition("/")[2]: archive.read(name).decode("utf-8", "replace") for name in names}


@pytest.fixture(scope="module")
def plain(course: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The workbook for trainees."""
    return workbook(course, tmp_path_factory.mktemp("plain"))


def test_every_page_for_paper_is_in_the_contents_and_in_the_book(plain: dict[str, str]) -> None:
    html = plain["index.html"]
    contents = html[html.index("<nav") : html.index("</nav>")]
    for title, url in (("Kinds", "01-first/kinds.html"), ("An exam", "05-exam/index.html")):
        assert re.search(f'<article class="cw-leaf[^"]*" id="{url}">', html), title
        assert f'href="#{url}"' in contents
    # Pages that live by what a browser keeps say nothing on paper.
    assert 'href="my-learning.html' not in html
    assert 'id="my-learning.html' not in html
    assert not {"cw-learning", "cw-certificate", "cw-class", "cw-hand-in", "cw-handout"} & Document(html).tags


def test_links_lead_within_it_and_files_are_beside_it(plain: dict[str, str]) -> None:
    found = Document(plain["index.html"])
    inside = [unquote(link[1:]) for link in found.links if link.startswith("#")]
    ids = {unquote(each) for each in found.ids}
    assert inside
    assert [link for link in inside if link and link not in ids] == []
    assert [name for name in found.loaded if not name.startswith("data:") and name not in plain] == []
    # An exercise may stand on two pages; on paper it is filled in wherever one comes to it.
    own = [name for name in found.ids if not name.startswith("cw-")]
    assert sorted(own) == sorted(set(own))


def test_nothing_runs_in_it(plain: dict[str, str]) -> None:
    assert not {"script", "iframe"} & Document(plain["index.html"]).tags
    assert not [name for name in plain if name.endswith((".js", ".json"))]


def test_answers_are_not_even_in_its_file(plain: dict[str, str]) -> None:
    assert WHY not in plain["index.html"]
    assert "cw-packed" not in plain["index.html"]


def test_with_the_key_they_stand_open(course: Path, tmp_path: Path) -> None:
    html = workbook(course, tmp_path, "--key")["index.html"]
    assert WHY in html
    assert "<details class=cw-key data-search-exclude" not in html
    assert "With the answers, for those who teach" in html


def test_nothing_for_trainers_is_in_it(tmp_path: Path) -> None:
    html = workbook(ROOT, tmp_path)["index.html"]
    assert "For trainers" not in html
    assert 'id="trainer/' not in html
    assert "Hosting the course" not in html
