"""Platforms that serve the smallest packages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.xapi.small import CMI5, PLAIN, package
from tests.xapi.system import System, platform


@pytest.fixture
def system(tmp_path: Path) -> Iterator[System]:
    """A platform with a cmi5 package of two units."""
    with platform(package(tmp_path, "cmi5.xml", CMI5)) as made:
        yield made


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[System]:
    """A platform with a package of plain xAPI."""
    with platform(package(tmp_path, "tincan.xml", PLAIN)) as made:
        yield made
