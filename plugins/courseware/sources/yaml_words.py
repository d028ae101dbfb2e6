"""How YAML's doubts and errors are told to somebody who is no programmer."""

from __future__ import annotations

from yaml import MarkedYAMLError, YAMLError

from courseware.problems import Problem
from courseware.sources.yaml_doubts import Doubt
from courseware.sources.yaml_events import DEEPEST, TooDeep, python_parser

_EXPLAINED = 50_000
"""Characters up to which a second, slower reading is worth a better word about an error."""

_OWN_LINES = "If it is text, write it on lines of its own, below a `|`."

DOUBTS: dict[str, tuple[str, str, str]] = {
    "alias": (
        "yaml-alias",
        "`*{0}` repeats another part of the file, which course files do not do.",
        f"Write that part out here. {_OWN_LINES}",
    ),
    "anchor": (
        "yaml-alias",
        "`&{0}` names a part of the file to repeat it elsewhere, which course files do not do.",
        f"Take it away. {_OWN_LINES}",
    ),
    "tag": (
        "yaml-tag",
        "`{0}` gives a text a type; here everything is text, and its key says what it is for.",
        f"Take it away. {_OWN_LINES}",
    ),
    "merge": (
        "yaml-merge",
        "`<<` takes over another group's keys, which course files do not do.",
        "Write the keys out.",
    ),
    "twice": (
        "yaml-key-twice",
        "The key `{0}` stands here a second time; line {1} has it already, and only one can hold.",
        "Keep one of them, or give this one the name that was meant.",
    ),
    "complex-key": (
        "yaml-key",
        "The name of a key is missing here, or is no plain word.",
        f"Write `name: text`. {_OWN_LINES}",
    ),
    "odd-key": (
        "yaml-key",
        "YAML reads all of `{0}` as the name of a key.",
        "Write a name, a colon, a space, and then the text.",
    ),
    "flow": (
        "bent-yaml",
        "Between brackets every comma, colon and question mark is YAML's own, so this text is torn apart.",
        "Write it on lines of its own, without the brackets.",
    ),
    "cut": (
        "bent-yaml",
        "YAML takes what follows ` #` for a remark, so the text ends before it.",
        "Write the text on a line of its own, below a `|`; for a remark, set two spaces before `#` and one behind.",
    ),
    "joined": (
        "bent-yaml",
        "YAML joins these lines into one, so their paragraphs or list are lost.",
        "Write the text on lines of its own, below a `|`.",
    ),
    "empty-block": (
        "yaml-indent",
        "No text is set in below this `|` or `>`, so it says nothing.",
        "Set the text in by two spaces more than its key, or take the key away.",
    ),
    "control": (
        "yaml-control",
        "Between these quotation marks a backslash makes a sign that cannot be seen.",
        "Take the backslash and its letter or number away.",
    ),
}
"""What is said about each kind of doubt: code, message, hint."""


def doubtful(doubt: Doubt, name: str) -> Problem:
    """The problem that a doubt is, where nothing better is known."""
    code, message, hint = DOUBTS[doubt.kind]
    return Problem(name, doubt.line, doubt.column, code, message.format(*doubt.detail.split("\n")), hint)


def too_deep(error: TooDeep, name: str) -> Problem:
    """The problem of brackets, dashes or keys nested beyond all use."""
    return Problem(
        name, error.line, error.column, "yaml-depth",
        f"More than {DEEPEST} levels stand one within another here, so this was not read.",
        "Take away the brackets and dashes that nest nothing.",
    )  # fmt: skip


def too_large(name: str, line: int, what: str) -> Problem:
    """The problem of a file that no person wrote."""
    return Problem(
        name, line, 1, "yaml-too-large", f"{what}, so the file was not read.", "Split it up."
    )  # fmt: skip


def more(name: str, line: int) -> Problem:
    """Ends the list of problems where it would not help to go on."""
    message = "More is wrong from here on, which is told once the lines above are mended."
    return Problem(name, line, 1, "yaml-more", message, "Mend those first.")


_SENTENCES = (
    ("unexpected end of stream", "A quotation mark is opened and never closed."),
    ("mapping values are not allowed", "A colon with a space behind it stands where YAML expects no key."),
    ("could not find expected ':'", "YAML expects a key with a colon here."),
    ("sequence entries are not allowed", "An item of a list cannot begin here."),
    ("expected <block end>", "This does not fit in with the lines above it."),
    ("expected ',' or", "A comma or a closing bracket is missing before this."),
    ("cannot start any token", "A text cannot begin with this sign."),
    ("document start", "Something follows the end of the document."),
)


def unreadable(error: Exception, text: str, first: int, name: str) -> Problem:
    """PyYAML's error as a sentence; `first` is the file's line of the first of `text`.

    PyYAML's Python part names the place best, so it is asked again where that is quick.
    """
    if len(text) <= _EXPLAINED and isinstance(error, YAMLError):
        error = _again(text) or error
    line, column, said = first, 1, ""
    if isinstance(error, MarkedYAMLError):
        said = error.problem or ""
        mark = error.problem_mark or error.context_mark
        if mark is not None:
            line, column = first + mark.line, mark.column + 1
    sentence = next((sentence for part, sentence in _SENTENCES if part in said), "YAML cannot read this line.")
    return Problem(
        name, line, column, "yaml-syntax", sentence,
        "Look at this line and the one above: one key a line, every level set in by two spaces, "
        "text that holds signs on lines of its own, below a `|`.",
    )  # fmt: skip


def _again(text: str) -> Exception | None:
    try:
        following = python_parser(text).get_event
        while following() is not None:
            pass
    except (YAMLError, ValueError, OverflowError) as error:
        return error
    return None
