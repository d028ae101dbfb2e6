"""Courses of any size for measuring: the same words in each spelling, made from a seed.

The words are nobody's: syllables put together by chance, some of them frequent and most of them rare as in prose,
so that pages compress as prose does.
"""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass, field
from pathlib import Path

WORDS_A_PAGE = 635
QUESTIONS_A_PAGE = 5
PAGES_A_MODULE = 20
SEED = 20261101
STYLES = ("plain", "inline", "yaml", "peer")
"""Bare Material with task lists; ours in the page; ours from YAML files; mkdocs-quiz."""


@dataclass(frozen=True, slots=True)
class Option:
    """An option with what is said about it."""

    text: str
    because: str
    right: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A question of one right option and some wrong ones."""

    id: str
    ask: str
    options: tuple[Option, ...]

    def words(self) -> list[str]:
        """Every text of it."""
        return [self.ask, *itertools.chain.from_iterable((each.text, each.because) for each in self.options)]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A page: its sections are heading and paragraphs."""

    path: str
    title: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    questions: tuple[Question, ...]


@dataclass(slots=True)
class Filler:
    """Makes words, sentences and pages; the same seed makes the same ones."""

    seed: int = SEED
    dice: random.Random = field(init=False)
    words: list[str] = field(init=False)
    weights: list[float] = field(init=False)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)  # noqa: S311 - filler, nothing secret
        syllables = ["".join(each) for each in itertools.product("bdfgklmnprstvz", "aeiou", ("", "", "n", "r", "s"))]
        found = {"".join(self.dice.choices(syllables, k=self.dice.choice((1, 2, 2, 3)))) for _ in range(2400)}
        self.words = sorted(found)
        self.dice.shuffle(self.words)
        self.weights = [1 / (rank + 3) for rank in range(len(self.words))]

    def sentence(self, least: int, most: int, end: str = ".") -> str:
        """A sentence of `least` to `most` words."""
        words = self.dice.choices(self.words, self.weights, k=self.dice.randint(least, most))
        return " ".join(words).capitalize() + end

    def paragraph(self, words: int) -> str:
        """Sentences of about `words` words, here and there with emphasis, code or a comma."""
        text = ""
        while len(text.split()) < words:
            left = max(4, words - len(text.split()))
            text += self.sentence(min(6, left), min(18, left)) + " "
        pieces = text.split()
        for mark in ("**{}**", "*{}*", "`{}`"):
            if self.dice.random() < 0.6:
                at = self.dice.randrange(1, len(pieces) - 1)
                pieces[at] = mark.format(pieces[at].strip(".*`")) + ("." if pieces[at].endswith(".") else "")
        return " ".join(pieces)

    def question(self, name: str) -> Question:
        """A question of four options with feedback."""
        right = self.dice.randrange(4)
        options = tuple(Option(self.sentence(3, 7, ""), self.sentence(9, 15), number == right) for number in range(4))
        return Question(name, self.sentence(9, 14, "?"), options)

    def lesson(self, module: int, number: int) -> Lesson:
        """A page of about `WORDS_A_PAGE` words, questions aside."""
        folder = f"{module:02d}-module"
        name = "index" if number == 0 else f"lesson-{number:02d}"
        sections = []
        for _ in range(5):
            paragraphs = [self.paragraph(56), self.paragraph(39)]
            paragraphs.append("\n".join(f"- {self.sentence(6, 9)}" for _ in range(3)))
            sections.append((self.sentence(3, 5, ""), tuple(paragraphs)))
        questions = tuple(self.question(f"m{module:02d}-{number:02d}-q{each}") for each in range(QUESTIONS_A_PAGE))
        return Lesson(f"{folder}/{name}.md", self.sentence(3, 6, ""), tuple(sections), questions)


def lessons(pages: int, seed: int = SEED) -> list[Lesson]:
    """The pages of a course, 20 a module."""
    filler = Filler(seed)
    return [filler.lesson(1 + number // PAGES_A_MODULE, number % PAGES_A_MODULE) for number in range(pages)]


def task_list(question: Question) -> str:
    """Options as a list with boxes, and under each what is said about it."""
    return "\n".join(f"- [{'x' if o.right else ' '}] {o.text}\n  > {o.because}" for o in question.options)


def spell(question: Question, style: str) -> str:
    """A question in a page, in one of the `STYLES`."""
    if style == "inline":
        return f"/// question | {question.ask}\n    id: {question.id}\n\n{task_list(question)}\n///"
    if style == "yaml":
        return f"/// activity | {question.id}"
    if style == "peer":
        boxes = "\n".join(f"- [{'x' if o.right else ' '}] {o.text}" for o in question.options)
        said = "\n".join(f"- {o.because}" for o in question.options)
        return f"<quiz>\n{question.ask}\n{boxes}\n\n{said}\n</quiz>"
    return f"**{question.ask}**\n\n{task_list(question)}"


def page_text(lesson: Lesson, style: str, front: str = "") -> str:
    """The Markdown of a page: a question closes each section."""
    parts = [f"---\n{front}---\n\n# {lesson.title}" if front else f"# {lesson.title}"]
    for (heading, paragraphs), question in zip(lesson.sections, lesson.questions, strict=True):
        parts += [f"## {heading}", *paragraphs, spell(question, style)]
    return "\n\n".join(parts) + "\n"


def yaml_text(question: Question) -> str:
    """A question as a file of `quizzes/`; all questions of a page make one file of several documents."""
    lines = ["kind: choice", f"id: {question.id}", f"ask: {question.ask}", "options:"]
    for each in question.options:
        lines += [f"  - {'right' if each.right else 'wrong'}: {each.text}", f"    because: {each.because}"]
    return "\n".join(lines) + "\n"


def write_course(root: Path, pages: int, style: str, front: str = "") -> None:
    """Pages, questions and `site_config/` below `root`; mkdocs.yml is written by `settings`."""
    for lesson in lessons(pages):
        write(root / "course" / lesson.path, page_text(lesson, style, front))
        if style == "yaml":
            name = lesson.path.replace("/", "-").removesuffix(".md")
            write(root / "quizzes" / f"{name}.yml", "---\n".join(map(yaml_text, lesson.questions)))
    write(root / "course" / "index.md", start_page(style))
    write(root / "site_config" / "course.yml", "id: measured\ntitle: Measured course\n")
    write(root / "site_config" / "objectives.yml", "O1.1: {can: tell one filler from another, level: analyse}\n")
    write(root / "site_config" / "org.yml", "name: Harbour Filler\ncustomer: {one: reader, many: readers}\n")
    (root / "quizzes").mkdir(exist_ok=True)


def start_page(style: str) -> str:
    """The start page; ours lists the modules."""
    filler = Filler(7)
    text = f"# Measured course\n\n{filler.paragraph(120)}\n\n{filler.paragraph(80)}\n"
    return text + ("\n/// modules\n" if style in {"inline", "yaml"} else "")


def nav_of(pages: int) -> str:
    """The `nav` of mkdocs.yml."""
    lines = ["nav:", "  - index.md"]
    for module in range(1, 2 + (pages - 1) // PAGES_A_MODULE):
        lines.append(f"  - Module {module}:")
        for number in range(min(PAGES_A_MODULE, pages - (module - 1) * PAGES_A_MODULE)):
            name = "index" if number == 0 else f"lesson-{number:02d}"
            lines.append(f"      - {module:02d}-module/{name}.md")
    return "\n".join(lines) + "\n"


def write(path: Path, text: str) -> None:
    """A file with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
