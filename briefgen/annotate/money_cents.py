"""Pence, and whose cents they are where nothing beside them tells: those of the money told around them.

Sums of the sentence decide by themselves; those of the paragraph and of the rest of the text only where no
country that is named nearer has other cents.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from functools import lru_cache
from typing import Final

from briefgen.annotate import currencies
from briefgen.annotate.plain import after, alternatives, before, pattern
from briefgen.annotate.units import NUMBERED
from briefgen.expressions import expression

_OF_HUNDREDTHS: Final = frozenset(
    (*currencies.DOLLARS.values(), "XCD", "TTD", "EUR", "ZAR", "KES", "LKR", "MUR", "SCR")
)
"""Currencies whose hundredth is a cent."""
_SIGN: Final = alternatives(
    mark for mark, code in currencies.SYMBOLS.items() if mark == "$" or code in _OF_HUNDREDTHS
)
_ADJECTIVE: Final = alternatives(currencies.DOLLARS)
_MARKS: Final = pattern(
    rf"(?<![\w$€£])(?P<sign>{_SIGN}) ?\d|(?<![\w$])(?P<rand>R)\d|\d(?: (?:million|billion|trillion|hundred|thousand)|[mb]n?)?"
    rf" (?:(?P<adjective>{_ADJECTIVE}) )?(?:(?P<dollar>dollars?)|(?P<euro>euros?)|(?P<rand2>rand))\b"
)
_PLACES: Final = {
    "USD": "United States|U\\.S\\.|US|America|Americans?|New York|Californian?|Texas|Texan|Florida|Wall Street",
    "EUR": "Germany|Germans?|France|French|Ireland|Irish|Italy|Italians?|Spain|Spanish|Netherlands|Dutch|Belgium|Belgian"
    "|Austrian?|Finland|Finnish|Greece|Greek|Portugal|Portuguese|Luxembourg|Slovakia|Slovenia|Cyprus|Malta"
    "|[Ee]uro ?zone|Berlin|Paris|Dublin|Rome|Madrid|Amsterdam|Brussels|Vienna|Athens|Lisbon|Helsinki",
    "AUD": "Australian?|Australians|Sydney|Melbourne|Queensland|Canberra",
    "CAD": "Canada|Canadians?|Toronto|Ontario|Quebec|Ottawa",
    "NZD": "New Zealand(?:ers?)?|Auckland",
    "ZAR": "South Africa(?:ns?)?|Johannesburg|Pretoria",
    "SGD": "Singapore(?:ans?)?",
    "HKD": "Hong Kong",
    "KES": "Kenyan?|Kenyans|Nairobi",
    "LKR": "Sri Lankan?|Colombo",
    "NAD": "Namibian?|Namibians|Windhoek",
    "JMD": "Jamaican?|Jamaicans",
}
"""Countries whose money has cents, by what tells of them."""
_NAMED: Final = pattern(
    r"\b(?:" + "|".join(rf"(?P<{code}>{words})" for code, words in _PLACES.items()) + r")(?![\w$])"
)
_OFTEN: Final = 2
"""How often sums of a currency are told that stands against countries named elsewhere in the text."""
_MAINLY: Final = 3
"""How many times as often as all others a currency is told that decides for a whole text."""
PENCE: Final = expression(
    r"(?P<high>[0-9](?<![\w$€£¥₩₹.,-].)"
    r"(?!(?:(?<=3)60|(?<=4)80|(?<=7)20|(?<=1)080|(?<=1)440|(?<=2)160)p)[0-9]{0,3}(?:\.[0-9]{1,2}|[¼½¾])?)p(?![\w-])",
    signs=tuple(f"{last}p" for last in "0123456789¼½¾"),
)
"""Pence; numbers of lines of a picture aside."""
CENTS: Final = expression(
    r"(?<![\w$€£¥₩₹.,-])(?P<high>[0-9]{1,3}(?:\.[0-9]{1,2})?)(?P<sign>¢|c)(?![\w°-])"
)
"""Cents by their sign or by a letter, which may be anything: "class 5c"."""
_PRICE: Final = expression(r" {1,3}(?:a|an|per|each|more|less|off|extra)\b|/[a-z]")
_PRICED: Final = expression(
    r"\b(?:by|to|from|for|another|extra|only|just|costs?|pays?|paid|charged?)"
    r" {1,3}(?:an? {1,3}(?:extra|additional) {1,3})?$"
)
"""What stands behind or before a price."""
_WORD: Final = expression(r"(?<![\w-])([A-Za-z]{3,12}) {1,3}$")
_LETTERED: Final = NUMBERED | {"Apartment", "Flat", "Form", "Size", "Suite", "Year"}
"""What has a number with a letter for its name, written large or small: "class 5c"."""
_QUARTERS: Final = {"¼": Decimal("0.25"), "½": Decimal("0.5"), "¾": Decimal("0.75")}


def of_cents(paragraph: str, start: int, document: str, dollar: str, rand: str) -> str:
    """The currency of bare cents at `start`: the one of their sentence, paragraph or document.

    dollar: what a plain "$" means there, and theirs where no money and no country is told; rand: what a plain
        "R" means, "" for nothing. The result is "" where two may be meant.
    """
    sentence = before(paragraph, start) + " " + after(paragraph, start)
    own = _countries(sentence)
    for told, named in (
        (_told(sentence, dollar, rand), None),
        (_kept(paragraph, dollar, rand), own),
    ):
        if told:
            return told[0][0] if len(told) == 1 and (not named or told[0][0] in named) else ""
    near = own or _countries(paragraph)
    told = _kept(document, dollar, rand)
    return _far(told, near, document) if told else _untold(near or _countries(document), dollar)


def of_sign(
    found: re.Match[str], paragraph: str, document: str, dollar: str, rand: str
) -> str | None:
    """The same of "50¢", and of "15c" where the text tells of sums and this is a price; None if it is none."""
    start, end = found.span()
    word = _WORD.search(paragraph, max(0, start - 16), start) if found["sign"] == "c" else None
    if word and word[1].capitalize() in _LETTERED:
        return None
    priced = _PRICE.match(paragraph, end) or _PRICED.search(paragraph, max(0, start - 32), start)
    if found["sign"] == "c" and not (priced and _kept(document, dollar, rand)):
        return None
    return of_cents(paragraph, start, document, dollar, rand)


def _far(told: tuple[tuple[str, int], ...], near: frozenset[str], document: str) -> str:
    """The currency that the text's sums are mostly in, if the countries named don't speak against it."""
    (code, count), *others = told
    if count < _MAINLY * sum(other for _, other in others):
        return ""
    if near or count >= _OFTEN:
        return code if not near or code in near else ""
    named = _countries(document)
    return code if not named or code in named else ""


def _untold(named: frozenset[str], dollar: str) -> str:
    """Whose they are in a text without sums: those of the one country, else the dollar's."""
    return dollar if not named else next(iter(named)) if len(named) == 1 else ""


