"""A new release of the course: answers stay with their questions, wherever these have gone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.asking import FIRST, KINDS, LIMITED, NOT_YET, NUMBER, PLAIN, SEVERAL, SINGLE, TYPED, Question
from tests.browser.building import Build
from tests.browser.hosting import Host
from tests.browser.visits import Visit

CHANGED = "This question has changed since you answered. Your old answer is kept below."


def edit(path: Path, *changes: tuple[str, str]) -> None:
    """Changes a file; each old text must be there."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def blocks(text: str) -> tuple[str, list[str]]:
    """A page's text before its questions, and each question."""
    head, *rest = text.split("/// question")
    return head, [f"/// question{each.rstrip()}\n" for each in rest]


@pytest.fixture(scope="session")
def edited_site(course: Path, build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course as an author might have changed it since."""
    folder = tmp_path_factory.mktemp("edited")
    shutil.copytree(course, folder, dirs_exist_ok=True)
    pages = folder / "pages"
    # The other option is the right one now.
    edit(
        pages / FIRST.replace("html", "md"),
        ("- [x] The right one", "- [ ] The right one"),
        ("- [ ] The wrong one", "- [x] The wrong one"),
    )
    kinds = pages / KINDS.replace("html", "md")
    edit(
        kinds,
        # A typing error mended, and declared.
        ("- [ ] No, not this one\n", "- [ ] No, certainly not this one\n  > Was: No, not this one\n"),
        # Another stem, hint and feedback; what is right has not changed.
        (
            "What do we call the minutes in which an opinion forms?",
            "How are the minutes called in which opinions form?",
        ),
        ("A meeting may hold one, but most are shorter.", "A meeting may hold one; most are shorter."),
    )
    head, (several, typed, number, limited) = blocks(kinds.read_text(encoding="utf-8"))
    # Options in another order, questions in another order, and one of them on another page.
    start, *options = several.rstrip("/\n").split("\n- [")
    turned = "\n- [".join([start, *reversed([option.rstrip() for option in options])])
    kinds.write_text("\n".join([head, limited, f"{turned}\n///\n", typed]), encoding="utf-8")
    with (pages / PLAIN.replace("html", "md")).open("a", encoding="utf-8") as plain:
        plain.write(f"\n{number}")
    return build(folder)


def test_answers_follow_options_and_questions_that_were_moved(host_visit: Visit, host: Host, edited_site: Path) -> None:
    """Peers keep state by position: questions are moved, and an answer shows on another one."""
    page = host_visit.go(KINDS)
    for kind in (SEVERAL, NUMBER, LIMITED):
        Question(page, kind.name).check(*kind.wrong)
    orders = [Question(page, kind.name).texts() for kind in (SEVERAL, LIMITED)]
    host.folder = edited_site
    page.reload()
    several, limited = Question(page, "several"), Question(page, "limited")
    expect(several.status).to_have_text(SEVERAL.result)
    assert set(several.given()) == set(SEVERAL.wrong)
    several.says_of(SEVERAL.wrong, SEVERAL.why_not)
    expect(limited.status).to_have_text(LIMITED.result)
    assert limited.given() == ["No, certainly not this one"]
    expect(page.locator("#cw-number")).to_have_count(0)
    # Nobody who has answered finds the options in another place either.
    assert several.texts() == orders[0]
    assert limited.texts() == [text.replace("No, not", "No, certainly not") for text in orders[1]]
    number = Question(host_visit.go(PLAIN), "number")
    expect(number.status).to_have_text(NOT_YET)
    assert number.given() == ["3"]


def test_an_edited_stem_keeps_its_answer(host_visit: Visit, host: Host, edited_site: Path) -> None:
    """In peers any edit drops all answers."""
    page = host_visit.go(KINDS)
    Question(page, "typed").check("meeting")
    host.folder = edited_site
    page.reload()
    question = Question(page, "typed")
    expect(question.box.get_by_text("How are the minutes called")).to_be_visible()
    expect(question.status).to_have_text(NOT_YET)
    question.says_of(TYPED.wrong, "A meeting may hold one; most are shorter.")
    expect(question.box.get_by_text(CHANGED)).to_have_count(0)


def test_an_answer_to_an_earlier_wording_is_shown_as_that(host_visit: Visit, host: Host, edited_site: Path) -> None:
    page = host_visit.go(FIRST)
    Question(page, "single").check("The right one")
    host.folder = edited_site
    page.reload()
    question = Question(page, "single")
    expect(question.note).to_contain_text(CHANGED)
    expect(question.note.locator("q")).to_have_text("The right one")
    expect(question.status).to_be_empty()
    assert question.given() == []
    expect(question.main).to_have_text("Check")
    expect(page.locator("cw-end").get_by_role("status")).to_have_text("You have answered 0 of 1 on this page.")
    question.check("The wrong one")
    expect(question.status).to_have_text("That holds.")
    page.reload()
    expect(question.status).to_have_text("That holds.")
    assert question.given() == ["The wrong one"]


def test_the_earlier_release_has_the_earlier_answer(
    host_visit: Visit, host: Host, site: Path, edited_site: Path
) -> None:
    """Answers to two wordings stand side by side, and neither is lost."""
    page = host_visit.go(FIRST)
    question = Question(page, "single")
    question.check("The right one")
    host.folder = edited_site
    page.reload()
    question.check("Another wrong one")
    host.folder = site
    page.reload()
    expect(question.status).to_have_text("That holds.")
    assert question.given() == list(SINGLE.right)
    host.folder = edited_site
    page.reload()
    expect(question.status).to_have_text(NOT_YET)
    assert question.given() == ["Another wrong one"]


def test_a_page_that_was_done_stays_done(host_visit: Visit, host: Host, edited_site: Path) -> None:
    page = host_visit.go(FIRST)
    Question(page, "single").check("The right one")
    host.folder = edited_site
    page.reload()
    expect(page.get_by_role("img", name="Page 1 of 4. 1 page done.")).to_be_visible()
