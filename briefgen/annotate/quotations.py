"""Quoted words, verbatim, and who said them where the text makes that plain.

Every quoted fragment counts, scare quotes too. A speaker is the subject of the nearest verb of
saying in the quotation's own sentence, whoever stands after "according to", or, for a sentence that
is nothing but quotation, the speaker of the words before it. Two subjects, an unnamed one ("a
statement said") or none give no speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from briefgen.annotate import attribution, joined_verbs, sentence_subjects, subjects
from briefgen.annotate.annotation import Mention, Quotation, Span
from briefgen.annotate.between_quotations import filled
from briefgen.annotate.called import called
from briefgen.annotate.may_speak import may_speak
from briefgen.annotate.naming import Naming
from briefgen.annotate.papers import papers
from briefgen.annotate.plain import fold
from briefgen.annotate.pronouns import meant
from briefgen.annotate.quoted_things import is_nickname, is_thing
from briefgen.annotate.quotemarks import marked, pieces
from briefgen.annotate.speech import PRONOUN, STRANGER, VERB
from briefgen.annotate.spoken import NOBODY, Speaker, Surroundings, of_mention
from briefgen.expressions import expression
from briefgen.source.passage import Passage

_PRONOUN_OPENS: Final = expression(r"(He|She) ")
_HE: Final = expression(r"\b[Hh]e\b")
_SHE: Final = expression(r"\b[Ss]he\b")
_THE_SAID: Final = expression(
    r" {1,3}the {1,3}(?:[\w'-]{1,24} {1,3}){1,5}?(?:said|says|told|added|adds|is quoted|was quoted)\b"
)
"""Somebody known says it, though who it is isn't told apart: "…," the 40-year-old director said."""
_REACH: Final = 600
"""Code points around quoted words in which their speaker is looked for."""


class _Quoted(Struct, frozen=True):
    """Quoted words and whether a mark closes them.

    What another opening mark cuts off (`lost`) tells who speaks, and is no quotation itself.
    """

    span: Span
    closed: bool
    lost: bool = False


class _Paragraph(Struct, frozen=True):
    folded: str
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    quoted: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]
    earlier: tuple[Mention, ...]
    led: Speaker
    surnames: Mapping[str, str]
    called: Mapping[str, Speaker]
    stranger: bool
    before: str


def quotations(
    passages: Iterable[Passage],
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    names: Mapping[str, str],
    offices: Mapping[str, Speaker] = MappingProxyType({}),
) -> tuple[Quotation, ...]:
    """All quotations in reading order, one for each paragraph of a longer one.

    sentences: spans of the sentences; mentions: with the entities that the document decides;
    names: entity id → display name; offices: "french president" → who of them holds it.
    """
    passages = tuple(passages)
    spoken = tuple(_spoken(passages, mentions))
    if not any(quoted for _, quoted in spoken):
        return ()
    texts = {passage.index: passage.text for passage in passages}
    spans = _by_passage(sentences)
    mentioned = may_speak(mentions, texts)
    said: list[tuple[_Quoted, Speaker]] = []
    naming = Naming.of(mentions, names)
    roles = {**offices, **papers(mentions, texts), **called(mentions, texts)}
    last, led, stranger = NOBODY, NOBODY, False
    earlier, before = tuple[Mention, ...](), ""
    for at, (passage, quoted) in enumerate(spoken):
        goes_before = any(following for _, following in spoken[at + 1 : at + 2])
        named = mentioned.get(passage.index, ())
        if not quoted and not goes_before:  # nobody asks who speaks here
            led, stranger, earlier, before = NOBODY, False, named, fold(passage.text)
            last = replace(last, near=False)
            continue
        paragraph = _Paragraph(
            fold(marked(passage.text)),
            tuple(spans.get(passage.index, ())),
            named,
            tuple((one.span.start, one.span.end) for one in quoted),
            tuple(span.start for span in spans.get(passage.index, ())),
            earlier,
            led,
            naming.full,
            roles,
            stranger,
            before,
        )
        for one in quoted:
            goes_on = bool(said) and not said[-1][0].closed
            goes_on &= one is quoted[0] or (goes_on and said[-1][0].lost)
            speaker = _going_on(paragraph, one, said[-1][1], last) if goes_on else NOBODY
            if not speaker.known:
                speaker = _speaker(paragraph, one, last)
                said = _told_late(said, speaker) if goes_on and speaker.known else said
            last = _spoke_last(paragraph, one, speaker, last)
            said.append((one, speaker))
        led, stranger, earlier, before = NOBODY, False, paragraph.mentions, fold(passage.text)
        if goes_before:
            opener = _opener(paragraph, passage.index, last, fold(spoken[at + 1][0].text))
            last, led, stranger = _carried(paragraph, passage.index, opener or last)
            earlier = earlier if opener is None else _without_objects(paragraph)
        last = replace(last, near=False)
    speakers = filled([(one.span, who) for one, who in said], texts, mentioned)
    kept = ((one, who) for (one, _), who in zip(said, speakers, strict=True) if not one.lost)
    return tuple(_quotation(texts[one.span.passage], one, who, naming) for one, who in kept)


