"""The texts of the interface in one language, with what an organisation says in their place."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from courseware.locales.plurals import Plural, Rule, by_name, english, names_of, plural_of

FOLDER = Path(__file__).parent
TEMPLATE = FOLDER / "messages.pot"
BROWSER = FOLDER / "browser.json"
"""Which key of the browser's code says which text; written with the template."""

HEADER = re.compile(r'^"(X-[\w-]+): *(.*?) *\\n"$', re.MULTILINE)
REVIEWED = "X-Reviewed-By-Speaker"
"""The line in a catalogue's header that says whether somebody who speaks the language has read it: yes or no."""

TRADITIONAL = re.compile(r"zh-(?:.*-)?(?:hant|tw|hk|mo)\b", re.IGNORECASE)
LEFT_OUT = "-"
"""What a catalogue says in place of a list of words that its language does better without: figures stand there then."""

OWN_FIGURES = frozenset("ar as bn ckb dz fa ks mni mr my mzn ne ps sa sat sd ur uz".split())
"""Languages that have figures of their own, which browsers may take."""

Said = str | Mapping[str, str]
"""A text, or its plural forms by their names."""


@dataclass(slots=True)
class Catalogue:
    """What is said for each English text. What has no translation is said in English."""

    tag: str = "en"
    """The language as in `lang="…"`."""
    found: bool = True
    """Whether there is a catalogue for it; English needs none."""
    reviewed: bool = True
    texts: dict[str, str] = field(default_factory=dict)
    plurals: dict[str, dict[str, str]] = field(default_factory=dict)
    """Plural forms by the English text for one."""
    rule: Rule = english

    def text(self, english_text: str) -> str:
        """A text in this language."""
        return self.texts.get(english_text, english_text)

    def plural(self, one: str, other: str) -> Plural:
        """A text in the forms that this language has for numbers."""
        return plural_of(self.plurals.get(one) or {"one": one, "other": other}, self.rule)

    def browser_words(self) -> dict[str, Said]:
        """What scripts say in place of the English that they carry, by their keys."""
        found: dict[str, Said] = {}
        for key, english_text in browser_keys().items():
            if isinstance(english_text, str):
                if (text := self.texts.get(english_text, english_text)) != english_text:
                    found[key] = "" if text == LEFT_OUT else text
            elif forms := self.plurals.get(english_text[0]):
                found[key] = plural_of(forms, self.rule).named
        return found

    def knows(self, english_text: str) -> bool:
        """Whether a text is translated."""
        return english_text in self.texts or english_text in self.plurals


@cache
def browser_keys() -> dict[str, str | list[str]]:
    """The texts that scripts carry, by their keys; two are for one and for more."""
    keys: dict[str, str | list[str]] = json.loads(BROWSER.read_text("utf-8"))
    return keys


def file_for(tag: str, folder: Path = FOLDER) -> Path | None:
    """The catalogue of a language: that of its region if there is one, else that of the language; None if there is none.

    Traditional Chinese is not served with the simplified one.
    """
    names = [tag.replace("-", "_")]
    if not TRADITIONAL.match(tag):
        names.append(tag.partition("-")[0])
    for name in names:
        path = folder / name / "LC_MESSAGES" / "courseware.po"
        if path.is_file():
            return path
    return None


def languages(folder: Path = FOLDER) -> dict[str, Path]:
    """All languages that have a catalogue."""
    return {path.parts[-3].replace("_", "-"): path for path in sorted(folder.glob("*/LC_MESSAGES/courseware.po"))}


def catalogue_of(tag: str, overrides: Mapping[str, Said] | None = None) -> Catalogue:
    """What is said in a language, and by an organisation in its own words."""
    base = english_of(tag) if tag.partition("-")[0] == "en" else _translated(tag)
    if not overrides:
        return base
    texts, plurals = dict(base.texts), dict(base.plurals)
    for text, said in overrides.items():
        if isinstance(said, str):
            texts[text] = said
        else:
            plurals[text] = dict(said)
    return Catalogue(base.tag, base.found, base.reviewed, texts, plurals, base.rule)


def english_of(tag: str) -> Catalogue:
    """The texts as they stand in the sources."""
    return Catalogue(tag)


@cache
def _translated(tag: str) -> Catalogue:
    path = file_for(tag)
    return read_catalogue(path, tag) if path else Catalogue(tag, found=False, rule=rule_of(tag))


def read_catalogue(path: Path, tag: str) -> Catalogue:
    """What a `.po` file says. Texts that are empty or marked `fuzzy` count as not translated."""
    from babel.messages.pofile import read_po  # noqa: PLC0415 - an English course does not wait for it

    with path.open("rb") as file:
        read = read_po(file, locale=tag.partition("-")[0])
    rule = rule_of(tag)
    names = names_of(read.plural_expr, read.num_plurals, rule)
    catalogue = Catalogue(tag, reviewed=headers_of(path).get(REVIEWED) == "yes", rule=rule)
    for message in read:
        if not message.id or message.fuzzy:
            continue
        _take(message, catalogue, names)
    return catalogue


def headers_of(path: Path) -> dict[str, str]:
    """The lines of our own in a catalogue's header."""
    return dict(HEADER.findall(path.read_text("utf-8").partition("\n\n")[0]))


def _take(message: Any, catalogue: Catalogue, names: Mapping[str, int]) -> None:
    if isinstance(message.id, str):
        if message.string:
            catalogue.texts[message.id] = str(message.string)
    elif forms := by_name(message.string, names):
        catalogue.plurals[message.id[0]] = forms


def rule_of(tag: str) -> Rule:
    """The plural rule of a language; that of English where CLDR has none."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - an English course does not wait for it

    try:
        rule: Callable[[float], str] = Locale.parse(tag, sep="-").plural_form
    except (UnknownLocaleError, ValueError):
        return english
    return rule


def every_text() -> dict[str, str]:
    """Every text of the interface, as the template has it: the text for one, and for more ("" where it does not vary)."""
    from babel.messages.pofile import read_po  # noqa: PLC0415 - only checks ask

    with TEMPLATE.open("rb") as file:
        messages = [message.id for message in read_po(file) if message.id]
    return {each if isinstance(each, str) else each[0]: "" if isinstance(each, str) else each[1] for each in messages}


def with_latin_figures(tag: str) -> str:
    """The language for a browser's `Intl`: with the figures that stand in the page's HTML, which are those of Latin script."""
    return f"{tag}-u-nu-latn" if tag.partition("-")[0] in OWN_FIGURES else tag
