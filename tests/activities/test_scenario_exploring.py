"""Exploring a scenario: a second walker, which shares nothing with the first, comes to the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.activities.scenario import exploring
from courseware.activities.scenario.exploring import Exploration, explore
from courseware.activities.scenario.model import Scenario
from tests.activities.scenarios import scenario, scenes, walked
from tests.activities.second_walker import ENDS, HEAD, Story, Truth, stories, text_of
from tests.tools.examples import examples


@pytest.fixture(autouse=True, scope="module")
def _few_walks() -> Iterator[None]:
    """Random walks through stories without an end take their time, and none of these tests is about how many there are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exploring, "WALKS", 15)
        patch.setattr(exploring, "LONGEST_WALK", 40)
        yield


@examples(60)
@given(stories())
def test_a_second_walker_comes_to_the_same(story: Story) -> None:
    found = walked(scenario(text_of(story), HEAD))
    truth = Truth(story).walk()
    assert found.complete
    assert found.reached == {place[0] for place in truth.onward}
    assert found.offered == {(place[0], move.name) for place, moves in truth.onward.items() for move, _ in moves}
    assert found.found == {clue for moves in truth.onward.values() for move, _ in moves for clue in move.finds}
    assert set(found.stuck) == {place[0] for place in truth.stuck}
    assert set(found.endless) == {place[0] for place in truth.endless}
    for name, way in found.stuck.items():
        assert truth.follow(way) in truth.stuck
        assert truth.follow(way)[0] == name
    for way in found.endless.values():
        assert truth.follow(way) in truth.endless
    assert found.shortest == min((depth for place, depth in truth.depth.items() if place[0] in ENDS), default=None)
    assert found.ways == (None if truth.is_round else truth.ways())
    assert found.states <= len(truth.onward)
    assert set(found.ended) <= found.reached & set(ENDS)
    assert sum(found.ended.values()) <= found.walks


@examples(40)
@given(stories(), st.integers(1, 12))
def test_with_too_many_states_nothing_false_is_said(story: Story, most: int) -> None:
    read = scenario(text_of(story), HEAD)
    whole = walked(read)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exploring, "MOST_STATES", most)
        part = explore(read)
    assert part.states <= most
    assert part.complete == (whole.states <= most)
    assert part.reached <= whole.reached
    assert part.offered <= whole.offered
    assert part.found <= whole.found
    assert set(part.stuck) <= set(whole.stuck)
    assert set(part.endless) <= set(whole.endless)
    assert part.shortest in (None, whole.shortest)
    assert part.ways == (whole.ways if part.complete else None)
    assert (part.best, part.best_end) == (whole.best, whole.best_end)


def test_a_state_holds_only_what_conditions_ask_for() -> None:
    many = scenes(*((f"s{n}", [f"Do: a → s{n + 1} (trust +1; finds black)", f"Do: b → s{n + 1}"]) for n in range(20)), ("s20", ["Do: a → good", "Do: b → bad"]))  # fmt: skip
    assert (walked(many).states, walked(many).ways, walked(many).shortest) == (23, 2**21, 21)


def test_the_figures_are_the_same_in_every_build() -> None:
    pair = [
        scenes(("one", ["Do: a → good (trust +1)", "Do: b → one (when trust < 9; trust +1)", "Do: c → bad"]))
        for _ in range(2)
    ]
    assert pair[0].exploration == pair[1].exploration
    assert walked(pair[0]).walks == sum(walked(pair[0]).ended.values())


def test_a_walk_that_never_ends_is_no_typical_one() -> None:
    found = walked(scenes(("one", ["Do: a → two", "Do: b → two"]), ("two", ["Do: a → one", "Do: b → one"])))
    assert (found.shortest, found.typical, found.ways, found.ended) == (None, None, None, {})
    assert set(found.endless) == {"one", "two"}


def best(*written: tuple[str, list[str]]) -> tuple[Exploration, Scenario]:
    """What is known of the best way of these scenes."""
    found = scenes(*written)
    return walked(found), found


def steps(found: Exploration, read: Scenario) -> list[str]:
    """The words of the choices on the best way."""
    return [next(each.text.text for each in read.scenes[scene].choices if each.key == key) for scene, key in found.best]


def test_a_best_way_that_can_be_walked() -> None:
    found, read = best(
        ("one", ["Do: a → two (trust +1; best)", "Do: b → bad"]),
        ("two", ["Do: c → good (when trust >= 6; best)", "Do: d → bad"]),
    )
    assert (steps(found, read), found.best_end) == (["a", "c"], "good")
    assert read.best_way == " ".join(f"{scene}/{key}" for scene, key in found.best)


@pytest.mark.parametrize(
    ("second", "way", "end"),
    [
        ("Do: c → good (when trust >= 7; best)", ["a"], "two"),
        ("Do: c → good", ["a"], "two"),
        ("Do: c → bad (best)", ["a", "c"], "bad"),
        ("Do: c → one (best)", ["a", "c"], "one"),
    ],
    ids=["its condition does not hold", "it is not marked", "it ends badly", "it goes round"],
)
def test_a_best_way_that_cannot(second: str, way: list[str], end: str) -> None:
    found, read = best(("one", ["Do: a → two (trust +1; best)", "Do: b → bad"]), ("two", [second, "Do: d → bad"]))
    assert (steps(found, read), found.best_end) == (way, end)
    assert found.best_round == (end == "one")


def test_a_best_way_may_come_by_a_scene_twice() -> None:
    found, read = best(
        ("one", ["Do: a → two (when not seen(two); best)", "Do: b → good (when seen(two); best)", "Do: e → bad"]),
        ("two", ["Do: c → one (best)", "Do: d → bad"]),
    )
    assert (steps(found, read), found.best_end) == (["a", "c", "b"], "good")
