"""A calculator from its source: `inputs:`, `results:` with formulas, and a `sentence:`."""

from __future__ import annotations

import re
from graphlib import CycleError, TopologicalSorter

from courseware.activities.activity import Context
from courseware.activities.calculator.model import MOST_RANGES, Calculator, Input, Outcome
from courseware.activities.exercise import read_common
from courseware.activities.results import Result, Use
from courseware.formulas.checking import Scope, read_formula
from courseware.formulas.compiling import compile_formula
from courseware.formulas.evaluating import evaluate
from courseware.formulas.faults import Fault, in_words
from courseware.formulas.nodes import Formula, names_in
from courseware.problems import Problem, Severity
from courseware.sources.amounts import Amount, read_amount, read_range
from courseware.sources.drafts import Draft
from courseware.sources.fields import Fields
from courseware.sources.named import Named, read_named
from courseware.sources.slots import read_slots
from courseware.sources.text import Part
from courseware.sources.yaml_nodes import Mapping

WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
RESULT = re.compile(r"[a-z0-9-]+\.[a-z0-9-]+")
SIGNS = {"*": "×", "/": "÷"}


def read(draft: Draft, problems: list[Problem], context: Context) -> Calculator | None:
    """The calculator; None if it has no title, no result, or a formula that cannot be worked out."""
    fields = draft.fields
    common = read_common(draft, context, "A calculator")
    amounts, named = read_named(fields, "inputs"), read_named(fields, "results")
    inputs = [read_input(each, fields) for each in amounts]
    illustrative = fields.yes_no("illustrative", False)
    sentence = fields.text("sentence")
    fields.finish("A calculator")
    formulas = read_formulas(named, amounts, fields)
    if not named:
        fields.say(
            "no-results",
            "This calculator has no results, so nothing would come of its amounts.",
            "Write `results:`, and below it a name with `title` and `formula`.",
        )
    if common is None or not named or len(formulas) < len(named):
        return None
    titles = {each.name: " ".join(each.title.text.split()) for each in (*amounts, *named)}
    sentence = sentence or default_sentence(named)
    used = set(read_slots(sentence, draft.path, titles, problems))
    for formula in formulas.values():
        used.update(names_in(formula).values)
    tell_unused(amounts, used, fields)
    tell_ranges([each for each, one in zip(amounts, inputs, strict=True) if len(one.amounts) > 1], fields)
    tell_faults(inputs, formulas, titles, fields)
    return Calculator(
        **common,
        results=tuple(Result(each.name, line=each.line, column=each.column) for each in named),
        uses=tuple(each.use for each in inputs if each.use),
        inputs=tuple(inputs),
        outcomes=tuple(outcome(each, formulas[each.name], titles) for each in named),
        sentence=sentence,
        illustrative=illustrative,
    )


def default_sentence(named: list[Named]) -> Part:
    """What is said where the author says nothing."""
    first = named[0]
    pieces = [f"{' '.join(each.title.text.split())}: {{{{ {each.name} }}}}." for each in named]
    return Part((" ".join(pieces),), first.line, first.column)


def read_input(named: Named, fields: Fields) -> Input:
    """One amount. What is wrong with its numbers leaves it without them."""
    body = named.body or Fields(Mapping([], named.line, named.column), fields.path, fields.problems)
    value, low, high = (read_amount(body, key) for key in ("value", "low", "high"))
    limits = read_range(body, "range")
    use = read_use(body)
    because, unit = body.text("because"), body.line_of("unit")
    body.known.add("title")
    body.finish("An amount")
    amounts = {"low": low, "likely": value, "high": high} if low or high else {"likely": value}
    given = [each for each in amounts.values() if each]
    if not (fits(body, list(amounts.values()), limits) and not (use and low)):
        if use and low:
            body.say(
                "two-values",
                "This amount comes from another exercise and has `low` and `high` as well; only one of the two can be.",
                "Take `low` and `high` away, or `from`.",
            )
        amounts, given, limits = {"likely": None}, [], None
    return Input(
        name=named.name,
        title=named.title,
        because=because,
        unit=unit,
        percent=any(each.percent for each in (*given, *(limits or ()))),
        amounts={key: each.shown if each else "" for key, each in amounts.items()},
        limits=limits,
        use=use,
    )


def read_use(body: Fields) -> Use | None:
    """`from: ACTIVITY.RESULT`."""
    scalar = body.scalar("from")
    if scalar is None:
        return None
    name = scalar.text.strip()
    if RESULT.fullmatch(name):
        return Use(name, scalar.line, scalar.column)
    body.say(
        "unknown-result",
        "Behind `from` stands no result of another exercise.",
        "Write the id of an exercise, a dot and the name of its result: `from: small-refusal.loss`.",
        scalar,
    )
    return None


