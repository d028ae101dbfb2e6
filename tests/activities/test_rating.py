"""`rating`: dimensions with anchors, what is asked of people outside, and what can be wrong with them."""

from __future__ import annotations

import html
import re
from pathlib import Path

import markdown
import pytest

from courseware.activities.rating.model import Rating
from courseware.activities.rating.picture import sectors
from courseware.course.reading import CourseReader, Folders
from tests.activities.reading import codes, one, read

ROOT = Path(__file__).parents[2]
WHOLE = """kind: rating
id: r
title: Where do we stand?
text: Alone first.
scale: 0 to 3
with: [evidence, confidence]
smallest-group: 3
chart: wheel
dimensions:
  facts:
    title: Facts
    levels:
      0: None
      2: Some
      3: All
    evidence: the last three
    outside: Do we act on it?
    target: 2
    at-least: 1
  distance:
    title: Distance
    levels: {0: Far, 3: Near}
    weight: 2.5
publish:
  weakest: lowest 1 dimensions
  best: highest 2 dimensions
"""


def rating(text: str) -> Rating:
    """The rating in which nothing is wrong."""
    found = one(text)
    assert isinstance(found, Rating)
    return found


def changed(old: str, new: str) -> str:
    """The rating above with a piece of it exchanged."""
    assert old in WHOLE
    return WHOLE.replace(old, new, 1)


def test_everything_is_read() -> None:
    found = rating(WHOLE)
    facts, distance = found.dimensions
    assert (found.low, found.high, found.smallest_group, found.chart) == (0, 3, 3, "wheel")
    assert (found.evidence, found.confidence, found.private, found.weighted) == (True, True, True, True)
    assert {level: text.text for level, text in facts.levels.items()} == {0: "None", 2: "Some", 3: "All"}
    assert (facts.evidence and facts.evidence.text, facts.outside and facts.outside.text) == (
        "the last three",
        "Do we act on it?",
    )
    assert (facts.target, facts.at_least, facts.weight, distance.weight) == (2, 1, 1, 2.5)
    assert [each.name for each in found.outside] == ["facts"]
    assert [result.compiled for result in found.results] == [
        "weakest lowest 1 dimensions",
        "best highest 2 dimensions",
        "talk-first  0",
    ]
    assert found.published == "weakest lowest 1 dimensions; best highest 2 dimensions"


def test_what_is_not_said_has_a_default() -> None:
    found = rating("kind: rating\nid: r\ntitle: T\ndimensions:\n  a:\n    title: A\n    levels: {1: x, 5: y}\n")
    assert (found.low, found.high, found.smallest_group, found.chart) == (1, 5, 5, "bars")
    assert not any((found.evidence, found.confidence, found.weighted, found.memo, found.compare, found.has_targets))


def test_dimensions_may_share_their_anchors() -> None:
    found = rating(
        "kind: rating\nid: r\ntitle: T\nscale: 0 to 1\nlevels: {0: no, 1: yes}\n"
        "dimensions:\n  a: One\n  b:\n    title: Two\n    levels: {0: nein, 1: ja}\n"
    )
    assert [{k: v.text for k, v in each.levels.items()} for each in found.dimensions] == [
        {0: "no", 1: "yes"},
        {0: "nein", 1: "ja"},
    ]
    parts = list(found.parts())
    assert len(parts) == len({id(part) for part in parts}) + 1, "the title comes again, as in every exercise"


def test_several_are_rated_in_turn() -> None:
    found = rating(changed("    outside: Do we act on it?\n", "").replace("chart:", "compare: [One, Two]\nchart:"))
    assert [name.text for _, name in found.compare] == ["One", "Two"]
    assert len({key for key, _ in found.compare}) == 2
    assert found.weighted


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("scale: 0 to 3", "scale: 3 to 0", "wrong-scale", "such as `scale: 1 to 5`"),
        ("scale: 0 to 3", "scale: low to high", "wrong-scale", "at most 11 levels"),
        ("scale: 0 to 3", "scale: 0 to 20", "wrong-scale", "no scale that people can choose from"),
        ("      2: Some", "      4: Some", "level-off-scale", "`4` is no level of the scale 0 to 3"),
        ("      2: Some", "      high: Some", "level-off-scale", "`high` is no level"),
        ("      2: Some", "      2:", "text-expected", "Level 2 has no words"),
        ("      3: All\n", "", "ends-missing", "does not say what level 3 looks like"),
        ("{0: Far, 3: Near}", "{1: Far, 2: Near}", "ends-missing", "level 0 and level 3 look like"),
        ("    levels: {0: Far, 3: Near}\n", "", "ends-missing", "a scale of their own"),
        ("  distance:", "  facts:", "yaml-key-twice", "only one can hold"),
        ("  distance:", "  Far Away:", "bad-id", "`Far Away`"),
        ("    title: Distance\n", "", "no-title", "`distance` has no title"),
        ("smallest-group: 3", "smallest-group: 1", "group-too-small", "what a single person has rated"),
        ("[evidence, confidence]", "[evidence, names]", "wrong-word", "cannot ask for `names`"),
        ("chart: wheel", "chart: pie", "wrong-word", "chart: bars"),
        ("target: 2", "target: 9", "level-off-scale", "`target: 9`"),
        ("at-least: 1", "at-least: many", "level-off-scale", "`at-least: many`"),
        ("weight: 2.5", "weight: -1", "wrong-number", "weight: -1"),
        ("weight: 2.5", "wieght: 2.5", "unknown-setting", "Did you mean `weight`?"),
        ("lowest 1 dimensions", "lowest 1 columns", "unknown-name", "dimensions"),
        ("lowest 1 dimensions", "worst dimension", "unknown-phrase", "lowest 2 dimensions"),
        ("chart: wheel", "compare: [One, Two]", "outside-of-several", "what their answers are about"),
        ("title: Where do we stand?\n", "", "no-title", "A rating has no title"),
    ],
)
def test_mistakes_are_named(old: str, new: str, code: str, words: str) -> None:
    _, problems = read(changed(old, new))
    assert [each.code for each in problems] == [code], [str(each) for each in problems]
    assert words in f"{problems[0].message} {problems[0].hint}"
    assert problems[0].line > 0


