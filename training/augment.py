"""More variety than the corpora have: other names, other cases, other apostrophes, own sentences."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from corpora import Record, paragraphs_of
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


_THINGS = (
    "Garden",
    "River",
    "Winter",
    "Night",
    "Stone",
    "Mirror",
    "Road",
    "House",
    "Fire",
    "Sky",
    "Heart",
    "Dream",
    "Shadow",
    "Wolf",
    "Crown",
    "Bridge",
    "Storm",
    "Island",
    "Letter",
    "Summer",
    "Ghost",
    "Train",
    "Song",
    "Ocean",
    "Forest",
    "Star",
    "Blood",
    "Silence",
    "Glass",
    "Light",
    "Angel",
    "Machine",
    "Devil",
    "Rain",
    "Love",
    "Soldier",
    "Stranger",
    "Kingdom",
    "Tiger",
    "Mountain",
    "Clock",
    "Rose",
)
_QUALITIES = (
    "Silent",
    "Broken",
    "Last",
    "Golden",
    "Black",
    "White",
    "Red",
    "Lost",
    "Hidden",
    "Wild",
    "Secret",
    "Little",
    "Great",
    "Dark",
    "Blue",
    "Long",
    "Perfect",
    "Burning",
    "Empty",
    "Iron",
    "Sweet",
    "Cold",
    "Electric",
    "Strange",
    "Final",
    "Young",
    "Old",
    "Sleeping",
)
_DESCRIBED: Mapping[str, re.Pattern[str]] = {
    slot: re.compile(pattern, re.IGNORECASE)
    for slot, pattern in {
        "club": r"\b(?:football|sports|soccer|rugby|hockey|basketball) (?:club|team)",
        "band": r"\bband\b",
        "label": r"\brecord (?:label|company)",
        "school": r"\b(?:universit|college|school)",
        "channel": r"\b(?:television|tv|radio) (?:network|channel|station|broadcaster)",
        "party": r"\bpolitical part",
        "company": r"\b(?:company|corporation|manufacturer|conglomerate|airline|retailer|developer|studio)\b",
        "work": r"\b(?:film|movie|series|album|song|novel|sitcom|soap opera|program)\b",
        "paper": r"\b(?:newspaper|magazine|daily|journal)\b",
    }.items()
}
"""What the descriptions of the names for a slot say."""
_MADE_UP: Mapping[str, Sequence[str]] = {
    "club": (
        "{place} United",
        "{place} City",
        "F.C. {place}",
        "{place} Rovers",
        "{place} FC",
        "{place}",
    ),
    "band": (
        "The {thing}s",
        "{quality} {thing}",
        "{thing} and the {thing2}s",
        "The {quality} {thing}s",
        "{last}",
        "{thing}",
        "{place} {thing}s",
    ),
    "label": ("{thing} Records", "{last} Music", "{quality} {thing} Records", "{last} Records"),
    "school": (
        "{last} College",
        "{place} High School",
        "University of {place}",
        "{place} University",
        "{last} Academy",
        "St. {first}'s School",
        "{place} Grammar School",
        "{last} Institute of Technology",
        "{place} State",
    ),
    "channel": (
        "{place} TV",
        "Radio {place}",
        "Channel {tag}",
        "{last} Network",
        "{country} Broadcasting Corporation",
    ),
    "party": (
        "{demonym} Labour Party",
        "{quality} {thing} Party",
        "National Party",
        "Liberal Party",
        "Democratic Party of {country}",
        "Christian Democratic Union",
        "{demonym} Socialist Party",
        "Green Party",
        "{field} Party",
        "{demonym} National Union",
    ),
    "company": (
        "{last} Motors",
        "{last} & {last2}",
        "{last} Brothers",
        "{last}",
        "{last} Inc",
        "{last}-{last2}",
        "{place} Steel",
        "{thing} Software",
        "{last} Pictures",
        "{last} Aircraft Company",
        "{place} Railway",
        "{thing}soft",
        "{last} Entertainment",
        "Air {country}",
    ),
    "work": (
        "The {quality} {thing}",
        "{quality} {thing}",
        "{thing} of the {thing2}",
        "The {thing}",
        "A {quality} {thing}",
        "{thing} in the {thing2}",
        "Return to {place}",
        "{first}",
        "My {quality} {thing}",
        "The {thing}s of {place}",
    ),
    "paper": (
        "The {place} Times",
        "{place} Post",
        "{place} Gazette",
        "{demonym} Review",
        "The {place} Daily News",
        "{thing} Magazine",
        "The Journal of {field}",
        "{place} Herald",
        "The {thing}",
    ),
    "unit": (
        "{nth} Infantry Division",
        "{nth} {demonym} Regiment",
        "Royal {demonym} Air Force",
        "{nth} Cavalry Brigade",
        "{place} Rifles",
        "{demonym} Army",
        "{nth} Battalion",
        "{demonym} Navy",
        "Marine Corps",
        "{nth} {place} Volunteers",
        "Army of {place}",
    ),
    "team": (
        "Bears",
        "Giants",
        "Hawks",
        "Pirates",
        "Kings",
        "Wolves",
        "Royals",
        "Rangers",
        "Sharks",
        "Bulls",
        "Knights",
        "Jets",
        "Stars",
        "Braves",
    ),
    "county": (
        "{last} County",
        "{place} County",
        "{place} Province",
        "{place} District",
        "{last} Township",
    ),
    "river": ("the {last} River", "the River {last}", "{last} Creek", "the {place} River"),
    "station": (
        "{place} Central",
        "{last} Road",
        "{place} railway station",
        "{place} Station",
        "{last} Junction",
    ),
    "lake": (
        "Lake {last}",
        "Mount {last}",
        "{place} Bay",
        "{last} Hill",
        "Cape {last}",
        "North {place}",
        "{quality} Lake",
    ),
    "range": (
        "{last} Mountains",
        "{last} Islands",
        "{place} Mountains",
        "{last} Hills",
        "{demonym} Alps",
    ),
    "site": (
        "{last} Park",
        "{place} Castle",
        "{last} Airport",
        "{last} Stadium",
        "{last} Street",
        "{place} Cathedral",
        "{last} Cemetery",
        "{last} Bridge",
        "{place} International Airport",
        "{quality} {thing} Theatre",
    ),
    "island": ("{last} Island", "Isle of {last}", "{place} Island", "{quality} {thing} Island"),
    "award": (
        "{last} Prize",
        "{last} Award",
        "{quality} {thing} Award",
        "{country} Cup",
        "Medal of Honor",
        "Golden {thing}",
    ),
    "war": (
        "{demonym} War",
        "Second {demonym} War",
        "{demonym} Civil War",
        "First World War",
        "War of {country}",
        "{demonym} Revolution",
    ),
    "ship": ("USS {last}", "SS {place}", "{quality} {thing}", "MV {last}"),
    "product": ("{last} {tag}", "{thing} {tag}", "{thing}Station", "{last} Model {tag}"),
}


def _slots(entry: dict[str, Any], name: str) -> Iterator[str]:
    desc, kind = entry.get("desc") or "", phrase_kind(entry)
    if entry.get("sub") == "company":
        yield "company"
    elif entry.get("sub") == "state" and (entry.get("pop") or 0) > 500_000:
        yield "state"
    elif kind == ORG_PHRASE and re.search(r"\b(?:University|College|School|Institute)\b", name):
        yield "school"
    elif kind == ORG_PHRASE and name.endswith(" Party"):
        yield "party"
    elif entry["type"] in {"ORG", "MISC"} and kind != PERSON_PHRASE:
        found = [slot for slot, pattern in _DESCRIBED.items() if pattern.search(desc)]
        if found and (found[0] == "work") == (entry["type"] == "MISC"):
            yield found[0]


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
    kinds: Mapping[str, Sequence[str]]
    """Names of organisations and works by what they are described as."""

    @classmethod
    def of(cls, entries: Iterable[dict[str, Any]], gazetteer: Gazetteer) -> Names:
        people, places, organisations, works, told = [], [], [], [], []
        kinds: dict[str, list[str]] = {kind: [] for kind in (*_DESCRIBED, "state")}
        for entry in entries:
            name, kind = bare(entry["title"]), phrase_kind(entry)
            if not name[:1].isupper():
                continue
            words = len(name.split())
            label = ""
            for slot in _slots(entry, name):
                kinds[slot].append(name)
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
            kinds,
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

    def kind(self, slot: str, rng: Rng) -> str:
        """A name for a slot of a template: a known one of its kind, or one made up."""
        known, forms = self.kinds.get(slot, ()), _MADE_UP.get(slot, ())
        if known and (not forms or rng.random() < 0.6):
            return rng.choice(known)
        return self.filled(rng.choice(forms), rng)

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
            thing=rng.choice(_THINGS),
            thing2=rng.choice(_THINGS),
            quality=rng.choice(_QUALITIES),
            nth=rng.choice(("1st", "2nd", "3rd", "4th", "7th", "12th", "23rd", "101st")),
            tag=rng.choice(("X", "Pro", "One", "II", "64", "500", "3000")),
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
    **dict.fromkeys(("other", "other_last"), "PERSON"),
    **dict.fromkeys(("club", "band", "label", "school", "channel", "party", "company"), "ORG"),
    **dict.fromkeys(("paper", "unit", "team"), "ORG"),
    **dict.fromkeys(
        ("state", "county", "river", "station", "island", "lake", "range", "site"), "LOC"
    ),
    "war": "EVENT",
    "product": "PRODUCT",
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
    made = [
        _described(names, gazetteer, rng)
        if rng.random() < 0.25
        else _filled(rng.choice(forms), names, gazetteer, rng)
        for _ in range(count)
    ]
    return paragraphs_of([replace(r, group=str(rng.randrange(3))) for r in made])


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
            "other_last": lambda: rng.choice(names.lasts),
            "last2": lambda: rng.choice(names.lasts),
            "year": lambda: str(rng.randint(1800, 2024)),
            "number": lambda: str(rng.randint(2, 900)),
        }.get(slot, lambda slot=slot: names.kind(slot, rng))()
        label = _LABELS.get(slot)
        if label:
            start = len(text) + (4 if new.startswith("the ") else 0)
            spans.append((start, len(text) + len(new), label))
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
        (m.start(), m.start() + len(m.group().rstrip(".")), "LOC")
        for m in re.finditer(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)*", text)
        if m.start() > len(name) and m.group().rstrip(".") in gazetteer.sure_countries
    ]
    final = by_rule(text, spans, gazetteer)
    return Record(
        text, final, [d for d in doubtful if not any(s < d[1] and d[0] < e for s, e, _ in final)]
    )
