"""Reads the corpora and brings their labels to one standard.

A record is a text, its spans, and `open`: stretches whose labels are not to be trusted, which
training passes over instead of learning that nothing stands there.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from rules import FIXED, Gazetteer, Span, by_rule, overlaps

TITLES = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Lt|Col|Capt|Sgt|St|Maj|Adm|Gov|Prof|Rev|Brig)\.|(?:Mr|Mrs|Ms|Dr)\b|"
    r"(?:[Vv]ice|[Pp]rime|[Ff]oreign|[Dd]efense|[Dd]efence|[Ii]nterior|[Ff]inance|[Ff]ormer|[Aa]cting|[Dd]eputy|Crown|Chief|"
    r"Attorney|Army|Navy|Air|Marine|U\.S\.|State|Grand|presidential)?\s?"
    r"(?:Presidents?|[Mm]inister|Minister|Secretary-General|Secretary|General|Lieutenant|Colonel|Major|"
    r"Captain|Admiral|Senators?|Representatives?|Congressman|Congresswoman|Governor|Mayor|King|Queen|Princess|"
    r"Prince|Chancellor|Premier|Ambassador|Judge|Justice|Sheikh|Sheik|Ayatollah|Pope|Cardinal|"
    r"Archbishop|Bishop|Reverend|Spokesman|spokesman|spokeswoman|Spokeswoman|Chairman|Director|"
    r"Emperor|emperor|Sultan|Commander|commander|Sergeant|Inspector|Professor|Doctor|Sir|Lord|Lady|Dame|"
    r"Imam|Mullah|Leader|leader|candidate|Chief|envoy|Envoy|Prosecutor|prosecutor|Marshal|Shah|Commissioner))"
)
_TITLE = re.compile(rf"^(?:{TITLES})\s+(?=\S)")
_ONLY_TITLE = re.compile(
    rf"^(?:{TITLES}|Prime|Vice|Foreign|Defense|Western|Chief|Crown|Mr|CEO|Speaker|Court|House)$"
)
_INNER_TITLE = re.compile(
    rf"^(?P<before>.*?)\b{TITLES}\s+(?P<name>[A-Z][\w'’.-]*(?:\s(?:al-|bin |de |von |van )?[A-Z][\w'’.-]*){{0,3}})$"
)
_ORG_WORD = re.compile(
    r"\b(?:Council|Ministry|Party|Court|Committee|Commission|Bank|Union|Agency|Army|University|Conference|"
    r"Office|Department|House|Corps|Force|Guard|Staff|Assembly|Organization|Association|Group|Airport|Center|"
    r"Institute|Press|News|Services?|Front|Movement|Brigades?|Administration|Command|Company|Corporation)\b"
)
_LEADING = re.compile(
    r"(?:[Tt]he|[Aa]n?|[a-z]+ern|central|and|of|in|former|neighboring|for the [A-Z]\w+ [A-Z]\w+)\s+"
)
_TRAILING = re.compile(
    r"(?:\s+(?:Secretary-General|Director|Chairman|President|[-–]+|[a-z]{2,}|Brigadier)|['\"”]|,)+$"
)
_PRONOUNS = {"I", "He", "She", "We", "They", "It", "and", "of", "in", "the", "for", "his", "its"}
_LOWER_JOINT = {
    "of",
    "and",
    "the",
    "for",
    "in",
    "de",
    "la",
    "al",
    "bin",
    "del",
    "van",
    "von",
    "on",
    "to",
    "du",
    "di",
}
_CAPITALISED = re.compile(r"[^\W\d_][\w.'’&-]*")


@dataclass(frozen=True)
class Record:
    text: str
    spans: list[Span] = field(default_factory=list)
    open: list[tuple[int, int]] = field(default_factory=list)
    group: str = ""
    """What keeps together in splits: a document, or a run of sentences."""


def load(corpora: Path, name: str) -> list[dict[str, Any]]:
    """The raw records of a corpus."""
    with gzip.open(corpora / f"ner/{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def trimmed(text: str, start: int, end: int, label: str) -> Span | None:
    """A span without article and title; None if only a title was there."""
    while match := _LEADING.match(text[start:end]):
        start += match.end()
    if match := _TRAILING.search(text[start:end]):
        end = start + match.start()
    if label == "PERSON":
        while match := _TITLE.match(text[start:end]):
            start += match.end()
    name = text[start:end]
    if _ONLY_TITLE.match(name) or not re.search(r"[^\W\d_]", name) or name in _PRONOUNS:
        return None
    return start, end, label


# --- Groningen Meaning Bank ------------------------------------------------------------------


def gmb(corpora: Path, gazetteer: Gazetteer) -> list[Record]:
    """The silver news corpus, cleaned sentence by sentence, then by what most sentences say."""
    raw = load(corpora, "gmb")
    records = [
        Record(r["text"], *_gmb_spans(r["text"], r["spans"], gazetteer), group=str(r["sid"] // 50))
        for r in raw
    ]
    return list(_agreed(records, gazetteer))


def split_of(record: Record) -> str:
    """Test, dev or train, by blocks of fifty sentences."""
    return {7: "test", 13: "dev"}.get(int(record.group) % 20, "train")


def checked(corpora: Path, path: Path) -> Iterator[Record]:
    """Sentences of the test split whose labels were checked by hand; kept without their text."""
    texts = {r["sid"]: r["text"] for r in load(corpora, "gmb")}
    for entry in json.loads(path.read_text(encoding="utf-8")):
        yield Record(texts[entry["sid"]], [(s, e, label) for s, e, label in entry["spans"]])


def _gmb_spans(
    text: str, given: list[list[Any]], gazetteer: Gazetteer
) -> tuple[list[Span], list[tuple[int, int]]]:
    spans: list[Span] = [(s, e, l) for s, e, l in given if l in {"PERSON", "ORG", "LOC", "NORP"}]
    doubtful = [(s, e) for s, e, l in given if l in {"PRODUCT", "EVENT"}]
    spans = list(_organisations(text, sorted(spans)))
    spans = [part for span in spans for part in _without_titles(text, span, gazetteer)]
    spans = list(_joined(text, sorted(spans), gazetteer))
    spans = [part for span in spans for part in _without_titles(text, span, gazetteer)]
    spans = [part for span in spans for part in _split(text, span, gazetteer)]
    spans = [s for s in spans if not _half_of_demonym(text, s)]
    doubtful += [(s, e) for s, e, _ in spans if _two_names(text[s:e])]
    spans = [s for s in spans if not _two_names(text[s[0] : s[1]])]
    spans += [s for s in _known(text, gazetteer) if not overlaps(s, spans)]
    spans = [
        x for s in spans if (x := trimmed(text, *s)) and re.search(r"[A-Z]", text[x[0] : x[1]])
    ]
    spans = [_typed(text, s, gazetteer) for s in spans]
    long = [(m.start(), m.end(), "LOC") for m in gazetteer.long_country.finditer(text)]
    long = [
        x
        for x in long
        if not any(s <= x[0] and x[1] <= e and e - s > x[1] - x[0] for s, e, _ in spans)
    ]
    spans = [s for s in spans if not overlaps(s, long)] + long
    final = by_rule(text, sorted(spans), gazetteer)
    norp = [(s, e) for s, e, l in spans if l == "NORP"]
    return final, [d for d in doubtful + norp if not overlaps(d, final)]


_PREFIXED = re.compile(
    r"(?P<one>[A-Z][\w.]*)-(?:based|backed|led|sponsored|born|controlled|brokered|run)\s+(?P<rest>.+)$"
)
_OWNED = re.compile(r"(?P<one>[A-Z][\w. ]*?)['’]s\s+(?P<rest>[A-Z].*)$")
_PAIR = re.compile(r"(?P<one>[A-Z][\w. ]*?)\s+and\s+(?P<rest>[A-Z].*)$")
_BODIES = {"U.N.", "UN", "EU", "NATO", "VOA", "European Union", "United Nations", "African Union"}


def _surely(name: str, gazetteer: Gazetteer) -> str:
    """The label of a name that is well known; "" if it isn't."""
    if name in _BODIES:
        return "ORG"
    return "LOC" if name in gazetteer.sure_countries else FIXED.get(name, "")


