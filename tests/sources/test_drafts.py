"""Drafts: Markdown and YAML are two spellings with one meaning; sets hold members; ids find their place."""

from __future__ import annotations

import pytest

from courseware.activities.question import Question
from courseware.course.reading import activities_in
from courseware.problems import Problem
from courseware.sources.drafts import Draft, complete, from_mapping, members_of, spellings
from courseware.sources.fixing import apply_fixes
from courseware.sources.lines import read_lines
from courseware.sources.pages import read_page
from courseware.sources.yaml_files import read_yaml
from tests.sources.pages import codes, page, plain, told


def draft(text: str) -> tuple[Draft, list[Problem]]:
    """The draft of a YAML text."""
    nodes, problems = read_yaml(plain(text), "quizzes/x.yml")
    return from_mapping(nodes[0], "quizzes/x.yml", problems), problems


def question(text: str) -> Question:
    """The only question of a page or a YAML text."""
    if text.lstrip().startswith("///"):
        (found,) = page(text).own_activities()
    else:
        problems: list[Problem] = []
        (found,) = activities_in(plain(text), "quizzes/x.yml", problems)
        assert problems == []
    assert isinstance(found, Question)
    return found


SPELLINGS = [
    (
        "\n/// question | A?\n    id: x\n    hint: h\n    points: 2\n\ncase\n\n- [x] a\n  > why\n  > Missed: m\n- [ ] b\n  > no\n\nrest\n///\n",
        (
            "\nid: x\nask: A?\nhints: [h]\npoints: 2\ntext: case\noptions:\n"
            "  - right: a\n    because: why\n    missed: m\n  - wrong: b\n    because: 'no'\nexplain: rest\n"
        ),
    ),
    (
        "\n/// question | A?\n    id: x\n    kind: text\n\n- [x] a | b\n///\n",
        "\nid: x\nkind: text\nask: A?\nanswers:\n  - right: a | b\n",
    ),
    (
        "\n/// question | A?\n    id: x\n    kind: numeric\n    within: 5%\n\n- [x] 105\n///\n",
        "\nid: x\nkind: numeric\nask: A?\nwithin: 5%\nanswers:\n  - right: 105\n",
    ),
]


@pytest.mark.parametrize(("markdown", "yaml"), SPELLINGS)
def test_both_spellings_mean_the_same(markdown: str, yaml: str) -> None:
    one, other = question(markdown), question(yaml)
    assert [part.text for part in one.parts()] == [part.text for part in other.parts()]
    assert (one.version, [answer.key for answer in one.answers]) == (
        other.version,
        [answer.key for answer in other.answers],
    )
    assert (one.kind, one.points, one.attempts, one.shuffle) == (
        other.kind,
        other.points,
        other.attempts,
        other.shuffle,
    )


def test_a_setting_that_comes_twice_is_told_at_the_second() -> None:
    problem, there = told("/// question | A\n    id: a\n    id: b\n\n- [x] a\n- [ ] b\n///")
    assert (problem.code, there) == ("key-twice", "id: b")


def test_hints_may_come_again() -> None:
    assert [
        hint.text for hint in question("/// question | A\n    hint: a\n    hint: b\n\n- [x] a\n- [ ] b\n///").hints
    ] == ["a", "b"]


def test_two_explanations_are_told() -> None:
    assert codes("/// question | A\n    explain: x\n\n- [x] a\n- [ ] b\n\ny\n///") == ["two-explanations"]


def test_a_case_has_text_and_questions() -> None:
    read = page(
        "//// case | C\n\nThe text.\n\n/// question | A\n- [x] a\n- [ ] b\n///\n\n/// question | B\n- [x] a\n- [ ] b\n///\n////"
    )
    assert [activity.title.text for activity in read.own_activities()] == ["A", "B"]
    assert read.problems == []


CASES = {
    "without questions": ("//// case | C\ntext\n////", "empty-case"),
    "with something brought in": (
        "//// case | C\n\n/// question | A\n- [x] a\n- [ ] b\n///\n\n/// activity | x\n////",
        "misplaced-block",
    ),
    "with answers of its own": (
        "//// case | C\n\n- [x] a\n\n/// question | A\n- [x] a\n- [ ] b\n///\n////",
        "answer-outside",
    ),
    "with settings": ("//// case | C\n    id: c\n\n/// question | A\n- [x] a\n- [ ] b\n///\n////", "unknown-setting"),
}


@pytest.mark.parametrize(("text", "code"), CASES.values(), ids=CASES)
def test_what_has_no_place_in_a_case_is_told(text: str, code: str) -> None:
    assert codes(text) == [code]


