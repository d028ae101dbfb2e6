"""Every text of a question points at its place in the author's file, in every container, script and way to indent."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from courseware.activities.activity import Activity
from courseware.course.reading import page_of
from courseware.sources.pages import read_page
from courseware.sources.text import decode
from tests.sources.pages import parts

WORDS = (
    "plain words",
    "Grüße",
    "العربية",
    "漢字かな",
    "עברית",
    "ไทย",
    "देवनागरी",
    "🙂 smile",
    "e\u0301te\u0301",
    "with `code` in it",
)
CONTAINERS = (
    ("", ""),
    ("text above\n\n", ""),
    ("- item\n\n", "    "),
    ("- item\n", "    "),
    ("1. item\n\n", "\t"),
    ("- item\n    - inner\n\n", "        "),
    ("!!! note\n\n", "    "),
    ('=== "Tab"\n\n', "    "),
    ("> words\n>\n", "> "),
    ("[^{}]: first\n\n", "    "),
    ("Term\n:   first\n\n", "    "),
    ("```\n/// question | no\n```\n\n", ""),
    ("<!--\n/// question | no\n-->\n\n", ""),
)


@dataclass
class Writer:
    """Writes a page; every text begins with a token of its own, by which its place is found."""

    draw: st.DrawFn
    text: str = ""
    tokens: list[str] = field(default_factory=list)

    def word(self) -> str:
        """A token and some words."""
        self.tokens.append(f"k{len(self.tokens)}k")
        return f"{self.tokens[-1]} {self.draw(st.sampled_from(WORDS))}"

    def maybe(self, line: str) -> list[str]:
        """The line or nothing."""
        return [line] if self.draw(st.booleans()) else []

    def question(self) -> list[str]:
        """The lines of a question."""
        step = self.draw(st.sampled_from(["    ", "\t"]))
        lines = [f"/// question | {self.word()}"]
        if self.draw(st.booleans()):
            lines.append(f"{step}hint:{self.draw(st.sampled_from([' ', '  ', chr(9)]))}{self.word()}")
        lines += self.maybe("<!-- - [x] k99k -->")
        if self.draw(st.booleans()):
            lines += ["", self.word(), "goes on"]
        lines += self.maybe("")
        marker = self.draw(st.sampled_from(["- ", "* ", "+ ", "• ", "1. ", "-\t"]))
        for box in ("[x] ", "[ ] "):
            lines.append(f"{marker}{box}{self.word()}")
            if self.draw(st.booleans()):
                quote = self.draw(st.sampled_from(["> ", " > ", "  > ", "    > ", "\t> ", "  >"]))
                lines.append(f"{quote}{self.word()}")
                if box == "[x] " and self.draw(st.booleans()):
                    lines.append(f"{quote}Missed: {self.word()}")
            lines += self.maybe("")
        if self.draw(st.booleans()):
            lines += ["", f"{self.draw(st.sampled_from(['', '<!-- c --> ']))}{self.word()}"]
        return [*lines, "///"]

    def place(self) -> None:
        """Puts a question into a container."""
        before, prefix = self.draw(st.sampled_from(CONTAINERS))
        before = before.replace("{}", str(len(self.tokens)))
        lines = [f"{prefix}{line}" if line else prefix.rstrip() for line in self.question()]
        self.text += before + "\n".join(lines) + "\n\ntext between\n\n"


@st.composite
def pages(draw: st.DrawFn) -> tuple[bytes, list[str]]:
    """The bytes of a page, and the tokens of its texts."""
    writer = Writer(draw, draw(st.sampled_from(["", "\n", "---\nminutes: 3\n---\n", "# Head\n\n"])))
    for _ in range(draw(st.integers(1, 3))):
        writer.place()
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    mark = draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    return mark + writer.text.replace("\n", end).encode(), writer.tokens


@settings(deadline=None)
@given(pages())
def test_every_text_stands_where_it_says(made: tuple[bytes, list[str]]) -> None:
    data, tokens = made
    text, problem = decode(data, "course/page.md")
    assert problem is None
    page = page_of(read_page(text, "course/page.md"), "page.md")
    assert [each for each in page.problems if each.code != "L02"] == []
    assert all(isinstance(content, Activity) for content in page.contents)
    lines = text.split("\n")
    seen = []
    for part in parts(page):
        token = next(line for line in part.lines if line).split()[0]
        seen.append(token)
        assert lines[part.line - 1][part.column - 1 :].lstrip().startswith(token)
    assert sorted(seen) == sorted(tokens)
