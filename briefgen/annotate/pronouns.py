"""Who “he”, “she” or “it” is beside a verb of saying; nobody where two may be meant."""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain
from typing import Final

from briefgen.annotate.annotation import Mention
from briefgen.annotate.called import OLD, is_role
from briefgen.annotate.genders import may_be, may_bear
from briefgen.annotate.speech import FULL_NAME, NOT_NAMES, SAYS, STRANGER
from briefgen.annotate.spoken import Speaker, Surroundings, of_mention
from briefgen.annotate.tellers import DOES, teller
from briefgen.annotate.trades import is_somebody
from briefgen.expressions import expression

_REACH: Final = 600
"""Code points in which another name may be meant by a pronoun."""
_SENTENCES: Final = 8
"""Sentences back that are looked at."""
_OPENER: Final = expression(
    r"(?:Commenting|Responding|Reacting|Referring|Asked|Turning)\b[^.;:\"“]{3,120}, (?:s?he\b[^,;]{0,30})?$"
)
_GOES_ON: Final = expression(r"\b(?:add(?:ed|s|ing)|continue[sd]|went on|goes on|conclude[sd])\b")
_CLAUSE: Final = 200
"""Code points in which a pronoun may be the subject of a name's clause."""
_BEFORE_HIM: Final = expression(r"\b[Hh]e [^,;:.!?()]{0,200}$")
_BEFORE_HER: Final = expression(r"\b[Ss]he [^,;:.!?()]{0,200}$")
_HIM_BEHIND: Final = expression(r"(?: {1,3}[a-z]{2,20}){1,2} {1,3}him\b")
_HER_BEHIND: Final = expression(
    r"(?: {1,3}[a-z]{2,20}){1,2} {1,3}her(?:[.,;:]| {1,3}(?:to|that|when|in|on|at|and|for|an?|the|as|with|by|from)\b)"
)
_TELLING: Final = expression(r"\b(?:told|asked) {1,3}(?:the {1,3})?$")
_SAID_BEFORE: Final = expression(
    r"\b(?:said|says|told|added|adds|argued|argues|according to)\b[^,;:.!?]{0,16}$"
)
_SAYS_THAT: Final = expression(
    r"(?:,[^,;:.!?\"“]{3,80},)?(?: {1,3}(?:has|had|also|later|then|[a-z]{2,14}ly)){0,2}"
    r" {1,3}(?:said|says|insist(?:s|ed)|believe[sd]|thinks|thought|argue[sd]|claim(?:s|ed)|felt|feels)"
    r" {1,3}(?:that {1,3})?(?:(?:Mr|Mrs|Ms|Miss|Sir|Dr|the|it|if|he|she)\b|$)"
)
"""Between who says something and whom it is said of: "X said Y was late. He …"."""
_NAME: Final = (
    r"\.? {1,3}(?:[A-Z][\w'-]{1,24} ){0,2}(?P<name>[A-Z](?:'[A-Z])?[\w-]{1,24})(?![\w'-])"
)
_MR: Final = expression(rf"\b(?:Mr|Sir|Dr){_NAME}")
_MS: Final = expression(rf"\b(?:Mrs|Ms|Miss|Dame|Dr){_NAME}")
_FOR: Final = expression(r"\b(?:for|at|in|on) {1,3}$")
_ON_THE_DAY: Final = r"(?:(?:On|In|At|By|During|Since|Last|This|That|Earlier|Later|Then|Yesterday|Today)\b(?: [\w'-]{1,24}){0,5},? )?"
_HE_OPENS: Final = expression(rf"{_ON_THE_DAY}[Hh]e ")
_SHE_OPENS: Final = expression(rf"{_ON_THE_DAY}[Ss]he ")
_SOMEBODY: Final = expression(
    r"(?:^|[.!?][\"”']{0,2} {1,3})(?:An?|Another|One) {1,3}(?:[a-z][\w-]{1,20} {1,3}){0,3}(?P<who>[a-z][a-z-]{2,20})"
    r"(?:, {1,3}(?:who|aged|speaking)\b[^,;:.!?\"“”]{2,80},)? {1,3}(?:was|is|had|has|did|could|would|went|came|took|felt|thought|[a-z]{2,20}ed)\b"
)
"""Somebody without a name who does something: "One minister was less sure. “…,” he said"."""
_ROLE_OPENS: Final = expression(
    r"The {1,3}(?:[A-Za-z][\w'-]{1,20} {1,3}){0,3}?(?P<who>[a-z-]{3,20}) {1,3}(?:(?:has|had|also|later|then) {1,3}){0,2}(?:[a-z]{2,20}ed|said|told)\b"
)
_THING: Final = expression(
    r"(?:\b[A-Z][\w&'.-]{0,24}|\b(?:programme|program|show|film|movie|series|magazine|newspaper|paper|daily|weekly|website|site"
    r"|book|novel|album|song|agency|channel|network|station|game|phone|ship|brand)) {1,3}$"
)
"""Before the name of a thing, or within one, which no pronoun of a person means."""


