"""Lines without their `<!-- … -->`, so that nothing in a comment is read or reaches the page."""

from __future__ import annotations

from collections.abc import Sequence

from courseware.sources.boxes import match_box
from courseware.sources.lines import Line, indent_of, shifted
from courseware.sources.verbatim import CODE_OR_COMMENT, COMMENT_END, fence_end

Fences = dict[int, int]
"""For each line of fenced code the line in which that code begins; a line that begins an entry of a list is no such line."""


def without_comments(lines: Sequence[Line]) -> tuple[list[Line], Fences, Line | None]:
    """The lines without comments, the fenced code in them, and the line of a comment that does not end, if there is one."""
    if not any("<!--" in line.text or "```" in line.text or "~~~" in line.text for line in lines):
        return list(lines), {}, None
    cleaner = Cleaner(lines, len(lines))
    if cleaner.open is None:
        return cleaner.lines, cleaner.fences, None
    again = Cleaner(lines, cleaner.open)
    return again.lines, again.fences, lines[cleaner.open]


class Cleaner:
    """Goes through the lines once. Comments that begin in line `until` or below are left as they are."""

    def __init__(self, lines: Sequence[Line], until: int) -> None:
        self.lines = list(lines)
        self.fences: Fences = {}
        self.open: int | None = None
        """The line in which a comment begins whose end has not come yet."""
        self._read([line.text for line in lines], until)

    def _read(self, texts: list[str], until: int) -> None:
        fences_from = index = 0
        while index < len(texts):
            if self.open is None and index >= fences_from:
                found, fences_from = self._fence(texts, index)
                if found:
                    index = fences_from = fences_from + 1
                    continue
            if self.open is not None or (index < until and "<!--" in texts[index]):
                self._clean(index, until)
            index += 1

    def _fence(self, texts: list[str], index: int) -> tuple[bool, int]:
        """Whether fenced code begins in this line, and where it ends; else from which line on to look again."""
        if "```" not in texts[index] and "~~~" not in texts[index]:
            return False, index + 1
        found, end = fence_end(texts, index)
        first = index
        if not found and (box := match_box(texts[index])):
            inside = index + 1
            while inside + 1 < len(texts) and not texts[inside]:
                inside += 1
            lead = " " * max(2, indent_of(texts[inside])) if inside < len(texts) else ""
            found, end = fence_end(texts, index, texts[index][box.start :], lead)
            first = index + 1
        if found:
            self.fences.update(dict.fromkeys(range(first, end + 1), index))
        return found, end

    def _clean(self, index: int, until: int) -> None:
        line = self.lines[index]
        spans: list[tuple[int, int]] = []
        at = 0
        while at < len(line.text):
            start = at
            if self.open is None:
                match = CODE_OR_COMMENT.search(line.text, at)
                if not match or index >= until:
                    break
                at = match.end()
                if match["ticks"]:
                    continue
                self.open, start = index, match.start()
            end = COMMENT_END.search(line.text, at)
            at = end.end() if end else len(line.text)
            self.open = None if end else self.open
            spans.append((start, at))
        if spans:
            self.lines[index] = shifted(line).without(spans)