def _split(text: str, span: Span, gazetteer: Gazetteer) -> Iterator[Span]:
    """“Denmark's Supreme Court”, “U.N.-backed Commission”, “Honduras and Nicaragua” are two names."""
    start, end, label = span
    name = text[start:end]
    for pattern in (_PREFIXED, _OWNED, _PAIR):
        match = pattern.match(name)
        one = _surely(match["one"], gazetteer) if match else ""
        if match is None or not one:
            continue
        rest = _surely(match["rest"], gazetteer)
        if pattern is _PAIR and not rest:
            continue
        yield start, start + match.end("one"), one
        yield start + match.start("rest"), end, rest or label
        return
    yield span


def _two_names(name: str) -> bool:
    """Whether a label may cover two names, and nobody can say which."""
    pair = _PAIR.match(name)
    if pair and len(pair["one"].split()) <= 2 and not _ORG_WORD.search(name):
        return True
    owned = _OWNED.match(name)
    return bool(owned) and len(owned["one"].split()) >= 2 and not name.startswith("St.")


def _half_of_demonym(text: str, span: Span) -> bool:
    after = re.match(r" (?:Korean|African|American|Asian)s?\b", text[span[1] :])
    return bool(after) and text[span[0] : span[1]] in {"South", "North", "Central", "West", "East"}


