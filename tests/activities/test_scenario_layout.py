"""Where boxes and lines of a map stand: for any graph."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from courseware.activities.scenario.layout import Edge, Layout, lay_out
from tests.tools.examples import examples

names = [f"n{number}" for number in range(7)]
graphs = st.lists(
    st.builds(Edge, st.sampled_from(names), st.sampled_from(names), st.booleans()), max_size=16, unique_by=lambda edge: (edge.source, edge.target)
)  # fmt: skip


def crossings(layout: Layout, edges: Sequence[Edge]) -> int:
    """Lines that cross between two columns, counted the plain way."""
    pieces = {pair for index, way in enumerate(layout.ways) if index not in layout.lanes for pair in pairwise(way)}
    return sum(
        a[0][0] == b[0][0] and (layout.y[a[0]] - layout.y[b[0]]) * (layout.y[a[1]] - layout.y[b[1]]) < 0
        for a, b in combinations(sorted(pieces), 2)
    )


@examples(80)
@given(graphs)
def test_layouts_of_any_graph(edges: list[Edge]) -> None:
    heights = {name: 40.0 + 10 * index for index, name in enumerate(names)}
    layout = lay_out(heights, edges, "n3")
    assert set(layout.column) == set(names)
    for index, edge in enumerate(edges):
        way = layout.ways[index]
        assert (way[0][1], way[-1][1]) == (edge.source, edge.target)
        if index in layout.lanes:
            assert layout.column[edge.target] <= layout.column[edge.source] or len(way) == 2
            between = range(layout.column[edge.target], layout.column[edge.source] + 1)
            for name in names:
                if layout.column[name] in between:
                    assert abs(layout.of(name) - layout.lanes[index]) > heights[name] / 2
        else:
            assert [column for column, _ in way] == list(range(way[0][0], way[-1][0] + 1))
            assert len(way) > 1
    columns: dict[int, list[float]] = {}
    for (column, name), y in sorted(layout.y.items(), key=lambda each: each[1]):
        half = heights.get(name, 0.0) / 2
        assert all(y - half >= other - 1e-6 for other in columns.get(column, []))
        columns.setdefault(column, []).append(y + half)
    assert lay_out(heights, edges, "n3") == layout


def test_a_graph_without_need_of_crossings_has_none() -> None:
    edges = [Edge(pair[0], pair[1]) for pair in ("ad", "ae", "bc", "df", "eg", "ch")]
    heights = dict.fromkeys("abcdefgh", 40.0)
    assert crossings(lay_out(heights, edges, "a"), edges) == 0


def test_what_leads_back_does_so_in_the_order_of_the_author() -> None:
    edges = [Edge("hub", "one"), Edge("one", "hub"), Edge("hub", "two"), Edge("two", "hub"), Edge("hub", "hub")]
    layout = lay_out({"hub": 40.0, "one": 40.0, "two": 40.0}, edges, "hub")
    assert layout.column == {"hub": 0, "one": 1, "two": 1}
    assert set(layout.lanes) == {1, 3, 4}
