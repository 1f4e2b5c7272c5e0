"""How well annotations agree with gold: counts, rates and the list of what went wrong.

Both sides are lists in the JSON contract of `briefgen annotate` (docs/annotate-json.md). Only what
the gold has is compared: a text whose gold has no `quotes` says nothing about quotations.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from briefgen.annotate.alignment import (
    Item,
    aligned,
    is_same_entity,
    is_same_speaker,
    linked,
    outermost,
    overlapping,
    span,
)

PARTS: Final = ("mentions", "types", "links", "dates", "money", "quantities", "quotes")
MAIN: Final = ("person", "place", "organisation")
"""The types that every corpus of names has."""
_ROWS: Final = (
    *("mentions", "type", "main", "links", "nil", "dates", "date"),
    *("money", "quantities", "quotes", "speakers"),
)
"""First words of the rows, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What is compared.

    parts: some of `PARTS`; kinds: types of mentions that the corpus marks, None for all of them.
    holds: whether the knowledge base has whom a gold name means, None if nobody asks.
    """

    parts: frozenset[str] = frozenset(PARTS)
    kinds: frozenset[str] | None = None
    holds: Callable[[Item], bool] | None = None


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that went wrong: `missed`, `spurious` or `wrong`, and what both sides say."""

    row: str
    what: str
    start: int
    text: str
    gold: str = ""
    found: str = ""


@dataclass(slots=True)
class Score:
    """Counts under names such as "links right", "links found", "links gold"; `words` of the texts."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)

    def add(self, row: str, *, right: int, found: int, gold: int) -> None:
        for name, number in (("right", right), ("found", found), ("gold", gold)):
            self.counts[f"{row} {name}"] += number

    def fault(self, row: str, what: str, item: Item, *, gold: Any = "", found: Any = "") -> None:
        self.faults.append(Fault(row, what, item["start"], item["text"], _said(gold), _said(found)))

    def rows(self) -> tuple[str, ...]:
        """The names of what was counted, mentions first."""
        names = [name.removesuffix(" gold") for name in self.counts if name.endswith(" gold")]
        return tuple(sorted(names, key=_row_order))

    def precision(self, row: str) -> float | None:
        return rate(self.counts[f"{row} right"], self.counts[f"{row} found"])

    def recall(self, row: str) -> float | None:
        return rate(self.counts[f"{row} right"], self.counts[f"{row} gold"])

    def f1(self, row: str) -> float | None:
        both = self.counts[f"{row} found"] + self.counts[f"{row} gold"]
        return rate(2 * self.counts[f"{row} right"], both)

    def merge(self, other: Score) -> None:
        self.counts.update(other.counts)
        self.faults.extend(other.faults)


def _row_order(row: str) -> tuple[int, tuple[int, str]]:
    head, _, kind = row.partition(" ")
    return (_ROWS.index(head), _kind_order(kind) if head == "type" else (0, kind))


def rate(part: int, whole: int) -> float | None:
    """The share of `part`, None of nothing; rounded, so that every machine says the same."""
    return round(part / whole, 4) if whole else None


def _said(value: Any) -> str:
    return "nothing" if value is None else str(value)


def evaluate(
    text: str, gold: Mapping[str, Any], found: Mapping[str, Any], scope: Scope = Scope()
) -> Score:
    """The score of one text.

    gold, found: the two sides; keys that `gold` lacks aren't compared.
    """
    score = Score()
    score.counts["words"] = len(text.split())
    for part, compare in _COMPARE.items():
        if part in gold and scope.parts & _SERVES[part]:
            compare(score, sorted(gold[part], key=span), found.get(part, []), scope)
    return score


def _mentions(score: Score, gold: list[Item], found: list[Item], scope: Scope) -> None:
    named = [item for item in found if item.get("resolved_by") != "nominal"]
    if scope.kinds is not None:
        named = [_as_labelled(item) for item in named]
        named = [item for item in named if item["type"] in scope.kinds or overlapping(item, gold)]
    whole = outermost(gold)
    if "mentions" in scope.parts:
        _spans(score, "mentions", whole, gold, named)
    if "types" in scope.parts:
        _types(score, gold, whole, named)
    if "links" in scope.parts and any("wikidata" in item or "entity" in item for item in gold):
        _links(score, gold, whole, named, scope)


def _as_labelled(item: Item) -> Item:
    """A demonym ("Japanese") is of its country's type for us, a group for who labels words."""
    return {**item, "type": "group"} if item.get("resolved_by") == "demonym" else item


