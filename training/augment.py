"""More variety than the corpora have: other names, other cases, other apostrophes, own sentences."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from corpora import Record
from lexicon import ORG_PHRASE, PERSON_PHRASE, bare, phrase_kind
from rules import Gazetteer, by_rule

Rng = random.Random
_KEEP = {"U.S.", "West Bank", "U.N.", "EU", "NATO", "White House", "Gaza Strip"}
_ORG_FORMS = (
    "{place} University",
    "University of {place}",
    "{last} & {last2}",
    "{last} Group",
    "{last} Industries",
    "{place} Chamber of Commerce",
    "{last} Foundation",
    "National Bank of {country}",
    "{place} United",
    "{place} City Council",
    "{last} Corporation",
    "{last} Inc.",
    "{country} Football Federation",
    "Bank of {place}",
    "{place} Police Department",
    "{last}, {last2} and Company",
    "{place} Rovers",
    "Ministry of {field}",
    "{field} Ministry",
    "Department of {field}",
    "{place} Institute of {field}",
    "{demonym} {field} Ministry",
    "{place} Symphony Orchestra",
    "{last} Records",
    "{place} High School",
    "{demonym} Workers' Party",
    "{demonym} People's Party",
    "National {field} Council",
    "{place} Post",
    "{country} National Congress",
    "{place} Times",
    "Movement for {field} and Democracy",
    "{place} Airlines",
    "{demonym} {field} Association",
    "{place} Museum of {field}",
    "{place} Wanderers",
    "{last} Media",
    "{demonym} Liberation Front",
    "Supreme Court of {country}",
    "{place} Stock Exchange",
    "St. {last} Hospital",
    "{first} {last} Foundation",
    "Church of {place}",
    "{place} Eagles",
    "{place} Tigers",
    "{last} College",
    "International {field} Organization",
    "European {field} Agency",
    "{last}'s",
    "{field} Committee",
    "Housing Authority of {place}",
    "City of {place}",
    "{place} {field} Center",
    "{country} Department of {field} and {field2}",
    "Center for {field} and {field2}",
    "{demonym} Defense Forces",
    "{demonym} National Guard",
    "Republic of {country} Air Force",
    "{field} Authority of {country}",
    "{demonym} Communist Party",
    "Christian Democratic Party of {country}",
    "{place} County Board",
    "Association of {demonym} {field} Workers",
    "{last} Brothers",
    "The {place} Herald",
    "{last} Motors",
    "Federal {field} Commission",
    "{place} State University",
    "Royal {demonym} Navy",
    "House of Commons of {country}",
)
_FIELDS = (
    "Health",
    "Justice",
    "Education",
    "Finance",
    "Defence",
    "Defense",
    "Agriculture",
    "Energy",
    "Science",
    "Technology",
    "Transport",
    "Trade",
    "Culture",
    "Labour",
    "Environment",
    "Human Rights",
    "Security",
    "Foreign Affairs",
    "Economics",
    "Tourism",
    "Engineering",
    "Art",
    "Music",
    "Natural History",
    "Reform",
)


@dataclass(frozen=True)
class Names:
    """What names are drawn from."""

    people: Sequence[str]
    firsts: Sequence[str]
    lasts: Sequence[str]
    places: Sequence[str]
    countries: Sequence[str]
    organisations: Sequence[str]
    works: Sequence[str]
    demonyms: Sequence[str]
    told: Sequence[tuple[str, str, str]]
    """Names with their label and a short description."""

    @classmethod
    def of(cls, entries: Iterable[dict[str, Any]], gazetteer: Gazetteer) -> Names:
        people, places, organisations, works, told = [], [], [], [], []
        for entry in entries:
            name, kind = bare(entry["title"]), phrase_kind(entry)
            if not name[:1].isupper():
                continue
            words = len(name.split())
            label = ""
            if kind == PERSON_PHRASE and 2 <= words <= 4 and not re.search(r"[\d,]", name):
                people.append(name)
                label = "PERSON"
            elif (
                entry.get("sub") in {"city", "state"}
                and words < 4
                and (entry.get("pop") or 0) > 20_000
            ):
                places.append((-entry["pop"], name))
                label = "LOC"
            elif kind == ORG_PHRASE and words < 8:
                organisations.append(name)
                label = "ORG"
            elif entry["type"] == "MISC" and words > 1 and name.split()[-1][:1].isupper():
                works.append(name)
                label = "WORK"
            if label and (desc := entry.get("desc")) and len(desc.split()) > 2:
                told.append((name, label, desc))
        firsts = [p.split()[0] for p in people if p.split()[0].isalpha()]
        lasts = [p.split()[-1] for p in people if len(p.split()[-1]) > 2]
        countries = sorted(c for c in gazetteer.sure_countries if "." not in c and len(c) > 3)
        return cls(
            people,
            firsts,
            lasts,
            [name for _, name in sorted(places)],
            countries,
            organisations,
            works,
            sorted(d for d in gazetteer.demonyms if d.endswith(("n", "sh", "ese", "i"))),
            told,
        )

    def person(self, rng: Rng) -> str:
        if rng.random() < 0.5:
            return rng.choice(self.people)
        middle = rng.random()
        first = rng.choice(self.firsts) + (
            f" {rng.choice('ABCDEFGHJKLMPRSTW')}." if middle < 0.1 else ""
        )
        return f"{first} {rng.choice(self.lasts)}" + (" Jr." if middle > 0.98 else "")

    def place(self, rng: Rng) -> str:
        if rng.random() < 0.3:
            return rng.choice(self.countries)
        # Places are sorted by size. Small ones are many, and would teach that odd words are places.
        return self.places[int(len(self.places) * rng.random() ** 3)]

    def organisation(self, rng: Rng) -> str:
        if rng.random() < 0.5:
            return rng.choice(self.organisations)
        return self.filled(rng.choice(_ORG_FORMS), rng).removeprefix("The ")

    def filled(self, form: str, rng: Rng) -> str:
        return form.format(
            place=rng.choice(self.places),
            country=rng.choice(self.countries),
            first=rng.choice(self.firsts),
            last=rng.choice(self.lasts),
            last2=rng.choice(self.lasts),
            demonym=rng.choice(self.demonyms),
            field=rng.choice(_FIELDS),
            field2=rng.choice(_FIELDS),
        )


def swapped(record: Record, names: Names, rng: Rng) -> Record:
    """The record with many of its names exchanged for others, the same for the same."""
    chosen: dict[str, str] = {}
    return _replaced(
        record, lambda text, label, before: _other(text, label, before, chosen, names, rng)
    )


def _other(
    text: str, label: str, before: str, chosen: dict[str, str], names: Names, rng: Rng
) -> str:
    if text in chosen:
        return chosen[text]
    new = text
    if label == "PERSON" and rng.random() < 0.7:
        new = names.person(rng)
        if " " not in text:
            new = new.removesuffix(" Jr.").split()[-1]
        else:
            chosen[text.rsplit(maxsplit=1)[-1]] = new.removesuffix(" Jr.").split()[-1]
    elif label == "LOC" and text not in _KEEP and rng.random() < 0.3:
        new = names.place(rng)
    elif (
        label == "ORG"
        and text not in _KEEP
        and rng.random() < 0.5
        and not before.lower().endswith("the ")
    ):
        new = names.organisation(rng)
    elif label == "NORP" and rng.random() < 0.2 and not text.endswith("s"):
        new = rng.choice(names.demonyms)
    chosen[text] = new
    return new


def _replaced(record: Record, other: Any) -> Record:
    text, last, spans, moved = "", 0, [], []
    for start, end, label in sorted(record.spans):
        if start < last:
            continue
        moved.append((last, start, len(text)))
        text += record.text[last:start]
        new = other(record.text[start:end], label, text)
        spans.append((len(text), len(text) + len(new), label))
        text += new
        last = end
    moved.append((last, len(record.text), len(text)))
    text += record.text[last:]
    doubtful = [
        (s - a + at, e - a + at) for s, e in record.open for a, b, at in moved if a <= s and e <= b
    ]
    return replace(record, text=text, spans=spans, open=doubtful)


def restyled(record: Record, rng: Rng) -> Record:
    """Typography of the same length: curly apostrophes, en dashes; and rarely another case."""
    text = record.text
    draw = rng.random()
    if draw < 0.35:
        text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
    if draw < 0.05:
        text = re.sub(r"(?<=[A-Z]\w)-(?=[A-Z])", "–", text)
    case = rng.random()
    if case < 0.03:
        upper = text.upper()
        text = upper if len(upper) == len(text) else text
    elif case < 0.08:
        text = re.sub(r"(?<![\w'’])[a-z](?=[a-z]{3})", lambda m: m.group().upper(), text)
    return replace(record, text=text)


def templates(path: Path) -> list[str]:
    """Own sentences with places for names, one a line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


