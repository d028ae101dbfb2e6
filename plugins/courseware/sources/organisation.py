"""The organisation's own words: `{{ org.customer }}` in a text is replaced by what `org.yml` says."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import accumulate

from courseware.problems import Problem
from courseware.sources.lines import Nesting, read_lines
from courseware.sources.text import Part
from courseware.sources.verbatim import EMPTY_LINE, Ahead, fence_end
from courseware.sources.yaml_nodes import Mapping, Node, Scalar

NAME = re.compile(r"\{\{[ \t]*org[ \t]*\.(?P<name>[^{}\n]*)\}\}", re.IGNORECASE)
CODE_OR_NAME = re.compile(
    r"^(?P<fence>[ \t>]*(?:`{3}|~{3}))"
    r"|(?<![`\\])(?P<ticks>`+)"
    r"|<(?P<tag>pre|code|script|style)\b[^<>]*>"
    rf"|{NAME.pattern}",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass(slots=True)
class Organisation:
    """The words by their names, such as `name`, `customer`, `customers` and `words.ticket`."""

    words: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def replace(self, text: str, line: int, column: int, path: str, problems: list[Problem]) -> str:
        """`text` with its placeholders replaced, never in code; `line` and `column` say where it begins."""
        if "{{" not in text:
            return text
        pieces: list[str] = []
        at = 0
        for match in Places(text, path.endswith((".yml", ".yaml"))).names():
            name = match["name"].strip()
            word = self.words.get(name)
            if word is not None:
                self.used.add(name)
                pieces += text[at : match.start()], word
                at = match.end()
                continue
            down = text.count("\n", 0, match.start())
            across = match.start() - (text.rfind("\n", 0, match.start()) + 1)
            problems.append(self._unknown(name, path, line + down, across + (1 if down else column)))
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


def read_organisation(node: Node | None) -> Organisation:
    """The words of an organisation pack.

    `customer: {one: applicant, many: applicants}` gives `customer` and `customers`; a group gives
    `group.name`; text gives itself.
    """
    words: dict[str, str] = {}
    for entry in node.entries if isinstance(node, Mapping) else ():
        name, value = entry.key.text, entry.value
        if isinstance(value, Scalar):
            words[name] = one_line(value)
        elif isinstance(value, Mapping):
            inner = {each.key.text: one_line(each.value) for each in value.entries if isinstance(each.value, Scalar)}
            if set(inner) == {"one", "many"}:
                words[name], words[f"{name}s"] = inner["one"], inner["many"]
            else:
                words.update({f"{name}.{key}": word for key, word in inner.items()})
    return Organisation(words)


def one_line(value: Scalar) -> str:
    """A text as one line, as it is put into others."""
    return " ".join(value.text.split())
