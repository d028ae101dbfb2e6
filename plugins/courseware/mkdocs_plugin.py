"""Door: the plugin `courseware` for MkDocs and ProperDocs. It hands over; the rooms do the work."""

from __future__ import annotations

import logging
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import get_relative_url

from courseware import compressing, editions, offline, speaking
from courseware.course.course import Course
from courseware.course.page import Page
from courseware.course.reading import CourseReader
from courseware.markdown_extension import CoursewareExtension
from courseware.rendering.assets import OUTLINE, InlineScripts, find_assets
from courseware.rendering.furniture import Around, place_of, with_furniture
from courseware.rendering.head import head_tags, with_head
from courseware.rendering.notes import without_notes
from courseware.rendering.search import give_back, set_aside
from courseware.searching import wait_with_the_index
from courseware.settings import CoursewareConfig, folders_of
from courseware.telling import Teller

if TYPE_CHECKING:
    from courseware.serving import Serving

ANCHOR = re.compile(r"""<[^<>]* id="?([^\s"'<>]+)""")


class CoursewarePlugin(BasePlugin[CoursewareConfig]):  # type: ignore[no-untyped-call]
    """Reads the course before the pages are rendered, and adds to each page what belongs to a course."""

    def __init__(self) -> None:
        self.extension = CoursewareExtension()
        self.reader: CourseReader | None = None
        self.course: Course | None = None
        self.files: dict[str, File] = {}
        self.scripts = InlineScripts()
        self.answers: list[str] = []
        self.serving: Serving | None = None
        self.teller = Teller(False)
        self.edition = "trainee"
        self.head = ""
        self.on_the_desk = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Called once; a plugin that has this event serves all rebuilds of `mkdocs serve`."""
        self.on_shutdown()
        if command == "serve" and dirty:
            from courseware.serving import Serving  # noqa: PLC0415 - nobody else waits for it

            self.serving = Serving()
        self.teller = Teller(command == "serve")
        self.on_the_desk = command == "serve"

    def on_shutdown(self) -> None:
        """Leaves the log as it was."""
        if self.serving:
            self.serving.close()
        self.serving = None
        self.teller.close()

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Puts our extension, scripts and styles into the configuration."""
        self.edition = editions.wanted(self.config.edition)
        folders = folders_of(config)
        if self.reader is None or self.reader.folders != folders:
            self.reader = CourseReader(folders)
        speaking.set_theme(config, folders)
        extensions: list[Any] = list(config.markdown_extensions)
        if "courseware" in extensions:
            extensions[extensions.index("courseware")] = self.extension
        else:
            extensions.append(self.extension)
        config.markdown_extensions = extensions
        self.extension.take(config.mdx_configs.get("courseware") or {})
        try:
            assets = find_assets()
        except OSError as error:
            raise PluginError(f"The browser code is missing ({error.filename}). `make runtime` builds it.") from error
        self.head = head_tags(assets.release, self.config.policy, self.config.noindex)
        config.extra_css.insert(0, assets.style)
        config.extra_javascript += [OUTLINE, assets.script]
        self.scripts = InlineScripts()
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Reads the course, tells all problems at once, and adds the files that pages load."""
        assert self.reader
        course = self.reader.read(config.nav)
        self.teller.tell_about(course, self.reader.folders, config)
        self.course = self.extension.course = editions.only(self.edition, course, files, config)
        for name in course.transcripts:
            if found := files.get_file_from_path(name):
                files.remove(found)
        self.files = {file.src_uri: file for file in files.documentation_pages()}
        wait_with_the_index(files, config)
        for name, path in find_assets().files.items():
            files.append(File.generated(config, name, abs_src_path=str(path)))
        kept = self.config.offline and not self.on_the_desk
        speaking.speak(self.course, self.extension.renderer, files, config, kept, self.edition == "trainer")
        if self.serving:
            self.serving.on_files(files, config, self.course, self.reader)
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Gives unchanged pages what they had."""
        if self.serving:
            self.serving.on_nav(nav, files)
        return nav

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Tells theme and scripts what is known by now, and finds the pages around which something has changed."""
        assert self.course
        speaking.speak_at_last(env, self.course, self.extension.renderer, files, config)
        if self.serving:
            self.serving.on_env(env, files, config, self.place)
        return env

    def on_page_markdown(self, markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Says which page comes next, and where others are from there."""
        assert self.course
        self.extension.page = self.course.pages.get(page.file.src_uri)
        self.extension.url_of = partial(self._url, page)
        return markdown

    def on_page_content(self, html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Leaves out what authors note for themselves, and tells MkDocs where links may lead.

        It looked for ids before our blocks were put in, so it would say of an activity that it is not there.
        """
        html = without_notes(html)
        if page.present_anchor_ids is not None:
            page.present_anchor_ids.update(ANCHOR.findall(html))
        return html

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
        return self._finish(output, get_relative_url(".", page.url).rstrip("/") + "/", page)

    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:
        """The same for templates such as 404.html, which are served at any address."""
        if not template_name.endswith(".html"):
            return output_content
        return self._finish(output_content, urlsplit(config.site_url or "").path.rstrip("/") + "/", None)

    def _finish(self, html: str, root: str, page: MkDocsPage | None) -> str:
        """A page without inline scripts, and with what our head holds; `root` leads to the site's root."""
        styles = [root + name for name in find_assets().styles_for(html)]
        html, names = self.scripts.move(html, root)
        if self.serving:
            self.serving.moved(page, names)
        return with_head(html, self.head, styles)

    @event_priority(100)
    def _first_of_all(self, config: MkDocsConfig) -> None:
        """Writes the scripts that were moved, and sees to the index before the search writes it."""
        self.scripts.write(Path(config.site_dir))
        if self.serving:
            self.serving.on_post_build(config)

    @event_priority(-200)
    def _last_of_all(self, config: MkDocsConfig) -> None:
        """Sees to what needs the whole site as it is by now, with what other plugins wrote: the search index, say."""
        offline.finish(Path(config.site_dir), self.course, self.config.offline and not self.on_the_desk)
        if compressing.wanted(self.config.compress) and not self.on_the_desk:
            compressing.compress(Path(config.site_dir))

    on_post_build = CombinedEvent(_first_of_all, _last_of_all)

    def place(self, page: MkDocsPage) -> Around | None:
        """Where a page stands."""
        assert self.course
        own = self.course.pages.get(page.file.src_uri)
        return place_of(own, self.course, partial(self._url, page)) if own else None

    def _url(self, page: MkDocsPage, target: Page) -> str:
        file = self.files.get(target.path)
        return get_relative_url(file.url, page.url) if file else "#"


logging.getLogger("courseware").parent = logging.getLogger("mkdocs")
