"""Entries written by hand for the large knowledge base, and the rows of the lists that they stand for.

`curated/*.yaml` has two forms. A list has groups of entries, with what all of a group have in common:

    - all: {kind: organisation, fame: 60}
      entries:
        - {title: Hyundai Motor Company, country: kr, names: [Hyundai], gloss: "Carmaker in Seoul."}

`names` are its own, `shared` those that others have as well: they need a document about it. `same`
names rows of the lists that are this thing under another title, `wikipedia: false` says that the
title is none of Wikipedia's. A mapping with `families` and `countries` has institutions that every
country has; their titles (where none is given), names and glosses are made from those of the family;
`shared: []` takes none of its shared names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml
from kb_names import short
from kb_offices import Nations, country_of

from briefgen.knowledge.aliases import is_acronym
from briefgen.knowledge.keys import LONGEST, key, words_of
from briefgen.source.slugs import proposal

Row = dict[str, Any]
FOLDER = Path(__file__).parent / "curated"
FAME = 45
"""How well known an entry is that does not say it: a full name is linked, a word needs reasons."""

_FROM_LISTS = ("qid", "vital", "lat", "lon", "hpi", "views", "offices")
"""What an entry takes over from the rows that it is."""

_KEYS = frozenset(
    [
        "title",
        "id",
        "name",
        "kind",
        "names",
        "shared",
        "country",
        "gloss",
        "fame",
        "same",
        "wikipedia",
    ]
)

_COUNTED = re.compile(r" (?:missile|drone|tank|bomber|fighter|howitzer|helicopter|jet)$|-\d+$")
"""Ends of names of products that are spoken of in the plural."""

_TITLED = "PT:"
"""The list that writes all names in title case: "Jetblue"."""

_BRACKETS = re.compile(r"\s*\(([^()]*)\)$")


def entries(folder: Path = FOLDER) -> list[Row]:
    """All entries, in order of the files."""
    found: list[Row] = []
    for path in sorted(folder.glob("*.yaml")):
        tree = yaml.safe_load(path.read_text("utf-8"))
        found += institutions(tree) if isinstance(tree, dict) else grouped(tree)
    return [_row(entry) for entry in found]


def grouped(tree: list[dict[str, Any]]) -> Iterator[Row]:
    for group in tree:
        yield from (group["all"] | entry for entry in group["entries"])


def institutions(tree: dict[str, Any]) -> Iterator[Row]:
    """The institutions of countries: an entry for each title that a country gives to a family."""
    families = tree["families"]
    for code, country in tree["countries"].items():
        told = {"country": country["name"], "adjectives": country["adjectives"]}
        for name, body in country["bodies"].items():
            yield _institution(families[name], code, body or {}, told)


def _institution(family: Row, code: str, body: Any, told: dict[str, Any]) -> Row:
    own = body if isinstance(body, dict) else {"title": body}
    made = {
        "title": family.get("title", "").format(country=told["country"].removeprefix("the ")),
        "kind": "organisation",
        "country": code,
        "gloss": family["gloss"].format(country=told["country"]),
        "fame": family.get("fame", FAME),
    }
    patterns = family.get("names", ())
    names = [p.format(adjective=a, **told) for p in patterns for a in told["adjectives"]]
    shared = own.get("shared")
    shared = [] if shared == [] else [*family.get("shared", ()), *(shared or ())]
    return made | own | {"names": [*own.get("names", ()), *names], "shared": shared}


def _row(entry: Row) -> Row:
    title = entry["title"]
    if unknown := entry.keys() - _KEYS:  # of "title: Anton, Berta" without quotes "Berta" is one
        raise ValueError(
            f"{title}: {', '.join(map(repr, unknown))} is no key; quote names with commas"
        )
    name = entry.get("name") or _bare(title)
    names = dict.fromkeys(n for n in entry.get("names", ()) if n != name)
    return {
        "key": f"C:{title}",
        "id": entry.get("id") or proposal(title),
        "title": title,
        "name": name,
        "type": "PERSON" if entry["kind"] == "person" else "ORG",
        "kind": entry["kind"],
        "aliases": {n: 0.9 for n in names if is_acronym(n) and n not in entry.get("shared", ())},
        "names": [n for n in names if n not in entry.get("shared", ())],
        "shared": list(dict.fromkeys(entry.get("shared", ()))),
        "desc": entry["gloss"],
        "country": entry.get("country", "").upper(),
        "fame": entry.get("fame", FAME),
        "same": entry.get("same", ()),
        "wikipedia": entry.get("wikipedia", True),
        "curated": True,
    }


def own_names(row: Row) -> Iterator[tuple[str, int, str]]:
    """Our names of an entry that a text can be searched for, with weights and in what way they are."""
    named = [(row["name"], 10, "name")]
    own = [*row["names"], *_plurals(row)]
    named += [(n, 9, "acronym" if is_acronym(n) else "alias") for n in own]
    named += [(n, 8, "acronym" if is_acronym(n) else "alias") for n in row["shared"]]
    yield from (told for told in named if len(words_of(told[0])) <= LONGEST)


def own_article(row: Row) -> str | bool:
    """The title of its article in the English Wikipedia, False for none."""
    return str(row["title"]) if row["wikipedia"] else False


def _plurals(row: Row) -> list[str]:
    """ "Shahed drones" for "Shahed drone", "Su-35s" for "Su-35"."""
    names = [row["name"], *row["names"]] if row["kind"] == "product" else []
    made = [f"{n}s" for n in names if _COUNTED.search(n)]
    return [n for n in made if n not in names]


def _bare(title: str) -> str:
    """The title without brackets; a country in them is named as a sentence would."""
    found = _BRACKETS.search(title)
    if not found or not found[1][:1].isupper():
        return _BRACKETS.sub("", title)
    the = "the " if found[1] in ("United States", "United Kingdom", "Netherlands") else ""
    return f"{_BRACKETS.sub('', title)} of {the}{found[1]}"


def joined(rows: Iterable[Row], own: list[Row]) -> Iterator[Row]:
    """The rows of the lists and our entries; what both have is one row, told as the entry does."""
    rows = list(rows)
    homes, nations = _homes(rows), _nations(rows)
    at_home = _at_home(rows, own)
    gone: set[str] = set()
    made: list[Row] = []
    for entry in own:
        twins = [*_twins(entry, homes, nations), *at_home.get(entry["key"], ())]
        twins = [row for row in twins if row["key"] not in gone]
        gone |= {row["key"] for row in twins}
        made.append(_one(entry, twins))
    yield from (row for row in rows if row["key"] not in gone)
    yield from made


def _homes(rows: list[Row]) -> dict[str, list[Row]]:
    """Rows by their key and title and, where no Wikidata id tells who they are, by full names."""
    homes: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        homes[row["key"]].append(row)
        if row.get("qid", row["key"]) not in ("", row["key"]):
            homes[row["qid"]].append(row)
        if row["type"] == "GPE" or row["type"] == "PERSON":
            continue
        if row["key"].startswith(_TITLED):
            homes[_TITLED + row["title"].casefold()].append(row)
        names = [] if row.get("qid") else [n for n, w in row["aliases"].items() if w >= 0.9]
        for name in {row["title"], *names}:
            homes[name].append(row)
    return homes


def _at_home(rows: list[Row], own: list[Row]) -> dict[str, list[Row]]:
    """By the key of an entry, the brands whose title it shares with those of other countries.

    "Ministry of Justice" with "British" in its description is the one of Britain.
    """
    owners = {(key(n), e["country"].lower()): e for e in own for n in e["shared"] if e["country"]}
    nations = Nations(rows)
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["key"].startswith("NSI:"):
            owner = owners.get((key(row["title"]), country_of(row, nations)))
            if owner and " " in row["title"]:
                found[owner["key"]].append(row)
    return found


def _nations(rows: Iterable[Row]) -> dict[str, str]:
    """Codes of countries by their names, as some lists have them."""
    countries = [row for row in rows if row.get("sub") == "country"]
    usual = {n: r["iso2"] for r in countries for n, w in r["aliases"].items() if w == 1}
    return usual | {row["title"]: row["iso2"] for row in countries}


def _twins(entry: Row, homes: dict[str, list[Row]], nations: dict[str, str]) -> list[Row]:
    """The rows that are this entry, the one whose title it has first.

    Also those that have one of its full names for their title, and the company of its title without
    the legal form, so that nobody is held twice and linked for neither.
    """
    names = [n for n in (entry["name"], *entry["names"]) if not is_acronym(n)]
    full = [n for n in (entry["title"], *names) if n not in entry["shared"]]
    firm = short(entry["title"])
    people = [f"P:{name}" for name in (entry["title"], *full)] if entry["kind"] == "person" else []
    if people or entry["wikipedia"]:  # of an article's title there is one
        people += [f"T:{entry['title']}", f"W:{entry['title']}"]
    listed_so = (_TITLED + name.casefold() for name in full)
    wanted = (*entry["same"], *full, *people, *listed_so, *([firm] if firm else ()))
    found = {row["key"]: row for name in wanted for row in homes.get(name, ())}
    fitting = [r for r in found.values() if _fits(r.get("country") or "", entry, nations)]
    known = [r for r in fitting if r.get("qid") and r["title"] in (entry["title"], *entry["same"])]
    known += [r for r in fitting if r.get("qid") and {r["key"], r["qid"]} & set(entry["same"])]
    named = [r for r in fitting if r.get("qid") and r["title"] in full and " " in r["title"]]
    bare = (r for r in fitting if not r.get("qid"))
    listed = [r for r in bare if r["title"] != firm or firm in full or r["key"][:3] == "CO:"]
    twins = {row["key"]: row for row in (*known[:1], *named, *listed)}
    return [*twins.values()]


def _fits(country: str, entry: Row, nations: dict[str, str]) -> bool:
    known = nations.get(country, country).upper()
    return not known or not entry["country"] or known == entry["country"]


def _one(entry: Row, twins: list[Row]) -> Row:
    result: Row = {}
    for twin in reversed(twins):
        result |= {key: value for key, value in twin.items() if value}
    lists = {k: v for k, v in result.items() if k in _FROM_LISTS}
    aliases = {n: w for t in twins if t.get("qid") for n, w in t["aliases"].items()}
    identity = {"key": twins[0]["key"]} if twins and twins[0].get("qid") else {}
    return entry | lists | {"aliases": aliases | entry["aliases"]} | identity
