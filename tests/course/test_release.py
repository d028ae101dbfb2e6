"""What a release records, and that the record can be read again whatever stands in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from courseware.course.release import kept_ids, read_release, record_of
from courseware.problems import Problem
from courseware.sources.yaml_files import read_yaml
from courseware.sources.yaml_nodes import Mapping
from tests.checks.courses import COURSE, course_of

FILES = {
    "course/01-first/index.md": "# One\n\n/// activity | quiz\n\n/// question | Who?\n    id: who\n\n- [x] A\n- [ ] B\n///\n",
    "course/trainer/notes.md": "# Two\n\n/// question | Why?\n    id: why\n\n- [x] A\n- [ ] B\n///\n",
    "quizzes/quiz.md": "---\nkind: quiz\nid: quiz\ntitle: Q\n---\n\n/// question | How?\n    id: how\n\n- [x] A\n- [ ] B\n///\n",
    "site_config/objectives.yml": "O1.1: {can: name it, level: apply}\n",
    "site_config/release.yml": "version: 1\nretired: [old]\n",
}


@pytest.mark.parametrize("version", ["2026-11", "1.0", 'a "b" \\c', "yes # no", "[x]", "- 1", "a: b", ""])
def test_a_record_is_read_as_it_was_written(version: str, tmp_path: Path) -> None:
    quoted = version.replace("'", "''")
    course = course_of(tmp_path, {**FILES, COURSE: "id: small\n" + (f"version: '{quoted}'\n" if version else "")})
    nodes, problems = read_yaml(record_of(course), "release.yml")
    assert isinstance(nodes[0], Mapping)
    release = read_release(nodes[0], "release.yml", problems)
    assert problems == []
    assert release
    assert release.version == version
    assert [name for name, _, _ in release.activities] == ["who", "quiz", "how"] == list(kept_ids(course))
    assert [name for name, _, _ in release.objectives] == ["O1.1"]
    assert release.retired == {"old"}
    lines = record_of(course).splitlines()
    assert [lines[line - 1][column - 1 :] for _, line, column in release.activities] == ["who", "quiz", "how"]


BROKEN = {
    "a list": ("- a\n", "yaml-not-keys"),
    "a text": ("who\n", "yaml-not-keys"),
    "a version of several": ("version: [1, 2]\n", "text-expected"),
    "keys in the place of ids": ("activities: {who: 1}\n", "text-expected"),
    "a key that it does not have": ("activites: [who]\n", "unknown-setting"),
    "a mark that never ends": ("version: '1\n", "yaml-quote"),
}


@pytest.mark.parametrize(("text", "code"), BROKEN.values(), ids=BROKEN)
def test_a_broken_record_is_told(text: str, code: str, tmp_path: Path) -> None:
    course = course_of(tmp_path, {**FILES, "site_config/release.yml": text})
    told: list[Problem] = [each for each in course.problems if each.path == "site_config/release.yml"]
    assert code in [each.code for each in told]
    assert all(each.line and each.hint for each in told)


def test_a_course_without_a_record_promises_nothing() -> None:
    assert read_release(None, "release.yml", []) is None
