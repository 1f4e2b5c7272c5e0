"""Whether two sentences tell one act, and whether a day is that of a clause's own verb."""

from __future__ import annotations

from typing import Final

from briefgen.annotate.clause_cuts import NO_VERB
from briefgen.annotate.clause_openings import DAY, DAY_ALONE
from briefgen.annotate.clause_things import SAYS
from briefgen.annotate.finite import behind_verb, is_finite, may_be_finite
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.plain import fold
from briefgen.annotate.proof import stem
from briefgen.expressions import expression

_OTHER_TIME: Final = expression(
    r"\b(?:[Ee]arlier|[Pp]reviously|[Ll]ater|[Mm]eanwhile|[Ss]eparate(?:ly)?|[Ee]lsewhere|[Aa]nother|[Oo]ther|[Ff]irst|[Ss]econd|[Tt]hird|[Ll]atest)\b"
)
"""With these a sentence tells another act of the same kind."""
_WORD: Final = expression(r"[\w'’-]+|[,;:]")
_HELPING: Final = word_set(
    "is are was were be been being has have had will would can could may might must shall should do does did not "
    "n't also now still yet already just officially formally successfully reportedly"
)
_SAYING: Final = word_set(
    "say says said tell tells told report reports reported announce announced announces add added confirm confirmed"
)
_BEFORE_INFINITIVE: Final = word_set("to will would can could may might must shall should not")
_ENDING: Final = expression(r"(?:ing|ed|es|s|d|e)$")
_STEM: Final = 6
_NAMELESS: Final = word_set("he she it they who which that there")
_STOPS: Final = word_set(
    "in on at of for to from with by after before during over under about against as and or but when while who which "
    "that where into near amid , ; : yesterday today"
)
_REACH: Final = 6
"""Words behind a verb in which what is done to stands."""
_WHO: Final = expression(r"\b(?:who|whom|whose|which|that)\b")
_PARTED: Final = expression(
    r"\b(?:who|whom|whose|which|that|where|when|while|as|if|because|before|after|since|until|following|upon|amid|despite|ahead"
    rf"|to (?!(?:the|an?|its|his|her|their)\b|{NO_VERB})[a-z]{{3,}})\b"
)
"""Opens a part that may have a day of its own."""
_OTHER_ACT: Final = expression(
    r"\b(?:in connection (?:with|to)|said to|believed to|alleged(?:ly)?)\b|\b(?:from|of|over|about|for|against) (?:an?|the|its|his|her|their) (?:[\w'-]+ ){0,3}"
    r"(?:attack|assault|bombing|blast|explosion|shooting|raid|strike|crash|accident|quake|earthquake|storm|election|vote|clash|riot|killing|death)s? (?:on |late |early )*$"
    r"|\b(?:submitted|filed|dated|published|issued) (?:on|in)"
    r"|\b(?:elections?|talks|meeting|summit|vote|referendum|deadline|hearing|trial) (?:set|due|scheduled|planned|held)\b[^,;:]*$"
)
"""Before a day that is of something else than the verb of the sentence."""
_HOPED: Final = expression(
    r"\b(?:hop(?:e[sd]?|ing)|want(?:s|ed|ing)?|seek(?:s|ing)?|sought|aim(?:s|ed|ing)?|plan(?:s|ned|ning)?) to\b"
)
"""What may be on the day."""
_SET_OFF: Final = expression(r", (?:who|which|whose|where)\b[^,]{1,100},")
SINCE: Final = expression(r" (?:since|from) (?:(?:early|late) )?(?:on )?$")
_TOLD_ON: Final = expression(
    rf" (?:said|announced|confirmed|reported|declared|revealed) (?:on )?(?:{DAY}) that\b"
)
_HAVE: Final = expression(r"\b(?:has|have|had) (?:also )?$")
_AND_HARMED: Final = expression(
    r"\band (?:[\w'-]+ ){1,5}(?:were )?(?:killed|injured|wounded|hurt)\b"
)
"""Goes on with the toll of the same event."""


def is_bound(words: str) -> bool:
    """Whether a day right behind the words is that of their verb, which is the only one."""
    words = SINCE.sub("", _TOLD_ON.sub(" said that", _SET_OFF.sub("", words)))
    said = SAYS.search(words)
    if said and not is_finite(_HAVE.sub("", words[: said.start()])):
        words = f"- {words[said.end() :].removeprefix(' that')}"
    rest = behind_verb(words)
    if rest is None:
        return not said and _PARTED.search(words) is None
    rest = f"{_AND_HARMED.sub('', rest)} "
    return (
        not _WHO.search(words)
        and not is_finite(f"- {rest}")
        and not _PARTED.search(rest)
        and not _OTHER_ACT.search(rest)
        and not _HOPED.search(words)
    )


def same_act(one: str, other: str) -> bool:
    """Whether two clauses have a verb in common, and who does it or what it is done to."""
    if _OTHER_TIME.search(other):
        return False
    left, right = _acts(one), _acts(other)
    return any(
        verb == again and not who.isdisjoint(whom) for verb, who in left for again, whom in right
    )


def _acts(text: str) -> list[tuple[str, frozenset[str]]]:
    """The verbs of a clause, each with the nouns before and behind it."""
    words = _WORD.findall(fold(text).replace("-", " "))
    return [
        (_ENDING.sub("", word)[:_STEM], _around(words, at))
        for at, word in enumerate(words)
        if at
        and (may_be_finite(word) or words[at - 1] in _BEFORE_INFINITIVE)
        and word not in _HELPING
        and word not in _SAYING
    ]


def _around(words: list[str], verb: int) -> frozenset[str]:
    at = verb - 1
    while at > 0 and words[at].lower() in _HELPING:
        at -= 1
    found = {words[at]} if words[at].lower() not in _NAMELESS else set()
    last = ""
    for word in words[verb + 1 : verb + 1 + _REACH]:
        if word.lower() in _STOPS or DAY_ALONE.match(word):
            break
        last = word
    return frozenset(stem(word) for word in (*found, last) if word and word[0].isalnum())
