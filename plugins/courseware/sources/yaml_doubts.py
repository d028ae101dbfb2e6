"""What YAML allows and an author most likely did not mean."""

from __future__ import annotations

import re
from typing import NamedTuple

from courseware.sources.yaml_nodes import Entry, Scalar
from courseware.sources.yaml_signs import CURLY

_SIMPLE_KEY = re.compile(r"[a-z][a-z0-9-]*").fullmatch
_GLUED = re.compile(r"[a-z][a-z0-9-]*[:：]|-\S")


class Doubt(NamedTuple):
    """Something that YAML allows and that is most likely not meant. `kind` is a key of `yaml_words.DOUBTS`."""

    kind: str
    line: int
    column: int
    detail: str


MOST_DOUBTS = 200
"""Kept of one text; nobody reads more."""


def check_keys(entries: list[Entry], doubts: list[Doubt]) -> None:
    """Adds doubts about names that are no names and about a key that comes twice; drops the later one."""
    known: dict[str, Scalar] = {}
    for entry in entries:
        key = entry.key
        first = known.get(key.text)
        if first is not None:
            if len(doubts) < MOST_DOUBTS:
                doubts.append(Doubt("twice", key.line, key.column, f"{key.text}\n{first.line}"))
        else:
            known[key.text] = key
            if not _SIMPLE_KEY(key.text):
                _check_odd_key(key, doubts)
    if len(known) < len(entries):
        entries[:] = [entry for entry in entries if known[entry.key.text] is entry.key]


def _check_odd_key(key: Scalar, doubts: list[Doubt]) -> None:
    text = key.text
    if text == "<<":
        doubts.append(Doubt("merge", key.line, key.column, ""))
    elif not text:
        doubts.append(Doubt("complex-key", key.line, key.column, ""))
    elif _GLUED.match(text) or text[0] in CURLY or text != text.strip():
        doubts.append(Doubt("odd-key", key.line, key.column, text))
