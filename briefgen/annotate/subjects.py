"""The subject of a verb of saying: a name before it or behind it, or what opens the sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from briefgen.annotate.annotation import Mention
from briefgen.annotate.called import bearer, is_title
from briefgen.annotate.plain import pattern
from briefgen.annotate.pronouns import meant
from briefgen.annotate.speech import (
    APPOSED,
    BODY_AFTER,
    FAR,
    FULL_NAME,
    GAP,
    NAME_AFTER,
    NAME_APPOSED,
    NAME_BEFORE,
    NAME_OF_BODY,
    NOT_NAMES,
    OF_NATION,
    PRONOUN,
    RELATIVE,
    ROLE,
    ROLE_AND_NAME,
    ROLE_BEHIND,
    STRANGER,
    VERB,
)
from briefgen.annotate.spoken import Speaker, Surroundings, of_mention
from briefgen.annotate.tense import first_verb
from briefgen.expressions import expression

_AFTER_BODY: Final = expression(
    r" {1,3}(?:on|in|at|after|during|before|as|when|while|late|earlier|(?:Mon|Tues|Wednes|Thurs|Fri"
    r"|Satur|Sun)day|yesterday|today|this|last)\b"
)
_JOINED: Final = expression(
    r"\b(?P<word>and|or|nor|of|for|from|in|with|to|by|at|on|about|against|through|via) {1,3}(?:the {1,3})?$"
)
_WITH: Final = expression(r", {1,3}with {1,3}(?:the {1,3})?$")
_PARTICIPLE: Final = expression(r"[a-z]+ing\b")
_QUOTED_AND: Final = expression(r"(?:[”\"],|,[”\"]) {1,3}and {1,3}(?:the {1,3})?$")
_STRANGERS: Final = 200
"""Code points before a verb in which somebody without a name may be its subject."""
_OFFICE: Final = expression(
    r"(?:[Mm]inister|[Ss]ecretary|[Dd]irector|[Cc]ommissioner|[Aa]mbassador|[Hh]ead|[Cc]hief|[Pp]rofessor)"
    r" {1,3}(?:of|for) {1,3}(?:the {1,3})?$"
)
"""An office before what a model takes for a name: "Minister for Roads Ada Lund"."""
_WORDS: Final = expression(r"(?: [a-z][a-z-]{2,20}){0,4} ")
_CLERKS: Final = expression(
    r" {1,3}(?!(?:also|later|then|never|still|has|had|have|was|were|are|who|which|once|now|not|since"
    r"|even|just|first|soon)\b)[a-z]{3,20}(?<!ly) {1,3}"
)
_ONE: Final = expression(r"[A-Z][\w'-]{1,24}(?<!'s)(?!\w)")
_ONE_AFTER: Final = pattern(
    r"(?:(?:the|an?) (?:[a-z][\w'-]{1,24} ){0,3})?(?P<name>[A-Z][\w'-]{1,24}(?<!'s))(?!\w)(?! [A-Z])"
)
"""A surname alone: "said an elated Lund"."""
_OPENER: Final = pattern(
    r"(?:(?:\w+day|In|On|At|After|Before|When|While|As|Since|For|By|With|From|Under|During|This|Last"
    r"|Late|Early|Amid|Despite|[A-Z][a-z]+(?:ing|ed)"
    r"|Earlier|Later|Meanwhile|However|Yesterday|Today)\b[^,.;:\"“]{0,80}(?:[\"“][^\"“”]{1,40}[\"”][^,.;:\"“]{0,40})?, )?"
)
_ROLE: Final = pattern(
    r"(?:(?:[Tt]he|[Aa]n?) )?(?:[UE]\.[SKNU]\. )?(?:[\w'&-]{1,24} ){0,8}(?:[\w'&-]{1,24}, )?"
)
_BESIDE: Final = expression(
    r"\b(?:about|after|against|at|before|behind|beside|by|for|from|near|of|opposite|to|with) $"
)
"""Before somebody who is not the one that speaks: "X, who sat beside the king, said"."""
_THE: Final = pattern(
    rf"[Tt]he (?P<role>{OF_NATION}(?:[A-Za-z-]{{2,20}} )?[A-Za-z-]{{2,20}}?)(?= ?[,.;:]|$"
    r"| (?:[a-z]+ed|[a-z]+s|said|told|on|in|at|of|after|during|as|when|was|has|had|also)\b)"
)
_CLAUSE: Final = expression(
    r"(?:(?:the {1,3})?(?:Dr|Mr|Mrs|Ms|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Rev|Fr|St)\. {1,3})?"
    r"[^,;.\"“]{1,90}(?:\.[^,;.\"“ ]{0,40}){0,3}"
)
_FOR_SOMEBODY: Final = pattern(
    r"(?:an?|another|one) (?:[a-z-]{2,20} ){0,3}[a-z-]{3,20} (?:for|of|to|from|close to|at|with) "
)
"""Somebody without a name: "added a spokeswoman for X"."""
_PLACE: Final = expression(r" {1,3}(?:on|in|at|after|during|when|as|while|before|by) {1,3}")
_TWO: Final = pattern(r",? (?:and|or) [A-Z]")
_BESIDES: Final = pattern(r"'s?(?= )|-|,? (?:and|or) [A-Z]")


def before(around: Surroundings, low: int, verb: int) -> Speaker | None:
    """X in "X, who is …, said"."""
    pronoun = PRONOUN.search(around.text[max(low, verb - 60) : verb])
    if pronoun:
        return meant(around, pronoun["word"].lower(), verb)
    if (who := _of_relative(around, low, verb)) is not None:
        return who
    if _is_strangers(around, low, verb):
        return None
    return (
        _mention_before(around, low, verb)
        or _name_before(around, low, verb)
        or _role_before(around, low, verb)
    )


def _of_relative(around: Surroundings, low: int, verb: int) -> Speaker | None:
    """X in "came with X, who said"."""
    who = RELATIVE.search(around.text, max(low, verb - 60), verb)
    if who is None or around.spoken(who.start()):
        return None
    at = bisect_left(around.mentions, who.start(), key=lambda mention: mention.span.start)
    for mention in around.mentions[max(0, at - 1) : at]:
        start = mention.span.start
        joined = _JOINED.search(around.text, max(low, start - 12), start)
        two = joined and joined["word"] in ("and", "or", "nor")
        if mention.kind == "person" and mention.span.end == who.start() and not two:
            return of_mention(mention) if start >= low else None
    return None


def _is_strangers(around: Surroundings, low: int, verb: int) -> bool:
    """Whether the verb is somebody's without a name: "a spokesman for the firm Acme said"."""
    near = STRANGER.finditer(around.text, max(0, low - 3, verb - _STRANGERS), verb + 24)
    return any(found.start() < verb < found.end() for found in near)


