"""`scenario`: keys of choices and versions, under which a trainee's way is kept for years."""

from __future__ import annotations

import pytest

from tests.activities.scenarios import ENDINGS, FRONT, a_scene, scenario

KEYED = "- Do: First → good\n- Do: Second → bad\n  (trust +1)\n- Do: Third → good\n  (when trust >= 3)\n"


def version(body: str, front: str = FRONT) -> str:
    return scenario(f"\n## One {{#one}}\n\n{body}{ENDINGS}", front).version


def test_keys_stay_when_choices_are_moved() -> None:
    blocks = ["- Do: First → good\n", "- Do: Second → bad\n  (trust +1)\n", "- Do: Third → good\n  (when trust >= 3)\n"]

    def keys(order: tuple[int, ...]) -> dict[str, str]:
        found = scenario("\n## One {#one}\n\n" + "".join(blocks[index] for index in order) + ENDINGS)
        return {choice.text.text: choice.key for choice in found.scenes["one"].choices}

    assert keys((0, 1, 2)) == keys((2, 0, 1))
    assert version("".join(blocks)) == version("".join(reversed(blocks)))


def test_a_corrected_wording_keeps_its_key_where_the_old_one_is_declared() -> None:
    old = scenario(a_scene("- Do: Frist → good")).scenes["one"].choices[0].key
    assert scenario(a_scene("- Do: First → good", "  > was: Frist")).scenes["one"].choices[0].key == old
    assert scenario(a_scene("- Do: First → good")).scenes["one"].choices[0].key != old
    assert scenario(a_scene("- Do: Other {#k} → good")).scenes["one"].choices[0].key == "k"


@pytest.mark.parametrize(
    "changed",
    [
        KEYED.replace("Second → bad", "Second → good"),
        KEYED.replace("trust +1", "trust +2"),
        KEYED.replace("trust +1", "hours +1"),
        KEYED.replace("trust >= 3", "trust >= 4"),
        KEYED.replace("(trust +1)", "(trust +1; finds black)"),
        KEYED.replace("Third", "Fourth"),
        KEYED + "- Do: More → bad\n",
    ],
)
def test_the_version_changes_with_what_decides(changed: str) -> None:
    assert changed != KEYED
    assert version(changed) != version(KEYED)


def test_the_version_changes_with_the_start_of_a_meter() -> None:
    assert version(KEYED, FRONT.replace("start: 2", "start: 3")) != version(KEYED)


@pytest.mark.parametrize(
    ("body", "front"),
    [
        (KEYED.replace("(trust +1)", "(trust +1)\n  > He laughs.\n  > Coach: Why."), FRONT),
        (KEYED.replace("(trust +1)", "( trust + 1 )"), FRONT),
        (KEYED, FRONT.replace("title: The page", "title: A page").replace("Page 14 is black", "It is black")),
        (f"Other words.\n\n{KEYED}", FRONT),
        (KEYED.replace("(when trust >= 3)", "(when trust >= 3; best)"), FRONT),
    ],
)
def test_the_version_stays_when_the_story_is_worded_anew(body: str, front: str) -> None:
    assert version(body, front) == version(KEYED)
