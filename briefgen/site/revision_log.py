"""What the page of a briefing said before, word by word, as far as it may be told.

Earlier words are shown only of sentences that still stand: what was taken out stays out, in all
its wordings, and so does what the editor marks as `private` in the ledger.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence

from briefgen.locales.words import Words
from briefgen.site.list_models import RevisionLine, RevisionView
from briefgen.site.models import When
from briefgen.site.updates import Shown, starts, whole
from briefgen.source.states import Change, Ledger
from briefgen.source.worddiff import pieces

Place = str | None
"""Where on the page a line of the ledger stands: "#p5s2", or "" without an id; None if it doesn't."""


def revisions(
    ledger: Ledger, shown: Shown, words: Words, *, heads: bool
) -> tuple[RevisionView, ...]:
    """Newest first. heads: tell of headline and dek only, where `rights` keep the text back."""
    parts: dict[str, Place] = {
        "headline": "" if ledger.headline.text == shown.text.headline else None,
        "dek": "" if ledger.dek.text == shown.text.dek else None,
    }
    places = _standing(ledger, shown)
    found = []
    for number in range(len(ledger.moments) - 1, 0, -1):
        changes = ledger.changes[number]
        places, told = _before(changes, places, parts)
        kept = [pair for pair in told if not heads or pair[0].part]
        view = _view(When(ledger.moments[number], words.day(ledger.moments[number])), kept)
        if view.lines or view.removed or view.unshown:
            found.append(view)
    return tuple(found)


def _standing(ledger: Ledger, shown: Shown) -> list[Place]:
    """Where each line of the last state stands on the page."""
    old, now = [line.text for line in ledger.lines], shown.text.sentences
    places = [f"#{anchor}" if anchor else "" for anchor in shown.anchors]
    if whole(old) == whole(now):
        at = starts(now)
        return [places[bisect_right(at, start) - 1] for start in starts(old)] if now else []
    waiting: defaultdict[str, deque[str]] = defaultdict(deque)
    for text, place in zip(now, places, strict=True):
        waiting[text].append(place)
    return [waiting[text].popleft() if waiting[text] else None for text in old]


def _before(
    changes: Sequence[Change], after: Sequence[Place], parts: dict[str, Place]
) -> tuple[list[Place], list[tuple[Change, Place]]]:
    """Back by one state: where its lines stand now, and the changes, each with its line's place.

    parts: the same of headline and dek, which goes back in place.
    """
    before: list[Place] = []
    told: list[tuple[Change, Place]] = []
    gone: list[tuple[int, str]] = []
    came: dict[str, Place] = {}
    done = 0
    for change in changes:
        if change.part:
            place = parts[change.part] if change.now else None
            parts[change.part] = None if change.private else place
            told.append((change, place))
            continue
        kept = change.sentence - 1 - len(before)
        before += after[done : done + kept]
        done += kept
        place = after[done] if change.now else None
        done += bool(change.now)
        told.append((change, place))
        if change.was:
            before.append(None if change.private else place)
        if change.minor and not change.now:
            gone.append((len(before) - 1, change.was))
        if change.minor and not change.was:
            came[change.now] = place
    for at, text in gone:  # a sentence that only moved is still there
        before[at] = came.get(text)
    return [*before, *after[done:]], told


def _view(date: When, told: Sequence[tuple[Change, Place]]) -> RevisionView:
    meant = [(change, place) for change, place in told if not change.minor]
    lines = tuple(_lines(meant))
    removed = sum(not change.now and not change.part for change, _ in meant)
    return RevisionView(
        date=date, lines=lines, removed=removed, unshown=len(meant) - removed - len(lines)
    )


def _lines(told: Sequence[tuple[Change, Place]]) -> Iterator[RevisionLine]:
    for change, place in told:
        if place is not None and not change.private:
            kind = change.part or ("changed" if change.was else "new")
            yield RevisionLine(kind, pieces(change.was, change.now), place)
