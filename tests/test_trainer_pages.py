"""What pages for trainers list: the keys of all questions, the maps of all stories."""

from __future__ import annotations

from pathlib import Path

from courseware.course.course import Course
from courseware.course.reading import CourseReader, Folders
from courseware.rendering.activities import ActivityRenderer
from courseware.rendering.furniture import keys_of, maps_of

PAGE = """\
# One

/// question | Which *one*?
    id: which

- [x] The `clinic`
- [ ] Nobody
- [x] The doctor
///

/// activity | bank

/// activity | story
"""
BANK = "kind: quiz\nid: bank\ntitle: B\nquestions:\n  - kind: numeric\n    id: gap\n    ask: How large?\n    answers:\n      - right: 105\n"
STORY = """\
---
kind: scenario
id: story
title: A <b>story</b>
---

## Monday {#monday}

- Do: wait → over
- Do: ask → over

## Over {#over ending=fix}

Done.

/// question | And now?
    id: now

- [x] Go on
- [ ] Stop
///
"""


def course(folder: Path) -> Course:
    """A course of one page with a question, a bank and a story, and of one without."""
    for name, text in {
        "course/one.md": PAGE,
        "course/two.md": "# Two\n",
        "quizzes/bank.yml": BANK,
        "quizzes/story.md": STORY,
    }.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return CourseReader(Folders.of(folder)).read()


def test_the_keys_of_every_page(tmp_path: Path) -> None:
    ((page, keys),) = keys_of(course(tmp_path))
    assert page.id == "one"
    assert [(key.asked, key.right) for key in keys] == [
        ("Which one?", ("The clinic", "The doctor")),
        ("How large?", ("105",)),
        ("And now?", ("Go on",)),
    ]


def test_the_map_of_every_story(tmp_path: Path) -> None:
    (drawn,) = maps_of(course(tmp_path), ActivityRenderer())
    assert "Map of “A story”" in drawn
    assert "<svg" in drawn
    assert "Ways to an ending: 2." in drawn
