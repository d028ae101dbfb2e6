"""The site where it is to live: on nginx with our settings, on a host without headers, and while it is being replaced."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from courseware.rendering.head import ANCESTORS, POLICY
from tests.browser.asking import FIRST, KINDS, QUIZ, SEVERAL, TYPED, Question
from tests.browser.building import Build
from tests.browser.hosting import served
from tests.browser.serving import SETTINGS, Nginx
from tests.browser.visits import Visit, follow, visiting, wait_for
from tests.tools import webserver

LASTING = "public, max-age=31536000, immutable"
TEXTS = {".html", ".js", ".css", ".json", ".svg", ".xml"}
NOTE_BREACHES = "addEventListener('securitypolicyviolation', e => (self.breaches ??= []).push(`${e.effectiveDirective} ${e.blockedURI}`))"


def fetch(address: str, packed: bool = False) -> tuple[int, Message, bytes]:
    """Status, headers and body of what lies at an address."""
    request = Request(address, headers={"Accept-Encoding": "gzip"} if packed else {})  # noqa: S310 - loopback
    try:
        with urlopen(request) as answer:  # noqa: S310
            return answer.status, answer.headers, answer.read()
    except HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def names(site: Path) -> list[str]:
    """The files of a site."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


def test_what_has_a_hash_is_kept_and_all_else_is_asked_about(web: str, site: Path) -> None:
    """Every file of a site has one of two ways; headers that keep it safe come with each of them, and with a 404."""
    ways: dict[str, set[str]] = {}
    for name in [*names(site), "no-such-page.html", "assets/courseware/core.00000000.js"]:
        status, headers, body = fetch(web + name.replace(" ", "%20"), packed=True)
        assert headers["Content-Security-Policy"] == POLICY + ANCESTORS, name
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert "camera=()" in headers["Permissions-Policy"]
        ways.setdefault(f"{status} {headers['Cache-Control']}", set()).add(name)
        if status == 200 and Path(name).suffix in TEXTS and name != "sitemap.xml":
            # What `--compress` has written beside it is what comes.
            assert headers["Content-Encoding"] == "gzip", name
            assert body == gzip.compress((site / name).read_bytes(), 9, mtime=0)
    # What is not there must not be kept for a year, whatever its name.
    assert ways["404 None"] == {"no-such-page.html", "assets/courseware/core.00000000.js"}
    hashed = {name for name in names(site) if re.search(r"\.[0-9a-f]{8}\.(min\.)?(js|css)$|\.woff2$", name)}
    assert ways[f"200 {LASTING}"] == hashed
    assert ways["200 no-cache"] == set(names(site)) - hashed
    assert {"assets/outline.js", "search/search_index.json", "index.html", "sitemap.xml"} <= ways["200 no-cache"]


def test_nginx_takes_the_settings_in_a_server_and_in_a_folder_of_one(tmp_path: Path) -> None:
    assert not webserver.fault(), webserver.advice(webserver.fault())
    for number, server in enumerate(("{settings}", "location /courses/customers/ {{ {settings} }}")):
        lines = server.format(settings=f'set $courseware "/a"; include {SETTINGS};')
        path = tmp_path / f"{number}.conf"
        path.write_text(
            f"pid {tmp_path}/pid;\nevents {{}}\nhttp {{ access_log off; server {{ listen 127.0.0.1:1; root {tmp_path}; {lines} }} }}\n",
            encoding="utf-8",
        )
        words = [str(webserver.program()), "-t", "-q", "-p", str(tmp_path), "-e", "stderr", "-c", str(path)]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_folders_and_addresses_that_lead_nowhere(web: str) -> None:
    assert fetch(web)[2] == fetch(f"{web}index.html")[2]
    assert fetch(web.rstrip("/"))[2] == fetch(web)[2], "a folder without its stroke is sent on"
    status, headers, body = fetch(f"{web}assets/no-such-page.html")
    assert (status, headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert b"This page is not here" in body
    assert fetch(web + "assets/")[0] == 403, "nobody may read what lies in a folder"


def test_a_missing_page_looks_like_one_of_the_course(web_visit: Visit) -> None:
    web_visit.expected += ["404"]
    page = web_visit.go("02-second/no-such-page.html")
    expect(page.get_by_text("It may have moved. Your answers are kept.")).to_be_visible()
    assert "Literata" in page.locator("h1").evaluate("each => getComputedStyle(each).fontFamily")
    page.get_by_role("link", name="Go to the start page").click()
    expect(page).to_have_url(re.compile(r"/deep/sub/path/(index\.html)?$"))


def asked_for_the_index(page: Page) -> bool:
    """Whether the search index was fetched, or on a disk, loaded as a script."""
    return bool(
        page.evaluate(
            "performance.getEntriesByType('resource').some(each => each.name.includes('search_index'))"
            "|| '__index' in self"
        )
    )


def search(page: Page, word: str, title: str) -> None:
    """Searches for a word and finds a page."""
    field = page.get_by_role("textbox", name="Search")
    field.click()
    field.press_sequentially(word)
    expect(page.locator(".md-search-result__item", has_text=title).first).to_be_visible()


def test_the_index_waits_until_somebody_searches(visit: Visit) -> None:
    page = visit.go(KINDS)
    Question(page, "several").check(*SEVERAL.right)
    page.wait_for_load_state("load")
    if page.url.startswith("http"):
        follow(page, "Back to First page", "First page")
    assert not asked_for_the_index(page)
    search(page, "office", "Start")
    assert asked_for_the_index(page)


def use_all_of_it(page: Page) -> None:
    """Palette, search, instant navigation, each kind of question and a quiz."""
    page.locator("label[title='Change to dark']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    follow(page, "Next, about 5 min All kinds", "All kinds")
    for kind in (SEVERAL, TYPED):
        Question(page, kind.name).check(*kind.right)
        expect(Question(page, kind.name).status).to_have_text("That holds.")
    search(page, "quiz", "A quiz")
    page.locator(".md-search-result__item a", has_text="A quiz").first.click()
    expect(page.locator("cw-quiz button[type=submit]").filter(visible=True).first).to_be_visible()
    page.locator("label[title='Change to light']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    wait_for(page, "document.readyState === 'complete'")
    assert page.evaluate("self.breaches ?? []") == []


def test_all_of_it_keeps_to_the_policy(web_visit: Visit) -> None:
    """Browsers do not write every breach into their console; the page itself hears of each."""
    web_visit.page.add_init_script(NOTE_BREACHES)
    page = web_visit.go(FIRST)
    use_all_of_it(page)
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('img'), {src: 'http://127.0.0.1:9/x.png'}))"
    )
    wait_for(page, "self.breaches?.length === 1")
    assert page.evaluate("self.breaches[0]").startswith("img-src"), "else nothing was listened to"
    web_visit.faults.clear()


