"""The map of a scenario: what it shows, that it is sound SVG in the page's own inks, and the list that says the same."""

from __future__ import annotations

import random
import re
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.activities.scenario import picture
from courseware.activities.scenario.model import Scenario
from courseware.activities.scenario.outline import figures_of, map_values, outline_of
from courseware.activities.scenario.picture import WIDE, map_of, shape_of, width_of, wrapped
from courseware.rendering.activities import ActivityRenderer
from courseware.sources.plain import plain
from tests.activities.scenarios import FRONT, STORY, scenes, story, told
from tests.tools.examples import examples

SVG = "{http://www.w3.org/2000/svg}"
ROLES = {"s-line", "s-ink", "s-spot", "s-paper", "f-no", "f-spot", "f-spot-wash", "t2"}
"""Inks that the look has, so that the map follows light and dark."""


def drawn(read: Scenario) -> ElementTree.Element:
    """The map, read as a browser reads it."""
    return ElementTree.fromstring(map_of(read))  # noqa: S314 - made a line ago


def words(element: ElementTree.Element) -> list[str]:
    return ["".join(text.itertext()) for text in element.iter(f"{SVG}text")]


def test_every_scene_every_choice_and_every_kind_of_ending_has_its_word() -> None:
    shown = words(drawn(story()))
    assert [text for text in shown if text[0].isdigit()] == ["1 A call & more", "2 Two", "3 Good", "4 Calm", "5 Bad"]
    assert sorted(text for text in shown if len(text) == 1) == ["a", "a", "b", "b", "c"]
    assert {"Start", "Ending: fix", "Ending: patch", "Ending: loss"} <= set(shown)


def test_shapes_and_lines_say_it_too() -> None:
    root = drawn(story())
    paths = [path.attrib for path in root.iter(f"{SVG}path")]
    assert len({shape_of(outcome, 0, 0, 60) for outcome in ("", "fix", "patch", "loss")}) == 4
    thick = [path for path in paths if path.get("stroke-width") == "3.5"]
    assert [path["class"] for path in thick] == ["f-no s-spot", "f-no s-spot"], "one line whole, one under a condition"
    assert len([path for path in paths if "stroke-dasharray" in path]) == 3, "two lines and a box"
    assert sum(path["d"].endswith("v-13l11 4l-11 4") for path in paths) == 1, "a flag for the checkpoint"


def test_a_scene_out_of_reach_is_dashed() -> None:
    lost = scenes(("one", ["Do: a → good", "Do: b → bad"]), ("two", ["Do: a → good", "Do: b → bad"]))
    boxes = [group.find(f"{SVG}path") for group in drawn(lost).iter(f"{SVG}g")]
    assert [box is not None and "stroke-dasharray" in box.attrib for box in boxes] == [False, True, False, False]


def test_it_is_named_for_those_who_do_not_see_it() -> None:
    root = drawn(story())
    assert root.attrib["role"] == "img"
    names = {element.attrib["id"]: element.text for element in root if "id" in element.attrib}
    assert names == {
        "cw-page-map-t": "Map of “The page”",
        "cw-page-map-d": "5 scenes, 3 of them endings, from left to right. The list below the map says the same.",
    }
    assert root.attrib["aria-labelledby"].split() == list(names)


def test_it_takes_its_inks_from_the_page_and_needs_no_style() -> None:
    text = map_of(story())
    assert "style" not in text
    assert "#" not in text
    assert {name for value in re.findall(r'class="([^"]*)"', text) for name in value.split()} <= ROLES
    assert min(float(size) for size in re.findall(r'font-size="(\d+)"', text)) >= 12


def test_the_words_can_be_those_of_another_language() -> None:
    shown = words(ElementTree.fromstring(map_of(story(), lambda text: {"Start": "Beginn & los"}.get(text, text))))  # noqa: S314
    assert "Beginn & los" in shown


def test_the_same_scenario_gives_the_same_map() -> None:
    assert map_of(story()) == map_of(story())


def test_no_map_where_it_would_help_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "MOST_SCENES", 4)
    assert map_of(story()) == ""
    assert len(outline_of(story())) == 5