def _known(text: str, gazetteer: Gazetteer) -> Iterator[Span]:
    """Organisations of several words that the knowledge base has, where nothing was labelled."""
    for start, end in runs(text):
        name = text[start:end]
        if gazetteer.kinds.get(name) == "ORG" and (_ORG_WORD.search(name) or name.count(" ") > 1):
            yield start, end, "ORG"


def _without_titles(text: str, span: Span, gazetteer: Gazetteer) -> Iterator[Span]:
    """“U.S. Ambassador Ada Smith” is a place, a title, and a person."""
    start, end, label = span
    if text[:start].endswith("Secretary of ") and text[start:end].startswith("State "):
        yield start + 6, end, "PERSON"
        return
    name = text[start:end]
    match = _INNER_TITLE.match(name) if label in {"PERSON", "ORG"} else None
    if match is None or _ORG_WORD.search(name):
        yield span
        return
    before = match["before"].strip()
    if before in gazetteer.countries or before in {"U.N.", "NATO", "United Nations", "EU", "CIA"}:
        yield start, start + len(before), "LOC" if before in gazetteer.countries else "ORG"
    elif label == "ORG" and before and before not in gazetteer.demonyms:
        yield span
        return
    yield start + match.start("name"), end, "PERSON"


def _organisations(text: str, spans: list[Span]) -> Iterator[Span]:
    """“United Iraqi Alliance” and “Council of Europe” are one name, whatever stands in them."""
    held: list[Span] = []
    for span in [*spans, (len(text) + 9, len(text) + 9, "")]:
        between = text[held[-1][1] : span[0]] if held else ""
        inside = between == " " and span[2] in {"ORG", "NORP"}
        of = between in {" of ", " of the "} and span[2] in {"LOC", "ORG"}
        of = of and bool(held) and _ORG_WORD.search(text[held[-1][0] : held[-1][1]]) is not None
        if held and held[0][2] == "ORG" and text[held[0][0]].isupper() and (inside or of):
            held.append(span)
            continue
        whole = len(held) > 1 and held[-1][2] != "NORP" and len({s[2] for s in held}) > 1
        yield from ([(held[0][0], held[-1][1], "ORG")] if whole else held)
        held = [span]


def _joined(text: str, spans: list[Span], gazetteer: Gazetteer) -> Iterator[Span]:
    """Join the halves of a person's name; after a bare title a name is a person."""
    held: Span | None = None
    for span in spans:
        start, end, label = span
        if held and text[held[1] : start] == " " and label in {"PERSON", "ORG"}:
            first = text[held[0] : held[1]]
            if _ONLY_TITLE.match(first) and not _ORG_WORD.search(text[start:end]):
                held = (start, end, "PERSON")
                continue
            if label == "PERSON" and held[2] in {"ORG", "PERSON"} and _half_name(first, gazetteer):
                held = (held[0], end, "PERSON")
                continue
        if held:
            yield held
        held = span
    if held:
        yield held


def _half_name(first: str, gazetteer: Gazetteer) -> bool:
    return (
        len(first.split()) <= 2 and not _ORG_WORD.search(first) and first not in gazetteer.demonyms
    )


def _typed(text: str, span: Span, gazetteer: Gazetteer) -> Span:
    name = text[span[0] : span[1]]
    if name in FIXED:
        return span[0], span[1], FIXED[name]
    if name in gazetteer.demonyms:
        return span[0], span[1], "NORP"
    if name in gazetteer.sure_countries:
        return span[0], span[1], "LOC"
    if re.fullmatch(r"(?:[A-Z][a-z-]+ )+[A-Z]{3,}", name):
        return span[0], span[1], "PERSON"  # fact books write surnames in capitals
    if span[2] in {"PERSON", "ORG", "LOC"} and " " in name:
        kind = gazetteer.kinds.get(name, span[2])
        if kind != "ORG" or _ORG_WORD.search(name):
            return span[0], span[1], kind
    return span


