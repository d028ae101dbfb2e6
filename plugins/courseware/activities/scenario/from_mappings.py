"""Scenes from YAML: `scenes:` and `endings:`, with `choices:` in them."""

from __future__ import annotations

from courseware.activities.scenario.model import OUTCOMES
from courseware.activities.scenario.written import WrittenChoice, WrittenScene, as_lines
from courseware.problems import Problem
from courseware.sources.drafts import from_mapping
from courseware.sources.fields import NAME, Fields
from courseware.sources.guess import brief
from courseware.sources.sections import Word
from courseware.sources.text import Part
from courseware.sources.yaml_nodes import Mapping, Scalar


def read_scenes(fields: Fields, problems: list[Problem]) -> list[WrittenScene]:
    """The scenes, then the endings, in their order."""
    found = []
    for key in ("scenes", "endings"):
        group = fields.group(key)
        if group is None:
            continue
        for name, value in group.values.items():
            place = group.keys[name]
            if isinstance(value, Mapping):
                found.append(_scene(name, Fields(value, fields.path, problems), place, key == "endings", problems))
            else:
                fields.say(
                    "group-expected",
                    f"`{brief(name)}` should say what happens in it.",
                    "Write `title:`, `text:` and, for a scene, `choices:` below it, two blanks further in.",
                    place,
                )
    return found


def _scene(name: str, fields: Fields, place: Scalar, ends: bool, problems: list[Problem]) -> WrittenScene:
    if not NAME.fullmatch(name):
        fields.say(
            "bad-id",
            f"`{brief(name)}` has other signs than small letters, digits and single hyphens.",
            "Name the scene so, such as `friday-noon`.",
            place,
        )
    title = fields.text("title") or Part((name,), place.line, place.column)
    text = as_lines(fields.text("debrief") if ends else fields.text("text"))
    scene = WrittenScene(name, title, text, place.line, place.column)
    if ends:
        scene.outcome = fields.word("outcome", OUTCOMES, "patch")
        if not fields.has("outcome"):
            fields.say(
                "missing-outcome",
                "This ending does not say how the story ends.",
                "Write `outcome: fix`, `patch` or `loss`.",
            )
        scene.questions = [from_mapping(each.mapping, fields.path, problems) for each in fields.groups("questions")]
    else:
        scene.you = fields.text("you")
        scene.checkpoint = fields.yes_no("checkpoint", False)
        scene.choices = [choice for each in fields.groups("choices") if (choice := _choice(each))]
    fields.finish("An ending" if ends else "A scene")
    return scene


def _choice(fields: Fields) -> WrittenChoice | None:
    said, done = fields.text("say"), fields.text("do")
    text = said or done
    if text is None or (said and done):
        fields.say(
            "choice-without-words",
            "This choice has both `say` and `do`."
            if text
            else "This choice has neither `say` nor `do`, so nobody could make it.",
            "Begin it with `say: the words that are spoken` or `do: what is done`.",
        )
    if text is None:
        return None
    choice = WrittenChoice(text, fields.line, fields.column, fields.name("id"), fields.text("was"), said is not None)
    choice.happens, choice.because = fields.text("happens"), fields.text("because")
    choice.when = fields.text("when")
    choice.finds = [Word(*each) for each in fields.names("finds")]
    change = fields.group("change")
    for entry in change.mapping.entries if change else ():
        name, key, value = entry.key.text, entry.key, entry.value
        if isinstance(value, Scalar):
            choice.change.append((Word(name, key.line, key.column), Word(value.text.strip(), value.line, value.column)))
        else:
            fields.say("wrong-number", f"`{brief(name)}` is moved by no number.", f"Write `{brief(name)}: -1`.", key)
    to = fields.scalar("next")
    choice.next = Word(to.text.strip(), to.line, to.column) if to and to.text.strip() else None
    choice.best = fields.yes_no("best", False)
    fields.finish("A choice")
    return choice
