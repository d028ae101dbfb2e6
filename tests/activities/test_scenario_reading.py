"""`scenario`: what Markdown and YAML make, and what is wrong with it, each time by line and column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.activities.scenario.model import Scenario, Speech
from courseware.course.reading import activities_in
from courseware.problems import Problem
from courseware.sources.text import decode
from tests.activities.scenarios import FIRST, FRONT, a_scene, scenario, told, words
from tests.tools.examples import examples

FULL = """---
kind: scenario
id: page
title: The page
you: Ines, support desk
coach: at-once
start: friday
meters:
  trust: Partners' trust
  hours:
    title: Hours you put in
    start: 2
    good: low
clues:
  black: Page 14 is black
causes:
  trial:
    title: Nobody tried it
    clues: [black]
    because: It was read on a screen.
people:
  tomas:
    title: Tomas
    text: technician
---

A story.

## Friday, 15:10 {#friday checkpoint}

The phone rings.

Tomas: Mine came out black.

- Say: Only buyers may ask. → monday
  (trust -3)
  > He hangs up.
  > Coach: His problem has become nobody's.
- Do: Send the page. {#send} → good
  (when trust >= 3 and not seen(monday); trust +2, hours -1; finds black; best)
  > Two minutes.
  > Coach: You asked.

## Monday {#monday}

you: Bo, dispatcher

It is quiet.

- Say: Never mind. → bad
  > Nothing.
  > Coach: So it stays.
- Do: Ring him. → good
  (trust +1)
  > He is there.
  > Coach: Late, but done.

## Good {#good ending=fix}

It is printed anew.

Tomas: They ask me now.

## Bad {#bad ending=loss}

They went.
"""

FULL_YAML = """kind: scenario
id: page
title: The page
you: Ines, support desk
coach: at-once
start: friday
meters:
  trust: Partners' trust
  hours:
    title: Hours you put in
    start: 2
    good: low
clues:
  black: Page 14 is black
causes:
  trial:
    title: Nobody tried it
    clues: [black]
    because: It was read on a screen.
people:
  tomas:
    title: Tomas
    text: technician
text: A story.
scenes:
  friday:
    title: Friday, 15:10
    checkpoint: yes
    text: |
      The phone rings.

      Tomas: Mine came out black.
    choices:
      - say: Only buyers may ask.
        change: {trust: -3}
        happens: He hangs up.
        because: His problem has become nobody's.
        next: monday
      - do: Send the page.
        id: send
        when: trust >= 3 and not seen(monday)
        change: {trust: 2, hours: -1}
        finds: black
        best: yes
        happens: Two minutes.
        because: You asked.
        next: good
  monday:
    title: Monday
    you: Bo, dispatcher
    text: It is quiet.
    choices:
      - say: Never mind.
        happens: Nothing.
        because: So it stays.
        next: bad
      - do: Ring him.
        change: {trust: +1}
        happens: He is there.
        because: Late, but done.
        next: good
endings:
  good:
    outcome: fix
    title: Good
    debrief: |
      It is printed anew.

      Tomas: They ask me now.
  bad: {outcome: loss, title: Bad, debrief: They went.}
"""


def facts(found: Scenario) -> object:
    """All that a scenario says, without places."""
    return (
        (found.id, found.title.text, words(found.intro), found.coach_at_once, found.start, found.version),
        [(role.name.text, words(role.what)) for role in found.roles],
        [(each.name, each.title.text, each.start, each.low_is_good) for each in found.meters],
        [(each.name, each.text.text) for each in found.clues],
        [(each.name, each.title.text, words(each.because), each.clues) for each in found.causes],
        [(each.name, each.title.text, words(each.role)) for each in found.people],
        [
            (
                (scene.name, scene.title.text, scene.checkpoint, scene.outcome),
                [
                    (isinstance(each, Speech), text.text.strip())
                    for each, text in zip(scene.flow, scene.texts, strict=True)
                ],
                [
                    (
                        (each.key, each.text.text, each.spoken, words(each.happens), words(each.because)),
                        (each.change, each.compiled, each.finds, each.next, each.best),
                    )
                    for each in scene.choices
                ],
            )
            for scene in found.scenes.values()
        ],
    )


def test_markdown_and_yaml_give_the_same() -> None:
    markdown, yaml = scenario(FULL, ""), scenario(FULL_YAML, "", "quizzes/page.yml")
    assert facts(markdown) == facts(yaml)
    assert markdown.exploration == yaml.exploration
    friday = markdown.scenes["friday"]
    assert [type(each).__name__ for each in friday.flow] == ["Part", "Speech"]
    assert [choice.key for choice in friday.choices][1] == "send"
    assert friday.choices[1].compiled == "trust 3 >= seen:monday not and"
    assert friday.choices[1].effect == "trust 2 hours -1"
    assert markdown.best_way == "friday/send"


SPELLINGS = ["- Do: Go → good", "- Do: Go -> good", "- Do: Go => good", "- Do: Go --> good", "- Do: Go ⇒ good",
             "* Do: Go → good", "1. Do: Go → good", "- Do : Go → good", "- DO: Go →good", "- Do: Go → Good", "-\tDo: Go → good",
             "- Do: Go\n  → good", "- Do:   Go   →   good   "]  # fmt: skip


@pytest.mark.parametrize("line", SPELLINGS)
def test_spellings_of_a_choice(line: str) -> None:
    choice = scenario(a_scene(line)).scenes["one"].choices[0]
    assert (choice.text.text, choice.spoken, choice.next) == ("Go", False, "good")


@pytest.mark.parametrize("note", ["(trust +2, hours -1)", "(trust +2; hours −1)", "( trust + 2 , hours – 1 )", "(trust+2;hours-1)",
                                  "(trust +2,\n  hours -1)", "(trust +2.0; hours -1,0)"])  # fmt: skip
def test_spellings_of_a_change(note: str) -> None:
    if note.endswith(",0)"):
        found, problems = told(FRONT + a_scene(f"- Do: Go → good {note}"))
        assert found
        assert [problem.code for problem in problems] == ["bad-note"], "a comma parts two changes"
        return
    for line in (f"- Do: Go → good {note}", f"- Do: Go → good\n  {note}"):
        assert scenario(a_scene(line)).scenes["one"].choices[0].change == (("trust", 2.0), ("hours", -1.0))


def test_changes_are_cut_at_the_ends_of_a_meter() -> None:
    assert scenario(a_scene("- Do: Go → good (trust +99)")).scenes["one"].choices[0].change == (("trust", 10.0),)


TEXT_NOT_CHOICE = {
    "an arrow in code": "- Press `A → B`",
    "an arrow in a sentence": "He walks → and stops (there).",
    "a list without arrows": "- milk\n- bread",
    "an arrow in a fence": "```\n- Do: Go → nowhere\n## Not a scene\n```",
    "a choice without an arrow in a fence": "```\n- Do: Go\n```",
    "a list that only looks like choices": "- What to do: go\n- Doing: gone",
    "a comment": "<!-- - Do: Go → nowhere -->",
    "a comment over lines": "<!--\n## Two {#two}\n- Do: Go → nowhere\n-->",
    "a deeper heading": "### Later",
    "a fence in a list": "- milk\n\n    ```\n    - Do: Go → nowhere\n    ```",
    "a nested list": "- milk\n    - white\n    - brown",
}


@pytest.mark.parametrize("lines", TEXT_NOT_CHOICE.values(), ids=TEXT_NOT_CHOICE)
def test_what_looks_like_a_choice_and_is_none(lines: str) -> None:
    found = scenario(a_scene("", lines, "", "- Do: Go → good"))
    assert [choice.text.text for choice in found.scenes["one"].choices] == ["Go", "Else"]
    assert list(found.scenes) == ["one", "good", "bad"]


def test_an_arrow_in_code_does_not_hide_that_of_the_choice() -> None:
    choice = scenario(a_scene("- Do: Press `A → B` → good")).scenes["one"].choices[0]
    assert (choice.text.text, choice.next) == ("Press `A → B`", "good")


def test_text_and_notes_over_two_lines() -> None:
    lines = ["- Say: One page", "  and a photo → good", "  (when trust >= 3; trust +1;", "  finds black; best)", "  > He is", "  > glad.",
             "  > Coach: You", "  > asked."]  # fmt: skip
    choice = scenario(a_scene(*lines)).scenes["one"].choices[0]
    assert choice.text.text == "One page\nand a photo"
    assert (choice.compiled, choice.effect, choice.finds, choice.best) == ("trust 3 >=", "trust 1", ("black",), True)
    assert (words(choice.happens), words(choice.because)) == ("He is\nglad.", "You\nasked.")
    assert (choice.line, choice.column) == (FIRST, 1)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark(ends: str) -> None:
    text, problem = decode(b"\xef\xbb\xbf" + FULL.replace("\n", ends).encode(), "quizzes/page.md")
    assert problem is None
    assert facts(scenario(text, "")) == facts(scenario(FULL, ""))


PIECES = ["## A {#a}", "## B {#b checkpoint}", "## C {#c ending=fix}", "## ", "#", "# X", "### Y", "- Do: x → b", "- Say: y -> c (trust +1)",
          "- z →", "→ a", "  (when trust >= 3; best)", "  (trust +2, hours -1; finds black", "  best)", "  > told", "  > Coach: why", "> was: old",
          "you: Bo, desk", "Tomas: Hello.", "**Tomas:** “Hi.”", "Text.", "    far in", "\ttab", "```", "~~~", "<!--", "-->", "<!-- c -->", "`a", "`", "(", ")",
          "/// question | Q?", "///", "    id: q", "- [x] a", "- [ ] b", "- ", "-", "1. a → b", "{#x}", "- a {#k} → a", "\x00", "\u2028", "é—“”", ""]  # fmt: skip


@examples(120)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=14).map("\n".join))
def test_no_text_crashes_the_reader_and_places_point_at_what_they_name(body: str) -> None:
    text = FRONT + body
    lines = text.split("\n")
    problems: list[Problem] = []
    for found in activities_in(text, "quizzes/page.md", problems):
        assert isinstance(found, Scenario)
        for part in found.parts():
            first = part.lines[0].lstrip()
            if first and "\t" not in text and "<!--" not in text and not first.startswith("!["):
                # Markdown's own marks are dropped from every text.
                behind = lines[part.line - 1][part.column - 1 :].replace("\x02", "").replace("\x03", "")
                assert behind.lstrip().startswith(first)
    for problem in problems:
        assert 1 <= problem.line <= len(lines) + 1
        assert 1 <= problem.column <= len(lines[problem.line - 1] if problem.line <= len(lines) else "") + 1
        assert problem.hint
