"""`/// media`: video and sound with their words; what can be wrong with them, and where that is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from courseware.activities.question import Question
from courseware.course.course import Course
from courseware.problems import Problem
from courseware.sources.media import file_of
from tests.checks.courses import course_of

PAGE = "course/01-first/page.md"


def read(folder: Path, inside: str, title: str = "A talk", **files: str) -> Course:
    """The course of a page with one block; the files lie beside the page, their dots written as `_`."""
    beside = {f"course/01-first/{name.replace('_', '.')}": text for name, text in files.items()}
    return course_of(folder, {PAGE: f"# One\n\n/// media | {title}\n{inside}\n///\n", **beside})


def told(course: Course) -> list[tuple[int, str]]:
    """Line and code of what is wrong."""
    return [(each.line, each.code) for each in course.problems]


def test_sound_with_its_words_below_the_settings(tmp_path: Path) -> None:
    course = read(tmp_path, "    file: talk.mp3\n\nShe *says* hello.\n\nHe waves.", talk_mp3="x")
    assert course.problems == []
    (media,) = course.pages["01-first/page.md"].media()
    assert (media.video, file_of(media.links["file"])) == (False, "talk.mp3")
    assert media.transcript is not None
    assert media.transcript.text == "She *says* hello.\n\nHe waves."


@pytest.mark.parametrize("name", ["talk.txt", "talk.md"])
def test_a_transcript_in_a_file_is_no_page_of_its_own(tmp_path: Path, name: str) -> None:
    files = {"talk_mp4": "x", "talk_vtt": "WEBVTT", name.replace(".", "_"): "She *says* hello.\n"}
    course = read(tmp_path, f"    file: talk.mp4\n    captions: talk.vtt\n    transcript: {name}", **files)
    assert course.problems == []
    (media,) = course.pages["01-first/page.md"].media()
    assert media.video
    assert media.words is not None
    assert media.words.text == "She *says* hello."
    assert course.transcripts == {f"01-first/{name}"}
    assert list(course.pages) == ["01-first/page.md"]


SOUND = "    file: a.mp3\n"
WORDS = "    transcript: She says hello.\n"
WRONG = {
    "nothing": ("", [(3, "no-transcript"), (3, "no-media-file")]),
    "no words": (SOUND, [(3, "no-transcript")]),
    "words twice": (f"{SOUND}{WORDS}\nAnd here.", [(5, "two-transcripts")]),
    "no such file": (f"    file: b.mp3\n{WORDS}", [(4, "missing-file")]),
    "no such transcript": (f"{SOUND}    transcript: b.txt", [(5, "missing-file")]),
    "outside the course": (f"    file: ../../../a.mp3\n{WORDS}", [(4, "missing-file")]),
    "a foreign address": (f"    file: https://example.org/a.mp3?t=1\n{WORDS}", [(4, "foreign-media")]),
    "a foreign player": (f"    file: //example.org/watch\n{WORDS}", [(4, "foreign-media")]),
    "another type": (f"    file: a.avi\n{WORDS}", [(4, "media-type")]),
    "no captions": (f"    file: a.mp4\n{WORDS}", [(3, "no-captions")]),
    "captions of another type": (f"    file: a.mp4\n    captions: a.srt\n{WORDS}", [(5, "captions-type")]),
    "a picture without words": (f"{SOUND}    picture: a.png\n{WORDS}", [(5, "no-alt")]),
    "an unknown setting": (f"{SOUND}    autoplay: yes\n{WORDS}", [(5, "unknown-setting")]),
}


@pytest.mark.parametrize(("inside", "found"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_once_by_its_line(tmp_path: Path, inside: str, found: list[tuple[int, str]]) -> None:
    course = read(tmp_path, inside, a_mp3="x", a_mp4="x", a_png="x", a_srt="x")
    assert told(course) == found


def only(course: Course) -> Problem:
    """The one problem."""
    (problem,) = course.problems
    return problem


def test_messages_say_what_to_write(tmp_path: Path) -> None:
    problem = only(read(tmp_path, f"    file: https://example.org/a.mp3?t=1\n{WORDS}"))
    assert "`file: a.mp3`" in problem.hint
    assert (problem.path, problem.column) == (PAGE, 11)
    problem = only(read(tmp_path, f"    file: tlak.mp3\n{WORDS}", talk_mp3="x"))
    assert problem.hint == "Did you mean `talk.mp3`?"


def test_a_changed_transcript_is_read_again(tmp_path: Path) -> None:
    inside = "    file: a.mp3\n    transcript: a.txt"
    for text in ("One.", "Two."):
        course = read(tmp_path, inside, a_mp3="x", a_txt=text)
        (media,) = course.pages["01-first/page.md"].media()
        assert media.words is not None
        assert media.words.text == text


def test_in_a_case_beside_its_questions(tmp_path: Path) -> None:
    text = (
        f"# One\n\n//// case | A call\n\nHear it.\n\n/// media | The call\n{SOUND}{WORDS}///\n\n"
        "/// question | What does she say?\n    id: hello\n\n- [x] Hello\n- [ ] Goodbye\n///\n////\n"
    )
    course = course_of(tmp_path, {PAGE: text, "course/01-first/a.mp3": "x"})
    assert told(course) == []
    assert [media.title.text for media in course.pages["01-first/page.md"].media()] == ["The call"]


def test_not_inside_a_question_or_a_bank(tmp_path: Path) -> None:
    block = f"/// media | The call\n{SOUND}{WORDS}///\n"
    bank = f"---\nkind: quiz\nid: b\ntitle: B\n---\n\n{block}\n/// question | A?\n    id: a\n\n- [x] a\n- [ ] b\n///\n"
    course = course_of(tmp_path, {"quizzes/b.md": bank})
    assert told(course) == [(7, "misplaced-block")]


QUESTION = """# One

