"""Text of a scene as what is told and what is said: a paragraph `Tomas: …` is a line of his."""

from __future__ import annotations

from collections.abc import Sequence

from courseware.activities.scenario.model import Person, Speech
from courseware.sources.lines import Line, join
from courseware.sources.text import Part

OPEN, CLOSE = "“\"„«‘'", "”\"“»’'"


def flow_of(lines: Sequence[Line], people: Sequence[Person]) -> tuple[Part | Speech, ...]:
    """What is told and what is said, in turn."""
    flow: list[Part | Speech] = []
    told: list[Line] = []
    said: list[Line] = []
    speaker: Person | None = None

    def end_speech() -> None:
        nonlocal speaker
        words = join(said)
        if speaker and words:
            flow.append(Speech(speaker, words))
        speaker = None
        said.clear()

    blank = True
    for line in lines:
        found = _speaker(line, people) if blank or speaker else None
        if found:
            end_speech()
            part = join(told)
            if part:
                flow.append(part)
            told.clear()
            speaker, start = found
            said.append(_unquoted(line.cut(start)))
        elif speaker and line.text:
            said.append(line)
        else:
            if speaker:
                end_speech()
            told.append(line)
        blank = not line.text
    end_speech()
    part = join(told)
    return tuple([*flow, part] if part else flow)


def _speaker(line: Line, people: Sequence[Person]) -> tuple[Person, int] | None:
    """Who speaks in this line, and where the words begin."""
    for person in people:
        name = person.title.text
        if line.text.startswith((f"{name}:", f"**{name}:**", f"**{name}**:")):
            at = line.text.index(name) + len(name)
            while at < len(line.text) and line.text[at] in ":* ":
                at += 1
            return person, at
    return None


def _unquoted(line: Line) -> Line:
    """Without quotation marks around all of it: the page adds its own."""
    text = line.text.rstrip()
    inside = text[1:-1]
    if len(text) > 2 and text[0] in OPEN and text[-1] in CLOSE and not any(sign in inside for sign in '“”"„«»'):
        return line.cut(1, len(text) - 1)
    return line
