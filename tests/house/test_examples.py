"""The pages for authors: the source that they show is the one of the example above it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [
    page
    for page in sorted((ROOT / "course" / "trainer" / "authoring").glob("*.md"))
    if (ROOT / "quizzes" / "examples" / f"{page.stem}.yml").exists()
]


def test_there_are_pages() -> None:
    assert {"calculator", "composer", "plan", "triage"} <= {page.stem for page in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.stem))
def test_a_page_shows_the_source_of_its_example(page: Path) -> None:
    source = (ROOT / "quizzes" / "examples" / f"{page.stem}.yml").read_text(encoding="utf-8")
    text = page.read_text(encoding="utf-8")
    shown = re.search(r"^```yaml\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    assert shown
    assert shown[1] == source
    name = re.search(r"^id: (\S+)", source, re.MULTILINE)
    assert name
    assert f"/// activity | {name[1]}\n" in text[: shown.start()]
