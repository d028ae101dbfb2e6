"""`scenario`: what is wrong in Markdown and YAML, each time by line and column."""

from __future__ import annotations

import pytest

from tests.activities.scenarios import ENDINGS, FIRST, FRONT, LINES_BEFORE, a_scene, told


def note(text: str) -> str:
    """A choice whose note begins in column 16."""
    return f"- Do: Go → good {text}"


WRONG: dict[str, tuple[str, list[tuple[int, int, str]]]] = {
    "unknown target": (a_scene("- Do: Go → god"), [(FIRST, 12, "unknown-scene")]),
    "no target": (a_scene("- Do: Go →"), [(FIRST, 1, "missing-target")]),
    "no arrow": (a_scene("- Do: Go", "- Say : No->good"), [(FIRST, 1, "missing-target"), (FIRST + 1, 1, "missing-target")]),
    "no words": (a_scene("- Do: → good"), [(FIRST, 1, "choice-without-words")]),
    "unknown meter": (a_scene(note("(trust +1; rust +1)")), [(FIRST, 28, "unknown-meter")]),
    "unknown clue": (a_scene(note("(finds black, blank)")), [(FIRST, 31, "unknown-clue")]),
    "unknown scene in a condition": (a_scene(note("(when seen(two))")), [(FIRST, 28, "unknown-scene")]),
    "unknown clue in a condition": (a_scene(note("(when found(blck))")), [(FIRST, 29, "unknown-clue")]),
    "unknown meter in a condition": (a_scene(note("(trust +1; when rust > 1)")), [(FIRST, 33, "unknown-name")]),
    "condition that is none": (a_scene(note("(when trust)")), [(FIRST, 23, "wrong-kind")]),
    "moves by nothing": (a_scene(note("(trust +0)")), [(FIRST, 24, "wrong-number")]),
    "bad word in the brackets": (a_scene(note("(trust +1; good)")), [(FIRST, 28, "bad-note")]),
    "number without a sign": (a_scene(note("(trust 2)")), [(FIRST, 18, "bad-note")]),
    "bracket that does not end": (a_scene(note("(trust +1")), [(FIRST, 17, "unclosed-note")]),
    "two brackets": (a_scene(note("(trust +1) (hours -1)")), [(FIRST, 28, "two-notes")]),
    "two brackets, one below the other": (
        a_scene(note("(trust +1; when (trust > 1))"), "  (hours -1)"),
        [(FIRST + 1, 3, "two-notes")],
    ),
    "two names": (a_scene(name="{#one #two}"), [(LINES_BEFORE + 2, 14, "two-names")]),
    "title of two scenes": (
        a_scene("- Do: Go → monday", "- Do: Wait → MONDAY", "- Do: Stay → Day")
        + "\n## Day {#monday}\n\n- Do: a → good\n\n## day {#day-two}\n\n- Do: b → monday\n\n## Monday\n\n- Do: c → day-two\n",
        [(FIRST + 2, 14, "two-targets")],
    ),
    "text behind the arrow": (a_scene("- Do: Go → good", "  He goes."), [(FIRST + 1, 3, "text-behind-arrow")]),
    "scene twice": (a_scene() + "\n## Again {#one}\n\n- Do: a → bad\n", [(FIRST + 10, 1, "scene-twice")]),
    "wrong class of ending": (
        "\n## One {#one}\n\n- Do: a → bad\n- Do: b → x\n\n## X {#x ending=fixed}\n\nT.\n\n## Bad {#bad ending=loss}\n\nT.\n",
        [(LINES_BEFORE + 7, 10, "wrong-word")],
    ),
    "unknown word at a heading": (a_scene(name="{#one chekpoint}"), [(LINES_BEFORE + 2, 14, "unknown-setting")]),
    "bad name of a scene": (a_scene(name="{#One!}"), [(LINES_BEFORE + 2, 9, "bad-id")]),
    "one `#`": (a_scene().replace("## One", "# One"), [(LINES_BEFORE + 2, 1, "heading-level")]),
    "choice before the first scene": ("\n- Do: Go → good\n" + a_scene("- Do: a → good"), [(LINES_BEFORE + 2, 1, "arrow-outside")]),
    "block before the first scene": (
        "\n/// question | Q?\n    id: q\n\n- [x] a\n- [ ] b\n///\n" + a_scene("- Do: a → good"),
        [(LINES_BEFORE + 2, 1, "misplaced-block")],
    ),
    "question in a scene": (
        a_scene("", "/// question | Q?", "    id: q", "", "- [x] a", "- [ ] b", "///", "", "- Do: a → good"),
        [(FIRST + 1, 1, "misplaced-block")],
    ),
    "page in a scene": (a_scene("", "/// activity | other", "", "- Do: a → good"), [(FIRST + 1, 1, "misplaced-block")]),
    "choice in an entry of a list": (a_scene("- milk", "    - Do: Go → good"), [(FIRST + 1, 5, "nested-choice")]),
    "choice below a choice": (a_scene("- Do: Go → good", "    - Do: Stay → good"), [(FIRST + 1, 5, "text-behind-arrow")]),
    "bad key": (a_scene("- Do: Go {#Go!} → good"), [(FIRST, 10, "bad-key")]),
    "key twice": (a_scene("- Do: a {#k} → good", "- Do: b {#k} → good"), [(FIRST + 1, 1, "key-twice")]),
    "key behind the arrow": (a_scene("- Do: Go → good {#k}"), [(FIRST, 12, "unknown-scene")]),
    "choice in an ending": (
        a_scene("- Do: a → good").replace("Gone.", "Gone.\n\n- Do: On → good"),
        [(FIRST + 11, 1, "choice-in-ending")],
    ),
    "two conditions": (a_scene(note("(when trust > 1; when hours > 1)")), [(FIRST, 34, "two-conditions")]),
    "condition that goes on below": (
        a_scene(note("(when trust > 1"), "  and hours > 1)"),
        [(FIRST + 1, 3, "bad-note")],
    ),
    "clues without a name": (a_scene(note("(trust +1; finds)")), [(FIRST, 28, "bad-note")]),
    "comment that does not end": (a_scene("<!-- oh", "- Do: a → good"), [(FIRST, 1, "unclosed-comment")]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "where"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_with_its_place_and_a_remedy(body: str, where: list[tuple[int, int, str]]) -> None:
    _, problems = told(FRONT + body)
    assert [(problem.line, problem.column, problem.code) for problem in problems] == where
    for problem in problems:
        assert problem.path == "quizzes/page.md"
        assert problem.message.endswith(".")
        assert problem.hint


HEADS = {
    "no scenes": ("kind: scenario\nid: a\ntitle: A", "Text.\n", [(2, 1, "no-scenes")]),
    "endings only": ("kind: scenario\nid: a\ntitle: A", ENDINGS, [(2, 1, "no-scenes")]),
    "no title": ("kind: scenario\nid: a", a_scene("- Do: a → good"), [(2, 1, "no-title")]),
    "start that is none": ("kind: scenario\nid: a\ntitle: A\nstart: on", a_scene("- Do: a → good"), [(5, 8, "unknown-scene")]),
    "start that is an ending": ("kind: scenario\nid: a\ntitle: A\nstart: bad", a_scene("- Do: a → good"), [(5, 8, "starts-with-ending")]),
    "meter's direction": ("kind: scenario\nid: a\ntitle: A\nmeters:\n  m: {title: M, good: up}", a_scene("- Do: a → good (m +1)"), [(6, 23, "wrong-word")]),
    "meter's start": ("kind: scenario\nid: a\ntitle: A\nmeters:\n  m: {title: M, start: 11}", a_scene("- Do: a → good (m +1)"), [(6, 24, "wrong-number")]),
    "meter without words": ("kind: scenario\nid: a\ntitle: A\nmeters:\n  m:", a_scene("- Do: a → good"), [(6, 3, "no-title")]),
    "meter without a title": ("kind: scenario\nid: a\ntitle: A\nmeters:\n  m: {start: 3}", a_scene("- Do: a → good (m +1)"), [(6, 3, "no-title")]),
    "meter that no condition could name": ("kind: scenario\nid: a\ntitle: A\nmeters:\n  My M: m", a_scene("- Do: a → good"), [(6, 3, "bad-id")]),
    "clue of a cause": ("kind: scenario\nid: a\ntitle: A\ncauses:\n  c: {title: C, clues: [k]}", a_scene("- Do: a → good"), [(6, 25, "unknown-clue")]),
    "picture without words": ("kind: scenario\nid: a\ntitle: A\npeople:\n  p: {title: P, picture: p.svg}", a_scene("- Do: a → good"), [(6, 26, "missing-alt")]),
    "coach": ("kind: scenario\nid: a\ntitle: A\ncoach: later", a_scene("- Do: a → good"), [(5, 8, "wrong-word")]),
    "unknown key": ("kind: scenario\nid: a\ntitle: A\nmeter: x", a_scene("- Do: a → good"), [(5, 1, "unknown-setting")]),
    "unknown key of a person": ("kind: scenario\nid: a\ntitle: A\npeople:\n  p: {title: P, role: x}", a_scene("- Do: a → good"), [(6, 17, "unknown-setting")]),
}  # fmt: skip


@pytest.mark.parametrize(("front", "body", "where"), HEADS.values(), ids=HEADS)
def test_what_is_wrong_in_the_front_matter(front: str, body: str, where: list[tuple[int, int, str]]) -> None:
    _, problems = told(f"---\n{front}\n---\n{body}")
    assert [(problem.line, problem.column, problem.code) for problem in problems] == where
    assert all(problem.hint for problem in problems)


SMALL = "kind: scenario\nid: a\ntitle: A\nscenes:\n  one:\n    title: One\n    text: T.\n    choices:\n{}\nendings:\n  good: {{outcome: fix, title: G, debrief: D.}}\n  bad: {{outcome: loss, title: B, debrief: D.}}\n"
CHOICE = "      - do: a\n        next: good\n      - do: b\n        next: bad\n"
YAML_WRONG = {
    "neither say nor do": ("      - next: good\n" + CHOICE, [(9, 9, "choice-without-words")]),
    "both": ("      - say: a\n        do: c\n        next: good\n" + CHOICE, [(9, 9, "choice-without-words")]),
    "no target": ("      - do: c\n" + CHOICE, [(9, 9, "missing-target")]),
    "unknown target": ("      - do: c\n        next: gone\n" + CHOICE, [(10, 15, "unknown-scene")]),
    "unknown meter": (CHOICE + "        change: {m: 1}", [(13, 18, "unknown-meter")]),
    "moved by words": (CHOICE + "        change: {m: much}", [(13, 18, "unknown-meter"), (13, 21, "wrong-number")]),
    "unknown clue": (CHOICE + "        finds: k", [(13, 16, "unknown-clue")]),
    "unknown key": (CHOICE + "        to: good", [(13, 9, "unknown-setting")]),
    "condition": (CHOICE + "        when: m > 1", [(13, 15, "unknown-name")]),
}


@pytest.mark.parametrize(("choices", "where"), YAML_WRONG.values(), ids=YAML_WRONG)
def test_what_is_wrong_in_yaml(choices: str, where: list[tuple[int, int, str]]) -> None:
    _, problems = told(SMALL.format(choices.rstrip("\n")), "quizzes/a.yml")
    assert [(problem.line, problem.column, problem.code) for problem in problems] == where


@pytest.mark.parametrize("name", sorted(WRONG))
def test_nothing_is_said_about_ways_where_scenes_could_not_be_read(name: str) -> None:
    found, _ = told(FRONT + WRONG[name][0])
    before_scenes = name in ("choice before the first scene", "block before the first scene")
    assert found
    assert (found.exploration is not None) == before_scenes


def test_what_is_wrong_in_the_front_matter_does_not_hide_what_is_wrong_with_ways() -> None:
    found, problems = told(FRONT.replace("text: technician", "job: technician") + a_scene("- Do: a → good"))
    assert found
    assert [problem.code for problem in problems] == ["unknown-setting"]
    assert found.exploration
