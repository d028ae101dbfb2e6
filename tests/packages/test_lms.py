"""`courseware package scorm12` and `scorm2004`: what is in the zip, what the manifest says of it, and what cannot be packed."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from click.testing import CliRunner

from courseware.cli import main
from courseware.course.reading import CourseReader, Folders
from courseware.rendering.assets import STATIC
from tests.packages.packing import COURSE, ROOT, Document, Packages, content, copied, packages_of, packed, read, small
from tests.tools.words import in_typescript

KINDS = [("scorm12", False), ("scorm12", True), ("scorm2004", False), ("scorm2004", True)]


def changed(folder: Path, file: str, before: str, after: str) -> None:
    """Changes a text in a file of a course."""
    text = (folder / file).read_text(encoding="utf-8")
    assert before in text
    (folder / file).write_text(text.replace(before, after), encoding="utf-8")


@pytest.fixture(scope="module")
def packages(course: Path, tmp_path_factory: pytest.TempPathFactory) -> Packages:
    """The files of each package of the course."""
    return packages_of(course, KINDS, tmp_path_factory.mktemp("packages"))


@pytest.fixture(params=KINDS, ids=str)
def package(request: pytest.FixtureRequest, packages: Packages) -> dict[str, bytes]:
    """The files of one of them."""
    return packages[request.param]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own course, packed."""
    return packed("scorm12", tmp_path_factory.mktemp("own"))


def told_by(script: bytes, name: str = "coursewareLms") -> dict[str, Any]:
    """What a script tells under a name of the window's."""
    told: dict[str, Any] = json.loads(script.decode().partition(f"self.{name}=")[2].rstrip().rstrip(";"))
    return told


def outline_in(files: dict[str, bytes]) -> dict[str, Any]:
    """The outline in a package."""
    return told_by(files["assets/outline.js"], "coursewareOutline")


def test_the_manifest_lists_what_is_there_and_nothing_else(package: dict[str, bytes]) -> None:
    root = read(package["imsmanifest.xml"])
    listed = [unquote(each.attrib["href"]) for each in root.iter("file")]
    assert sorted([*listed, "imsmanifest.xml"]) == sorted(package)
    assert "02-second/a look back.html" in listed
    assert b"schemaLocation" not in package["imsmanifest.xml"]
    identifiers = [each.attrib["identifier"] for each in root.iter() if "identifier" in each.attrib]
    assert len(set(identifiers)) == len(identifiers)
    assert [each for each in identifiers if not re.fullmatch(r"[A-Za-z_][\w.-]*", each, re.ASCII)] == []


def test_each_unit_is_launched_by_a_page_of_its_own(package: dict[str, bytes]) -> None:
    root = read(package["imsmanifest.xml"])
    resources = {each.attrib["identifier"]: each for each in root.iter("resource")}
    items = root.findall("organizations/organization/item")
    assert items
    for item in items:
        resource = resources[item.attrib["identifierref"]]
        assert resource.attrib.get("scormtype", resource.attrib.get("scormType")) == "sco"
        (dependency,) = resource.findall("dependency")
        assert resources[dependency.attrib["identifierref"]].findall("file")
        launch = package[resource.attrib["href"]].decode()
        start = re.search(r'data-start="([^"]*)"', launch)
        assert start
        assert unquote(unescape(start[1])) in package
        assert set(Document(launch).loaded) <= set(package)


@pytest.mark.parametrize(
    ("kind", "version", "attribute"), [("scorm12", "1.2", "scormtype"), ("scorm2004", "2004 4th Edition", "scormType")]
)
def test_versions_and_attributes_are_spelled_as_systems_want_them(
    packages: Packages, kind: str, version: str, attribute: str
) -> None:
    root = read(packages[kind, False]["imsmanifest.xml"])
    assert root.findtext("metadata/schemaversion") == version
    assert all(attribute in each.attrib for each in root.iter("resource"))


def test_units_are_the_course_or_its_modules(packages: Packages) -> None:
    def titles(standard: str, modules: bool) -> list[str | None]:
        root = read(packages[standard, modules]["imsmanifest.xml"])
        return [item.findtext("title") for item in root.iter("item")]

    assert titles("scorm12", False) == ["A course for tests"]
    modules = [f"{name} module" for name in ("First", "Second", "Third", "Fourth", "Fifth")]
    assert titles("scorm2004", True) == modules
    launch = packages["scorm2004", True]["launch-02-second.html"].decode()
    assert 'data-standard=scorm2004 data-unit="02-second" data-start="02-second/index.html"' in launch
    launch = packages["scorm12", False]["launch.html"].decode()
    assert 'data-standard=scorm12 data-unit="course" data-start="index.html"' in launch


