"""What may be spent. `make bench` prints these beside what was measured; of the sizes a test makes sure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that a figure may be, and what we would like it to be."""

    what: str
    most: float
    stretch: float
    unit: str = ""

    def verdict(self, value: float) -> str:
        """How a measured value stands to it."""
        return "stretch" if value <= self.stretch else "kept" if value <= self.most else "OVER"


KB = 1000

BUILD = Budget("build CPU beside bare Material", 1.08, 1.04, "×")
MEMORY = Budget("peak memory beside bare Material", 1.15, 1.05, "×")
SHIPPED = Budget("whole build, our settings beside default Material", 0.45, 0.40, "×")
TYPING = Budget("a keystroke in a large worksheet", 100, 50, "ms")
SAVING = Budget("from saving to the new text", 1.0, 0.5, "s")
CHECKING = Budget("`courseware check` of 10,000 questions, CPU", 5.0, 2.0, "s")
LAUNCHING = Budget("launch in a learning platform, processor 4 times slower", 1000, 600, "ms")
TEAM = Budget("comparing 100 ratings, processor 4 times slower", 100, 50, "ms")

SIZES = {
    "core": Budget("JS of a page with choice questions, gz", 8 * KB, 5 * KB, "B"),
    "practice": Budget("JS of a page with every kind of question, exercise and story, gz", 45 * KB, 35 * KB, "B"),
    "part": Budget("JS of the largest part for pages of one purpose, gz", 12 * KB, 9 * KB, "B"),
    "scripts": Budget("JS of everything together, which no page loads, gz", 100 * KB, 80 * KB, "B"),
    "style": Budget("CSS of every page, gz", 8 * KB, 6 * KB, "B"),
    "look apart": Budget("CSS of the largest look for pages of one purpose, gz", 2 * KB, 1 * KB, "B"),
    "questions": Budget("HTML of 5 questions beyond their words, gz", 1.5 * KB, 0.7 * KB, "B"),
    "plain page": Budget("HTML added to a page without activities, beyond words, raw", 1.5 * KB, 0.8 * KB, "B"),
    "inline": Budget("inline scripts and styles", 0, 0),
    "foreign": Budget("requests to other hosts", 0, 0),
}
"""What does not depend on the machine, and so fails `make test`."""
