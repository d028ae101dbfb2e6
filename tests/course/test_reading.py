"""A course as a whole: what its files say about each other."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from courseware.course.course import Course
from courseware.course.reading import CourseReader, Folders

OPTIONS = "\n- [x] The first of the two\n  > It is right for a reason.\n- [ ] The second of the two\n  > It is wrong for another.\n"


def question(name: str) -> str:
    """A question block."""
    return f"/// question | What about {name}?\n    id: {name}\n{OPTIONS}///\n"


def quiz(name: str, *inside: str) -> str:
    """A bank in Markdown."""
    return f"---\nkind: quiz\nid: {name}\ntitle: The bank {name}\n---\n\n" + "\n".join(inside)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty course."""
    for name in ("course", "quizzes", "site_config"):
        (tmp_path / name).mkdir()
    return tmp_path


def read(folder: Path, nav: object = None, **files: str) -> Course:
    """The course with these files: `course__index` is course/index.md, `bank` is quizzes/bank.md."""
    for name, text in files.items():
        where, _, rest = name.rpartition("__")
        path = folder / (where.replace("__", "/") or "quizzes") / f"{rest}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return CourseReader(Folders.of(folder)).read(nav)


def told(course: Course) -> list[tuple[str, str]]:
    """Place and code of each problem."""
    return [(problem.place, problem.code) for problem in course.problems]


def test_a_bank_brings_in_the_questions_of_another(folder: Path) -> None:
    course = read(
        folder, one=quiz("one", question("a"), "/// activity | two\n"), two=quiz("two", question("b"), question("c"))
    )
    assert told(course) == []
    assert [each.id for each in course.catalogue["one"].members()] == ["a", "b", "c"]


def test_banks_that_bring_each_other_in_are_told_and_end(folder: Path) -> None:
    course = read(
        folder,
        one=quiz("one", question("a"), "/// activity | two\n"),
        two=quiz("two", question("b"), "/// activity | one\n"),
    )
    assert {code for _, code in told(course)} == {"include-loop"}


def test_many_banks_that_bring_each_other_in_twice_take_no_longer(folder: Path) -> None:
    banks = {
        f"b{i}": quiz(f"b{i}", question(f"q{i}"), f"/// activity | b{i + 1}\n", f"/// activity | b{i + 1}\n")
        for i in range(12)
    }
    course = read(folder, **banks, b12=quiz("b12", question("q12")))
    assert told(course) == []


def test_an_unknown_activity_is_told_where_it_is_named(folder: Path) -> None:
    course = read(folder, course__index="# P\n\n/// activity | baks\n", bank=quiz("bank", question("a")))
    problem = course.problems[0]
    assert (problem.place, problem.code) == ("course/index.md:3:16", "unknown-activity")
    assert problem.hint == "Did you mean `bank`?"


def test_an_activity_twice_on_a_page_is_told(folder: Path) -> None:
    course = read(
        folder, course__index="# P\n\n/// activity | bank\n\n/// activity | bank\n", bank=quiz("bank", question("a"))
    )
    assert told(course) == [("course/index.md:5:16", "activity-twice")]


def test_an_id_twice_in_two_files_is_told(folder: Path) -> None:
    course = read(folder, course__index=f"# P\n\n{question('same')}", bank=quiz("bank", question("same")))
    assert told(course) == [("quizzes/bank.md:7:1", "L01")]


def test_an_unknown_objective_is_told(folder: Path) -> None:
    (folder / "site_config" / "objectives.yml").write_text("O1.1: {can: name it, level: apply}\n", encoding="utf-8")
    course = read(folder, course__index="---\nobjectives: O1.2\n---\n\n# P\n")
    assert told(course) == [("course/index.md:2:13", "L03")]


def test_text_between_the_questions_of_a_bank_is_told(folder: Path) -> None:
    course = read(folder, bank=quiz("bank", "Nobody would see this.\n", question("a")))
    assert told(course) == [("quizzes/bank.md:7:1", "text-outside")]


def test_a_file_can_be_a_single_question(folder: Path) -> None:
    text = f"---\nkind: choice\nid: alone\nask: What about it?\n---\n\nThe case.\n{OPTIONS}\nThe end.\n"
    course = read(folder, alone=text, course__index="# P\n\n/// activity | alone\n")
    assert told(course) == []
    assert [each.id for each in course.on_page(course.pages["index.md"])] == ["alone"]


def test_a_file_without_front_matter_is_told(folder: Path) -> None:
    assert told(read(folder, bank=question("a"))) == [("quizzes/bank.md:1:1", "no-front-matter")]


def test_a_block_of_the_generator_knows_its_settings(folder: Path) -> None:
    course = read(folder, course__index="/// cover | Title\n    moto: x\n\nText.\n///\n")
    assert told(course) == [("course/index.md:2:5", "unknown-setting")]


def test_modules_come_from_the_nav(folder: Path) -> None:
    nav = [{"Start": "index.md"}, {"First": ["01-one/index.md", {"Other": "01-one/b.md"}]}, {"Aids": ["job-aids/a.md"]}]
    course = read(
        folder,
        nav,
        course__index="# S\n",
        **{"course__01-one__index": "# One\n", "course__01-one__b": "# B\n", "course__job-aids__a": "# A\n"},
    )
    assert [(module.id, module.number, module.title) for module in course.outline.modules] == [("01-one", "1", "First")]
    assert [page.title for page in course.outline.modules[0].pages] == ["One", "Other"]


def test_a_file_is_read_again_only_when_it_changed(folder: Path) -> None:
    read(folder, course__index="# One\n", bank=quiz("bank", question("a")))
    # A file of this very moment is read again in any case: a clock may be too coarse to tell two edits apart.
    os.utime(folder / "course" / "index.md", (1, 1))
    reader = CourseReader(Folders.of(folder))
    first = reader.read()
    again = reader.read()
    assert again.pages["index.md"] is first.pages["index.md"]
    (folder / "course" / "index.md").write_text("# Another\n", encoding="utf-8")
    assert reader.read().pages["index.md"].title == "Another"


def test_a_word_that_is_new_in_org_yml_is_no_longer_told(folder: Path) -> None:
    (folder / "course" / "index.md").write_text("# P\n\nFor {{ org.guest }}.\n", encoding="utf-8")
    reader = CourseReader(Folders.of(folder))
    assert told(reader.read()) == [("course/index.md:3:5", "L22")]
    (folder / "site_config" / "org.yml").write_text("guest: visitor\n", encoding="utf-8")
    assert told(reader.read()) == []
