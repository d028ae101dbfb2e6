"""The map of a scenario: scenes as boxes from left to right, choices as lines. `outline` says the same in words."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Callable, Iterator

from courseware.activities.scenario.layout import Edge, Layout, Spot, lay_out
from courseware.activities.scenario.model import Choice, Scenario, Scene
from courseware.activities.scenario.outline import letter_of
from courseware.sources.plain import plain

WIDE, GAP, MARGIN, LEAD = 176, 92, 14, 74
"""Width of a box, what is free between columns, the rim, and the room before the start."""
ROW, SIZE, SMALL = 17, 13, 12
MOST_LINES, MOST_SCENES = 3, 300
"""Lines of a title, and scenes beyond which a map would help nobody: `outline` says it all the same."""
ENDS = f'stroke-linecap="round" stroke-linejoin="round" font-size="{SIZE}"'
NARROW, BROAD = "iljtfrI.,:;!'’|()- ", "mwMW@—%"

Word = Callable[[str], str]
"""The generator's own words in the language of the course."""


def map_of(scenario: Scenario, word: Word = str) -> str:
    """The map as SVG, at its natural size; "" where there are more than `MOST_SCENES` scenes."""
    return Picture(scenario, word).svg() if len(scenario.scenes) <= MOST_SCENES else ""


def width_of(text: str) -> float:
    """About how wide a text is at the size of a title; system fonts differ, so this is on the wide side."""
    width = 0.0
    for sign in text:
        if sign in NARROW:
            width += 0.38
        elif sign in BROAD:
            width += 0.98
        elif unicodedata.east_asian_width(sign) in "WF":
            width += 1.05
        else:
            width += 0.72 if sign.isupper() else 0.63
    return width * SIZE


def wrapped(text: str, width: float) -> list[str]:
    """A text in at most `MOST_LINES` lines; what does not fit ends with an ellipsis."""
    lines = [""]
    for given in text.split():
        rest = given
        while rest:
            line = f"{lines[-1]} {rest}".strip()
            if width_of(line) <= width:
                lines[-1], rest = line, ""
            elif lines[-1]:
                lines.append("")
            else:
                count = next(
                    count for count in range(len(rest), 0, -1) if count == 1 or width_of(rest[:count]) <= width
                )
                lines[-1], rest = rest[:count], rest[count:]
    if len(lines) <= MOST_LINES:
        return lines
    last = lines[MOST_LINES - 1]
    while last and width_of(f"{last}…") > width:
        last = last[:-1]
    return [*lines[: MOST_LINES - 1], f"{last.rstrip()}…"]


