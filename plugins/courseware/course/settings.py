"""The course's own files in `site_config/`: `course.yml`, `objectives.yml`, `org.yml`, `words.yml`, `release.yml`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from courseware.activities.common import LEVELS
from courseware.course.completion import read_completion, read_gating
from courseware.course.course import CourseSettings, Objective
from courseware.course.paths import read_paths
from courseware.course.release import FILE as RELEASE
from courseware.course.release import read_release
from courseware.course.reporting import read_report
from courseware.course.xapi import read_xapi
from courseware.locales.languages import settled
from courseware.locales.overrides import read_overrides
from courseware.problems import Problem
from courseware.sources.days import read_days
from courseware.sources.fields import Fields
from courseware.sources.organisation import Organisation, read_organisation
from courseware.sources.text import read_text
from courseware.sources.yaml_files import read_yaml
from courseware.sources.yaml_nodes import Mapping, Scalar


def read_settings(
    folder: Path, name: Callable[[Path], str], themes: str = "", organisation: str = "", asked: str = ""
) -> tuple[CourseSettings, dict[str, Objective], Organisation, list[Problem]]:
    """What the five files say, and what is wrong with them. A file that is not there says nothing.

    `themes` is the language that mkdocs.yml names for its theme; `organisation` a pack below `folder` in the place of `org.yml`;
    `asked` a language in the place of that of the course.
    """
    problems: list[Problem] = []
    found: dict[str, Mapping | None] = {}
    pack = folder / (organisation or "org.yml")
    there = not organisation or pack.is_file()
    if not there:
        problems.append(no_pack(organisation, folder, name))
    for file in ("course", "objectives", "org", "words", "release"):
        path = pack if file == "org" else folder / f"{file}.yml"
        is_told = file == "org" and not there
        found[file] = read_mapping(path, name(path), problems) if path.exists() and not is_told else None
    settings = read_course_settings(found["course"], name(folder / "course.yml"), problems, themes)
    settings.tag, settings.asked = asked or settings.tag, asked
    settings.words = read_overrides(found["words"], name(folder / "words.yml"), settings.tag, problems)
    settings.release = read_release(found["release"], name(folder / RELEASE), problems)
    settings.folder, settings.objectives_path = folder, name(folder / "objectives.yml")
    settings.objective_places = places(found["objectives"])
    objectives = read_objectives(found["objectives"], settings.objectives_path, problems)
    return settings, objectives, read_organisation(found["org"], name(pack), problems), problems


def no_pack(organisation: str, folder: Path, name: Callable[[Path], str]) -> Problem:
    """What is told where a pack was asked for that is not there."""
    there = sorted(path.relative_to(folder).as_posix() for path in folder.glob("organisations/*.yml"))
    return Problem(
        name(folder / organisation),
        0,
        0,
        "no-organisation",
        f"There is no organisation pack `{organisation}`, so the course would speak in nobody's words.",
        f"Name one of {', '.join(f'`{each}`' for each in ['org.yml', *there])}, seen from `{name(folder)}`.",
    )


def read_mapping(path: Path, name: str, problems: list[Problem]) -> Mapping | None:
    """The keys of a YAML file."""
    text, problem = read_text(path, name)
    if problem:
        problems.append(problem)
        return None
    nodes, found = read_yaml(text, name)
    problems.extend(found)
    return nodes[0] if nodes and isinstance(nodes[0], Mapping) else None


def read_language(folder: Path, themes: str, asked: str = "") -> str:
    """The language of the course alone, for those who need it before all is read; `asked` is one in its place."""
    if asked:
        return asked
    path = folder / "course.yml"
    mapping = read_mapping(path, path.name, []) if path.exists() else None
    own = mapping.get("language") if mapping else None
    return settled(own if isinstance(own, Scalar) else None, themes, path.name, [])


def read_course_settings(
    mapping: Mapping | None, name: str, problems: list[Problem], themes: str = ""
) -> CourseSettings:
    """What `course.yml` says; without an id answers could be mixed up with those of another course."""
    settings = CourseSettings(path=name, tag=settled(None, themes, name, problems))
    if mapping is None:
        return settings
    fields = Fields(mapping, name, problems)
    settings.id = fields.name("id")
    if not settings.id:
        settings.id = "course"
        if not fields.has("id"):
            fields.say(
                "missing-id",
                "The course has no id, under which browsers keep the answers of its trainees.",
                "Write `id: a-short-name` once, and never change it.",
            )
    settings.title = fields.line_of("title")
    settings.motto = fields.line_of("motto")
    settings.version = fields.line_of("version")
    language = fields.scalar("language")
    settings.tag = settled(language, themes, name, problems)
    settings.language_place = (language.line, language.column) if language else (1, 1)
    settings.report = read_report(fields)
    settings.remind = read_days(fields)
    settings.remind_line = fields.keys["remind"].line if settings.remind else 0
    settings.remind_pages = fields.names("remind-pages")
    checks = fields.group("checks")
    settings.checks = checks.mapping if checks else None
    settings.shared = fields.yes_no("shared-device", False)
    settings.paths = read_paths(fields)
    settings.paths_line = fields.keys["paths"].line if fields.has("paths") else 1
    settings.completion = read_completion(fields)
    settings.gating = read_gating(fields)
    settings.xapi = read_xapi(fields)
    fields.finish("course.yml")
    return settings


def read_objectives(mapping: Mapping | None, name: str, problems: list[Problem]) -> dict[str, Objective]:
    """What `objectives.yml` says: `O2.1: {can: name the customer, level: apply}`, or the text alone."""
    objectives: dict[str, Objective] = {}
    for entry in mapping.entries if mapping else []:
        key = entry.key.text
        if isinstance(entry.value, Scalar):
            objectives[key] = Objective(key, " ".join(entry.value.text.split()), "", entry.key.line)
            continue
        fields = Fields(entry.value, name, problems) if isinstance(entry.value, Mapping) else None
        can = fields.line_of("can") if fields else ""
        if fields:
            objectives[key] = Objective(key, can, fields.word("level", LEVELS, ""), entry.key.line)
            fields.finish("An objective")
        if not can:
            problems.append(
                Problem(
                    name,
                    entry.key.line,
                    entry.key.column,
                    "no-objective",
                    f"The objective {key} does not say what somebody can do.",
                    f"Write `{key}: {{can: name the customer in a hand-over, level: apply}}`.",
                )
            )
    return objectives


def places(mapping: Mapping | None) -> dict[str, tuple[int, int]]:
    """Where the words of each objective begin, behind `can:` if that is written."""
    found = {}
    for entry in mapping.entries if mapping else []:
        node = entry.value.get("can") if isinstance(entry.value, Mapping) else entry.value
        node = node if isinstance(node, Scalar) and node.text else entry.key
        found[entry.key.text] = (node.line, node.column)
    return found


def did_you_mean(close: list[str]) -> str:
    """The hint for a name that is nearly another."""
    return f"Did you mean `{close[0]}`?" if close else ""
