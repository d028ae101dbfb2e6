"""Walks step by step: the vectors that the browser code passes too. `source` is what an author wrote, the rest what comes of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from courseware.activities.scenario.model import Scenario
from courseware.activities.scenario.walking import State, Walk
from tests.activities.scenarios import scenario

VECTORS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "vectors" / "scenario.json").read_text("utf-8")
)["stories"]


def data_of(read: Scenario) -> dict[str, Any]:
    """A scenario as the browser has it."""
    return {
        "start": read.start,
        "meters": {meter.name: meter.start for meter in read.meters},
        "scenes": {
            scene.name: [
                {
                    "key": choice.key,
                    "next": choice.next,
                    "change": choice.effect,
                    "when": choice.compiled,
                    "finds": list(choice.finds),
                }
                for choice in scene.choices
            ]
            for scene in read.scenes.values()
        },
    }


def state_of(walk: Walk, state: State) -> dict[str, Any]:
    """A state as the vectors have it."""
    return {
        "scene": state.scene,
        "meters": {meter.name: state.meters[index] for index, meter in enumerate(walk.scenario.meters)},
        "offered": [choice.key for choice in walk.offered(state)],
        "found": sorted(state.found),
        "seen": sorted(state.seen),
    }


def walk_through(read: Scenario, keys: list[str]) -> list[dict[str, Any]]:
    """The states of a walk, the start first."""
    walk = Walk(read)
    state = walk.start
    states = [state_of(walk, state)]
    for key in keys:
        state = walk.take(state, next(choice for choice in walk.offered(state) if choice.key == key))
        states.append(state_of(walk, state))
    return states


@pytest.mark.parametrize("story", VECTORS, ids=lambda story: story["name"])
def test_vectors(story: dict[str, Any]) -> None:
    read = scenario("\n".join(story["source"]) + "\n", "")
    assert data_of(read) == {key: story[key] for key in ("start", "meters", "scenes")}
    for each in story["walks"]:
        assert walk_through(read, each["choices"]) == each["states"]


def test_the_vectors_cover_what_a_walk_can_meet() -> None:
    choices = [choice for story in VECTORS for scene in story["scenes"].values() for choice in scene]
    states = [state for story in VECTORS for walk in story["walks"] for state in walk["states"]]
    values = [value for state in states for value in state["meters"].values()]
    assert {0, 10} <= set(values)
    assert any(value != int(value) for value in values)
    assert {"seen:", "found:"} <= {word for choice in choices for word in ("seen:", "found:") if word in choice["when"]}
    assert any(not state["offered"] for state in states)


def test_fewer_variables_are_kept_where_conditions_ask_for_fewer() -> None:
    story = next(each for each in VECTORS if each["name"] == "ends of meters")
    read = scenario("\n".join(story["source"]) + "\n", "")
    whole, part = Walk(read), Walk(read, all_of_it=False)
    state, less = whole.start, part.start
    assert (less.seen, less.found) == (frozenset(), frozenset())
    for key in story["walks"][0]["choices"]:
        assert [choice.key for choice in part.offered(less)] == [choice.key for choice in whole.offered(state)]
        choice = next(each for each in whole.offered(state) if each.key == key)
        state, less = whole.take(state, choice), part.take(less, choice)
