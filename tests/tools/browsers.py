"""Gets the two browsers that the tests drive, and knows how each of them is started.

Run as a script it makes sure that both are there: Debian's own `chromium` and
`firefox-esr` through apt where that can be done, Playwright's download elsewhere.
A browser that cannot be had ends it with a sentence on how to get one; tests are
never skipped for want of it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, Playwright, sync_playwright

# A browser that looks for updates or news would be a request to another host in every test.
_QUIET_CHROMIUM = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


@dataclass(frozen=True, slots=True)
class Browser:
    """One browser: its name in Playwright, and its command and package in Debian."""

    name: str
    package: str
    oldest: int
    """The first version that is known to do what tests ask of it."""

    @property
    def version(self) -> int:
        """The number of the system's own program, 0 where there is none."""
        said = (
            subprocess.run([self.program, "--version"], capture_output=True, text=True, check=False)
            if self.program
            else None
        )
        found = re.search(r"(\d+)\.", said.stdout) if said else None
        return int(found[1]) if found else 0

    @property
    def program(self) -> str | None:
        """The system's own program, or None where Playwright's download has to serve."""
        program = shutil.which(self.package)
        # A snap sees neither hidden folders nor /tmp, where a test keeps its profile.
        return None if program and program.startswith("/snap/") else program

    def options(self) -> dict[str, Any]:
        """What Playwright's `launch` needs in order to start it."""
        options: dict[str, Any] = {}
        if self.program:
            options["executable_path"] = self.program
            if self.name == "firefox":
                # Playwright speaks to a Firefox that it has not patched over WebDriver BiDi only.
                options["channel"] = "moz-firefox"
        if self.name == "chromium":
            options["args"] = [*_QUIET_CHROMIUM, *(["--no-sandbox"] if _is_root() else [])]
        return options

    def fault(self, playwright: Playwright) -> str:
        """Why it cannot be used, or "". Only a download is started to find out: a package brings what it needs."""
        if self.program:
            return "" if self.version >= self.oldest else f"{self.version} is older than {self.oldest}"
        try:
            getattr(playwright, self.name).launch(**self.options()).close()
        except Error as error:
            return error.message.strip().partition("\n")[0]
        return ""


CHROMIUM = Browser("chromium", "chromium", 140)
FIREFOX = Browser("firefox", "firefox-esr", 153)
BROWSERS = (CHROMIUM, FIREFOX)


def get(browsers: tuple[Browser, ...] = BROWSERS) -> None:
    """Installs those that are not there yet or too old, as far as this system allows."""
    missing = [browser for browser in browsers if browser.version < browser.oldest]
    if missing and has_apt():
        install_packages([browser.package for browser in missing])
    # Playwright itself sees whether it has downloaded them before.
    if names := [browser.name for browser in missing if not browser.program]:
        _run([sys.executable, "-m", "playwright", "install", *names])


def advice(browser: Browser, fault: str) -> str:
    """What to do about a browser that cannot be had or does not start, in one sentence."""
    if is_debian():
        way = f"as root: apt-get install {browser.package}"
    else:
        way = (
            f"with a connection to the internet: {Path(sys.executable).name} -m playwright install "
            f"--with-deps {browser.name} (or put a program named {browser.package} on your PATH)"
        )
    return f"The tests need {browser.name}, and it does not start here ({fault}). Get it {way}."


def main() -> int:
    """Gets both browsers, and returns 1 with a sentence for each that is not to be had."""
    get()
    with sync_playwright() as playwright:
        faults = [(browser, browser.fault(playwright)) for browser in BROWSERS]
    for browser, fault in faults:
        print(advice(browser, fault) if fault else f"{browser.name}: {browser.program or 'from Playwright'}")
    return int(any(fault for _, fault in faults))


def install_packages(packages: list[str]) -> None:
    """Through apt. An old list of packages may still offer an old browser, so it is renewed first; offline, it has to do."""
    _run(["apt-get", "update"])
    _run(["apt-get", "install", "--yes", "--no-install-recommends", *packages])


def _run(command: list[str]) -> bool:
    """True if it went well. Its output goes to stderr: installing takes minutes, and silence worries."""
    print("Running:", *command, file=sys.stderr, flush=True)
    settings = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, env=settings, check=False)
    return done.returncode == 0


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def is_debian() -> bool:
    """Debian itself: Ubuntu's `chromium` is a snap, and it has no `firefox-esr`."""
    release = Path("/etc/os-release")
    return release.exists() and "ID=debian" in release.read_text(encoding="utf-8").splitlines()


def has_apt() -> bool:
    """Whether packages can be installed here."""
    return _is_root() and is_debian() and shutil.which("apt-get") is not None


if __name__ == "__main__":
    raise SystemExit(main())
