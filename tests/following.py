"""A course that is served and edited: `mkdocs serve --dirty` without the server, and the full build it must equal."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

URL = "http://127.0.0.1:8000/"

SETTINGS = """\
site_name: A small course
docs_dir: course
use_directory_urls: {urls}
watch: [quizzes, site_config]
theme:
  name: material
  custom_dir: site_config/theme
  font: false
  features: [navigation.indexes{prune}]
plugins:
  search: {{}}
  courseware: {{}}
markdown_extensions:
  attr_list: {{}}
  footnotes: {{}}
  md_in_html: {{}}
  pymdownx.superfences: {{}}
  courseware: {{}}
nav:
  - index.md
  - First steps:
      - 01-first/index.md
      - 01-first/one.md
      - 01-first/two.md
  - Second steps:
      - 02-second/index.md
      - 02-second/three.md
  - learning.md
"""

COURSE = {
    "course/index.md": "# Start\n\n/// cover | Small\n    motto: but whole\n\nCome in, {{ org.customer }}.\n///\n\n/// modules\n",
    "course/01-first/index.md": "---\nobjectives: O1.1\nminutes: 3\n---\n\n# Begin\n\nSee [two](two.md#deep).\n",
    "course/01-first/one.md": (
        "---\nobjectives: O1.1\n---\n\n# One\n\nText of one.[^1]\n\n/// question | Which one?\n    id: which-one\n    objectives: O1.1\n\n"
        "- [x] This one\n  > It is this.\n- [ ] That one\n  > It is not that.\n///\n\n[^1]: A note.\n\n## More\n\n![dot](dot.svg)\n"
    ),
    "course/01-first/two.md": "# Two\n\n/// activity | bank-a\n\n## Deep\n\nThe {{ org.customers }} of {{ org.name }} wait.\n",
    "course/01-first/dot.svg": '<svg xmlns="http://www.w3.org/2000/svg"><circle r="3"/></svg>\n',
    "course/02-second/index.md": "# Again\n\nWords.\n\n/// activity | both\n",
    "course/02-second/three.md": "# Three\n\n<script>self.three = 3</script>\n\n/// activity | not-yet\n\nNo words of others.\n",
    "course/learning.md": "# My learning\n\n/// my-learning\n",
    "quizzes/a.yml": (
        "kind: choice\nid: bank-a\nobjectives: O1.1\nask: What of {{ org.name }}?\noptions:\n  - right: Yes\n    because: Of course it is.\n"
        "  - wrong: No\n    because: Of course it is not.\n"
    ),
    "quizzes/b.yml": "kind: quiz\nid: both\ntitle: Both\nquestions:\n  - activity: bank-a\n  - activity: which-one\n  - activity: bank-c\n",
    "quizzes/c.yml": (
        "kind: text\nid: bank-c\nask: What is its name?\nanswers:\n  - right: Ada\n    because: That is what she is called.\n"
    ),
    "site_config/course.yml": "id: small\ntitle: Small course\nversion: one\n",
    "site_config/objectives.yml": "O1.1: {can: tell one from two, level: analyse}\n",
    "site_config/org.yml": "name: Harbour City\ncustomer: {one: applicant, many: applicants}\n",
    "site_config/theme/main.html": '{% extends "base.html" %}\n',
}


class Followed:
    """A course on the disk, and the site that follows its edits."""

    def __init__(self, root: Path, prune: bool = True, urls: bool = True) -> None:
        self.root = root
        self.site = root / "site"
        for name, text in COURSE.items():
            self.write(name, text)
        self.write("mkdocs.yml", SETTINGS.format(prune=", navigation.prune" if prune else "", urls=str(urls).lower()))
        self.before: dict[str, int] = {}

    def write(self, name: str, text: str) -> None:
        """Saves a file as editors do: a new one in the place of the old. Its time lies a second back, as for a person
        whose server looks twice a second."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.new")
        fresh.write_text(text, encoding="utf-8")
        os.utime(fresh, ns=(fresh.stat().st_atime_ns, fresh.stat().st_mtime_ns - 10**9))
        fresh.replace(path)

    def read(self, name: str) -> str:
        """The text of a file."""
        return (self.root / name).read_text(encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        """Changes a text in a file."""
        text = self.read(name)
        assert old in text
        self.write(name, text.replace(old, new, 1))

    def start(self) -> None:
        """What `mkdocs serve --dirty` does first."""
        config = load_config(str(self.root / "mkdocs.yml"), site_dir=str(self.site))
        config.plugins.on_startup(command="serve", dirty=True)
        self._build(config)

    def follow(self) -> None:
        """What it does when a file was saved."""
        self._build(load_config(str(self.root / "mkdocs.yml"), site_dir=str(self.site)))

    def stop(self) -> None:
        """What it does when it is ended."""
        load_config(str(self.root / "mkdocs.yml"), site_dir=str(self.site)).plugins.on_shutdown()

    def _build(self, config: MkDocsConfig) -> None:
        self.before = {name: (self.site / name).stat().st_mtime_ns for name in contents(self.site)}
        config.site_url = URL
        build(config, serve_url=URL, dirty=True)

    def written(self) -> set[str]:
        """The pages that the last build wrote."""
        return {
            name.removesuffix("index.html").removesuffix(".html").rstrip("/") or "start"
            for name in contents(self.site)
            if name.endswith(".html") and name != "404.html"
            and self.before.get(name) != (self.site / name).stat().st_mtime_ns
        }  # fmt: skip

    def full(self, folder: Path) -> dict[str, bytes]:
        """The site that a full build of the same course gives, by plugins that have never seen another."""
        with new_plugins():
            config = load_config(str(self.root / "mkdocs.yml"), site_dir=str(folder))
            config.plugins.on_startup(command="serve", dirty=False)
            config.site_url = URL
            build(config, serve_url=URL, dirty=False)
        return contents(folder)


@contextmanager
def new_plugins() -> Iterator[None]:
    """MkDocs keeps the plugins of a served course for the next build; within this, it knows none."""
    cache: dict[str, object] = dict(MkDocsConfig._schema)["plugins"].plugin_cache  # type: ignore[attr-defined]
    kept = dict(cache)
    cache.clear()
    log = logging.getLogger("mkdocs")
    level = log.level
    try:
        yield
    finally:
        log.setLevel(level)
        cache.clear()
        cache.update(kept)


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a site; dates of the day aside."""
    found = {}
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.is_file() and name != "sitemap.xml.gz":
            data = path.read_bytes()
            found[name] = re.sub(rb"\d{4}-\d\d-\d\d", b"", data) if name == "sitemap.xml" else data
    return found


def different(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The names of files that are not the same in two sites."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