def _agreed(records: list[Record], gazetteer: Gazetteer) -> Iterator[Record]:
    """One surface, one label, where most of a surface's many labels agree; and none forgotten."""
    training = [r for r in records if split_of(r) == "train"]
    labels: dict[str, Counter[str]] = {}
    for record in training:
        for start, end, label in record.spans:
            labels.setdefault(record.text[start:end], Counter())[label] += 1
    most = {
        name: count.most_common(1)[0][0]
        for name, count in labels.items()
        if count.total() >= 6 and count.most_common(1)[0][1] / count.total() >= 0.7
    }
    often = [
        n
        for n in most
        if labels[n].total() >= 8
        and n[0].isupper()
        and len(n) > 2
        and most[n] in {"PERSON", "ORG", "LOC"}
    ]
    pattern = re.compile(
        r"(?<![\w-])(?:"
        + "|".join(map(re.escape, sorted(often, key=len, reverse=True)))
        + r")(?![\w-])"
    )
    seen: Counter[str] = Counter()
    within: Counter[str] = Counter()
    for record in training:
        for match in pattern.finditer(record.text):
            seen[match.group()] += 1
            within[match.group()] += overlaps(match.span(), record.spans)
    sure = {name for name in often if within[name] >= 0.8 * seen[name]}
    for record in records:
        spans = [
            _typed(record.text, (s, e, most.get(record.text[s:e], l)), gazetteer)
            if l in {"PERSON", "ORG", "LOC"}
            else (s, e, l)
            for s, e, l in record.spans
        ]
        spans += [
            (*m.span(), most[m.group()])
            for m in pattern.finditer(record.text)
            if m.group() in sure and not overlaps(m.span(), spans)
        ]
        spans = [s for s in spans if s[2]]
        yield replace(
            record, spans=sorted(spans), open=[o for o in record.open if not overlaps(o, spans)]
        )


# --- the hand-labelled corpora ----------------------------------------------------------------


def gum(corpora: Path, gazetteer: Gazetteer) -> list[Record]:
    """GUM marks the heads of names only: whole names are made of them where that is safe."""
    found = []
    for r in load(corpora, "gum"):
        spans, doubtful = _whole_names(r["text"], r["spans"], gazetteer)
        record = Record(r["text"], by_rule(r["text"], spans, gazetteer), group=r["doc"])
        found.append(replace(record, open=[o for o in doubtful if not overlaps(o, record.spans)]))
    return found


def runs(text: str) -> list[tuple[int, int]]:
    """The longest runs of capitalised words, joined by nothing but a space or “of”."""
    found: list[tuple[int, int]] = []
    for match in _CAPITALISED.finditer(text):
        if not match.group()[0].isupper() or match.group() == "I":
            continue
        if found and text[found[-1][1] : match.start()] in {
            " ",
            " of ",
            " of the ",
            " and ",
            " & ",
            "'s ",
            "’s ",
            " de ",
        }:
            found[-1] = (found[-1][0], match.end())
        else:
            found.append(match.span())
    return [
        (s, e - 1 if text[e - 1] == "." and not re.search(r"\.\w\.$", text[s:e]) else e)
        for s, e in found
    ]


def _whole_names(
    text: str, given: list[list[Any]], gazetteer: Gazetteer
) -> tuple[list[Span], list[tuple[int, int]]]:
    spans: list[Span] = []
    doubtful: list[tuple[int, int]] = []
    named: list[Span] = [(s, e, l) for s, e, l in given if l in {"PERSON", "ORG", "LOC", "PRODUCT"}]
    misc = [(s, e, l) for s, e, l in given if l in {"MISC", "EVENT"}]
    for start, end in runs(text):
        inside = [s for s in named if start <= s[0] and s[1] <= end]
        span = _one_name(text, start, end, inside, gazetteer)
        if span is not None:
            spans.append(span)
        elif inside and all(_separate(text, s, start, end, inside) for s in inside):
            spans += [x for s in inside if (x := trimmed(text, *s))]
        elif inside or (start > 0 and not overlaps((start, end), misc)):
            doubtful.append((start, end))
    doubtful += [(s, e) for s, e, _ in named if not overlaps((s, e), spans)]
    return [_typed(text, s, gazetteer) for s in spans], doubtful


