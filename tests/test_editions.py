"""Two editions of one course: of what is for trainers, nothing at all reaches the trainees' site."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import ConfigurationError

from courseware.checks import report
from courseware.cli import main
from courseware.course.editions import for_trainers_only, nav_without
from courseware.course.reading import CourseReader, Folders
from tests.following import Followed, contents, different, new_plugins

SETTINGS = """\
site_name: A small course
site_url: https://example.org/sub/
docs_dir: course
use_directory_urls: false
theme: {name: material, font: false, features: [navigation.prune]}
plugins: {search: {}, offline: {}, courseware: {compress: yes}}
markdown_extensions: {courseware: {}}
extra: {polyfills: [iframe-worker.js]}
nav:
  - index.md
  - First steps:
      - 01-first/index.md
      - 01-first/Umbra.md
      - 01-first/one.md
  - Umbra for trainers:
      - trainer/index.md
      - A deep one: [trainer/deep/umbra.md]
  - learning.md
"""
QUESTION = "- [x] The clinic\n  > It has to work with it.\n- [ ] Nobody\n  > Somebody waits for it.\n///\n"
COURSE = {
    "index.md": "# Start\n\n/// modules\n\n![The harbour](shared.svg)\n",
    "learning.md": "# My learning\n\n/// my-learning\n",
    "01-first/index.md": "---\nobjectives: O1.1\n---\n\n# Begin\n\nGo [on](one.md). <!-- Umbra\nis a note -->\n\n<!-- Umbra -->\n\n`<!-- shown -->`\n",
    "01-first/one.md": f"# One\n\n/// question | Which one?\n    id: which\n    objectives: O1.1\n\n{QUESTION}",
    "01-first/Umbra.md": (
        "---\nfor: trainer\ntitle: Umbra notes\ndescription: All of Umbra\n---\n\n# Umbra\n\nUmbra text. <!-- Umbra comment -->\n\n"
        "![Umbra key](../plan%20b.svg) ![The harbour](../shared.svg) [More](../trainer/index.md#umbra)\n\n"
        f"/// activity | umbra-bank\n\n/// question | Umbra question?\n    id: umbra-question\n    objectives: O9.9\n\n{QUESTION}"
    ),
    "trainer/index.md": "# Umbra\n\n## Umbra\n\nUmbra, told by nothing but its folder.\n",
    "trainer/deep/umbra.md": "# Deep Umbra\n\n![A map](map.svg)\n",
    "trainer/deep/map.svg": "<svg xmlns='http://www.w3.org/2000/svg'><title>Umbra</title></svg>\n",
    "trainer/nobody-names-this.txt": "Umbra\n",
    "plan b.svg": "<svg xmlns='http://www.w3.org/2000/svg'><title>Umbra</title></svg>\n",
    "shared.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>\n",
    "iframe-worker.js": "\n",
}
BANK = (
    "kind: choice\nid: umbra-bank\nobjectives: O9.9\nask: Umbra of the bank?\n"
    "options:\n  - right: Umbra\n    because: It is.\n  - wrong: Light\n    because: It is not.\n"
)
SIGNS = ("umbra", "o9.9", "trainer/", "plan b", "plan%20b", "nobody-names-this")
"""What only pages for trainers say, and where these stand; in small letters."""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course with pages for trainers in a folder of their own and among the others."""
    root = tmp_path / "made"
    texts = {f"course/{name}": text for name, text in COURSE.items()} | {
        "mkdocs.yml": SETTINGS,
        "quizzes/dark.yml": BANK,
        "site_config/course.yml": "id: small\ntitle: Small\n",
        "site_config/objectives.yml": "O1.1: {can: name the customer, level: apply}\nO9.9: {can: see Umbra, level: apply}\n",
    }
    for name, text in texts.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def built(course: Path, edition: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The site of an edition."""
    monkeypatch.setenv("COURSEWARE_EDITION", edition)
    site = course.parent / f"site-{edition or 'plain'}"
    with new_plugins():
        config = load_config(str(course / "mkdocs.yml"), site_dir=str(site))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    return site


def text_of(path: Path) -> str:
    """All that a file says, in small letters, unpacked where it is packed."""
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8", "replace").lower()


def leaks(site: Path) -> list[str]:
    """The files that say something for trainers, by their text or by their name."""
    found = []
    for path in sorted(each for each in site.rglob("*") if each.is_file()):
        name = path.relative_to(site).as_posix()
        said = [sign for sign in SIGNS if sign in text_of(path) or sign in name.lower()]
        if said:
            found.append(f"{name}: {', '.join(said)}")
    return found


@pytest.mark.parametrize("edition", ["trainee", ""])
def test_nothing_for_trainers_is_in_the_trainees_site(
    course: Path, edition: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In no file: page, index, map, script, compressed or not. Without a word on the edition it is this one."""
    site = built(course, edition, monkeypatch)
    assert leaks(site) == []
    assert {path.name for path in site.rglob("*.html")} == {"index.html", "one.html", "learning.html", "404.html"}
    assert "&lt;!-- shown --&gt;" in text_of(site / "01-first" / "index.html")
    assert (site / "shared.svg").exists()
    assert (site / "sitemap.xml.gz").exists()
    assert (site / "search" / "search_index.json.gz").exists()


def test_the_trainers_site_has_all_of_it(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which also proves that the signs are found where they stand."""
    site = built(course, "trainer", monkeypatch)
    found = "\n".join(leaks(site))
    for name in ("01-first/Umbra.html", "trainer/index.html", "trainer/deep/umbra.html", "plan b.svg", "search_index.json.gz",
                 "search_index.js:", "sitemap.xml.gz", "trainer/nobody-names-this.txt"):  # fmt: skip
        assert name in found
    assert "see umbra" not in text_of(site / "learning.html"), "it is not for trainees to learn"


def test_without_a_nav_the_same_holds(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (course / "mkdocs.yml").write_text(SETTINGS.partition("nav:")[0], encoding="utf-8")
    assert leaks(built(course, "trainee", monkeypatch)) == []


def test_a_page_says_for_itself_whom_it_is_for(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (course / "course" / "trainer" / "open.md").write_text("---\nfor: trainee\n---\n\n# Open\n", encoding="utf-8")
    site = built(course, "trainee", monkeypatch)
    assert [path.name for path in (site / "trainer").glob("*.html")] == ["open.html"]


def test_the_setting_is_heeded_unless_the_command_says_otherwise(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = SETTINGS.replace("{compress: yes}", "{edition: trainer}")
    (course / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert (built(course, "", monkeypatch) / "trainer" / "index.html").exists()
    assert leaks(built(course, "trainee", monkeypatch)) == []
    with pytest.raises(ConfigurationError, match=r"There is no edition `coach`.*`trainee` or `trainer`"):
        built(course, "coach", monkeypatch)


def test_a_file_named_by_both_is_for_both(course: Path) -> None:
    """A file stays out only if no page for trainees needs it, by itself or through a question that it brings in."""
    (course / "quizzes" / "dark.yml").write_text(BANK.replace("It is not.", "![Key](plan b.svg)"), encoding="utf-8")
    read = CourseReader(Folders.of(course)).read()
    assert "plan b.svg" in for_trainers_only(read, ["plan b.svg"])
    page = course / "course" / "01-first" / "one.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n/// activity | umbra-bank\n", encoding="utf-8")
    read = CourseReader(Folders.of(course)).read()
    assert for_trainers_only(read, ["plan b.svg", "shared.svg", "nowhere.css"]) == set()


def test_sections_of_the_nav_that_would_be_empty_go_too() -> None:
    nav = [
        "a.md",
        {"T": ["t.md", {"Deep": ["./t.md"]}]},
        {"Mixed": [{"X": "t.md"}, "b.md"]},
        {"Out": "https://example.org"},
    ]
    assert nav_without(nav, {"t.md"}) == ["a.md", {"Mixed": ["b.md"]}, {"Out": "https://example.org"}]
    assert nav_without(None, {"t.md"}) is None


LINKS = {
    "page": ("Read [this](../trainer/index.md#umbra).", (3, 13)),
    "page among the others": ("Read [this](Umbra.md).", (3, 13)),
    "as it is in the site": ("Read [this](../trainer/index.html).", (3, 13)),
    "file": ("![Map](../trainer/deep/map.svg)", (3, 8)),
    "below": ("Read [this][t].\n\n[t]: ../trainer/index.md", (5, 6)),
    "HTML": ('<a href="../trainer/">this</a>', (3, 10)),
}


@pytest.mark.parametrize("form", LINKS)
def test_a_link_to_a_page_for_trainers_is_told_by_its_place(course: Path, form: str) -> None:
    text, place = LINKS[form]
    page = course / "course" / "01-first" / "index.md"
    page.write_text(f"# Begin\n\n{text}\n\nNot these: [a](one.md), [b](https://example.org/trainer/), `[c](Umbra.md)`.\n",
                    encoding="utf-8")  # fmt: skip
    found = [each for each in report(CourseReader(Folders.of(course)).read()) if each.code == "for-trainers"]
    assert [(each.path, each.line, each.column) for each in found] == [("course/01-first/index.md", *place)]
    assert "Their edition does not have it" in found[0].message
    assert "for: trainee" in found[0].hint


def test_a_link_in_a_question_is_told_where_trainees_see_it(course: Path) -> None:
    (course / "quizzes" / "dark.yml").write_text(
        BANK.replace("It is.", "See [t](../trainer/index.md)."), encoding="utf-8"
    )
    reader = CourseReader(Folders.of(course))
    assert [each for each in report(reader.read()) if each.code == "for-trainers"] == []
    page = course / "course" / "01-first" / "index.md"
    page.write_text("# Begin\n\n/// activity | umbra-bank\n", encoding="utf-8")
    found = [each for each in report(reader.read()) if each.code == "for-trainers"]
    assert [(each.path, each.line) for each in found] == [("quizzes/dark.yml", 7)]


def test_the_checks_look_at_pages_for_trainers_too(course: Path) -> None:
    page = course / "course" / "trainer" / "index.md"
    page.write_text("# Umbra\n\n![](map.svg)\n\n/// activity | no-such-thing\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["check", "-f", str(course / "mkdocs.yml")])
    assert "course/trainer/index.md:3:1: This picture has no words" in done.output
    assert "course/trainer/index.md:5" in done.output


@pytest.mark.parametrize("edition", ["trainee", "trainer"])
def test_a_served_edition_follows_whom_a_page_is_for(
    tmp_path: Path, edition: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSEWARE_EDITION", edition)
    with new_plugins():
        course = Followed(tmp_path / "course")
        course.start()
        text = course.read("course/01-first/two.md")
        for front in ("---\nfor: trainer\n---\n\n", ""):
            course.write("course/01-first/two.md", front + text)
            course.follow()
            assert (course.site / "01-first/two/index.html").exists() == (edition == "trainer" or not front)
            assert different(contents(course.site), course.full(tmp_path / "full")) == []
        course.stop()


def test_the_command_keeps_the_editions_apart(course: Path) -> None:
    """Our own environment says nothing of editions; the trainer's goes to a folder that nobody takes for the other."""
    for words in (["build", "--no-strict"], ["build", "--no-strict", "--edition", "trainer"]):
        command = [sys.executable, "-c", "from courseware.cli import main; main()", *words]
        done = subprocess.run(command, cwd=course, capture_output=True, text=True, check=False, env=dict(os.environ))
        assert done.returncode == 0, done.stderr
    assert leaks(course / "site") == []
    assert (course / "site-trainer" / "trainer" / "index.html").exists()


def test_serve_shows_the_trainers_edition_and_says_so() -> None:
    said = CliRunner().invoke(main, ["serve", "--help"]).output
    assert "pages for trainers" in said
    assert "default: trainer" in said
