"""How long the team view of a rating takes for the files of a large team, on a slow computer."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import FilePayload, sync_playwright

from tests.bench.courses import write
from tests.bench.processes import mkdocs, run
from tests.bench.settings import write_settings
from tests.tools.browsers import BROWSERS

FILES = 100
DIMENSIONS = 8
SLOWER = 4
"""How many times slower than it is the processor is made to be."""

WATCH = """
() => {
    const team = document.querySelector('.cw-team')
    team.open = true
    self.took = new Promise((done) => {
        let begun = 0
        team.addEventListener('change', () => (begun = performance.now()), true)
        new MutationObserver(() => {
            team.getBoundingClientRect()
            done(performance.now() - begun)
        }).observe(team.querySelector('[role=status]'), {childList: true, characterData: true, subtree: true})
    })
}
"""


def milliseconds(root: Path, rounds: int = 3) -> list[float]:
    """From the choice of the files to the laid out comparison, once for each round; empty without Chromium."""
    chromium = next(each for each in BROWSERS if each.name == "chromium")
    if not chromium.program:
        return []
    run(mkdocs(course(root), root / "site"))
    page_address = (root / "site" / "01-module" / "index.html").as_uri()
    found = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(**chromium.options())
        for _ in range(rounds):
            page = browser.new_page()
            page.goto(page_address)
            page.locator(".cw-team").wait_for()
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            page.evaluate(WATCH)
            page.locator(".cw-team input[type=file]").set_input_files(files())
            found.append(float(page.evaluate("() => self.took")))
            page.close()
        browser.close()
    return found


def files() -> list[FilePayload]:
    """What the people of a team hand on."""
    made: list[FilePayload] = []
    for person in range(FILES):
        levels = {f"d{number}": str((person * 7 + number * 3) % 5 + 1) for number in range(DIMENSIONS)}
        values = levels | {f"{name}.e": "The calendar of the last quarter" for name in levels}
        values |= {".device": str(person), ".t": str(person)}
        sheet = {"format": "courseware-rating", "f": 1, "course": "measured", "activity": "team", "values": values}
        made.append({"name": f"{person}.json", "mimeType": "application/json", "buffer": json.dumps(sheet).encode()})
    return made


def course(root: Path) -> Path:
    """A course with one rating; its mkdocs.yml."""
    dimensions = "".join(
        f"  d{number}:\n    title: Dimension {number}\n    levels: {{1: little, 5: much}}\n"
        for number in range(DIMENSIONS)
    )
    write(root / "quizzes" / "team.yml", f"kind: rating\nid: team\ntitle: A team\ndimensions:\n{dimensions}")
    write(root / "course" / "index.md", "# Start\n")
    write(root / "course" / "01-module" / "index.md", "# Team\n\n/// activity | team\n")
    write(root / "site_config" / "course.yml", "id: measured\ntitle: Measured\n")
    path = write_settings(root, 0, "inline", True)
    write(
        path,
        path.read_text("utf-8").partition("nav:")[0] + "nav:\n  - index.md\n  - Team:\n      - 01-module/index.md\n",
    )
    return path
