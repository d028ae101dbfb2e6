"""A quiz from its source: a file of `/// question` blocks under front matter, or `questions:`."""

from __future__ import annotations

from courseware.activities.activity import Activity, Context
from courseware.activities.identity import version
from courseware.activities.quiz.model import Quiz
from courseware.activities.sets import ActivitySet, Group
from courseware.problems import Problem, Severity
from courseware.sources.drafts import Draft, members_of
from courseware.sources.fields import Fields


def read(draft: Draft, problems: list[Problem], context: Context) -> Quiz | None:
    """The quiz; None if it has no title or no questions."""
    fields = draft.fields
    title = draft.title
    name, fix = context.id_of(draft)
    draw = fields.whole("draw", 0, 1)
    pass_mark = fields.share("pass")
    shuffle = fields.yes_no("shuffle", True)
    objectives, silence, was = fields.names("objectives"), fields.silences(), fields.line_of("was")
    members = draft.members or members_of(fields, problems)
    fields.finish("A quiz")
    if title is None:
        fields.say(
            "no-title", "This quiz has no title, so it cannot be listed or found.", "Write `title: What it is about`."
        )
        return None
    groups = []
    for member in members:
        read_in = (context.read(one, problems) for one in member.drafts)
        questions = only_drawable([each for each in read_in if each], problems)
        if questions or member.reference:
            groups.append(Group(questions, member.case, member.reference, member.media))
    if not groups:
        fields.say(
            "empty-quiz",
            "This quiz has no questions that could be shown.",
            "Write `/// question` blocks below the front matter (in YAML: a list under `questions:`).",
        )
        return None
    can_be_drawn(fields, groups, draw)
    return Quiz(
        id=name,
        kind="quiz",
        path=draft.path,
        line=draft.line,
        column=draft.column,
        title=title,
        version=version("quiz", ()),
        objectives=objectives,
        silence=silence,
        was=was,
        drafted=not fields.has("id"),
        id_fix=fix,
        written=groups,
        draw=draw,
        pass_mark=pass_mark,
        shuffle=shuffle,
    )


def can_be_drawn(fields: Fields, groups: list[Group], draw: int) -> None:
    """Tells a case that no draw can hold, and a draw larger than the pool; nothing while parts stand elsewhere."""
    for group in groups:
        if draw and len(group.questions) > draw:
            fields.say(
                "case-too-large",
                f"The case with the question “{group.questions[0].title.text}” has {len(group.questions)} questions, "
                f"which are drawn together; a draw takes {draw}, so they would never be seen.",
                f"Write `draw: {len(group.questions)}` or more.",
                fields.values["draw"],
            )
    size = sum(len(group.questions) for group in groups)
    if draw > size and not any(group.reference for group in groups):
        fields.say(
            "draw-too-large",
            f"{draw} questions are to be drawn, but the pool has {size}.",
            "Take the line away, or write more questions.",
            fields.values["draw"],
            Severity.WARNING,
        )


def only_drawable(written: list[Activity], problems: list[Problem]) -> list[Activity]:
    """What a quiz can draw; the rest is told."""
    problems += [
        Problem(
            each.path,
            each.line,
            each.column,
            "misplaced-set" if isinstance(each, ActivitySet) else "misplaced-activity",
            f"A {each.kind} cannot stand inside a quiz.",
            "Put it into a file of its own, and bring it in by its id: `- activity: its-id`."
            if isinstance(each, ActivitySet)
            else f"Show it on a page: `/// activity | {each.id}`.",
        )
        for each in written
        if not each.may_be_drawn
    ]
    return [each for each in written if each.may_be_drawn]
