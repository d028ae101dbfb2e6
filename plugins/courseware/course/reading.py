"""Reads the course: every page and every file of `quizzes/`, once, and finds what does not fit together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from courseware.activities.activity import Activity, Context
from courseware.activities.registry import kinds, read_activity
from courseware.course.completion import gates_stand
from courseware.course.course import Course
from courseware.course.editions import EDITIONS, default_audience
from courseware.course.files import Stamp, files_below, names_in, stamp_of
from courseware.course.media import all_media, bring_media
from courseware.course.minutes import estimate_minutes
from courseware.course.outline import build_outline
from courseware.course.page import DONE_WHEN, Broken, Case, Content, Furniture, Page, page_id
from courseware.course.paths import paths_lead_on
from courseware.course.recalling import recall
from courseware.course.references import resolve
from courseware.course.settings import read_settings
from courseware.locales.catalogue import Catalogue, catalogue_of
from courseware.problems import Problem
from courseware.progress import Step, quietly
from courseware.sources.blocks import Block
from courseware.sources.body import read_body
from courseware.sources.drafts import Draft, complete, from_block, from_mapping, read_case, reference
from courseware.sources.fields import Fields, from_settings
from courseware.sources.lines import read_lines
from courseware.sources.media import media_of_block
from courseware.sources.organisation import Organisation
from courseware.sources.pages import PageSource, read_page
from courseware.sources.text import read_text
from courseware.sources.walls import misplaced, wall_of_block
from courseware.sources.yaml_files import read_yaml
from courseware.sources.yaml_nodes import Mapping


@dataclass(slots=True)
class Folders:
    """Where the course lies. `root` is the folder of mkdocs.yml; names in problems are relative to it."""

    root: Path
    pages: Path
    quizzes: Path
    config: Path
    language: str = ""
    """The language that mkdocs.yml names for its theme."""
    organisation: str = ""
    """An organisation pack below `config` in the place of `org.yml`."""
    asked: str = ""
    """A language in the place of that of the course."""

    @classmethod
    def of(cls, root: Path, pages: str = "course", quizzes: str = "quizzes", config: str = "site_config") -> Folders:
        """The folders below `root` by their names."""
        return cls(root, root / pages, root / quizzes, root / config)

    def name(self, path: Path) -> str:
        """How messages call a file."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()


@dataclass(slots=True)
class Read:
    """What one file gave, kept while the file does not change."""

    stamp: Stamp
    page: Page | None = None
    activities: list[Activity] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    text: str = ""
    """Its text, where words of the organisation stand in it."""
    words: frozenset[str] = frozenset()
    """The names of these words."""
    unknown: list[Problem] = field(default_factory=list)
    """Those that the organisation pack does not have; it may change while the file does not."""


@dataclass(slots=True)
class CourseReader:
    """Reads a course again and again; a file that did not change is not read twice.

    `read` gives the whole course with all its problems. Nothing is raised for what authors wrote.
    """

    folders: Folders
    kept: dict[Path, Read] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    """The words of the organisation when it was last read."""
    step: Step = quietly
    """Told how far it is."""

    def read(self, nav: object = None) -> Course:
        """The course as it is on the disk now; `nav` as in mkdocs.yml."""
        return self._read(nav, files_below(self.folders.pages, (".md",)))

    def read_elsewhere(self) -> Course:
        """The course without its pages: what a page rendered on its own can bring in."""
        return self._read(None, [])

    def words_of_interface(self) -> Catalogue:
        """What is said in the course's language."""
        settings = read_settings(
            self.folders.config, self.folders.name, self.folders.language, asked=self.folders.asked
        )[0]
        return catalogue_of(settings.tag, settings.words)

    def _read(self, nav: object, page_files: list[Path]) -> Course:
        settings, objectives, organisation, problems = read_settings(
            self.folders.config,
            self.folders.name,
            self.folders.language,
            self.folders.organisation,
            self.folders.asked,
        )
        before = self.kept
        self.kept = {}
        pages: dict[str, Page] = {}
        quiz_files = files_below(self.folders.quizzes, (".md", ".yml", ".yaml"))
        for done, path in enumerate(page_files):
            self.step("Reading", done, len(page_files) + len(quiz_files))
            read = self._file(path, before, organisation, self._page)
            problems += [*read.problems, *read.unknown]
            if read.page:
                pages[read.page.path] = read.page
        elsewhere: list[Activity] = []
        for done, path in enumerate(quiz_files, len(page_files)):
            self.step("Reading", done, len(page_files) + len(quiz_files))
            read = self._file(path, before, organisation, self._quiz_file)
            problems += [*read.problems, *read.unknown]
            elsewhere += read.activities
        problems = organisation.open_slots(problems)
        transcripts = bring_media(all_media(pages.values(), elsewhere), self.folders.pages, problems)
        for name in transcripts:
            pages.pop(name, None)
        self.words = organisation.words
        outline = build_outline(nav, pages)
        for page in pages.values():
            page.title = outline.titles.get(page.id, page.own_title)
        course = Course(
            settings, pages, elsewhere, objectives, organisation, outline, problems, transcripts=transcripts
        )
        resolve(course)
        estimate_minutes(course)
        recall(course)
        paths_lead_on(course)
        gates_stand(course)
        return course

    def _file(
        self,
        path: Path,
        before: dict[Path, Read],
        organisation: Organisation,
        reader: Callable[[Path, str, str, Read], None],
    ) -> Read:
        stamp = stamp_of(path)
        kept = before.get(path)
        name = self.folders.name(path)
        if not kept or kept.stamp != stamp:
            kept = Read(stamp)
            text, problem = read_text(path, name)
            if problem:
                kept.problems.append(problem)
            else:
                reader(path, name, text, kept)
                if "{{" in text:
                    kept.text, kept.words = text, names_in(text)
                    kept.unknown = place_holders(text, name, organisation)
        elif kept.text and organisation.words != self.words:
            kept.unknown = place_holders(kept.text, name, organisation)
        self.kept[path] = kept
        return kept

    def _page(self, path: Path, name: str, text: str, read: Read) -> None:
        read.page = page_of(read_page(text, name), path.relative_to(self.folders.pages).as_posix())
        read.problems += read.page.problems

    def _quiz_file(self, _path: Path, name: str, text: str, read: Read) -> None:
        read.activities = list(activities_in(text, name, read.problems))


