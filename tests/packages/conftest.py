"""What the tests of all packages begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packages.packing import copied


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course for tests, which has every kind and is packed in a fifth of the time of ours."""
    return copied(tmp_path_factory.mktemp("course"))
