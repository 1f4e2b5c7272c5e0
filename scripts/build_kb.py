"""Build the large knowledge base from public lists.

Usage: python scripts/build_kb.py ROWS.jsonl.gz [OUT] [--titles TITLES.txt] [--brands WIKIDATA.json]

ROWS has a JSON object on each line: `title` (of the English Wikipedia, or a name), `type` ("GPE",
"PERSON", "ORG", "MISC", "VITAL"), `sub`, `qid`, `aliases` (name → weight), `desc`, `country`, `pop`,
`lat`, `lon`, `demonyms`, `capital`, `offices` ([title, from, to, list]), `vital`, `hpi`, `views`.
TITLES has titles of much-read articles in small letters, one a line (`kb_titles.py` says whence).
WIKIDATA is `dist/wikidata/wikidata.min.json` of the npm package name-suggestion-index.
Beside this script, `kb_corrections.yaml` has our own corrections, `kb_people.yaml` further
offices, `kb_glosses.yaml` descriptions, `curated/` our own entries and `wikidata.tsv` ids that the
lists lack. How common words are is told by spacy-lookups-data. Equal
inputs give an equal file.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml
from kb_brands import brands_of
from kb_curated import entries, joined, own_article, own_names
from kb_glosses import glossed
from kb_ids import TABLE, identified
from kb_kinds import Bearers, is_stray, kind, of_description
from kb_names import (
    Names,
    aliases,
    display,
    frequencies,
    initials,
    is_generic,
    is_neighbour,
    short,
)
from kb_offices import Nations, certain, country_of, roles
from kb_rows import LARGE, TIMES, apart, gloss, merged, prior, retitled, towns_first, unmixed
from kb_terms import end_terms
from kb_titles import teams, titles_of

from briefgen.annotate.lexicon import FUNCTION_WORDS, TITLES
from briefgen.annotate.surnames import surnames
from briefgen.knowledge.aliases import is_acronym
from briefgen.knowledge.entity import Entity
from briefgen.knowledge.folding import transliterated
from briefgen.knowledge.keys import key, words_of
from briefgen.knowledge.store import Owner
from briefgen.knowledge.writer import Built, written
from briefgen.source.slugs import proposal

Row = dict[str, Any]
HERE = Path(__file__).parent
DATA = HERE.parent / "briefgen" / "knowledge" / "data"
KNOWN = 55
"""The prior from which on an ordinary word may be a name: "Apple", "Pentagon"."""

APOSTROPHE = re.compile("['’‘]")
KNOWN_WELL = 60
"""The prior from which on a place with somebody's first name is thought of first: "Paris"."""

_TIME = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: \d+)?|\d+(?:s|st|nd|rd|th)?(?: (?:BC|century|century BC|millennium))?"
)
"""Titles of articles about days, years and centuries."""

_ABOUT = re.compile(
    r"(?:United States |Deputy |British )?(?:(?:Vice )?President|Prime Minister|Secretary|Minister|Governor|Mayor|Chancellor|Monarchy|List|"
    r"Lists|History|Culture|Economy|Politics|Geography|Music|Demographics|Cinema|Languages?|Flag|"
    r"Outline|Index|Timeline|Religion|Education|Transport|Military|Government|Foreign relations|"
    r"Human rights|Tourism|Climate|Law|Art|Architecture|Literature|Cuisine|Sport) (?:of|in|by) "
)
"""Titles of articles about an office or a side of a country; no text means the article."""

ABBREVIATED, CLEARLY, USED = 50, 10, -15.0
"""The prior of a body that texts call by its initials, by how much it leads, and how often they do."""

ENTITLED = 30_000
"""People in a town of which an article is sure to exist."""

BODY = re.compile(
    r"\b(?:Association|League|Organi[sz]ation|Union|Front|Agency|Council|Army|Service|Foundation|"
    r"Committee|Commission|Congress|Administration|Baseball|Soccer)\b"
)
OTHERS = {"EPL", "CTA", "ICS"}
"""Letters that are read as somebody whom the lists lack: the English Premier League."""

