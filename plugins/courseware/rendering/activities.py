"""An activity as HTML, by the `view.html` of its kind: complete and readable without any script."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from jinja2.loaders import ChoiceLoader
from markupsafe import Markup, escape

from courseware.activities.activity import Activity
from courseware.activities.question import Question
from courseware.activities.registry import kinds
from courseware.activities.sets import Group
from courseware.locales.catalogue import Catalogue
from courseware.locales.plurals import Plural
from courseware.rendering.lasting import lasting
from courseware.rendering.media import media_block
from courseware.rendering.sealing import pack, without_key
from courseware.sources.marks import BEGIN, END, number_of
from courseware.sources.plain import plain
from courseware.sources.text import Part


class Html:
    """The HTML of one text: its first paragraph without `<p>`, and what follows it."""

    __slots__ = ("blocks", "inline", "rest")

    def __init__(self, inline: str, rest: str, blocks: str) -> None:
        self.inline = inline
        self.rest = rest
        self.blocks = blocks


NOTHING = Html("", "", "")
NO_MARKUP = Markup("")
SLOT = re.compile(r"\{\{[ \t]*([a-z0-9-]+)[ \t]*\}\}")
FORM = "<form class=cw-q>"
"""How the form of every question begins."""

ALT = re.compile(r'\balt="[^"]*"')


class ActivityRenderer:
    """Renders activities. The texts come rendered already, by the `id()` of their `Part`: how, is a door's business."""

    def __init__(self, words: Catalogue | None = None) -> None:
        """`words` are the generator's own words in the language of the course."""
        self.words = words or Catalogue()
        self.page_of: Callable[[str], str] = no_page
        """The address of the page that shows an activity, seen from the page being rendered; "" where there is none."""
        self.address_of: Callable[[str], str] = no_page
        """The same for a page, by its id."""
        self.set_quotes: Callable[[str], str] = str
        """How words that went through no Markdown show their quotation marks: as those of the pages do."""
        self._texts: Mapping[int, Html] = {}
        templates = Path(__file__).parent / "templates"
        views = PrefixLoader({name: FileSystemLoader(kind.folder) for name, kind in kinds().items()})
        self._environment = Environment(
            loader=ChoiceLoader([FileSystemLoader(templates), views]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=False,
            lstrip_blocks=False,
            auto_reload=False,
        )
        self._environment.globals.update(_=self.word, plural=self.plural, activity=self._member, numbers=canonical)
        self._environment.globals.update(page_of=self._page_of, address_of=self._address_of)
        self._environment.globals.update(asleep=self._asleep, packed=pack, case_of=self._case)
        # Filters, since Jinja calls a filter directly and a function by a long way round, some forty times a question.
        self._environment.filters.update(inline=self._inline, rest=self._rest, flow=self._flow, marks=put_in)
        self._environment.filters.update(
            decorative=decorative,
            gaps=read_only,
            slots=self._slots,
            plain=lambda part: self.set_quotes(plain(part.text)),
        )
        self._environment.filters["printed"] = self._printed
        self._environment.filters["lasting"] = lambda minutes: lasting(minutes, self.word)
        self._views = {name: f"{name}/view.html" for name in kinds()}
        self._share()

    def speak(self, words: Catalogue) -> None:
        """Says all that follows in these words."""
        if words != self.words:
            self.words = words
            self._share()

    def _share(self) -> None:
        """Makes the macros that every view calls: an `import` in each would make them anew for every question."""
        for name, file in (("q", "question.html"), ("x", "exercise.html"), ("pairs", "pairs.html")):
            self._environment.globals[name] = self._environment.get_template(file).make_module()

    def word(self, text: str) -> str:
        """`text` in the language of the course."""
        return self.words.text(text)

    def plural(self, one: str, other: str) -> Plural:
        """A text that varies with a number, in the language of the course."""
        return self.words.plural(one, other)

    def render(self, activity: Activity, texts: Mapping[int, Html]) -> str:
        """The HTML of an activity and all inside it; `texts` has every part of `activity.everything()`."""
        self._texts = texts
        return self._view(activity)

    def _view(self, activity: Activity) -> str:
        """By the view of its kind. What can be seen or heard with a question comes first in its form, whatever its kind."""
        html = self.template(self._views[activity.kind], a=activity)
        if isinstance(activity, Question) and activity.media:
            played = "".join(media_block(media, self._texts, self) for media in activity.media)
            html = html.replace(FORM, FORM + played, 1)
        return html

    def template(self, name: str, **values: object) -> str:
        """The HTML of a template beside this file, for page furniture; Jinja reads it when it is first asked for."""
        return self._environment.get_template(name).render(**values)

    def _page_of(self, activity: str) -> str:
        return self.page_of(activity)

    def _address_of(self, page: str) -> str:
        return self.address_of(page)

    def _inline(self, part: Part) -> Markup:
        html = self._texts[id(part)]
        return Markup(html.inline or html.blocks)

    def _rest(self, part: Part) -> Markup:
        html = self._texts[id(part)]
        return Markup(html.rest) if html.rest and html.inline else NO_MARKUP

    def _flow(self, part: Part | None, blocks: bool = False) -> Markup:
        """A single paragraph without its `<p>` (unless `blocks`), anything longer as it is."""
        html = NOTHING if part is None else self._texts[id(part)]
        return Markup(html.blocks if blocks or html.rest or not html.inline else html.inline)

    def _slots(self, html: Markup, titles: Mapping[str, Part]) -> Markup:
        """HTML with places in it, `{{ name }}`: each says what belongs there, and a script can find it."""

        def place(match: re.Match[str]) -> str:
            title = titles.get(match[1])
            words = escape(self._inline(title).striptags()) if title else ""
            return f"<span class=cw-slot data-s={match[1]}>[{words}]</span>" if title else match[0]

        return Markup(SLOT.sub(place, html))

    def _member(self, activity: Activity) -> Markup:
        return Markup(self._view(activity))

    def _case(self, group: Group) -> Markup:
        """What the questions of a group share: a text, and what can be seen or heard with it."""
        text = f"<div class=cw-case>{self._flow(group.case)}</div>" if group.case else ""
        return Markup(text + "".join(media_block(each, self._texts, self) for each in group.media))

    def _printed(self, text: str) -> str:
        return self.set_quotes(text)

    def _asleep(self, activity: Activity, cell: int, keys: dict[str, str]) -> Markup:
        """A question of an exam without its answers, which go to `keys`."""
        html, keys[activity.id] = without_key(str(self._member(activity)), activity.kind, cell)
        return Markup(html)


def no_page(_activity: str) -> str:
    """Where nobody knows the pages."""
    return ""


def decorative(html: Markup) -> Markup:
    """A picture without its words, for where the same stands beside it as text."""
    return Markup(ALT.sub('alt=""', html))


def put_in(html: Markup, begin: Callable[[int], str], end: str = "") -> Markup:
    """A text with a control for each mark in it: `begin` is a macro that takes the mark's number."""
    return Markup(BEGIN.sub(lambda match: begin(number_of(match[1])), html).replace(END, end))


def read_only(html: Markup, gap: str) -> Markup:
    """A text with marks as it is only read: `gap` in the place of each."""
    return Markup(BEGIN.sub(gap, html).replace(END, ""))


def canonical(values: tuple[float, ...]) -> str:
    """Numbers as a script reads them, one a line."""
    return "\n".join(str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value) for value in values)
