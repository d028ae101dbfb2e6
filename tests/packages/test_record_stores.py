"""`courseware package cmi5` and `xapi`: the manifests, the names of things, and where a launch page may send anything."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest
from click.testing import CliRunner

from courseware.cli import main
from courseware.course.course import CourseSettings
from courseware.course.xapi import RecordStore
from courseware.packages.lms.contents import iri_of, part_of
from tests.packages.packing import Document, Packages, content, copied, packages_of, read, small
from tests.packages.test_lms import told_by

IRI = "https://academy.example.org/courses/tests"
SETTINGS = f"""
xapi:
  id: {IRI}/
  hosts: [lms.example.org, lrs.example.org:8443, localhost:8080]
  endpoint: https://records.example.org/xapi
"""
HOSTS = [
    "https://lms.example.org",
    "https://lrs.example.org:8443",
    "http://localhost:8080",
    "https://records.example.org",
]
KINDS = [("cmi5", False), ("cmi5", True), ("xapi", False), ("xapi", True)]
MANIFESTS = {"cmi5": "cmi5.xml", "xapi": "tincan.xml", "scorm12": "imsmanifest.xml"}
PARTS = {
    "cmi5": {
        "courseStructure": "course objectives? au+",
        "course": "title description",
        "objectives": "objective+",
        "au": "title description objectives? url",
        "title": "langstring+",
        "description": "langstring+",
    },
    "xapi": {"tincan": "activities", "activities": "activity+", "activity": "name description launch"},
}
"""What stands in an element of each standard's manifest, in this order."""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course for tests, which says where its records may go."""
    folder = copied(tmp_path_factory.mktemp("course"))
    with (folder / "site_config" / "course.yml").open("a", encoding="utf-8") as file:
        file.write(SETTINGS)
    return folder


@pytest.fixture(scope="module")
def packages(course: Path, tmp_path_factory: pytest.TempPathFactory) -> Packages:
    """The files of each package of the course, and of one for SCORM beside them."""
    return packages_of(course, [*KINDS, ("scorm12", False)], tmp_path_factory.mktemp("packages"))


@pytest.fixture(params=KINDS, ids=str)
def kind(request: pytest.FixtureRequest) -> tuple[str, bool]:
    """A standard, and whether modules are launched one by one."""
    found: tuple[str, bool] = request.param
    return found


def manifest_of(packages: Packages, kind: tuple[str, bool]) -> Element:
    """The manifest of a package."""
    return read(packages[kind][MANIFESTS[kind[0]]])


def units_in(root: Element) -> list[Element]:
    """What can be launched."""
    return [*root.iter("au"), *root.iter("activity")]


def test_elements_stand_in_the_order_of_the_schema(packages: Packages, kind: tuple[str, bool]) -> None:
    for each in manifest_of(packages, kind).iter():
        inside = "".join(f"{child.tag} " for child in each)
        allowed = PARTS[kind[0]].get(each.tag, "")
        if each.tag == "objective":
            allowed = "" if "idref" in each.attrib else "title description"
        if each.tag == "objectives" and "idref" in each[0].attrib:
            assert all("idref" in child.attrib for child in each)
        pattern = re.sub(r"(\w+)([?+]?) ?", r"(?:\1 )\2", allowed)
        assert re.fullmatch(pattern, inside), f"{each.tag}: {inside}"
        if not allowed:
            assert each.tag == "objective" or (each.text or "").strip()


def test_the_manifest_of_cmi5_is_in_its_namespace(packages: Packages) -> None:
    root = packages["cmi5", False]["cmi5.xml"].decode().splitlines()[1]
    assert root == '<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">'
    root = packages["xapi", False]["tincan.xml"].decode().splitlines()[1]
    assert root == '<tincan xmlns="http://projecttincan.com/tincan.xsd">'


