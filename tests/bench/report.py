"""Prints what was measured beside what may be spent."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import median

from tests.bench import budgets
from tests.bench import sizes as measured
from tests.bench.budgets import Budget
from tests.bench.processes import Series

NAMES = {
    "plain": "bare Material",
    "inline": "ours, questions in pages",
    "yaml": "ours, questions in YAML",
    "peer": "mkdocs-quiz",
}
SHIPPED_NAME = "ours, theme and settings as shipped"


def row(*cells: str) -> None:
    """A line of a table: the first cell is wide."""
    print(f"  {cells[0]:<58}" + "".join(f"{cell:>14}" for cell in cells[1:]))


def against(budget: Budget, value: float, form: str = "{:.2f}") -> None:
    """A line with a figure, its budget and how the two stand."""
    shown, most, stretch = (form.format(each) + f" {budget.unit}" for each in (value, budget.most, budget.stretch))
    row(budget.what, shown, f"≤ {most}", f"({stretch})", budget.verdict(value))


def builds(series: Sequence[Series]) -> None:
    """CPU and memory of each build, and what they are of bare Material with the same pruning."""
    base = {each.name: each for each in series if each.name.startswith(NAMES["plain"])}
    whole, pruned = (base.get(NAMES["plain"] + end) for end in ("", ", pruned"))
    row("build", "CPU s", "MiB", "CPU ratio", "from … to …")
    for each in series:
        other = pruned if each.name.endswith("pruned") else whole
        assert other
        row(each.name, f"{each.cpu:.2f}", f"{each.memory:.0f}", f"{each.ratio(other):.3f}", each.spread(other))
    for each in series:
        if each.name.startswith("ours, questions") and each.name.endswith("pruned") and pruned:
            print(f"  {each.name}:")
            against(budgets.BUILD, each.ratio(pruned), "{:.3f}")
            against(budgets.MEMORY, each.memory / pruned.memory)
        elif each.name == SHIPPED_NAME and whole:
            against(budgets.SHIPPED, each.ratio(whole))


def typing(found: dict[str, list[float]]) -> None:
    """Milliseconds from a keystroke in a large worksheet to what is painted for it."""
    print("\nTyping in a worksheet of 200 rows and 8 columns, processor slowed down to a quarter")
    for name, each in found.items():
        row(name, f"{median(each):.0f} ms", f"most {max(each):.0f}")
    against(budgets.TYPING, max(median(each) for each in found.values()), "{:.0f}")


def saving(pages: int, found: dict[str, list[float]]) -> None:
    """Seconds from saving to the new text: the median of each kind of edit, and the slowest of all."""
    print(f"\nFrom saving to the new text, {pages} pages, `courseware serve`")
    for name, seconds in found.items():
        row(name, f"{median(seconds):.2f} s", f"most {max(seconds):.2f}")
    against(budgets.SAVING, max(median(seconds) for seconds in found.values()))


def checking(questions: int, cpu: float) -> None:
    """CPU seconds of `courseware check`."""
    print(f"\n`courseware check`, {questions} questions")
    row("CPU", f"{cpu:.2f} s", f"{cpu / questions * 1000:.2f} ms each")
    if questions == 10_000:
        against(budgets.CHECKING, cpu)


def sizes(figures: dict[str, float]) -> None:
    """What `make test` makes sure of."""
    print("\nSizes")
    for name, value in figures.items():
        against(budgets.SIZES[name], value, "{:.0f}")


def team(files: int, found: list[float]) -> None:
    """Milliseconds until the files of a team are compared; nothing where they could not be measured."""
    if found:
        print(f"\nTeam view, {files} files, Chromium with a processor made slower")
        against(budgets.TEAM, median(found), "{:.0f}")


def launching(found: dict[str, list[float]]) -> None:
    """Milliseconds until a package shows its first page in a learning management system; nothing where it could not be measured."""
    if found:
        print("\nLaunch of our own course as SCORM 2004, Chromium with a processor made slower")
        for name, each in found.items():
            row(name, f"{median(each):.0f} ms", f"most {max(each):.0f}")
        against(budgets.LAUNCHING, max(median(each) for each in found.values()), "{:.0f}")


def pages(sites: dict[str, Path]) -> None:
    """Bytes of a page with five questions, of scripts and of styles."""
    row("a page with five questions", "raw B", "gz B")
    for style, site in sites.items():
        html = measured.page(site, "asked")
        row(f"HTML, {NAMES[style]}", str(len(html)), str(measured.gz(html)))
    for name, data in measured.loaded_files(sites["inline"]).items():
        row(name, str(len(data)), str(measured.gz(data)))


def lighthouse(pages: dict[str, tuple[dict[str, float], dict[str, float]]]) -> None:
    """Lighthouse's four marks for each page, ours and bare Material's: performance, accessibility, best practices, search engines."""
    print("\nLighthouse, mobile: performance / accessibility / best practices / SEO, median of the rounds")
    for page, both in pages.items():
        row(page, *(" / ".join(f"{value:.0f}" for value in each.values()) or "not measured" for each in both))
