"""Packages for record stores, and a strict double of a system that launches them, keeps their records, and judges each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from courseware.course.xapi import RecordStore
from courseware.packages.lms.package import pack
from courseware.rendering.head import POLICY
from tests.browser.launching import Opens, Unpacks
from tests.packages.packing import whole
from tests.xapi.system import System, platform

STANDARDS = ("cmi5", "xapi")
FRAMED = f"{POLICY}; frame-src 'self'; frame-ancestors 'self'"


@pytest.fixture(scope="session")
def unpacks(course: Path, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Unpacks:
    """Makes a package of the course for tests, with what `course.yml` says of record stores, and unpacks it."""
    config, packed = whole(course)

    def unpack(standard: str, stores: RecordStore, folder: Path) -> Path:
        packed.settings.xapi = stores
        path, _ = pack(site, packed, config, standard, "trainee", False, tmp_path_factory.mktemp("zip") / "packed.zip")
        with ZipFile(path) as zipped:
            zipped.extractall(folder)
        return folder

    return unpack


@pytest.fixture(scope="session")
def packages(unpacks: Unpacks, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The package of each standard; the course names no host beside its own."""
    return {each: unpacks(each, RecordStore(), tmp_path_factory.mktemp(each)) for each in STANDARDS}


@pytest.fixture
def opens(packages: dict[str, Path]) -> Iterator[Opens]:
    """Starts a system for the package of a standard, or one in a folder; in the end nothing was against the rules, and no credentials have gone astray."""
    with ExitStack() as stack:
        systems: list[System] = []

        def start(package: str | Path, **options: Any) -> System:
            folder = packages[package] if isinstance(package, str) else package
            # The strictest settings of a web server; records that go elsewhere need more.
            policy = "" if options.get("elsewhere") else FRAMED
            systems.append(stack.enter_context(platform(folder, policy=policy, **options)))
            return systems[-1]

        yield start
        for system in systems:
            assert system.violations == []
            assert system.leaks() == []


@pytest.fixture(params=STANDARDS)
def standard(request: pytest.FixtureRequest) -> str:
    """Each standard."""
    return str(request.param)