def _spans(
    score: Score, row: str, whole: list[Item], gold: Sequence[Item], found: list[Item]
) -> None:
    """Exact spans. A name inside a longer one may be found, and need not be."""
    known, there = {span(item) for item in gold}, {span(item) for item in found}
    inner = (known - {span(item) for item in whole}) & there
    score.add(row, right=len(known & there), found=len(there), gold=len(whole) + len(inner))
    for item in found:
        if span(item) not in known:
            over = overlapping(item, whole)
            score.fault(row, "spurious", item, gold=over["text"] if over else None)
    for item in whole:
        if span(item) not in there:
            score.fault(row, "missed", item)


def _types(score: Score, gold: list[Item], whole: list[Item], found: list[Item]) -> None:
    for kind in sorted({item["type"] for item in gold}, key=_kind_order):
        _type(score, f"type {kind}", (kind,), gold, whole, found)
    _type(score, "main types", MAIN, gold, whole, found)
    types = {span(item): item["type"] for item in gold}
    for item in found:
        kind = types.get(span(item), item["type"])
        if kind != item["type"]:
            score.fault("types", "wrong", item, gold=kind, found=item["type"])


def _kind_order(kind: str) -> tuple[int, str]:
    return (MAIN.index(kind) if kind in MAIN else len(MAIN), kind)


def _type(
    score: Score,
    row: str,
    kinds: tuple[str, ...],
    gold: list[Item],
    whole: list[Item],
    found: list[Item],
) -> None:
    known = {(*span(item), item["type"]) for item in gold if item["type"] in kinds}
    asked = {(*span(item), item["type"]) for item in whole if item["type"] in kinds}
    there = {(*span(item), item["type"]) for item in found if item["type"] in kinds}
    right = known & there
    score.add(row, right=len(right), found=len(there), gold=len(asked | right))


def _links(
    score: Score, gold: list[Item], whole: list[Item], found: list[Item], scope: Scope
) -> None:
    """Exact spans with the right entity; "other bounds": the entity right, the span overlapping.

    Some corpora name one span twice, "Andy Warhol" and the exhibit of his that it stands for: either
    is right.
    """
    known: dict[tuple[int, int], list[Item]] = {}
    for item in gold:
        known.setdefault(span(item), []).append(item)
    made = [item for item in found if linked(item)]
    right = [i for i in made if any(is_same_entity(one, i) for one in known.get(span(i), ()))]
    spans = {span(item) for item in right}
    asked = [one for i in whole if (one := next(filter(linked, known[span(i)]), None))]
    inner = len(spans - {span(item) for item in asked})
    score.add("links", right=len(right), found=len(made), gold=len(asked) + inner)
    plain = [item for item in made if item.get("resolved_by") != "demonym"]
    told = sum(span(item) in spans for item in plain)
    score.counts["links, demonyms aside"] += told
    score.counts["links, demonyms aside, found"] += len(plain)
    loose = [item for item in made if is_same_entity(overlapping(item, gold, item), item)]
    score.counts["links other bounds"] += len(loose) - len(right)
    score.counts["links wrong"] += len(made) - len(loose)
    score.counts["links on names"] += sum(bool(overlapping(item, gold)) for item in made)
    score.counts["links on names, right"] += len(loose)
    if scope.holds is not None:
        held = [item for item in asked if any(map(scope.holds, known[span(item)]))]
        score.counts["links held"] += len(held)
        score.counts["links held, right"] += sum(span(item) in spans for item in held)
    for item in made:
        if item not in loose:
            there = overlapping(item, gold)
            score.fault("links", "wrong", item, gold=_link(there), found=_link(item))
    for item in asked:
        if span(item) not in spans:
            score.fault("links", "missed", item, gold=_link(item))
    nobody = {span(item) for item in whole} - {span(item) for item in asked}
    _nil(score, nobody, whole, found)


def _nil(score: Score, nil: set[tuple[int, int]], whole: list[Item], found: list[Item]) -> None:
    """Names of whom no knowledge base tells: right if nobody is linked."""
    silent = {span(item) for item in found if not linked(item)}
    known = {span(item) for item in whole}
    score.add("nil", right=len(silent & nil), found=len(silent & known), gold=len(nil))


def _link(item: Item | None) -> str | None:
    if not item:
        return None
    return item.get("wikidata") or item.get("wikipedia") or item.get("entity")


