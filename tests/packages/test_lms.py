"""`courseware package scorm12` and `scorm2004`: what is in the zip, what the manifest says of it, and what cannot be packed."""

from __future__ import annotations

import json
import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from courseware.cli import main
from courseware.course.course import Course
from courseware.course.reading import CourseReader, Folders
from courseware.packages.lms.resume import largest_state
from courseware.packages.lms.scorm12 import manifest_12
from courseware.packages.lms.scorm2004 import manifest_2004
from courseware.packages.lms.units import name_of, units_of
from courseware.rendering.assets import STATIC
from tests.packages.packing import COURSE, ROOT, Document, packed
from tests.tools.words import in_typescript

KINDS = [("scorm12",), ("scorm12", "--modules"), ("scorm2004",), ("scorm2004", "--modules")]
FOR_TRAINERS = ("For trainers", "trainer/", "Hosting the course")


def copied(folder: Path) -> Path:
    """The course for tests, with the theme of our own."""
    shutil.copytree(COURSE, folder, dirs_exist_ok=True)
    shutil.copytree(ROOT / "site_config" / "theme", folder / "site_config" / "theme")
    return folder


def changed(folder: Path, file: str, before: str, after: str) -> None:
    """Changes a text in a file of a course."""
    text = (folder / file).read_text(encoding="utf-8")
    assert before in text
    (folder / file).write_text(text.replace(before, after), encoding="utf-8")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course for tests."""
    return copied(tmp_path_factory.mktemp("course"))


def content(zipped: Path) -> dict[str, bytes]:
    """The files of a package by their names."""
    with ZipFile(zipped) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def packages(course: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, ...], dict[str, bytes]]:
    """The files of each package of the course."""
    out = tmp_path_factory.mktemp("out")
    return {kind: content(packed(kind[0], out, *kind[1:], course=course)) for kind in KINDS}


@pytest.fixture(params=KINDS, ids=" ".join)
def package(request: pytest.FixtureRequest, packages: dict[tuple[str, ...], dict[str, bytes]]) -> dict[str, bytes]:
    """The files of one of them."""
    return packages[request.param]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own course, packed."""
    return packed("scorm12", tmp_path_factory.mktemp("own"))


def plain(tag: str) -> str:
    """A name without its namespace."""
    return tag.rpartition("}")[2]


def bare(root: Element) -> Element:
    """A manifest whose names have no namespaces."""
    for each in root.iter():
        each.tag = plain(each.tag)
        each.attrib = {plain(name): value for name, value in each.attrib.items()}
    return root


def told_by(script: bytes) -> dict[str, Any]:
    """What a script of one statement tells."""
    told: dict[str, Any] = json.loads(script.decode().partition("=")[2].rstrip().rstrip(";"))
    return told


def test_the_manifest_lists_what_is_there_and_nothing_else(package: dict[str, bytes]) -> None:
    root = bare(fromstring(package["imsmanifest.xml"]))
    listed = [unquote(each.attrib["href"]) for each in root.iter("file")]
    assert sorted([*listed, "imsmanifest.xml"]) == sorted(package)
    assert "02-second/a look back.html" in listed
    assert b"schemaLocation" not in package["imsmanifest.xml"]
    identifiers = [each.attrib["identifier"] for each in root.iter() if "identifier" in each.attrib]
    assert len(set(identifiers)) == len(identifiers)
    assert [each for each in identifiers if not re.fullmatch(r"[A-Za-z_][\w.-]*", each, re.ASCII)] == []


def test_each_unit_is_launched_by_a_page_of_its_own(package: dict[str, bytes]) -> None:
    root = bare(fromstring(package["imsmanifest.xml"]))
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
    packages: dict[tuple[str, ...], dict[str, bytes]], kind: str, version: str, attribute: str
) -> None:
    root = bare(fromstring(packages[(kind,)]["imsmanifest.xml"]))
    assert root.findtext("metadata/schemaversion") == version
    assert all(attribute in each.attrib for each in root.iter("resource"))


def test_units_are_the_course_or_its_modules(packages: dict[tuple[str, ...], dict[str, bytes]]) -> None:
    def titles(*kind: str) -> list[str | None]:
        root = bare(fromstring(packages[kind]["imsmanifest.xml"]))
        return [item.findtext("title") for item in root.iter("item")]

    assert titles("scorm12") == ["A course for tests"]
    modules = [f"{name} module" for name in ("First", "Second", "Third", "Fourth", "Fifth")]
    assert titles("scorm2004", "--modules") == modules
    launch = packages["scorm2004", "--modules"]["launch-02-second.html"].decode()
    assert 'data-standard=scorm2004 data-unit="02-second" data-start="02-second/index.html"' in launch
    launch = packages[("scorm12",)]["launch.html"].decode()
    assert 'data-standard=scorm12 data-unit="course" data-start="index.html"' in launch


