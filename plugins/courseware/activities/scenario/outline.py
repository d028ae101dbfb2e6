"""A scenario in words: its scenes with their choices, conditions spelt out, and the figures of its ways. The map's other form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from courseware.activities.scenario.exploring import LONGEST_WALK
from courseware.activities.scenario.model import Choice, Scenario, Scene
from courseware.formulas.nodes import Asked, Call, Formula, Name, Negative, Node, Not, Number, Operation, parts
from courseware.sources.plain import plain

Word = Callable[[str], str]
"""The generator's own words in the language of the course."""

STRENGTH = {"or": 1, "and": 2, "+": 5, "-": 5, "*": 6, "/": 6}
COMPARED = 4


def signs(word: Word) -> dict[str, str]:
    """What compares or joins two pieces of a condition, in words."""
    return {
        "=": word("{a} is {b}"),
        "!=": word("{a} is not {b}"),
        "<": word("{a} is below {b}"),
        "<=": word("{a} is at most {b}"),
        ">": word("{a} is above {b}"),
        ">=": word("{a} is at least {b}"),
        "and": word("{a} and {b}"),
        "or": word("{a} or {b}"),
    }


def letter_of(index: int) -> str:
    """By what map and list call the choices of a scene: a to z, then a2, b2."""
    return chr(ord("a") + index % 26) + (str(index // 26 + 1) if index > 25 else "")


def in_words(formula: Formula, scenario: Scenario, word: Word = str) -> str:
    """A condition as a sentence has it: `partner >= 3` is "Partners’ trust is at least 3"."""
    titles = {meter.name: plain(meter.title.text) for meter in scenario.meters}
    said: list[str] = []
    for node in formula.steps:
        count = len(parts(node))
        taken = said[len(said) - count :]
        del said[len(said) - count :]
        said.append(_said(node, taken, scenario, titles, word))
    return said[-1]


def _said(node: Node, taken: list[str], scenario: Scenario, titles: dict[str, str], word: Word) -> str:
    """One piece of a condition, its parts in words."""
    match node:
        case Number():
            return f"{node.value:g}"
        case Name():
            return f"“{titles[node.name]}”"
        case Asked(what="seen"):
            return word("“{scene}” was visited").format(scene=plain(scenario.scenes[node.name].title.text))
        case Asked():
            return word("the clue “{clue}” was found").format(clue=plain(scenario.clue(node.name).text))
        case Negative():
            return f"−{_held(node.of, taken[0])}"
        case Not(of=Asked(what="seen", name=name)):
            return word("“{scene}” was not visited").format(scene=plain(scenario.scenes[name].title.text))
        case Not(of=Asked(name=name)):
            return word("the clue “{clue}” was not found").format(clue=plain(scenario.clue(name).text))
        case Not():
            return word("not ({condition})").format(condition=taken[0])
        case Call():
            return f"{node.function}({', '.join(taken)})"
        case Operation():
            a, b = _bracketed(node.left, taken[0], node.sign, ""), _bracketed(node.right, taken[1], node.sign, "-/")
            said = signs(word).get(node.sign)
            return said.format(a=a, b=b) if said else f"{a} {node.sign.replace('-', '−')} {b}"
    raise TypeError(node)


def _held(node: Node, text: str) -> str:
    return f"({text})" if isinstance(node, Operation) else text


def _bracketed(node: Node, text: str, outside: str, strict: str) -> str:
    """Brackets where the words could be read in two ways: around a looser sign, `and` beside `or`, behind a `strict` sign."""
    if not isinstance(node, Operation):
        return text
    inner, outer = STRENGTH.get(node.sign, COMPARED), STRENGTH.get(outside, COMPARED)
    is_mixed = {node.sign, outside} == {"and", "or"}
    return f"({text})" if inner < outer or is_mixed or (inner == outer and outside in strict) else text


@dataclass(frozen=True, slots=True)
class OutlinedChoice:
    """A choice in the list: its letter, its words, where it leads, and what makes it special."""

    letter: str
    text: str
    spoken: bool
    to_number: int
    to_title: str
    to_id: str
    when: str
    finds: tuple[str, ...]
    best: bool
    never: bool
    """Whether no way brings it on offer, as far as that is known."""


@dataclass(frozen=True, slots=True)
class OutlinedScene:
    """A scene in the list, by the number that it has in the map."""

    number: int
    id: str
    title: str
    outcome: str
    checkpoint: bool
    start: bool
    missing: bool
    """Whether no way leads there, as far as that is known."""
    choices: tuple[OutlinedChoice, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """How often random walks came to an ending, in per cent of those that ended."""

    number: int
    title: str
    outcome: str
    share: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What the walk through all of it measured. `ways` is None where one can come back and there is no limit."""

    ways: int | None
    endless: bool
    shortest: int | None
    typical: float | None
    states: int
    complete: bool
    endings: tuple[Ending, ...]
    lost: int
    """Random walks in a hundred that met no ending within `longest` decisions."""
    longest: int = LONGEST_WALK


def outline_of(scenario: Scenario, word: Word = str) -> tuple[OutlinedScene, ...]:
    """The scenes in their author's order, each with its choices."""
    numbers = {name: number for number, name in enumerate(scenario.scenes, 1)}
    walked = scenario.exploration
    is_known = walked is not None and walked.complete
    best = set(walked.best) if walked else set()
    offered = walked.offered if walked else set()

    def choice_of(scene: Scene, index: int, choice: Choice) -> OutlinedChoice:
        step = (scene.name, choice.key)
        return OutlinedChoice(
            letter_of(index),
            plain(choice.text.text),
            bool(choice.spoken),
            numbers[choice.next],
            plain(scenario.scenes[choice.next].title.text),
            f"{scenario.html_id}-map-{choice.next}",
            in_words(choice.when, scenario, word) if choice.when else "",
            tuple(plain(scenario.clue(name).text) for name in choice.finds),
            step in best,
            is_known and step not in offered,
        )

    return tuple(
        OutlinedScene(
            numbers[scene.name],
            f"{scenario.html_id}-map-{scene.name}",
            plain(scene.title.text),
            scene.outcome,
            scene.checkpoint,
            scene.name == scenario.start,
            walked is not None and is_known and scene.name not in walked.reached,
            tuple(choice_of(scene, index, choice) for index, choice in enumerate(scene.choices)),
        )
        for scene in scenario.scenes.values()
    )


def figures_of(scenario: Scenario) -> Figures | None:
    """The figures; None where the scenario was not walked through."""
    walked = scenario.exploration
    if walked is None:
        return None
    ended, walks = sum(walked.ended.values()), walked.walks
    endings = [
        Ending(
            number, plain(scene.title.text), scene.outcome, round(100 * walked.ended.get(scene.name, 0) / max(ended, 1))
        )
        for number, scene in enumerate(scenario.scenes.values(), 1)
        if scene.outcome
    ]
    return Figures(
        walked.ways,
        walked.complete and walked.ways is None,
        walked.shortest,
        walked.typical,
        walked.states,
        walked.complete,
        tuple(endings),
        round(100 * (walks - ended) / max(walks, 1)),
    )


def map_values(scenario: Scenario, svg: str, word: Word = str) -> dict[str, object]:
    """What `map.html` asks for. `svg` is the map, "" where there is none."""
    return {
        "a": scenario,
        "title": plain(scenario.title.text),
        "svg": svg,
        "outline": outline_of(scenario, word),
        "figures": figures_of(scenario),
        "conditional": any(choice.when for scene in scenario.scenes.values() for choice in scene.choices),
        "checkpoints": any(scene.checkpoint for scene in scenario.scenes.values()),
    }
