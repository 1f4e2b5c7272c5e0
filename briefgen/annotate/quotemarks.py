"""Finds quoted words: pairs of quotation marks, and quotations that run on to the next paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from briefgen.expressions import expression
from briefgen.knowledge.folding import KEPT

_PAIRS: Final = {"“": "”", "„": "“”", "«": "»", "”": "”"}
_DOUBLE: Final = expression('[“”„«»"]', signs=tuple('"“”«»„'))
_SINGLE: Final = expression(
    r"(?<![^\s(\[—–-])‘(?=\w)([^‘“”\"]{2,600}?)(?:(?<=[,.?!…])’|’(?=[\s.,;:!?)—–]|$))"
)
_OUTER: Final = expression(
    r"(?:^|(?<=[\s(\[—–-]))‘(?=[\w“])([^‘“”]{0,600}(?:“[^‘’“”]{1,300}”[^‘“”]{0,300}){1,4}?(?<=[,.?!…]))’(?!\w)"
)
_GENITIVE: Final = expression(
    r"’ (?=[a-z])(?:[^‘“”]{1,400}?[,.?!…](?=’(?!\w))|[\w-]+(?: [\w-]+)?(?<!s)(?=’(?:[\s.,;:!?]|$)))"
)
"""After what only seemed to be the end: ‘the workers’ paradise’, ‘the lads’ effort was superb,’."""
_STRAIGHT: Final = expression(
    r"(?<![^\s(\[—–-])'(?=[^\W\d])(?=[^']{0,600}[^\W\d]{3})(?!(?:em|til|tis|twas|cause|bout)\b)"
    r"(?:(?P<said>[^'\"“”]{2,600}?(?:(?:(?<=\w)'(?=\w)|(?<=s)'(?= [a-z]))[^'\"“”]{1,600}?){0,12}"
    r"(?<=[,.?!…]))'(?![\w'])|(?P<words>[\w-]{1,24}(?: [\w-]{1,24}){0,6})'(?=[\s.,;:!?)—–]|$))"
)
"""Single marks without curls: whole sentences, which end in a stop, and a few words."""
_PLURAL: Final = expression(r"s' [a-z]")
"""What looks like the end of quoted words is more likely a genitive: "the workers' rights"."""
_SENTENCE_ENDS: Final = expression(r"[.?!…] {1,3}\Z")
"""Before another opening mark: the words go on as in a new paragraph."""
_LOOSE: Final = expression(
    r"(?<=[^\W\d] )\" (?=[^\W\d][^\"“”]{0,600}[^\W_\d][.,?!…]?\"(?:[\s.,;:!?)]|$))"
)
"""A straight mark with a blank on both sides, and one behind words that closes it."""
_OPENS: Final = expression(r"[^\s.,;:!?)\]”\"]")
_TWICE: Final = expression(r"(?<!')''(?!')|(?<!`)``(?!`)|(?<!’)’’(?!’)")
"""A double mark that is set as two single ones: ''So it is,'' she said; ``So it is,'' in old wires; “So it is,’’."""
_APART: Final = expression(r"«[ \u00a0\u202f](?=[^\s«»])|(?<=[^\s«»])[ \u00a0\u202f]»")
"""Guillemets with their blanks, as in France: « So it is », she said."""
_OTHER: Final = {'"': "”", "”": '"'}
"""What closes quoted words beside their own mark, where hands or machines mixed the two forms."""
_ENDS_CLAUSE: Final = expression(r"(?<=[,.?!…])[\"”](?!\w)|[\"”](?=[.,;:?!)]|\s{0,3}\Z)")


def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of quoted words, without the marks; an opening mark that nothing closes opens nothing."""
    return tuple((start, end) for start, end, closed in pieces(text) if closed)


def marked(text: str) -> str:
    """The text with plain marks, each beside the quoted words; as many code points.

    A plain double mark and a blank stand for two single marks; blanks inside guillemets stand outside.
    """
    if "``" in text:
        text = text.replace("″", '"')
    if "''" in text or "``" in text or "’’" in text:
        text = _TWICE.sub(_plainly, text)
    if "«" in text and "»" in text:
        text = _APART.sub(_beside, text)
    return text


