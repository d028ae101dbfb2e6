"""Bytes of a built site: what a page carries beyond its author's words, and what it loads."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from tests.bench.budgets import SIZES
from tests.bench.courses import Filler, Lesson, page_text, write, yaml_text
from tests.bench.settings import write_settings

PRACTICE = ("core", "rich", "work", "graph", "story")
"""The parts of all questions, exercises and stories: what a page loads that has every way to practise."""

INLINE = re.compile(
    r"<script(?![^>]*\ssrc=)(?![^>]*application/json)[^>]*>|<style\b|<[a-z][^<>]*\s(?:style|on[a-z]+)=[\"']?[^<>]*>"
)
"""Scripts without a file, style sheets in the page, `style` and `on…` attributes. JSON is data, not a script."""

LOADED = re.compile(
    r"<(?:script|img|iframe|source|video|audio|embed|object|use|link(?![^>]*rel=[\"']?(?:canonical|prev|next|edit)\b))"
    r"\b[^<>]*\s(?:src|srcset|href|data|poster)=[\"']?(?P<html>(?:https?:)?//[^\s\"'>]+)"
    r"|(?:url\(|@import)\s*[\"']?(?P<css>(?:https?:)?//[^\s\"')]+)",
    re.IGNORECASE,
)
"""Addresses on other hosts that a browser would ask without a click. A link that a reader may follow is none."""


def gz(data: bytes) -> int:
    """The bytes that travel."""
    return len(gzip.compress(data, 9, mtime=0))


def write_pages(root: Path, style: str) -> Path:
    """A small course: a page with five questions, one with their words alone, one without any; its mkdocs.yml."""
    filler = Filler()
    lesson = filler.lesson(1, 1)
    front = "minutes: 7\nobjectives: O1.1\n"
    folder = root / "course" / "01-module"
    write(root / "course" / "index.md", "# Start\n\nHere it begins.\n")
    write(folder / "index.md", "---\nminutes: 2\n---\n\n# Overview\n\nWhat comes.\n")
    write(folder / "asked.md", page_text(lesson, style, front))
    write(folder / "words.md", words_alone(lesson, front))
    write(folder / "plain.md", f"---\n{front}---\n\n# Without activities\n\n{filler.paragraph(200)}\n")
    write(folder / "last.md", "---\nminutes: 3\n---\n\n# The last one\n\nIt ends.\n")
    write(root / "site_config" / "course.yml", "id: measured\ntitle: Measured course\n")
    write(root / "site_config" / "objectives.yml", "O1.1: {can: tell one filler from another, level: analyse}\n")
    bank = "---\n".join(map(yaml_text, lesson.questions)) if style == "yaml" else ""
    write(root / "quizzes" / "bank.yml", bank)
    path = write_settings(root, 0, style, True)
    pages = "".join(f"      - 01-module/{name}.md\n" for name in ("index", "asked", "words", "plain", "last"))
    write(path, path.read_text("utf-8").partition("nav:")[0] + f"nav:\n  - index.md\n  - Module 1:\n{pages}")
    return path


def words_alone(lesson: Lesson, front: str) -> str:
    """The page with each question as one paragraph of its words: no list, no emphasis, nothing to hide or choose."""
    parts = [f"---\n{front}---\n\n# {lesson.title}"]
    for (heading, paragraphs), question in zip(lesson.sections, lesson.questions, strict=True):
        parts += [f"## {heading}", *paragraphs, " ".join(question.words())]
    return "\n\n".join(parts) + "\n"


def page(site: Path, name: str) -> bytes:
    """The HTML of one of these pages."""
    return (site / "01-module" / name / "index.html").read_bytes()


def loaded_files(site: Path) -> dict[str, bytes]:
    """Our scripts and styles in a site, by their names without the hash."""
    folder = site / "assets" / "courseware"
    found = (path for path in sorted(folder.iterdir()) if path.suffix in {".js", ".css"} and path.stem[:5] != "page.")
    return {path.name.split(".")[0] + path.suffix: path.read_bytes() for path in found}


def added_to_plain_page(ours: Path, bare: Path) -> int:
    """What a page without activities has beyond the same page in bare Material and the words of goals and next step.

    Inline scripts of the theme are left out on both sides: ours are files, and that must not hide what we add.
    """
    own, theirs = (without_inline(page(site, "plain").decode()) for site in (ours, bare))
    words = ["tell one filler from another", "The last one"]
    assert all(each in own for each in words)
    return len(own.encode()) - len(theirs.encode()) - sum(map(len, words))


def without_inline(html: str) -> str:
    """HTML without the scripts that a theme writes into a page, and without the files we move them to."""
    return re.sub(r"<script>.*?</script>|<script src=[^>]*/page\.\w+\.js\"></script>", "", html, flags=re.DOTALL)


def inline_code(site: Path) -> Iterator[str]:
    """Every inline script, style sheet and attribute of a site, with its page."""
    for path in sorted(site.rglob("*.html")):
        for match in INLINE.finditer(path.read_text("utf-8")):
            yield f"{path.relative_to(site).as_posix()}: {match[0][:120]}"


def foreign_requests(site: Path) -> Iterator[str]:
    """Every address on another host that a page or style sheet of a site loads."""
    for path in sorted(each for each in site.rglob("*") if each.suffix in {".html", ".css", ".svg"}):
        for match in LOADED.finditer(path.read_text("utf-8")):
            yield f"{path.relative_to(site).as_posix()}: {match['html'] or match['css']}"


def measure(ours: Path, bare: Path) -> dict[str, float]:
    """The figures of `SIZES` for the small course, built with us and in bare Material."""
    files = loaded_files(ours)
    scripts = {name: data for name, data in files.items() if name.endswith(".js")}
    return {
        "core": gz(scripts["core.js"]),
        "practice": sum(gz(scripts[f"{part}.js"]) for part in PRACTICE),
        "part": max(gz(data) for name, data in scripts.items() if name.removesuffix(".js") not in PRACTICE),
        "scripts": sum(map(gz, scripts.values())),
        "style": gz(files["courseware.css"]),
        "look apart": max(
            gz(data) for name, data in files.items() if name.endswith(".css") and name != "courseware.css"
        ),
        "questions": gz(page(ours, "asked")) - gz(page(ours, "words")),
        "plain page": added_to_plain_page(ours, bare),
        "inline": len(list(inline_code(ours))),
        "foreign": len(list(foreign_requests(ours))),
    }


def over(figures: dict[str, float], budgets: dict[str, float] | None = None) -> list[str]:
    """The figures that are larger than they may be, as sentences."""
    limits = budgets or {name: budget.most for name, budget in SIZES.items()}
    return [f"{SIZES[name].what}: {value:g}, at most {limits[name]:g}"
            for name, value in figures.items() if value > limits[name]]  # fmt: skip
