"""The offline edition: a zip with the whole course in one document, which opens by a double click.

Firefox keeps the storage of every file apart. In one document, with its own navigation and search, answers are together in
every browser. It is made from the built site, and its script shows one page at a time; without script, and in the preview
of a zip, all pages stand below each other as text.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup

from courseware.course.course import Course
from courseware.course.editions import edition_of, nav_without
from courseware.course.outline import NOT_MODULES, default_nav
from courseware.locales.catalogue import catalogue_of
from courseware.packages.one_document import Page, rewritten
from courseware.packages.zipped import write_zip
from courseware.rendering.activities import ActivityRenderer
from courseware.rendering.assets import FOLDER, KEEPING, OUTLINE, STATIC, find_assets, words_script

ARTICLE = re.compile(r'<article class="md-content__inner[^>]*>(.*)</article>', re.DOTALL)
TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
LEFT_OUT = re.compile(
    r"\.(html|gz|map)$|^(search|assets/javascripts|assets/vendor)/|^assets/courseware/(page|offline)\.|"
    r"^(sitemap\.xml|sw\.js|manifest\.webmanifest|assets/icon-\d+\.png|assets/images/favicon\.png)$"
)
"""Files of the site that this edition does not load: pages, the theme's scripts, and what only a server needs."""
ICONS = ("aids", "book", "learning", "menu", "moon", "sun")


class Entry(NamedTuple):
    """A line of the navigation: a page, or with `children` a section by its first page."""

    title: str
    url: str
    children: tuple[Entry, ...] = ()
    number: str = ""
    is_module: bool = False


class NotPossibleError(Exception):
    """Why there is no such edition, in words for its maker."""


def pack(site: Path, course: Course, config: Any, edition: str, out: Path) -> Path:
    """Packs a built site; `config` is MkDocs', for the nav, the language and the theme. Returns the zip's path.

    `out` is the zip to write, or the folder to write it into.
    """
    course = edition_of(course, edition)
    pages = pages_of(site, bool(config.use_directory_urls))
    if not pages:
        raise NotPossibleError("The offline edition is made of pages of the theme Material, and this site has none.")
    folder = course.settings.id + ("-trainer" if edition == "trainer" else "")
    files = {name: (site / name).read_bytes() for name in names_in(site) if not LEFT_OUT.search(name)}
    book = (STATIC / "book.js").read_bytes()
    script = f"{FOLDER}/book.{hashlib.blake2s(book).hexdigest()[:8]}.js"
    files[script] = book
    files[OUTLINE] = outline_of(files[OUTLINE])
    files["index.html"] = document(pages, course, config, files, script).encode()
    path = out if out.suffix == ".zip" else out / f"{folder}-offline.zip"
    write_zip(path, {f"{folder}/{name}": content for name, content in files.items()})
    return path


def names_in(site: Path) -> list[str]:
    """The files of a site."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


def pages_of(site: Path, directories: bool) -> dict[str, Page]:
    """The pages of a site by their files, each with what stands in it."""
    found = {}
    for name in names_in(site):
        if not name.endswith(".html") or name == "404.html":
            continue
        match = ARTICLE.search((site / name).read_text("utf-8"))
        if match:
            heading = TITLE.search(match[1])
            title = Markup(heading[1] if heading else name).striptags().replace("¶", "").strip()  # noqa: S704
            found[name] = Page(name, match[1], title, directories)
    return found


def outline_of(script: bytes) -> bytes:
    """The site's outline, with the word that all pages are in one document; no worker is to be asked for."""
    before, brace, rest = script.decode().partition("{")
    outline = json.loads(brace + rest.rstrip().rstrip(";"))
    outline["whole"] = True
    outline["parts"].pop(KEEPING, None)
    outline.pop("build", None)
    return f"{before}{json.dumps(outline, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def document(pages: dict[str, Page], course: Course, config: Any, files: dict[str, bytes], script: str) -> str:
    """The document: navigation, search, and every page, the first of the course before all others."""
    file_of = files_of(course, config)
    ordered = in_order(pages, course, file_of)
    texts = [Markup(rewritten(page, number, pages)) for number, page in enumerate(ordered)]  # noqa: S704 - our own pages
    assets = find_assets()
    styles = [name for name in files if name.startswith("assets/stylesheets/") and name.endswith(".css")]
    styles += [assets.style, *assets.styles_for("".join(texts)), *assets.styles_for("cw-whole")]
    nav = nav_without(
        config.nav or default_nav(course.pages), set(file_of) - {page.path for page in course.outline.pages}
    )
    language, words = course.settings.tag, catalogue_of(course.settings.tag, course.settings.words)
    loaded = [each for each in (OUTLINE, words_script(words)[0], assets.script) if each]
    page_at = {path: pages[name] for path, name in file_of.items() if name in pages}
    return ActivityRenderer(words).template(
        "offline-edition.html",
        title=config.site_name,
        language=language,
        direction=direction_of(language),
        release=assets.release,
        styles=styles,
        icon="assets/favicon.svg" if "assets/favicon.svg" in files else "",
        first=Markup(f'<script src="{script}"></script>'),  # noqa: S704
        scripts=Markup("".join(f'<script src="{each}" defer></script>' for each in loaded)),  # noqa: S704
        nav=list(entries(nav, course, page_at)),
        pages=list(zip(ordered, texts, strict=True)),
        icons=icons_of(config.theme.dirs),
    )


