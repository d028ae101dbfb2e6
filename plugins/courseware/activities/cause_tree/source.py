"""A cause tree from its source: `problem:`, `families:`, and `guided:` whys."""

from __future__ import annotations

from difflib import get_close_matches

from courseware.activities.activity import Context
from courseware.activities.cause_tree.model import CauseTree, Step
from courseware.activities.exercise import read_common
from courseware.activities.identity import option_keys, slug, version
from courseware.activities.question import Question
from courseware.activities.results import Result, check_columns, read_results
from courseware.problems import Problem
from courseware.sources.drafts import Draft, from_mapping
from courseware.sources.fields import Fields, either
from courseware.sources.guess import brief
from courseware.sources.word_lists import read_words

ALWAYS = Result("root-causes")
"""What every free tree gives: the claims at the ends of its branches."""
COLUMNS = ("evidence", "confidence", "family", "count")


def read(draft: Draft, problems: list[Problem], context: Context) -> CauseTree | None:
    """The tree; None if it has no title, or a guided one nothing that leads on."""
    fields = draft.fields
    guided = fields.has("guided")
    common = read_common(draft, context, "A cause tree")
    problem = fields.text("problem")
    words = read_words(fields, "families", "family")
    steps = read_steps(fields, problems, context, words)
    results = () if guided else (*read_results(fields, ("without",)), ALWAYS)
    check_results(results, fields)
    fields.known.add("publish")
    if guided and fields.has("publish"):
        fields.say(
            "nothing-to-publish",
            "A guided tree holds nothing of the trainee's own, so nothing could be published.",
            "Take `publish:` away, or leave `guided:` out for a free tree.",
            fields.keys["publish"],
        )
    fields.finish("A cause tree")
    if guided and problem is None and not fields.has("problem"):
        fields.say(
            "no-problem",
            "This guided tree does not say which problem it begins with, so its first why would ask about nothing.",
            "Write `problem: What people notice`.",
        )
    if common is None or (guided and not steps):
        return None
    if guided:
        common["private"] = common["private"] and fields.has("private")
        name_steps(common["id"], steps, fields)
        common["version"] = version("cause-tree", ((f"{s.question.id} {s.question.version}", True) for s in steps))
    keys = option_keys(("", word) for word in words)
    families = tuple(zip(keys, words, strict=True))
    return CauseTree(**common, problem=problem, families=families, steps=steps, results=results)


def check_results(results: tuple[Result, ...], fields: Fields) -> None:
    """Tells results that speak of what a tree does not have, or bear the name of the one it always gives."""
    known = {"without.what": ("claims",), "without.by": COLUMNS}
    fields.problems.extend(check_columns(results, fields.path, known))
    for result in results:
        if result.verb and result.name == ALWAYS.name:
            fields.problems.append(
                Problem(
                    fields.path,
                    result.line,
                    result.column,
                    "name-taken",
                    f"`{result.name}` is what every cause tree gives by itself, so this one would be lost.",
                    "Give it another name.",
                )
            )


def read_steps(
    fields: Fields, problems: list[Problem], context: Context, families: tuple[str, ...]
) -> tuple[Step, ...]:
    """The whys of a guided tree. One that does not lead to exactly one claim is a problem, and left out."""
    found = []
    entries = fields.groups("guided")
    for entry in entries:
        draft = from_mapping(entry.mapping, fields.path, problems)
        evidence = draft.fields.text("evidence")
        family = read_family(draft.fields, families)
        if draft.kind != "choice":
            draft.fields.say(
                "wrong-step",
                f"A why of a guided tree is chosen from options; `kind: {brief(draft.kind)}` cannot lead on.",
                "Take the line `kind:` away, and list `options:`.",
                draft.fields.values["kind"],
            )
            continue
        question = context.read(draft, problems)
        if not isinstance(question, Question):
            continue
        rights = sum(answer.right for answer in question.answers)
        if rights > 1:
            draft.fields.say(
                "several-right",
                f"{rights} options of this why are right; the chain could not tell which of them leads on.",
                "Leave one `right:`, and make the others `wrong:`, or a guided tree of their own.",
            )
            continue
        found.append(Step(question, evidence, family))
    if fields.has("guided") and not entries:
        fields.say(
            "no-steps",
            "There is no why below `guided:`, so there is nothing to choose.",
            "List them: `- ask: Why …?` with `options:`; or take the line away for a free tree.",
            fields.keys["guided"],
        )
    return tuple(found)


def read_family(fields: Fields, families: tuple[str, ...]) -> str:
    """The cause family of a step, one of those above."""
    family = fields.line_of("family")
    known = {word.lower(): word for word in families}
    if not family or family.lower() in known:
        return known.get(family.lower(), "")
    close = get_close_matches(family.lower(), known, 1, 0.5)
    hint = f"Did you mean `{known[close[0]]}`?" if close else f"Write {either(families)}." if families else ""
    fields.say(
        "unknown-family",
        f"`{brief(family)}` is none of the cause families of this tree.",
        hint or "List the families first: `families: [information, tool, rule]`.",
        fields.values["family"],
    )
    return ""


def name_steps(tree: str, steps: tuple[Step, ...], fields: Fields) -> None:
    """Steps without an id of their own get one from the tree's id and what they ask, never from their position."""
    asked: dict[str, int] = {}
    for step in steps:
        question = step.question
        if question.drafted:
            question.id = f"{tree}-{slug(question.title.text)}"
            question.drafted, question.id_fix = False, None
        if asked.setdefault(question.id, question.line) != question.line:
            fields.problems.append(
                Problem(
                    fields.path,
                    question.line,
                    question.column,
                    "twice",
                    f"The same is asked in line {asked[question.id]}, so answers to the two would be mixed up.",
                    "Ask about the claim before it: `Why do the letters go out on Fridays?`.",
                )
            )
