"""An activity as its author wrote it, before a kind makes sense of it.

A block in Markdown and a mapping in YAML give the same draft, so every kind has one reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from courseware.problems import Problem
from courseware.sources.blocks import Block, read_blocks
from courseware.sources.body import BodyReader, Item, Setting, read_body
from courseware.sources.comments import without_comments
from courseware.sources.fields import Fields, from_settings
from courseware.sources.lines import Line, join
from courseware.sources.media import Media, media_of_block, media_of_mapping
from courseware.sources.sections import Section, read_sections
from courseware.sources.text import Part
from courseware.sources.yaml_nodes import Mapping

AGAIN = ("hint", "silence")
"""Settings that may come again."""


@dataclass(slots=True)
class Answer:
    """One entry of the answered list. `fields` holds what YAML adds beside `right` (`pattern`, `within`)."""

    item: Item
    fields: Fields | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """`/// activity | id`: something that stands elsewhere."""

    id: str
    path: str
    line: int
    column: int


@dataclass(slots=True)
class Member:
    """An entry of a set: questions on one case, a single one (no case), or what a reference brings in."""

    drafts: list[Draft]
    case: Part | None = None
    name: str = ""
    reference: Reference | None = None
    media: list[Media] = field(default_factory=list)
    """What can be seen or heard with the case."""


@dataclass(slots=True)
class Draft:
    """What an author wrote about one activity; `fields` are its settings."""

    path: str
    line: int
    column: int
    kind: str
    title: Part | None
    fields: Fields
    case: Part | None
    answers: list[Answer]
    explain: Part | None
    where_id: int
    """The line before which a missing `id` is written; 0 where no line can be put."""
    id_indent: str
    """What stands before it there."""
    members: list[Member] = field(default_factory=list)
    """What a set holds."""
    sections: list[Section] = field(default_factory=list)
    """What stands below the headings of a Markdown file."""
    media: list[Media] = field(default_factory=list)
    """What can be seen or heard with it."""
    reader: BodyReader | None = None
    """In Markdown: reads the list of a kind whose entries have no boxes (`sources.listed`)."""


def from_block(block: Block, path: str, problems: list[Problem]) -> Draft:
    """The draft of a `/// question` block."""
    lines, media = _without_media(block, path, problems)
    body = read_body(lines, path)
    problems.extend(body.problems)
    settings = once(body.settings, path, problems)
    fields = Fields(from_settings(settings, block.line, block.column), path, problems)
    explain = fields.text("explain")
    return Draft(
        path,
        block.line,
        block.column,
        fields.word_or("kind", "choice"),
        block.argument or None,
        fields,
        body.case,
        [Answer(item) for item in body.items],
        explained(fields, body.rest, explain),
        block.line + 1,
        f"{block.prefix}    ",
        media=media,
        reader=body.reader,
    )


def _without_media(block: Block, path: str, problems: list[Problem]) -> tuple[Sequence[Line], list[Media]]:
    """The lines of a question, and what its `/// media` blocks bring along."""
    if not any("///" in line.text for line in block.body):
        return block.body, []
    blocks = [each for each in read_blocks(block.body, path)[0] if each.name == "media"]
    inside = {index for each in blocks for index in range(each.first, each.last + 1)}
    read = [media_of_block(each, path, problems) for each in blocks]
    return [line for index, line in enumerate(block.body) if index not in inside], [one for one in read if one]


def explained(fields: Fields, rest: Part | None, explain: Part | None) -> Part | None:
    """The explanation: what stands behind the answers, or under `explain:`; a problem where both do."""
    if explain and rest:
        fields.say(
            "two-explanations",
            "This question has `explain:` and text behind its answers, so one of the two would be lost.",
            "Write both behind the answers.",
            fields.keys["explain"],
        )
    return rest or explain


def once(settings: Iterable[Setting], path: str, problems: list[Problem]) -> list[Setting]:
    """The settings, each key once, but for those that may come again; a second one is a problem."""
    found: list[Setting] = []
    seen: dict[str, int] = {}
    for setting in settings:
        if setting.key in seen and setting.key not in AGAIN:
            problems.append(
                Problem(
                    path,
                    setting.line,
                    setting.column,
                    "key-twice",
                    f"`{setting.key}:` stands already in line {seen[setting.key]}, so this one would be ignored.",
                    "Keep one of the two.",
                )
            )
        else:
            found.append(setting)
        seen.setdefault(setting.key, setting.line)
    return found


def from_mapping(mapping: Mapping, path: str, problems: list[Problem]) -> Draft:
    """The draft of an activity in YAML."""
    fields = Fields(mapping, path, problems)
    title = fields.text("ask") or fields.text("title")
    fields.known.update(("ask", "title"))
    where, column = place_for_id(mapping)
    return Draft(
        path,
        mapping.line,
        mapping.column,
        fields.word_or("kind", "choice"),
        title,
        fields,
        fields.text("text"),
        _answers(fields),
        fields.text("explain"),
        where,
        " " * (column - 1),
        media=[one for one in map(media_of_mapping, _media(fields)) if one],
    )


def _media(fields: Fields) -> list[Fields]:
    """What stands under `media:`, one mapping or a list of them."""
    if not isinstance(fields.mapping.get("media"), Mapping):
        return fields.groups("media")
    group = fields.group("media")
    return [group] if group else []


def place_for_id(mapping: Mapping) -> tuple[int, int]:
    """Before which line, and in which column, an `id` fits: as second key, so that a `- ` before the first stays."""
    if len(mapping.entries) < 2:
        return 0, 1
    first, second = mapping.entries[0].key, mapping.entries[1].key
    return (second.line, second.column) if second.line > first.line and second.column == first.column else (0, 1)


def members_of(fields: Fields, problems: list[Problem]) -> list[Member]:
    """The members of a set in YAML: `questions:`, where `case:` begins a group and `activity:` brings one in."""
    found = []
    for entry in fields.groups("questions"):
        if entry.has("activity"):
            name = entry.name("activity")
            entry.finish("An entry that brings in an activity")
            if name:
                found.append(Member([], reference=Reference(name, fields.path, entry.line, entry.column)))
        elif entry.has("case") and entry.has("questions"):
            case = Member([], entry.text("text"), entry.name("case"))
            case.drafts = [from_mapping(each.mapping, fields.path, problems) for each in entry.groups("questions")]
            case.media = [one for one in map(media_of_mapping, _media(entry)) if one]
            entry.finish("A case")
            found.append(case)
        else:
            found.append(Member([from_mapping(entry.mapping, fields.path, problems)]))
    return found


def members_in(blocks: Iterable[Block], path: str, problems: list[Problem]) -> list[Member]:
    """The members of a set in Markdown: its blocks."""
    found = []
    for block in blocks:
        if block.name == "question":
            found.append(Member([from_block(block, path, problems)]))
        elif block.name == "activity":
            found.append(Member([], reference=reference(block, path)))
        elif block.name == "case":
            text, inner = read_case(block, path, problems, ("media",))
            asked = [from_block(each, path, problems) for each in inner if each.name == "question"]
            media = [media_of_block(each, path, problems) for each in inner if each.name == "media"]
            found.append(Member(asked, text, block.argument.text, media=[one for one in media if one]))
        elif block.name != "unknown":
            problems.append(
                Problem(
                    path,
                    block.line,
                    block.column,
                    "misplaced-block",
                    f"`/// {block.name}` has no meaning in a bank of questions.",
                    "Put it into a page.",
                )
            )
    return found


def complete(draft: Draft, lines: list[Line], blocks: list[Block], holds: str, problems: list[Problem]) -> None:
    """Adds to the draft of a Markdown file's front matter what stands below it; `holds` as in `Kind`.

    A set has blocks there, and text between them would be lost; a question is written there as in a block.
    """
    if holds == "sections":
        intro, draft.sections, found = read_sections(lines, blocks, draft.path)
        problems.extend(found)
        draft.case = draft.case or join(intro)
        return
    if holds == "members":
        draft.members = members_in(blocks, draft.path, problems)
        inside = {index for block in blocks for index in range(block.first, block.last + 1)}
        kept, _, _ = without_comments([line for index, line in enumerate(lines) if index not in inside])
        lost = next((line for line in kept if line.text), None)
        if lost:
            problems.append(
                Problem(
                    draft.path,
                    lost.number,
                    lost.column,
                    "text-outside",
                    "This text stands outside the questions, so nobody would see it.",
                    "Write it into a question, or into a case: `//// case | Its title`, text and questions, `////`.",
                )
            )
        return
    body = read_body(lines, draft.path)
    problems.extend(body.problems)
    draft.reader = body.reader
    draft.case = draft.case or body.case
    draft.answers = draft.answers or [Answer(item) for item in body.items]
    draft.explain = draft.explain or body.rest


def reference(block: Block, path: str) -> Reference:
    """What `/// activity | id` names."""
    return Reference(block.argument.text, path, block.line, block.argument.column)


def read_case(
    block: Block, path: str, problems: list[Problem], also: tuple[str, ...] = ()
) -> tuple[Part | None, list[Block]]:
    """The text of a case and the blocks in it: questions, and what else may stand there."""
    blocks, found = read_blocks(block.body, path)
    problems.extend(found)
    inside = {index for each in blocks for index in range(each.first, each.last + 1)}
    body = read_body([line for index, line in enumerate(block.body) if index not in inside], path)
    problems.extend(body.problems)
    for setting in body.settings:
        problems.append(
            Problem(
                path,
                setting.line,
                setting.column,
                "unknown-setting",
                "A case has no settings, so this line would do nothing.",
                "Write it into the questions of the case, or begin the text below an empty line, without the indent.",
            )
        )
    for item in body.items:
        problems.append(
            Problem(
                path,
                item.line,
                item.column,
                "answer-outside",
                "This answer stands in the case, outside of its questions, so nobody could choose it.",
                "Move it into a `/// question` of this case.",
            )
        )
    known = [each for each in blocks if each.name in ("question", *also)]
    for each in blocks:
        if each not in known and each.name != "unknown":
            problems.append(
                Problem(
                    path,
                    each.line,
                    each.column,
                    "misplaced-block",
                    f"`/// {each.name}` cannot stand inside a case.",
                    "Put it before or behind the case.",
                )
            )
    if not any(each.name == "question" for each in known):
        problems.append(
            Problem(
                path,
                block.line,
                block.column,
                "empty-case",
                "This case has no questions.",
                "Write its `/// question` blocks before the closing line.",
            )
        )
    return body.case, known


def _answers(fields: Fields) -> list[Answer]:
    if fields.has("options") and fields.has("answers"):
        fields.say(
            "two-answer-lists",
            "This question has `options` and `answers`, so nobody knows which counts.",
            "Join them under one of the two.",
            fields.keys["answers"],
        )
    found = []
    for entry in fields.groups("options") + fields.groups("answers"):
        right, wrong = entry.text("right"), entry.text("wrong")
        if (right is None) == (wrong is None):
            if not any(entry.has(key) for key in ("right", "wrong")) or right:
                entry.say(
                    "answer-without-right",
                    "This answer says both `right` and `wrong`."
                    if right
                    else "This answer says neither `right` nor `wrong`.",
                    "Begin it with `right: its text` or `wrong: its text`.",
                )
            if not right:
                continue
        text = right or wrong
        assert text is not None
        item = Item(
            right is not None,
            text,
            entry.name("id"),
            entry.text("because"),
            entry.text("missed"),
            entry.text("was"),
            entry.line,
            entry.column,
        )
        found.append(Answer(item, entry))
    return found


def spellings(text: str) -> list[str]:
    r"""The spellings that `use | work with` names; `\|` is a bar of the text itself."""
    pieces = (piece.replace("\\|", "|").strip() for piece in re.split(r"(?<!\\)\|", " ".join(text.split())))
    return [piece for piece in pieces if piece]