def test_the_launch_page_runs_nothing_of_its_own(packages: dict[tuple[str, ...], dict[str, bytes]]) -> None:
    html = packages[("scorm12",)]["launch.html"].decode()
    assert not re.search(r"<script>|<style|\sstyle=|\son[a-z]+=", html)
    assert re.search(r'<iframe title="A course for tests" allow="fullscreen; autoplay"></iframe>', html)
    loaded = Document(html).loaded
    assert loaded[1] == "assets/lms-course.js"
    assert re.fullmatch(r"assets/courseware/lms\.[0-9a-f]{8}\.js", loaded[2])
    # Without a script the frame stays empty, and the course is read by a link.
    assert Document(html).links == ["index.html"]


def test_the_same_course_gives_the_same_bytes(
    course: Path, packages: dict[tuple[str, ...], dict[str, bytes]], tmp_path: Path
) -> None:
    once, again = (packed("scorm12", tmp_path / f"{name}.zip", course=course) for name in ("once", "again"))
    assert once.read_bytes() == again.read_bytes()
    assert content(once) == packages[("scorm12",)]


def test_worker_and_install_prompt_stay_out(package: dict[str, bytes]) -> None:
    out = re.compile(r"sw\.js|webmanifest|sitemap|\.gz$|\.map$|icon-\d|/offline\.|404")
    assert [name for name in package if out.search(name)] == []
    pages = [text for name, text in package.items() if name.endswith(".html")]
    assert not any(re.search(rb"rel=.?manifest", text) for text in pages)
    bridge = (STATIC / "bridge.js").read_bytes().rstrip()
    outline = package["assets/outline.js"]
    assert outline.startswith(bridge + b"\nself.coursewareOutline=")
    told = told_by(outline[len(bridge) :])
    assert not {"build", "shared"} & told.keys()
    assert "offline" not in told["parts"]
    assert {f"assets/courseware/{part}" for part in told["parts"].values()} <= set(package)


def test_nobody_is_asked_who_is_working(tmp_path: Path) -> None:
    course = copied(tmp_path / "course")
    with (course / "site_config" / "course.yml").open("a", encoding="utf-8") as file:
        file.write("shared-device: yes\n")
    found = content(packed("scorm12", tmp_path / "out", course=course))
    assert "shared" not in told_by(found["assets/outline.js"].partition(b"self.")[2])
    assert [name for name, text in found.items() if name.endswith(".html") and b"<cw-people" in text] == []


def test_the_script_lists_pages_as_my_learning_does(packages: dict[tuple[str, ...], dict[str, bytes]]) -> None:
    files = packages[("scorm12",)]
    told = told_by(files["assets/lms-course.js"])
    lines = re.findall(r'data-page="([^"]*)" data-items="([^"]*)"', files["my-learning.html"].decode())
    assert told["leaves"] == [[page, [item.split("=") for item in items.split()]] for page, items in lines]
    assert any(items for _, items in told["leaves"])
    assert [[module, pages] for module, _, pages in told["modules"]] == told_by(
        files["assets/outline.js"].partition(b"self.")[2]
    )["modules"]
    assert (told["id"], told["title"], told["lang"]) == ("test-course", "A course for tests", "en")
    assert "words" not in told


def test_the_script_tells_what_can_be_reported(packages: dict[tuple[str, ...], dict[str, bytes]]) -> None:
    told = told_by(packages[("scorm12",)]["assets/lms-course.js"])
    assert told["exams"] == {"last-test": 0.7, "first-look": None, "second-look": None}
    assert told["about"]["last-test"] == ["exam", "The last test"]
    kinds = {kind for kind, _ in told["about"].values()}
    assert {"choice", "scenario", "worksheet", "rating", "quiz", "exam"} <= kinds
    # Questions of an exam are reported one by one.
    reader = CourseReader(Folders.of(COURSE, pages="pages")).read(None)
    asked = [each.id for exam in reader.elsewhere if exam.is_exam for each in exam.members()]
    assert asked
    assert set(asked) <= told["about"].keys()
    assert max(len(text) for _, text in told["about"].values()) <= 250


