"""A scenario from its source: scenes under headings, or `scenes:` and `endings:`."""

from __future__ import annotations

import re
import sys

from courseware.activities.activity import Context
from courseware.activities.common import LEVELS
from courseware.activities.identity import option_keys, short_hash
from courseware.activities.question import Question
from courseware.activities.scenario.exploring import explore
from courseware.activities.scenario.from_mappings import read_scenes
from courseware.activities.scenario.from_sections import SectionsReader
from courseware.activities.scenario.model import (
    HIGHEST,
    LOWEST,
    MIDDLE,
    Cause,
    Choice,
    Clue,
    Meter,
    Person,
    Role,
    Scenario,
    Scene,
)
from courseware.activities.scenario.telling import flow_of
from courseware.activities.scenario.written import WrittenChoice, WrittenScene, tell_of_choices
from courseware.formulas.checking import Scope, read_formula
from courseware.formulas.nodes import Formula
from courseware.problems import Problem, Severity
from courseware.sources.drafts import Draft
from courseware.sources.fields import Fields, both, either
from courseware.sources.guess import brief, closest
from courseware.sources.named import read_named
from courseware.sources.sections import Word
from courseware.sources.text import Part
from courseware.sources.yaml_nodes import Scalar

NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


def read(draft: Draft, problems: list[Problem], context: Context) -> Scenario | None:
    """The scenario; None if it has no title or no scenes."""
    return Reader(draft, problems, context).read()


