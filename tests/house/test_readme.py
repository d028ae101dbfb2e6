"""The README, followed to the letter by somebody who has just cloned the repository."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str, number: int = 0) -> str:
    """The text of a fenced block of the README."""
    blocks: list[str] = re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    return blocks[number]


def courseware(folder: Path, *words: str) -> tuple[int, str]:
    """Runs the command, and gives its exit code and what a person sees, line numbers aside."""
    command = [sys.executable, "-c", "from courseware.cli import main; main()", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.returncode, re.sub(r":\d+:(\d+:)", r":N:\1", done.stdout + done.stderr)


def but_for_the_slots(answer: tuple[int, str]) -> tuple[int, str]:
    """The exit code and what was said, without the one remark on slots that the README tells of in words."""
    code, said = answer
    lines = said.splitlines(keepends=True)
    (remark,) = (line for line in lines if line.startswith("site_config/org.yml: information: "))
    assert "slots wait for words and stories of your house" in remark
    return code, "".join(line for line in lines if line != remark)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """The shipped course, to be changed."""
    for name in ("course", "quizzes", "site_config"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def test_the_shipped_course_has_no_mistake(course: Path) -> None:
    assert but_for_the_slots(courseware(course, "check")) == (0, block("text", 1))


def test_the_first_question_and_the_first_mistake(course: Path) -> None:
    named = re.search(r"Open `(course/[^`]+)`", README)
    assert named
    page = course / named[1]
    before = page.read_text(encoding="utf-8") + "\n"
    question = block("markdown")
    page.write_text(before + question, encoding="utf-8")

    code, said = courseware(course, "check")
    assert code == 1
    assert "[missing-id]" in said

    code, said = courseware(course, "check", "--fix")
    assert code == 0
    after = page.read_text(encoding="utf-8")
    heading, rest = question.split("\n", 1)
    assert after.startswith(before + heading + "\n    id: ")
    assert after.endswith("\n" + rest)

    page.write_text(after.replace("- [x] At the shelf", "- [ ] At the shelf"), encoding="utf-8")
    assert but_for_the_slots(courseware(course, "check")) == (1, re.sub(r":\d+:(\d+:)", r":N:\1", block("text", 0)))

    page.write_text(after, encoding="utf-8")
    assert but_for_the_slots(courseware(course, "check")) == (0, block("text", 1))


def test_every_make_target_it_names_is_there() -> None:
    documents = README + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    assert set(re.findall(r"(?:^    |`)make ([a-z]+)", documents, re.MULTILINE)) <= set(phony[1].split())


def test_every_file_it_links_to_is_there() -> None:
    for name in ("README.md", "CONTRIBUTING.md", "LICENSE-CONTENT.md"):
        links = re.findall(r"\]\((?!\w+:)([^)#]+)", (ROOT / name).read_text(encoding="utf-8"))
        assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_folder_of_its_table_is_there() -> None:
    folders = re.findall(r"^\| `([\w.]+)/?(?:\w+/)?` \|", README, re.MULTILINE)
    assert {"course", "quizzes", "site_config", "plugins", "tests"} <= set(folders)
    assert [name for name in folders if name != "site" and not (ROOT / name).exists()] == []
