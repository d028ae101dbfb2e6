"""What all questions share: the case, hints, attempts, answers with what is said about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import fields as fields_of
from typing import Any

from courseware.activities.activity import Activity, Context
from courseware.activities.common import read_own_settings
from courseware.activities.identity import option_keys, version
from courseware.problems import Problem, Severity
from courseware.sources.drafts import Draft
from courseware.sources.items import Item
from courseware.sources.marks import find_gaps, has_marked
from courseware.sources.media import Media
from courseware.sources.plain import plain
from courseware.sources.text import Part


@dataclass(slots=True, kw_only=True)
class Answer:
    """An answer that the author foresaw. `key` is what records keep."""

    key: str
    right: bool
    text: Part
    because: Part | None
    missed: Part | None
    line: int
    column: int

    def base(self) -> dict[str, Any]:
        """Its fields, for a kind that adds some of its own."""
        return {each.name: getattr(self, each.name) for each in fields_of(Answer)}


@dataclass(slots=True, kw_only=True)
class Question(Activity):
    """A question; `attempts` 0 means unlimited."""

    case: Part | None
    hints: tuple[Part, ...]
    explain: Part | None
    attempts: int
    shuffle: bool
    confidence: bool
    answers: tuple[Answer, ...]
    media: tuple[Media, ...] = ()
    """What can be seen or heard with it."""

    @property
    def takes_minutes(self) -> float:
        """A minute and a quarter: to read it, to decide, and to read why."""
        return 1.25

    @property
    def may_be_drawn(self) -> bool:
        """Always."""
        return True

    @property
    def shown_case(self) -> Part | None:
        """The case as it is rendered: a kind may have put marks into it (`sources.marks`)."""
        return self.case

    @property
    def key_words(self) -> tuple[str, ...]:
        """What is right, in words, for those who teach."""
        return tuple(plain(answer.text.text) for answer in self.answers if answer.right)

    @property
    def in_gaps(self) -> str:
        """What stands in the place of each mark where the case is only read."""
        return ""

    @property
    def offered(self) -> tuple[str, ...]:
        """What one chooses from, in words, where the question cannot be understood without; in no telling order."""
        return ()

    @property
    def keys_offered(self) -> tuple[str, ...]:
        """The keys that an answer is made of, in an order that tells nothing; none where it is typed."""
        return ()

    def more(self) -> Iterator[Part]:
        """Texts that only this kind of question has."""
        return iter(())

    def parts(self) -> Iterator[Part]:
        """Title, case, answers with what is said about them, hints, explanation, and what the kind adds."""
        yield self.title
        for part in (self.shown_case, *self.hints, self.explain, *self.more()):
            if part:
                yield part
        for media in self.media:
            yield from media.parts()
        for answer in self.answers:
            yield answer.text
            for said in (answer.because, answer.missed):
                if said:
                    yield said

    def lines(self) -> Iterator[Part]:
        """The title, the names of what is played, and answers of one line."""
        yield self.title
        yield from (media.title for media in self.media)
        for answer in self.answers:
            if len(answer.text.lines) == 1:
                yield answer.text


def read_common(
    draft: Draft, context: Context, shuffle: bool = True, private: bool = False, gaps: bool = False
) -> dict[str, Any] | None:
    """The fields of `Question` that have nothing to do with the kind, for its constructor.

    None (and a problem) where the question asks nothing. `gaps` says that the case may have some.
    """
    fields = draft.fields
    if not gaps:
        tell_gaps(draft, draft.case)
    answers = read_answers(draft)
    common = read_own_settings(draft, context, private) | {
        "version": version(draft.kind, [(answer.key, answer.right) for answer in answers]),
        "hints": fields.texts("hint", "hints"),
        "explain": draft.explain,
        "attempts": 0 if fields.word_or("attempts", "") == "unlimited" else fields.whole("attempts", 0, 1),
        "shuffle": fields.yes_no("shuffle", shuffle),
        "confidence": fields.yes_no("confidence", False),
        "answers": answers,
        "media": tuple(draft.media),
    }
    return common if asks(draft) else None


def tell_gaps(draft: Draft, *parts: Part | None) -> None:
    """Tells gaps where none can be: in another kind of question, or outside the case."""
    for part in parts:
        for gap in find_gaps(part) if part else []:
            message = f"`[[{gap.inside}]]` is a gap, and only a question of the kind `blanks` has gaps"
            hint = "Write `kind: blanks` among its settings; what is to be shown with its brackets stands in backticks."
            if part is not draft.case:
                message = f"The gap `[[{gap.inside}]]` stands outside the text in which gaps are filled"
                hint = "Move it into the text between the settings and the answers (in YAML: into `text:`)."
            message += ", so its brackets would be shown."
            draft.fields.problems.append(Problem(draft.path, gap.line, gap.column, "misplaced-gap", message, hint))


def asks(draft: Draft) -> bool:
    """Whether the question asks something; a problem where it does not, or where part of it would be lost."""
    title = draft.title
    if title is None:
        draft.fields.say(
            "no-title",
            "This question does not say what is asked, so it cannot be listed or found.",
            "Write it behind the bar: `/// question | What is asked?` (in YAML: `ask: What is asked?`).",
        )
        return False
    if "" in (line.strip() for line in title.lines):
        draft.fields.problems.append(
            Problem(
                draft.path,
                title.line,
                title.column,
                "long-title",
                "What is asked has several paragraphs here; only the first would be shown.",
                "Leave one sentence that asks, and write the rest under `text:`.",
            )
        )
    return True


def read_answers(draft: Draft) -> tuple[Answer, ...]:
    """The answers with their keys."""
    items = [answer.item for answer in draft.answers]
    keys = option_keys((item.key, (item.was or item.text).text) for item in items)
    given: dict[str, int] = {}
    for item in items:
        if not item.text.text.strip("| \n"):
            tell(
                draft,
                item,
                "empty-answer",
                "This answer has no text, so nobody could choose it.",
                "Write it, or take the line away.",
            )
        if item.key and given.setdefault(item.key, item.line) != item.line:
            tell(
                draft,
                item,
                "key-twice",
                f"The key `{item.key}` stands already in line {given[item.key]}; records could not tell the two apart.",
                "Give one of them another key.",
            )
    return tuple(
        Answer(
            key=key,
            right=item.ticked,
            text=item.text,
            because=item.because,
            missed=item.missed,
            line=item.line,
            column=item.column,
        )
        for key, item in zip(keys, items, strict=True)
    )


def tell(draft: Draft, item: Item, code: str, message: str, hint: str, severity: Severity = Severity.ERROR) -> None:
    """Adds a problem at an answer."""
    draft.fields.problems.append(Problem(draft.path, item.line, item.column, code, message, hint, severity))


def no_missed(draft: Draft, wrong_only: bool = False) -> None:
    """Tells `Missed:` where it would never be shown: under wrong answers, or under all where nothing is left out."""
    for answer in draft.answers:
        if answer.item.missed and not (wrong_only and answer.item.ticked):
            tell(
                draft,
                answer.item,
                "missed-unused",
                "`Missed:` speaks to those who left a right option out"
                + (
                    ", and this one is wrong; nobody would read it."
                    if wrong_only
                    else "; here nothing can be left out, and nobody would read it."
                ),
                "Write it as a plain `>` line, or take it away.",
                Severity.WARNING,
            )


def need_right(draft: Draft, answers: tuple[Answer, ...], spelling: str) -> bool:
    """Whether one answer is right; else that is a problem (rule L02)."""
    if any(answer.right for answer in answers):
        return True
    if answers:
        draft.fields.say(
            "L02",
            "No answer of this question is right, so nobody could ever solve it.",
            f"Mark the right one: {spelling}.",
        )
    else:
        draft.fields.say(
            "L02",
            "This question has no answers, so there is nothing to check.",
            "Write `kind: highlight` among its settings, if what stands between `==` is to be picked."
            if draft.case and has_marked(draft.case)
            else f"List them below what is asked, the right one as {spelling}.",
        )
    return False