def _dates(score: Score, gold: list[Item], found: list[Item], _: Scope) -> None:
    """Spans that overlap are one expression. Harmful: a value that is given and isn't right."""
    _spans(score, "date spans", gold, gold, found)
    pairs, missed, spurious = aligned(gold, found)
    right = sum(one.get("value") == other.get("value") for one, other in pairs)
    score.add("dates", right=right, found=len(found), gold=len(gold))
    harm = [other for one, other in pairs if _harms(one, other)]
    harm += [item for item in spurious if item.get("value")]
    score.counts["dates harmful"] += len(harm)
    score.counts["dates left open"] += sum(
        bool(one.get("value") and not other.get("value")) for one, other in pairs
    )
    _told(score, "dates", ("value",), pairs, missed, spurious)


def _harms(gold: Item, found: Item) -> bool:
    return bool(found.get("value")) and found.get("value") != gold.get("value")


def _amounts(row: str, keys: tuple[str, ...]) -> _Compare:
    def compare(score: Score, gold: list[Item], found: list[Item], _: Scope) -> None:
        pairs, missed, spurious = aligned(gold, found)
        right = sum(_agree(one, other, keys) for one, other in pairs)
        score.add(row, right=right, found=len(found), gold=len(gold))
        _told(score, row, keys, pairs, missed, spurious)

    return compare


def _agree(gold: Item, found: Item, keys: tuple[str, ...]) -> bool:
    return all(gold[key] == found.get(key) for key in keys if key in gold)


def _told(
    score: Score,
    row: str,
    keys: tuple[str, ...],
    pairs: Iterable[tuple[Item, Item]],
    missed: Iterable[Item],
    spurious: Iterable[Item],
) -> None:
    for one, other in pairs:
        if not _agree(one, other, keys):
            score.fault(row, "wrong", other, gold=_values(one, keys), found=_values(other, keys))
    for item in missed:
        score.fault(row, "missed", item, gold=_values(item, keys))
    for item in spurious:
        score.fault(row, "spurious", item, found=_values(item, keys))


def _values(item: Item, keys: tuple[str, ...]) -> str:
    return " ".join(_said(item[key]) for key in keys if key in item)


def _quotes(score: Score, gold: list[Item], found: list[Item], _: Scope) -> None:
    _spans(score, "quotes", gold, gold, found)
    if not any("speaker" in item for item in gold):
        return
    there = {span(item): item for item in found}
    pairs = [(one, there[span(one)]) for one in gold if span(one) in there]
    right = [pair for pair in pairs if is_same_speaker(*pair)]
    named = [one for one in gold if one.get("speaker")]
    score.add(
        "speakers",
        right=sum(bool(one.get("speaker")) for one, _ in right),
        found=sum(bool(item.get("speaker")) for item in found),
        gold=len(named),
    )
    score.counts["quotes with speaker right"] += len(right)
    for one, other in pairs:
        if (one, other) not in right:
            score.fault(
                "speakers", "wrong", one, gold=one.get("speaker"), found=other.get("speaker")
            )


_Compare = Callable[[Score, list[Item], list[Item], Scope], None]

_COMPARE: Final[Mapping[str, _Compare]] = {
    "mentions": _mentions,
    "dates": _dates,
    "money": _amounts("money", ("currency", "value", "high", "approximate")),
    "quantities": _amounts("quantities", ("value", "high", "unit")),
    "quotes": _quotes,
}
"""What compares each list of the contract."""

_SERVES: Final = {part: frozenset((part,)) for part in PARTS} | {
    "mentions": frozenset(("mentions", "types", "links"))
}


def summary(score: Score) -> Iterator[tuple[str, float | None, int, int]]:
    """The rates that aren't precision or recall: name, value, the count and what it is of."""
    counts = score.counts
    if "links gold" in counts:
        per_thousand = rate(1000 * counts["links wrong"], counts["words"])
        yield ("wrong links per 1,000 words", per_thousand, counts["links wrong"], counts["words"])
        yield (
            "precision of links, demonyms aside",
            rate(counts["links, demonyms aside"], counts["links, demonyms aside, found"]),
            counts["links, demonyms aside"],
            counts["links, demonyms aside, found"],
        )
        names, right = counts["links on names"], counts["links on names, right"]
        yield ("precision of links on names of the gold", rate(right, names), right, names)
        if "links held" in counts:
            told, held = counts["links held, right"], counts["links held"]
            yield ("recall of links that the knowledge base holds", rate(told, held), told, held)
        bounds = counts["links other bounds"]
        yield (
            "links to the right entity, other bounds",
            rate(bounds, counts["links found"]),
            bounds,
            counts["links found"],
        )
    for name, of in (
        ("dates harmful", "dates gold"),
        ("dates left open", "dates gold"),
        ("quotes with speaker right", "quotes gold"),
    ):
        if name in counts:
            yield (name, rate(counts[name], counts[of]), counts[name], counts[of])
