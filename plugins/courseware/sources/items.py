"""The one list of a question that is answered: its entries, and what is said about each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from courseware.problems import Severity
from courseware.sources.boxes import Box, Form, match_box, match_plain
from courseware.sources.comments import Fences
from courseware.sources.lines import Line, indent_of, join
from courseware.sources.text import Part

QUOTE = re.compile(r"[ ]*>[ ]?(?P<text>.*)")
LABEL = re.compile(r"(?P<label>missed|was)[ ]*:[ ]*(?P<text>.*)", re.IGNORECASE)
GOOD_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of the answered list: `- [x] text {#key}` and the `>` lines under it."""

    ticked: bool
    text: Part
    key: str
    because: Part | None
    missed: Part | None
    was: Part | None
    line: int
    column: int
    place: Part | None = None
    """Where it belongs, in a list of such entries."""


class Say(Protocol):
    """Adds a problem at a character of a line."""

    def __call__(self, line: Line, offset: int, code: str, message: str, hint: str, severity: Severity = ...) -> None:
        """The line, the index of the character in it, and what `Problem` holds."""


class ListReader:
    """Reads the list that begins in line `first`; its entries have boxes, or another `form`."""

    def __init__(self, lines: Sequence[Line], fences: Fences, first: int, say: Say, form: Form | None = None) -> None:
        self.form = form
        self.lines = lines
        self.fences = fences
        self.say = say
        self.items: list[Item] = []
        self.level = indent_of(lines[first].text)
        """How far in the first entry stands."""
        self._first = first

    def read(self) -> int:
        """Reads the entries; the index of the first line behind the list that is not empty."""
        index = self._first
        while index < len(self.lines):
            entry = self._entry(index) if self.lines[index].text else None
            if entry:
                index = ItemReader(self, index, entry).read()
            elif self.lines[index].text:
                break
            else:
                index += 1
        return index

    def starts_entry(self, index: int) -> Box | None:
        """The entry that begins in this line: one with a box, or one of the list's own level without."""
        if index in self.fences:
            return None
        line = self.lines[index]
        if self.form:
            entry = self.form.match(line.text)
            return entry if entry and entry.indent <= self.level + 1 else None
        box = match_box(line.text)
        if box and (box.spelling != "bare" or box.indent <= self.level + 1):
            return box
        plain = match_plain(line.text)
        if plain and plain[0] <= self.level + 1:
            text = line.text[plain[1] :]
            return Box(
                plain[0], False, plain[1], "bare", f"Write `- [x] {text}` if it is right, `- [ ] {text}` if not."
            )
        return None

    def _entry(self, index: int) -> Box | None:
        """The same, with a word about what is not as it should be."""
        entry = self.starts_entry(index)
        line = self.lines[index]
        if entry is None or self.form:
            return entry
        if match_box(line.text) is None:
            self.say(
                line,
                entry.indent,
                "option-without-box",
                "This entry has no box, so it is not clear whether it is right.",
                entry.hint + " If it belongs to the explanation, put a sentence before its list.",
            )
        elif entry.spelling != "exact":
            self.say(
                line,
                entry.indent,
                "option-spelling",
                "This looks like an option, but its box is not written as one, so it would become plain text.",
                entry.hint,
            )
        elif entry.indent > self.level + 1:
            self.say(
                line,
                entry.indent,
                "option-indent",
                "This option stands further in than the first one, so it would become part of the one above.",
                "Let all options begin in the same column.",
            )
        elif entry.indent >= 4 and index == self._first:
            self.say(
                line,
                entry.indent,
                "option-indent",
                "This option stands so far in that Markdown takes it for code.",
                "Let all options begin at the left margin.",
            )
        return entry


