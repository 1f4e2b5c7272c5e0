"""Whom a sentence opens with: the name, the office or the pronoun that is its subject."""

from __future__ import annotations

import re
from typing import Final

from briefgen.annotate.annotation import Mention
from briefgen.annotate.clause_openings import dateline
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.plain import pattern
from briefgen.annotate.pronouns import meant
from briefgen.annotate.speech import FULL_NAME, VERB
from briefgen.annotate.spoken import Speaker, Surroundings, of_mention
from briefgen.annotate.subjects import BESIDE, is_common, known_name, role_after, within
from briefgen.annotate.tense import first_verb
from briefgen.annotate.trades import is_somebody
from briefgen.expressions import expression

_WORDS: Final = expression(r"(?: [a-z][a-z-]{2,20}){0,4} ")
_CLERKS: Final = expression(
    r" {1,3}(?!(?:also|later|then|never|still|has|had|have|was|were|are|who|which|once|now|not|since"
    r"|even|just|first|soon|today|yesterday|tonight|again|already|often|instead|meanwhile|twice)\b)(?P<who>[a-z]{3,20})(?<!ly) {1,3}"
)
_HEADS: Final = word_set("leader chief head boss founder member")
_ONE: Final = expression(r"[A-Z][\w'-]{1,24}(?<!'s)(?!\w)")
_OPENER: Final = pattern(
    r"(?:(?:\w+day|In|On|At|After|Before|When|While|As|Since|For|By|With|From|Under|During|This|Last"
    r"|Late|Early|Amid|Despite|[A-Z][a-z]+(?:ing|ed)"
    r"|Earlier|Later|Meanwhile|However|Yesterday|Today)\b[^,.;:\"“]{0,80}(?:[\"“][^\"“”]{1,40}[\"”][^,.;:\"“]{0,40})?, )?"
)
_ROLE: Final = pattern(
    r"(?:(?:[Tt]he|[Aa]n?) )?(?:[UE]\.[SKNU]\. )?(?:[\w'&-]{1,24} ){0,8}(?:[\w'&-]{1,24}, )?"
)
_PAIRED: Final = pattern(r",? (?:and|or) [A-Z]")
_BESIDES: Final = pattern(r"'s?(?= )|-|,? (?:and|or) [A-Z]")


def leading(around: Surroundings, low: int, high: int) -> Speaker | None:
    """The name, or the pronoun, with which the sentence from `low` opens."""
    text = around.text
    low += 0 if low else len(dateline(text[:high]))
    opener = _OPENER.match(text, low, high)
    for start in sorted({low, opener.end() if opener else low}, reverse=True):
        pronoun = re.compile(r"(He|She|he|she)\b").match(text, start, high)
        if pronoun:
            return meant(around, pronoun[1].lower(), start)
        found = _first(around, start, high) or role_after(around, start)
        if found:
            return found
    return None


def _is_of(around: Surroundings, body: Mention, high: int) -> bool:
    """Whether the body only tells who somebody is: "Acme spokeswoman Ada Lund", "Acme clerks left"."""
    text, end = around.text, body.span.end
    if _is_of_clerks(text, end, high):
        return True
    people = [one for one in within(around, end, high)[:1] if one.kind == "person"]
    return any(_WORDS.fullmatch(text, end, one.span.start) for one in people)


def _is_of_clerks(text: str, end: int, high: int) -> bool:
    clerks = _CLERKS.match(text, end, high)
    if clerks is None:
        return False
    acts = first_verb(text[clerks.end() : min(high, clerks.end() + 24)]) == 0
    return acts or clerks["who"] in _HEADS or is_somebody(clerks["who"])


def _is_not_the_one(text: str, named: re.Match[str], high: int) -> bool:
    """Whether a name is none, or only tells whose somebody is."""
    besides = _BESIDES.match(text, named.end())
    return is_common(named[0]) or bool(besides) or _is_of_clerks(text, named.end(), high)


def _first(around: Surroundings, start: int, high: int) -> Speaker | None:
    role = _ROLE.match(around.text, start, high)
    reach = role.end() if role else start
    for mention in within(around, start, high)[:3]:
        at = mention.span.start
        if at > reach or around.spoken(at) or VERB.search(around.text, start, at):
            break
        known = mention.kind in ("person", "organisation") or mention.text in around.surnames
        if mention.by == "demonym" or not known:
            continue
        if mention.kind == "organisation" and around.text[start:at].strip().lower() not in (
            "",
            "the",
        ):
            continue
        if mention.kind == "organisation" and _is_of(around, mention, high):
            continue
        if _PAIRED.match(around.text, mention.span.end) or BESIDE.search(around.text, start, at):
            return None
        if not _BESIDES.match(around.text, mention.span.end):
            return of_mention(mention)
    named = FULL_NAME.match(around.text, start, high)
    if named is None and (one := _ONE.match(around.text, start, high)):
        named = one if around.surnames.get(one[0]) else None
    if named is None or _is_not_the_one(around.text, named, high):
        return None
    return known_name(around, named.start(), named.end())
