"""Packs a course as the command does, and reads what came of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

from click.testing import CliRunner

from courseware.cli import config_of, main, mkdocs
from courseware.course.course import Course
from courseware.course.reading import CourseReader
from courseware.packages.lms.package import pack
from courseware.settings import folders_of

ROOT = Path(__file__).parents[2]
COURSE = ROOT / "tests" / "browser" / "course"


class Document(HTMLParser):
    """The ids of a document, where its links lead, what it loads, and its elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.tags: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes an element."""
        values = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.ids += [values["id"]] if "id" in values else []
        if tag == "a":
            self.links += [values.get("href", "")]
        else:
            self.loaded += [values[name] for name in ("src", "href", "poster") if name in values]


def copied(folder: Path) -> Path:
    """The course for tests, with the theme of our own, in a folder."""
    shutil.copytree(COURSE, folder, dirs_exist_ok=True)
    shutil.copytree(ROOT / "site_config" / "theme", folder / "site_config" / "theme")
    return folder


def packed(kind: str, out: Path, *words: str, course: Path = ROOT) -> Path:
    """The zip that `courseware package KIND` has written."""
    done = CliRunner().invoke(main, ["package", kind, "-f", str(course / "mkdocs.yml"), "-o", str(out), *words])
    assert done.exit_code == 0, done.output
    return Path(done.stdout.partition(" (")[0])


def whole(course: Path) -> tuple[Any, Course]:
    """What MkDocs is told of a course, and the course as it is read."""
    config = config_of(course / "mkdocs.yml")
    return config, CourseReader(folders_of(config)).read(config.nav)


def content(zipped: Path) -> dict[str, bytes]:
    """The files of a package by their names."""
    with ZipFile(zipped) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


Packages = dict[tuple[str, bool], dict[str, bytes]]
"""The files of packages, by the standard and whether modules are launched one by one."""


def packages_of(course: Path, kinds: Iterable[tuple[str, bool]], folder: Path) -> Packages:
    """A course built once, and packed for systems in each of these ways."""
    site = folder / "site"
    assert mkdocs(["build", "-q", "-f", str(course / "mkdocs.yml"), "-d", str(site)], {}) == 0
    config, read_course = whole(course)
    return {
        (standard, modules): content(pack(site, read_course, config, standard, "trainee", modules, folder / "out")[0])
        for standard, modules in kinds
    }


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


def plain(tag: str) -> str:
    """A name without its namespace."""
    return tag.rpartition("}")[2]


def read(manifest: bytes) -> Element:
    """A manifest; its names are without their namespaces."""
    root = fromstring(manifest)  # noqa: S314 - our own
    for each in root.iter():
        each.tag = plain(each.tag)
        each.attrib = {plain(name): value for name, value in each.attrib.items()}
    return root
