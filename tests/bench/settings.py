"""The mkdocs.yml of a measured site: the same for all but the questions' plugin, or the one this repository ships."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.bench.courses import nav_of, write

ROOT = Path(__file__).resolve().parents[2]

COMMON = """\
site_name: Measured course
docs_dir: course
use_directory_urls: true
theme:
  name: material
  language: en
  font: false
  features: [{features}]
plugins:
  search: {{}}
{plugin}
markdown_extensions:
  admonition: {{}}
  attr_list: {{}}
  def_list: {{}}
  footnotes: {{}}
  md_in_html: {{}}
  tables: {{use_align_attribute: true}}
  pymdownx.details: {{}}
  pymdownx.highlight: {{anchor_linenums: false}}
  pymdownx.inlinehilite: {{}}
  pymdownx.superfences: {{}}
  pymdownx.tabbed: {{alternate_style: true}}
{extension}
extra: {{generator: false}}
"""

PLUGIN = {"plain": "", "inline": "  courseware: {}\n", "yaml": "  courseware: {}\n", "peer": "  mkdocs_quiz: {}\n"}
EXTENSION = {
    "plain": "  pymdownx.tasklist: {}\n",
    "inline": "  courseware: {}\n",
    "yaml": "  courseware: {}\n",
    "peer": "",
}
WATCH = "watch: [quizzes, site_config]\n"


def write_settings(root: Path, pages: int, style: str, prune: bool) -> Path:
    """An mkdocs.yml beside the course in `root`; its path."""
    features = "navigation.prune" if prune else ""
    text = COMMON.format(features=features, plugin=PLUGIN[style], extension=EXTENSION[style])
    path = root / ("mkdocs-pruned.yml" if prune else "mkdocs.yml")
    write(path, text + (WATCH if style in {"inline", "yaml"} else "") + nav_of(pages))
    return path


def write_shipped(root: Path, pages: int) -> Path:
    """The settings and the theme of this repository, with the nav of the measured course; their path."""
    shipped = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    shutil.copytree(ROOT / "site_config" / "theme", root / "site_config" / "theme", dirs_exist_ok=True)
    path = root / "mkdocs-shipped.yml"
    write(path, shipped[: shipped.index("\nnav:")] + "\n" + nav_of(pages))
    return path


def write_bare(path: Path, pages: Path) -> Path:
    """Material's own settings for the pages of a course, of which it shows the blocks as text; their path."""
    text = COMMON.format(features="navigation.instant, navigation.prune", plugin="", extension=EXTENSION["plain"])
    write(
        path,
        text.replace("docs_dir: course", f"docs_dir: {pages}").replace("directory_urls: true", "directory_urls: false"),
    )
    return path
