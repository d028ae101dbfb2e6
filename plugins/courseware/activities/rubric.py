"""A rubric: criteria, and for each the levels that a piece of work can reach. `rubric:` means the same in every kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from courseware.sources.fields import Fields
from courseware.sources.text import Part


@dataclass(frozen=True, slots=True)
class Criterion:
    """What is looked at, and its levels: a number and what it means."""

    name: str
    title: Part
    levels: tuple[tuple[str, Part], ...]

    def parts(self) -> Iterator[Part]:
        """Its texts."""
        yield self.title
        for _, words in self.levels:
            yield words


def read_rubric(fields: Fields) -> tuple[Criterion, ...]:
    """The criteria under `rubric:`."""
    if fields.path.endswith(".md") and fields.has("rubric"):
        fields.known.add("rubric")
        fields.say(
            "rubric-in-markdown",
            "A rubric has criteria with levels, which one settings line cannot hold.",
            "Write this question in YAML, as a file in `quizzes/`, and bring it in by `/// activity | its-id`; or use a checklist.",
            fields.keys["rubric"],
        )
        return ()
    group = fields.group("rubric")
    found = []
    for name in group.values if group else ():
        assert group
        body = group.group(name)
        if body is None:
            continue
        title, levels = body.text("title"), body.group("levels")
        body.finish("A criterion")
        if title is None or levels is None:
            body.say(
                "no-levels",
                f"The criterion `{name}` has no {'title' if title is None else 'levels'}.",
                "Write `customers: {title: Customers are named, levels: {0: nobody, 3: people we asked}}`.",
            )
            continue
        words = [(number, levels.text(number)) for number in levels.values]
        found.append(Criterion(name, title, tuple((number, text) for number, text in words if text)))
    return tuple(found)
