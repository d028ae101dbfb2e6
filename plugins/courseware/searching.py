"""Lets the browser wait with the search index until somebody searches.

Material fetches it on every visit: 71 KB at a hundred pages, 695 KB at a thousand. From a file it waits for the
search to be opened, since reading the index there stops the page for a moment. Nothing speaks against waiting on the
web too, but the condition stands in the middle of its script, out of reach of any setting. So this one is changed
when the script is copied. Where an update of Material has made it unrecognisable, the script stays as it is, and the
search works as before.
"""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

BUNDLE = re.compile(r"assets/javascripts/bundle\.[0-9a-f]+\.min\.js")
AT_ONCE = 'location.protocol!=="file:"'
"""On the web, begin at once: so says Material, in this one place."""


def patiently(script: str) -> str:
    """Material's script, which fetches the index once the search is opened."""
    return script.replace(AT_ONCE, "!1") if script.count(AT_ONCE) == 1 else script


def wait_with_the_index(files: Files, config: MkDocsConfig) -> None:
    """Puts this script in the place of Material's."""
    for file in list(files.javascript_files()):
        if BUNDLE.fullmatch(file.src_uri) and file.abs_src_path:
            content = patiently(Path(file.abs_src_path).read_text("utf-8"))
            files.remove(file)
            files.append(File.generated(config, file.src_uri, content=content))
