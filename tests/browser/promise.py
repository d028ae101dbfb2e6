"""The store's promise, put to the test: no acknowledged answer is ever lost.

Two tabs work on the real store of a real page: answers to several wordings, cells, pages; at the same moment, with a full
quota, with clocks that jump, with records that something has spoilt, with tabs closed in the middle, with copies that come
in again and again. A ledger has every write that the store called written and read back. When the tabs have come to rest,
each has to be there: itself, or a later one for the same wording, cell by cell and figure by figure.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page

from tests.browser.asking import LEARNING, PLAIN
from tests.browser.breaking import fill, make_room

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "plugins/courseware/browser/shared.ts"
DAY = 86_400_000
WORDINGS = 6
"""As many as a record keeps: the newest, and five before it."""

SKEWED = "{ const now = Date.now; self.skew = 0; Date.now = () => now() + self.skew }"
WITNESS = """
    () => {
        self.heard = []
        new BroadcastChannel('witness').addEventListener('message', ({ data }) => heard.push(data))
    }
"""


def driver() -> str:
    """The script for a tab, with the names of what the core hands over in their order."""
    handed = SHARED.read_text("utf-8").partition("export const shared = ")[2].partition("\n}")[0]
    names = ", ".join(re.findall(r"\b[A-Za-z]\w*\b", handed))
    return (HERE / "promise.js").read_text("utf-8").replace("[NAMES]", f"[{names}]")


@dataclass
class Counts:
    """What happened."""

    operations: int = 0
    acknowledged: int = 0
    spoilt: int = 0
    """Records that were made unreadable."""
    excused: int = 0
    """Acknowledged writes that the reader erased later, or that something spoilt where they lay."""
    closed: int = 0
    full: int = 0
    brought: int = 0
    erased: int = 0
    lost: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.operations} operations, {self.acknowledged} acknowledged writes, {len(self.lost)} lost; "
            f"{self.full} times full, {self.spoilt} records spoilt, {self.closed} tabs closed in mid-write, "
            f"{self.brought} copies brought in, {self.erased} times erased ({self.excused} writes looked for and then excused)"
        )


class Trial:
    """One seeded run."""

    def __init__(self, context: BrowserContext, root: str, seed: int, size: int = 100) -> None:
        self.context = context
        self.root = root
        self.size = size
        self.dice = random.Random(seed)  # noqa: S311 - the same run for the same seed
        self.counts = Counts()
        self.ledger: list[dict[str, Any]] = []
        self.unreadable: dict[str, str] = {}
        self.copies: list[str] = []
        self.number = 0
        self.erased_until = 0
        self.is_full = False
        self.script = driver()
        context.add_init_script(SKEWED)
        self.witness = context.new_page()
        self.witness.goto(root + "sitemap.xml")
        self.witness.evaluate(WITNESS)
        self.tabs = [self.open(), self.open()]

    def open(self, path: str = PLAIN) -> Page:
        """A tab with the store, ready to be driven."""
        tab = self.context.new_page()
        tab.goto(self.root + path)
        tab.evaluate(self.script)
        return tab

    @contextmanager
    def desk(self) -> Iterator[Page]:
        """A third tab for a moment: "My learning", where copies come in and all is erased."""
        tab = self.open(LEARNING)
        tab.locator(".cw-tools").get_by_role("button", name="Erase", exact=True).first.wait_for()
        yield tab
        self.rest()
        tab.close()

    # --- what is done ---

    def operation(self) -> dict[str, Any]:
        """One thing for a tab to do."""
        dice = self.dice
        yields = dice.random() < 0.05
        draw = dice.random()
        if draw < 0.04:
            return {"act": dice.choice(("list", "flush")), "yields": yields}
        self.number += 1
        put: dict[str, Any] = {"act": "put", "n": self.number, "top": {}, "v": "", "yields": yields}
        if draw < 0.5:
            top = {"best": dice.randrange(5) / 4, "tries": dice.randrange(1, 9)}
            labels = ["x" * dice.randrange(200)]
            data = {"n": self.number, "response": ["a"], "labels": labels, "objectives": []}
            version = f"v{dice.randrange(WORDINGS)}"
            return {**put, "name": f"answer/q{dice.randrange(40)}", "v": version, "data": data, "top": top}
        if draw < 0.9:
            return {**put, "name": f"work/w{dice.randrange(6)}", "cell": f"c{dice.randrange(30)}"}
        return {**put, "name": f"page/p{dice.randrange(20)}", "data": {"done": dice.random() < 0.7, "n": self.number}}

    def start(self, tab: Page, size: int, at: float) -> None:
        """Has a tab begin at a moment, in ms."""
        skew = self.dice.choice((0, 0, 0, 5, -3, DAY, -DAY, 400 * DAY, -400 * DAY))
        todo = [self.operation() for _ in range(size)]
        self.counts.operations += size
        tab.evaluate("order => drive.start(order)", {"todo": todo, "at": at, "skew": skew})

    def round(self, size: int, closes: bool = False) -> None:
        """Both tabs work at the same moment; one may be closed while they do."""
        at = time.time() * 1000 + 150
        for tab in self.tabs:
            self.start(tab, size, at)
        if closes:
            which = self.dice.randrange(2)
            time.sleep(0.16 + self.dice.random() * 0.02)
            self.tabs[which].close()
            self.counts.closed += 1
            self.tabs[1 - which].evaluate("() => drive.end()")
            self.tabs[which] = self.open()
            return
        for tab in self.tabs:
            tab.evaluate("() => drive.end()")

    def note(self) -> None:
        """Takes what the witness has heard into the ledger."""
        for write in self.witness.evaluate("() => heard.splice(0)"):
            self.counts.acknowledged += 1
            self.ledger.append(write)

    def rest(self) -> None:
        """Waits until nothing is written any more, in either tab: two that answered each other for ever would be found here."""
        before = ""
        for _ in range(100):
            self.witness.wait_for_timeout(60)
            now = "\n".join(tab.evaluate("() => drive.stored()") for tab in self.tabs)
            if now == before and len(set(now.split("\n"))) == 1:
                return self.note()
            before = now
        raise AssertionError("the tabs never come to rest")

    def spoil(self) -> None:
        """Something makes a record unreadable. What it held cannot be asked for any more, but its text is not dropped."""
        name = self.dice.choice([f"answer/q{self.dice.randrange(40)}", f"work/w{self.dice.randrange(6)}"])
        if not self.is_full:
            self.compare(self.tabs[0])
        self.number += 1
        text = self.dice.choice(('{{"f":1,"v":"{}', "broken {}", '{{"f":9,"n":{}}}', "[{}]")).format(self.number)
        self.dice.choice(self.tabs).evaluate("([name, text]) => drive.spoil(name, text)", [name, text])
        self.unreadable[name] = text
        self.counts.spoilt += 1
        self.excuse(lambda write: write["name"] == name)
        self.rest()

    def excuse(self, is_gone: Any) -> None:
        """Takes writes out of the ledger of which nothing is promised any more."""
        left = [write for write in self.ledger if not is_gone(write)]
        self.counts.excused += len(self.ledger) - len(left)
        self.ledger = left

    def bring(self) -> None:
        """A copy from earlier comes in, and again, while both tabs are at work."""
        if not self.copies or self.dice.random() < 0.3:
            self.copies.append(self.dice.choice(self.tabs).evaluate("() => drive.copy()"))
        with self.desk() as desk:
            for tab in self.tabs:
                self.start(tab, self.size // 2, time.time() * 1000 + 100)
            for _ in range(2):
                desk.evaluate("text => drive.bring(text)", self.dice.choice(self.copies))
                self.counts.brought += 1
            for tab in self.tabs:
                tab.evaluate("() => drive.end()")

    def turn_full(self, on: bool) -> None:
        """Another site of the same origin takes all the room there is, or gives it back."""
        (fill if on else make_room)(self.tabs[0])
        self.counts.full += on
        self.is_full = on
        if not on:
            for tab in self.tabs:
                tab.evaluate("() => drive.flush()")
        self.rest()

    def erase(self) -> None:
        """The reader erases everything: what was before is over, and must not come back."""
        if self.is_full:
            self.turn_full(False)
        self.compare(self.tabs[0])
        with self.desk() as desk:
            desk.evaluate("() => drive.erase()")
        self.counts.erased += 1
        self.copies.clear()
        self.unreadable.clear()
        self.excuse(lambda _: True)
        self.erased_until = self.number

    def run(self, operations: int) -> Counts:
        """Does so many operations, and looks what is left."""
        number = 0
        while self.counts.operations < operations:
            self.round(self.size, closes=not self.is_full and number % 5 == 3)
            self.rest()
            if number % 2:
                self.spoil()
            if number % 4 == 2:
                self.bring()
            if number % 7 in (1, 2):
                self.turn_full(not self.is_full)
            if number % 20 == 2:
                self.erase()
            number += 1
        if self.is_full:
            self.turn_full(False)
        self.look()
        return self.counts

    # --- what is left ---

    def compare(self, tab: Page) -> dict[str, Any]:
        """Looks for every write of the ledger among the records of a tab."""
        records: dict[str, Any] = tab.evaluate("() => drive.records()")
        self.counts.lost += [str(write) for write in self.ledger if not is_kept(write, records.get(write["name"]))]
        return records

    def look(self) -> None:
        """Compares what a fresh page finds with the ledger."""
        for tab in self.tabs:
            tab.evaluate("() => drive.flush()")
        self.rest()
        for tab in self.tabs:
            tab.close()
        fresh = self.open()
        records = self.compare(fresh)
        texts: list[str] = fresh.evaluate("() => Object.values(localStorage)")
        self.counts.lost += [f"set aside: {text}" for text in self.unreadable.values() if text not in texts]
        self.counts.lost += [f"came back: {n}" for n in numbers(records) if n <= self.erased_until]


def is_kept(write: dict[str, Any], record: dict[str, Any] | None) -> bool:
    """Whether a write is there, or a later one for the same wording."""
    entries = [record, *record["old"]] if record else []
    entry = next((each for each in entries if each["v"] == write["v"]), None)
    if entry is None or entry["t"] < write["t"]:
        return False
    if any(entry["top"].get(name, -1) < value for name, value in (write["top"] or {}).items()):
        return False
    if not write.get("cell"):
        return True
    name, value, at = write["cell"]
    there, then = entry["data"]["cells"].get(name, ["", -1])
    return bool(then > at or (then == at and there >= value))


def numbers(records: dict[str, Any]) -> Iterator[int]:
    """The number of every write that is still there."""
    for record in records.values():
        for entry in (record, *record["old"]):
            if "n" in entry["data"]:
                yield entry["data"]["n"]
            yield from (int(value) for value, _ in entry["data"].get("cells", {}).values())
