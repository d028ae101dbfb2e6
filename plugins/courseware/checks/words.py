"""Words that rules look for, by language. A rule that needs them is silent where a language has none here."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

Words_ = frozenset[str]


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of one language; patterns are for plain text."""

    empty_feedback: Words_
    above: re.Pattern[str]
    """Options that stand for others: all of the above, none of these, both a and b."""
    earlier_answer: re.Pattern[str]
    """What leans on an answer to another question."""
    negative: re.Pattern[str]
    """Words that turn a question round."""
    harmless_negative: re.Pattern[str]
    """Phrases in which they do not."""
    asks_for_reasons: Words_
    """First words of questions in which a negation belongs to the story."""
    subordinate: Words_
    """Words that begin a clause of its own."""
    prepositions: Words_
    option_negative: re.Pattern[str]
    absolute: re.Pattern[str]
    harmless_absolute: re.Pattern[str]
    true_false: tuple[Words_, ...]
    """Pairs of first words of options that are only two by their nature."""
    function_words: Words_
    verbs: Words_
    """What somebody can be seen to do."""
    vague: Words_
    """What nobody can see."""
    links: Words_
    """Texts of links that do not say where they lead."""
    pictures: Words_
    """Words for a picture that say nothing about it."""
    research: re.Pattern[str]
    """Phrases that lean on research."""
    research_signs: tuple[str, ...]
    """One of these stands in each such phrase; looking for them is quick."""
    percent: re.Pattern[str]
    marked: re.Pattern[str]
    """How a text says that its figures are invented, or where they come from."""
    no_claim: re.Pattern[str]
    """Phrases in which a percentage is a rule, not a finding."""
    article: re.Pattern[str] | None
    """A text that ends with an indefinite article, which gives away the sound that follows."""
    root: Callable[[str], str]
    """A word without its endings."""


def _set(text: str) -> Words_:
    return frozenset(text.split())


def _lines(text: str) -> Words_:
    return frozenset(each.strip() for each in text.split("|"))


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE | re.VERBOSE)