def test_names_are_absolute_and_nothing_has_that_of_another(packages: Packages, kind: tuple[str, bool]) -> None:
    root = manifest_of(packages, kind)
    names = [each.attrib["id"] for each in root.iter() if "id" in each.attrib]
    assert len(set(names)) == len(names)
    assert all(name == IRI or name.startswith(f"{IRI}/") for name in names)
    referred = {each.attrib["idref"] for each in root.iter() if "idref" in each.attrib}
    assert referred <= set(names)
    assert referred == ({f"{IRI}/objectives/O3.1", f"{IRI}/objectives/O3.2"} if kind[0] == "cmi5" else set())


def test_each_unit_is_launched_by_a_page_that_knows_its_name(packages: Packages, kind: tuple[str, bool]) -> None:
    files, units = packages[kind], units_in(manifest_of(packages, kind))
    assert len(units) == (5 if kind[1] else 1)
    for unit in units:
        address = unit.findtext("url") or unit.findtext("launch") or ""
        assert not urlsplit(address).scheme
        launch = files[address].decode()
        named = re.search(r' data-iri="([^"]*)"', launch)
        assert named
        assert unescape(named[1]) == unit.attrib["id"]
        assert f"data-standard={kind[0]} " in launch
        assert set(Document(launch).loaded) <= set(files)
        assert re.search(r'<script src="assets/courseware/xapi\.[0-9a-f]{8}\.js" defer>', launch)
    ids = [unit.attrib["id"] for unit in units]
    modules = ["01-first", "02-second", "03-third", "04-ratings", "05-exam"]
    assert ids == ([f"{IRI}/modules/{each}" for each in modules] if kind[1] else [f"{IRI}/course"])


def test_a_unit_moves_on_when_its_pages_are_done_and_its_exam_is_passed(packages: Packages) -> None:
    def rules(modules: bool) -> list[tuple[str, str | None, str]]:
        units = units_in(manifest_of(packages, ("cmi5", modules)))
        return [(unit.attrib["moveOn"], unit.attrib.get("masteryScore"), unit.attrib["launchMethod"]) for unit in units]

    with_exam = ("CompletedAndPassed", "0.7", "AnyWindow")
    assert rules(False) == [with_exam]
    assert rules(True) == [("Completed", None, "AnyWindow")] * 4 + [with_exam]


def test_activities_say_what_they_are(packages: Packages) -> None:
    types = {
        modules: {unit.attrib["type"].rpartition("/")[2] for unit in units_in(manifest_of(packages, ("xapi", modules)))}
        for modules in (False, True)
    }
    assert types == {False: {"course"}, True: {"module"}}


def test_a_launch_page_asks_the_named_hosts_and_no_others(packages: Packages, kind: tuple[str, bool]) -> None:
    pages = [text.decode() for name, text in packages[kind].items() if re.match(r"launch[^/]*\.html$", name)]
    assert pages
    for html in pages:
        policy = re.search(r'http-equiv=Content-Security-Policy content="([^"]*)"', html)
        assert policy
        rules = [rule.strip().split(" ") for rule in unescape(policy[1]).split(";")]
        assert ["connect-src", "'self'", *HOSTS] in rules
        assert ["default-src", "'none'"] in rules
        assert len({rule[0] for rule in rules}) == len(rules)
        assert not re.search(r"<script>|<style|\sstyle=|\son[a-z]+=", html)
        button = "<button type=button class=cw-launch-leave hidden>Back to the learning platform</button>"
        assert html.count(button) == 1


def test_packages_for_scorm_have_nothing_of_it(packages: Packages) -> None:
    html = packages["scorm12", False]["launch.html"].decode()
    assert not re.search("connect-src|cw-launch-leave|data-iri|xapi", html)
    assert IRI.encode() not in packages["scorm12", False]["assets/lms-course.js"]