def test_keys_stand_in_an_order_that_tells_nothing(packages: dict[tuple[str, ...], dict[str, bytes]]) -> None:
    told = told_by(packages[("scorm12",)]["assets/lms-course.js"])
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


def test_only_the_unit_with_the_exam_has_its_pass_mark(packages: dict[tuple[str, ...], dict[str, bytes]]) -> None:
    whole = bare(fromstring(packages[("scorm12",)]["imsmanifest.xml"]))
    assert [each.text for each in whole.iter("masteryscore")] == ["70"]
    modules = bare(fromstring(packages["scorm12", "--modules"]["imsmanifest.xml"]))
    assert [item.findtext("title") for item in modules.iter("item") if item.find("masteryscore") is not None] == [
        "Fifth module"
    ]
    # Time limits of an exam end the exam, and not the session.
    assert not [each for each in modules.iter() if each.tag in {"maxtimeallowed", "timelimitaction", "prerequisites"}]


def test_2004_has_pass_mark_and_objectives_in_its_rules(packages: dict[tuple[str, ...], dict[str, bytes]]) -> None:
    root = bare(fromstring(packages["scorm2004", "--modules"]["imsmanifest.xml"]))
    items = list(root.iter("item"))
    for item in items:
        controls = item.find("sequencing/deliveryControls")
        assert controls is not None
        # Nobody has completed or passed because they have left.
        assert controls.attrib == {"completionSetByContent": "true", "objectiveSetByContent": "true"}
    objectives = items[-1].find("sequencing/objectives")
    assert objectives is not None
    primary = objectives.find("primaryObjective")
    assert primary is not None
    assert primary.attrib["satisfiedByMeasure"] == "true"
    assert primary.findtext("minNormalizedMeasure") == "0.7000"
    assert [each.attrib["objectiveID"] for each in objectives.findall("objective")] == ["O3_2e_1", "O3_2e_2"]
    # Whether the whole is passed is up to the unit with the exam alone.
    up = [rules.attrib["rollupObjectiveSatisfied"] for rules in root.iter("rollupRules")]
    assert up == ["false"] * (len(items) - 1)


def gated(settings: str, tmp_path: Path) -> Course:
    """The course for tests with more in its `course.yml`."""
    shutil.copytree(COURSE, tmp_path, dirs_exist_ok=True)
    with (tmp_path / "site_config" / "course.yml").open("a", encoding="utf-8") as file:
        file.write(settings)
    return CourseReader(Folders.of(tmp_path, pages="pages")).read(None)


@pytest.mark.parametrize(
    ("settings", "waiting"),
    [
        ("", []),
        ("next-after-done: yes\n", ["02-second", "03-third", "04-ratings", "05-exam"]),
        ("next-after-done: [02-second, 03-third]\n", ["03-third"]),
        ("next-after-done: yes\npaths: {short: {title: Short, modules: [01-first, 03-third]}}\n", []),
    ],
)
def test_modules_wait_for_each_other_where_the_course_says_so(
    settings: str, waiting: list[str], tmp_path: Path
) -> None:
    course = gated(settings, tmp_path)
    units = units_of(course, "T", modules=True)
    root = bare(fromstring(manifest_12(course, "T", units, [unit.launch for unit in units])))
    names = [item.attrib["identifier"] for item in root.iter("item")]
    found = {
        item.attrib["identifier"]: item.findtext("prerequisites")
        for item in root.iter("item")
        if item.find("prerequisites") is not None
    }
    assert list(found) == [f"unit-{module}" for module in waiting]
    assert all(found[name] == names[names.index(name) - 1] for name in found)


def test_titles_survive_the_manifest(tmp_path: Path) -> None:
    course = gated("", tmp_path)
    title = 'Fish & <chips> "2" für \x0b' + "ü" * 300
    for written in (manifest_12, manifest_2004):
        root = bare(fromstring(written(course, title, units_of(course, title, modules=False), ["a & b.html"])))
        said = root.findtext("organizations/organization/item/title")
        assert said == title.replace("\x0b", "")[:200]
        assert "a%20%26%20b.html" in [each.attrib["href"] for each in root.iter("file")]


def test_names_of_modules_are_safe_and_unique() -> None:
    assert name_of("02-second") == "02-second"
    odd = ["a b", "a-b", "a/b", "ä", "ö", "../x", "a.b"]
    names = [name_of(each) for each in odd]
    assert all(re.fullmatch(r"[\w-]+", name, re.ASCII) for name in names)
    assert len(set(names)) == len(names)


