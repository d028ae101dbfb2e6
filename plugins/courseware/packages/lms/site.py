"""The built site as it lies in a package: without what a learning management system has no use for."""

from __future__ import annotations

import re
from pathlib import Path

from courseware.packages.built_site import names_in, outline_elsewhere
from courseware.rendering.assets import OUTLINE, STATIC

LEFT_OUT = re.compile(
    r"\.(gz|map)$|^assets/courseware/offline\.|"
    r"^(404\.html|sw\.js|manifest\.webmanifest|assets/icon-\d+\.png|search/search_index\.js)$"
)
"""Worker, install prompt, and what only a server or a double click asks for. The map of the site stays: instant navigation reads it."""
WHO = re.compile(r"<cw-people\b.*?</cw-people>", re.DOTALL)
"""The question who is working: the system knows it."""
SITEMAP = "sitemap.xml"
DAY = re.compile(rb"\s*<lastmod>[^<]*</lastmod>")
"""The day of the build, of which nothing in a package may speak: the same course gives the same bytes."""


def files_of_site(site: Path) -> dict[str, bytes]:
    """The files of the course by their names. Before a page's own script runs, it meets the launch page around it."""
    files = {name: (site / name).read_bytes() for name in names_in(site) if not LEFT_OUT.search(name)}
    for name, content in files.items():
        if name.endswith(".html") and b"<cw-people" in content:
            files[name] = WHO.sub("", content.decode()).encode()
    if SITEMAP in files:
        files[SITEMAP] = DAY.sub(b"", files[SITEMAP])
    bridge = (STATIC / "bridge.js").read_bytes().rstrip()
    files[OUTLINE] = bridge + b"\n" + outline_elsewhere(files[OUTLINE], shared=None)
    return files
