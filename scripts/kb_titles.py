"""Rows from a list of much-read Wikipedia articles, whose titles the list has in small letters.

The list is that of the npm package compromise-wikipedia (MIT): titles of some 38,000 articles, which
are facts. `kb_titles.mjs` unpacks it. A title becomes a row only if its capitals can be told: from
how often its words are written with one, from a given name before, or from words such as "University".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from kb_kinds import names_a_body
from kb_names import SMALL, Names, numerals

from briefgen.annotate.lexicon import FAMILY_NAMES, word_set
from briefgen.knowledge.keys import key

Row = dict[str, Any]

_TOKEN = re.compile(r"[^\s–-]+")
_ASIDE = re.compile(
    r"^(?:list|lists|death|murder|killing|assassination of|history|economy|politics|culture|bibliography|"
    r"personal life|cultural impact|sexual|flag|music|relationship|family|early life|public image|"
    r"\d{4} .* in|timeline|outline|index|impact|social impact|cast|filming) (?:of|and|in|by)\b|"
    r"\b(?:discography|filmography|bibliography|awards and nominations|controversy|controversies|"
    r"videography|minor league players|season|characters|episodes|in popular culture|videos?|tour|massacre|movement|case|crisis)$|"
    r" and .* and |:|/"
)
"""Articles that are about a side of a thing."""

_PLAIN_ENDS = re.compile(
    r"\b(?P<tail>(?:(?:men's|women's) )?national (?:(?:under-\d+|association) )?"
    r"(?:football|soccer|basketball|cricket|rugby union|ice hockey|baseball) team)$"
)
"""Words that stay small behind a name."""

_MEDIA = re.compile(
    r"\b(?:News|Times|Post|Herald|Tribune|Gazette|Journal|Magazine|Weekly|Radio|Television|TV|Records|"
    r"Pictures|Studios|Games|Store|Explorer|Awards?|Prize|Cup|League|Festival|Marathon|Islands?)$"
)
_NOBLE = re.compile(r"\A(O'|D'|Mc)(\w)")
_KOREAN = FAMILY_NAMES | word_set(
    "park jung jeon shin song han seo ko go bae yoo yang hwang ahn son"
)
_PERSONS_WORDS = (2, 3)
OWN = 0.9
"""The weight of a name that is its bearer's own."""

_CAPS = 4
"""Letters of the longest word that is taken for an acronym."""


_NO_TEAM = word_set("AQ BV CC CX EH GS HM IO KI MC MH NF NR PM PN PW SH SJ TF TK TV UM VA WF GB FM")
_SOCCER = word_set("US CA AU")
_HOME_NATIONS = ("England", "Scotland", "Wales", "Northern Ireland")


def teams(rows: Sequence[Row]) -> Iterator[Row]:
    """National football teams of men: Wikipedia's titles of these articles follow the country's name.

    Codes left out: countries whose association is no member of FIFA or a confederation.
    """
    known = {row["title"] for row in rows}
    countries = {row["iso2"]: row for row in rows if row.get("sub") == "country"}
    named = [(code, row["title"], code) for code, row in countries.items() if code not in _NO_TEAM]
    for name, title, code in (*named, *((n, n, "GB") for n in _HOME_NATIONS)):
        team = "men's national soccer team" if code in _SOCCER else "national football team"
        plain = title.partition(" (")[0].removeprefix("The ")
        article = f"{plain} {team}"
        if article not in known:
            made = {
                "key": f"W:team-{name}",
                "title": article,
                "type": "ORG",
                "aliases": {article: 1},
            }
            yield made | {"article": article, "country": code, "desc": f"Men's team of {plain}"}


def titles_of(
    lines: Iterable[str], rows: Sequence[Row], given: frozenset[str], names: Names
) -> Iterator[Row]:
    """Rows for the titles that no row has yet; those that one has are marked there as much read.

    given: first names.
    """
    known: dict[str, Row] = {}
    for row in rows:
        home = known.setdefault(row["title"].lower(), row)
        if home["type"] == row["type"] == "GPE" and _standing(row) > _standing(home):
            known[row["title"].lower()] = row
    firms = {r["title"].lower() for r in rows if r["type"] == "ORG" and " " not in r["title"]}
    named = {key(n).lower() for row in rows for n, w in row["aliases"].items() if w >= OWN}
    for line in lines:
        small = line.strip()
        if small in known:
            known[small].update(popular=1, article=known[small]["title"])
        elif key(small).lower().lstrip("=") in named or key(small).lower() in named:
            continue  # somebody is called so already: who it is, the list doesn't say
        elif small and not _ASIDE.search(small) and (title := cased(small, given, names, firms)):
            made = {"key": f"W:{title}", "title": title, "type": "VITAL", "popular": 1}
            yield made | {"article": title, "aliases": {title: 0.9}}


def _standing(place: Row) -> tuple[bool, int]:
    """By which of several places of a name one knows whom the article of that name is about."""
    return bool(place.get("vital")), place.get("pop") or 0


def cased(
    small: str, given: frozenset[str], names: Names, firms: Collection[str] = frozenset()
) -> str:
    """The title with its capitals; "" if they cannot be told, or if it is no name.

    firms: in small letters; what begins with one of them is made by it: "Google Chrome".
    """
    tail = _PLAIN_ENDS.search(small)
    if tail:
        head = small[: tail.start()].strip()
        return f"{_capitals(head, names)} {tail['tail']}" if head else ""
    words = small.split()
    content = [w for w in words if w not in SMALL]
    person = len(words) in _PERSONS_WORDS and _big(words[0], names) in given
    proper = all(is_proper(w, names) for w in content)
    some = any(is_proper(w, names) for w in content)
    body = len(words) > 1 and some and _is_body(_capitals(small, names))
    made = words[0] in firms and is_proper(words[0], names)
    article = words[0] == "the" and len(words) > 1
    if content and (proper or body or made or article or (person and len(content) == len(words))):
        return _capitals(small, names)
    return ""


def _is_body(title: str) -> bool:
    return names_a_body(title) or bool(_MEDIA.search(title))


def is_proper(word: str, names: Names) -> bool:
    """Whether a word of small letters is mostly written with capitals, or too rare to be one."""
    return all(_dominant(part, names) != part for part in _TOKEN.findall(word))


def _capitals(small: str, names: Names) -> str:
    words = small.split()
    last = len(words) - 1
    if len(words) == 2 and words[0] in _KOREAN and "-" in words[1]:
        return f"{_big(words[0], names)} {words[1].capitalize()}"
    return numerals(
        " ".join(
            word
            if word in SMALL and 0 < at < last
            else _TOKEN.sub(lambda m: _big(m[0], names), word)
            for at, word in enumerate(words)
        )
    )


def _big(word: str, names: Names) -> str:
    """The commonest way to write a word that has a capital: "YouTube", "NASA", "Paris"."""
    return max(_variants(word, names), key=lambda w: names.frequency.get(w, -30.0))


def _dominant(word: str, names: Names) -> str:
    """The commonest way to write it, small letters included."""
    forms = [word, *_variants(word, names)]
    return max(forms, key=lambda w: (names.frequency.get(w, -30.0), w != word))


def _variants(word: str, names: Names) -> list[str]:
    usual = _NOBLE.sub(lambda m: m[1] + m[2].upper(), word[:1].upper() + word[1:])
    others = (w for w in names.by_small.get(word, ()) if w not in (word, usual))
    return [usual, *(w for w in others if not w.isupper() or len(w) <= _CAPS)]
