"""What stands inside a block: settings, the case, one list that is answered, the explanation.

The result is neutral: paragraphs, items with their ticks and quotes. What they mean is the
business of a kind of activity.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from courseware.problems import Problem, Severity
from courseware.sources.boxes import Form, match_box, match_plain
from courseware.sources.comments import without_comments
from courseware.sources.items import Item, ListReader
from courseware.sources.lines import Line, indent_of, join
from courseware.sources.text import Part

__all__ = ["Body", "Item", "Setting", "read_body"]


@dataclass(frozen=True, slots=True)
class Setting:
    """A line `key: text to the end of the line`."""

    key: str
    value: str
    line: int
    column: int
    value_column: int


@dataclass(slots=True)
class Body:
    """The inside of a block, in the order in which it stands."""

    settings: list[Setting] = field(default_factory=list)
    case: Part | None = None
    items: list[Item] = field(default_factory=list)
    rest: Part | None = None
    problems: list[Problem] = field(default_factory=list)
    reader: BodyReader | None = field(default=None, repr=False)
    """Reads the list once more, for a kind whose entries have no boxes."""


SETTING = re.compile(r"[ ]*(?P<key>[^\W\d_][\w-]*)[ ]*[:：](?P<value>.*)")

KNOWN_SETTINGS = frozenset(
    "id kind objectives level hint points attempts shuffle confidence choose private silence was within unit pattern"
    " accents case title picture alt offer pick explain file captions transcript".split()
)
"""Keys that every author's guide shows; only a line with one of them is taken for a setting where it stands a little off."""


class BodyReader:
    """Reads the lines of one block; `path` is only for problems."""

    start = 0
    """The first line behind the settings."""

    def __init__(self, lines: Sequence[Line], path: str) -> None:
        self.path = path
        self.body = Body()
        self.written = lines
        self.lines, self.fences, unclosed = without_comments(lines)
        if unclosed:
            self.say(
                unclosed,
                0,
                "unclosed-comment",
                "This comment does not end, so it would be shown.",
                "Write `-->` where it ends.",
            )

    def read(self) -> Body:
        """The body. What cannot be understood is a problem in it, and the rest is still read."""
        self.start = self._settings()
        self.read_list(None)
        self.body.reader = self
        return self.body

    def read_list(self, form: Form | None) -> Body:
        """Reads the list, and parts what stands before and behind it; only `problems` of this reading are added."""
        first = self._first_item(self.start, form)
        end = first
        self.body.items = []
        if first < len(self.lines):
            reader = ListReader(self.lines, self.fences, first, self.say, form)
            end = reader.read()
            self.body.items = reader.items
        self.body.case = join(self.lines[self.start : first])
        self.body.rest = join(self.lines[end:])
        self._second_list(end, form)
        return self.body

    def say(
        self, line: Line, offset: int, code: str, message: str, hint: str, severity: Severity = Severity.ERROR
    ) -> None:
        """Adds a problem at a character of a line."""
        self.body.problems.append(Problem(self.path, line.number, line.at(offset), code, message, hint, severity))

    def _settings(self) -> int:
        """Reads the settings; the index of the line behind them."""
        index, end = 0, 0
        while index < len(self.lines):
            line = self.lines[index]
            if line.text:
                if not self._setting(line, after_blank=index > end):
                    break
                end = index + 1
            elif self.written[index].text and end == index:
                end = index + 1
            index += 1
        return end

    def _setting(self, line: Line, after_blank: bool) -> bool:
        """Whether this line stands where settings stand; it is read as one, or told."""
        match = SETTING.fullmatch(line.text)
        indent = indent_of(line.text)
        known = match is not None and match["key"] in KNOWN_SETTINGS
        if after_blank and not known:
            return False
        if match and (known or (indent and match["value"][:1] in ("", " "))):
            if not indent:
                self.say(
                    line,
                    0,
                    "setting-indent",
                    f"`{match['key']}:` is a setting, but without an indent it would be shown to the trainee.",
                    f"Write it four spaces in: `    {line.text.strip()}`.",
                )
            self._read_setting(line, match)
            return True
        if indent < 4 or match_box(line.text):
            return False
        self.say(
            line,
            indent,
            "bad-setting",
            "This line stands among the settings, but is none: a setting is one line with a key, a colon and a blank.",
            "Write `key: text`, such as `hint: Who works with it next?`; or begin the text below an empty line, without the indent.",
        )
        return True

    def _read_setting(self, line: Line, match: re.Match[str]) -> None:
        value = match["value"]
        start = match.start("value") + len(value) - len(value.lstrip())
        text = line.cut(start).typed().rstrip()
        if text in ("|", ">", "|-", ">-"):
            self.say(
                line,
                start,
                "bad-setting",
                f"`{text}` opens a text of several lines only in YAML; here a setting is one line.",
                f"Write the text behind `{match['key']}:`, on the same line.",
            )
        self.body.settings.append(
            Setting(match["key"].lower(), text, line.number, line.at(match.start("key")), line.at(start))
        )

    def _first_item(self, start: int, form: Form | None) -> int:
        """The index of the first line of the answered list; behind the last line where there is none."""
        far = len(self.lines)
        if form:
            for index in range(start, far):
                entry = self._formed(index, form)
                if entry is not None:
                    return self._with_unmarked(start, index, entry) if form.sign else index
            return far
        for index in range(start, len(self.lines)):
            box = match_box(self.lines[index].text) if index not in self.fences else None
            if not box:
                continue
            if box.spelling == "bare":
                self.say(
                    self.lines[index],
                    box.indent,
                    "option-spelling",
                    "This looks like an option, but no dash stands before its box, so it would become plain text.",
                    box.hint,
                )
            elif box.indent < 4:
                return self._with_unmarked(start, index, box.indent)
            else:
                far = min(far, index)
        return far

    def _formed(self, index: int, form: Form) -> int | None:
        """How far in the line stands, if a list of this form can begin there."""
        text = self.lines[index].text
        entry = form.match(text) if index not in self.fences and form.sign in text else None
        return entry.indent if entry and entry.indent < 4 else None

    def _with_unmarked(self, start: int, index: int, level: int) -> int:
        """The first entry without its sign right above the list, as it belongs to it; else the list's own first line."""
        first = index
        for above in range(index - 1, start - 1, -1):
            if not self.lines[above].text or above in self.fences:
                break
            plain = match_plain(self.lines[above].text)
            if plain and plain[0] <= level + 1:
                first = above
        return first

    def _second_list(self, start: int, form: Form | None) -> None:
        for index in range(start, len(self.lines)):
            line = self.lines[index]
            box = match_box(line.text) if index not in self.fences else None
            indent = box.indent if box and box.spelling != "bare" and box.indent < 4 else None
            if form:
                indent = self._formed(index, form)
            if indent is not None:
                self.say(
                    line,
                    indent,
                    "two-answer-lists",
                    "Here a second list of answers begins; a question has one, or nobody knows which counts.",
                    "Join the two lists (only `>` lines may stand between the entries), or make two questions.",
                )
                return


def read_body(lines: Sequence[Line], path: str) -> Body:
    """The inside of a block whose lines are `lines`."""
    return BodyReader(lines, path).read()