_SLOT = re.compile(r"\{(\w+)\}")
_LABELS = {
    "person": "PERSON",
    "last": "PERSON",
    "first": "PERSON",
    "place": "LOC",
    "country": "LOC",
    "org": "ORG",
}


def composed(
    forms: Sequence[str], names: Names, gazetteer: Gazetteer, count: int, rng: Rng
) -> list[Record]:
    """Records made of own sentences and of descriptions in the knowledge base."""
    return [
        _described(names, gazetteer, rng)
        if rng.random() < 0.3
        else _filled(rng.choice(forms), names, gazetteer, rng)
        for _ in range(count)
    ]


def _filled(form: str, names: Names, gazetteer: Gazetteer, rng: Rng) -> Record:
    text, last, spans = "", 0, []
    person = names.person(rng).removesuffix(" Jr.")
    for match in _SLOT.finditer(form):
        text += form[last : match.start()]
        slot = match.group(1)
        new = {
            "person": lambda: person,
            "last": lambda: person.split()[-1],
            "other": lambda: names.person(rng),
            "first": lambda: rng.choice(names.firsts),
            "place": lambda: names.place(rng),
            "country": lambda: rng.choice(names.countries),
            "org": lambda: names.organisation(rng),
            "work": lambda: rng.choice(names.works),
            "demonym": lambda: rng.choice(names.demonyms),
            "year": lambda: str(rng.randint(1800, 2024)),
            "number": lambda: str(rng.randint(2, 900)),
        }[slot]()
        label = {"other": "PERSON"}.get(slot, _LABELS.get(slot))
        if label:
            spans.append((len(text), len(text) + len(new), label))
        text += new
        last = match.end()
    text += form[last:]
    return Record(text, by_rule(text, spans, gazetteer))


def _described(names: Names, gazetteer: Gazetteer, rng: Rng) -> Record:
    name, label, desc = rng.choice(names.told)
    verb = rng.choice(("is", "is", "was"))
    article = (
        ""
        if re.match(r"(?:[A-Z]|the |a |an )", desc) and desc.split()[0] not in gazetteer.demonyms
        else ("an " if desc[0].lower() in "aeiou" else "a ")
    )
    text = f"{name} {verb} {article}{desc}."
    spans = [(0, len(name), label)] if label != "WORK" else []
    doubtful = [
        (m.start(), m.end())
        for m in re.finditer(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)*", text)
        if m.start() > len(name) and m.group() not in gazetteer.sure_countries
    ]
    spans += [
        (m.start(), m.end(), "LOC")
        for m in re.finditer(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)*", text)
        if m.start() > len(name) and m.group() in gazetteer.sure_countries
    ]
    final = by_rule(text, spans, gazetteer)
    return Record(
        text, final, [d for d in doubtful if not any(s < d[1] and d[0] < e for s, e, _ in final)]
    )
