"""Whether "the attack" or "the group" is one that the box has named, by that very noun.

A noun behind "the" asks which; the sentence before, which told it, is not in the box.
"""

from __future__ import annotations

import re
from typing import Final

from briefgen.annotate.clause_openings import DAY_ALONE
from briefgen.annotate.fact_views import stems
from briefgen.annotate.finite import may_be_finite
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.plain import fold
from briefgen.annotate.proof import stem
from briefgen.expressions import expression

_THE: Final = expression(r"\b[Tt]he (?=(?P<words>[\w'.-]+(?: [\w'.-]+){0,5}))")
_NOT_IN_IT: Final = word_set(
    "of in on at to for from with by and or but as than that which who whose whom where when while after before over under "
    "into about against during near between among through without since until because so if not also now later early "
    "is are was were be been has have had will would can could may might must should does did do "
    "say says said it he she they his her its their there today yesterday tomorrow tonight has"
)
"""Ends what belongs to "the"."""
_TOLD_BEHIND: Final = expression(
    r" (?:of|for|that|who|whose|which|between|where|when|to|with|in|on|by|from|[a-z]+ed by|[a-z]+ing) |, (?:the |an? )?[A-Z]| [\"“A-Z]"
)
"""Behind the noun its own words tell which: "the town of Lima", "the capital, Lima"."""
_NAMED_BEHIND: Final = expression(
    r" (?:of|between|with (?:the )?[A-Z]|by (?:the )?[A-Z]|to [a-z]+ |in the [a-z]+ of)|, (?:the |an? )?[A-Z]| [\"“A-Z]"
)
"""Of what may be any of several only this tells which."""
_ONLY_ONE: Final = expression(
    r"(?:first|last|next|only|past|same|most|least|worst|best|largest|biggest|[a-z]{3,}est)(?:-[a-z]+)?$|\d"
)
"""Of these there is one."""
_KNOWN_TO_ALL: Final = word_set(
    "country nation world government administration president parliament police army navy military troops forces public press "
    "media internet court economy sea coast air ground north south east west region area border capital state people year years "
    "month months quarter quarters week weeks weekend dollar euro pound yen day days night morning afternoon evening summer winter spring autumn season future past "
    "beginning end rest sun moon sky earth market markets weather environment law right"
)
"""What everybody knows without being told which."""
_NAMED_PLACES: Final = word_set(
    "peninsula river valley province region island islands district city state area strip sea coast border crossing"
)
"""Behind a name these are part of it: "the Lund peninsula"."""
_LABELS: Final = word_set(
    "allegations allegation charges charge claims claim accusations accusation incident incidents case matter move decision "
    "results result findings suspect suspects program programme project plan deal agreement ceremony meeting building site group "
    "company firm team former latter two sides figures data attack attacks strike strikes raid raids blast blasts explosion bombing shooting ambush"
    " clash clashes crash accident fire port base village town interview report statement victim victims"
)
"""Of these another sentence says which, by whatever word."""
_DEEDS: Final = expression(r"(?:al|tion|sion|ment|ing)s$")
"""What was done, of which another sentence tells by a verb: "the dismissals"."""
_SAME: Final = (
    word_set("victim victims killed dead died"),
    word_set("attack ambush ambushed"),
    word_set("explosion explosions blast blasts bombing bombings bomb bombs"),
    word_set("crash accident collision derailment"),
    word_set(
        "fighting violence unrest clash clashes clashed battle battles riot riots riot rioters"
    ),
    word_set("storm hurricane typhoon cyclone"),
)
"""Words for one thing."""
_KIND: Final = r"(?:(?P<bid>bid|offer|proposal|takeover)|(?P<deal>deal|merger|agreement|contract))"
_OFFER: Final = expression(rf"\b[Tt]he (?:[a-z]+ )?{_KIND}\b(?! (?:for|of|with|by|from) )")
_NEW_OFFER: Final = expression(rf"\b(?:an?|another|[A-Z][\w-]+'s) (?:[\w'-]+ ){{0,3}}{_KIND}\b")
"""Of several of a kind only the sentence before tells which."""
_ROOT: Final = 4
"""Letters by which "the meeting" is that of "meets"."""


def points_out(text: str, known: frozenset[str], before: frozenset[str]) -> bool:
    """Whether "the boat" stands in the words that neither they nor what is `known` have named.

    before: what earlier sentences speak of; of other things the noun itself says enough ("the throne").
    """
    return any(_is_strange(found, known, before) for found in _THE.finditer(fold(text)))


def opens_strangely(text: str, known: frozenset[str]) -> bool:
    """Whether the words begin with "The boat" that neither they nor what is `known` have named."""
    found = _THE.match(fold(text))
    return found is not None and _is_strange(found, known, stems(text))


def is_another(text: str, last: str) -> bool:
    """Whether words speak of "the bid" where the sentence before them tells of "a bid" of its own."""
    asked = {found.lastgroup for found in _OFFER.finditer(fold(text))}
    return bool(asked) and any(
        found.lastgroup in asked for found in _NEW_OFFER.finditer(fold(last))
    )


def _is_strange(found: re.Match[str], known: frozenset[str], before: frozenset[str]) -> bool:
    words, end = _noun(found)
    if not words:
        return False
    head = words[-1]
    if not head[0].islower() or head in _KNOWN_TO_ALL:
        return False
    if any(_ONLY_ONE.match(word) for word in words[:-1]):
        return False
    if words[0][0].isupper() and head in _NAMED_PLACES:
        return False
    behind = found.string[end:]
    label = head in _LABELS or _DEEDS.search(head) is not None
    if (_NAMED_BEHIND if label else _TOLD_BEHIND).match(behind) and not DAY_ALONE.match(
        behind.strip(" ,").partition(" ")[0]
    ):
        return False
    told = known | stems(found.string[: found.start()])
    return not _is_in(head, told) and (label or _is_in(head, before))


def _noun(found: re.Match[str]) -> tuple[list[str], int]:
    """The words behind "the" up to its noun, and where they end."""
    words: list[str] = []
    end = found.start("words")
    for word in found["words"].split():
        bare = word.strip(".").removesuffix("'s")
        if not bare:
            break
        if words and (
            bare in _NOT_IN_IT
            or may_be_finite(bare)
            or bare.endswith("ly")
            or DAY_ALONE.match(bare)
        ):
            break
        words.append(bare)
        end = found.string.index(word, end) + len(word)
        if word.endswith("'s"):
            break
    return words, end


def _is_in(noun: str, told: frozenset[str]) -> bool:
    own = stem(noun)
    return (
        own in told
        or any(noun in kind and not told.isdisjoint(map(stem, kind)) for kind in _SAME)
        or any(
            min(len(own), len(one)) >= _ROOT and (own.startswith(one) or one.startswith(own))
            for one in told
        )
    )