//// question | What does she say?
    id: says

/// media | The call
    file: talk.mp3

*Hello*, she says.
///

- [x] Hello
  > She does.
- [ ] Nothing
  > Listen again.
////

/// question | And then?
    id: then

- [x] She waves
  > Yes.
- [ ] She goes
  > No.
///
"""
IN_YAML = """kind: quiz
id: bank
title: Bank
questions:
  - id: heard
    ask: What does she say?
    media:
      title: The call
      file: 01-first/talk.mp3
      transcript: 01-first/talk.txt
    options:
      - {right: Hello, because: She does}
      - {wrong: Nothing, because: Listen again}
  - id: seen
    ask: What is seen?
    media:
      - {title: A, file: 01-first/talk.mp3, transcript: Bell}
      - {title: B, file: 01-first/none.mp3, transcript: Bell}
    options:
      - {right: Hello, because: She does}
      - {wrong: Nothing, because: Listen again}
"""


def test_a_question_holds_what_is_heard_with_it(tmp_path: Path) -> None:
    course = course_of(tmp_path, {PAGE: QUESTION, "course/01-first/talk.mp3": "x"})
    assert course.problems == []
    says, then = (each for each in course.activities() if isinstance(each, Question))
    (media,) = says.media
    assert (media.title.text, media.title.line) == ("The call", 6)
    assert media.transcript is not None
    assert media.transcript.text == "*Hello*, she says."
    assert [answer.text.text for answer in says.answers] == ["Hello", "Nothing"]
    assert says.case is None
    assert then.media == ()


def test_the_questions_of_a_bank_name_files_below_course(tmp_path: Path) -> None:
    files = {
        PAGE: "# One\n\n/// activity | bank\n",
        "course/01-first/talk.mp3": "x",
        "course/01-first/talk.txt": "Hello.",
    }
    course = course_of(tmp_path, {**files, "quizzes/bank.yml": IN_YAML})
    problem = only(course)
    assert (problem.path, problem.line, problem.code) == ("quizzes/bank.yml", 18, "missing-file")
    heard = course.catalogue["heard"]
    assert isinstance(heard, Question)
    assert heard.media[0].words is not None
    assert heard.media[0].words.text == "Hello."
    assert course.transcripts == {"01-first/talk.txt"}


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("/// media | The call\n    file: talk.mp3\n///\n", [(5, "no-transcript")]),
        ("/// media\n    file: talk.mp3\n\nHello\n///\n", [(5, "no-title")]),
        ("/// media | The call\n\nHello\n///\n", [(5, "no-media-file")]),
        ("/// question | Inside?\n///\n", [(5, "nested-block")]),
    ],
)
def test_what_is_wrong_inside_a_question_is_told(tmp_path: Path, inside: str, found: list[tuple[int, str]]) -> None:
    text = f"# One\n\n//// question | What?\n    id: what\n{inside}\n- [x] Yes\n  > It is.\n- [ ] No\n  > It is not.\n////\n"
    course = course_of(tmp_path, {PAGE: text, "course/01-first/talk.mp3": "x"})
    assert [each for each in told(course) if each[1] not in {"stray-close", "close-spelling"}] == found


def test_a_question_that_cannot_hold_a_sound_is_told_how(tmp_path: Path) -> None:
    text = QUESTION.replace("//// question", "/// question").replace("////", "///")
    course = course_of(tmp_path, {PAGE: text, "course/01-first/talk.mp3": "x"})
    first = course.problems[0]
    assert (first.line, first.code) == (3, "unclosed-block")
    assert first.hint == "To hold a `media`, this question opens and closes with `////`."


BANK = f"""\
---
kind: quiz
id: calls
title: Calls
---

//// case | A call

Hear it.

/// media | The call
{SOUND}{WORDS}///

/// question | Who calls?
    id: who-calls

- [x] She
- [ ] He
///

////
"""


def test_a_case_of_a_bank_may_hold_it(tmp_path: Path) -> None:
    course = course_of(
        tmp_path, {"quizzes/calls.md": BANK, PAGE: "# One\n\n/// activity | calls\n", "course/a.mp3": "x"}
    )
    assert course.problems == []
    (group,) = course.catalogue["calls"].groups  # type: ignore[attr-defined]
    assert [media.title.text for media in group.media] == ["The call"]
    assert [question.id for question in group.questions] == ["who-calls"]


def test_its_file_is_missed_in_the_bank(tmp_path: Path) -> None:
    course = course_of(tmp_path, {"quizzes/calls.md": BANK, PAGE: "# One\n\n/// activity | calls\n"})
    assert [(problem.path, problem.line, problem.code) for problem in course.problems] == [
        ("quizzes/calls.md", 12, "missing-file")
    ]
