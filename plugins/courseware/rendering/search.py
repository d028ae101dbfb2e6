"""What the search reads of a page: not the answers. Their place is kept while it reads, and given back.

`data-search-exclude` says the same to the search, which then takes every tag of the answers apart to leave it out:
a quarter of its time on a page with questions. Where nobody sets the answers aside, the attribute still holds.
"""

from __future__ import annotations

import re

KEY = re.compile(
    r"<details class=cw-key .*?</details>(?=</form></cw-)|<details class=cw-asked .*?</ol></details>(?=\n</section>)",
    re.DOTALL,
)
"""The answers as the views of questions write them, last in the form; and questions of the whole course in a review, which the
search finds where they are asked. The search takes the end of a folded box inside such a box for the end of both."""

KEPT = "<!--\u0002cw-key-->"
"""Stands for answers. No author can write this: Markdown takes the first character out of every text."""


def set_aside(html: str) -> tuple[str, list[str]]:
    """The page without the answers of its questions, and these."""
    answers: list[str] = KEY.findall(html)
    return (KEY.sub(KEPT, html), answers) if answers else (html, answers)


def give_back(html: str, answers: list[str]) -> str:
    """The page with its answers."""
    for answer in answers:
        html = html.replace(KEPT, answer, 1)
    return html
