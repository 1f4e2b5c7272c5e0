"""Who “he”, “she” or “it” is beside a verb of saying; nobody where two may be meant."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from briefgen.annotate.annotation import Mention
from briefgen.annotate.speech import FULL_NAME, NOT_NAMES, SAYS, STRANGER
from briefgen.annotate.spoken import Speaker, Surroundings, of_mention
from briefgen.expressions import expression

_REACH: Final = 600
"""Code points in which another name may be meant by a pronoun."""
_SENTENCES: Final = 8
"""Sentences back that are looked at."""
_OPENER: Final = expression(
    r"(?:Commenting|Responding|Reacting|Referring|Asked|Turning)\b[^.;:\"“]{3,120}, (?:s?he\b[^,;]{0,30})?$"
)
_GOES_ON: Final = expression(r"\b(?:add(?:ed|s|ing)|continue[sd]|went on|goes on|conclude[sd])\b")
_SHE: Final = expression(
    r"\b(?:Mrs|Ms|Miss|Dame|Lady|Queen|Princess|Sister|[Aa]ctress|[Bb]aroness|[\w]*[a-z]woman"
    r"|[Mm]other|[Dd]aughter|[Ww]ife|[Ww]idow)\b[.,]? ?$"
)
_HE: Final = expression(
    r"\b(?:Mr|Sir|Lord|King|Prince|Father|[Bb]aron|\w*(?<!wo)(?<!hu)man|[Bb]rother|[Ss]on"
    r"|[Hh]usband|[Ww]idower)\b[.,]? ?$"
)

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
_OPENS: Final = expression(r"(?:(?:The {1,3})?(?:[A-Z][\w'.-]{1,24}|[a-z-]{2,24}) {1,3}){0,6}")
_TELLS: Final = expression(
    r"(?:,[^,;:.!?\"“]{1,80},)?(?: {1,3}(?:has|had|also|later|then|[a-z]{2,14}ly)){0,2} {1,3}(?:conceded"
    r"|acknowledged|admitted|announced|said|says|wrote|posted|declared|vowed|pledged|promised|insisted"
    r"|apologi[sz]ed|denied|confirmed)\b"
)
_ANSWERED: Final = expression(
    r"\b(?:accus|blam|critici|condemn|denounc|attack|ask|challeng|question|press|invit|urg|warn|told|tell)"
)
"""What the other one may answer."""
_BACKGROUND: Final = expression(
    r"\b(?:after|since|before|than|like|unlike|behind|succeeding|replacing) {1,3}(?:[A-Za-z-]{2,20} {1,3})?$"
)
_TWO: Final = expression(r"\b(?:and|or|but|while|whereas|that|who|whom|when|because|as) {1,3}$")
_DOES: Final = expression(
    r",? {1,3}(?:who|whose|which)\b|(?:,[^,;:.!?\"“]{1,80},)? {1,3}(?:(?:has|had|have|is|was|will|would)\b|[a-z]{2,20}ed\b|sa(?:id|ys)\b|told\b)"
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
    people = around.named(0, at)
    if people and _is_strangers(around, at, max(one.span.start for one in people.values())):
        return None
    if len(people) == 1:
        return _only(around, next(iter(people.values())), start, at)
    if people:
        return _of_several(around, word, at)
    return _of_before(around, word, at)


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
        people = around.named(low, high)
        others |= {key for key in people if _is_other(around, low, people[key], word)}
        people = {key: one for key, one in people.items() if key not in others}
        if len(people) == 1 and _is_told(around, next(iter(people.values())), at):
            return None
        if people and not _opens_with(around, low, word, at):
            fitting = [one for one in people.values() if _may_be(around.text, one, word)]
            if len(fitting) > 1:
                teller = _teller(around.text, low, fitting)
                fitting = [teller] if teller else _without_genitives(around.text, fitting)
            return of_mention(fitting[0]) if len(fitting) == 1 else None
        if low <= 0:
            break
        high = low
    return last if last.near and last.kind in ("person", "") else None


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
    opened = around.text[low : low + len(word) + 1].lower() == f"{word} "
    return opened and low + len(word) < at


def _may_be(text: str, mention: Mention, word: str) -> bool:
    left = text[max(0, mention.span.start - 24) : mention.span.start]
    return not (_HE if word == "she" else _SHE).search(left)


def _teller(text: str, low: int, people: list[Mention]) -> Mention | None:
    """Who opens a sentence, and speaks in it or is the only one of whom it tells.

    Read "X conceded defeat and congratulated Y. “…,” he wrote", "X is the first to win after Y".
    """
    first, *others = sorted(people, key=lambda one: one.span.start)
    if not _OPENS.fullmatch(text, low, first.span.start):
        return None
    end = others[0].span.start
    if _TELLS.match(text, first.span.end) and not _ANSWERED.search(text, first.span.end, end):
        return None if any(_acts(text, one) for one in others) else first
    behind = (
        _BACKGROUND.search(text, max(0, one.span.start - 24), one.span.start) for one in others
    )
    return first if all(behind) else None


def _acts(text: str, one: Mention) -> bool:
    """Whether somebody named later does something too, or is one of two who do it."""
    joined = _TWO.search(text, max(0, one.span.start - 12), one.span.start)
    return bool(joined or _DOES.match(text, one.span.end))


def _of_before(around: Surroundings, word: str, at: int) -> Speaker | None:
    """Nobody is named in the paragraph: the last speaker, or the one person of the paragraph before."""
    if _is_other_named(around, at) or _is_strangers(around, at):
        return None
    people = [one for one in around.earlier if one.kind == "person"]
    before = {of_mention(one).key: one for one in people}
    last = around.last
    is_person = last.known and last.kind in ("person", "")
    if is_person and (last.near or not before or last.key in before):
        return last
    if len(before) > 1:
        fitting = [one for one in before.values() if _may_be(around.before, one, word)]
        teller = _teller(around.before, 0, fitting) if len(fitting) > 1 else None
        return of_mention(teller or fitting[0]) if teller or len(fitting) == 1 else None
    return of_mention(next(iter(before.values()))) if before else None


def _is_strangers(around: Surroundings, at: int, named: int = -1) -> bool:
    """Whether somebody without a name spoke last: the pronoun is theirs.

    named: where the last person's name begins.
    """
    low = max(0, at - _REACH)
    return (around.stranger and named < 0) or any(
        found.end() > named and not around.spoken(found.end())
        for found in STRANGER.finditer(around.text, low, at)
    )


def _is_other_named(around: Surroundings, at: int) -> bool:
    """Whether a full name that nobody knows stands in the paragraph: the pronoun may be theirs."""
    low = max(0, at - _REACH)
    mine = set(around.last.name.split())
    known = {mention.span.start for mention in around.mentions if mention.kind != "person"}
    return any(
        not mine & set(found[0].split())
        and found.start() not in known
        and not NOT_NAMES & set(found[0].split())
        and not around.spoken(found.start())
        and not _THING.search(around.text, max(0, found.start() - 28), found.start())
        and not any(map(str.isdigit, found[0]))
        for found in FULL_NAME.finditer(around.text, low, at)
    )