def test_a_package_differs_from_one_for_scorm_in_what_reports(packages: Packages) -> None:
    """What is proved of one for SCORM, that nothing for trainers is in it above all, holds for these as well."""
    scorm = packages["scorm12", False]
    for standard in ("cmi5", "xapi"):
        files = packages[standard, False]
        others = {name for name in files.keys() | scorm.keys() if files.get(name) != scorm.get(name)}
        scripts = {name for name in others if re.match(r"assets/courseware/(lms|xapi)\.", name)}
        assert len(scripts) == 2
        changed = {"launch.html", "parting.js", "assets/lms-course.js", "imsmanifest.xml", MANIFESTS[standard]}
        assert others - scripts == changed


def test_the_script_tells_the_names_and_hosts_and_nothing_secret(packages: Packages) -> None:
    told = told_by(packages["xapi", False]["assets/lms-course.js"])
    before = told_by(packages["scorm12", False]["assets/lms-course.js"])
    more = {key: value for key, value in told.items() if key not in before}
    objectives = more.pop("objectives")
    assert more == {"iri": IRI, "hosts": HOSTS, "endpoint": "https://records.example.org/xapi/"}
    assert objectives["O3.1"] == "count what there is"
    assert {key: told[key] for key in before} == before


def test_without_an_endpoint_none_is_told_and_the_course_is_called_by_its_site(tmp_path: Path) -> None:
    folder = small(tmp_path, "index.md")
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("site_url: https://learn.example.org/all/\n")
    command = ["package", "xapi", "-f", str(folder / "mkdocs.yml"), "-o", str(tmp_path / "x.zip")]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 0, done.output
    assert "In records the course is called https://learn.example.org/all/course." in done.stdout
    assert "They may go to the host that the package comes from, and nowhere else." in done.stdout
    files = content(tmp_path / "x.zip")
    assert b'connect-src &#39;self&#39;"' in files["launch.html"]
    told = told_by(files["assets/lms-course.js"])
    assert (told["iri"], told["hosts"], told["objectives"]) == ("https://learn.example.org/all/course", [], {})
    assert "endpoint" not in told


def test_what_a_course_is_called() -> None:
    settings = CourseSettings(id="customers")
    assert iri_of(settings, "") == "urn:courseware:customers"
    assert iri_of(settings, "https://example.org/a/") == "https://example.org/a/customers"
    settings.xapi = RecordStore(IRI)
    assert iri_of(settings, "https://example.org/a/") == IRI
    # As `encodeURIComponent` of a browser has it.
    assert part_of(IRI, "modules", "a b/ä(1)!*'~?") == f"{IRI}/modules/a%20b%2F%C3%A4(1)!*'~%3F"


@pytest.mark.parametrize("standard", ["cmi5", "xapi"])
def test_the_command_makes_the_same_bytes_and_says_what_they_are(
    standard: str, course: Path, packages: Packages, tmp_path: Path
) -> None:
    command = ["package", standard, "-f", str(course / "mkdocs.yml"), "-o", str(tmp_path), "--modules"]
    made, lines = [], []
    for _ in range(2):
        lines = CliRunner().invoke(main, command).stdout.splitlines()
        (path,) = tmp_path.iterdir()
        made.append(path.read_bytes())
    assert made[0] == made[1]
    assert path.name == f"test-course-modules-{standard}.zip"
    assert content(path) == packages[standard, True]
    assert re.fullmatch(r"5 units to launch, \d+ activities\.", lines[1])
    assert re.match(r"All progress there can be takes \d+ of the 30,000 characters", lines[2])
    assert lines[3].endswith(f"{' and '.join(HOSTS)}, and nowhere else.")


@pytest.mark.parametrize(("standard", "taken"), [("cmi5", "cmi5.xml"), ("xapi", "tincan.xml"), ("cmi5", "launch.html")])
def test_a_file_in_the_place_of_one_of_the_package_is_told(standard: str, taken: str, tmp_path: Path) -> None:
    folder = small(tmp_path, "index.md")
    (folder / "course" / taken).write_text("<mine/>", encoding="utf-8")
    command = ["package", standard, "-f", str(folder / "mkdocs.yml"), "-o", str(folder / "dist")]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 2, done.output
    assert f"`{taken}`" in done.stderr
    assert not (folder / "dist").exists()
