"""Amounts as an author writes them: `9000`, `0.5`, `5%`, and from one to another: `0% to 100%`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from courseware.sources.fields import Fields
from courseware.sources.guess import brief
from courseware.sources.yaml_nodes import Scalar

AMOUNT = re.compile(r"(?P<digits>-?\d{1,15}(?:[.,]\d{1,9})?)[ ]?(?P<percent>%?)")
GROUPED = re.compile(r"-?\d{1,3}([.,]\d{3})+")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and whether it was written in per cent; `shown` is what stands before the sign."""

    shown: str
    percent: bool

    @property
    def value(self) -> float:
        """What it is worth: 0.05 for `5%`."""
        return float(f"{self.shown}e-2" if self.percent else self.shown)


def as_amount(text: str) -> Amount | None:
    """The amount that a text spells; none for `9,000`, which could be nine or nine thousand."""
    match = AMOUNT.fullmatch(text.strip())
    if not match or GROUPED.fullmatch(match["digits"]):
        return None
    return Amount(match["digits"].replace(",", "."), bool(match["percent"]))


def read_amount(fields: Fields, key: str) -> Amount | None:
    """The amount under `key`; None if it is missing, or is none, which is a problem."""
    scalar = fields.scalar(key)
    found = as_amount(scalar.text) if scalar else None
    if scalar and not found:
        refuse(fields, key, scalar, f"Write digits and a decimal point at most, such as `{key}: {example(scalar)}`.")
    return found


def read_range(fields: Fields, key: str) -> tuple[Amount, Amount] | None:
    """`0% to 100%`: the smallest and the largest amount."""
    scalar = fields.scalar(key)
    if not scalar:
        return None
    low, _, high = scalar.text.partition(" to ")
    least, most = as_amount(low), as_amount(high)
    if least and most and least.percent == most.percent and least.value < most.value:
        return least, most
    refuse(fields, key, scalar, f"Write the smaller one first, such as `{key}: 0 to 100` or `{key}: 0% to 100%`.")
    return None


def refuse(fields: Fields, key: str, scalar: Scalar, hint: str) -> None:
    """The problem of a text that is no amount."""
    message = f"`{key}: {brief(scalar.text)}` cannot be reckoned with."
    fields.say("wrong-number", message, hint, scalar)


def example(scalar: Scalar) -> str:
    """The amount that was meant, as far as it can be guessed."""
    digits = re.sub(r"[^0-9.]", "", scalar.text.replace(",", "")).strip(".")
    return digits if as_amount(digits) else "9000"
