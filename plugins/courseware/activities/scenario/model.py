"""What a scenario is: people, meters, clues and causes; scenes with choices; endings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from courseware.activities.activity import Activity
from courseware.formulas.compiling import compile_formula
from courseware.sources.text import Part

if TYPE_CHECKING:
    from courseware.activities.scenario.exploring import Exploration
    from courseware.formulas.nodes import Formula

LOWEST, HIGHEST, MIDDLE = 0, 10, 5
"""Every meter runs from 0 to 10 and starts at 5 where nothing is said."""

OUTCOMES = ("fix", "patch", "loss")
"""The cause is removed; people are calm and the cause stays; something is lost."""


@dataclass(frozen=True, slots=True)
class Meter:
    """Something that decisions move. `low_is_good` says in which direction."""

    name: str
    title: Part
    start: float
    low_is_good: bool
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Clue:
    """Something that can be found out."""

    name: str
    text: Part
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Cause:
    """What lies behind the trouble: found as soon as one of its clues is. `because` is for the debrief."""

    name: str
    title: Part
    because: Part | None
    clues: tuple[str, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the story."""

    name: str
    title: Part
    role: Part | None
    portrait: Part | None


@dataclass(frozen=True, slots=True)
class Speech:
    """A line that somebody says; in an ending, what they took home."""

    person: Person
    words: Part


@dataclass(frozen=True, slots=True)
class Role:
    """Who the trainee is: a name, and what that person does."""

    name: Part
    what: Part | None
    person: Person | None = None
    """The same in `people`, for the portrait."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision. `spoken` is None where the author said neither `Say:` nor `Do:`."""

    key: str
    text: Part
    spoken: bool | None
    happens: Part | None
    because: Part | None
    change: tuple[tuple[str, float], ...]
    """Meters and by how much they move."""
    when: Formula | None
    when_text: str
    finds: tuple[str, ...]
    next: str
    best: bool
    line: int
    column: int

    @property
    def compiled(self) -> str:
        """The condition as the browser reads it; "" where there is none."""
        return compile_formula(self.when) if self.when else ""

    @property
    def effect(self) -> str:
        """The changes as the browser reads them: `partner -3 hours 1`."""
        return " ".join(f"{name} {by:g}" for name, by in self.change)


@dataclass(slots=True)
class Scene:
    """A scene, or an ending with its `outcome`. `flow` is text and speech in turn."""

    name: str
    title: Part
    flow: tuple[Part | Speech, ...]
    choices: tuple[Choice, ...]
    line: int
    column: int
    you: Role | None = None
    checkpoint: bool = False
    outcome: str = ""
    questions: tuple[Activity, ...] = ()

    @property
    def texts(self) -> Iterator[Part]:
        """What is told, in its order."""
        for piece in self.flow:
            yield piece.words if isinstance(piece, Speech) else piece


@dataclass(slots=True, kw_only=True)
class Scenario(Activity):
    """A scenario. `exploration` is what came of walking through all of it; None where that made no sense."""

    intro: Part | None
    you: Role | None
    coach_at_once: bool
    people: tuple[Person, ...]
    meters: tuple[Meter, ...]
    clues: tuple[Clue, ...]
    causes: tuple[Cause, ...]
    scenes: dict[str, Scene]
    start: str
    exploration: Exploration | None = None

    @property
    def takes_minutes(self) -> float:
        """Ten for a long story, less for a short one: a way through it meets about two of five of its words."""
        words = sum(len(part.text.split()) for part in self.parts())
        return min(10, 0.4 * words / 200)

    @property
    def may_be_drawn(self) -> bool:
        """A short story is a question that takes a few steps; its ending is the answer."""
        return True

    def parts(self) -> Iterator[Part]:
        """Every text, each once."""
        yield self.title
        if self.intro:
            yield self.intro
        for person in self.people:
            yield from (part for part in (person.title, person.role, person.portrait) if part)
        for scene in self.scenes.values():
            yield scene.title
            yield from scene.texts
            for choice in scene.choices:
                yield from (part for part in (choice.text, choice.happens, choice.because) if part)
        for role in self.roles:
            yield from (part for part in (role.name, role.what) if part)
        for meter in self.meters:
            yield meter.title
        for clue in self.clues:
            yield clue.text
        for cause in self.causes:
            yield from (part for part in (cause.title, cause.because) if part)

    def lines(self) -> Iterator[Part]:
        """Titles, roles and names are read as one line."""
        yield self.title
        yield from (scene.title for scene in self.scenes.values())
        yield from (meter.title for meter in self.meters)
        yield from (cause.title for cause in self.causes)
        for person in self.people:
            yield from (part for part in (person.title, person.role) if part)
        for role in self.roles:
            yield from (part for part in (role.name, role.what) if part)
        for scene in self.scenes.values():
            for choice in scene.choices:
                yield choice.text

    def members(self) -> Iterator[Activity]:
        """The questions in endings."""
        for scene in self.scenes.values():
            yield from scene.questions

    @property
    def roles(self) -> list[Role]:
        """Who the trainee is, in the order of the story."""
        return [role for role in (self.you, *(scene.you for scene in self.scenes.values())) if role]

    @property
    def endings(self) -> list[Scene]:
        """The scenes that end the story."""
        return [scene for scene in self.scenes.values() if scene.outcome]

    @property
    def best_way(self) -> str:
        """The path that the debrief compares with, as the browser reads it: `friday/abc monday/def`."""
        way = self.exploration.best if self.exploration else ()
        return " ".join(f"{scene}/{key}" for scene, key in way)

    def title_of(self, name: str) -> Part:
        """What a scene is called."""
        return self.scenes[name].title

    def clue(self, name: str) -> Part:
        """The words of a clue."""
        return next(clue.text for clue in self.clues if clue.name == name)

    def meter(self, name: str) -> Part:
        """What a meter is called."""
        return next(meter.title for meter in self.meters if meter.name == name)

    def condition(self, choice: Choice, word: Callable[[str], str]) -> str:
        """When a choice is offered, in words."""
        from courseware.activities.scenario.outline import in_words  # noqa: PLC0415 - it reads this model

        return in_words(choice.when, self, word) if choice.when else ""

    def found_in(self, cause: Cause) -> list[Scene]:
        """The scenes in which one of a cause's clues can be found."""
        return [
            scene
            for scene in self.scenes.values()
            if any(set(choice.finds) & set(cause.clues) for choice in scene.choices)
        ]