def test_the_largest_state_is_reckoned_as_it_is_packed() -> None:
    # 6 bytes around all; a page of three items takes 4 and 2 bytes more.
    assert largest_state([]) == 8
    assert largest_state([("page", [("answer/a", "1"), ("answer/b", "1"), ("answer/c", "1")])]) == 16
    assert largest_state([("page", [("answer/a", "1")] * 500)]) == largest_state([("page", [("answer/a", "1")] * 127)])


def test_what_the_launch_page_says_has_keys_of_its_own() -> None:
    keys = [each.key for each in in_typescript() if re.match(r"browser/(lms\b|bridge\.ts)", each.place)]
    assert [key for key in keys if not key.startswith("lms")] == []


def test_our_own_course_fits_and_has_nothing_for_trainers(own: Path) -> None:
    assert own.name == "customers-up-close-scorm12.zip"
    assert own.stat().st_size < 5_000_000
    pages = {name: text.decode() for name, text in content(own).items() if name.endswith((".html", ".js", ".json"))}
    assert [
        name for name, text in pages.items() for each in FOR_TRAINERS if f">{each}" in text or f'="{each}' in text
    ] == []
    assert not any(name.startswith("trainer/") for name in pages)


def test_a_course_in_another_language_is_launched_in_it(tmp_path: Path) -> None:
    course = copied(tmp_path / "course")
    with (course / "site_config" / "course.yml").open("a", encoding="utf-8") as file:
        file.write("language: ar\n")
    found = content(packed("scorm2004", tmp_path / "out", course=course))
    launch = found["launch.html"].decode()
    assert '<html lang="ar" dir=rtl>' in launch
    assert "This browser" not in launch
    assert told_by(found["assets/lms-course.js"])["lang"] == "ar-u-nu-latn"


def test_pages_are_files_whatever_the_site_has(tmp_path: Path) -> None:
    course = copied(tmp_path / "course")
    changed(course, "mkdocs.yml", "use_directory_urls: false", "use_directory_urls: true")
    found = content(packed("scorm12", tmp_path / "out", "--modules", course=course))
    assert "01-first/kinds.html" in found
    assert 'data-start="05-exam/index.html"' in found["launch-05-exam.html"].decode()


def test_the_command_says_what_it_has_made(course: Path, tmp_path: Path) -> None:
    words = ["package", "scorm12", "-f", str(course / "mkdocs.yml"), "-o", str(tmp_path / "out"), "--modules"]
    done = CliRunner().invoke(main, words)
    lines = done.stdout.splitlines()
    assert re.fullmatch(r".*/test-course-modules-scorm12\.zip \(\d\.\d MB\)", lines[0])
    assert re.fullmatch(r"5 units to launch, \d+ activities\.", lines[1])
    assert re.match(r"All progress there can be takes \d+ of the 4,096 characters", lines[2])


def refused(folder: Path, *words: str) -> Result:
    """What comes of a package that cannot be made."""
    command = ["package", "scorm12", "-f", str(folder / "mkdocs.yml"), "-o", str(folder / "dist"), *words]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 2, done.output
    assert not (folder / "dist").is_dir()
    return done


def small(folder: Path, *pages: str) -> Path:
    """A course of a few pages."""
    (folder / "course").mkdir()
    for page in pages:
        path = folder / "course" / page
        path.parent.mkdir(exist_ok=True)
        path.write_text("# Page\n\nText.\n", encoding="utf-8")
    settings = "site_name: T\ndocs_dir: course\ntheme: material\nplugins: {courseware: {}}\n"
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder


def test_a_course_without_modules_has_none_to_launch(tmp_path: Path) -> None:
    assert "no modules" in refused(small(tmp_path, "index.md"), "--modules").stderr


def test_a_course_without_pages_is_told(tmp_path: Path) -> None:
    assert "no pages" in refused(small(tmp_path)).stderr


def test_a_page_in_the_place_of_the_launch_page_is_told(tmp_path: Path) -> None:
    assert "`launch.html`" in refused(small(tmp_path, "index.md", "launch.md")).stderr


def test_a_module_called_course_is_told(tmp_path: Path) -> None:
    assert "`course`" in refused(small(tmp_path, "index.md", "course/index.md"), "--modules").stderr


def test_a_zip_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    folder = small(tmp_path, "index.md")
    (folder / "dist").write_text("a file", encoding="utf-8")
    assert "--out" in refused(folder).stderr
