"""What stands at the top of each page's head: its release, and where settings ask for it, policy and a word to search engines."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'"
)
"""What a page may load and do: what lies on its own server, and nothing else."""

ANCESTORS = "; frame-ancestors 'none'"
"""Who may show a page in a frame: nobody. Browsers heed it in a header only."""


def head_tags(release: str, policy: str, noindex: bool) -> str:
    """The tags for every page. By the release a page that is swapped in is told from those of a newer site."""
    tags = []
    if policy == "meta":
        # First of all, since it does not hold for what stands above it.
        tags.append(f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY, quote=False)}">')
    if noindex:
        tags.append('<meta name="robots" content="noindex">')
    return "".join([*tags, f'<meta name="courseware" content="{release}">'])


def with_head(html: str, tags: str, styles: Iterable[str] = ()) -> str:
    """A page with these tags first in its head, and last, so that they outrank others, the style sheets at these addresses."""
    links = "".join(f'<link rel="stylesheet" href="{address}">' for address in styles)
    html = html.replace("<head>", f"<head>{tags}", 1)
    return html.replace("</head>", f"{links}</head>", 1) if links else html
