"""Whether the last words of a cut ask for what was cut off: "pleaded guilty | to", "the hottest | since"."""

from __future__ import annotations

from typing import Final

from briefgen.annotate.clause_openings import DAY
from briefgen.annotate.finite import is_finite, may_be_finite
from briefgen.annotate.lexicon import word_set
from briefgen.expressions import expression

_LAST: Final = 80
"""Code points in which the end of a clause is judged."""
_ASKS: Final = expression(
    r"\b(?:identified|described|regarded|interdicted|guilty|apologi[sz]e[sd]?|accused|stripped|deprived|barred|prevented"
    r"|to be (?:held|[a-z]+ed)|comes|initiatives?|(?:being|been) treated|willingness|readiness|commitment|intention|desire|refusal"
    r"|ability|conspiracy|conspiring|to go|message|signals?|signs?|possibility|belief|fears|hopes"
    r"|(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bhas )(?<!\bhave )(?<!\bhad )(?:held|set up)|(?:is|are|was|were|be|been) (?:able|unable|ready|likely|forced|ordered|asked|told|urged|allowed))$"
)
"""Ends that ask "as what", "of what" or "by whom" where the sentence goes on."""
_ASKING: Final = tuple(
    word_set(
        "ed guilty apologise apologize apologises apologizes comes initiative initiatives willingness readiness commitment intention"
        " desire refusal ability conspiracy conspiring go message signal signals sign signs possibility belief fears hopes held up able"
        " unable ready likely told"
    )
)
"""How what `_ASKS` finds ends."""
_OPENED: Final = expression(
    r"\b(?:after|as|because|that|if) (?P<rest>[a-z][\w'-]*(?: [\w'-]+){0,2})$"
)
"""A clause that has its subject, and its verb behind the comma: "after drivers | , angered by delays, left"."""
_OPENED_BY_NAME: Final = expression(
    r"\b(?:after|as|because|that|if|when|while) (?:[A-Z][\w'-]*(?<!'s) ?){1,6}$"
)
"""The same with a name for its subject."""
_VERB_BEHIND_COMMAS: Final = expression(r", [^,;:]{3,80}, (?P<word>[a-z]+)\b")
_PLACING: Final = expression(
    r"\b(?:put(?:s|ting)?|plac(?:e|es|ed|ing)|anchor(?:s|ed|ing)|steer(?:s|ed|ing)|guid(?:es|ed|ing)|propel(?:s|led|ling)"
    r"|catapult(?:s|ed|ing)|turn(?:s|ed|ing)|convert(?:s|ed|ing)|transform(?:s|ed|ing)|plung(?:es|ed|ing)|throw(?:s|n|ing)?"
    r"|threw|thrust(?:s|ing)?|inject(?:s|ed|ing)|restor(?:es|ed|ing)|elevat(?:es|ed|ing)|subject(?:s|ed|ing)|expos(?:es|ed|ing))"
    r" (?P<what>(?:(?:an?|the|its|his|her|their|both|all|several|many|some|dozens|hundreds|thousands|him|them|it)\b|[A-Z])[^;:]{0,120})$"
)
"""Whose object goes somewhere: "put her deputy, a farmer | , in her place", "steered the ship | to safety"."""
_PLACED: Final = expression(
    r"\b(?:in|into|to|onto|on|at|under|off|out|up|down|forward|forth|aside|through|together|back|away|over|around|behind|before|after|from|against|with)\b"
)
"""It is told where to."""
_WHERE_TO: Final = expression(
    r"(?:,? (?:to|into|onto|in|on|at|under|over|behind|from|out of|through|against|back)| with)\b(?! (?:which|whom|what)\b)"
)
_TOPS: Final = expression(
    r"\b(?:record|first|last|only|[a-z]{3,}est|most|worst|best)\b[^,;]{0,60}$"
)
_OF_TIME: Final = expression(
    r" (?:since|on record|ever|in (?:\d|more than|nearly|almost|over|about|at least|the (?:last|past)|a (?:year|decade|century)|years|decades"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten)\b))"
)
"""Without this "the highest" says too much."""
_DAY_AND_OBJECT: Final = expression(
    rf",? (?:(?:early|late) )?(?:on )?(?:{DAY}|today|yesterday)(?: (?:morning|afternoon|evening|night))? (?:an?|the|its|his|her|their|several|\d)\b"
)
"""A day before what is done, or to whom: "discussed | on Friday a new bridge"."""
_ONLY_DAY: Final = expression(
    rf",? (?:(?:early|late) )?(?:on )?(?:{DAY}|today|yesterday)(?: (?:morning|afternoon|evening|night|\d{{1,2}}))?(?:, \d{{4}})?[ .]*$"
)

