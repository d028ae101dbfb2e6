"""Door: the command `courseware`."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from courseware.bar import Bar
from courseware.checks import report
from courseware.course.editions import EDITIONS
from courseware.course.reading import CourseReader
from courseware.options import CONFIG, EDITION, LANGUAGE, ORGANISATION, OUT
from courseware.problems import FORMATS, Problem, Severity, unique
from courseware.sources.fixing import rewrite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from courseware.course.course import Course


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-courseware")
def main() -> None:
    """Turns Markdown and YAML into a training course."""


@main.command()
@CONFIG
@ORGANISATION
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(FORMATS)),
    default="text",
    show_default=True,
    help="How problems are told.",
)
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option(
    "--fix",
    is_flag=True,
    help="Write missing ids and the corrected lines of bent YAML into the files; nothing else is touched.",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file of what is known: written where it is missing; else only what is new since then is told.",
)
@click.option("--links", is_flag=True, help="Ask each address of another host whether it answers; information only.")
def check(config_file: Path, form: str, strict: bool, fix: bool, baseline: Path | None, links: bool) -> None:
    """Tells every mistake in the course by file and line.

    Ends with 0 if there is none, with 1 if there is, with 2 if the check could not run.
    """
    problems = problems_of(config_file, links and not fix)
    if fix:
        written = sum(apply(config_file.resolve().parent, problems).values())
        click.echo(f"{written} places written." if written != 1 else "1 place written.", err=True)
        problems = problems_of(config_file, links)
    if baseline:
        problems = beyond(baseline, problems)
    click.echo(FORMATS[form](problems), nl=False)
    failing = [p for p in problems if p.severity is Severity.ERROR or (strict and p.severity is Severity.WARNING)]
    if form == "text":
        click.echo(summary(problems), err=True)
    sys.exit(1 if failing else 0)


@main.command()
@CONFIG
@ORGANISATION
@click.option(
    "-d",
    "--site-dir",
    type=click.Path(path_type=Path),
    help="Where the site goes; by default `site`, or `site-trainer`, or `site-de` with --language de.",
)
@EDITION
@LANGUAGE
@click.option(
    "--strict/--no-strict", default=True, show_default=True, help="Whether a mistake makes the build fail at its end."
)
@click.option("--compress", is_flag=True, help="Write a .gz beside each text file, for servers that send it as it is.")
def build(config_file: Path, site_dir: Path | None, edition: str, strict: bool, compress: bool) -> None:
    """Builds the site: the edition for trainees, unless told otherwise."""
    language = os.environ.get("COURSEWARE_LANGUAGE", "")
    if site_dir is None and (edition == "trainer" or language):
        # Never where the trainees' edition lies, which somebody may copy to a server without looking.
        parts = ["site", language, "trainer" if edition == "trainer" else ""]
        site_dir = config_file.resolve().parent / "-".join(filter(None, parts))
    words = ["build", "--clean", "-f", str(config_file), *(["--strict"] if strict else [])]
    told = {"COURSEWARE_EDITION": edition, **({"COURSEWARE_COMPRESS": "yes"} if compress else {})}
    sys.exit(mkdocs([*words, *(["-d", str(site_dir.resolve())] if site_dir else [])], told))


@main.command()
@CONFIG
@ORGANISATION
def release(config_file: Path) -> None:
    """Records the ids of this release, so that the next one cannot lose an answer unnoticed.

    To be run when a version goes out; ends with 1, and records nothing, where the check finds an error.
    """
    from courseware.course.release import FILE, record_of
    from courseware.settings import folders_of

    config = config_of(config_file)
    folders = folders_of(config)
    course = CourseReader(folders).read(config.nav)
    errors = [each for each in report(course) if each.severity is Severity.ERROR]
    if errors:
        click.echo(FORMATS["text"](errors), nl=False)
        click.echo("Nothing recorded: a release has no errors.", err=True)
        sys.exit(1)
    path = folders.config / FILE
    try:
        path.write_text(record_of(course), encoding="utf-8", newline="\n")
    except OSError as error:
        click.echo(f"{folders.name(path)} cannot be written: {error.strerror}. Nothing recorded.", err=True)
        sys.exit(2)
    click.echo(f"{folders.name(path)} written, for version {course.settings.version or 'without a number'}.")


@main.group()
def package() -> None:
    """Packs the course for places other than a web server."""


@package.command()
@CONFIG
@ORGANISATION
@OUT
@EDITION
@LANGUAGE
def offline(config_file: Path, out: Path, edition: str) -> None:
    """A zip that opens by a double click, without server or connection: the whole course in one document."""
    from courseware.packages.offline_edition import pack

    packed(config_file, edition, lambda site, course, config: pack(site, course, config, edition, out))


@package.command()
@CONFIG
@ORGANISATION
@OUT
@LANGUAGE
@click.option("--key", is_flag=True, help="With the answers below each question, for those who teach.")
def workbook(config_file: Path, out: Path, key: bool) -> None:
    """The whole course as one document for paper, with contents: unpack it, open index.html, print."""
    from courseware.packages.workbook import pack

    packed(config_file, "trainee", lambda site, course, config: pack(site, course, config, out, key))


def add_standard(standard: str, name: str) -> None:
    """Adds a command that packs for learning management systems of one standard."""

    @package.command(standard, help=f"A package for learning management systems that know {name}.")
    @CONFIG
    @ORGANISATION
    @OUT
    @EDITION
    @LANGUAGE
    @click.option("--modules", is_flag=True, help="Each module is launched, and counted, by itself.")
    def pack_for_system(config_file: Path, out: Path, edition: str, modules: bool) -> None:
        from courseware.packages.lms.package import pack

        packed(
            config_file,
            edition,
            lambda site, course, config: pack(site, course, config, standard, edition, modules, out),
            # Such a system looks for no `index.html` in a folder.
            "--no-directory-urls",
        )


add_standard("scorm12", "SCORM 1.2")
add_standard("scorm2004", "SCORM 2004, 4th edition")
add_standard("cmi5", "cmi5")
add_standard("xapi", "xAPI without cmi5 (tincan.xml), and for record stores without such a system")


def packed(
    config_file: Path,
    edition: str,
    pack: Callable[[Path, Course, MkDocsConfig], Path | tuple[Path, str]],
    *more: str,
) -> None:
    """Builds an edition, hands it to `pack`, and says what came of it; ends the command with 2 where nothing could.

    `pack` gives the path of what it wrote, or that with more to say; `more` are options of MkDocs.
    """
    from courseware.packages.built_site import NotPossibleError
    from courseware.packages.zipped import NotWrittenError
    from courseware.settings import folders_of

    config = config_of(config_file)
    with TemporaryDirectory() as folder:
        words = ["build", "--strict", "-f", str(config_file), "-d", folder, *more]
        if failed := mkdocs(words, {"COURSEWARE_EDITION": edition}):
            sys.exit(failed)
        course = CourseReader(folders_of(config)).read(config.nav)
        try:
            done = pack(Path(folder), course, config)
        except (NotPossibleError, NotWrittenError) as error:
            click.echo(str(error), err=True)
            sys.exit(2)
    path, said = done if isinstance(done, tuple) else (done, "")
    click.echo(f"{path} ({path.stat().st_size / 1e6:.1f} MB)")
    if said:
        click.echo(said)


@main.command()
@CONFIG
@ORGANISATION
@click.option("-a", "--address", default="127.0.0.1:8000", show_default=True, help="Where the site is shown.")
@click.option("--dirty/--full", default=True, show_default=True, help="Render only what a change touches, or all.")
@click.option(
    "--edition",
    type=click.Choice(EDITIONS),
    default="trainer",
    show_default=True,
    help="With the pages for trainers, or as trainees get it.",
)
def serve(config_file: Path, address: str, dirty: bool, edition: str) -> None:
    """Shows the course, its pages for trainers too, in a browser and follows every change."""
    words = ["serve", "-f", str(config_file), "-a", address, *(["--dirty"] if dirty else [])]
    sys.exit(mkdocs(words, {"COURSEWARE_EDITION": edition}))


def mkdocs(words: list[str], told: dict[str, str]) -> int:
    """Runs MkDocs in a process of its own, with what the plugin is to be told in its environment.

    Material's notice about MkDocs 2 concerns its users, not a trainer.
    """
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **told}
    with subprocess.Popen([sys.executable, "-m", "mkdocs", *words], env=environment) as process:
        try:
            return process.wait()
        except KeyboardInterrupt:
            # Ctrl+C is how one stops `serve`; it reaches MkDocs as well, which ends by itself.
            return process.wait()


def problems_of(config_file: Path, links: bool = False) -> list[Problem]:
    """All problems of a course; with `links` also addresses of other hosts that do not answer."""
    from courseware.settings import folders_of

    config = config_of(config_file)
    with Bar() as bar, uncollected():
        course = CourseReader(folders_of(config), step=bar).read(config.nav)
        told = report(course, bar)
        if not links:
            return told
        from courseware.links import unanswered

        return unique([*told, *unanswered(course, bar)])


@contextmanager
def uncollected() -> Iterator[None]:
    """Lets nothing be searched for garbage: what a check reads it keeps to its end, so looking through it is an eighth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def beyond(baseline: Path, problems: list[Problem]) -> list[Problem]:
    """What is new since the baseline was written; writes it, and leaves nothing to tell, where it is missing.

    Ends the command with 2 where the file is no baseline.
    """
    from courseware.baseline import BaselineError, new_since, written

    try:
        if baseline.exists() and not baseline.is_file():
            raise BaselineError("It is no file.")
        if not baseline.exists():
            baseline.write_text(written(problems), encoding="utf-8", newline="\n")
            click.echo(f"{baseline} written: {summary(problems)} From now on, only what is new is told.", err=True)
            return []
        found = new_since(problems, baseline.read_bytes())
    except OSError as error:
        click.echo(f"{baseline} cannot be read or written: {error.strerror}. Name another file.", err=True)
        sys.exit(2)
    except BaselineError as error:
        click.echo(f"{baseline} cannot be used. {error} Take it away to begin anew, or name another file.", err=True)
        sys.exit(2)
    if known := len(problems) - len(found):
        click.echo(f"{known} known {'problem' if known == 1 else 'problems'} left out ({baseline}).", err=True)
    return found