def fits(body: Fields, amounts: list[Amount | None], limits: tuple[Amount, Amount] | None) -> bool:
    """Whether low, likely and high are complete, of one sort, in order and within their limits; a problem if not."""
    given = [each for each in amounts if each]
    everything = [*given, *(limits or ())]
    message = hint = ""
    if given and len(given) < len(amounts):
        message = "This amount does not have all three of `low`, `value` and `high`, so no range could be shown."
        hint = "Write all three, or `value` alone."
    elif len({each.percent for each in everything}) > 1:
        message = "Some of these numbers are in per cent and some are not, so they cannot be compared."
        hint = "Write `%` behind all of them, or behind none."
    elif [each.value for each in given] != sorted(each.value for each in given):
        message = "`low`, `value` and `high` do not stand in this order, from the smallest to the largest."
        hint = "Write the smallest behind `low` and the largest behind `high`."
    elif limits and any(not limits[0].value <= each.value <= limits[1].value for each in given):
        message = "One of these amounts lies outside of `range`, so the trainee would begin with a mistake."
        hint = "Make the range wider, or change the amount."
    if message:
        body.say("wrong-number", message, hint)
    return not message


def read_formulas(named: list[Named], amounts: list[Named], fields: Fields) -> dict[str, Formula]:
    """The formulas of all results, in the order in which they can be worked out; none where one waits for itself."""
    places = {each.name: each.place for each in amounts}
    for each in named:
        if each.name in places:
            fields.say(
                "key-twice",
                f"`{each.name}` is an amount and a result, so a formula could mean either.",
                "Give one of them another name.",
                each.place,
            )
        places[each.name] = each.place
    scope = Scope(dict.fromkeys(places, "number"))
    found: dict[str, Formula] = {}
    for each in named:
        scalar = each.body.scalar("formula") if each.body else None
        if each.body:
            each.body.known.update(("title", "unit"))
            each.body.finish("A result")
        if scalar is None or not scalar.text.strip():
            fields.say(
                "no-formula",
                f"`{each.name}` has no formula, so it would never have a value.",
                f"Write `{each.name}: {{title: …, formula: chance * margin}}`.",
                each.place,
            )
            continue
        place = fields.path, scalar.line, scalar.column
        formula = read_formula(scalar.text, place, scope, "number", fields.problems)
        if formula:
            found[each.name] = formula
    needs = {name: set(names_in(formula).values) & found.keys() for name, formula in found.items()}
    try:
        return {name: found[name] for name in TopologicalSorter(needs).static_order()}
    except CycleError as error:
        way = error.args[1]
        fields.say(
            "circular-formula",
            "These results wait for each other, so none would ever have a value: "
            + " needs ".join(f"`{name}`" for name in reversed(way))
            + ".",
            "Write one of them without the other.",
            places[way[0]],
        )
        return {}


def outcome(named: Named, formula: Formula, titles: dict[str, str]) -> Outcome:
    """One result. In words, its formula has the titles in place of the names."""
    words = WORD.sub(lambda match: titles.get(match[0], match[0]), " ".join(formula.source.text.split()))
    return Outcome(
        name=named.name,
        title=named.title,
        unit=named.body.line_of("unit") if named.body else "",
        formula=compile_formula(formula),
        words="".join(SIGNS.get(sign, sign) for sign in words),
    )


def tell_unused(amounts: list[Named], used: set[str], fields: Fields) -> None:
    """A warning for an amount that changes nothing."""
    for each in amounts:
        if each.name not in used:
            fields.say(
                "unused-input",
                f"No formula asks for `{each.name}`, so changing it would change nothing.",
                "Use it in a formula, or take it away.",
                each.place,
                Severity.WARNING,
            )


def tell_ranges(ranged: list[Named], fields: Fields) -> None:
    """A problem for more ranges than can be combined."""
    if len(ranged) > MOST_RANGES:
        fields.say(
            "too-many-ranges",
            f"{len(ranged)} amounts have a low and a high; of more than {MOST_RANGES}, not every combination can be looked at.",
            "Leave `low` and `high` only where they change much.",
            ranged[MOST_RANGES].place,
        )


def tell_faults(inputs: list[Input], formulas: dict[str, Formula], titles: dict[str, str], fields: Fields) -> None:
    """A problem where the author's own amounts give no result."""
    values: dict[str, float | None] = {}
    for each in inputs:
        shown = each.amounts["likely"]
        values[each.name] = Amount(shown, each.percent).value if shown else None
    for name, formula in formulas.items():
        found = evaluate(formula, values)
        if not isinstance(found, Fault):
            values[name] = float(found)
        elif found.code != "missing":
            source = formula.source
            fields.problems.append(
                source.problem(
                    0,
                    f"`{name}` has no value with the amounts given here. {in_words(found, titles)}",
                    "Change the amounts, or the formula.",
                    "no-value",
                )
            )