_SAYING: Final = expression(
    r",? (?:saying|insisting|arguing|claiming|warning|declaring|urging|telling|promising|vowing)\b"
)
"""Goes on with what a speech, a call or an attack says."""
_TO: Final = expression(r",? to (?!be\b)[a-z]{3,} ")
_DEAL: Final = expression(
    r"\b(?:an?|the|its|his|her|their|new|any|'s) (?:[\w'-]+ ){0,2}(?:deal|agreement|contract|plan|pact|accord|treaty|memorandum|proposal)s?"
    r"(?: (?:with|between|by|from|of) [^,;:]{1,60})?$"
)
"""Of a deal the infinitive says what it is about."""
_OWN_AIM: Final = expression(
    r"\b(?:its|his|her|their|the) (?:[\w-]+ )?(?:campaign|drive|effort|bid|attempt|push|fight|battle|struggle|quest|appeal)s?$"
)
"""What only its aim tells apart."""
_CALLED: Final = expression(
    r"\bthe (?:[\w'-]+ ){0,3}(?:group|party|movement|organi[sz]ation|militia|faction|coalition|alliance|network)$"
)
_ITS_NAME: Final = expression(r",? (?:the |called |named |known as |al-)*[A-Z]")
_PARTICIPLE: Final = expression(
    r"(?P<before>[\w'-]+) (?:[a-z]{2,}(?<!e)ed|hurt|held|made|built|taken|given|found|sent|caught|hit)$"
)
_DONE: Final = tuple(word_set("ed hurt held made built taken given found sent caught hit"))
"""How what `_PARTICIPLE` finds ends."""
_HELPS: Final = word_set(
    "is are was were be been being has have had having get gets got not also still already later then and or to who which that he she it they"
)
"""Before a participle that is the verb, or one of two."""
_INNER: Final = expression(
    r"[,;:] |\b(?:as|when|while|after|before|because|that|who|which|where|if|and|but|said|says?|told) "
)
"""Opens the part in which a last verb may be the only one."""

_VERB_BEHIND: Final = expression(
    r" (?:in|at|on|near|from|by|during|over|under|across|with|of|for|about|against|between) (?!(?:which|whom|what|how|who)\b)"
    r"(?:(?!(?:that|which|who|whose|where|when|while|after|before|as|and|but|or|because|since|until|if|than|so|although|though|he|she|it|they)\b)"
    r"[\w'’.-]+ ){1,8}(?:was|were|is|are|has|have|had|will|would)\b"
)
"""The verb of the sentence behind what is cut: "a bomb planted on a road | in the south has killed"."""


_ALONE: Final = expression(r", {1,3}(?:[a-z]{2,}ed|[a-z]{2,}en) {0,3}\Z")
"""A participle alone behind a comma."""


def is_stump(head: str, rest: str) -> bool:
    """Whether a noun is cut from what it is, or a participle from what was done.

    "Signed a deal | to build", "its campaign | to", "the group | , Ulm First", "soldiers wounded | in",
    "her grandson, taken | after".
    """
    last = head[-_LAST:]
    if _ALONE.search(last):
        return True
    if _TO.match(rest) and (_DEAL.search(last) or _OWN_AIM.search(last)):
        return True
    if _ITS_NAME.match(rest) and _CALLED.search(last):
        return True
    done = _PARTICIPLE.search(last) if last.rstrip().endswith(_DONE) else None
    if done is None or done["before"] in _HELPS or done["before"].endswith("ly"):
        return False
    front = head[: len(head) - len(last) + done.end("before")]
    part = _INNER.split(front)[-1]
    return is_finite(f"- {part}") or part.partition(" ")[0].endswith("ing")


def wants_more(head: str, rest: str) -> bool:
    """Whether what is cut off is what the last words ask for: "pleaded guilty | to", "the hottest | since"."""
    if not rest or _ONLY_DAY.match(rest):
        return False
    if _SAYING.match(rest) or _DAY_AND_OBJECT.match(rest) or _VERB_BEHIND.match(rest):
        return True
    last = head[-_LAST:]
    if is_stump(head, rest):
        return True
    if _is_placing(last, rest) or _is_opened_by_name(last, rest):
        return True
    opened = _OPENED.search(last)
    if opened and rest.startswith(",") and not is_finite(f"- {opened['rest']}"):
        return True
    return _asks(last) or (_OF_TIME.match(rest) is not None and _TOPS.search(last) is not None)


def _is_placing(last: str, rest: str) -> bool:
    """Whether a verb has its object, and where that goes is cut off."""
    if _WHERE_TO.match(rest) is None:
        return False
    placing = _PLACING.search(last)
    return placing is not None and _PLACED.search(placing["what"]) is None


def _is_opened_by_name(last: str, rest: str) -> bool:
    """Whether a clause has its subject only: "hours after Ada Lund | , in her last days, pardoned them"."""
    behind = _VERB_BEHIND_COMMAS.match(rest)
    return (
        behind is not None
        and may_be_finite(behind["word"])
        and _OPENED_BY_NAME.search(last) is not None
    )


def _asks(last: str) -> bool:
    """The expression is dear; mostly the last letters tell that it fails."""
    return last.rstrip().endswith(_ASKING) and _ASKS.search(last) is not None
