"""Whether words hold a finite verb: a clause rather than a caption or a list of names."""

from __future__ import annotations

from typing import Final

from briefgen.annotate.lexicon import word_set
from briefgen.annotate.plain import fold
from briefgen.expressions import expression

_SURE: Final = word_set(
    "is are was were has have had will would can could may might must should does did do isn't "
    "aren't wasn't weren't won't wouldn't can't couldn't doesn't didn't don't hasn't haven't hadn't "
    "says said met won lost began became made gave left rose fell took held beat kept sent paid "
    "went came got told found brought built bought broke chose drew drove fought flew grew heard "
    "knew led lent lay ran rode sank sold shot spent spoke stood stole struck swept swore taught "
    "thought threw understood withdrew wrote hit put set cut hurt shut saw ate sought dealt fled "
    "laid slid slept sat shook shrank swung wept bled clung crept dug fed felt forgot hung knelt leapt "
    "meant mistook overcame sped spun stuck undertook upheld withheld arose awoke beset oversaw "
    "underwent foresaw "
    "cast split spread burst froze overturned overtook bore tore woke wore hid forgave forbade rang sang sprang swam wants "
    "plans makes takes looks gives calls comes goes holds keeps becomes remains shows seeks faces needs "
    "wins loses begins leads sells buys brings brought expects hopes aims urges backs bans ends "
    "opens closes cuts raises falls rises leaves stays lies stands meets allows requires includes "
    "belongs contains costs means seems appears believes thinks knows lives works runs depends "
    "follows starts lets helps denies accuses warns declares announces approves rejects demands "
    "presides relies consists insists focuses depends argues accounts agrees arrives attends "
    "employs enters exists expands extends finds gets grows helps joins knows lacks "
    "launches learns likes loves needs occurs owns pays "
    "poses prefers presents produces promises proves provides reaches receives refers refuses "
    "replaces sends serves sits speaks spends spreads supports "
    "tells tries warns writes pushes sees puts lets adds pleads publishes identifies represents operates "
    "carries considers continues creates decides describes develops establishes explains gathers generates "
    "handles involves lasts maintains manages opposes performs permits prohibits prevents proposes protects "
    "recognises recognizes reduces reflects resembles reveals seems strengthens suggests treats undermines "
    "specialises specializes presses "
    "live remain lie exist depend agree believe expect want seek belong become include "
    "require allow contain say think know"
)
_PAST: Final = expression(r"[a-z]{2,}ed")
_NOUNS_IN_ED: Final = word_set(
    "called named labelled labeled dubbed based located pictured born hundred red bed shed seed need speed feed breed indeed united"
)
_WORDS: Final = expression(r"[\w'’-]+|,")
_BEFORE_PARTICIPLE: Final = word_set(
    "a an the of by for with from in on at to and or its his her their more most so as highly newly "
    "being be been having about over against under into between among through than no any some "
    "other several many few all new"
)
"""After these, "printed" is no verb of a clause."""
_ONE: Final = word_set("he she it")
_NO_TENSE: Final = word_set("having to being by the a an its his her their no of")
_CALLED_OFF: Final = expression(
    r"\bcalled (?=(?:off|for|on|up|out|it|him|her|them|his|its|their)\b)"
)
_HELPING: Final = word_set(
    "is are was were has have had will would can could may might must should does did do be been being not also now "
    "still already just again due set expected scheduled likely to"
)
"""With these a verb begins: "is due to hold", "has been fined"."""
_BRACKETS: Final = expression(r"\([^()]{0,80}\)")


def is_finite(text: str) -> bool:
    """Whether some word of `text`, but its first, is (as far as its form says) a finite verb."""
    return _first(_words(text)) is not None


def behind_verb(text: str) -> str | None:
    """The words behind the first finite verb of `text` and what belongs to it ("is due to hold"); None without one."""
    words = _words(text)
    at = _first(words)
    if at is None:
        return None
    helped = words[at] in _HELPING
    at += 1
    while at < len(words) and (words[at] in _HELPING or words[at].endswith("ly")):
        helped = helped or words[at] == "to"
        at += 1
    return " ".join(words[at + helped :])


def _words(text: str) -> list[str]:
    plain = fold(text)
    if "(" in plain:
        plain = _BRACKETS.sub("", plain)
    if "called " in plain:
        plain = _CALLED_OFF.sub("was ", plain)
    return _WORDS.findall(plain)


def _first(words: list[str]) -> int | None:
    last, commas = "", 0
    for at, word in enumerate(words):
        commas += word == ","
        if at and (
            (word in _SURE and last.lower() not in _NO_TENSE)
            or (last in _ONE and word[-1] == "s")
            or (_is_past(word, last) and not (last == "," and commas % 2))
        ):
            return at
        last = word
    return None


def may_be_finite(word: str) -> bool:
    """Whether a word, by its form alone, may be a finite verb."""
    return word in _SURE or _is_past(word, "")


def _is_past(word: str, last: str) -> bool:
    return (
        word.endswith("ed")  # most words fail here, before the expression
        and _PAST.fullmatch(word) is not None
        and word not in _NOUNS_IN_ED
        and last.lower() not in _BEFORE_PARTICIPLE
    )
