"""The words around a quotation: verbs of saying, and what may stand between them and a subject."""

from __future__ import annotations

import re
from typing import Final

from briefgen.annotate.lexicon import word_set
from briefgen.annotate.plain import pattern
from briefgen.expressions import expression

_CITED: Final = r"(?: (?:by|in|on) [^,;:()\"“”]{2,60}?)? as saying"
_GOES_ON: Final = r"on to (?:say|add|argue|explain|note|describe|call|claim|warn|tell|suggest|insist|accuse|praise|thank)\b"
_SAYINGS: Final = (
    r"said|says?|saying|told|tells|added|adds|adding|emphasi[sz]ed|emphasi[sz]es|stressed"
    r"|stresses|noted|notes|noting|stated|states|stating|argued|argues|arguing|warned|warns|warning"
    r"|wrote|writes|tweeted|posted|insisted|insists|claimed|claims|declared|declares|explained"
    r"|explains|acknowledged|conceded|replied(?! to\b)|responded(?! to\b)|asked|asks|described|describes|describing"
    r"|called|calls|calling|urged|urges|vowed|promised|pledged|testified|recalled|recalls|continued"
    r"|concluded|remarked|commented|indicated|suggested|denounced|condemned|criticized|criticised"
    r"|accused|dismissed|denied|confirmed|admitted|reiterated|observed|joked|quipped|cautioned"
    r"|predicted|complained|hailed|praised|labelled|labeled|dubbed|shouted|tells|announced|announces"
    r"|maintained|lamented|agreed|countered|repeated|thinks|believes|believed|sees|hoped"
    rf"|quoted{_CITED}|cited{_CITED}|on record{_CITED}"
    r"|sp(?:oke|eaks|eaking) of|talk(?:ed|s|ing) of|muttered|whispered|cried|shrugged|exclaimed"
    r"|began|begins|ruled|alleged|alleges|contended|contends|asserted|asserts|boasted|boasts|mocked"
    r"|derided|blasted|slammed|decried|deplored|branded|termed|deemed|likened|characteri[sz]ed"
    r"|portrayed|mused|reflected|reasoned|retorted|snapped|laughed|sighed|grinned|demanded|demands"
    r"|wondered|wonders|pleaded|begged|assured|assures|informed|instructed|advised|hinted|hints"
    r"|revealed|reveals|disclosed|mentioned|pointed out|points out|underlined|underscored|highlighted"
    r"|echoed|concurred|disagreed|objected|protested|defended|rejected|refuted|vowing|urging"
    r"|insisting|promising|accusing|blaming|blamed|blames|feared|fears|remembers|remembered|recounts"
    r"|recounted|expressed|voiced|welcomed|warns of|warned of"
    rf"|went {_GOES_ON}|go(?:es)? {_GOES_ON}"
    r"|went on(?! to [a-z])|goes on(?! to [a-z])|went further|goes further|thanked|thanks|congratulated|answered|answers"
    r"|responds|replies|jokes|admits|concedes|acknowledges|complains|laments|concludes|stating"
    r"|suggests|predicts|cautions|shouts|shot back|hit back|fired back|found|pledging|dismissing"
    r"|denouncing|condemning|hailing|praising|claiming|declaring|announcing|testifying|likening"
    r"|put it|puts it|questioned|queried|inquired|enquired|opined|averred|complimented|comparing"
    r"|affirm(?:s|ed|ing)|underlines|underlining|underscores|reiterates|emphasi[sz]ing|enthuse[sd]|marvel(?:l?ed|s)"
    r"|compared|compares|commend(?:ed|s|ing)|chided|rebuked|scolded|lauded|applauded|ridiculed|hoping"
)
SAY: Final = f"(?:{_SAYINGS})"


def _at_words(alternatives: str) -> str:
    """The alternatives by their first letter, each at the beginning of a word: `re` skips all other letters."""
    rests: dict[str, list[str]] = {}
    for one in re.split(r"\|(?![^(]*\))", alternatives):
        rests.setdefault(one[0], []).append(one[1:])
    return "|".join(rf"{first}(?<!\w.)(?:{'|'.join(rest)})" for first, rest in rests.items())