def test_titles_break_into_lines_that_fit() -> None:
    assert wrapped("7 Short", 130) == ["7 Short"]
    for text in (
        "A title of rather many words that goes on for longer than a box",
        "Supercalifragilisticexpialidocious",
        "長い題名" * 20,
    ):
        lines = wrapped(text, 130)
        assert 1 < len(lines) <= 3
        assert all(width_of(line) <= 130 for line in lines)
        assert (
            "".join(lines).rstrip("…").replace(" ", "")
            == text.replace(" ", "")[: len("".join(lines).rstrip("…").replace(" ", ""))]
        )
        assert lines[-1].endswith("…") == (
            len("".join(lines).replace(" ", "").rstrip("…")) < len(text.replace(" ", ""))
        )
    assert wrapped("", 130) == [""]


def sixty(seed: int = 4) -> Scenario:
    """Sixty scenes with loops, jumps ahead and early endings."""
    dice = random.Random(seed)  # noqa: S311 - a story, no secrets
    told_ = []
    for number in range(54):
        ahead = [f"s{number + step}" if number + step < 54 else "good" for step in (1, 2, 5)]
        back = f"s{dice.randint(max(0, number - 8), number)}"
        targets = [ahead[0], *dice.sample([ahead[1], ahead[2], "bad", back], 2)]
        told_.append(
            (f"s{number}", [f"Do: {index} → {to} (trust {index - 1 or 2:+d})" for index, to in enumerate(targets)])
        )
    return scenes(*told_)


def test_sixty_scenes_keep_apart_and_are_all_there() -> None:
    read = sixty()
    root = drawn(read)
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    layout = picture.Picture(read, str)
    boxes = [
        (layout._x(layout.layout.column[name]), layout.layout.of(name) - layout.up - tall / 2, tall)
        for name, tall in layout.heights.items()
    ]
    assert len(boxes) == 56
    for (x, y, tall), (other_x, other_y, other_tall) in combinations(boxes, 2):
        assert x != other_x or y + tall + 20 <= other_y or other_y + other_tall + 20 <= y
    assert all(x >= 0 and x + WIDE <= width and y >= 0 and y + tall <= height for x, y, tall in boxes)
    numbers = [
        float(each) for path in root.iter(f"{SVG}path") for each in re.findall(r"[MH]([\d.]+)", path.attrib["d"])
    ]
    assert 0 <= min(numbers) <= max(numbers) <= width
    assert len(map_of(read)) < 80_000


def page(read: Scenario) -> str:
    """The figure as it stands in a page."""
    renderer = ActivityRenderer()
    return renderer.template("scenario/map.html", **map_values(read, map_of(read, renderer.word), renderer.word))


def test_the_figure_in_a_page_is_sound_and_escapes_what_authors_write() -> None:
    text = page(story())
    assert "<b>call</b>" not in text
    assert "<i>" not in text
    assert "A call &amp; more" in text
    assert "Ways to an ending: no limit" in text
    assert "Decisions on the shortest: 2." in text
    assert text.count("<li value=") == 5
    assert "style=" not in text
    assert {'href="#cw-page-map-two"'} <= set(re.findall(r'href="[^"]*"', text))


NASTY = [
    "<script>",
    "&amp;",
    "\"'",
    "]]>",
    "<!--",
    "`code`",
    "**bold**",
    "[a](b)",
    "![x](y.png)",
    "{{ org.name }}",
    "\\*",
    "$x$",
    "é漢",
    "-->",
    "x" * 60,
]


@examples(40)
@given(
    st.lists(
        st.one_of(st.sampled_from(NASTY), st.text("ab <>&\"'*_`[]()#{}!\\", max_size=8)), min_size=1, max_size=5
    ).map(" ".join)
)
def test_no_title_breaks_the_map(title: str) -> None:
    body = f"\n## {title} x {{#one}}\n\nText.\n\n- Do: {title} x → good\n- Do: y → bad\n\n## Good {{#good ending=fix}}\n\nT.\n\n## Bad {{#bad ending=loss}}\n\nT.\n"
    read, _ = told(FRONT + body)
    if read:
        assert drawn(read).tag == f"{SVG}svg"
        assert "<script" not in page(read)
        assert plain(plain(title)) is not None


def test_a_scenario_that_could_not_be_walked_through_has_a_map_all_the_same() -> None:
    read, problems = told(FRONT + STORY.replace("Stop → patched", "Stop → nowhere"))
    assert read
    assert len(problems) == 1
    assert figures_of(read) is None
    assert len(words(drawn(read))) > 5
    assert not any(scene.missing for scene in outline_of(read))
    assert "The map as a list" in page(read)
