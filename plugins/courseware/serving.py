"""Follows an author's edits: `mkdocs serve --dirty`, made correct. The site is always the one a full build would give.

MkDocs asks each file whether it is modified, before it reads a page and again before it writes it. The answers given
here are: a page's text is made anew when its file, a quiz file in it or a word of the organisation in it has changed;
and it is written anew when, besides, what stands around it has changed: the navigation near it, its neighbours, its
place in the course. All other pages stay as they lie on the disk. Where it is not certain what an edit touches
(settings, theme, a file that came or went), the site is emptied and built whole.

`kept` holds what the last build made of each page. A build that ends early leaves it in doubt, and so the next is whole.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import clean_directory

from courseware.activities.activity import Activity
from courseware.activities.recalling import Recalls
from courseware.activities.sets import ActivitySet
from courseware.course.course import Course
from courseware.course.files import stamp_of
from courseware.course.page import Case, Content, Furniture
from courseware.course.page import Page as CoursePage
from courseware.course.reading import CourseReader
from courseware.navigation import Surroundings
from courseware.rendering.compiled import Compiled
from courseware.sources.drafts import Reference

LOG = logging.getLogger("mkdocs.plugins.courseware")
WARNING = "A 'dirty' build is being performed"
INHERIT = re.compile(rb"^INHERIT\s*:\s*[\"']?([^\"'\r\n]+)", re.MULTILINE)

PLUGINS = ("material.plugins.search.", "material.plugins.offline.", "courseware.")
"""Plugins that leave a page alone, or of which we know what they do to it."""

EXTENSIONS = ("markdown.extensions.", "pymdownx.", "material.extensions.")
NOT_ALONE = ("pymdownx.snippets", "pymdownx.b64")
"""Extensions that read one text only, and those among them that read other files."""

SHORT = frozenset(
    "abbr admonition attr_list codehilite def_list extra fenced_code footnotes legacy_attrs legacy_em md_in_html meta"
    " nl2br sane_lists smarty tables toc wikilinks courseware".split()
)
"""Extensions of Python-Markdown by their short names."""


@dataclass(slots=True)
class Kept:
    """What the last build made of a page."""

    sources: object
    """What its text was made of: equal sources give an equal text."""
    around: object = None
    """What stood around it."""
    values: dict[str, Any] = field(default_factory=dict)
    """The attributes of MkDocs' page that rendering has set."""
    links: dict[str, dict[str, str]] = field(default_factory=dict)
    """Its links to anchors, by the page they lead to."""
    entries: list[dict[str, Any]] = field(default_factory=list)
    """What the search found in it."""
    scripts: frozenset[str] = frozenset()
    """The files to which its inline scripts were moved."""


PlaceOf = Callable[[Page], object]
VALUES = ("markdown", "meta", "content", "toc", "_title_from_render", "present_anchor_ids")