def _role_before(around: Surroundings, low: int, verb: int) -> Speaker | None:
    found = ROLE.search(around.text, max(low, verb - 80), verb)
    if found is None or around.spoken(found.start()):
        return None
    beside = _BESIDE.search(around.text, max(low, found.start() - 12), found.start())
    return None if beside else bearer(found["role"], around.called)


def _mention_before(around: Surroundings, low: int, verb: int) -> Speaker | None:
    inner = False
    at = bisect_left(around.mentions, verb, key=lambda mention: mention.span.start)
    for mention in reversed(around.mentions[max(0, at - 8) : at]):
        start = mention.span.start
        if start < low or around.spoken(start) or mention.by == "demonym":
            return None
        near, far = _bonds(around.text, mention, verb)
        if (near and not inner) or far:
            joined = _JOINED.search(around.text[max(low, start - 12) : start])
            if joined is None or _is_clause_of(around, low, start, verb):
                return of_mention(mention)
            if joined["word"] in ("and", "or", "nor"):
                return None
            if _OFFICE.search(around.text, max(low, start - 40), start):
                return _without_office(mention)
        elif mention.kind == "person":
            return None
        inner = True
    return None


def _is_clause_of(around: Surroundings, low: int, start: int, verb: int) -> bool:
    """Whether a clause begins with a name: "…, with X saying", "said it was “late”, and X said"."""
    text = around.text
    if _WITH.search(text, max(low, start - 16), start):
        return bool(_PARTICIPLE.match(text, verb))
    return bool(_QUOTED_AND.search(text, max(low, start - 12), start))


