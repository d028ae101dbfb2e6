"""The lock files: exact, hashed, complete, and without a word on where packages come from."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
RUNTIME = ROOT / "requirements.lock"
DEVELOPMENT = ROOT / "requirements-dev.lock"
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pins(lock: Path) -> dict[str, set[str]]:
    """Each package in a lock with its pins; a package has two where systems need different ones."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([a-z0-9.-]+)==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE):
        found.setdefault(name, set()).add(version)
    return found


def names(requirements: list[str]) -> set[str]:
    """The packages that `requirements` ask for, spelled as locks spell them."""
    return {re.split(r"[^\w.-]", each)[0].lower().replace("_", "-") for each in requirements}


@pytest.mark.parametrize("lock", [RUNTIME, DEVELOPMENT], ids=lambda lock: lock.name)
def test_every_requirement_is_exact_and_hashed(lock: Path) -> None:
    text = re.sub(r"\\\n", " ", lock.read_text(encoding="utf-8"))
    requirements = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert requirements
    for line in requirements:
        assert re.match(r"[a-z0-9.-]+==[^\s=]+ .*--hash=sha256:[0-9a-f]{64}", line), line


@pytest.mark.parametrize("lock", [RUNTIME, DEVELOPMENT, ROOT / "package-lock.json"], ids=lambda lock: lock.name)
def test_no_lock_holds_an_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    if lock.suffix == ".json":
        # A package may name the page where its makers ask for money. That fetches nothing.
        packages = json.loads(text)["packages"].values()
        text = json.dumps([{key: value for key, value in each.items() if key != "funding"} for each in packages])
    assert not re.findall(r"\w+://\S+|file:\S+|--index-url|--find-links", text)


def test_npm_packages_are_exact_and_hashed() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert all(each.get("integrity", "").startswith("sha512-") for name, each in packages.items() if name)
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted


def test_runtime_lock_holds_what_the_package_asks_for() -> None:
    asked = names(PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["build"])
    assert asked <= pins(RUNTIME).keys()


def test_development_lock_is_the_runtime_lock_and_more() -> None:
    runtime, development = pins(RUNTIME), pins(DEVELOPMENT)
    assert names(PROJECT["dependency-groups"]["dev"]) <= development.keys()
    assert {name: development.get(name) for name in runtime} == runtime
