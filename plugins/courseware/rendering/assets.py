"""The files that pages load: what `static/` holds under names with a hash, and the outline as a script."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from courseware.course.course import Course
from courseware.locales.catalogue import Catalogue, with_latin_figures

STATIC = Path(__file__).resolve().parent.parent / "static"
FOLDER = "assets/courseware"
"""Where they lie in a site; the browser's runtime finds the site's root two folders above itself.

Nothing lies there that could change under its name, so servers may be told to let browsers keep all of it.
"""

OUTLINE = "assets/outline.js"
"""The outline changes with every page, and so lies outside."""

NO_BUILD = "build-is-not-known-yet"
"""Stands in the outline for the version of the whole site, until all of it is written."""

KEEPING = "offline"
"""The part that lets the browser keep the course."""

INLINE = re.compile(r"<script>(.+?)</script>", re.DOTALL)
IN_A_ROW = re.compile(rf"{INLINE.pattern.replace('(', '(?:')}(?:\s*{INLINE.pattern.replace('(', '(?:')})*", re.DOTALL)
"""Inline scripts with nothing between them: one file, and so one request, does for all."""


class Assets(NamedTuple):
    """The names in the site, each with the file it is copied from. `script` and `style` are loaded by every page."""

    files: dict[str, Path]
    script: str
    style: str
    parts: dict[str, str]
    tags: dict[str, str]
    styles: tuple[tuple[str, tuple[str, ...]], ...]
    """Style sheets that only some pages load, with the names of elements and classes that ask for them."""
    release: str
    """Another one whenever any of these files is."""

    def styles_for(self, html: str) -> list[str]:
        """The style sheets that a page needs beside `style`. A name that stands in its text costs a file that is not needed."""
        return [name for name, wanted in self.styles if any(each in html for each in wanted)]


@cache
def find_assets(folder: Path = STATIC) -> Assets:
    """What `folder` holds, by names that change when the content does, so that browsers may keep a file for long."""
    manifest = json.loads((folder / "parts.json").read_text("utf-8"))
    files: dict[str, Path] = {}

    def add(path: Path) -> str:
        digest = hashlib.blake2s(path.read_bytes()).hexdigest()[:8]
        name = f"{FOLDER}/{path.stem}.{digest}{path.suffix}"
        files[name] = path
        return name

    parts = {part: add(folder / file) for part, file in manifest["parts"].items()}
    style = add(folder / "courseware.css")
    styles = tuple((add(folder / file), tuple(names)) for file, names in manifest["styles"].items())
    for font in sorted((folder / "fonts").glob("*.woff2")):
        files[f"{FOLDER}/fonts/{font.name}"] = font
    core = parts.pop("core")
    names = {part: name.rpartition("/")[2] for part, name in parts.items()}
    release = hashlib.blake2s("\n".join(files).encode()).hexdigest()[:8]
    return Assets(files, core, style, names, manifest["tags"], styles, release)


def outline_script(course: Course, assets: Assets, kept: bool = False, keys: bool = False) -> str:
    """`outline.js`: what the runtime must know of the whole course, as one statement.

    `kept`: for times without a connection too; `keys`: for those who teach, who may print answers.
    """
    outline = {
        "course": course.settings.id,
        "version": course.settings.version,
        "lang": with_latin_figures(course.settings.tag),
        **({"shared": True} if course.settings.shared else {}),
        "modules": [[module.id, [page.id for page in module.pages]] for module in course.outline.modules],
        "release": assets.release,
        **({"build": NO_BUILD} if kept else {}),
        **({"keys": True} if keys else {}),
        "parts": {part: name for part, name in assets.parts.items() if kept or part != KEEPING},
        "tags": assets.tags,
    }
    return f"self.coursewareOutline={json.dumps(outline, ensure_ascii=False, separators=(',', ':'))};\n"


def words_script(words: Catalogue) -> tuple[str, str]:
    """What scripts say in the course's language, as a file's name and content; both "" where they say it in English.

    It is loaded before the core, which takes these words in place of its own.
    """
    said = words.browser_words()
    if not said:
        return "", ""
    script = f"(self.coursewareOutline||={{}}).words={json.dumps(said, ensure_ascii=False, separators=(',', ':'))};\n"
    return f"{FOLDER}/words.{hashlib.blake2s(script.encode()).hexdigest()[:8]}.js", script


class InlineScripts:
    """Moves a theme's inline scripts to files of their own, so that a page works under `script-src 'self'`.

    A script stays where it stood and still runs there, or, if it stands below the text, once all is read; pages with the
    same script share its file, and scripts in a row have one for all.
    """

    def __init__(self) -> None:
        self.files: dict[str, str] = {}

    def move(self, html: str, root: str) -> tuple[str, frozenset[str]]:
        """`html` with its inline scripts replaced, and the files they are in now; `root` leads to the site's root."""
        names: set[str] = set()

        behind = html.rfind("</article>")

        def put(match: re.Match[str]) -> str:
            script = ";\n".join(INLINE.findall(match[0]))
            digest = hashlib.blake2s(script.encode()).hexdigest()[:8]
            name = f"{FOLDER}/page.{digest}.js"
            self.files[name] = script
            names.add(name)
            # What stands below the text has nothing to say about how it is painted first.
            wait = " defer" if 0 <= behind < match.start() else ""
            return f'<script src="{root}{name}"{wait}></script>'

        return (IN_A_ROW.sub(put, html) if "<script>" in html else html), frozenset(names)

    def write(self, site: Path) -> None:
        """Puts the files into the site."""
        for name, content in self.files.items():
            path = site / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
