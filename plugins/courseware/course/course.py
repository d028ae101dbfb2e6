"""The course as a whole: its settings, pages, objectives, and every activity by its id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from courseware.activities.activity import Activity
from courseware.course.outline import Outline
from courseware.course.page import Page
from courseware.course.release import Release
from courseware.course.rules import Completion, Gating, LearningPath, is_on
from courseware.course.xapi import RecordStore
from courseware.locales.catalogue import Said
from courseware.problems import Problem
from courseware.sources.organisation import Organisation
from courseware.sources.yaml_nodes import Mapping


@dataclass(frozen=True, slots=True)
class Objective:
    """What a trainee can do afterwards: `can` completes the sentence "The trainee can …"."""

    id: str
    can: str
    level: str
    line: int

    @property
    def is_made(self) -> bool:
        """Whether what it asks for is created, which no question can ask for."""
        return self.level == "create"


@dataclass(slots=True)
class CourseSettings:
    """What `site_config/course.yml` says. `id` names the course in each trainee's browser, for years."""

    id: str = "course"
    title: str = ""
    motto: str = ""
    version: str = ""
    tag: str = "en"
    """The language of the course as in `lang="…"`: `de`, `pt-BR`."""
    asked: str = ""
    """The language that was asked for in the place of that in `course.yml`; "" where none was."""
    words: dict[str, Said] = field(default_factory=dict)
    """What the organisation says in place of texts of the interface, by the English ones (`words.yml`)."""
    language_place: tuple[int, int] = (1, 1)
    """Line and column of the language in `course.yml`."""
    shared: bool = False
    """Whether the course asks who is working, since several people use one device (`shared-device`)."""
    report: str = ""
    """Where readers report a problem; a template, see `course.reporting`."""
    remind: tuple[int, ...] = ()
    """After how many days a calendar reminds of the course."""
    remind_line: int = 0
    remind_pages: tuple[tuple[str, int, int], ...] = ()
    """The pages to look at again, with their places in the file."""
    paths: dict[str, LearningPath] = field(default_factory=dict)
    """The learning paths by their ids, in their order."""
    paths_line: int = 1
    completion: Completion = field(default_factory=Completion)
    gating: Gating = field(default_factory=Gating)
    xapi: RecordStore = field(default_factory=RecordStore)
    release: Release | None = None
    """What the last release had, where `courseware release` has recorded it."""
    folder: Path = Path()
    """Where `course.yml`, `objectives.yml` and `org.yml` lie."""
    path: str = ""
    objectives_path: str = ""
    """How messages call `course.yml` and `objectives.yml`."""
    checks: Mapping | None = None
    """The thresholds under `checks:`; each rule knows its own."""
    objective_places: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Line and column of what each objective says."""

    @property
    def language(self) -> str:
        """The language without its region, by which rules find their words."""
        return self.tag.partition("-")[0]


@dataclass(slots=True)
class Course:
    """Everything that was read. `catalogue` has the activities by id; `pages` the pages by their path."""

    settings: CourseSettings
    pages: dict[str, Page]
    elsewhere: list[Activity]
    """The activities of `quizzes/`."""
    objectives: dict[str, Objective]
    organisation: Organisation
    outline: Outline
    problems: list[Problem] = field(default_factory=list)
    catalogue: dict[str, Activity] = field(default_factory=dict)
    shown_on: dict[str, Page] = field(default_factory=dict)
    """The first page that shows an activity, by its id."""
    transcripts: frozenset[str] = frozenset()
    """Files of `course/` that stand in a page as the words of a video or sound, and are no pages of their own."""

    def activities(self) -> Iterator[Activity]:
        """Every activity, sets and their members, those of pages first."""
        for page in self.pages.values():
            for activity in page.own_activities():
                yield from activity.everything()
        for activity in self.elsewhere:
            yield from activity.everything()

    @property
    def minutes(self) -> int:
        """The minutes of all modules."""
        return sum(module.minutes for module in self.outline.modules)

    def minutes_of(self, path: LearningPath) -> int:
        """The minutes of a path."""
        pages = [(module, page) for module in self.outline.modules for page in module.pages]
        return sum(page.minutes for module, page in pages if is_on(path, module, page))

    def on_page(self, page: Page) -> Iterator[Activity]:
        """The activities that stand on a page, those brought in too; a set counts as one."""
        for content in page.contents:
            if isinstance(content, Activity):
                yield content
        for case in page.contents:
            if hasattr(case, "activities"):
                yield from case.activities
        for reference in page.references():
            found = self.catalogue.get(reference.id)
            if found:
                yield found
