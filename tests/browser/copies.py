"""The reader's own copy as a file: saved by the browser, and brought in again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.conftest import PATIENCE

Copy = dict[str, Any]


class Copies:
    """Saves copies from a page and brings them in, as its reader does."""

    def __init__(self, page: Page, browser_name: str, downloads: Path, folder: Path) -> None:
        self.page = page
        self.browser_name = browser_name
        self.downloads = downloads
        self.folder = folder
        self.tools = page.locator(".cw-tools")
        self.status = self.tools.get_by_role("status")

    def save(self, press: Callable[[], None] | None = None) -> Copy:
        """Presses "Save a copy" and reads the file that the browser has written."""
        press = press or self.tools.get_by_role("button", name="Save a copy", exact=True).click
        if self.browser_name == "chromium":
            with self.page.expect_download() as caught:
                press()
            return _read(Path(caught.value.path()))
        # Over WebDriver BiDi nothing is said of a download; its file comes all the same.
        before = set(self.downloads.glob("*.json"))
        press()
        for _ in range(PATIENCE // 50):
            for path in set(self.downloads.glob("*.json")) - before:
                if path.stat().st_size and not list(self.downloads.glob("*.part")):
                    return _read(path)
            self.page.wait_for_timeout(50)
        raise AssertionError("no copy was saved")

    def bring(self, content: Copy | str | bytes) -> None:
        """Chooses a file with this content."""
        path = self.folder / "copy.json"
        if isinstance(content, dict):
            content = json.dumps(content)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        self.tools.get_by_label("Bring in a copy").set_input_files(path)


def _read(path: Path) -> Copy:
    found: Copy = json.loads(path.read_text(encoding="utf-8"))
    return found


def copy_of(records: dict[str, Any], course: str = "test-course") -> Copy:
    """A copy with these records."""
    return {"format": "courseware-records", "course": course, "version": "1", "records": records, "unreadable": {}}


def record(version: str, data: dict[str, Any], time: int = 1, **top: float) -> dict[str, Any]:
    """A record as a copy holds it."""
    return {"f": 1, "v": version, "t": time, "by": "elsewhere", "data": data, "top": top, "old": []}


def answer(*response: str, labels: list[str] | None = None, score: float = 0) -> dict[str, Any]:
    """What an answer's record holds."""
    outcome = "right" if score == 1 else "wrong"
    given = {"response": list(response), "labels": labels or [], "objectives": [], "score": score, "outcome": outcome}
    return {**given, "tries": 1, "hints": 0, "shown": False, "sure": 0}