def direction_of(language: str) -> str:
    """Which way a language is written."""
    return "rtl" if language.partition("-")[0] in {"ar", "fa", "he", "ur"} else "ltr"


def files_of(course: Course, config: Any) -> dict[str, str]:
    """The file of each page in the site, by that of its source."""
    return {path: file_for(path, bool(config.use_directory_urls)) for path in course.pages}


def in_order(pages: dict[str, Page], course: Course, file_of: dict[str, str]) -> list[Page]:
    """The pages as one goes through them, and behind them those to which no way leads."""
    order = [file_of[page.path] for page in course.outline.pages]
    ordered = [pages[name] for name in dict.fromkeys(order) if name in pages]
    return ordered + [page for name, page in pages.items() if page not in ordered]


def file_for(path: str, directories: bool) -> str:
    """The file of a page, by that of its source."""
    bare = path.removesuffix(".md")
    bare = re.sub(r"(^|/)README$", r"\1index", bare)
    plain = not directories or bare == "index" or bare.endswith("/index")
    return f"{bare}.html" if plain else f"{bare}/index.html"


def entries(nav: object, course: Course, page_at: dict[str, Page], deep: bool = False) -> Iterator[Entry]:
    """The navigation as `nav` has it; sections without pages are left out."""
    for item in nav if isinstance(nav, list) else []:
        for title, inner in item.items() if isinstance(item, dict) else [("", item)]:
            if isinstance(inner, list):
                children = tuple(entries(inner, course, page_at, True))
                if children:
                    yield section(str(title), children, course, deep)
            elif isinstance(inner, str) and (page := page_at.get(inner)):
                yield Entry(str(title) or course.pages[inner].title or page.title, page.url)


def section(title: str, children: tuple[Entry, ...], course: Course, deep: bool) -> Entry:
    """A section: it leads to its first page, which is not named twice if it bears the section's name."""
    url = first_of(children)
    folder = url.partition("/")[0]
    module = next((each for each in course.outline.modules if each.id == folder and not deep), None)
    below = tuple(each for each in children if each.children or each.title != title)
    return Entry(title, url, below, module.number if module else "", bool(module) and folder not in NOT_MODULES)


def first_of(children: tuple[Entry, ...]) -> str:
    """The address of the first page."""
    return children[0].url


def icons_of(folders: list[str]) -> dict[str, Markup]:
    """Our signs, from the first folder of the theme that has them."""
    found: dict[str, Markup] = dict.fromkeys(ICONS, Markup(""))
    for name in ICONS:
        for folder in folders:
            path = Path(folder) / ".icons" / "courseware" / f"{name}.svg"
            if path.is_file():
                # Without a style sheet, as in the preview of a zip, they must not fill the page.
                sized = path.read_text("utf-8").strip().replace("<svg ", '<svg width="24" height="24" ', 1)
                found[name] = Markup(sized)  # noqa: S704
                break
    return found
