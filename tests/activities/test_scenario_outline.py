"""A scenario in words: the list beside the map, conditions, figures."""

from __future__ import annotations

import pytest

from courseware.activities.scenario.outline import figures_of, in_words, letter_of, outline_of
from tests.activities.scenarios import STORY, scenario, story

CONDITIONS = {
    "trust >= 3": "“Trust” is at least 3",
    "trust != hours": "“Trust” is not “Hours”",
    "not seen(one)": "“A call & more” was not visited",
    "seen(two) and not found(black)": "“Two” was visited and the clue “Page 14 is black” was not found",
    "found(black) and (trust > 3 or hours < 2.5)": "the clue “Page 14 is black” was found and (“Trust” is above 3 or “Hours” is below 2.5)",
    "not (trust = 3)": "not (“Trust” is 3)",
    "trust - hours * 2 <= -1": "“Trust” − “Hours” * 2 is at most −1",
    "trust - (hours - 1) > 4": "“Trust” − (“Hours” − 1) is above 4",
    "trust - hours - 1 > 4": "“Trust” − “Hours” − 1 is above 4",
    "trust / (hours * 2) > 1 or trust > 4 or hours > 4": "“Trust” / (“Hours” * 2) is above 1 or “Trust” is above 4 or “Hours” is above 4",
    "2 * (trust + hours) > 4": "2 * (“Trust” + “Hours”) is above 4",
    "max(trust, hours) > 4": "max(“Trust”, “Hours”) is above 4",
}


@pytest.mark.parametrize(("condition", "said"), CONDITIONS.items())
def test_conditions_in_words(condition: str, said: str) -> None:
    read = scenario(STORY.replace("trust < 3", condition))
    when = read.scenes["one"].choices[1].when
    assert when
    assert in_words(when, read) == said


def test_the_list_says_what_the_map_shows() -> None:
    one, two, good, _, bad = outline_of(story())
    assert (one.number, one.title, one.start, one.checkpoint, one.missing) == (1, "A call & more", True, True, False)
    send, wait = one.choices
    assert (send.letter, send.text, send.spoken, send.to_number, send.to_title, send.to_id) == (
        "a",
        "“Send” it",
        True,
        2,
        "Two",
        "cw-page-map-two",
    )
    assert (send.finds, send.best, send.when, send.never) == (("Page 14 is black",), True, "", False)
    assert (wait.letter, wait.when, wait.best, wait.never) == ("b", "“Trust” is below 3", False, True)
    assert [choice.to_number for choice in two.choices] == [3, 1, 4]
    assert (good.outcome, bad.outcome, good.choices, bad.missing) == ("fix", "loss", (), True)


def test_the_figures() -> None:
    figures = figures_of(story())
    assert figures
    assert (figures.ways, figures.endless, figures.shortest, figures.complete, figures.lost) == (None, True, 2, True, 0)
    assert sum(ending.share for ending in figures.endings) in range(99, 102)
    assert [(ending.number, ending.outcome) for ending in figures.endings] == [(3, "fix"), (4, "patch"), (5, "loss")]
    assert figures.endings[2].share == 0


def test_letters() -> None:
    assert [letter_of(index) for index in (0, 25, 26, 27, 52)] == ["a", "z", "a2", "b2", "a3"]
