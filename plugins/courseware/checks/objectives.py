"""Objectives: each is practised, and says what somebody can be seen to do (rules L03 and L04)."""

from __future__ import annotations

from collections.abc import Iterator

from courseware.activities.activity import Activity
from courseware.activities.sets import ActivitySet
from courseware.checks.limits import number
from courseware.checks.material import Material
from courseware.checks.plain import words_in
from courseware.checks.rules import Finding, rule
from courseware.checks.words import WORDS
from courseware.problems import Severity

PER_OBJECTIVE = number("items-per-objective", 1, 0, 99)


@rule("L03", Material)
def objective_is_practised(material: Material, _: Material) -> Iterator[Finding]:
    """L03: an objective that no activity is about. Source: alignment of objectives and items.

    Guard: a warning, since banks grow after objectives; how many items are wanted is a threshold (0: none).
    """
    wanted = int(material.limits[PER_OBJECTIVE])
    counts = dict.fromkeys(material.course.objectives, 0)
    for activity in material.activities:
        for name in set(activity.objective_ids) if not isinstance(activity, ActivitySet) else ():
            counts[name] = counts.get(name, 0) + 1
    for objective in material.course.objectives.values():
        has = counts[objective.id]
        if has < wanted:
            line, column = material.settings.objective_places.get(objective.id, (objective.line, 1))
            told = "No activity is" if not has else f"{has} of the {wanted} activities wanted are"
            yield Finding(line, column, f"{told} about the objective {objective.id}, so nobody can practise it.",
                          f"Write `objectives: {objective.id}` in one that is, or add one.",
                          path=material.settings.objectives_path)  # fmt: skip


@rule("L03", Activity, Severity.INFORMATION)
def activity_has_an_objective(activity: Activity, material: Material) -> Iterator[Finding]:
    """L03: an activity that is about no objective counts nowhere in "My learning".

    Guard: sets (their questions say it), questions in a set that says it, activities about the trainee's own
    case (`private`) and those that nobody scores, pages that name none themselves (a welcome), and courses without objectives.
    """
    if not material.course.objectives or activity.objectives or activity.private or not activity.is_scored:
        return
    if isinstance(activity, ActivitySet) or id(activity) in material.in_sets_with_objectives:
        return
    if activity.path in material.pages_without_objectives:
        return
    yield Finding(activity.line, activity.column,
                  "This activity names no objective, so it shows nowhere what a trainee can do by now.",
                  "Write `objectives:` and an id from objectives.yml.")  # fmt: skip


@rule("L04", Material)
def verb_can_be_seen(material: Material, _: Material) -> Iterator[Finding]:
    """L04: an objective begins with something that can be observed. Source: Mager's behavioural objectives.

    Guard: an unknown verb is information only, since no list is complete; an adverb before the verb is passed over.
    """
    words = WORDS.get(material.settings.language)
    if not words:
        return
    for objective in material.course.objectives.values():
        found = [word for word in words_in(objective.can) if not word.endswith("ly")][:1]
        if not found or found[0] in words.verbs:
            continue
        line, column = material.settings.objective_places.get(objective.id, (objective.line, 1))
        if found[0] in words.vague:
            yield Finding(line, column, f"Nobody can see whether somebody can “{found[0]}”, so this objective cannot be checked.",
                          "Begin with what the person does: name, compare, draw, decide …",
                          path=material.settings.objectives_path)  # fmt: skip
        else:
            yield Finding(line, column, f"“{found[0]}” is not in the list of verbs for what somebody can be seen to do.",
                          "Begin with such a verb: name, compare, draw, decide … If this is one, leave it.",
                          Severity.INFORMATION, path=material.settings.objectives_path)  # fmt: skip
