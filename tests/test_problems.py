"""Problems: their printed forms; and that following the remedy of the commonest ones makes them go away."""

from __future__ import annotations

import json
import re

import pytest

from courseware.problems import (
    Fix,
    Problem,
    Severity,
    as_github,
    as_gitlab,
    as_json,
    as_sarif,
    as_text,
    sort_key,
    unique,
)
from tests.activities.reading import read

ONE = Problem("course/a.md", 3, 7, "L05", "Nothing is said, so 100 % learn nothing.", "Write why: `  > Because …`.")
FILE = Problem(
    "course/b, c.md", 0, 0, "not-utf-8", "This file is not UTF-8.", "Save it anew.", Severity.WARNING, Fix(1, 0, ("x",))
)


def test_as_text_each_is_one_line_with_its_place() -> None:
    assert as_text([ONE, FILE]).splitlines() == [
        "course/a.md:3:7: Nothing is said, so 100 % learn nothing. Write why: `  > Because …`. [L05]",
        "course/b, c.md: warning: This file is not UTF-8. Save it anew. [not-utf-8]",
    ]


def test_as_json_nothing_is_lost() -> None:
    first, second = json.loads(as_json([ONE, FILE]))
    assert (first["line"], first["severity"], "fix" in first) == (3, "error", False)
    assert second["fix"] == {"first": 1, "last": 0, "lines": ["x"]}


def test_as_sarif_every_result_has_a_rule_and_a_region() -> None:
    (run,) = json.loads(as_sarif([ONE, FILE]))["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["L05", "not-utf-8"]
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in run["results"]]
    assert regions == [{"startLine": 3, "startColumn": 7}, {"startLine": 1, "startColumn": 1}]


def test_for_github_signs_with_a_meaning_are_escaped() -> None:
    first, second = as_github([ONE, FILE]).splitlines()
    assert first.startswith("::error file=course/a.md,line=3,col=7,title=L05::Nothing is said, so 100 %25 learn")
    assert second.startswith("::warning file=course/b%2C c.md,line=1,col=1")


def test_for_gitlab_a_fingerprint_follows_its_text_and_is_unique() -> None:
    moved = Problem("course/a.md", 9, 1, ONE.code, ONE.message, ONE.hint)
    (one,), (other,) = json.loads(as_gitlab([ONE])), json.loads(as_gitlab([moved]))
    assert one["fingerprint"] == other["fingerprint"]
    assert len({row["fingerprint"] for row in json.loads(as_gitlab([ONE, moved]))}) == 2


def test_problems_are_told_once_in_reading_order() -> None:
    assert unique([FILE, ONE, ONE]) == sorted([ONE, FILE], key=sort_key)


OPTIONS = "- [x] a\n- [ ] b\n"
COMMON = {
    "a missing bar": f"/// question What?\n{OPTIONS}///",
    "a misspelt block": f"/// qestion | What?\n{OPTIONS}///",
    "a closing line of another length": f"/// question | A\n{OPTIONS}////\n",
    "two slashes": f"// question | A\n{OPTIONS}///",
    "a box without blanks": "/// question | A\n-[x] a\n- [ ] b\n///",
    "an entry without a box": "/// question | A\n- [x] a\n- b\n///",
    "a setting without indent": f"/// question | A\nid: x\n\n{OPTIONS}///",
    "a bad id": f"/// question | A\n    id: My Id\n\n{OPTIONS}///",
    "a misspelt setting": f"/// question | A\n    objectves: O1\n\n{OPTIONS}///",
    "a misspelt kind": f"/// question | A\n    kind: chioce\n\n{OPTIONS}///",
    "a wrong word": f"/// question | A\n    shuffle: perhaps\n\n{OPTIONS}///",
    "a wrong number": f"/// question | A\n    attempts: many\n\n{OPTIONS}///",
    "a bad key": "/// question | A\n- [x] a {#Mine}\n- [ ] b\n///",
}


def follow(text: str, problem: Problem) -> str:
    """The text as it is when its author writes what the problem proposes first."""
    proposed = re.findall(r"`+([^`]+)`", problem.hint)
    assert proposed, problem.hint
    lines = text.split("\n")
    line = lines[problem.line - 1]
    indent = line[: len(line) - len(line.lstrip())]
    new = proposed[1 if problem.code == "option-without-box" else 0]
    if problem.code == "unknown-setting":
        new = f"{indent}{new}:{line.partition(':')[2]}"
    elif problem.code == "bad-key":
        new = line[: problem.column - 1] + new
    elif problem.code != "setting-indent":
        new = indent + new
    lines[problem.line - 1] = new
    return "\n".join(lines)


@pytest.mark.parametrize("text", COMMON.values(), ids=COMMON)
def test_what_is_proposed_makes_the_problem_go_away(text: str) -> None:
    problems = read(text)[1]
    assert problems
    first = min(problems, key=sort_key)
    after = read(follow(text, first))[1]
    assert after == []


@pytest.mark.parametrize("text", COMMON.values(), ids=COMMON)
def test_a_message_says_what_is_wrong_and_what_to_write_in_sentences(text: str) -> None:
    for problem in read(text)[1]:
        assert re.match(r"[A-Z`“]", problem.message)
        assert problem.message.endswith(".")
        assert re.match(r"[A-Z]", problem.hint)
        assert problem.hint.endswith((".", "?"))
        assert problem.line >= 1