def _bonds(text: str, mention: Mention, verb: int) -> tuple[bool, bool]:
    """Whether the verb is the mention's own: beside it, or behind an apposition."""
    start, gap, person = mention.span.start, text[mention.span.end : verb], mention.kind == "person"
    named = person and text[max(0, start - 4) : start].rstrip().endswith(",")
    near = _is_gap(gap) or bool(named and APPOSED.fullmatch(gap))
    far = FAR.fullmatch(gap) or (person and ROLE_BEHIND.fullmatch(gap))
    return near and not gap.startswith("'"), bool(far) and (person or _opens(text, start))


def _opens(text: str, start: int) -> bool:
    """Whether a sentence begins here, but for an article."""
    return bool(re.search(r"(?:^|[.!?] {1,3})(?:The {1,3})?$", text[max(0, start - 12) : start]))


def _without_office(mention: Mention) -> Speaker | None:
    words = mention.text.split()
    name = " ".join(words[-2:])
    return Speaker(name=name, kind="person", near=True) if len(words) > 2 else None


def _is_gap(gap: str) -> bool:
    return not gap.strip() or bool(GAP.fullmatch(gap) and gap.count(",") != 1)


def _is_joined(text: str, low: int, start: int) -> bool:
    """Read "A and B said": two speakers are none."""
    return bool(_JOINED.search(text[max(low, start - 12) : start]))


def _name_before(around: Surroundings, low: int, verb: int) -> Speaker | None:
    for shape, reach in ((NAME_APPOSED, 120), (NAME_OF_BODY, 160)):
        found = shape.search(around.text, max(low, verb - reach), verb)
        if found and not around.spoken(found.start()) and not _is_common(found["name"]):
            if _is_joined(around.text, low, found.start("name")):
                return None
            return known_name(around, found.start("name"), found.end("name"))
    found = NAME_BEFORE.search(around.text, max(low, verb - 220), verb)
    if found is None or around.spoken(found.start()):
        return None
    opening = found.start() == low or around.text[found.start() - 1] in '"“'
    known = bool(around.surnames.get(found["name"]))
    if _is_common(found["name"]) or (opening and " " not in found["name"] and not known):
        return None
    if _is_joined(around.text, low, found.start()):
        return None
    return known_name(around, found.start("name"), found.end("name"))


def _is_common(name: str) -> bool:
    words = name.split()
    return is_title(name) or words[0] in NOT_NAMES or words[-1] in NOT_NAMES


def known_name(around: Surroundings, start: int, end: int) -> Speaker | None:
    """The mention that ends the name, if there is one; else the name as written.

    Nobody, if it is a nation's: "the Australian" is a person, and not Australia.
    """
    at = bisect_left(around.mentions, start, key=lambda mention: mention.span.start)
    for mention in around.mentions[at : at + 8]:
        if start <= mention.span.start and mention.span.end == end:
            return of_mention(mention) if mention.by != "demonym" else None
    return Speaker(name=around.text[start:end], near=True)


def after(around: Surroundings, low: int, high: int) -> Speaker | None:
    """X in "said the mayor, X"."""
    text = around.text[low:high]
    pronoun = re.match(r"(he|she|it|they)\b", text)
    if pronoun:
        return meant(around, pronoun[1], low)
    apposed = ROLE_AND_NAME.match(text)
    if apposed and not re.search(r"\band\b", apposed[0]):
        return known_name(around, low + apposed.start("name"), low + apposed.end("name"))
    if _FOR_SOMEBODY.match(text):
        return None
    found = _CLAUSE.match(text)
    if found is None or re.search(r"\band\b", _PLACE.split(found[0], maxsplit=1)[0]):
        return None
    return phrase(around, low, low + found.end()) or _role_after(around, low)


