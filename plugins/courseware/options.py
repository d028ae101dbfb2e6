"""Options that several commands have, and how what they say reaches the reader of the course."""

from __future__ import annotations

import os
from pathlib import Path

import click

from courseware.course.editions import EDITIONS
from courseware.locales.catalogue import languages
from courseware.locales.languages import is_known, normal, tag_for

CONFIG = click.option(
    "-f",
    "--config-file",
    default="mkdocs.yml",
    show_default=True,
    type=click.Path(path_type=Path),
    help="The course's mkdocs.yml.",
)

OUT = click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    default="dist",
    show_default=True,
    help="The zip to write, or the folder that it goes into.",
)
EDITION = click.option(
    "--edition",
    type=click.Choice(EDITIONS),
    default="trainee",
    show_default=True,
    help="What trainees get, or that with the pages for trainers.",
)


def hand_on(context: click.Context, name: str, value: str) -> None:
    """Tells the reader of the course something by the environment, which MkDocs has as well, until the command ends."""
    before = os.environ.get(name)
    os.environ[name] = value
    context.call_on_close(lambda: os.environ.pop(name) if before is None else os.environ.update({name: before}))


def organisation_asked(context: click.Context, _: click.Parameter, value: str | None) -> None:
    """Hands on an organisation pack."""
    if value:
        hand_on(context, "COURSEWARE_ORGANISATION", value)


def language_asked(context: click.Context, _: click.Parameter, value: str | None) -> None:
    """Hands on a language, by its tag as browsers like it."""
    if not value:
        return
    tag = normal(value)
    if not is_known(tag):
        meant = tag_for(value)
        hint = f"Did you mean `{meant}`?" if meant else f"There is `en`, and translated are {', '.join(languages())}."
        raise click.BadParameter(f"`{value}` is no short name of a language. {hint}")
    hand_on(context, "COURSEWARE_LANGUAGE", tag)


ORGANISATION = click.option(
    "--organisation",
    metavar="FILE",
    callback=organisation_asked,
    expose_value=False,
    help="An organisation pack in site_config in the place of org.yml, such as organisations/riverside.yml.",
)
LANGUAGE = click.option(
    "--language",
    metavar="TAG",
    callback=language_asked,
    expose_value=False,
    help="A language for buttons and notices in the place of that in course.yml, such as de.",
)
