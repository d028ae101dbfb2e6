"""What hosts get: ready settings that agree with each other and with the site, compressed files, and a head that fits."""

from __future__ import annotations

import gzip
import hashlib
import re
from fnmatch import fnmatchcase
from importlib.util import find_spec
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from courseware.compressing import compress
from courseware.rendering.assets import STATIC, InlineScripts, find_assets
from courseware.rendering.head import ANCESTORS, POLICY, head_tags, with_head
from courseware.searching import AT_ONCE, BUNDLE, patiently
from tests.following import new_plugins

ROOT = Path(__file__).parents[1]
HOSTING = ROOT / "site_config" / "hosting"
FILES = ["courseware.conf", ".htaccess", "Caddyfile", "_headers"]
HASHED = re.compile(r"\.[0-9a-f]{8}\.(?:min\.)?(?:js|css)$")


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own course, built and compressed."""
    site = tmp_path_factory.mktemp("own")
    with pytest.MonkeyPatch.context() as patch, new_plugins():
        patch.setenv("COURSEWARE_COMPRESS", "yes")
        config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(site))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    return site


@pytest.mark.parametrize("name", FILES)
def test_every_file_of_settings_says_the_same(name: str) -> None:
    text = (HOSTING / name).read_text(encoding="utf-8")
    assert POLICY + ANCESTORS in text
    for each in (
        "nosniff",
        "same-origin",
        "camera=(), geolocation=()",
        "public, max-age=31536000, immutable",
        "X-Robots-Tag",
    ):
        assert each in text
    policies = re.findall(r"default-src[^\"\n]*", text)
    assert policies == [POLICY + ANCESTORS]


def test_a_host_that_reads_headers_keeps_what_never_changes_and_nothing_else(own: Path) -> None:
    text = (HOSTING / "_headers").read_text(encoding="utf-8")
    kept = [rule for rule, lines in re.findall(r"^(/\S+)\n((?:  .*\n)+)", text, re.MULTILINE) if "immutable" in lines]
    names = [path.relative_to(own).as_posix() for path in own.rglob("*") if path.is_file()]
    # The word lists of other languages have no hash; they lie apart from what these rules name.
    for name in (name for name in names if not name.endswith((".gz", ".map"))):
        lasting = bool(HASHED.search(name)) or name.endswith(".woff2")
        assert any(fnmatchcase(f"/{name}", rule) for rule in kept) == lasting, name


def test_fonts_have_no_hash_and_so_must_not_change() -> None:
    """Browsers keep them for a year: a new font needs a new name, and then a new line here."""
    fonts = {path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:16] for path in STATIC.rglob("*.woff2")}
    assert fonts == {
        "literata-latin-400-italic.woff2": "1e98bfbbb4eb8177",
        "literata-latin-400-normal.woff2": "a60c193b55766b68",
        "literata-latin-600-normal.woff2": "99284fd89c86b8c5",
    }


def test_every_text_has_its_compressed_copy(own: Path) -> None:
    texts = [path for path in own.rglob("*") if path.suffix in {".html", ".js", ".css", ".json", ".svg", ".xml"}]
    assert len(texts) > 20
    for path in texts:
        packed = path.with_name(f"{path.name}.gz").read_bytes()
        assert gzip.decompress(packed) == path.read_bytes()
        # No time, no name: the same site gives the same bytes.
        assert packed[3] == 0, path
        assert packed[4:8] == bytes(4), path
    assert not list(own.rglob("*.gz.gz"))
    assert not list(own.rglob("*.woff2.gz"))


def test_compressing_again_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("a" * 5000, encoding="utf-8")
    compress(tmp_path)
    before = (tmp_path / "a.html.gz").read_bytes()
    compress(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "a.html.gz"]
    assert (tmp_path / "a.html.gz").read_bytes() == before


def test_the_script_of_material_still_has_the_place_that_is_changed(own: Path) -> None:
    """Where this fails, Material has changed: see how it asks for the index now, and mend `searching.py`."""
    package = find_spec("material")
    assert package
    assert package.origin
    bundles = list((Path(package.origin).parent / "templates" / "assets" / "javascripts").glob("bundle.*.js"))
    assert [BUNDLE.fullmatch(f"assets/javascripts/{each.name}") is not None for each in bundles] == [True]
    text = bundles[0].read_text(encoding="utf-8")
    assert text.count(AT_ONCE) == 1
    built = (own / "assets" / "javascripts" / bundles[0].name).read_text(encoding="utf-8")
    assert built == patiently(text) == text.replace(AT_ONCE, "!1")


def test_a_script_that_is_not_understood_stays_as_it_is() -> None:
    for text in ("", f"{AT_ONCE};{AT_ONCE}"):
        assert patiently(text) == text


def test_a_page_says_its_release_and_what_the_settings_ask_for() -> None:
    release = find_assets().release
    plain = head_tags(release, "header", False)
    assert plain == f'<meta name="courseware" content="{release}">'
    full = with_head("<html><head><title>T</title></head>", head_tags(release, "meta", True))
    assert full.startswith('<html><head><meta http-equiv="Content-Security-Policy" content="default-src')
    assert '<meta name="robots" content="noindex">' in full
    assert "frame-ancestors" not in full, "browsers complain about it there"


def test_scripts_in_a_row_are_one_file_and_those_below_the_text_wait() -> None:
    scripts = InlineScripts()
    page = (
        "<head><script>one()</script>\n  <script>two()</script></head><body><script>three()</script>"
        "<article>text</article><script>last()</script><script type=x>{}</script></body>"
    )
    moved, names = scripts.move(page, "../")
    first, paint, last = re.findall(r"<script src=\"\.\./(\S+)\"( defer)?></script>", moved)
    assert [scripts.files[name] for name, _ in (first, paint, last)] == ["one();\ntwo()", "three()", "last()"]
    assert [wait for _, wait in (first, paint, last)] == ["", "", " defer"]
    assert names == scripts.files.keys()
    assert "<script type=x>{}</script>" in moved


def test_a_page_without_text_keeps_its_scripts_where_they_are() -> None:
    moved, _ = InlineScripts().move("<body><script>one()</script></body>", "")
    assert "defer" not in moved


def test_a_look_apart_is_loaded_where_something_asks_for_it() -> None:
    assets = find_assets()
    (learning,) = assets.styles_for("<cw-learning class=cw-learning>")
    assert learning.startswith("assets/courseware/learning.")
    assert assets.styles_for("<cw-choice></cw-choice>") == []
    html = with_head("<head><link></head>", "", ["../" + learning])
    assert html == f'<head><link><link rel="stylesheet" href="../{learning}"></head>'
