"""What a text with gaps is, and how it is scored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from courseware.activities.question import Question
from courseware.activities.scoring import Score, fold
from courseware.activities.spelled import Spelled
from courseware.sources.text import Part

SIZES = ((5, 8), (12, 16))
"""Up to which length of the answer a gap is how wide: three widths, so that none gives its answer away."""
WIDEST = 26


@dataclass(slots=True, kw_only=True)
class Blanks(Question):
    """A text with gaps. Its right answers are the gaps, in their order; the wrong ones were foreseen for any gap."""

    shown: Part
    """The case with marks in the place of the gaps."""
    offer: tuple[str, ...]
    """What can be chosen from; without it, words are typed."""
    case_matters: bool
    accents_matter: bool

    @property
    def shown_case(self) -> Part:
        """The case with marks."""
        return self.shown

    @property
    def in_gaps(self) -> str:
        """A gap to look at, of one length, so that it gives nothing away."""
        return "______"

    @property
    def gaps(self) -> list[Spelled]:
        """What is right in each gap."""
        return [answer for answer in self.answers if answer.right and isinstance(answer, Spelled)]

    @property
    def foreseen(self) -> list[Spelled]:
        """The wrong answers about which something is said."""
        return [answer for answer in self.answers if not answer.right and isinstance(answer, Spelled)]

    @property
    def key_words(self) -> tuple[str, ...]:
        """The spellings for each gap."""
        return tuple(" / ".join(gap.spellings) for gap in self.gaps)

    def size(self, number: int) -> int:
        """How many letters wide a gap is."""
        longest = max(map(len, self.gaps[number].spellings))
        return next((size for most, size in SIZES if longest <= most), WIDEST)

    def score(self, given: Sequence[str]) -> Score:
        """The score of what stands in the gaps, in their order."""
        return score(self.gaps, given, self.case_matters, self.accents_matter)


def score(gaps: Sequence[Spelled], given: Sequence[str], case: bool, accents: bool) -> Score:
    """The share of gaps in which what is given is right."""
    pairs = zip(gaps, given, strict=False)
    found = sum(gap.is_spelled(fold(text, case, accents), case, accents) for gap, text in pairs)
    return Score(found / len(gaps), "right" if found == len(gaps) else "partly" if found else "wrong")
