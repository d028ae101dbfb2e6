"""`scenario`: a story in scenes, in which every decision leads somewhere and shows on meters."""

from collections.abc import Callable
from pathlib import Path

from courseware.activities.activity import Kind
from courseware.activities.scenario.model import Scenario
from courseware.activities.scenario.source import read


def draw(scenario: Scenario, word: Callable[[str], str]) -> dict[str, object]:
    """The map, and the same in words."""
    # Only the trainer's edition draws; nobody else waits for the layout.
    from courseware.activities.scenario.outline import map_values  # noqa: PLC0415
    from courseware.activities.scenario.picture import map_of  # noqa: PLC0415

    return map_values(scenario, map_of(scenario, word), word)


PART = "story"
KIND = Kind("scenario", PART, read, Path(__file__).parent, holds="sections", draw=draw)
