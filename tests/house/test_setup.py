"""The set-up commands: what they say when they cannot go on, and that they agree with each other."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from importlib.metadata import entry_points, version
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FINDER = "tests/tools/find_python.sh"


def run(*command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs a command as a person would in `folder`: not as a part of the `make` around these tests."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("MAKE") and name != "MFLAGS"}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """As much of a fresh clone as `make` looks at before it installs anything."""
    for name in (
        "Makefile",
        "pyproject.toml",
        "requirements.lock",
        "requirements-dev.lock",
        "package-lock.json",
        FINDER,
    ):
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, target)
    return tmp_path


def fake_python(folder: Path, answer: str) -> Path:
    """A program that takes itself for a Python of another age."""
    program = folder / "python3"
    program.write_text(f"#!/bin/sh\n{answer}\n", encoding="utf-8")
    program.chmod(0o755)
    return program


@pytest.mark.parametrize("target", ["serve", "site", "test"])
def test_a_missing_python_is_one_line(clone: Path, target: str) -> None:
    done = run("make", target, "PYTHON=no-such-python", folder=clone)
    assert done.returncode != 0
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "Courseware needs Python 3.11 or newer (no-such-python is not there)." in done.stderr


def test_an_old_python_is_one_line(clone: Path) -> None:
    old = fake_python(clone, 'case "$2" in *version_info*) exit 1;; *) echo 3.9.18;; esac')
    done = run("make", "serve", f"PYTHON={old}", folder=clone)
    assert done.returncode != 0
    assert (done.stdout, done.stderr.count("\n")) == ("", 1)
    assert f"({old} is 3.9.18)" in done.stderr


def test_a_python_that_cannot_make_environments_is_one_line(clone: Path) -> None:
    bare = fake_python(clone, 'case "$2" in *ensurepip*) exit 1;; esac')
    done = run("make", "serve", f"PYTHON={bare}", folder=clone)
    assert done.returncode != 0
    assert (done.stdout, done.stderr.count("\n")) == ("", 1)
    assert "apt-get install python3-venv" in done.stderr


def test_help_needs_nothing(clone: Path) -> None:
    done = run("make", "PYTHON=no-such-python", folder=clone)
    assert (done.returncode, done.stderr) == (0, "")
    assert "make serve" in done.stdout


def test_the_package_is_registered_under_every_door() -> None:
    found = {
        group: [point.value for point in entry_points(group=group, name="courseware")]
        for group in ("mkdocs.plugins", "markdown.extensions", "console_scripts")
    }
    assert found == {
        "mkdocs.plugins": ["courseware.mkdocs_plugin:CoursewarePlugin"],
        "markdown.extensions": ["courseware.markdown_extension:CoursewareExtension"],
        "console_scripts": ["courseware.cli:main"],
    }
    for group in found:
        for point in entry_points(group=group, name="courseware"):
            assert callable(point.load())


def test_the_changelog_knows_the_version() -> None:
    newest = re.search(r"^## (\d+\.\d+\.\d+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    written = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert newest
    assert newest[1] == written == version("mkdocs-courseware")


def test_github_is_asked_for_no_more_than_publishing_needs() -> None:
    text = (ROOT / ".github" / "workflows" / "course.yml").read_text(encoding="utf-8")
    settings = yaml.safe_load(text)
    assert settings["permissions"] == {}
    assert {name: job["permissions"] for name, job in settings["jobs"].items()} == {
        "build": {"contents": "read"},
        "publish": {"pages": "write", "id-token": "write"},
    }
    assert "secrets." not in text
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", name) for name in re.findall(r"uses: (\S+)", text))


def test_code_hosts_run_the_commands_of_the_readme() -> None:
    github = (ROOT / ".github" / "workflows" / "course.yml").read_text(encoding="utf-8")
    gitlab = (ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8")
    assert set(yaml.safe_load(gitlab)) >= {"check", "pages"}
    for settings, form in ((github, "github"), (gitlab, "gitlab")):
        assert "-r requirements.lock" in settings
        assert f"courseware check --format {form}" in settings
        assert "courseware build --strict" in settings