def _one_name(
    text: str, start: int, end: int, inside: list[Span], gazetteer: Gazetteer
) -> Span | None:
    """The one name that a run of capitals is, if its only label ends (or is) the run."""
    if len(inside) != 1 or inside[0][1] != end:
        return None
    label = inside[0][2]
    if label == "PERSON":
        found = trimmed(text, start, end, label)
        name = text[found[0] : found[1]] if found else ""
        plain = not re.search(r" of | and |['’]s ", name) and name not in gazetteer.demonyms
        return found if plain and name else None
    return trimmed(text, *inside[0]) if inside[0][0] == start else None


def _separate(text: str, span: Span, start: int, end: int, inside: list[Span]) -> bool:
    """Whether a label in a run of several names is whole: a joint stands on both sides of it."""
    left = start == span[0] or re.search(r"(?: of| of the| and|['’]s) $", text[start : span[0]])
    right = end == span[1] or re.match(r" (?:and|of) |['’]s ", text[span[1] : end])
    return bool(left and right) and len(inside) > 1


def ewt(corpora: Path, gazetteer: Gazetteer) -> list[Record]:
    return [
        Record(
            r["text"], by_rule(r["text"], [tuple(s) for s in r["spans"]], gazetteer), group=r["doc"]
        )
        for r in load(corpora, "uner_ewt")
    ]


def social(corpora: Path, gazetteer: Gazetteer, name: str) -> list[Record]:
    """Posts that are written like prose: no handles, tags and links."""
    found = []
    for r in load(corpora, name):
        if re.search(r"[@#|]|http|RT\b|\.\.\.|_", r["text"]) or len(r["text"].split()) < 6:
            continue
        text = re.sub(r"(?<=U\.) (?=[SK]\.)", "\u2060", r["text"])  # keeps offsets
        spans = [x for s, e, l in r["spans"] if (x := trimmed(text, s, e, l)) and text[s].isupper()]
        if "\u2060" not in text:
            found.append(Record(text, by_rule(text, spans, gazetteer), group=r["doc"]))
    return found


def re3d(corpora: Path, gazetteer: Gazetteer) -> list[Record]:
    """Reports of three sources that may be used, without nominals; paragraphs as records."""
    found = []
    for i, r in enumerate(load(corpora, "re3d")):
        if r.get("src") not in {"CENTCOM", "US State Department", "UK Government"}:
            continue
        for start, end in _paragraphs(r["text"]):
            text = r["text"][start:end]
            own = [(s - start, e - start, l) for s, e, l in r["spans"] if start <= s and e <= end]
            spans, doubtful = _reported(text, own)
            spans = by_rule(text, [_typed(text, s, gazetteer) for s in spans], gazetteer)
            found.append(
                Record(text, spans, [o for o in doubtful if not overlaps(o, spans)], f"re3d{i}")
            )
    return found


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n]+", text):
        if len(match.group().split()) > 4:
            yield match.span()


def _reported(text: str, given: list[Span]) -> tuple[list[Span], list[tuple[int, int]]]:
    good: list[Span] = []
    doubtful: list[tuple[int, int]] = []
    for span in given:
        if span[2] not in {"PERSON", "ORG", "LOC"}:
            continue
        clean = trimmed(text, *span)
        words = text[clean[0] : clean[1]].split() if clean else []
        proper = words and all(
            w[0].isupper() or w in _LOWER_JOINT or not w[0].isalpha() for w in words
        )
        if clean and proper and words[-1][0].isupper() and "," not in text[clean[0] : clean[1]]:
            good.append(clean)
        elif re.search(r"[A-Z]", text[span[0] + 1 : span[1]]):
            doubtful.append((span[0], span[1]))
    kept: list[Span] = []
    for span in sorted(set(good), key=lambda s: (s[0] - s[1], s)):
        if not overlaps(span, kept):
            kept.append(span)
    caps = [r for r in runs(text) if r[0] > 0 and not overlaps(r, kept)]
    return kept, [*doubtful, *caps]


def paragraphs_of(records: Iterable[Record], most: int = 3) -> list[Record]:
    """Neighbouring sentences joined, so that the network sees texts of more than one."""
    joined: list[Record] = []
    held: list[Record] = []
    for record in [*records, None]:
        if held and (record is None or record.group != held[0].group or len(held) >= most):
            joined.append(_join(held))
            held = []
        if record is not None:
            held.append(record)
    return joined


def _join(records: list[Record]) -> Record:
    text, spans, doubtful = "", [], []
    for record in records:
        at = len(text) + 1 if text else 0
        text = f"{text} {record.text}" if text else record.text
        spans += [(s + at, e + at, l) for s, e, l in record.spans]
        doubtful += [(s + at, e + at) for s, e in record.open]
    return Record(text, spans, doubtful, records[0].group)
