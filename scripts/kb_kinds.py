"""What kind of thing a row of the public lists is, told by its description, its title or its list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from kb_names import Names

from briefgen.annotate.lexicon import FUNCTION_WORDS, word_set

Row = dict[str, Any]

_PERSON = word_set(
    "politician actor actress singer songwriter footballer writer player musician director producer "
    "rapper author journalist comedian comedienne model businessman businesswoman entrepreneur lawyer "
    "painter poet novelist cyclist driver wrestler boxer presenter composer philosopher scientist "
    "physicist chemist mathematician economist historian diplomat statesman monarch emperor empress "
    "king queen prince princess president chancellor pope bishop saint general admiral officer "
    "architect sculptor photographer dancer choreographer screenwriter filmmaker cinematographer "
    "cartoonist animator athlete swimmer sprinter gymnast golfer skater explorer astronaut engineer "
    "inventor activist revolutionary leader dictator minister judge jurist theologian biologist "
    "astronomer psychologist psychiatrist physician surgeon nurse chef magician "
    "businessperson magnate television-presenter host critic editor cricketer coach manager conductor pianist guitarist "
    "drummer bassist violinist dj trumpeter saxophonist rancher outlaw gangster criminal murderer "
    "soldier spy nobleman duke earl baron countess teacher professor sociologist anthropologist "
    "archaeologist philanthropist socialite entertainer personality filmaker vocalist soprano tenor "
    "tennis-player heiress illustrator translator essayist playwright dramatist aviator navigator "
    "personnel artist designer decorator figure companion pirate statistician singer-songwriter worker "
    "linguist lyricist librettist puppeteer bookmaker announcer newsreader newscaster archbishop "
    "classicist multi-instrumentalist instrumentalist gamer thief winemaker executive"
)
_WORK = word_set(
    "film album song single novel series sitcom play book episode musical opera painting comic manga "
    "anime soundtrack game videogame miniseries cartoon franchise trilogy poem drama movie documentary "
    "record program programme show ep"
)
_HONOUR = word_set("award medal prize honor honour degree")
_PLACE = word_set(
    "country city town capital state province region river lake mountain island islands ocean sea "
    "continent county district municipality village commune peninsula desert borough neighborhood "
    "neighbourhood settlement territory archipelago republic kingdom parish prefecture gulf strait "
    "bay volcano valley metropolis suburb area department emirate canton port oblast subcontinent"
)
_ORGANISATION = word_set(
    "company organisation organization agency party university college school newspaper broadcaster tv-broadcaster "
    "bank club team league corporation manufacturer airline court legislature parliament army navy "
    "association studio network chain magazine institute institution band group conglomerate retailer "
    "brand union alliance committee council commission ministry department force forces service "
    "foundation channel station label orchestra federation bureau intelligence chamber house senate "
    "branch duo trio agency's subsidiary provider operator publisher military police firm developer "
    "society carmaker charity"
)
_GROUP = word_set(
    "people peoples religion denomination ethnicity tribe movement religions faith nation"
)
_EVENT = word_set(
    "war battle election revolution attack attacks earthquake hurricane olympics championship "
    "tournament massacre genocide uprising conflict siege protest protests coup crisis pandemic "
    "festival games ceremony insurgency campaign operation disaster bombing assassination scandal"
)
_LAW = word_set("treaty law constitution act convention agreement amendment bill charter")
_FACILITY = word_set(
    "stadium airport building palace museum bridge skyscraper cathedral church temple mosque prison "
    "castle fortress theatre theater hospital monument canal dam tower zoo library park"
)
_PRODUCT = word_set(
    "aircraft missile software smartphone car tank rifle spacecraft satellite console website "
    "helicopter rocket submarine ship airliner vehicle vaccine drug browser"
)
_BY_WORD = {
    **dict.fromkeys(_PLACE, "place"),
    **dict.fromkeys(_FACILITY, "facility"),
    **dict.fromkeys(_PRODUCT, "product"),
    **dict.fromkeys(_GROUP, "group"),
    **dict.fromkeys(_LAW, "law"),
    **dict.fromkeys(_ORGANISATION, "organisation"),
    **dict.fromkeys(_EVENT, "event"),
    **dict.fromkeys(_PERSON, "person"),
    **dict.fromkeys(_WORK | _HONOUR, "other"),
}
_HEAD_ENDS = re.compile(
    r"\b(?:of|in|on|at|by|from|for|with|who|that|which|located|based|between|under|headed|"
    r"founded|consisting|fought|formed|created|directed|written|adopted|held|during|after|before|about|"
    r"against|since|near|given|awarded|used)\b|[,;(]"
)
_STATES = re.compile(r"\bUnited (?:States|Kingdom) ")
"""Names of countries that hold a word for a place."""

_SURELY = re.compile(
    r"\b(?:politician|diplomat|statesman|businessman|businesswoman|screenwriter|footballer|novelist|poet)\.?\Z"
)
"""What only persons are told to be; a "producer" or "designer" may be a firm."""

_FRANCHISE = re.compile(
    r"\b(?:football|baseball|basketball|hockey|soccer|league) franchise\b", re.IGNORECASE
)
"""A team, where a franchise of films is a work."""

_BRACKETS = re.compile(r"\(([^()]*)\)$")
_FIRM = re.compile(
    r"\b(?:Inc|Corp|Corporation|Ltd|LLC|PLC|Plc|Co|Company|Holdings|Group|Bancorp|Trust|Partners|"
    r"Industries|Airlines|Airways|Pharmaceuticals|Technologies|Systems|Bank|Motors|Entertainment|"
    r"Press|Agency|Party|Federation|Association|Front|Brigade|Brigades|Army|Movement|Council|Fund|"
    r"Committee|Organi[sz]ation|Union|League|Society|Institute|University|College|School|Foundation|"
    r"Congress|Ministry|Department|Commission|Church|Club|Center|Centre|Network|Forum|Service|Board|"
    r"Navy|Air Force|Marine Corps|Bureau|Office|Administration|Corps|Academy|Forces|Guard|Court|Authority|Alliance)\b\.?"
)
_TITLE_KINDS = (
    (re.compile(r"\bTreaty Organi[sz]ation\b"), "organisation"),
    (re.compile(r"\b(?:Internet|Transfer|Control|Access) Protocol\b"), "other"),
    (re.compile(r"\b(?:War|Wars|Battle|Siege|Revolution|Massacre|Olympics|Uprising|Rebellion|Crisis|"
                r"Games|Cup|Championship|Election|Crusade|Genocide|Intifada|Operation)\b"), "event"),
    (re.compile(r"\b(?:Treaty|Treaties|(?<!USS )Constitution|Act|Convention|Agreement|Protocol|(?<!Honda )Accords?|"
                r"Declaration|Charter|Amendment)\b"), "law"),
    (re.compile(r"\b(?:River|Lake|Mount|Mountains?|Islands?|Ocean|Sea|Desert|Bay|Gulf|Strait|Peninsula|"
                r"Province|County|Archipelago|Valley|Plateau|Basin|Falls|Glacier|Cape|Coast|Canyon|Gorge|"
                r"Plain|Plains|Range|Hills|Reef|Channel|Isthmus|Oblast|Krai|Prefecture|Region)\b"), "place"),
    (re.compile(r"\b(?:Airport|Stadium|Bridge|Palace|Museum|Cathedral|Castle|Canal|Tower|Dam|Station|"
                r"Building|Library|Temple|Mosque|Hospital|Abbey|Fortress|Theatre|Wall|Park|Square|Metro|Conservatory)\b"), "facility"),
    (re.compile(r"\b(?:people|peoples|Muslims|Christians|Jews)$"), "group"),
    (_FIRM, "organisation"),
    (re.compile(r"\b(?:News|Times|Post|Herald|Tribune|Gazette|Weekly|Records|Studios)$"), "organisation"),
)  # fmt: skip
_AWARD = re.compile(r"\b(?:Prize|Award|Awards|Medal|Trophy)$|\bAwards? for \b")
"""Lists of people have the prizes that are named after them."""

_FILM_MAKER = re.compile(r"\bfilm[ -]makers?\b", re.IGNORECASE)
"""Two words of which the first alone would make a work of somebody."""

_MEDIA = re.compile(
    r"\b(?:film|television|TV|stage|theater|theatre|radio|voice|screen)(?:,? and |,? & |, )"
    r"(?=(?:film|television|TV|stage|theater|theatre|radio|voice|screen)\b)"
)
"""Where somebody acts: "film, television and stage actor"."""

_BORN = re.compile(r"\bborn \d{3,4}\b")
_TRADES = word_set("broadcaster publisher printer pilot bowler bookmaker")
"""Words in brackets that mean somebody behind a name such as people have, and a body behind another."""

_INITIAL = re.compile(r"[A-Z]\.?")
_KOREAN = re.compile(r"Park [A-Z][a-z]+-[a-z]+")
_FAMILY = word_set("church court castle guard lake park post temple tower wall")
"""Surnames among the words that bodies and buildings have in their names."""

_REGION = re.compile(
    r"(?:State|Governorate|District|Division|Emirate|Voivodeship)(?: \([^()]+\))?$"
)
_COMPASS = re.compile(
    r"(?:(?:North|South|East|West|Central|Northern|Southern|Eastern|Western)(?:east|west)?) "
)
_LARGE = 100_000
"""People in a town whose name alone is no first name."""

_PARTICLES = word_set("van von der den de di da dos del della la le el al bin")

_OF_LISTS = {"PERSON": "person", "GPE": "place", "ORG": "organisation"}


def kind(row: Row, given_names: frozenset[str]) -> str:
    """The kind of a row: what its list says, unless its own description says otherwise."""
    listed = _OF_LISTS.get(row["type"], "")
    if listed in ("person", "") and _AWARD.search(row["title"]):
        return "other"
    if row.get("sub") or row.get("offices"):
        return listed or "person"
    told = of_description(row.get("desc") or "") or _of_brackets(row["title"], given_names)
    named = row["title"].split()[0] in given_names
    if listed == "person" and told in ("group", "") and _FIRM.search(row["title"]):
        return "person" if named and _is_of_family(row["title"]) else "organisation"
    may_be_body = told == "person" and not named and not _SURELY.search(row.get("desc") or "")
    if (listed == "organisation" and may_be_body) or (listed == "person" and told and named):
        return listed
    if listed == "place" and (row.get("lat") is not None or told == "facility"):
        return listed
    shown = _of_title(row["title"], given_names)
    held = listed == "place" and not told and shown == "event"
    unsaid = listed if told in ("", "other") and not held else ""
    return unsaid or told or shown or "other"


def is_stray(row: Row, given_names: frozenset[str], surnames: frozenset[str]) -> bool:
    """Whether a list of bodies has somebody's full name, of whom it says nothing."""
    if (
        row["type"] != "ORG"
        or not row["key"].startswith("PT:")
        or row.get("desc")
        or row.get("qid")
    ):
        return False
    first, *rest = row["title"].split()
    if not rest or len(rest) > 2 or first not in given_names or rest[-1] not in surnames:
        return False
    return len(rest) == 1 or bool(_INITIAL.fullmatch(rest[0]))


