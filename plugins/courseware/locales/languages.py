"""Which language a course is in: what `course.yml` says, and where it says nothing, what mkdocs.yml does."""

from __future__ import annotations

import re

from courseware.problems import Problem, Severity
from courseware.sources.guess import brief
from courseware.sources.yaml_nodes import Scalar

TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)


def normal(tag: str) -> str:
    """A tag as browsers like it: `pt_br` is `pt-BR`, `ZH-hant` is `zh-Hant`."""
    first, *others = tag.strip().replace("_", "-").split("-")
    cased = [each.upper() if len(each) == 2 else each.title() if len(each) == 4 else each.lower() for each in others]
    return "-".join([first.lower(), *cased])


def settled(own: Scalar | None, themes: str, path: str, problems: list[Problem]) -> str:
    """The language of the course. `own` is what course.yml says, `themes` what mkdocs.yml says under `theme:`."""
    written = own.text.strip() if own else ""
    if own is None or not written:
        return normal(themes) if TAG.fullmatch(normal(themes)) else "en"
    tag = normal(written)
    if not TAG.fullmatch(tag):
        meant = tag_for(written)
        problems.append(
            Problem(path, own.line, own.column, "wrong-language",
                    f"`language: {brief(written)}` is no short name of a language, so browsers would not know how to read the pages.",
                    f"Did you mean `language: {meant}`?" if meant else "Write it as in `language: de` or `language: pt-BR`.")
        )  # fmt: skip
        return meant or "en"
    if themes and normal(themes) != tag:
        problems.append(
            Problem(path, own.line, own.column, "two-languages",
                    f"The course is in `{tag}`, and mkdocs.yml says `language: {themes}` under `theme:`. What stands here counts.",
                    f"Take that line out of mkdocs.yml, or write `language: {tag}` there as well.", Severity.WARNING)
        )  # fmt: skip
    return tag


def tag_for(name: str) -> str:
    """The tag of a language that was written out, in English or as its speakers call it: `german` and `Deutsch` are `de`."""
    from babel import Locale  # noqa: PLC0415 - only after a mistake

    from courseware.locales.catalogue import languages  # noqa: PLC0415

    wanted = name.strip().casefold()
    named: dict[str, str] = {
        str(own).casefold(): code.replace("_", "-") for code, own in Locale("en").languages.items()
    }
    named.update({own_name(tag).casefold(): tag for tag in languages()})
    return named.get(wanted) or ""


def is_known(tag: str) -> bool:
    """Whether there is such a language, translated or not."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - only those who ask wait for it

    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


def own_name(tag: str) -> str:
    """How speakers call a language."""
    from babel import Locale  # noqa: PLC0415 - an English course does not wait for it

    return str(Locale.parse(tag, sep="-").get_display_name() or tag)
