"""Numbers as people write them: decimal comma or point, other digits, groups, a unit behind."""

from __future__ import annotations

import re
import unicodedata
from math import isfinite

from courseware.activities.scoring import SIGNS, fold

NUMBER = re.compile(r"-?(?:[0-9]+(?:[.,][0-9]+)*[.,]?|[.,][0-9]+)(?:e[+-]?[0-9]{1,3})?", re.IGNORECASE)
SIGN = re.compile(r"^(?:\+\s*|(-)\s+)")
GROUPING = re.compile(r"(?<=[0-9])[ '٬](?=[0-9])")


def read_number(text: str, unit: str = "") -> list[float]:
    """What `text` may mean: one number, two where `1,234` is open to both readings, none if it is no number.

    `unit` may stand behind the number, as may `%` if it is the unit or none is given.
    """
    text = unicodedata.normalize("NFKC", text.translate(SIGNS)).translate(SIGNS)
    text = "".join(str(unicodedata.decimal(c)) if unicodedata.category(c) == "Nd" else c for c in text).strip()
    text = _without_unit(text, unit)
    text = SIGN.sub(r"\1", text)
    text = GROUPING.sub("", re.sub(r"\s", " ", text)).replace("٫", ".")
    if not NUMBER.fullmatch(text):
        return []
    mantissa, _, power = text.lower().partition("e")
    values = [float(each + ("e" + power if power else "")) for each in _readings(mantissa)]
    return [value for value in values if isfinite(value)]


def _without_unit(text: str, unit: str) -> str:
    match = re.search(r"[^\W\d_٫٬].*$|%$|[^\w\s.,'+٫٬-].*$", text)
    if match:
        number, behind = text[: match.start()].rstrip(), match[0]
        if (unit and fold(behind) == fold(unit)) or (behind == "%" and unit in ("", "%")):
            return number
    if unit and fold(text).endswith(fold(unit)):
        for cut in range(len(text)):
            if fold(text[cut:]) == fold(unit):
                return text[:cut].rstrip()
    return text


def _readings(mantissa: str) -> list[str]:
    sign, digits = ("-", mantissa[1:]) if mantissa.startswith("-") else ("", mantissa)
    points, commas = digits.count("."), digits.count(",")
    if points and commas:
        decimal = "." if digits.rfind(".") > digits.rfind(",") else ","
        group = "," if decimal == "." else "."
        whole, _, rest = digits.rpartition(decimal)
        if decimal in whole or not _are_groups(whole.split(group)):
            return []
        return [f"{sign}{whole.replace(group, '')}.{rest}"]
    mark = "." if points else ","
    if points + commas > 1:
        return [sign + digits.replace(mark, "")] if _are_groups(digits.split(mark)) else []
    if points + commas == 0:
        return [sign + digits]
    whole, _, rest = digits.partition(mark)
    found = [f"{sign}{whole or '0'}.{rest}"]
    if len(rest) == 3 and 1 <= len(whole) <= 3 and whole.strip("0"):
        found.append(sign + whole + rest)
    return found


def _are_groups(groups: list[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
