"""The launch page of a unit: it holds the session of the learning management system, and the course in a frame."""

from __future__ import annotations

import hashlib

from markupsafe import Markup

from courseware.locales.catalogue import catalogue_of
from courseware.packages.built_site import direction_of
from courseware.packages.lms.contents import Contents
from courseware.packages.lms.course_script import COURSE
from courseware.rendering.activities import ActivityRenderer
from courseware.rendering.assets import FOLDER, STATIC, find_assets

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-src 'self'; base-uri 'none'; form-action 'none'"
"""What the launch page may load: its scripts, its style and icon, and the course."""


def launch_script(script: str) -> tuple[str, bytes]:
    """The script of all launch pages: its name in the package, and its content."""
    content = (STATIC / f"{script}.js").read_bytes()
    return f"{FOLDER}/{script}.{hashlib.blake2s(content).hexdigest()[:8]}.js", content


def launch_pages(contents: Contents, standard: str, script: str, is_xapi: bool, icon: str) -> dict[str, bytes]:
    """The page of each unit by its name; `standard` is what the script is to speak, `is_xapi` whether with a record store."""
    settings = contents.course.settings
    renderer = ActivityRenderer(catalogue_of(settings.tag, settings.words))
    scripts = Markup("".join(f'<script src="{each}" defer></script>' for each in (COURSE, script)))  # noqa: S704
    style = find_assets().styles_for("cw-launch")
    hosts = " ".join(["; worker-src 'self'; connect-src 'self'", *settings.xapi.hosts]) if is_xapi else ""
    return {
        unit.launch: renderer.template(
            "lms-launch.html",
            title=contents.title,
            unit=unit,
            standard=standard,
            iri=contents.name_of(unit) if is_xapi else "",
            language=settings.tag,
            direction=direction_of(settings.tag),
            policy=POLICY + hosts,
            styles=style,
            scripts=scripts,
            icon=icon,
        ).encode()
        for unit in contents.units
    }
