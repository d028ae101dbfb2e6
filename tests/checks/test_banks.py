"""Rules about many questions, about objectives and ids: L01, L03, L04, L07, L11."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.courses import COURSE, OBJECTIVES, PAGE, all_told, found

REASONS = ("It has to work with what is handed over.", "It came before that step.", "It only lends money for it all.")


def bank(count: int, right: str = "The clinic", wrong: str = "The makers", at: int = 0, settings: str = "") -> str:
    """A bank in YAML whose right option stands at the place `at`; `settings` are of each question."""
    text = "kind: quiz\nid: bank\ntitle: A bank\nshuffle: no\nquestions:\n"
    for number in range(count):
        text += f"  - id: q-{number}\n    ask: Who works with box {number}?\n{settings}    options:\n"
        for place in range(3):
            option = f"right: {right}" if place == at else f"wrong: {wrong} {'ab'[place > at]}"
            text += f"      - {option}\n        because: {REASONS[place]} That is box {number}, place {place}.\n"
    return text


@pytest.mark.parametrize(
    ("count", "right", "where"),
    [
        (12, "The clinic next door", [("L07", 1, 1, "error")]),
        (12, "The bank", [("L07", 1, 1, "error")]),
        (12, "The makers c", []),
        (11, "The clinic next door", []),
    ],
)
def test_l07_length_gives_a_bank_away(tmp_path: Path, count: int, right: str, where: list[object]) -> None:
    problems = found(tmp_path, {"quizzes/bank.yml": bank(count, right)})
    assert [(p.code, p.line, p.column, p.severity.value) for p in problems if p.code == "L07"] == where


def test_l07_has_a_threshold(tmp_path: Path) -> None:
    files = {"quizzes/bank.yml": bank(12, "The bank"), COURSE: "id: small\nchecks:\n  bank-questions: 13\n"}
    assert [p for p in found(tmp_path, files) if p.code == "L07"] == []


def test_l07_looks_at_all_pages_together(tmp_path: Path) -> None:
    one = "/// question | Who works with box {n}?\n    id: q-{n}\n\n- [x] The clinic next door\n- [ ] The bank\n- [ ] The van\n///\n\n"
    text = "".join(one.format(n=number) for number in range(12))
    assert [(p.path, p.line) for p in found(tmp_path, {PAGE: text}) if p.code == "L07"] == [(COURSE, 0)]


@pytest.mark.parametrize(
    ("count", "settings", "codes"), [(20, "    shuffle: no\n", 1), (20, "", 0), (19, "    shuffle: no\n", 0)]
)
def test_l11_place_of_the_right_option(tmp_path: Path, count: int, settings: str, codes: int) -> None:
    problems = found(tmp_path, {"quizzes/bank.yml": bank(count, "The clinic x", at=1, settings=settings)})
    told = [(p.line, p.column) for p in problems if p.code == "L11" and p.severity == "warning"]
    assert told == [(1, 1)] * codes


def test_l11_run_of_four(tmp_path: Path) -> None:
    for count, settings, where in ((4, "    shuffle: no\n", [(36, 5)]), (3, "    shuffle: no\n", []), (4, "", [])):
        problems = found(tmp_path, {"quizzes/bank.yml": bank(count, settings=settings)})
        assert [(p.line, p.column) for p in problems if p.code == "L11"] == where, count


QUESTION = """/// question | Who works with box one?
    id: {id}
    objectives: {objective}

- [x] The clinic
  > It has to work with what is handed over.
- [ ] The makers
  > They had it before, and have handed it on.
- [ ] The bankers
  > They lend money, and never see a box of it.
///
"""
OBJECTIVE = "O1.1: {can: name the customer, level: apply}\nO1.2:\n  can: draw the chain\n"
FRONT = "---\nobjectives: O1.1\n---\n"


def test_l01_ids(tmp_path: Path) -> None:
    one = QUESTION.format(id="box", objective="O1.1")
    problems = [p for p in all_told(tmp_path, {PAGE: f"{one}\n{one}"}) if p.code == "L01"]
    assert [(p.path, p.line, p.column) for p in problems] == [(PAGE, 13, 1)]
    missing = found(tmp_path, {PAGE: one.replace("    id: box\n", "")})
    assert [(p.code, p.line, p.column, p.severity.value) for p in missing] == [("missing-id", 1, 1, "error")]
    assert missing[0].fix


def test_l03_objectives_and_their_threshold(tmp_path: Path) -> None:
    files = {PAGE: FRONT + QUESTION.format(id="box", objective="O1.1"), OBJECTIVES: OBJECTIVE}

    def l03(more: dict[str, str]) -> list[tuple[str, int, int, str]]:
        found_now = [p for p in found(tmp_path, {**files, **more}) if p.code == "L03"]
        return [(p.path, p.line, p.column, p.severity.value) for p in found_now]

    few, untaught, missing = (OBJECTIVES, 1, 13, "warning"), (OBJECTIVES, 3, 8, "error"), (OBJECTIVES, 3, 8, "error")
    assert l03({}) == [few, untaught, missing]
    for wanted, told in ((2, [few, untaught, missing]), (1, [untaught, missing]), (0, [untaught])):
        assert l03({COURSE: f"id: small\nchecks:\n  items-per-objective: {wanted}\n"}) == told


def test_l03_activity_without_objective(tmp_path: Path) -> None:
    bare = QUESTION.format(id="box", objective="").replace("    objectives: \n", "")
    files = {PAGE: FRONT + bare, OBJECTIVES: "O1.1: name the customer\n"}
    told = [(p.line, p.column, p.severity.value) for p in found(tmp_path, files) if p.path == PAGE]
    assert told == [(4, 1, "information")]
    for quiet in (
        {**files, PAGE: bare},
        {**files, PAGE: FRONT + bare.replace("    id: box", "    id: box\n    private: yes")},
    ):
        assert [p for p in found(tmp_path, quiet) if p.path == PAGE] == []


@pytest.mark.parametrize(
    ("can", "severity"),
    [
        ("understand the customer", ["warning"]),
        ("frobnicate the box", ["information"]),
        ("clearly name it", []),
        ("draw it", []),
    ],
)
def test_l04_verbs(tmp_path: Path, can: str, severity: list[str]) -> None:
    problems = [p for p in found(tmp_path, {OBJECTIVES: f"O1.1:\n  can: {can}\n"}) if p.code == "L04"]
    assert [p.severity.value for p in problems] == severity
    assert [(p.path, p.line, p.column) for p in problems] == [(OBJECTIVES, 2, 8)] * len(severity)


def test_rules_of_language_are_off_elsewhere(tmp_path: Path) -> None:
    files = {OBJECTIVES: "O1.1: understand it\n", COURSE: "id: small\nlanguage: de\n"}
    assert [p for p in found(tmp_path, files) if p.code == "L04"] == []
    english, german = "course/01-first/text.md", "course/01-first/text.de.md"
    text = (
        f"See [here](page.md).\n\n{QUESTION.format(id='box', objective='').replace('The clinic', 'All of the above')}"
    )
    pages = {english: text, german: text.replace("id: box", "id: box-de")}
    both = found(tmp_path, {**pages, OBJECTIVES: "", COURSE: "id: small\n"})
    assert [(p.path, p.code) for p in both if p.code in ("L08", "L19")] == [(english, "L19"), (english, "L08")]
