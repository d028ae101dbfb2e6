"""The Markdown extension: pairs of author's text and HTML, one behaviour each; and that no text breaks it.

`tests/pairs/NAME.md` becomes `tests/pairs/NAME.html`. After a change that is meant, `COURSEWARE_WRITE_PAIRS=1` writes
the HTML anew; read the difference before you commit it.
"""

from __future__ import annotations

import logging
import os
import re
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.utils.yaml import yaml_load

from courseware.markdown_extension import CoursewareExtension
from tests.sources.test_blocks import LINES, PAGES
from tests.sources.test_positions import pages as sound_pages

ROOT = Path(__file__).parents[1]
PAIRS = sorted((ROOT / "tests" / "pairs").glob("*.md"))
CONFIGURED = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]
CONFIGURED.pop("courseware")


class Converter:
    """The extensions of mkdocs.yml, without MkDocs, for a course that lies in one folder."""

    def __init__(self, folder: Path) -> None:
        self.extension = CoursewareExtension(root=str(folder))
        self.markdown = Markdown(extensions=[*CONFIGURED, self.extension], extension_configs=CONFIGURED)
        self.said: list[str] = []

    def convert(self, text: str) -> str:
        """The HTML of a page; what the author is told is in `said`."""
        handler = logging.Handler()
        handler.emit = lambda record: self.said.append(record.getMessage())  # type: ignore[method-assign]
        logger = logging.getLogger("courseware")
        self.said.clear()
        self.extension._told.clear()
        logger.addHandler(handler)
        try:
            return str(self.markdown.reset().convert(text))
        finally:
            logger.removeHandler(handler)


@pytest.fixture(scope="module")
def converter(tmp_path_factory: pytest.TempPathFactory) -> Converter:
    """One converter for all tests of this file, as MkDocs uses one for all pages."""
    return Converter(tmp_path_factory.mktemp("course"))


@pytest.mark.parametrize("source", PAIRS, ids=[path.stem for path in PAIRS])
def test_a_text_becomes_its_html(source: Path, converter: Converter) -> None:
    html = converter.convert(source.read_text("utf-8")) + "\n"
    expected = source.with_suffix(".html")
    if os.environ.get("COURSEWARE_WRITE_PAIRS"):
        expected.write_text(html, "utf-8")
    assert html == expected.read_text("utf-8")


def test_there_are_pairs() -> None:
    assert len(PAIRS) > 30


SILENT = {"broken", "in-raw-html", "unclosed"}


@pytest.mark.parametrize("source", PAIRS, ids=[path.stem for path in PAIRS])
def test_only_what_is_wrong_is_told(source: Path, converter: Converter) -> None:
    converter.convert(source.read_text("utf-8"))
    assert bool(converter.said) == (source.stem in SILENT)


def test_other_extensions_reach_into_questions() -> None:
    text = "/// question | Why HTML?\n- [x] HTML\n- [ ] b\n///\n\n*[HTML]: Hypertext\n"
    html = Markdown(extensions=["abbr", CoursewareExtension()]).convert(text)
    assert html.count('<abbr title="Hypertext">') == 2


def test_the_course_gives_what_a_page_brings_in(tmp_path: Path) -> None:
    (tmp_path / "quizzes").mkdir()
    (tmp_path / "quizzes" / "q.yml").write_text(
        "id: q\nask: A?\ntext: See [this](a/b.md) and ![x](../x.svg).\noptions:\n  - right: a\n  - wrong: b\n"
    )
    html = Converter(tmp_path).convert("Text.\n\n/// activity | q\n")
    assert "<cw-choice id=cw-q" in html
    assert 'href="a/b.md"' in html


def test_the_organisation_speaks_in_pages_and_questions(tmp_path: Path) -> None:
    (tmp_path / "site_config").mkdir()
    (tmp_path / "site_config" / "org.yml").write_text("customer: applicant\n")
    html = Converter(tmp_path).convert(
        "The {{ org.customer }}, `{{ org.customer }}`.\n\n/// question | The {{ org.customer }}?\n- [x] a\n- [ ] b\n///\n"
    )
    assert "The applicant, <code>{{ org.customer }}</code>" in html
    assert "<legend>The applicant?" in html


TOLD = {
    "in code after all": "- item\n\n  text\n\n    /// activity | x",
    "shown as text after all": "    code\n```\n\n/// activity | x\n> quote\n```",
    "a block of an extension that is not there": "/// note | N\ntext\n///",
}


@pytest.mark.parametrize("text", TOLD.values(), ids=TOLD)
def test_what_only_markdown_knows_is_told(text: str, converter: Converter) -> None:
    html = converter.convert(text)
    assert "///" in html
    assert converter.said


HIDDEN = re.compile(
    r"<!--.*?(?:-->|$)|<(pre|code|script|style|textarea)\b.*?(?:</\1>|$)|<div class=cw-broken.*?</ul></div>", re.DOTALL
)
SHOWN = re.compile(r"^(?:<p>)?[ ]{0,3}/{3,}[ ]*(?:question|activity|case)\b", re.MULTILINE)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(PAGES.map("\n".join) | st.lists(LINES).map("\n\n".join) | st.text())
def test_no_text_breaks_it_leaves_a_marker_or_becomes_text_in_silence(converter: Converter, text: str) -> None:
    html = converter.convert(text)
    assert "\x02" not in html
    assert "\x03" not in html
    if SHOWN.search(HIDDEN.sub("", html)):
        assert converter.said


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(sound_pages())
def test_every_question_is_shown_in_every_container(converter: Converter, made: tuple[bytes, list[str]]) -> None:
    text = made[0].decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    html = converter.convert(text)
    questions = len(re.findall(r"^.*/// question \| k", text, re.MULTILINE))
    assert html.count("<cw-choice") == html.count("</cw-choice>") == questions
    assert all(token in html for token in made[1])
    assert converter.said == []


@pytest.mark.parametrize(
    "text",
    [
        "/// question | A\n" * 2_000,
        "```\n" * 2_001 + "/// question | A\n",
        "> " * 50 + "/// question | A",
        "/// foo\n" * 500,
    ],
    ids=lambda text: text[:9],
)
def test_the_time_grows_with_the_text_and_no_faster(text: str, converter: Converter) -> None:
    begin = time.process_time()
    converter.convert(text)
    assert time.process_time() - begin < 20
