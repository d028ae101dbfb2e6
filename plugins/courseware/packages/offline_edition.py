"""The offline edition: a zip with the whole course in one document, which opens by a double click.

Firefox keeps the storage of every file apart. In one document, with its own navigation and search, answers are together in
every browser. It is made from the built site, and its script shows one page at a time; without script, and in the preview
of a zip, all pages stand below each other as text.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

from markupsafe import Markup

from courseware.course.course import Course
from courseware.course.editions import edition_of
from courseware.locales.catalogue import catalogue_of
from courseware.packages.built_site import (
    NotPossibleError,
    direction_of,
    files_of,
    folder_for,
    in_order,
    names_in,
    navigation,
    outline_elsewhere,
    pages_of,
)
from courseware.packages.one_document import Page, rewritten
from courseware.packages.zipped import write_zip
from courseware.rendering.activities import ActivityRenderer
from courseware.rendering.assets import FOLDER, OUTLINE, STATIC, find_assets, words_script

LEFT_OUT = re.compile(
    r"\.(html|gz|map)$|^(search|assets/javascripts|assets/vendor)/|^assets/courseware/(page|offline)\.|"
    r"^(sitemap\.xml|sw\.js|manifest\.webmanifest|assets/icon-\d+\.png|assets/images/favicon\.png)$"
)
"""Files of the site that this edition does not load: pages, the theme's scripts, and what only a server needs."""
ICONS = ("aids", "book", "learning", "menu", "moon", "sun")


def pack(site: Path, course: Course, config: Any, edition: str, out: Path) -> Path:
    """Packs a built site; `config` is MkDocs', for the nav, the language and the theme. Returns the zip's path.

    `out` is the zip to write, or the folder to write it into.
    """
    course = edition_of(course, edition)
    pages = pages_of(site, bool(config.use_directory_urls))
    if not pages:
        raise NotPossibleError("The offline edition is made of pages of the theme Material, and this site has none.")
    folder = folder_for(course, edition)
    files = {name: (site / name).read_bytes() for name in names_in(site) if not LEFT_OUT.search(name)}
    book = (STATIC / "book.js").read_bytes()
    script = f"{FOLDER}/book.{hashlib.blake2s(book).hexdigest()[:8]}.js"
    files[script] = book
    files[OUTLINE] = outline_elsewhere(files[OUTLINE], whole=True)
    files["index.html"] = document(pages, course, config, files, script).encode()
    path = out if out.suffix == ".zip" else out / f"{folder}-offline.zip"
    write_zip(path, {f"{folder}/{name}": content for name, content in files.items()})
    return path


def document(pages: dict[str, Page], course: Course, config: Any, files: dict[str, bytes], script: str) -> str:
    """The document: navigation, search, and every page, the first of the course before all others."""
    file_of = files_of(course, config)
    ordered = in_order(pages, course, file_of)
    texts = [Markup(rewritten(page, number, pages)) for number, page in enumerate(ordered)]  # noqa: S704 - our own pages
    assets = find_assets()
    styles = [name for name in files if name.startswith("assets/stylesheets/") and name.endswith(".css")]
    styles += [assets.style, *assets.styles_for("".join(texts)), *assets.styles_for("cw-whole")]
    language, words = course.settings.tag, catalogue_of(course.settings.tag, course.settings.words)
    loaded = [each for each in (OUTLINE, words_script(words)[0], assets.script) if each]
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
        nav=navigation(course, config, pages),
        pages=list(zip(ordered, texts, strict=True)),
        icons=icons_of(config.theme.dirs),
    )


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
