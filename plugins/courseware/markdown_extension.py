"""Door: the Python-Markdown extension `courseware`.

Blocks of a page are rendered in the page's own Markdown pass: links, footnotes, abbreviations and
highlighting work in a question as they do around it. It works without MkDocs; with it, the plugin
hands over the page and the course that it has read already.

Order of work: a preprocessor puts a marker line in the place of each block; a block processor turns
the marker into a holder with one `<div>` a text and has Markdown parse those; a tree processor, last
of all, serializes them, renders the view and stashes the result.
"""

from __future__ import annotations

import logging
import posixpath
import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from courseware.activities.activity import Activity
from courseware.activities.registry import kinds
from courseware.course.course import Course
from courseware.course.page import Broken, Case, Content, Furniture, Page, block_text
from courseware.course.reading import CourseReader, Folders, page_of
from courseware.markdown_leftovers import ETX, STX, GiveBack, GiveBackCode
from courseware.markdown_quotes import Quotes
from courseware.markdown_walls import level_at, without_headings
from courseware.problems import Problem, Severity
from courseware.rendering.activities import ActivityRenderer, Html
from courseware.rendering.furniture import UrlOf, furniture_block
from courseware.rendering.media import media_block
from courseware.rendering.quotes import set_quotes
from courseware.rendering.texts import texts_of
from courseware.rendering.walls import wall_block
from courseware.sources.drafts import Reference
from courseware.sources.lines import read_lines
from courseware.sources.media import Media
from courseware.sources.pages import read_page
from courseware.sources.text import Part
from courseware.sources.walls import Wall

LOG = logging.getLogger("courseware")
MARKER = re.compile(rf"(?:\A|\n) {{0,3}}{STX}courseware:(\d+){ETX} *(?=\n|\Z)")
SIMPLE = re.compile(r"[^\W\d_]")
"""A single line that begins with a letter is a paragraph; Markdown's block processors need not be asked."""
OWN_PREPROCESSOR, OWN_BLOCKS, OWN_QUOTES, OWN_LINKS, OWN_TREE = 29, 200, 15, 1, -10
QUIZ_LINKS = "data-courseware-from"


