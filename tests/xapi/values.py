"""Single values of xAPI 1.0.3, each judged by itself: a function says whether a value is one."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from urllib.parse import urlsplit

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
UUID_4 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
NOT_IN_AN_IRI = re.compile(r"[\s<>\"{}|\\^`\x00-\x1f]|%(?![0-9A-Fa-f]{2})")
TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)")
DURATION = re.compile(r"P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d{1,2})?S)?)?")
LANGUAGE = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)
SHA1 = re.compile(r"[0-9a-fA-F]{40}")
MAILBOX = re.compile(r"mailto:[^\s@]+@[^\s@]+")
MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+(?:;.*)?")


def is_text(value: object) -> bool:
    """A text that says something."""
    return isinstance(value, str) and value.strip() != ""


def is_number(value: object) -> bool:
    """A finite number; JSON's true and false are none, though Python takes them for 1 and 0."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < float("inf")


def is_whole(value: object) -> bool:
    """An integer, also when it is written as 3.0: JSON knows no difference."""
    return is_number(value) and value == int(value)  # type: ignore[call-overload]


def is_iri(value: object) -> bool:
    """An absolute IRI: with a scheme, and nothing in it that has to be encoded."""
    if not isinstance(value, str) or NOT_IN_AN_IRI.search(value):
        return False
    scheme, _, rest = value.partition(":")
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*", scheme) or not rest:
        return False
    return bool(urlsplit(value).hostname) if scheme.lower() in {"http", "https"} else True


def is_uuid(value: object) -> bool:
    """A UUID as RFC 4122 spells it; lower case, as everybody writes them."""
    return isinstance(value, str) and UUID.fullmatch(value) is not None


def is_random_uuid(value: object) -> bool:
    """A UUID of version 4."""
    return isinstance(value, str) and UUID_4.fullmatch(value) is not None


def is_timestamp(value: object) -> bool:
    """A moment with its zone, as ISO 8601 writes it; -00:00 is not allowed by xAPI."""
    if not isinstance(value, str) or not TIMESTAMP.fullmatch(value) or value.endswith("-00:00"):
        return False
    try:
        moment(value)
    except ValueError:
        return False
    return True


def moment(timestamp: str) -> datetime:
    """The moment of a timestamp. Raises ValueError for a day that there is not."""
    return datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", timestamp))


def is_utc(value: object) -> bool:
    """A timestamp in UTC."""
    return is_timestamp(value) and moment(str(value)).utcoffset() == timedelta(0)


def is_duration(value: object) -> bool:
    """A duration as ISO 8601 writes it; more than two decimals of a second are refused by systems."""
    if not isinstance(value, str):
        return False
    return DURATION.fullmatch(value) is not None or re.fullmatch(r"P\d+W", value) is not None


def is_language(value: object) -> bool:
    """A language tag as RFC 5646 spells it."""
    return isinstance(value, str) and LANGUAGE.fullmatch(value) is not None
