"""What the form of a bank's questions gives away: where the right option stands, and how long it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from statistics import median

from courseware.activities.activity import Activity
from courseware.activities.choice.model import Choice
from courseware.activities.sets import ActivitySet
from courseware.course.course import Course
from courseware.sources.plain import plain


@dataclass(slots=True)
class BankForm:
    """A set in figures. Lengths are in characters; `single` counts questions of which one option is right."""

    title: str
    questions: int = 0
    cases: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    options: Counter[int] = field(default_factory=Counter)
    positions: Counter[int] = field(default_factory=Counter)
    """By the place of the right option as it is written, from 1; browsers mix the order where a question allows it."""
    mixed: int = 0
    longest: int = 0
    """In how many the right option is longer than every other."""
    by_chance: float = 0
    """How many these would be by chance."""
    keys: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)

    @property
    def single(self) -> int:
        """Questions of which one option is right."""
        return len(self.keys)

    @property
    def key_length(self) -> float:
        """The middle length of right options."""
        return median(self.keys) if self.keys else 0

    @property
    def other_length(self) -> float:
        """The middle length of wrong ones."""
        return median(self.others) if self.others else 0

    @property
    def places(self) -> list[tuple[int, int]]:
        """How often the right option is written first, second and so on."""
        return [(place, self.positions[place]) for place in range(1, max(self.positions, default=0) + 1)]


def forms_of(course: Course) -> list[BankForm]:
    """Every set of the course that has questions, in the order of the pages that show them; parallel forms have those of the first.

    Sets that no page shows come last, in the order of the files.
    """
    order = {page.id: number for number, page in reversed(list(enumerate(course.outline.pages)))}
    sets = {id(each): each for each in course.activities() if isinstance(each, ActivitySet) and each.after is None}

    def place(one: ActivitySet) -> int:
        page = course.shown_on.get(one.id)
        return order.get(page.id, len(order)) if page else len(order)

    return [form for form in map(form_of, sorted(sets.values(), key=place)) if form.questions]


def form_of(bank: ActivitySet) -> BankForm:
    """One set in figures."""
    form = BankForm(plain(bank.title.text), cases=sum(len(group.questions) > 1 for group in bank.groups))
    for question in bank.members():
        form.questions += 1
        form.kinds[question.kind] += 1
        _count(question, form)
    return form


def _count(question: Activity, form: BankForm) -> None:
    if not isinstance(question, Choice) or sum(answer.right for answer in question.answers) != 1:
        return
    lengths = [len(plain(answer.text.text)) for answer in question.answers]
    at = next(place for place, answer in enumerate(question.answers) if answer.right)
    others = lengths[:at] + lengths[at + 1 :]
    form.options[len(lengths)] += 1
    form.positions[at + 1] += 1
    form.mixed += question.shuffle
    form.longest += lengths[at] > max(others, default=0)
    form.by_chance += 1 / len(lengths)
    form.keys.append(lengths[at])
    form.others += others
