"""Makes a site speak the language of its course: the theme's texts, our own, and those of scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.toc import AnchorLink

from courseware.course.course import Course
from courseware.course.page import Page
from courseware.course.reading import Folders
from courseware.course.settings import read_language
from courseware.locales.catalogue import catalogue_of
from courseware.rendering.activities import ActivityRenderer
from courseware.rendering.assets import OUTLINE, find_assets, outline_script, words_script
from courseware.rendering.way import PAGES, pages_script

SECTION = 2
"""The level of the headings that make sections of a page."""


def set_theme(config: MkDocsConfig, folders: Folders) -> None:
    """Gives the theme the course's language, before the search asks for it, in the nearest form that the theme has."""
    tag = read_language(folders.config, folders.language, folders.asked)
    places = [Path(each) / "partials" / "languages" for each in config.theme.dirs]
    for name in (tag, tag.partition("-")[0]):
        if any((place / f"{name}.html").is_file() for place in places):
            config.theme["language"] = name
            return


def speak(
    course: Course, renderer: ActivityRenderer, files: Files, config: MkDocsConfig, kept: bool, keys: bool
) -> None:
    """Gives the renderer its words, and adds the outline, with the words of scripts, to the files that pages load.

    `kept`: browsers keep the course for times without a connection. `keys`: it is the edition for trainers.
    """
    words = catalogue_of(course.settings.tag, course.settings.words)
    renderer.speak(words)
    assets = find_assets()
    files.append(File.generated(config, OUTLINE, content=outline_script(course, assets, kept, keys)))
    name, script = words_script(words)
    if name:
        files.append(File.generated(config, name, content=script))
        # Behind the outline, which it adds to, and before the core, which reads it.
        config.extra_javascript.insert(config.extra_javascript.index(assets.script), name)


def speak_at_last(
    env: Environment, course: Course, renderer: ActivityRenderer, files: Files, config: MkDocsConfig
) -> None:
    """Lets the theme's own templates say `word("…")`; and lists the pages, whose sections are known by now."""
    env.globals["word"] = renderer.word
    found = {file.src_uri: file for file in files.documentation_pages()}

    def url_of(page: Page) -> str:
        return found[page.path].url if page.path in found else ""

    def sections_of(page: Page) -> list[str]:
        made = found[page.path].page if page.path in found else None
        return [link.id for link in _links(made.toc.items if made and made.toc else []) if link.level == SECTION]

    files.append(File.generated(config, PAGES, content=pages_script(course, url_of, sections_of)))


def _links(links: list[AnchorLink]) -> Iterator[AnchorLink]:
    for link in links:
        yield link
        yield from _links(link.children)