class CoursewareExtension(Extension):
    """The extension. `course` and `page` are set by the plugin before each page; without one they stay None."""

    def __init__(self, **settings: Any) -> None:
        self.config = {
            "root": [".", "Folder of mkdocs.yml; what the other folders are relative to."],
            "course": ["course", "Folder of the pages."],
            "quizzes": ["quizzes", "Folder of activities that pages bring in with `/// activity | id`."],
            "site_config": ["site_config", "Folder of objectives.yml, org.yml and course.yml."],
            "quotes": [False, "Whether straight quotation marks become typographic ones."],
        }
        super().__init__(**settings)
        self.course: Course | None = None
        self.page: Page | None = None
        self.url_of: UrlOf | None = None
        self.renderer = ActivityRenderer()
        self._reader: CourseReader | None = None
        self._told: set[Problem] = set()

    def take(self, settings: Mapping[str, object]) -> None:
        """Takes over what stands under `courseware:` among the Markdown extensions; `ValueError` for what it does not know."""
        unknown = ", ".join(name for name in settings if name not in self.config)
        if unknown:
            raise ValueError(f"markdown_extensions: courseware: has no {unknown}; it knows {', '.join(self.config)}.")
        self.setConfigs(dict(settings))

    def extendMarkdown(self, md: Markdown) -> None:
        """Registers the processors; see the top of this file for what each does."""
        if self.course is None:
            self.renderer.speak(self.own_reader().words_of_interface())
        for kind in kinds().values():
            md.block_level_elements.append(kind.tag)
        md.block_level_elements += [
            "cw-carry",
            "cw-due",
            "cw-learning",
            "cw-hand-in",
            "cw-class",
            "cw-media",
            "cw-remind",
        ]
        md.block_level_elements += ["cw-certificate", "cw-way", "cw-changes", "cw-noted", "cw-wall"]
        state = Pass(self, md)
        md.preprocessors.register(MarkBlocks(state), "courseware", OWN_PREPROCESSOR)
        md.parser.blockprocessors.register(HoldBlocks(state), "courseware", OWN_BLOCKS)
        md.treeprocessors.register(GiveBackCode(state), "courseware-code", 35)
        if self.getConfig("quotes"):
            self.renderer.set_quotes = set_quotes
            md.treeprocessors.register(Quotes(md), "courseware-quotes", OWN_QUOTES)
        md.treeprocessors.register(TurnLinks(state), "courseware-links", OWN_LINKS)
        md.treeprocessors.register(RenderBlocks(state), "courseware", OWN_TREE)
        md.postprocessors.register(GiveBack(state), "courseware", -20)

    def current_course(self) -> Course:
        """The plugin's course; without the plugin, the one that the settings name, read when first asked for."""
        if self.course is not None:
            return self.course
        return self.own_reader().read_elsewhere()

    def own_reader(self) -> CourseReader:
        """What reads the course that the settings name, where there is no plugin."""
        if self._reader is None:
            names = (self.getConfig(name) for name in ("course", "quizzes", "site_config"))
            self._reader = CourseReader(Folders.of(Path(self.getConfig("root")).resolve(), *names))
        return self._reader

    def page_for(self, lines: list[str]) -> Page:
        """What stands in these lines: the page read before, or, where another plugin changed the text, read now.

        Lines of a changed text are not those of the file, so its problems are told without a number.
        """
        # Nearly always the lines are the file's as they stand; only tabs and the like have to be read as we read them.
        text = "\n".join(lines).strip("\n")
        if self.page is not None and self.page.source.text == text:
            return self.page
        text = "\n".join(line.text for line in read_lines("\n".join(lines))).strip("\n")
        if self.page is not None and self.page.source.text == text:
            return self.page
        page = page_of(
            read_page(text, self.page.source.path if self.page else "this page"),
            self.page.path if self.page else "page.md",
        )
        for problem in page.problems:
            self.tell(problem, self.page is None)
        return page

    def tell(self, problem: Problem, with_line: bool) -> None:
        """Logs a problem that the reader of the whole course has not told."""
        if problem.severity is Severity.ERROR and problem not in self._told:
            self._told.add(problem)
            LOG.warning("%s: %s", problem.place if with_line else problem.path, problem.sentence)


class Pass:
    """What the processors of one Markdown instance share during one page."""

    def __init__(self, extension: CoursewareExtension, md: Markdown) -> None:
        self.extension = extension
        self.md = md
        self.page: Page | None = None
        self.placed: set[int] = set()

    def content(self, number: int) -> Content:
        """The content of the block with this number."""
        assert self.page
        return self.page.contents[number]

    def tell_at(self, problem: Problem) -> None:
        """Logs a problem that only Markdown can see."""
        self.extension.tell(problem, True)

    def resolve(self, content: Content) -> Content:
        """What a reference brings in; itself where it leads nowhere."""
        if isinstance(content, Reference):
            return self.extension.current_course().catalogue.get(content.id) or content
        return content


class MarkBlocks(Preprocessor):
    """Puts a marker line in the place of each block, and the organisation's words in the place of their names."""

    def __init__(self, state: Pass) -> None:
        super().__init__(state.md)
        self.state = state

    def run(self, lines: list[str]) -> list[str]:
        """The lines with markers, blank lines around each."""
        extension = self.state.extension
        self.state.placed = set()
        self.state.page = None
        plain = any("///" in line for line in lines)
        if plain:
            page = self.state.page = extension.page_for(lines)
            lines = self._marked(page)
        if any("{{" in line for line in lines):
            organisation = extension.current_course().organisation
            lines = organisation.replace("\n".join(lines), 1, 1, "", []).split("\n")
        return lines

    @staticmethod
    def _marked(page: Page) -> list[str]:
        lines: list[str] = []
        at = 0
        for number, block in enumerate(page.source.blocks):
            lines += page.source.lines[at : block.first]
            bare = block.prefix.rstrip() if ">" in block.prefix else ""
            if lines and lines[-1].strip(" >"):
                lines.append(bare)
            lines.append(f"{block.prefix}{STX}courseware:{number}{ETX}")
            at = block.last + 1
            if at < len(page.source.lines) and page.source.lines[at].strip(" >"):
                lines.append(bare)
        return lines + page.source.lines[at:]


