"""Objectives: each is taught, practised and examined, and says what somebody can be seen to do (rules L03 and L04)."""

from __future__ import annotations

from collections.abc import Iterator

from courseware.activities.activity import Activity
from courseware.activities.sets import ActivitySet
from courseware.checks.limits import number
from courseware.checks.material import Material
from courseware.checks.plain import words_in
from courseware.checks.rules import Finding, rule
from courseware.checks.words import WORDS
from courseware.course.course import Objective
from courseware.problems import Severity

PER_OBJECTIVE = number("items-per-objective", 2, 0, 99)


@rule("L03", Material, Severity.ERROR)
def objective_is_taught(material: Material, _: Material) -> Iterator[Finding]:
    """L03: an objective that no page of a module names: it is promised, and nobody teaches it.

    Source: alignment of objectives, teaching and assessment (Biggs). Guard: courses in which no page names any.
    """
    covered = material.coverage.values()
    if any(each.taught for each in covered):
        for each in covered:
            if not each.taught:
                yield _about(each.objective, material,
                             f"No page teaches the objective {each.objective.id}, so the course promises what it does not give.",
                             f"Write `objectives: {each.objective.id}` into the front matter of the page that does, or take it out.")  # fmt: skip


@rule("L03", Material)
def objective_is_practised(material: Material, _: Material) -> Iterator[Finding]:
    """L03: an objective that too few activities on pages are about. Source: alignment of objectives and items.

    Guard: one that is missing altogether is an error, too few are a warning, since banks grow after objectives; how many are
    wanted is a threshold (0: none). What is created takes one exercise: it is long, and nobody does it twice.
    """
    wanted = int(material.limits[PER_OBJECTIVE])
    for each in material.coverage.values() if wanted else ():
        has, least = len(each.practised), min(wanted, 1) if each.is_made else wanted
        name = each.objective.id
        if not has:
            yield _about(each.objective, material, f"No activity is about the objective {name}, so nobody can practise it.",
                         f"Write `objectives: {name}` in one that is, or add one.", Severity.ERROR)  # fmt: skip
        elif has < least:
            yield _about(each.objective, material,
                         f"{has} of the {least} activities wanted {'is' if has == 1 else 'are'} about the objective {name}, "
                         "so whoever misses it once has nothing to try again.",
                         f"Write `objectives: {name}` in one that is, or add one.")  # fmt: skip


@rule("L03", Material)
def objective_is_examined(material: Material, _: Material) -> Iterator[Finding]:
    """L03: an objective that no exam asks about, or, where something is created, no row of a rubric judges.

    Source: constructive alignment. Guard: only in courses with an exam that counts, and of rubrics with a plan whose rows
    name objectives; those that are not taught are told elsewhere.
    """
    covered = [each for each in material.coverage.values() if each.taught]
    asks, judges = any(each.examined for each in covered), any(each.judged for each in covered)
    for each in covered:
        name = each.objective.id
        if each.is_made and judges and not each.judged:
            yield _about(each.objective, material, f"Nobody judges the objective {name}: it is created, and no row of a plan's rubric names it.",
                         f"Write `objectives: {name}` below the row of a `rubric:` that does.")  # fmt: skip
        elif not each.is_made and asks and not each.examined:
            yield _about(each.objective, material, f"No question that the exam could draw is about the objective {name}, so whoever passes may not be able to do it.",
                         f"Write `objectives: {name}` in questions of its banks, or add some.")  # fmt: skip


def _about(
    objective: Objective, material: Material, message: str, hint: str, severity: Severity | None = None
) -> Finding:
    line, column = material.settings.objective_places.get(objective.id, (objective.line, 1))
    return Finding(line, column, message, hint, severity, path=material.settings.objectives_path)


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
