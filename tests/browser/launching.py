"""A launch of a package for cmi5 or plain xAPI as a test follows it: the launch page, the course in its frame, and what was told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from playwright.sync_api import BrowserContext, Frame, Page, expect

from tests.browser.visits import Visit, visiting
from tests.xapi.launches import Launch
from tests.xapi.system import System

Json = dict[str, Any]
GONE = "Back to the learning platform"
REGISTRATION = "7a1c6b0e-52f4-4d38-9a3b-0c9d8e7f6a5b"

Unpacks = Callable[..., Path]
"""Makes a package of a standard into a folder."""
Opens = Callable[..., System]
"""Starts a system for a package."""


@contextmanager
def opened(context: BrowserContext, system: System) -> Iterator[Visit]:
    """A visit to a system."""
    with visiting(context, system.origin + "/deep/") as visit:
        visit.expected += [" 404 ", "404:", "Failed to load resource: the server responded with a status of 404"]
        yield visit


class Launched:
    """The launch page, and the course in its frame."""

    def __init__(self, visit: Visit, launch: Launch, address: str = "") -> None:
        self.page = visit.page
        self.launch = launch
        self.page.goto(address or launch.address)
        self.wait()

    def wait(self) -> None:
        """Until the course is there."""
        expect(self.page.frame_locator("iframe").get_by_role("heading", level=1)).to_be_visible()
        self.frame.wait_for_load_state()

    @property
    def frame(self) -> Frame:
        """The course."""
        return next(each for each in reversed(self.page.main_frame.child_frames) if not each.is_detached())

    def go(self, path: str) -> Page:
        """A page of the course, loaded anew."""
        folder = self.page.url.partition("launch.html")[0]
        self.frame.goto(folder + path)
        return cast("Page", self.frame)

    def until(self, is_so: Callable[[], Any], patience: float = 40) -> Any:
        """Waits until something is true of the system."""
        for _ in range(int(patience * 20)):
            if found := is_so():
                return found
            self.page.wait_for_timeout(50)
        raise AssertionError(f"It never came: {self.note.text_content()} {self.launch.verbs} {self.launch.sent}")

    def told(self, verb: str, about: str = "", count: int = 1) -> Json:
        """The last statement of a verb about something, once there are so many."""

        def found() -> list[Json]:
            sent = [each for each in self.launch.sent if each["verb"]["id"].endswith("/" + verb)]
            sent = [each for each in sent if each["object"]["id"].endswith(about)]
            return sent if len(sent) >= count else []

        return cast("Json", self.until(found)[-1])

    @property
    def note(self) -> Any:
        """The line above the course."""
        return self.page.locator(".cw-launch-note").first

    def leave(self) -> None:
        """By the button."""
        self.page.get_by_role("button", name=GONE).click()
        self.page.wait_for_url("**/platform")


def launched(visit: Visit, system: System, standard: str, **options: Any) -> Launched:
    """A launch by either standard."""
    return Launched(visit, system.launch(**options) if standard == "cmi5" else system.launch_plain(**options))
