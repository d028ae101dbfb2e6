"""`--language`: buttons and notices of a package in another language than that of `course.yml`."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from courseware.cli import main
from courseware.course.reading import CourseReader, Folders
from tests.checks.courses import COURSE, course_of
from tests.packages.packing import content, packed, small


def asked(command: str, language: str, folder: Path, *more: str) -> Result:
    """What a command says that is asked for a language."""
    words = [*command.split(), "-f", str(folder / "mkdocs.yml"), "--language", language, *more]
    return CliRunner().invoke(main, words)


@pytest.mark.parametrize("standard", ["scorm12", "scorm2004", "cmi5", "xapi"])
def test_a_package_speaks_it_and_is_called_by_it(standard: str, course: Path, tmp_path: Path) -> None:
    path = packed(standard, tmp_path, "--language", "de", course=course)
    assert path.name == f"test-course-de-{standard}.zip"
    files = content(path)
    launch, page = files["launch.html"].decode(), files["01-first/kinds.html"].decode()
    assert '<html lang="de" dir=ltr>' in launch
    assert "Dieser Browser" in launch
    assert ("Zurück zur Lernplattform" in launch) == (standard in ("cmi5", "xapi"))
    assert '<html lang="de"' in page
    (words,) = (name for name in files if "/words." in name)
    assert words in page
    assert "Prüfen" in files[words].decode()
    assert 'placeholder="Suche"' in page
    assert b'"lang":"de"' in files["assets/lms-course.js"]
    # The next command is not told of it.
    assert "COURSEWARE_LANGUAGE" not in os.environ


def test_what_course_yml_says_stands_back(course: Path, tmp_path: Path) -> None:
    other = tmp_path / "course"
    shutil.copytree(course, other)
    with (other / "site_config" / "course.yml").open("a", encoding="utf-8") as file:
        file.write("language: ar\n")
    path = packed("xapi", tmp_path, "--language", "en", "--modules", course=other)
    assert path.name == "test-course-en-modules-xapi.zip"
    files = content(path)
    assert b'<html lang="en" dir=ltr>' in files["launch-01-first.html"]
    assert b"Back to the learning platform" in files["launch-01-first.html"]


@pytest.mark.parametrize(
    ("kind", "name"), [("offline", "course-pt-BR-offline.zip"), ("workbook", "course-pt-BR-workbook.zip")]
)
def test_documents_for_other_places_speak_it_too(kind: str, name: str, tmp_path: Path) -> None:
    folder = small(tmp_path, "index.md")
    path = packed(kind, tmp_path / "out", "--language", "pt_br", course=folder)
    assert path.name == name
    html = next(text for file, text in content(path).items() if file.endswith("/index.html"))
    assert b'<html lang="pt-BR"' in html


def test_a_site_goes_to_a_folder_of_its_own(tmp_path: Path) -> None:
    folder = small(tmp_path, "index.md")
    assert asked("build", "de", folder, "--edition", "trainer").exit_code == 0
    assert b'<html lang="de"' in (folder / "site-de-trainer" / "index.html").read_bytes()
    assert not (folder / "site").exists()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("german", "Did you mean `de`?"),
        ("Deutsch", "Did you mean `de`?"),
        ("xx", "cs, de, es"),
        ("../de", "cs, de, es"),
    ],
)
def test_an_unknown_language_is_told_with_what_there_is(language: str, said: str, tmp_path: Path) -> None:
    done = asked("package xapi", language, small(tmp_path, "index.md"), "-o", str(tmp_path / "dist"))
    assert done.exit_code == 2
    assert f"`{language}` is no short name of a language." in done.stderr
    assert said in done.stderr
    assert not (tmp_path / "dist").exists()


def test_a_translation_that_is_not_there_is_told_as_the_check_tells_it(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "c").mkdir()
    path = packed("cmi5", tmp_path, "--language", "fi", course=small(tmp_path / "c", "index.md"))
    assert path.name == "course-fi-cmi5.zip"
    said = capfd.readouterr().err
    assert "There is no translation into `fi`" in said
    assert "[untranslated]" in said


def test_words_of_the_house_are_said_in_it_too(tmp_path: Path) -> None:
    course_of(tmp_path, {COURSE: "id: small\nlanguage: fr\n", "site_config/words.yml": "Check: Schau nach\n"})
    folders = Folders.of(tmp_path)
    folders.asked = "de"
    course = CourseReader(folders).read()
    assert (course.settings.tag, course.settings.words, course.problems) == ("de", {"Check": "Schau nach"}, [])
