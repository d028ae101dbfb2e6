"""The rules by which a course is gone through and done, as `course.yml` sets them; `paths.py` and `completion.py` read them."""

from __future__ import annotations

from dataclasses import dataclass

from courseware.course.outline import Module
from courseware.course.page import Page

Named = tuple[tuple[str, int, int], ...]
"""Names with line and column."""


@dataclass(frozen=True, slots=True)
class LearningPath:
    """A path: `modules` and `scenarios` are ids; `named` and `told` are the same with their places in `course.yml`."""

    id: str
    title: str
    modules: tuple[str, ...] = ()
    scenarios: tuple[str, ...] = ()
    named: Named = ()
    told: Named = ()


@dataclass(frozen=True, slots=True)
class Completion:
    """`done_when` holds for pages with activities that do not say it; `course` is `path` or `all`."""

    done_when: str = "answered"
    course: str = "path"


@dataclass(frozen=True, slots=True)
class Gating:
    """Whether pages wait for the page before them: all of them, or those of some modules, named with their places."""

    everywhere: bool = False
    named: Named = ()

    def __bool__(self) -> bool:
        return self.everywhere or bool(self.named)

    @property
    def modules(self) -> list[str]:
        """The ids of the modules that are named."""
        return [name for name, _, _ in self.named]


def is_on(path: LearningPath, module: Module, page: Page) -> bool:
    """Whether a page of a module is on a path."""
    if page.paths and path.id not in page.paths:
        return False
    return module.id in path.modules or any(shows(page, each) for each in path.scenarios)


def shows(page: Page, activity: str) -> bool:
    """Whether an activity stands on a page, there or brought in."""
    return any(reference.id == activity for reference in page.references()) or any(
        each.id == activity for each in page.own_activities()
    )
