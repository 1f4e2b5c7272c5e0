"""Summaries of an encyclopaedia: unlabelled text, but for what its articles are about.

The titles of people and places are labelled, plain words and titles of works and things are no
names, and all else that is written with a capital is left open, for teachers to say.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpora import Record, runs
from rules import Gazetteer, Span, by_rule, overlaps
from spacy.lang.en.stop_words import STOP_WORDS

RUN = 8
"""Words in a row that a summary must not share with a corpus that is only for tests."""
_RARE = {"Biology and health sciences", "Physical sciences", "Mathematics"}
_GROUP = re.compile(
    r"\b(?:band|group|company|corporation|conglomerate|manufacturer|organi[sz]ation|university|"
    r"alliance|agency|party|club|newspaper|magazine|broadcaster|federation|association|institute)\b",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"\b(?:novel|poem|film|play|opera|painting|book|epic|franchise|series|album|song|fresco|symphony|"
    r"treatise|language|disease|treaty|religion|theorem|award|prize|period|era|instrument|genre)\b",
    re.IGNORECASE,
)


def summaries(path: Path, tests: Iterable[str], gazetteer: Gazetteer) -> list[Record]:
    """Records of all summaries of use that share no run of words with the texts of tests."""
    known = {run for text in tests for run in _word_runs(text)}
    found = []
    for i, (_, entry) in enumerate(sorted(json.loads(path.read_bytes()).items())):
        text = re.sub(r"\s+", " ", entry["extract"]).strip()
        plain = entry["topic"] in _RARE and i % 3
        if plain or len(text.split()) < 15 or not known.isdisjoint(_word_runs(text)):
            continue
        found.append(_record(text, entry, gazetteer))
    return found


def _word_runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return (tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def _label(entry: dict[str, str]) -> str | None:
    """What the title names; "" if it is no name of ours, None if nobody can say."""
    topic, about = entry["topic"], entry["description"] or ""
    if _GROUP.search(about):
        return "ORG" if topic in {"People", "Society and social sciences", "Technology"} else None
    if topic in {"People", "Geography"}:
        return {"People": "PERSON", "Geography": "LOC"}[topic]
    return "" if topic in _RARE or _WORK.search(about) else None


def _record(text: str, entry: dict[str, str], gazetteer: Gazetteer) -> Record:
    title, label = re.sub(r" \(.*\)$|, .*$", "", entry["title"]), _label(entry)
    spans: list[Span] = []
    plain: list[tuple[int, int]] = []
    if label is not None:
        forms = {title, title.split()[-1]} if label == "PERSON" and "of" not in title else {title}
        if label == "PERSON" and (first := _first_name(text, title)):
            forms.add(first)
        pattern = "|".join(re.escape(f) for f in sorted(forms, key=len, reverse=True) if len(f) > 2)
        places = [m.span() for m in re.finditer(rf"(?<![\w-])(?:{pattern})(?![\w-])", text)]
        places = [p for p in places if pattern and _alone(text, p, title)]
        if label:
            spans = [(s, e, label) for s, e in places]
        else:
            plain = places
    for start, end in runs(text):
        if text[start:end] in gazetteer.sure_countries and not overlaps((start, end), spans):
            spans.append((start, end, "LOC"))
    spans = by_rule(text, sorted(spans), gazetteer)
    taken = [*spans, *((s, e, "") for s, e in plain)]
    capitals = [
        m.span()
        for m in re.finditer(r"[^\W\d_]*[A-Z][\w.'’&-]*", text)
        if m.group().lower() not in STOP_WORDS
    ]
    return Record(text, spans, [c for c in capitals if not overlaps(c, taken)])


def _first_name(text: str, title: str) -> str:
    """The longer name with which a life begins: “Don Stephen Senanayake was a statesman”."""
    match = re.match(r"((?:[A-Z][\w.'’-]+ ){1,4}[A-Z][\w'’-]+)(?= (?:was|is)\b)", text)
    return match[1] if match and match[1].split()[-1] == title.rsplit(maxsplit=1)[-1] else ""


def _alone(text: str, place: tuple[int, int], title: str) -> bool:
    """Whether a mention is a whole name: no part of a longer one, and written like one."""
    start, end = place
    before = re.search(r"(?:[A-Z][\w.'’-]*|[”\"]) (?:of )?$", text[:start])
    after = re.match(r" (?:of )?[A-Z]", text[end:])
    at_start = not before or re.search(r"(?:^|[.!?] )\S+ (?:of )?$", text[:start])
    written = text[start].isupper() and (" " in title or start > 0 or title[0].isupper())
    return written and not after and bool(at_start or not before)
