"""`highlight`: sentences, words and places, which of them are right, and what can be wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.activities.highlight.model import Highlight
from courseware.activities.highlight.pieces import split
from courseware.activities.highlight.splitting import sentences, words
from courseware.sources.marks import BEGIN, END
from courseware.sources.text import Part
from tests.activities.reading import block, codes, one, read
from tests.tools.examples import examples


def pieces(text: str, pick: str = "sentences") -> list[str]:
    """What can be picked in a text; `+` before what is right."""
    found = split(Part(tuple(text.split("\n")), 1, 1), pick).found
    return [("+" if piece.right else "") + " ".join(piece.text.split()) for piece in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two! Three? Four…", ["One.", "Two!", "Three?", "Four…"]),
        ("Mr. Lind met Dr. A. Berg at 3.5 km. He left.", ["Mr. Lind met Dr. A. Berg at 3.5 km.", "He left."]),
        (
            "It costs 9.50 EUR, i.e. too much. See No. 14 there.",
            ["It costs 9.50 EUR, i.e. too much.", "See No. 14 there."],
        ),
        ('"Come in." Then she left.', ['"Come in."', "Then she left."]),
        ("“Is it you?” he asked. “Yes.”", ["“Is it you?” he asked.", "“Yes.”"]),
        (
            "He came at 9 a.m. and left. It was I. Then rain.",
            ["He came at 9 a.m. and left.", "It was I.", "Then rain."],
        ),
        (
            "Write to help.desk@example.org or www.example.org. Bye.",
            ["Write to help.desk@example.org or www.example.org.", "Bye."],
        ),
        ("Two lines\nof one. And another.", ["Two lines\nof one.", "And another."]),
        ("今日は雨です。明日は晴れます。", ["今日は雨です。", "明日は晴れます。"]),
        ("¿Quién es? Es Ana.", ["¿Quién es?", "Es Ana."]),
        ("**Stop. Now.** Go on.", ["**Stop. Now.**", "Go on."]),
        ("See [the page. It](a.md) is new. Yes.", ["See [the page. It](a.md) is new.", "Yes."]),
        ("No full stop", ["No full stop"]),
        ("... —", []),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It's a well-known rule, isn't it?", ["It's", "a", "well-known", "rule", "isn't", "it"]),
        ("“Grüße” – an Zoë, 3.5 %", ["Grüße", "an", "Zoë", "3.5"]),
        ("**two words** and `x`", ["two", "words", "and", "x"]),
        ("ग्राहक कौन है", ["ग्राहक", "कौन", "है"]),
        ("顧客は、誰ですか。", ["顧客は", "誰ですか"]),
        ("{{ org.name }} is [a link](b.md)", ["{{ org.name }}", "is", "[a link](b.md)"]),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in words(text)] == found


def test_paragraphs_lists_and_cells_are_cut_each_for_itself() -> None:
    text = "# No piece\n\nOne. ==Two.==\nThree\n\n- four\n- ==five.== Six\n\n> seven\n\n| head | er |\n|---|---|\n| eight. | nine |"
    assert pieces(text) == ["One.", "+Two.", "Three", "four", "+five.", "Six", "seven", "eight.", "nine"]


def test_a_mark_makes_one_piece_of_all_that_it_touches() -> None:
    assert pieces("One. Two ==parts== here. Three.") == ["One.", "+Two parts here.", "Three."]
    assert pieces("==One. Two.== Three.") == ["+One. Two.", "Three."]
    assert pieces("It was ==your own fault==, so", "words") == ["It", "was", "+your own fault", "so"]
    assert pieces("a **b ==c** d== e", "words") == ["a", "+**b c** d", "e"]


@pytest.mark.parametrize("code", ["`a == b`", "```\n==x==\n```", "    ==x==", "a == b"])
def test_signs_in_code_and_between_blanks_mark_nothing(code: str) -> None:
    found = split(Part(tuple(f"==One.== Two.\n\n{code}\n\nEnd.".split("\n")), 1, 1), "sentences")
    assert [piece.text for piece in found.found if piece.right] == ["One."]
    assert found.halves == []


def test_lines_stay_where_they_are_and_marks_come_in_pairs() -> None:
    part = Part(("One. ==Two", "goes on.== Three.", "", "- four"), 7, 3)
    found = split(part, "sentences")
    assert len(found.shown.lines) == len(part.lines)
    assert [(piece.line, piece.column) for piece in found.found] == [(7, 3), (7, 10), (8, 14), (10, 5)]
    assert len(BEGIN.findall(found.shown.text)) == found.shown.text.count(END) == 4


@examples(60)
@given(st.text(alphabet="ab .!?=*_|`[](){}<>-#>\n\"'1", max_size=60), st.sampled_from(["sentences", "words"]))
def test_no_text_breaks_the_cutting(text: str, pick: str) -> None:
    found = split(Part(tuple(text.split("\n")), 1, 1), pick)
    assert len(BEGIN.findall(found.shown.text)) == found.shown.text.count(END) == len(found.found)


LETTER = "Thank you. ==Please turn to the department in charge.== We are open until four."


def highlight(text: str) -> Highlight:
    """The question in which nothing is wrong."""
    activity = one(text)
    assert isinstance(activity, Highlight)
    return activity


def test_markdown_and_yaml_say_the_same() -> None:
    markdown = highlight(
        block(f"    id: x\n    kind: highlight\n\n{LETTER}\n\n- [ ] We are open …\n  > That says when, not who.")
    )
    yaml = highlight(
        f"kind: highlight\nid: x\nask: A?\ntext: |\n  {LETTER}\nanswers:\n"
        "  - wrong: We are open until four.\n    because: That says when, not who.\n"
    )
    assert markdown.version == yaml.version
    assert [(piece.key, piece.right, bool(piece.because)) for piece in markdown.pieces] == [
        (piece.key, piece.right, bool(piece.because)) for piece in yaml.pieces
    ]
    assert markdown.key_words == ("Please turn to the department in charge.",)


def test_a_reason_may_stand_below_a_right_piece() -> None:
    question = highlight(
        block(
            f"    kind: highlight\n\n{LETTER}\n\n- [ ] Please turn to the department in charge\n  > It hands the problem on."
        )
    )
    assert [bool(piece.because) for piece in question.pieces] == [False, True, False]


def test_found_less_wrongly_picked() -> None:
    question = highlight(block(f"    kind: highlight\n\n{LETTER}"))
    thanks, right, hours = (piece.key for piece in question.pieces)
    assert question.score([right]).value == 1
    assert question.score([right, hours]).value == 0.5
    assert question.score([thanks, right, hours]).value == 0
    assert question.score([thanks]).outcome == "wrong"


HALL = "    kind: highlight\n    pick: regions\n    picture: hall.svg\n    alt: A hall\n"
PLACES = "- [x] The machine\n  region: 5 20.5 20 40\n  > First.\n- [ ] The counter\n  region: 60 10 35 50\n  > Last."


def test_places_of_a_picture_are_read_alike_in_both_spellings() -> None:
    markdown = highlight(block(f"{HALL}    id: x\n\n{PLACES}"))
    yaml = highlight(
        "kind: highlight\nid: x\nask: A?\npick: regions\npicture: hall.svg\nalt: A hall\nanswers:\n"
        "  - right: The machine\n    region: 5 20.5 20 40\n    because: First.\n"
        "  - wrong: The counter\n    region: 60 10 35 50\n    because: Last.\n"
    )
    assert markdown.version == yaml.version
    assert [getattr(piece, "box", None) for piece in markdown.pieces] == [(5, 20.5, 20, 40), (60, 10, 35, 50)]
    assert [piece.text.text for piece in markdown.pieces] == [piece.text.text for piece in yaml.pieces]


def test_a_place_may_move_and_answers_stay() -> None:
    moved = PLACES.replace("5 20.5 20 40", "6 20 20 40")
    assert highlight(block(f"{HALL}\n{PLACES}")).version == highlight(block(f"{HALL}\n{moved}")).version


KIND = "    kind: highlight\n\n"
WRONG = {
    "no text": (block("    kind: highlight\n"), ["no-text"]),
    "nothing marked": (block(f"{KIND}One. Two."), ["L02"]),
    "all marked": (block(f"{KIND}==One.== ==Two.=="), ["L02"]),
    "a mark that is not closed": (block(f"{KIND}==One.== ==Two. Three.\n\nFour=="), ["unclosed-mark", "unclosed-mark"]),
    "a reason for nothing": (block(f"{KIND}==One.== Two.\n\n- [ ] Seven.\n  > No."), ["no-such-piece"]),
    "a piece ticked in the list": (block(f"{KIND}==One.== Two.\n\n- [x] Two.\n  > Yes."), ["right-outside-text"]),
    "a reason without words": (block(f"{KIND}==One.== Two.\n\n- [ ] Two."), ["no-reason"]),
    "too many words": (block("    kind: highlight\n    pick: words\n\n==a== " + "b " * 400), ["too-many-pieces"]),
    "a picture without places": (block("    kind: highlight\n    picture: a.svg\n\n==One.== Two."), ["picture-unused"]),
    "places without a picture": (block(f"    kind: highlight\n    pick: regions\n\n{PLACES}"), ["no-picture"]),
    "a picture without words": (
        block(f"    kind: highlight\n    pick: regions\n    picture: a.svg\n\n{PLACES}"),
        ["no-picture"],
    ),
    "a place without a region": (block(f"{HALL}\n- [x] a\n- [ ] b\n  region: 1 1 2 2"), ["no-region"]),
    "a place beyond the picture": (block(f"{HALL}\n- [x] a\n  region: 90 1 20 2"), ["no-region"]),
    "no right place": (block(f"{HALL}\n- [ ] a\n  region: 90 1 10 2"), ["L02"]),
    "an unknown pick": (block("    kind: highlight\n    pick: letters\n\n==One.== Two."), ["wrong-word"]),
}


@pytest.mark.parametrize(("text", "found"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named(text: str, found: list[str]) -> None:
    assert codes(text) == found


def test_marks_without_their_kind_are_the_likely_mistake() -> None:
    (problem,) = read(block(f"\n{LETTER}"))[1]
    assert "`kind: highlight`" in problem.hint