class ItemReader:
    """Reads one entry: its text, and the `>` lines below it."""

    def __init__(self, outer: ListReader, index: int, box: Box) -> None:
        self.outer = outer
        self.start = index
        self.box = box
        self.text: list[Line] = [outer.lines[index].cut(box.start)]
        self.quotes: list[Line] = []

    def read(self) -> int:
        """Adds the item to the list; the index of the first line behind it that is not empty."""
        index, after_blank = self.start + 1, False
        while index < len(self.outer.lines):
            line = self.outer.lines[index]
            if line.text and not self._takes(index, line, after_blank):
                break
            after_blank = not line.text
            index += 1
        self._finish()
        return index

    def _takes(self, index: int, line: Line, after_blank: bool) -> bool:
        """Whether a line belongs to this entry; it is added where it belongs."""
        level, indent = self.box.indent, indent_of(line.text)
        fence = self.outer.fences.get(index)
        head = self.outer.lines[index if fence is None else fence]
        quote = QUOTE.fullmatch(line.text)
        if fence == self.start:
            self.text.append(line)
        elif quote and QUOTE.fullmatch(head.text) and (indent > level or not after_blank):
            self.quotes.append(line.cut(quote.start("text")))
        elif fence is not None and indent_of(head.text) < level + 2:
            return False
        elif fence is None and self.outer.starts_entry(index):
            return False
        elif fence is not None or indent >= level + 2:
            if fence is None and self.quotes and self.quotes[-1].number == line.number - 1:
                self.quotes.append(line.cut(indent))
            else:
                self.text.append(line)
        elif after_blank:
            return False
        else:
            self._lazy(line)
        return True

    def _lazy(self, line: Line) -> None:
        self.outer.say(
            line,
            0,
            "joined-line",
            "This line stands right under the list, so Markdown makes it part of the entry above.",
            "Leave an empty line before it, or indent it by two spaces if it belongs there.",
            Severity.WARNING,
        )
        (self.quotes or self.text).append(line)

    def _finish(self) -> None:
        line = self.outer.lines[self.start]
        self.text = self._dedented()
        key = self._key()
        self.text[-1] = self.text[-1].cut(0, len(self.text[-1].text.rstrip()))
        text = join(self.text) or Part(("",), self.text[0].number, self.text[0].column)
        because, missed, was = self._said()
        self.outer.items.append(
            Item(self.box.ticked, text, key, because, missed, was, line.number, line.at(self.box.indent))
        )

    def _dedented(self) -> list[Line]:
        """The text without the indent that the list adds: as far as its lines go in together, at most four blanks."""
        first, *rest = self.text
        inside = [indent_of(line.text) for line in rest if indent_of(line.text) >= self.box.indent + 2]
        width = min([*inside, self.box.indent + 4])
        return [first, *(line.cut(min(indent_of(line.text), width)) for line in rest)]

    def _key(self) -> str:
        """The key at the end of the first paragraph, `{#key}`, which is taken off."""
        last = 0
        while last + 1 < len(self.text) and self.text[last + 1].number == self.text[last].number + 1:
            last += 1
        line = self.text[last]
        text = line.text.rstrip()
        at = text.rfind("{") if text.endswith("}") else -1
        key = text[at + 1 : -1].strip()
        if at < 0 or not key.startswith("#") or " " in key:
            return ""
        self.text[last] = line.cut(0, len(text[:at].rstrip()))
        key = key[1:]
        if GOOD_KEY.fullmatch(key):
            return key
        better = re.sub("[^a-z0-9]+", "-", key.lower()).strip("-") or "first"
        self.outer.say(
            line,
            at,
            "bad-key",
            f"The key `{{#{key}}}` has other signs than small letters, digits and single hyphens.",
            f"Write `{{#{better}}}`.",
        )
        return ""

    def _said(self) -> tuple[Part | None, Part | None, Part | None]:
        """The quotes, told apart: why, `Missed:`, and the one line `Was:`."""
        because: list[Line] = []
        missed: list[Line] = []
        was: list[Line] = []
        into = because
        for line in self.quotes:
            match = LABEL.fullmatch(line.text)
            if match and match["label"].lower() == "was":
                was.append(line.cut(match.start("text")))
            elif match:
                into = missed
                into.append(line.cut(match.start("text")))
            else:
                into.append(line)
        return join(because), join(missed), join(was[:1])
