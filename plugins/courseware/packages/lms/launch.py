"""The launch page of a unit: it holds the session of the learning management system, and the course in a frame."""

from __future__ import annotations

import hashlib

from markupsafe import Markup

from courseware.course.course import Course
from courseware.locales.catalogue import catalogue_of
from courseware.packages.built_site import direction_of
from courseware.packages.lms.course_script import COURSE
from courseware.packages.lms.units import Unit
from courseware.rendering.activities import ActivityRenderer
from courseware.rendering.assets import FOLDER, STATIC, find_assets

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'"
)
"""What the launch page may load: its scripts, its style, and the course."""


def launch_script() -> tuple[str, bytes]:
    """The script of all launch pages: its name in the package, and its content."""
    content = (STATIC / "lms.js").read_bytes()
    return f"{FOLDER}/lms.{hashlib.blake2s(content).hexdigest()[:8]}.js", content


def launch_pages(course: Course, title: str, units: list[Unit], standard: str) -> dict[str, bytes]:
    """The page of each unit by its name; `standard` is what the script is to speak."""
    tag = course.settings.tag
    renderer = ActivityRenderer(catalogue_of(tag, course.settings.words))
    loaded = (COURSE, launch_script()[0])
    scripts = Markup("".join(f'<script src="{each}" defer></script>' for each in loaded))  # noqa: S704
    style = find_assets().styles_for("cw-launch")
    return {
        unit.launch: renderer.template(
            "lms-launch.html",
            title=title,
            unit=unit,
            standard=standard,
            language=tag,
            direction=direction_of(tag),
            policy=POLICY,
            styles=style,
            scripts=scripts,
        ).encode()
        for unit in units
    }
