"""Who said the words: the subject of the verb of saying beside a quotation."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from briefgen.annotate import joined_verbs, subjects
from briefgen.annotate.agents import agent, caller, namer, signer
from briefgen.annotate.joined_verbs import closed_before, outside
from briefgen.annotate.pronouns import meant
from briefgen.annotate.sentence_subjects import leading
from briefgen.annotate.speech import (
    ACCORDING,
    AS_TOLD,
    DID,
    NAMED,
    QUOTED,
    SAID_BY,
    SAYS_ALONE,
    SHORT_SAID,
)
from briefgen.annotate.spoken import NOBODY, Speaker, Surroundings
from briefgen.expressions import expression

_PHRASE_END: Final = expression(r"[,;\"“]|\.(?=\s|$)")
_ASIDE: Final = expression(r", {1,3}(?:only|(?:which|who|whose|where)\b(?![^\"“]{3,120},))\b")
"""Another clause between a verb and quoted words: "what A had promised, only that it was fair"."""
_ONLY_THAT: Final = expression(r", {1,3}(?:only|except) that\b")
"""Read "X would not say what it cost, only that it was “fair”"."""
_DEEDS: Final = (
    "accus",
    "blam",
    "prais",
    "condemn",
    "critici",
    "denounc",
    "thank",
    "describ",
    "commend",
)
"""Begin verbs whose object is no clause."""
_IS: Final = expression(r" {1,3}(?:is|was|are|were|has|have|had|will|would|could|may|might)\b")
"""The verb of the clause of which another one is a part: "what the law says is"."""
_KEEPS: Final = expression(
    r"(?:(?:maintain|observ)(?:s|ed)) {1,3}(?:an?|its|his|her|their)(?: {1,3}(?!(?:is|was|are|were|had|has|would|will)\b)[a-z-]{2,20}){0,3} {1,3}\Z"
)
"""What is kept up is no speech: "has maintained a “zero tolerance” policy"."""
_SUFFERED: Final = expression(
    r"(?:\b(?:and|but) {1,3}|, {1,3})(?:was|were|has been|had been) {1,3}[a-z]+ed\b"
)
"""What was done to somebody: "accused her of theft and was fined “at once”"."""
_BY: Final = expression(r" {1,3}by {1,3}(?:the {1,3})?")
_PASSIVE: Final = expression(
    r"\b(?:is|are|was|were|be|been|being)(?: {1,3}(?:[a-z]+ly|also|once|now|later|often|even|all))? {1,3}$"
)
_STORM: Final = expression(
    r"\b(?:[Tt]yphoon|[Hh]urricane|[Cc]yclone|[Ss]torm|[Oo]peration) {1,3}[\"“][A-Z][\w-]{1,20}\Z"
)
"""A name, and nobody's words: "typhoon “Frank” hit the coast"."""
_UNNAMED: Final = expression(r"\b(?:he|she|it|they|his|her)\b", re.IGNORECASE)
_INNER_END: Final = expression(r"(?<=[,?!])['’] {0,2}\Z")
_FEW: Final = 3
"""Words of the shortest sentence; fewer may be a name: "after “Salt,” Lund retired"."""
_GAP: Final = 4
_APPOSED: Final = 3
"""Commas in front of which a verb of saying is looked for."""
_TAIL: Final = expression(r"[^,;:]{0,80}\W*$")


def speaker(around: Surroundings) -> Speaker:
    """Who said the words, or `NOBODY`."""
    start = around.words[0]
    named = NAMED.search(around.text[max(0, start - 16) : start - 1])
    if named or _STORM.search(around.text, max(0, start - 24), around.words[1]):
        return NOBODY
    return (
        _as_quoted(around)
        or (_before(around) if _is_introduced(around) else None)
        or _after(around)
        or _as_told(around)
        or caller(around)
        or agent(around)
        or namer(around)
        or _before(around)
        or _according(around)
        or _tail(around)
        or _going_on(around)
        or signer(around)
        or NOBODY
    )


def _is_introduced(around: Surroundings) -> bool:
    """Whether a colon opens the words and a stop ends them, so that what follows is another sentence."""
    start, last = around.words[0] - 1, around.words[1] - 1
    before = around.text[max(0, start - _GAP) : start].rstrip()
    return before.endswith(":") and around.text[last : last + 1] in tuple(".?!…")


def _as_quoted(around: Surroundings) -> Speaker | None:
    """Read the paper quoted X as saying, "…"; "…," the paper quoted X as saying."""
    text = around.text
    low, high = around.words[1] + 1, _next_quote(around)
    behind = QUOTED.search(text, low, high)
    if behind and text[around.words[1] - 1] in tuple(",?!—–-…"):
        first = next(outside(around, low, high), None)
        if first is None or first.start() >= behind.start():
            return subjects.phrase(around, *behind.span("who"))
    low, high = around.sentence[0], around.words[0] - 1
    for found in QUOTED.finditer(text, low, high):
        if not around.spoken(found.start()) and not any(outside(around, found.end(), high)):
            return subjects.phrase(around, *found.span("who"))
    return None


