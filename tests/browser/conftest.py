"""Real browsers on a real site: what only they can show.

The site is built once from `course/` beside this file. Each test gets a page in Chromium and in
Firefox, and fails if that page logs an error, breaks a policy or asks another host for anything.
"""

from __future__ import annotations

import functools
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, expect, sync_playwright

from tests.browser.building import Build, built
from tests.browser.covering import THOROUGH
from tests.browser.hosting import STRICT, Host, hosted
from tests.browser.serving import Nginx, nginx
from tests.browser.visits import Visit, visiting
from tests.tools.browsers import BROWSERS

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FIREFOX_PREFERENCES = {
    # Playwright relaxes this one, and a test from a file would then prove nothing.
    "security.fileuri.strict_origin_policy": True,
    # Pictures a second. No test looks at more, and here the processor has to paint each of them.
    "layout.frame_rate": 20,
}
PATIENCE = 20000
"""Milliseconds to wait for what should come."""
expect.set_options(timeout=PATIENCE)


def pytest_configure(config: pytest.Config) -> None:
    """Every test runs in each browser, unless one was asked for."""
    config.option.browser = config.option.browser or [browser.name for browser in BROWSERS]


SOMETIMES = {
    r"(?:axe|accessible|colours)\w*\[firefox(?!\])": 3,
    r"test_every_ending_of_our_own_stories\[firefox": 3,
    r"test_every_kind_on_one_page_by_keyboard_alone\[(?:http-chromium|file-firefox)": 0,
}
"""Of the tests with such a name `make test` runs one in so many (0: none): Firefox is slow to drive, and what a page holds is the same in
both. Chromium looks at every state, and the soak runs all of them."""
IN_BOTH = ("answers", "copies", "exam", "everything", "forbidden_storage", "full_storage", "hosting", "keyboard", "offline",
           "offline_edition", "promise", "shared_device", "trips")  # fmt: skip
"""What the two browsers do each in their own way: keeping, files, keys. Of the other files `make test` runs every second test in Firefox,
so that two cores are done in time; the soak runs them all."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """All tests here drive a browser. What only the soak does is left out before anything runs."""
    for item in items:
        if HERE in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)
    if THOROUGH or "::" in "".join(config.args):
        return
    left: list[pytest.Item] = []
    for pattern, share in SOMETIMES.items():
        named = [item for item in items if re.search(pattern, item.name) and item not in left]
        left += [item for number, item in enumerate(named) if not share or number % share]
    others = [
        item
        for item in items
        if re.search(r"\[(?:\w+-)?firefox", item.name)
        and Path(item.path).stem.removeprefix("test_") not in IN_BOTH
        and item not in left
    ]
    left += others[1::2]
    if left:
        items[:] = [item for item in items if item not in left]
        config.hook.pytest_deselected(items=left)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says what the trial of the store's promise has counted."""
    for report in (report for reports in terminalreporter.stats.values() for report in reports):
        for name, value in getattr(report, "user_properties", ()):
            if name == "promise" and report.when == "call":
                terminalreporter.write_line(f"The store's promise, {value}")


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Builds a course, once in a run."""
    own = tmp_path_factory.getbasetemp()
    # Each process of a run that has several keeps to a folder of its own below that of the run.
    return functools.partial(built, own.parent if "PYTEST_XDIST_WORKER" in os.environ else own)


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the course for tests, with the theme of our own course."""
    folder = tmp_path_factory.mktemp("course")
    shutil.copytree(HERE / "course", folder, dirs_exist_ok=True)
    shutil.copytree(ROOT / "site_config" / "theme", folder / "site_config" / "theme")
    return folder


@pytest.fixture(scope="session")
def site(course: Path, build: Build) -> Path:
    """That course, built."""
    return build(course)


@pytest.fixture(scope="session")
def shared_course(course: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That course for a device that several people share, with a module that waits for the one before."""
    folder = tmp_path_factory.mktemp("shared")
    shutil.copytree(course, folder, dirs_exist_ok=True)
    settings = folder / "site_config" / "course.yml"
    settings.write_text(settings.read_text("utf-8") + "\nshared-device: yes\nnext-after-done: [03-third]\n", "utf-8")
    return folder


@pytest.fixture(scope="session")
def own_site(build: Build) -> Path:
    """The course that ships with Courseware, built for trainees."""
    return build(ROOT)


@pytest.fixture(scope="session", params=["trainee", "trainer"])
def own_edition(request: pytest.FixtureRequest, build: Build) -> Path:
    """Each edition of it."""
    return build(ROOT, str(request.param))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """One driver for all tests of a process."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which browsers put what is downloaded."""
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="session")
def launch(playwright: Playwright, browser_name: str, downloads: Path) -> Callable[..., Browser]:
    """Starts the browser; Firefox takes preferences instead of a context's options for colours and motion."""
    kind = next(each for each in BROWSERS if each.name == browser_name)

    def start(**preferences: bool | int | str) -> Browser:
        options = kind.options() | {"downloads_path": downloads}
        if kind.name == "firefox":
            options["firefox_user_prefs"] = {**FIREFOX_PREFERENCES, **preferences}
        return getattr(playwright, kind.name).launch(**options)  # type: ignore[no-any-return]

    return start


@pytest.fixture(scope="session")
def running(playwright: Playwright) -> Iterator[dict[str, Browser]]:
    """The browsers that were started, closed when the last test is over: tests may come in any order."""
    started: dict[str, Browser] = {}
    yield started
    for each in started.values():
        each.close()


@pytest.fixture(scope="session")
def browser(browser_name: str, running: dict[str, Browser], launch: Callable[..., Browser]) -> Browser:
    """The browser, kept for all tests."""
    if browser_name not in running:
        running[browser_name] = launch()
    return running[browser_name]


@pytest.fixture(scope="session")
def on_web() -> Iterator[Callable[[Path], str]]:
    """Where a site is on the web: on nginx with the settings we ship, in a folder of a server that nobody changes."""
    with ExitStack() as servers:
        yield functools.cache(lambda site: servers.enter_context(nginx(site)).address)


@pytest.fixture(scope="session")
def web(site: Path, on_web: Callable[[Path], str]) -> str:
    """The site on the web: where the place is not the question."""
    return on_web(site)


@pytest.fixture(scope="session", params=["http", "file"])
def root(request: pytest.FixtureRequest, site: Path, web: str) -> str:
    """Where the site is: on a web server with a strict policy, or in a folder."""
    return {"http": web, "file": f"{site.as_uri()}/"}[str(request.param)]


@pytest.fixture
def server(site: Path) -> Iterator[Nginx]:
    """nginx for one test, which may put another version online."""
    with nginx(site) as made:
        yield made


@pytest.fixture
def host(site: Path) -> Iterator[Host]:
    """A server of a test's own, whose folder it may exchange."""
    with hosted(site, policy=STRICT) as made:
        yield made


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor who has not been here before."""
    made = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    made.set_default_timeout(PATIENCE)
    yield made
    made.close()


@pytest.fixture
def visit(context: BrowserContext, root: str) -> Iterator[Visit]:
    """A visit to the site in each place; fails in the end if anything went wrong."""
    with visiting(context, root) as made:
        yield made


@pytest.fixture
def web_visit(context: BrowserContext, web: str) -> Iterator[Visit]:
    """A visit to the site on the web."""
    with visiting(context, web) as made:
        yield made


@pytest.fixture
def host_visit(context: BrowserContext, host: Host) -> Iterator[Visit]:
    """A visit to a server whose folder the test exchanges."""
    with visiting(context, host.address) as made:
        yield made
