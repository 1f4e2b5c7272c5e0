"""Clauses cut out of a sentence word for word, where that reads well; else nothing.

A clause begins with the sentence or behind its opening adverbial, and ends with the sentence or
where a part begins that the rest can do without. Of a long one a part in the middle may be left
out, and who vouches for it stays. Only its first letter may change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from msgspec import Struct

from briefgen.annotate.clause_credits import REPORTED, credit, source
from briefgen.annotate.clause_cuts import ends, last_resorts, turns
from briefgen.annotate.clause_ends import ends_well
from briefgen.annotate.clause_gaps import Gap, Short, shortened, without
from briefgen.annotate.clause_openings import beginnings
from briefgen.annotate.clause_things import strange_thing
from briefgen.annotate.clause_wants import wants_more
from briefgen.annotate.finite import behind_verb, is_finite, may_be_finite
from briefgen.annotate.plain import fold
from briefgen.expressions import expression

_LEAST, MOST = 5, 20
_LONG: Final = 8
"""Words that are left at least where a clause is cut for its length alone."""
_CONDITION: Final = expression(r"\b(?:if|unless|provided that|only (?:when|after|once))\b")
"""Words without whose clause the rest would say too much."""
_CAPTION: Final = expression(r"\((?:[lrcLRC]|left|right|cent(?:er|re))\)")
"""Who stands where on a picture."""
_AND_SAID: Final = expression(
    r",? (?:and|but)(?: (?:also|later))? (?:said|says|warn(?:s|ed)|add(?:s|ed)|pledged|promised|vowed)\b"
)
"""Opens a part of its own; what it depends on binds nothing before it."""
_NO_SOURCE: Final = expression(
    r"\b(?:it|he|she|they|we|who|which|here|and|but|when|as|after|while|before|if)\b"
)
"""Somebody whom the words don't name, or no mere source."""
SAID: Final = expression(
    r"\b(?:say|said|says|told|tells?|announced|announces|added|stated|reports?|reported|quoted"
    r"|believes?|claim(?:s|ed)?|alleg(?:es|ed)|denie[sd]|warn(?:s|ed)?|anticipates?|revealed|showed"
    r"|shows?|declared|declares|confirmed|ruled|rules)\b"
)
_SAID_THAT: Final = expression(
    r"\b(?:say|said|says|told|tells?|believes?|claim(?:s|ed)?|alleg(?:es|ed)|warn(?:s|ed)?)\b"
    r"|\b[a-z]+ that\b"
)
"""Words behind which a whole clause must follow."""
_AWAY: Final = expression(
    r"\b(?:then|we|(?-i:us)|our|ours|(?-i:I)|me|my|you|your|these|those(?! who\b)|such|here|former,|latter"
    r"|this(?! (?:week|month|year|morning|evening|afternoon|weekend|summer|winter|spring|autumn"
    r"|season|fall)\b))\b"
    r"|[?!;\[\]]|:(?!\d)|--|(?<!\d) [–—-] ",
    re.IGNORECASE,
)
"""Words that point out of the clause, and marks between two of them."""
_WORDS: Final = expression(r"\S*\w\S*")
_ABBREVIATED: Final = expression(r"\b(?:[A-Za-z]\.){2}$|\b(?:Inc|Corp|Ltd|Co|Jr|Sr|St)\.$")
_QUOTED: Final = expression(r"“[^“”]*”|\"[^\"]*\"")
_BOUND: Final = expression(
    r",? (?:since|until|till|before|after|because|when|while|except|without|unless|during|as|by|in|on)\b"
)
_MEANWHILE: Final = expression(r",? (?:when|while)\b")
_WAS: Final = expression(r"\b(?:was|were)\b(?! [a-z]+ed\b)")
_UNPAIRED: Final = expression(r"[A-Z][^,]{2,60}, (?:says?|said|has|have|is|are|was|were|will)\b")
"""What stands before the comma is the end of something: "…, Ada Lund, said"."""
_HANGING: Final = expression(
    r" (?:when|while|because|although|where|if|as soon as) (?P<rest>[^,]*)$"
)
"""A last clause, which needs a verb of its own too."""
_RELATIVE: Final = expression(r", (?:which|who|whose|where)\b")
"""Has a verb of its own; that of the sentence must stand before it, or behind its comma."""
_RESTRICTING: Final = expression(
    r"(?<!,) (?:who|which|that|whose|where|after|before|when|while|because|although|since)\b"
)
"""Opens a part with a verb of its own."""
_UNTIL: Final = expression(r"\b(?:until|till|before|unless|without|except|because)\b")
_DENIED: Final = expression(
    r"\b(?:not(?! guilty\b)|never|no|none|nobody|nothing|only|hardly)\b|n[’']t\b"
)
"""Words whose sense hangs on what follows: "will not leave … before the vote"."""