def _after(around: Surroundings) -> Speaker | None:
    """Read "…," said X; "…," X said."""
    low, high = around.words[1] + 1, _next_quote(around)
    last = _last_letter(around)
    if last not in tuple(",?!—–-…"):
        alone = SAYS_ALONE.match(around.text, low) if last == "." else None
        return subjects.before(around, low, alone.start("verb")) if alone else None
    said = SAID_BY.match(around.text[low:high])
    if said:
        return subjects.after(around, low + said.end(), high)
    verb = next(outside(around, low, high), None)
    if verb is None:
        return _by_any_verb(around, low, high)
    if around.text.startswith(" that ", verb.end()):
        return None  # "at a show called “X,” she said that …": said of something else
    if re.search(r"[;:]", around.text[low : verb.start()]) or _is_done_to(around, low, verb):
        return None
    return subjects.before(around, low, verb.start())


def _is_done_to(around: Surroundings, low: int, verb: re.Match[str]) -> bool:
    """Whether the verb is of what another one does: "X was told", "X was accused of writing"."""
    passive = _PASSIVE.search(around.text[max(low, verb.start() - 24) : verb.start()])
    return passive is not None and not verb[0].endswith("saying")


def _by_any_verb(around: Surroundings, low: int, high: int) -> Speaker | None:
    """Read "…," X marvelled."""
    words = around.text[slice(*around.words)]
    did = DID.match(around.text, low, high)
    if did is None or not words.endswith(",") or len(words.split()) < _FEW or _is_title(around):
        return None
    if re.compile(r"\w").search(around.text, around.sentence[0], around.words[0]):
        return None  # "after the film “X of Y,” Lund retired"
    return subjects.before(around, low, did.start("did"))


def named_behind(around: Surroundings) -> Speaker | None:
    """The person whom the words right behind name: "…," said X; "…," X said. Never "he"."""
    unnamed = _UNNAMED.search(around.text, around.words[1] + 1, _next_quote(around))
    who = None if unnamed else _after(around)
    return who if who and who.kind in ("person", "") else None


def _last_letter(around: Surroundings) -> str:
    """The last letter of the words, behind which those that they quote may end: "…,' " said X."""
    end = around.words[1]
    inner = _INNER_END.search(around.text, max(around.words[0], end - 4), end)
    last = inner.start() if inner else end
    return around.text[last - 1 : last]


def _next_quote(around: Surroundings) -> int:
    at = bisect_right(around.quoted, (around.words[1], 1 << 62))
    following = around.quoted[at][0] - 1 if at < len(around.quoted) else len(around.text)
    return min(
        following,
        around.sentence[1]
        if around.sentence[1] > around.words[1] + 3
        else around.stop(around.words[1] + 1),
    )


def _as_told(around: Surroundings) -> Speaker | None:
    """Read "…" was all she would say; "…" is how X puts it."""
    low = around.words[1] + 1
    told = AS_TOLD.match(around.text, low, around.sentence[1])
    if told is None:
        return None
    if told["pronoun"]:
        return meant(around, told["pronoun"], told.start("pronoun"))
    return subjects.before(around, told.start("name"), told.end("name") + 1)


def _before(around: Surroundings) -> Speaker | None:
    """X said, "…"; X said that it was "…"; X rose and called it "…"; called by X "…"."""
    low, high = around.sentence[0], around.words[0] - 1
    verb = _last_saying(around, low, high)
    if verb is None:
        return _with_colon(around)
    if _ONLY_THAT.search(around.text, verb.end(), high):
        return leading(around, low, high)
    kept = _KEEPS.fullmatch(around.text, verb.start(), high)
    suffered = verb[0].startswith(_DEEDS) and _SUFFERED.search(around.text, verb.end(), high)
    titled = verb[0] in ("wrote", "writes") and _is_title(around)
    if kept or suffered or titled or _ASIDE.search(around.text, verb.end(), high):
        return None
    opened = closed_before(around, verb.start())
    if opened and not verb[0].endswith("ing"):  # "…," warned X, "…"
        return subjects.after(around, verb.end() + 1, high)
    by = _BY.match(around.text, verb.end(), high)
    if by:
        return subjects.phrase(around, by.end(), _agent_end(around, by.end(), high))
    return _subject(around, low, verb)


def _last_saying(around: Surroundings, low: int, high: int) -> re.Match[str] | None:
    """The last verb of saying, but for what a report "found" of which somebody says so.

    Nor that of "X warned that what the harbour demands was “late”".
    """
    verbs = [*outside(around, low, high)]
    last = verbs[-1] if verbs else None
    if last is None or len(verbs) == 1:
        return last
    inner = last[0].endswith("s") and _IS.match(around.text, last.end(), high)
    if inner and not around.text.startswith(" that ", verbs[-2].end()):
        return last
    if last[0] != "found" and not inner:
        return last
    return last if subjects.before(around, low, last.start()) else verbs[-2]