class Picture:
    """Draws one scenario. `n` below is a coordinate, rounded for a short text."""

    def __init__(self, scenario: Scenario, word: Word) -> None:
        self.scenario, self.word = scenario, word
        self.numbers = {name: number for number, name in enumerate(scenario.scenes, 1)}
        best = set(scenario.exploration.best) if scenario.exploration else set()
        self.drawn = [(scene, choice) for scene in scenario.scenes.values() for choice in scene.choices]
        self.best = [(scene.name, choice.key) in best for scene, choice in self.drawn]
        edges = [
            Edge(scene.name, choice.next, strong) for (scene, choice), strong in zip(self.drawn, self.best, strict=True)
        ]
        self.on_best_way = {name for edge in edges if edge.strong for name in (edge.source, edge.target)}
        self.lines = {scene.name: self._lines(scene) for scene in scenario.scenes.values()}
        self.heights = {scene.name: self._height(scene) for scene in scenario.scenes.values()}
        self.layout: Layout = lay_out(self.heights, edges, scenario.start)
        self.ports = self._ports()
        tops = [self.layout.of(name) - height / 2 for name, height in self.heights.items()]
        bottoms = [self.layout.of(name) + height / 2 for name, height in self.heights.items()]
        heights = [*self.layout.y.values(), *self.layout.lanes.values()]
        self.up = min(*tops, *heights) - MARGIN - 14
        self.height = max(*bottoms, *heights) - self.up + MARGIN
        self.width = LEAD + (max(self.layout.column.values()) + 1) * (WIDE + GAP) - GAP + MARGIN

    def svg(self) -> str:
        """All of it. A line that is drawn thick lies above the others, a box above all lines."""
        scenario, name = self.scenario, f"{self.scenario.html_id}-map"
        words = self.word("{n} scenes, {m} of them endings, from left to right. The list below the map says the same.")
        words = words.format(n=len(scenario.scenes), m=len(scenario.endings))
        title = self.word("Map of “{title}”").format(title=plain(scenario.title.text))
        size = f'width="{n(self.width)}" height="{n(self.height)}" viewBox="0 0 {n(self.width)} {n(self.height)}"'
        return "".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size} aria-labelledby="{name}-t {name}-d" {ENDS}>',
                f'<title id="{name}-t">{html.escape(title)}</title><desc id="{name}-d">{html.escape(words)}</desc>',
                *self._all_lines(),
                *self._start(),
                *(piece for scene in scenario.scenes.values() for piece in self._box(scene)),
                "</svg>",
            ]
        )

    def _lines(self, scene: Scene) -> list[str]:
        """The title of a scene with its number, in lines."""
        room = WIDE - 36 if scene.outcome else WIDE - 38
        return wrapped(f"{self.numbers[scene.name]} {plain(scene.title.text)}", room)

    def _height(self, scene: Scene) -> float:
        lines = len(self.lines[scene.name]) + bool(scene.outcome)
        return float(max(lines * ROW + 19, len(scene.choices) * ROW + 11))

    def _x(self, column: int) -> float:
        return LEAD + column * (WIDE + GAP)

    def _place(self, spot: Spot) -> tuple[float, float]:
        """The left end of a spot, where lines come in."""
        return self._x(spot[0]), self.layout.y[spot] - self.up

    def _ports(self) -> dict[int, float]:
        """For each choice how far below the middle of its box its line begins: in the order of where they lead."""
        ports: dict[int, float] = {}
        of_scene: dict[str, list[int]] = {}
        for index, (scene, _) in enumerate(self.drawn):
            of_scene.setdefault(scene.name, []).append(index)
        for indexes in of_scene.values():
            indexes.sort(key=lambda index: self.layout.lanes.get(index, self.layout.y[self.layout.ways[index][1]]))
            for place, index in enumerate(indexes):
                ports[index] = (place - (len(indexes) - 1) / 2) * ROW
        return ports

    def _all_lines(self) -> Iterator[str]:
        """Each piece of line once, the thick ones last; where several run together, it is dashed if all of them are."""
        pieces: dict[str, tuple[bool, bool]] = {}
        for index, (_, choice) in enumerate(self.drawn):
            for path in self._pieces(index):
                strong, dashed = pieces.get(path, (False, True))
                pieces[path] = (strong or self.best[index], dashed and choice.when is not None)
        for strong in (False, True):
            look = 'class="f-no s-spot" stroke-width="3.5"' if strong else 'class="f-no s-line" stroke-width="1.5"'
            for dashed in (False, True):
                paths = "".join(path for path, kind in pieces.items() if kind == (strong, dashed))
                dashes = f' stroke-dasharray="{"8 8" if strong else "5 5"}"' if dashed else ""
                if paths:
                    yield f'<path {look}{dashes} d="{paths}"/>'
        for strong in (False, True):
            look = 'class="f-no s-spot" stroke-width="3"' if strong else 'class="f-no s-line" stroke-width="1.5"'
            ends = {self.layout.ways[index][-1] for index, _ in enumerate(self.drawn) if self.best[index] == strong}
            heads = "".join(self._head(*self._place(end)) for end in sorted(ends))
            if heads:
                yield f'<path {look} d="{heads}"/>'

    @staticmethod
    def _head(x: float, y: float) -> str:
        return f"M{n(x - 9)} {n(y - 5)}l7 5l-7 5"

    def _pieces(self, index: int) -> Iterator[str]:
        """The pieces of a choice's line; all but the first may be those of others, too."""
        way = self.layout.ways[index]
        left, middle = self._place(way[0])
        x, y = left + WIDE, middle + self.ports[index]
        if index in self.layout.lanes:
            yield from self._led_back(index, x, y)
            return
        for spot in way[1:]:
            to_x, to_y = self._place(spot)
            bend = GAP * 0.55
            end = 3 if spot == way[-1] else 0
            path = f"M{n(x)} {n(y)}C{n(x + bend)} {n(y)} {n(to_x - bend)} {n(to_y)} {n(to_x - end)} {n(to_y)}"
            if spot != way[-1]:
                path += f"H{n(to_x + WIDE)}"
            yield path
            x, y = to_x + WIDE, to_y

    def _led_back(self, index: int, x: float, y: float) -> Iterator[str]:
        """Out of the box, along the lane above or below, and into a box further left."""
        lane = self.layout.lanes[index] - self.up
        to_x, to_y = self._place(self.layout.ways[index][-1])
        turn = 8 if lane > y else -8
        out = x + 14 + 6 * self._rank(index, 0)
        yield f"M{n(x)} {n(y)}H{n(out - 8)}q8 0 8 {turn}V{n(lane - turn)}q0 {turn} -8 {turn}"
        turn = 8 if lane > to_y else -8
        into = to_x - 20 - 6 * self._rank(index, -1)
        yield f"M{n(out - 8)} {n(lane)}H{n(into + 8)}q-8 0 -8 {-turn}V{n(to_y + turn)}q0 {-turn} 8 {-turn}H{n(to_x - 3)}"

    def _rank(self, index: int, end: int) -> int:
        """Of the scenes that lines lead back to from or to this column, the how manieth this line's is: each has a path of its own."""
        column, target = self.layout.ways[index][end][0], self.layout.ways[index][-1]
        ways = [self.layout.ways[each] for each in self.layout.lanes]
        return sorted({way[-1] for way in ways if way[end][0] == column}).index(target) % 8

    def _start(self) -> Iterator[str]:
        x, y = self._place((self.layout.column[self.scenario.start], self.scenario.start))
        strong = any(self.best)
        look = f'class="f-no {"s-spot" if strong else "s-line"}" stroke-width="{3 if strong else 1.5}"'
        yield f'<path {look} d="M{n(x - 30)} {n(y)}H{n(x - 3)}{self._head(x, y)}"/>'
        yield f'<circle class="f-spot" cx="{n(x - 34)}" cy="{n(y)}" r="6"/>'
        yield f'<text x="{n(x - 34)}" y="{n(y - 13)}" text-anchor="middle" font-size="{SMALL}">{html.escape(self.word("Start"))}</text>'

    def _box(self, scene: Scene) -> Iterator[str]:
        """A scene: its outline, number and title, a flag for a checkpoint, the letters of its choices."""
        left, middle = self._place((self.layout.column[scene.name], scene.name))
        height = self.heights[scene.name]
        top = middle - height / 2
        on_way = scene.name in self.on_best_way
        missing = self.scenario.exploration and scene.name not in self.scenario.exploration.reached
        look = 'class="f-spot-wash s-spot" stroke-width="2"' if on_way else 'class="f-no s-line" stroke-width="1.5"'
        dashes = ' stroke-dasharray="6 5"' if missing else ""
        title = html.escape(plain(scene.title.text))
        yield f'<g><title>{title}</title><path {look}{dashes} d="{shape_of(scene.outcome, left, top, height)}"/>'
        start = middle - (len(self.lines[scene.name]) - 1 + bool(scene.outcome)) * ROW / 2 + SIZE * 0.36
        for index, line in enumerate(self.lines[scene.name]):
            shown = html.escape(line)
            if index == 0:
                number, _, rest = shown.partition(" ")
                shown = f'<tspan class="t2" font-weight="600">{number}</tspan> {rest}'
            yield f'<text x="{n(left + (18 if scene.outcome else 12))}" y="{n(start + index * ROW)}">{shown}</text>'
        if scene.outcome:
            yield from self._sign(scene.outcome, left + 25, start + len(self.lines[scene.name]) * ROW - 4.5)
        if scene.checkpoint:
            yield f'<path class="f-spot s-spot" stroke-width="1.5" d="M{n(left + 14)} {n(top)}v-13l11 4l-11 4"/>'
        for index, (at, choice) in enumerate(self.drawn):
            if at is scene:
                yield self._port(left + WIDE, middle + self.ports[index], scene, choice, self.best[index])
        yield "</g>"

    @staticmethod
    def _port(x: float, y: float, scene: Scene, choice: Choice, strong: bool) -> str:
        weight = ' font-weight="700"' if strong else ' class="t2"'
        letter = letter_of(scene.choices.index(choice))
        return f'<text{weight} x="{n(x - 8)}" y="{n(y + SMALL * 0.34)}" text-anchor="end" font-size="{SMALL}">{letter}</text>'

    def _sign(self, outcome: str, x: float, y: float) -> Iterator[str]:
        """How it ends, in a sign and a word: a tick in a disc, half a disc, an empty disc with a stroke through it."""
        words = {
            "fix": self.word("Ending: fix"),
            "patch": self.word("Ending: patch"),
            "loss": self.word("Ending: loss"),
        }
        ring = f'<circle class="f-no s-ink" stroke-width="1.5" cx="{n(x)}" cy="{n(y)}" r="6.5"/>'
        if outcome == "fix":
            yield f'<circle class="f-spot s-spot" stroke-width="1.5" cx="{n(x)}" cy="{n(y)}" r="6.5"/>'
            yield f'<path class="f-no s-paper" stroke-width="2" d="M{n(x - 3)} {n(y)}l2.200 2.500l4-5"/>'
        elif outcome == "patch":
            yield f'{ring}<path class="f-spot" d="M{n(x)} {n(y - 6.5)}a6.500 6.500 0 0 0 0 13z"/>'
        else:
            yield f'{ring}<path class="f-no s-ink" stroke-width="1.5" d="M{n(x - 4.5)} {n(y + 4.5)}l9-9"/>'
        yield f'<text x="{n(x + 13)}" y="{n(y + 4.5)}" font-size="{SMALL}" font-weight="600">{html.escape(words[outcome])}</text>'


