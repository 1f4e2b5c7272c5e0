"""What changed between two states of a text, sentence by sentence.

Sentences that stand once in both states are fixed points, as in Cohen's patience diff; what lies
between two of them was changed, added or taken out. Takes linear time but for sorting.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from briefgen.source.states import Change, Part, Text
from briefgen.source.typos import IsWord, minor, tokens

COMPARED = 400
"""Pairs of sentences between two fixed points that are compared; in a longer stretch none is."""
ALIKE = 0.5
"""Which part of their words two states of one sentence have in common, at least."""
SOUGHT = 200
"""Sentences that are looked for as parts of the other text; more of them are a rewritten text."""


def changes(was: Text, now: Text, is_word: IsWord) -> tuple[Change, ...]:
    """From one state to the next, in order: headline, dek, sentences."""
    heads = (
        _head("headline", was.headline, now.headline, is_word),
        _head("dek", was.dek, now.dek, is_word),
    )
    between = list(_between(was.sentences, now.sentences, is_word))
    moved = _without_moves(between, was.sentences, now.sentences)
    return (*(head for head in heads if head.was != head.now), *moved)


def _head(part: Part, was: str, now: str, is_word: IsWord) -> Change:
    both = bool(was and now)
    return Change(part=part, was=was, now=now, minor=both and minor(was, now, is_word))


def _between(old: Sequence[str], new: Sequence[str], is_word: IsWord) -> Iterator[Change]:
    i = j = 0
    for k, m in (*_fixed(old, new), (len(old), len(new))):
        while i < k and j < m and old[i] == new[j]:
            i, j = i + 1, j + 1
        end, last = k, m
        while end > i and last > j and old[end - 1] == new[last - 1]:
            end, last = end - 1, last - 1
        yield from _gap(old, new, (i, end), (j, last), is_word)
        i, j = k, m


def _fixed(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Places of sentences that stand once in both, the longest run of them that is in order."""
    once, places = Counter(old), Counter(new)
    at = {text: j for j, text in enumerate(new) if places[text] == 1}
    found = [(i, at[text]) for i, text in enumerate(old) if once[text] == 1 and text in at]
    ends: list[int] = []
    tails: list[int] = []
    before: list[int] = []
    for n, (_, j) in enumerate(found):
        rank = bisect_left(ends, j)
        if rank == len(ends):
            ends.append(j)
            tails.append(n)
        ends[rank], tails[rank] = j, n
        before.append(tails[rank - 1] if rank else -1)
    run, n = [], tails[-1] if tails else -1
    while n >= 0:
        run.append(found[n])
        n = before[n]
    return run[::-1]


def _gap(
    old: Sequence[str],
    new: Sequence[str],
    olds: tuple[int, int],
    news: tuple[int, int],
    is_word: IsWord,
) -> Iterator[Change]:
    """Taken out, added and changed sentences between two fixed points."""
    i, j = olds[0], news[0]
    for k, m in (*_pairs(old, new, range(*olds), range(*news)), (olds[1], news[1])):
        yield from (Change(sentence=n + 1, was=old[n]) for n in range(i, k))
        yield from (Change(sentence=k + 1, now=new[n]) for n in range(j, m))
        if k < olds[1] and m < news[1]:
            was, now = old[k], new[m]
            yield Change(sentence=k + 1, was=was, now=now, minor=minor(was, now, is_word))
        i, j = k + 1, m + 1


def _pairs(
    old: Sequence[str], new: Sequence[str], olds: range, news: range
) -> Iterator[tuple[int, int]]:
    """Which new sentence is which old one, changed; in order.

    What stands in both texts has only moved, however like another sentence it is.
    """
    if not 0 < len(olds) * len(news) <= COMPARED:
        return
    stayed = set(old) & set(new)
    before = {i: Counter(tokens(old[i].lower())) for i in olds if old[i] not in stayed}
    start = olds.start
    for j in news:
        if new[j] in stayed:
            continue
        words = Counter(tokens(new[j].lower()))
        rated = [(_alike(before[i], words), -i) for i in before if i >= start]
        best, place = max(rated, default=(0.0, 0))
        if best >= ALIKE:
            yield -place, j
            start = 1 - place


def _alike(one: Counter[str], other: Counter[str]) -> float:
    """Dice's coefficient of two bags of words."""
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def _without_moves(found: list[Change], old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """The same words in another place, or cut into sentences differently, are nothing new."""
    gone = {change.was for change in found if not change.now}
    moves = gone & {change.now for change in found if not change.was}
    few = sum(not change.minor for change in found) <= SOUGHT
    before, after = (_whole(old), _whole(new)) if few and found else ("", "")
    known = set(old)
    for change in found:
        moved = not (change.was and change.now) and (change.was or change.now) in moves
        moved = moved or (not change.was and change.now in known)
        told = _stands(change.now, before) and _stands(change.was, after)
        yield change if change.minor else replace(change, minor=moved or told)


def _whole(sentences: Sequence[str]) -> str:
    return f" {' '.join(sentences)} "


def _stands(sentence: str, text: str) -> bool:
    """Whether a text has these words as whole sentences; nothing stands everywhere."""
    at = text.find(f" {sentence} ") if sentence else 0
    return not sentence or (at >= 0 and sentence[-1] in _ENDS and text[at - 1 : at] in _BEFORE)


_ENDS = frozenset(".!?…。！？\"'”’»)")
_BEFORE = frozenset(("", *_ENDS))
