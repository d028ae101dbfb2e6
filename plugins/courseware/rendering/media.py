"""Video and sound as HTML: the browser's own player, and the transcript below it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from markupsafe import Markup

from courseware.sources.media import KEYS, Media

if TYPE_CHECKING:
    from courseware.rendering.activities import ActivityRenderer, Html

HREF = re.compile(r'href="([^"]*)"')


def media_block(media: Media, texts: Mapping[int, Html], renderer: ActivityRenderer) -> str:
    """The HTML; the addresses of the files are those that the page's links got, wherever it lies."""
    words = media.words or media.transcript
    return renderer.template(
        "media.html",
        media=media,
        title=Markup(texts[id(media.title)].inline),
        transcript=Markup(texts[id(words)].blocks if words else ""),
        at={key: address(texts[id(media.links[key])]) if key in media.links else "" for key in KEYS},
    )


def address(html: Html) -> Markup:
    """Where a link leads."""
    match = HREF.search(html.inline)
    return Markup(match[1] if match else "")
