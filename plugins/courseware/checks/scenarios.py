"""Scenarios: every scene can be reached and left, every choice matters, every cause can be found (rules L14 to L17).

The walk itself is `activities.scenario.exploring`; what it found is put into words here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps

from courseware.activities.activity import Activity
from courseware.activities.scenario.exploring import MOST_STATES, Exploration, Step
from courseware.activities.scenario.model import Choice, Scenario, Scene
from courseware.checks.limits import number
from courseware.checks.material import Material
from courseware.checks.rules import Finding, rule
from courseware.problems import Severity
from courseware.sources.fields import both
from courseware.sources.plain import plain

LONGEST_SHORTEST = number("scenario-decisions", 12, 1, 99)

Test = Callable[[Scenario, Exploration, Material], Iterator[Finding]]


def of_scenarios(test: Test) -> Callable[[Activity, Material], Iterator[Finding]]:
    """A rule on scenarios as a rule on activities: others are passed over."""

    @wraps(test)
    def on_activity(activity: Activity, material: Material) -> Iterator[Finding]:
        if isinstance(activity, Scenario) and activity.exploration:
            yield from test(activity, activity.exploration, material)

    return on_activity


def titled(scene: Scene) -> str:
    """How a message calls a scene."""
    return f"“{plain(scene.title.text)}”"


def way_of(scenario: Scenario, way: tuple[Step, ...]) -> str:
    """A way in words, for the author to walk it."""
    if not way:
        return "right from the start"
    shown = way[-4:]
    steps = []
    for scene, key in shown:
        choice = next(each for each in scenario.scenes[scene].choices if each.key == key)
        steps.append(f"{titled(scenario.scenes[scene])}: {plain(choice.text.text)}")
    return ("by way of … " if len(way) > len(shown) else "by way of ") + ", then ".join(steps)


@rule("L14", Activity, Severity.ERROR)
@of_scenarios
def nobody_is_trapped(scenario: Scenario, walked: Exploration, _: Material) -> Iterator[Finding]:
    """L14: a scene in which nothing is on offer, or from which no ending can be reached. Source: the walk through all states."""
    for name, way in walked.stuck.items():
        scene = scenario.scenes[name]
        if scene.choices:
            yield Finding(scene.line, scene.column,
                          f"In {titled(scene)} it can happen that no choice is on offer, and the story stops there: "
                          f"{way_of(scenario, way)}.",
                          "Take the condition off one of its choices, or add one that can always be made.")  # fmt: skip
        else:
            yield Finding(scene.line, scene.column,
                          f"{titled(scene)} offers no choice and is no ending, so the story stops there.",
                          "Write choices below it, or make it an ending: "
                          f"`{{#{name} ending=patch}}` behind its heading.")  # fmt: skip
    for name, way in walked.endless.items():
        scene = scenario.scenes[name]
        yield Finding(scene.line, scene.column,
                      f"From {titled(scene)} no ending can be reached any more: {way_of(scenario, way)}.",
                      "Let one of the choices that follow lead out of the circle.")  # fmt: skip


@rule("L14", Activity, Severity.ERROR)
@of_scenarios
def everything_can_be_reached(scenario: Scenario, walked: Exploration, _: Material) -> Iterator[Finding]:
    """L14: a scene, an ending or a choice that no way leads to.

    Guard: told only where the whole scenario was walked through; else a warning says that it was not.
    """
    if not walked.complete:
        missing = [scene for name, scene in scenario.scenes.items() if name not in walked.reached]
        rest = f" Not met so far: {', '.join(map(titled, missing[:5]))}." if missing else " Every scene was met."
        yield Finding(scenario.line, scenario.column,
                      f"This scenario has more than {MOST_STATES:,} states, and not all of them were walked through, "
                      f"so traps and scenes out of reach may have been missed.{rest}",
                      "Ask for fewer meters in conditions, or for coarser steps.", Severity.WARNING)  # fmt: skip
        return
    for name, scene in scenario.scenes.items():
        if name not in walked.reached:
            what = "ending" if scene.outcome else "scene"
            led = [other for other in scenario.scenes.values() if any(each.next == name for each in other.choices)]
            why = (
                f"the choices that lead to it, in {both_titles(led)}, are never on offer"
                if led
                else "no choice leads to it"
            )
            yield Finding(scene.line, scene.column, f"The {what} {titled(scene)} can never be reached: {why}.",
                          f"Let a choice lead to it (`→ {name}`), change the conditions, or take it away.")  # fmt: skip
            continue
        for choice in scene.choices:
            if (name, choice.key) not in walked.offered:
                yield Finding(choice.line, choice.column,
                              f"This choice is never on offer: `when {choice.when_text}` holds on no way to {titled(scene)}.",
                              "Change the condition, or take the choice away.", Severity.WARNING)  # fmt: skip


def both_titles(scenes: list[Scene]) -> str:
    """“A” and “B”."""
    return both([scene.name for scene in scenes])


@rule("L15", Activity)
@of_scenarios
def choices_matter(scenario: Scenario, _walked: Exploration, _: Material) -> Iterator[Finding]:
    """L15: a scene with a single choice, a choice that does and says nothing, two choices that do the same.

    Guard: choices with a condition may look alike, since they are not offered together; so may one that leads on alone
    because its scene only tells something (`continue`).
    """
    for scene in scenario.scenes.values():
        if len(scene.choices) == 1 and plain(scene.choices[0].text.text).lower().rstrip(".") not in (
            "continue",
            "go on",
        ):
            yield Finding(scene.line, scene.column,
                          f"{titled(scene)} offers one choice only, so there is nothing to decide.",
                          "Add what else one could do here; where the story only goes on, call the choice “Go on”.")  # fmt: skip
        effects: dict[object, Choice] = {}
        for choice in scene.choices:
            if not (choice.happens or choice.change or choice.finds) and len(scene.choices) > 1:
                same = sum(other.next == choice.next for other in scene.choices) > 1
                if same:
                    yield Finding(choice.line, choice.column,
                                  "This choice has no consequence: nothing happens, nothing moves, and another leads to the same scene.",
                                  "Write below it what happens then (`> He hangs up.`), or what it moves (`(partner -1)`).")  # fmt: skip
                    continue
            story = plain(choice.happens.text) if choice.happens else ""
            does = (choice.next, frozenset(choice.change), frozenset(choice.finds), choice.when_text, story)
            other = effects.setdefault(does, choice)
            if other is not choice and (choice.change or choice.finds or story):
                yield Finding(choice.line, choice.column,
                              f"This choice does the same as the one in line {other.line}: the same happens, moves and follows.",
                              "Let the two differ in what they do, or join them.")  # fmt: skip


@rule("L16", Activity)
@of_scenarios
def meters_are_used(scenario: Scenario, _walked: Exploration, _: Material) -> Iterator[Finding]:
    """L16: a meter that nothing moves."""
    moved = {name for scene in scenario.scenes.values() for choice in scene.choices for name, _by in choice.change}
    for meter in scenario.meters:
        if meter.name not in moved:
            yield Finding(meter.line, meter.column,
                          f"No choice moves the meter “{plain(meter.title.text)}”, so it stands still on every screen.",
                          f"Write what moves it, such as `({meter.name} -1)`, or take it away.")  # fmt: skip


@rule("L16", Activity)
@of_scenarios
def endings_differ(scenario: Scenario, _walked: Exploration, _: Material) -> Iterator[Finding]:
    """L16: endings of one class only, or a way to the nearest of them that is too long."""
    outcomes = {scene.outcome for scene in scenario.endings}
    if len(outcomes) == 1:
        yield Finding(scenario.line, scenario.column,
                      f"All endings are of the class `{outcomes.pop()}`, so nothing is at stake.",
                      "Let some ways end as `fix`, others as `patch` or `loss`.")  # fmt: skip


@rule("L16", Activity)
@of_scenarios
def shortest_way_is_short(scenario: Scenario, walked: Exploration, material: Material) -> Iterator[Finding]:
    """L16: more than a dozen decisions to the nearest ending (a threshold: `scenario-decisions`)."""
    most = int(material.limits[LONGEST_SHORTEST])
    if walked.shortest and walked.shortest > most:
        yield Finding(scenario.line, scenario.column,
                      f"Even the shortest way takes {walked.shortest} decisions; {most} are enough for one sitting.",
                      "Make two scenarios of it, or shorten the ways.")  # fmt: skip


@rule("L16", Activity, Severity.ERROR)
@of_scenarios
def best_way_can_be_walked(scenario: Scenario, walked: Exploration, _: Material) -> Iterator[Finding]:
    """L16: the way marked `best`, with which the debrief compares, breaks off or ends badly. A warning where there is none."""
    marked = {
        (scene.name, choice.key): choice
        for scene in scenario.scenes.values()
        for choice in scene.choices
        if choice.best
    }
    if not marked:
        yield Finding(scenario.line, scenario.column,
                      "No way is marked as the best one, so the debrief has nothing to compare with.",
                      "Write `best` between the brackets of one choice a scene, from the start to a `fix` ending.", Severity.WARNING)  # fmt: skip
        return
    end = scenario.scenes[walked.best_end]
    if not end.outcome:
        there = [choice for choice in end.choices if choice.best]
        place = there[0] if there else end
        why = (
            "it comes back to where it was"
            if walked.best_round
            else f"`when {there[0].when_text}` does not hold on the way there"
            if there
            else "no choice there is marked"
        )
        yield Finding(place.line, place.column,
                      f"The best way cannot be walked to an end: in {titled(end)} it breaks off, since {why}.",
                      "Write `best` between the brackets of the choice that leads on, and see that its condition holds.")  # fmt: skip
    elif end.outcome != "fix":
        yield Finding(end.line, end.column, f"The best way ends in {titled(end)}, which is no `fix`.",
                      "Mark a way that ends in a `fix`, or change what this ending is.")  # fmt: skip
    for step, choice in marked.items():
        if step not in walked.best and end.outcome:
            yield Finding(choice.line, choice.column,
                          "This choice is marked `best`, but the best way does not come by here, so the mark does nothing.",
                          "Take `best` away here, or at the choice that leads elsewhere.", Severity.WARNING)  # fmt: skip


@rule("L16", Activity)
@of_scenarios
def best_is_no_habit(scenario: Scenario, walked: Exploration, _: Material) -> Iterator[Finding]:
    """L16: the best choice always at the same place, or always the longest. Guard: from four decisions on."""
    steps = [(scenario.scenes[scene].choices, key) for scene, key in walked.best]
    steps = [(choices, key) for choices, key in steps if len(choices) > 1]
    if len(steps) < 4:
        return
    places = {[choice.key for choice in choices].index(key) for choices, key in steps}
    if len(places) == 1:
        yield Finding(scenario.line, scenario.column,
                      f"On the best way the right choice stands always at place {places.pop() + 1}, so one can win without reading.",
                      "Change the order of the choices in some scenes.")  # fmt: skip
    if all(max(choices, key=lambda each: len(plain(each.text.text))).key == key for choices, key in steps):
        yield Finding(scenario.line, scenario.column,
                      "On the best way the right choice is always the longest one, so one can win without reading.",
                      "Shorten some of them, or say more in the others.")  # fmt: skip


@rule("L17", Activity)
@of_scenarios
def causes_can_be_found(scenario: Scenario, walked: Exploration, _: Material) -> Iterator[Finding]:
    """L17: a cause that no way reveals, a clue that nobody finds, an ending without a debrief.

    Guard: what can be found is told only where the whole scenario was walked through.
    """
    if walked.complete:
        for clue in scenario.clues:
            if clue.name not in walked.found:
                yield Finding(clue.line, clue.column, f"Nobody can find the clue “{plain(clue.text.text)}”: no choice on any way leads to it.",
                              f"Write `finds {clue.name}` between the brackets of a choice.")  # fmt: skip
        for cause in scenario.causes:
            if not walked.found & set(cause.clues):
                why = "it has no clue" if not cause.clues else "none of its clues can be found"
                yield Finding(cause.line, cause.column,
                              f"No way reveals the cause “{plain(cause.title.text)}”: {why}, so it stays hidden for everybody.",
                              "Write `clues: [a-clue]` below it, and let a choice find one of them.")  # fmt: skip
    for scene in scenario.endings:
        if not any(part for part in scene.texts):
            yield Finding(scene.line, scene.column, f"The ending {titled(scene)} says nothing, so nobody learns why it came so.",
                          "Write below it how it ends, and which cause is still there.")  # fmt: skip
