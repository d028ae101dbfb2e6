"""What the rules look at: a course taken apart once, so that no rule does it again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from courseware.activities.activity import Activity
from courseware.activities.choice.model import Choice
from courseware.activities.question import Question
from courseware.activities.sets import ActivitySet
from courseware.checks.limits import Limits
from courseware.checks.passages import Passage
from courseware.checks.plain import words_in
from courseware.checks.words import WORDS, Words
from courseware.course.course import Course, CourseSettings
from courseware.course.coverage import Coverage, coverage_of
from courseware.course.page import Page
from courseware.sources.plain import plain
from courseware.sources.text import Part
from courseware.sources.yaml_nodes import Scalar

TRANSLATED = re.compile(r"\.([a-z]{2})(?:-[A-Za-z]{2,4})?\.(?:md|yml|yaml)$")


@dataclass(slots=True)
class Seen:
    """A question with its texts as a trainee reads them; `words` is None where the language has no word lists."""

    question: Question
    words: Words | None
    stem: str
    options: list[str]
    key_index: int | None = field(init=False)
    """Which option is right; None for other kinds, and where several are. Many rules ask, so it is found once."""

    def __post_init__(self) -> None:
        rights = [number for number, answer in enumerate(self.question.answers) if answer.right]
        self.key_index = rights[0] if self.is_choice and len(rights) == 1 else None

    @property
    def path(self) -> str:
        """The file in which it stands."""
        return self.question.path

    @property
    def is_choice(self) -> bool:
        """Whether options are shown."""
        return isinstance(self.question, Choice)

    @property
    def keys(self) -> list[str]:
        """The options that are right."""
        return [text for text, answer in zip(self.options, self.question.answers, strict=True) if answer.right]

    @property
    def distractors(self) -> list[str]:
        """The options that are wrong."""
        return [text for text, answer in zip(self.options, self.question.answers, strict=True) if not answer.right]


@dataclass(slots=True)
class Prose:
    """A page: `passage` is its own text without blocks, `stops` the lines at which an activity stands."""

    page: Page
    passage: Passage
    stops: list[int]
    in_module: bool

    @property
    def path(self) -> str:
        """The file."""
        return self.page.source.path


@dataclass(slots=True)
class Bank:
    """Questions that a trainee meets together. `mixed`: in an order that changes; `whole`: large enough to count in."""

    name: str
    path: str
    line: int
    column: int
    questions: list[Seen]
    mixed: bool
    whole: bool


@dataclass(slots=True)
class Material:
    """The course, taken apart."""

    course: Course
    settings: CourseSettings
    limits: Limits
    activities: list[Activity] = field(default_factory=list)
    questions: list[Seen] = field(default_factory=list)
    pages: list[Prose] = field(default_factory=list)
    banks: list[Bank] = field(default_factory=list)
    known: dict[int, Seen] = field(default_factory=dict)
    """Questions by the identity of their model."""
    in_sets_with_objectives: set[int] = field(default_factory=set)
    """The identities of activities for which a set names the objectives."""

    pages_without_objectives: set[str] = field(default_factory=set)
    """The files of pages that name no objective themselves."""
    marked_pages: set[str] = field(default_factory=set)
    """The files whose front matter says `illustrative: yes`, or names a `source:`."""
    for_trainers: bool = False
    """Whether any page is for trainers."""
    house_words: dict[str, str] = field(default_factory=dict)
    """Words of the course that the organisation has others for."""
    coverage: dict[str, Coverage] = field(default_factory=dict)
    """Where each objective is taught, practised and examined."""
    _stems: Counter[str] | None = None
    _languages: dict[str, Words | None] = field(default_factory=dict)

    def asked_with(self, word: str) -> int:
        """In how many questions a word, without its endings, is part of what is asked."""
        if self._stems is None:
            self._stems = Counter()
            for seen in self.questions:
                if seen.words:
                    self._stems.update({seen.words.root(each) for each in words_in(seen.stem)})
        return self._stems[word]

    def words(self, path: str) -> Words | None:
        """The word lists for the language of a file: `page.de.md` is German, others speak the course's language."""
        if path not in self._languages:
            match = TRANSLATED.search(path)
            self._languages[path] = WORDS.get(match[1] if match else self.settings.language)
        return self._languages[path]


def take_apart(course: Course, settings: CourseSettings, limits: Limits) -> Material:
    """The material of a course."""
    material = Material(course, settings, limits)
    met: set[int] = set()
    for activity in course.activities():
        if id(activity) in met:
            continue
        met.add(id(activity))
        material.activities.append(activity)
        if activity.objectives:
            material.in_sets_with_objectives.update(map(id, activity.members()))
        if isinstance(activity, Question):
            seen = Seen(activity, material.words(activity.path), plain(activity.title.text),
                        [plain(answer.text.text) for answer in activity.answers])  # fmt: skip
            material.questions.append(seen)
            material.known[id(activity)] = seen
    material.pages = [prose_of(page, material) for page in course.pages.values()]
    material.pages_without_objectives = {page.source.path for page in course.pages.values() if not page.objectives}
    material.marked_pages = {page.source.path for page in course.pages.values() if is_marked(page)}
    material.for_trainers = any(page.audience == "trainer" for page in course.pages.values())
    material.banks = list(banks_of(material))
    material.house_words = course.organisation.house_words
    material.coverage = coverage_of(course)
    return material


def is_marked(page: Page) -> bool:
    """Whether a page says of all its figures where they come from."""
    marks = {entry.key.text: entry.value for entry in page.source.front.entries}
    illustrative = marks.get("illustrative")
    return "source" in marks or (
        isinstance(illustrative, Scalar) and illustrative.text.strip().lower() in ("yes", "true")
    )


def prose_of(page: Page, material: Material) -> Prose:
    """A page's text: its lines, blank where a block stands."""
    texts = list(page.source.lines)
    stops = []
    for block in page.source.blocks:
        texts[block.first : block.last + 1] = [""] * (block.last + 1 - block.first)
        if block.name in ("question", "activity", "case"):
            stops.append(block.line)
    passage = Passage(
        page.source.path, Part(tuple(texts), page.source.first_line, 1), "page", material.words(page.source.path)
    )
    return Prose(page, passage, stops, material.course.outline.place(page.id) is not None)


def banks_of(material: Material) -> Iterator[Bank]:
    """Each set; each page's questions; the questions of all pages together."""
    for activity in material.activities:
        if isinstance(activity, ActivitySet):
            members = [material.known[id(one)] for one in activity.members() if id(one) in material.known]
            mixed = bool(getattr(activity, "shuffle", True))
            yield Bank(plain(activity.title.text), activity.path, activity.line, activity.column, members, mixed, True)
    together = []
    for prose in material.pages:
        own = [material.known[id(one)] for one in prose.page.own_activities() if id(one) in material.known]
        together += own
        if own:
            yield Bank("this page", prose.path, own[0].question.line, own[0].question.column, own, False, False)
    yield Bank("the pages of this course", material.settings.path, 0, 0, together, False, True)
