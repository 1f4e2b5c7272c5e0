"""Which names of a row are names that a text can be searched for."""

from __future__ import annotations

import difflib
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Any

from briefgen.annotate.lexicon import CALENDAR, FUNCTION_WORDS, TITLES, word_set
from briefgen.knowledge.aliases import is_acronym
from briefgen.knowledge.folding import fold, unaccented
from briefgen.knowledge.keys import LONGEST, words_of

Row = dict[str, Any]

_ODD = re.compile(r"[^\w\s.,'&+’‐‑–\-!/]|_|''|https?|\.com\b|\bISO 3166|[/,]")
_NUMERAL = re.compile(
    r"(?<=[\w,] )(?:Iii?|Iv|Vi{1,3}|Ix|Xx?(?:ii|iii|iv|v|vi{1,3}|ix)|Xxi?)(?=\Z|[ ,(])"
)
_ORDINALS = ("V", "X")
"""Numerals of one letter; but “I” is somebody: “she told George I would come”."""
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_LEGAL = re.compile(
    r"(?:,? (?:Inc|Corp|Corporation|Company|Co|Ltd|Limited|LLC|PLC|plc|Plc|SE|AG|NV|Nv|SA|S\.A)\b\.?)+$"
)
_CLUB = re.compile(r"(?:,? (?:A\.?F\.?C|F\.?C|C\.?F|S\.?C)\b\.?)$")
SMALL = word_set(
    "of the and de la le du da do dos das del al el in on for von van der den bin e y i di to a at und et des"
)
_VOWELS, _TWICE = re.compile("[^a-z]|[aeiouy]"), re.compile(r"(.)\1+")
_SOUNDS = str.maketrans("cqwz", "kkvs")
_LETTERS, _CONSONANTS = 0.5, 0.6
"""Shares that two names of one town have in common; chosen by reading what falls on either side."""
_ORDINARY, _A_NOUN, _FREQUENT = -1.0, 0.5, -9.0
_RARE, _UNSEEN, _HEARD = -15.5, -20.0, -17.0


