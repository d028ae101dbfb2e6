"""The course that ships with Courseware: every page opens cleanly, and every link leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.covering import covering
from tests.browser.hosting import STRICT, served
from tests.browser.visits import Visit, visiting


class Links(HTMLParser):
    """The ids of a page, what it links to or loads, and what a strict policy would not let it do."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.following = ""
        self.forbidden: list[str] = []
        self._inside = ""
        self.feed(html)

    def handle_data(self, data: str) -> None:
        """Notes a script that stands in the page; data for scripts are none."""
        if self._inside and data.strip():
            self.forbidden.append(f"{self._inside}: {data.strip()[:60]}")

    def handle_endtag(self, _tag: str) -> None:
        """Nothing is inside a script behind its end."""
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes an element."""
        values = {name: value or "" for name, value in attrs}
        is_script = tag == "script" and values.get("type", "") not in {"application/json", "application/ld+json"}
        self._inside = f"<{tag}>" if is_script or tag == "style" else ""
        self.forbidden += [
            f'<{tag} {name}="{value}">'
            for name, value in values.items()
            if name == "style" or name.startswith("on") or value.strip().lower().startswith("javascript:")
        ]
        if (tag, values.get("rel", "")) in {("link", "next"), ("link", "prev"), ("link", "prefetch")}:
            self.forbidden.append(
                f"<link rel={values['rel']}>, which Firefox fetches ahead and `default-src 'none'` forbids"
            )
        self.ids += [values[name] for name in ("id",) if name in values]
        self.targets += [
            values[name] for name in ("href", "src") if name in values and values.get("rel") != "canonical"
        ]
        if "cw-next" in values.get("class", "").split():
            self.following = values["href"]


def pages(site: Path) -> dict[str, Links]:
    """Every page of a site by its path."""
    found = sorted(site.rglob("*.html"))
    return {path.relative_to(site).as_posix(): Links(path.read_text(encoding="utf-8")) for path in found}


def target(page: str, link: str) -> tuple[str, str]:
    """The path in the site that a link of a page leads to, and its anchor."""
    path, anchor = urldefrag(urljoin(f"/{page}", link))
    path = unquote(urlsplit(path).path).lstrip("/")
    return (f"{path}index.html" if not path or path.endswith("/") else path), unquote(anchor)


def test_every_link_and_anchor_leads_somewhere(own_edition: Path) -> None:
    found = pages(own_edition)
    dead = []
    for page, links in found.items():
        if page == "404.html":
            continue
        for link in links.targets:
            if urlsplit(link).scheme or link in {"#", "."}:
                continue
            path, anchor = target(page, link)
            lost = anchor and path in found and not anchor.startswith("__") and anchor not in found[path].ids
            if lost or not (own_edition / path).exists():
                dead.append(f"{page}: {link}")
    assert dead == []


def test_no_id_stands_twice_on_a_page(own_edition: Path) -> None:
    for page, links in pages(own_edition).items():
        assert sorted(links.ids) == sorted(set(links.ids)), page


def test_nothing_stands_inline(own_edition: Path) -> None:
    """No script, style or handler in any page, nor what a strict policy would stop in another way."""
    assert {page: links.forbidden for page, links in pages(own_edition).items() if links.forbidden} == {}


def test_the_test_for_that_sees_what_it_is_to_see() -> None:
    found = Links(
        "<script>a()</script><script type='application/json'>{}</script><style>b{}</style><p style='c' onclick='d()'>text</p>"
        "<script src='e.js'></script><a href=' JavaScript:f()'>g</a><link rel=next href=h>"
    )
    assert len(found.forbidden) == 6


def test_every_page_of_the_modules_is_reached_by_going_on(own_site: Path) -> None:
    found = pages(own_site)
    page = next(path for path in found if path.startswith("00-") and path.endswith("/index.html"))
    way = []
    while page not in way:
        way.append(page)
        if found[page].following:
            page = target(page, found[page].following)[0]
    inside = {path for path in found if re.match(r"\d\d-", path)}
    assert set(way) >= inside
    numbered = [path for path in way if path in inside]
    assert numbered == sorted(numbered, key=lambda path: path[:2])


@pytest.fixture
def own_visit(context: BrowserContext, own_site: Path) -> Iterator[Visit]:
    """A visit to our own course under a strict policy."""
    with served(own_site, policy=STRICT) as address, visiting(context, address) as made:
        yield made


def test_every_page_opens_without_a_fault(own_visit: Visit, own_site: Path) -> None:
    """No error, nothing against the policy, nothing missing, and nothing asked of another host."""
    for path in (path for path in covering(own_site) if path != "404.html"):
        page = own_visit.go(path)
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
        # A why of a guided tree waits for the one before it.
        questions = page.locator("article [data-v]:has(> form):not(cw-cause-tree *)").filter(visible=True)
        expect(questions.locator("button[type=submit]").filter(visible=True)).to_have_count(questions.count())
        exercises = page.locator("article [data-v] > .cw-x")
        expect(exercises.locator(".cw-tools")).to_have_count(exercises.count())
        assert own_visit.faults == [], path


def test_a_link_to_an_exercise_leads_to_it(own_visit: Visit) -> None:
    """Exercises above it change their height as they come alive. After a reload readers stay where they were."""
    for place in ("05-moments/tools-changes.html#cw-prototype-log", "09-last/more-tools.html#cw-business-case"):
        own_visit.page.goto("about:blank")
        page = own_visit.go(place)
        top = page.locator("#" + place.partition("#")[2])
        expect(top.locator(".cw-tools")).to_be_visible()
        assert 0 <= top.evaluate("each => each.getBoundingClientRect().top") < 150, place
    page.evaluate("scrollTo(0, 300)")
    page.reload()
    expect(top.locator(".cw-tools")).to_be_attached()
    assert page.evaluate("scrollY") < 1000


def test_every_page_opens_from_a_folder(context: BrowserContext, own_site: Path) -> None:
    with visiting(context, f"{own_site.as_uri()}/") as visit:
        for path in ("index.html", "01-two-ideas/index.html", "my-learning.html"):
            page = visit.go(path)
            expect(page.get_by_role("heading", level=1).first).to_be_visible()
            assert visit.faults == [], path