@lru_cache(maxsize=8)
def _countries(text: str) -> frozenset[str]:
    """The currencies of the countries that a text names, of those that have cents."""
    return frozenset(found.lastgroup or "" for found in _NAMED.finditer(text))


def _told(text: str, dollar: str, rand: str) -> tuple[tuple[str, int], ...]:
    """How often each such currency is told, the most frequent first."""
    found = (_code(one, dollar, rand) for one in _MARKS.finditer(text))
    return tuple(Counter(code for code in found if code).most_common())


_kept: Final = lru_cache(maxsize=8)(_told)
"""The same for a paragraph and its document, of which each of many cents asks."""


def _code(found: re.Match[str], dollar: str, rand: str) -> str:
    if found["sign"]:
        return currencies.SYMBOLS[found["sign"]] or dollar
    if found["euro"]:
        return "EUR"
    if found["dollar"]:
        return currencies.DOLLARS[found["adjective"]] if found["adjective"] else dollar
    return rand


def of_pence(text: str) -> Decimal:
    """How many pounds they are: a hundredth of "4", "4.5" or "4½"."""
    whole, part = text, Decimal(0)
    if whole[-1] in _QUARTERS:
        whole, part = whole[:-1], _QUARTERS[whole[-1]]
    return (Decimal(whole) + part) * Decimal("0.01")
