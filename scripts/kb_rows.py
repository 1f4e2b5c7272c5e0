"""Rows of several lists about one thing made one row; how well known it is; its short description."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import log10
from typing import Any

from kb_names import Names
from kb_offices import roles

from briefgen.knowledge.entity import UNTOLD

Row = dict[str, Any]

_LISTS = ("PT:", "CO:", "US:", "USD", "NSI")
"""Keys of rows whose title need not be one of Wikipedia."""

_HEADS = ("president", "prime minister", "chancellor", "king", "queen", "supreme leader", "premier",
          "federal chancellor", "emperor", "sultan", "emir", "taoiseach", "pope")  # fmt: skip
_MINISTERS = ("minister", "secretary of", "secretary-general", "vice president", "deputy prime",
              "united states secretary", "foreign", "attorney general", "chief justice", "governor",
              "director", "speaker", "commander", "chairman", "chief of", "national security")  # fmt: skip
_NATIONAL = ("united states senator", "united states representative", "member of")


def merged(rows: Iterable[Row]) -> Iterator[Row]:
    """One row for each thing."""
    rows = _by(list(rows), lambda row: row.get("qid") or row["key"])
    rows = _by_title(rows)
    yield from _places(rows)


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
        result["article"] = next((r["title"] for r in others if r["key"].startswith("T:")), "")
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
    targets = {row["key"]: _home(row, homes) for row in rows}
    return _by(
        rows,
        lambda row: targets[targets[row["key"]]] if targets[row["key"]] in targets else row["key"],
    )


def _home(row: Row, homes: dict[str, str]) -> str:
    if row.get("qid") or row["type"] in ("GPE", "PERSON"):
        return str(row["key"])
    names = [row["title"], *(n for n, w in row["aliases"].items() if w >= 0.8 and " " in n)]
    if not row["key"].startswith(_LISTS):
        names = names[:1]
    if row["key"].startswith("US"):
        names.append(f"United States {row['title']}")
    return next((homes[name] for name in names if name in homes), str(row["key"]))


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
                home.update({key: best.get(key) or home.get(key) for key in ("lat", "lon", "pop")})
                gone.add(best["key"])
    for row in rows:
        head, bracket, _ = row["title"].partition(" (")
        told = bracket and row["title"].endswith(("(state)", "(city)", "(country)", "(province)"))
        if row["key"] not in gone and not (told and row["type"] == "VITAL" and head in named):
            yield row


def _same_spot(home: Row, twin: Row) -> bool:
    """Whether a town of Wikidata is this one of GeoNames; lists join the well-known to small namesakes."""
    if home.get("sub") != "country" and home.get("vital"):
        return (twin.get("pop") or 0) >= (home.get("pop") or 0)
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


def gloss(row: Row, country: str) -> str:
    """One sentence: the description of Wikidata or, failing that, what the row says of itself."""
    text = (row.get("desc") or "").strip().rstrip(".")
    if not text or "[[" in text:
        text = _own_words(row, country)
    if len(text) > 198:
        text = text[:197].rpartition(" ")[0] + " …"
    return f"{text[:1].upper()}{text[1:]}."


_WHAT = {"person": "Person", "place": "Place", "organisation": "Organisation", "event": "Event"}


def _own_words(row: Row, country: str) -> str:
    inside = f" in {country}" if country else ""
    if row.get("sub") == "city":
        return f"Town{inside}" if (row.get("pop") or 0) < 100_000 else f"City{inside}"
    if row.get("sub") == "state":
        return f"Region{inside}"
    if row.get("sub") == "company":
        return f"Company{inside}"
    if offices := roles(row):
        title, _, start, end = offices[0]
        years = f"{start[:4]}–{end[:4]}" if end else f"from {start[:4]}"
        years = start[:4] if start[:4] == end[:4] else years
        return f"{title} ({years})" if start else title
    what = _WHAT.get(row["kind"], "Subject")
    if row["key"].startswith(_LISTS) or row["key"].startswith("GN:"):
        return f"{what}{inside}"
    return f"{what} {UNTOLD}"
