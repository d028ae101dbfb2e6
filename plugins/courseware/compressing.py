"""Writes each text file of a site once more, compressed, for web servers that send such files as they are."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

ENVIRONMENT = "COURSEWARE_COMPRESS"
"""How the command asks for it; the setting `compress` in mkdocs.yml asks as well."""

TEXTS = {".html", ".js", ".css", ".json", ".svg", ".xml", ".txt", ".webmanifest"}


def wanted(setting: bool) -> bool:
    """Whether to do it."""
    return setting or os.environ.get(ENVIRONMENT) == "yes"


def compress(site: Path) -> None:
    """Puts `name.gz` beside each text file. The same site gives the same bytes: no time stands in them."""
    for path in sorted(site.rglob("*")):
        if path.suffix in TEXTS and path.is_file():
            path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))
