"""The same course from other generators than MkDocs: ProperDocs with the plugin, Zensical with the extension alone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from courseware.rendering.assets import FOLDER, OUTLINE

ROOT = Path(__file__).parents[1]
VARYING = re.compile(r'<meta name="generator"[^>]*>|"generator":\s*"[^"]*"')


def run(*words: str, folder: Path) -> str:
    """What a command printed; fails where it fails."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def pages(site: Path) -> dict[str, str]:
    """Every page of a site without what names its generator."""
    return {
        path.relative_to(site).as_posix(): VARYING.sub("", path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A copy of the course for the browser tests."""
    folder = tmp_path / "course"
    shutil.copytree(ROOT / "tests" / "browser" / "course", folder)
    shutil.copytree(ROOT / "site_config" / "theme", folder / "site_config" / "theme")
    return folder


def test_properdocs_builds_the_same_pages(course: Path) -> None:
    run(sys.executable, "-m", "mkdocs", "build", "--strict", "-d", "one", folder=course)
    run(sys.executable, "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml", "-d", "two", folder=course)
    ours, theirs = pages(course / "one"), pages(course / "two")
    assert {"index.html", "01-first/quiz.html", "my-learning.html", "404.html"} <= set(ours)
    assert ours == theirs


def test_a_link_to_an_activity_leads_somewhere_and_one_to_nowhere_is_told(course: Path) -> None:
    page = course / "pages" / "01-first" / "plain.md"
    page.write_text(page.read_text("utf-8") + "\n[Here](kinds.md#cw-several), [there](kinds.md#cw-nowhere)\n", "utf-8")
    printed = run(sys.executable, "-m", "mkdocs", "build", folder=course)
    assert re.findall(r"does not contain an anchor '([^']*)'", printed) == ["#cw-nowhere"]


def test_zensical_renders_blocks_and_quizzes(course: Path) -> None:
    settings = (course / "mkdocs.yml").read_text(encoding="utf-8")
    # Zensical has a theme of its own, and runs no plugins.
    settings = re.sub(r"theme:\n.*?(?=^plugins)", "theme: {name: material}\n", settings, flags=re.DOTALL | re.MULTILINE)
    settings = re.sub(r"^plugins:.*\n", "", settings, flags=re.MULTILINE)
    settings = re.sub(r"^extra:\n(?:  .*\n)+", "", settings, flags=re.MULTILINE)
    (course / "mkdocs.yml").write_text(settings, encoding="utf-8")
    run(str(Path(sys.executable).with_name("zensical")), "build", folder=course)
    built = pages(course / "site")
    assert "<cw-choice id=cw-single" in built["01-first/index.html"]
    assert "courseware:" not in "".join(built.values())
    assert "<cw-quiz id=cw-pool" in built["01-first/quiz.html"]
    assert built["01-first/quiz.html"].count("<cw-choice") == 4
    assert "Welcome to The Test Office." in built["index.html"]


def test_files_with_a_hash_in_their_name_are_there(course: Path) -> None:
    run(sys.executable, "-m", "mkdocs", "build", "--strict", "-d", "one", folder=course)
    page = (course / "one" / "01-first" / "index.html").read_text(encoding="utf-8")
    named = re.findall(rf'(?:src|href)="\.\./({FOLDER}/[^"]+)"', page)
    assert any(re.search(r"/core\.[0-9a-f]{8}\.js$", name) for name in named)
    assert any(re.search(r"/courseware\.[0-9a-f]{8}\.css$", name) for name in named)
    assert f'src="../{OUTLINE}"' in page
    assert [name for name in named if not (course / "one" / name).is_file()] == []
