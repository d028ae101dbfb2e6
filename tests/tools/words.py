"""Gathers every text of the interface, and brings the catalogues of all languages up to date: `make words`.

Texts stand in templates (`_("…")`, `plural("…", "…")`, in those of a theme `word("…")`), in Python (`word("…")`) and in TypeScript (the object `english`
and what is handed to `addWords`). They go to `locales/messages.pot`; those of TypeScript go with their keys to
`locales/browser.json` besides, by which a build finds their translations.
"""

from __future__ import annotations

import ast
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from courseware.locales.catalogue import BROWSER, TEMPLATE, languages

PACKAGE = TEMPLATE.parents[1]
THEME = PACKAGE.parents[1] / "site_config" / "theme"
KEYWORDS = ("_", "plural", "word")
TOKEN = re.compile(r"""(?P<space>\s+|//[^\n]*|/\*.*?\*/)|(?P<text>'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*")|(?P<name>\w+)|(?P<sign>.)""", re.DOTALL)  # fmt: skip
BEGINS = re.compile(r"\b(?:addWords\(|const english = )(?=\{)")


class Found(NamedTuple):
    """A text, where it stands, and the key that TypeScript has for it; `many` where it varies with a number."""

    one: str
    many: str
    place: str
    key: str = ""


def in_templates() -> Iterator[Found]:
    """What views, the templates of page furniture and the theme of our own course say."""
    for path in sorted([*PACKAGE.rglob("*.html"), *PACKAGE.rglob("page.txt"), *THEME.rglob("*.html")]):
        place = path.relative_to(PACKAGE if path.is_relative_to(PACKAGE) else PACKAGE.parents[1]).as_posix()
        for _, _, message, _ in babel_extract(io.BytesIO(path.read_bytes()), KEYWORDS, (), {"encoding": "utf-8"}):
            one, many = (message, "") if isinstance(message, str) else (message or ("", ""))[:2]
            yield Found(str(one), str(many), place)


def in_python() -> Iterator[Found]:
    """What is said by `word("…")`, with that text and nothing else."""
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(PACKAGE).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or node.keywords:
                continue
            name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
            texts = [each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
            if name == "word" and len(texts) == len(node.args) == 1:
                yield Found(texts[0], "", place)


def in_typescript() -> Iterator[Found]:
    """What scripts carry."""
    for path in sorted(PACKAGE.rglob("*.ts")):
        place, source = path.relative_to(PACKAGE).as_posix(), path.read_text("utf-8")
        for begin in BEGINS.finditer(source):
            for key, said in object_at(source, begin.end()).items():
                if isinstance(said, str):
                    yield Found(said, "", place, key)
                else:
                    yield Found(said["one"], said["other"], place, key)


Texts = dict[str, "str | dict[str, str]"]


def object_at(source: str, at: int) -> Texts:
    """The object literal of texts that begins at an offset; what else stands in one is an error."""
    tokens = (match for match in TOKEN.finditer(source, at) if not match["space"])
    next(tokens)
    return _object(tokens)


def _object(tokens: Iterator[re.Match[str]]) -> Texts:
    found: Texts = {}
    for token in tokens:
        if token[0] == "}":
            return found
        if token[0] == ",":
            continue
        key = text_of(token) if token["text"] else token[0]
        colon, value = next(tokens), next(tokens)
        assert colon[0] == ":", f"`{key}` is not followed by a text"
        if value[0] == "{":
            inner = _object(tokens)
            found[key] = {name: str(text) for name, text in inner.items()}
        else:
            assert value["text"], f"`{key}` is followed by {value[0]}, not by a text"
            found[key] = text_of(value)
    raise AssertionError("an object without an end")


def text_of(token: re.Match[str]) -> str:
    """What a string literal means."""
    said = ast.literal_eval(token[0])
    assert isinstance(said, str)
    return said


def gathered() -> list[Found]:
    """Every text, in a fixed order: that of the files, and in them of the lines."""
    return [*in_templates(), *in_python(), *in_typescript()]


def template_of(found: list[Found]) -> Catalog:
    """The catalogue without translations. A text that stands alone and in a pair would be two: it is an error."""
    catalog = Catalog(project="Courseware", header_comment="# Every text of the interface. Written by `make words`.\n#")
    pairs = {each.one: each.many for each in found if each.many}
    for each in found:
        assert pairs.get(each.one, each.many) == each.many, f"{each.place}: “{each.one}” also stands in a pair"
        # Without numbers of lines, which change with every edit.
        catalog.add((each.one, each.many) if each.many else each.one, locations=[(each.place, 0)])
    return catalog


def keys_of(found: list[Found]) -> dict[str, str | list[str]]:
    """The texts of TypeScript by their keys; one key that says two things is an error."""
    keys: dict[str, str | list[str]] = {}
    for each in found:
        if each.key:
            said = [each.one, each.many] if each.many else each.one
            assert keys.setdefault(each.key, said) == said, f"{each.place}: `{each.key}` says something else elsewhere"
    return keys


HEADERS = re.compile(rb'^"(?:Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|Last-Translator|'
                     rb'Language-Team|Generated-By):.*\n', re.MULTILINE)  # fmt: skip
"""Lines that say nothing here, or another time with every run."""


def written(catalog: Catalog) -> bytes:
    """A catalogue as a file."""
    out = io.BytesIO()
    write_po(out, catalog, width=0, omit_header=False, ignore_obsolete=False)
    return HEADERS.sub(b"", out.getvalue()).lstrip()


def files() -> dict[Path, bytes]:
    """What `make words` writes."""
    found = gathered()
    template = template_of(found)
    texts = {
        TEMPLATE: written(template),
        BROWSER: (json.dumps(keys_of(found), ensure_ascii=False, indent=2) + "\n").encode(),
    }
    for tag, path in languages().items():
        texts[path] = brought_up(path, tag, template)
    return texts


def brought_up(path: Path, tag: str, template: Catalog) -> bytes:
    """A catalogue with the texts that there are now. A new one is empty and not guessed from others like it."""
    before = path.read_bytes()
    catalog = read_po(io.BytesIO(before), locale=tag.replace("-", "_"))
    catalog.update(template, no_fuzzy_matching=True, update_header_comment=False)
    own = re.findall(rb'^"(?:X-[\w-]+|Plural-Forms|Language):.*\n', before, re.MULTILINE)
    after = written(catalog)
    kept = re.findall(rb'^"(?:X-[\w-]+|Plural-Forms|Language):.*\n', after, re.MULTILINE)
    for line in kept:
        after = after.replace(line, b"", 1)
    return after.replace(b'msgstr ""\n', b'msgstr ""\n' + b"".join(own), 1)


def main() -> None:
    """Writes them all."""
    for path, text in files().items():
        if not path.exists() or path.read_bytes() != text:
            path.write_bytes(text)
            print(f"{path.relative_to(PACKAGE.parents[1])} written")


if __name__ == "__main__":
    main()
