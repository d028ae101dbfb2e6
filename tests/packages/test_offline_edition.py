"""`courseware package offline`: what is in the zip, that it is the same each time, and what is said where it cannot be."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from courseware.cli import main
from courseware.course.reading import CourseReader, Folders
from tests.packages.packing import ROOT, Document, packed


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own course, packed."""
    return packed("offline", tmp_path_factory.mktemp("own"))


def test_the_same_course_gives_the_same_bytes(course: Path, tmp_path: Path) -> None:
    first = packed("offline", tmp_path, course=course)
    assert first.name == "test-course-offline.zip"
    assert packed("offline", tmp_path / "named.zip", course=course).read_bytes() == first.read_bytes()


def test_all_that_the_document_needs_is_beside_it(own: Path) -> None:
    with ZipFile(own) as zipped:
        names = {name.partition("/")[2] for name in zipped.namelist()}
        html = zipped.read("customers-up-close/index.html").decode()
        outline = zipped.read("customers-up-close/assets/outline.js").decode()
        style = next(name for name in zipped.namelist() if "/courseware." in name)
        fonts = re.findall(r"url\((fonts/[^)]+)\)", zipped.read(style).decode())
    assert {f"assets/courseware/{font}" for font in fonts} <= names
    document = Document(html)
    assert {unquote(each) for each in document.loaded if not each.startswith("#")} <= names
    told = json.loads(outline.partition("=")[2].rstrip().rstrip(";"))
    assert told["whole"] is True
    assert {f"assets/courseware/{part}" for part in told["parts"].values()} <= names
    # Neither inline script nor style, which a policy could forbid, nor what only a server needs.
    assert not re.search(r"<script>|<style|\sstyle=|\son[a-z]+=", html)
    assert not any(re.search(r"sw\.js|bundle|search|offline\.|\.map|\.gz", name) for name in names)
    assert [name for name in names if name.endswith(".html")] == ["index.html"]


def shown_twice() -> set[str]:
    """The activities that two pages of our own course bring in."""
    course = CourseReader(Folders.of(ROOT)).read(None)
    places = Counter(each.id for page in course.outline.pages for each in course.on_page(page))
    return {name for name, count in places.items() if count > 1}


def test_every_link_leads_somewhere_and_no_id_is_there_twice(own: Path) -> None:
    with ZipFile(own) as zipped:
        names = {name.partition("/")[2] for name in zipped.namelist()}
        document = Document(zipped.read("customers-up-close/index.html").decode())
    # The book holds one page at a time: what two pages bring in has its id on both, as it has on the web.
    twice = {name for name, count in Counter(document.ids).items() if count > 1}
    both = {f"cw-{name}" for name in shown_twice()}
    assert {name for name in twice if not any(name == each or name.startswith(f"{each}-") for each in both)} == set()
    known = set(document.ids)
    for link in filter(None, document.links):
        if link.startswith("#"):
            page, _, anchor = link[1:].partition("#")
            assert page in known, link
            assert not anchor or {link[1:], anchor} & known, link
        elif ":" not in link:
            assert unquote(link) in names, link


def test_trainers_have_their_pages_and_trainees_do_not(own: Path, course: Path, tmp_path: Path) -> None:
    assert own.name == "customers-up-close-offline.zip"
    with ZipFile(own) as zipped:
        assert b"trainer/" not in zipped.read("customers-up-close/index.html")
    with ZipFile(packed("offline", tmp_path, course=course)) as zipped:
        assert b"trainer/" not in zipped.read("test-course/index.html")
    theirs = packed("offline", tmp_path, "--edition", "trainer", course=course)
    assert theirs.name == "test-course-trainer-offline.zip"
    with ZipFile(theirs) as zipped:
        assert b'id="trainer/wall.html"' in zipped.read("test-course-trainer/index.html")


def test_a_mistake_in_the_course_ends_it(course: Path, tmp_path: Path) -> None:
    shutil.copytree(course, tmp_path, dirs_exist_ok=True)
    (tmp_path / "pages" / "bad.md").write_text("# Bad\n\n/// activity | nobody-knows\n", encoding="utf-8")
    words = ["package", "offline", "-f", str(tmp_path / "mkdocs.yml"), "-o", str(tmp_path / "dist")]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 1
    assert not (tmp_path / "dist").exists()


def test_a_theme_without_such_pages_is_told(tmp_path: Path) -> None:
    (tmp_path / "course").mkdir()
    (tmp_path / "course" / "index.md").write_text("# Page\n\nText.\n", encoding="utf-8")
    settings = "site_name: T\ndocs_dir: course\ntheme: mkdocs\nplugins: {courseware: {}}\n"
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    words = ["package", "offline", "-f", str(tmp_path / "mkdocs.yml"), "-o", str(tmp_path / "dist")]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 2
    assert "theme Material" in done.stderr


def test_a_course_in_another_language_brings_its_words(course: Path, tmp_path: Path) -> None:
    other = tmp_path / "course"
    shutil.copytree(course, other)
    with (other / "site_config" / "course.yml").open("a", encoding="utf-8") as file:
        file.write("language: ar\n")
    with ZipFile(packed("offline", tmp_path / "out", course=other)) as zipped:
        names = {name.partition("/")[2] for name in zipped.namelist()}
        html = zipped.read("test-course/index.html").decode()
    assert '<html lang="ar">' in html
    assert "<body dir=rtl" in html
    assert 'placeholder="بحث"' in html
    loaded = [each for each in Document(html).loaded if each.endswith(".js")]
    words = next(each for each in loaded if "/words." in each)
    assert words in names
    assert loaded.index("assets/outline.js") < loaded.index(words) < len(loaded) - 1
