"""Questions of an exam as HTML: asleep until the exam wakes them, and without anything that gives the answers away.

What stands in a page can be found by whoever wants to. Packed answers are not secret; they are out of the way of an eye
that happens to fall on the page's source, and of the search.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Iterator, Mapping

from courseware.rendering.search import KEY

HINTS = re.compile(r"<details class=cw-hints>.*?</details>\s*(?=<details class=cw-key )", re.DOTALL)
LEFT_OUT = re.compile(r" data-(?:attempts=\d+|confidence)(?=[ >])")


def stream(seed: int) -> Iterator[int]:
    """Bytes that look like chance; `sealed.ts` makes the same."""
    state = seed & 0xFFFFFFFF or 1
    while True:
        state ^= (state << 13) & 0xFFFFFFFF
        state ^= state >> 17
        state ^= (state << 5) & 0xFFFFFFFF
        yield state & 0xFF


def pack(keys: Mapping[str, str], seed: int) -> str:
    """Texts by name as letters and digits that say nothing to the eye: squeezed, since what looks like chance stays large."""
    data = zlib.compress(json.dumps(keys, ensure_ascii=False, separators=(",", ":")).encode("utf-8"), 9)
    return base64.b64encode(bytes(a ^ b for a, b in zip(data, stream(seed), strict=False))).decode("ascii")


def without_key(html: str, kind: str, cell: int) -> tuple[str, str]:
    """The HTML of a question in an exam, for the element `cw-asked-KIND`, and its list of answers.

    No hints, no tries, no answers; `data-w` in the place of `data-v`, since it is no question that a page asks by itself.
    """
    start = html.index(f"<cw-{kind} ")
    end = html.index(">", start)
    opening = LEFT_OUT.sub("", html[start : end + 1]).replace(" data-v=", " data-w=", 1)
    opening = opening.replace(f"<cw-{kind} ", f"<cw-asked-{kind} data-cell={cell} ", 1)
    body = HINTS.sub("", html[end + 1 :]).replace(f"</cw-{kind}>", f"</cw-asked-{kind}>")
    key = KEY.search(body)
    return html[:start] + opening + KEY.sub("", body), key[0] if key else ""
