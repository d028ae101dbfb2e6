"""A page of sections: headings with a name, text, and list items with an arrow to another section.

Neutral, as `sources.body` is: what a section or an arrow means is the business of a kind of activity.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from courseware.problems import Problem, Severity
from courseware.sources.blocks import Block
from courseware.sources.comments import without_comments
from courseware.sources.guess import brief
from courseware.sources.items import GOOD_KEY, QUOTE
from courseware.sources.lines import Line, indent_of, join
from courseware.sources.text import Part

HEADING = re.compile(r"[ ]{0,3}(?P<marks>#{1,6})[ ]+(?P<title>.*?)[ ]*(?:\{(?P<words>[^{}]*)\})?[ ]*#*[ ]*")
ITEM = re.compile(r"(?P<indent>[ ]{0,3})(?:[-*+•–—]|\d{1,9}[.)])[ \u00a0]+(?=\S)")
ARROW = re.compile(r"[ ]*(?:→|⇒|➔|➜|-+>|=+>)[ ]*(?P<target>[^\s()→>][^()→>]*?)?[ ]*(?P<note>\(.*)?")
NEAR_ARROW = re.compile(r"→|⇒|➔|➜|(?<=\s)(?:-+|=+)>")
NAMED = re.compile(r"\S+")
KEY = re.compile(r"[ ]*(?P<word>\{#(?P<key>[^{}\s]+)\})$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Arrow:
    """A list item that leads on: its text, where to, the bracketed note, and the `>` lines under it."""

    text: Part
    key: str
    target: Word | None
    note: tuple[Line, ...]
    """What stands between the brackets."""
    quotes: tuple[Line, ...]
    line: int
    column: int


@dataclass(slots=True)
class Section:
    """A heading, `## Title {#name word word=value}`, and what stands below it up to the next."""

    title: Part
    name: str
    words: tuple[Word, ...]
    line: int
    column: int
    text: list[Line] = field(default_factory=list)
    """The lines that belong to no arrow and no block."""
    arrows: list[Arrow] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


class SectionReader:
    """Reads the lines of one file. `blocks` are those that stand in it, by the indexes of its lines."""

    def __init__(self, lines: Sequence[Line], blocks: Sequence[Block], path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.lines, self.fences, unclosed = without_comments(lines)
        self.starts = {block.first: block for block in blocks}
        self.intro: list[Line] = []
        self.sections: list[Section] = []
        if unclosed:
            self.say(
                unclosed, 0, "unclosed-comment", "This comment does not end, so it would be shown.", "Write `-->`."
            )

    def read(self) -> None:
        """Fills `intro` and `sections`. What cannot be understood is a problem, and the rest is still read."""
        index = 0
        while index < len(self.lines):
            block = self.starts.get(index)
            if block:
                self._block(block)
                index = block.last + 1
            elif index in self.fences or not self.lines[index].text:
                self._into().append(self.lines[index])
                index += 1
            elif heading := HEADING.fullmatch(self.lines[index].text):
                self._heading(self.lines[index], heading)
                index += 1
            elif item := ITEM.match(self.lines[index].text):
                index = self._item(index, item)
            else:
                self._into().append(self.lines[index])
                index += 1

    def say(
        self, line: Line, offset: int, code: str, message: str, hint: str, severity: Severity = Severity.ERROR
    ) -> None:
        """Adds a problem at a character of a line."""
        self.problems.append(Problem(self.path, line.number, line.at(offset), code, message, hint, severity))

    def _into(self) -> list[Line]:
        return self.sections[-1].text if self.sections else self.intro

    def _block(self, block: Block) -> None:
        if self.sections:
            self.sections[-1].blocks.append(block)
            return
        self.problems.append(
            Problem(
                self.path,
                block.line,
                block.column,
                "misplaced-block",
                f"`/// {block.name}` stands before the first heading, where nothing is shown yet.",
                "Move it below a heading.",
            )
        )

    def _heading(self, line: Line, match: re.Match[str]) -> None:
        if len(match["marks"]) > 2 and self.sections:
            self._into().append(line)
            return
        if len(match["marks"]) != 2:
            self.say(
                line,
                match.start("marks"),
                "heading-level",
                f"This heading has {'one' if len(match['marks']) == 1 else len(match['marks'])} `#`, "
                "and only two begin a section of its own.",
                f"Write `## {brief(match['title'])}`.",
            )
        title = line.cut(match.start("title"), match.end("title"))
        words = []
        for found in NAMED.finditer(match["words"] or ""):
            words.append(Word(found[0], line.number, line.at(match.start("words") + found.start())))
        names = [word for word in words if word.text.startswith("#")]
        name = names[0].text[1:] if names else ""
        for word in names[1:]:
            self.problems.append(
                Problem(
                    self.path,
                    word.line,
                    word.column,
                    "two-names",
                    f"This heading has a name already, so `{brief(word.text)}` would be lost.",
                    f"Write one name, the one that arrows lead to: `{{#{brief(name)}}}`.",
                )
            )
        if name and not GOOD_KEY.fullmatch(name):
            better = re.sub("[^a-z0-9]+", "-", name.lower()).strip("-") or "first"
            self.problems.append(
                Problem(
                    self.path,
                    names[0].line,
                    names[0].column,
                    "bad-id",
                    f"`#{brief(name)}` has other signs than small letters, digits and single hyphens.",
                    f"Write `{{#{better}}}`.",
                )
            )
            name = better
        self.sections.append(
            Section(
                Part((title.text,), title.number, title.column),
                name,
                tuple(word for word in words if word not in names),
                line.number,
                line.at(match.start("marks")),
            )
        )

    def _item(self, index: int, match: re.Match[str]) -> int:
        """Reads a list item; the index of the line behind it. One without an arrow is text."""
        level = len(match["indent"])
        end, after_blank = index + 1, False
        while end < len(self.lines) and end not in self.starts:
            line = self.lines[end]
            if line.text:
                deeper = indent_of(line.text) >= level + 2
                quote = end not in self.fences and QUOTE.fullmatch(line.text)
                below = not after_blank and not ITEM.match(line.text) and not HEADING.fullmatch(line.text)
                if not (deeper or (quote and not after_blank) or below):
                    break
            after_blank = not line.text
            end += 1
        body = [(at, self.lines[at]) for at in range(index, end)]
        arrow = self._arrow(body, match.end())
        if arrow is None:
            self._into().extend(line for _, line in body)
        elif self.sections:
            self.sections[-1].arrows.append(arrow)
        else:
            self.say(
                self.lines[index],
                level,
                "arrow-outside",
                "This choice stands before the first heading with two `#`, so nobody could make it.",
                "Write the heading of its scene above it: `## Monday {#monday}`.",
            )
        return end

    def _arrow(self, body: list[tuple[int, Line]], start: int) -> Arrow | None:
        """The item as an arrow; None where there is none in it."""
        first = body[0][1]
        text: list[Line] = []
        note: list[Line] = []
        quotes: list[Line] = []
        target: Word | None = None
        found = False
        for at, whole in body:
            line = whole.cut(start) if whole is first else whole.cut(indent_of(whole.text))
            quote = QUOTE.fullmatch(whole.text) if at not in self.fences and whole is not first else None
            if quote:
                quotes.append(whole.cut(quote.start("text")))
            elif quotes and line.text:
                quotes.append(line)
            elif line.text and found and (line.text.startswith("(") or self._is_open(note)):
                note.append(line)
            elif found and line.text:
                self._lost(line)
            elif not found and (match := self._arrow_in(at, line)):
                if whole is not first and ITEM.match(line.text):
                    self._inside(line)
                    return None
                found = True
                text.append(line.cut(0, match.start()))
                if match["target"]:
                    target = Word(match["target"].strip(), line.number, line.at(match.start("target")))
                if match["note"]:
                    note.append(line.cut(match.start("note"), len(line.text.rstrip())))
            elif not found:
                text.append(line)
        if not found:
            return None
        key, text = self._key(text)
        part = join([line.cut(0, len(line.text.rstrip())) for line in text])
        part = part or Part(("",), first.number, first.at(start))
        return Arrow(part, key, target, self._note(note), tuple(quotes), first.number, first.at(indent_of(first.text)))

    def _arrow_in(self, at: int, line: Line) -> re.Match[str] | None:
        """The last arrow of a line, with nothing behind it but its target and a note. In fenced code there is none."""
        if at in self.fences:
            return None
        for near in reversed(list(NEAR_ARROW.finditer(line.text))):
            before = line.text[: near.start()]
            match = ARROW.fullmatch(line.text, len(before.rstrip(" ")))
            if match and before.count("`") % 2 == 0:
                return match
        return None

    @staticmethod
    def _is_open(note: list[Line]) -> bool:
        return bool(note) and not note[-1].text.rstrip().endswith(")")

    def _note(self, note: list[Line]) -> tuple[Line, ...]:
        """The lines between the brackets."""
        if not note:
            return ()
        if self._is_open(note):
            self.say(
                note[0],
                0,
                "unclosed-note",
                "This bracket does not end, so what the choice does is not known.",
                "Write `)` where it ends.",
            )
            return (note[0].cut(1), *note[1:])
        note = self._first_note(note)
        last = note[-1].cut(0, len(note[-1].text.rstrip()) - 1)
        return (note[0].cut(1, len(last.text)),) if len(note) == 1 else (note[0].cut(1), *note[1:-1], last)

    def _first_note(self, note: list[Line]) -> list[Line]:
        """The lines up to where the first bracket ends; a problem where another one follows."""
        depth = 0
        for index, line in enumerate(note):
            for at, sign in enumerate(line.text):
                if sign == "(" and not depth and (index or at):
                    self.say(
                        line,
                        at,
                        "two-notes",
                        "This choice has a bracket already, so what stands in this one would be lost.",
                        "Put it into the first one, with `;` before it: `(trust +2; when hours > 0)`.",
                    )
                    before = line.cut(0, len(line.text[:at].rstrip()))
                    return [*note[:index], before] if before.text else note[:index]
                depth += {"(": 1, ")": -1}.get(sign, 0)
        return note

    def _lost(self, line: Line) -> None:
        self.say(
            line,
            0,
            "text-behind-arrow",
            "This line stands behind the arrow of a choice, so nobody would see it.",
            f"What happens then begins with `>`: `> {brief(line.text)}`; what the choice does stands in brackets.",
        )

    def _inside(self, line: Line) -> None:
        """Tells of an arrow in a list inside the list: its entry is text."""
        self.say(
            line,
            0,
            "nested-choice",
            "This choice stands inside another entry of a list, so nobody could make it.",
            "Let it begin at the left margin; where it is no choice, put the arrow between backticks.",
        )

    def _key(self, text: list[Line]) -> tuple[str, list[Line]]:
        """The key of the item, `{#key}` at the end of its text, and the text without it."""
        line = text[-1].cut(0, len(text[-1].text.rstrip()))
        match = KEY.search(line.text)
        if not match:
            return "", text
        key = match["key"]
        if not GOOD_KEY.fullmatch(key):
            better = re.sub("[^a-z0-9]+", "-", key.lower()).strip("-") or "first"
            self.say(
                line,
                match.start("word"),
                "bad-key",
                f"The key `{{#{brief(key)}}}` has other signs than small letters, digits and single hyphens.",
                f"Write `{{#{better}}}`.",
            )
            key = ""
        return key, [*text[:-1], line.cut(0, match.start())]


def read_sections(
    lines: Sequence[Line], blocks: Sequence[Block], path: str
) -> tuple[list[Line], list[Section], list[Problem]]:
    """What stands before the first heading, the sections, and what was wrong."""
    reader = SectionReader(lines, blocks, path)
    reader.read()
    return reader.intro, reader.sections, reader.problems
