"""The organisation's own words: `{{ org.customer }}` in a text is replaced by what `org.yml` says.

A slot says what stands there until the organisation fills it: `{{ org.anecdotes.queue | We waited for an hour. }}`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import accumulate

from courseware.problems import Problem, Severity
from courseware.sources.fields import Fields
from courseware.sources.lines import Nesting, read_lines
from courseware.sources.text import Part
from courseware.sources.verbatim import EMPTY_LINE, Ahead, fence_end
from courseware.sources.yaml_nodes import Mapping, Node

NAME = re.compile(r"\{\{[ \t]*org[ \t]*\.(?P<name>[^{}\n]*)\}\}", re.IGNORECASE)
CODE_OR_NAME = re.compile(
    r"^(?P<fence>[ \t>]*(?:`{3}|~{3}))"
    r"|(?<![`\\])(?P<ticks>`+)"
    r"|<(?P<tag>pre|code|script|style)\b[^<>]*>"
    rf"|{NAME.pattern}",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Anecdote:
    """Something that people told, for a slot of a page or a story; line and column are those of its name."""

    name: str
    text: str
    consent: bool
    anonymised: bool
    line: int
    column: int


@dataclass(slots=True)
class Organisation:
    """The words by their names, such as `name`, `customer`, `customers`, `words.ticket` and `anecdotes.queue`.

    `complete` is whether the pack claims to fill every slot. `path` is how messages call its file.
    """

    words: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    anecdotes: tuple[Anecdote, ...] = ()
    complete: bool = False
    path: str = "site_config/org.yml"

    @property
    def house_words(self) -> dict[str, str]:
        """Words of the course that this organisation has others for."""
        return {name.removeprefix("words."): word for name, word in self.words.items() if name.startswith("words.")}

    def replace(self, text: str, line: int, column: int, path: str, problems: list[Problem]) -> str:
        """`text` with its placeholders replaced, never in code; `line` and `column` say where it begins."""
        if "{{" not in text:
            return text
        pieces: list[str] = []
        at = 0
        for match in Places(text, path.endswith((".yml", ".yaml"))).names():
            name, is_slot, until_filled = (piece.strip() for piece in match["name"].partition("|"))
            word = self.words.get(name)
            if word is not None or is_slot:
                self.used.add(name)
                pieces += text[at : match.start()], until_filled if word is None else word
                at = match.end()
            if word is not None:
                continue
            down = text.count("\n", 0, match.start())
            across = match.start() - (text.rfind("\n", 0, match.start()) + 1)
            place = path, line + down, across + (1 if down else column)
            problems.append(self._unfilled(name, *place) if is_slot else self._unknown(name, *place))
        return "".join(pieces) + text[at:]

    def _unknown(self, name: str, path: str, line: int, column: int) -> Problem:
        close = get_close_matches(name.lower(), sorted(self.words), 1, 0.5)
        return Problem(
            path,
            line,
            column,
            "L22",
            f"`org.{name}` is no word of the organisation pack, so the braces would be shown.",
            f"Did you mean `{{{{ org.{close[0]} }}}}`?"
            if close
            else f"Write `{name}: its words` into `site_config/org.yml`.",
        )

    def _unfilled(self, name: str, path: str, line: int, column: int) -> Problem:
        return Problem(
            path,
            line,
            column,
            "L22",
            f"The slot `org.{name}` is not filled, so readers get the course's own words here.",
            f"Write `{name.replace('.', ': {', 1)}: {{text: …, consent: yes, anonymised: yes}}}}` into `{self.path}`."
            if name.startswith("anecdotes.")
            else f"Write `{name}: your words` into `{self.path}`.",
            Severity.ERROR if self.complete else Severity.INFORMATION,
        )

    def open_slots(self, problems: list[Problem]) -> list[Problem]:
        """The problems with one remark in the place of those on each open slot, which a course that nobody has made their own has many of."""
        slots = [each for each in problems if each.code == "L22" and each.severity is Severity.INFORMATION]
        if not slots:
            return problems
        places = ", ".join(dict.fromkeys(f"{each.path}:{each.line}" for each in slots[:3])) + (
            " …" if len(slots) > 3 else ""
        )
        told = Problem(
            self.path,
            0,
            0,
            "L22",
            f"{len(slots)} {'slot waits' if len(slots) == 1 else 'slots wait'} for words and stories of your house ({places}); "
            "until then the course's own stand there.",
            "Fill them when you make the course your own; `complete: yes` in this file then tells each that is still open.",
            Severity.INFORMATION,
        )
        return [*(each for each in problems if each not in slots), told]

    def fill(self, part: Part, path: str, problems: list[Problem]) -> Part:
        """A part with its placeholders replaced; lines keep their numbers."""
        if not any("{{" in line for line in part.lines):
            return part
        text = self.replace("\n".join(part.lines), part.line, part.column, path, problems)
        return Part(tuple(text.split("\n")), part.line, part.column)


class Places:
    """Where placeholders stand in a text, outside of code. In YAML (`in_yaml`) an indent is no sign of code."""

    def __init__(self, text: str, in_yaml: bool) -> None:
        self.text = text
        self.in_yaml = in_yaml
        self.lines = [line.text for line in read_lines(text)]
        self.starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self.nesting = Nesting(self.lines)
        self._ends = Ahead(re.compile(r"\n") if in_yaml else EMPTY_LINE, text)
        self._fences_from = 0
        self._single: set[tuple[str, int]] = set()
        """Backticks and tags that have no partner up to an offset."""

    def names(self) -> Iterator[re.Match[str]]:
        """The placeholders one by one; what is found first at a place wins, so code is passed over."""
        offset = 0
        while match := CODE_OR_NAME.search(self.text, offset):
            offset = match.end()
            if match["name"] is not None:
                if not self._is_indented_code(match.start()):
                    yield match
            elif match["fence"] is not None:
                offset = self._behind_fence(match)
            else:
                offset = self._behind_inline(match)

    def _line_of(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def _is_indented_code(self, offset: int) -> bool:
        line = self._line_of(offset)
        return not self.in_yaml and self.lines[line].startswith("    ") and self.nesting.is_code(line)

    def _behind_fence(self, match: re.Match[str]) -> int:
        if match.start() < self._fences_from:
            return match.end()
        found, end = fence_end(self.lines, self._line_of(match.start()))
        self._fences_from = self.starts[end + found]
        return self._fences_from if found else match.end()

    def _behind_inline(self, match: re.Match[str]) -> int:
        """The offset behind inline code or a tag for code; the match's own end where it has no partner."""
        if match["ticks"]:
            close, key = rf"(?<!`){match['ticks']}(?!`)", match["ticks"]
            end = self._ends.find(match.end())
            until = end.start() if end else len(self.text)
        else:
            key, until = match["tag"].lower(), len(self.text)
            close = rf"</{key}\b"
        if (key, until) in self._single:
            return match.end()
        found = re.compile(close, re.IGNORECASE).search(self.text, match.end(), until)
        if not found:
            self._single.add((key, until))
        return found.end() if found else match.end()


