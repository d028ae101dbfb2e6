"""A package that is no more than what a system reads of one, and platforms that serve it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.xapi.system import System, platform

CMI5 = """\
<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
 <course id="https://academy.example.org/courses/t"><title><langstring lang="en">T</langstring></title></course>
 <au id="https://academy.example.org/courses/t/course" moveOn="CompletedAndPassed" masteryScore="0.8" launchMethod="AnyWindow">
  <title><langstring lang="en">T</langstring></title><url>launch.html</url>
 </au>
 <block id="https://academy.example.org/courses/t/block">
  <au id="https://academy.example.org/courses/t/modules/one" moveOn="Completed"><url>launch-one.html?unit=one</url></au>
 </block>
</courseStructure>
"""
PLAIN = """\
<?xml version="1.0" encoding="UTF-8"?>
<tincan xmlns="http://projecttincan.com/tincan.xsd"><activities>
 <activity id="https://academy.example.org/courses/t/course" type="http://adlnet.gov/expapi/activities/course">
  <name>T</name><description lang="en">T</description><launch lang="en">launch.html</launch>
 </activity>
</activities></tincan>
"""


def package(folder: Path, name: str, text: str) -> Path:
    """An unpacked package."""
    (folder / name).write_text(text, encoding="utf-8")
    (folder / "launch.html").write_text("<!doctype html><title>T</title>", encoding="utf-8")
    return folder


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
