"""Quoted words, verbatim, and who said them where the text makes that plain.

Every quoted fragment counts, scare quotes too. A speaker is the subject of the nearest verb of
saying in the quotation's own sentence, whoever stands after "according to", or, for a sentence that
is nothing but quotation, the speaker of the words before it. Two subjects, an unnamed one ("a
statement said") or none give no speaker.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from briefgen.annotate import attribution
from briefgen.annotate.annotation import Mention, Quotation, Span
from briefgen.annotate.attribution import NOBODY, Speaker, Surroundings
from briefgen.annotate.plain import fold
from briefgen.annotate.quotemarks import pieces
from briefgen.source.passage import Passage

_REACH: Final = 600
"""Code points around quoted words in which their speaker is looked for."""


@dataclass(frozen=True, slots=True)
class _Quoted:
    """Quoted words and whether a passage's end cut them off."""

    span: Span
    closed: bool


@dataclass(frozen=True, slots=True)
class _Paragraph:
    folded: str
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    quoted: tuple[tuple[int, int], ...]


def quotations(
    passages: Iterable[Passage],
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    names: Mapping[str, str],
) -> tuple[Quotation, ...]:
    """All quotations in reading order, one for each paragraph of a longer one.

    sentences: spans of the sentences; mentions: with the entities that the document decides;
    names: entity id → display name.
    """
    passages = tuple(passages)
    spans = _by_passage(sentences)
    mentioned: dict[int, list[Mention]] = {}
    for mention in sorted(mentions):
        mentioned.setdefault(mention.span.passage, []).append(mention)
    said: list[tuple[_Quoted, Speaker]] = []
    last = NOBODY
    for passage, quoted in _spoken(passages):
        paragraph = _Paragraph(
            fold(passage.text),
            tuple(spans.get(passage.index, ())),
            tuple(mentioned.get(passage.index, ())),
            tuple((one.span.start, one.span.end) for one in quoted),
        )
        for one in quoted:
            goes_on = bool(said) and not said[-1][0].closed and one is quoted[0]
            speaker = said[-1][1] if goes_on and said[-1][1].known else NOBODY
            if not speaker.known:
                speaker = _speaker(paragraph, one, last)
                said = _told_late(said, speaker) if goes_on else said
            last = replace(speaker, near=True) if speaker.known else last
            said.append((one, speaker))
        last = replace(last, near=False)
    texts = {passage.index: passage.text for passage in passages}
    return tuple(_quotation(texts[one.span.passage], one, who, names) for one, who in said)


def _told_late(
    said: list[tuple[_Quoted, Speaker]], speaker: Speaker
) -> list[tuple[_Quoted, Speaker]]:
    """A quotation over several paragraphs may name its speaker only at its end."""
    at = len(said)
    while at and not said[at - 1][0].closed:
        at -= 1
    return [*said[:at], *((one, speaker) for one, _ in said[at:])]


def _by_passage(spans: Iterable[Span]) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = {}
    for span in sorted(spans):
        found.setdefault(span.passage, []).append(span)
    return found


def _spoken(passages: tuple[Passage, ...]) -> Iterator[tuple[Passage, tuple[_Quoted, ...]]]:
    """Passages with their quoted spans; words cut off count only if the next passage goes on."""
    for at, passage in enumerate(passages):
        following = passages[at + 1].text.lstrip() if at + 1 < len(passages) else ""
        goes_on = following.startswith(("“", '"', "„", "«"))
        yield (
            passage,
            tuple(
                _Quoted(Span(passage.index, start, end), closed)
                for start, end, closed in pieces(passage.text)
                if closed or goes_on
            ),
        )


def _speaker(paragraph: _Paragraph, one: _Quoted, last: Speaker) -> Speaker:
    words = (one.span.start, one.span.end)
    return attribution.speaker(
        Surroundings(
            paragraph.folded,
            _around(paragraph, *words),
            words,
            paragraph.quoted,
            paragraph.mentions,
            last,
        )
    )


def _around(paragraph: _Paragraph, start: int, end: int) -> tuple[int, int]:
    """From the start of the sentence that holds `start` to the end of the one that holds `end`.

    A quotation of several sentences is taken with the words that introduce and follow it.
    """
    first = bisect_right(paragraph.sentences, start, key=_start) - 1
    last = bisect_right(paragraph.sentences, max(start, end - 1), key=_start) - 1
    low = paragraph.sentences[first].start if first >= 0 else 0
    high = paragraph.sentences[last].end if last >= 0 else len(paragraph.folded)
    return max(low, start - _REACH), min(max(high, end), end + _REACH)


def _start(span: Span) -> int:
    return span.start


def _quotation(text: str, one: _Quoted, speaker: Speaker, names: Mapping[str, str]) -> Quotation:
    return Quotation(
        one.span,
        text[one.span.start : one.span.end],
        speaker.entity or speaker.name,
        names.get(speaker.entity, speaker.name),
    )