_DONE_BY: Final = expression(
    r" [a-z]+ed by (?![a-z]+ing\b|\d|an? (?:third|quarter|half|fifth|tenth)|(?:about|around|some|nearly|almost|over|more|less|at|up|only|just|as|one|two|three|four|five"
    r"|six|seven|eight|nine|ten)\b)"
)
"""Tells which, and is no verb of its own: "the council elected by farmers"."""


class Clause(Struct, frozen=True):
    """Where a clause stands in its sentence, and its words with a capital at the front.

    gaps: parts of the sentence between `start` and `end` that are left out.
    """

    start: int
    end: int
    text: str
    gaps: tuple[Gap, ...] = ()

    def holds(self, start: int, end: int) -> bool:
        """Whether all between two offsets of the sentence is said."""
        return (
            self.start <= start
            and end <= self.end
            and not any(low < end and start < high for low, high in self.gaps)
        )

    def meets(self, other: Clause) -> bool:
        """Whether two clauses of one sentence say some part of it both."""
        return any(
            start < high and low < end
            for start, end in self._pieces()
            for low, high in other._pieces()
        )

    def _pieces(self) -> Iterator[Gap]:
        at = self.start
        for low, high in self.gaps:
            yield at, low
            at = high
        yield at, self.end


def clauses(sentence: str) -> Iterator[Clause]:
    """The clauses that read well by themselves, the longest first.

    They have a subject that stands alone (no pronoun or connecting word first), a finite verb, and
    five to twenty words; quotation marks and brackets in them are closed. Who vouches for them stays.
    """
    free = _unconditional(sentence.rstrip())
    whole = free or sentence.rstrip()
    if whole.endswith(("?", "!", ":")) or _CAPTION.search(whole):
        return
    high = len(whole) if _ABBREVIATED.search(whole[-9:]) else len(whole.rstrip(" ."))
    for low in beginnings(sentence):
        for clause in _of(sentence[low:high]) if low < high else ():
            if free or (clause.end == high - low and not clause.gaps):
                yield _placed(clause, low)


def _of(text: str) -> Iterator[Clause]:
    """The clauses from the front of a text, the longest first; all of it before others are sought."""
    shorts = shortened(text, fold(text))
    first = next(shorts)
    heads = _heads(text, first)
    longest = next(heads, None)
    whole = longest is not None and longest.end == len(text) and not first.gaps
    if longest and whole:
        yield longest
    shorter = tuple(shorts)
    more = (clause for short in shorter for clause in _heads(text, short))
    found = [*((longest,) if longest else ()), *heads, *more]
    if not found:
        resorts = (_heads(text, short, resort=True) for short in (first, *shorter))
        found = list(chain.from_iterable(resorts))
    once = {clause.text: clause for clause in reversed(found)}
    for clause in sorted(once.values(), key=lambda one: -len(one.text)):
        if not whole or clause is not longest:
            yield clause


def _unconditional(sentence: str) -> str:
    """The sentence without its end if that depends on something; "" if the whole does, which must stay whole."""
    condition = _CONDITION.search(sentence)
    if condition is None:
        return sentence
    added = [found.start() for found in _AND_SAID.finditer(sentence, 0, condition.start())]
    return sentence[: added[-1]] if added else ""


def _placed(clause: Clause, low: int) -> Clause:
    """With the offsets of the sentence."""
    gaps = tuple((start + low, end + low) for start, end in clause.gaps)
    return Clause(clause.start + low, clause.end + low, clause.text, gaps)


def clause_of(text: str, end: int, gaps: Iterable[Gap]) -> Clause:
    """The front of a text without the gaps."""
    short = without(text[:end], (gap for gap in gaps if gap[1] <= end))
    return Clause(0, end, capitalised(short.text), short.gaps)


def capitalised(words: str) -> str:
    """With a capital in front, but for words such as "iPhone"."""
    return words if words[1:2].isupper() else f"{words[:1].upper()}{words[1:]}"


def leaving_out(sentence: str, clause: Clause, gap: Gap) -> Clause:
    """The clause without a part of it; as it is if that reads badly."""
    low, start, end = clause.start, *gap
    if start <= low or not clause.holds(start, end):
        return clause
    gaps = [(at - low, to - low) for at, to in (*clause.gaps, gap)]
    shorter = _placed(clause_of(sentence[low : clause.end], clause.end - low, gaps), low)
    reads = _reads_well(shorter.text, len(shorter.text), _LEAST)
    return shorter if reads and not wants_more(shorter.text, " ") else clause


