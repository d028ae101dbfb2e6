"""The workbook: the whole course as one document for paper, with contents, to be filled in by hand.

Before any script a page is a paper exercise. So the workbook is made from the pages of the trainees' built site, put
behind each other; nothing in it runs. Answers are taken out, unless they are asked for by those who teach.
"""

from __future__ import annotations

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
    pages_of,
)
from courseware.packages.one_document import Page, rewritten
from courseware.packages.zipped import write_zip
from courseware.rendering.activities import ActivityRenderer
from courseware.rendering.assets import find_assets
from courseware.rendering.search import KEY

LEFT_OUT = re.compile(
    r"\.(html|gz|map|js|json|webmanifest|xml|txt)$|(^|/)[_.][^/]*$|^assets/icon-\d+\.png$|\.(mp[34]|webm|ogg|opus|m4a|wav|vtt)$"
)
"""Files of the site that paper has no use for: what runs, sounds, or is meant for servers."""
ON_SCREEN = re.compile(r"<cw-(?:learning|certificate|class|hand-in)\b|<[^>]*\bcw-cover\b")
"""Pages that live by what is kept in a browser, and the cover, in whose place the workbook has its own."""
NOT_FOR_PAPER = re.compile(
    r"<i class=cw-packed\b[^>]*></i>|<cw-handout></cw-handout>|<(audio|video)\b[^>]*>.*?</\1>", re.DOTALL
)
ELSEWHERE = re.compile(r'<a\s[^>]*href="?(?!#|[a-z]+:)[^">]*"?[^>]*>(.*?)</a>', re.DOTALL)
"""A link to a page or file that is not in the workbook."""
WITHIN = re.compile(r'(href="?#)[^"#> ]*#(?=cw-)')
"""A link to an activity: its id is the same in every document, so it needs no page before it."""
ANSWERS = re.compile(r"<details(?= class=cw-key data-search-exclude\b)")


def pack(site: Path, course: Course, config: Any, out: Path, key: bool = False) -> Path:
    """Makes the workbook of a built site, with the answers below each question where there is a `key`; the zip's path.

    `out` is the zip to write, or the folder to write it into. Raises NotPossibleError for a site of another theme.
    """
    course = edition_of(course, "trainee")
    pages = pages_of(site, bool(config.use_directory_urls))
    if not pages:
        raise NotPossibleError("The workbook is made of pages of the theme Material, and this site has none.")
    folder = f"{folder_for(course, 'trainee')}-workbook{'-with-key' if key else ''}"
    files = {name: (site / name).read_bytes() for name in names_in(site) if not LEFT_OUT.search(name)}
    files["index.html"] = document(pages, course, config, list(files), key).encode()
    path = out if out.suffix == ".zip" else out / f"{folder}.zip"
    write_zip(path, {f"{folder}/{name}": content for name, content in files.items()})
    return path


def document(pages: dict[str, Page], course: Course, config: Any, files: list[str], key: bool) -> str:
    """The document: a first leaf with the contents, and every page that can be read or filled in on paper."""
    file_of = files_of(course, config)
    kept = {name: page for name, page in pages.items() if not ON_SCREEN.search(page.html)}
    ordered = in_order(kept, course, file_of)
    texts = [on_paper(rewritten(page, number, kept), key) for number, page in enumerate(ordered)]
    assets = find_assets()
    styles = [name for name in files if name.startswith("assets/stylesheets/") and name.endswith(".css")]
    styles += [assets.style, *assets.styles_for("".join(texts)), *assets.styles_for("cw-workbook")]
    tag = course.settings.tag
    return ActivityRenderer(catalogue_of(tag, course.settings.words)).template(
        "workbook.html",
        title=config.site_name,
        version=course.settings.version,
        language=tag,
        direction=direction_of(tag),
        styles=styles,
        key=key,
        nav=navigation(course, config, kept),
        firsts={file_of[module.pages[0].path] for module in course.outline.modules if module.pages},
        pages=[(page, Markup(text)) for page, text in zip(ordered, texts, strict=True)],  # noqa: S704 - our own pages
    )


def on_paper(html: str, key: bool) -> str:
    """A page without what only a screen can use; its answers unfolded, or taken out."""
    html = ELSEWHERE.sub(r"\1", WITHIN.sub(r"\1", NOT_FOR_PAPER.sub("", html)))
    return ANSWERS.sub("<details open", html) if key else KEY.sub("", html)
