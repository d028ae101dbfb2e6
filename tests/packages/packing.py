"""Packs a course as the command does, and reads what came of it."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

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


def packed(kind: str, out: Path, *words: str, course: Path = ROOT) -> Path:
    """The zip that `courseware package KIND` has written."""
    done = CliRunner().invoke(main, ["package", kind, "-f", str(course / "mkdocs.yml"), "-o", str(out), *words])
    assert done.exit_code == 0, done.output
    return Path(done.stdout.partition(" (")[0])
