"""How long something takes, as people say it; `browser/lasting.ts` says the same where a script counts."""

from __future__ import annotations

from collections.abc import Callable


def lasting(minutes: int, word: Callable[[str], str]) -> str:
    """Minutes (0 and more) in the words of a language: up to an hour and a half as they are, beyond that in hours.

    Nobody knows so much time to the minute: it goes by fives.
    """
    if minutes <= 90:
        return word("{minutes} min").format(minutes=minutes)
    hours, rest = divmod(5 * round(minutes / 5), 60)
    text = word("{hours} h {minutes} min") if rest else word("{hours} h")
    return text.format(hours=hours, minutes=rest)
