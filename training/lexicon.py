"""Builds the lexicon: word clusters and frequencies, and which words and phrases name what."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import spacy_lookups_data
import vectors
from spacy.lookups import Lookups
from spacy.strings import get_string_id
from spacy.tokens import Doc

from briefgen.nlp.english import english
from briefgen.nlp.keys import packed
from briefgen.nlp.lexicon import LONGEST, TABLE, WORD, extended, short

COMMON = 110_000
"""Words that are kept for their cluster and frequency."""

FIRST, LAST, CITY, COUNTRY, ORG, ORG_PART, ORG_LAST, DEMONYM, PLACE_PART = (
    1 << i for i in range(9)
)
PERSON_PHRASE, PLACE_PHRASE, ORG_PHRASE, OTHER_PHRASE = 1, 2, 4, 8
_ORG_WORDS = re.compile(
    r"\b(University|Institute|College|School|Council|Ministry|Committee|Commission|Bank|Party|"
    r"Association|Federation|Agency|Company|Corporation|Inc|Ltd|Court|Army|Navy|Union|Congress|"
    r"Parliament|Assembly|Senate|League|Club|F\.C\.|Organization|Organisation|Society|Group|Church|"
    r"Foundation|Museum|Department|Office|Bureau|Front|Airlines|Airways|Records|Orchestra)\b"
)


def entities(corpora: Path) -> list[dict[str, Any]]:
    """The entries of the trial knowledge base."""
    with gzip.open(corpora / "kb/kb.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def bare(title: str) -> str:
    """A title without what only tells it from others: "Georgia (country)", "Paris, Texas"."""
    return re.sub(r" \(.*\)$|, .*$", "", title)


_PEOPLE = re.compile(
    r"\b(?:director|producer|actor|actress|screenwriter|writer|editor|designer|engineer|decorator|"
    r"musician|singer|publisher|author|cinematographer|composer|politician|artist|player)$"
)


def phrase_kind(entry: dict[str, Any]) -> int:
    kind, title = entry["type"], entry["title"]
    if kind == "MISC" and _PEOPLE.search(entry.get("desc") or ""):
        return PERSON_PHRASE
    if kind == "PERSON":
        return PERSON_PHRASE
    if kind == "GPE":
        return PLACE_PHRASE
    if kind == "ORG":
        return ORG_PHRASE
    if _ORG_WORDS.search(title):
        return ORG_PHRASE
    return OTHER_PHRASE


def names(entry: dict[str, Any]) -> set[str]:
    """Spellings that are written like names."""
    given = {
        bare(entry["title"]),
        *(bare(a) for a, weight in entry["aliases"].items() if weight >= 0.5),
    }
    return {name for name in given if len(name) > 2 and name[:1].isupper() and name[-1].isalnum()}


def tokens(text: str) -> list[str]:
    doc: Doc = english().tokenizer(text)
    return [token.text for token in doc]


def phrases(entries: Iterable[dict[str, Any]]) -> dict[tuple[str, ...], int]:
    """The kinds of all names of two to `LONGEST` words, in lower case."""
    found: dict[tuple[str, ...], int] = defaultdict(int)
    for entry in entries:
        kind = phrase_kind(entry)
        for name in names(entry):
            words = tokens(name)
            proper = words[-1][:1].isupper() or words[-1][:1].isdigit()
            if 2 <= len(words) <= LONGEST and proper:
                found[tuple(word.lower() for word in words)] |= kind
    return dict(found)


def flags(entries: Iterable[dict[str, Any]]) -> dict[str, int]:
    """What single words are, or are part of."""
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        for flag, word in _flagged(entry):
            counts[flag][word] += 1
    least = {FIRST: 2, ORG_PART: 2, ORG_LAST: 3, PLACE_PART: 2}
    found: dict[str, int] = defaultdict(int)
    for flag, words in counts.items():
        for word, count in words.items():
            if count >= least.get(flag, 1) and word[:1].isupper() and len(word) > 1:
                found[word] |= flag
    return dict(found)


def _flagged(entry: dict[str, Any]) -> Iterator[tuple[int, str]]:
    for demonym in entry.get("demonyms", ()):
        yield from ((DEMONYM, word) for word in (demonym, demonym + "s"))
    kind = phrase_kind(entry)
    if kind == PERSON_PHRASE:
        words = bare(entry["title"]).split()
        if 2 <= len(words) <= 4:
            yield from ((FIRST, words[0]), (LAST, words[-1]))
        return
    for name in sorted(names(entry)):
        words = tokens(name)
        if kind == PLACE_PHRASE:
            whole = COUNTRY if entry.get("sub") == "country" else CITY
            yield from ((whole if len(words) == 1 else PLACE_PART, word) for word in words)
        elif kind == ORG_PHRASE:
            yield from ((ORG if len(words) == 1 else ORG_PART, word) for word in words)
            if len(words) > 1:
                yield ORG_LAST, words[-1]


def _lookup(name: str) -> dict[str, Any]:
    path = Path(spacy_lookups_data.__file__).parent / "data" / f"en_lexeme_{name}.json.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        found: dict[str, Any] = json.load(file)
    return found


def _case(word: str, frequency: dict[str, float]) -> int:
    """1 to 8: how much more often a capitalised word stands so than in lower case; 0 unknown."""
    if not word[:1].isupper() or word not in frequency:
        return 0
    return int(np.clip((frequency[word] - frequency.get(word.lower(), -22.0)) / 1.5 + 4, 1, 8))


def words(flagged: dict[str, int]) -> dict[str, tuple[int, int, int]]:
    clusters, frequency = _lookup("cluster"), _lookup("prob")
    useful = sorted((w for w in clusters if clusters[w]), key=lambda w: (-frequency[w], w))
    chosen = sorted({*useful[:COMMON], *flagged})
    return {
        word: (clusters.get(word, 0) & 0xFFFF, flagged.get(word, 0), _case(word, frequency))
        for word in chosen
    }


def _sorted(rows: dict[int, Any]) -> tuple[bytes, list[Any]]:
    keys = sorted(rows)
    return packed(np.array(keys, np.uint32)), [rows[key] for key in keys]


def compressed(path: Path, wanted: Collection[str]) -> dict[str, bytes]:
    """The vectors' part of the table."""
    every, table = vectors.read(path)
    kept: dict[int, int] = {}
    # The first to have a key keeps it: what the books are made of hangs on no other word.
    for i in (*vectors.chosen(every, wanted, vectors.COMMON), *vectors.chosen(every, wanted)):
        kept.setdefault(short(get_string_id(every[i])), i)
    keys = sorted(kept)
    rows = np.array([kept[key] for key in keys])
    first = rows[np.isin(rows, vectors.chosen(every, wanted, vectors.COMMON))]
    books, codes = vectors.quantised(table[rows], table[first])
    return {
        "vector_keys": packed(np.array(keys, np.uint32)),
        "codes": codes.tobytes(),
        "books": books.astype("<f2").tobytes(),
    }


def build(corpora: Path, vectors_file: Path) -> Lookups:
    """The lexicon as a lookup table of a vocabulary."""
    entries = entities(corpora)
    flagged = flags(entries)
    known = words(flagged)
    word_keys, rows = _sorted({short(get_string_id(w)): row for w, row in known.items()})
    starts: dict[int, int] = {}
    named: dict[int, int] = {}
    for phrase, kinds in phrases(entries).items():
        ids = [get_string_id(word) for word in phrase]
        key = ids[0]
        for word in ids[1:]:
            key = extended(key, word)
        named[short(key)] = named.get(short(key), 0) | kinds
        starts[short(ids[0])] = max(starts.get(short(ids[0]), 0), len(ids))
    start_keys, reaches = _sorted(starts)
    phrase_keys, kinds_of = _sorted(named)
    lookups = Lookups()
    lookups.add_table(
        TABLE,
        {
            **compressed(vectors_file, {word.lower() for word in flagged}),
            "word_keys": word_keys,
            "words": np.array(rows, WORD).tobytes(),
            "start_keys": start_keys,
            "starts": bytes(reaches),
            "phrase_keys": phrase_keys,
            "phrases": bytes(kinds_of),
        },
    )
    return lookups
