"""Milliseconds that a keystroke takes in a large worksheet, in Chromium on a processor slowed down to a quarter."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench.courses import write
from tests.bench.processes import mkdocs, run
from tests.bench.settings import write_settings
from tests.tools.browsers import BROWSERS

ROWS, SLOWED = 200, 4
COLUMNS = """  what: What
  why: {title: Why, type: long}
  weight: {title: Weight, type: number 0 to 100, total: 100}
  now: {title: Now, type: scale 1 to 10}
  kind: {title: Kind, type: choice, offer: [one, other]}
  done: {title: Done, type: check}
  gap: {title: Gap, formula: "weight * max(0, 9 - now)"}
  share: {title: Share, formula: 100 * gap / sum(gap), unit: "%"}
"""
TYPE = """
    async ([selector, letters]) => {
        const field = document.querySelectorAll(selector)[20]
        field.scrollIntoView()
        field.focus()
        await new Promise(done => setTimeout(done, 1500))
        const found = []
        for (const letter of letters) {
            const start = performance.now()
            field.value = letter === '.' ? '' : field.value + letter
            field.dispatchEvent(new Event('input', { bubbles: true }))
            await new Promise(done => requestAnimationFrame(() => {
                const channel = new MessageChannel()
                channel.port1.onmessage = done
                channel.port2.postMessage(0)
            }))
            found.push(performance.now() - start)
            await new Promise(done => setTimeout(done, 60))
        }
        return found
    }
"""
"""From the keystroke to what is painted for it."""


def write_sheet(root: Path) -> Path:
    """A course with one worksheet of 200 rows and 8 columns."""
    rows = "".join(
        f"  - {{what: Number {n} of many, why: For a reason, weight: {n % 7}, now: {n % 10 + 1}, kind: one, done: yes}}\n"
        for n in range(ROWS)
    )
    sheet = f"kind: worksheet\nid: large\ntitle: Large\ncolumns:\n{COLUMNS}rows:\n{rows}views: [table, pareto of gap]\n"
    write(root / "quizzes" / "large.yml", sheet)
    write(root / "site_config" / "course.yml", "id: measured\ntitle: Measured course\n")
    write(root / "course" / "index.md", "# Start\n\n/// activity | large\n")
    config = write_settings(root, 0, "inline", True)
    write(config, config.read_text("utf-8").partition("nav:")[0] + "nav:\n  - index.md\n")
    return config


def measure(root: Path) -> dict[str, list[float]]:
    """Milliseconds of each keystroke: in a field of words, and in one that all formulas hang on."""
    run(mkdocs(write_sheet(root), root / "site"))
    chromium = next(each for each in BROWSERS if each.name == "chromium")
    with sync_playwright() as driver:
        page = driver.chromium.launch(**chromium.options()).new_page()
        page.goto((root / "site" / "index.html").as_uri())
        page.locator("#cw-large tbody textarea").nth(2 * ROWS - 1).wait_for(state="attached")
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        return {
            "words": page.evaluate(TYPE, ["#cw-large tbody textarea", "a long sentence"]),
            "a number": page.evaluate(TYPE, ["#cw-large tbody [inputmode]", "1.2.3.4.5.6.7.8"]),
        }
