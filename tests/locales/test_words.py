"""The catalogues: every text is in them, every translation keeps what a text needs."""

from __future__ import annotations

import gettext
import gzip
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from courseware.locales.catalogue import (
    BROWSER,
    LEFT_OUT,
    REVIEWED,
    browser_keys,
    catalogue_of,
    every_text,
    headers_of,
    languages,
)
from courseware.locales.languages import normal
from courseware.locales.overrides import SLOT
from courseware.locales.plurals import Plural, names_of
from courseware.rendering.assets import words_script
from tests.tools import words

ROOT = Path(__file__).parents[2]
PACKAGE = BROWSER.parents[1]
LANGUAGES = languages()
VIEWS = [*PACKAGE.rglob("*.html"), *PACKAGE.rglob("page.txt")]
MOST = 2_000
"""Bytes, compressed, of the words that the core takes from a language's file."""


def read(tag: str) -> Catalog:
    """A catalogue as Babel reads it."""
    with LANGUAGES[tag].open("rb") as file:
        return read_po(file, locale=tag.replace("-", "_"))


def test_template_and_catalogues_hold_the_texts_that_there_are() -> None:
    old = [str(path) for path, text in words.files().items() if path.read_bytes() != text]
    assert old == [], "`make words` writes them"


def test_every_text_in_a_view_can_be_found() -> None:
    """What is put together at run time, or varies with a number and stands in two texts, no translator ever sees."""
    for path in VIEWS:
        source = path.read_text("utf-8")
        assert re.findall(r"(?<![\w.])_\((?![\"'])", source) == [], path
        assert re.findall(r"\(_\(\"[^\"]*\"\), _\(", source) == [], f'{path}: write plural("…", "…")'


def test_a_key_of_the_scripts_says_one_thing() -> None:
    """Words that one kind brings to a page are there for all kinds on it."""
    said: dict[str, set[str]] = {}
    # The class view speaks of what was handed in where exercises speak of their files; it has its page to itself.
    for path in (each for each in VIEWS if each.name != "class.html"):
        source = path.read_text("utf-8")
        for key, text in re.findall(r'^(?:.*q\.say\(\{)?"(\w+)": (?:_|plural)\("(.*?)"[,)]', source, re.MULTILINE):
            said.setdefault(key, set()).add(text)
    for key, text in browser_keys().items():
        said.setdefault(key, set()).add(text if isinstance(text, str) else text[0])
    assert {key: texts for key, texts in said.items() if len(texts) > 1} == {}


def faults(message: Message, count: int) -> list[str]:
    """What is wrong with a translation. A form for one may leave the number out, as English often does."""
    texts: list[str] = [message.id] if isinstance(message.id, str) else [str(each) for each in message.id]
    forms = [message.string] if isinstance(message.id, str) else list(message.string or ())
    slots = set(SLOT.findall("".join(texts)))
    found = [f"{texts[0]}: {len(forms)} forms"] if len(texts) > 1 and len(forms) != count else []
    for form in map(str, forms):
        has = set(SLOT.findall(form))
        if not form or has - slots or (len(texts) == 1 and slots - has) or re.search(r"[{}]", SLOT.sub("", form)):
            found.append(f"{texts[0]}: {form}")
        if form != LEFT_OUT and form.count("|") != texts[0].count("|"):
            found.append(f"{texts[0]}: {form} has another number of parts")
    return found


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_catalogue_is_whole(tag: str) -> None:
    """No text is empty, none has lost or gained a place for a value, and all forms of the language are there."""
    catalog = read(tag)
    headers = headers_of(LANGUAGES[tag])
    assert headers[REVIEWED] in {"yes", "no"}
    assert headers["X-Form-Of-Address"]
    wrong = [fault for message in catalog if message.id for fault in faults(message, catalog.num_plurals)]
    assert wrong == []
    assert not [message.id for message in catalog if message.fuzzy and message.id]
    assert catalog.obsolete == {}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_plural_forms_are_those_of_browsers(tag: str) -> None:
    """Each number takes one form by gettext's rule, and the same by that of CLDR, here and in a browser's `Intl`."""
    catalog = read(tag)
    rule = catalogue_of(tag).rule
    names = names_of(catalog.plural_expr, catalog.num_plurals, rule)
    numbers = [*range(1001), 10_000, 1_000_000]
    said = subprocess.run(
        [str(Path(sys.executable).with_name("node")), "-e",
         f"const r = new Intl.PluralRules({json.dumps(tag)}); console.log({numbers}.map((n) => r.select(n)).join(' '))"],
        capture_output=True, text=True, check=True).stdout.split()  # fmt: skip
    assert said == [rule(n) for n in numbers]
    index = gettext.c2py(catalog.plural_expr)
    assert [names[name] for name in said] == [index(n) for n in numbers]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_words_of_the_core_are_a_small_file(tag: str) -> None:
    source = (PACKAGE / "browser" / "words.ts").read_text("utf-8")
    found = next(words.BEGINS.finditer(source))
    core = set(words.object_at(source, found.end()))
    said = {key: text for key, text in catalogue_of(tag).browser_words().items() if key in core}
    assert len(said) > 35
    assert len(gzip.compress(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode(), 9)) <= MOST
    assert len(gzip.compress(words_script(catalogue_of(tag))[1].encode(), 9)) <= 2 * MOST


def test_english_needs_no_file() -> None:
    assert words_script(catalogue_of("en-GB")) == ("", "")
    assert catalogue_of("en").text("Check") == "Check"
    assert every_text()["Check"] == ""


def test_a_language_without_a_catalogue_speaks_english() -> None:
    words_of = catalogue_of("is")
    assert not words_of.found
    assert words_of.text("Check") == "Check"
    assert words_of.plural("{n} record came in.", "{n} records came in.").of(1) == "{n} record came in."


def test_a_list_of_words_that_a_language_leaves_out_gives_figures() -> None:
    assert catalogue_of("de").browser_words()["numbers"] == ""


def test_there_are_the_languages_we_promise() -> None:
    assert len(LANGUAGES) >= 16
    assert {"ar", "he", "zh", "ja", "ko"} <= LANGUAGES.keys()
    assert all(normal(tag) == tag for tag in LANGUAGES)


def test_traditional_chinese_is_not_served_with_the_simplified_one() -> None:
    assert catalogue_of("zh-CN").found
    assert not any(catalogue_of(tag).found for tag in ("zh-Hant", "zh-TW", "zh-Hant-HK"))


def test_six_forms_of_arabic() -> None:
    plural = catalogue_of("ar").plural("{n} record came in.", "{n} records came in.")
    assert isinstance(plural, Plural)
    assert len({plural.of(n) for n in (0, 1, 2, 3, 11, 100)}) == 6
    assert set(plural.named) == {"zero", "one", "two", "few", "many", "other"}


def test_the_guide_names_every_language_and_says_which_are_reviewed() -> None:
    guide = (ROOT / "AUTHORING.md").read_text("utf-8")
    named = guide[guide.index("These languages are there") :].split("\n\n")[0]
    assert set(re.findall(r"`([a-z]{2}[\w-]*)`", named)) == LANGUAGES.keys()
    reviewed = [tag for tag, path in LANGUAGES.items() if headers_of(path)[REVIEWED] == "yes"]
    assert ("No speaker has reviewed any" in named) == (not reviewed)
