"""What grows old: job aids without an owner or out of date, and the log of what was done for the course (rules L29 and L30)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

from courseware.checks.limits import names
from courseware.checks.material import Material, Prose
from courseware.checks.rules import Finding, rule
from courseware.checks.words import ENGLISH
from courseware.sources.yaml_nodes import Scalar

FOLDERS = names("job-aids")
MONTHS = "january february march april may june july august september october november december".split()
LABELS = (("**Owner:**", "who keeps it right"), ("**Good until:**", "until when it holds"))
DAY = re.compile(
    rf"(?P<iso>\d{{4}}-\d\d(?:-\d\d)?)|(?:(?P<day>\d{{1,2}}) )?(?P<month>{'|'.join(MONTHS)}) (?P<year>\d{{4}})",
    re.IGNORECASE,
)


def days_in(text: str) -> Iterator[date]:
    """The days that a text names: `2027-11-30`, `2027-11`, `30 November 2027`, `November 2027`; a month is its first day."""
    for match in DAY.finditer(text):
        parts = [int(each) for each in match["iso"].split("-")] if match["iso"] else [
            int(match["year"]), MONTHS.index(match["month"].lower()) + 1, int(match["day"] or 1)]  # fmt: skip
        try:
            yield date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)
        except ValueError:
            continue


@rule("L29", Prose)
def job_aid_is_kept(prose: Prose, material: Material) -> Iterator[Finding]:
    """L29: a job aid that does not say who keeps it right and until when it holds, or whose day has passed.

    Source: an aid that is wrong and lies at the place of work does more harm than none. Guard: pages of the folder `job-aids` (or those
    that `checks: {job-aids: …}` names) in English; an aid is known by the line that begins with `**Owner:**`.
    """
    folders = tuple(name for name, _, _ in material.limits[FOLDERS]) or ("job-aids",)
    if (
        prose.passage.words is not ENGLISH
        or prose.page.audience == "trainer"
        or prose.page.path.split("/")[0] not in folders
    ):
        return
    if prose.page.path.endswith("index.md"):
        return
    text = prose.passage.text
    for label, what in LABELS:
        if label not in text:
            yield Finding(prose.page.source.heading[1] or 1, 1, f"This job aid does not say {what}; an aid that is wrong does more harm than none.",
                          "Write at its end: `**Owner:** who · **Good until:** 30 November 2027`.")  # fmt: skip
            return
    at = text.index(LABELS[1][0])
    until = next(days_in(text[at : text.find("\n\n", at)] if "\n\n" in text[at:] else text[at:]), None)
    if until is None or until < datetime.now(UTC).date():
        told = "names no day until which it holds" if until is None else f"was good until {until.isoformat()}"
        yield Finding(*prose.passage.place(at), f"This job aid {told}, so nobody knows whether it is still right.",
                      "Try it with two people who use it, and write the next day: `**Good until:** 30 November 2027`.")  # fmt: skip


@rule("L30", Prose)
def log_is_kept(prose: Prose, material: Material) -> Iterator[Finding]:
    """L30: the page that logs what was asked, tried, measured and repaired has no row as young as the course's version.

    Source: assurance applied to the course itself. Guard: only the page with `assurance: yes` in its front matter, and a version that is a
    month or a day (`2026-11`).
    """
    said = prose.page.source.front.get("assurance")
    if not isinstance(said, Scalar) or said.text.strip().lower() not in ("yes", "true"):
        return
    version = next(days_in(material.settings.version), None)
    rows = "\n".join(line.text for piece in prose.passage.pieces if piece.kind == "table" for line in piece.lines)
    if version and not any(day >= version for day in days_in(rows)):
        key = next(entry.key for entry in prose.page.source.front.entries if entry.key.text == "assurance")
        yield Finding(key.line, key.column,
                      f"No row of this page is as young as version {material.settings.version}: readers see that nobody asked, tried, measured or repaired anything for it.",
                      "Add a row for what was done since the last one, with its month.")  # fmt: skip
