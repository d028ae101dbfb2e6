"""Pages that come to stand in one document: where their links lead, what their ids are called, what stays as it was."""

from __future__ import annotations

import pytest

from courseware.packages.one_document import Page, rewritten

HERE = "01-first/kinds.html"


def written(html: str, directories: bool = False, path: str = HERE) -> str:
    """A page's HTML in a document with two other pages."""
    others = ("index.html", "02-second/a look back.html", "02-second/index.html")
    pages = {name: Page(name, "", name, directories) for name in others}
    page = pages[path] = Page(path, html, "Kinds", directories)
    return rewritten(page, 7, pages)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # Other pages, and places on them.
        ('<a href="../index.html">a</a>', '<a href="#index.html">a</a>'),
        ("<a href=../02-second/a%20look%20back.html>a</a>", '<a href="#02-second/a%20look%20back.html">a</a>'),
        ('<a href="../02-second/index.html#way">a</a>', '<a href="#02-second/index.html#way">a</a>'),
        ('<a href="../02-second/">a</a>', '<a href="#02-second/index.html">a</a>'),
        ('<a href="#cw-typed">a</a>', '<a href="#01-first/kinds.html#cw-typed">a</a>'),
        # Files are named from the document's folder.
        ('<img src="hall.svg" alt="">', '<img src="01-first/hall.svg" alt="">'),
        ("<source src=../film.mp4>", '<source src="film.mp4">'),
        ('<a href="form.pdf?page=2" download>', '<a href="01-first/form.pdf?page=2" download>'),
        # What leads elsewhere stays.
        ('<a href="https://example.org/a?b=1&amp;c=2">a</a>', '<a href="https://example.org/a?b=1&amp;c=2">a</a>'),
        ('<a href="mailto:a@example.org">a</a>', '<a href="mailto:a@example.org">a</a>'),
        # Ids of headings take the page's address, with all that names them; ids of activities are kept.
        (
            '<h2 id=way>a</h2><p aria-describedby="way cw-x">',
            '<h2 id="01-first/kinds.html#way">a</h2><p aria-describedby="01-first/kinds.html#way cw-x">',
        ),
        ('<div id="cw-typed"></div>', '<div id="cw-typed"></div>'),
        (
            '<h2 id="way">a</h2><a href="#way">b</a>',
            '<h2 id="01-first/kinds.html#way">a</h2><a href="#01-first/kinds.html#way">b</a>',
        ),
        (
            '<input id="__tabbed_1_1" name="__tabbed_1"><label for="__tabbed_1_1">',
            '<input id="p7-__tabbed_1_1" name="p7-__tabbed_1"><label for="p7-__tabbed_1_1">',
        ),
        (
            '<svg><marker id="tip"></marker><path marker-end="url(#tip)"/><use href="#tip"/></svg>',
            '<svg><marker id="p7-tip"></marker><path marker-end="url(#p7-tip)"/><use href="#p7-tip"/></svg>',
        ),
        # Plain tables may be scrolled; those of activities see to themselves.
        (
            "<table><tr><td>1</td></tr></table>",
            '<div class="md-typeset__scrollwrap"><div class="md-typeset__table"><table><tr><td>1</td></tr></table></div></div>',
        ),
        ("<table class=a></table>", "<table class=a></table>"),
        # Everything else as it stands.
        (
            "<p data-x='a \"b\"' hidden>5 &lt; 6 &amp; caf&eacute; &#8594;<br/></p>",
            "<p data-x='a \"b\"' hidden>5 &lt; 6 &amp; caf&eacute; &#8594;<br/></p>",
        ),
    ],
)
def test_what_becomes_of_a_tag(before: str, after: str) -> None:
    assert written(before) == after


def test_pages_that_are_folders() -> None:
    assert Page("01-first/kinds/index.html", "", "Kinds", True).url == "01-first/kinds/"
    assert Page("index.html", "", "Start", True).url == "index.html"
    html = written('<a href="../../02-second/#way">a</a>', True, "01-first/kinds/index.html")
    assert html == '<a href="#02-second/#way">a</a>'