def _role_after(around: Surroundings, low: int) -> Speaker | None:
    """Read "said the judge"."""
    found = _THE.match(around.text, low)
    return bearer(found["role"], around.called) if found else None


def phrase(around: Surroundings, low: int, high: int) -> Speaker | None:
    """The person in "State Department spokesman X", or the body in "the department"."""
    within = _within(around, low, high)
    people = [mention for mention in within if mention.kind == "person"]
    if people:
        return of_mention(people[0]) if len(people) == 1 else None
    for mention in within[:1]:
        lead = around.text[low : mention.span.start].strip().lower()
        rest = around.text[mention.span.end : high]
        whole = not re.match(r" {1,3}\w|'s|-", rest) or _AFTER_BODY.match(rest)
        if lead in ("", "the") and whole and mention.by != "demonym":
            return of_mention(mention)
    named = NAME_AFTER.match(around.text, low, high + 1)
    if named:
        return known_name(around, named.start("name"), named.end("name"))
    one = _ONE_AFTER.match(around.text, low, high)
    known = one and around.surnames.get(one["name"])
    return known_name(around, one.start("name"), one.end("name")) if one and known else None


def body(around: Surroundings, low: int, high: int) -> Speaker | None:
    """A body by its name, after "according to"."""
    found = BODY_AFTER.match(around.text, low, high + 1)
    return known_name(around, found.start("name"), found.end("name")) if found else None


def _within(around: Surroundings, low: int, high: int) -> list[Mention]:
    start = bisect_left(around.mentions, low, key=lambda mention: mention.span.start)
    near = around.mentions[start : start + 12]
    return [one for one in near if low <= one.span.start and one.span.end <= high]


def leading(around: Surroundings, low: int, high: int) -> Speaker | None:
    """The name, or the pronoun, with which the sentence from `low` opens."""
    text = around.text
    opener = _OPENER.match(text, low, high)
    for start in sorted({low, opener.end() if opener else low}, reverse=True):
        pronoun = re.compile(r"(He|She|he|she)\b").match(text, start, high)
        if pronoun:
            return meant(around, pronoun[1].lower(), start)
        found = _first(around, start, high) or _role_after(around, start)
        if found:
            return found
    return None


def _is_of(around: Surroundings, body: Mention, high: int) -> bool:
    """Whether the body only tells who somebody is: "Acme spokeswoman Ada Lund", "Acme clerks left"."""
    text, end = around.text, body.span.end
    if _is_of_clerks(text, end, high):
        return True
    people = [one for one in _within(around, end, high)[:1] if one.kind == "person"]
    return any(_WORDS.fullmatch(text, end, one.span.start) for one in people)


def _is_of_clerks(text: str, end: int, high: int) -> bool:
    clerks = _CLERKS.match(text, end, high)
    return bool(clerks and first_verb(text[clerks.end() : min(high, clerks.end() + 24)]) == 0)


def _is_not_the_one(text: str, named: re.Match[str], high: int) -> bool:
    """Whether a name is none, or only tells whose somebody is."""
    besides = _BESIDES.match(text, named.end())
    return _is_common(named[0]) or bool(besides) or _is_of_clerks(text, named.end(), high)


def _first(around: Surroundings, start: int, high: int) -> Speaker | None:
    role = _ROLE.match(around.text, start, high)
    reach = role.end() if role else start
    for mention in _within(around, start, high)[:3]:
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
        if _TWO.match(around.text, mention.span.end) or _BESIDE.search(around.text, start, at):
            return None
        if not _BESIDES.match(around.text, mention.span.end):
            return of_mention(mention)
    named = FULL_NAME.match(around.text, start, high)
    if named is None and (one := _ONE.match(around.text, start, high)):
        named = one if around.surnames.get(one[0]) else None
    if named is None or _is_not_the_one(around.text, named, high):
        return None
    return known_name(around, named.start(), named.end())