def _going_on(paragraph: _Paragraph, one: _Quoted, before: Speaker, last: Speaker) -> Speaker:
    """Who goes on; where another one is named right behind, the mark that ended it was lost."""
    if not before.known or not one.closed:
        return before
    return attribution.named_behind(_surroundings(paragraph, one, last)) or before


def _spoke_last(paragraph: _Paragraph, one: _Quoted, speaker: Speaker, last: Speaker) -> Speaker:
    """Who spoke last; whole sentences of nobody end what somebody before them goes on saying."""
    if speaker.known:
        return replace(speaker, near=True)
    whole = one.closed and paragraph.folded[one.span.end - 1] in ",.?!…"
    if not whole or _THE_SAID.match(paragraph.folded, one.span.end + 1):
        return last
    low, high = _around(paragraph, one.span.start, one.span.end)
    strangers = STRANGER.search(paragraph.folded, low, high)
    return NOBODY if strangers else replace(last, near=False)


def _carried(paragraph: _Paragraph, index: int, last: Speaker) -> tuple[Speaker, Speaker, bool]:
    """What the next paragraph goes on from: who spoke last, who may go on, whether a stranger did."""
    verb = None if paragraph.quoted else _last_verb(paragraph)
    told = _reported(paragraph, index, last, verb) if verb else NOBODY
    last = replace(told, near=False) if told.kind in ("person", "") and told.known else last
    speaks = verb is not None or bool(paragraph.quoted)
    stranger = told.kind == "organisation" or (speaks and _ends_with_stranger(paragraph))
    stranger |= verb is not None and not told.known and _is_somebodys(paragraph, verb)
    return last, _leading_on(paragraph, index, last, told), stranger


def _opener(paragraph: _Paragraph, index: int, last: Speaker, following: str) -> Speaker | None:
    """Who "he" or "she" is that opens a paragraph without quotations, `NOBODY` if that is open.

    None for any other paragraph, and where the words that follow tell of another one by the other pronoun.
    """
    opened = _PRONOUN_OPENS.match(paragraph.folded)
    if opened is None or paragraph.quoted:
        return None
    other = _HE if opened[1] == "She" else _SHE
    if other.search(following):
        return None
    around = _surroundings(paragraph, _behind(paragraph, index), last)
    who = meant(around, opened[1].lower(), 0)
    return replace(who or NOBODY, near=False)


def _without_objects(paragraph: _Paragraph) -> tuple[Mention, ...]:
    """The names but for those in a sentence that "he" or "she" opens: nobody praises himself by name."""
    text, pronoun = paragraph.folded, paragraph.folded.split(maxsplit=1)[0]
    told = [one for one in paragraph.sentences if text.startswith(f"{pronoun} ", one.start)]
    return tuple(
        one
        for one in paragraph.mentions
        if one.kind != "person" or not any(said.start <= one.span.start < said.end for said in told)
    )


def _last_verb(paragraph: _Paragraph) -> re.Match[str] | None:
    """The last verb of saying."""
    return max(VERB.finditer(paragraph.folded), key=re.Match.start, default=None)


def _is_somebodys(paragraph: _Paragraph, verb: re.Match[str]) -> bool:
    """Whether a paragraph ends with what "he" or "she" says."""
    return bool(PRONOUN.search(paragraph.folded[max(0, verb.start() - 60) : verb.start()]))


def _leading_on(paragraph: _Paragraph, index: int, last: Speaker, told: Speaker) -> Speaker:
    """Whose words a next paragraph may be that is nothing but quotation.

    told: who says what this one reports, if it has no quotation.
    """
    text = paragraph.folded.rstrip()
    if text.endswith((":", ",")):
        return _speaker(paragraph, _behind(paragraph, index), last)
    people = {of_mention(one).key for one in paragraph.mentions if one.kind == "person"}
    if not paragraph.quoted and (len(people) == 1 or _ends_with(paragraph, index, last, told)):
        return told if told.kind == "person" else NOBODY
    tail = text[paragraph.quoted[-1][1] :] if paragraph.quoted else ""
    ends = bool(tail) and not re.search(r"\w", tail)
    behind = {
        of_mention(one).key
        for one in paragraph.mentions
        if one.kind == "person" and one.span.start > len(text) - len(tail)
    }
    ends |= behind <= {last.key} and bool(VERB.search(tail)) and not re.search(r"[.!?]\s", tail)
    return last if last.near and (ends or people <= {last.key}) else NOBODY