@pytest.mark.parametrize(
    ("names", "code"), [("[One]", "one-to-compare"), ("One", "one-to-compare"), ("[One, One, Two]", "name-twice")]
)
def test_names_to_compare_are_two_and_differ(names: str, code: str) -> None:
    text = changed("    outside: Do we act on it?\n", "").replace("chart:", f"compare: {names}\nchart:")
    assert codes(text) == [code]


def test_a_rating_needs_dimensions() -> None:
    assert codes("kind: rating\nid: r\ntitle: T\n") == ["no-dimensions"]
    assert codes("kind: rating\nid: r\ntitle: T\ndimensions:\n") != []


def test_one_mistake_does_not_hide_the_next() -> None:
    text = (
        changed("scale: 0 to 3", "scale: 0 to x")
        .replace("smallest-group: 3", "smallest-group: 0")
        .replace("target:", "taget:")
    )
    assert codes(text) == ["wrong-scale", "unknown-setting", "group-too-small"]


def test_the_example_of_the_formats_is_read() -> None:
    text = """kind: rating
id: eight-dimensions
title: Casual, moderate, intense
scale: 1 to 5
with: [evidence, confidence]
smallest-group: 5                 # of the team; raters from outside are shown from 2 on, never singly
dimensions:
  facts:
    title: Facts that reach us
    levels:
      1: Numbers arrive now and then, mostly after trouble   # 2 to 4 may be left out
      5: They arrive all the time, and large decisions quote them
    evidence: The last three decisions, and where their facts came from
    outside: Do we act on what you tell us?        # asked of customers and partners; without it, not asked
publish:
  weakest: lowest 2 dimensions
"""
    assert rating(text).dimensions[0].levels.keys() == {1, 5}


def test_the_ratings_of_the_course_are_right() -> None:
    found = {each.id: each for each in CourseReader(Folders.of(ROOT)).read().activities() if isinstance(each, Rating)}
    eight, wheel, suppliers = (found[name] for name in ("eight-dimensions", "assurance-wheel", "supplier-interview"))
    assert (len(eight.dimensions), len(eight.outside), list(eight.scale)) == (8, 6, [1, 2, 3, 4, 5])
    assert all({1, 3, 5} == each.levels.keys() and each.evidence for each in eight.dimensions)
    assert (len(wheel.dimensions), list(wheel.scale), wheel.chart) == (4, [0, 1, 2, 3], "wheel")
    assert (len(suppliers.dimensions), len(suppliers.compare), suppliers.memo) == (12, 2, True)


def test_the_page_shows_its_source_as_it_is() -> None:
    page = (ROOT / "course/trainer/authoring/rating.md").read_text("utf-8")
    for name in ("rating", "supplier-interview"):
        assert f"```yaml\n{(ROOT / 'quizzes' / 'examples' / f'{name}.yml').read_text('utf-8')}```" in page


def test_levels_fill_bars_and_sectors() -> None:
    found = rating(WHOLE)
    assert [found.share(level) for level in found.scale] == [0, 1 / 3, 2 / 3, 1]
    assert (
        rating(
            WHOLE.replace("scale: 0 to 3", "scale: 1 to 3").replace("0: None", "1: None").replace("{0:", "{1:")
        ).share(1)
        == 1 / 3
    )
    assert [each.path for each in found.sectors] == [
        "M0 -100A100 100 0 0 1 0 100L0 0Z",
        "M0 100A100 100 0 0 1 -0 -100L0 0Z",
    ]
    assert [each.anchor for each in sectors(4)] == ["start", "start", "end", "end"]
    assert [each.anchor for each in sectors(1)] == ["middle"]
    assert sectors(1)[0].path.count("A100 100 0 1 1") == 1


def shown(tmp_path: Path, text: str) -> str:
    """The HTML of a rating in a page."""
    (tmp_path / "quizzes").mkdir()
    (tmp_path / "quizzes" / "r.yml").write_text(text, "utf-8")
    (tmp_path / "course").mkdir()
    (tmp_path / "course" / "index.md").write_text("# P\n\n/// activity | r\n", "utf-8")
    settings = {"courseware": {"quizzes": str(tmp_path / "quizzes")}}
    return markdown.markdown("/// activity | r\n", extensions=["courseware"], extension_configs=settings)


def test_the_view_is_a_paper_form_and_holds_a_page_that_does_nothing_here(tmp_path: Path) -> None:
    made = shown(tmp_path, changed("Do we act on it?", "Do **we** act & listen?"))
    assert made.count("<fieldset") == 2 + 1 + 1
    assert "no evidence yet" in made
    page = re.search(r"<textarea class=cw-page hidden>(.*?)</textarea>", made, re.DOTALL)
    assert page
    assert "<" not in page[1]
    text = html.unescape(page[1])
    assert text.count("<script>") == text.count("</script>") == text.count("<style>") == 1
    assert 'data-tag="rating 1 {course}/r"' in text
    assert "Do <strong>we</strong> act &amp; listen?" in text
    assert text.count("type=radio") == 5