VERB: Final = expression(rf"(?:{_at_words(_SAYINGS)})\b")
_ADVERBS: Final = (
    r"(?: (?:has|have|had|would|also|later|then|again|is|was|himself|herself|repeatedly|publicly|often"
    r"|once|now|still|further|recently|simply|only|first|[a-z]{2,14}ly"
    r"|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|earlier))"
)
GAP: Final = pattern(
    rf"(?: \([^()\"“”]{{1,60}}\))?(?:,[^,\"“”]{{2,120}},)?{_ADVERBS}{{0,3}} ?,? ?$"
)
FAR: Final = pattern(
    rf"(?:,(?:[^\"“”.;:]|(?<=\b[A-Z])\.){{2,200}},|,? (?:of|from|at|with|for) [^,\"“”.;:]{{2,80}},?){_ADVERBS}{{0,3}} $"
)
"""What may stand between a person and the verb: "X, a lawyer, critic and farmer in Y, said"."""
ROLE_BEHIND: Final = pattern(
    r", (?!(?:the|its|their) (?:company|firm|group|bank|club|agency|paper|newspaper|report|letter|statement) )"
    rf"(?:the|an?|its|their) [a-z' -]{{3,60}}?{_ADVERBS}{{0,2}} $"
)
"""The same without its second comma: "X, the firm's director told"."""
APPOSED: Final = pattern(rf",{_ADVERBS}{{0,2}} $")
PRONOUN: Final = pattern(rf"\b(?P<word>[Hh]e|[Ss]he|[Ii]t|[Tt]hey){_ADVERBS}{{0,3}} $")
RELATIVE: Final = pattern(rf", who{_ADVERBS}{{0,3}} $")
"""Before what the one named right before it says: "X, who later said"."""
OF_NATION: Final = r"(?:U\.[SK]\. |[A-Z][A-Za-z-]{1,20} (?=[a-z-]{2,20} [a-z]))?"
"""A country before an office: "the U.S. president", "the French foreign minister"."""
ROLE: Final = pattern(
    rf"\b[Tt]he (?P<role>(?:(?<![a-z] [Tt]he )\d{{1,3}}-year-old(?: [A-Za-z-]{{2,20}})??|{OF_NATION}[A-Za-z-]{{2,20}})(?: [A-Za-z-]{{2,20}})??)"
    rf"{_ADVERBS}{{0,3}} $"
)
"""What somebody is, right before a verb: "the judge later asked", "the 31-year-old said".

An age begins its clause: in "who saw the 31-year-old said" somebody else speaks."""
AGED: Final = pattern(
    r"(?:^|[.!?:;,][\"”']?|\b(?:and|but|while|as|that)) ?[Tt]he (?P<age>\d{1,3}-year-old)(?: (?:former|retired|ex-[a-z]+)| [a-z-]{2,20}){0,2}"
    r" (?P<who>[a-z-]{2,20})(?:, (?:who|whose)\b[^,;:.!?\"“”]{2,120},)?"
    rf"{_ADVERBS}{{0,3}} $"
)
"""Somebody told before, by age and trade: "the 38-year-old former nurse, who lives here, said"."""
STRANGER: Final = pattern(
    r"(?:^|[.,!?:;][\"”']? |\b(?:[Bb]ut|[Aa]nd|[Yy]et|[Ww]hile|though) )"
    r"(?:[Aa]n?|[Aa]nother|[Oo]ne) (?:[\w'&.-]{1,24} ){0,6}"
    r"(?:[a-z][\w-]{2,24}|MP|MEP|MSP|(?:for|from|of|at|with|in) (?:the )?(?:[a-z]{2,20} )?(?:[A-Z][\w'&.-]{0,24} ){0,3}[A-Z][\w'&.-]{0,24})"
    r"(?:, (?:who|which|speaking|asking)\b[^,;:.\"“”]{2,80},)?"
    rf"{_ADVERBS}{{0,3}} {SAY}\b"
)
"""Somebody without a name who says something: "another witness said", "a clerk of Acme said"."""
SAYS: Final = pattern(rf"{_ADVERBS}{{0,3}} {SAY}\b")
"""What follows the name of somebody who says something."""
NAME_BEFORE: Final = pattern(
    r"(?P<name>(?:(?<!\w)(?:[a-z]{2}-)?[A-Z][\w'.-]{1,24}(?<!'s) ){0,3}(?<!\w)(?<![a-z]-)(?:[a-z]{2}-)?[A-Z][\w'-]{1,24}(?<!'s))"
    rf"(?:,[^,\"“”]{{2,120}},)?{_ADVERBS}{{0,3}} $"
)
_WORD: Final = r"[A-Z][\w'-]{1,24}(?<!'s)"
_INNER: Final = (
    rf"(?: (?:[A-Z]\. ?|(?:de|da|di|dos|du|van|von|der|den|bin|al|el|la|le) )?{_WORD}){{1,3}}"
)
NAME_APPOSED: Final = pattern(
    rf"\b[a-z][\w'-]{{2,24}}, (?P<name>{_WORD}{_INNER}),{_ADVERBS}{{0,3}} $"
)
"""A name after what its bearer is: "the owner's lawyer, Ada Lund, said"."""
NAME_OF_BODY: Final = pattern(
    rf"(?<![\w'.-])(?P<name>{_WORD}{_INNER}) (?:of|from|at|with)"
    rf" (?:the )?(?:[\w'&.-]{{1,24}} ){{0,6}}[\w'&-]{{2,24}}{_ADVERBS}{{0,2}} $"
)
"""A person of a body: "Ada Lund of the Harbour Board said"."""
ROLE_AND_NAME: Final = pattern(
    r"(?:(?:the|a|an|its|his|her|their|our|one) |[A-Z][\w'-]{1,24}'s )"
    r"(?!(?:same|next|following) )(?:[\w'&-]{1,24} ){0,7}"
    r"(?:(?!(?:who|whom|whose|when|while|after|before|about|with|to|as|that) )[\w'&-]{1,24} ){0,4}[a-z][\w'-]{2,24}"
    rf", (?P<trade>(?:[a-z][\w-]{{2,24}} ){{1,3}})?(?P<name>{_WORD}{_INNER})(?= ?[,.;:]|$| (?:on|in|at|of|after|during|as|when|told|who)\b)"
)
"""What the speaker is, then the name: "said the mayor, Ada Lund", "said its head, retired judge Ada Lund"."""
HEAD_AND_NAME: Final = pattern(
    r"(?:the|an?|its|his|her|their|our) (?:[a-z][\w'-]{1,24} ){0,3}(?P<role>[a-z][\w'-]{2,24}) (?:of|for|at|from|with)"
    rf" (?:[\w'&-]{{1,24}} ){{0,9}}[A-Z][\w'&-]{{1,24}}, (?P<name>{_WORD}{_INNER})(?= ?[,.;:]|$| (?:on|in|at|of|after|during|as|when|told|who)\b)"
)
"""What the speaker is to a body or a place, then the name: "said the head of Acme, Ada Lund"."""
BODY_AFTER: Final = pattern(
    rf"(?:the |a |an )?(?P<name>{_WORD}(?: (?:of|for|on|and|de|du|des|la|di)(?: the)? {_WORD}| {_WORD}){{1,6}})"
    r"(?= ?[,.;]|$)"
)
"""The name of a body, after "according to": "the Institute for Public Accounts"."""
FULL_NAME: Final = pattern(
    rf"(?<![\w'.-])(?<!\bthe )(?<!\bThe ){_WORD}(?: (?:[A-Z]\. ?)?{_WORD}){{1,3}}(?![\w'-])"
)
"""What may be somebody's name; those of bodies mostly follow an article."""
NAME_AFTER: Final = pattern(
    r"(?:(?:the |a |an )?(?:[a-z][\w'-]{1,24} ){0,4})?"
    r"(?P<name>[A-Z][\w'-]{1,24}(?: (?:[A-Z]\. ?)?[A-Z][\w'-]{1,24}){1,3})(?= ?[,.;]|$| (?:on|in|at|of|after|during)\b)"
)
NOT_NAMES: Final = word_set(
    "The A An In On At But And Officials Police Experts Analysts Critics Residents Witnesses "
    "They He She It We I You Monday Tuesday Wednesday Thursday Friday Saturday Sunday January "
    "February March April May June July August September October November December Some Many "
    "Others Both Reports Earlier Later Meanwhile However Then When As After Before Asked What "
    "That This These Those One Two Lawmakers Supporters Opponents Scientists Researchers "
    "Also Read Watch More Photo Photos Image Picture Video Caption "
    "Doctors Authorities Sources Prosecutors Lawyers Nobody Everyone Statement Documents"
)
NAMED: Final = pattern(
    r"\b(?:named|titled|entitled|nicknamed|headlined|subtitled|labelled|labeled) ?$"
)
"""What follows in quotation marks is a name, and nobody's words."""
ACCORDING: Final = pattern(
    r"\b(?:[Aa]ccording to|[Ii]n the words of) (?:(?:the |a |an )?(?=[A-Z]))?"
)
QUOTED: Final = pattern(
    r"\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing)) (?!(?:by|in|on) )(?P<who>[^,;:()\"“”]{2,80}?) as (?:saying|telling)\b"
)
"""Whom somebody else quotes: "the agency quoted Ms Lund as saying"."""
SAYS_ALONE: Final = pattern(
    r" (?:[\w.'-]{1,24} ){1,5}?(?P<verb>said|says|added|adds|explained|explains|noted|notes|stressed)\.(?!\w)"
)
"""A sentence of nobody but its subject, behind a stop that should be a comma: "…." X says."""
SAID_BY: Final = pattern(rf"^\W{{0,3}} ?(?:{_ADVERBS} )?{SAY} (?!that\b)")
SHORT_SAID: Final = pattern(rf"\b{SAY}\b(?! that\b)")
DID: Final = pattern(
    r" (?:[\w.'-]{1,24} ){1,4}?(?P<did>[a-z]{3,16}ed|(?<=[hH]e )[a-z]{3,16}s)(?: [a-z]{2,14}ly)?[.,;]"
)
"""A verb that needs nothing behind it and stands where one of saying does: "…," X marvelled."""
AS_TOLD: Final = pattern(
    r"[,.]? (?:is|was|were) (?:all|how|what|the way) (?:(?P<pronoun>he|she)"
    rf"|(?:[a-z][\w'-]{{1,24}} ){{0,4}}(?P<name>{_WORD}(?:{_INNER})?))"
    r" (?:would|could|had to|has to|was|is|puts?|describe[sd]|call(?:s|ed)|said|says|offered|tells?|told)\b"
)
"""What follows the words tells whose they are: "was all she would say"."""
