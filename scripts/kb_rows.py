"""Rows of several lists about one thing made one row; how well known it is; its short description."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import log10
from typing import Any

from kb_kinds import of_description
from kb_names import Names
from kb_offices import foremost, roles, the
from kb_places import told_apart

from briefgen.knowledge.entity import Role, office_gloss
from briefgen.knowledge.folding import unaccented
from briefgen.knowledge.keys import key as key_of
from briefgen.knowledge.keys import words_of

Row = dict[str, Any]

_SIGNS = re.compile(r"[-–'’‘ʼ ]")

_LISTS = ("PT:", "CO:", "US:", "USD", "NSI")
"""Keys of rows whose title need not be one of Wikipedia."""

_HEADS = ("president", "prime minister", "chancellor", "king", "queen", "supreme leader", "premier",
          "federal chancellor", "emperor", "sultan", "emir", "taoiseach", "pope")  # fmt: skip
_MINISTERS = ("minister", "secretary of", "secretary-general", "vice president", "deputy prime",
              "united states secretary", "foreign", "attorney general", "chief justice", "governor",
              "director", "speaker", "commander", "chairman", "chief of", "national security")  # fmt: skip
_NATIONAL = ("united states senator", "united states representative", "member of")

SMALL, LARGE, TIMES = 100_000, 100_000, 5
"""People in a town to whose small namesake a list gave its fame, and by how much it is the larger."""

TOWN, BEHIND, CLOSE = 50_000, 10, 9
"""People in a town that is thought of before its province, and by how much of the prior.

A smaller one is, too, unless its prior is less by `CLOSE`: else neither would be linked.
"""

SPOT, NEAR = 0.1, 0.5
"""Degrees within which two towns of one name are one, and within which if they have as many people."""

_ONE_TOWN = 1
"""Degrees beyond which two towns are not one."""

_STATES_FIRST = ("us", "ca", "au")
_REGIONS_FIRST = ("jp", "cn")
"""Countries whose provinces are spoken of by their bare name, and small towns seldom."""

_FAME = ("vital", "desc", "qid")
_WHERE = ("lat", "lon", "pop", "country")
"""What GeoNames tells of a town better than the lists: not every Wales is New South Wales."""


_OF_A_BEARER = ("qid", "vital", "hpi", "views", "desc")
"""What a list gave to a place of the same name: it tells of the person or body."""


def unmixed(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, but towns that a list mixed up with the next one of their country have only their own name.

    Such a town bears the name of another as a further one, with the other's people, and lies far away.
    """
    rows = list(rows)
    towns = {
        (r["country"], r["title"]): r for r in rows if r["key"].startswith("GN:") and _is_town(r)
    }
    for row in rows:
        row_now = row
        further = row["aliases"].keys() - {row["title"]} if _is_town(row) else ()
        others = {name: towns.get((row["country"], name)) for name in further}
        mixed = {n for n, other in others.items() if other is not None and _is_mixed(row, other)}
        if mixed:
            own = {name: weight for name, weight in row["aliases"].items() if name not in mixed}
            row_now = row | {"aliases": own, "pop": 0}
        yield row_now


def _is_town(row: Row) -> bool:
    return row.get("sub") == "city" and bool(row.get("country")) and row.get("lat") is not None


def _is_mixed(row: Row, other: Row) -> bool:
    if not row.get("pop") or row["pop"] != other.get("pop") or row["key"] == other["key"]:
        return False
    return bool(abs(row["lat"] - other["lat"]) + abs(row["lon"] - other["lon"]) > _ONE_TOWN)


