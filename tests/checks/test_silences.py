"""`silence:`, thresholds, and how rules are found."""

from __future__ import annotations

from pathlib import Path

from courseware.checks.rules import codes
from courseware.problems import Severity
from tests.checks.courses import COURSE, OBJECTIVES, PAGE, all_told, found, question

THREE = ("The clinic", "The makers", "The bankers")
NEGATIVE = "Which of these is not a customer?"


def test_an_activity_silences_a_rule_for_itself_with_a_reason(tmp_path: Path) -> None:
    silent = question(*THREE, ask=NEGATIVE, settings="silence: L09, the negative is the point")
    loud = question(*THREE, ask=NEGATIVE).replace("id: first", "id: second")
    told = found(tmp_path, {PAGE: f"{silent}\n{loud}"})
    assert [(p.code, p.line, p.severity) for p in told] == [
        ("silence", 1, Severity.INFORMATION),
        ("L09", 14, Severity.WARNING),
    ]
    assert "the negative is the point" in told[0].message


def test_it_also_holds_at_the_lines_of_its_options(tmp_path: Path) -> None:
    text = question(*THREE, "All of the above", settings="silence: L08, it is a joke")
    assert [(p.code, p.line) for p in found(tmp_path, {PAGE: text})] == [("silence", 1)]


def test_a_warning_of_a_reader_can_be_silenced_and_an_error_cannot(tmp_path: Path) -> None:
    all_right = question(*THREE, settings="silence: L02, they are to tick all").replace("- [ ]", "- [x]")
    assert [p.code for p in all_told(tmp_path, {PAGE: all_right})] == ["silence"]
    no_right = question(*THREE, settings="silence: L02, nobody knows").replace("- [x]", "- [ ]")
    assert ("L02", "error") in [(p.code, p.severity.value) for p in all_told(tmp_path, {PAGE: no_right})]


def test_a_page_silences_its_own_text_and_no_question(tmp_path: Path) -> None:
    text = "---\nsilence: L19, headings come from outside\n---\n\n### C\n\n"
    asked = question(*THREE, ask=NEGATIVE)
    assert [(p.code, p.line) for p in found(tmp_path, {PAGE: text + asked})] == [("silence", 2), ("L09", 7)]


def test_a_silence_with_nothing_to_silence_is_told(tmp_path: Path) -> None:
    told = found(tmp_path, {PAGE: question(*THREE, settings="silence: L9, a slip")})
    assert [(p.code, p.severity) for p in told] == [("silence", Severity.INFORMATION)]
    assert "nothing to silence" in told[0].message


def test_the_course_silences_a_rule_about_objectives(tmp_path: Path) -> None:
    files = {OBJECTIVES: "O1.1: name it\n", COURSE: "id: small\nchecks:\n  silence: L03, modules are to come\n"}
    assert [(p.path, p.line, p.code) for p in found(tmp_path, files)] == [(COURSE, 3, "silence")]


def test_thresholds_that_no_rule_has_or_that_are_no_numbers(tmp_path: Path) -> None:
    told = found(tmp_path, {COURSE: "id: small\nchecks:\n  paragraph-word: 90\n  options-least: many\n"})
    assert [(p.path, p.line, p.column, p.code) for p in told] == [
        (COURSE, 3, 3, "unknown-setting"),
        (COURSE, 4, 18, "wrong-number"),
    ]
    assert "paragraph-words" in told[0].hint


def test_every_family_is_found() -> None:
    assert set(codes()) == {
        "missing-id",
        "for-trainers",
        "untranslated",
        *(f"L{number:02}" for number in range(1, 31)),
    }
