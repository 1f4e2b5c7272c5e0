"""Offices with their dates, and to which country a row belongs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from briefgen.annotate.lexicon import word_set
from briefgen.knowledge.folding import fold

Row = dict[str, Any]
MOST = 8
PAUSE, RECESS = timedelta(days=60), timedelta(days=180)
"""The longest time out of office, and between two parliaments, that does not make two terms of one."""

_SEATS = "legislators.csv"
"""The list of seats in parliaments."""
_FIRST_DAYS, _LAST_DAY = ("1999-01-03", "1999-01-06"), "-01-03"
"""The first days of seats in Congress that it knows, and the day on which terms there end."""

_ABROAD = re.compile(
    r"^(?:ambassador|permanent representative|high commissioner|envoy|consul)\b", re.IGNORECASE
)
_GOVERNS = re.compile(
    r"(?:President|Prime Minister|Chancellor|Chief Minister|Minister)\b", re.IGNORECASE
)
_OF_STATE = re.compile(
    r"(?:Vice )?President|(?:Deputy )?Prime Minister|Premier|Chancellor"
    r"|(?:Federal )?(?:Minister of (?:Foreign Affairs|Finance|Defen[cs]e|Justice|the Interior))"
)
"""Titles that every state has."""

_WITH_ARTICLE = ("United States", "United Kingdom", "Netherlands", "Philippines", "Maldives",
                 "United Arab Emirates", "Bahamas", "Gambia", "Central African Republic",
                 "Dominican Republic", "Comoros", "Solomon Islands", "Marshall Islands")  # fmt: skip

LISTED = "2022"
"""The year in which the lists end: what is open there may have ended since."""

_FOR_LIFE = re.compile(r"(?:King|Queen|Emperor|Monarch|Sultan|Emir|Grand Duke|Prince|Pope)\b")
_AT_THE_HEAD = re.compile(
    r"(?:President|Prime Minister|Chancellor|Supreme Leader)(?! of the (?:Legislative|National"
    r"|Senate|Queen|Provincial|Regional|Chamber|Federal|House|Supreme|Parliament|Council|State Duma))"
    r"(?: of |\Z)",
    re.IGNORECASE,
)
"""Heads of state and government: our corrections have all who came since, so that the others stay."""

_NO_OFFICE = "Monarchy of "

_BESIDE = re.compile(
    r"Member of|Leader of the House|Supreme Commander|\w+ co-prince", re.IGNORECASE
)
"""What those who govern are besides: no note on them should say that first."""

_SEAT = re.compile(r"\b(?:[Mm]ember|Deputy of|(?<!High )Representative of)\b")

_ASSEMBLY = re.compile(
    r"(?:Representative|Substitute member|Observer|Special Guest) of the Parliamentary Assembly\b"
)
"""Seats that members of parliaments have besides; observers of countries far away, too."""

_WORD = re.compile(r"[^\W\d_][\w'.-]*")
_US_STATES = (
    *word_set(
        "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Hawaii "
        "Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan "
        "Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania "
        "Tennessee Texas Utah Vermont Virginia Wisconsin Wyoming"
    ),
    *("New Hampshire", "New Jersey", "New Mexico", "New York", "North Carolina", "North Dakota"),
    *("Rhode Island", "South Carolina", "South Dakota", "West Virginia"),
)
_OTHER_WORDS = {
    "British": "gb", "English": "gb", "Scottish": "gb", "Welsh": "gb", "American": "us", "U.S.": "us",
    "US": "us", "United States": "us", "UK": "gb", "Soviet": "ru", "Korean": "kr", "Dutch": "nl",
    "England": "gb", "Scotland": "gb", "Wales": "gb", "USA": "us", "Burmese": "mm",
    "New South Wales": "au", "Holyrood": "gb", "French": "fr", "Congolese": "cd", "Guinean": "gn", "Indian": "in", "Dominican": "do",
}  # fmt: skip


class Nations:
    """Countries by their names, demonyms and, for the United States, states.

    Not by "Island", which Iceland calls itself.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self.by_name: dict[str, str] = {}
        self.names: set[str] = {"Georgia", "England", "Scotland", "Wales", "North Macedonia"}
        for row in rows:
            if row.get("sub") == "country":
                self._add(row)
        self.by_name |= dict.fromkeys(_US_STATES, "us") | _OTHER_WORDS
        self.longest = max(len(name.split()) for name in self.by_name)

    def _add(self, row: Row) -> None:
        code = row["iso2"].lower()
        own = (n for n, w in row["aliases"].items() if w == 1 and len(n) > 3 and n != "Island")
        names = [row["title"], *own]
        self.names.update(names)
        for name in (*names, *row.get("demonyms", ())):
            self.by_name.setdefault(fold(name), code)

    def born_in(self, text: str) -> str:
        """What is left of a description after a country's name: "soccer player" of "Peru soccer player".

        Such descriptions come from a list of places of birth: no word about anybody's nation.
        "" for all others.
        """
        words = text.split()
        for length in range(min(self.longest, len(words) - 1), 0, -1):
            if " ".join(words[:length]) in self.names:
                return " ".join(words[length:])
        return ""

    def find(self, text: str) -> str:
        """The country that a text names first; "" if none.

        Not "New England" or "New Guinea", which are others; New Zealand is found by both words.
        """
        return next(self._found(text), "")

    def only(self, text: str) -> str:
        """The country that a text names, if it names no other; "" else."""
        found = {*self._found(text)}
        return found.pop() if len(found) == 1 else ""

    def _found(self, text: str) -> Iterator[str]:
        words = _WORD.findall(fold(text))
        at = 0
        while at < len(words):
            lengths = range(self.longest, 0, -1)
            names = ((n, " ".join(words[at : at + n])) for n in lengths if at + n <= len(words))
            length, name = next(((n, w) for n, w in names if w in self.by_name), (1, ""))
            if name and not (name in self.names and at and words[at - 1] == "New"):
                yield self.by_name[name]
            at += length


