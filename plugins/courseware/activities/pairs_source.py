"""Items with their places from their source: `- item :: where it belongs`, or `items:`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from courseware.activities.activity import Context
from courseware.activities.identity import normal, option_keys, version
from courseware.activities.pairs import Pairs, Place, Placed
from courseware.activities.question import no_missed, read_common, tell
from courseware.sources.boxes import PLACED
from courseware.sources.drafts import Draft
from courseware.sources.fields import either
from courseware.sources.guess import brief, closest
from courseware.sources.listed import read_listed
from courseware.sources.plain import plain
from courseware.sources.text import Part

AnyPairs = TypeVar("AnyPairs", bound=Pairs)

LIKE = "- the item :: where it belongs"


def read_pairs(
    draft: Draft, context: Context, make: Callable[..., AnyPairs], what: str, by_name: bool
) -> AnyPairs | None:
    """The items and places; None if it asks nothing, or leaves nothing to decide.

    `by_name` puts places that no `offer` lists into alphabetical order: in that of the items the first would go to the first.
    """
    listed = read_listed(draft, PLACED, "items", "item", LIKE)
    common = read_common(draft, context)
    offer = draft.fields.pieces("offer")
    draft.fields.finish(what)
    for answer in draft.answers:
        if answer.fields:
            answer.fields.finish("An item")
    no_missed(draft)
    places = read_places(draft, offer, by_name)
    if common is None or places is None or not listed or not decides(draft, places):
        return None
    keys = dict(zip(places, option_keys(("", part.text) for part in places.values()), strict=True))
    items = []
    for answer, written in zip(common["answers"], draft.answers, strict=True):
        place = written.item.place
        assert place
        items.append(
            Placed(
                key=answer.key,
                right=True,
                text=answer.text,
                because=answer.because,
                missed=None,
                line=answer.line,
                column=answer.column,
                place=keys[name_of(place)],
            )
        )
    common["answers"] = tuple(items)
    told = [(f"{item.key}={item.place}", True) for item in items] + [(key, False) for key in keys.values()]
    common["version"] = version(draft.kind, told)
    return make(**common, places=tuple(Place(keys[name], part) for name, part in places.items()))


def name_of(place: Part) -> str:
    """A place as it is compared: the same words are the same place."""
    return normal(plain(place.text))


def read_places(draft: Draft, offer: tuple[Part, ...], by_name: bool) -> dict[str, Part] | None:
    """The places by their names, in the order in which they are offered; None where an item has no place."""
    places: dict[str, Part] = {}
    for part in offer:
        if places.setdefault(name_of(part), part) is not part:
            draft.fields.say(
                "place-twice",
                f"`{brief(part.text)}` is offered twice, so nobody could tell which of the two is meant.",
                "Take one of them away.",
                draft.fields.values["offer"],
            )
    whole = True
    for answer in draft.answers:
        item = answer.item
        if not item.place:
            whole = False
            tell(
                draft,
                item,
                "item-without-place",
                "This item does not say where it belongs, so no answer could be right.",
                f"Write `- {brief(item.text.text) or 'the item'} :: where it belongs` (in YAML: `belongs: the place`).",
            )
        elif offer and name_of(item.place) not in places:
            whole = False
            names = tuple(plain(part.text) for part in offer)
            close = closest(plain(item.place.text), names)
            tell(
                draft,
                item,
                "place-not-offered",
                f"`{brief(item.place.text)}` is not among what `offer:` lists, so nobody could choose it.",
                f"Did you mean `{close}`?" if close else f"Write {either(names)}, or add it to `offer:`.",
            )
        else:
            places.setdefault(name_of(item.place), item.place)
    if not offer and by_name:
        places = dict(sorted(places.items()))
    return places if whole else None


def decides(draft: Draft, places: dict[str, Part]) -> bool:
    """Whether there is something to decide: two items, and two places."""
    if len(draft.answers) >= 2 and len(places) >= 2:
        return True
    count = len(draft.answers)
    draft.fields.say(
        "L02",
        "All items belong to one place, so there is nothing to decide."
        if count > 1
        else f"This question has {'one item' if count else 'no items'}, so there is nothing to decide.",
        f"List at least two items, each as `{LIKE}`, and two places (`offer:` may name further ones).",
    )
    return False
