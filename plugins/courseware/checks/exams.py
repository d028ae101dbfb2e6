"""Exams: the banks fill the blueprint on every path and for every attempt, and everything in them can be asked (L27)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from courseware.activities.activity import Activity
from courseware.activities.exam.blueprint import COLUMNS
from courseware.activities.exam.model import Exam
from courseware.activities.sets import Way
from courseware.checks.material import Material
from courseware.checks.packing import Packing, Vector, pack
from courseware.checks.rules import Finding, rule
from courseware.course.rules import is_on, shows
from courseware.problems import Severity
from courseware.sources.plain import plain


@rule("L27", Material, Severity.ERROR)
def banks_fill_the_blueprint(material: Material, _: Material) -> Iterator[Finding]:
    """L27: an exam whose banks cannot fill its blueprint on some path, or not for every attempt without a repeat.

    Source: a blueprint is a promise of what is examined. Guard: the proof is exact (see `packing`); where the ways to
    pack the cases are too many, the finding says that it is not.
    """
    exams = [each for each in material.activities if isinstance(each, Exam)]
    for exam in exams:
        if exam.after is None and exam.lessons:
            forms = [each for each in exams if each.first is exam]
            for way in exam.lessons.ways[: None if exam.counted else 1]:
                if _leads_to(way, exam, material):
                    yield from _fill(exam, forms, way)


def _leads_to(way: Way, exam: Exam, material: Material) -> bool:
    """Whether a path has a page with the exam on it, or no module has one: then every path may end there."""
    path = material.settings.paths.get(way.id)
    modules = material.course.outline.modules
    found = [(module, page) for module in modules for page in module.pages if shows(page, exam.id)]
    return path is None or not found or any(is_on(path, module, page) for module, page in found)


def _fill(exam: Exam, forms: list[Exam], way: Way) -> Iterator[Finding]:
    need = exam.needs(way.taught)
    times = sum(max(1, each.attempts) for each in (exam, *forms))
    packing, there = pack_exam(exam, way, times)
    where = f"On the path “{way.title}”, " if way.id else ""
    if not sum(need):
        yield Finding(exam.line, exam.column, f"{where or 'As the course stands, '}nothing that this exam asks about is taught, so it asks nothing.",
                      "Name objectives of its blueprint in the front matter of pages.", path=exam.path)  # fmt: skip
    for cell, short in enumerate(packing.short):
        if not short:
            continue
        row, level = exam.blueprint[cell // len(COLUMNS)], COLUMNS[cell % len(COLUMNS)]
        wanted = need[cell] * times
        several = f"{times} attempts of {need[cell]} want" if times > 1 else "the blueprint wants"
        lacking = there[cell] < wanted
        message = (
            f"{where}{several} {wanted} about {', '.join(row.objectives)} on the level `{level}`, "
            f"and the banks have {there[cell]}"
            + (
                ", so an attempt would fall short."
                if lacking
                else ", but their cases do not fit beside each other without a repeat."
            )
        )
        proof = "" if packing.exact else " (fewer may do: there were too many ways to try them all)"
        outside = "" if lacking else " outside of cases"
        yield Finding(row.line, row.column, message[0].upper() + message[1:],
                      f"Write {short} more{outside}{proof}: {_taught(exam, way, cell)}, `level: {level}`.", path=exam.path)  # fmt: skip


def pack_exam(exam: Exam, way: Way, times: int) -> tuple[Packing, list[int]]:
    """How the banks fill the blueprint on one path, and how many questions they have there for each cell."""
    need = exam.needs(way.taught)
    singles, there = [0] * len(need), [0] * len(need)
    cases: list[Vector] = []
    for group in exam.drawable:
        if not all(exam.may_be_asked(each, way.taught) for each in group.questions):
            continue
        vector = [0] * len(need)
        for cell in map(exam.cell, group.questions):
            assert cell is not None
            vector[cell] += 1
            there[cell] += 1
        if len(group.questions) == 1:
            singles[vector.index(1)] += 1
        else:
            cases.append(tuple(vector))
    return pack(need, times, tuple(singles), cases), there


def _taught(exam: Exam, way: Way, cell: int) -> str:
    row = exam.blueprint[cell // len(COLUMNS)]
    names = sorted(name for name in way.taught if row.covers(name)) or list(row.objectives)
    return f"`objectives: {names[0]}`" + ("" if len(names) == 1 else f" (or {', '.join(names[1:])})")


@rule("L27", Material)
def rows_are_taught(material: Material, _: Material) -> Iterator[Finding]:
    """L27: a row of a blueprint about objectives that no page teaches: nobody is ever asked about them.

    Guard: a test that is not counted may ask what is still to come.
    """
    for exam in material.activities:
        if isinstance(exam, Exam) and exam.counted and exam.lessons:
            for row in exam.own_blueprint:
                if not any(row.covers(name) for name in exam.lessons.ways[0].taught):
                    yield Finding(row.line, row.column, f"No page teaches {', '.join(row.objectives)}, so nobody is asked about it.",
                                  "Write `objectives:` into the front matter of the page that does, or take this row away.",
                                  path=exam.path)  # fmt: skip


@rule("L27", Material)
def questions_can_be_asked(material: Material, _: Material) -> Iterator[Finding]:
    """L27: a question in a bank that no exam can ask, or nobody can judge there.

    Guard: only files that exams name; a question that one of the exams asks is in its place.
    """
    exams = [each for each in material.activities if isinstance(each, Exam) and each.after is None]
    asked = {id(one) for exam in exams for group in exam.drawable for one in group.questions}
    told: set[int] = set()
    for exam in exams:
        for group in exam.groups:
            for each in group.questions:
                if id(each) not in asked and id(each) not in told:
                    told.add(id(each))
                    yield _never_asked(each, exam, len(group.questions) > 1)


@rule("L27", Material)
def cases_fit_into_an_attempt(material: Material, _: Material) -> Iterator[Finding]:
    """L27: a case with more questions about one thing than an exam asks of it: cases are drawn whole, so this one never comes.

    Guard: a case that any exam can draw is in its place.
    """
    exams = [each for each in material.activities if isinstance(each, Exam) and each.after is None and each.lessons]
    large: dict[int, Finding] = {}
    fitting: set[int] = set()
    for exam in exams:
        need = exam.needs(exam.lessons.ways[0].taught if exam.lessons else frozenset())
        for group in exam.drawable:
            cells = Counter(exam.cell(each) for each in group.questions)
            first = group.questions[0]
            over = next((cell for cell, n in cells.items() if cell is not None and n > need[cell] > 0), None)
            if over is None:
                fitting.add(id(first))
                continue
            row, level = exam.blueprint[over // len(COLUMNS)], COLUMNS[over % len(COLUMNS)]
            large[id(first)] = Finding(first.line, first.column,
                f"The case of this question has {cells[over]} questions about {', '.join(row.objectives)} on the level `{level}`, and the exam “{plain(exam.title.text)}” has room for {need[over]}; "
                "a case is drawn whole, so it never comes.",
                "Let it ask less of this, take a question out of the case, or give the row more.", path=first.path)  # fmt: skip
    yield from (found for name, found in large.items() if name not in fitting)


def _never_asked(question: Activity, exam: Exam, in_case: bool) -> Finding:
    title = plain(exam.title.text)
    if not question.is_scored:
        return Finding(question.line, question.column, "Nobody judges this question, so an exam cannot ask it.",
                       "Move it to a page, or write a question that has a right answer.", Severity.ERROR, question.path)  # fmt: skip
    if in_case and exam.cell(question) is not None:
        return Finding(question.line, question.column,
                       f"The exam “{title}” draws a case as a whole, and another question of this one cannot be asked in it.",
                       "Give that question objectives and a level that the blueprint asks for.", path=question.path)  # fmt: skip
    return Finding(question.line, question.column, f"This question fits no row of the exam “{title}”, so it is never asked.",
                   "Give it an objective and a level (`understand`, `apply`, `analyse` or `evaluate`) that the blueprint asks for.",
                   path=question.path)  # fmt: skip


@rule("L27", Material, Severity.ERROR)
def certificate_follows_an_exam(material: Material, _: Material) -> Iterator[Finding]:
    """L27: a page with a certificate in a course without an exam that can be passed: nobody would ever get it."""
    exams = [each for each in material.activities if isinstance(each, Exam) and each.counted]
    if any(each.id in material.course.shown_on for each in exams):
        return
    for page in material.course.pages.values():
        for block in page.source.blocks:
            if block.name == "certificate":
                yield Finding(block.line, block.column, "No page shows an exam that can be passed, so nobody would ever get this certificate.",
                              "Write an exam into `quizzes/`, and `/// activity | its-id` into a page.", path=page.source.path)  # fmt: skip
