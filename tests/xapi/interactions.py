"""Questions in xAPI: what their definition has to look like, and what an answer to each type of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from tests.xapi import values

INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction"
COMPONENTS = {
    "true-false": (),
    "choice": ("choices",),
    "fill-in": (),
    "long-fill-in": (),
    "matching": ("source", "target"),
    "performance": ("steps",),
    "sequencing": ("choices",),
    "likert": ("scale",),
    "numeric": (),
    "other": (),
}
"""Each type of interaction with the lists of components that it may have."""
ALL_COMPONENTS = {name for names in COMPONENTS.values() for name in names}
PLAIN = {"name", "description", "type", "moreInfo", "extensions"}
"""What the definition of any activity may have."""
ID = re.compile(r"(?:(?!\[[,.:]\])[^\s])+")
"""An id of a component: no blank, and none of the signs that part answers."""


def definition_faults(definition: dict[str, Any]) -> Iterator[str]:
    """What is wrong with the parts of a definition that only questions have; each begins with its place, as in `.source: …`."""
    kind = definition.get("interactionType")
    for name in definition.keys() - PLAIN - {"interactionType", "correctResponsesPattern", *ALL_COMPONENTS}:
        yield f".{name}: is not a property that xAPI knows"
    if kind is None:
        for name in sorted(definition.keys() & {"correctResponsesPattern", *ALL_COMPONENTS}):
            yield f".{name}: only with an interactionType"
        if definition.get("type") == INTERACTION:
            yield ".interactionType: is missing in an interaction"
        return
    if not isinstance(kind, str) or kind not in COMPONENTS:
        yield f".interactionType: {kind!r} is none that xAPI knows"
        return
    if definition.get("type") != INTERACTION:
        yield ".type: is not that of an interaction"
    for name in sorted(ALL_COMPONENTS & definition.keys()):
        if name not in COMPONENTS[kind]:
            yield f".{name}: not with {kind}"
        else:
            yield from component_faults(definition[name], f".{name}")
    yield from pattern_faults(definition)


def component_faults(components: object, at: str) -> Iterator[str]:
    """A list of components: ids that are unique, each with a text by language."""
    if not isinstance(components, list):
        yield f"{at}: is not a list"
        return
    ids: list[str] = []
    for number, each in enumerate(components):
        place = f"{at}[{number}]"
        if not isinstance(each, dict):
            yield f"{place}: is not an object"
            continue
        if each.keys() - {"id", "description"}:
            yield f"{place}: has properties that xAPI does not know"
        if not isinstance(each.get("id"), str) or not ID.fullmatch(each["id"]):
            yield f"{place}.id: {each.get('id')!r} is not an id without blanks and separators"
            continue
        ids.append(each["id"])
        texts = each.get("description", {})
        right = isinstance(texts, dict) and all(values.is_language(t) and values.is_text(texts[t]) for t in texts)
        if not right:
            yield f"{place}.description: is not a text by language"
    if len(set(ids)) < len(ids):
        yield f"{at}: an id is there twice"


def pattern_faults(definition: dict[str, Any]) -> Iterator[str]:
    """The right answers, each written as an answer is."""
    patterns = definition.get("correctResponsesPattern", [])
    if not isinstance(patterns, list):
        yield ".correctResponsesPattern: is not a list"
        return
    for number, each in enumerate(patterns):
        yield from response_faults(definition, each, f".correctResponsesPattern[{number}]")


def response_faults(definition: dict[str, Any], response: object, at: str) -> Iterator[str]:
    """An answer that its question could not have been given; nothing for what is no question."""
    kind = definition.get("interactionType")
    if not isinstance(response, str):
        yield f"{at}: is not a text"
        return
    judge = FORMATS.get(str(kind))
    if judge and not judge(response, definition, "correctResponsesPattern" in at):
        yield f"{at}: {response!r} is not written as an answer to {kind}"


Format = Callable[[str, dict[str, Any], bool], bool]


def ids_of(definition: dict[str, Any], name: str) -> set[str] | None:
    """The ids of the components, or None where none are named: then any id will do."""
    found = definition.get(name)
    return {str(each.get("id")) for each in found if isinstance(each, dict)} if isinstance(found, list) else None


def listed(response: str, known: set[str] | None) -> bool:
    """Ids parted by `[,]`. An empty answer is one in which nothing was chosen."""
    ids = response.split("[,]") if response else []
    return len(set(ids)) == len(ids) and all(ID.fullmatch(each) and (known is None or each in known) for each in ids)


def paired(response: str, sources: set[str] | None, targets: set[str] | None) -> bool:
    """Pairs of `source[.]target`, parted by `[,]`."""
    for pair in response.split("[,]") if response else []:
        source, dot, target = pair.partition("[.]")
        if not (dot and listed(source, sources) and listed(target, targets) and source and target):
            return False
    return True


def stepped(response: str, steps: set[str] | None) -> bool:
    """`step[.]what was done`, parted by `[,]`."""
    for each in response.split("[,]") if response else []:
        step, dot, done = each.partition("[.]")
        if not (dot and step and done and listed(step, steps)):
            return False
    return True


def numeric(response: str, pattern: bool) -> bool:
    """A number with a point and no sign of thousands; in a pattern also a range `low[:]high`."""
    number = r"[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?"
    if pattern and "[:]" in response:
        low, _, high = response.partition("[:]")
        return (low != "" or high != "") and all(each == "" or re.fullmatch(number, each) for each in (low, high))
    return re.fullmatch(number, response) is not None


def filled(response: str, pattern: bool) -> bool:
    """Texts parted by `[,]`; whether case and order matter can be said in patterns alone."""
    return pattern or not re.match(r"\{(?:case|order)_matters=", response)


FORMATS: dict[str, Format] = {
    "true-false": lambda response, _, __: response in ("true", "false"),
    "choice": lambda response, of, _: listed(response, ids_of(of, "choices")),
    "sequencing": lambda response, of, _: listed(response, ids_of(of, "choices")),
    "likert": lambda response, of, _: "[,]" not in response and listed(response, ids_of(of, "scale")),
    "matching": lambda response, of, _: paired(response, ids_of(of, "source"), ids_of(of, "target")),
    "performance": lambda response, of, _: stepped(response, ids_of(of, "steps")),
    "numeric": lambda response, _, pattern: numeric(response, pattern),
    "fill-in": lambda response, _, pattern: filled(response, pattern),
}
"""What an answer looks like, by type. `other` and `long-fill-in` take any text."""
