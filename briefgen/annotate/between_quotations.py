"""Paragraphs that are nothing but quotation, of nobody, between words of one person.

"…," X said. / The harbour closed in May. / "We were not asked." / "…," X said.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from briefgen.annotate.annotation import Mention, Span
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.plain import fold
from briefgen.annotate.quotemarks import pieces
from briefgen.annotate.speech import PRONOUN, SAYS, STRANGER, VERB
from briefgen.annotate.spoken import Speaker, of_mention
from briefgen.annotate.trades import is_somebody
from briefgen.annotate.units import PERSONS
from briefgen.expressions import expression

_NEAR: Final = 60
"""Code points before a verb in which its subject stands."""
_WORD: Final = expression(r"[a-z]{3,20}")
_VOICES: Final = PERSONS | word_set(
    "banner critic critics document editorial email family graffiti headline inscription law leaflet letter "
    "lines message motto neighbours note notice one opponents placard poem post poster report reviews rule "
    "rumour ruling sign slogan some someone song statement study text verdict words"
)
"""Others, and what is written, that a paragraph may bring in before it quotes them."""


def filled(
    said: Sequence[tuple[Span, Speaker]],
    texts: Mapping[int, str],
    mentions: Mapping[int, tuple[Mention, ...]],
) -> tuple[Speaker, ...]:
    """Who said each of these words, in reading order, with such paragraphs given to that person.

    Behind the last words of somebody as well, if the whole text quotes nobody else.
    """
    found = [speaker for _, speaker in said]
    known = [at for at, one in enumerate(found) if one.known]
    alone = len({found[at].key for at in known}) == 1
    order = [*texts]
    for low, high in pairwise([*known, len(found)]):
        who = found[low]
        same = found[high].key == who.key if high < len(found) else alone
        whole = [at for at in range(low + 1, high) if _is_whole(texts[said[at][0].passage])]
        if who.kind != "person" or not same or not whole:
            continue
        first = bisect_left(order, said[low][0].passage)
        last = bisect_left(order, said[high][0].passage) if high < len(found) else len(order)
        if all(_is_of(who, texts[one], mentions.get(one, ())) for one in order[first:last]):
            for at in whole:
                before = said[at][0].passage - 1
                if before <= said[low][0].passage or _is_open(
                    who, texts.get(before, ""), mentions.get(before, ())
                ):
                    found[at] = who
    return tuple(found)


def _is_whole(text: str) -> bool:
    """Whether a paragraph is nothing but one quotation."""
    quoted = pieces(text)
    return len(quoted) == 1 and not re.search(r"\w", text[: quoted[0][0]] + text[quoted[0][1] :])


def _told(text: str) -> str:
    """A paragraph's own words: what is quoted is blank."""
    text, own = fold(text), ""
    at = 0
    for start, end, _ in pieces(text):
        own += text[at:start] + " " * (end - start)
        at = max(at, end)
    return own + text[at:]


def _is_of(who: Speaker, text: str, mentions: Sequence[Mention]) -> bool:
    """Whether a paragraph tells of no other person, and of nobody else who says something."""
    own = _told(text)
    others = (
        one
        for one in mentions
        if of_mention(one).key != who.key and own[one.span.start : one.span.end].strip()
    )
    return not STRANGER.search(own) and not any(
        one.kind == "person" or SAYS.match(own, one.span.end) for one in others
    )


def _is_open(who: Speaker, text: str, mentions: Sequence[Mention]) -> bool:
    """Whether the paragraph before their words brings in nobody else who may say them."""
    own = _told(text)
    if any(is_somebody(word) or word in _VOICES for word in _WORD.findall(own.lower())):
        return False
    if any(of_mention(one).key == who.key for one in mentions):
        return True
    begins = (
        PRONOUN.search(own[max(0, verb.start() - _NEAR) : verb.start()])
        for verb in VERB.finditer(own)
    )
    return all(one and one["word"].lower() in ("he", "she") for one in begins)
