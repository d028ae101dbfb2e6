"""The rules of a walk: which choices are offered in a state, and what taking one does.

`play.ts` has the same rules for the browser; tests/vectors/scenario.json proves them equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from courseware.activities.scenario.model import HIGHEST, LOWEST, Choice, Scenario
from courseware.formulas.evaluating import evaluate
from courseware.formulas.nodes import names_in


@dataclass(frozen=True, slots=True)
class State:
    """Where a walk stands: the scene, the meters in their order, scenes seen (this one too), clues found."""

    scene: str
    meters: tuple[float, ...]
    seen: frozenset[str]
    found: frozenset[str]


class Walk:
    """Walks through a scenario. `all_of_it` keeps every variable, else only those that conditions ask for."""

    def __init__(self, scenario: Scenario, all_of_it: bool = True) -> None:
        self.scenario = scenario
        self.order = {meter.name: index for index, meter in enumerate(scenario.meters)}
        asked = [names_in(choice.when) for choice in self._choices() if choice.when]
        self._meters = frozenset(self.order if all_of_it else _join(each.values for each in asked))
        self._scenes = frozenset(scenario.scenes if all_of_it else _join(each.scenes for each in asked))
        self._clues = frozenset(
            (clue.name for clue in scenario.clues) if all_of_it else _join(each.clues for each in asked)
        )

    def _choices(self) -> Iterator[Choice]:
        for scene in self.scenario.scenes.values():
            yield from scene.choices

    @property
    def start(self) -> State:
        """The state in which the story begins."""
        meters = tuple(meter.start if meter.name in self._meters else 0.0 for meter in self.scenario.meters)
        scene = self.scenario.start
        return State(scene, meters, self._scenes & {scene}, frozenset())

    def offered(self, state: State) -> list[Choice]:
        """The choices whose condition holds; one that cannot be worked out does not."""
        return [choice for choice in self.scenario.scenes[state.scene].choices if self._holds(choice, state)]

    def take(self, state: State, choice: Choice) -> State:
        """The state behind a choice. Meters stay within their ends."""
        meters = list(state.meters)
        for name, by in choice.change:
            if name in self._meters:
                at = self.order[name]
                meters[at] = max(LOWEST, min(HIGHEST, meters[at] + by))
        seen = state.seen | (self._scenes & {choice.next})
        return State(choice.next, tuple(meters), seen, state.found | (self._clues & set(choice.finds)))

    def _holds(self, choice: Choice, state: State) -> bool:
        if choice.when is None:
            return True
        values = {name: state.meters[at] for name, at in self.order.items()}
        return evaluate(choice.when, values, state.seen, state.found) is True


def _join(sets: Iterable[Iterable[str]]) -> set[str]:
    return {name for each in sets for name in each}