def shape_of(outcome: str, x: float, y: float, height: float) -> str:
    """The outline of a box: rounded for a scene; round ends for a fix, cut corners for a patch, a point for a loss."""
    if outcome == "fix":
        r = height / 2 if height < 60 else 28.0
    elif outcome == "":
        r = 6.0
    else:
        cut = 12.0 if outcome == "patch" else height / 2
        sides = "" if outcome == "loss" else f"v{n(height - 2 * cut)}"
        if outcome == "loss":
            return f"M{n(x + 5)} {n(y)}H{n(x + WIDE - 14)}l14 {n(cut)}l-14 {n(cut)}H{n(x + 5)}q-5 0 -5-5V{n(y + 5)}q0-5 5-5z"
        return (
            f"M{n(x + cut)} {n(y)}H{n(x + WIDE - cut)}l{n(cut)} {n(cut)}{sides}l{n(-cut)} {n(cut)}"
            f"H{n(x + cut)}l{n(-cut)} {n(-cut)}V{n(y + cut)}z"
        )
    return (
        f"M{n(x + r)} {n(y)}H{n(x + WIDE - r)}q{n(r)} 0 {n(r)} {n(r)}V{n(y + height - r)}q0 {n(r)} {n(-r)} {n(r)}"
        f"H{n(x + r)}q{n(-r)} 0 {n(-r)} {n(-r)}V{n(y + r)}q0 {n(-r)} {n(r)} {n(-r)}z"
    )


def n(number: float) -> str:
    """A coordinate with one digit behind the point at most."""
    return f"{round(number, 1) + 0.0:g}" if abs(number) < 100_000 else f"{number:.0f}"
