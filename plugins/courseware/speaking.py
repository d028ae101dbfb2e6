"""Makes a site speak the language of its course: the theme's texts, our own, and those of scripts."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from courseware.course.course import Course
from courseware.course.reading import Folders
from courseware.course.settings import read_language
from courseware.locales.catalogue import catalogue_of
from courseware.rendering.activities import ActivityRenderer
from courseware.rendering.assets import OUTLINE, find_assets, outline_script, words_script


def set_theme(config: MkDocsConfig, folders: Folders) -> None:
    """Gives the theme the course's language, before the search asks for it, in the nearest form that the theme has."""
    tag = read_language(folders.config, folders.language)
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
