"""An exam as somebody sits it: beginning, answering, handing in."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

EXAM = "05-exam/index.html"
CERTIFICATE = "05-exam/certificate.html"
BEFORE = "05-exam/before.html"


class Sitting:
    """One exam on a page."""

    def __init__(self, page: Page, name: str = "last-test") -> None:
        self.page = page
        self.box = page.locator(f"#cw-{name}")
        self.heading = self.box.locator(".cw-sheet-of-exam > h3")
        self.list = self.box.locator(".cw-list button")
        self.status = self.box.locator(":scope > section > [role=status]")
        self.saved = self.box.locator(".cw-saved")
        self.verdict = self.box.locator(".cw-verdict")
        self.asking = self.box.locator(".cw-ask-to-hand-in")
        self.clock = self.box.locator(".cw-face")

    def button(self, text: str | re.Pattern[str]) -> Locator:
        """A button by its words."""
        return self.box.get_by_role("button", name=text, exact=True)

    def begin(self, text: str | re.Pattern[str] = "Begin") -> Sitting:
        """Sits down."""
        self.button(text).click()
        expect(self.list.first).to_be_visible()
        return self

    @property
    def question(self) -> Locator:
        """The question that is open."""
        return self.box.locator(".cw-sheet-of-exam [data-w]").filter(visible=True)

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.question.get_attribute("id")).removeprefix("cw-")

    def ids(self) -> list[str]:
        """The ids of all that was drawn, in their order."""
        found = self.box.locator(".cw-sheet-of-exam [data-w]")
        return [name.removeprefix("cw-") for name in found.evaluate_all("all => all.map(each => each.id)")]

    def answer(self, right: bool = True) -> None:
        """Answers the open question."""
        box, name = self.question, self.id
        if box.get_by_role("radio").count():
            box.get_by_label(re.compile("^Holds|^It is the one" if right else "^Fails|^It is another")).check()
        elif box.locator("select").count():
            for item, place in (("The council", "Pays"), ("Mrs Aalto", "Uses")):
                box.get_by_label(item).select_option(label=place if right else "Pays")
        else:
            numbers = {"ex-n0": "7", "ex-n1": "8"}
            box.get_by_role("textbox").fill(numbers.get(name, "Hand-over") if right else "99")

    def answer_all(self, right: int = 99, leave: int = 0) -> list[str]:
        """Answers one after the other: the first so many right, the others wrong, the last so many not at all."""
        names = self.ids()
        for number in range(len(names) - leave):
            self.list.nth(number).click()
            self.answer(number < right)
        return names

    def hand_in(self) -> None:
        """Hands in, open questions or not."""
        self.box.locator(".cw-book").get_by_role("button", name="Hand in", exact=True).click()
        self.asking.get_by_role("button", name=re.compile("^Hand in")).click()
        expect(self.verdict).to_be_focused()
