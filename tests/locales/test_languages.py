"""Which language a course is in, where somebody says it twice or wrongly, and what `courseware check` tells of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from courseware.checks import report
from courseware.course.course import Course
from courseware.course.reading import CourseReader, Folders
from courseware.locales.catalogue import with_latin_figures
from courseware.locales.languages import normal
from courseware.problems import Severity


def read(folder: Path, settings: str, words: str = "", themes: str = "") -> Course:
    """A course of one page with these settings."""
    (folder / "course").mkdir(exist_ok=True)
    (folder / "site_config").mkdir(exist_ok=True)
    (folder / "course" / "index.md").write_text("# Start\n", "utf-8")
    (folder / "site_config" / "course.yml").write_text(f"id: small\n{settings}", "utf-8")
    if words:
        (folder / "site_config" / "words.yml").write_text(words, "utf-8")
    folders = Folders.of(folder)
    folders.language = themes
    return CourseReader(folders).read()


@pytest.mark.parametrize(
    ("written", "tag"), [("de", "de"), ("pt_br", "pt-BR"), ("ZH-hant-tw", "zh-Hant-TW"), (" sr-latn ", "sr-Latn")]
)
def test_a_tag_is_written_as_browsers_like_it(written: str, tag: str) -> None:
    assert normal(written) == tag


def test_what_course_yml_says_counts_and_else_what_mkdocs_yml_says(tmp_path: Path) -> None:
    assert read(tmp_path, "").settings.tag == "en"
    assert read(tmp_path, "", themes="pt-BR").settings.tag == "pt-BR"
    course = read(tmp_path, "language: fr\n", themes="fr")
    assert (course.settings.tag, course.settings.language, course.problems) == ("fr", "fr", [])


def test_two_languages_are_told_and_that_of_the_course_counts(tmp_path: Path) -> None:
    course = read(tmp_path, "language: de\n", themes="fr")
    assert course.settings.tag == "de"
    (problem,) = course.problems
    assert (problem.code, problem.place, problem.severity) == ("two-languages", "site_config/course.yml:2:11", Severity.WARNING)  # fmt: skip
    assert "`de`" in problem.message
    assert "`language: fr` under `theme:`" in problem.message


@pytest.mark.parametrize(
    ("written", "tag", "hint"),
    [
        ("German", "de", "Did you mean `language: de`?"),
        ("deutsch", "de", "Did you mean `language: de`?"),
        ("d", "en", "Write it as in `language: de` or `language: pt-BR`."),
    ],
)
def test_a_name_in_place_of_a_tag(tmp_path: Path, written: str, tag: str, hint: str) -> None:
    course = read(tmp_path, f"language: {written}\n")
    assert [(problem.code, problem.line, problem.hint) for problem in course.problems] == [("wrong-language", 2, hint)]
    assert course.settings.tag == tag


def test_check_names_what_is_not_translated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("courseware.checks.translations.every_text", lambda: {"Check": "", "One": "", "Two": "Twos", "Three": "", "Four": ""})  # fmt: skip
    found = [each for each in report(read(tmp_path, "language: de\n")) if each.code == "untranslated"]
    (problem,) = found
    assert (problem.place, problem.severity) == ("site_config/course.yml:2:11", Severity.INFORMATION)
    assert problem.message == "Not translated into `de` yet, and so in English: “One”, “Two”, “Three” and 1 more."


def test_check_says_where_a_language_has_no_translation_at_all(tmp_path: Path) -> None:
    found = [each for each in report(read(tmp_path, "language: is\n")) if each.code == "untranslated"]
    assert len(found) == 1
    assert "no translation into `is`" in found[0].message
    assert not [each for each in report(read(tmp_path, "language: en-GB\n")) if each.code == "untranslated"]


def test_figures_are_the_same_in_html_and_in_scripts() -> None:
    assert with_latin_figures("ar") == "ar-u-nu-latn"
    assert [with_latin_figures(tag) for tag in ("en-GB", "he", "de-AT", "qq")] == ["en-GB", "he", "de-AT", "qq"]