class Serving:
    """Decides what a rebuild of `mkdocs serve --dirty` has to do. A plugin hands it MkDocs' events in their order."""

    def __init__(self) -> None:
        self.kept: dict[str, Kept] = {}
        self.whole: object = None
        """What all pages depend on, as it was in the last build."""
        self.static: dict[str, object] = {}
        self.scripts: frozenset[str] = frozenset()
        self.changed: set[str] = set()
        self._files: Files | None = None
        self._nav: Navigation | None = None
        self._templates: frozenset[str] = frozenset()
        self._done = True
        self._compiled = Compiled()
        logging.getLogger("mkdocs.commands.build").addFilter(not_the_warning)

    def close(self) -> None:
        """Takes the filter off the log."""
        logging.getLogger("mkdocs.commands.build").removeFilter(not_the_warning)

    def on_files(self, files: Files, config: MkDocsConfig, course: Course, reader: CourseReader) -> None:
        """Finds the pages whose text has to be made anew, and answers MkDocs' question for each file."""
        words = (course.settings.tag, course.settings.words)
        whole = (settings_of(config.config_file_path), watched(config, reader), tuple(sorted(files.src_uris)), words)
        if not self._done or whole != self.whole or not alone(config):
            self._forget()
            clean_directory(config.site_dir)
        self._done, self.whole, self._files = False, whole, files
        self._templates = frozenset()
        self.changed = set()
        for file in files:
            if file.is_documentation_page():
                self._page(file, course, reader)
            else:
                self._static(file)
            file.is_modified = partial(self._is_modified, file.src_uri)  # type: ignore[method-assign]

    def on_nav(self, nav: Navigation, files: Files) -> None:
        """Gives the pages that are not made anew what the last build made of them."""
        self._nav = nav
        for file in files:
            if not file.is_documentation_page():
                continue
            kept = self.kept.get(file.src_uri)
            if file.page is None or kept is None:
                self.changed.add(file.src_uri)
            elif file.src_uri not in self.changed:
                for name, value in kept.values.items():
                    setattr(file.page, name, value)
                file.page.links_to_anchors = {files.src_uris[uri]: links for uri, links in kept.links.items()}

    def on_env(self, env: Environment, files: Files, config: MkDocsConfig, place_of: PlaceOf) -> None:
        """Keeps the texts made anew, and finds the pages around which something has changed.

        `place_of` gives for a page all that the course says around it.
        """
        assert self._nav
        env.bytecode_cache = self._compiled
        around = Surroundings(self._nav, config)
        for file in files:
            if file.page is None or not file.is_documentation_page():
                continue
            kept = self.kept.setdefault(file.src_uri, Kept(None))
            if file.src_uri in self.changed:
                kept.values = {name: getattr(file.page, name) for name in VALUES}
                kept.links = {to.src_uri: links for to, links in (file.page.links_to_anchors or {}).items()}
            now = (around.of(file.page), place_of(file.page))
            if kept.around != now:
                kept.around = now
                self.changed.add(file.src_uri)

    def moved(self, page: Page | None, names: frozenset[str]) -> None:
        """Notes the files to which the inline scripts of a page, or of a template (None), were moved."""
        if page:
            self.kept[page.file.src_uri].scripts = names
        else:
            self._templates |= names

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Puts the search index together, before it is written, and takes away scripts that no page runs any more."""
        assert self._files
        pages = self._files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        for plugin in config.plugins.values():
            if hasattr(plugin, "search_index") and hasattr(plugin, "search_index_prev"):
                self._search(plugin, pages)
        scripts = self._templates.union(*(kept.scripts for kept in self.kept.values()))
        for name in self.scripts - scripts:
            Path(config.site_dir, name).unlink(missing_ok=True)
        self.scripts = scripts
        self._done = True

    def _search(self, plugin: Any, pages: Iterable[File]) -> None:
        """The entries of all pages in the order of a full build: Material's own joining knows one page only."""
        found: dict[str, list[dict[str, Any]]] = {}
        for entry in plugin.search_index.entries:
            found.setdefault(entry["location"].partition("#")[0], []).append(entry)
        plugin.search_index.entries = entries = []
        plugin.search_index_prev = None
        for file in pages:
            kept = self.kept[file.src_uri]
            if file.src_uri in self.changed and file.page:
                kept.entries = found.get(file.page.url, [])
            entries += kept.entries

    def _forget(self) -> None:
        self.kept, self.static, self.scripts = {}, {}, frozenset()

    def _is_modified(self, src_uri: str) -> bool:
        return src_uri in self.changed

    def _static(self, file: File) -> None:
        """A file that is copied: changed if it has another content, or another stamp where it lies on the disk."""
        content = getattr(file, "_content", None)
        now = content if content is not None else stamp_of(Path(file.abs_src_path or ""))
        if self.static.get(file.src_uri) != now:
            self.static[file.src_uri] = now
            self.changed.add(file.src_uri)

    def _page(self, file: File, course: Course, reader: CourseReader) -> None:
        page = course.pages.get(file.src_uri)
        kept = self.kept.setdefault(file.src_uri, Kept(None))
        now = sources_of(page, course, reader) if page else None
        # Pages with blocks that the course fills are made anew each time: there are few, and they may show all of it.
        if (
            now is None
            or kept.sources != now
            or (page and (any(shows_the_course(c, course) for c in page.contents) or any(page.media())))
        ):
            kept.sources = now
            self.changed.add(file.src_uri)