@lru_cache(maxsize=1 << 16)
def _english_root(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("’s")
    for ending in ("ings", "ing", "ied", "ies", "edly", "ed", "es", "ly", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] else word


ENGLISH = Words(
    empty_feedback=_lines(
        "incorrect|wrong|try again|correct|right|yes|no|well done|false|true|good|good job|great|exactly|ok|okay|nope"
        "|not quite|sorry|that is right|that is wrong|that is correct|that is incorrect|that's right|that's wrong"
        "|this is right|this is wrong|this is correct|this is incorrect|not correct|not right|wrong answer"
        "|right answer|correct answer|incorrect answer|sorry, that is wrong|sorry, try again|please try again"
        "|wrong, try again|incorrect, try again|yes, well done|correct, well done|think again|see above"
    ),
    above=_pattern(
        r"""(?:all|none|any|both|neither|each)[ ]of[ ](?:the[ ])?(?:above|these|others?|(?:other[ ])?(?:answers|options))
        |all[ ](?:the|these)[ ](?:above|answers|options) | (?:all|none)[ ](?:above|apply|fits?) | neither
        |(?:answers?|options?)?[ ]*(?:both[ ])?\(?[a-h1-8]\)?[ ]*(?:,[ ]*\(?[a-h]\)?[ ]*,?[ ]*)*(?:and|or|&)[ ]\(?[a-h]\)?(?:[ ]only)?"""
    ),
    earlier_answer=_pattern(
        r"""\byour[ ](?:previous|preceding|last|earlier|first|second|other)[ ](?:answers?|choices?|responses?|results?|solution)\b
        |\b(?:previous|preceding|last|earlier|other|next)[ ]question\b|\b(?:question|answer)s?[ ](?:above|below|before|[1-9])\b
        |\babove[ ](?:question|answer)\b|\byou[ ](?:have[ ])?(?:just[ ])?(?:answered|chose|chosen|picked|selected|calculated)\b
        |\bbased[ ]on[ ]your[ ](?:answer|choice|result)\b"""
    ),
    negative=_pattern(r"\b(?:not|except|never|least|cannot|\w+n['’]t)\b"),
    harmless_negative=_pattern(
        r"""\bat[ ]least\b|\bnot[ ](?:only|just|least)\b|\bif[ ]not\b|\bor[ ](?:not|never)\b|\bwhy[ ]not\b
        |\blast[ ]but[ ]not\b|\bnot[ ](?:all|every\w*|always|necessarily)\b|\bisn['’]t[ ]it\b"""
    ),
    asks_for_reasons=_set("why how"),
    subordinate=_set(
        "who whom whose that which what if when because although though while where since unless until as before after"
    ),
    prepositions=_set("in of for to at on by with from about under into through among between"),
    option_negative=_pattern(r"\b(?:not|never|no|none|nobody|nothing|nowhere|neither|nor|cannot|without)\b|n['’]t\b"),
    absolute=_pattern(
        r"""\b(?:always|never|only|all|none|every|completely|entirely|absolutely|impossible|invariably
        |under[ ]no[ ]circumstances|without[ ]exception)\b"""
    ),
    harmless_absolute=_pattern(
        r"""\b(?:at|after|above|first[ ]of|in|not|nearly|almost|not|for)[ ]all\b|\ball[ ](?:day|night|week|year|along|right|over|the[ ]same)\b
        |\b(?:not|if|the)[ ]only\b|\b(?:almost|nearly|hardly|not)[ ](?:always|every\w*|never|nothing)\b
        |\bonly[ ](?:one|two|three|a|an|by|if|when|after|in|on|\d+)\b|\bevery[ ](?:day|week|month|year|morning|evening|other|time|now)\b
        |\bevery[ ](?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\bnothing[ ](?:but|to)\b|\ball[ ](?:two|three|four|five|six|\d+)\b"""
    ),
    true_false=(
        _set("true false"),
        _set("yes no"),
        _set("right wrong"),
        _set("correct incorrect"),
        _set("agree disagree"),
    ),
    function_words=_set(
        "a an the this that these those it its he him his she her they them their we us our you your i me my one who whom"
        " whose which what is are was were be been being am has have had having do does did doing will would shall should"
        " can could may might must and or but so as of in on at by to for from with into about than then there here when"
        " where while how why if out up down over again also just very more most some any such own same other another each"
        " because before after through between during only all every no not nobody everybody somebody people thing things"
    ),
    verbs=_set(
        "adapt add address adjust advise agree allocate analyse analyze anticipate apply appraise approve argue arrange ask"
        " assemble assess assign audit balance bring build calculate calibrate carry catch categorise categorize challenge"
        " change check choose cite clarify classify clean close coach code collect combine commit compare complete compose"
        " compute conduct configure confirm connect construct contrast convert convince cook coordinate copy correct cost"
        " count create criticise criticize critique decide decline deduce defend define deliver demonstrate derive describe"
        " design detect determine develop diagnose differentiate direct discriminate discuss display distinguish divide"
        " document draft draw edit elicit enter escalate establish estimate evaluate examine execute explain express"
        " extend extract fill find fit fix follow forecast formulate gather generate give group guide handle hand help"
        " identify illustrate implement improve infer inspect install instruct interpret interview introduce investigate"
        " invite isolate judge justify keep label lead limit link list listen load locate maintain make manage map mark"
        " match measure mediate mend mix model modify monitor motivate move name negotiate note observe offer open operate"
        " order organise organize outline pack perform phrase pick place plan plot point practise practice predict prepare"
        " present prevent price prioritise prioritize process produce program promise propose protect prove provide put"
        " question quote raise rank rate read rearrange recite recognise recognize recommend reconcile reconstruct record"
        " redesign reduce refer reframe reject relate remove reorder repair repeat rephrase replace reply report represent"
        " reproduce request resolve respond restate restore review revise rewrite route run sample save say schedule score"
        " search select sell send separate serve set set-up show simulate sketch solve sort speak specify spot start state"
        " stop store structure submit substitute suggest summarise summarize supply support take talk teach tell test time"
        " trace track train transfer translate treat try turn update use validate verify visit volunteer warn weigh welcome"
        " word work write"
    ),
    vague=_set(
        "know understand appreciate learn grasp realise realize believe internalise internalize comprehend be become"
        " have feel enjoy value think familiarise familiarize see"
    ),
    links=_lines(
        "here|click here|click|this|this link|this page|link|the link|more|read more|see more|learn more|more here"
        "|details|more details|more information|info|website|page|see here|read this|go|download|press here|tap here"
    ),
    pictures=_lines(
        "image|picture|photo|photograph|graphic|figure|diagram|screenshot|illustration|drawing|icon|logo|alt|alt text"
        "|an image|a picture|a photo|a diagram|a screenshot|untitled|foto|img|pic"
    ),
    research=_pattern(
        r"""\b(?:studies|research(?:ers)?|surveys|experts|scientists|science|statistics|evidence|data|a[ ](?:recent[ ])?(?:study|survey))[ ]
        (?:has|have)?[ ]?(?:long[ ]|clearly[ ]|repeatedly[ ])?(?:shows?|shown|proves?|proven|proved|suggests?|suggested|confirms?|confirmed|agree|found|finds?|says?|tells?[ ]us)\b
        |\b(?:it[ ]is|has[ ]been)[ ](?:scientifically[ ])?(?:proven|proved|well[ ]known[ ]that)\b|\bscientifically[ ]proven\b
        |\baccording[ ]to[ ](?:research|studies|experts|science|surveys)\b"""
    ),
    research_signs=(
        "studies",
        "study",
        "research",
        "survey",
        "experts",
        "scien",
        "statistics",
        "evidence",
        "data ",
        "proven",
        "proved",
        "well known",
    ),
    percent=_pattern(
        r"(?<![\w.,+-])\d+(?:[.,]\d+)?[ \u00a0\u202f]?(?:%|per[ ]?cent\b)|(?<=[a-z][ ])per[ ]cent\b|(?<=[a-z][ ])percent\b"
    ),
    marked=_pattern(r"illustrative|\binvented\b|\bmade[ ]up\b|\bfictitious\b|\bsource:|\bsources:|\[\^"),
    no_claim=_pattern(
        r"\bpass(?:es|ed)?[ ]?mark\b|\bto[ ]pass\b|\bpassed\b|\bscores?\b|\bof[ ]the[ ](?:questions|points|answers)\b"
    ),
    article=_pattern(r"\b(an?)[ ]*(?:…|\.\.\.|_{2,}|:|-{2,})?$"),
    root=_english_root,
)

WORDS: dict[str, Words] = {"en": ENGLISH}