def read_organisation(
    node: Node | None, path: str = "site_config/org.yml", problems: list[Problem] | None = None
) -> Organisation:
    """The words of an organisation pack.

    `customer: {one: applicant, many: applicants}` gives `customer` and `customers`; a group gives
    `group.name`; text gives itself. `anecdotes:` holds what people told, each with `text`, `consent` and `anonymised`;
    `complete: yes` claims that every slot of the course is filled.
    """
    found = Organisation(path=path)
    if not isinstance(node, Mapping):
        return found
    fields = Fields(node, path, [] if problems is None else problems)
    found.complete = fields.yes_no("complete", False)
    if anecdotes := fields.group("anecdotes"):
        found.anecdotes = tuple(read_anecdotes(anecdotes))
        found.words.update({f"anecdotes.{each.name}": each.text for each in found.anecdotes})
    for name in [each for each in fields.values if each not in fields.known]:
        if isinstance(fields.values[name], Mapping):
            found.words.update(read_group(name, fields))
        elif word := fields.line_of(name):
            found.words[name] = word
    return found


def read_group(name: str, above: Fields) -> dict[str, str]:
    """The words of a group: `customer` and `customers` where it has `one` and `many`, else `group.name`."""
    fields = above.group(name)
    if not fields:
        return {}
    words = {key: fields.line_of(key) for key in fields.values if key}
    if set(words) == {"one", "many"}:
        return {key: word for key, word in ((name, words["one"]), (f"{name}s", words["many"])) if word}
    for key, other in (("one", "many"), ("many", "one")):
        if set(words) == {key}:
            above.say(
                "one-and-many",
                f"`{name}` has `{key}` without `{other}`, so `org.{name}` and `org.{name}s` stay empty.",
                f"Write both: `{name}: {{one: a word for one, many: a word for several}}`.",
                above.keys[name],
            )
    return {f"{name}.{key}": word for key, word in words.items() if word}


def read_anecdotes(told: Fields) -> Iterator[Anecdote]:
    """What people told, each under a name; whether they agreed is judged elsewhere (rule L23)."""
    for name, value in told.values.items():
        key = told.keys[name]
        if not isinstance(value, Mapping):
            told.say(
                "no-anecdote",
                f"The anecdote `{name}` does not say whether its teller agreed, so it cannot be used.",
                f"Write `{name}: {{text: what was told, consent: yes, anonymised: yes}}`.",
                key,
            )
            continue
        fields = Fields(value, told.path, told.problems)
        if not fields.has("text"):
            fields.say(
                "no-anecdote",
                f"The anecdote `{name}` tells nothing, so its slot stays open.",
                "Write `text:` and what was told.",
                key,
            )
        text = fields.line_of("text")
        consent, anonymised = fields.yes_no("consent", False), fields.yes_no("anonymised", False)
        fields.finish("An anecdote")
        if text:
            yield Anecdote(name, text, consent, anonymised, key.line, key.column)
