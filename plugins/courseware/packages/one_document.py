"""The pages of a built site as parts of one document: links lead within it, files are named from its folder, ids are unique.

The address of a page in the document is the one it has on the web, behind a `#`: `#01-first/kinds.html`, and
`#01-first/kinds.html#two-ways` for a heading on it. Ids of activities stay what they are: answers are kept by them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from urllib.parse import quote, unquote, urlsplit

ATTRIBUTE = re.compile(r"""(\s+)([^\s=/>"']+)(?:(\s*=\s*)("[^"]*"|'[^']*'|[^\s>]+))?""")
FILES = {"src", "href", "poster", "data", "xlink:href"}
"""Attributes that name a file or page."""
REFERENCES = {"for", "headers", "list", "form", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns"}
"""Attributes that name ids on the same page, with blanks between them."""
LOCAL_URL = re.compile(r"url\(#([^)]+)\)")
SIGNS = "/~!$&'()*+,;=:@"
"""What a browser leaves as it is in an address behind the `#`."""


class Page:
    """A page of the site: `path` is its file, `url` its address from the site's root, `html` what stands in it."""

    def __init__(self, path: str, html: str, title: str, directories: bool = False) -> None:
        self.path = path
        self.title = title
        self.html = html
        folder = path.removesuffix("index.html") if directories else path
        self.url = quote(folder or path, SIGNS)


def rewritten(page: Page, number: int, pages: Mapping[str, Page]) -> str:
    """What stands in a page, fit to stand in a document with all `pages`, which are given by their files."""
    return Rewriter(page, number, pages).result()


class Ids(HTMLParser):
    """The ids of a page, each with what it is called in the document."""

    def __init__(self, page: Page, number: int) -> None:
        super().__init__()
        self.page = page
        self.number = number
        self.names: dict[str, str] = {}
        self._drawing = 0
        self.feed(page.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Names an element. Within drawings ids are written into addresses of a kind of their own, so they stay simple."""
        self._drawing += tag == "svg"
        for name, value in attrs:
            if name == "id" and value and not value.startswith("cw-"):
                simple = self._drawing or value.startswith("__")
                self.names[value] = f"p{self.number}-{value}" if simple else f"{self.page.url}#{value}"

    def handle_endtag(self, tag: str) -> None:
        """Leaves a drawing."""
        self._drawing -= tag == "svg"


class Rewriter(HTMLParser):
    """Writes a page once more; of its tags only those that have to change are written anew."""

    def __init__(self, page: Page, number: int, pages: Mapping[str, Page]) -> None:
        super().__init__(convert_charrefs=False)
        self.page = page
        self.number = number
        self.pages = pages
        self.ids = Ids(page, number).names
        self.out: list[str] = []
        self._tables: list[bool] = []

    def result(self) -> str:
        """The page's new HTML."""
        self.feed(self.page.html)
        self.close()
        return "".join(self.out)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag with new ids and addresses. A plain table can be scrolled sideways, as Material's script makes it."""
        raw = self.get_starttag_text() or ""
        if tag == "table":
            plain = not any(name == "class" for name, _ in attrs)
            self._tables.append(plain)
            if plain:
                self.out.append('<div class="md-typeset__scrollwrap"><div class="md-typeset__table">')
        head = len(tag) + 1
        self.out.append(raw[:head] + ATTRIBUTE.sub(lambda match: self._attribute(tag, match), raw[head:]))

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag: str) -> None:
        """The end of an element."""
        self.out.append(f"</{tag}>")
        if tag == "table" and self._tables and self._tables.pop():
            self.out.append("</div></div>")

    def handle_data(self, data: str) -> None:
        """Text as it stands."""
        self.out.append(data)

    def handle_entityref(self, name: str) -> None:
        """A sign by its name."""
        self.out.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """A sign by its number."""
        self.out.append(f"&#{name};")

    def _attribute(self, tag: str, match: re.Match[str]) -> str:
        name, written = match[2].lower(), match[4]
        if written is None:
            return match[0]
        value = unescape(written[1:-1] if written[0] in "\"'" else written)
        new = self._value(tag, name, value)
        return match[0] if new == value else f'{match[1]}{match[2]}="{escape(new)}"'

    def _value(self, tag: str, name: str, value: str) -> str:
        if name == "id":
            return self.ids.get(value, value)
        if name in REFERENCES:
            return " ".join(self.ids.get(each, each) for each in value.split())
        if name == "name" and value.startswith("__"):
            return f"p{self.number}-{value}"
        if name in FILES:
            return self._address(tag, value)
        return LOCAL_URL.sub(lambda match: f"url(#{self.ids.get(match[1], match[1])})", value)

    def _address(self, tag: str, value: str) -> str:
        """An address as the document has to say it; those of other places stay."""
        parts = urlsplit(value)
        if parts.scheme or parts.netloc or value.startswith("/"):
            return value
        if not parts.path:
            if tag != "a":
                return f"#{self.ids.get(parts.fragment, parts.fragment)}"
            return self._within(self.page, parts.fragment)
        path = normpath(join(dirname(self.page.path), unquote(parts.path)))
        for each in (path, f"{path}/index.html".removeprefix("./")):
            if each in self.pages:
                return self._within(self.pages[each], parts.fragment)
        return quote(path, SIGNS) + (f"?{parts.query}" if parts.query else "")

    @staticmethod
    def _within(page: Page, anchor: str) -> str:
        return f"#{page.url}{f'#{anchor}' if anchor else ''}"
