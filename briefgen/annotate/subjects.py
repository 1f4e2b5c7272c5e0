"""The subject of a verb of saying: a name before it or behind it, or what opens the sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from briefgen.annotate.annotation import Mention
from briefgen.annotate.called import OLD, bearer, is_role, is_title
from briefgen.annotate.phrased import is_behind_of, the_one
from briefgen.annotate.plain import pattern
from briefgen.annotate.pronouns import meant, meant_by_age
from briefgen.annotate.speech import (
    AGED,
    APPOSED,
    BODY_AFTER,
    FAR,
    GAP,
    HEAD_AND_NAME,
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
)
from briefgen.annotate.spoken import Speaker, Surroundings, of_mention
from briefgen.annotate.trades import is_somebody
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
_ONE_AFTER: Final = pattern(
    r"(?:(?:the|an?) (?:[a-z][\w'-]{1,24} ){0,3})?(?P<name>[A-Z][\w'-]{1,24}(?<!'s))(?!\w)(?! [A-Z])"
)
"""A surname alone: "said an elated Lund"."""
BESIDE: Final = expression(
    r"\b(?:about|after|against|at|before|behind|beside|by|for|from|near|of|opposite|to|with) $"
)
"""Before somebody who is not the one that speaks: "X, who sat beside the king, said"."""
_THE: Final = pattern(
    rf"[Tt]he (?P<role>\d{{1,3}}-year-old(?: [A-Za-z-]{{2,20}}){{0,2}}?|{OF_NATION}(?:[A-Za-z-]{{2,20}} )?[A-Za-z-]{{2,20}}?)(?= ?[,.;:]|$"
    r"| (?:[a-z]+ed|[a-z]+s|said|told|on|in|at|of|after|during|as|when|was|has|had|also)\b|(?<=-year-old) (?:from|who)\b)"
)
_CLAUSE: Final = expression(
    r"(?:(?:the {1,3})?(?:Dr|Mr|Mrs|Ms|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Rev|Fr|St|Cllr|Ald|Coun|Atty|Engr|Eng|Adv|Smt|Hon"
    r"|Det|Insp|Supt)\. {1,3}){0,2}"
    r"(?:[^,;.\"“]|(?<=\b[A-Z])\.(?=[A-Z]\.)|(?<=[\s.][A-Z])\. {1,3}(?=[A-Z])){1,90}(?:\.[^,;.\"“ ]{0,40}){0,3}"
)
"""The words up to a comma or a stop; those in "Mr." and "U.S." are none."""
_HAT: Final = (
    r"(?:[a-z]+[- ])?(?:MD|C[EFOT]O|chair|chairman|chairwoman|president|director|founder|owner|head|executive|editor|publisher"
    r"|secretary|treasurer|principal|curator|author)"
)
_TWO_HATS: Final = pattern(
    rf"{_HAT} and {_HAT} (?=[A-Z][\w'-]{{1,24}} [A-Z][\w'-]{{1,24}}(?! and\b|, and\b))"
)
"""One person of two offices: "said founder and managing director Ada Lund"."""
_FOR_SOMEBODY: Final = pattern(
    r"(?:an?|another|one) (?:[a-z-]{2,20} ){0,3}[a-z-]{3,20} (?:for|of|to|from|close to|at|with) "
)
"""Somebody without a name: "added a spokeswoman for X"."""
_ADDRESS: Final = expression(r", {1,3}[A-Z][\w.]*(?: {1,3}[A-Z][\w.]*)?, {1,3}")
"""Behind a town at the end of an address: "Harbour Bank, Leeds, N.Y., said"."""
_PLACE: Final = expression(r" {1,3}(?:on|in|at|after|during|when|as|while|before|by) {1,3}")


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
        return _aged_before(around, low, verb)
    beside = BESIDE.search(around.text, max(low, found.start() - 12), found.start())
    return None if beside else _bearer(around, found["role"], found.start())


def _aged_before(around: Surroundings, low: int, verb: int) -> Speaker | None:
    """Read "the 38-year-old former nurse thanked" as whoever was named, if no other is a nurse."""
    found = AGED.search(around.text, max(low - 2, 0, verb - 200), verb)
    if found is None or around.spoken(found.start("age")) or not is_somebody(found["who"]):
        return None
    told = bearer(f"{found['age']} {found['who']}", around.called)
    who = told or meant_by_age(around, found["age"], found.start("age"))
    other = around.called.get(found["who"])
    return None if who and other and other.key != who.key else who


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
    near = near and not (mention.kind == "place" and _is_address(text, start, mention.span.end))
    far = FAR.fullmatch(gap) or (person and ROLE_BEHIND.fullmatch(gap))
    return near and not gap.startswith("'"), bool(far) and (person or _opens(text, start))


def _is_address(text: str, start: int, end: int) -> bool:
    """Whether a name is the town in "X, a clerk of Harbour Bank, Leeds, N.Y., said"."""
    return bool(
        text[max(0, start - 3) : start].rstrip().endswith(",") and _ADDRESS.match(text, end)
    )


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
        if found and not around.spoken(found.start()) and not is_common(found["name"]):
            if _is_joined(around.text, low, found.start("name")):
                return None
            return known_name(around, found.start("name"), found.end("name"))
    found = NAME_BEFORE.search(around.text, max(low, verb - 220), verb)
    if found is None or around.spoken(found.start()):
        return None
    opening = found.start() == low or around.text[found.start() - 1] in '"“'
    known = bool(around.surnames.get(found["name"]))
    if is_common(found["name"]) or (opening and " " not in found["name"] and not known):
        return None
    address = _is_address(around.text, found.start(), found.end("name"))
    if address or _is_joined(around.text, low, found.start()):
        return None
    return known_name(around, found.start("name"), found.end("name"))


def is_common(name: str) -> bool:
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
    trade = ((apposed and apposed["trade"]) or "").split()
    if apposed and not re.search(r"\band\b", apposed[0]) and (not trade or is_role(trade[-1])):
        return known_name(around, low + apposed.start("name"), low + apposed.end("name"))
    headed = HEAD_AND_NAME.match(text)
    if headed or _FOR_SOMEBODY.match(text):
        return _head(around, low, headed) if headed else None
    found = _CLAUSE.match(text)
    if found is None:
        return None
    if _names_two(around, low, low + len(_PLACE.split(found[0], maxsplit=1)[0])):
        return None
    return phrase(around, low, low + found.end()) or role_after(around, low)


def _names_two(around: Surroundings, low: int, high: int) -> bool:
    """Whether an "and" joins two that speak: it is none within a name, nor between two offices of one."""
    if _TWO_HATS.match(around.text, low):
        return False
    names = within(around, low, len(around.text))
    return any(
        not any(one.span.start < found.start() < one.span.end for one in names)
        for found in re.compile(r"\band\b").finditer(around.text, low, high)
    )


def _head(around: Surroundings, low: int, headed: re.Match[str]) -> Speaker | None:
    """The person in "the head of Acme, Ada Lund"; what follows may be where Acme is."""
    start, end = (low + at for at in headed.span("name"))
    people = [one for one in within(around, start, end) if one.kind == "person"]
    joined = re.search(r"\band\b", headed[0])
    whole = people and people[-1].span.end == end and is_somebody(headed["role"])
    return of_mention(people[-1]) if whole and not joined else None


def role_after(around: Surroundings, low: int) -> Speaker | None:
    """Read "said the judge"."""
    found = _THE.match(around.text, low)
    return _bearer(around, found["role"], low) if found else None


def _bearer(around: Surroundings, role: str, at: int) -> Speaker | None:
    """Who is meant by what they are; by a nation only who was named just before."""
    who = bearer(role, around.called)
    if who is None and role.endswith(OLD):
        return meant_by_age(around, role, at)
    if who is None or not role.rpartition(" ")[2][:1].isupper():
        return who
    near = {of_mention(one).key for one in around.earlier} | around.named(0, at).keys()
    return who if who.key in near else None


def phrase(around: Surroundings, low: int, high: int) -> Speaker | None:
    """The person in "State Department spokesman X", or the body in "the department"."""
    inside = within(around, low, high)
    people = [mention for mention in inside if mention.kind == "person"]
    if people:
        speaks = the_one(around.text, low, people)
        return of_mention(speaks) if speaks else None
    for mention in inside[:1]:
        lead = around.text[low : mention.span.start].strip().lower()
        rest = around.text[mention.span.end : high]
        whole = not re.match(r" {1,3}\w|'s|-", rest) or _AFTER_BODY.match(rest)
        if lead in ("", "the") and whole and mention.by != "demonym":
            return of_mention(mention)
    named = NAME_AFTER.match(around.text, low, high + 1)
    if named:
        if is_behind_of(around.text, low, named.start("name")):
            return None
        return known_name(around, named.start("name"), named.end("name"))
    one = _ONE_AFTER.match(around.text, low, high)
    known = one and around.surnames.get(one["name"])
    return known_name(around, one.start("name"), one.end("name")) if one and known else None


def body(around: Surroundings, low: int, high: int) -> Speaker | None:
    """A body by its name, after "according to"."""
    found = BODY_AFTER.match(around.text, low, high + 1)
    return known_name(around, found.start("name"), found.end("name")) if found else None


def within(around: Surroundings, low: int, high: int) -> list[Mention]:
    start = bisect_left(around.mentions, low, key=lambda mention: mention.span.start)
    near = around.mentions[start : start + 12]
    return [one for one in near if low <= one.span.start and one.span.end <= high]
