"""Packs a course as the command does, and reads what came of it."""

from __future__ import annotations

import shutil
from html.parser import HTMLParser
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

from click.testing import CliRunner

from courseware.cli import main

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
