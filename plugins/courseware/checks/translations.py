"""Texts of the interface that the course's language does not have."""

from __future__ import annotations

from collections.abc import Iterator

from courseware.checks.material import Material
from courseware.checks.rules import Finding, rule
from courseware.locales.catalogue import catalogue_of, every_text, languages
from courseware.problems import Severity
from courseware.sources.guess import brief

SHOWN = 3
"""How many missing texts are named; the author looks for the others on the pages."""


@rule("untranslated", Material, Severity.INFORMATION)
def interface_is_translated(material: Material, _: Material) -> Iterator[Finding]:
    """Texts of the interface that stand in English because the course's language has no translation of them.

    Guard: information only, since it is no mistake of the author's; what `words.yml` says counts as translated.
    """
    settings = material.settings
    if settings.language == "en":
        return
    line, column = settings.language_place
    words = catalogue_of(settings.tag, settings.words)
    missing = [text for text in every_text() if not words.knows(text)]
    if missing and not words.found:
        yield Finding(line, column,
                      f"There is no translation into `{settings.tag}`, so {len(missing)} texts of the interface stand in English.",
                      f"Write those that you need into words.yml beside this file: `Check: …`. Translated are {', '.join(languages())}.")  # fmt: skip
    elif missing:
        named = ", ".join(f"“{brief(text)}”" for text in missing[:SHOWN])
        more = f" and {len(missing) - SHOWN} more" if len(missing) > SHOWN else ""
        yield Finding(line, column,
                      f"Not translated into `{settings.tag}` yet, and so in English: {named}{more}.",
                      f"Write them into words.yml beside this file: `{brief(missing[0])}: …`.")  # fmt: skip