def apart(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, but of those that hold a place and its namesake ("Plato" in Colombia) both alone."""
    for row in rows:
        told = of_description(row.get("desc") or "")
        is_body = told in ("person", "organisation") and "department" not in row["desc"]
        if row.get("sub") in ("city", "state") and (row.get("hpi") or is_body):
            yield from _halves(row, "ORG" if told == "organisation" else "PERSON")
        else:
            yield row


def _halves(row: Row, kind: str) -> Iterator[Row]:
    """The place, and the one whom the rest of the row tells of, unless that is a figure of religion.

    The id is the place's only if it is the key of its row and no other name stands there.
    """
    names = {name: weight for name, weight in row["aliases"].items() if weight >= 0.9}
    other = next((name for name in names if name != row["title"]), "")
    own = row["key"] == row.get("qid") and not other
    place = {k: v for k, v in row.items() if k not in _OF_A_BEARER or (own and k == "qid")}
    key = row["key"] if own or row["key"].startswith("GN:") else f"GN:{row['key']}"
    yield place | {"key": key, "aliases": {n: w for n, w in row["aliases"].items() if n != other}}
    if row.get("desc", "").endswith("religious figure"):
        return
    name = other or row["title"]
    told = {k: row[k] for k in _OF_A_BEARER if row.get(k)} | ({"qid": ""} if own else {})
    home = f"P:{name}" if kind == "PERSON" else f"T:{name}"
    yield (
        {"title": name, "type": kind, "aliases": {name: 0.9}}
        | told
        | {"key": told.get("qid") or home}
    )


def merged(rows: Iterable[Row]) -> Iterator[Row]:
    """One row for each thing."""
    rows = told_apart(_rehomed(list(rows)))
    rows = _by(rows, lambda row: row.get("qid") or row["key"])
    rows = _bodies(_by_title(rows))
    yield from _places(rows)


def _rehomed(rows: list[Row]) -> list[Row]:
    """With what a list says of Dallas said of the large one: it had joined the first of the name."""
    towns: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        if row["type"] == "GPE" and row.get("sub") == "city":
            towns[row["title"].partition(",")[0]].append(at)
    nations = {row["title"]: row["iso2"] for row in rows if row.get("sub") == "country"}
    for places in towns.values():
        small, large = _fame_and_size([rows[at] for at in places], nations)
        if small is not None and large is not None:
            fame = [
                key for key in _FAME if small.get(key) and not (key == "qid" and large.get(key))
            ]
            told = {key: small[key] for key in fame} | {
                "aliases": small["aliases"] | large["aliases"]
            }
            kept = {key: value for key, value in small.items() if key not in fame}
            rows[rows.index(large)] = large | told
            rows[rows.index(small)] = kept | {"aliases": {small["title"]: 0.5}}
    return rows


def _fame_and_size(places: list[Row], nations: dict[str, str]) -> tuple[Row | None, Row | None]:
    """The small town that a list calls well known, and the large one of that name that it means."""
    famous = [row for row in places if row.get("vital")]
    others = [row for row in places if not row.get("vital") and (row.get("pop") or 0) > LARGE]
    if len(famous) != 1 or not others or (famous[0].get("pop") or 0) > SMALL:
        return None, None
    small, large = famous[0], max(others, key=lambda row: row["pop"])
    told = [code for name, code in nations.items() if name in (small.get("desc") or "")]
    if told and small["country"] in told and large["country"] not in told:
        return None, None
    sure = large["pop"] > TIMES * (small.get("pop") or 1) or large["country"] in told
    return (small, large) if sure else (None, None)


def _by(rows: list[Row], key: Any) -> list[Row]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return [_one(group) for group in groups.values()]


def _one(group: list[Row]) -> Row:
    """The row with the most to say, and what only the others say."""
    first, *others = sorted(group, key=_worth)
    result = dict(first)
    if first["key"].startswith("NSI:"):  # whose title is a label
        told = result.get("article") or ""
        result["article"] = next((r["title"] for r in others if r["key"].startswith("T:")), told)
    for other in others:
        for key, value in other.items():
            if not result.get(key):
                result[key] = value
        result["aliases"] = other["aliases"] | {other["title"]: 0.9} | result["aliases"]
        result["offices"] = [*(result.get("offices") or ()), *(other.get("offices") or ())]
        if result.get("offices") == other.get("offices") == []:
            del result["offices"]
    return result


def _worth(row: Row) -> tuple[bool, bool, bool, str]:
    return (
        row["type"] in ("VITAL", "MISC"),
        row["key"].startswith(_LISTS),
        not row.get("qid"),
        row["key"],
    )


def _by_title(rows: list[Row]) -> list[Row]:
    """Rows without Wikidata id join the row whose title or main name is theirs."""
    homes: dict[str, str] = {}
    for row in rows:
        if row["type"] != "GPE" and not row["key"].startswith(_LISTS):
            homes.setdefault(row["title"], row["key"])
    for row in rows:
        if row["type"] == "ORG":
            for name, weight in row["aliases"].items():
                if weight == 1:
                    homes.setdefault(name, row["key"])
    brands = {row["title"]: row["key"] for row in rows if row["key"].startswith("NSI:")}
    targets = {row["key"]: _home(row, homes) for row in rows} | _bearers(rows) | _spelt(rows)
    targets |= _initialled(rows)
    targets |= {r["key"]: brands[r["title"]] for r in rows if _is_brand(r, targets, brands)}
    return _by(
        rows,
        lambda row: targets[targets[row["key"]]] if targets[row["key"]] in targets else row["key"],
    )


def _bearers(rows: list[Row]) -> dict[str, str]:
    """By the key of a person of no id, the one whose title tells the same trade: "Jo Elm (actor)"."""
    known: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        name, bracket, told = row["title"].partition(" (")
        if row["type"] == "PERSON" and row.get("qid") and bracket:
            known[name, told.removesuffix(")").split()[-1]].append(row["key"])
    bare = [row for row in rows if row["type"] == "PERSON" and not row.get("qid")]
    told = {
        row["key"]: known[row["title"], (row.get("desc") or " ").split(" ")[-1]] for row in bare
    }
    return {key: homes[0] for key, homes in told.items() if len(homes) == 1}


def _spelt(rows: list[Row]) -> dict[str, str]:
    """By the key of a person of no id, the one who has its title in another spelling: "Jo Élm", "Jo-Elm"."""
    known: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row["type"] == "PERSON" and row.get("qid"):
            known[_letters(row["title"])].append(row["key"])
    bare = (r for r in rows if r["type"] == "PERSON" and r["key"].startswith("T:"))
    told = {r["key"]: known[_letters(r["title"])] for r in bare if not r.get("qid")}
    return {key: homes[0] for key, homes in told.items() if len(homes) == 1 and " " in key}


_INITIALS = re.compile(r"(\S+) (?:[A-Z]\.? )+(\S+)")


def _initialled(rows: list[Row]) -> dict[str, str]:
    """By the key of a person of no id, the one whose title lacks the initial: "Jo D. Elm" for "Jo Elm".

    Only where each is alone with that name, and the two are told to be the same, or one is told nothing.
    """
    known: dict[str, list[Row]] = defaultdict(list)
    bare: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["type"] == "PERSON":
            known[row["title"]].append(row)
            named = _INITIALS.fullmatch(row["title"])
            if named and not row.get("qid") and row["key"].startswith("T:"):
                bare[f"{named[1]} {named[2]}"].append(row)
    told = {}
    for name, bearers in bare.items():
        homes = known[name]
        if len(bearers) == len(homes) == 1 and homes[0].get("qid") and _agree(homes[0], bearers[0]):
            told[bearers[0]["key"]] = str(homes[0]["key"])
    return told


def _agree(one: Row, other: Row) -> bool:
    """Whether two descriptions end in the same trade, or one is lacking."""
    trades = {(row.get("desc") or "").rpartition(" ")[2] for row in (one, other)} - {""}
    return len(trades) < 2


def _letters(title: str) -> str:
    """A title without accents, capitals, hyphens and apostrophes."""
    return _SIGNS.sub("", unaccented(title)).casefold()


def _is_brand(row: Row, targets: dict[str, str], brands: dict[str, str]) -> bool:
    """Whether a row that has found no home is a brand with a Wikidata id: a firm or a full name."""
    alone = targets[row["key"]] == row["key"] and not row.get("qid")
    named = " " in row["title"] if row["key"].startswith("T:") else row["key"].startswith(_LISTS)
    return alone and named and row["title"] in brands


def _home(row: Row, homes: dict[str, str]) -> str:
    if row.get("qid") or row["type"] in ("GPE", "PERSON"):
        return str(row["key"])
    names = [row["title"], *(n for n, w in row["aliases"].items() if w >= 0.8 and " " in n)]
    if not row["key"].startswith(_LISTS):
        names = names[:1]
    if row["key"].startswith("US"):
        names.append(f"United States {row['title']}")
    return next((homes[name] for name in names if name in homes), str(row["key"]))


def _bodies(rows: list[Row]) -> list[Row]:
    """A body that several lists have under one title is one, if no id and no country tells them apart."""
    titled: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["type"] == "ORG":
            titled[row["title"].casefold()].append(row)
    nations = {row["title"]: row["iso2"] for row in rows if row.get("sub") == "country"}
    one = {
        title
        for title, same in titled.items()
        if len(same) > 1
        and len({row.get("qid") for row in same} - {None, ""}) < 2
        and len({nations.get(c, c) for row in same if (c := row.get("country"))}) < 2
    }

    def home(row: Row) -> str:
        title = str(row["title"]).casefold()
        return title if row["type"] == "ORG" and title in one else str(row["key"])

    return _by(rows, home)


def _places(rows: list[Row]) -> Iterator[Row]:
    """A town that is both in GeoNames and in Wikidata is one, where the two can be told to be."""
    known: dict[tuple[str, str], list[Row]] = defaultdict(list)
    twins: dict[tuple[str, str], list[Row]] = defaultdict(list)
    named: set[str] = set()
    for row in rows:
        if row["type"] == "GPE":
            place = (row["title"].partition(",")[0], row.get("country") or "")
            (known if row.get("qid") else twins)[place].append(row)
            named.add(place[0] if row.get("vital") or row.get("sub") == "state" else "")
    gone: set[str] = set()
    for place, found in twins.items():
        homes = known.get(place) or known.get((place[0], "")) or []
        best = max(found, key=lambda row: row.get("pop") or 0)
        if homes and best.get("sub") == "city":
            home = max(homes, key=lambda row: (bool(row.get("vital")), row.get("pop") or 0))
            if _same_spot(home, best):
                home.update({key: best.get(key) or home.get(key) for key in _WHERE})
                gone.add(best["key"])
    gone |= _doubled([row for row in rows if row["key"] not in gone])
    for row in rows:
        head, bracket, _ = row["title"].partition(" (")
        told = bracket and row["title"].endswith(("(state)", "(city)", "(country)", "(province)"))
        if row["key"] not in gone and not (told and row["type"] == "VITAL" and head in named):
            yield row


def _doubled(rows: list[Row]) -> set[str]:
    """The keys of towns that lists hold twice under one name; the others have their names now.

    They are one if they lie at one spot, or near each other with as many people.
    """
    homes: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.get("sub") == "city" and row.get("lat") is not None and row.get("country") != "US":
            homes[key_of(row["title"]), str(row.get("country") or "")].append(row)
    gone: set[str] = set()
    for places in homes.values():
        towns = sorted(places, key=_standing)
        for at, lesser in enumerate(towns):
            for home in towns[at + 1 :]:
                if _is_double(home, lesser):
                    home["aliases"] = lesser["aliases"] | home["aliases"]
                    home.update({key: value for key, value in lesser.items() if not home.get(key)})
                    gone.add(lesser["key"])
                    break
    return gone


def _standing(row: Row) -> tuple[bool, float, str]:
    return bool(row.get("vital")), row.get("pop") or 0, str(row["key"])


def _is_double(home: Row, lesser: Row) -> bool:
    apart = max(abs(home["lat"] - lesser["lat"]), abs(home["lon"] - lesser["lon"]))
    return bool(apart < SPOT or (apart < NEAR and home.get("pop") == lesser.get("pop")))


_CITY = re.compile(r"\b(?:city|town|capital)\b")


def _same_spot(home: Row, twin: Row) -> bool:
    """Whether a town of Wikidata is this one of GeoNames; lists join the well-known to small namesakes."""
    people = (home.get("pop") or 0, twin.get("pop") or 0)
    if home.get("sub") == "state" and _CITY.search(home.get("desc") or ""):
        return people[1] >= people[0] / 2  # its people as a town, and as a district
    if home.get("sub") != "country" and home.get("vital"):
        return people[1] >= people[0]
    if home.get("lat") is None or twin.get("lat") is None or home.get("sub") == "state":
        return False
    return bool(abs(home["lat"] - twin["lat"]) < 0.5 and abs(home["lon"] - twin["lon"]) < 0.7)


def prior(row: Row, names: Names) -> int:
    """How well known it is, from 1 to 100."""
    base = _PRIORS[row["kind"]](row) if row["kind"] in _PRIORS else _other(row)
    qid = int((row.get("qid") or "Q999999999")[1:])
    known = 8 if qid < 2_000 else 5 if qid < 20_000 else 2 if qid < 200_000 else 0
    fame = max(0.0, min(8.0, names.rank(row["name"]) + 16))
    return max(1, min(100, round(base + known + fame)))


def _place(row: Row) -> float:
    people = log10((row.get("pop") or 0) + 1)
    vital = 20 if row.get("vital") else 0
    if row.get("sub") == "country":
        return 90 if people > 5.3 else 65
    if row.get("sub") == "city":
        return max(2.0, (people - 4) * 14 + 8) + vital
    if row.get("sub") == "state":
        return 22 + max(0.0, people - 5) * 6 + vital
    return 30 + vital * 1.5


def retitled(rows: list[Row]) -> list[Row]:
    """The rows, with the titles of their articles where a list knows places by another: "DKI Jakarta".

    Their name is that title, unless it says only of what kind they are: "Aichi Prefecture". A capital
    that is a region, too, is one with the town of that name.
    """
    towns: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.get("sub") == "city" and not row.get("vital"):
            towns[row["nation"], key_of(row["name"])].append(row)
    gone: set[str] = set()
    for row in rows:
        title, names = row["title"], row["aliases"]
        if not (told := _told_title(row)):
            continue
        row["article"] = told
        if not set(words_of(row["name"])) <= set(words_of(told)):
            row["name"] = _ASIDE.sub("", told)
            row["aliases"] = {title: 0.8} | names
            if row.get("sub") == "state" and _CITY.search(row["desc"]):
                for town in towns[row["nation"], key_of(row["name"])]:
                    row.update({key: town[key] for key in _WHERE if town.get(key)})
                    row["prior"] = max(row["prior"], town["prior"])
                    gone.add(town["key"])
    return [row for row in rows if row["key"] not in gone]


def _told_title(row: Row) -> str:
    """The title by which a list of articles has a place that bears another name; "" if none."""
    told = [name for name, weight in row["aliases"].items() if weight >= 0.9]
    listed = row["type"] == "GPE" and row.get("qid") and not row.get("curated")
    other = row["aliases"].get(row["title"], 0) < 0.9 and len(told) == 1
    if not listed or not other or row.get("article"):
        return ""
    return told[0] if of_description(row.get("desc") or "") == "place" else ""


_ASIDE = re.compile(r",.*| \(.*")
"""What a title has behind the name to tell it from others."""


def towns_first(rows: Iterable[Row]) -> None:
    """Let the larger towns be thought of before the province that bears their name: "Herat"."""
    homes: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.get("sub") in ("city", "state") and row["nation"] not in _STATES_FIRST:
            homes[row["nation"], key_of(row["name"])].append(row)
    for namesakes in homes.values():
        towns = [r for r in namesakes if r["sub"] == "city"]
        regions = [r for r in namesakes if r["sub"] == "state"]
        if towns and regions:
            town = max(towns, key=lambda r: r.get("pop") or 0)
            lead = max(r["prior"] for r in regions) - town["prior"]
            known = lead >= CLOSE or any(r.get("vital") for r in regions)
            if (town.get("pop") or 0) < TOWN and (known or town["nation"] in _REGIONS_FIRST):
                continue
            most, least = max(r["prior"] for r in namesakes), town["prior"]
            town["prior"] = most
            for region in regions:
                region["prior"] = max(1, min(region["prior"], least, most - BEHIND))


def _person(row: Row) -> float:
    base = (
        18.0
        + (22 if row.get("vital") else 14 if row.get("popular") else 0)
        + min(row.get("hpi") or 0, 30) / 3
    )
    titles = [role[0].lower() for role in roles(row)]
    if any(t.startswith(_HEADS) for t in titles):
        return base + 26
    if any(t.startswith(_MINISTERS) for t in titles):
        return base + 16
    return base + (8 if any(t.startswith(_NATIONAL) for t in titles) else 0)


def _organisation(row: Row) -> float:
    if row.get("vital") or row.get("sub") == "us-department":
        return 60
    if row.get("popular"):
        return 50
    if row["key"].startswith("US:"):
        return 14
    if row["key"].startswith("NSI:"):
        return 22
    if row["key"].startswith("PT:"):
        return 20
    return 34 if row.get("qid") else 26


def _other(row: Row) -> float:
    return 45 if row.get("popular") else 40 if row.get("vital") else 22


_PRIORS = {"place": _place, "person": _person, "organisation": _organisation}


_IDLE = re.compile(
    r"(?:[A-Z][\w ]+ )?(?:companion|military personnel|public worker|religious figure|extremist)",
    re.IGNORECASE,
)
"""Descriptions by a list of trades that tell a reader nothing."""


def gloss(row: Row, country: str) -> str:
    """One sentence: the description of Wikidata or, failing that, what the row says of itself; or ""."""
    text = (row.get("desc") or "").strip().rstrip(".")
    if not text or "[[" in text or _IDLE.fullmatch(text):
        text = _own_words(row, country)
    if len(text) > 198:
        text = text[:197].rpartition(" ")[0] + " …"
    return f"{text[:1].upper()}{text[1:]}." if text else ""


_WHAT = {"person": "Person", "place": "Place", "organisation": "Organisation", "event": "Event"}


def _own_words(row: Row, country: str) -> str:
    inside = f" in {the(country)}" if country else ""
    if row.get("sub") == "city":
        return f"Town{inside}" if (row.get("pop") or 0) < 100_000 else f"City{inside}"
    if row.get("sub") == "state":
        return f"Region{inside}"
    if row.get("sub") == "company":
        return f"Company{inside}"
    if offices := roles(row, country):
        title, _, start, end, *known = foremost(offices)
        told = Role(title=title, start=start, end=end, known="".join(known))
        return office_gloss(told).removesuffix(".")
    listed = inside and row["key"].startswith((*_LISTS, "GN:"))
    return f"{_WHAT.get(row['kind'], 'Subject')}{inside}" if listed else ""
