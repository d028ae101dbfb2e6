"""What a text question is, and how it is scored."""

from __future__ import annotations

from dataclasses import dataclass

from courseware.activities.question import Question
from courseware.activities.scoring import Score, fold
from courseware.activities.spelled import Spelled
from courseware.activities.text.patterns import compiled


@dataclass(slots=True, kw_only=True)
class Text(Question):
    """A question answered in a few words, in which capitals and accents may matter."""

    case_matters: bool
    accents_matter: bool

    def score(self, typed: str) -> Score:
        """The score of what was typed."""
        answers = [answer for answer in self.answers if isinstance(answer, Spelled)]
        return score(answers, typed, self.case_matters, self.accents_matter)


def score(answers: list[Spelled], typed: str, case: bool, accents: bool) -> Score:
    """The first answer, in the author's order, that has the spelling or whose pattern fits the whole decides."""
    folded = fold(typed, case, accents)
    for answer in answers:
        same = answer.is_spelled(folded, case, accents)
        if same or (answer.pattern and compiled(answer.pattern, case).fullmatch(folded)):
            return Score(1.0, "right", answer.key) if answer.right else Score(0.0, "wrong", answer.key)
    return Score(0.0, "wrong")