def config_of(config_file: Path) -> MkDocsConfig:
    """What mkdocs.yml says; ends the command with 2 where it cannot be read."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    try:
        return load_config(str(config_file))
    except (MkDocsException, OSError) as error:
        click.echo(
            f"{config_file}: {str(error).strip().rstrip('.!') or 'cannot be read'}. Run the command in the folder of mkdocs.yml, "
            "or name it with --config-file.",
            err=True,
        )
        sys.exit(2)


def apply(root: Path, problems: list[Problem]) -> dict[str, int]:
    """Writes what problems know how to mend; the number of places by file."""
    fixes: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.fix:
            fixes.setdefault(problem.path, []).append(problem)
    return {path: len(found) for path, found in fixes.items() if rewrite(root / path, [p.fix for p in found if p.fix])}


def summary(problems: list[Problem]) -> str:
    """One closing sentence."""
    counts = {weight: sum(p.severity is weight for p in problems) for weight in Severity}
    if not problems:
        return "No problems found."
    words = []
    for weight, one, many in (
        (Severity.ERROR, "error", "errors"),
        (Severity.WARNING, "warning", "warnings"),
        (Severity.INFORMATION, "remark", "remarks"),
    ):
        if counts[weight]:
            words.append(f"{counts[weight]} {one if counts[weight] == 1 else many}")
    return ", ".join(words) + "."
