"""Scenes as their author wrote them: Markdown and YAML give the same, and `source` makes sense of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from courseware.problems import Problem
from courseware.sources.drafts import Draft
from courseware.sources.lines import Line
from courseware.sources.sections import Word
from courseware.sources.text import Part


@dataclass(slots=True)
class WrittenChoice:
    """A choice. Names and numbers are words with their place, still unchecked."""

    text: Part
    line: int
    column: int
    key: str = ""
    was: Part | None = None
    spoken: bool | None = None
    happens: Part | None = None
    because: Part | None = None
    when: Part | None = None
    change: list[tuple[Word, Word]] = field(default_factory=list)
    finds: list[Word] = field(default_factory=list)
    next: Word | None = None
    best: bool = False


@dataclass(slots=True)
class WrittenScene:
    """A scene or an ending."""

    name: str
    title: Part
    text: list[Line]
    line: int
    column: int
    you: Part | None = None
    checkpoint: bool = False
    outcome: str = ""
    choices: list[WrittenChoice] = field(default_factory=list)
    questions: list[Draft] = field(default_factory=list)


def as_lines(part: Part | None) -> list[Line]:
    """The lines of a part, each with its place."""
    return [Line(text, part.line + index, part.column) for index, text in enumerate(part.lines)] if part else []


def words_in(text: Iterable[Line], separators: str) -> list[Word]:
    """The pieces between separators, without the blanks around them, each with its place; empty ones left out."""
    found = []
    for line in text:
        start = 0
        for index, sign in enumerate([*line.text, separators[0]]):
            if sign in separators:
                piece = line.text[start:index]
                if piece.strip():
                    found.append(Word(piece.strip(), line.number, line.at(start + len(piece) - len(piece.lstrip()))))
                start = index + 1
    return found


def tell_of_choices(scene: WrittenScene, path: str, problems: list[Problem]) -> None:
    """Tells of choices that nobody could make, since their scene is an ending, and of a key that two have."""
    if scene.outcome and scene.choices:
        problems.append(
            Problem(
                path,
                scene.choices[0].line,
                scene.choices[0].column,
                "choice-in-ending",
                "This choice stands in an ending, where the story is over, so nobody could make it.",
                f"Take `ending={scene.outcome}` away from the heading, or move the choice into a scene.",
            )
        )
    lines: dict[str, int] = {}
    for choice in scene.choices:
        if choice.key and choice.key in lines:
            problems.append(
                Problem(
                    path,
                    choice.line,
                    choice.column,
                    "key-twice",
                    f"The key `{choice.key}` stands already in line {lines[choice.key]}; records could not tell the two apart.",
                    "Give one of them another key.",
                )
            )
        lines.setdefault(choice.key, choice.line)