def _heads(text: str, short: Short, *, resort: bool = False) -> Iterator[Clause]:
    """The fronts that read well; where nobody vouches for them, with the "officials said" behind them.

    resort: whether only cuts are tried that a sentence needs for its length alone.
    """
    own = short.text
    folded = fold(own)
    limit = _reach(own, folded)
    least = _LONG if resort else _LEAST
    if own.count(" ", 0, limit) < least - 1:
        return
    credited = credit(folded)
    for end in last_resorts(folded) if resort else ends(folded, credited):
        if end > limit or not _reads_well(own, end, least) or _is_bound(end, own):
            continue
        if turns(folded, end, credited):
            continue
        if _stands(end, credited):
            yield clause_of(text, short.back(end), short.gaps)
        elif credited and _may_stay(own, end, credited):
            gap = short.back(end), short.back(credited.start())
            named = source(credited)
            stop = short.back(credited.start() + len(named))
            yield clause_of(text, stop, [*short.gaps, gap])


def _may_stay(text: str, end: int, credited: re.Match[str]) -> bool:
    """Whether who vouches for the words may follow them at once: "…, officials said"."""
    named = source(credited)
    words = len(text[:end].split()) + len(named.strip(" ,").split())
    return (
        end <= credited.start()
        and words <= MOST
        and (named == REPORTED or not _NO_SOURCE.search(named))
        and ends_well(named)
    )


def without_credit(text: str) -> str:
    """The words without "officials said" behind them."""
    credited = credit(fold(text))
    return text[: credited.start()] if credited else text


def _is_bound(end: int, text: str) -> bool:
    """Whether a denial is bound to what follows: "will not leave | before the vote"; or what was so.

    "Was archbishop | when the school burnt" tells nothing without its end.
    """
    rest = fold(text)
    if _MEANWHILE.match(rest, end) and _WAS.search(text[:end]):
        return True
    return _DENIED.search(text[:end]) is not None and (
        _BOUND.match(rest, end) is not None or _UNTIL.search(rest, end) is not None
    )


def _stands(end: int, credited: re.Match[str] | None) -> bool:
    """Whether nobody who vouches for the words is cut off.

    What is announced is to be done, not believed: that may stand alone.
    """
    return credited is None or end >= credited.end() or " announced" in credited[0]


def _reach(text: str, folded: str, limit: int = MOST) -> int:
    """How far from the front nothing points out of the words; what is quoted doesn't count."""
    plain = _QUOTED.sub(_blank, text)
    away = _AWAY.search(plain)
    thing = strange_thing(folded)
    return min(
        away.start() if away else len(text),
        thing.start() if thing else len(text),
        _end_of_word(text, limit),
    )


def _end_of_word(text: str, most: int) -> int:
    """Where the last of as many words ends, if there are more; else the end."""
    if len(text.split()) <= most:
        return len(text)
    ends = [word.end() for word in _WORDS.finditer(text)]
    return ends[most - 1] if len(ends) > most else len(text)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def is_whole(words: str) -> bool:
    """Whether nothing in the words is left open, nor points out of them."""
    return _reach(words, fold(words)) == len(words) and ends_well(words)


def stands(words: str) -> bool:
    """Whether words that something is cut from read well as a clause."""
    return is_whole(words) and _reads_well(f"{words} ", len(words), _LEAST)


def _reads_well(text: str, end: int, least: int) -> bool:
    head = text[:end]
    hanging = _HANGING.search(head) if text[end:] else None
    return (
        _UNPAIRED.match(head) is None
        and head.count(" ") >= least - 1
        and ends_well(head)
        and not wants_more(head, text[end:])
        and _asserts(_without_done_by(head, text[end:]), bool(text[end:]))
        and (hanging is None or is_finite(f"- {hanging['rest']}"))
    )


def _without_done_by(head: str, rest: str) -> str:
    """Without what may only tell which, where the verb of the sentence may be cut off with the rest."""
    return _DONE_BY.sub(" ", head) if rest and not rest.startswith((",", ".")) else head


def _without_relative(head: str) -> str:
    found = _RELATIVE.search(head)
    if found is None:
        return head
    _, comma, rest = head[found.end() :].rpartition(", ")
    goes_on = comma and may_be_finite(rest.partition(" ")[0])
    return head if goes_on else head[: found.start()]


def _without_restriction(head: str) -> str:
    """Without the verb of "who …" behind the subject: "passengers who cannot board | their flights" tells nothing."""
    found = _RESTRICTING.search(head)
    if found is None or is_finite(head[: found.start()]):
        return head
    return f"{head[: found.start()]} {behind_verb(f'- {head[found.end() :]}') or ''}"


def _asserts(head: str, cut: bool) -> bool:
    """Whether there is a finite verb, and behind a verb of saying what was said."""
    credited = credit(fold(head))
    head = head[: credited.start()] if credited else head
    head = _without_relative(head)
    head = _without_restriction(head)
    if credited:
        return is_finite(head)
    said = _SAID_THAT.search(head) if cut else None
    return is_finite(head[said.end() :] if said else head)
