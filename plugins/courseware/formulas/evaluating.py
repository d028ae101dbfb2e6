"""Works out a formula. `evaluate.ts` does the same in the browser; both run `tests/vectors/formulas.json`.

Rules of this project, equal on both sides: doubles, added up from left to right. Two numbers that differ by no
more than a billionth, of them or of 1, are equal for a comparison: 0.1 + 0.2 = 0.3. Half is rounded away from zero, by the decimal digits
that a person sees: `round(1.005, 2)` is 1.01. There is no minus zero.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from courseware.formulas.faults import Fault
from courseware.formulas.nodes import (
    Asked,
    Call,
    Formula,
    Name,
    Negative,
    Node,
    Not,
    Number,
    Operation,
    parts,
    whole_columns,
)

Value = float | bool | Sequence[float | None] | None
"""What a name stands for: a number, a truth, a column with gaps, or nothing (yet)."""
Result = float | bool | Fault


@dataclass(frozen=True, slots=True)
class Column(Fault):
    """The numbers of a column, without the missing ones. For all but `min max sum mean` it is no value, so it is a fault."""

    of: tuple[float, ...] = ()


def evaluate(
    formula: Formula,
    values: Mapping[str, Value],
    seen: Container[str] = (),
    found: Container[str] = (),
    columns: Container[str] = (),
) -> Result:
    """What `formula`, which was checked, comes to: a finite number, a truth, or why there is none. Raises nothing.

    The numbers of a whole column stand in `values` under its name with `all:` before it; `columns` as in `Scope`.
    A name that `values` does not hold, or with something else than a `Value`, is missing. Missing
    entries of a column are left out: the sum of none is 0. `if` hands on the fault of the branch it chooses only; `and` and
    `or` are decided by their left side where that decides. Otherwise faults go on: the first one's code,
    and the names of all that have it.
    """
    whole = whole_columns(formula, columns)
    stack: list[float | bool | Fault] = []
    for node in formula.steps:
        if isinstance(node, Number):
            stack.append(node.value)
        elif isinstance(node, Name):
            stack.append(load(node.name, values.get("all:" * (id(node) in whole) + node.name)))
        elif isinstance(node, Asked):
            stack.append(node.name in (seen if node.what == "seen" else found))
        else:
            count = len(parts(node))
            taken = stack[-count:] if count else []
            del stack[len(stack) - count :]
            stack.append(apply(node, taken))
    result = stack[-1]
    return Fault(result.code, result.names) if isinstance(result, Column) else result


def load(name: str, value: object) -> float | bool | Fault:
    """The value of a name; what is no finite number is missing."""
    if isinstance(value, bool):
        return value
    if (number := finite(value)) is not None:
        return number
    if not isinstance(value, list | tuple):
        return Fault("missing", (name,))
    return Column("missing", (name,), tuple(n for each in value if (n := finite(each)) is not None))


def finite(value: object) -> float | None:
    """The value if it is a number that a double can hold."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number + 0.0 if math.isfinite(number) else None


def apply(node: Node, taken: list[float | bool | Fault]) -> float | bool | Fault:
    """What a sign or function makes of its values, faults among them."""
    sign = sign_of(node)
    if sign in CHOOSING:
        first, *rest = taken
        return first if isinstance(first, Fault) else CHOOSING[sign](first, *rest)
    columns = [each for each in taken if isinstance(each, Column)] if sign in OF_ALL else []
    faults = [each for each in taken if isinstance(each, Fault) and each not in columns]
    if faults:
        return Fault(faults[0].code, names_of(each for each in faults if each.code == faults[0].code))
    numbers: list[float] = []
    for each in taken:
        numbers += each.of if isinstance(each, Column) else () if isinstance(each, Fault) else (each,)
    if not numbers and sign != "sum":
        return Fault("no-values", names_of(columns))
    result = OF_ALL[sign](numbers) if sign in OF_ALL else EXACT[sign](*numbers)
    if isinstance(result, Fault | bool):
        return result
    return result + 0.0 if math.isfinite(result) else Fault("too-large")


def names_of(faults: Iterable[Fault]) -> tuple[str, ...]:
    """The names of all these, each once."""
    return tuple(dict.fromkeys(name for fault in faults for name in fault.names))


def sign_of(node: Node) -> str:
    """What `compiling` writes for an inner node, without the number of values."""
    match node:
        case Operation():
            return node.sign
        case Call():
            return node.function
        case Not():
            return "not"
        case Negative():
            return "negative"
    raise TypeError(node)


def total(numbers: list[float]) -> float:
    """Added up one by one: `sum` of Python 3.12 and later does it more exactly, which a browser does not."""
    result = 0.0
    for each in numbers:
        result += each
    return result


def is_same(a: float, b: float) -> bool:
    """Whether two numbers are equal but for what binary fractions lose."""
    return a == b or abs(a - b) <= 1e-9 * max(1.0, abs(a), abs(b))


def divide(a: float, b: float) -> float | Fault:
    """A quotient, or why there is none."""
    return a / b if b else Fault("divided-by-zero")


def shift(number: float, by: int) -> float:
    """The number with its point moved by so many decimal digits, without what multiplying would lose."""
    digits, _, power = repr(float(number)).partition("e")
    return float(f"{digits}e{int(power or 0) + by}")


def round_half_away(number: float, digits: float = 0.0) -> float:
    """Rounded to so many digits behind the point, half away from zero. A whole number stays as it is."""
    whole = math.floor(abs(number))
    if whole == abs(number):
        return number
    moved = shift(abs(number), int(digits))
    near = math.floor(moved)
    if moved - near >= 0.5:
        near += 1
    return math.copysign(shift(near, -int(digits)), number)


CHOOSING: dict[str, Callable[..., float | bool | Fault]] = {
    "if": lambda condition, this, that: this if condition else that,
    "and": lambda left, right: right if left else left,
    "or": lambda left, right: left or right,
}
"""What looks at its first value only, and hands on one of the others, be it a fault."""
OF_ALL: dict[str, Callable[[list[float]], float]] = {
    "min": min,
    "max": max,
    "sum": total,
    "mean": lambda numbers: total(numbers) / len(numbers),
}
EXACT: dict[str, Callable[..., float | bool | Fault]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": divide,
    "=": is_same,
    "!=": lambda a, b: not is_same(a, b),
    "<": lambda a, b: a < b and not is_same(a, b),
    "<=": lambda a, b: a < b or is_same(a, b),
    ">": lambda a, b: a > b and not is_same(a, b),
    ">=": lambda a, b: a > b or is_same(a, b),
    "not": lambda a: not a,
    "negative": lambda a: -a,
    "round": round_half_away,
}
