"""What all exercises share: they are the trainee's own work, kept field by field, and nobody scores them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from courseware.activities.activity import Activity, Context
from courseware.activities.common import read_own_settings
from courseware.problems import Problem
from courseware.sources.drafts import Draft
from courseware.sources.text import Part


@dataclass(slots=True, kw_only=True)
class Exercise(Activity):
    """An exercise. `case` is the text before it.

    Its `version` stays empty: own work is never put aside because its author has changed a word. Columns, fields and
    rows have keys, and what was written under a key is shown wherever that key still is.
    """

    case: Part | None

    @property
    def takes_minutes(self) -> float:
        """Twelve, as long as a worksheet on one's own case takes that is filled in with thought."""
        return 12

    def parts(self) -> Iterator[Part]:
        """Title and text; a kind adds its own."""
        yield self.title
        if self.case:
            yield self.case

    @property
    def published(self) -> str:
        """What it publishes, as the browser takes it: phrases with `; ` between them."""
        return "; ".join(result.compiled for result in self.results if result.verb)


def read_common(draft: Draft, context: Context, what: str) -> dict[str, Any] | None:
    """The fields of `Exercise` that have nothing to do with the kind, for its constructor.

    `what` is how messages call it: "A worksheet". None (and a problem) where it has no title. `results` and `uses` are
    the kind's own affair.
    """
    fields = draft.fields
    common = read_own_settings(draft, context, private=True)
    if draft.title is None:
        fields.say(
            "no-title", f"{what} has no title, so it cannot be listed or found.", "Write `title: What it is about`."
        )
        return None
    if draft.answers:
        item = draft.answers[0].item
        fields.problems.append(
            Problem(
                draft.path,
                item.line,
                item.column,
                "misplaced-answers",
                f"{what} asks for no answer that is right or wrong, so these would not be shown.",
                "Take them away, or write a question.",
            )
        )
    return common