class HoldBlocks(BlockProcessor):
    """Turns a marker into a holder: a `<div>` with one `<div>` for each text, parsed as Markdown."""

    def __init__(self, state: Pass) -> None:
        super().__init__(state.md.parser)
        self.state = state

    def test(self, parent: etree.Element, block: str) -> bool:
        """Whether a marker stands in this block."""
        return STX in block and self.state.page is not None and MARKER.search(block) is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> bool:
        """Parses what stands before the marker, adds the holder, and leaves what stands behind."""
        block = blocks.pop(0)
        match = MARKER.search(block)
        assert match
        if block[: match.start()].strip("\n"):
            self.parser.parseBlocks(parent, [block[: match.start()].strip("\n")])
        if block[match.end() :].strip("\n"):
            blocks.insert(0, block[match.end() :].strip("\n"))
        number = int(match[1])
        self.state.placed.add(number)
        holder = etree.SubElement(parent, "div", {"data-courseware": str(number)})
        content = self.state.resolve(self.state.content(number))
        parts = texts_of(content)
        home = self.state.page.source.path if self.state.page else ""
        for part, as_line, path, folder in parts:
            self._parse(holder, part, as_line, folder if path and path != home else None)
        if isinstance(content, Wall):
            without_headings(holder)
        return True

    def _parse(self, holder: etree.Element, part: Part, as_line: bool, folder: str | None) -> None:
        div = etree.SubElement(holder, "div", {} if folder is None else {QUIZ_LINKS: folder})
        text = "\n".join([line if line.strip() else "" for line in part.lines])
        if "{{" in text:
            text = self.state.extension.current_course().organisation.replace(text, 1, 1, "", [])
        if "\n" not in text and (as_line or SIMPLE.match(text)):
            etree.SubElement(div, "p").text = text
            return
        if "<" in text or "```" in text or "~~~" in text:
            text = "\n".join(self._preprocess(text.split("\n")))
        self.parser.state.set("courseware")
        self.parser.parseChunk(div, text.strip("\n"))
        self.parser.state.reset()

    def _preprocess(self, lines: list[str]) -> list[str]:
        """Runs the preprocessors that come after ours: in the page they saw the marker only."""
        processors = list(self.state.md.preprocessors)
        own = self.state.md.preprocessors.get_index_for_name("courseware")
        for processor in processors[own + 1 :]:
            lines = processor.run(lines)
        return lines


class TurnLinks(Treeprocessor):
    """Links in `quizzes/` are relative to `course/`, and those of another page to its folder; here to the page that shows them."""

    def __init__(self, state: Pass) -> None:
        super().__init__(state.md)
        self.state = state

    def run(self, root: etree.Element) -> None:
        """Rewrites `href` and `src` in what came from a file that is not the page's own."""
        page = self.state.page.path if self.state.page else ""
        for div in root.iter("div"):
            folder = div.attrib.pop(QUIZ_LINKS, None)
            if folder is None:
                continue
            for element in div.iter():
                for name in ("href", "src"):
                    target = element.get(name)
                    if target and not re.match(r"[a-zA-Z][\w+.-]*:|[/#]|\u0002", target):
                        path, mark, behind = re.split(r"([#?]|\Z)", target, maxsplit=1)
                        path = posixpath.join(folder, path)
                        element.set(name, posixpath.relpath(path, posixpath.dirname(page) or ".") + mark + behind)


