"""Ids, option keys and versions: the names under which a trainee's answers are kept for years."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable


def short_hash(text: str, length: int) -> str:
    """The first `length` hexadecimal digits of the BLAKE2s hash of `text`."""
    return hashlib.blake2s(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def normal(text: str) -> str:
    """A text for comparing: NFC, small letters, every run of white space one blank."""
    return " ".join(unicodedata.normalize("NFC", text).lower().split())


def option_keys(options: Iterable[tuple[str, str]]) -> list[str]:
    """A key for each `(given, text)`: the given one, else six digits of the text's hash.

    `text` is the old wording where the author declared one with `was`. Equal texts get `-2`, `-3` …
    in their order, so that they stay different options. Keys never depend on the position of others.
    """
    written = list(options)
    used = {given for given, _ in written if given}
    free = set(used)
    """Given keys whose own option has not come yet."""
    numbers: dict[str, int] = {}
    keys: list[str] = []
    for given, text in written:
        key = name = given or short_hash(normal(text), 6)
        if given not in free:
            while key in used:
                numbers[name] = numbers.get(name, 1) + 1
                key = f"{name}-{numbers[name]}"
        free.discard(given)
        used.add(key)
        keys.append(key)
    return keys


def version(kind: str, answers: Iterable[tuple[str, bool]]) -> str:
    """Eight digits that change when the kind, an option key or what is right changes, and else never."""
    return short_hash("\n".join([kind, *sorted(f"{key}={int(right)}" for key, right in answers)]), 8)


def slug(text: str) -> str:
    """Small letters, digits and hyphens from any text; a hash where no letter is left (other scripts)."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    return words[:48].rstrip("-") or f"q-{short_hash(text, 6)}"


def drafted_id(page: str, title: str) -> str:
    """An id for an activity that has none yet: the page's last folder or name, and the title."""
    name = slug(
        page.removesuffix(".md").removesuffix(".yml").removesuffix(".yaml").removesuffix("/index").rpartition("/")[2]
    )
    return f"{name}-{slug(title)}"[:64].rstrip("-")