ANSWERS = {
    "two lists": ("ask: A\noptions:\n  - right: a\nanswers:\n  - wrong: b\n", "two-answer-lists"),
    "both": ("ask: A\noptions:\n  - right: a\n    wrong: b\n  - wrong: c\n", "answer-without-right"),
    "neither": ("ask: A\noptions:\n  - because: a\n  - right: b\n  - wrong: c\n", "answer-without-right"),
}


@pytest.mark.parametrize(("text", "code"), ANSWERS.values(), ids=ANSWERS)
def test_answers_in_yaml_that_say_nothing_clear_are_told(text: str, code: str) -> None:
    problems: list[Problem] = []
    list(activities_in(text, "quizzes/x.yml", problems))
    assert code in [problem.code for problem in problems]


def test_an_unknown_key_of_an_option_is_told() -> None:
    problems: list[Problem] = []
    list(activities_in("ask: A\noptions:\n  - right: a\n    becuase: x\n  - wrong: b\n", "quizzes/x.yml", problems))
    assert [(problem.code, problem.line, problem.hint) for problem in problems] == [
        ("unknown-setting", 4, "Did you mean `because`?")
    ]


PLACES = {
    "a block": ("text\n\n/// question | A?\n    hint: h\n\n- [x] a\n- [ ] b\n///\n", "course/page.md"),
    "a block without settings": ("/// question | A?\n- [x] a\n- [ ] b\n///\n", "course/page.md"),
    "a block in an item": ("- item\n\n    /// question | A?\n    - [x] a\n    - [ ] b\n    ///\n", "course/page.md"),
    "a block in a quote": ("> /// question | A?\n> - [x] a\n> - [ ] b\n> ///\n", "course/page.md"),
    "YAML": ("kind: choice\nask: A?\noptions:\n  - right: a\n  - wrong: b\n", "quizzes/x.yml"),
    "YAML with a text of several lines": (
        "text: |\n  Case.\n\nask: A?\noptions:\n  - right: a\n  - wrong: b\n",
        "quizzes/x.yml",
    ),
}


@pytest.mark.parametrize(("text", "path"), PLACES.values(), ids=PLACES)
def test_a_missing_id_is_written_where_it_is_read_again(text: str, path: str) -> None:
    def read(source: str) -> Question:
        if path.endswith(".yml"):
            (found,) = activities_in(source, path, [])
        else:
            (found,) = page(source).own_activities()
        assert isinstance(found, Question)
        return found

    first = read(text)
    assert first.drafted
    assert first.id_fix
    fixed = apply_fixes(text, [first.id_fix])
    again = read(fixed)
    assert (again.drafted, again.id, again.version) == (False, first.id, first.version)
    assert [part.text for part in again.parts()] == [part.text for part in first.parts()]


def test_members_of_a_set_in_yaml() -> None:
    found, problems = draft("""
        kind: quiz
        title: T
        questions:
          - ask: A
          - activity: other
          - case: letter
            text: The letter.
            questions:
              - ask: B
              - ask: C
    """)
    members = members_of(found.fields, problems)
    assert [(len(member.drafts), member.name, bool(member.reference)) for member in members] == [
        (1, "", False),
        (0, "", True),
        (2, "letter", False),
    ]
    assert problems == []


def test_a_markdown_file_is_completed_by_what_stands_below_its_front_matter() -> None:
    source = read_page("---\nkind: choice\ntitle: A?\n---\nCase.\n\n- [x] a\n- [ ] b\n\nrest\n", "quizzes/x.md")
    problems: list[Problem] = []
    found = from_mapping(source.front, "quizzes/x.md", problems)
    complete(
        found, read_lines("\n".join(source.lines), source.first_line), source.blocks, holds="answers", problems=problems
    )
    assert (found.case and found.case.text, len(found.answers), found.explain and found.explain.text) == (
        "Case.",
        2,
        "rest",
    )
    assert problems == []


def test_text_between_the_questions_of_a_bank_is_told() -> None:
    source = read_page(
        "---\nkind: quiz\ntitle: A\n---\n<!-- note -->\n\nLost.\n\n/// question | A\n///\n", "quizzes/x.md"
    )
    problems: list[Problem] = []
    found = from_mapping(source.front, "quizzes/x.md", problems)
    complete(
        found, read_lines("\n".join(source.lines), source.first_line), source.blocks, holds="members", problems=problems
    )
    assert [(problem.code, problem.line) for problem in problems] == [("text-outside", 7)]


@pytest.mark.parametrize(
    ("text", "words"),
    [("a | b", ["a", "b"]), (r"a \| b | c", ["a | b", "c"]), ("a |", ["a"]), ("|", []), ("a\n| b", ["a", "b"])],
)
def test_a_bar_stands_between_spellings(text: str, words: list[str]) -> None:
    assert spellings(text) == words