def meant(around: Surroundings, word: str, at: int) -> Speaker | None:
    """The one person named so far in the paragraph or close by, else who spoke last."""
    if word == "they":
        return None
    if word == "it":
        return _body(around, at)
    here = bisect_right(around.starts, at) - 1
    start = around.starts[here] if here >= 0 else 0
    if _OPENER.match(around.text, start, at):
        at = start  # "Commenting on X's case, he said"
    people = _people(around, 0, at, word)
    if people and _is_strangers(around, at, max(one.span.start for one in people.values())):
        return None
    one = next(iter(people.values()), None)
    alone = len(around.named(0, at)) == 1
    if one and alone and not _is_opened(around, word, one.span.start):
        return _only(around, one, start, at)
    if people:
        return _of_several(around, word, at)
    return _of_before(around, word, at)


def meant_by_age(around: Surroundings, age: str, at: int) -> Speaker | None:
    """Who "the 61-year-old" is where no age is told: whoever a pronoun would mean, a man or a woman.

    Nobody of whom another age is told, and nobody at all if somebody else is of that age.
    """
    found = {one.key: one for word in ("he", "she") if (one := meant(around, word, at))}
    who = next(iter(found.values())) if len(found) == 1 else None
    if who is None or age in around.called or who.kind == "organisation":
        return None
    told = any(one.key == who.key for role, one in around.called.items() if role.endswith(OLD))
    return None if told else who


def _people(around: Surroundings, low: int, high: int, word: str) -> dict[str, Mention]:
    """Whom a pronoun may mean of those named, but for what only looks like somebody's name."""
    return {
        key: one
        for key, one in around.named(low, high).items()
        if may_be(around.text, one, word, around.surnames) and not _is_team(around, one)
    }


def _is_team(around: Surroundings, one: Mention) -> bool:
    """Whether a single word that no full name has is where somebody is: "drove for X", "at X"."""
    return (
        one.by == "model"
        and not one.entity
        and " " not in one.text
        and one.text not in around.surnames
        and _FOR.search(around.text, max(0, one.span.start - 12), one.span.start) is not None
    )


def _body(around: Surroundings, at: int) -> Speaker | None:
    if around.last.kind == "organisation" and around.last.near:
        return around.last
    bodies = around.named(around.sentence[0], at, "organisation")
    before = around.sentence_before(around.sentence[0])
    if not bodies and before:
        bodies = around.named(*before, "organisation")
    return of_mention(next(iter(bodies.values()))) if len(bodies) == 1 else None


