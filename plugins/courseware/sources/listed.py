"""The answered list of a kind whose entries have no boxes: steps in their order, items with their places."""

from __future__ import annotations

import re
from dataclasses import replace

from courseware.problems import Problem
from courseware.sources.boxes import Form
from courseware.sources.drafts import Answer, Draft, explained
from courseware.sources.fields import Fields
from courseware.sources.items import Item
from courseware.sources.text import Part
from courseware.sources.yaml_nodes import Mapping, Scalar, Sequence, describe

KEY = re.compile(r"[ ]*\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}$")

SIGN = re.compile(r"(?:^|[ ])::(?:[ ]|$)")
"""Between an item and its place."""


def read_listed(draft: Draft, form: Form, key: str, name: str, like: str) -> bool:
    """Puts the entries of the list into `draft.answers`: of this `form` in Markdown, under `key` in YAML.

    In YAML an entry is a group whose text stands under `name`, or, where the form has no sign, a bare text. Options
    and boxes are told, and nothing is read then; `like` is how an entry is written.
    """
    if draft.answers:
        item = draft.answers[0].item
        draft.fields.problems.append(
            Problem(
                draft.path,
                item.line,
                item.column,
                "box-unused",
                "These entries are written as options, which nobody chooses from here, so they would not be shown.",
                f"Write each as `{like}` (in YAML under `{key}:`).",
            )
        )
        draft.answers = []
        return False
    if draft.fields.has(key):
        draft.answers = [answer for answer in _entries(draft.fields, form, key, name) if answer]
    elif draft.reader:
        draft.reader.body.problems = []
        body = draft.reader.read_list(form)
        draft.fields.problems.extend(body.problems)
        items = [parted(item) for item in body.items] if form.sign else body.items
        draft.answers = [Answer(item) for item in items]
        draft.case = body.case
        draft.explain = explained(draft.fields, body.rest, draft.explain)
    return True


def parted(item: Item) -> Item:
    """The item with its place apart: what stands behind the last `::` of its first line that has one."""
    lines = item.text.lines
    for number, line in enumerate(lines):
        matches = list(SIGN.finditer(line))
        if not matches:
            continue
        start, end = matches[-1].span()
        before = line[:start].rstrip()
        key = None if item.key else KEY.search(before)
        text = Part((*lines[:number], KEY.sub("", before) if key else before), item.text.line, item.text.column)
        column = item.text.column + end if number == 0 else end + 3
        place = Part((line[end:].strip(), *lines[number + 1 :]), item.text.line + number, column)
        return replace(item, text=text, place=place, key=key[1] if key else item.key)
    return item


def _entries(fields: Fields, form: Form, key: str, name: str) -> list[Answer | None]:
    node = fields.node(key)
    if not isinstance(node, Sequence):
        fields.groups(key)
        return []
    found: list[Answer | None] = []
    for each in node.items:
        if isinstance(each, Mapping):
            found.append(_entry(Fields(each, fields.path, fields.problems), form, name))
        elif isinstance(each, Scalar) and not form.sign:
            found.append(Answer(Item(True, each.part, "", None, None, None, each.line, each.column)))
        else:
            fields.say(
                "group-expected",
                f"An entry of `{key}` is {describe(each)}, where `{name}: text` belongs.",
                f"Write each as `- {name}: text`, with its other keys below.",
                each,
            )
    return found


def _entry(entry: Fields, form: Form, name: str) -> Answer | None:
    text = entry.text(name)
    if not text:
        if not entry.has(name):
            entry.say("entry-without-text", f"This entry does not say its `{name}`.", f"Begin it with `{name}: text`.")
        return None
    place = entry.text("belongs") if form.sign else None
    because, was = entry.text("because"), entry.text("was")
    item = Item(True, text, entry.name("id"), because, None, was, entry.line, entry.column, place)
    return Answer(item, entry)
