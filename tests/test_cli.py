"""The command `courseware`: what it prints, how it ends, what it writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from courseware.cli import main

MKDOCS = "site_name: T\ndocs_dir: course\ntheme: {name: material, font: false}\nplugins: {courseware: {}}\n"
GOOD = """# Page

/// question | Who is next?
    id: next

- [x] The clinic
  > It has to work with what he hands over.
- [ ] Nobody at all
  > Money is one sign of a customer, not the test.
- [ ] The one who pays
  > Paying is a part of its own, and often somebody else's.
///
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course of one good page."""
    (tmp_path / "course").mkdir()
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (tmp_path / "course" / "index.md").write_text(GOOD, encoding="utf-8")
    return tmp_path


def check(course: Path, *options: str) -> Result:
    """What `courseware check` did."""
    return CliRunner().invoke(main, ["check", "-f", str(course / "mkdocs.yml"), *options])


def test_no_mistake_ends_with_0(course: Path) -> None:
    result = check(course)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "No problems found.\n"


def test_a_mistake_is_told_by_file_line_and_column_and_ends_with_1(course: Path) -> None:
    page = course / "course" / "index.md"
    page.write_text(GOOD.replace("- [x]", "- [ ]"), encoding="utf-8")
    result = check(course)
    assert result.exit_code == 1
    assert result.stdout.startswith("course/index.md:3:1: No answer of this question is right")
    assert result.stdout.endswith("[L02]\n")
    assert result.stderr == "1 error.\n"


def test_all_mistakes_of_all_files_come_in_one_run(course: Path) -> None:
    (course / "course" / "index.md").write_text(
        GOOD.replace("- [x]", "- [ ]") + "\n/// qestion | Typo\n///\n", encoding="utf-8"
    )
    (course / "course" / "two.md").write_text(
        GOOD.replace("    id: next", "    id: other\n    hnit: x"), encoding="utf-8"
    )
    (course / "quizzes").mkdir()
    (course / "quizzes" / "bank.yml").write_text("kind: quiz\nid: bank\n", encoding="utf-8")
    (course / "course" / "latin.md").write_bytes("caf\xe9".encode("latin-1"))
    places = [line.split(": ")[0] for line in check(course).stdout.splitlines()]
    assert places == [
        "course/index.md:3:1",
        "course/index.md:14:1",
        "course/latin.md:1:4",
        "course/two.md:5:5",
        "quizzes/bank.yml:1:1",
    ]


def test_warnings_fail_only_under_strict(course: Path) -> None:
    page = course / "course" / "index.md"
    page.write_text(GOOD.replace("Money is one sign of a customer, not the test.", "No."), encoding="utf-8")
    assert check(course).exit_code == 0
    assert "warning: " in check(course).stdout
    assert check(course, "--strict").exit_code == 1


def test_without_mkdocs_yml_it_ends_with_2_and_says_what_to_do(tmp_path: Path) -> None:
    result = check(tmp_path)
    assert result.exit_code == 2
    assert "--config-file" in result.stderr
    assert "Traceback" not in result.output


def test_a_broken_mkdocs_yml_ends_with_2(course: Path) -> None:
    (course / "mkdocs.yml").write_text("site_name: [", encoding="utf-8")
    result = check(course)
    assert result.exit_code == 2
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_fix_writes_missing_ids_and_nothing_else(course: Path) -> None:
    page = course / "course" / "index.md"
    before = GOOD.replace("    id: next\n", "").replace("\n", "\r\n")
    page.write_bytes(before.encode())
    assert check(course).exit_code == 1
    result = check(course, "--fix")
    assert result.exit_code == 0
    assert result.stderr == "1 place written.\nNo problems found.\n"
    after = page.read_bytes().decode()
    opener = "/// question | Who is next?\r\n"
    assert after == before.replace(opener, opener + "    id: index-who-is-next\r\n")


def test_fix_writes_ids_into_yaml(course: Path) -> None:
    (course / "quizzes").mkdir()
    bank = course / "quizzes" / "bank.yml"
    bank.write_text(
        "kind: quiz\nid: bank\ntitle: A bank\nquestions:\n  - ask: One?\n    kind: numeric\n    answers:\n      - right: 1\n",
        encoding="utf-8",
    )
    assert check(course, "--fix").exit_code == 0
    assert "  - ask: One?\n    id: bank-one\n    kind: numeric\n" in bank.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["json", "sarif", "gitlab"])
def test_formats_for_other_programs_are_json(course: Path, form: str) -> None:
    (course / "course" / "index.md").write_text(GOOD.replace("- [x]", "- [ ]"), encoding="utf-8")
    result = check(course, "--format", form)
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    first = told["runs"][0]["results"][0] if form == "sarif" else told[0]
    assert "No answer of this question is right" in json.dumps(first)


def test_github_shows_it_beside_the_line(course: Path) -> None:
    (course / "course" / "index.md").write_text(GOOD.replace("- [x]", "- [ ]"), encoding="utf-8")
    assert check(course, "--format", "github").stdout.startswith(
        "::error file=course/index.md,line=3,col=1,title=L02::"
    )