def not_the_warning(record: logging.LogRecord) -> bool:
    """Lets all pass but MkDocs' warning that a dirty build is likely to be wrong."""
    return not str(record.msg).startswith(WARNING)


def sources_of(page: CoursePage, course: Course, reader: CourseReader) -> object:
    """What the text of a page is made of: the files of its activities by their stamps, words by what they say.

    Where an id comes to mean another activity, that one stands in another file, or its file has changed.
    """
    files = {page.source.path}
    lessons = []
    for content in page.contents:
        for activity in activities_of(content, course):
            files.update(one.path for one in activity.everything())
            lessons += [activity.lessons] if isinstance(activity, ActivitySet) else []
    reads = [(path, reader.kept.get(reader.folders.root / path)) for path in sorted(files)]
    stamps = tuple((path, read.stamp if read else None) for path, read in reads)
    words = course.organisation.words
    names = sorted({name for _, read in reads if read for name in read.words})
    return stamps, tuple((name, words.get(name)) for name in names), lessons


def activities_of(content: Content, course: Course) -> list[Activity]:
    """The activities that a block shows; none for one that leads nowhere."""
    if isinstance(content, Reference):
        found = course.catalogue.get(content.id)
        return [found] if found else []
    if isinstance(content, Case):
        return list(content.activities)
    return [content] if isinstance(content, Activity) else []


def shows_the_course(content: Content, course: Course) -> bool:
    """Whether what a block shows may come from anywhere in the course."""
    return isinstance(content, Furniture) or any(isinstance(one, Recalls) for one in activities_of(content, course))


def settings_of(config_file: str | None) -> tuple[bytes, ...]:
    """The texts of mkdocs.yml and of the files that it inherits from."""
    found: list[bytes] = []
    path = Path(config_file or "mkdocs.yml")
    while path.is_file() and len(found) < 10:
        found.append(path.read_bytes())
        parent = INHERIT.search(found[-1])
        if not parent:
            break
        path = path.parent / parent[1].decode("utf-8", "replace").strip()
    return tuple(found)


def watched(config: MkDocsConfig, reader: CourseReader) -> tuple[tuple[str, object], ...]:
    """The stamps of the theme's own files and of whatever else mkdocs.yml watches.

    The course's pages and quiz files are followed one by one, and of its three settings files what they say.
    """
    folders = reader.folders
    apart = {folders.config / f"{name}.yml" for name in ("course", "objectives", "org")}
    tops = [Path(each).resolve() for each in (config.theme.custom_dir, *config.watch) if each]
    files = {
        path
        for top in tops
        for path in (top.rglob("*") if top.is_dir() else [top])
        if not path.is_relative_to(folders.quizzes) and not path.is_relative_to(folders.pages)
    }
    return tuple((str(path), stamp_of(path)) for path in sorted(files - apart) if path.is_file())


def alone(config: MkDocsConfig) -> bool:
    """Whether each page is made of what we know; another plugin, a hook or a snippet may put anything into it."""
    plugins: list[BasePlugin[Any]] = list(config.plugins.values())
    extensions: list[object] = list(config.markdown_extensions)
    names = [each for each in extensions if isinstance(each, str)]
    return (
        all(type(each).__module__.startswith(PLUGINS) for each in plugins)
        and all(each in SHORT or (each.startswith(EXTENSIONS) and not each.startswith(NOT_ALONE)) for each in names)
        and all(str(each.__module__).startswith(EXTENSIONS) for each in functions_in(config.mdx_configs))
    )


def functions_in(settings: object) -> Iterator[Callable[..., object]]:
    """The functions that settings of extensions name."""
    if isinstance(settings, Mapping):
        for each in settings.values():
            yield from functions_in(each)
    elif isinstance(settings, list | tuple):
        for each in settings:
            yield from functions_in(each)
    elif isinstance(settings, partial):
        yield settings.func
    elif callable(settings):
        yield settings
