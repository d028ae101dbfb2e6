"""What the tests of scenarios have in common: small ones as text, and read."""

from __future__ import annotations

from collections.abc import Iterable

from courseware.activities.scenario.exploring import Exploration
from courseware.activities.scenario.model import Scenario
from courseware.course.reading import activities_in
from courseware.problems import Problem
from courseware.sources.text import Part

FRONT = """---
kind: scenario
id: page
title: The page
meters:
  trust: Trust
  hours: {title: Hours, start: 2, good: low}
clues:
  black: Page 14 is black
causes:
  trial: {title: Nobody tried it, clues: [black]}
people:
  tomas: {title: Tomas, text: technician}
---
"""
LINES_BEFORE = FRONT.count("\n")
"""In the texts below, the first line behind the front matter is line `LINES_BEFORE + 1`."""

ENDINGS = "\n## Good {#good ending=fix}\n\nDone.\n\n## Bad {#bad ending=loss}\n\nGone.\n"


def told(text: str, path: str = "quizzes/page.md") -> tuple[Scenario | None, list[Problem]]:
    """The scenario of a file, and what is wrong in it."""
    problems: list[Problem] = []
    found = list(activities_in(text, path, problems))
    assert len(found) < 2
    assert not found or isinstance(found[0], Scenario)
    return (found[0], problems) if found and isinstance(found[0], Scenario) else (None, problems)


def scenario(body: str, front: str = FRONT, path: str = "quizzes/page.md") -> Scenario:
    """A scenario in which nothing is wrong."""
    found, problems = told(front + body, path)
    assert problems == []
    assert found
    return found


def walked(found: Scenario) -> Exploration:
    """What came of walking through it."""
    assert found.exploration
    return found.exploration


def scenes(*written: tuple[str, Iterable[str]], front: str = FRONT) -> Scenario:
    """A scenario of `(name, choices)`, each choice as `words → target (note)`; then the endings `good` and `bad`."""
    return scenario(body_of(*written), front)


def body_of(*written: tuple[str, Iterable[str]]) -> str:
    """The text of scenes, each followed by an empty line; then the endings."""
    parts = []
    for name, choices in written:
        parts.append(f"## Scene {name} {{#{name}}}\n\nText.\n\n" + "".join(f"- {choice}\n" for choice in choices))
    return "\n".join(parts) + ENDINGS


def a_scene(*lines: str, name: str = "{#one}") -> str:
    """A scene with these lines, and a choice `Else` behind them; then the endings."""
    return "\n".join([f"\n## One {name}\n\nText.", *lines, "- Do: Else → bad", ENDINGS])


FIRST = LINES_BEFORE + 5
"""The line in which the first line given to `a_scene` stands."""


def words(part: Part | None) -> str | None:
    """The text of a part, if there is one."""
    return part.text.strip() if part else None


STORY = (
    "\n## A <b>call</b> & *more* {#one checkpoint}\n\nText.\n\n- Say: “Send” <i>it</i> → two\n  (trust +1; finds black; best)\n"
    "- Do: Wait → bad\n  (when trust < 3)\n\n## Two {#two}\n\nText.\n\n- Do: Print it → good\n  (when found(black) and trust >= 6; best)\n"
    "- Do: Back → one\n- Do: Stop → patched\n\n## Good {#good ending=fix}\n\nT.\n\n## Calm {#patched ending=patch}\n\nT.\n\n## Bad {#bad ending=loss}\n\nT.\n"
)


def story() -> Scenario:
    """A story with all that a map shows."""
    return scenario(STORY)
