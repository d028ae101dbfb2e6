"""`make bench`: time, memory and sizes beside bare Material for MkDocs (and mkdocs-quiz where it is installed).

    python -m tests.bench [--pages 100 1000] [--rounds 3] [--quick]

Only ratios of one run count: all are taken side by side, and machines differ.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from tests.bench import courses, launching, lighthouse, report, saving, settings, sizes, team, typing
from tests.bench.processes import COURSEWARE, Series, interleave, mkdocs, run

OWN = Path(__file__).parents[2] / "mkdocs.yml"
"""The course that ships with Courseware."""

QUICK = 20
"""Pages with `--quick`, which shows that everything runs, and measures nothing."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Generates courses, measures, prints."""
    options = read(arguments)
    with tempfile.TemporaryDirectory(prefix="courseware-bench-") as folder:
        root = Path(folder)
        small_sites(root / "small")
        (root / "launching").mkdir()
        report.launching(launching.milliseconds(root / "launching", OWN))
        report.typing(typing.measure(root / "typing"))
        for pages in options.pages:
            series = builds(root, pages)
            print(f"\n{pages} pages, {options.rounds} rounds")
            interleave(series, options.rounds, print if options.verbose else lambda _: None)
            report.builds(series)
            shutil.rmtree(root / "sites", ignore_errors=True)
        most = max(options.pages)
        report.saving(most, save(root / f"yaml-{most}"))
        report.checking(10 * most, check(root, most))
    return 0


def read(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=str(__doc__).split("\n", maxsplit=1)[0])
    parser.add_argument("--pages", type=int, nargs="+", default=[100, 1000], help="how large the courses are")
    parser.add_argument("--rounds", type=int, default=3, help="how often each build runs; medians are printed")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} pages and one round: does it all run?")
    parser.add_argument("--verbose", action="store_true", help="print each build as it ends")
    options = parser.parse_args(arguments)
    if options.quick:
        options.pages, options.rounds = [QUICK * 2], 1
    return options


def builds(root: Path, pages: int) -> list[Series]:
    """The builds of one size: bare Material first, whole and pruned, then the others."""
    series = []

    def add(name: str, config: Path) -> None:
        series.append(Series(name, mkdocs(config, root / "sites" / name.replace(" ", "-"))))

    styles = spellings()
    for style in styles:
        courses.write_course(root / f"{style}-{pages}", pages, style)
    for prune, name in ((False, ""), (True, ", pruned")):
        for style in styles:
            # What is not pruned grows with the square of the pages; one of each kind is enough to see it.
            if prune or pages <= 100 or style == "plain":
                add(report.NAMES[style] + name, settings.write_settings(root / f"{style}-{pages}", pages, style, prune))
    add(report.SHIPPED_NAME, settings.write_shipped(root / f"inline-{pages}", pages))
    return series


def spellings() -> list[str]:
    """What can be measured here: mkdocs-quiz only where it is installed."""
    return [style for style in courses.STYLES if style != "peer" or find_spec("mkdocs_quiz")]


def save(root: Path) -> dict[str, list[float]]:
    """Seconds from saving to the new text, for each kind of edit."""
    lesson = root / "course" / "03-module" / "lesson-01.md"
    if not lesson.exists():
        lesson = root / "course" / "02-module" / "lesson-01.md"
    found: dict[str, list[float]] = {}
    lesson.write_text(lesson.read_text("utf-8") + "\nAll of it at {{ org.name }}.\n", "utf-8")
    with saving.served(root / "mkdocs-pruned.yml") as port:
        for number in range(3):
            for edit in saving.edits(root, number, lesson):
                found.setdefault(edit.name, []).append(saving.after_saving(port, edit))
    return found


def check(root: Path, pages: int) -> float:
    """CPU seconds of `courseware check` on the questions of two courses, in pages and in YAML files."""
    both = root / f"both-{pages}"
    courses.write_course(both, pages, "inline")
    for lesson in courses.lessons(pages, 11):
        name = lesson.path.replace("/", "-").removesuffix(".md")
        text = "---\n".join(map(courses.yaml_text, lesson.questions)).replace("id: m", "id: bank-m")
        courses.write(both / "quizzes" / f"{name}.yml", text)
    config = settings.write_settings(both, pages, "inline", True)
    return run([*COURSEWARE, "check", "-f", str(config)], (0, 1)).cpu


def small_sites(root: Path) -> None:
    """Sizes of a small course, and Lighthouse where it is installed; its builds also leave bytecode for the others."""
    for style in spellings():
        run(mkdocs(sizes.write_pages(root / style, style), root / style / "site"))
    report.sizes(sizes.measure(root / "inline" / "site", root / "plain" / "site"))
    report.pages({style: root / style / "site" for style in ("inline", "plain")})
    report.team(team.FILES, team.milliseconds(root / "team"))
    if lighthouse.is_here():
        run([*COURSEWARE, "build", "-f", str(OWN), "-d", str(root / "own")])
        run(mkdocs(settings.write_bare(root / "bare.yml", OWN.parent / "course"), root / "bare"))
        report.lighthouse(lighthouse.side_by_side(root / "own", root / "bare"))


if __name__ == "__main__":
    sys.exit(main())
