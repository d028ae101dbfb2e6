"""Rules about a single question: L02, L05, L06, L08, L09, L10, L12, L13."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.courses import PAGE, Told, found, question, told

THREE = ("The clinic next door", "The maker of the box", "A friend of the boss")


def test_a_sound_question_is_left_alone(tmp_path: Path) -> None:
    assert found(tmp_path, {PAGE: question(*THREE)}) == []


TYPED = """/// question | How many?
    id: how-many
    kind: numeric
    within: 2

- [x] 90
- [ ] {wrong}
  > That is one of the two groups, and one is missing.
///
"""
SPELLED = """/// question | Which word?
    id: which-word
    kind: text

- [x] a moment
    pattern: {pattern}
  > This is the word that the course uses for it.
- [ ] {wrong}
  > Nearly; the word in this course is another one.
///
"""
YAML_SPELLED = """kind: text
id: which-word
ask: Which word?
answers:
  - right: a moment
    pattern: moment.*
  - wrong: {wrong}
    because: Nearly; the word in this course is another one.
"""


def test_l02_wrong_number_within_the_right_one(tmp_path: Path) -> None:
    assert told(tmp_path, "L02", TYPED.format(wrong=91)) == [(7, 1, "warning")]
    assert told(tmp_path, "L02", TYPED.format(wrong=93)) == []


def test_l02_spelling_that_a_pattern_takes_first(tmp_path: Path) -> None:
    for wrong, where in (("moments", [(7, 5)]), ("minutes", [])):
        problems = found(tmp_path, {"quizzes/word.yml": YAML_SPELLED.format(wrong=wrong)})
        assert [(p.line, p.column) for p in problems if p.code == "L02"] == where


@pytest.mark.parametrize(("draw", "size", "where"), [(3, 2, [1]), (2, 2, []), (1, 2, [])])
def test_l02_draw_is_larger_than_the_bank(tmp_path: Path, draw: int, size: int, where: list[int]) -> None:
    rows = "".join(
        f"  - id: q-{i}\n    ask: Who is it, number {i}?\n    options:\n"
        f"      - right: The clinic\n        because: It works with what is handed over.\n"
        f"      - wrong: The maker\n        because: The maker is where the thing came from.\n"
        f"      - wrong: The bank\n        because: The bank only lends the money for it all.\n"
        for i in range(size)
    )
    text = f"kind: quiz\nid: bank\ntitle: A bank\ndraw: {draw}\nquestions:\n{rows}"
    assert [p.line for p in found(tmp_path, {"quizzes/bank.yml": text}) if p.code == "L02"] == where


def with_reason(reason: str) -> str:
    return question(*THREE).replace("  > Because of reason number 1, said in a sentence.", reason)


@pytest.mark.parametrize(
    ("reason", "where"),
    [
        ("  > The maker has handed the box on already.", []),
        ("  > Incorrect!", [(9, 5, "warning")]),
        ("  > It is theirs.", [(9, 5, "warning")]),
        ("  > [See how](loop.md).", []),
        ("  > Because of reason number 0, said in a sentence.", [(9, 5, "warning")]),
        ("", [(8, 1, "warning")]),
        (
            "  > The maker has handed the box on already.\n  > Missed: the maker had it first of all.",
            [(10, 13, "warning")],
        ),
    ],
)
def test_l05_feedback(tmp_path: Path, reason: str, where: list[Told]) -> None:
    assert told(tmp_path, "L05", with_reason(reason)) == where


def test_l05_weight_and_length_are_settings(tmp_path: Path) -> None:
    assert told(tmp_path, "L05", with_reason(""), feedback="error") == [(8, 1, "error")]
    assert told(tmp_path, "L05", with_reason("  > It is theirs."), feedback_words="3") == []


LONG = "The clinic next door, which has to work with what Tomas hands over on Friday"


@pytest.mark.parametrize(
    ("options", "where"),
    [
        ((LONG, *THREE[1:]), [(6, 7, "warning")]),
        ((THREE[0], LONG, THREE[1]), []),
        ((f"`{LONG}`", *THREE[1:]), []),
        ((LONG, LONG.replace("clinic", "pharmacy"), THREE[1]), []),
    ],
)
def test_l06_the_longest_is_right(tmp_path: Path, options: tuple[str, ...], where: list[Told]) -> None:
    assert told(tmp_path, "L06", question(*options)) == where


def test_l06_has_thresholds(tmp_path: Path) -> None:
    assert told(tmp_path, "L06", question(LONG, *THREE[1:]), key_length_more="80") == []


@pytest.mark.parametrize(
    "option",
    ["All of the above", "None of these", "Both a and b", "a and c", "A and B only", "All the above.", "Neither"],
)
def test_l08_options_that_stand_for_others(tmp_path: Path, option: str) -> None:
    assert told(tmp_path, "L08", question(*THREE, option)) == [(12, 7, "warning")]


@pytest.mark.parametrize("option", ["Both the clinic and Tomas", "All of them wait", "None of these people were told"])
def test_l08_leaves_ordinary_words_alone(tmp_path: Path, option: str) -> None:
    assert told(tmp_path, "L08", question(*THREE, option)) == []


@pytest.mark.parametrize(
    ("ask", "where"),
    [
        ("Which of these is not a customer?", [(1, 34, "warning")]),
        ("Which of these is **not** a customer?", [(1, 36, "information")]),
        ("Which of these is NOT a customer?", [(1, 34, "information")]),
        ("Which of these isn't a customer?", [(1, 31, "warning")]),
        ("What should Ines never do?", [(1, 33, "warning")]),
        ("Ines has not been asked. What does she do?", []),
        ("Which step helps a customer who does not pay?", []),
        ("Why did the letter not help?", []),
        ("Who said “I do not know”?", []),
        ("Which of these needs at least two people?", []),
    ],
)
def test_l09_negative_question(tmp_path: Path, ask: str, where: list[Told]) -> None:
    assert told(tmp_path, "L09", question(*THREE, ask=ask)) == where


def test_l09_two_negatives_are_an_error(tmp_path: Path) -> None:
    text = question("The clinic", "Nobody who pays", "The bank", ask="Which of these is not a customer?")
    assert told(tmp_path, "L09", text) == [(1, 34, "warning"), (8, 7, "error")]


@pytest.mark.parametrize(
    ("options", "where"),
    [
        (("Ask two of them", "Always ask the boss", "Never ask anybody"), [(8, 7, "warning")]),
        (("Always ask two", "Always ask the boss", "Never ask anybody"), []),
        (("Ask two of them", "Always ask the boss", "Ask in spring"), []),
        (("Ask two of them", "Ask every week", "Ask all day long"), []),
        (("True", "False: it never comes", "False: it always comes"), []),
    ],
)
def test_l10_absolute_words(tmp_path: Path, options: tuple[str, ...], where: list[Told]) -> None:
    assert told(tmp_path, "L10", question(*options)) == where


@pytest.mark.parametrize(
    ("options", "where"),
    [
        (THREE[:2], [(1, 1, "warning")]),
        (("True: it has to use it", "False: it does not pay"), []),
        ((*THREE, "The bank", "The van", "The road"), [(16, 7, "warning")]),
        (("The clinic", "Clinic", "The bank"), [(8, 7, "warning")]),
        (("It calls the supplier", "It called the supplier", "It waits"), [(8, 7, "warning")]),
        (("Before the release", "After the release", "On the release"), []),
        (("It was told of 10 of them", "It was told of 20 of them", "It was told of 30 of them"), []),
        (("It is done", "It is not done", "It is begun"), []),
    ],
)
def test_l12_number_and_likeness_of_options(tmp_path: Path, options: tuple[str, ...], where: list[Told]) -> None:
    assert told(tmp_path, "L12", question(*options)) == where


def test_l12_has_thresholds_and_more_room_for_several(tmp_path: Path) -> None:
    six = question(*THREE, "The bank", "The van", "The road")
    assert told(tmp_path, "L12", six, options_most="6") == []
    assert told(tmp_path, "L12", six.replace("attempts: 3", "choose: several")) == []
    assert told(tmp_path, "L12", question(*THREE[:2]), options_least="2") == []


@pytest.mark.parametrize(
    ("options", "settings", "where"),
    [
        (("10", "30", "20", "40"), "", [(10, 7, "warning")]),
        (("10", "20", "30"), "", []),
        (("40 %", "30 %", "20 %"), "shuffle: no", []),
        (("5 days", "10 days", "20 days"), "", [(1, 1, "warning")]),
        (("1,000", "2,000", "1,500"), "", [(10, 7, "warning")]),
        (("1.200", "1.500", "900"), "", []),
        (("2 clinics", "1 bank", "3 vans"), "", []),
    ],
)
def test_l13_numbers_in_order(tmp_path: Path, options: tuple[str, ...], settings: str, where: list[Told]) -> None:
    assert told(tmp_path, "L13", question(*options, settings=settings)) == where


@pytest.mark.parametrize(
    ("ask", "options", "where"),
    [
        ("Whoever works with it is an", ("applicant", "customer", "supplier"), [(1, 41, "warning")]),
        ("Whoever works with it is a", ("customer", "supplier", "partner"), []),
        ("It took an", ("hour", "age", "MRI scan"), []),
        ("Whoever works with it is", ("an applicant", "a customer", "a supplier"), []),
    ],
)
def test_l13_article(tmp_path: Path, ask: str, options: tuple[str, ...], where: list[Told]) -> None:
    assert told(tmp_path, "L13", question(*options, ask=ask)) == where


def test_l13_word_that_only_the_right_option_repeats(tmp_path: Path) -> None:
    ask = "Who reads the thermometer?"
    echo = question("The owner of the thermometer", "The bank", "The van", ask=ask)
    assert told(tmp_path, "L13", echo) == [(6, 24, "information")]
    both = question("The owner of the thermometer", "The maker of thermometers", "The van", ask=ask)
    assert told(tmp_path, "L13", both) == []
    assert told(tmp_path, "L13", echo, topic_word_questions="0") == []
