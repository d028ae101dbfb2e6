"""What may be set under `plugins: courseware:` in mkdocs.yml."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig

from courseware.course.editions import EDITIONS
from courseware.course.reading import Folders
from courseware.locales.languages import normal


class CoursewareConfig(Config):  # type: ignore[no-untyped-call]
    """Settings under `plugins: courseware:` in mkdocs.yml; folders are relative to that file."""

    quizzes = config_options.Type(str, default="quizzes")
    """Folder of the activities that pages bring in."""
    site_config = config_options.Type(str, default="site_config")
    """Folder of course.yml, objectives.yml, org.yml and words.yml."""
    organisation = config_options.Type(str, default="")
    """An organisation pack below `site_config` in the place of `org.yml`. The command `courseware` may say another."""
    edition = config_options.Choice(EDITIONS, default="trainee")
    """`trainer` builds the pages for trainers too. The command `courseware` decides for itself."""
    policy = config_options.Choice(("header", "meta"), default="header")
    """How a page gets its policy: from the server, or, where that cannot send headers, in its own head.

    A page with the policy in its head that is opened as a file cannot search: Material's way of doing it there is a script in the page.
    """
    noindex = config_options.Type(bool, default=False)
    """Whether pages ask search engines to leave them out."""
    compress = config_options.Type(bool, default=False)
    """Whether each text file is written once more, compressed."""
    offline = config_options.Type(bool, default=True)
    """Whether browsers keep the course for times without a connection, where they reach it by https.

    Switched off, the next build takes back what browsers have kept.
    """


def language_of(config: MkDocsConfig) -> str:
    """The language that mkdocs.yml names for the theme; "" for English, which is what a theme speaks that is told nothing."""
    named = str(config.theme.get("language") or "en")
    return "" if named == "en" else named


def folders_of(config: MkDocsConfig) -> Folders:
    """Where the course lies, by mkdocs.yml and the plugin's settings."""
    root = Path(config.config_file_path).resolve().parent
    plugin = config.plugins.get("courseware")
    settings = plugin.config if plugin and isinstance(plugin.config, CoursewareConfig) else CoursewareConfig()
    return Folders(
        root,
        Path(config.docs_dir).resolve(),
        root / settings.quizzes,
        root / settings.site_config,
        language_of(config),
        os.environ.get("COURSEWARE_ORGANISATION") or settings.organisation,
        normal(os.environ.get("COURSEWARE_LANGUAGE", "")),
    )
