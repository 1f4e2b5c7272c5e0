"""From the ledger of a briefing to what its page says of its changes.

Only what the page says now is shown: what was taken out stays out, and is only counted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from msgspec import Struct, field

from briefgen.locales.words import Words
from briefgen.site.models import SinceView, UpdateLine, UpdateView, When
from briefgen.source.article import Article
from briefgen.source.states import Change, Ledger, Line, Text

REMEMBERED = 20
"""States, counted from the newest, of which a page tells those who read them what is new."""
LONGEST = 90
"""Characters of a sentence in the list of updates."""


class Shown(Struct, frozen=True):
    """What a page says now; `anchors` are the ids of its sentences, "" where there is none."""

    text: Text
    anchors: tuple[str, ...] = ()


class History(Struct, frozen=True):
    """new: by the id of a sentence, the moment since which it is as it is; only later ones."""

    updates: tuple[UpdateView, ...] = ()
    since: tuple[SinceView, ...] = ()
    state: str = ""
    new: Mapping[str, str] = field(default_factory=dict)


UNTOLD = History()
"""Of a briefing without a ledger."""


def is_recorded(ledger: Ledger, now: Text) -> bool:
    """Whether the last state says what the page says; where sentences end doesn't matter."""
    last = ledger.last
    heads = (last.headline, last.dek) == (now.headline, now.dek)
    return heads and whole(last.sentences) == whole(now.sentences)


def unmoved(article: Article, ledger: Ledger) -> str:
    """The moment since which only typing errors were mended, though `updated` says more; or ""."""
    since, day = ledger.moved or ledger.moments[0], article.updated[:10]
    written = "updated" in dict(article.lines)
    mended = since != ledger.moments[-1]
    corrected = any(item.date[:10] > since[:10] for item in article.corrections)
    return since if written and mended and day > since[:10] and not corrected else ""


def history(ledger: Ledger, shown: Shown, words: Words) -> History:
    """What readers are told, and which sentences are how old."""
    known = _matched(ledger, shown.text.sentences)
    by_state: defaultdict[int, list[UpdateLine]] = defaultdict(list)
    for state, line in (*_heads(ledger, shown.text), *_sentences(known, shown)):
        by_state[state].append(line)
    came = {
        anchor: line.state
        for line, anchor in zip(known, shown.anchors, strict=True)
        if line and line.state and anchor
    }
    updates = (
        _update(
            When(moment := ledger.moments[number], words.day(moment)),
            ledger.changes[number],
            tuple(by_state[number]),
        )
        for number in range(len(ledger.moments) - 1, 0, -1)
    )
    return History(
        tuple(update for update in updates if update.lines or update.removed or update.again),
        tuple(_since(ledger.moments, came)),
        ledger.moments[-1],
        {anchor: ledger.moments[state] for anchor, state in came.items()},
    )


def withheld(told: History) -> History:
    """What is told where `rights` keep the text from the page: of headline and dek only."""
    heads = (
        UpdateView(
            date=update.date,
            lines=tuple(line for line in update.lines if line.kind in ("headline", "dek")),
        )
        for update in told.updates
    )
    return History(tuple(update for update in heads if update.lines))


def _since(moments: Sequence[str], came: Mapping[str, int]) -> Iterator[SinceView]:
    """For each of the states that readers may have seen, if a sentence is newer."""
    states = len(moments)
    for number in range(max(0, states - REMEMBERED), states - 1):
        newer = [anchor for anchor, state in came.items() if state > number]
        if newer:
            yield SinceView(moments[number], len(newer), f"#{newer[0]}")


def _update(date: When, changes: Sequence[Change], lines: tuple[UpdateLine, ...]) -> UpdateView:
    told = [change for change in changes if not change.minor]
    come = sum(bool(change.now) for change in told)
    gone = sum(not change.now and not change.part for change in told)
    again = max(0, come - len(lines))
    return UpdateView(date=date, lines=lines, removed=gone, again=again)


def _heads(ledger: Ledger, now: Text) -> Iterator[tuple[int, UpdateLine]]:
    for kind, line, text in (
        ("headline", ledger.headline, now.headline),
        ("dek", ledger.dek, now.dek),
    ):
        if line.state and text == line.text:
            yield line.state, UpdateLine(kind, cut(text))


def _sentences(known: Sequence[Line | None], shown: Shown) -> Iterator[tuple[int, UpdateLine]]:
    for line, text, anchor in zip(known, shown.text.sentences, shown.anchors, strict=True):
        if line and line.state:
            kind = "changed" if line.changed else "new"
            yield line.state, UpdateLine(kind, cut(text), f"#{anchor}" if anchor else "")


def _matched(ledger: Ledger, now: Sequence[str]) -> list[Line | None]:
    """For each sentence of the page the line of the ledger that it is; None if it isn't recorded."""
    old = [line.text for line in ledger.lines]
    if old == list(now):
        return [*ledger.lines]
    if whole(old) == whole(now):  # another rule of where sentences end
        begun = starts(old)
        return [ledger.lines[bisect_right(begun, at) - 1] for at in starts(now)]
    waiting: defaultdict[str, deque[Line]] = defaultdict(deque)
    for line in ledger.lines:
        waiting[line.text].append(line)
    return [waiting[text].popleft() if waiting[text] else None for text in now]


def starts(sentences: Sequence[str]) -> list[int]:
    """Where each sentence begins in the whole text."""
    return [0, *accumulate(len(text) + 1 for text in sentences[:-1])]


def whole(sentences: Sequence[str]) -> str:
    """A text in one, for then it doesn't matter where its sentences end."""
    return " ".join(sentences)


def cut(text: str, longest: int = LONGEST) -> str:
    """A text in one short line, cut between words."""
    if len(text) <= longest:
        return text
    head, space, _ = text[:longest].rpartition(" ")
    return f"{(head if space else text[: longest - 1]).rstrip(' ,;:–—-')}…"
