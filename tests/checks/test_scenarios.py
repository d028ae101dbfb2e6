"""Rules L14 to L17: for each message a scenario that breaks the rule, and one that looks as if it did.

In the texts, `§` stands before every place that has to be told; where there is none, nothing may be.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from courseware.activities.scenario import exploring
from courseware.problems import Problem
from tests.checks.courses import COURSE, found

PATH = "quizzes/page.md"
FRONT = """---
§kind: scenario
id: page
title: The page
meters:
  §trust: Trust
clues:
  §black: Page 14 is black
causes:
  §trial: {title: Nobody tried it, clues: [black]}
---
"""
ENDINGS = "\n§## Good {#good ending=fix}\n\nDone.\n\n§## Bad {#bad ending=loss}\n\nGone.\n"


def front(*marked: str) -> str:
    """The front matter, marked only before what begins with one of these."""
    lines = FRONT.split("\n")
    return "\n".join(
        line if any(line.strip().startswith(f"§{each}") for each in marked) else line.replace("§", "") for line in lines
    )


def ends(*marked: str) -> str:
    """Two endings, marked only where asked."""
    lines = ENDINGS.split("\n")
    return "\n".join(line if any(f"#{each}" in line for each in marked) else line.replace("§", "") for line in lines)


def scene(name: str, *choices: str, mark: str = "") -> str:
    """A scene; a choice that does not begin with a mark gets its dash."""
    lines = [each.replace("§", "§- ", 1) if each.startswith("§") else f"- {each}" for each in choices]
    return f"\n{mark}## Scene {name} {{#{name}}}\n\nText.\n\n" + "\n".join(lines) + "\n"


ALL = "(trust +1; finds black)"
"""What a choice has to do somewhere, so that nothing else is wrong."""


def told(folder: Path, code: str, phrase: str, text: str, more: dict[str, str] | None = None) -> list[Problem]:
    """Where a rule says a phrase; asserts that these are the marked places."""
    marked = [
        (number, column) for number, line in enumerate(text.split("\n"), 1) for column in [line.find("§") + 1] if column
    ]
    problems = found(folder, {PATH: text.replace("§", ""), **(more or {})})
    here = [each for each in problems if each.code == code and each.path == PATH and phrase in each.message]
    assert sorted((each.line, each.column) for each in here) == marked
    assert all(each.hint for each in here)
    return here


L14 = {
    "no choice at all": ("offers no choice and is no ending", front() + scene("a", f"x → b {ALL}", "y → good", "z → bad") + scene("b", mark="§") + ends()),
    "an ending has none": ("offers no choice and is no ending", front() + scene("a", f"x → good {ALL}", "y → bad") + ends()),
    "nothing may be on offer": (
        "no choice is on offer",
        front() + scene("a", f"x → b {ALL}", "y → b (trust -1)", "z → bad") + scene("b", "x → good (when trust > 5)", "y → bad (when trust > 6)", mark="§") + ends(),
    ),
    "one of them always is": (
        "no choice is on offer",
        front() + scene("a", f"x → b {ALL}", "y → b (trust -1)", "z → bad") + scene("b", "x → good (when trust > 5)", "y → bad (when trust <= 5)") + ends(),
    ),
    "a circle without a way out": ("no ending can be reached", front() + scene("a", f"x → good {ALL}", "y → bad", "z → b") + scene("b", "x → c", "y → c", mark="§") + scene("c", "x → b", "y → b", mark="§") + ends()),
    "a circle with a way out": ("no ending can be reached", front() + scene("a", f"x → good {ALL}", "y → b") + scene("b", "x → a", "y → bad") + ends()),
    "a way out that closes": (
        "no ending can be reached",
        front() + scene("a", f"x → b {ALL}", "y → bad (when not seen(b))", mark="§") + scene("b", "x → a", "y → good (when trust > 9 and not seen(b))", mark="§") + ends(),
    ),
    "a scene that no choice leads to": ("no choice leads to it", front() + scene("a", f"x → good {ALL}", "y → bad") + scene("b", "x → good", "y → bad", mark="§") + ends()),
    "an ending that no choice leads to": ("The ending “Bad” can never be reached", front() + scene("a", f"x → good {ALL}", "y → good") + ends("bad")),
    "a scene behind a closed door": (
        "are never on offer",
        front() + scene("a", f"x → good {ALL}", "y → bad", "z → b (when trust > 5)") + scene("b", "x → good", "y → bad", mark="§") + ends(),
    ),
    "a scene that only a loop opens": (
        "can never be reached",
        front() + scene("a", "x → a (trust +1; finds black)", "y → bad", "z → b (when trust > 5)") + scene("b", "x → good", "y → bad") + ends(),
    ),
    "a choice never on offer": ("is never on offer", front() + scene("a", f"x → good {ALL}", "y → bad", "§z → bad (when found(black))") + ends()),
    "a choice on offer at the second visit": ("is never on offer", front() + scene("a", f"x → a {ALL}", "y → bad", "z → good (when found(black))") + ends()),
}  # fmt: skip


@pytest.mark.parametrize(("phrase", "text"), L14.values(), ids=L14)
def test_l14(tmp_path: Path, phrase: str, text: str) -> None:
    severity = "warning" if phrase == "is never on offer" else "error"
    assert {each.severity.value for each in told(tmp_path, "L14", phrase, text)} <= {severity}


def test_l14_shows_the_way_into_the_trap(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, "L14", "no choice is on offer", L14["nothing may be on offer"][1])
    assert problem.message.endswith("by way of “Scene a”: y.")


def test_l14_says_what_was_not_walked_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loop = scene("a", "x → a (trust +1)", "y → b (trust -1)") + scene(
        "b", "x → a", "y → good (when trust > 8)", "z → bad"
    )
    text = front("kind") + loop + ends()
    monkeypatch.setattr(exploring, "MOST_STATES", 3)
    (problem,) = told(tmp_path, "L14", "", text)
    assert problem.severity.value == "warning"
    assert "“Good”" in problem.message
    told(tmp_path, "L17", "", front() + loop + ends())


L15 = {
    "one choice": ("one choice only", front() + scene("a", f"x → b {ALL}", "y → bad") + scene("b", "Do: Say it → good", mark="§") + ends()),
    "one choice that goes on": ("one choice only", front() + scene("a", f"x → b {ALL}", "y → bad") + scene("b", "Do: Go on. → good") + scene("c", "Continue → good") + ends()),
    "no consequence": ("no consequence", front() + scene("a", f"x → good {ALL}", "§y → good", "z → bad") + ends()),
    "it leads elsewhere": ("no consequence", front() + scene("a", f"x → good {ALL}", "y → bad") + ends()),
    "something is told": ("no consequence", front() + scene("a", f"x → good {ALL}", "y → good\n  > He waits.", "z → bad") + ends()),
    "the same twice": ("does the same as the one in line 17", front() + scene("a", f"x → good {ALL}", "§y → good (trust +1; finds black)", "z → bad") + ends()),
    "the same under other conditions": (
        "does the same",
        front() + scene("a", "x → a (trust +1; finds black)", "y → good (when trust > 5; trust +1)", "z → good (when trust <= 5; trust +1)", "w → bad") + ends(),
    ),
    "the same to another scene": ("does the same", front() + scene("a", f"x → good {ALL}", f"y → bad {ALL}") + ends()),
}  # fmt: skip


@pytest.mark.parametrize(("phrase", "text"), L15.values(), ids=L15)
def test_l15(tmp_path: Path, phrase: str, text: str) -> None:
    assert {each.severity.value for each in told(tmp_path, "L15", phrase, text)} <= {"warning"}


BEST = "(trust +1; finds black; best)"
L16 = {
    "a meter that nothing moves": ("stands still", front("trust") + scene("a", "x → good (finds black)", "y → bad") + ends()),
    "a meter that moves once": ("stands still", front() + scene("a", f"x → good {ALL}", "y → bad") + ends()),
    "endings of one class": ("nothing is at stake", front("kind") + scene("a", f"x → good {ALL}", "y → bad") + ends().replace("=loss", "=fix")),
    "endings of two": ("nothing is at stake", front() + scene("a", f"x → good {ALL}", "y → bad") + ends()),
    "no best way": ("nothing to compare with", front("kind") + scene("a", f"x → good {ALL}", "y → bad") + ends()),
    "a best way": ("best", front() + scene("a", f"x → good {BEST}", "y → bad") + ends()),
    "a best way that breaks off": ("no choice there is marked", front() + scene("a", f"x → b {BEST}", "y → bad") + scene("b", "x → good", "y → bad", mark="§") + ends()),
    "a best way that is not on offer": ("`when trust > 6` does not hold", front() + scene("a", f"x → b {BEST}", "y → bad") + scene("b", "§x → good (when trust > 6; best)", "y → bad") + ends()),
    "a best way that is": ("breaks off", front() + scene("a", f"x → b {BEST}", "y → bad") + scene("b", "x → good (when trust > 5; best)", "y → bad") + ends()),
    "a best way that goes round": ("comes back to where it was", front() + scene("a", "§x → b (best)", "y → bad (trust +1; finds black)") + scene("b", "x → a (best)", "y → good") + ends()),
    "a best way that stops at its second visit": (
        "`when not seen(b)` does not hold",
        front() + scene("a", "§x → b (when not seen(b); best)", "y → bad (trust +1; finds black)") + scene("b", "x → a (best)", "y → good") + ends(),
    ),
    "a best way that comes by twice": (
        "best way",
        front() + scene("a", f"x → b {BEST.replace('(', '(when not seen(b); ')}", "y → good (when seen(b); best)", "z → bad") + scene("b", "x → a (best)", "y → bad") + ends(),
    ),
    "a best way that is no fix": ("is no `fix`", front() + scene("a", f"x → bad {BEST}", "y → good") + ends("bad")),
    "a mark off the way": ("does not come by here", front() + scene("a", f"x → good {BEST}", "§y → bad (best)") + ends()),
    "a mark that counts": ("does not come by here", front() + scene("a", f"x → b {BEST}", "y → bad") + scene("b", "x → good (best)", "y → bad") + ends()),
}  # fmt: skip


@pytest.mark.parametrize(("phrase", "text"), L16.values(), ids=L16)
def test_l16(tmp_path: Path, phrase: str, text: str) -> None:
    told(tmp_path, "L16", phrase, text)


@pytest.mark.parametrize(("name", "severity"), [("no best way", "warning"), ("a best way that breaks off", "error"), ("a best way that is no fix", "error"), ("a mark off the way", "warning"), ("endings of one class", "warning")])  # fmt: skip
def test_l16_how_much_it_weighs(tmp_path: Path, name: str, severity: str) -> None:
    assert [each.severity.value for each in told(tmp_path, "L16", *L16[name])] == [severity]


def chain(length: int, place: int = 0, words: str = "x") -> str:
    """Scenes in a row, the best choice each time at this place (or now here, now there for -1), with these words."""
    text = ""
    for number in range(length):
        after = f"s{number + 1}" if number < length - 1 else "good"
        others = ["Leave it as it is → bad"]
        others.insert(place if place >= 0 else number % 2, f"{words} {number} → {after} {BEST}")
        text += scene(f"s{number}", *others)
    return text


HABITS = {
    "always first": ("always at place 1", front("kind") + chain(4, 0) + ends()),
    "always second": ("always at place 2", front("kind") + chain(4, 1) + ends()),
    "three are too few to tell": ("always at place", front() + chain(3, 0) + ends()),
    "here and there": ("always at place", front() + chain(4, -1) + ends()),
    "always the longest": ("always the longest", front("kind") + chain(4, -1, "A long text about what one could do here") + ends()),
    "one that is short": (
        "always the longest",
        front() + chain(4, -1, "A long text about what one could do here").replace("A long text about what one could do here 3", "No") + ends(),
    ),
    "long only by its address": ("always the longest", front() + chain(4, -1, "[x](https://example.org/a-very-long-address)") + ends()),
}  # fmt: skip


@pytest.mark.parametrize(("phrase", "text"), HABITS.values(), ids=HABITS)
def test_l16_habits_of_the_best_choice(tmp_path: Path, phrase: str, text: str) -> None:
    told(tmp_path, "L16", phrase, text)


def test_l16_the_shortest_way(tmp_path: Path) -> None:
    row = "".join(scene(f"s{n}", f"x → {f's{n + 1}' if n < 12 else 'good'} {ALL}", f"y → {f's{n + 1}' if n < 12 else 'bad'}") for n in range(13))  # fmt: skip
    told(tmp_path, "L16", "Even the shortest way takes 13 decisions; 12 are", front("kind") + row + ends())
    with_limit = {COURSE: "id: small\nchecks:\n  scenario-decisions: 13\n"}
    told(tmp_path, "L16", "Even the shortest", front() + row + ends(), with_limit)
    told(
        tmp_path,
        "L16",
        "Even the shortest",
        front() + row.replace("y → s1\n", "y → bad\n") + ends(),
        {COURSE: "id: small\n"},
    )


L17 = {
    "a clue that nobody finds": ("Nobody can find the clue “Page 14 is black”", front("black") + scene("a", "x → good (trust +1)", "y → bad") + ends()),
    "a clue behind a closed door": ("Nobody can find", front("black") + scene("a", "x → good (trust +1)", "y → bad", "z → bad (when found(black); finds black)") + ends()),
    "a clue that is found late": ("Nobody can find", front() + scene("a", "x → a (trust +1)", "y → bad (when trust > 8; finds black)", "z → good") + ends()),
    "a cause that no way reveals": ("none of its clues can be found", front("trial") + scene("a", "x → good (trust +1)", "y → bad") + ends()),
    "a cause without clues": ("it has no clue", front("trial").replace(", clues: [black]", "") + scene("a", f"x → good {ALL}", "y → bad") + ends()),
    "a cause that shows": ("No way reveals", front() + scene("a", f"x → good {ALL}", "y → bad") + ends()),
    "an ending that says nothing": ("says nothing", front() + scene("a", f"x → good {ALL}", "y → bad") + ends("bad").replace("Gone.", "")),
    "an ending with a line only": (
        "says nothing",
        front().replace("---\n", "---\n", 1).replace("causes:", "people:\n  tomas: Tomas\ncauses:") + scene("a", f"x → good {ALL}", "y → bad") + ends().replace("Gone.", "Tomas: I left."),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("phrase", "text"), L17.values(), ids=L17)
def test_l17(tmp_path: Path, phrase: str, text: str) -> None:
    assert {each.severity.value for each in told(tmp_path, "L17", phrase, text)} <= {"warning"}


def test_nothing_is_said_about_a_scenario_whose_scenes_could_not_be_read(tmp_path: Path) -> None:
    text = front() + scene("a", "x → good (trust +1)", "y → nowhere") + ends()
    for code in ("L14", "L15", "L16", "L17"):
        told(tmp_path, code, "", text)


SOUND = front().replace("  black: Page", "  black: The page").replace("§", "") + (
    scene("a", "Do: Send the page\n  (trust +1; finds black; best)\n  > It goes out.\n  > Coach: He can work.",
          "Say: Not today. Ask on Monday.\n  (trust -1)\n  > He hangs up.\n  > Coach: He cannot.")
).replace("Send the page\n", "Send the page → good\n").replace("on Monday.\n", "on Monday. → bad\n") + ends()  # fmt: skip


def test_a_sound_scenario_is_left_alone(tmp_path: Path) -> None:
    assert [each for each in found(tmp_path, {PATH: SOUND}) if each.code in ("L14", "L15", "L16", "L17")] == []
