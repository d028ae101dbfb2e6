"""Learning paths: what a group of trainees goes through, in the order of the outline, and what is wrong about them.

`front-line: {title: Front line, modules: [00-start, 02-who], scenarios: [missing-page]}` is one under `paths:`. On a path are
the pages of its modules and those that show its scenarios; a page that names paths in its front matter is on these alone.
Whoever has chosen none takes the whole course.
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course.course import Course
from courseware.course.page import Page
from courseware.course.rules import LearningPath, is_on, shows
from courseware.problems import Problem, Severity
from courseware.sources.fields import NAME, Fields
from courseware.sources.guess import brief, closest
from courseware.sources.yaml_nodes import Scalar


def read_paths(fields: Fields) -> dict[str, LearningPath]:
    """What `paths:` says, in its order."""
    group = fields.group("paths")
    found: dict[str, LearningPath] = {}
    for name, key in group.keys.items() if group else ():
        path = _read_path(group, name, key) if group else None
        if path:
            found[path.id] = path
    return found


def _read_path(group: Fields, name: str, key: Scalar) -> LearningPath | None:
    if not NAME.fullmatch(name):
        group.say(
            "bad-id",
            f"`{brief(name)}` has other signs than small letters, digits and single hyphens; the choice is kept under this id.",
            "Write an id such as `front-line:`, and the words for readers behind `title:`.",
            key,
        )
        return None
    fields = group.group(name)
    if fields is None:
        return None
    title = fields.line_of("title")
    if not title:
        if not fields.has("title"):
            fields.say(
                "no-title",
                f"The path `{name}` has no title, so nobody could choose it.",
                f"Write `{name}: {{title: Front line, modules: [00-start]}}`.",
                key,
            )
        title = name
    modules, scenarios = fields.names("modules"), fields.names("scenarios")
    if not fields.has("modules"):
        fields.say(
            "empty-path",
            f"The path `{name}` names no module, so there is nothing on it.",
            f"Write `{name}: {{title: {title}, modules: [00-start]}}`.",
            key,
        )
    fields.finish("A path")
    return LearningPath(
        name,
        title,
        tuple(module for module, _, _ in modules),
        tuple(scenario for scenario, _, _ in scenarios),
        modules,
        scenarios,
    )


def extra_pages(path: LearningPath, course: Course) -> Iterator[Page]:
    """The pages that are on a path for a scenario, and not for their module."""
    for module in course.outline.modules:
        if module.id not in path.modules:
            yield from (page for page in module.pages if is_on(path, module, page))


def paths_lead_on(course: Course) -> None:
    """Tells paths with what is not there, pages that no path has, and modules that all of them leave out."""
    settings = course.settings
    known = tuple(module.id for module in course.outline.modules)
    for path in settings.paths.values() if course.pages else ():
        for name, line, column in path.named:
            if name not in known:
                course.problems.append(_unknown(settings.path, line, column, "module", name, known))
        for name, line, column in path.told:
            course.problems += _scenario(course, path, name, line, column)
    for page in course.pages.values():
        if page.paths_named:
            _page_names_paths(course, page)
    for module in course.outline.modules:
        if settings.paths and not any(
            is_on(path, module, page) for path in settings.paths.values() for page in module.pages
        ):
            course.problems.append(
                Problem(
                    settings.path,
                    settings.paths_line,
                    1,
                    "module-on-no-path",
                    f"The module `{module.id}` is on no path: only who takes the whole course is led through it.",
                    f"Add `{module.id}` to the `modules` of a path, if that was forgotten.",
                    Severity.INFORMATION,
                )
            )


def _scenario(course: Course, path: LearningPath, name: str, line: int, column: int) -> Iterator[Problem]:
    stories = tuple(each.id for each in course.catalogue.values() if each.kind == "scenario")
    if name not in stories:
        yield _unknown(course.settings.path, line, column, "scenario", name, stories)
    elif not any(shows(page, name) for module in course.outline.modules for page in module.pages):
        yield Problem(
            course.settings.path,
            line,
            column,
            "scenario-nowhere",
            f"No page of a module shows the scenario `{name}`, so the path “{path.title}” could not lead there.",
            f"Write `/// activity | {name}` into a page of a module.",
        )


def _page_names_paths(course: Course, page: Page) -> None:
    known = tuple(course.settings.paths)
    for name, line, column in page.paths_named:
        if name not in known:
            course.problems.append(_unknown(page.source.path, line, column, "path", name, known))
    paths = [course.settings.paths[name] for name in page.paths if name in known]
    place = course.outline.place(page.id)
    _, line, column = page.paths_named[0]
    if place is None:
        message = "This page stands in no module, so no path leads to it, and `paths` does nothing."
        hint = "Take the line away, or put the page into the folder of a module."
    elif paths and not any(is_on(path, place[0], page) for path in paths):
        titles = " and ".join(f"“{path.title}”" for path in paths)
        message = (
            f"This page is for {titles} only, and its module `{place[0].id}` is not there, "
            "so nobody who has chosen a path would be led to it."
        )
        hint = (
            f"Add `{place[0].id}` to the `modules` of that path in {course.settings.path}, or name a path that has it."
        )
    else:
        return
    course.problems.append(Problem(page.source.path, line, column, "page-on-no-path", message, hint))


def _unknown(path: str, line: int, column: int, what: str, name: str, known: tuple[str, ...]) -> Problem:
    lost = {
        "module": "so the path would be shorter than you think",
        "scenario": "so the path would be shorter than you think",
        "path": "so the page would be shown to nobody who has chosen one",
    }[what]
    close = closest(name, known, 0.5)
    listed = f"There is {', '.join(f'`{each}`' for each in known[:12])}." if known else ""
    hints = {
        "module": f"A module is called as its folder. {listed}",
        "scenario": f"Write the `id` of a scenario. {listed}",
        "path": f"Write one of the ids under `paths:` in course.yml. {listed}",
    }
    hint = f"Did you mean `{close}`?" if close else hints[what].strip()
    return Problem(path, line, column, f"unknown-{what}", f"There is no {what} `{brief(name)}`, {lost}.", hint)
