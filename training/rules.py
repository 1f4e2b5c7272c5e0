"""Names that can be told by rule alone, and so are labelled alike in every corpus."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

Span = tuple[int, int, str]

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
)
_UNIT = r"(?:day|week|weekend|month|quarter|year|decade|century|summer|spring|autumn|fall|winter)"
_NUMBER = (
    r"(?:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|few)"
)
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
DATE = re.compile(
    rf"""\b(?:
    (?:{_DAY},?\s)?{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s{_YEAR})?(?!\d)
    |\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?
    |(?:(?:early|mid|late|last|next|this|mid-)[\s-]?)?(?<!\.\s){_MONTH}(?:,?\s(?:of\s)?{_YEAR})(?!\d)
    |(?:(?:early|mid|late|last|next|this)\s)?(?:January|February|April|June|July|August|September|October|November|December)
    |(?<=\bin\s)(?:May|March)\b|[Ll]ast\s(?:May|March)\b
    |(?:(?:[Ll]ate|[Ee]arly|[Ll]ast|[Nn]ext|[Tt]his)\s)?{_DAY}(?:\s(?:morning|afternoon|evening|night))?
    |(?:[Ll]ater\s|[Ee]arlier\s|[Ee]arly\s|[Ll]ate\s)?(?:[Tt]his|[Nn]ext|[Ll]ast)\s(?:morning|evening|night|{_UNIT})
    |(?:[Tt]he\s)?(?:past|last|next)\s{_NUMBER}\s{_UNIT}s
    |[Tt]he\spast\s{_UNIT}
    |{_NUMBER}\s{_UNIT}s?\s(?:ago|earlier|later)
    |(?:the\s)?(?:early\s|mid-|late\s)?{_YEAR}s
    |the\s(?:end|beginning|start)\sof\s(?:(?:this|next|last)\s(?:month|year)|{_YEAR})
    |(?:early\s|mid-|late\s)?{_YEAR}(?:[-–]\d\d(?:\d\d)?)?(?!\d|,\d|\.\d|-\w|\s(?:people|troops|soldiers|men|dollars|miles|feet))
    |[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight
    )\b""",
    re.VERBOSE,
)
EVENT = re.compile(
    r"\b(?:(?:First|Second)\sWorld\sWar|World\sWar\s(?:II?|One|Two)|Cold\sWar|Gulf\sWar|Vietnam\sWar|"
    r"Korean\sWar|Civil\sWar|(?:FIFA\s|Cricket\s|Rugby\s)?World\sCup|(?:Summer\s|Winter\s)?Olympics|"
    r"(?:Summer\s|Winter\s)?Olympic\sGames|Super\sBowl|(?:Hurricane|Typhoon|Cyclone)\s[A-Z][a-z]+|"
    r"(?:Australian|French|U\.S\.|US)\sOpen|Commonwealth\sGames|Asian\sGames|Grand\sPrix|"
    r"Tour\sde\sFrance|Ramadan|Christmas\sEve|Christmas|Easter|Thanksgiving|Battle\sof\s(?:the\s)?[A-Z][a-z]+)\b"
)
_FAITHS = [
    "Muslim",
    "Muslims",
    "Sunni",
    "Sunnis",
    "Shiite",
    "Shiites",
    "Shi'ite",
    "Shi'ites",
    "Shia",
    "Shias",
    "Kurdish",
    "Kurd",
    "Kurds",
    "Islamic",
    "Islamist",
    "Islamists",
    "Jewish",
    "Jews",
    "Jew",
    "Christian",
    "Christians",
    "Catholic",
    "Catholics",
    "Protestant",
    "Protestants",
    "Republican",
    "Republicans",
    "Democrat",
    "Democrats",
    "Democratic",
    "Palestinian",
    "Palestinians",
    "Arab",
    "Arabs",
    "Hindu",
    "Hindus",
    "Buddhist",
    "Buddhists",
    "Saudi",
    "Saudis",
    "European",
    "Europeans",
    "African",
    "Africans",
    "Asian",
    "Asians",
    "Tamil",
    "Tamils",
    "Tibetan",
    "Tibetans",
    "Chechen",
    "Chechens",
    "Korean",
    "Koreans",
    "Serb",
    "Serbs",
    "Croat",
    "Croats",
    "Western",
    "Soviet",
    "Hutu",
    "Tutsi",
    "Pashtun",
    "Sikh",
    "Sikhs",
    "Mormon",
    "Orthodox",
    "Americans",
    "Middle Eastern",
    "Latin American",
    "Latino",
    "Hispanic",
    "Scottish",
    "Welsh",
    "English",
    "British",
    "Bosniak",
    "Roma",
    "Uighur",
    "Uighurs",
    "Zionist",
]
_NOT_DEMONYMS = {"Western", "Soviet", "Orthodox", "Georgia", "Man", "Hong Kong", "French Southern"}


class Gazetteer:
    """Countries and demonyms of the knowledge base."""

    def __init__(self, entries: Iterable[dict[str, Any]]) -> None:
        entries = list(entries)
        self.kinds = _kinds(entries)
        """The label of names of several words that are one kind of thing only."""
        countries: set[str] = set()
        demonyms = set(_FAITHS)
        for entry in entries:
            demonyms |= {d for d in entry.get("demonyms", ()) if d[:1].isupper()}
            if entry.get("sub") == "country":
                countries |= {a for a, w in entry["aliases"].items() if w >= 1 and a[:1].isupper()}
                countries |= {entry["title"], entry.get("capital") or entry["title"]}
        demonyms |= {d + "s" for d in demonyms if not d.endswith(("s", "ch", "sh", "ese"))}
        countries -= set(_FAITHS)
        self.demonyms = demonyms - _NOT_DEMONYMS - countries
        loose = {"Georgia", "Jordan", "Chad", "ROK", "Male", "Victoria", "Niger", "Saint Helena"}
        more = {
            "U.S.",
            "U.S.A.",
            "USA",
            "U.K.",
            "UK",
            "US",
            "Gaza",
            "West Bank",
            "Gaza Strip",
            "Darfur",
        }
        more |= {"Kashmir", "Chechnya", "Basra", "Kandahar", "Mosul", "Middle East", "Persian Gulf"}
        more |= {
            "Congo",
            "Burma",
            "East Timor",
            "Ivory Coast",
            "Kosovo",
            "Taiwan",
            "Tibet",
            "The Hague",
        }
        self.countries = (
            ({c for c in countries if len(c) > 2} | more)
            - {"The Hague"}
            - {c for c in countries if c.startswith(("The ", "the "))}
        )
        self.sure_countries = self.countries - loose
        words = sorted(map(re.escape, self.demonyms), key=len, reverse=True)
        self.demonym = re.compile(
            r"(?<![\w-])(?:" + "|".join(words) + r")(?![\w])(?!-?\s?(?:Sea|Ocean|Open)\b)"
        )
        places = sorted((c for c in self.sure_countries if " " in c), key=len, reverse=True)
        self.long_country = re.compile(
            r"(?<![\w-])(?:" + "|".join(map(re.escape, places)) + r")(?![\w])"
        )


FIXED: dict[str, str] = {
    name: label
    for label, names in {
        "ORG": "U.N.|UN|African Union|A.U.|AU|Fatah|Likud|Yonhap|Interpol|Labor Party|Reporters Without Borders|WHO|International Olympic Committee|Amnesty International|Amnesty|PepsiCo|Kadima|Shell|Roche|Toyota|Rosneft|Janjaweed|General Motors|Golkar|Hezbollah",
        "PERSON": "Dalai Lama|Muhammad|Negroponte|Solana|Suharto|Maduro|Saddam|Posada Carriles|Khalilzad|Hugo Chavez",
        "LOC": "Hague|The Hague|Spin Boldak|Black Sea|Muzaffarabad|Tal Afar|Western Hemisphere|Americas|Beit Hanoun|USSR|Soviet Union|Ottoman Empire|West Bank|Gaza Strip|USA|Niger|Jordan|Chad|Gambia|Netherlands",
        "NORP": "Sri Lankan|Westerners|Maoist|Maoists|Baluch|Baluchis|South American|Sunni Muslim|Basque|Shi'ite Muslims|Middle Eastern|Saudi Arabian|Western European|Nazi|Nazis",
        "": "AIDS|HIV|HIV / AIDS|New Year|Information|Nobel Peace Prize|Nobel|Nuclear Non-Proliferation Treaty|Social Security|Islam|Koran|Christianity|Ashura|Ebola|Martian|Nikkei|Hang Seng|Katrina|City|Himalayan|Lion|Motors|Hall|Sun|Jupiter|Party|Committee|Council|Commission|Union|Federation|Embassy|Group|Association|Bank|Deputy|Army|Times|Post|Herald|Marine|Prophet|Winter|Dow Jones Industrial Average|Balkan|Lord|United|English|International|National|State",
    }.items()
    for name in names.split("|")
}
"""What the news corpus labels wrongly more often than not; "" is no name, or only a part of one."""


def _kinds(entries: Iterable[dict[str, Any]]) -> dict[str, str]:
    labels = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "LOC"}
    found: dict[str, set[str]] = {}
    for entry in entries:
        for alias in entry["aliases"]:
            if " " in alias:
                found.setdefault(alias, set()).add(labels.get(entry["type"], ""))
    return {
        name: next(iter(kinds))
        for name, kinds in found.items()
        if len(kinds) == 1 and "" not in kinds
    }


def overlaps(span: tuple[int, ...] | Span, others: Iterable[Span]) -> bool:
    return any(s < span[1] and span[0] < e for s, e, _ in others)


def found(pattern: re.Pattern[str], label: str, text: str) -> Iterator[Span]:
    for match in pattern.finditer(text):
        start, end = match.span()
        if end > start:
            yield start, end, label


def by_rule(text: str, spans: list[Span], gazetteer: Gazetteer) -> list[Span]:
    """Spans of names, with dates, events and demonyms as the rules see them instead of as labelled."""
    kept = [s for s in spans if s[2] in {"PERSON", "ORG", "LOC", "PRODUCT", "EVENT"}]
    for pattern, label in ((EVENT, "EVENT"), (DATE, "DATE")):
        new = list(found(pattern, label, text))
        if label == "EVENT":
            kept = [s for s in kept if not overlaps(s, new)]
        kept += [s for s in new if not overlaps(s, kept)]
    kept += [s for s in found(gazetteer.demonym, "NORP", text) if not overlaps(s, kept)]
    return sorted(kept)
