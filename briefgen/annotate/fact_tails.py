"""Why, and after what: the end of the news's own sentence, which its clause leaves out.

"…, | following a change of the law", "… | to demand lower taxes": what the line of "What" must do
without has a line of its own, in the words of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec
from msgspec import Struct

from briefgen.annotate.clause_credits import credit
from briefgen.annotate.clause_cuts import EVENT, NO_VERB, ends, ends_in_place, wants_infinitive
from briefgen.annotate.clause_openings import DAY
from briefgen.annotate.clause_wants import is_stump
from briefgen.annotate.clauses import Clause, capitalised, is_whole, stands
from briefgen.annotate.fact_news import adds
from briefgen.annotate.fact_views import Told, stems
from briefgen.annotate.finite import is_finite
from briefgen.annotate.plain import pattern
from briefgen.expressions import expression

_OPENS: Final = pattern(
    r",? (?P<after>after|following(?! up\b)|amid|despite|because(?: of)?|due to|thanks to|on the back of"
    r"|over (?=(?:[\w'-]+ ){0,3}(?:claims?|allegations?|accusations?|charges|concerns?|fears?|proposals?|plans?|decisions?)\b)) "
    rf"|,? (?P<why>for (?=[a-z]{{2,}}ing\b)|to (?=(?!{NO_VERB}|(?:last|next|this|that|another|each|some|any)\b|the\b|their\b|its\b|his\b|her\b|all\b|be\b|a\b|an\b"
    r"|[a-z]+ing\b|book\b|seal\b|clinch\b|earn\b|take\b|set\b|advance\b|qualify\b|win\b|become\b|reach\b|finish\b|claim\b|secure\b|leave\b|find\b)[a-z]{3,}\b)"
    r"|in (?:protest|response|retaliation|commemoration|honou?r) (?:at|against|over|to|for|with|of) "
    r"|in an? (?:effort|attempt|bid) to )"
)
"""What opens the end: with its label in front the first kind goes, the second stays."""
_LABELS: Final = {
    "after": "After",
    "following": "After",
    "amid": "Amid",
    "despite": "Despite",
}
_WHY: Final = "Why"
_DAY_OR_PLACE: Final = pattern(
    rf"(?: \([^()]{{1,30}}\))?(?: here)?(?:,? (?:early |late )?(?:on )?(?:(?:\d{{1,2}} )?(?:{DAY}|May)(?: \d{{1,2}})?(?:, \d{{4}})?(?: (?:morning|afternoon|evening|night))?|yesterday|today)(?=,? |$)"
    r"|,? (?:in|at) (?:the )?(?:[A-Z][\w'-]+ ?){1,4}){0,2},?"
)
_AT_DAY: Final = pattern(
    rf",? (?:early |late )?(?:on )?(?:{DAY}|yesterday|today)(?: (?:morning|afternoon|evening|night))?,?$"
)
_BETWEEN: Final = 80
_INNER: Final = expression(
    r"\b(?:who|which|that|whose|where|when|while|as|said|says|if|unless|but|in part|partly)\b|, {1,3}[a-z]{2,}ed\b"
)
"""In what stands between, and in front of an end, that belongs to something else."""
_HANGS: Final = expression(
    r"\b(?:who|which|that|whose|where|when|while|since|until|before|because|if)\b[^,]*$"
)
"""A clause at whose end another hangs, to which what follows may belong."""
_BLAMED: Final = expression(
    r"\b(?:upset\w*|arrest\w*|charged|fined?|jail\w*|sentenc\w*|punish\w*|convict\w*|critici\w*|condemn\w*"
    r"|blast\w*|prais\w*|honou?r\w*|award\w*|recogni\w*|suspend\w*|expel\w*|bann?\w*|sack\w*|fired|dismiss\w*"
    r"|sue[sd]?|suing|detain\w*|apologi\w*|blam\w*|deport\w*|disqualif\w*|under fire|mock\w*)\b"
)
"""With these "for …ing" tells why."""
_EVENT: Final = pattern(rf"(?:{EVENT})$")
_AHEAD: Final = expression(
    r"\b(?:will|would|may|might|could|should|set to|due to|to be|assur\w+|promis\w+|pledg\w+|vow\w+|plan\w*|expect\w*"
    r"|agree\w*|want\w*|hope\w*|call(?:s|ed)? (?:for|on)|urg\w+)\b"
)
"""Of what is to come, "after" is part of the plan."""
_WON: Final = expression(r"\b(?:w[io]ns?|beat|defeat\w*|clinch\w*|claim\w*|took|victor\w+)\b")
"""Of a victory what was done "after …ing" is the victory itself."""
_DOING: Final = expression(r"\b(?:(?:for|by|without) [a-z]{2,}ing|[a-z]{3,}s [a-z]{3,}ing)\b[^,]*$")
"""Of "fined for using data to find buyers" the aim is that of the using, of "women marching in Lima to …" theirs."""
_DENIED: Final = expression(r"\b(?:not|never|no|none|nobody|nothing|only|hardly)\b|n't\b")
_POINTING: Final = expression(r"\b(?:he|she|they|it|him|them|i|we|us|you)\b", re.IGNORECASE)
_NAMED: Final = expression(r"(?:[Tt]he|[Aa]n?|[A-Z][\w'-]+|[a-z]+s) (?:[\w'’-]+ ){2}")
_POSSESSIVE: Final = expression(r"(?:[\w'-]+ ){0,2}(?:his|her|their|its)\b", re.IGNORECASE)
_THE: Final = expression(r"[Tt]he ")
"""Behind "after" a time rather than what happened: "the first day of the race"."""
_ONE_OF: Final = expression(r"[Oo]ne of ")
"""Somebody, and nothing that they did: "thanks to one of its teams"."""
_LASTING: Final = pattern(
    r"(?:(?:about|almost|nearly|more than|less than|just|only|over|around) )?(?:an?|[\d.,]+|two|three|four|five|six|seven"
    r"|eight|nine|ten|several|many)(?: and a half| [a-z]+)? (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)\b"
)
_TURN: Final = expression(
    r",? now that\b|, the (?:largest|biggest|first|second|third|highest|lowest|worst|most|latest|fastest)\b|,? (?:while|whereas|but|although|though)\b|, (?:who|which|whose|where)\b"
    r"|,? and (?:also |now )?(?:is|are|was|were|has|have|had|will|would|can)\b"
)
"""Goes on with something else."""
_RESULT: Final = expression(r", [a-z]{3,}ing\b(?![^;:]* and [a-z]+ing\b)")
"""What came of it: "for hiding a letter, | ending a long search"; not the next of several deeds."""
_SAYS_NOTHING: Final = expression(
    r"\b(?:(?:range|number|variety|series) of (?:[a-z]+ )?(?:issues|topics|matters|subjects|questions)|mutual interest|other (?:issues|matters))\b"
)
"""An aim without a content."""
_HALF: Final = 5
"""Words of a clause whose end has a line of its own."""
_LEAST, _MOST = 3, 20
_NEW, _MUCH_NEW = 2, 3
"""Words that neither headline nor clause has."""


class Tail(Struct, frozen=True):
    """The end of a sentence, under its label."""

    label: str
    clause: Clause


def tail(view: Told, clause: Clause, headline: str, new: int = _NEW) -> Tail | None:
    """What the sentence says behind a clause of its reasons, or of what came before."""
    if _DENIED.search(clause.text) or _HANGS.search(clause.text):
        return None
    for start, end in ((clause.end, len(view.folded.rstrip(" ."))), *clause.gaps):
        found = _opening(view.folded, start, end, clause)
        if found:
            label, at = found
            value = next(_values(view, at, end, aim=label == _WHY), None)
            if value and (_is_same(label, value, clause) or _SAYS_NOTHING.search(value.text)):
                return None
            if value and adds(value.text, [headline, clause.text], new):
                return Tail(label, value)
    return None


def _is_same(label: str, value: Clause, clause: Clause) -> bool:
    """Whether what came "after" is how the same was done: "won the race, after striding away"."""
    doing = value.text.partition(" ")[0].endswith("ing")
    return label == "After" and doing and _WON.search(clause.text) is not None


def joined(view: Told, clause: Clause, end: Clause) -> Clause:
    """The clause with its end, if that reads well; as it is if not."""
    whole = Clause(clause.start, end.end, clause.text, clause.gaps)
    text = capitalised(view.text[clause.start : end.end])
    if clause.gaps or len(text.split()) > _MOST or not stands(text):
        return clause
    return msgspec.structs.replace(whole, text=text)


def halves(
    view: Told, whole: Clause, shorter: Iterable[Clause], headline: str
) -> tuple[Clause, Tail] | None:
    """A clause in two lines, if nothing of it is lost: what happened, and why.

    shorter: other clauses of the sentence.
    """
    for front in (*_fronts(view, whole), *shorter):
        if len(front.text.split()) >= _HALF and front.start == whole.start:
            behind = tail(view, front, headline, _MUCH_NEW)
            if behind and behind.clause.end >= whole.end and stems(front.text) & stems(headline):
                return front, behind
    return None


def _fronts(view: Told, whole: Clause) -> Iterator[Clause]:
    for found in () if whole.gaps else _OPENS.finditer(view.folded, whole.start, whole.end):
        words = view.text[whole.start : found.start()]
        if stands(words) and not is_stump(words, view.folded[found.start() :]):
            yield Clause(whole.start, found.start(), capitalised(words))


def _opening(folded: str, start: int, end: int, clause: Clause) -> tuple[str, int] | None:
    """The label, and where the words of the line begin."""
    found = _OPENS.search(folded, start, min(end, start + _BETWEEN))
    if found is None or not _is_bound(found, folded[start : found.start()], clause):
        return None
    if found["after"]:
        return _LABELS.get(found["after"].split()[0], _WHY), found.end()
    return _WHY, found.start("why")


def _is_bound(found: re.Match[str], between: str, clause: Clause) -> bool:
    """Whether what opens belongs to the clause: nothing else stands between, and no plan asks for it."""
    if _INNER.search(between) or is_finite(f"- {between}"):
        return False
    if found["after"]:
        return not _AHEAD.search(clause.text)
    if found["why"].startswith("for") and not _BLAMED.search(clause.text):
        return False
    words = found.string[clause.start : found.start()]
    wanted = found["why"] == "to " and (
        _DOING.search(words) is not None or not _may_have_aim(words)
    )
    return _DAY_OR_PLACE.fullmatch(between) is not None and not wanted


def _may_have_aim(words: str) -> bool:
    """Whether an infinitive behind the words is the aim of what is done, not what their last noun is."""
    words = _AT_DAY.sub("", words)
    return _EVENT.search(words) is not None or (
        ends_in_place(words) and not wants_infinitive(words)
    )


def _points_back(words: str) -> bool:
    """Whether "he" or "it" stands for something that the words don't name before it."""
    found = _POINTING.search(words)
    return found is not None and _NAMED.match(words, 0, found.start()) is None


def _values(view: Told, at: int, end: int, *, aim: bool) -> Iterator[Clause]:
    """The words from `at` that can stand as a line, the longest first."""
    rest = _TURN.split(view.folded[at:end], maxsplit=1)[0]
    rest = _RESULT.split(rest, maxsplit=1)[0] if aim else rest
    credited = credit(view.folded)
    for stop in ends(rest, None):
        words = view.text[at : at + stop]
        if (
            _LEAST <= len(words.split()) <= _MOST
            and (
                credited is None or (at + stop <= credited.start() and not is_finite(f"- {words}"))
            )
            and is_whole(words)
            and not _points_back(words)
            and (aim or not _POSSESSIVE.match(words))
            and not _LASTING.match(words)
            and (is_finite(f"- {words}") or not (_ONE_OF if aim else _THE).match(words))
        ):
            yield Clause(at, at + stop, capitalised(words))
