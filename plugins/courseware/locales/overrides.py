"""`words.yml`: what an organisation says in place of a text of the interface."""

from __future__ import annotations

import re
from collections.abc import Mapping as Mapped
from difflib import get_close_matches

from courseware.locales.catalogue import Catalogue, Said, catalogue_of, every_text
from courseware.locales.plurals import CATEGORIES
from courseware.problems import Problem
from courseware.sources.guess import brief, closest
from courseware.sources.yaml_nodes import Entry, Mapping, Node, Scalar, describe

SLOT = re.compile(r"\{#?\w+\}")


def read_overrides(mapping: Mapping | None, path: str, tag: str, problems: list[Problem]) -> dict[str, Said]:
    """What is said, by the English text that it stands for. A line that would do nothing, or break a text, is a problem."""
    if mapping is None:
        return {}
    reader = Reader(path, tag, problems)
    found: dict[str, Said] = {}
    for entry in mapping.entries:
        text = reader.meant(entry)
        said = reader.said(entry, text) if text else None
        if said:
            found[text] = said
    return found


class Reader:
    """Knows every text of the interface, in English and as the course's language has it."""

    def __init__(self, path: str, tag: str, problems: list[Problem]) -> None:
        self.path, self.problems = path, problems
        self.texts = every_text()
        self.catalogue: Catalogue = catalogue_of(tag)
        self.by_words = {bare(text): text for text in self.texts}
        self.by_words.update({bare(many): one for one, many in self.texts.items() if many})
        for text in self.texts:
            for shown in shown_for(text, self.catalogue):
                self.by_words.setdefault(bare(shown), text)

    def say(self, node: Node, code: str, message: str, hint: str) -> None:
        """Adds a problem."""
        self.problems.append(Problem(self.path, node.line, node.column, code, message, hint))

    def meant(self, entry: Entry) -> str:
        """The text that a key stands for, as it is in English; "" where nothing on any page says so."""
        key = bare(entry.key.text)
        if key in self.by_words:
            return self.by_words[key]
        close = get_close_matches(key, self.by_words, 1, 0.5)
        self.say(
            entry.key,
            "unknown-text",
            f"Nothing on any page says “{brief(key)}”, so these words would never be shown.",
            f"Did you mean `{close[0]}`?" if close else "Write the text as it stands on the page, letter by letter.",
        )
        return ""

    def said(self, entry: Entry, text: str) -> Said | None:
        """What is to be said; None where that cannot be."""
        value = entry.value
        many = self.texts[text]
        if isinstance(value, Scalar):
            line = self.line(value, text, many)
            return dict.fromkeys(("one", "other"), line) if line and many else line or None
        if not isinstance(value, Mapping) or not many:
            self.say(
                value,
                "text-expected",
                f"Behind this text stands {describe(value)}, where the words to show belong.",
                "Write one text behind the colon.",
            )
            return None
        return self.forms(value, text, many)

    def forms(self, mapping: Mapping, text: str, many: str) -> Mapped[str, str] | None:
        """The plural forms."""
        found: dict[str, str] = {}
        for entry in mapping.entries:
            name = entry.key.text
            if name not in CATEGORIES:
                close = closest(name, CATEGORIES, 0.5)
                self.say(
                    entry.key,
                    "unknown-setting",
                    f"`{brief(name)}` is no form that words have for numbers.",
                    f"Did you mean `{close}`?" if close else "Write `one: …` and `other: …`.",
                )
            elif isinstance(entry.value, Scalar) and (line := self.line(entry.value, text, many)):
                found[name] = line
        if "other" in found:
            return found
        self.say(
            mapping,
            "missing-form",
            "The form for all other numbers is missing, so most numbers would have no words.",
            "Add the line `other: …`.",
        )
        return None

    def line(self, value: Scalar, text: str, many: str) -> str:
        """The words as one line; "" where there are none, or a place for a value in them that the text does not have."""
        words = bare(value.text)
        if not words:
            self.say(
                value, "empty-value", "Behind this text stands nothing.", "Write the words, or take the line away."
            )
            return ""
        slots = sorted(set(SLOT.findall(text + many)))
        left = SLOT.sub("", words)
        wrong = [slot for slot in SLOT.findall(words) if slot not in slots] or re.findall(r"[{}][^{}]*", left)[:1]
        if not wrong:
            return f"{edges(text)[0]}{words}{edges(text)[1]}"
        self.say(
            value,
            "unknown-slot",
            f"`{brief(wrong[0])}` would be shown with its braces: this text has no such place for a value.",
            f"It has {', '.join(f'`{slot}`' for slot in slots)}." if slots else "Write it without braces.",
        )
        return ""


def shown_for(text: str, catalogue: Catalogue) -> list[str]:
    """What a text is in the course's language, in all its forms."""
    if text in catalogue.texts:
        return [catalogue.texts[text]]
    return list(catalogue.plurals.get(text, {}).values())


def bare(text: str) -> str:
    """A text as authors write it, on one line."""
    return " ".join(text.split())


def edges(text: str) -> tuple[str, str]:
    """The blanks around a text that goes before or behind another one."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