def _of_several(around: Surroundings, word: str, at: int) -> Speaker | None:
    """The only person of the nearest sentence that names any."""
    last = around.last
    goes_on = last.near and _GOES_ON.search(around.text, max(0, at - 32), at + 14)
    if goes_on and not _others_said(around, at):
        return last
    high, others = at, set[str]()
    for _ in range(_SENTENCES):
        here = bisect_right(around.starts, max(0, high - 1)) - 1
        low = around.starts[here] if here >= 0 else 0
        people = _people(around, low, high, word)
        others |= {key for key in people if _is_other(around, low, people[key], word)}
        people = {key: one for key, one in people.items() if key not in others}
        if len(people) == 1 and _is_told(around, next(iter(people.values())), at):
            return None
        opened = _opens_with(around, low, word, at)
        if people and not opened:
            fitting = list(people.values())
            if len(fitting) > 1:
                one = teller(around.text, low, high, fitting)
                fitting = [one] if one else _without_genitives(around.text, fitting)
            if len(fitting) != 1 or _is_titled_behind(around, fitting[0], word, at):
                return None
            return of_mention(fitting[0])
        if low <= 0:
            return _of_before(around, word, low) if opened else _last(around)
        high = low
    return _last(around)


def _is_titled_behind(around: Surroundings, one: Mention, word: str, at: int) -> bool:
    """Whether somebody with a title, whom nothing knows, does something nearer: "Ms Lund said it was late"."""
    low = max(one.span.end, at - _REACH)
    near = around.mentioned(low - _CLAUSE, at)
    known = {mention.span.end for mention in near if mention.kind == "person"}
    return any(
        found.end() not in known
        and found["name"] not in one.text
        and DOES.match(around.text, found.end())
        and not around.spoken(found.start())
        for found in (_MS if word == "she" else _MR).finditer(around.text, low, at)
    )


def _last(around: Surroundings) -> Speaker | None:
    """Who spoke last, if it is somebody and right before."""
    return around.last if around.last.near and around.last.kind in ("person", "") else None


def _is_opened(around: Surroundings, word: str, at: int) -> bool:
    """Whether the same pronoun opens the sentence of a name: "On Friday he met five mayors, among them X"."""
    here = bisect_right(around.starts, at) - 1
    low = around.starts[here] if here >= 0 else 0
    return _opens_with(around, low, word, at) and not around.named(0, low)


def _only(around: Surroundings, one: Mention, start: int, at: int) -> Speaker | None:
    """The only person named so far, unless "X's film, he thinks" may tell of the last speaker.

    Nor does whom somebody tells something go on: "the sailor told X. “…,” he added".
    """
    if _is_told(around, one, at):
        return around.last if around.last.near and around.last.kind in ("person", "") else None
    whose = around.text.startswith("'s", one.span.end) and one.span.start >= start
    last = around.last
    same = not last.known or last.kind not in ("person", "") or last.key == of_mention(one).key
    return of_mention(one) if same or not whose else None


def _is_told(around: Surroundings, one: Mention, at: int) -> bool:
    """Whether somebody else, who is told it, can't be who "added" more."""
    start = one.span.start
    told = _TELLING.search(around.text, max(0, start - 12), start)
    return bool(told and _GOES_ON.search(around.text, max(0, at - 32), at + 14))


def _others_said(around: Surroundings, at: int) -> bool:
    """Whether a sentence after the last quoted words tells what somebody else said."""
    before = bisect_right(around.quoted, (at, 0)) - 1
    end = around.quoted[before][1] if before >= 0 else 0
    here = bisect_right(around.starts, end)
    low = around.starts[here] if here < len(around.starts) else at
    return any(
        key != around.last.key and SAYS.match(around.text, one.span.end)
        for key, one in around.named(low, at).items()
    )


def _is_other(around: Surroundings, low: int, mention: Mention, word: str) -> bool:
    """Read "he liked X" and "X liked him": whoever "he" is, he isn't X."""
    if (_HER_BEHIND if word == "she" else _HIM_BEHIND).match(around.text, mention.span.end):
        return True
    start = mention.span.start
    before = (_BEFORE_HER if word == "she" else _BEFORE_HIM).search(
        around.text, max(low, start - _CLAUSE), start
    )
    if before is None or around.spoken(before.start()):
        return False
    return of_mention(mention).key not in around.named(low, before.start())


