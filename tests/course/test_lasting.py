"""How long something takes, as people say it: the vectors of the browser code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from courseware.locales.catalogue import catalogue_of
from courseware.rendering.lasting import lasting

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "lasting.json").read_text("utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(vector["minutes"]))
def test_minutes_up_to_an_hour_and_a_half_and_hours_beyond(vector: dict[str, object]) -> None:
    assert lasting(int(str(vector["minutes"])), catalogue_of("en").text) == vector["said"]


def test_other_languages_say_it_in_their_own_words() -> None:
    assert lasting(963, catalogue_of("zh").text) == "16 小时 5 分钟"
    assert lasting(120, catalogue_of("sv").text) == "2 tim"
