"""A question on a page as its reader meets it, and the questions of the course for tests."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

SAVED = re.compile(r"Saved on this device at \d\d:\d\d")
UNSAVED = "Not saved. Your answer lasts until you close the page."
NOT_YET = "Not yet. Have another look."
FIRST = "01-first/index.html"
KINDS = "01-first/kinds.html"
QUIZ = "01-first/quiz.html"
PLAIN = "01-first/plain.html"
SECOND = "02-second/index.html"
LEARNING = "my-learning.html"


@dataclass(frozen=True)
class Kind:
    """A question of the course, an answer to it that does not hold and one that does, and what is said of them."""

    name: str
    page: str
    wrong: tuple[str, ...]
    right: tuple[str, ...]
    why_not: str
    why: str
    result: str = NOT_YET

    @property
    def typed(self) -> bool:
        """Whether it is answered by typing."""
        return self.name in {"typed", "number"}


SINGLE = Kind(
    "single",
    FIRST,
    ("The wrong one",),
    ("The right one",),
    "Not this one. It is called wrong, which should have been a warning.",
    "Yes. It is called right, and so it is.",
)
SEVERAL = Kind(
    "several",
    KINDS,
    ("Apple", "Carrot"),
    ("Apple", "Pear"),
    "Not this one. Carrots are roots, sweet as they are.",
    "Yes. Pears grow on trees as well, a little later.",
    "Partly. One found, one does not belong, one is still missing.",
)
TYPED = Kind(
    "typed",
    KINDS,
    ("meeting",),
    ("moment of truth",),
    "Not this one. A meeting may hold one, but most are shorter.",
    "Yes. Any contact can be one of them.",
)
NUMBER = Kind(
    "number",
    KINDS,
    ("3",),
    ("105",),
    "Not this one. That is the gap alone; its weight is missing.",
    "Yes. Thirty-five times three.",
)
LIMITED = Kind(
    "limited",
    KINDS,
    ("No, not this one",),
    ("Yes, this one here",),
    "Not this one. It says so itself, if one reads it closely.",
    "Yes. That is the one that was meant all the time.",
    f"{NOT_YET} Tries left: 1.",
)
ALL = (SINGLE, SEVERAL, TYPED, NUMBER, LIMITED)


class Question:
    """One question: its controls, and what it says."""

    def __init__(self, page: Page, name: str) -> None:
        self.page = page
        self.name = name
        self.box = page.locator(f"#cw-{name}")
        self.status = self.box.get_by_role("status")
        self.main = self.box.locator("button[type=submit]")
        self.field = self.box.get_by_role("textbox")
        self.options = self.box.locator(".cw-opt input")
        self.note = self.box.locator(".cw-saved")

    def option(self, text: str) -> Locator:
        """The control of an option."""
        return self.box.locator(".cw-opts").get_by_label(text, exact=True)

    def button(self, text: str) -> Locator:
        """A button by its words."""
        return self.box.get_by_role("button", name=text, exact=True)

    def shown(self, text: str) -> Locator:
        """Where this text is in sight: the author's list of answers holds it too, and is not."""
        return self.box.get_by_text(text).filter(visible=True)

    def give(self, *answer: str) -> None:
        """Chooses or types an answer, and leaves it at that."""
        if self.options.count() == 0:
            self.field.fill(answer[0])
            return
        for text in self.texts():
            control = self.option(text).first
            if control.get_attribute("type") == "checkbox" or text in answer:
                control.set_checked(text in answer)

    def check(self, *answer: str) -> None:
        """Gives an answer and presses the button."""
        if answer:
            self.give(*answer)
        self.main.click()

    def texts(self) -> list[str]:
        """The options' texts in the order in which they stand."""
        return [text.strip() for text in self.box.locator(".cw-opt label").all_inner_texts()]

    def given(self) -> list[str]:
        """What the controls hold now: chosen options, or the text in the field."""
        if self.options.count() == 0:
            return [text for text in [self.field.input_value()] if text]
        return [text for text in self.texts() if self.option(text).first.is_checked()]

    def says_of(self, answer: tuple[str, ...], text: str) -> None:
        """Expects feedback on an answer: in sight, and read out with the control that it belongs to."""
        control = self.option(answer[-1]) if self.options.count() else self.field
        expect(control).to_have_accessible_description(re.compile(re.escape(text)))
        place = self.box
        if self.options.count():
            place = self.box.locator(".cw-opt").filter(has=self.page.get_by_label(answer[-1], exact=True))
        expect(place.get_by_text(text).filter(visible=True)).to_have_count(1)


def wait_until_alive(page: Page, name: str) -> Question:
    """The question, once the script has brought it to life."""
    question = Question(page, name)
    expect(question.main).to_be_visible()
    return question


def has_focus(control: Locator) -> bool:
    """Whether a control has the page's focus, even if the window itself is not in front."""
    return bool(control.evaluate("element => element === document.activeElement"))
