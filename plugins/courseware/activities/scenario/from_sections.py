"""Scenes from Markdown: a heading is a scene, a list item with an arrow a choice."""

from __future__ import annotations

import re

from courseware.activities.identity import slug
from courseware.activities.scenario.model import OUTCOMES
from courseware.activities.scenario.written import WrittenChoice, WrittenScene, words_in
from courseware.problems import Problem, Severity
from courseware.sources.comments import without_comments
from courseware.sources.drafts import from_block
from courseware.sources.fields import either
from courseware.sources.guess import brief, closest
from courseware.sources.lines import Line, join
from courseware.sources.sections import Arrow, Section, Word
from courseware.sources.text import Part

VOICE = re.compile(r"(?P<voice>say|do)[ ]*:[ ]*", re.IGNORECASE)
COACH = re.compile(r"coach[ ]*:[ ]*(?P<text>.*)", re.IGNORECASE)
YOU = re.compile(r"[ ]*you[ ]*:[ ]*(?P<text>\S.*?)[ ]*", re.IGNORECASE)
ITEM = re.compile(r"[ ]?(?P<item>[-*+•][ ]+(?:say|do)[ ]*:)", re.IGNORECASE)
WHEN = re.compile(r"when\b[ ]*", re.IGNORECASE)
GOES_ON = re.compile(r"(?:and|or|not)\b|[<>=(]", re.IGNORECASE)
FINDS = re.compile(r"finds?\b[ ]*", re.IGNORECASE)
CHANGE = re.compile(r"(?P<name>[^\s\d+−–-][\w-]*?)[ ]*(?P<by>[+−–-][ ]*\d+(?:[.,]\d+)?)")


