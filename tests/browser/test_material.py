"""What Material brings along, as axe sees it: code, tables, the footer, the search with what it found, the missing page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.building import Build
from tests.browser.conftest import ROOT
from tests.browser.serving import nginx
from tests.browser.test_accessible import findings, turn
from tests.browser.visits import Visit, visiting

PAGE = """\
# Everything that Material brings

Words with [a link](two.md) among them, `code` among them, a ~~deleted~~ one and a footnote.[^1]

```python
def customers(names: list[str], most: int = 3) -> str:
    \"\"\"Says who they are.\"\"\"  # a comment
    return ", ".join(names[:most]) + f" and {len(names) - most} more" if names else "nobody"
```

```yaml
plugins:
  courseware: {policy: meta}   # a comment
```

| Who | How often |
|---|--:|
| Noor | 3 |
| [Sipho](two.md) | 11 |

!!! note "A note"
    With [a link](two.md).

??? warning "A warning, folded"
    With `code`.

=== "One"
    First.

=== "Two"
    Second.

Term
:   What it means, with [a link](two.md).

[^1]: With [a link](two.md).
"""
SETTLED = """() => Promise.race([
    Promise.all(document.getAnimations().map(each => each.finished.catch(() => 0))),
    new Promise(go => setTimeout(go, 1000)),
])"""
"""What fades has faded. In Firefox what is folded away waits for ever to begin, so this does not wait for it."""

STATES: dict[str, tuple[str, Callable[[Visit], None]]] = {}


def state(path: str) -> Callable[[Callable[[Visit], None]], Callable[[Visit], None]]:
    """Names what is done on a page before it is looked at."""

    def name(prepare: Callable[[Visit], None]) -> Callable[[Visit], None]:
        STATES[prepare.__name__] = (path, prepare)
        return prepare

    return name


@state("index.html")
def a_page_with_all_of_it(visit: Visit) -> None:
    visit.page.locator("summary").click()


@state("index.html")
def search_with_results(visit: Visit) -> None:
    field = visit.page.get_by_role("textbox", name="Search")
    field.click()
    field.press_sequentially("second")
    expect(visit.page.locator(".md-search-result__item").first).to_be_visible()
    expect(visit.page.get_by_role("dialog", name="Search").get_by_role("status")).to_have_text("2 matching documents")
    more = visit.page.locator(".md-search-result__more summary")
    if more.count():
        more.first.click()


@state("index.html")
def search_without_results(visit: Visit) -> None:
    field = visit.page.get_by_role("textbox", name="Search")
    field.click()
    field.press_sequentially("xyzzy")
    expect(visit.page.get_by_text("No matching documents")).to_be_visible()


@state("no-such-page.html")
def a_missing_page(visit: Visit) -> None:
    expect(visit.page.get_by_role("heading", name="This page is not here")).to_be_visible()


@pytest.fixture(scope="session")
def address(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A course that uses what Material has, at the top of a server."""
    folder = tmp_path_factory.mktemp("material")
    texts = {
        "pages/index.md": PAGE,
        "pages/two.md": "# Second page\n\nA second page.\n\n## A second part\n\nThe second part of the second page.\n",
        "mkdocs.yml": (ROOT / "mkdocs.yml")
        .read_text(encoding="utf-8")
        .partition("\nnav:")[0]
        .replace("docs_dir: course", "docs_dir: pages"),
    }
    for name, text in texts.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "site_config").mkdir()
    (folder / "quizzes").mkdir()
    (folder / "site_config" / "theme").symlink_to(ROOT / "site_config" / "theme")
    with nginx(build(folder), "/") as server:
        yield server.address


@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing_in_what_material_brings(context: BrowserContext, address: str, name: str) -> None:
    path, prepare = STATES[name]
    with visiting(context, address) as visit:
        visit.expected += ["404"] if "no-such" in path else []
        page = visit.go(path)
        prepare(visit)
        page.emulate_media(reduced_motion="reduce")
        for mode in ("light", "dark"):
            turn(page, mode)
            page.evaluate(SETTLED)
            assert findings(page) == [], mode
