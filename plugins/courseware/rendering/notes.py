"""An author's notes to himself, `<!-- … -->`, which are not for readers: whoever looks at a page's source reads them."""

from __future__ import annotations

import re

NOTE = re.compile(r"<!--.*?-->|(?P<kept><(?P<name>script|style)\b.*?</(?P=name)>)", re.DOTALL | re.IGNORECASE)


def without_notes(html: str) -> str:
    """A page's HTML without comments. In scripts and styles these signs may mean something else."""
    return NOTE.sub(lambda match: match["kept"] or "", html) if "<!--" in html else html
