"""A second walker through scenarios, which shares nothing with `exploring`: stories made up, and the truth about them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from tests.activities.scenarios import FRONT

SCENES = ["a", "b", "c", "d"]
ENDS = ["fine", "gone"]
METERS = {"trust": 5, "hours": 2}
CLUES = ["black", "blank"]
COMPARE: dict[str, Callable[[int, int], bool]] = {
    ">=": lambda x, y: x >= y, "<": lambda x, y: x < y, "=": lambda x, y: x == y, "!=": lambda x, y: x != y,
}  # fmt: skip

Tree = tuple[Any, ...]
Place = tuple[str, tuple[int, ...], frozenset[str], frozenset[str]]
"""All that can matter: the scene, every meter, every scene seen, every clue found."""


@dataclass
class Move:
    """A choice as the tests make it up."""

    name: str
    to: str
    change: dict[str, int]
    finds: list[str]
    when: Tree | None


Story = dict[str, list[Move]]


def spelt(tree: Tree) -> str:
    """A condition in the author's spelling."""
    match tree:
        case ("not", inner):
            return f"not ({spelt(inner)})"
        case ("and" | "or" as sign, left, right):
            return f"({spelt(left)}) {sign} ({spelt(right)})"
        case ("seen" | "found" as what, name):
            return f"{what}({name})"
        case (sign, meter, number):
            return f"{meter} {sign} {number}"
    raise TypeError(tree)


def holds(tree: Tree | None, place: Place) -> bool:
    """Whether a condition holds, worked out without the language of formulas."""
    _, meters, seen, found = place
    match tree:
        case None:
            return True
        case ("not", inner):
            return not holds(inner, place)
        case ("and", left, right):
            return holds(left, place) and holds(right, place)
        case ("or", left, right):
            return holds(left, place) or holds(right, place)
        case ("seen", name):
            return name in seen
        case ("found", name):
            return name in found
        case (sign, meter, number):
            return COMPARE[sign](meters[list(METERS).index(meter)], number)
    raise TypeError(tree)


def text_of(story: Story) -> str:
    """The story as its author would write it."""
    lines = []
    for name, moves in story.items():
        lines += [f"## Scene {name} {{#{name}}}", "", "Text.", ""]
        for move in moves:
            notes = [f"when {spelt(move.when)}"] if move.when else []
            if move.change:
                notes.append(", ".join(f"{meter} {by:+d}" for meter, by in move.change.items()))
            if move.finds:
                notes.append(f"finds {', '.join(move.finds)}")
            lines.append(
                f"- Do: {move.name} {{#{move.name}}} → {move.to}" + (f" ({'; '.join(notes)})" if notes else "")
            )
        lines.append("")
    for name in ENDS:
        lines += [f"## End {name} {{#{name} ending=fix}}", "", "Text.", ""]
    return "\n".join(lines)


HEAD = FRONT.replace("  black: Page 14 is black\n", "  black: Page 14 is black\n  blank: Page 15 is blank\n")


@dataclass
class Truth:
    """What walking through every place, one by one, comes to."""

    story: Story
    onward: dict[Place, list[tuple[Move, Place]]] = field(default_factory=dict)
    depth: dict[Place, int] = field(default_factory=dict)

    def walk(self) -> Truth:
        start: Place = ("a", tuple(METERS.values()), frozenset("a"), frozenset())
        self.depth[start] = 0
        queue = deque([start])
        while queue:
            place = queue.popleft()
            self.onward[place] = []
            for move in self.story.get(place[0], []):
                if holds(move.when, place):
                    meters = tuple(
                        min(10, max(0, value + move.change.get(name, 0)))
                        for name, value in zip(METERS, place[1], strict=True)
                    )
                    after = (move.to, meters, place[2] | {move.to}, place[3] | set(move.finds))
                    self.onward[place].append((move, after))
                    if after not in self.depth:
                        self.depth[after] = self.depth[place] + 1
                        queue.append(after)
        return self

    @property
    def lost(self) -> set[Place]:
        """The places from which no ending can be reached: what is left when those that can be saved are taken away."""
        saved = {place for place in self.onward if place[0] in ENDS}
        while more := {
            place for place in set(self.onward) - saved if any(after in saved for _, after in self.onward[place])
        }:
            saved |= more
        return set(self.onward) - saved

    @property
    def stuck(self) -> set[Place]:
        return {place for place in self.lost if not self.onward[place]}

    @property
    def endless(self) -> set[Place]:
        """Lost, and not just one step before standing still, where the message is that of the next scene."""
        stuck = self.stuck
        return {place for place in self.lost - stuck if not any(after in stuck for _, after in self.onward[place])}

    @property
    def is_round(self) -> bool:
        """Whether one can come back to where one was: some places are never free of others before them."""
        waits = dict.fromkeys(self.onward, 0)
        for moves in self.onward.values():
            for _, after in moves:
                waits[after] += 1
        free = [place for place, count in waits.items() if not count]
        for place in free:
            for _, after in self.onward[place]:
                waits[after] -= 1
                if not waits[after]:
                    free.append(after)
        return len(free) < len(waits)

    def ways(self, place: Place | None = None) -> int:
        """How many ways lead to an ending; only for stories that do not go round."""
        place = place or next(iter(self.onward))
        return 1 if place[0] in ENDS else sum(self.ways(after) for _, after in self.onward[place])

    def follow(self, way: tuple[tuple[str, str], ...]) -> Place:
        """Where a way leads; fails if it cannot be walked."""
        place = next(iter(self.onward))
        for scene, key in way:
            assert place[0] == scene
            place = next(after for move, after in self.onward[place] if move.name == key)
        return place


conditions = st.recursive(
    st.one_of(
        st.tuples(st.sampled_from(list(COMPARE)), st.sampled_from(list(METERS)), st.integers(0, 10)),
        st.tuples(st.just("seen"), st.sampled_from(SCENES)),
        st.tuples(st.just("found"), st.sampled_from(CLUES)),
    ),
    lambda inner: st.one_of(st.tuples(st.just("not"), inner), st.tuples(st.sampled_from(["and", "or"]), inner, inner)),
    max_leaves=3,
)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Up to four scenes with up to three choices each, with loops, traps and what is out of reach."""
    names = SCENES[: draw(st.integers(1, 4))]
    story: Story = {}
    for name in names:
        story[name] = [
            Move(
                f"{name}{index}",
                draw(st.sampled_from([*names, *ENDS])),
                draw(st.dictionaries(st.sampled_from(list(METERS)), st.sampled_from([-4, -1, 2, 3]), max_size=2)),
                draw(st.lists(st.sampled_from(CLUES), max_size=1)),
                draw(st.none() | conditions),
            )
            for index in range(draw(st.integers(0, 3)))
        ]
    return {name: [_known(move, names) for move in moves] for name, moves in story.items()}


def _known(move: Move, names: list[str]) -> Move:
    """The same with a condition that asks for no scene that is not there."""

    def mend(tree: Tree) -> Tree:
        if tree[0] == "seen":
            return ("seen", tree[1] if tree[1] in names else names[0])
        return tuple(mend(each) if isinstance(each, tuple) else each for each in tree)

    move.when = mend(move.when) if move.when else None
    return move
