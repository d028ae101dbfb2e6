"""The smallest packages that a system can launch: no more than what it reads of one."""

from __future__ import annotations

from pathlib import Path

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
