"""Sites for tests: a course is built once in a run, by whichever of its processes needs it first."""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Protocol

INPUTS = ("mkdocs.yml", "course", "pages", "quizzes", "site_config")
"""What a site is made of, in our own course and in the one for tests."""


class Build(Protocol):
    """Builds a course; what comes back belongs to all tests and is not to be written to."""

    def __call__(self, course: Path, edition: str = "trainee") -> Path: ...


def built(run: Path, course: Path, edition: str = "trainee") -> Path:
    """The strict build of a course, in the folder `run` that all processes share; fails with what it printed."""
    site = run / f"site-{edition}-{fingerprint(course)}"
    with site.with_suffix(".lock").open("w") as lock:
        # Whoever comes second waits here. The lock ends with its process, so that nobody waits for one that is gone.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not site.exists():
            part = site.with_suffix(".part")
            words = ["-m", "mkdocs", "build", "--strict", "--quiet", "-f", str(course / "mkdocs.yml"), "-d", str(part)]
            environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "COURSEWARE_EDITION": edition}
            done = subprocess.run(
                [sys.executable, *words], capture_output=True, text=True, env=environment, check=False
            )
            assert done.returncode == 0, done.stdout + done.stderr
            part.rename(site)
    return site


def fingerprint(course: Path) -> str:
    """The same for two folders that hold the same course."""
    found = hashlib.sha256()
    for path in sorted(each for name in INPUTS for each in [course / name, *(course / name).rglob("*")]):
        if path.is_file():
            for part in (path.relative_to(course).as_posix().encode(), path.read_bytes()):
                found.update(len(part).to_bytes(8, "big") + part)
    return found.hexdigest()[:16]
