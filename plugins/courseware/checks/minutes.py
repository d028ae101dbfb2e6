"""Minutes that a page declares, beside those that it takes (rule L28)."""

from __future__ import annotations

from collections.abc import Iterator

from courseware.checks.limits import number
from courseware.checks.material import Material, Prose
from courseware.checks.rules import Finding, rule
from courseware.course.minutes import doing_on, minutes_for, words_on

OFF_BY = number("minutes-off-by", 30, 0, 1000)
"""Per cent."""
FEW = 3
"""Minutes that nobody plans by."""


@rule("L28", Prose)
def minutes_are_honest(prose: Prose, material: Material) -> Iterator[Finding]:
    """L28: a page says that it takes much less or more time than reading it and doing what stands on it.

    Source: trainees plan by it, and a page that takes three times as long is left half done. Reckoned are 200 words a minute, 1.25
    minutes a question, 12 a worksheet, 10 a scenario. Guard: pages of modules that declare minutes; three minutes and 30 % are free.
    """
    page = prose.page
    said = page.declared_minutes
    if said is None or not prose.in_module or page.audience == "trainer":
        return
    takes, doing = minutes_for(page, material.course), doing_on(page, material.course)
    if abs(said - takes) <= max(FEW, material.limits[OFF_BY] / 100 * takes):
        return
    key = next(entry.key for entry in page.source.front.entries if entry.key.text == "minutes")
    yield Finding(key.line, key.column,
                  f"This page says {said} min and takes about {takes}: {words_on(page)} words to read, and {doing:.0f} min of doing. "
                  "Trainees plan by what it says.",
                  f"Write `minutes: {takes}`, or make the page {'shorter' if takes > said else 'fuller'}.")  # fmt: skip