_WATERS = re.compile(
    r"\b(?:Sea|Gulf|Strait|Straits|Bay|Ocean|River|Lake|Peninsula|Shoal|Reef)\b"
    r"(?! (?:Party|State|University|Company|County|District|Authority))"
)
"""What lies between countries, though it bears the name of one: "Gulf of Thailand"."""


def country_of(row: Row, nations: Nations) -> str:
    """The two letters of its country; "" if the row does not tell."""
    given = row.get("iso2") or row.get("country") or ""
    if len(given) == 2:
        return str(given.lower())
    offices = [o[0] for o in row.get("offices", ()) if not _ABROAD.match(o[0])]
    told = row.get("desc") or ""
    if not given and row["type"] in ("VITAL", "MISC", "GPE") and _WATERS.search(row["title"]):
        return nations.only(told)
    texts = [given, row.get("hq") or "", _tail(row["title"], row), *offices, told]
    return next((code for text in texts if (code := nations.find(text))), "")


def _tail(title: str, row: Row) -> str:
    return "" if row["type"] == "PERSON" else title


def certain(row: Row) -> Row:
    """A row without the dates of seats in the Congress of the United States that its list can't tell.

    They begin there in 1999; and of whom it has eight terms, the seat may go on beyond them.
    """
    offices = row.get("offices") or []
    seats: dict[str, list[list[str]]] = defaultdict(list)
    for office in offices:
        if _SEATS in office and office[0].startswith("United States "):
            seats[office[0]].append(office)
    others = [office for office in offices if office[0] not in seats]
    told = [_told(terms, cut=len(offices) == MOST) for terms in seats.values()]
    return (
        row | {"offices": [*others, *(term for terms in told for term in terms)]} if seats else row
    )


def _told(terms: list[list[str]], *, cut: bool) -> list[list[str]]:
    """What is sure of somebody's terms in one house."""
    title, start, *_ = min(terms, key=lambda term: term[1])
    end = "" if any(not term[2] for term in terms) else max(term[2] for term in terms)
    if cut and end.endswith(_LAST_DAY) and end >= "2013":
        return [[title, "", "", _SEATS]]
    return [[title, "", end, _SEATS]] if start in _FIRST_DAYS else terms


