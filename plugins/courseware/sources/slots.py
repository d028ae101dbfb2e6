"""Places in a text that are filled in later, such as `{{ loss }}` in a sentence.

`{{ org.name }}` is a word of the organisation and none of these; the whole course is asked for it elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from difflib import get_close_matches

from courseware.problems import Problem
from courseware.sources.fields import either
from courseware.sources.guess import brief
from courseware.sources.text import Part

SLOT = re.compile(r"\{\{[ \t]*(?P<name>[^{}\n]*?)[ \t]*(?P<end>\}\}|$|(?=[{}\n]))", re.MULTILINE)
OF_THE_ORGANISATION = re.compile(r"org[ \t]*\.", re.IGNORECASE)


def read_slots(part: Part, path: str, known: Collection[str], problems: list[Problem]) -> tuple[str, ...]:
    """The names in double braces, each once; one that is not `known` is a problem, as are braces left open."""
    found: list[str] = []
    for down, line in enumerate(part.lines):
        for match in SLOT.finditer(line):
            name = match["name"]
            if OF_THE_ORGANISATION.match(name):
                continue
            if match["end"] and name in known:
                found.append(name)
                continue
            if match["end"]:
                close = get_close_matches(name.lower(), sorted(known), 1, 0.5)
                message = f"There is nothing called `{brief(name)}` to put in here, so the braces would be shown."
                wanted = f"{{{{ {close[0]} }}}}" if close else ""
                hint = (
                    f"Did you mean `{wanted}`?" if close else f"Write {either(f'{{{{ {each} }}}}' for each in known)}."
                )
            else:
                message = "These braces are not closed, so nothing would be put in here."
                hint = f"Write `{{{{ {name.split()[0] if name.split() else 'name'} }}}}`."
            problems.append(Problem(path, part.line + down, part.column + match.start(), "unknown-name", message, hint))
    return tuple(dict.fromkeys(found))
