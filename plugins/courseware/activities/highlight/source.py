"""A question about a text from its source: `==right piece==` in the case; or about a picture with regions."""

from __future__ import annotations

from typing import Any

from courseware.activities.activity import Context
from courseware.activities.highlight.model import Highlight
from courseware.activities.highlight.pieces import split
from courseware.activities.highlight.regions import read_regions, take_boxes
from courseware.activities.identity import normal, option_keys, version
from courseware.activities.question import Answer, no_missed, read_common, tell
from courseware.activities.scoring import fold
from courseware.problems import Problem, Severity
from courseware.sources.drafts import Answer as Written
from courseware.sources.drafts import Draft
from courseware.sources.guess import brief, closest
from courseware.sources.plain import plain
from courseware.sources.text import Part

MOST = 400
"""Pieces of one text; who has to read more has lost the question."""


def read(draft: Draft, problems: list[Problem], context: Context) -> Highlight | None:
    """The question; None if it asks nothing, or if nothing is right."""
    boxes = take_boxes(draft) if draft.fields.word_or("pick", "") == "regions" else []
    common = read_common(draft, context, shuffle=False)
    pick = draft.fields.word("pick", ("sentences", "words", "regions"), "sentences")
    no_missed(draft)
    if pick == "regions":
        return read_regions(draft, common, boxes)
    for key in ("picture", "alt"):
        if draft.fields.has(key):
            draft.fields.known.add(key)
            draft.fields.say(
                "picture-unused",
                f"`{key}` is for questions in which places of a picture are picked; here it would not be shown.",
                "Write `pick: regions`, or put the picture into the text: `![what it shows](file.png)`.",
                draft.fields.keys[key],
            )
    draft.fields.finish("A question in which pieces are picked")
    for written in draft.answers:
        if written.fields:
            written.fields.finish("A reason")
    if common is None:
        return None
    return read_text(draft, common, pick)


def read_text(draft: Draft, common: dict[str, Any], pick: str) -> Highlight | None:
    """The question about the case."""
    if draft.case is None:
        draft.fields.say(
            "no-text",
            "There is no text here in which something could be picked.",
            "Write it between the settings and the reasons (in YAML: `text: |`), what is right between two `==`.",
        )
        return None
    cut = split(draft.case, pick)
    for line, column in cut.halves:
        problem(draft, line, column, "unclosed-mark", "This `==` has no partner in its paragraph, so it would be shown.",
                "Set `==` right before and right behind what is right.")  # fmt: skip
    if not any(piece.right for piece in cut.found):
        draft.fields.say(
            "L02",
            "Nothing in this text is marked as right, so nobody could ever solve it.",
            "Mark what is right: `==Please turn to the department in charge.==`.",
        )
        return None
    if len(cut.found) > MOST:
        draft.fields.say(
            "too-many-pieces",
            f"This text has {len(cut.found)} {pick} to pick from; more than {MOST} are a search, not a question.",
            "Shorten it, or let sentences be picked: `pick: sentences`.",
        )
        return None
    if all(piece.right for piece in cut.found):
        draft.fields.say(
            "L02",
            f"All {pick} of this text are marked as right, so picking teaches nothing.",
            "Leave some that are not.",
            severity=Severity.WARNING,
        )
    keys = option_keys(("", plain(piece.text)) for piece in cut.found)
    pieces = tuple(
        Answer(key=key, right=piece.right, text=Part(tuple(piece.text.split("\n")), piece.line, piece.column),
               because=None, missed=None, line=piece.line, column=piece.column)
        for key, piece in zip(keys, cut.found, strict=True)
    )  # fmt: skip
    for written in draft.answers:
        give_reason(draft, pieces, written)
    common |= {
        "answers": tuple(piece for piece in pieces if piece.right or piece.because),
        "version": version(f"highlight {pick}", [(piece.key, piece.right) for piece in pieces]),
    }
    return Highlight(**common, pick=pick, pieces=pieces, shown=cut.shown, picture=None)


def give_reason(draft: Draft, pieces: tuple[Answer, ...], written: Written) -> None:
    """Gives what is said under `- [ ] piece` to the pieces of that text; three dots stand for the rest of a long one."""
    item = written.item
    wanted = normal(plain(item.text.text))
    start = wanted.rstrip(".… ") if wanted.endswith(("...", "…")) else ""
    found = [piece for piece in pieces if fold(plain(piece.text.text)) == fold(wanted)]
    found = found or [piece for piece in pieces if start and normal(plain(piece.text.text)).startswith(start)]
    if not found:
        close = closest(wanted, tuple(normal(plain(piece.text.text)) for piece in pieces), 0.6)
        meant = next((plain(piece.text.text) for piece in pieces if normal(plain(piece.text.text)) == close), "")
        tell(draft, item, "no-such-piece",
             f"“{brief(plain(item.text.text))}” is no piece of the text that can be picked, so nobody would read its reason.",
             f"Did you mean “{meant}”?" if meant else "Write it as it stands in the text; a long one may end in `…`.")  # fmt: skip
    elif item.ticked and not found[0].right:
        tell(draft, item, "right-outside-text", "This piece is ticked here, but the text does not mark it as right.",
             "Write `==` before and behind it in the text; this list only gives reasons.")  # fmt: skip
    elif item.because is None:
        tell(draft, item, "no-reason", "Nothing is said about this piece, so the line does nothing.",
             "Write why below it: `  > Because …`.", Severity.WARNING)  # fmt: skip
    for piece in found:
        piece.because = item.because


def problem(draft: Draft, line: int, column: int, code: str, message: str, hint: str) -> None:
    """Adds an error at a place in the text."""
    draft.fields.problems.append(Problem(draft.path, line, column, code, message, hint))
