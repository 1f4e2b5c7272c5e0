"""Sentence boundaries by rule: no model, and the same on every machine.

A stop ends a sentence if what follows can begin one. After an abbreviation that usually stands
before a name ("Mr.", "Gen.") it never does; after one that may end a sentence ("U.S.", "Inc.",
"a.m.") only before a word that hardly ever goes on with a name ("The", "In", "He").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefgen.annotate.annotation import Span
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.stops import DOTTED, Stops, is_initial
from briefgen.expressions import expression
from briefgen.source.passage import Passage

_OPENING = "\"'“‘«»„‚([¿¡"
_CLOSING = "\"'”’“‘»«)]"
_STOP = expression(
    rf"[.!?…؟۔।。！？](?:(?<=[.!?…؟۔।])(?<![.!?…؟۔।].)[.!?…؟۔।]*+[{re.escape(_CLOSING)}]*+(?=\s)"
    r"|(?<=[。！？])[。！？]*+[」』”’）]*+)"
)
"""Its first sign comes first, so that `re` skips all letters."""
_BEFORE_LAST_WORD = expression(r".*[\s(\[\"“‘«—–]", re.DOTALL)
_BEFORE_NAMES = word_set(
    "mr mrs ms mx messrs dr prof gen lt col maj capt cpt cmdr adm sgt cpl pvt brig sen rep gov pres "
    "rev ste vs v cf e.g i.e fig figs vol pp ed eds approx det amb mme mlle "
    "revd cllr cllrs clr ald coun atty attys engr engrs adv smt insp cde msgr"
)
_BEFORE_NUMBERS = word_set("no nos art sec ch par p pp fig est ca c")
_LETTERED = expression(
    r"\b(?:[Hh]epatitis|[Ii]nfluenza|[Vv]itamins?|[Pp]lan|[Gg]roup|[Tt]ype|[Cc]lass|[Gg]rade|[Ss]ection|[Cc]ategory|[Ss]chedule|[Pp]ool|[Ss]erie)"
    r"[ \u00a0][A-Z]\Z"
)
"""A letter behind these is no initial: "had hepatitis C. Nobody knew"."""
_MAY_END = word_set(
    "st mt ft fr hon ca sec supt inc corp co ltd llc plc bros jr sr etc al dept univ assn jan feb mar apr jun jul aug sep sept "
    "oct nov dec esq ph.d m.d b.a m.a"
)
_STARTERS = word_set(
    "a an the this that these those he she it they we i you his her its their our my your there here "
    "in on at by for from with without to of as if and but or nor so yet when while where who what why "
    "how which after before since until during under over despite because although though both each "
    "either neither some many most all more less few several no not none another other such just only "
    "even still also then now later earlier meanwhile however moreover furthermore nevertheless "
    "according asked speaking officials critics analysts once unlike like among between against "
    "last next one two three nearly almost about"
)


def sentences(passages: Iterable[Passage], stops: Stops | None = None) -> tuple[Span, ...]:
    """The sentences of each passage, without the space around them, in document order.

    stops: those of the language, if it isn't English.
    """
    return tuple(
        Span(passage.index, start, end)
        for passage in passages
        for start, end in sentence_offsets(passage.text, stops)
    )


def sentence_offsets(text: str, stops: Stops | None = None) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of a text."""
    start = 0
    for stop in _STOP.finditer(text):
        if _ends_sentence(text, stop, stops):
            yield from _trimmed(text, start, stop.end())
            start = stop.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    body = text[start:end]
    if body.strip():
        yield start + len(body) - len(body.lstrip()), start + len(body.rstrip())


def _ends_sentence(text: str, stop: re.Match[str], stops: Stops | None) -> bool:
    following = _following_word(text, stop.end())
    if not following:
        return False
    if stop[0][0] in "。！？":
        return True
    if following[0].islower():
        return False
    if stop[0][0] != "." or stop[0][:2] == "..":
        return True
    if stops is not None:
        return stops.ends(_word_before(text, stop))
    return _period_ends(text, stop, following)


def _following_word(text: str, at: int) -> str:
    """The next word without opening quotes; only its first letters matter."""
    words = text[at : at + 60].split(maxsplit=1)
    return words[0].lstrip(_OPENING) or words[0] if words else ""


def _period_ends(text: str, stop: re.Match[str], following: str) -> bool:
    word = _word_before(text, stop)
    lower = word.lower()
    starts_anew = _plain(following) in _STARTERS
    if len(stop[0]) > 1 and not starts_anew and DOTTED.fullmatch(word):
        return True  # a quotation closes after "U.S.”"
    if len(word) == 1 and _LETTERED.search(text, max(stop.start() - 24, 0), stop.start()):
        return True
    if lower in _BEFORE_NUMBERS and not is_initial(word):  # but "P. Wilson"
        return not following[0].isdigit() and lower not in _BEFORE_NAMES
    if lower in _BEFORE_NAMES:
        return False
    if lower in _MAY_END or is_initial(word) or DOTTED.fullmatch(word):
        return starts_anew
    return True


def _word_before(text: str, stop: re.Match[str]) -> str:
    near = max(stop.start() - 40, 0)
    before = _BEFORE_LAST_WORD.match(text, near, stop.start())
    return text[before.end() if before else near : stop.start()]


def _plain(word: str) -> str:
    return word.lower().rstrip(".,;:!?" + _CLOSING).partition("'")[0].partition("’")[0]
