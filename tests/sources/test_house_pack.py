"""Slots, anecdotes and words of a house: what fills them, what is told while they are open, and odd shapes of `org.yml`."""

from __future__ import annotations

import pytest

from courseware.problems import Problem, Severity
from courseware.sources.organisation import Organisation, read_organisation
from courseware.sources.yaml_files import read_yaml

STORY = (
    "anecdotes:\n  queue:\n    text: |\n      We waited\n      for an hour.\n    consent: yes\n    anonymised: yes\n"
)


def pack(text: str) -> tuple[Organisation, list[Problem]]:
    """A pack as it is read, and what is told of it."""
    nodes, problems = read_yaml(text, "org.yml")
    return read_organisation(nodes[0] if nodes else None, "org.yml", problems), problems


def filled(organisation: Organisation, text: str) -> tuple[str, list[Problem]]:
    """A text with its slots filled as far as they can be."""
    problems: list[Problem] = []
    return organisation.replace(text, 3, 1, "course/x.md", problems), problems


def test_a_story_fills_its_slot_in_one_line() -> None:
    organisation, problems = pack(STORY)
    assert problems == []
    assert filled(organisation, "> {{ org.anecdotes.queue | Nobody came. }}") == ("> We waited for an hour.", [])
    (story,) = organisation.anecdotes
    assert (story.name, story.consent, story.anonymised, story.line, story.column) == ("queue", True, True, 2, 3)


@pytest.mark.parametrize(("claim", "severity"), [("", Severity.INFORMATION), ("complete: yes\n", Severity.ERROR)])
def test_an_open_slot_keeps_the_words_of_the_course_and_is_told(claim: str, severity: Severity) -> None:
    organisation, _ = pack(f"name: Permits\n{claim}")
    text, (first, second) = filled(organisation, "A {{ org.anecdotes.q | story }},\nwith {{org.contacts.desk|whom}}.")
    assert text == "A story,\nwith whom."
    assert [(each.line, each.column, each.severity) for each in (first, second)] == [(3, 3, severity), (4, 6, severity)]
    assert first.hint == "Write `anecdotes: {q: {text: …, consent: yes, anonymised: yes}}` into `org.yml`."
    assert second.hint == "Write `contacts.desk: your words` into `org.yml`."


def test_all_open_slots_are_one_remark() -> None:
    organisation, _ = pack("name: Permits\n")
    other = Problem("a.md", 1, 1, "L22", "Another.", "")
    _, told = filled(organisation, "\n".join(f"{{{{ org.a{n} | b }}}}" for n in range(5)))
    first, remark = organisation.open_slots([*told, other])
    assert first is other
    assert (remark.path, remark.severity) == ("org.yml", Severity.INFORMATION)
    assert remark.message.startswith(
        "5 slots wait for words and stories of your house (course/x.md:3, course/x.md:4, course/x.md:5 …);"
    )
    (one,) = organisation.open_slots(told[:1])
    assert one.message.startswith("1 slot waits for words and stories of your house (course/x.md:3);")
    assert organisation.open_slots([other]) == [other]


def test_slots_of_a_complete_pack_stay_one_by_one() -> None:
    organisation, _ = pack("complete: yes\n")
    _, told = filled(organisation, "{{ org.a | b }} {{ org.c | d }}")
    assert organisation.open_slots(told) == told


def test_a_word_without_a_text_of_the_course_is_no_slot() -> None:
    _, (problem,) = filled(Organisation(), "{{ org.custommer }}")
    assert (problem.code, problem.severity) == ("L22", Severity.ERROR)


ODD = {
    "a list of stories": ("anecdotes: [a, b]\n", (1, 12, "group-expected")),
    "a story that is a text": ("anecdotes: {q: hello}\n", (1, 13, "no-anecdote")),
    "a story without text": ("anecdotes: {q: {consent: yes, anonymised: yes}}\n", (1, 13, "no-anecdote")),
    "a text that is a list": ("anecdotes: {q: {text: [a], consent: yes}}\n", (1, 23, "text-expected")),
    "consent that is no answer": ("anecdotes: {q: {text: a, consent: perhaps}}\n", (1, 35, "wrong-word")),
    "a key that stories do not have": ("anecdotes: {q: {text: a, teller: b}}\n", (1, 26, "unknown-setting")),
    "a claim that is no answer": ("complete: maybe\n", (1, 11, "wrong-word")),
    "one without many": ("customer: {one: guest}\n", (1, 1, "one-and-many")),
    "a list of words": ("customer: [guest, guests]\n", (1, 19, "text-expected")),
    "groups in groups": ("words: {ticket: {one: a}}\n", (1, 17, "text-expected")),
    "no word": ("name:\n", (1, 1, "empty-value")),
}


@pytest.mark.parametrize(("text", "place"), ODD.values(), ids=ODD)
def test_odd_shapes_are_told_by_line(text: str, place: tuple[int, int, str]) -> None:
    organisation, problems = pack(f"{text}sector: housing\n")
    assert [(each.line, each.column, each.code) for each in problems] == [place]
    assert organisation.words["sector"] == "housing"