class Reader:
    """Reads one draft."""

    def __init__(self, draft: Draft, problems: list[Problem], context: Context) -> None:
        self.draft = draft
        self.fields = draft.fields
        self.problems = problems
        self.context = context

    def read(self) -> Scenario | None:
        """The scenario, walked through."""
        draft, fields = self.draft, self.fields
        name, fix = self.context.id_of(draft)
        self.people = self._people()
        self.meters = [self._meter(*each) for each in read_named(self.fields, "meters")]
        self.clues = [Clue(key, text, line, column) for key, text, _, line, column in read_named(self.fields, "clues")]
        causes = [self._cause(*each) for each in read_named(self.fields, "causes")]
        you = self._role(fields.text("you"))
        start = fields.scalar("start")
        before = len(self.problems)
        written = SectionsReader(draft.path, self.problems).read(draft.sections) if draft.sections else []
        written += read_scenes(fields, self.problems)
        values = {
            "objectives": fields.names("objectives"),
            "level": fields.word("level", LEVELS, ""),
            "points": fields.number("points", 1, 0),
            "silence": fields.silences(),
            "was": fields.line_of("was"),
            "coach_at_once": fields.word("coach", ("debrief", "at-once"), "debrief") == "at-once",
        }
        fields.finish("A scenario")
        if not self._has_what_it_needs(written):
            return None
        self.names = {scene.name: scene for scene in written}
        scenes = {scene.name: self._scene(scene) for scene in written}
        assert draft.title
        scenario = Scenario(
            id=name,
            kind="scenario",
            path=draft.path,
            line=draft.line,
            column=draft.column,
            title=draft.title,
            drafted=not fields.has("id"),
            id_fix=fix,
            version=self._version(scenes),
            intro=draft.case,
            you=you,
            people=tuple(self.people),
            meters=tuple(self.meters),
            clues=tuple(self.clues),
            causes=tuple(causes),
            scenes=scenes,
            start=self._start(start, written),
            **values,  # type: ignore[arg-type]
        )
        if self._is_whole(before):
            scenario.exploration = explore(scenario)
        return scenario

    def _is_whole(self, before: int) -> bool:
        """Whether nothing is wrong in its scenes: where a choice could not be read, what a walk without it says is wrong.

        `before` is how many problems there were when the scenes began to be read.
        """
        first = self.draft.sections[0].line if self.draft.sections else sys.maxsize
        return not any(
            problem.severity is Severity.ERROR
            and (index >= before or (problem.path == self.draft.path and problem.line >= first))
            for index, problem in enumerate(self.problems)
        )

    def _has_what_it_needs(self, written: list[WrittenScene]) -> bool:
        if self.draft.title is None:
            self.fields.say(
                "no-title",
                "This scenario has no title, so it cannot be listed or found.",
                "Write `title: What it is called`.",
            )
            return False
        seen: dict[str, int] = {}
        for scene in list(written):
            if scene.name in seen:
                self._say(
                    Word(scene.name, scene.line, scene.column),
                    "scene-twice",
                    f"The scene `{scene.name}` stands already in line {seen[scene.name]}, so nobody could tell where an arrow leads.",
                    "Give one of the two another name.",
                )
                written.remove(scene)
            seen.setdefault(scene.name, scene.line)
        if not any(not scene.outcome for scene in written):
            self.fields.say(
                "no-scenes",
                "This scenario has no scenes, so there is nothing to play.",
                "Write a heading `## Monday {#monday}`, what happens there, and choices: `- Do: what is done → next-scene`.",
            )
            return False
        return True

    def _say(self, word: Word, code: str, message: str, hint: str, severity: Severity = Severity.ERROR) -> None:
        self.problems.append(Problem(self.draft.path, word.line, word.column, code, message, hint, severity))

    def _people(self) -> list[Person]:
        found = []
        for name, title, body, _, _ in read_named(self.fields, "people"):
            role = picture = None
            alt = ""
            if body:
                role, picture, alt = body.text("text"), body.text("picture"), body.line_of("alt")
                if picture and not alt:
                    body.say(
                        "missing-alt",
                        f"The picture of {brief(title.text)} has no words, so who does not see it learns nothing.",
                        "Write `alt: what the picture shows` below it.",
                        body.values["picture"],
                    )
                body.finish("A person")
            found.append(Person(name, title, role, _image(picture, alt)))
        return found

    def _meter(self, name: str, title: Part, body: Fields | None, line: int, column: int) -> Meter:
        start, good = float(MIDDLE), "high"
        if body:
            start = round(body.number("start", MIDDLE, LOWEST, HIGHEST), 2)
            good = body.word("good", ("high", "low"), "high")
            body.finish("A meter")
        return Meter(name, title, start, good == "low", line, column)

    def _cause(self, name: str, title: Part, body: Fields | None, line: int, column: int) -> Cause:
        clues: list[str] = []
        because = None
        if body:
            because = body.text("because")
            for word in (Word(*each) for each in body.names("clues")):
                if self._known(word, [clue.name for clue in self.clues], "clue", "clues"):
                    clues.append(word.text)
            body.finish("A cause")
        return Cause(name, title, because, tuple(clues), line, column)

    def _role(self, part: Part | None) -> Role | None:
        """`Ines, support desk at Brightwell`: a name and what she does."""
        if part is None:
            return None
        text = part.lines[0]
        at = text.find(",")
        name = Part((text[:at] if at > 0 else text,), part.line, part.column)
        start = at + 1 + len(text[at + 1 :]) - len(text[at + 1 :].lstrip())
        what = Part((text[start:],), part.line, part.column + start) if at > 0 and text[start:] else None
        return Role(name, what, next((person for person in self.people if person.title.text == name.text), None))

    def _start(self, start: Scalar | None, written: list[WrittenScene]) -> str:
        first = next(scene.name for scene in written if not scene.outcome)
        if start is None:
            return first
        word = Word(start.text.strip(), start.line, start.column)
        if not self._known(word, list(self.names), "scene", "scenes"):
            return first
        if self.names[word.text].outcome:
            self._say(
                word,
                "starts-with-ending",
                f"`{word.text}` is an ending, so the story would be over before it begins.",
                "Write the name of the scene in which it begins.",
            )
            return first
        return word.text

    def _known(self, word: Word, names: list[str], what: str, many: str) -> bool:
        """Whether a name is one of these; a problem where it is not."""
        if word.text in names:
            return True
        close = closest(word.text, tuple(names), 0.5)
        self._say(
            word,
            f"unknown-{what}",
            f"There is no {what} called `{brief(word.text)}` in this scenario.",
            f"Did you mean `{close}`?"
            if close
            else f"Its {many} are {both(names)}."
            if names
            else f"It has no {many} yet: list them under `{many}:`.",
        )
        return False

    def _scene(self, written: WrittenScene) -> Scene:
        keys = option_keys((choice.key, (choice.was or choice.text).text) for choice in written.choices)
        choices = [self._choice(choice, key) for choice, key in zip(written.choices, keys, strict=True)]
        questions = []
        for each in written.questions:
            question = self.context.read(each, self.problems)
            if isinstance(question, Question) and written.outcome:
                questions.append(question)
            elif question:
                self._say(
                    Word("", each.line, each.column),
                    "misplaced-block",
                    "This question stands in a scene, where only a decision leads on, so it would not be shown.",
                    "Move it into an ending, or into the page that shows the scenario.",
                )
        tell_of_choices(written, self.draft.path, self.problems)
        return Scene(
            written.name,
            written.title,
            flow_of(written.text, self.people),
            tuple(choice for choice in choices if choice),
            written.line,
            written.column,
            self._role(written.you),
            written.checkpoint,
            written.outcome,
            tuple(questions),
        )

    def _choice(self, written: WrittenChoice, key: str) -> Choice | None:
        place = Word(written.text.text, written.line, written.column)
        if not written.text:
            self._say(
                place,
                "choice-without-words",
                "This choice has no words, so nobody could make it.",
                "Write what is said or done before the arrow.",
            )
            return None
        if written.next is None:
            self._say(
                place,
                "missing-target",
                "This choice does not say where it leads.",
                "Write an arrow and the name of a scene behind it: `→ monday`.",
            )
            return None
        target = self._target(written.next)
        if not target:
            return None
        change = []
        for meter, by in written.change:
            known = self._known(meter, [each.name for each in self.meters], "meter", "meters")
            number = self._number(by)
            if known and number is not None:
                change.append((meter.text, number))
        clues = [each.name for each in self.clues]
        finds = tuple(clue.text for clue in written.finds if self._known(clue, clues, "clue", "clues"))
        return Choice(
            key,
            written.text,
            written.spoken,
            written.happens,
            written.because,
            tuple(change),
            self._condition(written.when),
            written.when.text if written.when else "",
            finds,
            target,
            written.best,
            written.line,
            written.column,
        )

    def _target(self, word: Word) -> str:
        """The scene that an arrow leads to, by its name or, loosely, by its title."""
        if word.text in self.names:
            return word.text
        titled = [name for name, scene in self.names.items() if scene.title.text.casefold() == word.text.casefold()]
        if len(titled) > 1:
            message = f"More than one scene is called `{brief(word.text)}`, so it is not known where this choice leads."
            self._say(word, "two-targets", message, f"Write the name of the one that you mean: {either(titled)}.")
        return titled[0] if titled else word.text if self._known(word, list(self.names), "scene", "scenes") else ""

    def _number(self, word: Word) -> float | None:
        text = word.text.replace(" ", "").replace("−", "-").replace("–", "-")
        # The page shows and reckons with two digits behind the point, so nothing here may know more of them.
        value = round(float(text.replace(",", ".")), 2) if NUMBER.fullmatch(text) else 0.0
        if value:
            return max(-HIGHEST, min(HIGHEST, value))
        self._say(
            word,
            "wrong-number",
            f"`{brief(word.text)}` moves no meter.",
            f"Write a number from -{HIGHEST} to {HIGHEST}, such as `+2` or `-1`.",
        )
        return None

    def _condition(self, part: Part | None) -> Formula | None:
        if part is None:
            return None
        scope = Scope({meter.name: "number" for meter in self.meters}, self.names, [clue.name for clue in self.clues])
        place = (self.draft.path, part.line, part.column)
        return read_formula(part.text, place, scope, "condition", self.problems)

    def _version(self, scenes: dict[str, Scene]) -> str:
        """Changes when a scene, a choice, where it leads, what it does or a meter's start does; wording may change."""
        pieces = [f"{meter.name}={meter.start:g}" for meter in self.meters]
        for scene in scenes.values():
            pieces.append(f"{scene.name}:{scene.outcome}")
            for choice in scene.choices:
                pieces.append(
                    f"{scene.name}/{choice.key}>{choice.next}|{choice.effect}|{choice.when_text}|{','.join(choice.finds)}"
                )
        return short_hash("\n".join(sorted(pieces)), 8)


def _image(picture: Part | None, alt: str) -> Part | None:
    """A picture as Markdown, so that its address is treated as any other in this file."""
    if picture is None:
        return None
    words = alt.replace("[", "(").replace("]", ")")
    return Part((f"![{words}](<{picture.text.strip()}>)",), picture.line, picture.column)
