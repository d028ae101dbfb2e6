"""Door: the plugin `courseware` for MkDocs and ProperDocs. It hands over; the rooms do the work."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import get_relative_url

from courseware.course.course import Course
from courseware.course.page import Furniture, Page
from courseware.course.reading import CourseReader, Folders
from courseware.markdown_extension import CoursewareExtension
from courseware.rendering.activities import ActivityRenderer, Html
from courseware.rendering.assets import FOLDER, InlineScripts, find_assets, outline_script
from courseware.rendering.furniture import Place, furniture_block, place_of, with_furniture
from courseware.rendering.search import give_back, set_aside
from courseware.serving import Serving
from courseware.telling import Teller


class CoursewareConfig(Config):  # type: ignore[no-untyped-call]
    """Settings under `plugins: courseware:` in mkdocs.yml; folders are relative to that file."""

    quizzes = config_options.Type(str, default="quizzes")
    """Folder of the activities that pages bring in."""
    site_config = config_options.Type(str, default="site_config")
    """Folder of course.yml, objectives.yml and org.yml."""


class CoursewarePlugin(BasePlugin[CoursewareConfig]):  # type: ignore[no-untyped-call]
    """Reads the course before the pages are rendered, and adds to each page what belongs to a course."""

    def __init__(self) -> None:
        self.extension = CoursewareExtension()
        self.reader: CourseReader | None = None
        self.course: Course | None = None
        self.files: dict[str, File] = {}
        self.all_files: Files | None = None
        self.scripts = InlineScripts()
        self.answers: list[str] = []
        self.serving = Serving(False)
        self.teller = Teller(False)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Called once; a plugin that has this event serves all rebuilds of `mkdocs serve`."""
        self.serving.close()
        self.serving = Serving(command == "serve" and dirty)
        self.teller = Teller(command == "serve")

    def on_shutdown(self) -> None:
        """Leaves the log as it was."""
        self.serving.close()
        self.teller.close()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Puts our extension, scripts and styles into the configuration."""
        folders = folders_of(config)
        if self.reader is None or self.reader.folders != folders:
            self.reader = CourseReader(folders)
        extensions: list[Any] = list(config.markdown_extensions)
        if "courseware" in extensions:
            extensions[extensions.index("courseware")] = self.extension
        else:
            extensions.append(self.extension)
        config.markdown_extensions = extensions
        try:
            assets = find_assets()
        except OSError as error:
            raise PluginError(
                f"The browser code is missing ({error.filename}). Run `make runtime` to build it."
            ) from error
        config.extra_css.insert(0, assets.style)
        config.extra_javascript += [f"{FOLDER}/outline.js", assets.script]
        self.scripts = InlineScripts()
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Reads the course, tells all problems at once, and adds the files that pages load."""
        assert self.reader
        self.course = self.extension.course = self.reader.read(config.nav)
        self.files = {file.src_uri: file for file in files.documentation_pages()}
        self.teller.tell_about(self.course, self.reader.folders, config)
        assets = find_assets()
        for name, path in assets.files.items():
            files.append(File.generated(config, name, abs_src_path=str(path)))
        language = str(config.theme.get("language") or "en")
        outline = outline_script(self.course, assets, language)
        files.append(File.generated(config, f"{FOLDER}/outline.js", content=outline))
        self.all_files = files
        self.serving.on_files(files, config, self.course, self.reader)
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Gives unchanged pages what they had."""
        self.serving.on_nav(nav, files)
        return nav

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Finds the pages around which something has changed."""
        self.serving.on_env(files, config, self.place)
        return env

    def on_page_markdown(self, markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Says which page comes next."""
        assert self.course
        self.extension.page = self.course.pages.get(page.file.src_uri)
        self.extension.furniture = partial(self._furniture, page)
        return markdown

    @event_priority(100)
    def _before_search(self, context: Any, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> Any:
        """Takes the answers out of what the search will read."""
        page.content, self.answers = set_aside(page.content or "")
        return context

    @event_priority(-100)
    def _after_search(self, context: Any, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> Any:
        """Gives the answers back, and adds opening and end, which say nothing that a search should find."""
        place = self.place(page)
        page.content = with_furniture(give_back(page.content or "", self.answers), place, self.extension.renderer)
        return context

    on_page_context = CombinedEvent(_before_search, _after_search)

    def on_post_page(self, output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Moves inline scripts to files."""
        output, names = self.scripts.move(output, get_relative_url(".", page.url).rstrip("/") + "/")
        self.serving.moved(page, names)
        return output

    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:
        """The same for templates such as 404.html, which are served at any address."""
        if not template_name.endswith(".html"):
            return output_content
        base = (config.site_url or "/").split("://")[-1]
        root = base[base.find("/") :] if "/" in base else "/"
        output_content, names = self.scripts.move(output_content, root.rstrip("/") + "/")
        self.serving.moved(None, names)
        return output_content

    @event_priority(100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Writes the scripts that were moved, and sees to the index before the search writes it."""
        for name, content in self.scripts.files.items():
            path = Path(config.site_dir, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
        if self.all_files:
            self.serving.on_post_build(self.all_files, config)

    def place(self, page: MkDocsPage) -> Place | None:
        """Where a page stands in its module."""
        assert self.course
        own = self.course.pages.get(page.file.src_uri)
        return place_of(own, self.course, partial(self._url, page)) if own else None

    def _url(self, page: MkDocsPage, target: Page) -> str:
        file = self.files.get(target.path)
        return get_relative_url(file.url, page.url) if file else "#"

    def _furniture(
        self, page: MkDocsPage, content: Furniture, course: Course, texts: dict[int, Html], renderer: ActivityRenderer
    ) -> str:
        return furniture_block(content, course, texts, renderer, partial(self._url, page))


def folders_of(config: MkDocsConfig) -> Folders:
    """Where the course lies, by mkdocs.yml and the plugin's settings."""
    root = Path(config.config_file_path).resolve().parent
    plugin = config.plugins.get("courseware")
    settings = plugin.config if isinstance(plugin, CoursewarePlugin) else CoursewareConfig()
    return Folders(root, Path(config.docs_dir).resolve(), root / settings.quizzes, root / settings.site_config)


logging.getLogger("courseware").parent = logging.getLogger("mkdocs")
