"""What an old course has been told before: only what is new since then is told again."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from courseware.problems import Problem

FORM = 1
"""Goes up when the file is written in another way."""


class BaselineError(Exception):
    """The file is none that `--baseline` has written; the message says so to its author."""


def stem(problem: Problem) -> str:
    """What stays the same of a problem when lines move: its file, its rule, what is wrong."""
    return f"{problem.path}\n{problem.code}\n{problem.message}"


def written(problems: Iterable[Problem]) -> str:
    """The file that says what is known: each stem with how often it is there."""
    known = Counter(map(stem, problems))
    rows = [
        dict(zip(("path", "code", "message"), name.split("\n", 2), strict=True), times=known[name])
        for name in sorted(known)
    ]
    return json.dumps({"form": FORM, "known": rows}, indent=1, ensure_ascii=False) + "\n"


def new_since(problems: Iterable[Problem], text: str | bytes) -> list[Problem]:
    """The problems that are not in the file, the later ones where there are more of a stem than it knows.

    Raises BaselineError where the text is no such file.
    """
    try:
        rows = json.loads(text)
        if rows["form"] != FORM:
            raise BaselineError("It was written by another version of Courseware.")
        known = Counter({f"{row['path']}\n{row['code']}\n{row['message']}": int(row["times"]) for row in rows["known"]})
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise BaselineError("It is not what `--baseline` has written.") from error
    found = []
    for problem in problems:
        if known[stem(problem)] > 0:
            known[stem(problem)] -= 1
        else:
            found.append(problem)
    return found
