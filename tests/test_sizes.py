"""Bytes are what a trainee on a slow line pays for: they may not grow unnoticed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.bench import sizes
from tests.bench.budgets import SIZES
from tests.bench.processes import mkdocs, run


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The small course built with us, and in bare Material."""
    root = tmp_path_factory.mktemp("sizes")
    for style in ("inline", "plain"):
        run(mkdocs(sizes.write_pages(root / style, style), root / style / "site"))
    return root / "inline" / "site", root / "plain" / "site"


def test_every_size_keeps_its_budget(sites: tuple[Path, Path]) -> None:
    figures = sizes.measure(*sites)
    assert figures.keys() == SIZES.keys()
    assert sizes.over(figures) == []


def test_a_limit_that_is_too_low_is_noticed(sites: tuple[Path, Path]) -> None:
    figures = sizes.measure(*sites)
    by_bytes = [name for name, budget in SIZES.items() if budget.unit == "B"]
    lower = {name: figures[name] - 1 for name in by_bytes} | {"inline": -1.0, "foreign": -1.0}
    assert len(sizes.over(figures, lower)) == len(SIZES)


def test_five_questions_are_really_on_the_page(sites: tuple[Path, Path]) -> None:
    assert sizes.page(sites[0], "asked").count(b"<cw-choice ") == 5
    assert sizes.page(sites[0], "words").count(b"<cw-choice ") == 0


@pytest.mark.parametrize(
    ("html", "inline", "foreign"),
    [
        ("<script>alert(1)</script>", 1, 0),
        ('<p style="color:red">a</p>', 1, 0),
        ("<button onclick=go()>a</button>", 1, 0),
        ("<style>p{}</style>", 1, 0),
        ('<script src="https://example.org/a.js"></script>', 0, 1),
        ('<link rel="stylesheet" href="//example.org/a.css">', 0, 1),
        ('<img alt="a" src="https://example.org/a.png">', 0, 1),
        ('<a href="https://example.org/">a link that a reader may follow</a>', 0, 0),
        ('<link rel="canonical" href="https://example.org/">', 0, 0),
        ('<script type="application/json">{}</script><script src="a.js"></script>', 0, 0),
    ],
)
def test_what_counts_as_inline_or_foreign(tmp_path: Path, html: str, inline: int, foreign: int) -> None:
    (tmp_path / "index.html").write_text(html, "utf-8")
    assert len(list(sizes.inline_code(tmp_path))) == inline
    assert len(list(sizes.foreign_requests(tmp_path))) == foreign


def test_a_foreign_font_in_a_style_sheet_is_noticed(sites: tuple[Path, Path], tmp_path: Path) -> None:
    site = shutil.copytree(sites[0], tmp_path / "site")
    sheet = next((site / "assets" / "courseware").glob("courseware.*.css"))
    sheet.write_text(sheet.read_text("utf-8") + "@font-face{src:url(https://example.org/a.woff2)}", "utf-8")
    assert len(list(sizes.foreign_requests(site))) == 1