def _without_genitives(text: str, people: list[Mention]) -> list[Mention]:
    """Who does it, if named first, and who says it: "Modi praised Kovind's calm. He …"."""
    first, *others = sorted(people, key=lambda one: one.span.start)
    if _SAYS_THAT.match(text, first.span.end, others[0].span.start):
        return [first]
    own = [one for one in people if not text.startswith("'s", one.span.end)]
    first = min(people, key=lambda one: one.span.start)
    if len(own) != 1:
        return people
    says = _SAID_BEFORE.search(text, max(0, own[0].span.start - 24), own[0].span.start)
    return own if own[0] is first or says else people


def _opens_with(around: Surroundings, low: int, word: str, at: int) -> bool:
    """A sentence that begins with the same pronoun goes on telling of the same person."""
    opened = (_SHE_OPENS if word == "she" else _HE_OPENS).match(around.text, low, at)
    return bool(opened and opened.end() < at and not around.named(low, opened.end()))


def _of_before(around: Surroundings, word: str, at: int) -> Speaker | None:
    """Nobody is named in the paragraph: the last speaker, or the one person of the paragraph before."""
    if _is_other_named(around, at) or _is_strangers(around, at):
        return None
    led = around.led
    if led.kind in ("person", "") and led.known and may_bear(led.name, word, around.surnames):
        return led
    people = [one for one in around.earlier if one.kind == "person"]
    before = {of_mention(one).key: one for one in people}
    last = around.last
    is_person = last.known and last.kind in ("person", "")
    is_person &= may_bear(last.name, word, around.surnames)
    if is_person and (last.near or not before):
        return last
    fitting = [one for one in before.values() if may_be(around.before, one, word, around.surnames)]
    several = len(fitting) > 1
    if several and (one := teller(around.before, 0, len(around.before), fitting)):
        return of_mention(one)
    if is_person and last.key in before:
        return last
    return of_mention(fitting[0]) if len(fitting) == 1 and not _is_of_role(around, people) else None


def _is_of_role(around: Surroundings, people: list[Mention]) -> bool:
    """Whether somebody without a name tells of what is others': "The judge praised X's calm. / “…,” he said"."""
    opened = _ROLE_OPENS.match(around.before)
    owned = (around.before.startswith("'s", one.span.end) for one in people)
    who = opened["who"] if opened else ""
    return (is_role(who) or is_somebody(who)) and all(owned)


def _is_strangers(around: Surroundings, at: int, named: int = -1) -> bool:
    """Whether somebody without a name spoke last: the pronoun is theirs.

    named: where the last person's name begins.
    """
    low = max(0, at - _REACH)
    said = STRANGER.finditer(around.text, low, at)
    did = (one for one in _SOMEBODY.finditer(around.text, low, at) if is_somebody(one["who"]))
    return (around.stranger and named < 0) or any(
        found.end() > named and not around.spoken(found.end()) for found in chain(said, did)
    )


def _is_other_named(around: Surroundings, at: int) -> bool:
    """Whether a full name that nobody knows stands in the paragraph: the pronoun may be theirs."""
    low = max(0, at - _REACH)
    mine = set(around.last.name.split())
    known = {one.span.start for one in around.mentioned(low, at) if one.kind != "person"}
    return any(
        not mine & set(found[0].split())
        and found.start() not in known
        and not NOT_NAMES & set(found[0].split())
        and not around.spoken(found.start())
        and not _THING.search(around.text, max(0, found.start() - 28), found.start())
        and not any(map(str.isdigit, found[0]))
        for found in FULL_NAME.finditer(around.text, low, at)
    )