def _beside(found: re.Match[str]) -> str:
    return " «" if found[0][0] == "«" else "» "


def _plainly(found: re.Match[str]) -> str:
    """The mark stands beside the quoted words, the blank outside them."""
    text, at = found.string, found.start()
    if found[0] == "``":
        return ' "'
    closes = at and (text[at - 1].isalnum() or text[at - 1] in ",.?!…;:)")
    return '" ' if closes else ' "'


@lru_cache(maxsize=KEPT)
def pieces(text: str) -> tuple[tuple[int, int, bool], ...]:
    """Quoted spans of one paragraph; one that no mark closes ends before the next, or with the paragraph."""
    text = marked(text)
    outer = tuple(_around_double(text))
    double = tuple(one for one in _double(text) if not _inside(outer, one[0]))
    single = (one for one in _single(text, double) if not _inside(outer, one[0]))
    return tuple(sorted((*outer, *double, *single)))


def _around_double(text: str) -> Iterator[tuple[int, int, bool]]:
    """Single marks around double ones, as in Britain: ‘She said “no” and left,’."""
    if "‘" in text and "“" in text:
        for found in _OUTER.finditer(text):
            yield found.start(1), found.end(1), True


def _double(text: str) -> Iterator[tuple[int, int, bool]]:
    start, closers, inner = -1, "", False
    for found in _DOUBLE.finditer(text):
        mark, at = found[0], found.start()
        if start >= 0 and mark == '"' and mark not in closers and (inner or _opens(text, at)):
            inner = not inner  # “The word "no" hurts,” she said
            continue
        if start < 0 or (mark in "“„«" and mark not in closers):
            if _opens(text, at):
                if start >= 0 and (stop := _SENTENCE_ENDS.search(text, max(start, at - 4), at)):
                    yield start, stop.start() + 1, False
                start, closers, inner = at + 1, _PAIRS.get(mark, '"'), False
            elif start < 0 and mark == '"' and (loose := _LOOSE.match(text, at)):
                start, closers, inner = loose.end(), mark, False
        elif _closes(text, at, mark, closers):
            if at > start:
                yield start, at, True
            start = -1
    if 0 <= start < len(text.rstrip()):
        yield start, len(text.rstrip()), False


def _opens(text: str, at: int) -> bool:
    mark, following = text[at], text[at + 1 : at + 2]
    if mark in "»”" or not _OPENS.match(following):
        return mark in "“„«" and following not in ("", " ")
    return mark != '"' or at == 0 or text[at - 1] in " \u00a0\u202f\n\t([{—–-/'‘"


def _closes(text: str, at: int, mark: str, closers: str) -> bool:
    """A straight mark before a letter opens rather than closes; one of another form ends a clause."""
    if mark in closers:
        return mark != '"' or not text[at + 1 : at + 2].isalnum()
    return _OTHER.get(mark, " ") in closers and bool(_ENDS_CLAUSE.match(text, at))


def _single(
    text: str, double: tuple[tuple[int, int, bool], ...]
) -> Iterator[tuple[int, int, bool]]:
    """British single marks, outside double ones; ’ and ' are apostrophes too."""
    if "‘" in text:
        end = 0
        for found in _SINGLE.finditer(text):
            if not _inside(double, found.start()) and found.start() >= end:
                end = _past_genitive(text, found.end(1))
                yield found.start(1), end, True
    elif "'" in text:
        yield from _straight(text, double)


def _past_genitive(text: str, end: int) -> int:
    further = _GENITIVE.match(text, end) if text[end - 1] == "s" else None
    return further.end() if further else end


def _straight(
    text: str, double: tuple[tuple[int, int, bool], ...]
) -> Iterator[tuple[int, int, bool]]:
    for found in _STRAIGHT.finditer(text):
        start, end = found.span("said" if found["said"] else "words")
        if not _inside(double, found.start()) and not _PLURAL.match(text, end - 1):
            yield start, end, True


def _inside(spans: tuple[tuple[int, int, bool], ...], at: int) -> bool:
    before = bisect_right(spans, (at, 1 << 62)) - 1
    return before >= 0 and spans[before][1] > at