def of_description(text: str) -> str:
    """The kind that the head of a short description names; "" if it names none.

    >>> of_description("American manufacturer of aircraft"), of_description("film by Ron Howard")
    ('organisation', 'other')
    """
    text = _FRANCHISE.sub("team", _MEDIA.sub("", _FILM_MAKER.sub("filmmaker", text)))
    text = _STATES.sub("", _HEAD_ENDS.split(text)[0])
    words = re.findall(r"[\w'-]+", text.lower())
    for word in reversed(words):
        if found := _BY_WORD.get(word) or _BY_WORD.get(word.removesuffix("s")):
            return found
    return ""


def names_a_body(title: str) -> bool:
    """Whether a title has a word such as "University" or "River", so that all of it is a name."""
    return any(pattern.search(title) for pattern, _ in _TITLE_KINDS)


class Bearers:
    """Tells persons and regions by their names alone, where no list says what a title is.

    firsts: words that persons of the lists have for their first name, be it only one of them;
    others: words that places and the names of bodies begin with; places: names of regions.
    """

    def __init__(self, rows: Iterable[Row], names: Names) -> None:
        rows = list(rows)
        self._names = names
        persons = [r["title"].split() for r in rows if r["type"] == "PERSON"]
        self._firsts = {words[0] for words in persons if 2 <= len(words) <= 4}
        self._firsts -= {word for word in self._firsts if word.lower() in FUNCTION_WORDS}
        self._others = {r["title"].split()[0] for r in rows if r["type"] == "ORG"}
        self._others |= {r["title"] for r in rows if r["type"] == "GPE" and _is_large(r)}
        self._places = {r["title"] for r in rows if r.get("sub") in ("state", "country")}
        self._peoples = {d for r in rows for d in r.get("demonyms", ())}

    def kind(self, title: str) -> str:
        """The kind that a title without description shows; "" if it may be anything."""
        if self._is_region(title):
            return "place"
        return "person" if self._is_person(title) else ""

    def _is_region(self, title: str) -> bool:
        """ "Shan State", but no "Deep State"; "South Sulawesi" beside the island's name."""
        if told := _REGION.search(title):
            return not self._names.ordinary(title.split(maxsplit=1)[0]) or "(" in told[0]
        compass = _COMPASS.match(title)
        return bool(compass and title[compass.end() :] in self._places)

    def _is_person(self, title: str) -> bool:
        first, *rest = title.split()
        if not 1 <= len(rest) <= 3 or rest[-1] in self._peoples or first.startswith("The"):
            return False
        known = first in self._firsts
        head, double, second = first.partition("-")
        known = known or bool(double and head in self._firsts and second.istitle())
        if not known or first in self._others or self._names.ordinary(first):
            return False
        small = [word for word in rest[:-1] if word in _PARTICLES]
        return all(map(self._is_surname, (word for word in rest if word not in small)))

    def _is_surname(self, word: str) -> bool:
        letters = word.replace("-", "").replace("'", "")
        capital = word[0].isupper() and not word.isupper() and not word.endswith("'s")
        return capital and letters.isalpha() and not self._names.ordinary(word)


def _is_large(row: Row) -> bool:
    return row.get("sub") != "city" or (row.get("pop") or 0) > _LARGE


def _of_brackets(title: str, given_names: frozenset[str]) -> str:
    found = _BRACKETS.search(title)
    if found is None:
        return ""
    first, words = title.split(maxsplit=1)[0], found[1].lower().split()
    trade = first in given_names and not _TRADES.isdisjoint(words)
    return "person" if trade or _BORN.search(found[1]) else of_description(found[1])


def _is_of_family(title: str) -> bool:
    """Whether two words may be a first name and a surname such as "Court"."""
    first, *rest = title.split()
    return bool(first) and len(rest) == 1 and rest[0].lower() in _FAMILY


def _of_title(title: str, given_names: frozenset[str]) -> str:
    if _KOREAN.fullmatch(title) or (
        _is_of_family(title) and title.split(maxsplit=1)[0] in given_names
    ):
        return "person"
    for pattern, name in _TITLE_KINDS:
        if pattern.search(title):
            return name
    words = title.split()
    named = 2 <= len(words) <= 4 and words[0] in given_names
    return "person" if named and all(w[:1].isupper() for w in words) else ""