class RenderBlocks(Treeprocessor):
    """Serializes the texts, renders the view and leaves a placeholder that Markdown replaces at the end."""

    def __init__(self, state: Pass) -> None:
        super().__init__(state.md)
        self.state = state
        state.extension.renderer.page_of = self._page_of
        state.extension.renderer.address_of = self._address_of

    def run(self, root: etree.Element) -> None:
        """Replaces every holder."""
        if self.state.page is None:
            return
        for holder in list(root.iter("div")):
            number = holder.get("data-courseware")
            if number is None:
                continue
            content = self.state.resolve(self.state.content(int(number)))
            texts = {id(part): self._html(div) for (part, *_), div in zip(texts_of(content), list(holder), strict=True)}
            html = self._render(content, texts, int(number), (root, holder))
            tail = holder.tail
            holder.clear()
            holder.tag, holder.tail = "p", tail
            holder.text = self.md.htmlStash.store(html)

    def _page_of(self, activity: str) -> str:
        """The address of the page that shows an activity, from the page being rendered."""
        course, url_of = self.state.extension.course, self.state.extension.url_of
        page = course.shown_on.get(activity) if course else None
        return url_of(page) if page and url_of else ""

    def _address_of(self, page_id: str) -> str:
        """The address of a page from the page being rendered."""
        course, url_of = self.state.extension.course, self.state.extension.url_of
        found = [page for page in course.pages.values() if page.id == page_id] if course and url_of else []
        return url_of(found[0]) if url_of and found else ""

    def _render(
        self, content: Content, texts: dict[int, Html], number: int, place: tuple[etree.Element, etree.Element]
    ) -> str:
        extension = self.state.extension
        renderer = extension.renderer
        course, url_of = extension.course, extension.url_of
        if isinstance(content, Activity):
            return renderer.render(content, texts)
        if isinstance(content, Case):
            title = texts[id(content.title)].inline
            text = texts[id(content.text)].blocks if content.text else ""
            played = "".join(media_block(each, texts, renderer) for each in content.media)
            inside = "".join(renderer.render(each, texts) for each in content.activities)
            return f"<section class=cw-shared><p class=cw-shared-t>{title}</p><div class=cw-case>{text}</div>{played}{inside}</section>"
        if isinstance(content, Media):
            return media_block(content, texts, renderer)
        if isinstance(content, Wall):
            return wall_block(content, texts, renderer, level_at(*place))
        if isinstance(content, Furniture):
            if url_of is None or course is None:
                # Without the plugin there is no outline to draw; the author's own words stay.
                title = f"<h1>{texts[id(content.title)].inline}</h1>" if content.title else ""
                return f"<div>{title}{texts[id(content.text)].blocks if content.text else ''}</div>"
            return furniture_block(content, course, texts, renderer, url_of)
        return self._broken(content, number)

    def _broken(self, content: Broken | Reference, number: int) -> str:
        """What a reader sees where a block cannot be shown: that it is missing, and why."""
        assert self.state.page
        block = self.state.page.source.blocks[number]
        word = self.state.extension.renderer.word
        lines = "".join(
            f"<li>{escape(problem.place)}: {escape(problem.sentence)}</li>"
            for problem in (content.problems if isinstance(content, Broken) else [])
            if problem.severity is Severity.ERROR
        )
        if isinstance(content, Reference):
            lines = f"<li>{escape(word('There is no activity with this id.'))}</li>"
        return (
            f"<div class=cw-broken data-search-exclude><p><b>{escape(word('Something is missing here.'))}</b> "
            f"<code>{escape(block_text(block))}</code></p><ul>{lines}</ul></div>"
        )

    def _html(self, div: etree.Element) -> Html:
        children = list(div)
        if not children:
            text = escape(div.text or "", quote=False)
            return Html(text, "", text)
        first = children[0]
        if first.tag != "p" or (div.text or "").strip():
            return Html("", "", self._inside(div))
        inline = self._inside(first)
        rest = "".join(self.md.serializer(child) for child in children[1:])
        return Html(inline.strip(), rest, f"<p>{inline.strip()}</p>{rest}")

    def _inside(self, element: etree.Element) -> str:
        """The serialized children of an element, without its own tags."""
        if len(element) == 0:
            text = element.text or ""
            if "&" not in text and "<" not in text and ">" not in text:
                return text
        html = self.md.serializer(element)
        return html[html.index(">") + 1 : html.rindex("</")]


def makeExtension(**settings: Any) -> CoursewareExtension:
    """What Python-Markdown calls for an extension named by its module."""
    return CoursewareExtension(**settings)
