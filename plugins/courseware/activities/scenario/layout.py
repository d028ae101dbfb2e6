"""Where boxes and lines of a map stand: columns from left to right, few crossings, lines as straight as can be.

Knows nothing of scenarios. Each step is the textbook's (Sugiyama), and nothing is left to chance: the same boxes give the
same picture in every build. Lines to one box join on their way, as brooks do; a `strong` one keeps to itself.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

SWEEPS, SETTLINGS, BEYOND = 12, 60, 1.7
BETWEEN_BOXES, BETWEEN_LINES, LANE = 26.0, 14.0, 16.0

Spot = tuple[int, str]
"""Something in a column: a box by its name, or the place where a line passes; the number is its column."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from one box to another."""

    source: str
    target: str
    strong: bool = False


@dataclass(slots=True)
class Layout:
    """The columns of the boxes, the heights of all that stands in columns, and the way of each line."""

    column: dict[str, int]
    y: dict[Spot, float] = field(default_factory=dict)
    ways: list[list[Spot]] = field(default_factory=list)
    """For each edge the spots it goes by, its two boxes included; for one that leads back only these."""
    lanes: dict[int, float] = field(default_factory=dict)
    """For each edge that leads back, the height at which it runs."""

    def of(self, name: str) -> float:
        """The height of a box's middle."""
        return self.y[self.column[name], name]


def lay_out(heights: dict[str, float], edges: Sequence[Edge], start: str) -> Layout:
    """The layout of boxes, given with their heights in their author's order; `start` stands in the first column."""
    names = [start, *(name for name in heights if name != start)]
    back = _leading_back(names, edges)
    layout = Layout(_columns(names, [edge for index, edge in enumerate(edges) if index not in back]))
    # Some turn out to lead to the right after all.
    back = {index for index in back if layout.column[edges[index].target] <= layout.column[edges[index].source]}
    for index, edge in enumerate(edges):
        own = f" {index}" if edge.strong else ""
        ends = [(layout.column[name], name) for name in (edge.source, edge.target)]
        # A blank stands in no name, so a line is never taken for a box.
        passed = [(column, f"to {edge.target}{own}") for column in range(ends[0][0] + 1, ends[1][0])]
        layout.ways.append([ends[0], *([] if index in back else passed), ends[1]])
    links = _links(layout, edges, back)
    order = _ordered(_first_order(layout, names), links)
    _settle(layout, order, links, heights)
    _lay_lanes(layout, edges, back, heights)
    return layout


def _leading_back(names: Sequence[str], edges: Sequence[Edge]) -> set[int]:
    """The edges that close a circle: those inside one that lead to a box the author wrote earlier."""
    place = {name: index for index, name in enumerate(names)}
    circle = _circles(names, edges)
    return {
        index
        for index, edge in enumerate(edges)
        if circle[edge.source] == circle[edge.target] and place[edge.target] <= place[edge.source]
    }


def _circles(names: Sequence[str], edges: Sequence[Edge]) -> dict[str, int]:
    """For each box a number; boxes that lead to each other have the same (Kosaraju)."""
    onward: dict[str, list[str]] = {name: [] for name in names}
    before: dict[str, list[str]] = {name: [] for name in names}
    for edge in edges:
        onward[edge.source].append(edge.target)
        before[edge.target].append(edge.source)
    finished: list[str] = []
    met: set[str] = set()
    for name in names:
        stack = [(name, False)]
        while stack:
            here, done = stack.pop()
            if done:
                finished.append(here)
            elif here not in met:
                met.add(here)
                stack.append((here, True))
                stack += [(after, False) for after in onward[here] if after not in met]
    found: dict[str, int] = {}
    for number, name in enumerate(reversed(finished)):
        waiting = [name]
        while waiting:
            here = waiting.pop()
            if here not in found:
                found[here] = number
                waiting += before[here]
    return found


def _columns(names: Sequence[str], edges: Iterable[Edge]) -> dict[str, int]:
    """The column of each box: one behind the last of those that lead to it."""
    onward: dict[str, list[str]] = {name: [] for name in names}
    waits = dict.fromkeys(names, 0)
    for edge in edges:
        onward[edge.source].append(edge.target)
        waits[edge.target] += 1
    column = dict.fromkeys(names, 0)
    ready = [name for name in names if not waits[name]]
    for name in ready:
        for after in onward[name]:
            column[after] = max(column[after], column[name] + 1)
            waits[after] -= 1
            if not waits[after]:
                ready.append(after)
    return column


Links = dict[Spot, dict[Spot, float]]
"""What is joined to what, and how much the two pull at each other."""


def _links(layout: Layout, edges: Sequence[Edge], back: set[int]) -> Links:
    """The neighbours of each spot. Long lines pull more than short ones, strong ones most, so these come out straight."""
    links: Links = {(column, name): {} for name, column in layout.column.items()}
    for index, way in enumerate(layout.ways):
        if index in back:
            continue
        for one, other in pairwise(way):
            lines = (one != way[0]) + (other != way[-1])
            pull = (1.0, 2.0, 8.0)[lines] * (6.0 if edges[index].strong else 1.0)
            for here, there in ((one, other), (other, one)):
                near = links.setdefault(here, {})
                near[there] = max(near.get(there, 0.0), pull)
    return links


def _first_order(layout: Layout, names: Sequence[str]) -> list[list[Spot]]:
    """The spots of each column, in the order in which boxes and lines are met."""
    order: list[list[Spot]] = [[] for _ in range(max(layout.column.values()) + 1)]
    spots = [(layout.column[name], name) for name in names]
    for spot in dict.fromkeys([*spots, *(spot for way in layout.ways for spot in way)]):
        order[spot[0]].append(spot)
    return order