class SectionsReader:
    """Makes scenes of sections; what cannot be understood is added to `problems`."""

    def __init__(self, path: str, problems: list[Problem]) -> None:
        self.path = path
        self.problems = problems

    def say(self, word: Word, code: str, message: str, hint: str, severity: Severity = Severity.ERROR) -> None:
        """Adds a problem at a word."""
        self.problems.append(Problem(self.path, word.line, word.column, code, message, hint, severity))

    def read(self, sections: list[Section]) -> list[WrittenScene]:
        """The scenes, in their order."""
        taken = {section.name for section in sections if section.name}
        scenes = []
        for section in sections:
            name = section.name or self._free(slug(section.title.text), taken)
            taken.add(name)
            scene = WrittenScene(name, section.title, section.text, section.line, section.column)
            for word in section.words:
                self._attribute(scene, word)
            scene.you, scene.text = self._role(scene.text)
            scene.choices = [self._choice(arrow) for arrow in section.arrows]
            if not scene.outcome:
                self._tell_of_text(section.text)
            for block in section.blocks:
                if block.name == "question":
                    scene.questions.append(from_block(block, self.path, self.problems))
                elif block.name != "unknown":
                    self.say(
                        Word("", block.line, block.column),
                        "misplaced-block",
                        f"`/// {block.name}` has no meaning in a scenario.",
                        "Put it into the page that shows the scenario.",
                    )
            scenes.append(scene)
        return scenes

    @staticmethod
    def _free(name: str, taken: set[str]) -> str:
        number, found = 1, name
        while found in taken:
            number += 1
            found = f"{name}-{number}"
        return found

    def _attribute(self, scene: WrittenScene, word: Word) -> None:
        """`checkpoint` or `ending=fix`."""
        name, equals, value = word.text.partition("=")
        if name == "checkpoint" and not equals:
            scene.checkpoint = True
        elif name == "ending" and value in OUTCOMES:
            scene.outcome = value
        elif name == "ending":
            scene.outcome = "patch"
            self.say(
                word,
                "wrong-word",
                f"`{brief(word.text)}` does not say how the story ends.",
                f"Write {either(f'ending={each}' for each in OUTCOMES)}.",
            )
        else:
            close = closest(name, ("checkpoint", "ending"), 0.5)
            self.say(
                word,
                "unknown-setting",
                f"`{brief(word.text)}` means nothing behind the heading of a scene.",
                f"Did you mean `{'ending=fix' if close == 'ending' else close}`?"
                if close
                else "Write `checkpoint`, `ending=fix`, or take it away.",
            )

    @staticmethod
    def _role(text: list[Line]) -> tuple[Part | None, list[Line]]:
        """The line `you: …` where it is the first below the heading, and the lines without it."""
        for index, line in enumerate(text):
            if line.text:
                match = YOU.fullmatch(line.text)
                if match:
                    start = match.start("text")
                    return join([line.cut(start, match.end("text"))]), [*text[:index], *text[index + 1 :]]
                break
        return None, text

    def _tell_of_text(self, text: list[Line]) -> None:
        """Tells of what was meant as a choice and has no arrow, so that it became text."""
        _, fences, _ = without_comments(text)
        for index, line in enumerate(text):
            match = ITEM.match(line.text)
            if match and index not in fences:
                self.say(
                    Word("", line.number, line.at(match.start("item"))),
                    "missing-target",
                    "This choice does not say where it leads, so it would be shown as text.",
                    "Write an arrow behind it, with a blank before the arrow, and the name of a scene: ` → monday`.",
                )

    def _choice(self, arrow: Arrow) -> WrittenChoice:
        choice = WrittenChoice(arrow.text, arrow.line, arrow.column, arrow.key, next=arrow.target)
        match = VOICE.match(arrow.text.lines[0])
        if match:
            choice.spoken = match["voice"].lower() == "say"
            first, *rest = arrow.text.lines
            choice.text = Part((first[match.end() :], *rest), arrow.text.line, arrow.text.column + match.end())
        self._quotes(choice, arrow.quotes)
        for word in words_in(arrow.note, ";"):
            self._note(choice, word)
        return choice

    @staticmethod
    def _quotes(choice: WrittenChoice, quotes: tuple[Line, ...]) -> None:
        happens: list[Line] = []
        because: list[Line] = []
        into = happens
        for line in quotes:
            match = COACH.fullmatch(line.text)
            if match:
                into = because
                into.append(line.cut(match.start("text")))
            elif line.text.lower().startswith("was:"):
                choice.was = join([line.cut(4 + len(line.text[4:]) - len(line.text[4:].lstrip()))])
            else:
                into.append(line)
        choice.happens, choice.because = join(happens), join(because)

    def _note(self, choice: WrittenChoice, word: Word) -> None:
        """One piece between the brackets: a condition, clues, `best`, or what moves."""
        if word.text.lower() == "best":
            choice.best = True
        elif match := WHEN.match(word.text):
            if choice.when:
                self.say(
                    word,
                    "two-conditions",
                    "This choice has two conditions, so one of them would be lost.",
                    "Join them with `and`, or with `or`.",
                )
            choice.when = Part((word.text[match.end() :],), word.line, word.column + match.end())
        elif match := FINDS.match(word.text):
            rest = Line(word.text[match.end() :], word.line, word.column + match.end())
            clues = words_in([rest], ",")
            choice.finds += clues
            if not clues:
                self._say_note(word)
        else:
            for piece in words_in([Line(word.text, word.line, word.column)], ","):
                self._change(choice, piece)

    def _change(self, choice: WrittenChoice, word: Word) -> None:
        match = CHANGE.fullmatch(word.text)
        if match:
            name = Word(match["name"], word.line, word.column)
            choice.change.append((name, Word(match["by"], word.line, word.column + match.start("by"))))
            return
        self._say_note(word)

    def _say_note(self, word: Word) -> None:
        goes_on = GOES_ON.match(word.text)
        self.say(
            word,
            "bad-note",
            f"`{brief(word.text)}` between the brackets of a choice says nothing that is understood.",
            "A condition stands on one line: write this at the end of the line above."
            if goes_on
            else "Write what moves (`partner +2, hours -1`), `when partner >= 3`, `finds a-clue` or `best`, with `;` between them.",
        )
