"""After every edit the followed site is the one that a full build gives, byte for byte."""

from __future__ import annotations

import logging
import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError

from courseware.course.reading import Folders
from courseware.telling import Teller
from tests.following import Followed, contents, different, new_plugins

ALWAYS = {"start", "learning"}
"""Pages with blocks that show the course; they are written after every edit."""
ALL = {"start", "learning", "01-first", "01-first/one", "01-first/two", "02-second", "02-second/three"}


@pytest.fixture
def course(tmp_path: Path) -> Iterator[Followed]:
    """A small course, served."""
    with new_plugins():
        followed = Followed(tmp_path / "course")
        followed.start()
        yield followed
        followed.stop()


def is_current(course: Followed) -> None:
    """Asserts that the site is the one of a full build."""
    folder = course.root.parent / "full"
    assert different(contents(course.site), course.full(folder)) == []


Edit = Callable[[Followed], object]
EDITS: dict[str, tuple[Edit, set[str]]] = {
    # 02-second shows a question of this page in a quiz.
    "text": (lambda c: c.replace("course/01-first/one.md", "Text of one", "Other text"), {"01-first/one", "02-second"}),
    "heading": (lambda c: c.replace("course/01-first/two.md", "## Deep", "## Deeper"), {"01-first/two"}),
    # The module's pages name it in their navigation, and so does the page before it.
    "title": (lambda c: c.replace("course/01-first/two.md", "# Two", "# Second"),
              {"01-first", "01-first/one", "01-first/two", "02-second"}),
    "minutes": (lambda c: c.replace("course/02-second/three.md", "# Three", "---\nminutes: 9\n---\n\n# Three"),
                {"02-second", "02-second/three"}),
    "start page": (lambda c: c.write("course/index.md", c.read("course/index.md") + "\nAnd so it begins.\n"), set()),
    # 02-second shows the question in a quiz.
    "quiz file": (lambda c: c.replace("quizzes/a.yml", "What of", "What, then, of"), {"01-first/two", "02-second"}),
    "question in a page that a quiz brings in": (
        lambda c: c.replace("course/01-first/one.md", "Which one?", "Which?"), {"01-first/one", "02-second"}),
    "word": (lambda c: c.replace("site_config/org.yml", "Harbour", "River"), {"01-first/two", "02-second"}),
    "word that no page uses": (lambda c: c.write("site_config/org.yml", c.read("site_config/org.yml") + "motto: On.\n"), set()),
    "objective": (lambda c: c.replace("site_config/objectives.yml", "one from two", "two from one"), {"01-first", "01-first/one"}),
    "version": (lambda c: c.replace("site_config/course.yml", "version: one", "version: two"), set()),
    "activity that was missing": (
        lambda c: c.write("quizzes/a.yml", c.read("quizzes/a.yml") + "---\n" + c.read("quizzes/c.yml").replace("bank-c", "not-yet")),
        {"01-first/two", "02-second", "02-second/three"}),
    "script in a page": (lambda c: c.replace("course/02-second/three.md", "self.three = 3", "self.three = 4"), {"02-second/three"}),
    "picture": (lambda c: c.replace("course/01-first/dot.svg", 'r="3"', 'r="4"'), set()),
    "theme": (lambda c: c.write("site_config/theme/main.html", '{% extends "base.html" %}{% block footer %}End{% endblock %}'), ALL),
    "nav": (lambda c: c.replace("mkdocs.yml", "      - 01-first/one.md\n      - 01-first/two.md\n",
                                "      - 01-first/two.md\n      - 01-first/one.md\n"), ALL),
    "new page": (lambda c: c.write("course/02-second/four.md", "# Four\n\nSee [three](three.md).\n"), {*ALL, "02-second/four"}),
    "page removed": (lambda c: (c.root / "course/02-second/three.md").unlink(), ALL - {"02-second/three"}),
    "new picture": (lambda c: c.write("course/01-first/more.svg", "<svg/>\n"), ALL),
    "new quiz file": (lambda c: c.write("quizzes/d.yml", c.read("quizzes/c.yml").replace("bank-c", "not-yet")), {"02-second/three"}),
    # With it go the minutes that it took, which its neighbours name too.
    "quiz file removed": (lambda c: (c.root / "quizzes/c.yml").unlink(), {"02-second", "01-first/two", "02-second/three"}),
    "nothing": (lambda _: None, set()),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_gives_the_site_of_a_full_build(course: Followed, name: str) -> None:
    edit, pages = EDITS[name]
    edit(course)
    course.follow()
    assert course.written() == pages | ALWAYS
    is_current(course)
    course.follow()
    assert course.written() == ALWAYS
    is_current(course)


@pytest.mark.parametrize(("prune", "urls"), [(False, True), (True, False)])
def test_whole_navigation_and_pages_as_files(tmp_path: Path, prune: bool, urls: bool) -> None:
    with new_plugins():
        course = Followed(tmp_path / "course", prune, urls)
        course.start()
        course.replace("course/01-first/two.md", "# Two", "# Second")
        course.follow()
        if not prune:
            assert course.written() == ALL
        is_current(course)
        course.stop()


def test_another_language_and_other_words_change_every_page(course: Followed) -> None:
    edits: tuple[Callable[[], object], ...] = (
        lambda: course.write("site_config/words.yml", "Answer: What holds\n"),
        lambda: course.write("site_config/words.yml", "Answer: The answer\nCheck: Look\n"),
        lambda: course.replace("site_config/course.yml", "version: one", "version: one\nlanguage: ar"),
    )
    for edit in edits:
        edit()
        course.follow()
        assert course.written() >= ALL
        is_current(course)
    assert (
        'dir="rtl"'
        in next(text for name, text in contents(course.site).items() if name.endswith("index.html")).decode()
    )


def test_many_edits_one_after_the_other(course: Followed) -> None:
    dice = random.Random(7)  # noqa: S311 - which edits come together is no secret
    names = ["course/01-first/one.md", "course/01-first/two.md", "course/02-second/three.md", "course/index.md"]
    for number in range(12):
        name = dice.choice(names)
        course.write(name, f"{course.read(name)}\nLine {number}, says {{{{ org.name }}}}.\n")
        if dice.random() < 0.4:
            course.write("site_config/org.yml", f"name: Place {number}\ncustomer: {{one: guest, many: guests}}\n")
        if dice.random() < 0.4:
            course.write(f"course/02-second/extra-{dice.randrange(3)}.md", f"# Extra {number}\n")
        course.follow()
        is_current(course)


CARDS = "kind: review\nid: cards\ntitle: Cards\nadd: missed-questions\n"


def test_cards_follow_the_questions_of_other_pages(course: Followed) -> None:
    course.write("quizzes/cards.yml", CARDS)
    course.write("course/02-second/three.md", course.read("course/02-second/three.md") + "\n/// activity | cards\n")
    course.write("site_config/course.yml", course.read("site_config/course.yml") + "report: mailto:a@example.org\n")
    course.follow()
    is_current(course)
    for old, new in (("Which one?", "Which, then?"), ("id: ", "private: yes\n    id: ")):
        course.replace("course/01-first/one.md", old, new)
        course.follow()
        is_current(course)
    course.replace("site_config/course.yml", "version: one", "version: two")
    course.follow()
    is_current(course)


def test_after_a_build_that_failed_the_next_is_right(course: Followed) -> None:
    theme = course.read("site_config/theme/main.html")
    course.replace("course/01-first/one.md", "Text of one", "Text while broken")
    course.write("site_config/theme/main.html", "{% nonsense %}")
    with pytest.raises(TemplateSyntaxError):
        course.follow()
    course.write("site_config/theme/main.html", theme)
    course.follow()
    is_current(course)


def test_what_a_failed_build_left_undone_is_done_by_the_next(course: Followed) -> None:
    course.write(
        "site_config/theme/main.html",
        '{% extends "base.html" %}{% block footer %}{% if page and page.meta.boom %}{{ 1 // 0 }}{% endif %}{% endblock %}',
    )
    course.follow()
    text = course.read("course/01-first/one.md")
    course.write("course/01-first/one.md", f"---\nboom: yes\n---\n{text}")
    course.replace("course/02-second/three.md", "No words", "Other words")
    with pytest.raises(ZeroDivisionError):
        course.follow()
    course.write("course/01-first/one.md", text)
    course.follow()
    is_current(course)


def test_an_older_file_in_the_place_of_a_newer_is_a_change(course: Followed) -> None:
    course.replace("course/01-first/dot.svg", 'r="3"', 'r="5"')
    course.replace("course/01-first/two.md", "wait", "went")
    for name in ("course/01-first/dot.svg", "course/01-first/two.md"):
        os.utime(course.root / name, (10**9, 10**9))
    course.follow()
    assert course.written() == {"01-first/two", *ALWAYS}
    is_current(course)


def test_with_a_hook_every_edit_builds_all(course: Followed) -> None:
    course.write("hook.py", "def on_page_markdown(markdown, **_):\n    return markdown + '\\nBy a hook.\\n'\n")
    course.write("mkdocs.yml", course.read("mkdocs.yml") + "hooks: [hook.py]\n")
    course.follow()
    course.replace("course/01-first/one.md", "Text of one", "Other text")
    course.follow()
    assert course.written() == ALL
    is_current(course)


def test_a_wrong_word_is_told_until_it_is_right(course: Followed, caplog: pytest.LogCaptureFixture) -> None:
    course.replace("course/01-first/two.md", "org.name", "org.nmae")
    course.follow()
    assert "org.nmae" in caplog.text
    caplog.clear()
    course.write("site_config/org.yml", course.read("site_config/org.yml") + "nmae: Now a word\n")
    course.follow()
    assert "org.nmae" not in caplog.text
    is_current(course)


def test_the_warning_about_dirty_builds_is_not_shown(course: Followed, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "mkdocs"):
        course.follow()
    assert "Documentation built" in caplog.text
    assert "dirty" not in caplog.text


def test_search_finds_what_stands_behind_a_question_and_no_answer(course: Followed) -> None:
    index = (course.site / "search" / "search_index.json").read_text("utf-8")
    assert "This one" in index
    assert "It is this" not in index
    assert '"location":"01-first/one/#more"' in index
    assert "Harbour City wait" in index
    assert "page 2 of 3" not in index


def test_the_rules_are_asked_when_it_has_been_quiet_and_tell_only_news(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("courseware.telling.QUIET", 0.01)
    course = Followed(tmp_path / "course")
    teller = Teller(True)
    folders = Folders.of(course.root)
    course.replace("course/01-first/one.md", "It is this.", "Yes.")
    for is_news in (True, False):
        caplog.clear()
        with caplog.at_level(logging.INFO, "mkdocs"):
            teller.tell_later(folders, None)
            teller.wait()
        assert ("This feedback says little" in caplog.text) is is_news