def _phrases(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


GENERIC = _phrases(
    "senate|congress|parliament|national assembly|supreme court|house of representatives|constitution|"
    "house of commons|house of lords|cabinet|high court|federal court|court of appeal|central bank|"
    "air force|army|navy|coast guard|marine corps|armed forces|national guard|ministry of defence|"
    "ministry of foreign affairs|foreign ministry|defense ministry|democratic party|republican party|"
    "labour party|labor party|conservative party|liberal party|green party|socialist party|"
    "communist party|liberal democrats|democrats|republicans|people's party|christian democrats|"
    "social democratic party|home office|foreign office|attorney general|prime minister|president|"
    "bundestag|civil war|state department|independence day|national party|progressive party|"
    "general assembly|national security council|security council|legislative council|"
    "finance ministry|defence ministry|interior ministry|home secretary|foreign secretary|"
    "first minister|national bank|national university|state university|city council|city hall|"
    "high school|public library|legislative assembly|house|academy|national museum|"
    "national gallery|stock exchange|royal family|parliament house|medal of honor|national front|"
    "justice department|labor department|health department|education department|energy department|"
    "transportation department|agriculture department|commerce department|interior department|"
    "treasury department|treasury|defense department|department of justice|department of state|"
    "department of defense|department of health|department of education|department of energy|"
    "department of labor|department of agriculture|department of commerce|department of the interior|"
    "department of transportation|department of the treasury|world cup|democrat|republican"
)  # fmt: skip
"""Names that many countries have for their own; they need a document about the one."""


def frequencies() -> dict[str, float]:
    """Logarithms of the probabilities of English words, from spacy-lookups-data (MIT)."""
    path = files("spacy_lookups_data") / "data" / "en_lexeme_prob.json.gz"
    return dict(json.loads(gzip.decompress(path.read_bytes())))


class Names:
    """Judges names by how often their words are written without a capital."""

    def __init__(self, frequency: dict[str, float]) -> None:
        self.frequency = frequency
        self.by_small: dict[str, list[str]] = defaultdict(list)
        """The ways to write a word that has capitals inside or throughout."""
        for word in frequency:
            if word[1:] != word[1:].lower() and word.isalpha():
                self.by_small[word.lower()].append(word)

    def ordinary(self, word: str, least: float = _ORDINARY) -> bool:
        """Whether a word is as common in small letters as it is with a capital."""
        if word[1:] != word[1:].lower() and not word.isupper():
            return False  # "YouTube"
        small = self.frequency.get(word.lower(), _UNSEEN)
        big = self.frequency.get(word[:1].upper() + word[1:].lower(), _UNSEEN)
        return small > _RARE and small - big > least

    def of_words(self, name: str) -> bool:
        """Whether all of its words are ordinary ones."""
        return all(w.lower() in SMALL or self.ordinary(w) for w in words_of(name))

    def rank(self, name: str) -> float:
        """How often its rarest word is written with a capital: a hint of fame."""
        return min((self.frequency.get(w, _UNSEEN) for w in words_of(name)), default=_UNSEEN)

    def usable(self, name: str, kind: str, *, known: bool = False, read: bool = False) -> bool:
        """Whether a text may be searched for the name.

        known: of somebody that all know; read: of an article that many read.
        """
        words = words_of(name)
        addressed = words[:1] and (words[0].lower() in TITLES or words[0] == "The")
        if not _is_name(name, words) or (addressed and kind == "person"):
            return False
        if len(words) == 1:
            return self._usable_word(words[0], kind, known=known, read=read)
        small = [w for w in name.split()[1:] if w[0].islower() and w.lower() not in SMALL]
        if small and kind in ("other", "law", "event", "product", "group"):
            return False
        big = all(w[0].isupper() for w in name.split() if w.lower() not in SMALL)
        return (read and big) or not (kind == "other" and self.of_words(name))

    def _usable_word(self, word: str, kind: str, *, known: bool, read: bool) -> bool:
        lower = word.lower()
        if len(word) < 3 or lower in CALENDAR or lower in FUNCTION_WORDS or word.isdigit():
            return False
        if word.isupper():
            return len(word) > 3 or kind not in ("place", "person")
        if known and kind in ("place", "organisation", "facility"):
            frequent = self.frequency.get(word, _UNSEEN) > _FREQUENT
            return is_generic(word) or not (self.ordinary(word, _A_NOUN) or frequent)
        if kind == "other":
            return read and not self.ordinary(word) and self.frequency.get(word, _UNSEEN) > _HEARD
        return not self.ordinary(word) and kind != "person"


def _is_name(name: str, words: list[str]) -> bool:
    """Whether it has the form of a name: capitals at both ends, letters of one script, no signs."""
    if not words or len(words) > LONGEST or len(name) > 80 or _ODD.search(name):
        return False
    if len(words) > 1 and len(words[-1]) == 1 and words[-1] not in _ORDINALS:
        return False
    return _written_big(fold(name).split()) and not _mostly_foreign(name)


def numerals(title: str) -> str:
    """A title with its Roman numerals in capitals, which lists in small letters make "Vi" or "Xxi".

    "Xi" is left: it is a name.

    >>> numerals("Charles Vii"), numerals("Zhu Xi")
    ('Charles VII', 'Zhu Xi')
    """
    return _NUMERAL.sub(lambda found: found[0].upper(), title)


def display(row: Row) -> str:
    """The name as a text has it: without brackets, places without the state after a comma."""
    bare = numerals(_BRACKETS.sub("", row["title"]).strip() or row["title"])
    head, comma, _ = bare.partition(", ")
    if comma and row["type"] == "GPE" and row["aliases"].get(head, 0) >= 0.5:
        return head
    return bare


def aliases(row: Row) -> Iterator[tuple[str, int]]:
    """Further names with weights from 1 to 10, without what only some list has."""
    title = display(row)
    for given, weight in row["aliases"].items():
        name = _BRACKETS.sub("", fold(given)).strip()
        name = name.removeprefix("the ").removeprefix("The ") if row["type"] == "ORG" else name
        people = title.endswith(" people") and " " not in name
        if name and name != title and weight > 0.35 and not people:
            yield name, round(weight * 10)


def short(name: str) -> str:
    """The name of a firm or club without its form: "Apple" for "Apple Inc."; "" if it has none."""
    bare = _CLUB.sub("", _LEGAL.sub("", name))
    return bare if bare != name else ""


def initials(name: str) -> str:
    """The letters by which a body of three or more words may be called: "NBA"; "" if too few."""
    words = [w for w in words_of(name) if w.lower() not in SMALL]
    letters = "".join(w[0] for w in words)
    return letters if len(letters) > 2 and letters.isupper() and letters.isalpha() else ""


def is_neighbour(row: Row, name: str) -> bool:
    """Whether a further name of a town is that of another one, next to it in some list.

    The list of towns has hundreds: Otaru for Osaka, Lapai for Lagos. They begin with the same
    letter and sound otherwise; other names for one town sound alike or begin with other letters.
    """
    if row["type"] != "GPE" or row.get("sub") != "city" or is_acronym(name):
        return False
    own, other = (unaccented(fold(one)).lower() for one in (display(row), name))
    parts = (other, *re.split(r"[ -]", other))
    return own[:1] == other[:1] and not any(_alike(own, part) for part in parts)


def _alike(one: str, other: str) -> bool:
    """Whether two names share half of their letters, or most of their consonants."""
    if one in other or other in one:
        return True
    letters = difflib.SequenceMatcher(None, one, other).ratio()
    return letters >= _LETTERS or (
        difflib.SequenceMatcher(None, _heard(one), _heard(other)).ratio() >= _CONSONANTS
    )


def _heard(name: str) -> str:
    """The consonants of a name, those that sound alike as one."""
    return _TWICE.sub(r"\1", _VOWELS.sub("", name.translate(_SOUNDS)))


def is_generic(name: str) -> bool:
    return unaccented(fold(name)).lower().removeprefix("the ") in GENERIC


def _written_big(words: Iterable[str]) -> bool:
    words = list(words)
    first = words[0][:1]
    last = re.sub("^(?:al|el|ar|as|ash|an|at)-", "", words[-1])[:1]  # "Bashar al-Assad"
    return (
        (first.isupper() or first.isdigit())
        and (last.isupper() or last.isdigit())
        and any(w[:1].isupper() for w in words)
    )


def _mostly_foreign(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    return not letters or sum(c < "ɐ" for c in letters) < len(letters)
