"""Which pages of a site a long harness looks at: in the soak all of them, else a few that show all there is."""

from __future__ import annotations

import os
import re
from pathlib import Path

THOROUGH = bool(os.environ.get("COURSEWARE_SOAK"))
"""Whether `make soak` is running."""
SHOWN = re.compile(r"<(cw-[a-z-]+)|class=\"?(cw-[a-z-]+|admonition [a-z]+|footnote|highlight|tabbed-set)")


def pages_of(site: Path) -> list[str]:
    """Every page of a site by its path."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def covering(site: Path) -> list[str]:
    """Every page in the soak; else few pages that together hold each element and each class of ours that any page holds.

    The page that shows most of what is missing comes next, until nothing is missing (greedy set cover).
    """
    if THOROUGH:
        return pages_of(site)
    shows = {
        name: {match[1] or match[2] for match in SHOWN.finditer((site / name).read_text(encoding="utf-8"))}
        for name in pages_of(site)
    }
    chosen = ["index.html"]
    missing = set().union(*shows.values()) - shows["index.html"]
    while missing:
        best = max(shows, key=lambda name: len(shows[name] & missing))
        chosen.append(best)
        missing -= shows[best]
    return sorted(chosen)
