"""Things that others refer to by name: `name: title`, or `name:` with an indented body."""

from __future__ import annotations

from typing import NamedTuple

from courseware.sources.fields import NAME, Fields
from courseware.sources.guess import brief
from courseware.sources.text import Part
from courseware.sources.yaml_nodes import Mapping, Scalar


class Named(NamedTuple):
    """One entry. `body` holds its settings; None where its title is all that is said. The place is that of the name."""

    name: str
    title: Part
    body: Fields | None
    line: int
    column: int

    @property
    def place(self) -> Scalar:
        """The name where it stands, for a problem."""
        return Scalar(self.name, self.line, self.column)


def read_named(fields: Fields, key: str, title: str = "title") -> list[Named]:
    """What stands under `key`; `title` is the setting of a body that says what people read.

    An entry whose name is none, or that has no words, is a problem; one without a title is called by its name.
    """
    group = fields.group(key)
    found: list[Named] = []
    for entry in group.mapping.entries if group else ():
        name, place, value = entry.key.text, entry.key, entry.value
        if not NAME.fullmatch(name):
            fields.say(
                "bad-id",
                f"`{brief(name)}` has other signs than small letters, digits and single hyphens, so nothing could refer to it.",
                "Name it so, such as `partners-trust`.",
                place,
            )
        elif isinstance(value, Mapping):
            body = Fields(value, fields.path, fields.problems)
            words = body.text(title)
            if words is None:
                fields.say(
                    "no-title",
                    f"`{name}` has no {title}, so nobody could read what it is.",
                    f"Write `{title}: Its words` below it.",
                    place,
                )
            found.append(Named(name, words or Part((name,), place.line, place.column), body, place.line, place.column))
        elif isinstance(value, Scalar) and value.text.strip():
            found.append(Named(name, value.part, None, place.line, place.column))
        else:
            fields.say(
                "no-title",
                f"`{name}` has no words, so nobody could read what it is.",
                f"Write `{name}: Its words`.",
                place,
            )
    return found
