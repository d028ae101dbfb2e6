"""`--organisation`: the whole of our own course in the words of another house."""

from __future__ import annotations

import html
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from courseware.cli import main
from courseware.course.reading import CourseReader, Folders
from courseware.problems import Severity
from courseware.sources.organisation import NAME
from courseware.sources.plain import plain

ROOT = Path(__file__).parents[1]
PACK = "organisations/meadowbank-homes.yml"
SLOT = re.compile(r"\{\{\s*org\.(?P<name>[\w.-]+)\s*\|\s*(?P<words>[^{}]+?)\s*\}\}")


@pytest.fixture(autouse=True)
def nobody_says_a_pack(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The option is handed on in the environment, which belongs to all tests."""
    monkeypatch.setenv("COURSEWARE_ORGANISATION", "")
    yield
    os.environ.pop("COURSEWARE_ORGANISATION", None)


def said(text: str) -> str:
    """Words as a reader sees them."""
    return " ".join(plain(html.unescape(re.sub(r"<[^<>]*>", "", text))).replace("’", "'").split())


def slots() -> dict[str, str]:
    """Every slot of our own course, with the words that stand there until it is filled."""
    texts = [path.read_text("utf-8") for folder in ("course", "quizzes") for path in (ROOT / folder).rglob("*.*") if path.suffix in (".md", ".yml")]  # fmt: skip
    outside = [re.sub(r"`[^`\n]*`", "", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)) for text in texts]  # fmt: skip
    return {match["name"]: match["words"] for text in outside for match in SLOT.finditer(text)}


def test_the_pack_fills_every_slot_and_every_story_may_be_told() -> None:
    folders = Folders.of(ROOT)
    folders.organisation = PACK
    course = CourseReader(folders).read()
    assert [each for each in course.problems if each.code in ("L22", "L23", "no-organisation")] == []
    assert course.organisation.complete
    assert slots().keys() <= course.organisation.words.keys()
    # Without the pack the same course has open slots, and says so once.
    (remark,) = [each for each in CourseReader(Folders.of(ROOT)).read().problems if each.code == "L22"]
    assert remark.severity is Severity.INFORMATION


def test_our_own_course_in_its_words(tmp_path: Path) -> None:
    """Its words stand on the pages, no slot is left, and nothing of the base words either."""
    for name in ("course", "quizzes", "site_config"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    config, site = tmp_path / "mkdocs.yml", tmp_path / "site"
    told = ["build", "--no-strict", "-f", str(config), "-d", str(site), "--organisation", PACK]
    assert CliRunner().invoke(main, told).exit_code == 0
    pages = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
    everything = "\n".join(said(text) for text in pages.values())
    assert "Meadowbank Homes" in everything
    folders = Folders.of(ROOT)
    folders.organisation = PACK
    organisation = CourseReader(folders).read().organisation
    filled = {name: organisation.words[name] for name in slots()}
    for name, words in filled.items():
        assert said(words) in everything, name
    for words in [*slots().values(), "your organisation"]:
        if said(words) != said("write the name in"):
            assert said(words) not in everything
    for path, text in pages.items():
        assert not NAME.search(re.sub(r"<(pre|code)\b.*?</\1>", "", text, flags=re.DOTALL)), path


@pytest.mark.parametrize("pack", ["nowhere.yml", "organisations", "../../nowhere.yml"])
def test_a_pack_that_is_not_there_is_told_once(pack: str, tmp_path: Path) -> None:
    for name, text in {
        "mkdocs.yml": "site_name: Small\ndocs_dir: course\nplugins: [courseware]\n",
        "course/index.md": "# One\n",
        "site_config/course.yml": "id: small\n",
        "site_config/organisations/here.yml": "name: Here\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    done = CliRunner().invoke(main, ["check", "-f", str(tmp_path / "mkdocs.yml"), "--organisation", pack])
    assert done.exit_code == 1
    (line,) = done.stdout.splitlines()
    assert line.endswith("Name one of `org.yml`, `organisations/here.yml`, seen from `site_config`. [no-organisation]")