def place_holders(text: str, name: str, organisation: Organisation) -> list[Problem]:
    """The names behind `org.` that the organisation pack does not have."""
    problems: list[Problem] = []
    organisation.replace(text, 1, 1, name, problems)
    return problems


def page_of(source: PageSource, path: str) -> Page:
    """The page that a source makes; its problems are in it."""
    problems = list(source.problems)
    fields = Fields(source.front, source.path, problems)
    page = Page(page_id(path), path, source, "")
    page.own_title = fields.line_of("title") or source.heading[0] or page.id.rpartition("/")[2]
    page.objectives = fields.names("objectives")
    page.done_when = fields.word("done-when", DONE_WHEN, "")
    page.audience = fields.word("for", EDITIONS, default_audience(path))
    page.paths_named = fields.names("paths")
    page.paths = tuple(name for name, _, _ in page.paths_named)
    context = Context(page.path, lambda draft, found: read_activity(draft, found, context))
    for block in source.blocks:
        page.contents.append(read_block(block, source.path, problems, context))
        if block.name == "wall" and page.audience != "trainer":
            problems.append(misplaced(block, source.path))
    # Their lines have been read by now, and would take a third of the memory of a large course.
    source.blocks = [replace(block, body=()) for block in source.blocks]
    page.declared_minutes = fields.whole("minutes", 0, 0, 999) if fields.has("minutes") else None
    page.problems = problems
    return page


def read_block(block: Block, path: str, problems: list[Problem], context: Context) -> Content:
    """What a block of a page holds; `Broken` with its problems where nothing can be shown."""
    before = len(problems)
    if block.name == "question":
        activity = context.read(from_block(block, path, problems), problems)
        return activity or Broken(block.line, problems[before:])
    if block.name == "activity":
        if not block.argument:
            problems.append(
                Problem(
                    path,
                    block.line,
                    block.column,
                    "missing-id",
                    "This block does not say which activity it brings in.",
                    "Write its id behind the bar: `/// activity | gap-table`.",
                )
            )
            return Broken(block.line, problems[before:])
        return reference(block, path)
    if block.name == "case":
        text, blocks = read_case(block, path, problems, ("media",))
        found = [context.read(from_block(each, path, problems), problems) for each in blocks if each.name == "question"]
        media = [media_of_block(each, path, problems) for each in blocks if each.name == "media"]
        return Case(block.argument, text, [one for one in found if one], [one for one in media if one])
    if block.name == "media":
        return media_of_block(block, path, problems) or Broken(block.line, problems[before:])
    if block.name == "wall":
        return wall_of_block(block, path, problems) or Broken(block.line, problems[before:])
    if block.name == "unknown":
        return Broken(block.line, problems[before:])
    return read_furniture(block, path, problems)


def read_furniture(block: Block, path: str, problems: list[Problem]) -> Furniture:
    """A block that the generator fills; only the cover has a setting, its second line."""
    body = read_body(block.body, path)
    problems.extend(body.problems)
    fields = Fields(from_settings(body.settings, block.line, block.column), path, problems)
    settings = {"motto": fields.line_of("motto")} if block.name == "cover" else {}
    fields.finish(f"A `{block.name}` block")
    if body.items:
        fields.say(
            "misplaced-answers",
            f"A `{block.name}` block asks nothing, so these answers would not be shown.",
            "Write them into a `/// question`, or as a list without boxes.",
        )
    return Furniture(block.name, block.argument, body.case, settings)


def activities_in(text: str, name: str, problems: list[Problem]) -> Iterator[Activity]:
    """The activities of one file of `quizzes/`."""
    context = Context(name, lambda draft, found: read_activity(draft, found, context))
    for draft in drafts_in(text, name, problems):
        activity = read_activity(draft, problems, context)
        if activity:
            yield activity


def drafts_in(text: str, name: str, problems: list[Problem]) -> Iterator[Draft]:
    """The drafts of one file: a Markdown file is one, a YAML file one a document."""
    if not name.endswith(".md"):
        nodes, found = read_yaml(text, name)
        problems.extend(found)
        for node in nodes:
            if isinstance(node, Mapping):
                yield from_mapping(node, name, problems)
        return
    source = read_page(text, name)
    problems.extend(source.problems)
    if not source.front.entries:
        problems.append(
            Problem(
                name,
                1,
                1,
                "no-front-matter",
                "This file does not say what it is, so it cannot be brought into a page.",
                "Begin it with the lines `---`, `kind: quiz`, `id: a-name`, `title: Its title`, `---`.",
            )
        )
        return
    draft = from_mapping(source.front, name, problems)
    draft.fields.known.add("kind")
    kind = kinds().get(draft.kind)
    # Read once more, with the place of every character; pages, of which there are many more, do without.
    lines = read_lines("\n".join(text.split("\n")[source.first_line - 1 :]), source.first_line)
    complete(draft, lines, source.blocks, kind.holds if kind else "answers", problems)
    yield draft