def _ends_with(paragraph: _Paragraph, index: int, last: Speaker, told: Speaker) -> bool:
    """Whether the last sentence opens with somebody and is what they say."""
    around = _surroundings(paragraph, _behind(paragraph, index), last)
    if not told.known or not around.starts:
        return False
    low, high = around.starts[-1], len(around.text)
    verbs = [*joined_verbs.outside(around, low, high)]
    if not verbs or not re.search(r"\w", around.text[verbs[-1].end() :]):
        return bool(verbs)  # "It was late, she said."
    verb = verbs[0]
    opens = sentence_subjects.leading(around, low, verb.start())
    return opens is not None and opens.key == told.key


def _reported(paragraph: _Paragraph, index: int, last: Speaker, verb: re.Match[str]) -> Speaker:
    """Who says what a paragraph without quotations reports last.

    Where that is open, whoever says in the same sentence that it was so: "X said the warning came late".
    """
    around = _surroundings(paragraph, _behind(paragraph, index), last)
    low = max(0, verb.start() - _REACH, *(one for one in around.starts if one <= verb.start()))
    said = subjects.before(around, max(0, verb.start() - _REACH), verb.start())
    said = said or joined_verbs.subject(around, low, verb)
    first = next(joined_verbs.outside(around, low, verb.end()), verb)
    if (
        said
        or first.start() == verb.start()
        or joined_verbs.turns(around, first.end(), verb.start())
    ):
        return said or NOBODY
    return subjects.before(around, low, first.start()) or NOBODY


def _behind(paragraph: _Paragraph, index: int) -> _Quoted:
    """Where words quoted behind a paragraph would stand."""
    end = len(paragraph.folded) + 1
    return _Quoted(Span(index, end, end), closed=True)


def _ends_with_stranger(paragraph: _Paragraph) -> bool:
    """Whether somebody without a name spoke last in it."""
    strangers = [found.end() for found in STRANGER.finditer(paragraph.folded)]
    people = [one.span.start for one in paragraph.mentions if one.kind == "person"]
    return bool(strangers) and max(people, default=-1) < strangers[-1]


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


def _spoken(
    passages: tuple[Passage, ...], mentions: Sequence[Mention]
) -> Iterator[tuple[Passage, tuple[_Quoted, ...]]]:
    """Passages with their quoted spans; words cut off count only if the next passage goes on."""
    named = _by_passage(one.span for one in mentions if one.kind == "person")
    for at, passage in enumerate(passages):
        persons = [(one.start, one.end) for one in named.get(passage.index, ())]
        following = passages[at + 1].text.lstrip() if at + 1 < len(passages) else ""
        goes_on = following.startswith(("“", '"', "„", "«", "``"))
        end = len(passage.text.rstrip())
        yield (
            passage,
            tuple(
                _Quoted(Span(passage.index, start, stop), closed, lost=not closed and stop < end)
                for start, stop, closed in pieces(passage.text)
                if (closed or goes_on or stop < end)
                and not is_thing(passage.text, start, stop)
                and not is_nickname(passage.text, start, stop, persons)
            ),
        )


def _speaker(paragraph: _Paragraph, one: _Quoted, last: Speaker) -> Speaker:
    return attribution.speaker(_surroundings(paragraph, one, last))


def _surroundings(paragraph: _Paragraph, one: _Quoted, last: Speaker) -> Surroundings:
    words = (one.span.start, one.span.end)
    return Surroundings(
        paragraph.folded,
        _around(paragraph, *words),
        words,
        paragraph.quoted,
        paragraph.mentions,
        last,
        paragraph.starts,
        paragraph.earlier,
        paragraph.led,
        paragraph.surnames,
        paragraph.called,
        paragraph.stranger,
        paragraph.before,
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


def _quotation(text: str, one: _Quoted, speaker: Speaker, naming: Naming) -> Quotation:
    name = naming.name(speaker)
    words = text[one.span.start : one.span.end]
    return Quotation(one.span, words, speaker.entity or name, name)
