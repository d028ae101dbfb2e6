"""Lets browsers keep a built site: its service worker with the list of the site's files, and the manifest of an app.

The worker's list names every file with the beginning of its digest. A browser compares what it fetches with that, so that
a site which is being replaced at that moment is never kept half old and half new, nor a sign-in page in place of the course.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from urllib.parse import quote

from courseware.course.course import Course
from courseware.rendering.assets import NO_BUILD, OUTLINE, STATIC

WORKER = "sw.js"
MANIFEST = "manifest.webmanifest"

MOST = 24_000_000
"""Bytes that are fetched ahead at most. Of a larger course the pages that were read are kept, with what all pages need."""

SHELL = re.compile(r"(assets/(courseware|javascripts|stylesheets|outline)|index\.html$|sitemap\.xml$)")
"""What all pages need."""
BOOK = (".html", ".json", ".js", ".css", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico", ".woff2")
"""Endings of what the course is made of beside video, sound and files to take home."""
LATER = re.compile(r"assets/javascripts/lunr/")
"""What only the search in some languages needs: kept when it was asked for."""
CHANGING = {"sitemap.xml"}
"""It holds the day of the build. Whatever it says now is kept."""
NOT_KEPT = re.compile(
    r"(^|/)[._]|\.(gz|map|yml)$|^(404\.html|CNAME|sw\.js|manifest\.webmanifest|search/search_index\.js)$"
)
"""What no page asks for on the web, and what a host may not send."""

ICONS = (("assets/icon-192.png", "192x192"), ("assets/icon-512.png", "512x512"), ("assets/favicon.svg", "any"))
"""The pictures of the installed course, as far as its theme has them."""


def finish(site: Path, course: Course | None, on: bool) -> None:
    """Writes worker and manifest into a built site; where it is not to be kept, a worker that undoes an earlier one."""
    if not on or course is None:
        (site / WORKER).write_bytes((STATIC / "withdrawn.js").read_bytes())
        return
    (site / MANIFEST).write_text(manifest(site, course), "utf-8")
    code = (STATIC / "worker.js").read_text("utf-8")
    ahead, later = sorted_out(site)
    digests = {name: digest_of(site / name) for name in (*ahead, *later)}
    told = json.dumps([code, len(ahead), sorted((name, digests[name]) for name in digests if name not in CHANGING)])
    version = hashlib.blake2s(told.encode()).hexdigest()[:8]
    # The page says its own version by the outline, and so can tell when the worker has a newer one.
    outline = site / OUTLINE
    outline.write_text(outline.read_text("utf-8").replace(NO_BUILD, version, 1), "utf-8")
    digests[OUTLINE] = digest_of(outline)
    files = {quote(name): 0 if name in CHANGING else digests[name] for name in (*ahead, *later)}
    listed = json.dumps(files, separators=(",", ":"))
    # Without a prototype it knows no name beside its own.
    lines = f'const VERSION="{version}",AHEAD={len(ahead)},FILES={{__proto__:null,{listed[1:]};\n{code}'
    (site / WORKER).write_text(lines, "utf-8")


def digest_of(path: Path) -> int:
    """The first 32 bits of a file's SHA-256."""
    return int.from_bytes(hashlib.sha256(path.read_bytes()).digest()[:4], "big")


def sorted_out(site: Path, most: int = MOST) -> tuple[list[str], list[str]]:
    """The files of a site: those to be fetched ahead, and those to be kept once somebody has asked for them."""
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    names = [name for name in names if not NOT_KEPT.search(name)]
    weights = {name: (site / name).stat().st_size for name in names}
    asked = [name for name in names if LATER.match(name)]
    shell = [name for name in names if SHELL.match(name) and name not in asked]
    book = [name for name in names if name not in {*asked, *shell} and name.endswith(BOOK)]
    ahead, left = shell, most - sum(weights[name] for name in shell)
    if sum(weights[name] for name in book) <= left:
        ahead, left = ahead + book, left - sum(weights[name] for name in book)
        for name in sorted(set(names) - {*asked, *ahead}, key=lambda name: (weights[name], name)):
            if weights[name] <= left:
                ahead, left = [*ahead, name], left - weights[name]
    taken = set(ahead)
    return ahead, [name for name in names if name not in taken]


def manifest(site: Path, course: Course) -> str:
    """What makes the course an app that can be installed. All addresses in it are relative, so it may lie in any folder."""
    title = course.settings.title or "Course"
    icons = [
        {"src": name, "sizes": sizes, "type": "image/svg+xml" if name.endswith(".svg") else "image/png"}
        for name, sizes in ICONS
        if (site / name).is_file()
    ]
    told = {
        "name": title,
        "short_name": title if len(title) <= 24 else title.split()[0],
        "lang": course.settings.language,
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": token("paper"),
        "theme_color": token("paper"),
        "icons": icons,
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def token(name: str) -> str:
    """A colour of the light scheme, as the style sheet has it."""
    found = re.search(rf"--cw-{name}:\s*(#[0-9a-f]+)", (STATIC / "courseware.css").read_text("utf-8"))
    assert found, name
    return found[1]
