"""Words that are only listed: `families: [rule, tool]`, a list below the key, or `families: rule, tool`."""

from __future__ import annotations

from courseware.sources.fields import Fields
from courseware.sources.guess import brief
from courseware.sources.yaml_nodes import Node, Scalar, Sequence, describe


def read_words(fields: Fields, key: str, what: str) -> tuple[str, ...]:
    """The words under `key`, each once; `what` is how messages call one of them."""
    node = fields.node(key)
    if node is None:
        return ()
    found: dict[str, str] = {}
    for word, place in _words(node):
        if not isinstance(place, Scalar) or not word:
            fields.say(
                "text-expected",
                f"In `{key}` stands {describe(place)}, where a {what} belongs.",
                f"Write `{key}: [one, another]`, or each behind a `- ` of its own.",
                place,
            )
        elif found.setdefault(word.lower(), word) is not word:
            fields.say(
                "twice",
                f"`{brief(word)}` stands twice in `{key}`, so nobody could tell the two apart.",
                "Take one of them away.",
                place,
            )
    return tuple(found.values())


def _words(node: Node) -> list[tuple[str, Node]]:
    """Each word with its place: entries as they stand, a text by its commas."""
    if isinstance(node, Sequence):
        return [(" ".join(each.text.split()) if isinstance(each, Scalar) else "", each) for each in node.items]
    if not isinstance(node, Scalar):
        return [("", node)]
    found: list[tuple[str, Node]] = []
    at = 0
    for piece in node.text.split(","):
        before = len(piece) - len(piece.lstrip())
        found.append((piece.strip(), Scalar(piece.strip(), node.line, node.column + at + before)))
        at += len(piece) + 1
    return found