def roles(row: Row, country: str = "") -> list[list[str]]:
    """Title, body ("" as long as the lists do not give it), from, to: the newest first, each once.

    Those without an end of which only the lists tell have the year in which these end behind.
    country: the name of the person's, for offices that lists leave without one.
    """
    terms: dict[str, list[tuple[str, str]]] = defaultdict(list)
    pauses: dict[str, timedelta] = defaultdict(lambda: PAUSE)
    known: dict[str, str] = {}
    for title, start, end, *lists in row.get("offices", ()):
        if title.startswith(_NO_OFFICE):
            continue
        if not end:
            known[_cleaned(title)] = _known(title, lists)
        terms[_cleaned(title)].append((start or "", end or ""))
        if _SEATS in lists:
            pauses[_cleaned(title)] = RECESS
    found = [
        [title, "", start, end]
        for title, times in terms.items()
        for start, end in _joined(times, pauses[title])
    ]
    found = [r for r in found if not any(_says_more(other, r) for other in found if other is not r)]
    if any(_GOVERNS.match(title) and not end for title, _, _, end in found):
        found = [r for r in found if r[3] or not _BESIDE.match(r[0])]
    found = sorted(found, key=lambda r: (r[2], r[0]), reverse=True)[:MOST]
    of = f" of {the(country)}" if country else ""
    return [
        [
            title + of * bool(_OF_STATE.fullmatch(title)),
            *rest,
            *([known[title]] if known.get(title) and not rest[-1] else []),
        ]
        for title, *rest in found
    ]


def _known(title: str, lists: list[str]) -> str:
    """The year up to which an office is sure to have gone on if no end is told; "" for no limit.

    Our own corrections may say it behind the dates; what they leave open goes on.
    """
    if lists and lists[0].isdigit():
        return lists[0]
    goes_on = _FOR_LIFE.match(_cleaned(title)) or _AT_THE_HEAD.match(_cleaned(title))
    return LISTED if lists and not goes_on else ""


def the(country: str) -> str:
    """A country's name as it stands in a sentence: "the Netherlands"."""
    return f"the {country}" if country in _WITH_ARTICLE else country


def foremost(offices: list[list[str]]) -> list[str]:
    """The office by which a note tells who somebody is: the newest, but a government before a seat."""
    offices = [office for office in offices if not _ASSEMBLY.match(office[0])] or offices
    if not _SEAT.search(offices[0][0]):
        return offices[0]
    return next((office for office in offices if _GOVERNS.match(office[0])), offices[0])


def _cleaned(title: str) -> str:
    title = re.sub(r"\s*\([^()]*\)", "", title).strip()
    return title[:1].upper() + title[1:]


def _joined(times: list[tuple[str, str]], pause: timedelta) -> list[tuple[str, str]]:
    """Terms that follow on each other in one; vague dates give way to exact ones of their year."""
    dated = sorted({t for t in times if t[0]}) or sorted(set(times))
    joined: list[tuple[str, str]] = []
    for start, end in dated:
        if joined and _goes_on(joined[-1], start, pause):
            first, last = joined[-1]
            joined[-1] = (max(first, start, key=len) if first[:4] == start[:4] else first,
                          _later(last, end))  # fmt: skip
        else:
            joined.append((start, end))
    return joined


def _goes_on(before: tuple[str, str], start: str, pause: timedelta) -> bool:
    first, last = before
    if len(last) == len(start) == len("2022-12-29"):
        return date.fromisoformat(start) - date.fromisoformat(last) <= pause
    return first[:4] == start[:4] or not last or int(start[:4]) <= int(last[:4]) + 1


def _later(one: str, other: str) -> str:
    """The later end; an open end holds only if no later term begins."""
    return other if not one or not other or other >= one else one


def _says_more(other: list[str], role: list[str]) -> bool:
    """Whether another role is this one with the country or body named: "President of France"."""
    same = other[2][:4] == role[2][:4]
    longer = len(other[0]) > len(role[0]) and role[0].lower() in other[0].lower()
    return same and longer and bool(other[2])
