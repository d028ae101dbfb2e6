"""Walks through all of a scenario and notes what can be reached.

A state is a scene with those variables that conditions ask for; two walks that differ in nothing else are one.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from statistics import median

from courseware.activities.scenario.model import Scenario
from courseware.activities.scenario.walking import State, Walk

MOST_STATES = 100_000
WALKS, LONGEST_WALK = 401, 200
"""Random walks that tell the typical length; the same ones in every build."""

Step = tuple[str, str]
"""A scene, and the key of a choice in it."""


@dataclass(slots=True)
class Exploration:
    """What came of it. `complete` is false where there were more than `MOST_STATES` states: then nothing is said to be missing."""

    states: int = 0
    complete: bool = True
    reached: set[str] = field(default_factory=set)
    offered: set[Step] = field(default_factory=set)
    stuck: dict[str, tuple[Step, ...]] = field(default_factory=dict)
    """Scenes in which nothing may be on offer, each with a way that leads there."""
    endless: dict[str, tuple[Step, ...]] = field(default_factory=dict)
    """Scenes from which no ending can be reached any more, each with a way that leads there."""
    found: set[str] = field(default_factory=set)
    """Clues that somebody can find."""
    best: tuple[Step, ...] = ()
    """The choices marked `best`, from the start on, as far as they can be walked."""
    best_end: str = ""
    """The scene in which these choices end."""
    best_round: bool = False
    """Whether they end there because they came back to where they were."""
    ways: int | None = 0
    """How many ways lead from the start to an ending; None where one can go round and round."""
    shortest: int | None = None
    """Decisions on the shortest way to an ending."""
    typical: float | None = None
    """Decisions on a typical way: the median of random walks."""
    walks: int = 0
    """Random walks that were made."""
    ended: dict[str, int] = field(default_factory=dict)
    """How many of them came to each ending."""


BEYOND = -1
"""The number of every state that was not walked through, because there were too many."""


@dataclass(slots=True)
class _Graph:
    """The states by their numbers, in the order in which they were met; numbers are quicker to look up than states."""

    states: list[State]
    came: list[tuple[int, str]]
    """For each state the one it was met from, and the key of the choice; for the start `BEYOND`."""
    onward: list[list[int]]
    ends: list[bool]

    def way_to(self, number: int) -> tuple[Step, ...]:
        """The shortest way to a state."""
        way: list[Step] = []
        while (step := self.came[number])[0] != BEYOND:
            number = step[0]
            way.append((self.states[number].scene, step[1]))
        return tuple(reversed(way))


def explore(scenario: Scenario) -> Exploration:
    """Walks through the scenario, breadth first."""
    walk = Walk(scenario, all_of_it=False)
    result = Exploration()
    numbers = {walk.start: 0}
    graph = _Graph([walk.start], [(BEYOND, "")], [], [])
    for number, state in enumerate(graph.states):
        is_end = bool(scenario.scenes[state.scene].outcome)
        onward: list[int] = []
        graph.onward.append(onward)
        graph.ends.append(is_end)
        result.reached.add(state.scene)
        for choice in () if is_end else walk.offered(state):
            result.offered.add((state.scene, choice.key))
            result.found.update(choice.finds)
            after = walk.take(state, choice)
            if after not in numbers and len(numbers) < MOST_STATES:
                numbers[after] = len(numbers)
                graph.states.append(after)
                graph.came.append((number, choice.key))
            onward.append(numbers.get(after, BEYOND))
            result.complete = result.complete and onward[-1] != BEYOND
    result.states = len(graph.states)
    _find_traps(graph, result)
    _measure(scenario, graph, result)
    _follow_best(scenario, result)
    return result


def _find_traps(graph: _Graph, result: Exploration) -> None:
    """Finds states without a choice, and those from which no ending can be reached."""
    before: list[list[int]] = [[] for _ in graph.states]
    # What was not walked through may well lead to an ending.
    saved = [is_end or BEYOND in onward for is_end, onward in zip(graph.ends, graph.onward, strict=True)]
    for number, onward in enumerate(graph.onward):
        for after in onward:
            if after != BEYOND:
                before[after].append(number)
    waiting = [number for number, is_saved in enumerate(saved) if is_saved]
    while waiting:
        for number in before[waiting.pop()]:
            if not saved[number]:
                saved[number] = True
                waiting.append(number)
    for number, state in enumerate(graph.states):
        if saved[number]:
            continue
        if not graph.onward[number]:
            found = result.stuck
        elif all(graph.onward[after] for after in graph.onward[number]):
            found = result.endless
        else:
            continue
        if state.scene not in found:
            found[state.scene] = graph.way_to(number)


def _measure(scenario: Scenario, graph: _Graph, result: Exploration) -> None:
    """Counts the ways, and finds the length of the shortest and of a typical one."""
    # Breadth first, so no ending was met on a shorter way than the first.
    nearest = next((number for number, is_end in enumerate(graph.ends) if is_end), None)
    result.shortest = None if nearest is None else len(graph.way_to(nearest))
    result.ways = _count(graph) if result.complete else None
    dice = random.Random(scenario.id)  # noqa: S311 - this draws ways through a story, no secrets
    walk = Walk(scenario, all_of_it=False)
    lengths = []
    for _ in range(WALKS):
        state, length = walk.start, 0
        while length < LONGEST_WALK and not scenario.scenes[state.scene].outcome:
            choices = walk.offered(state)
            if not choices:
                break
            state = walk.take(state, dice.choice(choices))
            length += 1
        if scenario.scenes[state.scene].outcome:
            lengths.append(length)
            result.ended[state.scene] = result.ended.get(state.scene, 0) + 1
    result.walks = WALKS
    result.typical = median(lengths) if lengths else None


def _count(graph: _Graph) -> int | None:
    """How many ways lead from the start to an end; None if a way can come back to where it was."""
    ways: dict[int, int] = {number: 1 for number, is_end in enumerate(graph.ends) if is_end}
    open_ones: set[int] = set()
    stack = [(0, False)]
    while stack:
        number, done = stack.pop()
        if done:
            open_ones.discard(number)
            ways[number] = sum(ways[after] for after in graph.onward[number])
        elif number not in ways:
            open_ones.add(number)
            stack.append((number, True))
            for after in graph.onward[number]:
                if after in open_ones:
                    return None
                if after not in ways:
                    stack.append((after, False))
    return ways[0]


def _follow_best(scenario: Scenario, result: Exploration) -> None:
    """Follows the choices marked `best` as far as they are offered."""
    walk = Walk(scenario, all_of_it=False)
    state = walk.start
    way: list[Step] = []
    seen: set[State] = set()
    while state not in seen and not scenario.scenes[state.scene].outcome:
        seen.add(state)
        marked = [choice for choice in walk.offered(state) if choice.best]
        if not marked:
            break
        way.append((state.scene, marked[0].key))
        state = walk.take(state, marked[0])
    result.best, result.best_end = tuple(way), state.scene
    result.best_round = state in seen and len(way) == len(seen)