def _subject(around: Surroundings, low: int, verb: re.Match[str]) -> Speaker | None:
    """Who does it: the name before the verb, or before an "and" that joins it to another verb."""
    if _is_done_to(around, low, verb):
        return None
    return subjects.before(around, low, verb.start()) or joined_verbs.subject(around, low, verb)


def _agent_end(around: Surroundings, low: int, high: int) -> int:
    found = re.compile(r" {1,3}as\b|[,;]").search(around.text, low, high)
    return found.start() if found else high


def _with_colon(around: Surroundings) -> Speaker | None:
    """Read "X was in no mood to wait: “…”"."""
    low, high = around.sentence[0], around.words[0] - 1
    return leading(around, low, high) if around.text[low:high].rstrip().endswith(":") else None


def _is_title(around: Surroundings) -> bool:
    """The name of a book rather than words of its author."""
    long = [word for word in around.text[slice(*around.words)].split() if len(word) > 3]
    return len(long) > 1 and all(word[0].isupper() for word in long)


def _according(around: Surroundings) -> Speaker | None:
    found = ACCORDING.search(around.text, *around.sentence)
    if found is None or around.spoken(found.start()):
        return None
    end = _PHRASE_END.search(around.text, found.end())
    high = end.start() if end else around.sentence[1]
    return (
        subjects.phrase(around, found.end(), high)
        or subjects.after(around, found.end(), around.sentence[1])
        or subjects.body(around, found.end(), high)
    )


def _tail(around: Surroundings) -> Speaker | None:
    """Read it was “…” and wrong, X said; … “…”, said X."""
    low, high = around.words[1] + 1, around.sentence[1]
    if next(outside(around, around.sentence[0], around.words[0] - 1), None):
        return None
    commas = _commas(around, low, high)
    if not commas:
        return None
    for comma in commas:  # "…, said X, the owner of Y"
        if said := SAID_BY.match(around.text[comma + 1 : high]):
            return subjects.after(around, comma + 1 + said.end(), high)
    comma = commas[0]
    verb = SHORT_SAID.search(around.text, comma, high)
    if (
        verb is None
        or around.spoken(verb.start())
        or not _TAIL.match(around.text, verb.end(), high)
    ):
        return None
    return subjects.before(around, comma + 1, verb.start())


def _commas(around: Surroundings, low: int, high: int) -> list[int]:
    """The last commas outside quoted words, from the end."""
    found: list[int] = []
    comma = around.text.rfind(",", low, high)
    while comma >= low and len(found) < _APPOSED:
        if not around.spoken(comma):
            found.append(comma)
        comma = around.text.rfind(",", low, comma)
    return found


def _going_on(around: Surroundings) -> Speaker | None:
    """A sentence that is nothing but quotation goes on with the speaker before it.

    Or with whoever the sentence in front of it tells of: "X thinks so, too. “…”".
    """
    low, high = around.sentence
    behind = around.words[1] + 1
    beside = around.text[low : around.words[0] - 1] + around.text[behind : max(high, behind)]
    if re.search(r"\w", beside):
        return None
    before = around.sentence_before(low)
    if before is None:
        return _over_the_break(around)
    if any(start < before[1] and end > before[0] for start, end in _latest(around, low)):
        return around.last if around.last.near else None
    told = leading(around, *before)
    if told and told.kind in ("person", ""):
        return told
    telling = _telling(around, *before)
    if telling is None:
        return around.last if around.last.near else None
    teller = _subject(around, before[0], telling)
    return teller if teller and teller.kind == "person" else None


def _telling(around: Surroundings, low: int, high: int) -> re.Match[str] | None:
    """The last verb of saying in a sentence: "it was late, but X said …".

    Whoever its subject is goes on; where that is open, so are the words behind it.
    """
    told = (
        verb for verb in outside(around, low, high) if around.text[verb.start() - 3 :][:3] != "to "
    )
    return max(told, key=re.Match.start, default=None)


def _latest(around: Surroundings, at: int) -> tuple[tuple[int, int], ...]:
    here = bisect_right(around.quoted, (at, 0))
    return around.quoted[max(0, here - 4) : here]


def _over_the_break(around: Surroundings) -> Speaker | None:
    """A paragraph that begins with words of nobody goes on with the speaker of the one before."""
    if not around.led.known or around.text[: around.words[0] - 1].strip():
        return None
    low = around.words[1] + 1
    high = around.stop(max(around.sentence[1], low))
    people = around.named(low, high)
    return None if people or any(outside(around, low, high)) else around.led
