"""Getting the browsers: from the system, from Playwright, and what is said if there is none."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

import pytest

from tests.tools import browsers
from tests.tools.browsers import BROWSERS, CHROMIUM, FIREFOX


class Machine:
    """A machine as `browsers` sees it; keeps the commands that were run on it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, root: bool, debian: bool, programs: set[str]) -> None:
        self.programs = programs
        self.commands: list[list[str]] = []
        self.packages = {"chromium", "firefox-esr"}
        self.versions = dict.fromkeys(programs, 999)
        monkeypatch.setattr(browsers.Browser, "version", property(lambda each: self.versions.get(each.package, 0)))
        monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}" if name in programs else None)
        monkeypatch.setattr(browsers, "_is_root", lambda: root)
        monkeypatch.setattr(browsers, "is_debian", lambda: debian)
        monkeypatch.setattr(browsers, "_run", self.run)

    def run(self, command: list[str]) -> bool:
        self.commands.append(command)
        if command[:2] == ["apt-get", "install"]:
            self.programs |= self.packages & set(command)
            self.versions |= dict.fromkeys(self.programs, 999)
        return True


def test_nothing_is_installed_where_both_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, root=True, debian=True, programs={"chromium", "firefox-esr", "apt-get"})
    browsers.get()
    assert machine.commands == []


def test_debian_gets_only_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, root=True, debian=True, programs={"chromium", "apt-get"})
    browsers.get()
    assert machine.commands == [
        ["apt-get", "update"],
        ["apt-get", "install", "--yes", "--no-install-recommends", "firefox-esr"],
    ]


def test_a_browser_that_is_too_old_is_renewed(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, root=True, debian=True, programs={"chromium", "firefox-esr", "apt-get"})
    machine.versions["firefox-esr"] = FIREFOX.oldest - 1
    browsers.get()
    assert [command[1] for command in machine.commands] == ["update", "install"]
    assert FIREFOX.version >= FIREFOX.oldest


def test_a_browser_that_stays_too_old_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, root=False, debian=True, programs={"chromium", "firefox-esr"})
    machine.versions["firefox-esr"] = 140
    assert "140 is older than 153" in FIREFOX.fault(None)  # type: ignore[arg-type]
    assert CHROMIUM.fault(None) == ""  # type: ignore[arg-type]


@pytest.mark.parametrize(("root", "debian"), [(False, True), (True, False), (False, False)])
def test_elsewhere_playwright_downloads_them(monkeypatch: pytest.MonkeyPatch, root: bool, debian: bool) -> None:
    machine = Machine(monkeypatch, root=root, debian=debian, programs={"apt-get"})
    browsers.get()
    assert [command[1:] for command in machine.commands] == [["-m", "playwright", "install", "chromium", "firefox"]]


def test_a_snap_is_no_browser_for_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/snap/bin/{name}")
    assert CHROMIUM.program is None


def test_what_cannot_be_had_ends_with_the_way_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Machine(monkeypatch, root=False, debian=True, programs={"chromium"})

    def fault(browser: browsers.Browser, _: Any) -> str:
        return "" if browser.program else "it is not installed"

    monkeypatch.setattr(browsers.Browser, "fault", fault)
    # A browser test before this one in the same process holds the real thing, and a second is refused.
    monkeypatch.setattr(browsers, "sync_playwright", nullcontext)
    assert browsers.main() == 1
    said = capsys.readouterr().out
    assert "chromium: /usr/bin/chromium" in said
    assert "The tests need firefox" in said
    assert "as root: apt-get install firefox-esr" in said


def test_advice_elsewhere_names_playwright(monkeypatch: pytest.MonkeyPatch) -> None:
    Machine(monkeypatch, root=False, debian=False, programs=set())
    assert "-m playwright install --with-deps firefox" in browsers.advice(FIREFOX, "it is not installed")


def test_both_browsers_are_here_and_known_to_playwright() -> None:
    for browser in BROWSERS:
        options = browser.options()
        assert options.get("executable_path") == browser.program
        assert ("channel" in options) == (browser is FIREFOX and browser.program is not None)