def _ordered(order: list[list[Spot]], links: Links) -> list[list[Spot]]:
    """The order within columns with the fewest crossings that barycentres and swaps of neighbours find."""
    best, fewest = [list(column) for column in order], _crossings(order, links)
    for sweep in range(SWEEPS):
        way = range(1, len(order)) if sweep % 2 == 0 else range(len(order) - 2, -1, -1)
        for column in way:
            side = column - 1 if sweep % 2 == 0 else column + 1
            place = {spot: float(index) for index, spot in enumerate(order[side])}
            centre = {}
            for index, spot in enumerate(order[column]):
                near = [place[other] for other in links[spot] if other[0] == side]
                centre[spot] = sum(near) / len(near) if near else index * len(order[side]) / len(order[column])
            order[column].sort(key=centre.__getitem__)
        _swap(order, links)
        now = _crossings(order, links)
        if now < fewest:
            best, fewest = [list(column) for column in order], now
    return best


def _crossings(order: Sequence[Sequence[Spot]], links: Links) -> int:
    """How many lines cross, between all columns."""
    count = 0
    for left, right in pairwise(order):
        place = {spot: index for index, spot in enumerate(right)}
        ends: list[int] = []
        for spot in left:
            reached = sorted(place[other] for other in links[spot] if other in place)
            count += sum(len(ends) - bisect_right(ends, end) for end in reached)
            for end in reached:
                insort(ends, end)
    return count


def _swap(order: list[list[Spot]], links: Links) -> None:
    """Changes the places of neighbours in a column where that takes crossings away."""
    place = {spot: index for column in order for index, spot in enumerate(column)}
    for column in order:
        for index in range(len(column) - 1):
            upper, lower = column[index], column[index + 1]
            now = swapped = 0
            for a in links[upper]:
                for b in links[lower]:
                    if a[0] == b[0]:
                        now += place[a] > place[b]
                        swapped += place[a] < place[b]
            if swapped < now:
                column[index], column[index + 1] = lower, upper
                place[upper], place[lower] = index + 1, index


def _settle(layout: Layout, order: Sequence[Sequence[Spot]], links: Links, heights: dict[str, float]) -> None:
    """Gives every spot its height: near the mean of its neighbours, at a distance from what stands above it."""
    apart: dict[Spot, float] = {}
    """How far below the one above it a spot has to be."""
    for column in order:
        for upper, lower in zip([None, *column], column, strict=False):
            both = [heights.get(spot[1]) for spot in (upper, lower) if spot]
            boxes = [height for height in both if height is not None]
            apart[lower] = sum(boxes) / 2 + (BETWEEN_BOXES if boxes else BETWEEN_LINES) if upper else 0.0
        at = -sum(apart[spot] for spot in column) / 2
        for spot in column:
            at += apart[spot]
            layout.y[spot] = at
    for turn in range(SETTLINGS):
        for column in order if turn % 2 == 0 else reversed(order):
            wanted = []
            for spot in column:
                near = links[spot]
                weight = sum(near.values()) + 0.01
                mean = sum(layout.y[other] * pull for other, pull in near.items()) / weight
                # Going too far makes long lines straight in a few turns; the last turns take it back.
                beyond = BEYOND if turn < SETTLINGS - 10 else 1.0
                wanted.append((layout.y[spot] + beyond * (mean - layout.y[spot]), weight))
            for spot, height in zip(column, _spread(wanted, [apart[spot] for spot in column]), strict=True):
                layout.y[spot] = height


def _spread(wanted: Sequence[tuple[float, float]], apart: Sequence[float]) -> list[float]:
    """The heights nearest to the wanted ones (with their weights) that keep the distances: isotonic regression."""
    blocks: list[tuple[float, float, int]] = []
    offset = 0.0
    offsets = []
    for (height, weight), distance in zip(wanted, apart, strict=True):
        offset += distance
        offsets.append(offset)
        blocks.append((height - offset, weight, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (one, of_one, count), (other, of_other, more) = blocks[-2:]
            total = of_one + of_other
            blocks[-2:] = [((one * of_one + other * of_other) / total, total, count + more)]
    flat = [height for height, _, count in blocks for _ in range(count)]
    return [height + offset for height, offset in zip(flat, offsets, strict=True)]


def _lay_lanes(layout: Layout, edges: Sequence[Edge], back: set[int], heights: dict[str, float]) -> None:
    """Finds, for what leads back, a lane above or below all that stands between its ends. Lines to one box share theirs."""
    last = max(layout.column.values())
    top, bottom = [0.0] * (last + 1), [0.0] * (last + 1)
    for (column, name), y in layout.y.items():
        half = heights.get(name, 0.0) / 2
        top[column], bottom[column] = min(top[column], y - half), max(bottom[column], y + half)
    spans: dict[str, list[int]] = {}
    for index in sorted(back):
        spans.setdefault(edges[index].target, []).append(index)
    reach = {
        target: range(layout.column[target], max(layout.column[edges[index].source] for index in indexes) + 1)
        for target, indexes in spans.items()
    }
    for target, columns in sorted(reach.items(), key=lambda each: len(each[1])):
        indexes = spans[target]
        above = min(top[column] for column in columns) - LANE
        below = max(bottom[column] for column in columns) + LANE
        middle = sum(layout.of(edges[index].source) for index in indexes) / len(indexes) + layout.of(target)
        is_above = middle - 2 * above < 2 * below - middle
        for column in columns:
            if is_above:
                top[column] = above
            else:
                bottom[column] = below
        layout.lanes.update(dict.fromkeys(indexes, above if is_above else below))
