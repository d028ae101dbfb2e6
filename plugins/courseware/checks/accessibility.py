"""What readers need who do not see a picture or a table (rule L18)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from courseware.checks.material import Material
from courseware.checks.passages import Passage
from courseware.checks.rules import Finding, has, rule
from courseware.problems import Severity
from courseware.sources.plain import plain

IMAGE = re.compile(
    r"!\[(?P<alt>[^\[\]]*)\](?:\((?P<file>[^\s()<>]*|<[^<>]*>)[^()\n]*\)|\[[^\[\]\n]*\])(?P<more>\{[^{}\n]*\})?"
)
IMG = re.compile(r"<img\b(?P<more>[^<>]*)>", re.IGNORECASE)
ALT = re.compile(r"\balt\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
SRC = re.compile(r"\bsrc\s*=\s*[\"']?([^\s\"'>]+)", re.IGNORECASE)
FILE = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?|pdf)$", re.IGNORECASE)
DECORATION = re.compile(r"\brole=[\"']?(?:presentation|none)\b|\baria-hidden=[\"']?true\b", re.IGNORECASE)
TABLE = re.compile(r"<table\b.*?(?:</table>|\Z)", re.IGNORECASE | re.DOTALL)
ROW = re.compile(r"\|(?:[^|]*\|){2,}[ ]*$")

NO_ALT = "This picture has no words, so whoever does not see it does not learn what it shows."
WRITE_ALT = (
    "Write what it shows: `![A clerk reads a letter aloud](letter.png)`; for decoration add `{role=presentation}`."
)


@rule("L18", Passage, Severity.ERROR, has("![", "<img"))
def picture_has_words(passage: Passage, _: Material) -> Iterator[Finding]:
    """L18: a picture without alternative text, or with its file's name for one. Source: WCAG 1.1.1.

    Guard: code is no picture; an empty `alt=""` in HTML and `role=presentation` say that it is decoration; a name that
    somebody wrote as words ("Harbour map" for `harbour-map.svg`) is none.
    """
    for match in IMAGE.finditer(passage.text):
        alt, file = plain(match["alt"]), (match["file"] or "").strip("<>")
        if not DECORATION.search(match["more"] or ""):
            told = judge(alt, file, passage)
            if told:
                yield Finding(*passage.place(match.start()), told, WRITE_ALT)
    for match in IMG.finditer(passage.text):
        found, source = ALT.search(match["more"]), SRC.search(match["more"])
        words = next((group for group in found.groups() if group), "") if found else ""
        if DECORATION.search(match["more"]) or (found and not words):
            continue
        told = judge(words, source[1] if source else "", passage)
        if told:
            yield Finding(*passage.place(match.start()), told,
                          'Write what it shows: `alt="A clerk reads a letter aloud"`; for decoration `alt=""`.')  # fmt: skip


def judge(alt: str, file: str, passage: Passage) -> str:
    """What is wrong with an alternative text; "" if nothing is."""
    if not alt.strip():
        return NO_ALT
    name = file.rpartition("/")[2]
    if FILE.fullmatch(alt) or alt == name or (alt == name.rpartition(".")[0] and not alt[:1].isupper()):
        return f"“{alt}” is the name of a file and says nothing about what the picture shows."
    if passage.words and alt.lower().strip(" .") in passage.words.pictures:
        return f"“{alt}” says that there is a picture, and nothing about what it shows."
    return ""


@rule("L18", Passage, Severity.ERROR, has("|-", "| -", "|:", "| :", "-|", "- |", "|\n", "<table"))
def table_has_a_header(passage: Passage, _: Material) -> Iterator[Finding]:
    """L18: a table whose columns have no names. Source: WCAG 1.3.1.

    Guard: one cell of the header may be empty, all may not; lines with bars count as a table only if two of them
    begin and end with a bar and have as many cells; an HTML table with `th`, or one for layout, is fine.
    """
    for piece in passage.pieces:
        first = piece.lines[0]
        if piece.kind == "table":
            if not first.text.replace("|", "").strip():
                yield Finding(first.number, first.column, "The columns of this table have no names, so its cells cannot be told apart by ear.",
                              "Write a name into each cell of the first line.")  # fmt: skip
            continue
        rows = [line for line in piece.lines if ROW.match(line.text)]
        if len(rows) > 1 and rows[0].text.count("|") == rows[1].text.count("|"):
            line = rows[0]
            yield Finding(line.number, line.column, "This looks like a table, but no line of names stands above it, so it is shown as plain text.",
                          f"Begin with a line of names and a line `{'|---' * (line.text.count('|') - 1)}|`.")  # fmt: skip
    for match in TABLE.finditer(passage.text):
        if "<th" not in re.sub(r"<thead", "", match[0], flags=re.IGNORECASE).lower() and not DECORATION.search(
            match[0]
        ):
            yield Finding(*passage.place(match.start()), "This table has no header cells, so its cells cannot be told apart by ear.",
                          "Make the cells of its first row `<th>`.")  # fmt: skip
