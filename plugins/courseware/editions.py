"""Builds one edition: takes the pages for trainers, and what belongs to them, out of what MkDocs would write."""

from __future__ import annotations

import os

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import Files

from courseware.course.course import Course
from courseware.course.editions import EDITIONS, edition_of, for_trainers_only, nav_without

ENVIRONMENT = "COURSEWARE_EDITION"
"""How the command tells the plugin which edition it wants; it outweighs the setting in mkdocs.yml."""


def wanted(setting: str) -> str:
    """The edition to build: what the command asked for, else what mkdocs.yml says."""
    asked = os.environ.get(ENVIRONMENT) or setting
    if asked not in EDITIONS:
        raise ConfigurationError(f"There is no edition `{asked}` ({ENVIRONMENT}). Say `{'` or `'.join(EDITIONS)}`.")
    return asked


def only(edition: str, course: Course, files: Files, config: MkDocsConfig) -> Course:
    """The course as this edition shows it. What it does not show is taken out of the files and the nav."""
    if edition != "trainer":
        hidden = for_trainers_only(course, [file.src_uri for file in files if file.src_dir == config.docs_dir])
        for path in hidden:
            files.remove(files.src_uris[path])
        config.nav = nav_without(config.nav, hidden)
    return edition_of(course, edition)