SURNAMED = 30
"""The prior of persons whom texts call by title and surname alone."""

LEAST_NAMES = 3
"""Persons who bear a word as first name, for it to be one."""


def main(source: Path, out: Path, titles: Path | None, brands: Path | None) -> None:
    names = Names(frequencies())
    rows = list(corrected(map(certain, apart(unmixed(read(source))))))
    if brands is not None:
        rows += list(brands_of(json.loads(brands.read_text("utf-8")), rows))
    if titles is not None:
        made = titles_of(titles.read_text("utf-8").split("\n"), rows, given_names(rows), names)
        rows += list(changed(made, own_words()["rows"]))
    rows += list(teams(rows))
    rows, own = identified(rows, entries(), TABLE.read_text("utf-8"))
    rows = list(kept(joined(merged(rows), own), names))
    towns_first(rows)
    rows = retitled(rows)
    abbreviate(rows, names)
    entitle(rows, names)
    ids = identifiers(rows, curated())
    countries = {row["nation"]: row["name"] for row in rows if row.get("sub") == "country"}
    end_terms(rows, countries)
    built = [built_row(row, ids[row["key"]], countries, names) for row in rows]
    out.write_bytes(written(built, all_names(rows, ids, names)))


def read(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row | {"title": row["title"].strip()}


def corrected(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows as our own corrections want them, and the people whom the lists lack."""
    own = own_words()
    further = yaml.safe_load((HERE / "kb_people.yaml").read_text("utf-8"))
    people, beside = own["people"] | further, bodies_beside()
    for row in changed(rows, own["rows"]):
        change: Row = {}
        corrected_id = {row["key"], row.get("qid")} & own["rows"].keys()
        if row["type"] == "ORG" and not row.get("qid") and row["title"] in beside:
            change = {} if corrected_id else {"qid": beside[row["title"]]}
        if row["type"] in ("PERSON", "VITAL", "MISC") and row["title"] in people:
            change = change | in_office(row, people.pop(row["title"]))
        yield row | change
    for name, told in people.items():
        bare = {"key": f"P:{name}", "title": name, "type": "PERSON", "aliases": {name: 0.9}}
        yield bare | in_office(bare, told)


def own_words() -> dict[str, Any]:
    """Our own corrections: of rows, and of the people who hold offices."""
    return dict(yaml.safe_load((HERE / "kb_corrections.yaml").read_text("utf-8")))


def changed(rows: Iterable[Row], changes: dict[str, Any]) -> Iterator[Row]:
    """The rows with the fields that our corrections give by key or Wikidata id, without the dropped."""
    for row in rows:
        change = changes.get(row["key"]) or changes.get(row.get("qid") or "") or {}
        if change != "drop":
            yield row | change


def in_office(row: Row, told: list[Any]) -> Row:
    """What our own list says of a person's offices and names; of the lists, only what has ended."""
    country, *others = told
    offices = [other for other in others if isinstance(other, list)]
    further = {other: 0.9 for other in others if isinstance(other, str)}
    ended = [o for o in row.get("offices") or () if o[2] and all(o[1] != own[1] for own in offices)]
    told_now = {"type": "PERSON", "country": country.upper(), "offices": [*offices, *ended]}
    return told_now | {"aliases": row["aliases"] | further}


def kept(rows: Iterable[Row], names: Names) -> Iterator[Row]:
    """The rows that a text may name, with `kind`, `name`, `nation` and `prior`."""
    rows = list(rows)
    given, nations, bearers = given_names(rows), Nations(rows), Bearers(rows, names)
    surnames = frozenset(r["title"].rpartition(" ")[2] for r in rows if r["type"] == "PERSON")
    for row in rows:
        if is_stray(row, given, surnames):
            continue
        row["kind"] = row.get("kind") or kind(row, given)
        if row["kind"] == "other" and row["type"] == "VITAL" and not row.get("desc"):
            row["kind"] = bearers.kind(row["title"]) or "other"
        told = glossed(row)
        row["kind"] = told.get("kind", row["kind"])
        if row["kind"] == "person":  # whom it tells of is of the country that it names first
            row.update(told)
        row["name"] = row.get("name") or display(row)
        born = row["kind"] == "person" and not told
        if born and (trade := nations.born_in(row.get("desc") or "")):
            row["desc"] = "" if row.get("offices") else trade
        row["nation"] = row["country"].lower() if row.get("curated") else country_of(row, nations)
        row.update(told)
        row["prior"] = max(prior(row, names), row.get("fame") or 0)
        row["given"] = given
        row["first_name"] = row["name"] in given and row["prior"] < KNOWN_WELL
        named = not _ABOUT.match(row["title"]) and not _TIME.fullmatch(row["title"])
        if row.get("curated") or (named and any(usable(row, names))):
            yield row


def entitle(rows: Iterable[Row], names: Names) -> None:
    """Mark the towns and regions whose article bears their name: nothing else is called so.

    Beside a large town its province and small towns don't count. Articles about towns of the
    United States are called "Name, State" all the same.
    """
    rows = list(rows)
    bearers = Counter(k for row in rows for k in {key(n) for n in (row["name"], *row["aliases"])})
    places: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.get("sub") in ("city", "state"):
            places[key(row["name"])].append(row)
    for row in rows:
        place, name = row.get("sub") in ("city", "state"), row["name"]
        large = row.get("sub") == "state" or (row.get("pop") or 0) >= ENTITLED
        if place and large and row["nation"] not in ("us", "ca", "au"):
            lesser = [other for other in places[key(name)] if is_lesser(other, row)]
            row["alone"] = bearers[key(name)] == 1 + len(lesser) and not names.ordinary(
                words_of(name)[0]
            )


def is_lesser(place: Row, town: Row) -> bool:
    """Whether one thinks of the town first: the place is its province, or far smaller."""
    people = town.get("pop") or 0
    if town["sub"] != "city" or people < ENTITLED or place is town:
        return False
    if place["sub"] == "state":
        return bool(place["nation"] == town["nation"])
    return people >= LARGE and people > TIMES * (place.get("pop") or people)


def abbreviate(rows: Iterable[Row], names: Names) -> None:
    """Give well-known bodies their initials, where texts use these and nobody else has them."""
    rows = list(rows)
    taken = {n for row in rows for n, w in row["aliases"].items() if w >= 0.5 and is_acronym(n)}
    taken |= OTHERS | names_beside()
    owners: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["kind"] == "organisation" and row["prior"] >= ABBREVIATED:
            owners[initials(row["name"])].append(row)
    for letters, bearers in owners.items():
        best, *others = sorted(bearers, key=lambda r: (-r["prior"], r["key"]))
        clear = not others or best["prior"] - others[0]["prior"] >= CLEARLY
        heard = names.frequency.get(letters, -20.0)
        used = heard > max(USED, names.frequency.get(letters.lower(), -20.0) - 1)
        if used and letters not in taken and clear and BODY.search(best["name"]):
            best["initials"] = letters


def given_names(rows: Iterable[Row]) -> frozenset[str]:
    listed = (row["title"].split() for row in rows if row["type"] == "PERSON")
    counted = Counter(words[0] for words in listed if 2 <= len(words) <= 4)
    often = (name for name, number in counted.items() if number >= LEAST_NAMES)
    return frozenset(name for name in often if name.lower() not in FUNCTION_WORDS)


def usable(row: Row, names: Names) -> Iterator[tuple[str, int, str]]:
    """Names of a row with weights, and in what way they are its names."""
    if row.get("curated"):
        yield from own_names(row)
    what, known = row["kind"], row["prior"] >= KNOWN and is_told(row)
    many = " " in row["name"] and row.get("vital")
    read = bool(row.get("popular") or many)
    team = row["title"].endswith((" national football team", " national soccer team"))
    if not row.get("curated") and (team or names.usable(row["name"], what, known=known, read=read)):
        yield row["name"], 10 if "(" not in row["title"] else 7, "name"
    if what == "organisation" and names.usable(firm := short(row["name"]), what, known=known):
        yield firm, 9, "alias"
    if row.get("initials"):
        yield row["initials"], 8, "acronym"
    for name, weight in aliases(row):
        wanted = names.usable(name, what, known=known or is_generic(name))
        if wanted and not is_noise(row, name, weight, names):
            yield name, weight, "acronym" if is_acronym(name) else "alias"
    for demonym in row.get("demonyms", ()):
        if "," not in demonym and names.usable(demonym, "place"):
            yield demonym, 8, "demonym"
            if not demonym.endswith(("s", "sh", "ch", "ese", "x", "z")):
                yield f"{demonym}s", 8, "demonym"


def is_told(row: Row) -> bool:
    """Whether more than a list says of what kind it is."""
    told = of_description(row.get("desc") or "") == row["kind"]
    return told or row["title"].startswith("The ") or bool(short(row["name"]))


def is_noise(row: Row, name: str, weight: int, names: Names) -> bool:
    """Leaders as aliases of their organisations, nicknames ("Second City"), first names, titles."""
    if is_titled(row, name) or is_neighbour(row, name):
        return True
    if row["key"].startswith("PT:"):
        return not is_acronym(name) and row["aliases"].get(name, 0) != 1
    if weight > 7 or is_acronym(name) or is_generic(name):
        return False
    words, own = set(words_of(name.lower())), set(words_of(row["title"].lower()))
    return (len(words) > 1 and not words & own and names.of_words(name)) or name in row["given"]


def is_titled(row: Row, name: str) -> bool:
    """Whether a name is the person's own with a title before it, which isn't part of it."""
    if row["kind"] != "person" or not name.endswith(f" {row['name']}"):
        return False
    before = name.removesuffix(row["name"]).split()
    return any(word.lower().strip(".") in TITLES for word in (before[0], before[-1]))


def curated() -> dict[str, str]:
    """The ids of the entries that lie beside the file, by Wikidata id; ids without one as keys."""
    known = {}
    for path in sorted(DATA.glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text("utf-8")):
            known[entry.get("wikidata") or f"={entry['id']}"] = entry["id"]
    return known


def bodies_beside() -> dict[str, str]:
    """Wikidata ids of the organisations that lie beside the file, by their names."""
    listed = yaml.safe_load((DATA / "organisations.yaml").read_text("utf-8"))
    return {entry["name"]: entry["wikidata"] for entry in listed if entry.get("wikidata")}


def names_beside() -> frozenset[str]:
    """All that the entries and terms beside the file are called."""
    files = [yaml.safe_load(path.read_text("utf-8")) for path in sorted(DATA.glob("*.yaml"))]
    return frozenset(
        name for entries in files for e in entries for name in (e["name"], *e.get("aliases", ()))
    )


def identifiers(rows: Iterable[Row], known: dict[str, str]) -> dict[str, str]:
    """An id for each row: the slug of its title, the best known row first; then with its country."""
    taken = set(known.values())
    ids: dict[str, str] = {}
    for row in sorted(rows, key=lambda r: (-r["prior"], r["key"])):
        slug = known.get(row.get("qid") or "")
        slug = slug or next(s for s in slugs(row) if s and s not in taken)
        taken.add(slug)
        ids[row["key"]] = slug
    return ids


def slugs(row: Row) -> Iterator[str]:
    name = APOSTROPHE.sub("", row["name"])  # "new-years-day"
    yield row.get("id") or proposal(name)
    yield proposal(APOSTROPHE.sub("", row["title"]))
    yield proposal(f"{name} {row['nation']}")
    yield proposal(f"{name} {row['key'].lower().replace(':', '-')}")
    yield proposal(row["key"])


def built_row(row: Row, identifier: str, countries: dict[str, str], names: Names) -> Built:
    """A row as the file holds it."""
    qid = row.get("qid") or ""
    return Built(
        identifier=identifier,
        key=row["key"],
        kind=row["kind"],
        prior=row["prior"],
        country=row["nation"],
        wikidata=int(qid[1:]) if qid else 0,
        record=[
            row["name"],
            further(row, names),
            gloss(row, countries.get(row["nation"], "")),
            int(qid[1:]) if qid else 0,
            own_article(row) if row.get("curated") else article(row),
            row.get("capital") or "",
            rounded(row.get("lat")),
            rounded(row.get("lon")),
            [d for d in row.get("demonyms", ()) if "," not in d],
            roles(row, countries.get(row["nation"], "")),
        ],
    )


def further(row: Row, names: Names) -> list[str]:
    """The aliases that a page shows and that acronyms are explained by."""
    found = [n for n, _, by in usable(row, names) if by in ("alias", "acronym")]
    return [n for n in dict.fromkeys(found) if " " in n or is_acronym(n)][:6]


def article(row: Row) -> bool | str:
    """The title of its article in the English Wikipedia, True for its name, False for none."""
    if row.get("sub") == "us-department":
        return f"United States {row['title'].removeprefix('United States ')}"
    bracket = f"{row['name']} ("
    if row.get("sub") == "state" and (
        told := max(
            (n for n, w in row["aliases"].items() if n.startswith(bracket) and w >= 0.9), default=""
        )
    ):
        return told
    if title := row.get("article"):
        return True if title == row["name"] else str(title)
    listed = row["key"][:3] in ("GN:", "PT:", "CO:", "US:", "P:", "NSI")
    if listed and not (row.get("vital") or row.get("sub") in ("city", "state")):
        return False
    if row.get("sub") in ("city", "state") and not (row.get("vital") or row.get("desc")):
        town = row["nation"] == "us" and ", " in row["title"]  # "Fort Lee, New Jersey"
        return str(row["title"]) if town else bool(row.get("alone"))
    return True if row["title"] == row["name"] else str(row["title"])


def rounded(degrees: float | None) -> float | None:
    return None if degrees is None else round(degrees, 2)


def all_names(
    rows: Iterable[Row], ids: dict[str, str], names: Names
) -> Iterator[tuple[str, str, Owner]]:
    """Key, id and owner (whose index is not known yet) of each name of each row."""
    for row in rows:
        for name, weight, way in usable(row, names):
            plain = " " not in name and not is_acronym(name) and names.ordinary(words_of(name)[0])
            shared = is_generic(name) or plain or (name == row["name"] and row["first_name"])
            if row.get("curated") and name in (row["name"], *row["names"], *row["shared"]):
                shared = name in row["shared"]
            for spelling in spellings(name, row, names):
                yield spelling, ids[row["key"]], Owner(0, weight, way, shared)  # type: ignore[arg-type]
        if row["kind"] == "person" and row["prior"] >= SURNAMED and " of " not in row["name"]:
            person = Entity(id="", name=row["name"], kind="person", country=row["nation"])
            for surname in surnames(row["name"], person):
                for spelling in {key(surname): 1, key(transliterated(surname)): 1}:
                    yield spelling, ids[row["key"]], Owner(0, 5, "surname", shared=False)


def spellings(name: str, row: Row, names: Names) -> Iterator[str]:
    """The keys of a name: also without "The" or middle initials, "Nato" for "NATO", "Koeln" for "Köln"."""
    yield key(name)
    if (spelt := transliterated(name)) != name:
        yield key(spelt)
    words = words_of(name)
    bare = words[0] == "The" and len(words) > 1 and not row.get("curated")
    if bare and names.usable(name[4:], row["kind"]):
        yield key(name[4:])
    if row["kind"] == "person" and len(words) == 3 and len(words[1]) == 1:
        yield key(f"{words[0]} {words[2]}")
    acronym = len(words) == 1 and words[0].isupper() and words[0].isalpha()
    if acronym and len(words[0]) > 3 and not names.ordinary(words[0]):
        yield words[0].lower()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("rows", type=Path)
    parser.add_argument("out", type=Path, nargs="?", default=DATA / "kb.bin")
    parser.add_argument("--titles", type=Path)
    parser.add_argument("--brands", type=Path)
    given = parser.parse_args()
    main(given.rows, given.out, given.titles, given.brands)
