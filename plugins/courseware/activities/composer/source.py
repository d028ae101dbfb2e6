"""A composer from its source: `fields:` and a `template:` that they go into."""

from __future__ import annotations

from difflib import get_close_matches

from courseware.activities.activity import Context
from courseware.activities.composer.model import Blank, Clause, Composer
from courseware.activities.exercise import read_common
from courseware.activities.identity import option_keys
from courseware.activities.results import Result
from courseware.problems import Problem, Severity
from courseware.sources.drafts import Draft
from courseware.sources.fields import Fields, either
from courseware.sources.named import Named, read_named
from courseware.sources.slots import read_slots
from courseware.sources.text import Part
from courseware.sources.yaml_nodes import Mapping, Node, Scalar, Sequence


def read(draft: Draft, problems: list[Problem], context: Context) -> Composer | None:
    """The composer; None if it has no title, no fields or no template."""
    fields = draft.fields
    common = read_common(draft, context, "A composer")
    gaps = read_named(fields, "gaps")
    named = read_named(fields, "fields")
    blanks = [read_blank(each, fields, tuple(gap.name for gap in gaps)) for each in named]
    template = fields.text("template")
    fields.finish("A composer")
    if not named:
        fields.say(
            "no-fields",
            "This composer has no fields, so there would be nothing to fill in.",
            "Write `fields:`, and below it `can: What you can do`.",
        )
    elif template is None:
        fields.say(
            "no-template",
            "This composer has no template, so no text would come of its fields.",
            f"Write `template: …` with the fields in it, such as `{{{{ {named[0].name} }}}}`.",
        )
    if common is None or not named or template is None:
        return None
    used = read_slots(template, draft.path, [each.name for each in named], problems)
    for each in named:
        if each.name not in used:
            fields.say(
                "unused-field",
                f"`{each.name}` does not stand in the template, so what is filled in there would go nowhere.",
                f"Write `{{{{ {each.name} }}}}` into the template, or take the field away.",
                each.place,
                Severity.WARNING,
            )
    covered = {name for blank in blanks for clause in blank.clauses for name in clause.covers}
    for gap in gaps:
        if gap.name not in covered:
            fields.say(
                "gap-open",
                f"No clause covers `{gap.name}`, so it would stay open whatever is chosen.",
                f"Write `covers: {gap.name}` to a clause, or take the gap away.",
                gap.place,
            )
    return Composer(
        **common,
        results=(Result("text"), Result("open")) if gaps else (Result("text"),),
        blanks=tuple(blanks),
        gaps={gap.name: gap.title for gap in gaps},
        template=template,
    )


def read_blank(named: Named, fields: Fields, gaps: tuple[str, ...]) -> Blank:
    """One field."""
    body = named.body or Fields(Mapping([], named.line, named.column), fields.path, fields.problems)
    clauses = read_clauses(body, gaps)
    several = body.word("choose", ("one", "several"), "one") == "several"
    date = body.word("type", ("text", "date"), "text") == "date"
    if not clauses and several:
        body.say(
            "nothing-to-choose",
            f"`{named.name}` lets people choose several, and offers nothing to choose.",
            "List the clauses below `offer:`, or take `choose` away.",
            body.keys["choose"],
        )
    example = body.text("example")
    body.known.add("title")
    body.finish("A field")
    return Blank(
        name=named.name, title=named.title, example=example, clauses=clauses, several=several, date=date and not clauses
    )


def read_clauses(body: Fields, gaps: tuple[str, ...]) -> tuple[Clause, ...]:
    """What stands under `offer`: texts, or groups of `title`, `text` and `covers`."""
    node = body.node("offer")
    nodes = node.items if isinstance(node, Sequence) else [node] if node else []
    found: list[tuple[str, Part, Part | None, tuple[str, ...]]] = []
    for each in nodes:
        clause = read_clause(each, body, gaps)
        if clause:
            found.append(clause)
    keys = option_keys((key, text.text) for key, text, _, _ in found)
    return tuple(
        Clause(key=key, title=title, text=text, covers=covers)
        for key, (_, text, title, covers) in zip(keys, found, strict=True)
    )


def read_clause(
    node: Node, body: Fields, gaps: tuple[str, ...]
) -> tuple[str, Part, Part | None, tuple[str, ...]] | None:
    """A clause: its own key, its text, its title, what it covers."""
    if not isinstance(node, Mapping):
        if isinstance(node, Scalar) and node.text.strip():
            return "", node.part, None, ()
        body.say(
            "empty-clause", "There is no text here, so nobody could choose it.", "Write it, or take it away.", node
        )
        return None
    entry = Fields(node, body.path, body.problems)
    key, title, text = entry.name("id"), entry.text("title"), entry.text("text")
    covers = entry.names("covers")
    entry.finish("A clause")
    if text is None:
        entry.say(
            "empty-clause", "This clause has no text, so there would be nothing to put in.", "Write `text:` below it."
        )
        return None
    for name, line, column in covers:
        if name not in gaps:
            close = get_close_matches(name, gaps, 1, 0.5)
            entry.say(
                "unknown-name",
                f"There is no gap called `{name}`, so this clause would cover nothing by it.",
                f"Did you mean `{close[0]}`?"
                if close
                else f"Write {either(gaps)}."
                if gaps
                else "Write `gaps:` with a name and a title for each.",
                Scalar(name, line, column),
            )
    return key, text, title, tuple(name for name, _, _ in covers if name in gaps)
