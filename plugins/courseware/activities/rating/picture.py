"""The sectors of a wheel, worked out when the page is built: the script only says how far each is filled."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

RADIUS = 100
"""Of the full wheel, around 0 0."""
BESIDE = 112
"""How far from the middle the words stand."""


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector as a path, and where its words stand."""

    path: str
    x: int
    y: int
    anchor: str


def sectors(count: int) -> list[Sector]:
    """Equal sectors, the first one right of the top."""
    return [_sector(number, count) for number in range(count)]


def arc(number: int, count: int, radius: float) -> str:
    """The outer line of a sector; a circle ends a little before it begins, or it would be none."""
    end = number + (1 if count > 1 else 0.999)
    first, last = (f"{x:g} {y:g}" for x, y in (_at(turn / count, radius) for turn in (number, end)))
    return f"M{first}A{radius:g} {radius:g} 0 {int(count < 2)} 1 {last}"


def _at(turn: float, radius: float) -> tuple[float, float]:
    angle = (turn - 0.25) * 2 * pi
    return round(radius * cos(angle), 1), round(radius * sin(angle), 1)


def _sector(number: int, count: int) -> Sector:
    x, y = _at((number + 0.5) / count, BESIDE)
    anchor = "start" if x > RADIUS / 10 else "end" if x < -RADIUS / 10 else "middle"
    return Sector(f"{arc(number, count, RADIUS)}L0 0Z", round(x), round(y), anchor)