def test_the_launch_page_runs_nothing_of_its_own(packages: Packages) -> None:
    html = packages["scorm12", False]["launch.html"].decode()
    assert not re.search(r"<script>|<style|\sstyle=|\son[a-z]+=", html)
    assert re.search(r'<iframe title="A course for tests" allow="fullscreen; autoplay"></iframe>', html)
    loaded = Document(html).loaded
    assert loaded[0] == "assets/favicon.svg"
    assert loaded[2] == "assets/lms-course.js"
    assert re.fullmatch(r"assets/courseware/lms\.[0-9a-f]{8}\.js", loaded[3])
    # Without a script the frame stays empty, and the course is read by a link.
    assert Document(html).links == ["index.html"]


def test_the_command_makes_the_same_bytes_and_says_what_they_are(
    course: Path, packages: Packages, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    command = ["package", "scorm12", "-f", str(course / "mkdocs.yml"), "-o", str(out), "--modules"]
    lines, made = [], []
    for _ in range(2):
        lines = CliRunner().invoke(main, command).stdout.splitlines()
        (path,) = out.iterdir()
        made.append(path.read_bytes())
    assert made[0] == made[1]
    assert content(path) == packages["scorm12", True]
    assert re.fullmatch(r".*/test-course-modules-scorm12\.zip \(\d\.\d MB\)", lines[0])
    assert re.fullmatch(r"5 units to launch, \d+ activities\.", lines[1])
    assert re.match(r"All progress there can be takes \d+ of the 4,096 characters", lines[2])


def test_worker_and_install_prompt_stay_out(package: dict[str, bytes]) -> None:
    out = re.compile(r"sw\.js|webmanifest|\.gz$|\.map$|icon-\d|/offline\.|^404")
    assert [name for name in package if out.search(name)] == []
    # The day of the build would make another package of the same course.
    assert b"<loc>" in package["sitemap.xml"]
    assert b"<lastmod>" not in package["sitemap.xml"]
    pages = [text for name, text in package.items() if name.endswith(".html")]
    assert not any(re.search(rb"rel=.?manifest", text) for text in pages)
    bridge = (STATIC / "bridge.js").read_bytes().rstrip()
    assert package["assets/outline.js"].startswith(bridge + b"\nself.coursewareOutline=")
    told = outline_in(package)
    assert not {"build", "shared"} & told.keys()
    assert "offline" not in told["parts"]
    assert {f"assets/courseware/{part}" for part in told["parts"].values()} <= set(package)


def test_the_script_lists_pages_as_my_learning_does(packages: Packages) -> None:
    files = packages["scorm12", False]
    told = told_by(files["assets/lms-course.js"])
    lines = re.findall(r'data-page="([^"]*)" data-items="([^"]*)"', files["my-learning.html"].decode())
    assert told["leaves"] == [[page, [item.split("=") for item in items.split()]] for page, items in lines]
    assert any(items for _, items in told["leaves"])
    assert [[module, pages] for module, _, pages in told["modules"]] == outline_in(files)["modules"]
    assert (told["id"], told["title"], told["lang"]) == ("test-course", "A course for tests", "en")
    assert "words" not in told


def test_the_script_tells_what_can_be_reported(packages: Packages) -> None:
    told = told_by(packages["scorm12", False]["assets/lms-course.js"])
    assert told["about"]["last-test"] == ["exam", "The last test"]
    kinds = {kind for kind, _ in told["about"].values()}
    assert {"choice", "scenario", "worksheet", "rating", "quiz", "exam"} <= kinds
    # Questions of an exam are reported one by one.
    reader = CourseReader(Folders.of(COURSE, pages="pages")).read(None)
    asked = [each.id for exam in reader.elsewhere if exam.is_exam for each in exam.members()]
    assert asked
    assert set(asked) <= told["about"].keys()
    assert max(len(text) for _, text in told["about"].values()) <= 250


def test_the_script_tells_what_is_about_the_own_case(packages: Packages) -> None:
    told = told_by(packages["scorm12", False]["assets/lms-course.js"])
    reader = CourseReader(Folders.of(COURSE, pages="pages")).read(None)
    private = {each.id for each in reader.activities() if each.private} & told["about"].keys()
    assert private
    assert set(told["private"]) == private


def test_keys_stand_in_an_order_that_tells_nothing(packages: Packages) -> None:
    told = told_by(packages["scorm12", False]["assets/lms-course.js"])
    reader = CourseReader(Folders.of(COURSE, pages="pages")).read(None)
    by_kind: dict[str, list[str]] = {}
    for activity in reader.activities():
        by_kind.setdefault(activity.kind, []).append(activity.id)
    written = {each.id: [answer.key for answer in getattr(each, "answers", ())] for each in reader.activities()}
    shown = set(told["about"])
    for name in shown & set(by_kind["choice"]):
        assert told["keys"][name] == written[name]
    orders = shown & set(by_kind["order"])
    assert orders
    for name in orders:
        assert sorted(told["keys"][name]) == sorted(written[name])
        assert told["keys"][name] != written[name]
    assert not told["keys"].keys() & {*by_kind["text"], *by_kind["numeric"], *by_kind["blanks"]}


def test_what_the_launch_page_says_has_keys_of_its_own() -> None:
    keys = [each.key for each in in_typescript() if re.match(r"browser/(lms\b|bridge\.ts)", each.place)]
    assert [key for key in keys if not key.startswith("lms")] == []


def for_trainers(files: dict[str, bytes]) -> list[str]:
    """The files of a package of our own course that know pages for trainers, or what stands on these alone."""
    course = CourseReader(Folders.of(ROOT)).read(None)
    theirs = [page for page in course.outline.pages if page.audience == "trainer"]
    others = {each.id for page in course.outline.pages if page not in theirs for each in course.on_page(page)}
    # A learning path may be called `trainer` as well.
    names = [
        *(page.id for page in theirs if "/" in page.id),
        *(each.id for page in theirs for each in course.on_page(page)),
    ]
    words = {f'"{name}"'.encode() for name in names if name not in others}
    texts = {name: text for name, text in files.items() if name.endswith((".html", ".js", ".json"))}
    return [name for name, text in texts.items() if name.startswith("trainer/") or any(each in text for each in words)]


def test_our_own_course_fits_and_has_nothing_for_trainers(own: Path) -> None:
    assert own.name == "customers-up-close-scorm12.zip"
    assert own.stat().st_size < 5_000_000
    assert for_trainers(content(own)) == []


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The package of a course in Arabic for a shared device, whose site has folders as addresses."""
    course = copied(tmp_path_factory.mktemp("odd"))
    changed(course, "mkdocs.yml", "use_directory_urls: false", "use_directory_urls: true")
    with (course / "site_config" / "course.yml").open("a", encoding="utf-8") as file:
        file.write("language: ar\nshared-device: yes\n")
    return content(packed("scorm2004", course / "out", course=course))


def test_a_course_in_another_language_is_launched_in_it(odd: dict[str, bytes]) -> None:
    launch = odd["launch.html"].decode()
    assert '<html lang="ar" dir=rtl>' in launch
    assert "This browser" not in launch
    assert told_by(odd["assets/lms-course.js"])["lang"] == "ar-u-nu-latn"


def test_pages_are_files_whatever_the_site_has(odd: dict[str, bytes]) -> None:
    assert "01-first/kinds.html" in odd
    assert b'data-start="index.html"' in odd["launch.html"]


def test_nobody_is_asked_who_is_working(odd: dict[str, bytes]) -> None:
    assert "shared" not in outline_in(odd)
    assert [name for name, text in odd.items() if name.endswith(".html") and b"<cw-people" in text] == []


def refused(folder: Path) -> str:
    """What is said of a package that cannot be made."""
    command = ["package", "scorm12", "-f", str(folder / "mkdocs.yml"), "-o", str(folder / "dist")]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 2, done.output
    return done.stderr


def test_a_page_in_the_place_of_the_launch_page_is_told(tmp_path: Path) -> None:
    assert "`launch.html`" in refused(small(tmp_path, "index.md", "launch.md"))
    assert not (tmp_path / "dist").exists()


def test_a_zip_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    folder = small(tmp_path, "index.md")
    (folder / "dist").write_text("a file", encoding="utf-8")
    assert "dist/course-scorm12.zip cannot be written" in refused(folder)
