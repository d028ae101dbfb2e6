"""An exam from its source: banks in `from:`, how many questions of each sort in `blueprint:`, and its terms."""

from __future__ import annotations

import re

from courseware.activities.activity import Context
from courseware.activities.exam.blueprint import COLUMNS, Row
from courseware.activities.exam.model import SHOWN, Exam
from courseware.activities.identity import version
from courseware.problems import Problem, Severity
from courseware.sources.drafts import Draft, Reference
from courseware.sources.fields import Fields
from courseware.sources.guess import brief
from courseware.sources.text import Part
from courseware.sources.yaml_nodes import Scalar

WAIT = re.compile(r"(\d{1,4})[ ]*(minute|hour|day)s?")
MINUTES = {"minute": 1, "hour": 60, "day": 1440}


def read(draft: Draft, problems: list[Problem], context: Context) -> Exam | None:
    """The exam; None if it has no title, no banks or no blueprint."""
    fields = draft.fields
    name, fix = context.id_of(draft)
    counted = fields.yes_no("counted", True)
    banks, rows = fields.names("from"), [row for each in fields.groups("blueprint") if (row := read_row(each))]
    exam = Exam(
        id=name,
        kind="exam",
        path=draft.path,
        line=draft.line,
        column=draft.column,
        title=draft.title or Part(("",), draft.line, draft.column),
        version=version("exam", ()),
        objectives=fields.names("objectives"),
        silence=fields.silences(),
        was=fields.line_of("was"),
        drafted=not fields.has("id"),
        id_fix=fix,
        written=[],
        banks=banks,
        after=read_after(fields),
        text=draft.case,
        own_blueprint=tuple(rows),
        minutes=fields.whole("minutes", 0, 1, 600),
        pass_mark=fields.share("pass"),
        attempts=0 if fields.word_or("attempts", "") == "unlimited" else fields.whole("attempts", 0, 1, 20),
        wait=read_wait(fields),
        shown=fields.word("answers-shown", SHOWN, "after-pass" if counted else "at-once"),
        counted=counted,
    )
    fields.known.add("text")
    fields.finish("An exam")
    if draft.title is None:
        fields.say("no-title", "This exam has no title, so it cannot be listed or found.", "Write `title: Final exam`.")
        return None
    for member in draft.members:
        place = member.drafts[0] if member.drafts else member.reference
        if place:
            problems.append(
                Problem(
                    draft.path,
                    place.line,
                    place.column,
                    "misplaced-question",
                    "An exam takes its questions from banks, so this one would never be asked.",
                    "Move it into a bank, a file with `kind: quiz`, and name that file under `from:`.",
                )
            )
    return exam if is_complete(fields, exam) else None


def is_complete(fields: Fields, exam: Exam) -> bool:
    """Whether there is something to draw, and by what; tells what is missing, and what contradicts."""
    found = True
    if exam.after:
        for key in ("from", "blueprint"):
            if fields.has(key):
                fields.say(
                    "parallel-form",
                    f"A parallel form has the banks and the blueprint of `{exam.after.id}`, so this `{key}` would be ignored.",
                    "Take it away.",
                    fields.keys[key],
                )
    else:
        if not exam.banks:
            fields.say(
                "no-bank",
                "This exam does not say where its questions are.",
                "Write `from: [bank/o1.md]`, files below `quizzes/`.",
            )
            found = False
        if not exam.own_blueprint:
            fields.say(
                "no-blueprint",
                "This exam does not say what it asks about.",
                "Write `blueprint:`, and below it `- {objectives: O1, understand: 1, apply: 2}`.",
            )
            found = False
    if exam.counted and exam.pass_mark is None:
        fields.say("no-pass-mark", "This exam says nowhere what counts as passed, so nobody could pass it.",
                   "Write `pass: 75%`, or `counted: no` for a test that one takes for oneself.")  # fmt: skip
    if not exam.counted and fields.has("pass"):
        fields.say("pass-unused", "A test that is not counted cannot be passed, so this line would do nothing.",
                   "Take it away, or `counted: no`.", fields.keys["pass"], Severity.WARNING)  # fmt: skip
    if exam.wait and exam.attempts == 1:
        fields.say("wait-unused", "There is one attempt, so nobody ever waits for another.",
                   "Take this line away, or allow more attempts.", fields.keys["wait"], Severity.WARNING)  # fmt: skip
    return found


def read_row(entry: Fields) -> Row | None:
    """One row; None (and a problem) where it asks about nothing."""
    names = tuple(name for name, _, _ in entry.names("objectives"))
    title = entry.line_of("title")
    counts = tuple(entry.whole(column, 0, 0, 200) for column in COLUMNS)
    for level in ("remember", "evaluate"):
        if entry.has(level):
            entry.known.add(level)
            entry.say(
                "unknown-setting",
                f"A blueprint has no column `{level}`, so these questions would not be asked.",
                "Add the number to `understand`, which includes remember, or to `analyse`, which includes evaluate.",
                entry.keys[level],
            )
    entry.finish("A row of a blueprint")
    if names and sum(counts):
        return Row(names, (counts[0], counts[1], counts[2]), title, entry.line, entry.column)
    entry.say(
        "empty-row",
        "This row asks for no questions." if names else "This row does not say what its questions are about.",
        "A row is written `{objectives: O1, understand: 1, apply: 2, analyse: 1}`.",
    )
    return None


def read_wait(fields: Fields) -> int:
    """How long somebody waits between attempts, in minutes."""
    scalar = fields.scalar("wait")
    if scalar is None:
        return 0
    match = WAIT.fullmatch(scalar.text.strip().lower())
    if match and int(match[1]):
        return int(match[1]) * MINUTES[match[2]]
    fields.say(
        "wrong-number",
        f"`wait: {brief(scalar.text)}` is no time to wait.",
        "Write `wait: 1 day`, `wait: 12 hours` or `wait: 30 minutes`.",
        scalar,
    )
    return 0


def read_after(fields: Fields) -> Reference | None:
    """The exam of which this one is the parallel form."""
    name, node = fields.name("after"), fields.values.get("after")
    return Reference(name, fields.path, node.line, node.column) if name and isinstance(node, Scalar) else None
