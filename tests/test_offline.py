"""What lets browsers keep a course: the list of its files, the manifest, and the worker that takes all of it back."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import struct
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from courseware.course.course import Course, CourseSettings
from courseware.course.outline import Outline
from courseware.offline import MANIFEST, WORKER, finish, sorted_out
from courseware.rendering.assets import OUTLINE, STATIC
from courseware.sources.organisation import Organisation
from tests.following import Followed, new_plugins

ROOT = Path(__file__).parents[1]
FILES = {
    "index.html": "start",
    "01/a b.html": "a",
    "404.html": "gone",
    "assets/outline.js": 'self.coursewareOutline={"build":"build-is-not-known-yet"};',
    "assets/courseware/core.0123abcd.js": "core",
    "assets/courseware/core.0123abcd.js.gz": "packed",
    "assets/javascripts/lunr/wordcut.js": "words",
    "assets/javascripts/bundle.0123abcd.min.js.map": "map",
    "sitemap.xml": "day",
    "search/search_index.json": "{}",
    "search/search_index.js": "twice",
    "sound.mp3": "long" * 10,
    "film.mp4": "longer" * 100,
    "_headers": "for the host",
    ".htaccess": "for the host",
}


def written(folder: Path) -> Path:
    """A small site."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def course(title: str = "A course") -> Course:
    """A course without anything in it."""
    return Course(CourseSettings(title=title), {}, [], {}, Organisation(), Outline())


def listed(site: Path) -> tuple[str, int, dict[str, int]]:
    """Version, number of files fetched ahead, and all files, as the worker says them."""
    text = (site / WORKER).read_text(encoding="utf-8")
    found = re.match(r'const VERSION="([0-9a-f]{8})",AHEAD=(\d+),FILES=\{__proto__:null,(.*?)\};\n', text)
    assert found
    return found[1], int(found[2]), json.loads(f"{{{found[3]}}}")


def test_the_list_has_what_pages_load_and_says_what_it_holds(tmp_path: Path) -> None:
    site = written(tmp_path)
    finish(site, course(), True)
    version, ahead, files = listed(site)
    assert list(files)[:ahead] == [
        "assets/courseware/core.0123abcd.js",
        "assets/outline.js",
        "index.html",
        "sitemap.xml",
        "01/a%20b.html",
        "search/search_index.json",
        "sound.mp3",
        "film.mp4",
    ]
    assert list(files)[ahead:] == ["assets/javascripts/lunr/wordcut.js"]
    assert files["index.html"] == int(hashlib.sha256(b"start").hexdigest()[:8], 16)
    assert (site / OUTLINE).read_text(encoding="utf-8") == f'self.coursewareOutline={{"build":"{version}"}};'
    assert files["assets/outline.js"] == int(hashlib.sha256((site / OUTLINE).read_bytes()).hexdigest()[:8], 16)


def test_a_large_course_is_fetched_as_far_as_it_is_small(tmp_path: Path) -> None:
    site = written(tmp_path)
    everything = sum((site / name).stat().st_size for name in ("film.mp4", "sound.mp3"))
    ahead, later = sorted_out(site, everything)
    assert "sound.mp3" in ahead
    assert "film.mp4" in later
    ahead, later = sorted_out(site, 1)
    assert ahead == ["assets/courseware/core.0123abcd.js", "assets/outline.js", "index.html", "sitemap.xml"]
    assert "01/a b.html" in later


def test_the_version_is_another_one_when_a_file_is_and_not_when_only_the_day_is(tmp_path: Path) -> None:
    workers = []
    for number, (name, text) in enumerate([("sitemap.xml", "day"), ("sitemap.xml", "next day"), ("01/a b.html", "b")]):
        site = written(tmp_path / str(number))
        (site / name).write_text(text, encoding="utf-8")
        finish(site, course(), True)
        workers.append((site / WORKER).read_bytes())
    assert workers[0] == workers[1]
    assert workers[0] != workers[2]


def test_the_worker_is_small() -> None:
    """Pages do not wait for it. What Safari needs in order to play a sound takes some 140 bytes."""
    assert len(gzip.compress((STATIC / "worker.js").read_bytes(), 9)) <= 1150


def test_our_own_course_can_be_installed(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with new_plugins():
        config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(site))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    told = json.loads((site / MANIFEST).read_text(encoding="utf-8"))
    assert told["name"] == "Customers Up Close"
    # Relative, so that the course may lie in any folder.
    assert told["start_url"] == told["scope"] == told["id"] == "./"
    assert re.fullmatch("#[0-9a-f]{6}", told["theme_color"])
    sizes = set()
    for icon in told["icons"]:
        data = (site / icon["src"]).read_bytes()
        if icon["type"] == "image/png":
            sizes.add(icon["sizes"])
            width, height = struct.unpack(">II", data[16:24])
            assert icon["sizes"] == f"{width}x{height}"
    assert sizes == {"192x192", "512x512"}
    _, ahead, files = listed(site)
    assert {"stories/missing-page.html", "search/search_index.json"} < set(list(files)[:ahead])
    assert not any(name.endswith((".map", ".gz")) for name in files)


@pytest.mark.parametrize("setting", ["yes", "no"])
def test_a_course_on_the_desk_or_switched_off_lets_go(tmp_path: Path, setting: str) -> None:
    """What an earlier site at the same address has left is taken back; nothing new is kept."""
    course = Followed(tmp_path)
    course.replace("mkdocs.yml", "  courseware: {}\nmark", f"  courseware: {{offline: {setting}}}\nmark")
    with new_plugins():
        if setting == "yes":
            course.start()
        else:
            config = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(course.site))
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
        course.stop()
    assert (course.site / WORKER).read_bytes() == (STATIC / "withdrawn.js").read_bytes()
    assert not (course.site / MANIFEST).exists()
    outline = (course.site / OUTLINE).read_text(encoding="utf-8")
    assert '"offline"' not in outline
    assert '"build"' not in outline