@pytest.fixture(scope="session")
def headerless(course: Path, build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course built for a host that sends no headers, and for no search engine."""
    folder = tmp_path_factory.mktemp("headerless")
    shutil.copytree(course, folder, dirs_exist_ok=True)
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert "courseware: {}}" in text
    settings.write_text(
        text.replace("courseware: {}}", "courseware: {policy: meta, noindex: yes}}", 1), encoding="utf-8"
    )
    return build(folder)


@pytest.fixture
def headerless_visit(context: BrowserContext, headerless: Path) -> Iterator[Visit]:
    """A visit to it on a server that sends no policy."""
    with served(headerless) as address, visiting(context, address) as made:
        yield made


def test_a_host_without_headers_has_the_policy_in_the_page(headerless_visit: Visit, headerless: Path) -> None:
    for path in headerless.rglob("*.html"):
        head = path.read_text(encoding="utf-8").partition("<head>")[2]
        first, second = re.findall(r"<[^>]+>", head)[:2]
        assert first == f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">', path
        assert second == '<meta name="robots" content="noindex">'
    headerless_visit.page.add_init_script(NOTE_BREACHES)
    page = headerless_visit.go(FIRST)
    use_all_of_it(page)
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'self.harmed = true'}))"
    )
    wait_for(page, "self.breaches?.length === 1")
    assert page.evaluate("'harmed' in self") is False
    headerless_visit.faults.clear()


def released_anew(site: Path, folder: Path) -> Path:
    """A later release of a site: other words, and every file of ours under another name, as if each had changed."""
    shutil.copytree(site, folder)
    hashes = {match[1] for name in names(site) if (match := re.search(r"assets/courseware/\w+\.([0-9a-f]{8})\.", name))}
    release = re.search(r'<meta name="courseware" content="(\w+)">', (site / "index.html").read_text(encoding="utf-8"))
    assert hashes
    assert release
    for path in [path for path in folder.rglob("*") if path.suffix in {".html", ".js"}]:
        text = path.read_text(encoding="utf-8")
        for each in (*hashes, release[1]):
            text = text.replace(each, each[::-1].translate(str.maketrans("0123456789abcdef", "fedcba9876543210")))
        path.write_text(text.replace("Text of the first page.", "A newer text of the first page."), encoding="utf-8")
    for path in list((folder / "assets" / "courseware").glob("*.*.*")):
        stem, old, end = path.name.split(".")
        path.rename(
            path.with_name(f"{stem}.{old[::-1].translate(str.maketrans('0123456789abcdef', 'fedcba9876543210'))}.{end}")
        )
    return folder


def test_a_new_release_in_the_middle_of_a_page_harms_nothing(
    context: BrowserContext, server: Nginx, site: Path, tmp_path: Path
) -> None:
    """Files of the old one are gone. What is open goes on, what is opened next is all new, and no request fails."""
    with visiting(context, server.address) as visit:
        page = visit.go(KINDS)
        Question(page, "several").check(*SEVERAL.right)
        Question(page, "typed").give("moment of truth")
        page.evaluate("self.stayed = true")
        server.put(released_anew(site, tmp_path / "new"))
        Question(page, "typed").check()
        expect(Question(page, "typed").status).to_have_text("That holds.")
        # Instant navigation loads nothing anew, so this waits for the page to do so by itself.
        with page.expect_event("load"):
            page.get_by_role("link", name="Back to First page").click()
        expect(page.get_by_text("A newer text of the first page.")).to_be_visible()
        assert page.evaluate("'stayed' in self") is False
        follow(page, "Next, about 5 min All kinds", "All kinds")
        for name in ("several", "typed"):
            expect(Question(page, name).status).to_have_text("That holds.")


def test_a_part_that_is_gone_when_it_is_wanted_leaves_readable_text(
    context: BrowserContext, server: Nginx, site: Path, tmp_path: Path
) -> None:
    """The page came from the old release, and its part is asked for when the new one is there. A reload mends it."""
    new = released_anew(site, tmp_path / "new")
    with visiting(context, server.address) as visit:
        visit.expected += ["quiz.", "404", "Failed to load", "nosniff", "MIME type"]

        def replace_first(route: Route) -> None:
            server.put(new)
            route.continue_()

        visit.page.route(re.compile(r"/quiz\.\w+\.js"), replace_first, times=1)
        page = visit.go(QUIZ)
        questions = page.locator("cw-quiz [data-v]").filter(visible=True)
        expect(questions).to_have_count(3)
        expect(questions.locator("button[type=submit]").first).to_be_visible()
        page.reload()
        expect(page.get_by_role("heading", level=1, name="A quiz")).to_be_visible()
        expect(questions.locator("button[type=submit]").first).to_be_visible()
