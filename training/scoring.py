"""Exact-span scores of a pipeline on a corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpora import Record
from spacy.language import Language

NAMES = ("PERSON", "ORG", "LOC")
ALL = (*NAMES, "NORP", "EVENT", "PRODUCT", "DATE")
_SAME = {"GPE": "LOC", "PER": "PERSON"}


@dataclass
class Score:
    """Counts by label of what was right, what was found, and what there is."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)

    def add(
        self, found: Iterable[tuple[int, int, str]], gold: Iterable[tuple[int, int, str]]
    ) -> None:
        found, gold = set(found), set(gold)
        self.found.update(label for *_, label in found)
        self.gold.update(label for *_, label in gold)
        self.right.update(label for *_, label in found & gold)

    def figures(self, label: str = "") -> tuple[float, float, float]:
        """Precision, recall and F1 of one label, or of all."""
        right, found, gold = (
            (count[label] if label else count.total())
            for count in (self.right, self.found, self.gold)
        )
        precision, recall = right / max(1, found), right / max(1, gold)
        return precision, recall, 2 * right / max(1, found + gold)


def score(nlp: Language, records: Sequence[Record], labels: Sequence[str] = NAMES) -> Score:
    total = Score()
    for record, doc in zip(records, nlp.pipe(r.text for r in records), strict=True):
        found = [(e.start_char, e.end_char, _SAME.get(e.label_, e.label_)) for e in doc.ents]
        total.add(
            [s for s in found if s[2] in labels and not _open(s, record)],
            [(s, e, label) for s, e, label in record.spans if label in labels],
        )
    return total


def _open(span: tuple[int, int, str], record: Record) -> bool:
    return span not in record.spans and any(s < span[1] and span[0] < e for s, e in record.open)


def shown(name: str, total: Score, labels: Sequence[str] = NAMES) -> str:
    per = "  ".join(f"{label} {100 * total.figures(label)[2]:.1f}" for label in labels)
    precision, recall, f1 = (100 * value for value in total.figures())
    return f"{name:<20} F1 {f1:.1f}  P {precision:.1f}  R {recall:.1f}   {per}   ({total.gold.total()} names)"
