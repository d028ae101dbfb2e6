"""How long a package takes to show its first page inside a learning management system, on a slow computer."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile

from playwright.sync_api import Page, sync_playwright

from tests.bench.processes import COURSEWARE, run
from tests.browser.hosting import served
from tests.tools.browsers import CHROMIUM

ROUNDS, SLOWER = 5, 4
"""How often it is launched, and how many times slower than it is the processor is made to be."""
PATIENCE = 20

SYSTEM = "<!doctype html><html lang=en><title>A system</title><link rel=icon href=data:,><iframe width=1200 height=800>"
"""A system whose own work takes no time: what is measured is ours."""

INTERFACE = """
kept => {
    self.kept = kept
    self.API_1484_11 = {
        Initialize: () => 'true', Terminate: () => 'true', Commit: () => 'true', GetLastError: () => '0',
        GetValue: name => self.kept[name] ?? '',
        SetValue: (name, value) => ((self.kept[name] = value), 'true')
    }
}
"""

LAUNCH = """
() => new Promise(done => {
    const frame = document.querySelector('iframe')
    const begun = performance.timeOrigin + performance.now()
    frame.src = 'package/launch.html'
    const look = () => {
        const course = frame.contentWindow.frames[0]
        const [painted] = course?.performance.getEntriesByName('first-contentful-paint') ?? []
        if (painted && course.document.querySelector('h1')?.getClientRects().length)
            done(course.performance.timeOrigin + painted.startTime - begun)
        else setTimeout(look, 20)
    }
    look()
})
"""
"""From the system's call to the first picture of the course, in which its heading stands, in ms."""

WORK = """
texts => {
    const { box } = frames[0].coursewareHost
    const { id, leaves } = frames[0].coursewareLms
    const put = (name, v, t, data, top = {}) =>
        box.setItem(`cw/${id}/me/${name}`, JSON.stringify({ f: 1, v, t, by: 'd', data, top, old: [] }))
    for (const [page, items] of leaves) {
        put('page/' + page, '', 1000, { done: true })
        for (const [name, v] of items) put(name, v, 1000, {}, { best: 1, tries: 2 })
    }
    texts.forEach((text, n) => put('work/measured-' + n, 'v', 2000 + n, { cells: { text: [text, 2000 + n] } }))
}
"""
"""Does the whole course, and writes texts."""


def milliseconds(root: Path, config: Path) -> dict[str, list[float]]:
    """From the launch to the first page of a course in SCORM 2004, for somebody new and for somebody with all done; empty without Chromium."""
    if not CHROMIUM.program:
        return {}
    run([*COURSEWARE, "package", "scorm2004", "-f", str(config), "--out", str(root / "course.zip")])
    with ZipFile(root / "course.zip") as zipped:
        zipped.extractall(root / "package")
    (root / "system.html").write_text(SYSTEM, "utf-8")
    with served(root) as address, launching(address) as page:
        system(page, address, {})
        page.evaluate(LAUNCH)
        page.evaluate(WORK, texts())
        for _ in range(PATIENCE * 10):
            if len(page.evaluate("kept['cmi.suspend_data'] ?? ''")) > 10_000:
                break
            page.wait_for_timeout(100)
        kept = page.evaluate("kept")
        return {"new": launches(page, address, {}), "all done": launches(page, address, kept)}


@contextmanager
def launching(address: str) -> Iterator[Page]:
    """A page in a browser that keeps nothing between two launches but its cache."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(**CHROMIUM.options())
        yield browser.new_page()
        browser.close()


def system(page: Page, address: str, kept: dict[str, str]) -> None:
    """The system, with what it has of the learner."""
    page.goto(address + "system.html")
    page.evaluate("localStorage.clear()")
    page.evaluate(INTERFACE, {"cmi.learner_id": "anna", **kept})


def launches(page: Page, address: str, kept: dict[str, str]) -> list[float]:
    """The milliseconds of each launch."""
    session = page.context.new_cdp_session(page)
    found = []
    for _ in range(ROUNDS):
        system(page, address, dict(kept))
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        found.append(float(page.evaluate(LAUNCH)))
        session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    return found


def texts() -> list[str]:
    """What somebody wrote who writes much: more than a system keeps, of words that pack badly."""
    dice = random.Random(1)  # noqa: S311
    return [" ".join(f"{dice.getrandbits(40):x}" for _ in range(60)) for _ in range(120)]
